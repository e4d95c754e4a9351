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
/* Whether a text may not be in normal form C: it has a lead byte of U+0300 to U+037F, where the
 * accents are that go on top of a letter. */
static inline bool ark_text_has_marks(struct ark_value text)
{
    bool found = false;
    for (uint32_t i = 0; i < text.len; i++)
        found |= ((unsigned char)text.text[i] & 0xfe) == 0xcc;
    return found;
}

/* The text in normal form C; itself when it is so already, as nearly all are. */
struct ark_value ark_text_normal(struct ark_arena *arena, struct ark_value text);
/* + - * / % ^; + also joins texts and lists. The result of joining lies in `arena`. */
struct ark_value ark_arithmetic(struct ark_arena *arena, int op, struct ark_value a,
                                struct ark_value b);
