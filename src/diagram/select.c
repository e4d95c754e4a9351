/* A selection of the model as a picture: one figure per element, one line per relationship, laid
 * out anew. Things of ArchiMate and of UML may stand in one picture. */
#include "diagram/select.h"

#include <string.h>

#include "archimate/archimate.h"
#include "diagram/uml.h"

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

void ark_selector_init(struct ark_selector *s, struct ark_picture *picture)
{
    *s = (struct ark_selector){picture, g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL)};
}

void ark_selector_clear(struct ark_selector *s)
{
    g_hash_table_destroy(s->figures);
    g_hash_table_destroy(s->wires);
}

static bool find_in(GHashTable *table, ark_ref thing, uint32_t *ret)
{
    uint32_t at = GPOINTER_TO_UINT(g_hash_table_lookup(table, GUINT_TO_POINTER(thing)));
    *ret = at - 1;
    return at > 0;
}

bool ark_selector_find(const struct ark_selector *s, ark_ref thing, struct ark_wire_end *ret)
{
    uint32_t index;
    bool figure = find_in(s->figures, thing, &index);
    if (!figure && !find_in(s->wires, thing, &index))
        return false;
    *ret = (struct ark_wire_end){index, !figure};
    return true;
}

void ark_selector_add_figure(struct ark_selector *s, struct ark_figure figure)
{
    ark_vec_push(&s->picture->figures, figure);
    g_hash_table_insert(s->figures, GUINT_TO_POINTER(figure.thing),
                        GUINT_TO_POINTER(s->picture->figures.n));
}

void ark_selector_add_wire(struct ark_selector *s, struct ark_wire wire)
{
    ark_vec_push(&s->picture->wires, wire);
    if (wire.thing != ARK_REF_NONE)
        g_hash_table_insert(s->wires, GUINT_TO_POINTER(wire.thing),
                            GUINT_TO_POINTER(s->picture->wires.n));
}

static bool is_known(const struct ark_selector *s, ark_ref thing)
{
    struct ark_wire_end end;
    return ark_selector_find(s, thing, &end);
}

static void add_element(struct ark_selector *s, ark_ref element)
{
    struct ark_figure figure = {
        .node = element, .thing = element, .parent = UINT32_MAX, .form = ARK_FORM_ELEMENT};
    if (is_known(s, element))
        return;
    ark_figure_init(s->picture, &figure);
    figure.box.w *= ARK_PX;
    figure.box.h *= ARK_PX;
    figure.band = band_of(s->picture->graph, element);
    ark_selector_add_figure(s, figure);
}

static void add_relationship(struct ark_selector *s, ark_ref relationship)
{
    struct ark_wire wire = {.connection = relationship, .thing = relationship};
    if (is_known(s, relationship))
        return;
    ark_wire_init(s->picture, &wire);
    ark_selector_add_wire(s, wire);
}

/* An end that was not selected hides the line. */
static void find_ends(struct ark_selector *s, struct ark_wire *wire)
{
    const ark_graph *graph = s->picture->graph;
    if (!ark_selector_find(s, ark_graph_from(graph, wire->thing), &wire->from) ||
        !ark_selector_find(s, ark_graph_to(graph, wire->thing), &wire->to))
        wire->hidden = true;
}

static void select_archimate(struct ark_selector *s, const struct ark_choice *choice)
{
    const ark_graph *graph = s->picture->graph;
    uint32_t first = s->picture->wires.n;
    for (uint32_t i = 0; i < choice->elements.n; i++)
        if (!ark_uml_is_thing(graph, choice->elements.v[i]))
            add_element(s, choice->elements.v[i]);
    for (uint32_t i = 0; i < choice->relationships.n; i++)
        if (!ark_uml_is_thing(graph, choice->relationships.v[i]))
            add_relationship(s, choice->relationships.v[i]);
    for (uint32_t i = first; i < s->picture->wires.n; i++)
        find_ends(s, &s->picture->wires.v[i]);
}

static bool try_select(struct ark_picture *picture, const struct ark_choice *choice, bool nested,
                       const char *helper)
{
    struct ark_selector s;
    picture->figures.n = picture->wires.n = 0;
    ark_selector_init(&s, picture);
    ark_uml_select(&s, choice, nested);
    select_archimate(&s, choice);
    ark_selector_clear(&s);
    return ark_picture_arrange(picture, helper);
}

void ark_picture_choose(struct ark_picture *picture, const struct ark_choice *choice,
                        const char *helper)
{
    uint32_t n = choice->elements.n + choice->context.n;
    picture->goes_around = n <= ARK_MOST_GONE_AROUND;
    if (!try_select(picture, choice, true, helper))
        try_select(picture, choice, false, helper);
}

void ark_picture_select(struct ark_picture *picture, struct ark_refs elements,
                        struct ark_refs relationships, const char *layout_helper)
{
    const struct ark_choice choice = {.elements = elements, .relationships = relationships};
    ark_picture_choose(picture, &choice, layout_helper);
}
