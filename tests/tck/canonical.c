/* Cells and values of the engine into each other, and both into canonical text (expected.h). */
#include "expected.h"

#include <math.h>
#include <string.h>

#include "query/query.h"

static struct tck_cell of_items(struct ark_arena *arena, const ark_graph *graph,
                                struct ark_value value, enum tck_kind kind)
{
    struct tck_cell *items = ARK_NEW_ARRAY(arena, struct tck_cell, value.len + 1);
    for (uint32_t i = 0; i < value.len; i++)
        items[i] = tck_cell_of_value(arena, graph, value.list[i]);
    return (struct tck_cell){.kind = kind, .n = value.len, .items = items};
}

static struct tck_cell of_map(struct ark_arena *arena, const ark_graph *graph,
                              struct ark_value value)
{
    struct tck_cell *items = ARK_NEW_ARRAY(arena, struct tck_cell, value.len + 1);
    const char **names = ARK_NEW_ARRAY(arena, const char *, value.len + 1);
    for (uint32_t i = 0; i < value.len; i++) {
        struct ark_value key = value.list[2 * i];
        names[i] = key.type == ARK_TEXT ? ark_arena_strndup(arena, key.text, key.len) : "?";
        items[i] = tck_cell_of_value(arena, graph, value.list[2 * i + 1]);
    }
    return (struct tck_cell){.kind = TCK_MAP, .n = value.len, .names = names, .items = items};
}

static struct tck_cell of_entity(struct ark_arena *arena, const ark_graph *graph, ark_ref ref)
{
    const ark_atoms *atoms = ark_graph_atoms(graph);
    struct tck_cell cell = {.kind = ark_ref_is_edge(ref) ? TCK_EDGE : TCK_NODE};
    struct ark_props props = ark_graph_props(graph, ref);
    struct tck_cell *items = ARK_NEW_ARRAY(arena, struct tck_cell, props.n + 1);
    const ark_atom *labels =
        ark_graph_labels(graph, ark_graph_labelset(graph, ref), &cell.label_count);
    cell.n = props.n;
    cell.names = ARK_NEW_ARRAY(arena, const char *, props.n + 1);
    cell.labels = ARK_NEW_ARRAY(arena, const char *, cell.label_count + 1);
    for (uint32_t i = 0; i < props.n; i++) {
        cell.names[i] = ark_arena_strdup(arena, ark_atom_text(atoms, props.keys[i]));
        items[i] = tck_cell_of_value(arena, graph, props.values[i]);
    }
    for (uint32_t i = 0; i < cell.label_count; i++)
        cell.labels[i] = ark_arena_strdup(arena, ark_atom_text(atoms, labels[i]));
    cell.items = items;
    return cell;
}

/* An edge of a path is backwards when it does not start at the node before it. */
static struct tck_cell of_path(struct ark_arena *arena, const ark_graph *graph,
                               struct ark_value value)
{
    struct tck_cell *items = ARK_NEW_ARRAY(arena, struct tck_cell, value.len + 1);
    for (uint32_t i = 0; i < value.len; i++) {
        ark_ref ref = value.list[i].entity;
        items[i] = of_entity(arena, graph, ref);
        items[i].backwards =
            i > 0 && ark_ref_is_edge(ref) && ark_graph_from(graph, ref) != value.list[i - 1].entity;
    }
    return (struct tck_cell){.kind = TCK_PATH, .n = value.len, .items = items};
}

/* The kit writes dates as texts. */
static struct tck_cell of_date(struct ark_arena *arena, struct ark_value value)
{
    g_autoptr(GString) out = g_string_new(NULL);
    ark_value_print(NULL, value, out);
    return (struct tck_cell){.kind = TCK_TEXT, .text = ark_arena_strdup(arena, out->str)};
}

