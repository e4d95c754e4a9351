/* Learning names from a graph: what a model brings of labels and properties of its own. */
#include "graph/graph.h"
#include "graph/schema.h"

static void add_labels(ark_schema *schema, const ark_graph *graph, ark_labelset set)
{
    uint32_t n;
    const ark_atom *labels = ark_graph_labels(graph, set, &n);
    bool nodes = ark_graph_nodes_of_set(graph, set).n, edges = ark_graph_edges_of_set(graph, set).n;
    for (uint32_t i = 0; i < n; i++) {
        const char *name = ark_atom_text(ark_graph_atoms(graph), labels[i]);
        if (nodes)
            ark_schema_add(schema, ARK_SCHEMA_NODE_LABEL, name);
        if (edges)
            ark_schema_add(schema, ARK_SCHEMA_EDGE_TYPE, name);
    }
}

static void add_properties(ark_schema *schema, const ark_graph *graph, uint32_t n, ark_ref bit,
                           GHashTable *seen)
{
    for (uint32_t i = 0; i < n; i++) {
        struct ark_props props = ark_graph_props(graph, i | bit);
        for (uint32_t k = 0; k < props.n; k++) {
            if (g_hash_table_add(seen, GUINT_TO_POINTER(props.keys[k])))
                ark_schema_add(schema, ARK_SCHEMA_PROPERTY,
                               ark_atom_text(ark_graph_atoms(graph), props.keys[k]));
        }
    }
}

void ark_schema_add_graph(ark_schema *schema, const ark_graph *graph)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (uint32_t set = 0; set < ark_graph_labelset_count(graph); set++)
        add_labels(schema, graph, (ark_labelset)set);
    add_properties(schema, graph, ark_graph_node_count(graph), 0, seen);
    add_properties(schema, graph, ark_graph_edge_count(graph), ARK_REF_EDGE_BIT, seen);
}
