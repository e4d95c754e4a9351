/* What things are called in a diff. */
#include <string.h>

#include "render/diff_words.h"

enum { MOST_LEVELS = 4 };

char *ark_diff_quoted(const char *text, enum ark_lang lang)
{
    g_autofree char *cut = ark_short_text(text);
    return g_strdup_printf(ark_say(lang, "»%s«", "\"%s\""), cut);
}

static char *with_first(const char *text, gunichar (*change)(gunichar))
{
    GString *out = g_string_new(NULL);
    if (*text)
        g_string_append_unichar(out, change(g_utf8_get_char(text)));
    g_string_append(out, *text ? g_utf8_next_char(text) : "");
    return g_string_free(out, FALSE);
}

char *ark_diff_capital(const char *text)
{
    return with_first(text, g_unichar_toupper);
}

static char *kind_of(const ark_graph *graph, ark_ref ref, enum ark_lang lang)
{
    return with_first(ark_kind_title(ark_graph_type_text(graph, ref), lang), g_unichar_tolower);
}

static bool is_any(const ark_graph *graph, ark_ref ref, const char *const *labels)
{
    for (; *labels; labels++) {
        if (ark_graph_is(graph, ref, *labels))
            return true;
    }
    return false;
}

static const char *text_of(const ark_graph *graph, ark_ref ref, const char *key)
{
    const char *text = ark_graph_get_str(graph, ref, key);
    return text && *text ? text : NULL;
}

/* What names it, whatever it is. */
static const char *name_of(const ark_graph *graph, ark_ref ref)
{
    static const char *const keys[] = {"name", "text", "body", "caption", "header", "target"};
    const char *name = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(keys) && !name; i++)
        name = text_of(graph, ref, keys[i]);
    return name;
}

static ark_ref type_of(const ark_graph *graph, ark_ref ref)
{
    ark_atom label = ark_graph_atom(graph, "TYPE");
    struct ark_refs out = ark_graph_out(graph, ref);
    for (uint32_t i = 0; label && i < out.n; i++) {
        if (ark_graph_type(graph, out.v[i]) == label)
            return ark_graph_to(graph, out.v[i]);
    }
    return ARK_REF_NONE;
}

/* The class at an end of an association. */
static char *class_at(const ark_graph *graph, ark_ref end, enum ark_lang lang)
{
    ark_ref type = type_of(graph, end);
    const char *name = type == ARK_REF_NONE ? NULL : text_of(graph, type, "name");
    name = name ? name : text_of(graph, end, "type");
    return name ? ark_diff_quoted(name, lang) : g_strdup("?");
}

/* "»Sag« – »Person«" */
static char *between(const ark_graph *graph, ark_ref association, enum ark_lang lang)
{
    struct ark_refs out = ark_graph_out(graph, association);
    GString *ends = g_string_new(NULL);
    for (uint32_t i = 0; i < out.n; i++) {
        ark_ref end = ark_graph_to(graph, out.v[i]);
        if (ark_ref_is_edge(end) || !ark_graph_is(graph, out.v[i], "CONTAINS") ||
            !ark_graph_is(graph, end, "AssociationEnd"))
            continue;
        g_autofree char *name = class_at(graph, end, lang);
        g_string_append_printf(ends, "%s%s", ends->len ? " – " : "", name);
    }
    return g_string_free(ends, FALSE);
}

/* " »navn«", or nothing. */
static char *called(const ark_graph *graph, ark_ref ref, enum ark_lang lang)
{
    const char *name = text_of(graph, ref, "name");
    g_autofree char *quoted = name ? ark_diff_quoted(name, lang) : NULL;
    return quoted ? g_strconcat(" ", quoted, NULL) : g_strdup("");
}

static char *end_title(const ark_graph *graph, ark_ref ref, enum ark_lang lang)
{
    const char *name = name_of(graph, ref);
    return name ? ark_diff_quoted(name, lang) : kind_of(graph, ref, lang);
}

/* "flow »A« → »B«" */
static char *edge_title(const ark_graph *graph, ark_ref ref, enum ark_lang lang)
{
    g_autofree char *from = end_title(graph, ark_graph_from(graph, ref), lang);
    g_autofree char *to = end_title(graph, ark_graph_to(graph, ref), lang);
    g_autofree char *kind = kind_of(graph, ref, lang), *name = called(graph, ref, lang);
    return g_strdup_printf("%s%s: %s → %s", kind, name, from, to);
}

