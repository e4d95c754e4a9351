/* Which views there are to draw, and what their files are called. */
#include <stdlib.h>

#include "diagram/views.h"

#define LONGEST_SLUG 48

struct view_atoms {
    ark_atom contains, view_node, x;
};

static bool has_place(const ark_graph *graph, const struct view_atoms *atoms, ark_ref node)
{
    enum ark_type type = ark_graph_get(graph, node, atoms->x).type;
    return type == ARK_INT || type == ARK_REAL;
}

/* Only the first level counts: what lies deeper lies in something. */
static bool is_drawable(const ark_graph *graph, const struct view_atoms *atoms, ark_ref view)
{
    struct ark_refs out = ark_graph_out(graph, view);
    for (uint32_t i = 0; i < out.n; i++) {
        ark_ref child = ark_graph_to(graph, out.v[i]);
        if (ark_graph_type(graph, out.v[i]) == atoms->contains && !ark_ref_is_edge(child) &&
            ark_graph_has_label(graph, child, atoms->view_node) && has_place(graph, atoms, child))
            return true;
    }
    return false;
}

static int compare_refs(const void *a, const void *b)
{
    ark_ref x = *(const ark_ref *)a, y = *(const ark_ref *)b;
    return (x > y) - (x < y);
}

struct ark_refs ark_diagram_views(const ark_graph *graph, struct ark_arena *arena)
{
    const ark_atoms *table = ark_graph_atoms(graph);
    struct view_atoms atoms = {ark_atom_find(table, "CONTAINS"), ark_atom_find(table, "ViewNode"),
                               ark_atom_find(table, "x")};
    ark_atom label = ark_atom_find(table, "View");
    if (!label || !atoms.contains || !atoms.view_node || !atoms.x)
        return (struct ark_refs){0};
    ark_ref *views = ARK_NEW_ARRAY(arena, ark_ref, ark_graph_label_count(graph, label) + 1);
    uint32_t n = 0;
    for (uint32_t set = 0; set < ark_graph_labelset_count(graph); set++) {
        if (!ark_graph_labelset_has(graph, (ark_labelset)set, label))
            continue;
        struct ark_refs nodes = ark_graph_nodes_of_set(graph, (ark_labelset)set);
        for (uint32_t i = 0; i < nodes.n; i++)
            if (is_drawable(graph, &atoms, nodes.v[i]))
                views[n++] = nodes.v[i];
    }
    qsort(views, n, sizeof *views, compare_refs);
    return (struct ark_refs){views, n};
}

uint32_t ark_view_number(const ark_graph *graph, ark_ref view)
{
    struct ark_arena *arena = ark_arena_new();
    struct ark_refs views = ark_diagram_views(graph, arena);
    uint32_t number = 0;
    while (number < views.n && views.v[number] < view)
        number++;
    bool found = number < views.n && views.v[number] == view;
    uint32_t n = views.n;
    ark_arena_free(arena);
    /* A view that can't be drawn gets a number that no other has. */
    return found ? number + 1 : n + 1 + view;
}

/* The letters of the slug: ASCII, with the Danish ones written out as in web addresses. */
static void append_plain(GString *out, gunichar c)
{
    static const struct {
        gunichar letter;
        const char *plain;
    } LETTERS[] = {{0xE6, "ae"}, {0xF8, "oe"}, {0xE5, "aa"}, {0xE4, "ae"}, {0xF6, "oe"},
                   {0xFC, "ue"}, {0xDF, "ss"}, {0xF0, "d"},  {0xFE, "th"}};
    for (uint32_t i = 0; i < G_N_ELEMENTS(LETTERS); i++)
        if (LETTERS[i].letter == c) {
            g_string_append(out, LETTERS[i].plain);
            return;
        }
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    gsize n = g_unichar_fully_decompose(c, TRUE, parts, G_N_ELEMENTS(parts));
    if (n && parts[0] < 128 && g_ascii_isalnum((char)parts[0]))
        g_string_append_c(out, g_ascii_tolower((char)parts[0]));
    else if (out->len && out->str[out->len - 1] != '-')
        g_string_append_c(out, '-');
}

char *ark_view_slug(struct ark_arena *arena, const char *name, uint32_t number, enum ark_lang lang)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_string_printf(out, "%s-%u-", ark_say(lang, "visning", "view"), number);
    for (const char *p = name; *p && out->len < LONGEST_SLUG; p = g_utf8_next_char(p))
        append_plain(out, g_unichar_tolower(g_utf8_get_char(p)));
    while (out->len && out->str[out->len - 1] == '-')
        g_string_truncate(out, out->len - 1);
    return ark_arena_strdup(arena, out->str);
}
