/* Functions on where a node or edge belongs: its name, the folders or headings above it, the views
 * that show it, its file. They look at the edges that docs/graph.md gives every model and document:
 * CONTAINS and DEPICTS. */
#include "query/function_list.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LEVELS = 256 }; /* as deep as XML may be; also ends a circle */

static ark_atom atom(const struct ark_matcher *matcher, const char *name)
{
    return ark_graph_atom(matcher->graph, name);
}

static struct ark_value atom_value(const struct ark_matcher *matcher, ark_atom name)
{
    const ark_atoms *atoms = ark_graph_atoms(matcher->graph);
    if (name == ARK_ATOM_NONE)
        return ARK_VALUE_NULL;
    return ark_value_text(ark_atom_text(atoms, name), (uint32_t)ark_atom_len(atoms, name));
}

ARK_FUNCTION(name)
{
    if (n > 1) {
        g_autofree char *key = g_strconcat("name@", args[1].text, NULL);
        struct ark_value named = ark_graph_get(matcher->graph, args[0].entity, atom(matcher, key));
        if (named.type != ARK_NULL)
            return named;
    }
    return ark_graph_get(matcher->graph, args[0].entity, atom(matcher, "name"));
}

static bool has(const struct ark_matcher *matcher, ark_ref ref, const char *label)
{
    return ark_graph_has_label(matcher->graph, ref, atom(matcher, label));
}

/* What contains `ref`; ARK_REF_NONE for what lies at the top. */
static ark_ref container_of(struct ark_matcher *matcher, ark_ref ref)
{
    ark_atom contains = atom(matcher, "CONTAINS");
    struct ark_refs in = ark_graph_in(matcher->graph, ref);
    for (uint32_t i = 0; i < in.n && ark_matcher_step(matcher); i++) {
        if (ark_graph_type(matcher->graph, in.v[i]) == contains)
            return ark_graph_from(matcher->graph, in.v[i]);
    }
    return ARK_REF_NONE;
}

/* A section and a folder are part of the path to themselves; a view is of that to its figures. */
static bool on_path(const struct ark_matcher *matcher, ark_ref ref, bool itself)
{
    return has(matcher, ref, "Section") || has(matcher, ref, "Folder") ||
           (!itself && has(matcher, ref, "View"));
}

ARK_FUNCTION(path)
{
    const char *names[MOST_LEVELS];
    int count = 0;
    ark_ref ref = args[0].entity;
    for (int level = 0; level < MOST_LEVELS && ref != ARK_REF_NONE; level++) {
        const char *name = ark_graph_get_str(matcher->graph, ref, "name");
        if (name && *name && on_path(matcher, ref, level == 0))
            names[count++] = name;
        ref = container_of(matcher, ref);
    }
    if (!count)
        return ARK_VALUE_NULL;
    g_autoptr(GString) out = g_string_new(names[--count]);
    while (count > 0)
        g_string_append_printf(out, " > %s", names[--count]);
    return out->len > ARK_LONGEST_MADE ? ARK_VALUE_NULL
                                       : ark_made_text(matcher, out->str, out->len);
}

/* The view that a figure or connection stands in. */
static ark_ref view_of(struct ark_matcher *matcher, ark_ref figure)
{
    for (int level = 0; level < MOST_LEVELS && figure != ARK_REF_NONE; level++) {
        if (has(matcher, figure, "View"))
            return figure;
        figure = container_of(matcher, figure);
    }
    return ARK_REF_NONE;
}

typedef ARK_VEC(ark_ref) ref_vec;

/* Those that depict `ref`, as often as they do. */
static void collect_views(struct ark_matcher *matcher, ark_ref ref, ref_vec *views)
{
    ark_atom depicts = atom(matcher, "DEPICTS");
    struct ark_refs in = ark_graph_in(matcher->graph, ref);
    for (uint32_t i = 0; i < in.n && ark_matcher_step(matcher); i++) {
        if (ark_graph_type(matcher->graph, in.v[i]) != depicts)
            continue;
        ark_ref view = view_of(matcher, ark_graph_from(matcher->graph, in.v[i]));
        if (view != ARK_REF_NONE)
            ark_vec_push(views, view);
    }
}

static int by_ref(const void *a, const void *b)
{
    ark_ref x = *(const ark_ref *)a, y = *(const ark_ref *)b;
    return x < y ? -1 : x > y;
}

ARK_FUNCTION(views)
{
    ref_vec views = {0};
    collect_views(matcher, args[0].entity, &views);
    if (views.n)
        qsort(views.v, views.n, sizeof *views.v, by_ref);
    struct ark_value *items = ark_made_items(matcher, views.n);
    uint32_t count = 0;
    for (uint32_t i = 0; items && i < views.n; i++) {
        if (i == 0 || views.v[i] != views.v[i - 1])
            items[count++] = ark_value_entity(views.v[i]);
    }
    ark_vec_clear(&views);
    return items ? ark_value_list(items, count) : ARK_VALUE_NULL;
}

