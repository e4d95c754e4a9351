/* What the tests of XMI share: the graph as sorted lines, and heads of files as tools write them.
 */
#pragma once

#include "counted.h"

#define XMI2(exporter)                                                                             \
    "<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "                                   \
    "xmlns:uml='http://www.omg.org/spec/UML/20161101' "                                            \
    "xmlns:FDAprofil='http://www.sparxsystems.com/profiles/FDAprofil/1.0' "                        \
    "xmlns:thecustomprofile='http://www.sparxsystems.com/profiles/thecustomprofile/1.0'>"          \
    "<xmi:Documentation exporter='" exporter "' exporterVersion='6.5'/>"
#define XMI1(version, exporter, space)                                                             \
    "<XMI xmi.version='" version "' xmlns:UML='" space "'><XMI.header><XMI.documentation>"         \
    "<XMI.exporter>" exporter "</XMI.exporter></XMI.documentation></XMI.header><XMI.content>"
#define XMI1_END "</XMI.content></XMI>"

static inline gint xmi_by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static inline void xmi_add_entity(const struct loaded *l, ark_ref ref, GString *line)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    struct ark_props props = ark_graph_props(l->graph, ref);
    for (uint32_t i = 0; i < props.n; i++) {
        struct ark_value value = props.values[i];
        const char *key = ark_atom_text(l->atoms, props.keys[i]);
        if (value.type == ARK_TEXT)
            g_ptr_array_add(all, g_strdup_printf(" %s=%s", key, value.text));
        else
            g_ptr_array_add(
                all, g_strdup_printf(" %s=%d", key,
                                     value.type == ARK_BOOL ? value.yes : (int)value.integer));
    }
    g_ptr_array_sort(all, xmi_by_text);
    g_string_append(line, ark_graph_type_text(l->graph, ref));
    for (guint i = 0; i < all->len; i++)
        g_string_append(line, g_ptr_array_index(all, i));
}

/* An edge as "(what it begins at) Type property=value (what it ends at)". */
static inline void xmi_add_edge(const struct loaded *l, ark_ref edge, GString *line)
{
    const ark_ref ends[] = {ark_graph_from(l->graph, edge), edge, ark_graph_to(l->graph, edge)};
    for (int i = 0; i < 3; i++) {
        bool end = i != 1;
        g_string_append(line, end ? i ? " (" : "(" : ") ");
        if (end && ark_ref_is_edge(ends[i]))
            xmi_add_edge(l, ends[i], line);
        else
            xmi_add_entity(l, ends[i], line);
    }
    g_string_append_c(line, ')');
}

/* A line per node and edge, without ids and places, sorted; properties stand in order, too. Caller
 * frees. */
static inline char *xmi_form(const struct loaded *l)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    ck_assert_msg(l->graph, "%s", l->error ? l->error->message : "");
    for (uint32_t i = 0; i < ark_graph_node_count(l->graph); i++) {
        GString *line = g_string_new(NULL);
        xmi_add_entity(l, ARK_NODE(i), line);
        g_ptr_array_add(lines, g_string_free(line, FALSE));
    }
    for (uint32_t i = 0; i < ark_graph_edge_count(l->graph); i++) {
        GString *line = g_string_new(NULL);
        xmi_add_edge(l, ARK_EDGE(i), line);
        g_ptr_array_add(lines, g_string_free(line, FALSE));
    }
    g_ptr_array_sort(lines, xmi_by_text);
    g_ptr_array_add(lines, g_strdup("")); /* so that each line ends */
    g_ptr_array_add(lines, NULL);
    return g_strjoinv("\n", (char **)lines->pdata);
}

/* Loads text; the form has to have these pieces, and lack those with a ! in front. NULL closes. */
G_GNUC_NULL_TERMINATED static inline void xmi_shows(const char *text, ...)
{
    struct loaded l;
    va_list pieces;
    load_text(&l, text);
    g_autofree char *form = xmi_form(&l);
    va_start(pieces, text);
    assert_shows(form, pieces);
    va_end(pieces);
    loaded_clear(&l);
}

/* The same of a file of the corpus, which may be absent. */
G_GNUC_NULL_TERMINATED static inline void xmi_file_shows(const char *local, ...)
{
    g_autofree char *corpus = corpus_folder();
    g_autofree char *path = corpus ? g_build_filename(corpus, local, NULL) : NULL;
    struct loaded l;
    va_list pieces;
    if (!path)
        return;
    load_path(&l, path);
    g_autofree char *form = xmi_form(&l);
    va_start(pieces, local);
    for (const char *piece; (piece = va_arg(pieces, const char *));)
        ck_assert_msg((strstr(form, piece + (*piece == '!')) != NULL) == (*piece != '!'),
                      "%s: \"%s\"", local, piece); /* the form is too long for a message */
    va_end(pieces);
    loaded_clear(&l);
}
