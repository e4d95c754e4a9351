/* The plan of a pattern for one graph and one set of variables that are already bound: an ordered
 * list of steps, each of which binds or tests a few elements. */
#pragma once

#include "query/matcher.h"

enum ark_step_kind {
    ARK_STEP_NODE,   /* `node` is known: test it */
    ARK_STEP_SCAN,   /* `node` over all nodes (and ends) with its labels, or those looked up */
    ARK_STEP_EDGE,   /* `edge` is known: bind or test `left` and `right` */
    ARK_STEP_EDGES,  /* `edge` over all edges with its labels; then as above */
    ARK_STEP_EXPAND, /* from `left` over `edge` to `right` */
    ARK_STEP_WALK,   /* the same over a repeated edge */
    ARK_STEP_PATH,   /* the variable of a path gets its value */
};

/* An element in a step. */
struct ark_binding {
    const struct ark_element *element;
    const uint8_t *sets; /* by label set: fits the labels; NULL: any */
    bool known;          /* has its value before this step */
};

struct ark_lookup;

struct ark_step {
    enum ark_step_kind kind;
    struct ark_binding edge;
    struct ark_binding left, right; /* SCAN and NODE: `right` */
    /* From `left` to `right` edges go this way. */
    enum ark_direction direction;
    const struct ark_expr **conditions; /* ready after this step */
    uint32_t condition_count;
    uint32_t trail;              /* WALK: where its hops lie among the plan's trails */
    uint32_t list;               /* WALK: where its lists lie */
    bool backwards;              /* WALK: against the order of the pattern */
    bool reach;                  /* WALK: for EXISTS, which nodes are reached is enough */
    bool check_used;             /* other edges of the pattern may be the same */
    bool dense;                  /* SCAN, EDGES: so many fit that one goes through all in order */
    bool scan_edges;             /* SCAN: some edge of the graph ends on an edge */
    const struct ark_path *path; /* PATH */
    struct ark_lookup *lookup;   /* SCAN: by this, from the second run on; NULL: by nothing */
    double expected;             /* rows behind it, in one run of the plan */
    uint64_t came;               /* rows behind it, in all runs so far */
};

struct ark_plan {
    const struct ark_pattern *pattern;
    struct ark_step *steps;
    uint32_t n;
    const struct ark_expr **first_conditions; /* ready before any step */
    uint32_t first_condition_count;
    uint32_t element_count;
    uint32_t edge_room;  /* most edges in use at once */
    uint32_t trail_room; /* values for the hops of repeated edges */
    uint32_t list_room;  /* values for their lists */
    bool reach_only;     /* every walk has `reach` */
    bool scan_edges;     /* some edge of the graph ends on an edge */
    uint64_t runs;
};

/* Made on first use, then kept by the matcher. `pattern` may be NULL. `given`: elements that have
 * their value besides those of earlier variables, as bits. */
struct ark_plan *ark_plan_get(struct ark_matcher *matcher, const struct ark_pattern *pattern,
                              const struct ark_expr *where, uint64_t given);

/* Works out how many rows each step is expected to give. */
void ark_plan_estimate(const struct ark_matcher *matcher, struct ark_plan *plan);
