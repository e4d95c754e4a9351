/* Evaluating lists and maps: slices, comprehensions, all() and its kin, reduce(), and the lists
 * that patterns and subqueries give. Each item that is looked at is a step of the budget. */
#include <string.h>

#include "base/limits.h"
#include "query/compare.h"
#include "query/eval.h"
#include "query/flow.h"
#include "query/order.h"

struct ark_value ark_eval_map(struct ark_matcher *matcher, const struct ark_expr *expr,
                              struct ark_value *row)
{
    struct ark_value *pairs = ARK_NEW_ARRAY(matcher->arena, struct ark_value, 2 * (size_t)expr->n);
    for (uint32_t i = 0; i < expr->n; i++) {
        pairs[2 * i] = expr->keys[i];
        pairs[2 * i + 1] = ark_eval_expr(matcher, expr->args[i], row);
    }
    return (struct ark_value){.type = ARK_MAP, .len = expr->n, .list = pairs};
}

struct ark_value ark_map_get(struct ark_value map, const char *key)
{
    uint32_t low = 0, high = map.len;
    while (low < high) {
        uint32_t at = (low + high) / 2;
        int by = strcmp(map.list[2 * at].text, key);
        if (by == 0)
            return map.list[2 * at + 1];
        if (by < 0)
            low = at + 1;
        else
            high = at;
    }
    return ARK_VALUE_NULL;
}

/* Where a slice begins or ends, counted from the end when negative. */
static int64_t slice_end(struct ark_value at, int64_t len, int64_t absent)
{
    int64_t index = at.type == ARK_INT ? at.integer : absent;
    if (index < 0)
        index += len;
    return CLAMP(index, 0, len);
}

struct ark_value ark_eval_slice(struct ark_matcher *matcher, const struct ark_expr *expr,
                                struct ark_value *row)
{
    struct ark_value list = ark_eval_expr(matcher, expr->args[0], row);
    struct ark_value ends[2];
    for (int i = 0; i < 2; i++) {
        const struct ark_expr *end = expr->args[1 + i];
        bool absent = end->kind == ARK_EXPR_LITERAL && end->op == ARK_ABSENT;
        ends[i] = ark_eval_expr(matcher, end, row);
        if (!absent && ends[i].type != ARK_INT)
            return ARK_VALUE_NULL;
    }
    if (list.type != ARK_LIST)
        return ARK_VALUE_NULL;
    int64_t from = slice_end(ends[0], list.len, 0), to = slice_end(ends[1], list.len, list.len);
    return ark_value_list(list.list + from, from < to ? (uint32_t)(to - from) : 0);
}

struct ark_value ark_eval_comprehension(struct ark_matcher *matcher, const struct ark_expr *expr,
                                        struct ark_value *row)
{
    struct ark_value list = ark_eval_expr(matcher, expr->args[0], row);
    if (list.type != ARK_LIST)
        return ARK_VALUE_NULL;
    struct ark_value *items = ARK_NEW_ARRAY(matcher->arena, struct ark_value, list.len);
    uint32_t n = 0;
    for (uint32_t i = 0; i < list.len && ark_matcher_step(matcher); i++) {
        row[expr->slot] = list.list[i];
        struct ark_value holds = ark_eval_expr(matcher, expr->args[1], row);
        if (holds.type == ARK_BOOL && holds.yes)
            items[n++] = ark_eval_expr(matcher, expr->args[2], row);
    }
    row[expr->slot] = ARK_VALUE_NULL;
    return ark_value_list(items, n);
}

/* Of a list: how many items the condition holds for, and for how many it is null. */
struct tally {
    uint32_t yes, unknown, n;
};

static struct ark_value quantified(enum ark_quantifier which, struct tally tally)
{
    uint32_t no = tally.n - tally.yes - tally.unknown;
    bool unknown = tally.unknown > 0;
    switch (which) {
    case ARK_ALL:
        return no ? ark_value_bool(false) : unknown ? ARK_VALUE_NULL : ark_value_bool(true);
    case ARK_ANY:
        return tally.yes ? ark_value_bool(true) : unknown ? ARK_VALUE_NULL : ark_value_bool(false);
    case ARK_NONE:
        return tally.yes ? ark_value_bool(false) : unknown ? ARK_VALUE_NULL : ark_value_bool(true);
    default:
        return tally.yes > 1 ? ark_value_bool(false)
               : unknown     ? ARK_VALUE_NULL
                             : ark_value_bool(tally.yes == 1);
    }
}

