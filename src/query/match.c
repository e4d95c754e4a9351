/* The matcher: carries out a plan, depth first, without allocating per candidate. A `false` from
 * the functions here means: stop everything. */
#include "query/plan.h"

#include <string.h>

#include "query/compare.h"
#include "query/eval.h"

enum { FEW_EDGES = 64 };

struct run {
    struct ark_matcher *matcher;
    const struct ark_plan *plan;
    struct ark_value *row;
    ark_row_fn fn;
    void *user;
    ark_ref refs[ARK_MOST_ELEMENTS]; /* of anonymous elements */
    ark_ref few[FEW_EDGES];
    ark_ref *used; /* edges of the solution so far */
    uint32_t used_n;
    struct ark_value *trails;
    bool once; /* EXISTS */
};

static bool go(struct run *run, uint32_t at);

static bool value_of(const struct run *run, const struct ark_element *element, ark_ref *ret_ref)
{
    if (element->slot < 0) {
        *ret_ref = run->refs[element->index];
        return true;
    }
    *ret_ref = run->row[element->slot].entity;
    return run->row[element->slot].type == ARK_ENTITY;
}

static bool fits(const struct run *run, const struct ark_binding *binding, ark_ref ref)
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
static bool take(struct run *run, const struct ark_binding *binding, ark_ref ref)
{
    const struct ark_element *element = binding->element;
    ark_ref known;
    if (binding->known && (!value_of(run, element, &known) || known != ref))
        return false;
    if (!fits(run, binding, ref))
        return false;
    if (element->slot < 0)
        run->refs[element->index] = ref;
    else if (!binding->known)
        run->row[element->slot] = ark_value_entity(ref);
    return true;
}

static void give_back(struct run *run, const struct ark_binding *binding)
{
    if (!binding->known && binding->element->slot >= 0)
        run->row[binding->element->slot] = ARK_VALUE_NULL;
}

static bool is_used(const struct run *run, ark_ref edge)
{
    for (uint32_t i = 0; i < run->used_n; i++) {
        if (run->used[i] == edge)
            return true;
    }
    return false;
}

static bool hold(struct run *run, const struct ark_expr *const *conditions, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (!ark_eval_holds(run->matcher, conditions[i], run->row))
            return false;
    }
    return true;
}

/* The elements of step `at` have their values. */
static bool go_on(struct run *run, uint32_t at)
{
    const struct ark_step *step = &run->plan->steps[at];
    if (!hold(run, step->conditions, step->condition_count))
        return !run->matcher->error;
    return go(run, at + 1);
}

static bool try_node(struct run *run, uint32_t at, ark_ref ref)
{
    const struct ark_step *step = &run->plan->steps[at];
    if (!ark_matcher_step(run->matcher))
        return false;
    if (!take(run, &step->right, ref))
        return true;
    bool more = go_on(run, at);
    give_back(run, &step->right);
    return more;
}

static bool scan_all(struct run *run, uint32_t at, uint32_t n, ark_ref bit)
{
    for (uint32_t i = 0; i < n; i++) {
        if (!try_node(run, at, i | bit))
            return false;
    }
    return true;
}

static bool scan_sets(struct run *run, uint32_t at, bool edges)
{
    const ark_graph *graph = run->matcher->graph;
    const uint8_t *sets = run->plan->steps[at].right.sets;
    uint32_t set_count = ark_graph_labelset_count(graph);
    run->matcher->steps += set_count / 16; /* looking through them is work too */
    for (uint32_t set = 0; set < set_count; set++) {
        if (!sets[set])
            continue;
        struct ark_refs refs = edges ? ark_graph_edges_of_set(graph, (ark_labelset)set)
                                     : ark_graph_nodes_of_set(graph, (ark_labelset)set);
        for (uint32_t i = 0; i < refs.n; i++) {
            if (!try_node(run, at, refs.v[i]))
                return false;
        }
    }
    return true;
}

static bool run_scan(struct run *run, uint32_t at)
{
    const ark_graph *graph = run->matcher->graph;
    const struct ark_binding *node = &run->plan->steps[at].right;
    bool edges = node->element->ends_edge && run->plan->scan_edges;
    if (node->sets)
        return scan_sets(run, at, false) && (!edges || scan_sets(run, at, true));
    return scan_all(run, at, ark_graph_node_count(graph), 0) &&
           (!edges || scan_all(run, at, ark_graph_edge_count(graph), ARK_REF_EDGE_BIT));
}

