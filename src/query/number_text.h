/* Numbers as people write them in Danish and English; knows no queries. */
#pragma once

#include "graph/value.h"

/* The number that the text is, with a sign and a closing % if it has them, blanks around it left
 * out:
 *
 * 1. When both a point and a comma occur, the last one is before the decimals and the other one
 *    groups digits: 1.234.567,89 and 1,234,567.89.
 * 2. When one of them occurs several times, it groups digits: 1.234.567.
 * 3. When one occurs once, it is before decimals unless it groups digits in the language (the point
 *    in Danish, the comma in English) and stands so that it can: behind one to three digits that
 *    don't begin with 0, and before three. So 1.234 is 1234 in Danish and 1.234 in English; 1.5 is
 *    1.5 in both.
 * 4. Blanks group digits too: 1 234 567,5.
 *
 * Groups have three digits each, but the first. A number without decimals is an INT if it fits,
 * else REAL. False when the text is no such number. */
bool ark_number_read(const char *text, uint32_t len, bool english, struct ark_value *ret_number);
