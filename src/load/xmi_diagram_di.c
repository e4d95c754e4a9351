/* OMG's Diagram Interchange (UML 2.5), as Enterprise Architect writes it: shapes with bounds, edges
 * with waypoints, labels and compartments inside them. */
#include <string.h>

#include "load/xmi_internal.h"

/* Without the prefix of "umldi:UMLClassDiagram". */
static ark_atom kind_of(struct xmi *x, const struct ark_xml_tag *tag)
{
    const struct ark_xml_attr *type = ark_xml_attr(tag, W_METATYPE);
    const char *colon = type ? memchr(type->value, ':', type->len) : NULL;
    if (!type)
        return strcmp(tag->local, "Diagram") == 0 ? ARK_ATOM_NONE
                                                  : ark_atom_intern(x->atoms, tag->local);
    const char *name = colon ? colon + 1 : type->value;
    return ark_atom_intern_n(x->atoms, name, (size_t)(type->value + type->len - name));
}

void ark_xmi_on_di_diagram(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    ark_xmi_on_diagram(data, tag);
    ark_xmi_diagram_last(x)->kind = kind_of(x, tag);
    ark_xmi_diagram_last(x)->owner = ark_xmi_atom(x, ark_xml_attr(tag, W_MODEL_ELEMENT));
    ark_vec_clear(&x->diagrams.open);
}

void ark_xmi_on_di_element(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    ark_atom id = ark_xmi_atom(x, ark_xml_attr(tag, W_ID));
    struct xmi_drawn drawn = {
        .shape = {.id = id,
                  .subject = ark_xmi_atom(x, ark_xml_attr(tag, W_MODEL_ELEMENT)),
                  .loc = ark_xmi_loc(x, tag, id)},
        .from = ark_xmi_atom(x, ark_xml_attr(tag, W_SOURCE)),
        .to = ark_xmi_atom(x, ark_xml_attr(tag, W_TARGET)),
        .past = ark_xml_attr_ends(ark_xml_attr(tag, W_METATYPE), "Label"),
    };
    drawn.is_line = drawn.from || drawn.to;
    ark_xmi_drawn_begin(x, drawn);
}

void ark_xmi_on_di_element_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    (void)text, (void)len;
    ark_xmi_drawn_end(x);
}

/* What an element refers to can stand below it. */
void ark_xmi_on_di_reference(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, W_IDREF);
    struct xmi_drawn *drawn = ark_xmi_drawn(x);
    if (!id)
        return;
    if (!drawn)
        ark_xmi_diagram_last(x)->owner = ark_xmi_atom(x, id);
    else if (tag->name == W_MODEL_ELEMENT)
        drawn->shape.subject = ark_xmi_atom(x, id);
    else
        *(tag->name == W_SOURCE ? &drawn->from : &drawn->to) = ark_xmi_atom(x, id);
}

void ark_xmi_on_bounds(void *data, const struct ark_xml_tag *tag)
{
    struct xmi_drawn *drawn = ark_xmi_drawn(data);
    if (!drawn)
        return;
    drawn->has_box = true;
    drawn->shape.x = ark_xmi_number(tag, W_X);
    drawn->shape.y = ark_xmi_number(tag, W_Y);
    drawn->shape.w = ark_xmi_number(tag, W_WIDTH);
    drawn->shape.h = ark_xmi_number(tag, W_HEIGHT);
}

void ark_xmi_on_waypoint(void *data, const struct ark_xml_tag *tag)
{
    struct xmi_drawn *drawn = ark_xmi_drawn(data);
    if (!drawn)
        return;
    drawn->is_line = true;
    ark_xmi_point(data, ark_xmi_number(tag, W_X), ark_xmi_number(tag, W_Y));
}
