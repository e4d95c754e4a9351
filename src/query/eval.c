/* The evaluator: a walk over the bound tree. Property texts are never copied. */
#define _GNU_SOURCE /* memmem */
#include "query/eval.h"

#include <string.h>

#include "query/compare.h"
#include "query/flow.h"

bool ark_label_holds(const struct ark_label *label, const ark_graph *graph, ark_labelset set)
{
    uint32_t n;
    switch (label->kind) {
    case ARK_LABEL_NAME:
        return ark_graph_labelset_has(graph, set, label->name);
    case ARK_LABEL_ANY:
        ark_graph_labels(graph, set, &n);
        return n > 0;
    case ARK_LABEL_NOT:
        return !ark_label_holds(label->left, graph, set);
    case ARK_LABEL_AND:
        return ark_label_holds(label->left, graph, set) &&
               ark_label_holds(label->right, graph, set);
    default:
        return ark_label_holds(label->left, graph, set) ||
               ark_label_holds(label->right, graph, set);
    }
}

/* An operand; most of them need no call. */
static inline struct ark_value eval_arg(struct ark_matcher *matcher, const struct ark_expr *expr,
                                        struct ark_value *row)
{
    if (expr->kind == ARK_EXPR_LITERAL)
        return expr->value;
    if (expr->kind == ARK_EXPR_VARIABLE)
        return row[expr->slot];
    return ark_eval_expr(matcher, expr, row);
}

static struct ark_value eval_property(struct ark_matcher *matcher, const struct ark_expr *expr,
                                      struct ark_value *row)
{
    struct ark_value owner =
        expr->direct ? row[expr->slot] : ark_eval_expr(matcher, expr->args[0], row);
    if (owner.type == ARK_ENTITY)
        return ark_graph_get(matcher->graph, owner.entity, expr->key);
    if (owner.type == ARK_MAP)
        return ark_map_get(owner, ark_atom_text(ark_graph_atoms(matcher->graph), expr->key));
    return ARK_VALUE_NULL;
}

static struct ark_value at_index(struct ark_value list, int64_t index)
{
    index += index < 0 ? list.len : 0;
    return index >= 0 && index < list.len ? list.list[index] : ARK_VALUE_NULL;
}

static struct ark_value eval_index(struct ark_matcher *matcher, const struct ark_expr *expr,
                                   struct ark_value *row)
{
    struct ark_value owner = ark_eval_expr(matcher, expr->args[0], row);
    struct ark_value at = ark_eval_expr(matcher, expr->args[1], row);
    if (owner.type == ARK_LIST && at.type == ARK_INT)
        return at_index(owner, at.integer);
    if (owner.type == ARK_MAP && at.type == ARK_TEXT)
        return ark_map_get(owner, at.text);
    if (owner.type != ARK_ENTITY || at.type != ARK_TEXT)
        return ARK_VALUE_NULL;
    ark_atom key = ark_graph_atom(matcher->graph, at.text);
    return key ? ark_graph_get(matcher->graph, owner.entity, key) : ARK_VALUE_NULL;
}

static struct ark_value eval_labelled(struct ark_matcher *matcher, const struct ark_expr *expr,
                                      struct ark_value *row)
{
    struct ark_value owner = ark_eval_expr(matcher, expr->args[0], row);
    if (owner.type != ARK_ENTITY)
        return ARK_VALUE_NULL;
    ark_labelset set = ark_graph_labelset(matcher->graph, owner.entity);
    return ark_value_bool(ark_label_holds(expr->label, matcher->graph, set));
}

static struct ark_value eval_list(struct ark_matcher *matcher, const struct ark_expr *expr,
                                  struct ark_value *row)
{
    struct ark_value *items = ARK_NEW_ARRAY(matcher->arena, struct ark_value, expr->n);
    for (uint32_t i = 0; i < expr->n; i++)
        items[i] = ark_eval_expr(matcher, expr->args[i], row);
    return (struct ark_value){.type = ARK_LIST, .len = expr->n, .list = items};
}

