/* Dates as people write them: the numbers of a text, and the months and quarters named in it. Knows
 * no places in texts: the whole text is one date. */
#include "base/day.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

enum { FIRST_WRITTEN_YEAR = 1900 };

/* What a date text is made of. */
struct parts {
    int numbers[4];
    int n;
    int month;
    bool quarter;
    bool other; /* a number that is no part of a date */
};

static int month_of(const char *word)
{
    static const char *const MONTHS[][2] = {{"jan", "jan"}, {"feb", "feb"}, {"mar", "mar"},
                                            {"apr", "apr"}, {"maj", "may"}, {"jun", "jun"},
                                            {"jul", "jul"}, {"aug", "aug"}, {"sep", "sep"},
                                            {"okt", "oct"}, {"nov", "nov"}, {"dec", "dec"}};
    for (size_t i = 0; i < G_N_ELEMENTS(MONTHS); i++) {
        if (g_ascii_strncasecmp(word, MONTHS[i][0], 3) == 0 ||
            g_ascii_strncasecmp(word, MONTHS[i][1], 3) == 0)
            return (int)i + 1;
    }
    return 0;
}

/* 20271231 is year, month and day; any other number of more than four digits is none of them. */
static void add_number(struct parts *parts, unsigned long number, ptrdiff_t digits)
{
    bool compact = digits == 8;
    if (digits > 4 && !compact) {
        parts->other = true;
        return;
    }
    int numbers[] = {(int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100)};
    for (int i = 0; compact && i < 3 && parts->n < 4; i++)
        parts->numbers[parts->n++] = numbers[i];
    if (!compact && parts->n < 4)
        parts->numbers[parts->n++] = (int)number;
}

static struct parts parts_of(const char *text)
{
    struct parts parts = {0};
    while (*text) {
        if (g_ascii_isdigit(*text)) {
            char *end;
            unsigned long number = strtoul(text, &end, 10);
            add_number(&parts, number, end - text);
            text = end;
        } else if (g_ascii_isalpha(*text)) {
            bool q = g_ascii_tolower(*text) == 'q' && g_ascii_isdigit(text[1]);
            parts.quarter = parts.quarter || q || g_ascii_strncasecmp(text, "kvartal", 7) == 0 ||
                            g_ascii_strncasecmp(text, "quarter", 7) == 0;
            parts.month = parts.month ? parts.month : month_of(text);
            while (g_ascii_isalpha(*text))
                text++;
        } else {
            text++;
        }
    }
    return parts;
}

/* Words that a date may have besides its numbers. */
static bool is_date_word(const char *word)
{
    static const char WORDS[] =
        " jan januar january feb februar february mar marts march apr april maj may jun juni june "
        "jul juli july aug august sep sept september okt oktober oct october nov november dec "
        "december q kvartal quarter den d dag the of st nd rd th mandag tirsdag onsdag torsdag "
        "fredag lørdag søndag monday tuesday wednesday thursday friday saturday sunday ";
    g_autofree char *lower = g_utf8_strdown(word, -1);
    g_autofree char *whole = g_strconcat(" ", lower, " ", NULL);
    return strstr(WORDS, whole);
}

static bool is_plain(const char *text)
{
    for (const char *at = text; *at;) {
        const char *end = at;
        while (g_unichar_isalpha(g_utf8_get_char(end)))
            end = g_utf8_next_char(end);
        g_autofree char *word = g_strndup(at, (size_t)(end - at));
        if (end > at && !is_date_word(word))
            return false;
        size_t digits = strspn(end, "0123456789");
        gunichar c = g_utf8_get_char(end);
        bool separates = g_unichar_isspace(c) || c == '.' || c == ',' || c == '/' ||
                         g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION;
        if ((digits > 4 && digits != 8) || (end == at && !digits && !separates))
            return false;
        at = digits ? end + digits : separates ? g_utf8_next_char(end) : end;
    }
    return true;
}

static bool one_day(int year, int month, int day, struct ark_day_span *ret_span)
{
    if (year < FIRST_WRITTEN_YEAR || !ark_day_join(year, month, day, &ret_span->first))
        return false;
    ret_span->last = ret_span->first;
    return true;
}

static bool months(int year, int first, int last, struct ark_day_span *ret_span)
{
    struct ark_day_span end;
    int day = 31;
    if (first < 1 || last > 12 || !one_day(year, first, 1, ret_span))
        return false;
    while (!one_day(year, last, day, &end))
        day--;
    ret_span->last = end.last;
    return true;
}

static bool span_of(const struct parts *p, struct ark_day_span *ret_span)
{
    const int *n = p->numbers;
    bool year_first = n[0] > 99;
    if (p->quarter) {
        int year = year_first ? n[0] : n[1], quarter = year_first ? n[1] : n[0];
        return p->n == 2 && quarter <= 4 && months(year, quarter * 3 - 2, quarter * 3, ret_span);
    }
    if (p->month && p->n == 2)
        return one_day(n[1], p->month, n[0], ret_span);
    if (p->month)
        return p->n == 1 && months(n[0], p->month, p->month, ret_span);
    if (p->n == 3)
        return year_first ? one_day(n[0], n[1], n[2], ret_span)
                          : one_day(n[2], n[1], n[0], ret_span);
    if (p->n == 2)
        return year_first ? months(n[0], n[1], n[1], ret_span) : months(n[1], n[0], n[0], ret_span);
    return p->n == 1 && months(n[0], 1, 12, ret_span);
}

bool ark_day_read_span(const char *text, struct ark_day_span *ret_span)
{
    struct parts parts = parts_of(text);
    struct ark_day_span span;
    if (parts.other || !span_of(&parts, &span))
        return false;
    span.plain = is_plain(text);
    *ret_span = span;
    return true;
}
