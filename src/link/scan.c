/* Ids in running text: "AR 7.1", "AR7.1", "AR 2.1, 2.2 og 7.1", "P1-P4", "princip 4". One pass
 * over a text, however many rules there are; only words that a number follows are looked up. */
#include <string.h>

#include "link/internal.h"

enum { MOST_IN_RANGE = 100 };

/* Words for a kind of target; what follows is a number of that kind. */
static const struct {
    const char *word;
    bool rule;
} kind_words[] = {
    {"ap", false},
    {"princip", false},
    {"princippet", false},
    {"principper", false},
    {"principperne", false},
    {"principle", false},
    {"principles", false},
    {"arkitekturprincip", false},
    {"arkitekturprincipper", false},
    {"regel", true},
    {"reglen", true},
    {"regler", true},
    {"reglerne", true},
    {"rule", true},
    {"rules", true},
    {"arkitekturregel", true},
    {"arkitekturregler", true},
};

struct number {
    const char *at;
    size_t len;
};

/* What a match was made with, for the numbers that go on behind it. */
struct series {
    char prefix[16]; /* "" for kind words */
    bool rule, dotted, words;
    struct number number;
};

void ark_mentions_add(const struct names *names, struct mentions *mentions, uint32_t found)
{
    for (; found; found = names->targets.v[found - 1].next) {
        bool known = false;
        for (uint32_t i = 0; i < mentions->targets.n; i++)
            known |= mentions->targets.v[i] == found - 1;
        if (!known)
            ark_vec_push(&mentions->targets, found - 1);
    }
}

static bool goes_on(const char *at)
{
    return *at == '_' || g_unichar_isalnum(g_utf8_get_char(at));
}

/* "7.1" in "7.1." and "7.1)", "8.2a" in "8.2a", but nothing in "7.1ab". */
static struct number number_at(const char *at)
{
    size_t len = 0;
    while (g_ascii_isdigit(at[len]) ||
           (len && at[len] == '.' && g_ascii_isdigit(at[len - 1]) && g_ascii_isdigit(at[len + 1])))
        len++;
    if (len && g_ascii_islower(at[len]))
        len++;
    return (struct number){at, len && !goes_on(at + len) ? len : 0};
}

static bool has_dot(struct number number)
{
    return memchr(number.at, '.', number.len) != NULL;
}

static uint32_t find(const struct names *names, const struct series *series, struct number number)
{
    if (!number.len || has_dot(number) != series->dotted)
        return 0;
    if (series->words)
        return ark_names_find_number(names, series->rule, number.at, number.len);
    return ark_names_find(names, series->prefix, number.at, number.len);
}

static bool is_kind_word(const char *word, size_t len, struct series *series)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kind_words); i++) {
        if (strlen(kind_words[i].word) == len &&
            g_ascii_strncasecmp(kind_words[i].word, word, len) == 0) {
            series->rule = kind_words[i].rule;
            series->words = true;
            return true;
        }
    }
    return false;
}

/* A prefix in small letters counts before a dotted number only: "ar 7.1", never "p4". */
static bool is_prefix(const struct names *names, const char *word, size_t len, bool dotted,
                      struct series *series)
{
    if (len >= sizeof series->prefix)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (!dotted && !g_ascii_isupper(word[i]))
            return false;
        series->prefix[i] = g_ascii_toupper(word[i]);
    }
    series->prefix[len] = '\0';
    return g_hash_table_contains(names->prefixes, series->prefix);
}

/* From the end of a word to the number that belongs to it. */
static const char *skip_to_number(const char *at)
{
    at += *at == ' ' || *at == '-';
    if (g_ascii_strncasecmp(at, "nr", 2) == 0)
        at += 2 + (at[2] == '.');
    while (*at == ' ')
        at++;
    return at;
}

/* The id that begins with `word`; the end of it, or NULL. */
static const char *match_id(const struct names *names, const char *word, size_t len,
                            struct series *series, uint32_t *ret_found)
{
    *series = (struct series){.number = number_at(skip_to_number(word + len))};
    if (!series->number.len)
        return NULL;
    series->dotted = has_dot(series->number);
    bool apart = series->number.at != word + len;
    bool prefix = is_prefix(names, word, len, series->dotted, series) && !(len == 1 && apart);
    if (prefix)
        *ret_found = find(names, series, series->number);
    if ((!prefix || !*ret_found) && is_kind_word(word, len, series))
        *ret_found = find(names, series, series->number);
    return *ret_found ? series->number.at + series->number.len : NULL;
}

