/* The frozen graph's arrays. Only graph.c, builder.c and dump.c may see them. */
#pragma once

#include "graph/graph.h"

/* A label set: `n` labels from `first` in the label pool. */
struct ark_set {
    uint32_t first;
    uint32_t n;
};

struct ark_graph {
    ark_atoms *atoms; /* borrowed */
    uint32_t nodes, edges;

    struct ark_set *sets;
    uint32_t set_count;
    ark_atom *label_pool;

    /* By entity: the nodes first, then the edges. */
    ark_labelset *labels;
    struct ark_loc *locs;
    uint32_t *prop_first; /* n + 1 */

    ark_atom *keys;
    struct ark_value *values;

    ark_ref *from, *to; /* by edge */

    /* CSR over `ends` entities: the nodes, and the edges too if any edge ends on an edge. */
    uint32_t ends;
    uint32_t *out_first, *in_first; /* ends + 1 */
    ark_ref *out_edges, *in_edges;

    /* Entities grouped by label set. */
    uint32_t *node_set_first, *edge_set_first; /* set_count + 1 */
    ark_ref *nodes_by_set, *edges_by_set;
};

static inline uint32_t ark_graph_slot(const ark_graph *graph, ark_ref ref)
{
    return ark_ref_is_edge(ref) ? graph->nodes + ark_ref_index(ref) : ref;
}
