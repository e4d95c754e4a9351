/* Which views there are to draw, and what their files are called. */
#include "diagram/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "diagram/things.h"

#define LONGEST_SLUG 48
/* A file may contain things in each other in circles. */
#define MOST_DEPTH 64

/* Views with places: the label of the view, and of what lies in it. */
static const struct {
    const char *label, *node;
    enum ark_view_kind kind;
} PLACED[] = {
    {"View", "ViewNode", ARK_VIEW_ARCHIMATE},
    {"UmlDiagram", "UmlShape", ARK_VIEW_UML_DIAGRAM},
};

/* What a file of UML has to show. */
enum { HAS_DIAGRAM = 1, HAS_PACKAGE = 2 };

struct survey {
    const ark_graph *graph;
    ark_atom contains, x, node, classifier, class, association, profile;
    ARK_VEC(ark_ref) views, packages;
    GHashTable *files; /* atom of the file: what it has */
};

static bool has_place(const struct survey *s, ark_ref node)
{
    enum ark_type type = ark_graph_get(s->graph, node, s->x).type;
    return type == ARK_INT || type == ARK_REAL;
}

/* An association alone is nothing to draw. */
static bool is_classifier(const struct survey *s, ark_ref thing)
{
    return ark_graph_has_label(s->graph, thing, s->classifier) &&
           (!s->association || !ark_graph_has_label(s->graph, thing, s->association) ||
            (s->class && ark_graph_has_label(s->graph, thing, s->class)));
}

static bool is_placed(const struct survey *s, ark_ref child)
{
    return ark_graph_has_label(s->graph, child, s->node) && has_place(s, child);
}

/* Only the first level counts: what lies deeper lies in something. */
static bool holds(const struct survey *s, ark_ref view,
                  bool (*is_wanted)(const struct survey *s, ark_ref child))
{
    struct ark_refs out = ark_graph_out(s->graph, view);
    for (uint32_t i = 0; i < out.n; i++) {
        ark_ref child = ark_graph_to(s->graph, out.v[i]);
        if (ark_graph_type(s->graph, out.v[i]) == s->contains && !ark_ref_is_edge(child) &&
            is_wanted(s, child))
            return true;
    }
    return false;
}

static int compare_refs(const void *a, const void *b)
{
    ark_ref x = *(const ark_ref *)a, y = *(const ark_ref *)b;
    return (x > y) - (x < y);
}

/* All nodes with the label, in order; caller frees. */
static ark_ref *nodes_with(const ark_graph *graph, ark_atom label, uint32_t *ret_n)
{
    ark_ref *found = g_new(ark_ref, label ? ark_graph_label_count(graph, label) + 1 : 1);
    uint32_t n = 0;
    for (uint32_t set = 0; label && set < ark_graph_labelset_count(graph); set++) {
        if (!ark_graph_labelset_has(graph, (ark_labelset)set, label))
            continue;
        struct ark_refs nodes = ark_graph_nodes_of_set(graph, (ark_labelset)set);
        for (uint32_t i = 0; i < nodes.n; i++)
            found[n++] = nodes.v[i];
    }
    qsort(found, n, sizeof *found, compare_refs);
    *ret_n = n;
    return found;
}

static gpointer file_of(const ark_graph *graph, ark_ref thing)
{
    return GUINT_TO_POINTER(ark_graph_loc(graph, thing).file);
}

static uint32_t what_it_has(const struct survey *s, ark_ref thing)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(s->files, file_of(s->graph, thing)));
}

static void note(struct survey *s, ark_ref thing, uint32_t has)
{
    has |= what_it_has(s, thing);
    g_hash_table_insert(s->files, file_of(s->graph, thing), GUINT_TO_POINTER(has));
}

static void find_placed(struct survey *s)
{
    for (size_t i = 0; s->contains && s->x && i < G_N_ELEMENTS(PLACED); i++) {
        uint32_t n;
        s->node = ark_graph_atom(s->graph, PLACED[i].node);
        if (!s->node)
            continue;
        g_autofree ark_ref *views =
            nodes_with(s->graph, ark_graph_atom(s->graph, PLACED[i].label), &n);
        for (uint32_t k = 0; k < n; k++) {
            if (!holds(s, views[k], is_placed))
                continue;
            ark_vec_push(&s->views, views[k]);
            if (PLACED[i].kind == ARK_VIEW_UML_DIAGRAM)
                note(s, views[k], HAS_DIAGRAM);
        }
    }
}

static bool is_profile(const struct survey *s, ark_ref package)
{
    return s->profile && ark_graph_has_label(s->graph, package, s->profile);
}

static void find_packages(struct survey *s)
{
    uint32_t n;
    if (!s->contains || !s->classifier)
        return;
    g_autofree ark_ref *packages = nodes_with(s->graph, ark_graph_atom(s->graph, "Package"), &n);
    for (uint32_t i = 0; i < n; i++) {
        if (!holds(s, packages[i], is_classifier))
            continue;
        ark_vec_push(&s->packages, packages[i]);
        if (!is_profile(s, packages[i]))
            note(s, packages[i], HAS_PACKAGE);
    }
}