struct tck_cell tck_cell_of_value(struct ark_arena *arena, const ark_graph *graph,
                                  struct ark_value value)
{
    switch (value.type) {
    case ARK_BOOL:
        return (struct tck_cell){.kind = TCK_BOOL, .yes = value.yes};
    case ARK_INT:
        return (struct tck_cell){.kind = TCK_INT, .integer = value.integer};
    case ARK_REAL:
        return (struct tck_cell){.kind = TCK_REAL, .real = value.real};
    case ARK_TEXT:
        return (struct tck_cell){.kind = TCK_TEXT,
                                 .text = ark_arena_strndup(arena, value.text, value.len)};
    case ARK_LIST:
        return of_items(arena, graph, value, TCK_LIST);
    case ARK_ENTITY:
        return of_entity(arena, graph, value.entity);
    case ARK_MAP:
        return of_map(arena, graph, value);
    case ARK_PATH:
        return of_path(arena, graph, value);
    case ARK_DATE:
        return of_date(arena, value);
    case ARK_NULL:
    default:
        return (struct tck_cell){.kind = TCK_NULL};
    }
}

static struct ark_value text_value(ark_atoms *atoms, const char *text)
{
    ark_atom atom = ark_atom_intern(atoms, text);
    return ark_value_text(ark_atom_text(atoms, atom), (uint32_t)ark_atom_len(atoms, atom));
}

static bool list_value(struct ark_arena *arena, ark_atoms *atoms, const struct tck_cell *cell,
                       struct ark_value *ret_value)
{
    struct ark_value *items = ARK_NEW_ARRAY(arena, struct ark_value, cell->n + 1);
    for (uint32_t i = 0; i < cell->n; i++) {
        if (!tck_cell_to_value(arena, atoms, &cell->items[i], &items[i]))
            return false;
    }
    *ret_value = ark_value_list(items, cell->n);
    return true;
}

struct pair {
    const char *name;
    const struct tck_cell *item;
    uint32_t at;
};

static int compare_pairs(const void *a, const void *b)
{
    const struct pair *left = a, *right = b;
    int order = strcmp(left->name, right->name);
    return order ? order : left->at < right->at ? -1 : 1;
}

static struct pair *sorted_pairs(const struct tck_cell *cell)
{
    struct pair *pairs = g_new(struct pair, cell->n + 1);
    for (uint32_t i = 0; i < cell->n; i++)
        pairs[i] = (struct pair){cell->names[i], &cell->items[i], i};
    qsort(pairs, cell->n, sizeof *pairs, compare_pairs);
    return pairs;
}

/* Keys ascending and distinct; of a key that is there twice the last counts, as in Cypher. */
static bool map_value(struct ark_arena *arena, ark_atoms *atoms, const struct tck_cell *cell,
                      struct ark_value *ret_value)
{
    g_autofree struct pair *pairs = sorted_pairs(cell);
    struct ark_value *items = ARK_NEW_ARRAY(arena, struct ark_value, 2 * (size_t)cell->n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < cell->n; i++) {
        if (i + 1 < cell->n && strcmp(pairs[i].name, pairs[i + 1].name) == 0)
            continue;
        items[2 * n] = text_value(atoms, pairs[i].name);
        if (!tck_cell_to_value(arena, atoms, pairs[i].item, &items[2 * n + 1]))
            return false;
        n++;
    }
    *ret_value = (struct ark_value){.type = ARK_MAP, .len = n, .list = items};
    return true;
}

bool tck_cell_to_value(struct ark_arena *arena, ark_atoms *atoms, const struct tck_cell *cell,
                       struct ark_value *ret_value)
{
    switch (cell->kind) {
    case TCK_NULL:
        *ret_value = ARK_VALUE_NULL;
        return true;
    case TCK_BOOL:
        *ret_value = ark_value_bool(cell->yes);
        return true;
    case TCK_INT:
        *ret_value = ark_value_int(cell->integer);
        return true;
    case TCK_REAL:
        *ret_value = ark_value_real(cell->real);
        return true;
    case TCK_TEXT:
        *ret_value = text_value(atoms, cell->text);
        return true;
    case TCK_LIST:
        return list_value(arena, atoms, cell, ret_value);
    case TCK_MAP:
        return map_value(arena, atoms, cell, ret_value);
    case TCK_NODE:
    case TCK_EDGE:
    case TCK_PATH:
    default:
        return false;
    }
}