static const char *skip_any(const char *at, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (g_str_has_prefix(at, words[i]))
            return at + strlen(words[i]);
    }
    return NULL;
}

static const char *skip_prefix(const char *at, const struct series *series)
{
    size_t len = strlen(series->prefix);
    if (series->words || g_ascii_strncasecmp(at, series->prefix, len) != 0)
        return at;
    return at[len] == ' ' && len > 1 ? at + len + 1 : at + len;
}

/* "2.1" and "2.4": all of chapter 2 between them. "P1" and "P4": likewise. */
static void add_range(const struct names *names, const struct series *series, struct number last,
                      struct mentions *out)
{
    const char *dot = g_strrstr_len(series->number.at, (gssize)series->number.len, ".");
    size_t chapter = dot ? (size_t)(dot - series->number.at) + 1 : 0;
    if (last.len <= chapter || memcmp(last.at, series->number.at, chapter) != 0)
        return;
    guint64 from = g_ascii_strtoull(series->number.at + chapter, NULL, 10);
    guint64 to = g_ascii_strtoull(last.at + chapter, NULL, 10);
    for (guint64 i = from + 1; i < to && i < from + MOST_IN_RANGE; i++) {
        g_autofree char *number =
            g_strdup_printf("%.*s%" G_GUINT64_FORMAT, (int)chapter, series->number.at, i);
        ark_mentions_add(names, out, find(names, series, (struct number){number, strlen(number)}));
    }
}

static const char *const range_words[] = {" - ", " – ", " — ",          "-",
                                          "–",   "—",   " til og med ", " t.o.m. "};
static const char *const list_words[] = {", og ", ", ",   ",",   " og ", " eller ", " samt ",
                                         " and ", " or ", " & ", "/",    "; "};

/* What follows an id: more numbers of the same kind. */
static const char *follow(const struct names *names, struct series *series, const char *at,
                          struct mentions *out)
{
    for (;;) {
        const char *range = skip_any(at, range_words, G_N_ELEMENTS(range_words));
        const char *list = range ? NULL : skip_any(at, list_words, G_N_ELEMENTS(list_words));
        const char *next = range ? skip_prefix(range, series) : list;
        if (!next || (list && !series->dotted && !series->words))
            return at;
        struct number number = number_at(next);
        uint32_t found = find(names, series, number);
        if (!found)
            return at;
        if (range)
            add_range(names, series, number, out);
        ark_mentions_add(names, out, found);
        series->number = number;
        at = number.at + number.len;
    }
}

static bool is_joined(const char *text, const char *at)
{
    if (at == text)
        return false;
    if (strchr("-_.#", at[-1]))
        return at - 1 > text && g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at - 1)));
    return g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));
}

void ark_scan_ids(const struct names *names, const char *text, struct mentions *out)
{
    for (const char *at = text; *at;) {
        size_t len = 0;
        while (g_ascii_isalpha(at[len]))
            len++;
        if (!len) {
            at++;
            continue;
        }
        struct series series;
        uint32_t found = 0;
        const char *end = is_joined(text, at) ? NULL : match_id(names, at, len, &series, &found);
        if (end) {
            ark_mentions_add(names, out, found);
            end = follow(names, &series, end, out);
        }
        at = end ? end : at + len;
    }
}

void ark_scan_reference(const struct names *names, const char *cell, enum bare_numbers bare,
                        struct mentions *out)
{
    uint32_t before = out->targets.n;
    ark_scan_ids(names, cell, out);
    if (out->targets.n > before)
        return;
    struct number number = number_at(cell);
    bool dotted = has_dot(number);
    uint32_t found = 0;
    if (number.len && bare >= (dotted ? BARE_DOTTED : BARE_INTEGERS))
        found = ark_names_find_number(names, dotted, number.at, number.len);
    ark_mentions_add(names, out, found ? found : ark_names_find_title(names, cell));
}
