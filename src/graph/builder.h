/* The builder: the one mutable face of the graph.
 *
 * Loaders add nodes, edges and properties; linking reads what is there and adds more; then
 * `ark_builder_freeze` turns it all into the dense, read-only graph (graph.h) and consumes the
 * builder.
 *
 * An entity (node or edge) carries a label set: an ordered list of names, the most specific first.
 * An ArchiMate component has (ApplicationComponent, ApplicationElement, ActiveStructureElement,
 * StructureElement, Element); the first is what people call its type. Edges have sets too:
 * (Serving, DependencyRelationship, Relationship). A set is interned: make it once, use its id for
 * each entity.
 *
 * Refs handed out stay valid until the freeze. Dropped edges disappear in the freeze, and with them
 * every edge that ends on one; so refs of edges are not kept across it. Nodes keep their refs.
 */
#pragma once

#include "base/arena.h"
#include "base/atom.h"
#include "base/loc.h"
#include "graph/value.h"

typedef struct ark_builder ark_builder;
typedef struct ark_graph ark_graph;

/* An interned label set; 0 is the empty set. */
typedef uint16_t ark_labelset;

/* `atoms` is borrowed and must outlive the graph. */
ark_builder *ark_builder_new(ark_atoms *atoms);
void ark_builder_free(ark_builder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ark_builder, ark_builder_free)

/* Makes room for about as much as `bytes` of input give, so that large arrays need not be copied
 * each time they grow. Room that is not used costs nothing. */
void ark_builder_expect(ark_builder *builder, uint64_t bytes);

ark_atoms *ark_builder_atoms(const ark_builder *builder);

/* The set of these labels, most specific first; NULL-terminated list for the first form. At most
 * 60,000 different sets: later new ones fall back to the plain set of their first label. */
ark_labelset ark_builder_labelset(ark_builder *builder, const char *const *labels);
ark_labelset ark_builder_labelset_n(ark_builder *builder, const ark_atom *labels, uint32_t n);

ark_ref ark_builder_node(ark_builder *builder, ark_labelset labels, struct ark_loc loc);

/* Ends may be nodes or edges, or ARK_REF_NONE until `ark_builder_set_ends`. An edge that still
 * lacks an end at the freeze is dropped. */
ark_ref ark_builder_edge(ark_builder *builder, ark_labelset labels, ark_ref from, ark_ref to,
                         struct ark_loc loc);
void ark_builder_set_ends(ark_builder *builder, ark_ref edge, ark_ref from, ark_ref to);
void ark_builder_drop_edge(ark_builder *builder, ark_ref edge);

/* Replaces the label set: a loader learned more about the entity. */
void ark_builder_set_labels(ark_builder *builder, ark_ref ref, ark_labelset labels);
/* The id that the source gives the entity, for a loader that learns it later. */
void ark_builder_set_id(ark_builder *builder, ark_ref ref, ark_atom id);

/* Adds a label behind those the entity has (a stereotype; Deviation on a Row). No effect if it has
 * it. */
void ark_builder_add_label(ark_builder *builder, ark_ref ref, ark_atom label);

/* Properties. The same key may be added several times: all values are kept, in order, and the first
 * is "the" value. Text is interned. */
void ark_builder_set(ark_builder *builder, ark_ref ref, ark_atom key, struct ark_value value);
void ark_builder_set_text(ark_builder *builder, ark_ref ref, ark_atom key, ark_atom text);
/* Convenience where speed does not matter. NULL text sets nothing. */
void ark_builder_set_str(ark_builder *builder, ark_ref ref, const char *key, const char *text);
void ark_builder_set_int(ark_builder *builder, ark_ref ref, const char *key, int64_t value);
/* Replaces the first value of `key`, or sets it. */
void ark_builder_replace(ark_builder *builder, ark_ref ref, ark_atom key, struct ark_value value);

/* Reading while building, for linking and for a loader's second thoughts. */
uint32_t ark_builder_node_count(const ark_builder *builder);
uint32_t ark_builder_edge_count(const ark_builder *builder);
bool ark_builder_has_label(const ark_builder *builder, ark_ref ref, ark_atom label);
ark_atom ark_builder_type(const ark_builder *builder, ark_ref ref); /* the first label */
/* The first value of `key`; NULL value when there is none. Steps over the entity's properties. */
struct ark_value ark_builder_get(const ark_builder *builder, ark_ref ref, ark_atom key);
/* The value number `n` (from 0) of a key that may have several. */
struct ark_value ark_builder_get_nth(const ark_builder *builder, ark_ref ref, ark_atom key,
                                     uint32_t n);
/* The same for a key by name, as text; NULL when there is none or it is not text. */
const char *ark_builder_get_str(const ark_builder *builder, ark_ref ref, const char *key);
ark_ref ark_builder_from(const ark_builder *builder, ark_ref edge);
ark_ref ark_builder_to(const ark_builder *builder, ark_ref edge);
struct ark_loc ark_builder_loc(const ark_builder *builder, ark_ref ref);

/* The read-only graph of all that was added. Frees the builder. */
ark_graph *ark_builder_freeze(ark_builder *builder);