static bool run_node(struct run *run, uint32_t at)
{
    ark_ref ref;
    return !value_of(run, run->plan->steps[at].right.element, &ref) || try_node(run, at, ref);
}

/* With the edge bound: both its ends. */
static bool try_ends(struct run *run, uint32_t at, ark_ref left, ark_ref right)
{
    const struct ark_step *step = &run->plan->steps[at];
    if (!take(run, &step->left, left))
        return true;
    bool more = true;
    if (take(run, &step->right, right)) {
        more = go_on(run, at);
        give_back(run, &step->right);
    }
    give_back(run, &step->left);
    return more;
}

static bool try_edge(struct run *run, uint32_t at, ark_ref edge)
{
    const struct ark_step *step = &run->plan->steps[at];
    const ark_graph *graph = run->matcher->graph;
    if (!ark_matcher_step(run->matcher))
        return false;
    if ((step->check_used && is_used(run, edge)) || !take(run, &step->edge, edge))
        return true;
    ark_ref from = ark_graph_from(graph, edge), to = ark_graph_to(graph, edge);
    run->used[run->used_n++] = edge;
    bool more = true;
    if (step->direction != ARK_LEFTWARDS)
        more = try_ends(run, at, from, to);
    if (more && step->direction != ARK_RIGHTWARDS &&
        !(step->direction == ARK_EITHER_WAY && from == to))
        more = try_ends(run, at, to, from);
    run->used_n--;
    give_back(run, &step->edge);
    return more;
}

static bool run_edges(struct run *run, uint32_t at)
{
    const ark_graph *graph = run->matcher->graph;
    const uint8_t *sets = run->plan->steps[at].edge.sets;
    uint32_t n = ark_graph_edge_count(graph);
    for (uint32_t i = 0; !sets && i < n; i++) {
        if (!try_edge(run, at, ARK_EDGE(i)))
            return false;
    }
    for (uint32_t set = 0; sets && set < ark_graph_labelset_count(graph); set++) {
        struct ark_refs edges = ark_graph_edges_of_set(graph, (ark_labelset)set);
        for (uint32_t i = 0; sets[set] && i < edges.n; i++) {
            if (!try_edge(run, at, edges.v[i]))
                return false;
        }
    }
    return true;
}

static bool run_edge(struct run *run, uint32_t at)
{
    ark_ref edge;
    if (!value_of(run, run->plan->steps[at].edge.element, &edge) || !ark_ref_is_edge(edge))
        return true;
    return try_edge(run, at, edge);
}

static bool try_expand(struct run *run, uint32_t at, ark_ref edge, ark_ref other)
{
    const struct ark_step *step = &run->plan->steps[at];
    if (!ark_matcher_step(run->matcher))
        return false;
    if ((step->check_used && is_used(run, edge)) || !take(run, &step->edge, edge))
        return true;
    bool more = true;
    if (take(run, &step->right, other)) {
        run->used[run->used_n++] = edge;
        more = go_on(run, at);
        run->used_n--;
        give_back(run, &step->right);
    }
    give_back(run, &step->edge);
    return more;
}

static uint32_t degree(const ark_graph *graph, ark_ref ref, enum ark_direction direction)
{
    uint32_t out = direction != ARK_LEFTWARDS ? ark_graph_out(graph, ref).n : 0;
    return out + (direction != ARK_RIGHTWARDS ? ark_graph_in(graph, ref).n : 0);
}

/* Both nodes are known, and `right` has fewer edges: looks for `left` from there. */
static bool expand_back(struct run *run, uint32_t at, ark_ref left, ark_ref right)
{
    const struct ark_step *step = &run->plan->steps[at];
    const ark_graph *graph = run->matcher->graph;
    struct ark_refs out = ark_graph_out(graph, right), in = ark_graph_in(graph, right);
    for (uint32_t i = 0; step->direction != ARK_LEFTWARDS && i < in.n; i++) {
        bool found = ark_graph_from(graph, in.v[i]) == left;
        if (!(found ? try_expand(run, at, in.v[i], right) : ark_matcher_step(run->matcher)))
            return false;
    }
    for (uint32_t i = 0; step->direction != ARK_RIGHTWARDS && i < out.n; i++) {
        bool found = ark_graph_to(graph, out.v[i]) == left;
        if (!(found ? try_expand(run, at, out.v[i], right) : ark_matcher_step(run->matcher)))
            return false;
    }
    return true;
}