/* A profile that lies beside a model is not what the model is about. */
static bool is_view(const struct survey *s, ark_ref package)
{
    uint32_t has = what_it_has(s, package);
    return !(has & HAS_DIAGRAM) && !(is_profile(s, package) && has & HAS_PACKAGE);
}

/* The packages that are views go among these. */
static struct survey survey(const ark_graph *graph)
{
    struct survey s = {
        .graph = graph,
        .contains = ark_graph_atom(graph, "CONTAINS"),
        .x = ark_graph_atom(graph, "x"),
        .classifier = ark_graph_atom(graph, "Classifier"),
        .class = ark_graph_atom(graph, "Class"),
        .association = ark_graph_atom(graph, "Association"),
        .profile = ark_graph_atom(graph, "Profile"),
        .files = g_hash_table_new(NULL, NULL),
    };
    uint32_t kept = 0;
    find_placed(&s);
    find_packages(&s);
    for (uint32_t i = 0; i < s.packages.n; i++) {
        if (is_view(&s, s.packages.v[i]))
            ark_vec_push(&s.views, s.packages.v[i]);
        else
            s.packages.v[kept++] = s.packages.v[i];
    }
    s.packages.n = kept;
    if (s.views.n)
        qsort(s.views.v, s.views.n, sizeof *s.views.v, compare_refs);
    return s;
}

static void survey_clear(struct survey *s)
{
    ark_vec_clear(&s->views);
    ark_vec_clear(&s->packages);
    g_hash_table_unref(s->files);
}

static struct ark_refs kept_in(struct ark_arena *arena, const ark_ref *refs, uint32_t n)
{
    ark_ref *kept = ARK_NEW_ARRAY(arena, ark_ref, n + 1);
    if (n)
        memcpy(kept, refs, sizeof *refs * n);
    return (struct ark_refs){kept, n};
}

struct ark_refs ark_diagram_views(const ark_graph *graph, struct ark_arena *arena)
{
    struct survey s = survey(graph);
    struct ark_refs views = kept_in(arena, s.views.v, s.views.n);
    survey_clear(&s);
    return views;
}

struct ark_refs ark_diagram_packages(const ark_graph *graph, struct ark_arena *arena)
{
    struct survey s = survey(graph);
    struct ark_refs packages = kept_in(arena, s.packages.v, s.packages.n);
    survey_clear(&s);
    return packages;
}

enum ark_view_kind ark_view_kind(const ark_graph *graph, ark_ref view)
{
    for (size_t i = 0; view != ARK_REF_NONE && i < G_N_ELEMENTS(PLACED); i++)
        if (ark_graph_is(graph, view, PLACED[i].label))
            return PLACED[i].kind;
    return view == ARK_REF_NONE ? ARK_VIEW_SELECTION : ARK_VIEW_UML_PACKAGE;
}

/* Where the ref is among those in order; `n` when it is not. */
static uint32_t position(const ark_ref *refs, uint32_t n, ark_ref ref)
{
    uint32_t at = 0;
    while (at < n && refs[at] != ref)
        at++;
    return at;
}

uint32_t ark_view_number(const ark_graph *graph, ark_ref view)
{
    struct survey s = survey(graph);
    uint32_t at = position(s.views.v, s.views.n, view);
    if (at == s.views.n)
        at += position(s.packages.v, s.packages.n, view);
    /* A view that can't be drawn gets a number that no other has. */
    bool found = at < s.views.n + s.packages.n;
    uint32_t number = found ? at + 1 : s.views.n + s.packages.n + 1 + view;
    survey_clear(&s);
    return number;
}

/* The place where something is drawn lies in nested nodes: climbs to the view. */
static ark_ref view_around(const ark_graph *graph, ark_ref node)
{
    for (int depth = 0; node != ARK_REF_NONE && depth < MOST_DEPTH; depth++) {
        for (size_t i = 0; i < G_N_ELEMENTS(PLACED); i++)
            if (ark_graph_is(graph, node, PLACED[i].label))
                return node;
        node = ark_ref_is_edge(node) ? ark_graph_from(graph, node) : ark_thing_holder(graph, node);
    }
    return ARK_REF_NONE;
}

struct ark_refs ark_diagram_showing(const ark_graph *graph, ark_ref thing, struct ark_arena *arena)
{
    ark_ref whole = ark_drawn_whole(graph, thing);
    if (whole == ARK_REF_NONE)
        return (struct ark_refs){0};
    struct ark_refs in = ark_graph_in(graph, whole);
    ark_atom depicts = ark_graph_atom(graph, "DEPICTS");
    ark_ref *views = ARK_NEW_ARRAY(arena, ark_ref, in.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; depicts && i < in.n; i++)
        if (ark_graph_type(graph, in.v[i]) == depicts)
            views[n++] = view_around(graph, ark_graph_from(graph, in.v[i]));
    views[n] = ark_uml_package_of(graph, whole);
    n += views[n] != ARK_REF_NONE;
    return (struct ark_refs){views, n};
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
