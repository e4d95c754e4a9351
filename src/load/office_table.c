/* Tables of word-processor documents: kept whole until they end, for only then is it known which
 * cells are one and which rows are headers. */
#include <string.h>

#include "base/limits.h"
#include "load/office.h"
#include "load/spans.h"

enum { MOST_SPANNED = 500 };

static const uint32_t no_cell = G_MAXUINT32;

struct cell {
    char *text; /* NULL: no cell here */
    struct ark_references references;
    ARK_VEC(uint32_t) comments;
    char *caption;
    struct ark_loc loc;
    uint32_t columns, rows;
    bool strong, shaded, continues, merged;
};

struct row {
    uint32_t first; /* of its cells */
    bool header, dropped, paged;
    struct ark_loc loc;
    unsigned page;
};

struct office_table {
    ARK_VEC(struct cell) cells;
    ARK_VEC(struct row) rows;
    GString *text; /* of the open cell */
    bool styled;
};

static void cell_clear(struct cell *cell)
{
    g_free(cell->text);
    g_free(cell->caption);
    ark_references_clear(&cell->references);
    ark_vec_clear(&cell->comments);
}

void office_table_free(struct office_table *table)
{
    if (!table)
        return;
    ARK_VEC_EACH (struct cell, cell, table->cells)
        cell_clear(cell);
    ark_vec_clear(&table->cells);
    ark_vec_clear(&table->rows);
    g_string_free(table->text, TRUE);
    g_free(table);
}

void office_table_begin(struct office *o)
{
    struct office_frame *frame = office_top(o);
    office_table_free(frame->table);
    frame->table = g_new0(struct office_table, 1);
    frame->table->text = g_string_new(NULL);
}

void office_table_styled(struct office *o)
{
    if (office_top(o)->table)
        office_top(o)->table->styled = true;
}

/* The row that is open in the frame on top. */
static struct row *open_row(struct office *o)
{
    struct office_table *table = office_top(o)->table;
    return table && table->rows.n ? &ark_vec_last(&table->rows) : NULL;
}

void office_row_begin(struct office *o)
{
    struct office_table *table = office_top(o)->table;
    struct ark_loc loc = {.file = o->file, .line = o->paragraph + 1};
    if (table)
        ark_vec_push(&table->rows,
                     (struct row){.first = table->cells.n, .loc = loc, .page = o->page});
}

void office_row_header(struct office *o)
{
    struct row *row = open_row(o);
    if (row)
        row->header = true;
}

void office_row_drop(struct office *o)
{
    struct row *row = open_row(o);
    if (row)
        row->dropped = true;
}

void office_row_skip(struct office *o, uint32_t columns)
{
    struct row *row = open_row(o);
    struct cell cell = {.loc = row ? row->loc : (struct ark_loc){0},
                        .columns = MIN(columns, (uint32_t)MOST_SPANNED),
                        .rows = 1,
                        .strong = true};
    if (row && columns)
        ark_vec_push(&office_top(o)->table->cells, cell);
}

static void pop_cells(struct office_table *table, uint32_t first)
{
    while (table->cells.n > first) {
        struct cell cell = ark_vec_pop(&table->cells);
        cell_clear(&cell);
    }
}

void office_row_end(struct office *o)
{
    struct row *row = open_row(o);
    if (!row || !(row->dropped || row->first == office_top(o)->table->cells.n))
        return;
    pop_cells(office_top(o)->table, row->first);
    office_top(o)->table->rows.n--;
}

void office_cell_begin(struct office *o)
{
    struct office_table *table = office_top(o)->table;
    if (table) {
        struct ark_loc loc = {.file = o->file, .line = o->paragraph + 1};
        ark_vec_push(&table->cells,
                     (struct cell){.loc = loc, .columns = 1, .rows = 1, .strong = true});
        g_string_truncate(table->text, 0);
    }
    office_enter(o, OFFICE_CELL);
}

/* The cell whose frame is on top; it lies in the table of the frame below. */
static struct cell *open_cell(struct office *o)
{
    if (o->depth < 2 || office_top(o)->where != OFFICE_CELL)
        return NULL;
    struct office_table *table = o->frames.v[o->depth - 2].table;
    return table && table->cells.n ? &ark_vec_last(&table->cells) : NULL;
}

