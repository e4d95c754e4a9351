/* Repeated edges: trails one by one, or, where only the nodes reached matter, a search that looks
 * at each node once; repeated paths; and the values of paths. No edge is used twice (TRAIL). */
#include <string.h>

#include "query/run.h"

static bool walk(struct ark_run *run, uint32_t at, ark_ref ref, uint32_t hops);

static bool hop_holds(struct ark_run *run, const struct ark_binding *binding, ark_ref edge)
{
    const struct ark_element *element = binding->element;
    if (!ark_run_fits(run, binding, edge))
        return false;
    if (!element->where)
        return true;
    if (element->slot >= 0)
        run->row[element->slot] = ark_value_entity(edge);
    return ark_eval_holds(run->matcher, element->where, run->row);
}

/* One more hop than `hops` can be taken: right, unless the limit is only ours. */
static bool may_go_on(struct ark_run *run, const struct ark_element *element, uint32_t hops)
{
    if (hops < element->most)
        return true;
    ark_matcher_fail_hops(run->matcher);
    return false;
}

static bool hop(struct ark_run *run, uint32_t at, ark_ref edge, ark_ref other, uint32_t hops)
{
    const struct ark_step *step = &run->plan->steps[at];
    if (!ark_matcher_step(run->matcher))
        return false;
    if (ark_run_is_used(run, edge) || !hop_holds(run, &step->edge, edge))
        return !run->matcher->error;
    if (!may_go_on(run, step->edge.element, hops))
        return false;
    run->trails[step->trail + hops] = ark_value_entity(edge);
    run->used[run->used_n++] = edge;
    bool more = walk(run, at, other, hops + 1);
    run->used_n--;
    return more;
}

/* What hop number `i` of the pattern took: element `k` of a repeated path, or the edge. */
static struct ark_value trail_value(const struct ark_run *run, const struct ark_step *step,
                                    uint32_t hops, uint32_t i, uint32_t k)
{
    const struct ark_segment *segment = step->edge.element->segment;
    uint32_t width = segment ? segment->pattern->n : 1;
    uint32_t hop = step->backwards ? hops - 1 - i : i;
    return run->trails[step->trail + hop * width + k];
}

static struct ark_value trail_list(struct ark_run *run, const struct ark_step *step, uint32_t hops,
                                   uint32_t k, struct ark_value *room)
{
    for (uint32_t i = 0; i < hops; i++)
        room[i] = trail_value(run, step, hops, i, k);
    return ark_value_list(room, hops);
}

/* The variables of what is repeated become lists, or null again. */
static void set_lists(struct ark_run *run, const struct ark_step *step, uint32_t hops, bool set)
{
    const struct ark_element *element = step->edge.element;
    struct ark_value *room = run->lists ? run->lists + step->list : NULL;
    if (element->slot >= 0)
        run->row[element->slot] = set ? trail_list(run, step, hops, 0, room) : ARK_VALUE_NULL;
    const struct ark_segment *segment = element->segment;
    for (uint32_t i = 0; segment && i < segment->group_count; i++) {
        const struct ark_group *group = &segment->groups[i];
        run->row[group->slot] =
            set ? trail_list(run, step, hops, group->element, room) : ARK_VALUE_NULL;
        room = room ? room + element->most : NULL; /* there is none for {0} */
    }
}

/* The walk may end here. */
static bool end_walk(struct ark_run *run, uint32_t at, ark_ref ref, uint32_t hops)
{
    const struct ark_step *step = &run->plan->steps[at];
    run->walks[step->edge.element->index] = (struct ark_walk){at, hops};
    set_lists(run, step, hops, true);
    bool more = true;
    if (ark_run_take(run, &step->right, ref)) {
        more = ark_run_go_on(run, at);
        ark_run_give_back(run, &step->right);
    }
    set_lists(run, step, hops, false);
    return more;
}

/* A hop over a repeated path: a run of the path's own plan, whose solutions are hops. */
struct crossing {
    struct ark_run *outer, *inner;
    uint32_t at, hops;
};

