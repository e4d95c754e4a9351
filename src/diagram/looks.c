/* How a thing of the model looks by itself: by its kind and its properties, before a view has said
 * where it is drawn and how. */
#include <string.h>

#include "diagram/colour.h"
#include "diagram/icons.h"
#include "diagram/picture.h"

static const struct ark_notation *look_of(const ark_graph *graph, enum ark_form form, ark_ref thing)
{
    static const struct ark_notation GROUP = {"",   ARK_FIGURE_TAB, 0xe8e8e8,
                                              NULL, NULL,           ARK_FIGURE_TAB};
    static const struct ark_notation NOTE = {"",   ARK_FIGURE_NOTE, 0xffffff, NULL,
                                             NULL, ARK_FIGURE_NOTE};
    static const struct ark_notation ACTOR = {"",   ARK_FIGURE_ICON, 0x000000, ICON_ACTOR,
                                              NULL, ARK_FIGURE_ICON};
    static const struct ark_notation REFERENCE = {"",   ARK_FIGURE_SQUARE, 0xdcebeb, ICON_VIEW,
                                                  NULL, ARK_FIGURE_SQUARE};
    switch (form) {
    case ARK_FORM_GROUP:
        return &GROUP;
    case ARK_FORM_NOTE:
        return &NOTE;
    case ARK_FORM_ACTOR:
        return &ACTOR;
    case ARK_FORM_REFERENCE:
        return &REFERENCE;
    default:
        return ark_notation_find(thing == ARK_REF_NONE ? NULL : ark_graph_type_text(graph, thing));
    }
}

/* Archi's default sizes, for files that leave them out. */
static struct ark_box default_box(const struct ark_figure *figure)
{
    if (figure->shape == ARK_FIGURE_DOT)
        return (struct ark_box){0, 0, 15, 15};
    if (figure->form == ARK_FORM_GROUP)
        return (struct ark_box){0, 0, 400, 140};
    if (figure->form == ARK_FORM_NOTE)
        return (struct ark_box){0, 0, 185, 80};
    return (struct ark_box){0, 0, 120, 55};
}

static const char *text_of(const ark_graph *graph, const struct ark_figure *figure)
{
    const char *text = NULL;
    if (figure->form == ARK_FORM_NOTE)
        text = ark_graph_get_str(graph, figure->node, "text");
    else if (figure->thing != ARK_REF_NONE)
        text = ark_graph_get_str(graph, figure->thing, "name");
    if (!text)
        text = ark_graph_get_str(graph, figure->node, "name");
    return text ? text : "";
}

/* The colours of the kind; a junction's tell which it is. */
static struct ark_style style_of(const ark_graph *graph, const struct ark_figure *figure)
{
    struct ark_style style = {.fill = ark_colour_rgb(figure->look->fill),
                              .line = ark_colour_rgb(0x4a4a4a),
                              .ink = ark_colour_rgb(0),
                              .line_width = ARK_PX};
    if (figure->look->shape != ARK_FIGURE_DOT)
        return style;
    const char *kind =
        figure->thing == ARK_REF_NONE ? NULL : ark_graph_get_str(graph, figure->thing, "junction");
    if (kind && strcmp(kind, "or") == 0)
        style.fill = ark_colour_rgb(0xffffff);
    style.line = ark_colour_rgb(0);
    return style;
}

/* A specialization is written above the name, as the standard has it. */
static const char *label_of(const struct ark_picture *p, const struct ark_figure *figure)
{
    const char *kind = figure->form == ARK_FORM_ELEMENT && figure->thing != ARK_REF_NONE
                           ? ark_graph_get_str(p->graph, figure->thing, "specialization")
                           : NULL;
    if (!kind || !*kind || figure->shape == ARK_FIGURE_DOT)
        return figure->text;
    return ark_arena_printf(p->arena, "«%s»\n%s", kind, figure->text);
}

void ark_figure_init(const struct ark_picture *p, struct ark_figure *figure)
{
    figure->look = look_of(p->graph, figure->form, figure->thing);
    figure->shape = figure->look->shape;
    figure->box = default_box(figure);
    figure->text = text_of(p->graph, figure);
    figure->label = label_of(p, figure);
    figure->style = style_of(p->graph, figure);
    figure->marks = ark_marks_of(p, figure->thing);
}

/* What the table of kinds can't say: the ends that depend on a property. */
static void refine_ends(const ark_graph *graph, struct ark_wire *wire)
{
    if (strcmp(wire->look.name, "Access") == 0) {
        const char *access = ark_graph_get_str(graph, wire->thing, "accessType");
        if (access && (strcmp(access, "Read") == 0 || strcmp(access, "ReadWrite") == 0))
            wire->look.from = ARK_END_OPEN_ARROW;
        if (access && (strcmp(access, "Write") == 0 || strcmp(access, "ReadWrite") == 0))
            wire->look.to = ARK_END_OPEN_ARROW;
    } else if (strcmp(wire->look.name, "Association") == 0) {
        struct ark_value directed =
            ark_graph_get(graph, wire->thing, ark_graph_atom(graph, "isDirected"));
        if (directed.type == ARK_BOOL && directed.yes)
            wire->look.to = ARK_END_HALF_ARROW;
    }
}

static const char *wire_label(const struct ark_picture *p, const struct ark_wire *wire)
{
    ark_ref source = wire->thing == ARK_REF_NONE ? wire->connection : wire->thing;
    const char *name = ark_graph_get_str(p->graph, source, "name");
    const char *modifier = ark_graph_get_str(p->graph, source, "modifier");
    if (strcmp(wire->look.name, "Influence") != 0 || !modifier || !*modifier)
        return name ? name : "";
    if (!name || !*name)
        return modifier;
    return ark_arena_printf(p->arena, "%s %s", name, modifier);
}

void ark_wire_init(const struct ark_picture *p, struct ark_wire *wire)
{
    static const struct ark_wire_notation PLAIN = {"", ARK_END_NONE, ARK_END_NONE, ARK_DASH_NONE};
    const char *kind =
        wire->thing == ARK_REF_NONE ? NULL : ark_graph_type_text(p->graph, wire->thing);
    const struct ark_wire_notation *look = ark_wire_notation_find(kind);
    wire->kind = 'c';
    wire->look = look ? *look : PLAIN;
    if (look)
        refine_ends(p->graph, wire);
    wire->label = wire_label(p, wire);
    wire->style = (struct ark_style){
        .line = ark_colour_rgb(0x2a2a2a), .ink = ark_colour_rgb(0x222222), .line_width = ARK_PX};
    wire->points_down =
        look && (strcmp(look->name, "Composition") == 0 || strcmp(look->name, "Aggregation") == 0);
    wire->marks = ark_marks_of(p, wire->thing);
}
