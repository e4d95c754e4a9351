/* The matcher: carries out a plan, depth first, without allocating per candidate. A `false` from
 * the functions here means: stop everything. Repeated edges are walked in walk.c. */
#include <string.h>

#include "query/lookup.h"
#include "query/run.h"

bool ark_run_hold(struct ark_run *run, const struct ark_expr *const *conditions, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (!ark_eval_holds(run->matcher, conditions[i], run->row))
            return false;
    }
    return true;
}

static bool try_node(struct ark_run *run, uint32_t at, ark_ref ref)
{
    const struct ark_step *step = &run->plan->steps[at];
    if (!ark_matcher_step(run->matcher))
        return false;
    if (!ark_run_take(run, &step->right, ref))
        return true;
    bool more = ark_run_go_on(run, at);
    ark_run_give_back(run, &step->right);
    return more;
}

/* From the first to the last, as they lie in memory. */
static bool scan_all(struct ark_run *run, uint32_t at, uint32_t n, ark_ref bit)
{
    const ark_graph *graph = run->matcher->graph;
    const uint8_t *sets = run->plan->steps[at].right.sets;
    for (uint32_t i = 0; i < n; i++) {
        if ((!sets || sets[ark_graph_labelset(graph, i | bit)]) && !try_node(run, at, i | bit))
            return false;
    }
    return true;
}

static bool scan_sets(struct ark_run *run, uint32_t at, bool edges)
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

static bool run_lookup(struct ark_run *run, uint32_t at)
{
    struct ark_step *step = &run->plan->steps[at];
    struct ark_found found = ark_lookup_find(run->matcher, step->lookup, run->row);
    for (uint32_t i = 0; i < found.n; i++) {
        if (found.v[i].hash == found.hash && !try_node(run, at, found.v[i].ref))
            return false;
    }
    return !run->matcher->error;
}

static bool run_scan(struct ark_run *run, uint32_t at)
{
    struct ark_step *const scanning = &run->plan->steps[at];
    if (scanning->lookup && ark_lookup_ready(run->matcher, scanning, run->row))
        return run_lookup(run, at);
    const ark_graph *graph = run->matcher->graph;
    const struct ark_binding *node = &scanning->right;
    bool edges = node->element->ends_edge && run->plan->scan_edges;
    if (node->sets && !scanning->dense)
        return scan_sets(run, at, false) && (!edges || scan_sets(run, at, true));
    return scan_all(run, at, ark_graph_node_count(graph), 0) &&
           (!edges || scan_all(run, at, ark_graph_edge_count(graph), ARK_REF_EDGE_BIT));
}

static bool run_node(struct ark_run *run, uint32_t at)
{
    ark_ref ref;
    return !ark_run_value(run, run->plan->steps[at].right.element, &ref) || try_node(run, at, ref);
}

/* With the edge bound: both its ends. */
static bool try_ends(struct ark_run *run, uint32_t at, ark_ref left, ark_ref right)
{
    const struct ark_step *step = &run->plan->steps[at];
    if (!ark_run_take(run, &step->left, left))
        return true;
    bool more = true;
    if (ark_run_take(run, &step->right, right)) {
        more = ark_run_go_on(run, at);
        ark_run_give_back(run, &step->right);
    }
    ark_run_give_back(run, &step->left);
    return more;
}

static bool try_edge(struct ark_run *run, uint32_t at, ark_ref edge)
{
    const struct ark_step *step = &run->plan->steps[at];
    const ark_graph *graph = run->matcher->graph;
    if (!ark_matcher_step(run->matcher))
        return false;
    if ((step->check_used && ark_run_is_used(run, edge)) || !ark_run_take(run, &step->edge, edge))
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
    ark_run_give_back(run, &step->edge);
    return more;
}

