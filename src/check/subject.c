/* What findings point at, in words for people. */
#include "check/internal.h"

#include <string.h>

#include "archimate/archimate.h"
#include "uml/uml.h"

static const char *archimate_title(const char *type, enum ark_lang lang)
{
    const struct ark_element_kind *element = ark_element_kind_find(type, strlen(type));
    const struct ark_relationship_kind *relationship =
        element ? NULL : ark_relationship_kind_find(type, strlen(type));
    return element        ? ark_text_in(element->title, lang)
           : relationship ? ark_text_in(relationship->title, lang)
                          : NULL;
}

enum { LONGEST_QUOTE = 60, MOST_CELLS = 3, DEEPEST_SECTION = 8 };

/* What people call the kinds of nodes that are not ArchiMate elements. */
static const struct {
    const char *type;
    struct ark_text title;
} KINDS[] = {
    {"Model", {{"model", "model"}}},
    {"Folder", {{"mappe", "folder"}}},
    {"View", {{"visning", "view"}}},
    {"ViewNode", {{"figur i visning", "view node"}}},
    {"ViewGroup", {{"gruppe", "group"}}},
    {"ViewNote", {{"note", "note"}}},
    {"Report", {{"rapport", "report"}}},
    {"Section", {{"afsnit", "section"}}},
    {"Paragraph", {{"tekst", "paragraph"}}},
    {"ListItem", {{"punkt", "list item"}}},
    {"List", {{"liste", "list"}}},
    {"Code", {{"kode", "code"}}},
    {"Table", {{"tabel", "table"}}},
    {"Row", {{"række", "row"}}},
    {"Cell", {{"celle", "cell"}}},
    {"Figure", {{"figur", "figure"}}},
    {"Link", {{"link", "link"}}},
    {"Comment", {{"kommentar", "comment"}}},
    {"Answers", {{"svar", "answers"}}},
    {"Framework", {{"ramme", "framework"}}},
    {"Principle", {{"princip", "principle"}}},
    {"Rule", {{"regel", "rule"}}},
    {"Deviation", {{"afvigelse", "deviation"}}},
    {"Response", {{"høringssvar", "consultation response"}}},
    {"Party", {{"høringspart", "consulted party"}}},
};

const char *ark_kind_title(const char *type, enum ark_lang lang)
{
    for (size_t i = 0; type && i < G_N_ELEMENTS(KINDS); i++) {
        if (strcmp(KINDS[i].type, type) == 0)
            return ark_text_in(KINDS[i].title, lang);
    }
    if (!type)
        return "?";
    const char *title = archimate_title(type, lang);
    title = title ? title : ark_uml_title(type, lang);
    return title ? title : type;
}

char *ark_short_text(const char *text)
{
    if (g_utf8_strlen(text, -1) <= LONGEST_QUOTE)
        return g_strdup(text);
    const char *end = g_utf8_offset_to_pointer(text, LONGEST_QUOTE);
    const char *blank = end;
    while (blank > text && *blank != ' ')
        blank--;
    if (blank > text)
        end = blank;
    return g_strdup_printf("%.*s …", (int)(end - text), text);
}

char *ark_first_cells(const char *row_text, unsigned cells)
{
    const char *end = row_text;
    while (cells-- && *end) {
        const char *bar = strstr(end, " | ");
        if (!bar)
            return g_strdup(row_text);
        end = cells ? bar + 3 : bar;
    }
    return g_strndup(row_text, (gsize)(end - row_text));
}

static char *framework_title(const struct ark_result *result, const char *type, const char *id,
                             const char *name, enum ark_lang lang)
{
    for (uint32_t i = 0; id && i < result->pack_n; i++) {
        const struct ark_pack *pack = result->packs[i];
        const struct ark_framework_rule *rule =
            strcmp(type, "Rule") ? NULL : ark_pack_framework_rule(pack, id);
        const struct ark_principle *principle =
            strcmp(type, "Principle") ? NULL : ark_pack_principle(pack, id);
        if (rule || principle)
            name = ark_text_in(rule ? rule->title : principle->title, lang);
    }
    return g_strdup_printf("%s %s", id ? id : "?", name ? name : "");
}

