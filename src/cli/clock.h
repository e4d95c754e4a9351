/* The time, which only what is dated may ask for: SOURCE_DATE_EPOCH if it is set, so that a run can
 * be repeated, else now. */
#pragma once

#include <stdint.h>

/* `given` if it is not NULL, else the day ("2026-01-01"). Caller frees. */
char *ark_clock_date(const char *given);
/* "2026-01-01T12:00:00" in UTC. Caller frees. */
char *ark_clock_timestamp(void);
/* The day, since 1970-01-01. */
int64_t ark_clock_today(void);
