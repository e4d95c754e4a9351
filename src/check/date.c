/* Dates in tables of deviations, as people write them. */
#include "check/internal.h"

#include <stdlib.h>
#include <string.h>

enum { JULIAN_OF_1970 = 719163 };

static bool to_day(int year, int month, int day, int64_t *ret_day)
{
    if (year < 1900 || year > 9999 || month < 1 || month > 12)
        return false;
    int last = g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
    if (day == 0)
        day = last;
    if (day < 1 || day > last)
        return false;
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    *ret_day = (int64_t)g_date_get_julian(&date) - JULIAN_OF_1970;
    return true;
}

/* What a date text is made of. */
struct parts {
    int numbers[4];
    int n;
    int month;
    bool quarter;
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

static struct parts parts_of(const char *text)
{
    struct parts parts = {0};
    while (*text) {
        if (g_ascii_isdigit(*text)) {
            char *end;
            unsigned long number = strtoul(text, &end, 10);
            if (parts.n < 4)
                parts.numbers[parts.n++] = number > 9999 ? 9999 : (int)number;
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

bool ark_date_last_day(const char *text, int64_t *ret_day)
{
    struct parts p = parts_of(text);
    const int *n = p.numbers;
    if (p.quarter && p.n == 2)
        return n[0] > 99 ? n[1] <= 4 && to_day(n[0], n[1] * 3, 0, ret_day)
                         : n[0] <= 4 && to_day(n[1], n[0] * 3, 0, ret_day);
    if (p.quarter)
        return false;
    if (p.month && p.n == 2)
        return n[0] > 0 && to_day(n[1], p.month, n[0], ret_day);
    if (p.month)
        return p.n == 1 && to_day(n[0], p.month, 0, ret_day);
    if (p.n == 3)
        return n[0] > 99 ? n[2] > 0 && to_day(n[0], n[1], n[2], ret_day)
                         : n[0] > 0 && to_day(n[2], n[1], n[0], ret_day);
    if (p.n == 2)
        return n[0] > 99 ? to_day(n[0], n[1], 0, ret_day) : to_day(n[1], n[0], 0, ret_day);
    return p.n == 1 && to_day(n[0], 12, 0, ret_day);
}

bool ark_date_iso(const char *text, int64_t *ret_day)
{
    struct parts p = parts_of(text);
    return p.n == 3 && p.numbers[0] > 99 && ark_date_last_day(text, ret_day);
}
