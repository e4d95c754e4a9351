/* Days, over GLib's calendar. */
#include "base/day.h"

#include <string.h>

#include <glib.h>

enum { JULIAN_OF_1970 = 719163 };

bool ark_day_join(int year, int month, int day, int64_t *ret_day)
{
    bool valid = year >= ARK_FIRST_YEAR && year <= ARK_LAST_YEAR && month >= 1 && month <= 12 &&
                 day >= 1 && day <= 31 &&
                 g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
    if (!valid)
        return false;
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    *ret_day = (int64_t)g_date_get_julian(&date) - JULIAN_OF_1970;
    return true;
}

struct ark_day ark_day_split(int64_t day)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, (guint32)(day + JULIAN_OF_1970));
    return (struct ark_day){g_date_get_year(&date), (int)g_date_get_month(&date),
                            g_date_get_day(&date)};
}

bool ark_day_add_months(int64_t day, int64_t months, int64_t *ret_day)
{
    struct ark_day date = ark_day_split(day);
    int64_t month; /* counted from the year 0 */
    if (__builtin_add_overflow(date.year * 12 + date.month - 1, months, &month) ||
        month < ARK_FIRST_YEAR * 12 || month >= (ARK_LAST_YEAR + 1) * 12)
        return false;
    int year = (int)(month / 12), of_year = (int)(month % 12) + 1;
    int last = g_date_get_days_in_month((GDateMonth)of_year, (GDateYear)year);
    return ark_day_join(year, of_year, MIN(date.day, last), ret_day);
}

bool ark_day_read(const char *text, int64_t *ret_day)
{
    static const char SHAPE[] = "dddd-dd-dd";
    if (strlen(text) != sizeof SHAPE - 1)
        return false;
    for (size_t i = 0; SHAPE[i]; i++) {
        if (SHAPE[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != SHAPE[i])
            return false;
    }
    int year = (int)g_ascii_strtoll(text, NULL, 10);
    int month = (int)g_ascii_strtoll(text + 5, NULL, 10);
    return ark_day_join(year, month, (int)g_ascii_strtoll(text + 8, NULL, 10), ret_day);
}
