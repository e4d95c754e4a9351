/* Tables whose cells span columns and rows, row by row, for loaders. */
#pragma once

#include "document/document.h"
#include "load/references.h"

struct span_cell {
    char *text;
    struct ark_loc loc;
    struct ark_references references;
    uint32_t columns, rows; /* colspan and rowspan */
    bool header, bold;
};

/* A cell of an earlier row that reaches into this one. */
struct span_reach {
    char *text;
    uint32_t rows;
};

struct span_table {
    ARK_VEC(struct span_cell) cells;  /* of the open row */
    ARK_VEC(struct span_reach) reach; /* by column */
    struct ark_loc row_loc;
    unsigned depth; /* of nested tables; 1 in an ordinary one. The caller's. */
    size_t *budget; /* bytes that cells may still be repeated with, in the whole document */
    uint32_t lost;  /* cells beyond the last column that is read */
    bool in_row, in_cell, in_head, named, has_rows;
};

/* The open row, which is what `cells` holds, is complete: reports it with what hangs below its
 * cells, and empties `cells`. A header is a row in the head, or whose cells are all headers or all
 * bold, before any other row. */
void ark_span_row_end(struct span_table *table, struct ark_document *doc);
void ark_span_table_clear(struct span_table *table);
