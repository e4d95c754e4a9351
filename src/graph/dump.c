/* The canonical text of a graph: the golden format of the tests, and what twins are compared by.
 *
 *     n0 :ApplicationComponent:ApplicationElement {name: "DUBU"} @ model.xml:12:5 #id-1
 *     e0 n0 -:Flow:DynamicRelationship-> n1 {} @ model.xml:40:5 #id-9
 *
 * Properties stand in the order of their names, so that the order of loading does not show.
 */
#include <stdlib.h>
#include <string.h>

#include "graph/internal.h"

static void put_text(GString *out, const char *text, uint32_t len)
{
    g_string_append_c(out, '"');
    for (uint32_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", c);
        else if (c == '\n')
            g_string_append(out, "\\n");
        else if (c < 0x20)
            g_string_append_printf(out, "\\x%02x", c);
        else
            g_string_append_c(out, (char)c);
    }
    g_string_append_c(out, '"');
}

static void put_ref(GString *out, ark_ref ref)
{
    g_string_append_printf(out, "%c%u", ark_ref_is_edge(ref) ? 'e' : 'n', ark_ref_index(ref));
}

static void put_value(GString *out, struct ark_value value)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    switch (value.type) {
    case ARK_NULL:
        g_string_append(out, "null");
        break;
    case ARK_BOOL:
        g_string_append(out, value.yes ? "true" : "false");
        break;
    case ARK_INT:
        g_string_append_printf(out, "%" G_GINT64_FORMAT, value.integer);
        break;
    case ARK_REAL:
        g_string_append(out, g_ascii_dtostr(number, sizeof number, value.real));
        break;
    case ARK_TEXT:
        put_text(out, value.text, value.len);
        break;
    case ARK_ENTITY:
        put_ref(out, value.entity);
        break;
    case ARK_LIST:
        g_string_append_c(out, '[');
        for (uint32_t i = 0; i < value.len; i++) {
            g_string_append(out, i ? ", " : "");
            put_value(out, value.list[i]);
        }
        g_string_append_c(out, ']');
        break;
    case ARK_DATE:
        g_string_append_printf(out, "day %" G_GINT64_FORMAT, value.integer);
        break;
    case ARK_MAP:
    case ARK_PATH:
    case ARK_TYPES: /* not in properties */
        break;
    }
}

static void put_labels(GString *out, const ark_graph *graph, ark_ref ref)
{
    uint32_t n;
    const ark_atom *labels = ark_graph_labels(graph, ark_graph_labelset(graph, ref), &n);
    for (uint32_t i = 0; i < n; i++)
        g_string_append_printf(out, ":%s", ark_atom_text(graph->atoms, labels[i]));
}

struct named {
    const char *key;
    uint32_t at;
};

static int by_name(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

static void put_props(GString *out, const ark_graph *graph, ark_ref ref)
{
    struct ark_props props = ark_graph_props(graph, ref);
    g_autofree struct named *order = g_new(struct named, props.n + 1);
    for (uint32_t i = 0; i < props.n; i++)
        order[i] = (struct named){ark_atom_text(graph->atoms, props.keys[i]), i};
    qsort(order, props.n, sizeof *order, by_name);
    g_string_append(out, " {");
    for (uint32_t i = 0; i < props.n; i++) {
        g_string_append_printf(out, "%s%s: ", i ? ", " : "", order[i].key);
        put_value(out, props.values[order[i].at]);
    }
    g_string_append_c(out, '}');
}

static void put_place(GString *out, const ark_graph *graph, ark_ref ref)
{
    struct ark_loc loc = ark_graph_loc(graph, ref);
    if (loc.file)
        g_string_append_printf(out, " @ %s:%u:%u", ark_atom_text(graph->atoms, loc.file), loc.line,
                               loc.column);
    if (loc.id)
        g_string_append_printf(out, " #%s", ark_atom_text(graph->atoms, loc.id));
}

static void put_entity(GString *out, const ark_graph *graph, ark_ref ref, bool with_places)
{
    put_ref(out, ref);
    g_string_append_c(out, ' ');
    if (ark_ref_is_edge(ref)) {
        put_ref(out, ark_graph_from(graph, ref));
        g_string_append(out, " -");
    }
    put_labels(out, graph, ref);
    if (ark_ref_is_edge(ref)) {
        g_string_append(out, "-> ");
        put_ref(out, ark_graph_to(graph, ref));
    }
    put_props(out, graph, ref);
    if (with_places)
        put_place(out, graph, ref);
    g_string_append_c(out, '\n');
}

void ark_graph_dump(const ark_graph *graph, bool with_places, GString *out)
{
    for (uint32_t i = 0; i < graph->nodes; i++)
        put_entity(out, graph, ARK_NODE(i), with_places);
    for (uint32_t i = 0; i < graph->edges; i++)
        put_entity(out, graph, ARK_EDGE(i), with_places);
}
