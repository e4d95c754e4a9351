/* The plan of a pattern for one graph and one set of variables that are already bound: an ordered
 * list of steps, each of which binds or tests a few elements. */
#pragma once

#include "query/matcher.h"

enum ark_step_kind {
    ARK_STEP_NODE,   /* `node` is known: test it */
    ARK_STEP_SCAN,   /* `node` over all nodes (and ends) with its labels */
    ARK_STEP_EDGE,   /* `edge` is known: bind or test `left` and `right` */
    ARK_STEP_EDGES,  /* `edge` over all edges with its labels; then as above */
    ARK_STEP_EXPAND, /* from `left` over `edge` to `right` */
    ARK_STEP_WALK,   /* the same over a repeated edge */
};

/* An element in a step. */
struct ark_binding {
    const struct ark_element *element;
    const uint8_t *sets; /* by label set: fits the labels; NULL: any */
    bool known;          /* has its value before this step */
};

struct ark_step {
    enum ark_step_kind kind;
    struct ark_binding edge;
    struct ark_binding left, right; /* SCAN and NODE: `right` */
    /* From `left` to `right` edges go this way. */
    enum ark_direction direction;
    const struct ark_expr **conditions; /* ready after this step */
    uint32_t condition_count;
    uint32_t trail;  /* WALK: where its hops lie among the plan's trails */
    bool reach;      /* WALK: for EXISTS, which nodes are reached is enough */
    bool check_used; /* other edges of the pattern may be the same */
};

struct ark_plan {
    struct ark_step *steps;
    uint32_t n;
    const struct ark_expr **first_conditions; /* ready before any step */
    uint32_t first_condition_count;
    uint32_t element_count;
    uint32_t edge_room;  /* most edges in use at once */
    uint32_t trail_room; /* values for the lists of repeated edges */
    bool scan_edges;     /* some edge of the graph ends on an edge */
};

/* Made on first use, then kept by the matcher. `pattern` may be NULL. */
const struct ark_plan *ark_plan_get(struct ark_matcher *matcher, const struct ark_pattern *pattern,
                                    const struct ark_expr *where, const struct ark_value *row);