void office_cell_span(struct office *o, uint32_t columns, uint32_t rows)
{
    struct cell *cell = open_cell(o);
    if (!cell)
        return;
    cell->columns = CLAMP(columns, 1u, (uint32_t)MOST_SPANNED);
    cell->rows = MAX(rows, 1u);
}

void office_cell_continues(struct office *o)
{
    struct cell *cell = open_cell(o);
    if (cell)
        cell->continues = true;
}

void office_cell_shaded(struct office *o)
{
    struct cell *cell = open_cell(o);
    if (cell)
        cell->shaded = true;
}

/* A number that the program puts into an otherwise empty cell is all that a reader sees there. */
void office_cell_take(struct office *o, struct office_block *block, bool strong)
{
    struct cell *cell = open_cell(o);
    const char *text = *block->text || !block->number ? block->text : block->number;
    if (cell) {
        struct office_table *table = o->frames.v[o->depth - 2].table;
        struct row *row = &ark_vec_last(&table->rows);
        GString *all = table->text;
        if (!row->paged)
            row->page = block->page;
        row->paged = true;
        if (*text) {
            g_string_append_printf(all, "%s%s", all->len ? " " : "", text);
            cell->strong &= strong;
        }
        if (block->kind == OFFICE_CAPTION && !cell->caption)
            cell->caption = g_strdup(text);
        ARK_VEC_EACH (struct ark_reference, reference, block->references.items)
            ark_vec_push(&cell->references.items, *reference);
        block->references.items.n = 0;
        for (uint32_t i = 0; i < block->comments.n; i++)
            ark_vec_push(&cell->comments, block->comments.v[i]);
    }
    office_block_clear(block);
}

static void count_cells(struct office *o, uint32_t n)
{
    o->cells += n;
    if (o->cells > ARK_MAX_TABLE_CELLS)
        office_fail_limit(o,
                          "En tabel har flere celler end grænsen (ARK_MAX_TABLE_CELLS). Del den "
                          "op.",
                          "A table has more cells than the limit (ARK_MAX_TABLE_CELLS). Split it.");
}

void office_cell_end(struct office *o, uint32_t times)
{
    office_finish(o);
    struct cell *cell = open_cell(o);
    if (cell) {
        struct office_table *table = o->frames.v[o->depth - 2].table;
        cell->text = g_strndup(table->text->str, table->text->len);
        times = CLAMP(times, 1u, (uint32_t)MOST_SPANNED);
        count_cells(o, cell->columns * times);
        struct cell copy = {.loc = cell->loc, .columns = cell->columns, .rows = 1};
        copy.strong = cell->strong;
        for (uint32_t i = 1; i < times && !o->error; i++) {
            copy.text = g_strndup(table->text->str, table->text->len);
            ark_vec_push(&table->cells, copy);
        }
    }
    office_leave(o);
}

static uint32_t row_end(const struct office_table *table, uint32_t row)
{
    return row + 1 < table->rows.n ? table->rows.v[row + 1].first : table->cells.n;
}

/* Cells that only continue the one above make that one taller. */
static void merge_down(struct office_table *table)
{
    ARK_VEC(uint32_t) above = {0};
    for (uint32_t r = 0; r < table->rows.n; r++) {
        uint32_t column = 0;
        for (uint32_t i = table->rows.v[r].first; i < row_end(table, r); i++) {
            struct cell *cell = &table->cells.v[i];
            bool known = column < above.n && above.v[column] != no_cell;
            cell->merged = cell->continues && known;
            uint32_t owner = cell->merged ? above.v[column] : i;
            if (cell->merged)
                table->cells.v[owner].rows++;
            for (uint32_t end = column + cell->columns; column < end; column++) {
                while (above.n <= column)
                    ark_vec_push(&above, no_cell);
                above.v[column] = owner;
            }
        }
    }
    ark_vec_clear(&above);
}

struct looks {
    uint32_t cells, columns;
    bool filled, strong, shaded;
};

static struct looks look_at(const struct office_table *table, uint32_t row)
{
    struct looks looks = {.strong = true, .shaded = true};
    for (uint32_t i = table->rows.v[row].first; i < row_end(table, row); i++) {
        const struct cell *cell = &table->cells.v[i];
        looks.cells++;
        looks.columns += cell->columns;
        looks.filled |= cell->text && *cell->text;
        looks.strong &= cell->strong;
        looks.shaded &= cell->shaded;
    }
    return looks;
}

