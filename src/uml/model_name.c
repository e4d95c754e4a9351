/* What a data model is called: the outermost package that is not there for the tool's own sake. */
#include "uml/normal.h"

#include "uml/normal_text.h"

enum { MOST_WRAPPERS = 8 };

/* Where Enterprise Architect puts the types of languages: EA_Java_Types_Package. */
static bool holds_types(const char *name)
{
    return name && g_str_has_prefix(name, "EA_") && g_str_has_suffix(name, "_Package");
}

/* The one package in it; with several, none of them is the model. */
static ark_ref only_package(const ark_graph *graph, ark_ref around)
{
    struct ark_refs out = ark_graph_out(graph, around);
    ark_ref found = ARK_REF_NONE;
    for (uint32_t i = 0; i < out.n; i++) {
        ark_ref inner = ark_graph_to(graph, out.v[i]);
        if (!ark_graph_is(graph, out.v[i], "CONTAINS") || !ark_graph_is(graph, inner, "Package") ||
            holds_types(ark_graph_get_str(graph, inner, "name")))
            continue;
        if (found != ARK_REF_NONE)
            return ARK_REF_NONE;
        found = inner;
    }
    return found;
}

static const char *name_within(const ark_graph *graph, ark_ref ref)
{
    for (int level = 0; ref != ARK_REF_NONE && level < MOST_WRAPPERS; level++) {
        const char *name = ark_graph_get_str(graph, ref, "name");
        if (name && !ark_normal_is_wrapper(name))
            return name;
        ref = only_package(graph, ref);
    }
    return NULL;
}

const char *ark_uml_model_name(const ark_graph *graph)
{
    ark_atom model = ark_graph_atom(graph, "UmlModel");
    for (uint32_t set = 0; model && set < ark_graph_labelset_count(graph); set++) {
        if (!ark_graph_labelset_has(graph, (ark_labelset)set, model))
            continue;
        struct ark_refs nodes = ark_graph_nodes_of_set(graph, (ark_labelset)set);
        for (uint32_t i = 0; i < nodes.n; i++) {
            const char *name = name_within(graph, nodes.v[i]);
            if (name)
                return name;
        }
    }
    return NULL;
}
