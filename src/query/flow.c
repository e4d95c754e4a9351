/* Clauses carried out: rows are pushed from one clause to the next, depth first, so that what need
 * not be kept is not. A clause that collects ends a stretch; the next begins with its rows. All
 * variables of a query live in one row; a `false` means: stop everything. */
#include "query/flow.h"

#include <string.h>

#include "query/eval.h"
#include "query/order.h"
#include "query/table.h"

struct flow {
    struct ark_matcher *matcher;
    const struct ark_query *query;
    const struct ark_part *part;
    struct ark_value *row;
    struct ark_table *table; /* of the clause that ends this stretch */
    struct ark_value *out;   /* the columns of a row of the answer */
    struct ark_table *seen;  /* UNION: what was given already */
    ark_row_fn fn;
    void *user;
};

static bool step(struct flow *flow, uint32_t at);

/* A row of the answer. */
static bool give(struct flow *flow, const struct ark_clause *last)
{
    bool columns = last->kind == ARK_CLAUSE_RETURN;
    for (uint32_t i = 0; columns && i < last->item_count; i++)
        flow->out[i] = flow->row[last->items[i].slot];
    if (flow->seen && !ark_table_add_new(flow->seen, flow->out))
        return !flow->matcher->error;
    return flow->fn(flow->out, flow->user);
}

static bool go_on(struct flow *flow, uint32_t at)
{
    if (flow->matcher->error)
        return false;
    return at + 1 < flow->part->n ? step(flow, at + 1) : give(flow, &flow->part->clauses[at]);
}

struct matching {
    struct flow *flow;
    uint32_t at;
    bool found;
};

static bool on_match(const struct ark_value *row, void *user)
{
    struct matching *matching = user;
    struct flow *flow = matching->flow;
    (void)row; /* is the flow's own */
    matching->found = true;
    struct ark_arena_mark mark = ark_arena_mark(flow->matcher->arena);
    bool more = go_on(flow, matching->at);
    ark_arena_rewind(flow->matcher->arena, mark);
    return more;
}

static bool run_match(struct flow *flow, uint32_t at)
{
    const struct ark_clause *clause = &flow->part->clauses[at];
    const struct ark_pattern *pattern = clause->pattern;
    struct matching matching = {flow, at, false};
    struct ark_arena_mark mark = ark_arena_mark(flow->matcher->arena);
    for (uint32_t i = pattern->first_slot; i < pattern->past_slot; i++)
        flow->row[i] = ARK_VALUE_NULL;
    bool more = ark_matcher_run(flow->matcher, pattern, clause->where, flow->row, on_match,
                                &matching, false);
    ark_arena_rewind(flow->matcher->arena, mark);
    if (clause->optional && !matching.found && !flow->matcher->error)
        more = go_on(flow, at);
    return more;
}

static bool run_unwind(struct flow *flow, uint32_t at)
{
    const struct ark_item *item = &flow->part->clauses[at].items[0];
    struct ark_value list = ark_eval_expr(flow->matcher, item->expr, flow->row);
    if (list.type == ARK_NULL)
        return !flow->matcher->error;
    uint32_t n = list.type == ARK_LIST ? list.len : 1;
    for (uint32_t i = 0; i < n; i++) {
        struct ark_arena_mark mark = ark_arena_mark(flow->matcher->arena);
        flow->row[item->slot] = list.type == ARK_LIST ? list.list[i] : list;
        bool more = ark_matcher_step(flow->matcher) && go_on(flow, at);
        ark_arena_rewind(flow->matcher->arena, mark);
        if (!more)
            return false;
    }
    flow->row[item->slot] = ARK_VALUE_NULL;
    return true;
}

/* WITH or RETURN whose rows need not see each other. */
static bool run_projection(struct flow *flow, uint32_t at)
{
    const struct ark_clause *clause = &flow->part->clauses[at];
    for (uint32_t i = 0; i < clause->item_count; i++)
        flow->row[clause->items[i].slot] =
            ark_eval_expr(flow->matcher, clause->items[i].expr, flow->row);
    if (clause->where && !ark_eval_holds(flow->matcher, clause->where, flow->row))
        return !flow->matcher->error;
    return go_on(flow, at);
}

static bool step(struct flow *flow, uint32_t at)
{
    const struct ark_clause *clause = &flow->part->clauses[at];
    switch (clause->kind) {
    case ARK_CLAUSE_MATCH:
        return run_match(flow, at);
    case ARK_CLAUSE_UNWIND:
        return run_unwind(flow, at);
    default:
        return clause->collects ? ark_table_add(flow->table, flow->row) : run_projection(flow, at);
    }
}

/* The clause from `at` on that collects; the number of clauses when there is none. */
static uint32_t next_collecting(const struct ark_part *part, uint32_t at)
{
    while (at < part->n && !part->clauses[at].collects)
        at++;
    return at;
}

/* The rows of the table that clause `at` filled, through what follows it. */
static bool run_rows(struct flow *flow, const struct ark_table *table, uint32_t at)
{
    const struct ark_clause *clause = &flow->part->clauses[at];
    uint32_t n = ark_table_count(table);
    for (uint32_t i = 0; i < n; i++) {
        struct ark_arena_mark mark = ark_arena_mark(flow->matcher->arena);
        ark_table_load(table, i, flow->row);
        bool holds = !clause->where || ark_eval_holds(flow->matcher, clause->where, flow->row);
        bool more = !flow->matcher->error && (!holds || go_on(flow, at));
        ark_arena_rewind(flow->matcher->arena, mark);
        if (!more)
            return false;
    }
    return true;
}

/* One stretch after the other. False when `fn` has had enough, or something failed. */
static bool run_part(struct flow *flow, const struct ark_part *part)
{
    struct ark_table *rows = NULL;
    uint32_t from = 0, collecting = next_collecting(part, 0);
    bool more = true;
    flow->part = part;
    for (bool last = false; !last && !flow->matcher->error;) {
        last = collecting == part->n;
        flow->table = last ? NULL : ark_table_new(flow->matcher, &part->clauses[collecting]);
        more = rows ? run_rows(flow, rows, from) : step(flow, 0);
        ark_table_free(rows);
        rows = flow->table;
        if (last)
            break;
        ark_table_finish(rows, flow->row);
        from = collecting;
        collecting = next_collecting(part, from + 1);
    }
    ark_table_free(rows);
    return more && !flow->matcher->error;
}

void ark_query_flow(struct ark_matcher *matcher, const struct ark_query *query,
                    struct ark_value *row, ark_row_fn fn, void *user)
{
    struct flow flow = {.matcher = matcher, .query = query, .row = row, .fn = fn, .user = user};
    struct ark_arena_mark mark = ark_arena_mark(matcher->arena);
    flow.out = ARK_NEW_ARRAY(matcher->arena, struct ark_value, MAX(1, query->width));
    if (query->n > 1 && !query->all)
        flow.seen = ark_table_new_distinct(matcher, query->width);
    bool more = true;
    for (uint32_t i = 0; i < query->n && more; i++)
        more = run_part(&flow, &query->parts[i]);
    ark_table_free(flow.seen);
    ark_arena_rewind(matcher->arena, mark);
}
