/* Rows that are kept. A record is an array of values: the columns, then what WHERE reads, then the
 * keys of ORDER BY. With groups, there is a record for each, and beside it the tallies. */
#include "query/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "query/aggregate.h"
#include "query/eval.h"
#include "query/order.h"

struct seen {
    const struct ark_aggregate *aggregate;
    uint32_t group;
    struct ark_value value;
};

struct ark_table {
    struct ark_matcher *matcher;
    const struct ark_clause *clause;
    struct ark_arena *arena;
    uint32_t width;
    uint64_t skip, limit;
    ARK_VEC(struct ark_value *) records;
    ARK_VEC(struct ark_tally *) tallies; /* with groups: by record */
    GHashTable *index;                   /* hash of the columns -> record + 1, chained */
    ARK_VEC(uint32_t) next;              /* by record: another of the same hash, + 1 */
    GHashTable *distinct;                /* of aggregates with DISTINCT: struct seen */
};

static guint hash_seen(gconstpointer data)
{
    const struct seen *seen = data;
    return ark_value_hash(seen->value) ^ seen->group * 31 ^ GPOINTER_TO_UINT(seen->aggregate);
}

static gboolean equal_seen(gconstpointer a, gconstpointer b)
{
    const struct seen *x = a, *y = b;
    return x->aggregate == y->aggregate && x->group == y->group && ark_same(x->value, y->value);
}

static uint64_t count_of(struct ark_table *table, const struct ark_expr *expr, uint64_t absent)
{
    if (!expr)
        return absent;
    struct ark_value none = ARK_VALUE_NULL;
    struct ark_value value = ark_eval_expr(table->matcher, expr, &none);
    if (value.type == ARK_INT && value.integer >= 0)
        return (uint64_t)value.integer;
    ark_matcher_fail_count(table->matcher);
    return 0;
}

struct ark_table *ark_table_new(struct ark_matcher *matcher, const struct ark_clause *clause)
{
    struct ark_table *table = g_new0(struct ark_table, 1);
    table->matcher = matcher;
    table->clause = clause;
    table->arena = ark_arena_new();
    table->width = clause->item_count + clause->carried_count + clause->sort_count;
    table->skip = count_of(table, clause->skip, 0);
    table->limit = count_of(table, clause->limit, UINT64_MAX);
    table->index = g_hash_table_new(NULL, NULL);
    table->distinct = g_hash_table_new(hash_seen, equal_seen);
    return table;
}

struct ark_table *ark_table_new_distinct(struct ark_matcher *matcher, uint32_t width)
{
    struct ark_clause clause = {.distinct = true, .item_count = width};
    struct ark_table *table = ark_table_new(matcher, &clause);
    struct ark_clause *kept = ARK_NEW(table->arena, struct ark_clause);
    clause.items = ARK_NEW_ARRAY(table->arena, struct ark_item, width);
    *kept = clause;
    table->clause = kept;
    return table;
}

void ark_table_free(struct ark_table *table)
{
    if (!table)
        return;
    g_hash_table_unref(table->index);
    g_hash_table_unref(table->distinct);
    ark_vec_clear(&table->records);
    ark_vec_clear(&table->tallies);
    ark_vec_clear(&table->next);
    ark_arena_free(table->arena);
    g_free(table);
}

/* The columns that tell records apart: those that are not late. */
static uint32_t hash_columns(const struct ark_clause *clause, const struct ark_value *record)
{
    uint32_t hash = 1;
    for (uint32_t i = 0; i < clause->item_count; i++) {
        if (!clause->items[i].late)
            hash = hash * 31 + ark_value_hash(record[i]);
    }
    return hash;
}

static bool same_columns(const struct ark_clause *clause, const struct ark_value *a,
                         const struct ark_value *b)
{
    for (uint32_t i = 0; i < clause->item_count; i++) {
        if (!clause->items[i].late && !ark_same(a[i], b[i]))
            return false;
    }
    return true;
}

static bool has_room(const struct ark_table *table)
{
    if (ark_arena_size(table->arena) <= ARK_MAX_QUERY_BYTES)
        return true;
    ark_matcher_fail_memory(table->matcher);
    return false;
}

static bool keep_record(struct ark_table *table, const struct ark_value *values)
{
    if (table->records.n >= ARK_MAX_QUERY_ROWS) {
        ark_matcher_fail_rows(table->matcher);
        return false;
    }
    struct ark_value *record = ARK_NEW_ARRAY(table->arena, struct ark_value, table->width);
    for (uint32_t i = 0; i < table->width; i++)
        record[i] = ark_value_keep(table->arena, values[i]);
    ark_vec_push(&table->records, record);
    ark_vec_push(&table->next, 0);
    return has_room(table);
}

