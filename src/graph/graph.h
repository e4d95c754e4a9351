/* The graph: one frozen, typed property graph of everything that was loaded.
 *
 * Nodes are 0 .. node_count-1 and edges 0 .. edge_count-1, both addressed by ark_ref (value.h). An
 * edge can be the end of another edge. All arrays are dense, adjacency is CSR in both directions,
 * and nodes are indexed by label. Everything here is const and may be read from several threads.
 *
 * Invariants: ends of an edge are never ARK_REF_NONE; a slice lists edges in ascending order; equal
 * input gives an equal graph, byte for byte (ark_graph_dump).
 */
#pragma once

#include "base/atom.h"
#include "base/loc.h"
#include "graph/builder.h"
#include "graph/value.h"

/* A borrowed run of refs. */
struct ark_refs {
    const ark_ref *v;
    uint32_t n;
};

void ark_graph_free(ark_graph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ark_graph, ark_graph_free)

const ark_atoms *ark_graph_atoms(const ark_graph *graph);
/* The atom of a label or key; ARK_ATOM_NONE when nothing in the graph is called so. */
ark_atom ark_graph_atom(const ark_graph *graph, const char *name);
uint32_t ark_graph_node_count(const ark_graph *graph);
uint32_t ark_graph_edge_count(const ark_graph *graph);

/* Labels. The set id of an entity is an index below `ark_graph_labelset_count`; a matcher resolves
 * a label expression once per set and then only looks the set up. */
uint32_t ark_graph_labelset_count(const ark_graph *graph);
ark_labelset ark_graph_labelset(const ark_graph *graph, ark_ref ref);
bool ark_graph_labelset_has(const ark_graph *graph, ark_labelset set, ark_atom label);
/* The labels of a set, most specific first. */
const ark_atom *ark_graph_labels(const ark_graph *graph, ark_labelset set, uint32_t *ret_n);
bool ark_graph_has_label(const ark_graph *graph, ark_ref ref, ark_atom label);
/* The same for a label by name. */
bool ark_graph_is(const ark_graph *graph, ark_ref ref, const char *label);
/* The first label: what people call the type. ARK_ATOM_NONE when there is none. */
ark_atom ark_graph_type(const ark_graph *graph, ark_ref ref);
const char *ark_graph_type_text(const ark_graph *graph, ark_ref ref);

/* The nodes that have exactly this label set, ascending. The nodes of a label are the union over
 * the sets that have it. */
struct ark_refs ark_graph_nodes_of_set(const ark_graph *graph, ark_labelset set);
/* How many nodes have the label. */
uint32_t ark_graph_label_count(const ark_graph *graph, ark_atom label);
/* The edges that have exactly this label set, ascending. */
struct ark_refs ark_graph_edges_of_set(const ark_graph *graph, ark_labelset set);

/* Edges. `out` and `in` take nodes and edges. */
ark_ref ark_graph_from(const ark_graph *graph, ark_ref edge);
ark_ref ark_graph_to(const ark_graph *graph, ark_ref edge);
struct ark_refs ark_graph_out(const ark_graph *graph, ark_ref ref);
struct ark_refs ark_graph_in(const ark_graph *graph, ark_ref ref);

/* Properties: the first value of `key`, else a NULL value. Keys of one entity are sorted by atom.
 */
struct ark_value ark_graph_get(const ark_graph *graph, ark_ref ref, ark_atom key);
const char *ark_graph_get_str(const ark_graph *graph, ark_ref ref, const char *key);
/* All properties of an entity: two parallel arrays of `n`; several values of a key lie together. */
struct ark_props {
    const ark_atom *keys;
    const struct ark_value *values;
    uint32_t n;
};
struct ark_props ark_graph_props(const ark_graph *graph, ark_ref ref);

struct ark_loc ark_graph_loc(const ark_graph *graph, ark_ref ref);

/* Canonical text: one line per node and edge, with labels, properties and place. The golden format
 * of the tests. `with_places` false leaves file, line and column out, so that twins compare equal.
 */
void ark_graph_dump(const ark_graph *graph, bool with_places, GString *out);
