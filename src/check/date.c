/* Dates in tables of deviations, as people write them. */
#include "check/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"

bool ark_date_last_day(const char *text, int64_t *ret_day)
{
    struct ark_day_span span;
    if (!ark_day_read_span(text, &span))
        return false;
    *ret_day = span.last;
    return true;
}

bool ark_date_iso(const char *text, int64_t *ret_day)
{
    struct ark_day_span span;
    bool year_first = strtoul(text + strcspn(text, "0123456789"), NULL, 10) > 99;
    if (!year_first || !ark_day_read_span(text, &span) || span.first != span.last)
        return false;
    *ret_day = span.last;
    return true;
}