static bool run_expand(struct run *run, uint32_t at)
{
    const struct ark_step *step = &run->plan->steps[at];
    const ark_graph *graph = run->matcher->graph;
    ark_ref from, to;
    if (!value_of(run, step->left.element, &from))
        return true;
    if (step->right.known && value_of(run, step->right.element, &to)) {
        if (from != to && degree(graph, to, ark_direction_flip(step->direction)) <
                              degree(graph, from, step->direction))
            return expand_back(run, at, from, to);
    }
    struct ark_refs out = ark_graph_out(graph, from), in = ark_graph_in(graph, from);
    for (uint32_t i = 0; step->direction != ARK_LEFTWARDS && i < out.n; i++) {
        if (!try_expand(run, at, out.v[i], ark_graph_to(graph, out.v[i])))
            return false;
    }
    for (uint32_t i = 0; step->direction != ARK_RIGHTWARDS && i < in.n; i++) {
        ark_ref other = ark_graph_from(graph, in.v[i]);
        bool seen = step->direction == ARK_EITHER_WAY && other == from;
        if (!seen && !try_expand(run, at, in.v[i], other))
            return false;
    }
    return true;
}

static bool hop_holds(struct run *run, const struct ark_binding *binding, ark_ref edge)
{
    const struct ark_element *element = binding->element;
    if (!fits(run, binding, edge))
        return false;
    if (!element->where)
        return true;
    if (element->slot >= 0)
        run->row[element->slot] = ark_value_entity(edge);
    return ark_eval_holds(run->matcher, element->where, run->row);
}

static bool walk(struct run *run, uint32_t at, ark_ref ref, uint32_t hops);

static bool hop(struct run *run, uint32_t at, ark_ref edge, ark_ref other, uint32_t hops)
{
    const struct ark_step *step = &run->plan->steps[at];
    if (!ark_matcher_step(run->matcher))
        return false;
    if (is_used(run, edge) || !hop_holds(run, &step->edge, edge))
        return !run->matcher->error;
    run->trails[step->trail + hops] = ark_value_entity(edge);
    run->used[run->used_n++] = edge;
    bool more = walk(run, at, other, hops + 1);
    run->used_n--;
    return more;
}

/* The walk may end here: binds the list of its edges and the node. */
static bool end_walk(struct run *run, uint32_t at, ark_ref ref, uint32_t hops)
{
    const struct ark_step *step = &run->plan->steps[at];
    int slot = step->edge.element->slot;
    if (slot >= 0)
        run->row[slot] =
            (struct ark_value){.type = ARK_LIST, .len = hops, .list = run->trails + step->trail};
    bool more = true;
    if (take(run, &step->right, ref)) {
        more = go_on(run, at);
        give_back(run, &step->right);
    }
    give_back(run, &step->edge);
    return more;
}

static bool walk(struct run *run, uint32_t at, ark_ref ref, uint32_t hops)
{
    const struct ark_step *step = &run->plan->steps[at];
    const struct ark_element *element = step->edge.element;
    const ark_graph *graph = run->matcher->graph;
    if (hops >= element->least && !end_walk(run, at, ref, hops))
        return false;
    if (hops == element->most)
        return true;
    struct ark_refs out = ark_graph_out(graph, ref), in = ark_graph_in(graph, ref);
    for (uint32_t i = 0; step->direction != ARK_LEFTWARDS && i < out.n; i++) {
        if (!hop(run, at, out.v[i], ark_graph_to(graph, out.v[i]), hops))
            return false;
    }
    for (uint32_t i = 0; step->direction != ARK_RIGHTWARDS && i < in.n; i++) {
        ark_ref other = ark_graph_from(graph, in.v[i]);
        bool seen = step->direction == ARK_EITHER_WAY && other == ref;
        if (!seen && !hop(run, at, in.v[i], other, hops))
            return false;
    }
    return true;
}

static bool end_reach(struct run *run, uint32_t at, ark_ref ref)
{
    const struct ark_step *step = &run->plan->steps[at];
    bool more = true;
    give_back(run, &step->edge);
    if (take(run, &step->right, ref)) {
        more = go_on(run, at);
        give_back(run, &step->right);
    }
    return more;
}

