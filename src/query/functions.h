/* The functions of expressions: one row each. */
#pragma once

#include "graph/value.h"

struct ark_expr;
struct ark_matcher;

enum { ARK_MOST_ARGUMENTS = 64 };

/* The arguments are evaluated; `call` is for what was prepared at compile time. */
typedef struct ark_value (*ark_function_fn)(struct ark_matcher *matcher,
                                            const struct ark_expr *call,
                                            const struct ark_value *args, uint32_t n);

enum ark_function_prepare {
    ARK_PREPARE_NOTHING,
    ARK_PREPARE_WORDS, /* constant arguments after the first become a regex */
};

struct ark_function {
    const char *name;
    uint32_t least, most; /* arguments */
    ark_function_fn fn;
    enum ark_function_prepare prepare;
};

/* By name, whatever its case; NULL when there is none. */
const struct ark_function *ark_function_find(const char *name);
/* The name nearest to `name`, or NULL. */
const char *ark_function_nearest(const char *name);
