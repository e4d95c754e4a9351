/* Keeps what a query under test gave and holds it against the table of the scenario. Rows are
 * compared as canonical text (expected.h), as a multiset unless the scenario asks for an order. */
#include "result.h"

#include <string.h>

#include "base/error.h"

struct keeping {
    struct tck_world *world;
    const struct ark_query *query;
    struct tck_result *result;
};

static bool keep_row(const struct ark_value *row, void *user)
{
    struct keeping *keeping = user;
    uint32_t width = ark_query_width(keeping->query);
    struct tck_cell *cells = ARK_NEW_ARRAY(keeping->world->arena, struct tck_cell, width + 1);
    for (uint32_t i = 0; i < width; i++)
        cells[i] = tck_cell_of_value(keeping->world->arena, keeping->world->graph, row[i]);
    g_ptr_array_add(keeping->result->rows, cells);
    return true;
}

static void keep_columns(struct ark_arena *arena, const struct ark_query *query,
                         struct tck_result *result)
{
    result->width = ark_query_width(query);
    result->columns = ARK_NEW_ARRAY(arena, const char *, result->width + 1);
    for (uint32_t i = 0; i < result->width; i++)
        result->columns[i] = ark_arena_strdup(arena, ark_query_column(query, i));
}

void tck_result_ask(struct tck_world *world, const char *query, GHashTable *parameters,
                    struct tck_result *ret_result)
{
    *ret_result = (struct tck_result){.rows = g_ptr_array_new()};
    struct keeping keeping = {.world = world, .result = ret_result};
    tck_world_ask(world, query, parameters, keep_row, &keeping, &keeping.query, &ret_result->error);
    ret_result->compiled = keeping.query;
    if (keeping.query)
        keep_columns(world->arena, keeping.query, ret_result);
}

void tck_result_clear(struct tck_result *result)
{
    if (result->rows)
        g_ptr_array_unref(result->rows);
    g_clear_error(&result->error);
    *result = (struct tck_result){0};
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *row_text(const struct tck_cell *const *cells, uint32_t n, bool any_order)
{
    GString *text = g_string_new("|");
    for (uint32_t i = 0; i < n; i++) {
        g_string_append_c(text, ' ');
        tck_cell_write(cells[i], any_order, text);
        g_string_append(text, " |");
    }
    return g_string_free(text, FALSE);
}

/* `order[i]` is the column of the result that the table has as its column i. */
static bool match_columns(const struct tck_result *result, const struct tck_table *table,
                          uint32_t *order)
{
    if (result->width != table->width)
        return false;
    for (uint32_t i = 0; i < table->width; i++) {
        for (order[i] = 0; order[i] < result->width; order[i]++) {
            if (strcmp(result->columns[order[i]], table->rows[0][i]) == 0)
                break;
        }
        if (order[i] == result->width)
            return false;
    }
    return true;
}

static GPtrArray *result_texts(const struct tck_result *result, const uint32_t *order,
                               bool any_order)
{
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    g_autofree const struct tck_cell **cells = g_new(const struct tck_cell *, result->width + 1);
    for (uint32_t row = 0; row < result->rows->len; row++) {
        const struct tck_cell *all = result->rows->pdata[row];
        for (uint32_t i = 0; i < result->width; i++)
            cells[i] = &all[order ? order[i] : i];
        g_ptr_array_add(texts, row_text(cells, result->width, any_order));
    }
    return texts;
}

/* NULL and `error` when a cell can't be read. */
static GPtrArray *table_texts(struct tck_world *world, const struct tck_table *table,
                              bool any_order, GError **error)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    g_autofree struct tck_cell *read = g_new(struct tck_cell, table->width + 1);
    g_autofree const struct tck_cell **cells = g_new(const struct tck_cell *, table->width + 1);
    for (uint32_t row = 1; row < table->n; row++) {
        for (uint32_t i = 0; i < table->width; i++) {
            if (!tck_cell_read(world->arena, table->rows[row][i], &read[i], error))
                return NULL;
            cells[i] = &read[i];
        }
        g_ptr_array_add(texts, row_text(cells, table->width, any_order));
    }
    return g_steal_pointer(&texts);
}

static void list_texts(const char *title, const char *const *columns, uint32_t width,
                       const GPtrArray *rows, GString *out)
{
    g_string_append_printf(out, "%s\n  |", title);
    for (uint32_t i = 0; i < width; i++)
        g_string_append_printf(out, " %s |", columns[i]);
    for (uint32_t i = 0; rows && i < rows->len; i++)
        g_string_append_printf(out, "\n  %s", (const char *)rows->pdata[i]);
}

/* `expected` as it was compared, so that the difference is seen. */
static bool differ(const struct tck_result *result, const struct tck_table *table,
                   const GPtrArray *expected, bool any_order, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GPtrArray) got = result_texts(result, NULL, any_order);
    list_texts("expected:", table->n ? table->rows[0] : NULL, table->width, expected, text);
    list_texts("\ngot:", result->columns, result->width, got, text);
    return ark_fail(error, ARK_ERROR_INPUT, "%s", text->str);
}

static bool same_texts(GPtrArray *expected, GPtrArray *got, bool in_order)
{
    bool same = expected->len == got->len;
    if (!in_order) {
        g_ptr_array_sort(expected, compare_texts);
        g_ptr_array_sort(got, compare_texts);
    }
    for (uint32_t i = 0; same && i < expected->len; i++)
        same = strcmp(expected->pdata[i], got->pdata[i]) == 0;
    return same;
}

static bool no_failure(const struct tck_result *result, GError **error)
{
    return !result->error ||
           ark_fail(error, ARK_ERROR_INPUT, "got an error at %s:\n  %s",
                    result->compiled ? "runtime" : "compile time", result->error->message);
}

bool tck_result_matches(struct tck_world *world, const struct tck_result *result, const char *how,
                        const struct tck_table *table, GError **error)
{
    bool in_order = strstr(how, "in order");
    bool any_order = strstr(how, "ignoring element order");
    if (!no_failure(result, error))
        return false;
    if (strstr(how, "empty") && !table->n)
        return !result->rows->len || differ(result, table, NULL, any_order, error);
    g_autofree uint32_t *order = g_new(uint32_t, table->width + 1);
    g_autoptr(GPtrArray) expected = table_texts(world, table, any_order, error);
    if (!expected)
        return false;
    if (!table->n || !match_columns(result, table, order))
        return differ(result, table, expected, any_order, error);
    g_autoptr(GPtrArray) got = result_texts(result, order, any_order);
    return same_texts(expected, got, in_order) || differ(result, table, expected, any_order, error);
}

bool tck_result_failed(const struct tck_result *result, const char *phase, GError **error)
{
    bool compiling = g_str_has_prefix(phase, "compile time");
    bool running = g_str_has_prefix(phase, "runtime");
    if (!compiling && !running && !g_str_has_prefix(phase, "any time"))
        return ark_fail(error, ARK_ERROR_INPUT, "no phase that is known: %s", phase);
    if (!result->error) {
        struct tck_table none = {0};
        return differ(result, &none, NULL, false, error);
    }
    if ((compiling && result->compiled) || (running && !result->compiled))
        return no_failure(result, error);
    return true;
}
