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
    bool local;       /* declared inside EXISTS or COUNT */
    bool visible;
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
    const struct ark_pattern *pattern; /* EXISTS, COUNT */
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
};

struct ark_path {
    uint32_t first, n; /* in the pattern's elements */
};

struct ark_pattern {
    struct ark_element *elements;
    uint32_t n;
    struct ark_path *paths;
    uint32_t path_count;
    const struct ark_expr **conditions; /* conjuncts: inline WHERE, WHERE of EXISTS */
    uint32_t condition_count;
};
