/* The one place that asks for the time. */
#include "cli/clock.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/error.h"

/* NULL: not set, or no time. */
static GDateTime *epoch(void)
{
    const char *text = g_getenv("SOURCE_DATE_EPOCH");
    if (!text || !*text)
        return NULL;
    GDateTime *time = g_date_time_new_from_unix_utc(g_ascii_strtoll(text, NULL, 10));
    return time ? time : g_date_time_new_from_unix_utc(0);
}

char *ark_clock_date(const char *given)
{
    if (given)
        return g_strdup(given);
    g_autoptr(GDateTime) fixed = epoch();
    g_autoptr(GDateTime) now = fixed ? g_date_time_ref(fixed) : g_date_time_new_now_local();
    return g_date_time_format(now, "%Y-%m-%d");
}

char *ark_clock_timestamp(void)
{
    g_autoptr(GDateTime) fixed = epoch();
    g_autoptr(GDateTime) now = fixed ? g_date_time_ref(fixed) : g_date_time_new_now_utc();
    return g_date_time_format(now, "%Y-%m-%dT%H:%M:%S");
}

int64_t ark_clock_today(void)
{
    g_autofree char *date = ark_clock_date(NULL);
    int64_t day = 0;
    ark_day_read(date, &day);
    return day;
}

static bool is_date(const char *date)
{
    static const char shape[] = "dddd-dd-dd";
    for (size_t i = 0; i < sizeof shape; i++) {
        bool digit = g_ascii_isdigit(date[i]);
        if (shape[i] == 'd' ? !digit : date[i] != shape[i])
            return false;
    }
    return g_date_valid_dmy((GDateDay)atoi(date + 8), (GDateMonth)atoi(date + 5),
                            (GDateYear)atoi(date));
}

bool ark_clock_check_date(const char *date, enum ark_lang lang, GError **error)
{
    return is_date(date) ||
           ark_fail(error, ARK_ERROR_USAGE,
                    ark_say(lang, "»%s« er ikke en dato. Skriv den som ÅÅÅÅ-MM-DD.",
                            "\"%s\" is not a date. Write it as YYYY-MM-DD."),
                    date);
}
