/* The freeze: drops edges without ends, packs properties, and builds the indexes by counting sort.
 * Every array of the builder is freed as soon as its content has moved, to keep the peak low. */
#include <string.h>

#include "graph/building.h"

/* Marks dead edges, repeating while an edge turns out to end on a dead one; `moved[i]` becomes the
 * new index of edge i, or UINT32_MAX. Gives the number of living edges. */
static uint32_t bury_edges(ark_builder *builder, uint32_t *moved)
{
    bool again = true;
    for (uint32_t i = 0; i < builder->edges.n; i++)
        moved[i] = 0;
    while (again) {
        again = false;
        for (uint32_t i = 0; i < builder->edges.n; i++) {
            if (moved[i] == UINT32_MAX)
                continue;
            ark_ref ends[] = {builder->ends.v[i].from, builder->ends.v[i].to};
            for (int k = 0; k < 2; k++) {
                bool edge = ark_ref_is_edge(ends[k]);
                if (ends[k] == ARK_REF_NONE ||
                    (edge && moved[ark_ref_index(ends[k])] == UINT32_MAX)) {
                    moved[i] = UINT32_MAX;
                    again = true;
                }
            }
        }
    }
    uint32_t alive = 0;
    for (uint32_t i = 0; i < builder->edges.n; i++) {
        if (moved[i] != UINT32_MAX)
            moved[i] = alive++;
    }
    return alive;
}

static ark_ref move_ref(ark_ref ref, const uint32_t *moved)
{
    return ark_ref_is_edge(ref) ? ARK_EDGE(moved[ark_ref_index(ref)]) : ref;
}

static void copy_edges(ark_graph *graph, ark_builder *builder, const uint32_t *moved)
{
    graph->from = ARK_PAGES_NEW(ark_ref, graph->edges);
    graph->to = ARK_PAGES_NEW(ark_ref, graph->edges);
    graph->ends = graph->nodes;
    for (uint32_t i = 0; i < builder->edges.n; i++) {
        if (moved[i] == UINT32_MAX)
            continue;
        struct ends ends = builder->ends.v[i];
        graph->from[moved[i]] = move_ref(ends.from, moved);
        graph->to[moved[i]] = move_ref(ends.to, moved);
        if (ark_ref_is_edge(ends.from) || ark_ref_is_edge(ends.to))
            graph->ends = graph->nodes + graph->edges;
        builder->edges.v[moved[i]] = builder->edges.v[i];
    }
    builder->edges.n = graph->edges;
    ark_vec_clear(&builder->ends);
}

/* Insertion sort by key, stable: an entity has a handful of properties. */
static void sort_props(ark_atom *keys, struct ark_value *values, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        ark_atom key = keys[i];
        struct ark_value value = values[i];
        uint32_t at = i;
        for (; at > 0 && keys[at - 1] > key; at--) {
            keys[at] = keys[at - 1];
            values[at] = values[at - 1];
        }
        keys[at] = key;
        values[at] = value;
    }
}

static uint32_t pack_entity(ark_graph *graph, const ark_builder *builder,
                            const struct building *from, uint32_t slot, uint32_t filled)
{
    uint32_t first = filled;
    graph->locs[slot] = from->loc;
    graph->prop_first[slot] = first;
    for (uint32_t at = from->first_prop; at; at = builder->props.v[at - 1].next) {
        graph->keys[filled] = builder->props.v[at - 1].key;
        graph->values[filled++] = builder->props.v[at - 1].value;
    }
    sort_props(graph->keys + first, graph->values + first, filled - first);
    return filled;
}

static void pack_labels(ark_graph *graph, const ark_builder *builder)
{
    graph->labels = ARK_PAGES_NEW(ark_labelset, graph->nodes + graph->edges);
    for (uint32_t i = 0; i < graph->nodes; i++)
        graph->labels[i] = builder->nodes.v[i].labels;
    for (uint32_t i = 0; i < graph->edges; i++)
        graph->labels[graph->nodes + i] = builder->edges.v[i].labels;
}

