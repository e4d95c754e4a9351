/* The schema: which labels, edge types and properties there are, so that a rule's spelling mistakes
 * are caught before it runs. The metamodels (archimate, document, uml) register their names here;
 * the query compiler asks. User-defined properties of a model can't be known: `property` names are
 * only used for suggestions. */
#pragma once

#include <stdbool.h>

#include <glib.h>

enum ark_schema_kind {
    ARK_SCHEMA_NODE_LABEL,
    ARK_SCHEMA_EDGE_TYPE,
    ARK_SCHEMA_PROPERTY,
    ARK_SCHEMA_KINDS
};

typedef struct ark_schema ark_schema;

ark_schema *ark_schema_new(void);
void ark_schema_free(ark_schema *schema);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ark_schema, ark_schema_free)

/* `name` is borrowed and must outlive the schema (a literal). Adding twice is harmless. */
void ark_schema_add(ark_schema *schema, enum ark_schema_kind kind, const char *name);
bool ark_schema_has(const ark_schema *schema, enum ark_schema_kind kind, const char *name);
/* The known name nearest to `name` by edit distance, if it is near enough to be meant; else NULL.
 */
const char *ark_schema_nearest(const ark_schema *schema, enum ark_schema_kind kind,
                               const char *name);
/* The known name that `name` is a letter from, for names that can be anything; see nearest.h. */
const char *ark_schema_one_letter_off(const ark_schema *schema, enum ark_schema_kind kind,
                                      const char *name);

/* Adds the labels and properties that a graph has, which must outlive the schema: what is asked of
 * one graph may name what its model brought with it. */
struct ark_graph;
void ark_schema_add_graph(ark_schema *schema, const struct ark_graph *graph);