static void write_real(double real, GString *out)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    if (isnan(real)) {
        g_string_append(out, "NaN");
        return;
    }
    if (isinf(real)) {
        g_string_append(out, real < 0 ? "-Inf" : "Inf");
        return;
    }
    /* The fewest digits that give the number back, so that messages are readable. */
    for (int precision = 15; precision <= 17; precision++) {
        char format[8];
        g_snprintf(format, sizeof format, "%%.%dg", precision);
        g_ascii_formatd(digits, sizeof digits, format, real == 0 ? 0.0 : real);
        if (g_ascii_strtod(digits, NULL) == real)
            break;
    }
    g_string_append(out, digits);
    if (!strpbrk(digits, ".e"))
        g_string_append(out, ".0");
}

static void write_text(const char *text, GString *out)
{
    static const char FROM[] = "\\'\n\t\r", TO[] = "\\'ntr";
    g_string_append_c(out, '\'');
    for (; *text; text++) {
        const char *known = strchr(FROM, *text);
        if (known)
            g_string_append_c(out, '\\');
        g_string_append_c(out, known ? TO[known - FROM] : *text);
    }
    g_string_append_c(out, '\'');
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void write_list(const struct tck_cell *cell, bool any_order, GString *out)
{
    g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);
    for (uint32_t i = 0; i < cell->n; i++) {
        GString *item = g_string_new(NULL);
        tck_cell_write(&cell->items[i], any_order, item);
        g_ptr_array_add(items, g_string_free(item, FALSE));
    }
    if (any_order)
        g_ptr_array_sort(items, compare_texts);
    g_string_append_c(out, '[');
    for (uint32_t i = 0; i < items->len; i++)
        g_string_append_printf(out, "%s%s", i ? ", " : "", (const char *)items->pdata[i]);
    g_string_append_c(out, ']');
}

static void write_pairs(const struct tck_cell *cell, bool any_order, GString *out)
{
    g_autofree struct pair *pairs = sorted_pairs(cell);
    g_string_append_c(out, '{');
    for (uint32_t i = 0; i < cell->n; i++) {
        g_string_append_printf(out, "%s%s: ", i ? ", " : "", pairs[i].name);
        tck_cell_write(pairs[i].item, any_order, out);
    }
    g_string_append_c(out, '}');
}

static void write_entity(const struct tck_cell *cell, bool any_order, GString *out)
{
    g_autofree const char **labels = g_new(const char *, cell->label_count + 1);
    for (uint32_t i = 0; i < cell->label_count; i++)
        labels[i] = cell->labels[i];
    qsort(labels, cell->label_count, sizeof *labels, compare_texts);
    g_string_append_c(out, cell->kind == TCK_NODE ? '(' : '[');
    for (uint32_t i = 0; i < cell->label_count; i++)
        g_string_append_printf(out, ":%s", labels[i]);
    if (cell->n) {
        if (cell->label_count)
            g_string_append_c(out, ' ');
        write_pairs(cell, any_order, out);
    }
    g_string_append_c(out, cell->kind == TCK_NODE ? ')' : ']');
}

static void write_path(const struct tck_cell *cell, bool any_order, GString *out)
{
    g_string_append_c(out, '<');
    for (uint32_t i = 0; i < cell->n; i++) {
        const struct tck_cell *item = &cell->items[i];
        bool edge = item->kind == TCK_EDGE;
        if (edge)
            g_string_append(out, item->backwards ? "<-" : "-");
        write_entity(item, any_order, out);
        if (edge)
            g_string_append(out, item->backwards ? "-" : "->");
    }
    g_string_append_c(out, '>');
}

void tck_cell_write(const struct tck_cell *cell, bool any_order, GString *out)
{
    switch (cell->kind) {
    case TCK_NULL:
        g_string_append(out, "null");
        break;
    case TCK_BOOL:
        g_string_append(out, cell->yes ? "true" : "false");
        break;
    case TCK_INT:
        g_string_append_printf(out, "%" G_GINT64_FORMAT, (gint64)cell->integer);
        break;
    case TCK_REAL:
        write_real(cell->real, out);
        break;
    case TCK_TEXT:
        write_text(cell->text, out);
        break;
    case TCK_LIST:
        write_list(cell, any_order, out);
        break;
    case TCK_MAP:
        write_pairs(cell, any_order, out);
        break;
    case TCK_NODE:
    case TCK_EDGE:
        write_entity(cell, any_order, out);
        break;
    case TCK_PATH:
        write_path(cell, any_order, out);
        break;
    }
}
