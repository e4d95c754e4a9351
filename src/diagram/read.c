/* Reads a view from the graph into a picture. Input is hostile: figures may lack their place, lie
 * anywhere, and contain each other in circles. */
#include <string.h>

#include "diagram/colour.h"
#include "diagram/expression.h"
#include "diagram/picture.h"
#include "diagram/stored.h"

struct reader {
    struct ark_picture *picture;
    const ark_graph *graph;
    ark_atom contains, connection;
    ark_atom view_node, group, note, reference;
    GHashTable *seen; /* of ViewNode: index + 1, of CONNECTION: likewise */
};

static bool is_actor(const struct reader *r, ark_ref note)
{
    const char *figure = ark_graph_get_str(r->graph, note, "figure");
    return figure && strcmp(figure, "actor") == 0;
}

static enum ark_form form_of(const struct reader *r, ark_ref node)
{
    if (r->group && ark_graph_has_label(r->graph, node, r->group))
        return ARK_FORM_GROUP;
    if (r->note && ark_graph_has_label(r->graph, node, r->note))
        return is_actor(r, node) ? ARK_FORM_ACTOR : ARK_FORM_NOTE;
    if (r->reference && ark_graph_has_label(r->graph, node, r->reference))
        return ARK_FORM_REFERENCE;
    return ARK_FORM_ELEMENT;
}

/* Strokes in the colour of the fill, with the name below: so Archi draws an actor of a sketch. */
static void draw_in_fill(struct ark_style *style)
{
    style->line = style->fill;
    style->fill = (struct ark_colour){0};
    style->down = ARK_ALIGN_END;
}

/* What the file says of the figure goes before what its kind says. */
static void read_looks(const struct reader *r, struct ark_figure *figure)
{
    struct ark_style *style = &figure->style;
    const char *asked = ark_graph_get_str(r->graph, figure->node, "figure");
    if (figure->form == ARK_FORM_ELEMENT && asked && strcmp(asked, "1") == 0)
        figure->shape = figure->look->other;
    if (figure->shape == ARK_FIGURE_DOT)
        return;
    const char *expression = ark_graph_get_str(r->graph, figure->node, "labelExpression");
    const char *label = expression ? ark_expression_text(r->picture, figure, expression) : NULL;
    if (label)
        figure->label = label;
    ark_style_read(r->graph, figure->node, style);
    if (style->down == ARK_ALIGN_DEFAULT)
        style->down = r->picture->down;
    if (figure->form == ARK_FORM_ACTOR)
        draw_in_fill(style);
    style->ink = ark_colour_readable(style->ink, ark_colour_on_white(style->fill));
    bool plain = style->plain_border || (style->no_border && figure->form == ARK_FORM_NOTE);
    if (plain && figure->form != ARK_FORM_ELEMENT && figure->form != ARK_FORM_ACTOR)
        figure->shape = ARK_FIGURE_SQUARE;
    if (figure->form == ARK_FORM_NOTE || figure->form == ARK_FORM_GROUP)
        style->across = style->across ? style->across : ARK_ALIGN_START;
}

static uint32_t add_figure(struct reader *r, ark_ref node, uint32_t parent)
{
    struct ark_figure figure = {.node = node, .parent = parent, .form = form_of(r, node)};
    figure.thing = ark_stored_depicted(r->graph, node);
    ark_figure_init(r->picture, &figure);
    read_looks(r, &figure);
    figure.box = ark_stored_box(r->graph, node, figure.box);
    ark_vec_push(&r->picture->figures, figure);
    uint32_t index = r->picture->figures.n - 1;
    if (parent != UINT32_MAX)
        r->picture->figures.v[parent].child_n++;
    g_hash_table_insert(r->seen, GUINT_TO_POINTER(node), GUINT_TO_POINTER(index + 1));
    return index;
}

struct pending {
    ark_ref node;
    uint32_t parent;
};

/* Depth first with a stack of our own: what a file nests too deeply must not exhaust the real one.
 * Children are pushed backwards, so that they come out in the file's order. */
static void read_figures(struct reader *r)
{
    ARK_VEC(struct pending) stack = {0};
    ark_vec_push(&stack, (struct pending){r->picture->view, UINT32_MAX});
    while (stack.n) {
        struct pending next = ark_vec_pop(&stack);
        uint32_t index = UINT32_MAX;
        if (next.node != r->picture->view) {
            if (g_hash_table_contains(r->seen, GUINT_TO_POINTER(next.node)))
                continue;
            index = add_figure(r, next.node, next.parent);
        }
        struct ark_refs out = ark_graph_out(r->graph, next.node);
        for (uint32_t i = out.n; i-- > 0;) {
            ark_ref child = ark_graph_to(r->graph, out.v[i]);
            if (ark_graph_type(r->graph, out.v[i]) == r->contains && !ark_ref_is_edge(child) &&
                ark_graph_has_label(r->graph, child, r->view_node))
                ark_vec_push(&stack, (struct pending){child, index});
        }
    }
    ark_vec_clear(&stack);
}