/* The name of the report that holds the node. */
static const char *report_name(const ark_graph *graph, ark_ref node)
{
    for (int depth = 0; depth < DEEPEST_SECTION && node != ARK_REF_NONE; depth++) {
        const char *type = ark_graph_type_text(graph, node);
        if (type && strcmp(type, "Report") == 0)
            return ark_graph_get_str(graph, node, "name");
        node = ark_container_of(graph, node);
    }
    return NULL;
}

/* The path of a section without the report's title, which is its outermost heading. */
static const char *below_report(const ark_graph *graph, ark_ref node, const char *path)
{
    static const char BELOW[] = " > ";
    const char *rest = strstr(path, BELOW);
    const char *report = rest ? report_name(graph, node) : NULL;
    size_t len = report ? strlen(report) : 0;
    bool of_report =
        report && g_str_has_prefix(path, report) && g_str_has_prefix(path + len, BELOW);
    return of_report ? path + len + strlen(BELOW) : path;
}

static char *node_title(const struct ark_result *result, ark_ref node, enum ark_lang lang)
{
    const ark_graph *graph = result->graph;
    const char *type = ark_graph_type_text(graph, node);
    const char *name = ark_graph_get_str(graph, node, "name");
    const char *text = ark_graph_get_str(graph, node, "text");
    const char *path = ark_graph_get_str(graph, node, "path");
    if (type && (strcmp(type, "Rule") == 0 || strcmp(type, "Principle") == 0))
        return framework_title(result, type, ark_graph_get_str(graph, node, "id"), name, lang);
    const char *kind = ark_kind_title(type, lang);
    if (path && *path)
        return g_strdup_printf("%s (%s)", below_report(graph, node, path), kind);
    g_autofree char *cells =
        text && type && strcmp(type, "Row") == 0 ? ark_first_cells(text, MOST_CELLS) : NULL;
    if (!name || !*name)
        name = cells ? cells : text;
    if (!name || !*name)
        return g_strdup_printf(ark_say(lang, "uden navn (%s)", "unnamed (%s)"), kind);
    g_autofree char *shown = ark_short_text(name);
    return g_strdup_printf("%s (%s)", shown, kind);
}

/* An end of an edge: its name alone. */
static char *end_title(const struct ark_result *result, ark_ref end, enum ark_lang lang)
{
    const char *name = ark_graph_get_str(result->graph, end, "name");
    if (name && *name)
        return ark_short_text(name);
    if (!ark_ref_is_edge(end))
        return node_title(result, end, lang);
    return g_strdup(ark_kind_title(ark_graph_type_text(result->graph, end), lang));
}

char *ark_subject_title(const struct ark_result *result, ark_ref subject, enum ark_lang lang)
{
    if (subject == ARK_REF_NONE)
        return g_strdup(ark_say(lang, "hele det indleverede", "the whole input"));
    if (!ark_ref_is_edge(subject))
        return node_title(result, subject, lang);
    const ark_graph *graph = result->graph;
    g_autofree char *from = end_title(result, ark_graph_from(graph, subject), lang);
    g_autofree char *to = end_title(result, ark_graph_to(graph, subject), lang);
    return g_strdup_printf("%s → %s (%s)", from, to,
                           ark_kind_title(ark_graph_type_text(graph, subject), lang));
}

struct ark_loc ark_finding_loc(const struct ark_result *result, const struct ark_finding *finding)
{
    if (finding->subject != ARK_REF_NONE)
        return ark_graph_loc(result->graph, finding->subject);
    const char *file = result->input_n ? result->inputs[0].file : NULL;
    return (struct ark_loc){.file = file ? ark_graph_atom(result->graph, file) : ARK_ATOM_NONE};
}
