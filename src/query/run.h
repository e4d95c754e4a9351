/* One run of a plan, as match.c and walk.c share it. Nothing outside of the matcher may see it. */
#pragma once

#include "query/compare.h"
#include "query/eval.h"
#include "query/plan.h"

enum { ARK_FEW_EDGES = 64 };

/* Where the walk over a repeated edge is. */
struct ark_walk {
    uint32_t step, hops;
};

struct ark_run {
    struct ark_matcher *matcher;
    struct ark_plan *plan;
    struct ark_value *row;
    ark_row_fn fn;
    void *user;
    ark_ref refs[ARK_MOST_ELEMENTS]; /* of anonymous elements */
    struct ark_walk walks[ARK_MOST_ELEMENTS];
    ark_ref few[ARK_FEW_EDGES];
    ark_ref *used; /* edges of the solution so far */
    uint32_t used_n;
    struct ark_value *trails; /* by walk: what each hop took */
    struct ark_value *lists;  /* by walk: the values of its variables */
    bool once;                /* EXISTS */
};

/* Carries out the plan from step `at` on. */
bool ark_run_go(struct ark_run *run, uint32_t at);
bool ark_run_hold(struct ark_run *run, const struct ark_expr *const *conditions, uint32_t n);
/* The step of a repeated edge. */
bool ark_run_walk(struct ark_run *run, uint32_t at);
/* The step that gives the variable of a path its value. */
bool ark_run_path(struct ark_run *run, uint32_t at);

static inline bool ark_run_value(const struct ark_run *run, const struct ark_element *element,
                                 ark_ref *ret_ref)
{
    if (element->slot < 0) {
        *ret_ref = run->refs[element->index];
        return true;
    }
    *ret_ref = run->row[element->slot].entity;
    return run->row[element->slot].type == ARK_ENTITY;
}

static inline bool ark_run_fits(const struct ark_run *run, const struct ark_binding *binding,
                                ark_ref ref)
{
    const ark_graph *graph = run->matcher->graph;
    if (binding->sets && !binding->sets[ark_graph_labelset(graph, ref)])
        return false;
    const struct ark_element *element = binding->element;
    for (uint32_t i = 0; i < element->test_count; i++) {
        struct ark_value value = ark_graph_get(graph, ref, element->tests[i].key);
        struct ark_value same = ark_compare_equal(value, element->tests[i].value);
        if (same.type != ARK_BOOL || !same.yes)
            return false;
    }
    return true;
}

/* Gives the element its value, or compares with the one it has. */
static inline bool ark_run_take(struct ark_run *run, const struct ark_binding *binding, ark_ref ref)
{
    const struct ark_element *element = binding->element;
    ark_ref known;
    if (binding->known && (!ark_run_value(run, element, &known) || known != ref))
        return false;
    if (!ark_run_fits(run, binding, ref))
        return false;
    if (element->slot < 0)
        run->refs[element->index] = ref;
    else if (!binding->known)
        run->row[element->slot] = ark_value_entity(ref);
    return true;
}

static inline void ark_run_give_back(struct ark_run *run, const struct ark_binding *binding)
{
    if (!binding->known && binding->element->slot >= 0)
        run->row[binding->element->slot] = ARK_VALUE_NULL;
}

static inline bool ark_run_is_used(const struct ark_run *run, ark_ref edge)
{
    for (uint32_t i = 0; i < run->used_n; i++) {
        if (run->used[i] == edge)
            return true;
    }
    return false;
}

/* The elements of step `at` have their values. */
static inline bool ark_run_go_on(struct ark_run *run, uint32_t at)
{
    struct ark_step *step = &run->plan->steps[at];
    if (!ark_run_hold(run, step->conditions, step->condition_count))
        return !run->matcher->error;
    step->came++;
    return ark_run_go(run, at + 1);
}
