/* Carries the rows of a set-up statement through the engine: they go in as a parameter, a list of
 * maps that the query unwinds, and come out by RETURN. May not know the clauses that write. */
#include "bindings.h"

#include <string.h>

#include "base/error.h"

/* Names that no set-up uses. */
#define ROW "_row"
#define ROWS "_rows"
#define VALUE "_value"

struct collecting {
    struct tck_world *world;
    const struct ark_query *query;
    struct tck_bindings *into;
};

void tck_bindings_init(struct tck_bindings *bindings)
{
    static struct ark_value nothing;
    *bindings = (struct tck_bindings){0};
    ark_vec_push(&bindings->rows, &nothing);
}

void tck_bindings_clear(struct tck_bindings *bindings)
{
    ark_vec_clear(&bindings->names);
    ark_vec_clear(&bindings->rows);
}

int tck_bindings_find(const struct tck_bindings *bindings, const char *name)
{
    for (uint32_t i = 0; i < bindings->names.n; i++) {
        if (strcmp(bindings->names.v[i], name) == 0)
            return (int)i;
    }
    return -1;
}

uint32_t tck_bindings_add(struct tck_world *world, struct tck_bindings *bindings, const char *name)
{
    uint32_t width = bindings->names.n;
    for (uint32_t i = 0; i < bindings->rows.n; i++) {
        struct ark_value *wider = ARK_NEW_ARRAY(world->arena, struct ark_value, width + 1);
        if (width)
            memcpy(wider, bindings->rows.v[i], width * sizeof *wider);
        bindings->rows.v[i] = wider;
    }
    ark_vec_push(&bindings->names, ark_arena_strdup(world->arena, name));
    return width;
}

static int compare_columns(const void *a, const void *b, void *names)
{
    const char *const *v = names;
    return strcmp(v[*(const uint32_t *)a], v[*(const uint32_t *)b]);
}

static struct ark_value row_map(struct tck_world *world, const struct tck_bindings *bindings,
                                const uint32_t *order, const struct ark_value *row)
{
    uint32_t n = bindings->names.n;
    struct ark_value *items = ARK_NEW_ARRAY(world->arena, struct ark_value, 2 * (size_t)n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const char *name = bindings->names.v[order[i]];
        items[2 * i] = tck_world_keep(world, ark_value_text(name, (uint32_t)strlen(name)));
        items[2 * i + 1] = row[order[i]];
    }
    return (struct ark_value){.type = ARK_MAP, .len = n, .list = items};
}

/* All rows as a list of maps, whose keys have to ascend. */
static struct ark_value *rows_value(struct tck_world *world, const struct tck_bindings *bindings)
{
    uint32_t n = bindings->names.n;
    g_autofree uint32_t *order = g_new(uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++)
        order[i] = i;
    g_qsort_with_data(order, (gint)n, sizeof *order, compare_columns, bindings->names.v);
    struct ark_value *maps = ARK_NEW_ARRAY(world->arena, struct ark_value, bindings->rows.n + 1);
    for (uint32_t i = 0; i < bindings->rows.n; i++)
        maps[i] = row_map(world, bindings, order, bindings->rows.v[i]);
    struct ark_value *list = ARK_NEW(world->arena, struct ark_value);
    *list = ark_value_list(maps, bindings->rows.n);
    return list;
}

static bool collect(const struct ark_value *row, void *user)
{
    struct collecting *collecting = user;
    struct tck_bindings *into = collecting->into;
    uint32_t width = ark_query_width(collecting->query), at = 0;
    struct ark_value *copy = ARK_NEW_ARRAY(collecting->world->arena, struct ark_value, width + 1);
    for (uint32_t i = 0; i < width; i++) {
        const char *name = ark_query_column(collecting->query, i);
        if (strcmp(name, ROW) == 0)
            continue;
        if (!into->rows.n)
            ark_vec_push(&into->names, ark_arena_strdup(collecting->world->arena, name));
        copy[at++] = tck_world_keep(collecting->world, row[i]);
    }
    ark_vec_push(&into->rows, copy);
    return true;
}

/* The rows that `clauses`, with its RETURN, makes of these. The variable of the row itself stays
 * in scope, so that RETURN * has something to return. */
static bool pass(struct tck_world *world, const struct tck_bindings *bindings, const char *clauses,
                 struct tck_bindings *into, GError **error)
{
    g_autoptr(GString) text = g_string_new("UNWIND $" ROWS " AS " ROW " WITH " ROW);
    g_autoptr(GHashTable) parameters = g_hash_table_new(g_str_hash, g_str_equal);
    struct collecting collecting = {.world = world, .into = into};
    for (uint32_t i = 0; i < bindings->names.n; i++)
        g_string_append_printf(text, ", " ROW ".`%s` AS `%s`", bindings->names.v[i],
                               bindings->names.v[i]);
    g_string_append_printf(text, "\n%s", clauses);
    g_hash_table_insert(parameters, (char *)ROWS, rows_value(world, bindings));
    return tck_world_ask(world, ark_arena_strdup(world->arena, text->str), parameters, collect,
                         &collecting, &collecting.query, error);
}

bool tck_bindings_read(struct tck_world *world, struct tck_bindings *bindings, const char *clauses,
                       GError **error)
{
    struct tck_bindings into = {0};
    g_autofree char *text = g_strdup_printf("%s\nRETURN *", clauses);
    bool ok = pass(world, bindings, text, &into, error);
    tck_bindings_clear(ok ? bindings : &into);
    if (ok)
        *bindings = into;
    return ok;
}

const struct ark_value *tck_bindings_eval(struct tck_world *world,
                                          const struct tck_bindings *bindings,
                                          const char *expression, GError **error)
{
    struct tck_bindings into = {0};
    g_autofree char *text = g_strdup_printf("RETURN %s AS " VALUE, expression);
    struct ark_value *values = NULL;
    bool ok = pass(world, bindings, text, &into, error);
    if (ok && into.rows.n != bindings->rows.n) {
        ok = ark_fail(error, ARK_ERROR_INPUT, "set-up: %u values of '%s' for %u rows", into.rows.n,
                      expression, bindings->rows.n);
    } else if (ok) {
        values = ARK_NEW_ARRAY(world->arena, struct ark_value, into.rows.n + 1);
        for (uint32_t i = 0; i < into.rows.n; i++)
            values[i] = into.rows.v[i][0];
    }
    tck_bindings_clear(&into);
    return values;
}
