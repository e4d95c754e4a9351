/* Reads a diagram of UML that a file has stored. It tells what stands where; how that looks, its
 * metaclass does. */
#include <stdlib.h>
#include <string.h>

#include "diagram/geometry.h"
#include "diagram/stored.h"
#include "diagram/uml.h"

/* Above this many comparisons nothing lies in anything. */
#define MOST_WORK 4000000.0

struct reader {
    struct ark_picture *picture;
    const ark_graph *graph;
    ark_atom contains, shape, line, x;
    GHashTable *seen;  /* of a shape or line: index of its figure or wire + 1 */
    GHashTable *named; /* associations of three whose name stands at a line */
    GHashTable *first; /* of a thing: index of the first figure that shows it + 1 */
};

/* The order of painting. */
struct ordered {
    struct ark_figure figure;
    double area; /* of one that lies behind; 0 of any other */
    uint32_t at;
};

static int behind_first(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;
    if (x->area != y->area)
        return x->area > y->area ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static void init_figure(const struct reader *r, struct ark_figure *figure)
{
    bool association =
        figure->thing != ARK_REF_NONE && ark_drawn_as(r->graph, figure->thing) == ARK_DRAWN_LINE;
    if (association)
        ark_uml_diamond_init(r->picture, figure);
    else
        ark_uml_figure_init(r->picture, figure, ARK_UML_WHOLE);
    struct ark_box usual = {0, 0, figure->box.w / ARK_PX, figure->box.h / ARK_PX};
    figure->box = ark_stored_box(r->graph, figure->node, usual);
    figure->roomy = figure->box.w == usual.w * ARK_PX && figure->box.h == usual.h * ARK_PX;
}

static bool is_package(const struct reader *r, const struct ark_figure *figure)
{
    return figure->thing != ARK_REF_NONE && ark_graph_is(r->graph, figure->thing, "Package");
}

/* Packages, and the frames of tools, which have no look of their own. */
static bool lies_behind(const struct reader *r, const struct ark_figure *figure)
{
    return is_package(r, figure) || !*figure->look->name;
}

/* What lies behind all else first, the largest of it before what is in it; then as the file has it.
 */
static void order_figures(struct reader *r)
{
    uint32_t n = r->picture->figures.n;
    struct ordered *all = g_new(struct ordered, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const struct ark_figure *f = &r->picture->figures.v[i];
        all[i] = (struct ordered){*f, lies_behind(r, f) ? f->box.w * f->box.h : 0, i};
    }
    qsort(all, n, sizeof *all, behind_first);
    for (uint32_t i = 0; i < n; i++)
        r->picture->figures.v[i] = all[i].figure;
    g_free(all);
}

/* The last figure before each that is wholly around it. What has others in it shows its name above
 * them, a package in its tab. */
static void nest_figures(struct reader *r)
{
    struct ark_figure *figures = r->picture->figures.v;
    uint32_t n = r->picture->figures.n;
    if ((double)n * n > MOST_WORK)
        return;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t k = i;
        while (k > 0 && !ark_box_holds_box(figures[k - 1].box, figures[i].box))
            k--;
        if (!k)
            continue;
        figures[i].parent = --k;
        figures[k].child_n++;
        if (is_package(r, &figures[k])) {
            figures[k].rows = NULL;
            figures[k].row_n = figures[k].head_n = 0;
        }
    }
}

static void know_figures(struct reader *r)
{
    for (uint32_t i = 0; i < r->picture->figures.n; i++) {
        const struct ark_figure *f = &r->picture->figures.v[i];
        gpointer thing = GUINT_TO_POINTER(f->thing), at = GUINT_TO_POINTER(i + 1);
        g_hash_table_insert(r->seen, GUINT_TO_POINTER(f->node), at);
        if (f->thing != ARK_REF_NONE && !g_hash_table_contains(r->first, thing))
            g_hash_table_insert(r->first, thing, at);
    }
}

/* What has a figure of its own, so that it stands in no other. */
static void note_shown(struct reader *r)
{
    struct ark_refs out = ark_graph_out(r->graph, r->picture->view);
    for (uint32_t i = 0; i < out.n; i++)
        g_hash_table_add(r->picture->shown, GUINT_TO_POINTER(ark_stored_depicted(
                                                r->graph, ark_graph_to(r->graph, out.v[i]))));
}

static bool has_lines(const struct reader *r, ark_ref node)
{
    struct ark_refs out = ark_graph_out(r->graph, node), in = ark_graph_in(r->graph, node);
    bool any = false;
    for (uint32_t i = 0; !any && i < out.n; i++)
        any = ark_graph_type(r->graph, out.v[i]) == r->line;
    for (uint32_t i = 0; !any && i < in.n; i++)
        any = ark_graph_type(r->graph, in.v[i]) == r->line;
    return any;
}

