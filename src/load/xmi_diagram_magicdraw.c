/* MagicDraw's diagrams: named in the model and drawn in streams apart (xmi_diagram_stream.c); in
 * XMI 1 both are in one place. What is drawn are views in views. */
#include <string.h>

#include "load/xmi_internal.h"

/* `ownedDiagram`; a `DiagramData` of XMI 1. */
void ark_xmi_on_owned_diagram(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    ark_xmi_on_diagram(data, tag);
    ark_xmi_diagram_last(x)->owner = ark_xmi_atom(x, ark_xml_attr(tag, W_OWNER_OF_DIAGRAM));
    x->diagrams.open.n = 0;
}

void ark_xmi_on_diagram_parent(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    ark_xmi_diagram_last(x)->owner = ark_xmi_atom(x, ark_xml_attr(tag, W_IDREF));
}

void ark_xmi_on_diagram_kind_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    if (len)
        ark_xmi_diagram_last(x)->kind = ark_atom_intern_n(x->atoms, text, len);
}

void ark_xmi_on_representation(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *kind = ark_xml_attr(tag, W_TYPE);
    if (kind)
        ark_xmi_diagram_last(x)->kind = ark_xmi_atom(x, kind);
}

/* Views. Those in a line are its ends and texts. */
void ark_xmi_on_view(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct xmi_drawn *around = ark_xmi_drawn(x);
    ark_atom id = ark_xmi_atom(x, ark_xml_attr(tag, W_ID));
    struct xmi_drawn drawn = {
        .shape = {.id = id, .loc = ark_xmi_loc(x, tag, id), .inside = around},
        .past = around && (around->past || around->is_line),
    };
    ark_xmi_drawn_begin(x, drawn);
}

void ark_xmi_on_view_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    struct xmi_drawn *drawn = ark_xmi_drawn(x);
    (void)text, (void)len;
    if (drawn->is_line && (drawn->past || drawn->is_part)) /* of a tree it has a leg only */
        x->diagrams.points.n = x->diagrams.used;
    ark_xmi_drawn_end(x);
}

void ark_xmi_on_view_reference(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    struct xmi_drawn *drawn = ark_xmi_drawn(x);
    ark_atom id = ark_xmi_atom(x, ark_xml_attr(tag, W_IDREF));
    if (tag->name == W_VIEW_OF) {
        drawn->shape.subject = id;
    } else if (tag->name == W_VIEW_TREE) {
        drawn->is_part = true;
    } else {
        drawn->is_line = true;
        *(tag->name == W_FIRST_END ? &drawn->from : &drawn->to) = id;
    }
}

void ark_xmi_on_view_geometry_end(void *data, const char *text, size_t len)
{
    struct xmi_drawn *drawn = ark_xmi_drawn(data);
    if (memchr(text, ';', len))
        ark_xmi_tell_points(data, text, len, ",;", false);
    else
        drawn->has_box = ark_xmi_read_box(text, len, &drawn->shape);
}
