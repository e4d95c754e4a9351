/* Streams: where a diagram is drawn that is only named in the model. They are parts at the end of
 * the file, or entries of the archive that it is in. */
#include <string.h>

#include "load/package.h"
#include "load/xmi_internal.h"

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

static bool read_stream(struct xmi *x, ark_atom stream, const struct ark_xml_grammar *grammar,
                        struct ark_source *source, GError **error)
{
    g_autoptr(GError) problem = NULL;
    ark_atom file = x->file;
    x->file = ark_atom_intern(x->atoms, ark_source_name(source));
    resume(x, stream, (struct ark_loc){.file = x->file});
    bool done = ark_xml_parse(x->load, source, grammar, x, &problem);
    x->file = file;
    if (done)
        g_hash_table_add(x->diagrams.drawn, GUINT_TO_POINTER(stream));
    if (done || problem->code != ARK_ERROR_LIMIT)
        return true;
    g_propagate_error(error, g_steal_pointer(&problem));
    return false;
}

/* ArgoUML names its drawings in a list of its own; their names tell enough. */
static void add_drawings(struct xmi *x, struct ark_package *package)
{
    const char *entry;
    for (uint64_t i = 0; (entry = ark_package_name(package, i)); i++) {
        if (g_str_has_suffix(entry, ".pgml"))
            ark_vec_push(&x->diagrams.streams,
                         (struct xmi_stream){.name = ark_atom_intern(x->atoms, entry)});
    }
}

bool ark_xmi_read_streams(struct xmi *x, const struct ark_xml_grammar *grammar, GError **error)
{
    struct ark_package *package = x->load->archive;
    if (!package)
        return true;
    add_drawings(x, package);
    for (uint32_t i = 0; i < x->diagrams.streams.n; i++) {
        ark_atom name = x->diagrams.streams.v[i].name;
        g_autoptr(ark_source) source = open_stream(package, ark_atom_text(x->atoms, name));
        if (source && !read_stream(x, name, grammar, source, error))
            return false;
    }
    return true;
}
