/* Tables where no tag says so: rows of cells that stand below each other in columns, with room
 * between the columns that nothing crosses. A cell is a stack of lines; the next cell of its row
 * begins to its right, and on its height. What stands below a cell, in another column than the
 * first, is more of it; and a table may go on on the next page. */
#include <string.h>

#include "load/pdf_internal.h"

enum {
    LEAST_ROWS = 3,
    MOST_COLUMNS = 30,
    WIDEST_GAP = 4,   /* heights of a line between two rows */
    MOST_LINES = 200, /* of a cell */
    LONGEST_MARK = 6,
};

struct stack {
    uint32_t first, last; /* lines */
    int top, left, right, bottom;
};

struct column {
    int left, right;
};

struct grid {
    struct column columns[MOST_COLUMNS]; /* from left to right */
    uint32_t column_n;
};

static bool is_usable(const struct pdf *pdf, uint32_t i, uint32_t page)
{
    const struct pdf_line *line = &pdf->lines.v[i];
    return !line->gone && !line->heading && !line->more && line->page == page;
}

static uint32_t skip_gone(const struct pdf *pdf, uint32_t i)
{
    while (i < pdf->lines.n && pdf->lines.v[i].gone)
        i++;
    return i;
}

/* The lines of a cell, from line `i` on; false at the end of what may be a table. */
static bool read_stack(const struct pdf *pdf, uint32_t i, uint32_t page, struct stack *ret)
{
    if (i >= pdf->lines.n || !is_usable(pdf, i, page))
        return false;
    const struct pdf_line *line = &pdf->lines.v[i];
    *ret = (struct stack){i, i, line->top, line->left, line->right, line->bottom};
    for (uint32_t k = i + 1; k < pdf->lines.n && is_usable(pdf, k, page); k++) {
        const struct pdf_line *next = &pdf->lines.v[k], *last = next - 1;
        int height = last->bottom - last->top;
        if (k - i >= MOST_LINES || next->beside || next->top < last->bottom - height / 2 ||
            next->top - last->bottom > height * 3 / 5 || next->left >= ret->right ||
            next->right <= ret->left || next->size != line->size)
            break;
        ret->last = k;
        ret->left = MIN(ret->left, next->left);
        ret->right = MAX(ret->right, next->right);
        ret->bottom = MAX(ret->bottom, next->bottom);
    }
    return true;
}

static bool is_beside(const struct stack *a, const struct stack *b)
{
    return b->left >= a->right && b->top < a->bottom && b->bottom > a->top;
}

/* The column that a cell lies in, made wider or new; false when it crosses a gap. */
static bool find_column(struct grid *grid, const struct stack *stack, uint32_t *ret)
{
    uint32_t at = 0;
    while (at < grid->column_n && grid->columns[at].right <= stack->left)
        at++;
    struct column *column = &grid->columns[at];
    bool inside = at < grid->column_n && column->left < stack->right;
    if (inside && at + 1 < grid->column_n && column[1].left <= stack->right)
        return false;
    if (inside) {
        column->left = MIN(column->left, stack->left);
        column->right = MAX(column->right, stack->right);
    } else {
        if (grid->column_n == MOST_COLUMNS)
            return false;
        memmove(column + 1, column, sizeof *column * (grid->column_n - at));
        *column = (struct column){stack->left, stack->right};
        grid->column_n++;
    }
    *ret = at;
    return true;
}

/* A mark or a number before a text makes a list, no table. */
static bool is_mark(const char *text)
{
    size_t len = strlen(text);
    return len <= LONGEST_MARK && (len <= 1 || strspn(text, "0123456789.") == len ||
                                   strchr(".)", text[len - 1]) || (text[0] & 0x80));
}

struct found_cell {
    uint32_t column, first, last; /* lines */
};

struct found_row {
    struct stack stacks[MOST_COLUMNS];
    uint32_t n, page;
    int top, bottom;
};

/* What was read so far. A row that is more of the one above adds to its cells. */
struct found {
    ARK_VEC(struct found_cell) cells;
    ARK_VEC(uint32_t) rows; /* where the cells of each begin */
    struct grid grid;
    struct found_row last;
};

