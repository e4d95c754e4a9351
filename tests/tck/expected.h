/* The kit's notation for values: reading a cell, and writing a cell or a value of the engine in one
 * canonical form, so that two of them are the same exactly when their texts are.
 *
 * In canonical form labels and keys are sorted and -0.0 is 0.0; an integer and a float are never
 * the same. */
#pragma once

#include "graph/graph.h"

enum tck_kind {
    TCK_NULL,
    TCK_BOOL,
    TCK_INT,
    TCK_REAL,
    TCK_TEXT,
    TCK_LIST, /* items */
    TCK_MAP,  /* names are the keys, items their values */
    TCK_NODE, /* names are the keys, items their values, labels */
    TCK_EDGE, /* likewise; its one label is the type */
    TCK_PATH, /* items: node, edge ... node */
};

struct tck_cell {
    enum tck_kind kind;
    bool backwards; /* an edge in a path that points to the node before it */
    uint32_t n, label_count;
    union {
        bool yes;
        int64_t integer;
        double real;
        const char *text;
    };
    const char **names;
    const char **labels;
    const struct tck_cell *items;
};

/* False and `error` when `text` is not one value in this notation. The cell lies in `arena`. */
bool tck_cell_read(struct ark_arena *arena, const char *text, struct tck_cell *ret_cell,
                   GError **error);
/* What the engine gave, with entities spelled out, so that it outlives `graph`. */
struct tck_cell tck_cell_of_value(struct ark_arena *arena, const ark_graph *graph,
                                  struct ark_value value);
/* The value of a cell without nodes, edges and paths, for parameters and properties; false when it
 * has some. Texts are atoms, for an engine may tell equal texts by their pointers. */
bool tck_cell_to_value(struct ark_arena *arena, ark_atoms *atoms, const struct tck_cell *cell,
                       struct ark_value *ret_value);
/* `any_order`: lists are written sorted, at every depth. */
void tck_cell_write(const struct tck_cell *cell, bool any_order, GString *out);