static bool run_edges(struct ark_run *run, uint32_t at)
{
    const ark_graph *graph = run->matcher->graph;
    const struct ark_step *step = &run->plan->steps[at];
    const uint8_t *sets = step->edge.sets;
    uint32_t n = ark_graph_edge_count(graph);
    bool all = !sets || step->dense;
    for (uint32_t i = 0; all && i < n; i++) {
        if ((!sets || sets[ark_graph_labelset(graph, ARK_EDGE(i))]) &&
            !try_edge(run, at, ARK_EDGE(i)))
            return false;
    }
    for (uint32_t set = 0; !all && set < ark_graph_labelset_count(graph); set++) {
        struct ark_refs edges = ark_graph_edges_of_set(graph, (ark_labelset)set);
        for (uint32_t i = 0; sets[set] && i < edges.n; i++) {
            if (!try_edge(run, at, edges.v[i]))
                return false;
        }
    }
    return true;
}

static bool run_edge(struct ark_run *run, uint32_t at)
{
    ark_ref edge;
    if (!ark_run_value(run, run->plan->steps[at].edge.element, &edge) || !ark_ref_is_edge(edge))
        return true;
    return try_edge(run, at, edge);
}

static bool try_expand(struct ark_run *run, uint32_t at, ark_ref edge, ark_ref other)
{
    const struct ark_step *step = &run->plan->steps[at];
    if (!ark_matcher_step(run->matcher))
        return false;
    if ((step->check_used && ark_run_is_used(run, edge)) || !ark_run_take(run, &step->edge, edge))
        return true;
    bool more = true;
    if (ark_run_take(run, &step->right, other)) {
        run->used[run->used_n++] = edge;
        more = ark_run_go_on(run, at);
        run->used_n--;
        ark_run_give_back(run, &step->right);
    }
    ark_run_give_back(run, &step->edge);
    return more;
}

static uint32_t degree(const ark_graph *graph, ark_ref ref, enum ark_direction direction)
{
    uint32_t out = direction != ARK_LEFTWARDS ? ark_graph_out(graph, ref).n : 0;
    return out + (direction != ARK_RIGHTWARDS ? ark_graph_in(graph, ref).n : 0);
}

/* Both nodes are known, and `right` has fewer edges: looks for `left` from there. */
static bool expand_back(struct ark_run *run, uint32_t at, ark_ref left, ark_ref right)
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

static bool run_expand(struct ark_run *run, uint32_t at)
{
    const struct ark_step *step = &run->plan->steps[at];
    const ark_graph *graph = run->matcher->graph;
    ark_ref from, to;
    if (!ark_run_value(run, step->left.element, &from))
        return true;
    if (step->right.known && ark_run_value(run, step->right.element, &to)) {
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

bool ark_run_go(struct ark_run *run, uint32_t at)
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
        return ark_run_walk(run, at);
    case ARK_STEP_PATH:
        return ark_run_path(run, at);
    }
    return true;
}

bool ark_matcher_run(struct ark_matcher *matcher, const struct ark_pattern *pattern,
                     const struct ark_expr *where, struct ark_value *row, ark_row_fn fn, void *user,
                     bool once)
{
    struct ark_run run;
    run.matcher = matcher;
    run.row = row;
    run.fn = fn;
    run.user = user;
    run.once = once;
    run.used_n = 0;
    run.trails = run.lists = NULL;
    run.plan = ark_plan_get(matcher, pattern, where, 0);
    run.plan->runs++;
    run.used = run.plan->edge_room <= ARK_FEW_EDGES
                   ? run.few
                   : ARK_NEW_ARRAY(matcher->arena, ark_ref, run.plan->edge_room);
    if (run.plan->trail_room && !(once && run.plan->reach_only))
        run.trails = ARK_NEW_ARRAY(matcher->arena, struct ark_value, run.plan->trail_room);
    if (run.plan->list_room)
        run.lists = ARK_NEW_ARRAY(matcher->arena, struct ark_value, run.plan->list_room);
    if (!ark_run_hold(&run, run.plan->first_conditions, run.plan->first_condition_count))
        return !matcher->error;
    return ark_run_go(&run, 0);
}
