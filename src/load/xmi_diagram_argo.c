/* ArgoUML's diagrams, each a drawing in PGML beside the model: groups of lines and texts. What a
 * group is of, and where, stands in its description ("...FigClass[280, 136, 40,
 * 77]pathVisible=..."); what an edge is between, in a text of its own ("sourceFigNode="Fig0""). */
#include <string.h>

#include "load/xmi_internal.h"

/* "org.argouml.uml.diagram.static_structure.ui.UMLClassDiagram|ID" */
void ark_xmi_on_pgml(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *about = ark_xml_attr(tag, W_DESCRIPTION);
    g_autofree char *text = about ? g_strndup(about->value, about->len) : g_strdup("");
    char *owner = strchr(text, '|');
    struct xmi_diagram *diagram = ark_xmi_diagram(x, ark_xmi_loc(x, tag, ARK_ATOM_NONE));
    diagram->name = ark_xmi_atom(x, ark_xml_attr(tag, W_NAME));
    if (owner) {
        *owner = '\0';
        diagram->owner = ark_atom_intern(x->atoms, owner + 1);
    }
    const char *kind = strrchr(text, '.') ? strrchr(text, '.') + 1 : text;
    if (*kind)
        diagram->kind = ark_atom_intern(x->atoms, kind);
    x->diagrams.open.n = 0;
}

static bool read_box(const struct ark_xml_attr *description, struct xmi_shape *shape)
{
    const char *open = description ? memchr(description->value, '[', description->len) : NULL;
    const char *end = description ? description->value + description->len : NULL;
    const char *close = open ? memchr(open, ']', (size_t)(end - open)) : NULL;
    return close && ark_xmi_read_box(open + 1, (size_t)(close - open - 1), shape);
}

/* Only groups of the diagram itself: those in others are what boxes consist of. */
void ark_xmi_on_group(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    struct xmi_drawn drawn = {
        .shape = {.id = ark_xmi_atom(x, ark_xml_attr(tag, W_NAME)),
                  .subject = ark_xmi_atom(x, ark_xml_attr(tag, W_HREF)),
                  .loc = ark_xmi_loc(x, tag, ARK_ATOM_NONE)},
    };
    drawn.has_box = read_box(ark_xml_attr(tag, W_DESCRIPTION), &drawn.shape);
    drawn.is_line = !drawn.has_box;
    ark_xmi_drawn_begin(x, drawn);
}

void ark_xmi_on_group_end(void *data, const char *text, size_t len)
{
    (void)text, (void)len;
    ark_xmi_drawn_end(data);
}

static ark_atom quoted(struct xmi *x, const char *text, const char *key)
{
    const char *at = strstr(text, key);
    const char *begin = at ? at + strlen(key) : NULL, *end = begin ? strchr(begin, '"') : NULL;
    return end ? ark_atom_intern_n(x->atoms, begin, (size_t)(end - begin)) : ARK_ATOM_NONE;
}

void ark_xmi_on_group_text_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    struct xmi_drawn *drawn = ark_xmi_drawn(x);
    (void)len;
    drawn->from = quoted(x, text, "sourceFigNode=\"");
    drawn->to = quoted(x, text, "destFigNode=\"");
}

/* The first path of an edge is its line. */
void ark_xmi_on_path(void *data, const struct ark_xml_tag *tag)
{
    (void)tag;
    ark_xmi_drawn(data)->fields++;
}

void ark_xmi_on_path_point(void *data, const struct ark_xml_tag *tag)
{
    if (ark_xmi_drawn(data)->fields == 1)
        ark_xmi_point(data, ark_xmi_number(tag, W_X), ark_xmi_number(tag, W_Y));
}
