/* What html_blocks.c and html_table.c share. */
#pragma once

#include "load/html_blocks.h"
#include "load/spans.h"

struct html_cell {
    char *text;
    struct ark_loc loc;
    struct ark_references references;
    uint32_t columns, rows; /* colspan and rowspan */
    bool header, bold;
};

struct html_table {
    ARK_VEC(struct html_cell) cells; /* of the open row */
    struct ark_spans spans;
    struct ark_loc row_loc;
    unsigned depth; /* of nested tables; 1 in an ordinary one */
    bool in_row, in_cell, in_head, named, has_rows;
};

/* The open row is complete. */
void ark_html_row_end(struct html_table *table, struct ark_document *doc);
void ark_html_table_clear(struct html_table *table);
