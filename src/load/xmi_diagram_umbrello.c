/* Umbrello's diagrams: widgets for what is shown, which have its id, and lines with a path. */
#include <string.h>

#include "load/xmi_internal.h"

/* Numbers, of which those of the first versions begin at 400. */
static ark_atom kind_of(struct xmi *x, ark_atom number)
{
    static const struct {
        const char *number, *kind;
    } rows[] = {
        {"1", "Class"},         {"2", "Use Case"},    {"3", "Sequence"},
        {"4", "Collaboration"}, {"5", "State"},       {"6", "Activity"},
        {"7", "Component"},     {"8", "Deployment"},  {"9", "Entity Relationship"},
        {"10", "Object"},       {"400", "Use Case"},  {"401", "Collaboration"},
        {"402", "Class"},       {"403", "Sequence"},  {"404", "State"},
        {"405", "Activity"},    {"406", "Component"}, {"407", "Deployment"},
    };
    for (size_t i = 0; number && i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(rows[i].number, ark_atom_text(x->atoms, number)) == 0)
            return ark_atom_intern(x->atoms, rows[i].kind);
    }
    return number;
}

void ark_xmi_on_widgets(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    struct xmi_diagram *diagram = ark_xmi_diagram_last(x);
    (void)tag;
    diagram->kind = kind_of(x, diagram->kind);
}

static bool is_note(const struct ark_xml_tag *tag)
{
    return g_ascii_strcasecmp(tag->local, "notewidget") == 0 ||
           g_ascii_strcasecmp(tag->local, "floatingtext") == 0;
}

void ark_xmi_on_widget(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *text = ark_xml_attr(tag, W_NOTE_TEXT);
    ark_atom id = ark_xmi_atom(x, ark_xml_attr(tag, W_ID));
    ark_atom name = ark_xmi_atom(x, ark_xml_attr(tag, W_LOCAL_ID));
    struct xmi_drawn drawn = {
        .shape = {.id = name ? name : id, .subject = id, .loc = ark_xmi_loc(x, tag, id)},
        .from = ark_xmi_atom(x, ark_xml_attr(tag, W_WIDGET_A)),
        .to = ark_xmi_atom(x, ark_xml_attr(tag, W_WIDGET_B)),
    };
    drawn.is_line = drawn.from || drawn.to;
    if (is_note(tag) && text && text->len)
        drawn.shape.note = ark_atom_loose(x->atoms, text->value, text->len);
    drawn.past = is_note(tag) && !drawn.shape.note;
    ark_xmi_drawn_begin(x, drawn);
    ark_xmi_on_bounds(data, tag);
}

/* The end of a path comes before the points between. */
void ark_xmi_on_endpoint(void *data, const struct ark_xml_tag *tag)
{
    struct xmi_drawn *drawn = ark_xmi_drawn(data);
    drawn->has_end = true;
    drawn->shape.x = ark_xmi_number(tag, W_X);
    drawn->shape.y = ark_xmi_number(tag, W_Y);
}

void ark_xmi_on_widget_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    struct xmi_drawn *drawn = ark_xmi_drawn(x);
    (void)text, (void)len;
    if (drawn->is_line && drawn->has_end)
        ark_xmi_point(x, drawn->shape.x, drawn->shape.y);
    ark_xmi_drawn_end(x);
}
