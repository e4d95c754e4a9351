/* Regular expressions of rules: PCRE2 with Unicode and limits; knows nothing of queries. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/lang.h"

struct ark_regex;

/* For `=~`: the whole text. The regex lives in `arena`. On a mistake NULL, which one it is, and
 * where in `pattern` (bytes). */
struct ark_regex *ark_regex_compile(struct ark_arena *arena, const char *pattern, uint32_t len,
                                    int *ret_mistake, uint32_t *ret_at);
/* Says what is wrong. Caller frees. */
char *ark_regex_message(int mistake, enum ark_lang lang);
/* For has_word: any of the words or phrases, whole, anywhere, in any case. NULL when there is
 * none or they are too many. */
struct ark_regex *ark_regex_words(struct ark_arena *arena, const char *const *words, uint32_t n);

/* Scratch memory for matching, one per run. */
struct ark_regex_run;
struct ark_regex_run *ark_regex_run_new(void);
void ark_regex_run_free(struct ark_regex_run *run);

enum ark_regex_result { ARK_REGEX_NO, ARK_REGEX_YES, ARK_REGEX_LIMIT };
enum ark_regex_result ark_regex_test(struct ark_regex_run *run, const struct ark_regex *regex,
                                     const char *text, uint32_t len);