/* The record with these columns; made when there is none. UINT32_MAX when there is no more room. */
static uint32_t find_record(struct ark_table *table, const struct ark_value *values, bool *ret_new)
{
    gpointer hash = GUINT_TO_POINTER(hash_columns(table->clause, values));
    uint32_t first = GPOINTER_TO_UINT(g_hash_table_lookup(table->index, hash));
    *ret_new = false;
    for (uint32_t at = first; at; at = table->next.v[at - 1]) {
        if (same_columns(table->clause, table->records.v[at - 1], values))
            return at - 1;
    }
    if (!keep_record(table, values))
        return UINT32_MAX;
    *ret_new = true;
    ark_vec_last(&table->next) = first;
    g_hash_table_insert(table->index, hash, GUINT_TO_POINTER(table->records.n));
    return table->records.n - 1;
}

bool ark_table_add_new(struct ark_table *table, const struct ark_value *values)
{
    bool is_new;
    find_record(table, values, &is_new);
    return is_new;
}

static bool is_repeated(struct ark_table *table, const struct ark_aggregate *aggregate,
                        uint32_t group, struct ark_value value)
{
    struct seen key = {aggregate, group, value};
    if (g_hash_table_contains(table->distinct, &key))
        return true;
    struct seen *kept = ARK_NEW(table->arena, struct seen);
    *kept = (struct seen){aggregate, group, ark_value_keep(table->arena, value)};
    g_hash_table_add(table->distinct, kept);
    return false;
}

static void tally_one(struct ark_table *table, const struct ark_aggregate *aggregate,
                      uint32_t group, struct ark_tally *tally, struct ark_value *row)
{
    struct ark_value args[2] = {ark_value_int(1), ARK_VALUE_NULL};
    for (uint32_t i = 0; i < aggregate->n; i++)
        args[i] = ark_eval_expr(table->matcher, aggregate->args[i], row);
    if (args[0].type == ARK_NULL ||
        (aggregate->distinct && is_repeated(table, aggregate, group, args[0])))
        return;
    tally->n++;
    aggregate->aggregator->add(table->arena, tally, args[0], args[1]);
}

static struct ark_tally *new_tallies(struct ark_table *table)
{
    return ARK_NEW_ARRAY(table->arena, struct ark_tally, MAX(1, table->clause->aggregate_count));
}

static bool add_to_group(struct ark_table *table, const struct ark_value *values,
                         struct ark_value *row)
{
    bool is_new;
    uint32_t group = find_record(table, values, &is_new);
    if (group == UINT32_MAX)
        return false;
    if (is_new)
        ark_vec_push(&table->tallies, new_tallies(table));
    for (uint32_t i = 0; i < table->clause->aggregate_count; i++)
        tally_one(table, &table->clause->aggregates[i], group, &table->tallies.v[group][i], row);
    return has_room(table);
}

static void eval_columns(const struct ark_table *table, struct ark_value *row,
                         struct ark_value *values)
{
    const struct ark_clause *clause = table->clause;
    for (uint32_t i = 0; i < clause->item_count; i++)
        values[i] = clause->items[i].late
                        ? ARK_VALUE_NULL
                        : ark_eval_expr(table->matcher, clause->items[i].expr, row);
}

/* The columns get their slots, so that ORDER BY sees them. */
static void eval_rest(const struct ark_table *table, struct ark_value *row,
                      struct ark_value *values)
{
    const struct ark_clause *clause = table->clause;
    uint32_t at = clause->item_count;
    for (uint32_t i = 0; i < clause->item_count; i++)
        row[clause->items[i].slot] = values[i];
    for (uint32_t i = 0; i < clause->carried_count; i++)
        values[at++] = row[clause->carried[i]];
    for (uint32_t i = 0; i < clause->sort_count; i++)
        values[at++] = ark_eval_expr(table->matcher, clause->sorts[i].expr, row);
}

bool ark_table_add(struct ark_table *table, struct ark_value *row)
{
    const struct ark_clause *clause = table->clause;
    struct ark_arena_mark mark = ark_arena_mark(table->matcher->arena);
    bool unsorted = !clause->sort_count && !clause->distinct && !clause->grouped;
    if (unsorted && table->records.n >= table->limit &&
        table->records.n - table->limit >= table->skip)
        return false;
    struct ark_value *values =
        ARK_NEW_ARRAY(table->matcher->arena, struct ark_value, MAX(1, table->width));
    bool more, is_new;
    eval_columns(table, row, values);
    if (clause->grouped) {
        more = add_to_group(table, values, row);
    } else {
        eval_rest(table, row, values);
        more = clause->distinct ? find_record(table, values, &is_new) != UINT32_MAX
                                : keep_record(table, values);
    }
    ark_arena_rewind(table->matcher->arena, mark);
    return more && !table->matcher->error;
}

