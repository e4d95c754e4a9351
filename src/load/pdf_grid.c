/* Tables where no tag says so: rows of cells that stand below each other in columns, with room
 * between the columns that nothing crosses. A cell is a stack of lines; the next cell of its row
 * begins to its right, and on its height. */
#include <string.h>

#include "load/pdf_internal.h"

enum {
    LEAST_ROWS = 3,
    MOST_COLUMNS = 30,
    WIDEST_GAP = 4, /* heights of a line between two rows */
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
    return !line->gone && !line->heading && !line->more && !line->mono && line->page == page;
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
        if (next->beside || next->top < last->bottom - height / 2 ||
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

struct found_row {
    struct stack stacks[MOST_COLUMNS];
    uint32_t n;
};

typedef ARK_VEC(struct found_row) found_rows;

/* A row from line `i` on. */
static bool read_row(const struct pdf *pdf, uint32_t i, uint32_t page, struct found_row *ret)
{
    struct stack stack;
    ret->n = 0;
    while (ret->n < MOST_COLUMNS && read_stack(pdf, i, page, &stack)) {
        if (ret->n && !is_beside(&ret->stacks[ret->n - 1], &stack))
            break;
        ret->stacks[ret->n++] = stack;
        i = stack.last + 1;
    }
    return ret->n > 0;
}

static uint32_t row_end(const struct found_row *row)
{
    return row->stacks[row->n - 1].last + 1;
}

static int row_top(const struct found_row *row)
{
    int top = row->stacks[0].top;
    for (uint32_t i = 1; i < row->n; i++)
        top = MIN(top, row->stacks[i].top);
    return top;
}

static int row_bottom(const struct found_row *row)
{
    int bottom = row->stacks[0].bottom;
    for (uint32_t i = 1; i < row->n; i++)
        bottom = MAX(bottom, row->stacks[i].bottom);
    return bottom;
}

/* Whether the row stands in the columns so far; they are left as they were if not. */
static bool fits(struct grid *grid, const struct found_row *above, const struct found_row *row)
{
    struct grid before = *grid;
    uint32_t column, last = UINT32_MAX;
    int height = row->stacks[0].bottom - row->stacks[0].top;
    bool ok = !above || (row_top(row) >= row_bottom(above) - height / 2 &&
                         row_top(row) - row_bottom(above) <= WIDEST_GAP * height);
    for (uint32_t i = 0; ok && i < row->n; i++) {
        ok = find_column(grid, &row->stacks[i], &column) && (!i || column > last);
        last = column;
    }
    if (!ok)
        *grid = before;
    return ok;
}

static bool is_list(const struct pdf *pdf, const found_rows *rows)
{
    for (uint32_t i = 0; i < rows->n; i++) {
        const struct stack *first = &rows->v[i].stacks[0];
        if (first->first != first->last || !is_mark(pdf->lines.v[first->first].text))
            return false;
    }
    return true;
}

static void add_cell(const struct pdf *pdf, struct pdf_row *row, const struct stack *stack)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (uint32_t i = stack->first; i <= stack->last; i++)
        ark_pdf_join(pdf, text, pdf->lines.v[i].text, strlen(pdf->lines.v[i].text));
    struct pdf_cell cell = {.text = g_strdup(text->str),
                            .columns = 1,
                            .rows = 1,
                            .page = pdf->lines.v[stack->first].page,
                            .first_line = stack->first,
                            .last_line = stack->last,
                            .found = true};
    ark_vec_push(&row->cells, cell);
}

static void add_blank_cells(struct pdf_row *row, uint32_t until, uint32_t page)
{
    while (row->cells.n < until) {
        struct pdf_cell blank = {.text = g_strdup(""), .columns = 1, .rows = 1, .page = page};
        ark_vec_push(&row->cells, blank);
    }
}

static struct pdf_table *make_table(struct pdf *pdf, struct grid *grid, const found_rows *rows)
{
    struct pdf_table *table = ARK_NEW(pdf->arena, struct pdf_table);
    for (uint32_t i = 0; i < rows->n; i++) {
        struct pdf_row row = {0};
        const struct found_row *found = &rows->v[i];
        uint32_t page = pdf->lines.v[found->stacks[0].first].page;
        for (uint32_t k = 0; k < found->n; k++) {
            uint32_t column = 0;
            find_column(grid, &found->stacks[k], &column);
            add_blank_cells(&row, column, page);
            add_cell(pdf, &row, &found->stacks[k]);
        }
        add_blank_cells(&row, grid->column_n, page);
        ark_vec_push(&table->rows, row);
    }
    return table;
}

struct pdf_table *ark_pdf_find_table(struct pdf *pdf, uint32_t line, uint32_t *ret_end)
{
    struct grid grid = {0};
    found_rows rows = {0};
    struct found_row row;
    struct pdf_table *table = NULL;
    uint32_t page = pdf->lines.v[line].page;
    *ret_end = line + 1;
    for (uint32_t i = line; read_row(pdf, i, page, &row) && row.n > 1; i = row_end(&row)) {
        if (!fits(&grid, rows.n ? &ark_vec_last(&rows) : NULL, &row))
            break;
        ark_vec_push(&rows, row);
        *ret_end = row_end(&row);
    }
    if (rows.n >= LEAST_ROWS && grid.column_n > 1 && !is_list(pdf, &rows))
        table = make_table(pdf, &grid, &rows);
    ark_vec_clear(&rows);
    return table;
}
