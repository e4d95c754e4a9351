/* The functions on texts (functions_text.c), for the table in functions.c. */
#pragma once

#include "query/functions.h"

#define ARK_TEXT_FUNCTION(name)                                                                    \
    struct ark_value ark_fn_##name(struct ark_matcher *matcher, const struct ark_expr *call,       \
                                   const struct ark_value *args, uint32_t n)

ARK_TEXT_FUNCTION(has_word);
ARK_TEXT_FUNCTION(lower);
ARK_TEXT_FUNCTION(normalise);
ARK_TEXT_FUNCTION(replace);
ARK_TEXT_FUNCTION(split);
ARK_TEXT_FUNCTION(to_integer);
ARK_TEXT_FUNCTION(to_string);
ARK_TEXT_FUNCTION(trim);
ARK_TEXT_FUNCTION(upper);
ARK_TEXT_FUNCTION(words);
