/* Recognises `.*X.*`. Cautious: whatever could make the dots or X mean something else is refused.
 */
#include "query/regex_inner.h"

#include <string.h>

/* The length of "(?i)", "(?s)", "(?is)" or "(?si)"; 0 without. */
static size_t flags_of(const char *pattern, size_t len, bool *ret_dotall)
{
    *ret_dotall = false;
    if (len < 2 || memcmp(pattern, "(?", 2) != 0)
        return 0;
    size_t at = 2;
    for (; at < len && (pattern[at] == 'i' || pattern[at] == 's'); at++)
        *ret_dotall |= pattern[at] == 's';
    return at > 2 && at < len && pattern[at] == ')' ? at + 1 : 0;
}

/* Past the class that begins at `at`; NULL when it is unusual. */
static const char *skip_class(const char *at, const char *end)
{
    at++;
    if (at < end && *at == '^')
        at++;
    if (at < end && *at == ']')
        return NULL;
    for (; at < end && *at != ']'; at++) {
        if (*at == '\\')
            at++;
        else if (*at == '[' && at + 1 < end && strchr(":.=", at[1]))
            return NULL;
    }
    return at < end ? at + 1 : NULL;
}

/* After the backslash: no quoting, no resetting, no calling, nothing but one thing to match. */
static bool plain_escape(char c)
{
    return c && strchr("bBdDsSwW.|()[]{}*+?\\^$/-", c);
}

/* After the parenthesis: a group of some kind, no verb, flag, comment, condition or call. */
static bool plain_group(const char *at, const char *end)
{
    if (at < end && *at == '*')
        return false;
    return at == end || *at != '?' || (at + 1 < end && strchr(":=!<", at[1]));
}

/* One sequence: balanced, with no alternative outside groups. */
static bool plain(const char *at, const char *end)
{
    unsigned depth = 0;
    while (at && at < end) {
        char c = *at;
        if (c == '[') {
            at = skip_class(at, end);
            continue;
        }
        at++;
        if (c == '\\') {
            if (at == end || !plain_escape(*at++))
                return false;
        } else if (c == '(') {
            if (!plain_group(at, end))
                return false;
            depth++;
        } else if ((c == ')' && depth-- == 0) || (c == '|' && depth == 0)) {
            return false;
        }
    }
    return at && depth == 0;
}

bool ark_regex_find_inner(const char *pattern, size_t len, struct ark_regex_inner *ret_inner)
{
    struct ark_regex_inner inner = {0};
    if (memchr(pattern, '\0', len))
        return false;
    inner.flags = flags_of(pattern, len, &inner.across_lines);
    inner.start = inner.flags + 2;
    if (inner.start + 2 >= len || memcmp(pattern + inner.flags, ".*", 2) != 0 ||
        memcmp(pattern + len - 2, ".*", 2) != 0)
        return false;
    inner.start += pattern[inner.start] == '?';
    inner.len = len - 2 - inner.start;
    if (inner.start + 2 >= len || strchr("*+?{", pattern[inner.start]) ||
        !plain(pattern + inner.start, pattern + len - 2))
        return false;
    *ret_inner = inner;
    return true;
}
