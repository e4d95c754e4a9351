/* The functions of expressions: one row each, in tables by subject. */
#pragma once

#include "base/lang.h"
#include "graph/value.h"

struct ark_expr;
struct ark_matcher;

enum { ARK_MOST_ARGUMENTS = 64 };

/* The arguments are evaluated; `call` is for what was prepared at compile time. */
typedef struct ark_value (*ark_function_fn)(struct ark_matcher *matcher,
                                            const struct ark_expr *call,
                                            const struct ark_value *args, uint32_t n);

/* What the compiler and the planner must know of a function. */
enum ark_function_trait {
    ARK_FUNCTION_PLAIN,
    ARK_FUNCTION_WORDS, /* constant arguments after the first become a regex */
    ARK_FUNCTION_WALKS, /* looks at more of the graph than its arguments: dearer than others */
};

/* A set of types: what a value can be, as far as it is known before the query runs. Null is always
 * among them and has no bit of its own. */
typedef uint32_t ark_types;
#define ARK_IS(type) (1u << ARK_##type)
#define ARK_IS_NUMBER (ARK_IS(INT) | ARK_IS(REAL))
#define ARK_IS_ANY (((1u << ARK_TYPES) - 1) & ~1u)

/* The table of functions. An argument whose type can't be one of `takes` is an error when the query
 * is compiled; one that turns out not to be when it runs makes the result null. A null argument
 * makes the result null, unless the function says otherwise. */
struct ark_function {
    const char *name;
    uint32_t least, most; /* arguments */
    ark_function_fn fn;
    enum ark_function_trait trait;
    ark_types gives;
    ark_types takes[3]; /* of the first, the second, and all further arguments */
    /* For the documentation. The test suite runs the example and expects the printed value; in it
     * `a`, `r`, `b` and the others are those of ARK_FUNCTION_EXAMPLES. */
    struct ark_text about;
    const char *example, *gives_text;
};

/* The graph that the examples are about, as pattern text, and the day that is today in them. */
#define ARK_FUNCTION_EXAMPLES                                                                      \
    "(a:ApplicationComponent {name: 'DUBU', `name@en`: 'DUBU (EN)', ejer: ['KL', 'KOMBIT']})"      \
    "-[r:Flow {name: 'sager'}]->(b:ApplicationComponent {name: 'SAPA'}), "                         \
    "(f:Folder {name: 'Application'})-[:CONTAINS]->(g:Folder {name: 'Systemer'})"                  \
    "-[:CONTAINS]->(a), (v:View {name: 'Overblik'})-[:CONTAINS]->(n:ViewNode&ViewElement)"         \
    "-[:DEPICTS]->(a), (b)-[:Composition]->(c:ApplicationComponent {name: 'SAPA-klient'})"
#define ARK_FUNCTION_EXAMPLES_TODAY "2026-01-01"

struct ark_functions {
    struct ark_text subject;
    const struct ark_function *v;
    uint32_t n;
};

/* The subject with this index; NULL when there are no more. */
const struct ark_functions *ark_functions_at(uint32_t index);
/* By name, whatever its case; NULL when there is none. */
const struct ark_function *ark_function_find(const char *name);
/* The name nearest to `name`, or NULL. */
const char *ark_function_nearest(const char *name);
