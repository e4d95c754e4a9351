/* Days: dates as numbers, in the calendar of today carried back and forth. Knows no texts but ISO.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* `month` and `day` count from 1. */
struct ark_day {
    int year, month, day;
};

/* The years that there are dates in. */
enum { ARK_FIRST_YEAR = 1, ARK_LAST_YEAR = 9999 };

/* Days since 1970-01-01. False when there is no such date. */
bool ark_day_join(int year, int month, int day, int64_t *ret_day);
/* `day` must lie between the first and the last year. */
struct ark_day ark_day_split(int64_t day);
/* "2024-05-01", and nothing behind it. */
bool ark_day_read(const char *text, int64_t *ret_day);