/* A row from line `i` on. */
static bool read_row(const struct pdf *pdf, uint32_t i, struct found_row *ret)
{
    struct stack stack;
    *ret = (struct found_row){.page = i < pdf->lines.n ? pdf->lines.v[i].page : 0};
    while (ret->n < MOST_COLUMNS && read_stack(pdf, i, ret->page, &stack)) {
        if (ret->n && !is_beside(&ret->stacks[ret->n - 1], &stack))
            break;
        ret->top = ret->n ? MIN(ret->top, stack.top) : stack.top;
        ret->bottom = ret->n ? MAX(ret->bottom, stack.bottom) : stack.bottom;
        ret->stacks[ret->n++] = stack;
        i = stack.last + 1;
    }
    return ret->n > 0;
}

static uint32_t row_end(const struct found_row *row)
{
    return row->stacks[row->n - 1].last + 1;
}

static bool is_below(const struct found_row *above, const struct found_row *row)
{
    int height = row->stacks[0].bottom - row->stacks[0].top;
    if (row->page != above->page)
        return row->page == above->page + 1;
    return row->top >= above->bottom - height / 2 &&
           row->top - above->bottom <= WIDEST_GAP * height;
}

/* Whether the row stands in the columns so far, which are left as they were if not; and then its
 * columns. */
static bool fits(struct found *found, const struct found_row *row, uint32_t *columns)
{
    struct grid before = found->grid;
    bool first = !found->rows.n, ok = first ? row->n > 1 : is_below(&found->last, row);
    for (uint32_t i = 0; ok && i < row->n; i++)
        ok = find_column(&found->grid, &row->stacks[i], &columns[i]) &&
             (!i || columns[i] > columns[i - 1]);
    /* A text across the page is no cell; neither is one that made a column of its own. */
    if (ok && row->n == 1)
        ok = columns[0] > 0 && found->grid.column_n == before.column_n;
    if (!ok)
        found->grid = before;
    return ok;
}

static void take_row(struct found *found, const struct found_row *row, const uint32_t *columns)
{
    if (row->n > 1)
        ark_vec_push(&found->rows, found->cells.n);
    for (uint32_t i = 0; i < row->n; i++)
        ark_vec_push(&found->cells,
                     (struct found_cell){columns[i], row->stacks[i].first, row->stacks[i].last});
    found->last = *row;
}

static uint32_t row_cells_end(const struct found *found, uint32_t row)
{
    return row + 1 < found->rows.n ? found->rows.v[row + 1] : found->cells.n;
}

static bool is_list(const struct pdf *pdf, const struct found *found)
{
    for (uint32_t i = 0; i < found->rows.n; i++) {
        const struct found_cell *first = &found->cells.v[found->rows.v[i]];
        if (first->first != first->last || !is_mark(pdf->lines.v[first->first].text))
            return false;
    }
    return true;
}

static bool is_bold(const struct pdf *pdf, const struct found *found, uint32_t row)
{
    for (uint32_t i = found->rows.v[row]; i < row_cells_end(found, row); i++) {
        for (uint32_t k = found->cells.v[i].first; k <= found->cells.v[i].last; k++) {
            if (!pdf->lines.v[k].bold)
                return false;
        }
    }
    return true;
}

/* Two rows may stand so by chance, unless the first is plainly a header. */
static bool is_table(const struct pdf *pdf, const struct found *found)
{
    uint32_t rows = found->rows.n;
    bool headed = rows > 1 && is_bold(pdf, found, 0) && !is_bold(pdf, found, 1);
    return found->grid.column_n > 1 && rows + headed >= LEAST_ROWS && !is_list(pdf, found);
}

static void add_cell(const struct pdf *pdf, struct pdf_cell *cell, const struct found_cell *found)
{
    for (uint32_t i = found->first; i <= found->last; i++)
        ark_pdf_join(pdf, cell->text, pdf->lines.v[i].text, strlen(pdf->lines.v[i].text));
    if (!cell->found) {
        cell->page = pdf->lines.v[found->first].page;
        cell->first_line = found->first;
    }
    cell->last_line = found->last;
    cell->found = true;
}