static bool find_end(const struct reader *r, ark_ref ref, struct ark_wire_end *ret)
{
    uint32_t known = GPOINTER_TO_UINT(g_hash_table_lookup(r->seen, GUINT_TO_POINTER(ref)));
    if (!known)
        return false;
    *ret = (struct ark_wire_end){known - 1, ark_ref_is_edge(ref)};
    return true;
}

/* A line that shows no relationship looks as the file says; one that does, as its kind. */
static void read_wire_looks(const struct reader *r, struct ark_wire *wire)
{
    struct ark_value shown =
        ark_graph_get(r->graph, wire->connection, ark_graph_atom(r->graph, "nameVisible"));
    ark_style_read(r->graph, wire->connection, &wire->style);
    static const char *const SHARES[] = {"source", "target"};
    const char *where = ark_graph_get_str(r->graph, wire->connection, "textPosition");
    if (shown.type == ARK_BOOL && !shown.yes)
        wire->label = "";
    for (int i = 0; where && i < 2; i++)
        if (strcmp(where, SHARES[i]) == 0)
            wire->label_at = i ? 0.82 : 0.18;
    if (*wire->look.name)
        return;
    wire->look.from = ark_style_arrow(r->graph, wire->connection, "sourceArrow");
    wire->look.to = ark_style_arrow(r->graph, wire->connection, "targetArrow");
    if (wire->style.has_dash)
        wire->look.dash = wire->style.dash;
}

static void add_wire(struct reader *r, ark_ref connection)
{
    struct ark_wire wire = {.connection = connection,
                            .thing = ark_stored_depicted(r->graph, connection)};
    ark_wire_init(r->picture, &wire);
    read_wire_looks(r, &wire);
    ark_stored_bends(r->picture, &wire);
    wire.from_at = ark_stored_attachment(r->picture, connection, "sourceAttachment");
    wire.to_at = ark_stored_attachment(r->picture, connection, "targetAttachment");
    ark_vec_push(&r->picture->wires, wire);
    g_hash_table_insert(r->seen, GUINT_TO_POINTER(connection),
                        GUINT_TO_POINTER(r->picture->wires.n));
}

static void add_wires_from(struct reader *r, ark_ref ref)
{
    struct ark_refs out = ark_graph_out(r->graph, ref);
    for (uint32_t i = 0; i < out.n; i++)
        if (ark_graph_type(r->graph, out.v[i]) == r->connection &&
            !g_hash_table_contains(r->seen, GUINT_TO_POINTER(out.v[i])))
            add_wire(r, out.v[i]);
}

/* The wires of the figures, then those that begin on wires (the vec grows while it is read). Ends
 * are found last: a wire may end on one that comes later. */
static void read_wires(struct reader *r)
{
    struct ark_picture *picture = r->picture;
    if (!r->connection)
        return;
    for (uint32_t i = 0; i < picture->figures.n; i++)
        add_wires_from(r, picture->figures.v[i].node);
    for (uint32_t i = 0; i < picture->wires.n; i++)
        add_wires_from(r, picture->wires.v[i].connection);
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires) {
        if (!find_end(r, ark_graph_from(r->graph, wire->connection), &wire->from) ||
            !find_end(r, ark_graph_to(r->graph, wire->connection), &wire->to))
            wire->hidden = true;
    }
}

void ark_picture_read(struct ark_picture *picture)
{
    const ark_graph *g = picture->graph;
    struct reader r = {
        .picture = picture,
        .graph = g,
        .contains = ark_graph_atom(g, "CONTAINS"),
        .connection = ark_graph_atom(g, "CONNECTION"),
        .view_node = ark_graph_atom(g, "ViewNode"),
        .group = ark_graph_atom(g, "ViewGroup"),
        .note = ark_graph_atom(g, "ViewNote"),
        .reference = ark_graph_atom(g, "ViewReference"),
        .seen = g_hash_table_new(NULL, NULL),
    };
    const char *routing = ark_graph_get_str(g, picture->view, "routing");
    picture->down = ark_style_names(g, picture->view);
    picture->orthogonal = routing && strcmp(routing, "orthogonal") == 0;
    if (r.contains && r.view_node)
        read_figures(&r);
    read_wires(&r);
    g_hash_table_destroy(r.seen);
}
