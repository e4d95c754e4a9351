/* The planner: starts where fewest candidates are, then follows the path in both directions, then
 * takes the next path, connected ones first. Conditions are tested as soon as they can be. */
#include "query/plan.h"

#include <string.h>

#include "query/bind.h"
#include "query/eval.h"
#include "query/lookup.h"

struct planner {
    struct ark_matcher *matcher;
    const struct ark_pattern *pattern;
    struct ark_plan *plan;
    const uint8_t *sets[ARK_MOST_ELEMENTS];
    uint64_t given;     /* a hop of a repeated path, whose other hops have edges too */
    uint64_t known;     /* elements that have a value */
    uint64_t paths;     /* whose variables have one */
    GPtrArray *waiting; /* conditions */
    uint32_t edge_count;
};

struct start {
    uint32_t path, at; /* element of the path */
    uint64_t cost;
};

static struct ark_refs entities_of_set(const ark_graph *graph, uint32_t set, bool edges)
{
    return edges ? ark_graph_edges_of_set(graph, (ark_labelset)set)
                 : ark_graph_nodes_of_set(graph, (ark_labelset)set);
}

static uint64_t count_fitting(const struct planner *planner, const uint8_t *sets, bool edges)
{
    const ark_graph *graph = planner->matcher->graph;
    uint64_t count = 0;
    for (uint32_t set = 0; set < ark_graph_labelset_count(graph); set++) {
        if (!sets || sets[set])
            count += entities_of_set(graph, set, edges).n;
    }
    return count;
}

static const uint8_t *fitting_sets(struct planner *planner, const struct ark_label *label)
{
    if (!label)
        return NULL;
    const ark_graph *graph = planner->matcher->graph;
    uint32_t n = ark_graph_labelset_count(graph);
    uint8_t *sets = ARK_NEW_ARRAY(planner->matcher->kept, uint8_t, n);
    for (uint32_t set = 0; set < n; set++)
        sets[set] = ark_label_holds(label, graph, (ark_labelset)set);
    return sets;
}

static bool is_known(const struct planner *planner, uint32_t element)
{
    return planner->known >> element & 1;
}

/* The element gets its value now; so do the others of its variable. */
static struct ark_binding bind(struct planner *planner, uint32_t at)
{
    const struct ark_pattern *pattern = planner->pattern;
    const struct ark_element *element = &pattern->elements[at];
    struct ark_binding binding = {element, planner->sets[at], is_known(planner, at)};
    for (uint32_t i = 0; i < pattern->n; i++) {
        bool same = i == at || (element->slot >= 0 && pattern->elements[i].slot == element->slot);
        planner->known |= (uint64_t)same << i;
    }
    return binding;
}

static bool is_group_of(const struct ark_element *element, uint32_t slot)
{
    for (uint32_t i = 0; element->segment && i < element->segment->group_count; i++) {
        if (element->segment->groups[i].slot == (int)slot)
            return true;
    }
    return false;
}

static bool slot_known(const struct planner *planner, uint32_t slot)
{
    const struct ark_pattern *pattern = planner->pattern;
    if (!pattern || slot < pattern->first_slot)
        return true;
    for (uint32_t i = 0; i < pattern->n; i++) {
        const struct ark_element *element = &pattern->elements[i];
        if (element->slot == (int)slot || is_group_of(element, slot))
            return is_known(planner, i);
    }
    for (uint32_t p = 0; p < pattern->path_count; p++) {
        if (pattern->paths[p].slot == (int)slot)
            return planner->paths >> p & 1;
    }
    return true;
}

static bool is_ready(const struct planner *planner, const struct ark_expr *condition)
{
    for (uint32_t i = 0; i < condition->use_count; i++) {
        if (!slot_known(planner, condition->uses[i]))
            return false;
    }
    return true;
}

/* Subqueries, and what looks about in the graph, come last among conditions that are ready
 * together, and nothing is looked up by them. */
static bool is_cheap(const struct ark_expr *expr)
{
    bool walks = expr->kind == ARK_EXPR_CALL && expr->function->trait == ARK_FUNCTION_WALKS;
    if (expr->pattern || expr->query || walks)
        return false;
    for (uint32_t i = 0; i < expr->n; i++) {
        if (!is_cheap(expr->args[i]))
            return false;
    }
    return true;
}