/* A note without a text, a line and a finding says nothing. Tools write the name and the date of
 * the diagram into such ones as they draw it. */
static bool is_blank(const struct reader *r, ark_ref node, ark_ref thing)
{
    if (thing == ARK_REF_NONE || !ark_graph_is(r->graph, thing, "UmlComment"))
        return false;
    const char *body = ark_graph_get_str(r->graph, thing, "body");
    return !(body && *body) && !ark_marks_of(r->picture, thing).n && !has_lines(r, node);
}

static void read_figures(struct reader *r)
{
    struct ark_refs out = ark_graph_out(r->graph, r->picture->view);
    double x;
    note_shown(r);
    for (uint32_t i = 0; i < out.n; i++) {
        ark_ref node = ark_graph_to(r->graph, out.v[i]);
        struct ark_figure figure = {.node = node, .parent = UINT32_MAX};
        if (ark_graph_type(r->graph, out.v[i]) != r->contains || ark_ref_is_edge(node) ||
            !ark_graph_has_label(r->graph, node, r->shape) ||
            !ark_stored_number(r->graph, node, r->x, &x) ||
            !g_hash_table_add(r->seen, GUINT_TO_POINTER(node)))
            continue;
        figure.thing = ark_stored_depicted(r->graph, node);
        if (is_blank(r, node, figure.thing))
            continue;
        init_figure(r, &figure);
        ark_vec_push(&r->picture->figures, figure);
    }
    order_figures(r);
    nest_figures(r);
    know_figures(r);
}

static bool find_end(const struct reader *r, ark_ref ref, struct ark_wire_end *ret)
{
    uint32_t known = GPOINTER_TO_UINT(g_hash_table_lookup(r->seen, GUINT_TO_POINTER(ref)));
    *ret = (struct ark_wire_end){known - 1, ark_ref_is_edge(ref)};
    return known > 0;
}

static ark_ref thing_at(const struct reader *r, struct ark_wire_end end)
{
    return end.is_wire ? r->picture->wires.v[end.index].thing
                       : r->picture->figures.v[end.index].thing;
}

/* A file may store a line from its target to its source. */
static void turn(struct ark_wire *wire)
{
    struct ark_wire_end from = wire->from;
    const struct ark_point *from_at = wire->from_at;
    wire->from = wire->to;
    wire->to = from;
    wire->from_at = wire->to_at;
    wire->to_at = from_at;
    for (uint32_t i = 0; i < wire->bend_n / 2; i++) {
        struct ark_point kept = wire->bends[i];
        wire->bends[i] = wire->bends[wire->bend_n - 1 - i];
        wire->bends[wire->bend_n - 1 - i] = kept;
    }
}

/* A line of an association of three, whose name stands at the first of them only. The diamond tells
 * of its findings. */
static void init_ray(const struct reader *r, struct ark_wire *wire, ark_ref from, ark_ref to)
{
    struct ark_uml_end ends[ARK_MOST_ENDS];
    uint32_t n = ark_uml_ends(r->graph, wire->thing, ends);
    ark_ref at_from = ARK_REF_NONE, at_to = ARK_REF_NONE;
    for (uint32_t i = 0; i < n; i++) {
        if (ends[i].at == to)
            at_to = ends[i].end;
        else if (ends[i].at == from)
            at_from = ends[i].end;
    }
    ark_uml_association_init(r->picture, wire, at_from, at_to);
    if (from == wire->thing || to == wire->thing)
        wire->marks.n = 0;
    if (!g_hash_table_add(r->named, GUINT_TO_POINTER(wire->thing)))
        wire->label = "";
}

static void init_association(const struct reader *r, struct ark_wire *wire)
{
    struct ark_uml_end ends[ARK_MOST_ENDS];
    uint32_t n = ark_uml_ends(r->graph, wire->thing, ends);
    ark_ref from = thing_at(r, wire->from), to = thing_at(r, wire->to);
    if (n == 2 && ends[0].at == from && ends[1].at == to)
        ark_uml_association_init(r->picture, wire, ends[0].end, ends[1].end);
    else if (n == 2 && ends[1].at == from && ends[0].at == to)
        ark_uml_association_init(r->picture, wire, ends[1].end, ends[0].end);
    else
        init_ray(r, wire, from, to);
}