struct search {
    struct ark_reach *reach;
    uint32_t tail; /* of the queue */
};

static bool reach_over(struct run *run, uint32_t at, struct search *search, ark_ref edge,
                       ark_ref other)
{
    const ark_graph *graph = run->matcher->graph;
    struct ark_reach *reach = search->reach;
    uint32_t entity =
        ark_ref_index(other) + (ark_ref_is_edge(other) ? ark_graph_node_count(graph) : 0);
    if (!ark_matcher_step(run->matcher))
        return false;
    if (reach->stamps[entity] == reach->stamp || !hop_holds(run, &run->plan->steps[at].edge, edge))
        return !run->matcher->error;
    reach->stamps[entity] = reach->stamp;
    reach->queue[search->tail++] = other;
    return end_reach(run, at, other);
}

static bool reach_from(struct run *run, uint32_t at, struct search *search, ark_ref from)
{
    const ark_graph *graph = run->matcher->graph;
    enum ark_direction direction = run->plan->steps[at].direction;
    struct ark_refs out = ark_graph_out(graph, from), in = ark_graph_in(graph, from);
    for (uint32_t i = 0; direction != ARK_LEFTWARDS && i < out.n; i++) {
        if (!reach_over(run, at, search, out.v[i], ark_graph_to(graph, out.v[i])))
            return false;
    }
    for (uint32_t i = 0; direction != ARK_RIGHTWARDS && i < in.n; i++) {
        if (!reach_over(run, at, search, in.v[i], ark_graph_from(graph, in.v[i])))
            return false;
    }
    return true;
}

/* Breadth first, each node once: linear where trails are exponential. */
static bool search_reach(struct run *run, uint32_t at, struct ark_reach *reach, ark_ref from)
{
    const struct ark_element *edge = run->plan->steps[at].edge.element;
    struct search search = {reach, 1};
    uint32_t head = 0;
    bool more = edge->least > 0 || end_reach(run, at, from);
    reach->queue[0] = from;
    for (uint32_t hops = 0; more && head < search.tail && hops < edge->most; hops++) {
        for (uint32_t level = search.tail; more && head < level; head++)
            more = reach_from(run, at, &search, reach->queue[head]);
    }
    return more;
}

static bool run_walk(struct run *run, uint32_t at)
{
    const struct ark_binding *edge = &run->plan->steps[at].edge;
    ark_ref from;
    if (!value_of(run, run->plan->steps[at].left.element, &from))
        return true;
    bool reachable = run->once && run->plan->steps[at].reach;
    struct ark_reach *reach = reachable ? ark_matcher_enter_reach(run->matcher) : NULL;
    bool more = reach ? search_reach(run, at, reach, from) : walk(run, at, from, 0);
    if (reach)
        ark_matcher_leave_reach(run->matcher);
    give_back(run, edge);
    return more;
}

static bool go(struct run *run, uint32_t at)
{
    if (at == run->plan->n)
        return run->fn(run->row, run->user);
    switch (run->plan->steps[at].kind) {
    case ARK_STEP_NODE:
        return run_node(run, at);
    case ARK_STEP_SCAN:
        return run_scan(run, at);
    case ARK_STEP_EDGE:
        return run_edge(run, at);
    case ARK_STEP_EDGES:
        return run_edges(run, at);
    case ARK_STEP_EXPAND:
        return run_expand(run, at);
    case ARK_STEP_WALK:
        return run_walk(run, at);
    }
    return true;
}

void ark_matcher_run(struct ark_matcher *matcher, const struct ark_pattern *pattern,
                     const struct ark_expr *where, struct ark_value *row, ark_row_fn fn, void *user,
                     bool once)
{
    struct run run = {.matcher = matcher, .row = row, .fn = fn, .user = user, .once = once};
    run.plan = ark_plan_get(matcher, pattern, where, row);
    run.used = run.plan->edge_room <= FEW_EDGES
                   ? run.few
                   : ARK_NEW_ARRAY(matcher->arena, ark_ref, run.plan->edge_room);
    if (run.plan->trail_room)
        run.trails = ARK_NEW_ARRAY(matcher->arena, struct ark_value, run.plan->trail_room);
    if (hold(&run, run.plan->first_conditions, run.plan->first_condition_count))
        go(&run, 0);
}
