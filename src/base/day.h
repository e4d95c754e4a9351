/* Days: dates as numbers, in the calendar of today carried back and forth, and as people write
 * them in Danish and English. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* `month` and `day` count from 1. */
struct ark_day {
    int year, month, day;
};

/* The years that there are dates in, and their first and last day. */
enum { ARK_FIRST_YEAR = 1, ARK_LAST_YEAR = 9999 };
enum { ARK_FIRST_DAY = -719162, ARK_LAST_DAY = 2932896 };

/* Days since 1970-01-01. False when there is no such date. */
bool ark_day_join(int year, int month, int day, int64_t *ret_day);
/* `day` must lie between the first and the last day. */
struct ark_day ark_day_split(int64_t day);
/* The same day of another month, or the last one of a month that is too short. False when that is
 * beyond the first or the last day. */
bool ark_day_add_months(int64_t day, int64_t months, int64_t *ret_day);
/* "2024-05-01", and nothing behind it. */
bool ark_day_read(const char *text, int64_t *ret_day);

/* What a written date can mean: one day, or those of a month, a quarter or a year. */
struct ark_day_span {
    int64_t first, last;
    bool plain; /* there is nothing else in the text */
};
/* "2027-06-30", "30.6.2027", "30/6-2027", "den 30. juni 2027", "juni 2027", "6/2027", "Q2 2027",
 * "2. kvartal 2027", "2027"; months in Danish and English. Years have four digits and begin in
 * 1900. Other words may stand around it, other numbers may not. */
bool ark_day_read_span(const char *text, struct ark_day_span *ret_span);