/* What takes much memory makes the next step look at how much is in use. */
static inline struct ark_value watch(struct ark_matcher *matcher, struct ark_value value)
{
    enum { MUCH = 1 << 12 };
    if (G_UNLIKELY(value.len > MUCH && (value.type == ARK_TEXT || value.type == ARK_LIST)))
        matcher->next_pause = 0;
    return value;
}

static struct ark_value eval_call(struct ark_matcher *matcher, const struct ark_expr *expr,
                                  struct ark_value *row)
{
    struct ark_value args[ARK_MOST_ARGUMENTS];
    for (uint32_t i = 0; i < expr->n; i++)
        args[i] = eval_arg(matcher, expr->args[i], row);
    return watch(matcher, expr->function->fn(matcher, expr, args, expr->n));
}

/* AND and OR: `decides` is the operand that settles the whole at once. */
static struct ark_value eval_junction(struct ark_matcher *matcher, const struct ark_expr *expr,
                                      struct ark_value *row, bool decides)
{
    struct ark_value all = ark_value_bool(!decides);
    for (uint32_t i = 0; i < expr->n; i++) {
        struct ark_value one = eval_arg(matcher, expr->args[i], row);
        if (one.type != ARK_BOOL)
            all = ARK_VALUE_NULL;
        else if (one.yes == decides)
            return one;
    }
    return all;
}

static struct ark_value eval_xor(struct ark_matcher *matcher, const struct ark_expr *expr,
                                 struct ark_value *row)
{
    bool odd = false;
    for (uint32_t i = 0; i < expr->n; i++) {
        struct ark_value one = ark_eval_expr(matcher, expr->args[i], row);
        if (one.type != ARK_BOOL)
            return ARK_VALUE_NULL;
        odd ^= one.yes;
    }
    return ark_value_bool(odd);
}

static struct ark_value negate(struct ark_value value)
{
    if (value.type == ARK_INT && value.integer != INT64_MIN)
        return ark_value_int(-value.integer);
    return value.type == ARK_REAL ? ark_value_real(-value.real) : ARK_VALUE_NULL;
}

static bool contains(struct ark_value text, struct ark_value part)
{
    return part.len == 0 || memmem(text.text, text.len, part.text, part.len);
}

static struct ark_value eval_affix(struct ark_matcher *matcher, const struct ark_expr *expr,
                                   struct ark_value *row)
{
    struct ark_value text = eval_arg(matcher, expr->args[0], row);
    struct ark_value part = eval_arg(matcher, expr->args[1], row);
    if (text.type != ARK_TEXT || part.type != ARK_TEXT)
        return ARK_VALUE_NULL;
    text = ark_text_normal(matcher->arena, text);
    part = ark_text_normal(matcher->arena, part);
    if (expr->kind == ARK_EXPR_CONTAINS)
        return ark_value_bool(contains(text, part));
    if (part.len > text.len)
        return ark_value_bool(false);
    uint32_t at = expr->kind == ARK_EXPR_ENDS ? text.len - part.len : 0;
    return ark_value_bool(memcmp(text.text + at, part.text, part.len) == 0);
}

/* The regex of a pattern that is only known now; NULL when it is not one. */
static const struct ark_regex *made_regex(struct ark_matcher *matcher, struct ark_value pattern)
{
    struct ark_regex *regex = g_hash_table_lookup(matcher->regexes, pattern.text);
    if (regex)
        return regex;
    int mistake;
    uint32_t at;
    regex = ark_regex_compile(matcher->kept, pattern.text, pattern.len, &mistake, &at);
    if (regex)
        g_hash_table_insert(matcher->regexes, g_strdup(pattern.text), regex);
    return regex;
}

static struct ark_value eval_regex(struct ark_matcher *matcher, const struct ark_expr *expr,
                                   struct ark_value *row)
{
    struct ark_value text = eval_arg(matcher, expr->args[0], row);
    struct ark_value pattern = eval_arg(matcher, expr->args[1], row);
    if (text.type != ARK_TEXT || pattern.type != ARK_TEXT)
        return ARK_VALUE_NULL;
    const struct ark_regex *regex = expr->regex ? expr->regex : made_regex(matcher, pattern);
    if (!regex)
        return ARK_VALUE_NULL;
    text = ark_text_normal(matcher->arena, text);
    return ark_matcher_test_regex(matcher, regex, text);
}

