/* Label sets to concepts: a handful of sets, looked up once. */
#include "query/metamodel.h"

#include <string.h>

#include "archimate/archimate.h"

static uint32_t concept_named(const char *name)
{
    uint32_t n;
    const struct ark_element_kind *kinds = ark_element_kinds(&n);
    const struct ark_element_kind *kind = ark_element_kind_find(name, strlen(name));
    if (kind)
        return (uint32_t)(kind - kinds);
    return strcmp(name, "Relationship") == 0 ? ARK_ANY_RELATIONSHIP : ARK_CONCEPTS;
}

static uint32_t relation_named(const char *name)
{
    uint32_t n;
    const struct ark_relationship_kind *kinds = ark_relationship_kinds(&n);
    const struct ark_relationship_kind *kind = ark_relationship_kind_find(name, strlen(name));
    return kind ? (uint32_t)(kind - kinds) : ARK_RELATIONS;
}

static void look_up_sets(struct ark_metamodel *metamodel, const ark_graph *graph)
{
    for (uint32_t set = 0; set < ark_graph_labelset_count(graph); set++) {
        uint32_t n;
        const ark_atom *labels = ark_graph_labels(graph, (ark_labelset)set, &n);
        const char *first = n ? ark_atom_text(ark_graph_atoms(graph), labels[0]) : "";
        bool edges = ark_graph_edges_of_set(graph, (ark_labelset)set).n > 0;
        uint32_t relation = edges ? relation_named(first) : ARK_RELATIONS;
        metamodel->relations[set] = (uint8_t)relation;
        metamodel->concepts[set] = (uint8_t)(relation < ARK_RELATIONS ? ARK_ANY_RELATIONSHIP
                                             : edges                  ? ARK_CONCEPTS
                                                                      : concept_named(first));
    }
}

const struct ark_metamodel *ark_metamodel_of(struct ark_matcher *matcher)
{
    if (!matcher->metamodel) {
        struct ark_metamodel *metamodel = ARK_NEW(matcher->kept, struct ark_metamodel);
        uint32_t n = ark_graph_labelset_count(matcher->graph);
        metamodel->concepts = ARK_NEW_ARRAY(matcher->kept, uint8_t, n);
        metamodel->relations = ARK_NEW_ARRAY(matcher->kept, uint8_t, n);
        look_up_sets(metamodel, matcher->graph);
        matcher->metamodel = metamodel;
    }
    return matcher->metamodel;
}

uint32_t ark_concept_of(struct ark_matcher *matcher, struct ark_value value)
{
    if (value.type == ARK_TEXT)
        return concept_named(value.text);
    if (value.type != ARK_ENTITY)
        return ARK_CONCEPTS;
    ark_labelset set = ark_graph_labelset(matcher->graph, value.entity);
    return ark_metamodel_of(matcher)->concepts[set];
}

uint32_t ark_relation_of(struct ark_matcher *matcher, struct ark_value value)
{
    if (value.type == ARK_TEXT)
        return relation_named(value.text);
    if (value.type != ARK_ENTITY)
        return ARK_RELATIONS;
    ark_labelset set = ark_graph_labelset(matcher->graph, value.entity);
    return ark_metamodel_of(matcher)->relations[set];
}

const char *ark_relation_name(uint32_t relation)
{
    uint32_t n;
    return ark_relationship_kinds(&n)[relation].name;
}
