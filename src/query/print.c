/* Values as text for people. */
#include "query/query.h"

#include <math.h>

#include "base/day.h"

enum { DEEPEST_LIST = 8 };

static void print_real(double real, GString *out)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    if (!isfinite(real)) {
        g_string_append(out, isnan(real) ? "NaN" : real > 0 ? "Infinity" : "-Infinity");
        return;
    }
    g_string_append(out, g_ascii_formatd(text, sizeof text, "%.15g", real));
    if (real == floor(real) && fabs(real) < 1e15)
        g_string_append(out, ".0");
}

static void print_entity(const ark_graph *graph, ark_ref ref, GString *out)
{
    const char *name = graph ? ark_graph_get_str(graph, ref, "name") : NULL;
    const char *type = graph ? ark_graph_type_text(graph, ref) : NULL;
    if (name && *name) {
        g_string_append(out, name);
        return;
    }
    g_string_append(out, type ? type : ark_ref_is_edge(ref) ? "edge" : "node");
    if (!graph || !ark_ref_is_edge(ref))
        return;
    ark_ref ends[] = {ark_graph_from(graph, ref), ark_graph_to(graph, ref)};
    for (int i = 0; i < 2; i++) {
        const char *end = ark_graph_get_str(graph, ends[i], "name");
        end = end && *end ? end : ark_graph_type_text(graph, ends[i]);
        g_string_append(out, i ? " → " : " (");
        g_string_append(out, end ? end : "-");
    }
    g_string_append_c(out, ')');
}

static void print_date(int64_t day, GString *out)
{
    struct ark_day date = ark_day_split(day);
    g_string_append_printf(out, "%04d-%02d-%02d", date.year, date.month, date.day);
}

static void print(const ark_graph *graph, struct ark_value value, GString *out, int depth);

static void print_map(const ark_graph *graph, struct ark_value map, GString *out, int depth)
{
    g_string_append_c(out, '{');
    for (uint32_t i = 0; i < map.len && depth < DEEPEST_LIST; i++) {
        g_string_append_printf(out, "%s%s: ", i ? ", " : "", map.list[2 * i].text);
        print(graph, map.list[2 * i + 1], out, depth + 1);
    }
    g_string_append_c(out, '}');
}

static void print(const ark_graph *graph, struct ark_value value, GString *out, int depth)
{
    switch (value.type) {
    case ARK_NULL:
        g_string_append_c(out, '-');
        break;
    case ARK_BOOL:
        g_string_append(out, value.yes ? "true" : "false");
        break;
    case ARK_INT:
        g_string_append_printf(out, "%" G_GINT64_FORMAT, value.integer);
        break;
    case ARK_REAL:
        print_real(value.real, out);
        break;
    case ARK_TEXT:
        g_string_append_len(out, value.text, value.len);
        break;
    case ARK_LIST:
        for (uint32_t i = 0; i < value.len && depth < DEEPEST_LIST; i++) {
            g_string_append(out, i ? ", " : "");
            print(graph, value.list[i], out, depth + 1);
        }
        break;
    case ARK_PATH:
        for (uint32_t i = 0; i < value.len; i += 2) {
            g_string_append(out, i ? " → " : "");
            print_entity(graph, value.list[i].entity, out);
        }
        break;
    case ARK_ENTITY:
        print_entity(graph, value.entity, out);
        break;
    case ARK_MAP:
        print_map(graph, value, out, depth);
        break;
    case ARK_DATE:
        print_date(value.integer, out);
        break;
    case ARK_TYPES:
        break;
    }
}

void ark_value_print(const ark_graph *graph, struct ark_value value, GString *out)
{
    print(graph, value, out, 0);
}
