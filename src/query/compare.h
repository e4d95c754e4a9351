/* Comparing values: null if either is null or (for order) if they can't be ordered. */
#pragma once

#include "graph/value.h"

struct ark_arena;

/* `op` as in ARK_EXPR_COMPARE. */
struct ark_value ark_compare(int op, struct ark_value a, struct ark_value b);
struct ark_value ark_compare_equal(struct ark_value a, struct ark_value b);
/* Two texts by their code points in normal form C: -1, 0 or 1. */
int ark_compare_texts(struct ark_value a, struct ark_value b);
/* item IN list */
struct ark_value ark_compare_in(struct ark_value item, struct ark_value list);
/* The text in normal form C; itself when it is so already, as nearly all are. */
struct ark_value ark_text_normal(struct ark_arena *arena, struct ark_value text);
/* + - * / % ^; + also joins texts and lists. The result of joining lies in `arena`. */
struct ark_value ark_arithmetic(struct ark_arena *arena, int op, struct ark_value a,
                                struct ark_value b);
