/* How many rows a plan's steps are expected to give: from the counts of labels and edges, with
 * round guesses for conditions. For people who read plans; nothing else depends on it. */
#include <math.h>

#include "query/lookup.h"
#include "query/plan.h"

static double count_sets(const ark_graph *graph, const uint8_t *sets, bool edges)
{
    double n = 0;
    for (uint32_t set = 0; set < ark_graph_labelset_count(graph); set++) {
        if (sets && !sets[set])
            continue;
        n += edges ? ark_graph_edges_of_set(graph, (ark_labelset)set).n
                   : ark_graph_nodes_of_set(graph, (ark_labelset)set).n;
    }
    return n;
}

/* The share of all nodes, or of all edges, that an element's labels let through. */
static double share(const ark_graph *graph, const struct ark_binding *binding)
{
    bool edge = binding->element && binding->element->edge;
    double all = edge ? ark_graph_edge_count(graph) : ark_graph_node_count(graph);
    if (!binding->sets || all == 0)
        return 1;
    return count_sets(graph, binding->sets, edge) / all;
}

/* Edges of the right kind that leave a node, on average. */
static double fan_out(const ark_graph *graph, const struct ark_step *step)
{
    double nodes = MAX(1, ark_graph_node_count(graph));
    double each = ark_graph_edge_count(graph) / nodes * share(graph, &step->edge);
    return each * (step->direction == ARK_EITHER_WAY ? 2 : 1);
}

/* All lengths of a repeated edge together. */
static double fan_walk(const ark_graph *graph, const struct ark_step *step)
{
    enum { ENOUGH = 8 };
    double each = fan_out(graph, step), sum = 0, power = 1;
    const struct ark_element *edge = step->edge.element;
    for (uint32_t hops = 0; hops <= MIN(edge->most, (uint32_t)ENOUGH); hops++, power *= each)
        sum += hops >= edge->least ? power : 0;
    return MAX(sum, 0.1);
}

static double scan_rows(const ark_graph *graph, const struct ark_step *step)
{
    double n = count_sets(graph, step->right.sets, false);
    return step->lookup ? MIN(n, MAX(1, sqrt(n) / 4)) : n;
}

static double step_factor(const ark_graph *graph, const struct ark_step *step)
{
    double right = step->right.known ? 0.1 : share(graph, &step->right);
    switch (step->kind) {
    case ARK_STEP_SCAN:
        return scan_rows(graph, step);
    case ARK_STEP_EDGES:
        return count_sets(graph, step->edge.sets, true);
    case ARK_STEP_EXPAND:
        return fan_out(graph, step) * right;
    case ARK_STEP_WALK:
        return fan_walk(graph, step) * right;
    default:
        return 1;
    }
}

void ark_plan_estimate(const struct ark_matcher *matcher, struct ark_plan *plan)
{
    double rows = 1;
    for (uint32_t i = 0; i < plan->n; i++) {
        struct ark_step *step = &plan->steps[i];
        rows *= step_factor(matcher->graph, step);
        for (uint32_t k = 0; k < step->condition_count; k++)
            rows *= step->conditions[k]->kind == ARK_EXPR_COMPARE && step->conditions[k]->op == '='
                        ? 0.1
                        : 0.5;
        step->expected = rows;
    }
}

uint32_t ark_expr_weight(const struct ark_expr *expr)
{
    enum { SUBQUERY = 8 };
    if (!expr)
        return 0;
    uint32_t weight = expr->pattern || expr->query ? SUBQUERY : 1;
    for (uint32_t i = 0; i < expr->n; i++)
        weight += ark_expr_weight(expr->args[i]);
    return weight;
}
