/* What the binder makes of the syntax tree: variables are slots, names are atoms, functions and
 * regexes are looked up. Immutable after compilation; the planner and the evaluator read it. */
#pragma once

#include "base/vec.h"
#include "query/ast.h"
#include "query/functions.h"
#include "query/regex.h"

/* So that sets of elements fit a word. */
enum { ARK_MOST_ELEMENTS = 64 };

struct ark_variable {
    const char *name; /* NULL: made by the binder */
    bool local;       /* declared inside EXISTS or COUNT, or of a form like [x IN list | x] */
    bool visible;
    bool used; /* something reads it, or it stands in two places of a pattern */
    bool from_pattern;
    ark_types types, item_types;
    struct ark_loc loc;
};

struct ark_scope {
    struct ark_arena *arena;
    struct ark_variable *v;
    uint32_t n, cap;
    GHashTable *regexes; /* by pattern; NULL: none are shared */
};

struct ark_expr {
    enum ark_expr_kind kind;
    int op;
    const int *ops; /* CHAIN */
    struct ark_place place;
    uint32_t slot;          /* VARIABLE, and PROPERTY of a variable */
    bool direct;            /* PROPERTY: of the variable in `slot`; else of args[0] */
    ark_atom key;           /* PROPERTY */
    struct ark_value value; /* LITERAL */
    const struct ark_label *label;
    struct ark_expr **args;
    uint32_t n;
    ark_types types;                   /* what it can be */
    ark_types item_types;              /* of a list: what its items can be; 0: anything */
    uint32_t sum;                      /* REDUCE: the slot of what is carried along */
    const struct ark_value *keys;      /* MAP: texts, ascending */
    const struct ark_pattern *pattern; /* EXISTS, COUNT, PATTERNS */
    const struct ark_query *query;     /* EXISTS, COUNT, COLLECT: instead of the pattern */
    const struct ark_function *function;
    const struct ark_regex *regex; /* of a constant pattern, or constant words */
    /* The slots it reads from outside, ascending. */
    const uint32_t *uses;
    uint32_t use_count;
};

/* A property that must equal a constant. */
struct ark_prop_test {
    ark_atom key;
    struct ark_value value;
};

struct ark_element {
    bool edge;
    bool repeated;
    bool ends_edge; /* a node that may be an edge: it stands at an edge, or is one elsewhere */
    enum ark_direction direction;
    uint32_t least, most;
    int slot; /* -1: anonymous */
    uint32_t index;
    const struct ark_label *label;
    const struct ark_prop_test *tests;
    uint32_t test_count;
    const struct ark_expr *where; /* of a repeated edge: holds for each hop */
    bool unbounded;               /* `most` is our limit, and going beyond it a failure */
    const struct ark_segment *segment;
};

/* A path in the place of a repeated edge. Outside of it, each of its variables is the list of its
 * values, one for each time. */
struct ark_segment {
    const struct ark_pattern *pattern; /* one path, nothing repeated */
    uint32_t first_slot, past_slot;    /* what it declares */
    const struct ark_group *groups;
    uint32_t group_count;
};

struct ark_group {
    uint32_t element; /* of the segment's pattern */
    int slot;         /* of the list */
};

struct ark_path {
    uint32_t first, n; /* in the pattern's elements */
    int slot;          /* of its variable; -1: it has none */
};

struct ark_pattern {
    struct ark_element *elements;
    uint32_t n;
    uint32_t first_slot; /* variables below it have their values before the pattern is matched */
    uint32_t past_slot;
    struct ark_path *paths;
    uint32_t path_count;
    const struct ark_expr **conditions; /* conjuncts: inline WHERE, WHERE of EXISTS */
    uint32_t condition_count;
};

struct ark_aggregate {
    const struct ark_aggregator *aggregator;
    const struct ark_expr *args[2];
    uint32_t n;
    bool distinct;
    uint32_t slot; /* where its result goes */
};

/* A column of WITH or RETURN, or the variable of UNWIND. */
struct ark_item {
    const struct ark_expr *expr;
    uint32_t slot;
    bool late; /* has aggregates: is evaluated when they have their results */
};

struct ark_sort {
    const struct ark_expr *expr;
    bool descending;
};

struct ark_clause {
    enum ark_clause_kind kind;
    bool optional;
    const struct ark_pattern *pattern;
    const struct ark_expr *where;
    const struct ark_item *items;
    uint32_t item_count;
    bool distinct, grouped;
    const struct ark_aggregate *aggregates;
    uint32_t aggregate_count;
    const struct ark_sort *sorts;
    uint32_t sort_count;
    const struct ark_expr *skip, *limit;
    /* It has to see its rows together: they are kept, with what else `where` reads. */
    bool collects;
    const uint32_t *carried;
    uint32_t carried_count;
};

struct ark_part {
    const struct ark_clause *clauses;
    uint32_t n;
};

struct ark_query {
    const struct ark_part *parts;
    uint32_t n;
    bool all; /* UNION ALL */
    const char *const *columns;
    uint32_t width;
    const struct ark_scope *scope;
    /* The slots it reads from outside, ascending. */
    const uint32_t *uses;
    uint32_t use_count;
};
