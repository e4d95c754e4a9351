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
