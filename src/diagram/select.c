/* A selection of the model as a picture: one figure per element, one line per relationship, laid
 * out anew. */
#include <stdlib.h>
#include <string.h>

#include "archimate/archimate.h"
#include "diagram/layout.h"
#include "diagram/picture.h"

#define MOST_DEPTH 32

struct selector {
    struct ark_picture *picture;
    GHashTable
        *seen; /* of an element: index of its figure + 1; of a relationship: of its wire + 1 */
};

static void add_element(struct selector *s, ark_ref element)
{
    struct ark_figure figure = {
        .node = element, .thing = element, .parent = UINT32_MAX, .form = ARK_FORM_ELEMENT};
    if (g_hash_table_contains(s->seen, GUINT_TO_POINTER(element)))
        return;
    ark_figure_init(s->picture, &figure);
    figure.box.w *= ARK_PX;
    figure.box.h *= ARK_PX;
    ark_vec_push(&s->picture->figures, figure);
    g_hash_table_insert(s->seen, GUINT_TO_POINTER(element),
                        GUINT_TO_POINTER(s->picture->figures.n));
}

static void add_relationship(struct selector *s, ark_ref relationship)
{
    struct ark_wire wire = {.connection = relationship, .thing = relationship};
    if (g_hash_table_contains(s->seen, GUINT_TO_POINTER(relationship)))
        return;
    ark_wire_init(s->picture, &wire);
    ark_vec_push(&s->picture->wires, wire);
    g_hash_table_insert(s->seen, GUINT_TO_POINTER(relationship),
                        GUINT_TO_POINTER(s->picture->wires.n));
}

/* An end that was not selected hides the line. */
static void find_end(const struct selector *s, ark_ref ref, struct ark_wire *wire,
                     struct ark_wire_end *end)
{
    uint32_t at = GPOINTER_TO_UINT(g_hash_table_lookup(s->seen, GUINT_TO_POINTER(ref)));
    if (at)
        *end = (struct ark_wire_end){at - 1, ark_ref_is_edge(ref)};
    else
        wire->hidden = true;
}

/* Rows in the order that the framework draws the layers in. */
static int band_of(const ark_graph *graph, ark_ref element)
{
    static const int BANDS[] = {
        [ARK_LAYER_MOTIVATION] = 0,     [ARK_LAYER_STRATEGY] = 1,   [ARK_LAYER_BUSINESS] = 2,
        [ARK_LAYER_APPLICATION] = 3,    [ARK_LAYER_TECHNOLOGY] = 4, [ARK_LAYER_PHYSICAL] = 5,
        [ARK_LAYER_IMPLEMENTATION] = 6, [ARK_LAYER_NONE] = 7,
    };
    const char *type = ark_graph_type_text(graph, element);
    const struct ark_element_kind *kind = type ? ark_element_kind_find(type, strlen(type)) : NULL;
    return kind ? BANDS[kind->layer] : 8;
}

/* The whole stands above its parts; else what is pointed to stands above. */
static bool points_down(const struct ark_wire *wire)
{
    return strcmp(wire->look.name, "Composition") == 0 ||
           strcmp(wire->look.name, "Aggregation") == 0;
}

/* The figure that an end lies at; for one on a line, where that line begins. UINT32_MAX when there
 * is none. */
static uint32_t figure_at(const struct ark_picture *p, struct ark_wire_end end)
{
    for (int depth = 0; end.is_wire && depth < MOST_DEPTH; depth++) {
        if (p->wires.v[end.index].hidden)
            return UINT32_MAX;
        end = p->wires.v[end.index].from;
    }
    return end.is_wire ? UINT32_MAX : end.index;
}

static struct ark_layout_line line_of(const struct ark_picture *p, const struct ark_wire *wire)
{
    uint32_t from = figure_at(p, wire->from), to = figure_at(p, wire->to);
    return points_down(wire) ? (struct ark_layout_line){to, from, NULL, 0}
                             : (struct ark_layout_line){from, to, NULL, 0};
}

static void take_bends(struct ark_wire *wire, const struct ark_layout_line *line)
{
    wire->bends = line->bends;
    wire->bend_n = line->bend_n;
    for (uint32_t i = 0; points_down(wire) && i < line->bend_n / 2; i++) {
        struct ark_point kept = line->bends[i];
        line->bends[i] = line->bends[line->bend_n - 1 - i];
        line->bends[line->bend_n - 1 - i] = kept;
    }
}

/* Whether the layout has to know the line. */
static bool counts(const struct ark_picture *p, const struct ark_wire *wire)
{
    uint32_t from = wire->hidden ? UINT32_MAX : figure_at(p, wire->from);
    uint32_t to = wire->hidden ? UINT32_MAX : figure_at(p, wire->to);
    return from != UINT32_MAX && to != UINT32_MAX && from != to;
}

static void lay_out(struct ark_picture *p, const char *helper)
{
    struct ark_layout layout = {.arena = p->arena, .box_n = p->figures.n};
    int *bands = ARK_NEW_ARRAY(p->arena, int, p->figures.n + 1);
    layout.boxes = ARK_NEW_ARRAY(p->arena, struct ark_box, p->figures.n + 1);
    layout.lines = ARK_NEW_ARRAY(p->arena, struct ark_layout_line, p->wires.n + 1);
    layout.bands = bands;
    for (uint32_t i = 0; i < p->figures.n; i++) {
        layout.boxes[i] = p->figures.v[i].box;
        bands[i] = band_of(p->graph, p->figures.v[i].thing);
    }
    ARK_VEC_EACH (struct ark_wire, wire, p->wires)
        if (counts(p, wire))
            layout.lines[layout.line_n++] = line_of(p, wire);
    p->roughly = !ark_layout_run(&layout, helper);
    for (uint32_t i = 0; i < p->figures.n; i++)
        p->figures.v[i].box = layout.boxes[i];
    uint32_t at = 0;
    ARK_VEC_EACH (struct ark_wire, wire, p->wires)
        if (counts(p, wire)) {
            if (!wire->from.is_wire && !wire->to.is_wire)
                take_bends(wire, &layout.lines[at]);
            at++;
        }
}

void ark_picture_select(struct ark_picture *picture, struct ark_refs elements,
                        struct ark_refs relationships, const char *layout_helper)
{
    struct selector s = {picture, g_hash_table_new(NULL, NULL)};
    for (uint32_t i = 0; i < elements.n; i++)
        add_element(&s, elements.v[i]);
    for (uint32_t i = 0; i < relationships.n; i++)
        add_relationship(&s, relationships.v[i]);
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires) {
        find_end(&s, ark_graph_from(picture->graph, wire->thing), wire, &wire->from);
        find_end(&s, ark_graph_to(picture->graph, wire->thing), wire, &wire->to);
    }
    g_hash_table_destroy(s.seen);
    lay_out(picture, layout_helper);
}
