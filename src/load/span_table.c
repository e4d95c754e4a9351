/* Rows whose cells span columns and rows: which rows are headers, and which column a cell stands
 * in. Knows no format. */
#include "load/span_table.h"

#include <string.h>

enum { MOST_COLUMNS = 200 };

typedef ARK_VEC(struct ark_document_cell) cell_vec;

static void clear_cells(struct span_table *table)
{
    ARK_VEC_EACH (struct span_cell, cell, table->cells) {
        g_free(cell->text);
        ark_references_clear(&cell->references);
    }
    table->cells.n = 0;
}

void ark_span_table_clear(struct span_table *table)
{
    clear_cells(table);
    ark_vec_clear(&table->cells);
    ARK_VEC_EACH (struct span_reach, reach, table->reach)
        g_free(reach->text);
    ark_vec_clear(&table->reach);
    *table = (struct span_table){0};
}

/* <th> all over, <thead>, or everything in bold, as converters from Word write it. */
static bool is_header(const struct span_table *table)
{
    if (table->has_rows)
        return false;
    bool header = true, bold = true, filled = false;
    ARK_VEC_EACH (struct span_cell, cell, table->cells) {
        filled |= *cell->text != '\0';
        header &= cell->header || !*cell->text;
        bold &= cell->bold || !*cell->text;
    }
    return filled && (table->in_head || header || (bold && !table->named));
}

/* A text that is repeated costs each time; a hostile table would make a thousand of each byte. */
static const char *again(struct span_table *table, const char *text)
{
    size_t len = text ? strlen(text) : 0;
    if (!len || len > *table->budget)
        return NULL;
    *table->budget -= len;
    return text;
}

/* A value that spans rows belongs to each of them. */
static void fill_from_above(struct span_table *table, cell_vec *cells, bool header)
{
    while (cells->n < table->reach.n && table->reach.v[cells->n].rows) {
        struct span_reach *above = &table->reach.v[cells->n];
        above->rows--;
        ark_vec_push(cells, (struct ark_document_cell){header ? NULL : again(table, above->text),
                                                       table->row_loc});
    }
}

static void remember(struct span_table *table, uint32_t column, const struct span_cell *cell)
{
    while (table->reach.n <= column)
        ark_vec_push(&table->reach, (struct span_reach){0});
    struct span_reach *reach = &table->reach.v[column];
    g_free(reach->text);
    *reach = (struct span_reach){g_strdup(cell->text), cell->rows - 1};
}

/* A header that spans columns names each of them, unless it is a caption over all. */
static void place(struct span_table *table, cell_vec *cells, const struct span_cell *cell,
                  bool repeat)
{
    table->lost += cells->n >= MOST_COLUMNS;
    for (uint32_t i = 0; i < cell->columns && cells->n < MOST_COLUMNS; i++) {
        const char *text = i == 0 ? cell->text : repeat ? again(table, cell->text) : NULL;
        if (cell->rows > 1 || cells->n < table->reach.n)
            remember(table, cells->n, cell);
        ark_vec_push(cells, (struct ark_document_cell){text, cell->loc});
    }
}

void ark_span_row_end(struct span_table *table, struct ark_document *doc)
{
    table->in_row = false;
    if (!table->cells.n)
        return;
    bool header = is_header(table), alone = table->cells.n == 1;
    cell_vec cells = {0};
    ARK_VEC(uint32_t) columns = {0};
    ARK_VEC_EACH (struct span_cell, cell, table->cells) {
        fill_from_above(table, &cells, header);
        ark_vec_push(&columns, cells.n);
        place(table, &cells, cell, header && !alone);
    }
    fill_from_above(table, &cells, header);
    ark_document_row(doc, header, cells.v, cells.n, table->row_loc);
    for (uint32_t i = 0; i < table->cells.n; i++) {
        ark_document_in_cell(doc, columns.v[i]);
        ark_references_report(&table->cells.v[i].references, doc);
    }
    table->named |= header && !alone;
    table->has_rows |= !header;
    ark_vec_clear(&cells);
    ark_vec_clear(&columns);
    clear_cells(table);
}
