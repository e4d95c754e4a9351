/* The graph: reading. All of it is array look-ups; builder.c fills the arrays. */
#include "graph/graph.h"

#include "graph/internal.h"

void ark_graph_free(ark_graph *graph)
{
    if (!graph)
        return;
    g_free(graph->sets);
    g_free(graph->label_pool);
    g_free(graph->labels);
    g_free(graph->locs);
    g_free(graph->prop_first);
    g_free(graph->keys);
    g_free(graph->values);
    g_free(graph->from);
    g_free(graph->to);
    g_free(graph->out_first);
    g_free(graph->in_first);
    g_free(graph->out_edges);
    g_free(graph->in_edges);
    g_free(graph->node_set_first);
    g_free(graph->edge_set_first);
    g_free(graph->nodes_by_set);
    g_free(graph->edges_by_set);
    g_free(graph);
}

const ark_atoms *ark_graph_atoms(const ark_graph *graph)
{
    return graph->atoms;
}

ark_atom ark_graph_atom(const ark_graph *graph, const char *name)
{
    return ark_atom_find(graph->atoms, name);
}

uint32_t ark_graph_node_count(const ark_graph *graph)
{
    return graph->nodes;
}

uint32_t ark_graph_edge_count(const ark_graph *graph)
{
    return graph->edges;
}

uint32_t ark_graph_labelset_count(const ark_graph *graph)
{
    return graph->set_count;
}

ark_labelset ark_graph_labelset(const ark_graph *graph, ark_ref ref)
{
    return graph->labels[ark_graph_slot(graph, ref)];
}

const ark_atom *ark_graph_labels(const ark_graph *graph, ark_labelset set, uint32_t *ret_n)
{
    *ret_n = graph->sets[set].n;
    return *ret_n ? graph->label_pool + graph->sets[set].first : NULL; /* no label, no pool */
}

bool ark_graph_labelset_has(const ark_graph *graph, ark_labelset set, ark_atom label)
{
    uint32_t n;
    const ark_atom *labels = ark_graph_labels(graph, set, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (labels[i] == label)
            return true;
    }
    return false;
}

bool ark_graph_has_label(const ark_graph *graph, ark_ref ref, ark_atom label)
{
    return ark_graph_labelset_has(graph, ark_graph_labelset(graph, ref), label);
}

bool ark_graph_is(const ark_graph *graph, ark_ref ref, const char *label)
{
    ark_atom atom = ark_graph_atom(graph, label);
    return atom && ark_graph_has_label(graph, ref, atom);
}

ark_atom ark_graph_type(const ark_graph *graph, ark_ref ref)
{
    const struct ark_set *set = &graph->sets[ark_graph_labelset(graph, ref)];
    return set->n ? graph->label_pool[set->first] : ARK_ATOM_NONE;
}

const char *ark_graph_type_text(const ark_graph *graph, ark_ref ref)
{
    return ark_atom_text(graph->atoms, ark_graph_type(graph, ref));
}

static struct ark_refs slice(const ark_ref *refs, const uint32_t *first, uint32_t at)
{
    return (struct ark_refs){refs + first[at], first[at + 1] - first[at]};
}

struct ark_refs ark_graph_nodes_of_set(const ark_graph *graph, ark_labelset set)
{
    return slice(graph->nodes_by_set, graph->node_set_first, set);
}

struct ark_refs ark_graph_edges_of_set(const ark_graph *graph, ark_labelset set)
{
    return slice(graph->edges_by_set, graph->edge_set_first, set);
}

uint32_t ark_graph_label_count(const ark_graph *graph, ark_atom label)
{
    uint32_t n = 0;
    for (uint32_t set = 0; set < graph->set_count; set++) {
        if (ark_graph_labelset_has(graph, (ark_labelset)set, label))
            n += ark_graph_nodes_of_set(graph, (ark_labelset)set).n;
    }
    return n;
}

ark_ref ark_graph_from(const ark_graph *graph, ark_ref edge)
{
    return graph->from[ark_ref_index(edge)];
}

ark_ref ark_graph_to(const ark_graph *graph, ark_ref edge)
{
    return graph->to[ark_ref_index(edge)];
}

struct ark_refs ark_graph_out(const ark_graph *graph, ark_ref ref)
{
    uint32_t slot = ark_graph_slot(graph, ref);
    return slot < graph->ends ? slice(graph->out_edges, graph->out_first, slot)
                              : (struct ark_refs){NULL, 0};
}

struct ark_refs ark_graph_in(const ark_graph *graph, ark_ref ref)
{
    uint32_t slot = ark_graph_slot(graph, ref);
    return slot < graph->ends ? slice(graph->in_edges, graph->in_first, slot)
                              : (struct ark_refs){NULL, 0};
}

struct ark_props ark_graph_props(const ark_graph *graph, ark_ref ref)
{
    uint32_t slot = ark_graph_slot(graph, ref);
    uint32_t first = graph->prop_first[slot];
    return (struct ark_props){graph->keys + first, graph->values + first,
                              graph->prop_first[slot + 1] - first};
}

struct ark_value ark_graph_get(const ark_graph *graph, ark_ref ref, ark_atom key)
{
    struct ark_props props = ark_graph_props(graph, ref);
    for (uint32_t i = 0; i < props.n && props.keys[i] <= key; i++) {
        if (props.keys[i] == key)
            return props.values[i];
    }
    return ARK_VALUE_NULL;
}

const char *ark_graph_get_str(const ark_graph *graph, ark_ref ref, const char *key)
{
    ark_atom atom = ark_atom_find(graph->atoms, key);
    struct ark_value value = atom ? ark_graph_get(graph, ref, atom) : ARK_VALUE_NULL;
    return value.type == ARK_TEXT ? value.text : NULL;
}

struct ark_loc ark_graph_loc(const ark_graph *graph, ark_ref ref)
{
    return graph->locs[ark_graph_slot(graph, ref)];
}