/* "ende »ejer« ved »Person«" */
static char *association_end_title(const ark_graph *graph, ark_ref ref, enum ark_lang lang)
{
    g_autofree char *name = called(graph, ref, lang), *class = class_at(graph, ref, lang);
    return g_strdup_printf(ark_say(lang, "enden%s ved %s", "the end%s at %s"), name, class);
}

static char *row_title(const ark_graph *graph, ark_ref ref, enum ark_lang lang)
{
    const char *text = text_of(graph, ref, "text"), *bar = text ? strstr(text, " | ") : NULL;
    g_autofree char *cell = bar ? g_strndup(text, (gsize)(bar - text)) : g_strdup(text);
    g_autofree char *quoted = ark_diff_quoted(cell ? cell : "", lang);
    return g_strdup_printf(ark_say(lang, "rækken %s", "the row %s"), quoted);
}

static char *section_title(const ark_graph *graph, ark_ref ref, enum ark_lang lang)
{
    const char *number = text_of(graph, ref, "number");
    g_autofree char *kind = kind_of(graph, ref, lang), *name = called(graph, ref, lang);
    return g_strdup_printf("%s%s%s%s", kind, number ? " " : "", number ? number : "", name);
}

/* Of what is a part of something: "Sag.titel". */
static char *qualified(const ark_graph *graph, ark_ref ref, const char *name)
{
    static const char *const labels[] = {
        "Attribute", "EnumerationLiteral", "Operation", "Parameter", "Slot", NULL};
    ark_ref holder = is_any(graph, ref, labels) ? ark_container_of(graph, ref) : ARK_REF_NONE;
    const char *of = holder == ARK_REF_NONE ? NULL : text_of(graph, holder, "name");
    return of ? g_strdup_printf("%s.%s", of, name) : g_strdup(name);
}

static bool is_return(const ark_graph *graph, ark_ref ref)
{
    const char *direction =
        ark_graph_is(graph, ref, "Parameter") ? text_of(graph, ref, "direction") : NULL;
    return direction && strcmp(direction, "return") == 0;
}

char *ark_diff_title(const ark_graph *graph, ark_ref ref, enum ark_lang lang)
{
    if (!ark_ref_is_edge(ref) && is_return(graph, ref))
        return g_strdup(ark_say(lang, "returværdien", "the return value"));
    if (ark_ref_is_edge(ref))
        return edge_title(graph, ref, lang);
    if (ark_graph_is(graph, ref, "AssociationEnd"))
        return association_end_title(graph, ref, lang);
    if (ark_graph_is(graph, ref, "Row"))
        return row_title(graph, ref, lang);
    if (ark_graph_is(graph, ref, "Section"))
        return section_title(graph, ref, lang);
    g_autofree char *kind = kind_of(graph, ref, lang);
    if (ark_graph_is(graph, ref, "Association") && !ark_graph_is(graph, ref, "AssociationClass")) {
        g_autofree char *name = called(graph, ref, lang), *ends = between(graph, ref, lang);
        return g_strdup_printf("%s%s%s%s", kind, name, *ends ? ": " : "", ends);
    }
    const char *name = name_of(graph, ref);
    if (!name)
        return g_strdup_printf(ark_say(lang, "%s uden navn", "%s without a name"), kind);
    g_autofree char *whole = qualified(graph, ref, name), *quoted = ark_diff_quoted(whole, lang);
    return g_strdup_printf("%s %s", kind, quoted);
}

char *ark_diff_line_title(const ark_graph *graph, ark_ref ref, enum ark_lang lang)
{
    g_autofree char *title = ark_diff_title(graph, ref, lang);
    return ark_diff_capital(title);
}

char *ark_diff_path(const ark_graph *graph, ark_ref ref, enum ark_lang lang)
{
    if (ref == ARK_REF_NONE)
        return g_strdup(ark_say(lang, "øverste niveau", "the top level"));
    g_autofree char *path = end_title(graph, ref, lang);
    for (int level = 1; level < MOST_LEVELS; level++) {
        ref = ark_container_of(graph, ref);
        const char *name = ref == ARK_REF_NONE ? NULL : text_of(graph, ref, "name");
        if (!name)
            break;
        g_autofree char *above = ark_diff_quoted(name, lang);
        char *longer = g_strdup_printf("%s > %s", above, path);
        g_free(path);
        path = longer;
    }
    return g_steal_pointer(&path);
}
