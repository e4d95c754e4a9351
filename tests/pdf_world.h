/* What the tests of the PDF loader share. */
#pragma once

#include "loading.h"

static inline bool has_poppler(void)
{
    g_autofree char *info = g_find_program_in_path("pdfinfo");
    g_autofree char *text = g_find_program_in_path("pdftohtml");
    if (info && text)
        return true;
    printf("skipped: no poppler-utils\n");
    return false;
}

/* A line per node with that label: the values of the keys, in the order of the document. */
static inline GPtrArray *lines_of(const struct loaded *l, const char *label,
                                  const char *const *keys)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    ark_atom wanted = ark_atom_intern(l->atoms, label);
    ck_assert_msg(l->graph, "%s", l->error ? l->error->message : "no graph");
    for (uint32_t i = 0; i < ark_graph_node_count(l->graph); i++) {
        if (!ark_graph_has_label(l->graph, ARK_NODE(i), wanted))
            continue;
        GString *line = g_string_new(NULL);
        for (const char *const *key = keys; *key; key++) {
            struct ark_value value =
                ark_graph_get(l->graph, ARK_NODE(i), ark_atom_intern(l->atoms, *key));
            if (value.type == ARK_TEXT)
                g_string_append(line, value.text);
            else if (value.type == ARK_INT)
                g_string_append_printf(line, "%" G_GINT64_FORMAT, value.integer);
            g_string_append_c(line, '\t');
        }
        g_ptr_array_add(lines, g_string_free(line, FALSE));
    }
    return lines;
}

static inline const char *at(const GPtrArray *lines, guint i)
{
    return i < lines->len ? g_ptr_array_index(lines, i) : "(nothing)";
}

#define LINES(l, label, ...) lines_of(l, label, (const char *const[]){__VA_ARGS__, NULL})

static inline uint32_t has_label(const struct loaded *l, const char *label)
{
    return ark_graph_label_count(l->graph, ark_atom_intern(l->atoms, label));
}
