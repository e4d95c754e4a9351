/* A quick look for where a regex may match, by the letters that all its alternatives begin with.
 * Never misses a match; what it finds is, unless it is sure, for PCRE2
 * to try. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct ark_regex_filter;

/* Of a pattern that may match anywhere in a text. NULL: it may begin with anything. */
const struct ark_regex_filter *ark_regex_filter_of_pattern(struct ark_arena *arena,
                                                           const char *pattern, size_t len,
                                                           bool caseless);
/* Of words, literally. */
const struct ark_regex_filter *ark_regex_filter_of_words(struct ark_arena *arena,
                                                         const char *const *words, uint32_t n);
/* The first place of `text` from `at` on where a match can begin; NULL when there is none.
 * `ret_sure`: one does, since all that the regex asks for was looked at. */
const char *ark_regex_filter_find(const struct ark_regex_filter *filter, const char *text,
                                  const char *at, const char *end, bool *ret_sure);
