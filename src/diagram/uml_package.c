/* The class diagram of a package that has none of its own: its classifiers, how they hang together,
 * and by name those of other packages that they build on. */
#include "diagram/select.h"
#include "diagram/uml.h"

#define MOST_DEPTH 16
/* A package that others are built on is related to by hundreds. */
#define MOST_CONTEXT 80

struct gatherer {
    const ark_graph *graph;
    struct ark_arena *arena;
    ark_ref package;
    ark_atom contains;
    GHashTable *own, *seen; /* figures; all that was met */
    ARK_VEC(ark_ref) elements, relationships, context;
};

static bool is_new(struct gatherer *g, ark_ref thing)
{
    return g_hash_table_add(g->seen, GUINT_TO_POINTER(thing));
}

static bool is_own(const struct gatherer *g, ark_ref thing)
{
    return g_hash_table_contains(g->own, GUINT_TO_POINTER(thing));
}

/* A constraint on a single class stands in that class. */
static bool stands_alone(const struct gatherer *g, ark_ref thing)
{
    struct ark_refs out = ark_graph_out(g->graph, thing);
    if (!ark_graph_is(g->graph, thing, "UmlConstraint"))
        return true;
    if (out.n != 1)
        return out.n > 1;
    ark_ref whole = ark_drawn_whole(g->graph, ark_graph_to(g->graph, out.v[0]));
    return ark_drawn_as(g->graph, whole) == ARK_DRAWN_LINE;
}

/* Nobody sees anything in a class without a name, features and relationships (tools export frames
 * and texts of their diagrams so), nor in an empty note. */
static bool is_nothing(const struct gatherer *g, ark_ref thing)
{
    const char *name = ark_graph_get_str(g->graph, thing, "name");
    const char *body = ark_graph_get_str(g->graph, thing, "body");
    if (ark_graph_is(g->graph, thing, "UmlComment"))
        return !(body && *body);
    return !(name && *name) && ark_graph_is(g->graph, thing, "Classifier") &&
           !ark_graph_out(g->graph, thing).n && ark_graph_in(g->graph, thing).n < 2;
}

/* What lies in the package or in one of its classes, but not in a package in it. */
static void gather_own(struct gatherer *g, ark_ref holder, int depth)
{
    struct ark_refs out = ark_graph_out(g->graph, holder);
    for (uint32_t i = 0; i < out.n && depth < MOST_DEPTH; i++) {
        ark_ref child = ark_graph_to(g->graph, out.v[i]);
        if (ark_graph_type(g->graph, out.v[i]) != g->contains ||
            ark_drawn_as(g->graph, child) != ARK_DRAWN_FIGURE ||
            ark_graph_is(g->graph, child, "Package") || !is_new(g, child))
            continue;
        if (stands_alone(g, child) && !is_nothing(g, child)) {
            ark_vec_push(&g->elements, child);
            g_hash_table_add(g->own, GUINT_TO_POINTER(child));
        }
        gather_own(g, child, depth + 1);
    }
}

/* Whether an association matters at this end: it lies in the package, leads away from the class, or
 * nobody says where it leads. */
static bool leads_away(const struct gatherer *g, ark_ref association, ark_ref from)
{
    struct ark_uml_end ends[ARK_MOST_ENDS];
    uint32_t n = ark_uml_ends(g->graph, association, ends);
    bool away = false, back = false;
    for (uint32_t i = 0; i < n; i++) {
        bool open = ark_uml_is(g->graph, ends[i].end, "navigable");
        away |= open && ends[i].at != from;
        back |= open && ends[i].at == from;
    }
    return away || !back || ark_uml_package_of(g->graph, association) == g->package;
}

static bool matters(const struct gatherer *g, ark_ref line, ark_ref from)
{
    ark_ref ends[ARK_MOST_ENDS];
    uint32_t n = ark_drawn_ends(g->graph, line, ends, ARK_MOST_ENDS), own = 0;
    for (uint32_t i = 0; i < n; i++)
        own += is_own(g, ends[i]);
    if (own == n)
        return true;
    return ark_ref_is_edge(line) ? ends[0] == from : leads_away(g, line, from);
}

static void gather_lines(struct gatherer *g, ark_ref element)
{
    ark_ref ends[ARK_MOST_ENDS];
    struct ark_refs lines = ark_drawn_lines(g->graph, element, g->arena);
    for (uint32_t i = 0; i < lines.n; i++) {
        if (!matters(g, lines.v[i], element) || !is_new(g, lines.v[i]))
            continue;
        ark_vec_push(&g->relationships, lines.v[i]);
        uint32_t n = ark_drawn_ends(g->graph, lines.v[i], ends, ARK_MOST_ENDS);
        for (uint32_t k = 0; k < n && g->context.n < MOST_CONTEXT; k++)
            if (!is_own(g, ends[k]) && ark_drawn_as(g->graph, ends[k]) == ARK_DRAWN_FIGURE &&
                is_new(g, ends[k]))
                ark_vec_push(&g->context, ends[k]);
    }
}

void ark_picture_read_package(struct ark_picture *picture, const char *layout_helper)
{
    struct gatherer g = {
        .graph = picture->graph,
        .arena = picture->arena,
        .package = picture->view,
        .contains = ark_graph_atom(picture->graph, "CONTAINS"),
        .own = g_hash_table_new(NULL, NULL),
        .seen = g_hash_table_new(NULL, NULL),
    };
    gather_own(&g, picture->view, 0);
    for (uint32_t i = 0; i < g.elements.n; i++)
        gather_lines(&g, g.elements.v[i]);
    const struct ark_choice choice = {.elements = {g.elements.v, g.elements.n},
                                      .relationships = {g.relationships.v, g.relationships.n},
                                      .context = {g.context.v, g.context.n},
                                      .one_package = true};
    ark_picture_choose(picture, &choice, layout_helper);
    ark_vec_clear(&g.elements);
    ark_vec_clear(&g.relationships);
    ark_vec_clear(&g.context);
    g_hash_table_destroy(g.own);
    g_hash_table_destroy(g.seen);
}
