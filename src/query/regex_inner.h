/* What of a pattern `.*X.*` is X. Knows the shape of patterns, not PCRE2. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct ark_regex_inner {
    size_t flags;      /* bytes of "(?i)" and the like that the pattern begins with */
    size_t start, len; /* of X */
    bool across_lines; /* the dots match line breaks too */
};

/* False for any pattern of which it isn't certain that the whole of it matches a text from end to
 * end (and, unless `across_lines`, of one line) just when X matches somewhere in that text. */
bool ark_regex_find_inner(const char *pattern, size_t len, struct ark_regex_inner *ret_inner);
