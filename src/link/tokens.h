/* Running text as words, with what stands between them. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

/* What stands before a word. */
enum token_gap {
    GAP_BLANK,  /* blanks, maybe a quotation mark; also before the first word */
    GAP_HYPHEN, /* just a hyphen: the two are one word to a reader */
    GAP_JOIN,   /* just one of . / & + : as in "3.0" */
    GAP_BREAK,  /* anything else: nothing goes across it */
};

struct token {
    uint32_t from, len; /* bytes of the text */
    enum token_gap gap;
    char join; /* of GAP_JOIN */
};

typedef ARK_VEC(struct token) token_vec;

/* Letters and digits in a row are a word; an apostrophe between letters belongs to it. Empties
 * `out` first. */
void tokens_of(const char *text, token_vec *out);
