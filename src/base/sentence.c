/* Sentences: a mark ends one unless what follows or what stands before it says otherwise. */
#include "base/sentence.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

enum { LONGEST_WORD = 40 };

/* Abbreviations that something always follows. */
static const char NEVER_LAST[] =
    " afd afs alm ang anm bet bl.a ca dr e.g ekskl eks evt f f.eks fig fhv fx gl hhv hr i.e if ifm "
    "ift iflg inkl jf jfr jvf kap kgl maks max mht min mr mrs nr nuv pga pkt pr prof red sct sek "
    "sml spec st stk str tab tlf udg vedr vers vha vs ";
/* Those that a sentence can end with. */
static const char SOMETIMES_LAST[] =
    " d.d d.v.s dvs e.l el.lign etc kr m.fl m.m m.v mfl mia mio mm mv o.a o.l o.lign osv p.t pct ";
/* Those that are another word unless a number follows. */
static const char BEFORE_NUMBERS[] = " art bilag d kl ms no p s v vol ";

static bool listed(const char *list, const char *word)
{
    char whole[LONGEST_WORD + 3];
    g_snprintf(whole, sizeof whole, " %s ", word);
    return strstr(list, whole);
}

static bool is_month(const char *word)
{
    static const char MONTHS[] =
        " januar februar marts april maj juni juli august september oktober november december "
        "january february march may june july october ";
    return listed(MONTHS, word);
}

/* The word from `from` to `to` in lower case; "" when it is too long for any list. */
static void copy_word(const char *from, const char *to, char word[static LONGEST_WORD + 1])
{
    size_t len = 0;
    for (; from < to && len + 6 < LONGEST_WORD; from = g_utf8_next_char(from))
        len += (size_t)g_unichar_to_utf8(g_unichar_tolower(g_utf8_get_char(from)), word + len);
    word[from < to ? 0 : len] = '\0';
}

static bool closes(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION: /* »so« in Danish */
        return true;
    default:
        return c == '"' || c == '\'';
    }
}

static bool is_mark(gunichar c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/* By its first byte, without decoding. */
static bool may_be_mark(char c)
{
    return c == '.' || c == '!' || c == '?' || (unsigned char)c == 0xe2;
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

/* Behind quotes and brackets. */
static const char *first_of_word(const char *at, const char *end)
{
    while (at < end && g_unichar_ispunct(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

static const char *word_end(const char *at, const char *end)
{
    while (at < end && g_unichar_isalnum(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

/* Where the word that ends at `point` begins: behind a blank, and behind what opens it. */
static const char *word_start(const char *start, const char *point)
{
    const char *at = point;
    while (at > start && !g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(at))))
        at = g_utf8_prev_char(at);
    while (at < point && g_unichar_ispunct(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

/* Whether nothing but what opens a word stands before `from`. Looks backwards, since a text may
 * begin with any number of brackets and have any number of numbers. */
static bool only_opens(const char *start, const char *from)
{
    while (from > start && g_unichar_ispunct(g_utf8_get_char(g_utf8_prev_char(from))))
        from = g_utf8_prev_char(from);
    return from == start;
}

static bool is_number(const char *from, const char *to)
{
    return to > from && strspn(from, "0123456789.") >= (size_t)(to - from);
}

static bool is_capitals(const char *from, const char *to)
{
    for (const char *at = from; at < to; at = g_utf8_next_char(at)) {
        if (!g_unichar_isupper(g_utf8_get_char(at)))
            return false;
    }
    return to > from;
}

/* Whether the point at `point`, which `next` follows, belongs to the word before it. */
static bool part_of_word(const char *start, const char *point, const char *next, const char *end)
{
    const char *from = word_start(start, point);
    char word[LONGEST_WORD + 1], follows[LONGEST_WORD + 1];
    copy_word(from, point, word);
    copy_word(next, word_end(next, end), follows);
    if (is_number(from, point)) /* "3. Løsning", "den 1. Januar", "2. 10 systemer" */
        return only_opens(start, from) || is_month(follows);
    bool number = g_unichar_isdigit(g_utf8_get_char(next));
    if (is_capitals(from, point)) /* "H. C. Andersen", "NR. 4", but "... KL." and "... DR." */
        return g_utf8_next_char(from) == point || (number && listed(NEVER_LAST, word));
    if (number && (listed(SOMETIMES_LAST, word) || listed(BEFORE_NUMBERS, word)))
        return true;
    return listed(NEVER_LAST, word);
}

/* Whether the marks from `mark` to `past` end the sentence. */
static bool ends(const char *start, const char *mark, const char *past, const char *end)
{
    const char *next = skip_blanks(past, end);
    if (next == past)
        return next == end;
    next = first_of_word(next, end);
    if (next < end && g_unichar_islower(g_utf8_get_char(next)))
        return false;
    bool point = *mark == '.' && past == mark + 1;
    return next == end || !point || !part_of_word(start, mark, next, end);
}

/* A line ends a sentence too, unless the text goes on in the next one. */
static bool breaks(const char *at, const char *end)
{
    const char *next = at + 1;
    while (next < end && (*next == ' ' || *next == '\t' || *next == '\r'))
        next++;
    return next == end || *next == '\n' || !g_unichar_islower(g_utf8_get_char(next));
}

const char *ark_sentence_end(const char *start, const char *end)
{
    for (const char *at = start; at < end;) {
        if (*at == '\n' && breaks(at, end))
            return at;
        if (!may_be_mark(*at) || !is_mark(g_utf8_get_char(at))) {
            at = g_utf8_next_char(at);
            continue;
        }
        const char *mark = at;
        while (at < end && is_mark(g_utf8_get_char(at)))
            at = g_utf8_next_char(at);
        while (at < end && closes(g_utf8_get_char(at)))
            at = g_utf8_next_char(at);
        if (ends(start, mark, at, end))
            return at;
    }
    return end;
}
