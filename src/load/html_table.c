/* HTML table rows: which are headers, and which column a cell stands in when others span. */
#include "load/html_internal.h"

static void clear_cells(struct html_table *table)
{
    ARK_VEC_EACH (struct html_cell, cell, table->cells) {
        g_free(cell->text);
        ark_references_clear(&cell->references);
    }
    table->cells.n = 0;
}

void ark_html_table_clear(struct html_table *table)
{
    clear_cells(table);
    ark_vec_clear(&table->cells);
    ark_spans_clear(&table->spans);
    *table = (struct html_table){0};
}

/* <th> all over, <thead>, or everything in bold, as converters from Word write it. */
static bool is_header(const struct html_table *table)
{
    if (table->has_rows)
        return false;
    bool header = true, bold = true, filled = false;
    ARK_VEC_EACH (struct html_cell, cell, table->cells) {
        filled |= *cell->text != '\0';
        header &= cell->header || !*cell->text;
        bold &= cell->bold || !*cell->text;
    }
    return filled && (table->in_head || header || (bold && !table->named));
}

void ark_html_row_end(struct html_table *table, struct ark_document *doc)
{
    table->in_row = false;
    if (!table->cells.n)
        return;
    bool header = is_header(table), alone = table->cells.n == 1;
    ARK_VEC(struct ark_span_cell) cells = {0};
    ARK_VEC_EACH (struct html_cell, cell, table->cells)
        ark_vec_push(&cells,
                     (struct ark_span_cell){cell->text, cell->loc, cell->columns, cell->rows});
    /* A header that spans columns names each of them, unless it is a caption over all. */
    ark_spans_row(&table->spans, cells.v, cells.n, header, header && !alone, table->row_loc);
    ark_document_row(doc, header, table->spans.cells.v, table->spans.cells.n, table->row_loc);
    for (uint32_t i = 0; i < table->cells.n; i++) {
        ark_document_in_cell(doc, table->spans.columns.v[i]);
        ark_references_report(&table->cells.v[i].references, doc);
    }
    table->named |= header && !alone;
    table->has_rows |= !header;
    ark_vec_clear(&cells);
    clear_cells(table);
}