static void pack_entities(ark_graph *graph, ark_builder *builder)
{
    uint32_t all = graph->nodes + graph->edges, filled = 0;
    graph->locs = ARK_PAGES_NEW(struct ark_loc, all);
    graph->prop_first = ARK_PAGES_NEW(uint32_t, all + 1);
    /* At least one, so that slices of nothing are of something. */
    graph->keys = ARK_PAGES_NEW(ark_atom, MAX(1, builder->props.n));
    graph->values = ARK_PAGES_NEW(struct ark_value, MAX(1, builder->props.n));
    for (uint32_t i = 0; i < graph->nodes; i++)
        filled = pack_entity(graph, builder, &builder->nodes.v[i], i, filled);
    ark_vec_clear(&builder->nodes);
    for (uint32_t i = 0; i < graph->edges; i++)
        filled = pack_entity(graph, builder, &builder->edges.v[i], graph->nodes + i, filled);
    graph->prop_first[all] = filled;
    ark_vec_clear(&builder->edges);
    ark_vec_clear(&builder->props);
}

/* Groups `n` items by bucket: `first` gets buckets + 1 offsets, the result lists the items of
 * bucket 0, then 1 ... ascending. `bucket_of(graph, i)` must be below `buckets`. */
static ark_ref *group(const ark_graph *graph, uint32_t n, uint32_t buckets, ark_ref edge_bit,
                      uint32_t (*bucket_of)(const ark_graph *, uint32_t), uint32_t **ret_first)
{
    uint32_t *first = g_new0(uint32_t, (size_t)buckets + 2);
    ark_ref *items = ARK_PAGES_NEW(ark_ref, MAX(1, n));
    for (uint32_t i = 0; i < n; i++)
        first[bucket_of(graph, i) + 2]++;
    for (uint32_t b = 0; b < buckets; b++)
        first[b + 2] += first[b + 1];
    for (uint32_t i = 0; i < n; i++)
        items[first[bucket_of(graph, i) + 1]++] = i | edge_bit;
    *ret_first = first;
    return items;
}

static uint32_t from_slot(const ark_graph *graph, uint32_t edge)
{
    return ark_graph_slot(graph, graph->from[edge]);
}

static uint32_t to_slot(const ark_graph *graph, uint32_t edge)
{
    return ark_graph_slot(graph, graph->to[edge]);
}

static uint32_t node_set(const ark_graph *graph, uint32_t node)
{
    return graph->labels[node];
}

static uint32_t edge_set(const ark_graph *graph, uint32_t edge)
{
    return graph->labels[graph->nodes + edge];
}

static void index_graph(ark_graph *graph)
{
    graph->out_edges =
        group(graph, graph->edges, graph->ends, ARK_REF_EDGE_BIT, from_slot, &graph->out_first);
    graph->in_edges =
        group(graph, graph->edges, graph->ends, ARK_REF_EDGE_BIT, to_slot, &graph->in_first);
    graph->nodes_by_set =
        group(graph, graph->nodes, graph->set_count, 0, node_set, &graph->node_set_first);
    graph->edges_by_set = group(graph, graph->edges, graph->set_count, ARK_REF_EDGE_BIT, edge_set,
                                &graph->edge_set_first);
}

struct packing {
    ark_graph *graph;
    ark_builder *builder;
};

static gpointer pack_apart(gpointer user)
{
    const struct packing *packing = user;
    pack_entities(packing->graph, packing->builder);
    return NULL;
}

/* Properties and indexes have nothing to do with each other: on a large graph they are made side by
 * side. */
static void pack_and_index(ark_graph *graph, ark_builder *builder)
{
    enum { LARGE = 200000 };
    struct packing packing = {graph, builder};
    bool apart = graph->edges > LARGE && g_get_num_processors() > 1;
    GThread *thread = apart ? g_thread_new("pack", pack_apart, &packing) : NULL;
    if (!thread)
        pack_entities(graph, builder);
    index_graph(graph);
    if (thread)
        g_thread_join(thread);
}

ark_graph *ark_builder_freeze(ark_builder *builder)
{
    ark_graph *graph = g_new0(ark_graph, 1);
    g_autofree uint32_t *moved = g_new(uint32_t, builder->edges.n);
    graph->atoms = builder->atoms;
    graph->nodes = builder->nodes.n;
    graph->edges = bury_edges(builder, moved);
    copy_edges(graph, builder, moved);
    pack_labels(graph, builder);
    graph->set_count = builder->sets.n;
    graph->sets = g_steal_pointer(&builder->sets.v);
    graph->label_pool = g_steal_pointer(&builder->label_pool.v);
    builder->sets.n = builder->label_pool.n = 0;
    pack_and_index(graph, builder);
    ark_builder_free(builder);
    return graph;
}