static const struct ark_expr **take_ready(struct planner *planner, uint32_t *ret_n)
{
    GPtrArray *waiting = planner->waiting;
    const struct ark_expr **ready =
        ARK_NEW_ARRAY(planner->matcher->kept, const struct ark_expr *, waiting->len);
    uint32_t n = 0, kept = 0;
    for (int cheap = 1; cheap >= 0; cheap--) {
        for (uint32_t i = 0; i < waiting->len; i++) {
            const struct ark_expr *condition = waiting->pdata[i];
            if (is_cheap(condition) == cheap && is_ready(planner, condition))
                ready[n++] = condition;
        }
    }
    for (uint32_t i = 0; i < waiting->len; i++) {
        if (!is_ready(planner, waiting->pdata[i]))
            waiting->pdata[kept++] = waiting->pdata[i];
    }
    g_ptr_array_set_size(waiting, (int)kept);
    *ret_n = n;
    return ready;
}

static void emit(struct planner *planner, struct ark_step step)
{
    step.conditions = take_ready(planner, &step.condition_count);
    step.check_used = planner->plan->edge_room > 1 || planner->given;
    planner->plan->steps[planner->plan->n++] = step;
}

static bool overlap(const struct planner *planner, const uint8_t *a, const uint8_t *b)
{
    uint32_t n = ark_graph_labelset_count(planner->matcher->graph);
    for (uint32_t set = 0; set < n; set++) {
        if ((!a || a[set]) && (!b || b[set]))
            return true;
    }
    return false;
}

static bool is_read(const struct ark_pattern *pattern, int slot)
{
    for (uint32_t i = 0; slot >= 0 && i < pattern->condition_count; i++) {
        for (uint32_t j = 0; j < pattern->conditions[i]->use_count; j++) {
            if (pattern->conditions[i]->uses[j] == (uint32_t)slot)
                return true;
        }
    }
    return false;
}

static bool in_named_path(const struct ark_pattern *pattern, uint32_t at)
{
    for (uint32_t p = 0; p < pattern->path_count; p++) {
        const struct ark_path *path = &pattern->paths[p];
        if (at >= path->first && at < path->first + path->n)
            return path->slot >= 0;
    }
    return false;
}

/* Whether the nodes that a repeated edge leads to can be found one by one instead of trail by
 * trail: nobody asks which edges it took, no other edge could be one of them, and a shortest walk
 * is a trail (not so when an undirected walk may return over the edge it came by). */
static bool only_reach_matters(const struct planner *planner, uint32_t at)
{
    const struct ark_pattern *pattern = planner->pattern;
    const struct ark_element *edge = &pattern->elements[at];
    bool returns = edge->direction == ARK_EITHER_WAY && edge->least > 0;
    if (edge->least > 1 || returns || edge->segment || is_read(pattern, edge->slot) ||
        in_named_path(pattern, at))
        return false;
    for (uint32_t i = 0; i < pattern->n; i++) {
        if (i != at && pattern->elements[i].edge &&
            overlap(planner, planner->sets[i], planner->sets[at]))
            return false;
    }
    return true;
}

static void add_walk(struct planner *planner, struct ark_step *step, uint32_t at, bool backwards)
{
    const struct ark_element *edge = &planner->pattern->elements[at];
    const struct ark_segment *segment = edge->segment;
    step->backwards = backwards;
    step->trail = planner->plan->trail_room;
    step->list = planner->plan->list_room;
    step->reach = only_reach_matters(planner, at);
    planner->plan->reach_only &= step->reach;
    planner->plan->trail_room += edge->most * (segment ? segment->pattern->n : 1);
    if (edge->slot >= 0)
        planner->plan->list_room += edge->most;
    if (segment)
        planner->plan->list_room += edge->most * segment->group_count;
}