static bool stop_at_first(const struct ark_value *row, void *found)
{
    (void)row;
    *(bool *)found = true;
    return false;
}

static bool count_one(const struct ark_value *row, void *count)
{
    (void)row;
    ++*(int64_t *)count;
    return true;
}

/* A subquery that reads nothing from outside gives the same in every row, so one answer will do. */
static bool is_settled(const struct ark_matcher *matcher, const struct ark_expr *expr,
                       struct ark_value *ret_value)
{
    const struct ark_value *value =
        matcher->settled ? g_hash_table_lookup(matcher->settled, expr) : NULL;
    if (value)
        *ret_value = *value;
    return value;
}

static struct ark_value settle(struct ark_matcher *matcher, const struct ark_expr *expr,
                               struct ark_value value)
{
    if (expr->use_count > 0 || matcher->error)
        return value;
    if (!matcher->settled)
        matcher->settled = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    g_hash_table_insert(matcher->settled, (void *)expr, g_memdup2(&value, sizeof value));
    return value;
}

static struct ark_value eval_exists(struct ark_matcher *matcher, const struct ark_expr *expr,
                                    struct ark_value *row)
{
    struct ark_value before;
    if (expr->use_count == 0 && is_settled(matcher, expr, &before))
        return before;
    bool found = false;
    if (expr->query)
        ark_query_flow(matcher, expr->query, row, stop_at_first, &found);
    else
        ark_matcher_run(matcher, expr->pattern, NULL, row, stop_at_first, &found, true);
    return settle(matcher, expr, ark_value_bool(found));
}

static struct ark_value eval_count(struct ark_matcher *matcher, const struct ark_expr *expr,
                                   struct ark_value *row)
{
    struct ark_value before;
    if (expr->use_count == 0 && is_settled(matcher, expr, &before))
        return before;
    int64_t count = 0;
    if (expr->query)
        ark_query_flow(matcher, expr->query, row, count_one, &count);
    else
        ark_matcher_run(matcher, expr->pattern, NULL, row, count_one, &count, false);
    return settle(matcher, expr, ark_value_int(count));
}

static struct ark_value eval_case(struct ark_matcher *matcher, const struct ark_expr *expr,
                                  struct ark_value *row)
{
    bool subject = expr->op;
    struct ark_value of = subject ? ark_eval_expr(matcher, expr->args[0], row) : ARK_VALUE_NULL;
    uint32_t i = subject ? 1 : 0;
    for (; i + 1 < expr->n; i += 2) {
        struct ark_value when = ark_eval_expr(matcher, expr->args[i], row);
        if (subject)
            when = ark_compare_equal(of, when);
        if (when.type == ARK_BOOL && when.yes)
            return ark_eval_expr(matcher, expr->args[i + 1], row);
    }
    return i < expr->n ? ark_eval_expr(matcher, expr->args[i], row) : ARK_VALUE_NULL;
}

static struct ark_value eval_chain(struct ark_matcher *matcher, const struct ark_expr *expr,
                                   struct ark_value *row)
{
    struct ark_value all = ark_value_bool(true);
    struct ark_value left = ark_eval_expr(matcher, expr->args[0], row);
    for (uint32_t i = 1; i < expr->n; i++) {
        struct ark_value right = ark_eval_expr(matcher, expr->args[i], row);
        struct ark_value one = ark_compare(expr->ops[i - 1], left, right);
        if (one.type != ARK_BOOL)
            all = ARK_VALUE_NULL;
        else if (!one.yes)
            return one;
        left = right;
    }
    return all;
}

static struct ark_value eval_not(struct ark_matcher *matcher, const struct ark_expr *expr,
                                 struct ark_value *row)
{
    struct ark_value value = ark_eval_expr(matcher, expr->args[0], row);
    return value.type == ARK_BOOL ? ark_value_bool(!value.yes) : ARK_VALUE_NULL;
}

