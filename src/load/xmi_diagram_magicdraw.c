/* MagicDraw's diagrams, which lie apart from the model: a diagram says in which stream it is drawn,
 * and that is a part at the end of the file or an entry of the archive. In XMI 1 both are in one
 * place. What is drawn are views in views. */
#include <string.h>

#include "load/package.h"
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

/* A stream is of the first diagram that names it. */
void ark_xmi_on_stream(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_STREAM);
    struct xmi_stream stream = {ark_xmi_atom(x, name), ark_xmi_diagram_last(x)->loc.id};
    if (stream.name && stream.diagram &&
        g_hash_table_insert(x->diagrams.of_stream, GUINT_TO_POINTER(stream.name),
                            GUINT_TO_POINTER(stream.diagram)))
        ark_vec_push(&x->diagrams.streams, stream);
}

/* Goes on with the diagram that is drawn in the stream; with none if it is no diagram's. */
static void resume(struct xmi *x, ark_atom stream, struct ark_loc loc)
{
    gpointer diagram = g_hash_table_lookup(x->diagrams.of_stream, GUINT_TO_POINTER(stream));
    loc.id = GPOINTER_TO_UINT(diagram);
    x->diagrams.open.n = 0;
    if (diagram)
        ark_xmi_diagram(x, loc);
    x->diagrams.closed = !diagram;
}

void ark_xmi_on_file_part(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    ark_atom name = ark_xmi_atom(x, ark_xml_attr(tag, W_NAME));
    resume(x, name, ark_xmi_loc(x, tag, ARK_ATOM_NONE));
    g_hash_table_add(x->diagrams.drawn, GUINT_TO_POINTER(name));
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
        ark_xmi_tell_points(data, text, len);
    else
        drawn->has_box = ark_xmi_read_box(text, len, &drawn->shape);
}

/* Streams of an archive. */

/* It may be of a kind that is not XML. */
static struct ark_source *open_stream(struct ark_package *package, const char *name)
{
    struct ark_source *source = ark_package_entry(package, name, NULL);
    size_t len;
    const char *head = source ? ark_source_peek(source, &len, NULL) : NULL;
    if (head && len && head[strspn(head, " \t\r\n")] == '<')
        return source;
    g_clear_pointer(&source, ark_source_close);
    return NULL;
}

static bool read_stream(struct xmi *x, const struct xmi_stream *stream,
                        const struct ark_xml_grammar *grammar, struct ark_source *source,
                        GError **error)
{
    g_autoptr(GError) problem = NULL;
    ark_atom file = x->file;
    x->file = ark_atom_intern(x->atoms, ark_source_name(source));
    resume(x, stream->name, (struct ark_loc){.file = x->file});
    bool done = ark_xml_parse(x->load, source, grammar, x, &problem);
    x->file = file;
    if (done)
        g_hash_table_add(x->diagrams.drawn, GUINT_TO_POINTER(stream->name));
    if (done || problem->code != ARK_ERROR_LIMIT)
        return true;
    g_propagate_error(error, g_steal_pointer(&problem));
    return false;
}

bool ark_xmi_read_streams(struct xmi *x, const struct ark_xml_grammar *grammar, GError **error)
{
    struct ark_package *package = x->load->archive;
    struct ark_xml_grammar fragment = *grammar;
    fragment.fragment = true;
    for (uint32_t i = 0; package && i < x->diagrams.streams.n; i++) {
        const struct xmi_stream *stream = &x->diagrams.streams.v[i];
        g_autoptr(ark_source) source = open_stream(package, ark_atom_text(x->atoms, stream->name));
        if (source && !read_stream(x, stream, &fragment, source, error))
            return false;
    }
    return true;
}
