/* The order of all values, which values are the same, and keeping them: what sorting, grouping and
 * DISTINCT need. Other than `=` and `<`, these never give null.
 *
 * The order is openCypher's: maps, nodes, relationships, lists, paths, dates, texts, truth values,
 * numbers (NaN last), null. Texts go by code points. */
#pragma once

#include "base/arena.h"
#include "graph/value.h"

/* -1, 0 or 1. */
int ark_order(struct ark_value a, struct ark_value b);
/* Null is the same as null, and NaN as NaN; 1 as 1.0. */
bool ark_same(struct ark_value a, struct ark_value b);
/* Equal for what is the same, and for what is `=`. */
uint32_t ark_value_hash(struct ark_value value);
/* A copy that lives in `arena`, with all its texts and items. */
struct ark_value ark_value_keep(struct ark_arena *arena, struct ark_value value);