static bool on_crossing(const struct ark_value *row, void *user)
{
    struct crossing *c = user;
    struct ark_run *outer = c->outer;
    struct ark_matcher *matcher = outer->matcher;
    const struct ark_step *step = &outer->plan->steps[c->at];
    const struct ark_segment *segment = step->edge.element->segment;
    const struct ark_pattern *pattern = segment->pattern;
    if (!may_go_on(outer, step->edge.element, c->hops))
        return false;
    struct ark_value *taken = outer->trails + step->trail + c->hops * pattern->n;
    for (uint32_t i = 0; i < pattern->n; i++) {
        ark_ref ref;
        ark_run_value(c->inner, &pattern->elements[i], &ref);
        taken[i] = ark_value_entity(ref);
    }
    /* The next hop uses the same variables. */
    struct ark_arena_mark mark = ark_arena_mark(matcher->arena);
    uint32_t n = segment->past_slot - segment->first_slot, used = outer->used_n;
    struct ark_value *own = ARK_NEW_ARRAY(matcher->arena, struct ark_value, n + 1);
    memcpy(own, row + segment->first_slot, n * sizeof *own);
    outer->used_n = c->inner->used_n;
    bool more = walk(outer, c->at, taken[step->backwards ? 0 : pattern->n - 1].entity, c->hops + 1);
    outer->used_n = used;
    memcpy(outer->row + segment->first_slot, own, n * sizeof *own);
    ark_arena_rewind(matcher->arena, mark);
    return more;
}

static bool cross(struct ark_run *run, uint32_t at, ark_ref ref, uint32_t hops)
{
    const struct ark_step *step = &run->plan->steps[at];
    const struct ark_pattern *pattern = step->edge.element->segment->pattern;
    uint32_t first = step->backwards ? pattern->n - 1 : 0;
    const struct ark_element *start = &pattern->elements[first];
    struct ark_run inner;
    struct crossing crossing = {run, &inner, at, hops};
    inner.matcher = run->matcher;
    inner.plan = ark_plan_get(run->matcher, pattern, NULL, UINT64_C(1) << first);
    inner.row = run->row;
    inner.fn = on_crossing;
    inner.user = &crossing;
    inner.used = run->used;
    inner.used_n = run->used_n;
    inner.trails = inner.lists = NULL;
    inner.once = false;
    inner.plan->runs++;
    inner.refs[first] = ref;
    bool own = start->slot >= (int)pattern->first_slot;
    if (own)
        run->row[start->slot] = ark_value_entity(ref);
    bool more = ark_matcher_step(run->matcher) && ark_run_go(&inner, 0);
    if (own)
        run->row[start->slot] = ARK_VALUE_NULL;
    return more;
}

