/* Diagram interchange as it was before UML 2.5 (Poseidon, XMI 1.5): nodes in nodes, whose places
 * are those in the node around them, and edges that are anchored in connectors of nodes. Numbers
 * are fields one by one, or attributes of a point. */
#include "load/number.h"
#include "load/xmi_internal.h"

/* The words of a class, and what is written at a line, are nodes, too. */
void ark_xmi_on_graph_element(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct xmi_drawn *around = ark_xmi_drawn(x);
    ark_atom id = ark_xmi_atom(x, ark_xml_attr(tag, W_ID));
    struct xmi_drawn drawn = {
        .shape = {.id = id, .loc = ark_xmi_loc(x, tag, id), .inside = around},
        .is_line = tag->name == W_GRAPH_EDGE,
        .past = ark_xml_attr_is(ark_xml_attr(tag, W_VISIBLE), "false") ||
                (around && (around->past || around->is_line || around->is_part)),
        .has_box = true,
    };
    if (around) {
        drawn.around.x = around->shape.x;
        drawn.around.y = around->shape.y;
    }
    ark_xmi_drawn_begin(x, drawn);
}

/* Of the points of an edge each third is one that it runs through: the others say how it is bent,
 * and are 0,0 where it isn't. */
static void leave_out_controls(struct xmi_diagrams *all)
{
    uint32_t n = all->points.n - all->used;
    if (n < 6 || n % 3)
        return;
    struct xmi_point *points = &all->points.v[all->used];
    for (uint32_t i = 0; i < n; i++) {
        if (i % 3 && (points[i].x || points[i].y))
            return;
    }
    for (uint32_t i = 0; i < n / 3; i++)
        points[i] = points[3 * i];
    all->points.n = all->used + n / 3;
}

void ark_xmi_on_graph_element_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    (void)text, (void)len;
    if (ark_xmi_drawn(x)->is_line)
        leave_out_controls(&x->diagrams);
    ark_xmi_drawn_end(x);
}

/* What a node, an edge or the diagram itself shows: an element, or a part of its notation. */
void ark_xmi_on_semantic(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, W_IDREF),
                              *part = ark_xml_attr(tag, W_TYPE_INFO);
    struct xmi_drawn *drawn = ark_xmi_drawn(x);
    if (drawn && id)
        drawn->shape.subject = ark_xmi_atom(x, id);
    else if (drawn && part)
        drawn->is_part = !ark_xml_attr_is(part, "BodyCompartment");
    else if (part)
        ark_xmi_diagram_last(x)->kind = ark_xmi_atom(x, part);
}

void ark_xmi_on_graph_owner(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, W_IDREF);
    if (id)
        ark_xmi_diagram_last(x)->owner = ark_xmi_atom(x, id);
}

/* Defined in a node, mentioned by an edge. */
void ark_xmi_on_connector(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    ark_atom id = ark_xmi_atom(x, ark_xml_attr(tag, W_ID));
    ark_atom mention = ark_xmi_atom(x, ark_xml_attr(tag, W_IDREF));
    struct xmi_drawn *drawn = ark_xmi_drawn(x);
    if (!drawn->is_line && id)
        ark_xmi_stand_in(x, id, drawn->shape.id);
    else if (drawn->is_line && mention)
        *(drawn->from ? &drawn->to : &drawn->from) = mention;
}

/* Numbers. */

void ark_xmi_on_numbers(void *data, const struct ark_xml_tag *tag)
{
    struct xmi_drawn *drawn = ark_xmi_drawn(data);
    drawn->reading = tag->name;
    drawn->fields = 0;
}

static void take(struct xmi *x, const int64_t *pair)
{
    struct xmi_drawn *drawn = ark_xmi_drawn(x);
    if (drawn->reading == W_GRAPH_SIZE) {
        drawn->shape.w = pair[0];
        drawn->shape.h = pair[1];
    } else if (drawn->reading == W_GRAPH_POSITION) {
        drawn->shape.x = drawn->around.x + pair[0];
        drawn->shape.y = drawn->around.y + pair[1];
    } else if (drawn->is_line) {
        ark_xmi_point(x, pair[0], pair[1]);
    }
}

void ark_xmi_on_field_end(void *data, const char *text, size_t len)
{
    struct xmi_drawn *drawn = ark_xmi_drawn(data);
    int64_t number = 0;
    ark_number_parse(text, len, &number);
    drawn->pair[drawn->fields++ % 2] = number;
    if (drawn->fields % 2 == 0)
        take(data, drawn->pair);
}

void ark_xmi_on_graph_point(void *data, const struct ark_xml_tag *tag)
{
    bool size = ark_xml_attr(tag, W_WIDTH);
    take(data, (const int64_t[]){ark_xmi_number(tag, size ? W_WIDTH : W_X),
                                 ark_xmi_number(tag, size ? W_HEIGHT : W_Y)});
}