/* From the node `from` over the edge between to the node `to`. */
static void emit_expand(struct planner *planner, uint32_t from, uint32_t to)
{
    uint32_t at = (from + to) / 2;
    const struct ark_element *edge = &planner->pattern->elements[at];
    bool edge_known = is_known(planner, at);
    struct ark_step step = {
        .kind = edge->repeated ? ARK_STEP_WALK
                : edge_known   ? ARK_STEP_EDGE
                               : ARK_STEP_EXPAND,
        .direction = from < to ? edge->direction : ark_direction_flip(edge->direction),
    };
    step.left = bind(planner, from);
    step.edge = bind(planner, at);
    step.right = bind(planner, to);
    if (edge->repeated)
        add_walk(planner, &step, at, from > to);
    emit(planner, step);
}

/* f(x) = g, either way round, where f reads nothing but x and g nothing that is not known. */
static bool splits(const struct planner *planner, const struct ark_expr *condition, uint32_t slot,
                   int side)
{
    const struct ark_expr *key = condition->args[side], *probe = condition->args[1 - side];
    if (key->use_count != 1 || key->uses[0] != slot || !is_cheap(key) || !is_cheap(probe))
        return false;
    return is_ready(planner, probe);
}

/* The conditions by which the nodes of an element can be looked up: how many. `lookup`, if not
 * NULL, has room for all that wait and gets them. `ret_depends`, if not NULL: whether one of them
 * has to do with what is matched already. */
static uint32_t find_lookup(const struct planner *planner, uint32_t at, struct ark_lookup *lookup,
                            bool *ret_depends)
{
    int slot = planner->pattern->elements[at].slot;
    uint32_t n = 0;
    bool depends = false;
    for (uint32_t i = 0; slot >= 0 && i < planner->waiting->len; i++) {
        const struct ark_expr *condition = planner->waiting->pdata[i];
        if (condition->kind != ARK_EXPR_COMPARE || condition->op != '=')
            continue;
        bool first = splits(planner, condition, (uint32_t)slot, 0);
        if (!first && !splits(planner, condition, (uint32_t)slot, 1))
            continue;
        const struct ark_expr *key = condition->args[first ? 0 : 1];
        const struct ark_expr *probe = condition->args[first ? 1 : 0];
        depends |= probe->use_count > 0;
        if (lookup) {
            lookup->keys[n] = key;
            lookup->probes[n] = probe;
        }
        n++;
    }
    if (ret_depends)
        *ret_depends = depends;
    return n;
}

static struct ark_lookup *new_lookup(struct planner *planner, uint32_t slot, uint32_t room)
{
    struct ark_arena *kept = planner->matcher->kept;
    struct ark_lookup *lookup = ARK_NEW(kept, struct ark_lookup);
    lookup->keys = ARK_NEW_ARRAY(kept, const struct ark_expr *, room);
    lookup->probes = ARK_NEW_ARRAY(kept, const struct ark_expr *, room);
    lookup->slot = slot;
    return lookup;
}

/* Of a property in the pattern's own map, {id: 'x'}. */
static struct ark_lookup *lookup_by_test(struct planner *planner, const struct ark_element *element)
{
    struct ark_arena *kept = planner->matcher->kept;
    if (!element->test_count || element->slot < 0)
        return NULL;
    struct ark_lookup *lookup = new_lookup(planner, (uint32_t)element->slot, element->test_count);
    for (; lookup->n < element->test_count; lookup->n++) {
        struct ark_expr *key = ARK_NEW(kept, struct ark_expr);
        struct ark_expr *probe = ARK_NEW(kept, struct ark_expr);
        key->kind = ARK_EXPR_PROPERTY;
        key->direct = true;
        key->slot = lookup->slot;
        key->key = element->tests[lookup->n].key;
        probe->kind = ARK_EXPR_LITERAL;
        probe->value = element->tests[lookup->n].value;
        lookup->keys[lookup->n] = key;
        lookup->probes[lookup->n] = probe;
    }
    return lookup;
}

static struct ark_lookup *make_lookup(struct planner *planner, uint32_t at)
{
    const struct ark_element *element = &planner->pattern->elements[at];
    if (!find_lookup(planner, at, NULL, NULL))
        return lookup_by_test(planner, element);
    struct ark_lookup *lookup = new_lookup(planner, (uint32_t)element->slot, planner->waiting->len);
    lookup->n = find_lookup(planner, at, lookup, NULL);
    return lookup;
}

