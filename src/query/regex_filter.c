/* Letters are compared byte by byte, with capitals made small in a coarse way: bytes that differ
 * only there count as the same, and PCRE2 has the last word. Where one letter has a twin of another
 * length (the Kelvin sign for k), any text with such a twin is left to PCRE2. */
#include "query/regex_filter.h"

#include <stdbool.h>
#include <string.h>

enum { MOST_BEGINNINGS = 100, LONGEST = 8, SHORTEST = 2, RARE = 255 };

struct beginning {
    uint8_t bytes[LONGEST];
    uint8_t len;
    uint8_t next; /* with the same first byte: its number + 1; 0: none */
};

struct ark_regex_filter {
    uint8_t first[256]; /* by byte: the number + 1 of a beginning, RARE, or 0 */
    uint8_t n;
    struct beginning beginnings[MOST_BEGINNINGS];
};

static uint8_t fold(uint8_t byte)
{
    bool capital = (byte >= 'A' && byte <= 'Z') || (byte >= 0x80 && byte <= 0x9f);
    return capital ? byte | 0x20 : byte;
}

/* How many bytes of a letter or sign stand at `at` that has no twins but its capital, and those in
 * `is_rare`; 0 when it isn't such a one. */
static size_t plain_letter(const char *at, const char *end)
{
    static const char *const LETTERS = "æøåéäöüÆØÅÉÄÖÜ";
    if (at < end && (unsigned char)*at >= ' ' && (unsigned char)*at < 0x7f)
        return 1;
    if (end - at < 2 || (unsigned char)*at != 0xc3)
        return 0;
    for (const char *letter = LETTERS; *letter; letter += 2) {
        if (memcmp(letter, at, 2) == 0)
            return 2;
    }
    return 0;
}

/* ſ for s, the Kelvin sign for k, the Ångström sign for å. */
static bool is_rare(const char *at, const char *end)
{
    if (end - at < 2)
        return false;
    return memcmp(at, "\xc5\xbf", 2) == 0 || memcmp(at, "\xe2\x84", 2) == 0;
}

static bool add(struct ark_regex_filter *filter, const struct beginning *beginning)
{
    if (beginning->len < SHORTEST || filter->n == MOST_BEGINNINGS)
        return false;
    uint8_t byte = beginning->bytes[0];
    struct beginning *kept = &filter->beginnings[filter->n++];
    *kept = *beginning;
    kept->next = filter->first[byte];
    filter->first[byte] = filter->n;
    if (byte >= 'a' && byte <= 'z')
        filter->first[byte - 0x20] = filter->n;
    return true;
}

static void append(struct beginning *beginning, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n && beginning->len < LONGEST; i++)
        beginning->bytes[beginning->len++] = fold((uint8_t)bytes[i]);
}

static bool is_meta(char c)
{
    return strchr(".*+?()[]{}|\\^$", c) != NULL;
}

/* One letter of a pattern, as such, as `\.` or as `[.]`: its bytes, and past it. */
static size_t one_letter(const char *at, const char *end, const char **ret_letter)
{
    *ret_letter = at;
    if (at == end || !is_meta(*at))
        return plain_letter(at, end);
    bool boxed = end - at >= 3 && *at == '[' && at[2] == ']' && !strchr("^\\]", at[1]);
    bool escaped = end - at >= 2 && *at == '\\' && !g_ascii_isalnum(at[1]);
    if ((!boxed && !escaped) || plain_letter(at + 1, end) != 1)
        return 0;
    *ret_letter = at + 1;
    return boxed ? 3 : 2;
}

/* What an alternative of a pattern begins with. */
static void read_beginning(const char *at, const char *end, struct beginning *ret)
{
    const char *letter;
    for (size_t n; (n = one_letter(at, end, &letter)); at += n) {
        if (at + n < end && strchr("?*{", at[n]))
            return; /* not always there */
        append(ret, letter, letter > at ? 1 : n);
        if (at + n < end && at[n] == '+')
            return;
    }
}

/* Past the alternative that begins at `at`: its bar or parenthesis, or the end. */
static const char *past_alternative(const char *at, const char *end)
{
    unsigned depth = 0;
    for (; at < end; at++) {
        if (*at == '\\') {
            at++;
        } else if (*at == '[') {
            for (at++; at < end && *at != ']'; at++)
                at += *at == '\\';
        } else if (*at == '(') {
            depth++;
        } else if (depth == 0 && (*at == '|' || *at == ')')) {
            return at;
        } else if (*at == ')') {
            depth--;
        }
    }
    return end;
}

static bool add_alternatives(struct ark_regex_filter *filter, const char *at, const char *end)
{
    bool group = *at == '(';
    at += group;
    if (group && end - at > 2 && memcmp(at, "?:", 2) == 0)
        at += 2;
    for (;;) {
        const char *past = past_alternative(at, end);
        struct beginning beginning = {0};
        read_beginning(at, MIN(past, end), &beginning);
        if (!add(filter, &beginning))
            return false;
        if (past >= end)
            return !group;
        if (*past == ')')
            return past + 1 == end || !strchr("?*{", past[1]);
        at = past + 1;
    }
}

static struct ark_regex_filter *filter_new(struct ark_arena *arena)
{
    struct ark_regex_filter *filter = ARK_NEW(arena, struct ark_regex_filter);
    filter->first[0xc5] = filter->first[0xe2] = RARE;
    return filter;
}

const struct ark_regex_filter *ark_regex_filter_of_pattern(struct ark_arena *arena,
                                                           const char *pattern, size_t len)
{
    if (!len)
        return NULL;
    struct ark_regex_filter *filter = filter_new(arena);
    return add_alternatives(filter, pattern, pattern + len) ? filter : NULL;
}

const struct ark_regex_filter *ark_regex_filter_of_words(struct ark_arena *arena,
                                                         const char *const *words, uint32_t n)
{
    struct ark_regex_filter *filter = filter_new(arena);
    for (uint32_t i = 0; i < n; i++) {
        const char *end = words[i] + strlen(words[i]);
        struct beginning beginning = {0};
        size_t letter;
        for (const char *at = words[i]; at < end && *at != ' '; at += letter) {
            if (!(letter = plain_letter(at, end)))
                break;
            append(&beginning, at, letter);
        }
        if (!add(filter, &beginning))
            return NULL;
    }
    return filter;
}

static bool begins(const struct beginning *beginning, const char *at, const char *end)
{
    if ((size_t)(end - at) < beginning->len)
        return false;
    for (uint8_t i = 1; i < beginning->len; i++) {
        if (fold((uint8_t)at[i]) != beginning->bytes[i])
            return false;
    }
    return true;
}

const char *ark_regex_filter_find(const struct ark_regex_filter *filter, const char *at,
                                  const char *end)
{
    for (const char *start = at; at < end; at++) {
        uint8_t number = filter->first[(uint8_t)*at];
        if (G_LIKELY(!number))
            continue;
        if (number == RARE) {
            if (is_rare(at, end))
                return start;
            continue;
        }
        for (; number; number = filter->beginnings[number - 1].next) {
            if (begins(&filter->beginnings[number - 1], at, end))
                return at;
        }
    }
    return NULL;
}