/* Whether the line only ties a note or constraint to what it is about. */
static bool is_anchor(const struct reader *r, ark_ref thing)
{
    return thing == ARK_REF_NONE || ark_graph_is(r->graph, thing, "ANNOTATES") ||
           ark_graph_is(r->graph, thing, "CONSTRAINS");
}

static void init_wire(const struct reader *r, struct ark_wire *wire)
{
    if (is_anchor(r, wire->thing)) {
        ark_uml_anchor_init(wire);
    } else if (ark_graph_is(r->graph, wire->thing, "Attribute")) {
        ark_uml_attribute_init(r->picture, wire);
    } else if (!ark_ref_is_edge(wire->thing)) {
        init_association(r, wire);
    } else {
        if (thing_at(r, wire->from) == ark_graph_to(r->graph, wire->thing) &&
            thing_at(r, wire->to) == ark_graph_from(r->graph, wire->thing))
            turn(wire);
        ark_uml_wire_init(r->picture, wire);
    }
}

static void add_wires_from(struct reader *r, ark_ref ref)
{
    struct ark_refs out = ark_graph_out(r->graph, ref);
    for (uint32_t i = 0; i < out.n; i++) {
        if (ark_graph_type(r->graph, out.v[i]) != r->line ||
            g_hash_table_contains(r->seen, GUINT_TO_POINTER(out.v[i])))
            continue;
        ark_vec_push(&r->picture->wires,
                     (struct ark_wire){.connection = out.v[i],
                                       .thing = ark_stored_depicted(r->graph, out.v[i])});
        g_hash_table_insert(r->seen, GUINT_TO_POINTER(out.v[i]),
                            GUINT_TO_POINTER(r->picture->wires.n));
    }
}

/* The lines of the figures, then those that begin on lines (the vec grows while it is read). Ends
 * are found last: a line may end on one that comes later. */
static void read_wires(struct reader *r)
{
    struct ark_picture *p = r->picture;
    for (uint32_t i = 0; r->line && i < p->figures.n; i++)
        add_wires_from(r, p->figures.v[i].node);
    for (uint32_t i = 0; i < p->wires.n; i++)
        add_wires_from(r, p->wires.v[i].connection);
    ARK_VEC_EACH (struct ark_wire, wire, p->wires) {
        wire->kind = 'c';
        wire->label = "";
        ark_stored_bends(p, wire);
        wire->from_at = ark_stored_attachment(p, wire->connection, "sourceAttachment");
        wire->to_at = ark_stored_attachment(p, wire->connection, "targetAttachment");
        wire->hidden = !find_end(r, ark_graph_from(r->graph, wire->connection), &wire->from) ||
                       !find_end(r, ark_graph_to(r->graph, wire->connection), &wire->to);
        if (!wire->hidden)
            init_wire(r, wire);
    }
}

/* From an association class to the line that it is, where both are shown. */
static void link_association_classes(struct reader *r)
{
    struct ark_picture *p = r->picture;
    for (uint32_t i = 0, n = p->wires.n; i < n; i++) {
        const struct ark_wire *line = &p->wires.v[i];
        uint32_t at =
            line->thing == ARK_REF_NONE
                ? 0
                : GPOINTER_TO_UINT(g_hash_table_lookup(r->first, GUINT_TO_POINTER(line->thing)));
        if (!at || line->hidden || !ark_graph_is(r->graph, line->thing, "AssociationClass"))
            continue;
        struct ark_wire link = {
            .connection = line->thing, .from = {at - 1, false}, .to = {i, true}};
        p->wires.v[i].label = "";
        p->wires.v[i].marks.n = 0;
        ark_uml_anchor_init(&link);
        ark_vec_push(&p->wires, link);
    }
}

void ark_picture_read_uml(struct ark_picture *picture)
{
    const ark_graph *graph = picture->graph;
    struct reader r = {
        .picture = picture,
        .graph = graph,
        .contains = ark_graph_atom(graph, "CONTAINS"),
        .shape = ark_graph_atom(graph, "UmlShape"),
        .line = ark_graph_atom(graph, "UmlLine"),
        .x = ark_graph_atom(graph, "x"),
        .seen = g_hash_table_new(NULL, NULL),
        .first = g_hash_table_new(NULL, NULL),
        .named = g_hash_table_new(NULL, NULL),
    };
    if (r.contains && r.shape)
        read_figures(&r);
    picture->goes_around = picture->figures.n <= ARK_MOST_GONE_AROUND;
    read_wires(&r);
    link_association_classes(&r);
    g_hash_table_destroy(r.seen);
    g_hash_table_destroy(r.first);
    g_hash_table_destroy(r.named);
}
