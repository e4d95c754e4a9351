/* The time, which only what is dated may ask for: SOURCE_DATE_EPOCH if it is set, so that a run can
 * be repeated, else now. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <glib.h>

#include "base/lang.h"

/* `given` if it is not NULL, else the day ("2026-01-01"). Caller frees. */
char *ark_clock_date(const char *given);
/* "2026-01-01T12:00:00" in UTC. Caller frees. */
char *ark_clock_timestamp(void);
/* The day, since 1970-01-01. */
int64_t ark_clock_today(void);
/* Is it a date as the user must write it, YYYY-MM-DD? ARK_ERROR_USAGE when it is not. */
bool ark_clock_check_date(const char *date, enum ark_lang lang, GError **error);
