/* "Did you mean": the known word that is nearest to a misspelt one. */
#pragma once

#include <stdint.h>

/* The nearest of `n` words by edit distance (letters' case ignored), if it is near enough to be
 * what was meant: at most a third of the word's length, plus one. Else NULL. */
const char *ark_nearest(const char *word, const char *const *known, uint32_t n);

/* The first of `n` words that differs from `word` in one letter: changed, left out or too much
 * (letters' case counts as nothing). NULL when there is none, or when the word is short or one of
 * them. */
const char *ark_one_letter_off(const char *word, const char *const *known, uint32_t n);
