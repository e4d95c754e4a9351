/* A run over one graph, as the evaluator, the functions and the matcher share it. */
#pragma once

#include "query/bound.h"

/* Memory of one search for the nodes that a walk reaches. By entity, nodes before edges. */
struct ark_reach {
    uint32_t *stamps; /* == stamp: reached */
    uint32_t stamp;
    ark_ref *queue;
};

enum { ARK_MOST_REACHES = 4, ARK_RECENT_PLANS = 16 };

/* A plan that was used, where it is found quicker than in the table of all. */
struct ark_recent_plan {
    const struct ark_pattern *pattern;
    const struct ark_expr *where;
    uint64_t given;
    struct ark_plan *plan; /* NULL: none here */
};

struct ark_metamodel;

struct ark_matcher {
    const ark_graph *graph;
    enum ark_lang lang;
    struct ark_arena *arena; /* made on the way; emptied by ark_matcher_begin */
    struct ark_arena *kept;  /* plans and regexes: as long as the matcher */
    GHashTable *plans;
    struct ark_recent_plan recent[ARK_RECENT_PLANS]; /* by hash */
    /* ark_expr -> ark_value: the answers of EXISTS and COUNT that read nothing from outside; NULL:
     * none yet. Emptied by ark_matcher_begin. */
    GHashTable *settled;
    GHashTable *regexes; /* text -> ark_regex, of patterns that are not constant */
    struct ark_regex_run *regex_run;
    struct ark_inflections *inflections; /* what matches() has looked for; NULL: nothing yet */
    struct ark_reach reaches[ARK_MOST_REACHES]; /* one per level of searches within searches */
    uint32_t reach_depth;
    uint64_t steps, most_steps;
    uint64_t next_pause; /* steps at which the other budgets are looked at */
    int64_t deadline;    /* monotonic, in microseconds */
    uint64_t regex_work; /* bytes that regexes looked at */
    /* Not 0: plans start where this number says instead of where it pays, for the test that no plan
     * gives other rows than another. */
    uint32_t any_start;
    const struct ark_metamodel *metamodel; /* metamodel.h; in `kept` */
    GError *error;                         /* set: everything unwinds */
    bool has_today;
    int64_t today; /* days since 1970-01-01 */
};

/* functions_danish.c */
void ark_inflections_free(struct ark_inflections *inflections);

/* Each sets `error`, if nothing has yet. */
void ark_matcher_fail_regex(struct ark_matcher *matcher);
void ark_matcher_fail_items(struct ark_matcher *matcher);
void ark_matcher_fail_steps(struct ark_matcher *matcher);
void ark_matcher_fail_rows(struct ark_matcher *matcher);
void ark_matcher_fail_memory(struct ark_matcher *matcher);
void ark_matcher_fail_hops(struct ark_matcher *matcher);
void ark_matcher_fail_count(struct ark_matcher *matcher); /* SKIP or LIMIT is no count */

/* Looks at the clock and at the memory in use, and whether the budget of steps is spent. */
bool ark_matcher_pause(struct ark_matcher *matcher);

/* One candidate looked at; false when a budget is spent. */
static inline bool ark_matcher_step(struct ark_matcher *matcher)
{
    if (G_LIKELY(++matcher->steps < matcher->next_pause))
        return true;
    return ark_matcher_pause(matcher);
}

/* Whether the text matches; null when that took too much, and `error` is set then. */
struct ark_value ark_matcher_test_regex(struct ark_matcher *matcher, const struct ark_regex *regex,
                                        struct ark_value text);

/* NULL when there are too many searches at once. Give it back with `leave`. */
struct ark_reach *ark_matcher_enter_reach(struct ark_matcher *matcher);
void ark_matcher_leave_reach(struct ark_matcher *matcher);

/* A pattern's solutions that extend `row`; stops when `fn` is false, and is false then, or when
 * something failed. `once`: the first solution is all that matters (EXISTS). */
bool ark_matcher_run(struct ark_matcher *matcher, const struct ark_pattern *pattern,
                     const struct ark_expr *where, struct ark_value *row, ark_row_fn fn, void *user,
                     bool once);
