/* Edit distance over a list of words. */
#include "base/nearest.h"

#include <glib.h>
#include <string.h>

enum { LONGEST_WORD = 64 };

/* Levenshtein distance, one row at a time. */
static int distance(const char *a, const char *b)
{
    size_t n = strlen(b);
    int row[LONGEST_WORD + 1];
    if (n > LONGEST_WORD || strlen(a) > LONGEST_WORD)
        return LONGEST_WORD;
    for (size_t j = 0; j <= n; j++)
        row[j] = (int)j;
    for (size_t i = 0; a[i]; i++) {
        int diagonal = row[0];
        row[0] = (int)i + 1;
        for (size_t j = 0; j < n; j++) {
            int same = g_ascii_tolower(a[i]) == g_ascii_tolower(b[j]) ? 0 : 1;
            int best = MIN(MIN(row[j], row[j + 1]) + 1, diagonal + same);
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    return row[n];
}

const char *ark_nearest(const char *word, const char *const *known, uint32_t n)
{
    const char *nearest = NULL;
    int best = (int)strlen(word) / 3 + 1;
    for (uint32_t i = 0; i < n; i++) {
        int d = distance(word, known[i]);
        if (d < best || (d == best && !nearest)) {
            best = d;
            nearest = known[i];
        }
    }
    return nearest;
}

const char *ark_one_letter_off(const char *word, const char *const *known, uint32_t n)
{
    enum { SHORT = 4 }; /* shorter words are a letter from many others */
    const char *found = NULL;
    for (uint32_t i = 0; i < n && strlen(word) >= SHORT - 1; i++) {
        int d = distance(word, known[i]);
        if (d == 0)
            return NULL;
        if (d == 1 && !found && strlen(known[i]) >= SHORT)
            found = known[i];
    }
    return found;
}
