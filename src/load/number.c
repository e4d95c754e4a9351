/* Whole numbers directly; decimals through GLib, which ignores the locale. */
#include "load/number.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { MOST = 1000000000 };

static bool parse_decimal(const char *text, size_t len, int64_t *ret)
{
    char copy[64], *end;
    if (!len || len >= sizeof copy)
        return false;
    memcpy(copy, text, len);
    copy[len] = '\0';
    double number = g_ascii_strtod(copy, &end);
    if (end == copy || end[strspn(end, " \t\n\r")] || !(fabs(number) <= MOST))
        return false;
    *ret = (int64_t)lround(number);
    return true;
}

bool ark_number_parse(const char *text, size_t len, int64_t *ret)
{
    bool negative = len && text[0] == '-';
    int64_t number = 0;
    if (len == negative || len > 9)
        return parse_decimal(text, len, ret);
    for (size_t i = negative; i < len; i++) {
        if (!g_ascii_isdigit(text[i]))
            return parse_decimal(text, len, ret);
        number = number * 10 + (text[i] - '0');
    }
    *ret = negative ? -number : number;
    return true;
}
