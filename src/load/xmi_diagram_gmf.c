/* Diagrams of IBM Rational Software Architect: the notation of Eclipse's GMF in an annotation of
 * what they lie in. Places are those in the shape around, whose own place comes after what is in
 * it. The points of lines are told from the middles of shapes, most of which have no size in the
 * file, so they are read past. */
#include "base/limits.h"
#include "load/xmi_internal.h"

/* A hundredth of a millimetre, at 96 pixels per inch. */
#define HIMETRIC (96 / 2540.0)

/* An annotation can have anything in it, as a copy of the model. */
void ark_xmi_on_gmf_contents(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    x->diagrams.open.n = 0;
    x->diagrams.closed = !ark_xml_attr_ends(ark_xml_attr(tag, W_METATYPE), "Diagram");
    if (x->diagrams.closed)
        return;
    ark_xmi_on_diagram(data, tag);
    x->diagrams.unit = ark_xml_attr_is(ark_xml_attr(tag, W_UNIT), "Pixel") ? 1 : HIMETRIC;
}

void ark_xmi_on_gmf_element(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct xmi_drawn *around = ark_xmi_drawn(x);
    const struct ark_xml_attr *text = ark_xml_attr(tag, W_DESCRIPTION);
    ark_atom id = ark_xmi_atom(x, ark_xml_attr(tag, W_ID));
    struct xmi_drawn drawn = {
        .shape = {.id = id,
                  .subject = ark_xmi_atom(x, ark_xml_attr(tag, W_ELEMENT)),
                  .loc = ark_xmi_loc(x, tag, id),
                  .inside = around},
        .from = ark_xmi_atom(x, ark_xml_attr(tag, W_SOURCE)),
        .to = ark_xmi_atom(x, ark_xml_attr(tag, W_TARGET)),
        .is_line = tag->name == W_GMF_EDGES,
        .past = ark_xml_attr_is(ark_xml_attr(tag, W_VISIBLE), "false") ||
                (around && (around->past || around->is_line)),
    };
    if (!drawn.shape.subject && text && text->len)
        drawn.shape.note = ark_atom_loose(x->atoms, text->value, text->len);
    ark_xmi_drawn_begin(x, drawn);
}

void ark_xmi_on_gmf_bounds(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    if (!ark_xmi_drawn(x)) /* of the diagram itself */
        return;
    struct xmi_shape *shape = &ark_xmi_drawn(x)->shape;
    ark_xmi_on_bounds(data, tag);
    shape->x = (int64_t)((double)shape->x * x->diagrams.unit);
    shape->y = (int64_t)((double)shape->y * x->diagrams.unit);
    shape->w = (int64_t)((double)shape->w * x->diagrams.unit);
    shape->h = (int64_t)((double)shape->h * x->diagrams.unit);
}

/* What is in a shape was told as if this stood in the corner of the diagram. */
static void move(struct xmi_diagrams *all, uint32_t first, const struct xmi_shape *around)
{
    for (uint32_t i = first; i < all->shapes.n; i++) {
        struct xmi_shape *shape = &all->shapes.v[i];
        shape->x = CLAMP(shape->x + around->x, -ARK_MAX_COORDINATE, ARK_MAX_COORDINATE);
        shape->y = CLAMP(shape->y + around->y, -ARK_MAX_COORDINATE, ARK_MAX_COORDINATE);
    }
}

void ark_xmi_on_gmf_element_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    const struct xmi_drawn *drawn = ark_xmi_drawn(x);
    (void)text, (void)len;
    if (drawn->slot != XMI_NONE)
        move(&x->diagrams, drawn->slot + 1, &drawn->shape);
    ark_xmi_drawn_end(x);
}