static struct ark_value eval_two(struct ark_matcher *matcher, const struct ark_expr *expr,
                                 struct ark_value *row)
{
    struct ark_value a = eval_arg(matcher, expr->args[0], row);
    struct ark_value b = eval_arg(matcher, expr->args[1], row);
    if (expr->kind == ARK_EXPR_COMPARE)
        return ark_compare(expr->op, a, b);
    if (expr->kind == ARK_EXPR_IN)
        return ark_compare_in(a, b);
    return watch(matcher, ark_arithmetic(matcher->arena, expr->op, a, b));
}

struct ark_value ark_eval_expr(struct ark_matcher *matcher, const struct ark_expr *expr,
                               struct ark_value *row)
{
    switch (expr->kind) {
    case ARK_EXPR_LITERAL:
        return expr->value;
    case ARK_EXPR_VARIABLE:
        return row[expr->slot];
    case ARK_EXPR_PROPERTY:
        return eval_property(matcher, expr, row);
    case ARK_EXPR_INDEX:
        return eval_index(matcher, expr, row);
    case ARK_EXPR_LABELLED:
        return eval_labelled(matcher, expr, row);
    case ARK_EXPR_LIST:
        return eval_list(matcher, expr, row);
    case ARK_EXPR_CALL:
        return eval_call(matcher, expr, row);
    case ARK_EXPR_NOT:
        return eval_not(matcher, expr, row);
    case ARK_EXPR_NEGATE:
        return negate(ark_eval_expr(matcher, expr->args[0], row));
    case ARK_EXPR_AND:
        return eval_junction(matcher, expr, row, false);
    case ARK_EXPR_OR:
        return eval_junction(matcher, expr, row, true);
    case ARK_EXPR_XOR:
        return eval_xor(matcher, expr, row);
    case ARK_EXPR_CHAIN:
        return eval_chain(matcher, expr, row);
    case ARK_EXPR_COMPARE:
    case ARK_EXPR_ARITHMETIC:
    case ARK_EXPR_IN:
        return eval_two(matcher, expr, row);
    case ARK_EXPR_IS_NULL:
        return ark_value_bool(ark_eval_expr(matcher, expr->args[0], row).type == ARK_NULL);
    case ARK_EXPR_STARTS:
    case ARK_EXPR_ENDS:
    case ARK_EXPR_CONTAINS:
        return eval_affix(matcher, expr, row);
    case ARK_EXPR_REGEX:
        return eval_regex(matcher, expr, row);
    case ARK_EXPR_EXISTS:
        return eval_exists(matcher, expr, row);
    case ARK_EXPR_COUNT:
        return eval_count(matcher, expr, row);
    case ARK_EXPR_CASE:
        return eval_case(matcher, expr, row);
    case ARK_EXPR_MAP:
        return ark_eval_map(matcher, expr, row);
    case ARK_EXPR_SLICE:
        return ark_eval_slice(matcher, expr, row);
    case ARK_EXPR_COMPREHENSION:
        return ark_eval_comprehension(matcher, expr, row);
    case ARK_EXPR_QUANTIFIER:
        return ark_eval_quantifier(matcher, expr, row);
    case ARK_EXPR_REDUCE:
        return ark_eval_reduce(matcher, expr, row);
    case ARK_EXPR_PATTERNS:
        return ark_eval_patterns(matcher, expr, row);
    case ARK_EXPR_COLLECT:
        return ark_eval_collect(matcher, expr, row);
    case ARK_EXPR_PREDICATE: /* the binder has made other kinds of these */
    case ARK_EXPR_PARAMETER:
    case ARK_EXPR_AGGREGATE:
        break;
    }
    return ARK_VALUE_NULL;
}

bool ark_eval_holds(struct ark_matcher *matcher, const struct ark_expr *expr, struct ark_value *row)
{
    struct ark_arena_mark mark = ark_arena_mark(matcher->arena);
    struct ark_value value = ark_eval_expr(matcher, expr, row);
    ark_arena_rewind(matcher->arena, mark);
    return value.type == ARK_BOOL && value.yes && !matcher->error;
}

struct ark_value ark_eval_constant(struct ark_arena *arena, const struct ark_expr *expr)
{
    struct ark_matcher matcher = {.arena = arena};
    return ark_eval_expr(&matcher, expr, NULL);
}