static struct pdf_row make_row(const struct pdf *pdf, const struct found *found, uint32_t row)
{
    struct pdf_row made = {0};
    uint32_t from = found->rows.v[row];
    for (uint32_t i = 0; i < found->grid.column_n; i++) {
        struct pdf_cell blank = {.text = g_string_new(NULL),
                                 .columns = 1,
                                 .rows = 1,
                                 .page = pdf->lines.v[found->cells.v[from].first].page};
        ark_vec_push(&made.cells, blank);
    }
    for (uint32_t i = from; i < row_cells_end(found, row); i++)
        add_cell(pdf, &made.cells.v[found->cells.v[i].column], &found->cells.v[i]);
    return made;
}

/* Headers are drawn again on each page, and what stands right below them in a column may be the
 * rest of the row above: gives whether they are there. */
static bool is_header_again(const struct pdf_table *table, const struct pdf_row *row)
{
    const struct pdf_row *first = table->rows.v;
    uint32_t same = 0;
    if (!table->rows.n || row->cells.v[0].page == first->cells.v[0].page)
        return false;
    for (uint32_t i = 0; i < row->cells.n; i++) {
        const char *text = row->cells.v[i].text->str, *header = first->cells.v[i].text->str;
        size_t len = strlen(header);
        if (strncmp(text, header, len) != 0 || (text[len] && text[len] != ' '))
            return false;
        same += !text[len];
    }
    return same * 2 > row->cells.n || same + 1 == row->cells.n;
}

/* What is left below the headers goes on with the row above. */
static void append_rest(const struct pdf *pdf, struct pdf_table *table, struct pdf_row *row)
{
    struct pdf_row *last = &ark_vec_last(&table->rows);
    for (uint32_t i = 0; i < row->cells.n; i++) {
        const char *rest = row->cells.v[i].text->str + table->rows.v[0].cells.v[i].text->len;
        if (*rest)
            ark_pdf_join(pdf, last->cells.v[i].text, rest + 1, strlen(rest + 1));
    }
}

/* The columns are known only now: a later row may have had one that the first ones had not. */
static void settle_columns(struct pdf *pdf, struct found *found)
{
    ARK_VEC_EACH (struct found_cell, cell, found->cells) {
        struct stack stack = {.left = INT32_MAX, .right = INT32_MIN};
        for (uint32_t i = cell->first; i <= cell->last; i++) {
            stack.left = MIN(stack.left, pdf->lines.v[i].left);
            stack.right = MAX(stack.right, pdf->lines.v[i].right);
        }
        find_column(&found->grid, &stack, &cell->column);
    }
}

static struct pdf_table *make_table(struct pdf *pdf, struct found *found)
{
    struct pdf_table *table = ARK_NEW(pdf->arena, struct pdf_table);
    settle_columns(pdf, found);
    for (uint32_t i = 0; i < found->rows.n; i++) {
        struct pdf_row row = make_row(pdf, found, i);
        if (is_header_again(table, &row)) {
            append_rest(pdf, table, &row);
            ark_pdf_row_clear(&row);
        } else {
            ark_vec_push(&table->rows, row);
        }
    }
    return table;
}

struct pdf_table *ark_pdf_find_table(struct pdf *pdf, uint32_t line, uint32_t *ret_end)
{
    struct found found = {0};
    struct found_row row;
    struct pdf_table *table = NULL;
    uint32_t columns[MOST_COLUMNS];
    *ret_end = line + 1;
    for (uint32_t i = line; read_row(pdf, i, &row) && fits(&found, &row, columns);) {
        take_row(&found, &row, columns);
        *ret_end = row_end(&row);
        i = skip_gone(pdf, *ret_end);
    }
    if (is_table(pdf, &found))
        table = make_table(pdf, &found);
    ark_vec_clear(&found.cells);
    ark_vec_clear(&found.rows);
    return table;
}