/* Going past what does not fit is cheap; jumping about in memory is not. */
static bool is_dense(const struct planner *planner, const uint8_t *sets, bool edges)
{
    enum { AMONG = 16 };
    const ark_graph *graph = planner->matcher->graph;
    uint64_t all = edges ? ark_graph_edge_count(graph) : ark_graph_node_count(graph);
    return count_fitting(planner, sets, edges) * AMONG >= all;
}

static void emit_start(struct planner *planner, uint32_t at)
{
    const struct ark_element *element = &planner->pattern->elements[at];
    struct ark_step step = {.direction = element->direction,
                            .scan_edges = planner->plan->scan_edges};
    if (element->edge) {
        step.kind = is_known(planner, at) ? ARK_STEP_EDGE : ARK_STEP_EDGES;
        step.dense = is_dense(planner, planner->sets[at], true);
        step.edge = bind(planner, at);
        step.left = bind(planner, at - 1);
        step.right = bind(planner, at + 1);
    } else {
        step.kind = is_known(planner, at) ? ARK_STEP_NODE : ARK_STEP_SCAN;
        if (step.kind == ARK_STEP_SCAN)
            step.lookup = make_lookup(planner, at);
        step.dense = is_dense(planner, planner->sets[at], false);
        step.right = bind(planner, at);
    }
    emit(planner, step);
}

static void plan_path(struct planner *planner, struct start start)
{
    const struct ark_path *path = &planner->pattern->paths[start.path];
    uint32_t left = path->first + start.at, right = left;
    uint32_t past = path->first + path->n;
    emit_start(planner, left);
    if (planner->pattern->elements[left].edge) {
        left--;
        right++;
    }
    for (; right + 1 < past; right += 2)
        emit_expand(planner, right, right + 2);
    for (; left > path->first; left -= 2)
        emit_expand(planner, left, left - 2);
    planner->paths |= UINT64_C(1) << start.path;
    if (path->slot >= 0)
        emit(planner, (struct ark_step){.kind = ARK_STEP_PATH, .path = path});
}

/* How many candidates a start has; doubled, so that an equal property can break a tie. */
static uint64_t start_cost(const struct planner *planner, uint32_t at)
{
    const struct ark_element *element = &planner->pattern->elements[at];
    if (is_known(planner, at))
        return 0;
    if (planner->matcher->any_start)
        return 1 + (at + 1) * planner->matcher->any_start * 2654435761u % 97;
    bool depends;
    if (find_lookup(planner, at, NULL, &depends) &&
        depends) /* a few for each value that it is given */
        return 1;
    uint64_t count = count_fitting(planner, planner->sets[at], element->edge);
    if (element->ends_edge && planner->plan->scan_edges)
        count += count_fitting(planner, planner->sets[at], true);
    /* Going through edges in order is cheaper than jumping from node to node. */
    uint64_t cost = element->edge ? count : 3 * count;
    return 1 + 2 * cost + (element->test_count == 0);
}

static struct start best_start(const struct planner *planner, uint64_t done_paths)
{
    struct start best = {.cost = UINT64_MAX};
    const struct ark_pattern *pattern = planner->pattern;
    for (uint32_t p = 0; p < pattern->path_count; p++) {
        for (uint32_t i = 0; !(done_paths >> p & 1) && i < pattern->paths[p].n; i++) {
            uint32_t at = pattern->paths[p].first + i;
            if (pattern->elements[at].repeated)
                continue;
            uint64_t cost = start_cost(planner, at);
            if (cost < best.cost)
                best = (struct start){p, i, cost};
        }
    }
    return best;
}

/* Elements with a variable of before the pattern, and those that are the same as a given one. */
static void find_known(struct planner *planner, uint64_t given)
{
    const struct ark_pattern *pattern = planner->pattern;
    for (uint32_t i = 0; i < pattern->n; i++) {
        int slot = pattern->elements[i].slot;
        bool known = slot >= 0 && slot < (int)pattern->first_slot;
        for (uint32_t k = 0; k < pattern->n && !known; k++)
            known = given >> k & 1 && (k == i || (slot >= 0 && pattern->elements[k].slot == slot));
        planner->known |= (uint64_t)known << i;
    }
}

