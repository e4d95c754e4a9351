/* Where cells stand when others span. Linear in cells and in the columns they cover. */
#include "load/spans.h"

#include <string.h>

enum {
    MOST_COLUMNS = 200,
    MOST_REPEATED = 16 << 20, /* a long text that spans very many rows is left out of the later */
};

static void push(struct ark_spans *spans, const char *text, struct ark_loc loc)
{
    ark_vec_push(&spans->cells, (struct ark_document_cell){text, loc});
}

/* A value that spans rows belongs to each of them. */
static void fill_from_above(struct ark_spans *spans, bool header, struct ark_loc row)
{
    while (spans->cells.n < spans->reach.n && spans->reach.v[spans->cells.n].rows) {
        struct ark_span_reach *above = &spans->reach.v[spans->cells.n];
        above->rows--;
        bool shown = !header && above->text && spans->repeated < MOST_REPEATED;
        if (shown)
            spans->repeated += strlen(above->text);
        push(spans, shown ? above->text : NULL, row);
    }
}

static void remember(struct ark_spans *spans, const char *text, uint32_t rows)
{
    uint32_t column = spans->cells.n;
    while (spans->reach.n <= column)
        ark_vec_push(&spans->reach, (struct ark_span_reach){0});
    struct ark_span_reach *reach = &spans->reach.v[column];
    g_free(reach->text);
    *reach = (struct ark_span_reach){rows > 1 ? g_strdup(text) : NULL, rows - 1};
}

static void place(struct ark_spans *spans, const struct ark_span_cell *cell, bool repeat)
{
    uint32_t rows = MAX(cell->rows, 1u);
    for (uint32_t i = 0; i < MAX(cell->columns, 1u) && spans->cells.n < MOST_COLUMNS; i++) {
        const char *text = i == 0 || repeat ? cell->text : NULL;
        if (rows > 1 || spans->cells.n < spans->reach.n)
            remember(spans, text, rows);
        push(spans, text, cell->loc);
    }
}

void ark_spans_row(struct ark_spans *spans, const struct ark_span_cell *cells, uint32_t n,
                   bool header, bool repeat, struct ark_loc row)
{
    spans->cells.n = spans->columns.n = 0;
    for (uint32_t i = 0; i < n; i++) {
        fill_from_above(spans, header, row);
        ark_vec_push(&spans->columns, spans->cells.n);
        place(spans, &cells[i], repeat);
    }
    fill_from_above(spans, header, row);
}

void ark_spans_clear(struct ark_spans *spans)
{
    ARK_VEC_EACH (struct ark_span_reach, reach, spans->reach)
        g_free(reach->text);
    ark_vec_clear(&spans->reach);
    ark_vec_clear(&spans->cells);
    ark_vec_clear(&spans->columns);
    *spans = (struct ark_spans){0};
}
