/* Expressions to values, with the three-valued logic of openCypher. */
#pragma once

#include "query/bound.h"
#include "query/matcher.h"

/* NULL value when something failed (matcher->error). */
struct ark_value ark_eval_expr(struct ark_matcher *matcher, const struct ark_expr *expr,
                               struct ark_value *row);
/* True, and nothing made on the way is kept. */
bool ark_eval_holds(struct ark_matcher *matcher, const struct ark_expr *expr,
                    struct ark_value *row);
/* Literals, lists, signs and arithmetic of constants. */
struct ark_value ark_eval_constant(struct ark_arena *arena, const struct ark_expr *expr);
bool ark_label_holds(const struct ark_label *label, const ark_graph *graph, ark_labelset set);

/* Lists and maps (eval_list.c). */
struct ark_value ark_eval_map(struct ark_matcher *matcher, const struct ark_expr *expr,
                              struct ark_value *row);
struct ark_value ark_eval_slice(struct ark_matcher *matcher, const struct ark_expr *expr,
                                struct ark_value *row);
struct ark_value ark_eval_comprehension(struct ark_matcher *matcher, const struct ark_expr *expr,
                                        struct ark_value *row);
struct ark_value ark_eval_quantifier(struct ark_matcher *matcher, const struct ark_expr *expr,
                                     struct ark_value *row);
struct ark_value ark_eval_reduce(struct ark_matcher *matcher, const struct ark_expr *expr,
                                 struct ark_value *row);
struct ark_value ark_eval_patterns(struct ark_matcher *matcher, const struct ark_expr *expr,
                                   struct ark_value *row);
struct ark_value ark_eval_collect(struct ark_matcher *matcher, const struct ark_expr *expr,
                                  struct ark_value *row);
/* The value under a key; null when there is none. */
struct ark_value ark_map_get(struct ark_value map, const char *key);