/* One cell over all columns is no row of headers but a caption. */
static bool is_alone(const struct office_table *table, uint32_t row)
{
    struct looks looks = look_at(table, row);
    return looks.cells == 1 && looks.columns > 1;
}

static bool is_set_off(const struct office_table *table, uint32_t row)
{
    if (row + 1 >= table->rows.n)
        return false;
    struct looks looks = look_at(table, row), next = look_at(table, row + 1);
    return looks.filled && ((looks.strong && !(next.filled && next.strong)) ||
                            (looks.shaded && !next.shaded) || (table->styled && row == 0));
}

/* How many rows at the top are headers: those the document says are; else a first row that is set
 * off by its style, in bold or by its colour. */
static uint32_t header_rows(const struct office_table *table)
{
    uint32_t n = 0;
    while (n < table->rows.n && table->rows.v[n].header)
        n++;
    if (n)
        return n < table->rows.n ? n : 1;
    while (n < table->rows.n && is_set_off(table, n)) {
        if (!is_alone(table, n++))
            break;
    }
    return n;
}

static void report_cell(struct office *o, struct cell *cell, uint32_t column)
{
    struct office_block block = {.loc = cell->loc};
    ark_document_in_cell(o->doc, column);
    block.references = cell->references;
    cell->references = (struct ark_references){0};
    for (uint32_t i = 0; i < cell->comments.n; i++)
        ark_vec_push(&block.comments, cell->comments.v[i]);
    office_report_references(o, &block);
    if (cell->caption)
        ark_document_caption(o->doc, cell->caption);
    office_block_clear(&block);
}

static void report_row(struct office *o, struct office_table *table, uint32_t r, bool header,
                       struct ark_spans *spans)
{
    const struct row *row = &table->rows.v[r];
    ARK_VEC(struct ark_span_cell) cells = {0};
    for (uint32_t i = row->first; i < row_end(table, r); i++) {
        const struct cell *cell = &table->cells.v[i];
        if (!cell->merged)
            ark_vec_push(&cells,
                         (struct ark_span_cell){cell->text, cell->loc, cell->columns, cell->rows});
    }
    ark_document_page(o->doc, row->page);
    ark_spans_row(spans, cells.v, cells.n, header, header && !is_alone(table, r), row->loc);
    ark_document_row(o->doc, header, spans->cells.v, spans->cells.n, row->loc);
    uint32_t at = 0;
    for (uint32_t i = row->first; i < row_end(table, r); i++) {
        if (!table->cells.v[i].merged)
            report_cell(o, &table->cells.v[i], spans->columns.v[at++]);
    }
    ark_vec_clear(&cells);
}

void office_report_table(struct office *o, struct office_block *block)
{
    struct office_table *table = block->table;
    uint32_t headers = header_rows(table);
    struct ark_spans spans = {0};
    merge_down(table);
    ark_document_page(o->doc, table->rows.v[0].page);
    ark_document_table_begin(o->doc, table->rows.v[0].loc);
    if (o->has_caption) {
        ark_document_caption(o->doc, o->caption.text);
        o->captions_above = 1;
        o->has_caption = false;
        office_block_clear(&o->caption);
    }
    for (uint32_t r = 0; r < table->rows.n; r++)
        report_row(o, table, r, r < headers, &spans);
    ark_document_table_end(o->doc);
    ark_spans_clear(&spans);
}

void office_table_end(struct office *o)
{
    struct office_frame *frame = office_top(o);
    struct office_block block = {.kind = OFFICE_TABLE, .table = frame->table, .page = o->page};
    frame->table = NULL;
    if (!block.table || !block.table->rows.n || o->error) {
        office_block_clear(&block);
        return;
    }
    block.loc = block.table->rows.v[0].loc;
    bool outermost = frame->where != OFFICE_CELL;
    if (outermost)
        o->cells = 0;
    if (!outermost)
        ark_vec_push(&o->after.items, block);
    else if (frame->where == OFFICE_CAPTION_BOX)
        office_block_clear(&block);
    else
        office_take(o, block);
    if (o->depth == 1)
        office_report_after(o);
}