/* A group's keys and results are in `row` then; the late columns are worked out from them. */
static void finish_group(struct ark_table *table, uint32_t group, struct ark_value *row)
{
    const struct ark_clause *clause = table->clause;
    struct ark_value *record = table->records.v[group];
    for (uint32_t i = 0; i < clause->aggregate_count; i++)
        row[clause->aggregates[i].slot] =
            clause->aggregates[i].aggregator->result(&table->tallies.v[group][i]);
    for (uint32_t i = 0; i < clause->item_count; i++)
        row[clause->items[i].slot] = record[i];
    for (uint32_t i = 0; i < clause->item_count; i++) {
        if (clause->items[i].late)
            record[i] = ark_value_keep(table->arena,
                                       ark_eval_expr(table->matcher, clause->items[i].expr, row));
    }
    eval_rest(table, row, record);
    for (uint32_t i = clause->item_count; i < table->width; i++)
        record[i] = ark_value_keep(table->arena, record[i]);
}

/* Distinct groups: RETURN DISTINCT count(*). The first of the same stays. */
static void drop_same_groups(struct ark_table *table)
{
    struct ark_clause all = *table->clause;
    g_autoptr(GHashTable) index = g_hash_table_new_full(NULL, NULL, NULL, NULL);
    struct ark_item *items = ARK_NEW_ARRAY(table->arena, struct ark_item, all.item_count);
    for (uint32_t i = 0; i < all.item_count; i++)
        items[i].late = false;
    all.items = items;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < table->records.n; i++) {
        gpointer hash = GUINT_TO_POINTER(hash_columns(&all, table->records.v[i]));
        uint32_t at = GPOINTER_TO_UINT(g_hash_table_lookup(index, hash));
        while (at && !same_columns(&all, table->records.v[at - 1], table->records.v[i]))
            at = table->next.v[at - 1];
        if (at)
            continue;
        table->next.v[kept] = GPOINTER_TO_UINT(g_hash_table_lookup(index, hash));
        table->records.v[kept++] = table->records.v[i];
        g_hash_table_insert(index, hash, GUINT_TO_POINTER(kept));
    }
    table->records.n = kept;
}

static void finish_groups(struct ark_table *table, struct ark_value *row)
{
    const struct ark_clause *clause = table->clause;
    bool keys = false;
    for (uint32_t i = 0; i < clause->item_count; i++)
        keys = keys || !clause->items[i].late;
    if (!table->records.n && !keys) { /* all rows, though there are none, are one group */
        struct ark_value *none = ARK_NEW_ARRAY(table->arena, struct ark_value, table->width);
        keep_record(table, none);
        ark_vec_push(&table->tallies, new_tallies(table));
    }
    for (uint32_t i = 0; i < table->records.n && !table->matcher->error; i++) {
        struct ark_arena_mark mark = ark_arena_mark(table->matcher->arena);
        finish_group(table, i, row);
        ark_arena_rewind(table->matcher->arena, mark);
    }
    if (clause->distinct)
        drop_same_groups(table);
}

struct sorted {
    const struct ark_table *table;
    struct ark_value *record;
    uint32_t at;
};

static int compare_records(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    const struct ark_clause *clause = x->table->clause;
    uint32_t first = clause->item_count + clause->carried_count;
    for (uint32_t i = 0; i < clause->sort_count; i++) {
        int by = ark_order(x->record[first + i], y->record[first + i]);
        if (by)
            return clause->sorts[i].descending ? -by : by;
    }
    return x->at < y->at ? -1 : 1;
}

static void sort_records(struct ark_table *table)
{
    uint32_t n = table->records.n;
    if (!table->clause->sort_count || n < 2)
        return;
    g_autofree struct sorted *sorted = g_new(struct sorted, n);
    for (uint32_t i = 0; i < n; i++)
        sorted[i] = (struct sorted){table, table->records.v[i], i};
    qsort(sorted, n, sizeof *sorted, compare_records);
    for (uint32_t i = 0; i < n; i++)
        table->records.v[i] = sorted[i].record;
}

void ark_table_finish(struct ark_table *table, struct ark_value *row)
{
    if (table->clause->grouped)
        finish_groups(table, row);
    if (!table->matcher->error)
        sort_records(table);
}

uint32_t ark_table_count(const struct ark_table *table)
{
    if (table->matcher->error || table->skip >= table->records.n)
        return 0;
    uint64_t left = table->records.n - table->skip;
    return (uint32_t)MIN(left, table->limit);
}

void ark_table_load(const struct ark_table *table, uint32_t at, struct ark_value *row)
{
    const struct ark_clause *clause = table->clause;
    const struct ark_value *record = table->records.v[table->skip + at];
    for (uint32_t i = 0; i < clause->item_count; i++)
        row[clause->items[i].slot] = record[i];
    for (uint32_t i = 0; i < clause->carried_count; i++)
        row[clause->carried[i]] = record[clause->item_count + i];
}
