/* Cells that span columns and rows, laid out in the columns of their table: what HTML, docx and odt
 * tables share. Rows come from the top, each with the cells that begin in it. */
#pragma once

#include "base/vec.h"
#include "document/document.h"

struct ark_span_cell {
    const char *text; /* NULL: nothing stands there (a row that begins further right) */
    struct ark_loc loc;
    uint32_t columns, rows; /* spanned, from 1 */
};

/* A cell of an earlier row that reaches into this one, by column. */
struct ark_span_reach {
    char *text;
    uint32_t rows;
};

struct ark_spans {
    ARK_VEC(struct ark_span_reach) reach;
    ARK_VEC(struct ark_document_cell) cells; /* of the row laid out last; texts are borrowed */
    ARK_VEC(uint32_t) columns;               /* of that row: where each span cell went */
    size_t repeated;                         /* bytes of text given to more rows than their own */
};

/* Lays out one row into `cells` and `columns`. A text over several rows belongs to each of them (in
 * a header only to the first); one over several columns to the first of them, or to all where it
 * names them (`repeat`: a header). */
void ark_spans_row(struct ark_spans *spans, const struct ark_span_cell *cells, uint32_t n,
                   bool header, bool repeat, struct ark_loc row);
void ark_spans_clear(struct ark_spans *spans);
