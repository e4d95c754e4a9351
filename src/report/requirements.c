/* From the graph to a list of requirements. Knows no output format. */
#include "report/requirements.h"

#include <string.h>

static const char *text_of(const ark_graph *graph, ark_ref ref, const char *key)
{
    const char *text = ark_graph_get_str(graph, ref, key);
    return text ? text : "";
}

static void add_levels(const ark_graph *graph, ark_ref ref, struct ark_requirement *item,
                       struct ark_requirements *list)
{
    struct ark_props props = ark_graph_props(graph, ref);
    ark_atom levels = ark_graph_atom(graph, "levels");
    item->first_level = list->levels.n;
    for (uint32_t i = 0; levels && i < props.n; i++) {
        if (props.keys[i] == levels && props.values[i].type == ARK_TEXT)
            ark_vec_push(&list->levels, props.values[i].text);
    }
    item->level_n = list->levels.n - item->first_level;
}

static void add(const ark_graph *graph, ark_ref ref, struct ark_requirements *list)
{
    const ark_atoms *atoms = ark_graph_atoms(graph);
    struct ark_loc loc = ark_graph_loc(graph, ref);
    struct ark_value candidate = ark_graph_get(graph, ref, ark_atom_find(atoms, "candidate"));
    struct ark_value page = ark_graph_get(graph, ref, ark_atom_find(atoms, "page"));
    struct ark_requirement item = {
        .id = text_of(graph, ref, "id"),
        .level = text_of(graph, ref, "level"),
        .word = text_of(graph, ref, "word"),
        .text = text_of(graph, ref, "text"),
        .section = text_of(graph, ref, "section"),
        .file = loc.file ? ark_atom_text(atoms, loc.file) : "",
        .line = loc.line,
        .column = loc.column,
        .page = page.type == ARK_INT && page.integer > 0 ? (uint32_t)page.integer : 0,
        .candidate = candidate.type == ARK_BOOL && candidate.yes,
    };
    add_levels(graph, ref, &item, list);
    ark_vec_push(&list->items, item);
}

void ark_requirements_of(const ark_graph *graph, struct ark_requirements *ret_list)
{
    *ret_list = (struct ark_requirements){0};
    ark_atom label = ark_graph_atom(graph, "TextRequirement");
    for (ark_ref ref = 0; label && ref < ark_graph_node_count(graph); ref++) {
        if (ark_graph_has_label(graph, ref, label))
            add(graph, ref, ret_list);
    }
}

void ark_requirements_clear(struct ark_requirements *list)
{
    ark_vec_clear(&list->items);
    ark_vec_clear(&list->levels);
}

uint32_t ark_requirements_candidates(const struct ark_requirements *list)
{
    uint32_t n = 0;
    ARK_VEC_EACH (const struct ark_requirement, item, list->items)
        n += item->candidate;
    return n;
}
