/* "Did you mean": the known word that is nearest to a misspelt one. */
#pragma once

#include <stdint.h>

/* The nearest of `n` words by edit distance (letters' case ignored), if it is near enough to be
 * what was meant: at most a third of the word's length, plus one. Else NULL. */
const char *ark_nearest(const char *word, const char *const *known, uint32_t n);