static bool hop_edges(struct ark_run *run, uint32_t at, ark_ref ref, uint32_t hops)
{
    const struct ark_step *step = &run->plan->steps[at];
    const ark_graph *graph = run->matcher->graph;
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

static bool walk(struct ark_run *run, uint32_t at, ark_ref ref, uint32_t hops)
{
    const struct ark_element *element = run->plan->steps[at].edge.element;
    if (hops >= element->least && !end_walk(run, at, ref, hops))
        return false;
    if (hops == element->most && !element->unbounded)
        return true;
    return element->segment ? cross(run, at, ref, hops) : hop_edges(run, at, ref, hops);
}

static bool end_reach(struct ark_run *run, uint32_t at, ark_ref ref)
{
    const struct ark_step *step = &run->plan->steps[at];
    bool more = true;
    ark_run_give_back(run, &step->edge);
    if (ark_run_take(run, &step->right, ref)) {
        more = ark_run_go_on(run, at);
        ark_run_give_back(run, &step->right);
    }
    return more;
}

struct search {
    struct ark_reach *reach;
    uint32_t tail; /* of the queue */
};

static bool reach_over(struct ark_run *run, uint32_t at, struct search *search, ark_ref edge,
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

static bool reach_from(struct ark_run *run, uint32_t at, struct search *search, ark_ref from)
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
static bool search_reach(struct ark_run *run, uint32_t at, struct ark_reach *reach, ark_ref from)
{
    const struct ark_element *edge = run->plan->steps[at].edge.element;
    uint32_t most = edge->unbounded ? UINT32_MAX : edge->most;
    struct search search = {reach, 1};
    uint32_t head = 0;
    bool more = edge->least > 0 || end_reach(run, at, from);
    reach->queue[0] = from;
    for (uint32_t hops = 0; more && head < search.tail && hops < most; hops++) {
        for (uint32_t level = search.tail; more && head < level; head++)
            more = reach_from(run, at, &search, reach->queue[head]);
    }
    return more;
}

bool ark_run_walk(struct ark_run *run, uint32_t at)
{
    const struct ark_step *step = &run->plan->steps[at];
    ark_ref from;
    if (!ark_run_value(run, step->left.element, &from))
        return true;
    struct ark_reach *reach =
        run->once && step->reach ? ark_matcher_enter_reach(run->matcher) : NULL;
    struct ark_value *trails = run->trails;
    if (!reach && !trails) /* too many searches at once */
        run->trails = ARK_NEW_ARRAY(run->matcher->arena, struct ark_value, run->plan->trail_room);
    bool more = reach ? search_reach(run, at, reach, from) : walk(run, at, from, 0);
    run->trails = trails;
    if (reach)
        ark_matcher_leave_reach(run->matcher);
    ark_run_give_back(run, &step->edge);
    return more;
}

/* A path that grows. */
struct trace {
    struct ark_value *items;
    uint32_t n;
};

static void trace_edge(struct trace *trace, const ark_graph *graph, ark_ref edge)
{
    ark_ref from = ark_graph_from(graph, edge), to = ark_graph_to(graph, edge);
    ark_ref here = trace->items[trace->n - 1].entity;
    trace->items[trace->n++] = ark_value_entity(edge);
    trace->items[trace->n++] = ark_value_entity(from == here ? to : from);
}

static void trace_walk(const struct ark_run *run, const struct ark_element *element,
                       struct trace *trace)
{
    struct ark_walk walked = run->walks[element->index];
    const struct ark_step *step = &run->plan->steps[walked.step];
    uint32_t width = element->segment ? element->segment->pattern->n : 1;
    for (uint32_t i = 0; i < walked.hops; i++) {
        if (!element->segment)
            trace_edge(trace, run->matcher->graph,
                       trail_value(run, step, walked.hops, i, 0).entity);
        for (uint32_t k = 1; k < width; k++)
            trace->items[trace->n++] = trail_value(run, step, walked.hops, i, k);
    }
}

static uint32_t path_length(const struct ark_run *run, const struct ark_element *elements,
                            uint32_t n)
{
    uint32_t length = n;
    for (uint32_t i = 0; i < n; i++) {
        if (!elements[i].repeated)
            continue;
        const struct ark_segment *segment = elements[i].segment;
        length += run->walks[elements[i].index].hops * (segment ? segment->pattern->n : 2);
    }
    return length;
}

bool ark_run_path(struct ark_run *run, uint32_t at)
{
    const struct ark_path *path = run->plan->steps[at].path;
    const struct ark_element *elements = run->plan->pattern->elements + path->first;
    struct ark_arena *arena = run->matcher->arena;
    struct ark_arena_mark mark = ark_arena_mark(arena);
    struct trace trace = {
        ARK_NEW_ARRAY(arena, struct ark_value, path_length(run, elements, path->n)), 0};
    ark_ref ref;
    for (uint32_t i = 0; i < path->n; i++) {
        bool walked = i > 0 && elements[i - 1].repeated;
        if (elements[i].repeated)
            trace_walk(run, &elements[i], &trace);
        else if (!walked && ark_run_value(run, &elements[i], &ref))
            trace.items[trace.n++] = ark_value_entity(ref);
    }
    run->row[path->slot] =
        (struct ark_value){.type = ARK_PATH, .len = trace.n, .list = trace.items};
    bool more = ark_run_go_on(run, at);
    run->row[path->slot] = ARK_VALUE_NULL;
    ark_arena_rewind(arena, mark);
    return more;
}