ARK_FUNCTION(in_view)
{
    ref_vec views = {0};
    collect_views(matcher, args[0].entity, &views);
    bool found = false;
    for (uint32_t i = 0; i < views.n && !found; i++)
        found = views.v[i] == args[1].entity;
    ark_vec_clear(&views);
    return ark_value_bool(found);
}

/* The whole that `ref` is part of. */
ARK_FUNCTION(root)
{
    ark_ref root = args[0].entity;
    ark_ref above = container_of(matcher, root);
    for (int level = 0; level < MOST_LEVELS && above != ARK_REF_NONE; level++) {
        root = above;
        above = container_of(matcher, root);
    }
    return ark_value_entity(root);
}

/* In the order of reading: nodes are numbered so, and edges. */
ARK_FUNCTION(before)
{
    ark_ref a = args[0].entity, b = args[1].entity;
    if (ark_ref_is_edge(a) != ark_ref_is_edge(b))
        return ARK_VALUE_NULL;
    return ark_value_bool(ark_ref_index(a) < ark_ref_index(b));
}

ARK_FUNCTION(file)
{
    return atom_value(matcher, ark_graph_loc(matcher->graph, args[0].entity).file);
}

ARK_FUNCTION(line)
{
    uint32_t line = ark_graph_loc(matcher->graph, args[0].entity).line;
    return line ? ark_value_int(line) : ARK_VALUE_NULL;
}

#define ENTITY ARK_IS(ENTITY)
#define TEXT ARK_IS(TEXT)

static const struct ark_function ROWS[] = {
    {"name",
     1,
     2,
     fn_name,
     ARK_PLAIN,
     ARK_IS_ANY,
     {ENTITY, TEXT, 0},
     ARK_ABOUT("navnet, eventuelt på et sprog, når modellen har det",
               "the name, in a language if one is given and the model has it"),
     "[name(a), name(a, 'en'), name(a, 'de')]",
     "DUBU, DUBU (EN), DUBU"},
    {"path",
     1,
     1,
     fn_path,
     ARK_WALKS,
     TEXT,
     {ENTITY, 0, 0},
     ARK_ABOUT(
         "mapperne eller overskrifterne, som knuden eller kanten ligger under; null, når den "
         "ligger øverst",
         "the folders or headings that the node or edge lies under; null when it lies at the top"),
     "path(a)",
     "Application > Systemer"},
    {"views",
     1,
     1,
     fn_views,
     ARK_WALKS,
     ARK_IS(LIST),
     {ENTITY, 0, 0},
     ARK_ABOUT("de visninger, som elementet eller relationen er tegnet på",
               "the views that the element or relationship is drawn in"),
     "views(a)",
     "Overblik"},
    {"in_view",
     2,
     2,
     fn_in_view,
     ARK_WALKS,
     ARK_IS(BOOL),
     {ENTITY, ENTITY, 0},
     ARK_ABOUT("om elementet eller relationen er tegnet på visningen",
               "whether the element or relationship is drawn in the view"),
     "[in_view(a, v), in_view(b, v)]",
     "true, false"},
    {"root",
     1,
     1,
     fn_root,
     ARK_WALKS,
     ENTITY,
     {ENTITY, 0, 0},
     ARK_ABOUT("modellen eller dokumentet, som knuden eller kanten er en del af; den selv, når den "
               "ikke er en del af noget",
               "the model or document that the node or edge is a part of; itself when it is a part "
               "of nothing"),
     "name(root(a))",
     "Application"},
    {"before",
     2,
     2,
     fn_before,
     ARK_PLAIN,
     ARK_IS(BOOL),
     {ENTITY, ENTITY, 0},
     ARK_ABOUT("om den første er læst før den anden; null for en knude og en kant",
               "whether the first was read before the second; null for a node and an edge"),
     "[before(a, b), before(b, a), before(a, r)]",
     "true, false, -"},
    {"file",
     1,
     1,
     fn_file,
     ARK_PLAIN,
     TEXT,
     {ENTITY, 0, 0},
     ARK_ABOUT("den fil, som knuden eller kanten er læst fra",
               "the file that the node or edge was read from"),
     "file(a) ENDS WITH '.yaml'",
     "true"},
    {"line",
     1,
     1,
     fn_line,
     ARK_PLAIN,
     ARK_IS(INT),
     {ENTITY, 0, 0},
     ARK_ABOUT("linjen i filen, som knuden eller kanten begynder på",
               "the line of the file that the node or edge begins in"),
     "line(a)",
     "1"},
};

const struct ark_functions ark_functions_place = ARK_SUBJECT(
    "Navn og plads i modellen eller teksten", "Name and place in the model or the text", ROWS);
