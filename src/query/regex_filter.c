/* Letters are compared byte by byte, with capitals made small in a coarse way: bytes that differ
 * only there count as the same, and PCRE2 has the last word. Where one letter has a twin of another
 * length (the Kelvin sign for k), any text with such a twin is left to PCRE2. */
#include "query/regex_filter.h"

#include <stdbool.h>
#include <string.h>

enum { MOST_BEGINNINGS = 100, LONGEST = 30, SHORTEST = 2, RARE = 255 };

struct beginning {
    uint8_t bytes[LONGEST];
    uint8_t len;
    bool whole;   /* the alternative is nothing more */
    bool ends;    /* no letter may follow */
    uint8_t next; /* with the same first byte: its number + 1; 0: none */
};

struct table {
    uint8_t first[256]; /* by byte: the number + 1 of a beginning, RARE, or 0 */
    uint8_t n;
    bool words; /* no letter, digit or _ may stand before or after */
    bool exact; /* a whole beginning is a match */
};

struct ark_regex_filter {
    struct table table;
    struct beginning beginnings[];
};

struct building {
    struct table table;
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
    static const char LETTERS[] = "æøåéäöüÆØÅÉÄÖÜ";
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

static bool add(struct building *building, const struct beginning *beginning)
{
    struct table *table = &building->table;
    if (beginning->len < (table->words ? 1 : SHORTEST) || table->n == MOST_BEGINNINGS)
        return false;
    uint8_t byte = beginning->bytes[0];
    struct beginning *kept = &building->beginnings[table->n++];
    *kept = *beginning;
    kept->next = table->first[byte];
    table->first[byte] = table->n;
    if (byte >= 'a' && byte <= 'z')
        table->first[byte - 0x20] = table->n;
    return true;
}

static const struct ark_regex_filter *build(struct ark_arena *arena, struct building *building)
{
    size_t size = sizeof *building->beginnings * building->table.n;
    building->table.first[0xc5] = building->table.first[0xe2] = RARE;
    struct ark_regex_filter *filter = ark_arena_alloc(arena, sizeof *filter + size);
    filter->table = building->table;
    memcpy(filter->beginnings, building->beginnings, size);
    return filter;
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

/* What an alternative of a pattern begins with; true when it is nothing more. */
static bool read_beginning(const char *at, const char *end, struct beginning *ret)
{
    const char *letter;
    for (size_t n; (n = one_letter(at, end, &letter)); at += n) {
        if (at + n < end && strchr("?*{", at[n]))
            return false; /* not always there */
        append(ret, letter, letter > at ? 1 : n);
        if (at + n < end && at[n] == '+')
            return false;
    }
    return at == end && ret->len < LONGEST;
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

static bool add_alternatives(struct building *building, const char *at, const char *end)
{
    bool group = *at == '(';
    at += group;
    if (group && end - at > 2 && memcmp(at, "?:", 2) == 0)
        at += 2;
    for (;;) {
        const char *past = past_alternative(at, end);
        struct beginning beginning = {0};
        beginning.whole = read_beginning(at, MIN(past, end), &beginning);
        if (!add(building, &beginning))
            return false;
        if (past >= end)
            return !group;
        if (*past == ')') {
            if (past + 1 < end)
                building->table.exact = false;
            return past + 1 == end || !strchr("?*{", past[1]);
        }
        at = past + 1;
    }
}

const struct ark_regex_filter *
ark_regex_filter_of_pattern(struct ark_arena *arena, const char *pattern, size_t len, bool caseless)
{
    struct building building = {.table.exact = caseless};
    return len && add_alternatives(&building, pattern, pattern + len) ? build(arena, &building)
                                                                      : NULL;
}

const struct ark_regex_filter *ark_regex_filter_of_words(struct ark_arena *arena,
                                                         const char *const *words, uint32_t n)
{
    struct building building = {.table = {.words = true, .exact = true}};
    for (uint32_t i = 0; i < n; i++) {
        const char *end = words[i] + strlen(words[i]);
        struct beginning beginning = {0};
        const char *at = words[i];
        for (size_t letter; *at != ' ' && (letter = plain_letter(at, end)); at += letter)
            append(&beginning, at, letter);
        beginning.whole = at == end && beginning.len < LONGEST;
        beginning.ends = (at == end || *at == ' ') && beginning.len < LONGEST;
        if (!add(&building, &beginning))
            return NULL;
    }
    return build(arena, &building);
}

static bool is_word(char c)
{
    return g_ascii_isalnum(c) || c == '_';
}

/* Whether it stands at `at`; not what comes before. */
static bool begins(const struct beginning *beginning, const char *at, const char *end)
{
    if ((size_t)(end - at) < beginning->len)
        return false;
    for (uint8_t i = 1; i < beginning->len; i++) {
        if (fold((uint8_t)at[i]) != beginning->bytes[i])
            return false;
    }
    at += beginning->len;
    return !(beginning->ends && at < end && is_word(*at));
}

/* Of what begins at `at`: there is no doubt left. Beyond ASCII, PCRE2 knows what a letter is. */
static bool is_sure(const struct table *table, const struct beginning *beginning, const char *text,
                    const char *at, const char *end)
{
    const char *past = at + beginning->len;
    if (!table->exact || !beginning->whole)
        return false;
    return !table->words ||
           ((at == text || (at[-1] & 0x80) == 0) && (past == end || (*past & 0x80) == 0));
}

/* Whether something may begin at `at`, where the first byte fits. */
static bool found(const struct ark_regex_filter *filter, const char *text, const char *at,
                  const char *end, bool *ret_sure)
{
    const struct table *table = &filter->table;
    bool any = false;
    if (table->words && at > text && is_word(at[-1]))
        return false;
    for (uint8_t number = table->first[(uint8_t)*at]; number && !*ret_sure;) {
        const struct beginning *beginning = &filter->beginnings[number - 1];
        bool here = begins(beginning, at, end);
        any |= here;
        *ret_sure = here && is_sure(table, beginning, text, at, end);
        number = beginning->next;
    }
    return any;
}

const char *ark_regex_filter_find(const struct ark_regex_filter *filter, const char *text,
                                  const char *at, const char *end, bool *ret_sure)
{
    *ret_sure = false;
    for (const char *start = at; at < end; at++) {
        uint8_t number = filter->table.first[(uint8_t)*at];
        if (G_LIKELY(!number))
            continue;
        if (number != RARE && found(filter, text, at, end, ret_sure))
            return at;
        if (number == RARE && is_rare(at, end))
            return start;
    }
    return NULL;
}
