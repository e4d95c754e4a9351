/* The ArchiMate metamodel as a table: element and relationship kinds, with their supertypes,
 * layers, aspects and names. The source is the ArchiMate 3.2 specification; Danish names follow the
 * FDA's ArchiMate guide as far as it gives them.
 *
 * A kind's label set (graph/builder.h) is its name, then its supertypes: `XElement` for the layer
 * (BusinessElement, ApplicationElement, TechnologyElement, PhysicalElement, MotivationElement,
 * StrategyElement, ImplementationElement), the aspect (ActiveStructureElement, BehaviorElement,
 * PassiveStructureElement, ...), then `Element`. Relationships: the name, the category
 * (StructuralRelationship, DependencyRelationship, DynamicRelationship, OtherRelationship), then
 * `Relationship`.
 */
#pragma once

#include <stdbool.h>

#include "archimate/version.h"
#include "base/lang.h"
#include "graph/builder.h"
#include "graph/schema.h"

enum ark_layer {
    ARK_LAYER_NONE, /* junction, grouping, location */
    ARK_LAYER_STRATEGY,
    ARK_LAYER_BUSINESS,
    ARK_LAYER_APPLICATION,
    ARK_LAYER_TECHNOLOGY,
    ARK_LAYER_PHYSICAL,
    ARK_LAYER_MOTIVATION,
    ARK_LAYER_IMPLEMENTATION,
};

struct ark_element_kind {
    const char *name; /* "ApplicationComponent" */
    enum ark_layer layer;
    const char *supertypes[6]; /* NULL-terminated, most specific first, ends in "Element" */
    struct ark_text title;     /* "Applikationskomponent", "Application Component" */
    ark_versions versions;     /* those that have it, by this name or an older one */
};

struct ark_relationship_kind {
    const char *name;     /* "Serving" */
    const char *category; /* "DependencyRelationship" */
    struct ark_text title;
    ark_versions versions;
    ark_versions directed; /* those that let one of them have a direction (`isDirected`) */
};

/* All kinds, in the order of the specification. */
const struct ark_element_kind *ark_element_kinds(uint32_t *ret_n);
const struct ark_relationship_kind *ark_relationship_kinds(uint32_t *ret_n);

/* By name. Old and foreign spellings are known too: InfrastructureService, Network,
 * RealisationRelationship, UsedBy, AndJunction ... (Archi up to 3.1.1, exchange format 2.1); `len`
 * bytes, so that a slice of a file can be asked for. A trailing "Relationship" on relationships is
 * ignored. NULL when unknown. */
const struct ark_element_kind *ark_element_kind_find(const char *name, size_t len);
const struct ark_relationship_kind *ark_relationship_kind_find(const char *name, size_t len);

/* The kind's label set in this builder. */
ark_labelset ark_element_labels(ark_builder *builder, const struct ark_element_kind *kind);
ark_labelset ark_relationship_labels(ark_builder *builder,
                                     const struct ark_relationship_kind *kind);

/* The label set of a label of the rule language: with its supertypes if it is a kind's name, else
 * itself alone. For graphs that are described in text (query.h, ark_labels_fn). */
ark_labelset ark_archimate_labels(ark_builder *builder, const char *label, bool edge);

/* The id of a viewpoint ("application_usage") by its id, by the number it had up to Archi 3.1.1, or
 * by a display name ("Application Usage", "Actor Co-operation"). NULL when unknown. */
const char *ark_viewpoint_find(const char *text, size_t len);

/* Whether models and views use this property name for something of their own (docs/graph.md), so
 * that a user's property of that name must be called otherwise. */
bool ark_model_owns_property(const char *name);

/* Registers all labels, edge types and the properties of models and views (docs/graph.md). */
void ark_archimate_register(ark_schema *schema);
