/* The mistakes of one file: gathered while reading goes on, told in the order of the file. */
#pragma once

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"

struct ark_mistake {
    uint32_t line, column;
    uint32_t order; /* in which it was found */
    char *message;  /* whole, with place and excerpt */
};

/* Zeroed is empty. More than are kept are not: `more`. */
struct ark_mistakes {
    ARK_VEC(struct ark_mistake) items;
    bool more;
};

/* Is there room? If not, `more` is set. */
bool ark_mistakes_room(struct ark_mistakes *mistakes);
/* Copies `message`. */
void ark_mistakes_add(struct ark_mistakes *mistakes, uint32_t line, uint32_t column,
                      const char *message, size_t len);
/* True when there are none; else false, and `error` (ARK_ERROR_PACK) has the first ARK_MAX_ERRORS,
 * one below the other. */
bool ark_mistakes_tell(struct ark_mistakes *mistakes, enum ark_lang lang, GError **error);
void ark_mistakes_clear(struct ark_mistakes *mistakes);
