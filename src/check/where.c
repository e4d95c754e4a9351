/* Where to look, in words: in a document without lines the page and the heading tell a reader more
 * than a number does. */
#include "check/internal.h"

enum { MOST_LEVELS = 256 };

ark_ref ark_container_of(const ark_graph *graph, ark_ref ref)
{
    ark_atom contains = ark_graph_atom(graph, "CONTAINS");
    struct ark_refs in = ark_graph_in(graph, ref);
    for (uint32_t i = 0; contains && i < in.n; i++) {
        if (ark_graph_type(graph, in.v[i]) == contains)
            return ark_graph_from(graph, in.v[i]);
    }
    return ARK_REF_NONE;
}

/* The page of `ref`, or of what it stands in; 0 is not known. */
struct whereabouts {
    int64_t page;
    ark_ref section;
};

static struct whereabouts look_around(const ark_graph *graph, ark_ref ref)
{
    const ark_atoms *atoms = ark_graph_atoms(graph);
    ark_atom section = ark_atom_find(atoms, "Section"), page = ark_atom_find(atoms, "page");
    struct whereabouts found = {0, ARK_REF_NONE};
    for (int level = 0; level < MOST_LEVELS && ref != ARK_REF_NONE; level++) {
        struct ark_value value = page ? ark_graph_get(graph, ref, page) : ARK_VALUE_NULL;
        if (!found.page && value.type == ARK_INT)
            found.page = value.integer;
        if (section && ark_graph_has_label(graph, ref, section)) {
            found.section = ref;
            return found;
        }
        ref = ark_container_of(graph, ref);
    }
    return found;
}

static void add_heading(const ark_graph *graph, ark_ref section, GString *out)
{
    const char *name = ark_graph_get_str(graph, section, "name");
    const char *number = ark_graph_get_str(graph, section, "number");
    if (name || number)
        g_string_append_printf(out, " (%s%s%s)", number ? number : "", number && name ? " " : "",
                               name ? name : "");
}

char *ark_result_where(const struct ark_result *result, ark_ref ref, const char *file,
                       enum ark_lang lang)
{
    const ark_graph *graph = result->graph;
    struct ark_loc loc = ark_graph_loc(graph, ref);
    const char *whole = ark_atom_text(ark_graph_atoms(graph), loc.file);
    enum ark_place_unit unit =
        whole ? ark_place_unit_of(result->inputs, result->input_n, whole) : ARK_PLACE_LINE;
    if (unit == ARK_PLACE_LINE)
        return ark_place_text(unit, file, loc.line, 0, lang);
    struct whereabouts at = look_around(graph, ref);
    g_autofree char *page = unit == ARK_PLACE_PARAGRAPH && at.page
                                ? ark_place_text(ARK_PLACE_PAGE, file, (uint32_t)at.page, 0, lang)
                                : NULL;
    g_autofree char *place = ark_place_text(unit, page ? page : file, loc.line, 0, lang);
    GString *out = g_string_new(place);
    if (at.section != ARK_REF_NONE)
        add_heading(graph, at.section, out);
    return g_string_free(out, FALSE);
}

char *ark_finding_place(const struct ark_result *result, const struct ark_finding *finding,
                        enum ark_lang lang)
{
    struct ark_loc loc = ark_finding_loc(result, finding);
    const char *file = loc.file ? ark_atom_text(ark_graph_atoms(result->graph), loc.file) : NULL;
    if (!file)
        return g_strdup("-");
    enum ark_place_unit unit = ark_place_unit_of(result->inputs, result->input_n, file);
    return unit == ARK_PLACE_LINE || finding->subject == ARK_REF_NONE
               ? ark_place_text(unit, file, loc.line, loc.column, lang)
               : ark_result_where(result, finding->subject, file, lang);
}
