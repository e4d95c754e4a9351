/* Label sets to concepts: a handful of sets, looked up once. */
#include "query/metamodel.h"

#include <stdlib.h>
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

static int by_file(const void *a, const void *b)
{
    ark_atom first = ((const struct ark_written *)a)->file;
    ark_atom second = ((const struct ark_written *)b)->file;
    return (first > second) - (first < second);
}

static void add_written(struct ark_metamodel *metamodel, const ark_graph *graph,
                        struct ark_refs models)
{
    for (uint32_t i = 0; i < models.n; i++) {
        const char *name = ark_graph_get_str(graph, models.v[i], "archimateVersion");
        const struct ark_version *version = name ? ark_version_find(name) : NULL;
        if (version)
            metamodel->written[metamodel->written_n++] =
                (struct ark_written){ark_graph_loc(graph, models.v[i]).file, version};
    }
}

static void look_up_written(struct ark_metamodel *metamodel, const ark_graph *graph,
                            ark_arena *arena)
{
    uint32_t label_n, models = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t set = 0; set < ark_graph_labelset_count(graph); set++) {
            const ark_atom *labels = ark_graph_labels(graph, (ark_labelset)set, &label_n);
            struct ark_refs nodes = ark_graph_nodes_of_set(graph, (ark_labelset)set);
            if (!label_n || !nodes.n ||
                strcmp(ark_atom_text(ark_graph_atoms(graph), labels[0]), "Model") != 0)
                continue;
            models += nodes.n;
            if (pass)
                add_written(metamodel, graph, nodes);
        }
        if (!pass)
            metamodel->written = ARK_NEW_ARRAY(arena, struct ark_written, models + 1);
    }
    qsort(metamodel->written, metamodel->written_n, sizeof *metamodel->written, by_file);
}

const struct ark_version *ark_version_written_in(struct ark_matcher *matcher, ark_ref ref)
{
    const struct ark_metamodel *metamodel = ark_metamodel_of(matcher);
    if (!metamodel->written_n)
        return NULL;
    const struct ark_written key = {.file = ark_graph_loc(matcher->graph, ref).file};
    const struct ark_written *found =
        bsearch(&key, metamodel->written, metamodel->written_n, sizeof key, by_file);
    return found ? found->version : NULL;
}

const struct ark_metamodel *ark_metamodel_of(struct ark_matcher *matcher)
{
    if (!matcher->metamodel) {
        struct ark_metamodel *metamodel = ARK_NEW(matcher->kept, struct ark_metamodel);
        uint32_t n = ark_graph_labelset_count(matcher->graph);
        metamodel->concepts = ARK_NEW_ARRAY(matcher->kept, uint8_t, n);
        metamodel->relations = ARK_NEW_ARRAY(matcher->kept, uint8_t, n);
        metamodel->is_directed = ark_graph_atom(matcher->graph, "isDirected");
        look_up_sets(metamodel, matcher->graph);
        look_up_written(metamodel, matcher->graph, matcher->kept);
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