static bool edges_end_on_edges(const ark_graph *graph)
{
    return ark_graph_edge_count(graph) && ark_graph_out(graph, ARK_EDGE(0)).v;
}

static uint32_t edge_room(const struct ark_element *element)
{
    const struct ark_segment *segment = element->segment;
    return element->edge ? MAX(1, element->most) * (segment ? segment->pattern->n / 2 : 1) : 0;
}

static void plan_pattern(struct planner *planner, uint64_t given)
{
    const struct ark_pattern *pattern = planner->pattern;
    struct ark_plan *plan = planner->plan;
    plan->pattern = pattern;
    plan->steps =
        ARK_NEW_ARRAY(planner->matcher->kept, struct ark_step, pattern->n + pattern->path_count);
    plan->element_count = pattern->n;
    plan->reach_only = true;
    plan->scan_edges = edges_end_on_edges(planner->matcher->graph);
    for (uint32_t i = 0; i < pattern->n; i++) {
        planner->sets[i] = fitting_sets(planner, pattern->elements[i].label);
        plan->edge_room += edge_room(&pattern->elements[i]);
        for (uint32_t j = 0; j < pattern->condition_count && !i; j++)
            g_ptr_array_add(planner->waiting, (void *)pattern->conditions[j]);
    }
    find_known(planner, given);
    plan->first_conditions = take_ready(planner, &plan->first_condition_count);
    uint64_t done = 0;
    for (uint32_t p = 0; p < pattern->path_count; p++) {
        struct start start = best_start(planner, done);
        plan_path(planner, start);
        done |= UINT64_C(1) << start.path;
    }
}

struct key {
    const struct ark_pattern *pattern;
    const struct ark_expr *where;
    uint64_t given;
};

static guint hash_key(gconstpointer key)
{
    const struct key *k = key;
    uint64_t hash = (uint64_t)(uintptr_t)k->pattern * 31 + (uint64_t)(uintptr_t)k->where;
    hash = (hash ^ k->given) * 0x9e3779b97f4a7c15u;
    return (guint)(hash >> 32);
}

static gboolean equal_key(gconstpointer a, gconstpointer b)
{
    const struct key *x = a, *y = b;
    return x->pattern == y->pattern && x->where == y->where && x->given == y->given;
}

static struct ark_plan *make_plan(struct ark_matcher *matcher, const struct key *key)
{
    struct ark_plan *plan = ARK_NEW(matcher->kept, struct ark_plan);
    g_autoptr(GPtrArray) waiting = g_ptr_array_new();
    struct planner planner = {.matcher = matcher,
                              .pattern = key->pattern,
                              .plan = plan,
                              .given = key->given,
                              .waiting = waiting};
    if (key->where)
        ark_bind_conjuncts(waiting, key->where);
    if (key->pattern) {
        plan_pattern(&planner, key->given);
        ark_plan_estimate(matcher, plan);
    } else {
        plan->first_conditions = take_ready(&planner, &plan->first_condition_count);
    }
    return plan;
}

static struct ark_plan *keep_plan(struct ark_matcher *matcher, const struct key *key)
{
    if (!matcher->plans)
        matcher->plans = g_hash_table_new(hash_key, equal_key);
    struct ark_plan *plan = g_hash_table_lookup(matcher->plans, key);
    if (plan)
        return plan;
    plan = make_plan(matcher, key);
    struct key *kept = ARK_NEW(matcher->kept, struct key);
    *kept = *key;
    g_hash_table_insert(matcher->plans, kept, plan);
    return plan;
}

struct ark_plan *ark_plan_get(struct ark_matcher *matcher, const struct ark_pattern *pattern,
                              const struct ark_expr *where, uint64_t given)
{
    struct key key = {pattern, where, given};
    guint hash = hash_key(&key);
    struct ark_recent_plan *recent = &matcher->recent[hash % ARK_RECENT_PLANS];
    if (recent->plan && recent->pattern == pattern && recent->where == where &&
        recent->given == given)
        return recent->plan;
    struct ark_plan *plan = keep_plan(matcher, &key);
    *recent = (struct ark_recent_plan){pattern, where, given, plan};
    return plan;
}