struct ark_value ark_eval_quantifier(struct ark_matcher *matcher, const struct ark_expr *expr,
                                     struct ark_value *row)
{
    struct ark_value list = ark_eval_expr(matcher, expr->args[0], row);
    if (list.type != ARK_LIST)
        return ARK_VALUE_NULL;
    struct tally tally = {.n = list.len};
    for (uint32_t i = 0; i < list.len && ark_matcher_step(matcher); i++) {
        row[expr->slot] = list.list[i];
        struct ark_value holds = ark_eval_expr(matcher, expr->args[1], row);
        tally.yes += holds.type == ARK_BOOL && holds.yes;
        tally.unknown += holds.type != ARK_BOOL;
    }
    row[expr->slot] = ARK_VALUE_NULL;
    return quantified((enum ark_quantifier)expr->op, tally);
}

struct ark_value ark_eval_reduce(struct ark_matcher *matcher, const struct ark_expr *expr,
                                 struct ark_value *row)
{
    struct ark_value sum = ark_eval_expr(matcher, expr->args[0], row);
    struct ark_value list = ark_eval_expr(matcher, expr->args[1], row);
    if (list.type != ARK_LIST)
        return ARK_VALUE_NULL;
    for (uint32_t i = 0; i < list.len && ark_matcher_step(matcher); i++) {
        row[expr->sum] = sum;
        row[expr->slot] = list.list[i];
        sum = ark_eval_expr(matcher, expr->args[2], row);
    }
    row[expr->sum] = row[expr->slot] = ARK_VALUE_NULL;
    return sum;
}

/* What rows give, gathered as a list. */
struct gathering {
    struct ark_matcher *matcher;
    const struct ark_expr *result; /* NULL: the first column of the row */
    struct ark_value *row;
    struct ark_arena *arena; /* of its own, since matching rewinds the matcher's */
    ARK_VEC(struct ark_value) items;
};

static bool gather(const struct ark_value *row, void *user)
{
    struct gathering *g = user;
    struct ark_value value = g->result ? ark_eval_expr(g->matcher, g->result, g->row) : row[0];
    ark_vec_push(&g->items, ark_value_keep(g->arena, value));
    if (g->items.n >= ARK_MAX_QUERY_ROWS)
        ark_matcher_fail_rows(g->matcher);
    if (ark_arena_size(g->arena) > ARK_MAX_QUERY_BYTES)
        ark_matcher_fail_memory(g->matcher);
    return !g->matcher->error;
}

static struct ark_value gathered(struct gathering *g)
{
    struct ark_value *items = ARK_NEW_ARRAY(g->matcher->arena, struct ark_value, g->items.n);
    for (uint32_t i = 0; i < g->items.n; i++)
        items[i] = ark_value_keep(g->matcher->arena, g->items.v[i]);
    struct ark_value list = ark_value_list(items, g->items.n);
    ark_vec_clear(&g->items);
    ark_arena_free(g->arena);
    return list;
}

struct ark_value ark_eval_patterns(struct ark_matcher *matcher, const struct ark_expr *expr,
                                   struct ark_value *row)
{
    struct gathering g = {
        .matcher = matcher, .result = expr->args[0], .row = row, .arena = ark_arena_new()};
    ark_matcher_run(matcher, expr->pattern, NULL, row, gather, &g, false);
    return gathered(&g);
}

struct ark_value ark_eval_collect(struct ark_matcher *matcher, const struct ark_expr *expr,
                                  struct ark_value *row)
{
    struct gathering g = {.matcher = matcher, .row = row, .arena = ark_arena_new()};
    ark_query_flow(matcher, expr->query, row, gather, &g);
    return gathered(&g);
}
