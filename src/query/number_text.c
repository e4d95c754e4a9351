/* Numbers as people write them: the separators are sorted out first, then what is left is read as
 * programs write numbers. */
#include "query/number_text.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include <glib.h>

enum { LONGEST_NUMBER = 64 };

/* Digits, points and commas; a blank between digits is ' '. */
struct shape {
    char text[LONGEST_NUMBER];
    size_t len;
    bool negative;
};

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

/* False when there is anything else in the text. */
static bool read_shape(const char *at, const char *end, struct shape *shape)
{
    at = skip_blanks(at, end);
    gunichar sign = at < end ? g_utf8_get_char(at) : 0;
    shape->negative = sign == '-' || sign == 0x2212;
    if (shape->negative || sign == '+')
        at = g_utf8_next_char(at);
    while (at < end && *at != '%') {
        const char *next = skip_blanks(at, end);
        bool blank = next > at;
        if (blank && (next == end || *next == '%'))
            at = next;
        else if (shape->len + 1 >= LONGEST_NUMBER || !(blank || strchr("0123456789.,", *at)))
            return false;
        else {
            shape->text[shape->len++] = blank ? ' ' : *at;
            at = blank ? next : at + 1;
        }
    }
    if (at < end)
        at = skip_blanks(at + 1, end);
    return at == end && shape->len > 0;
}

static size_t count(const struct shape *shape, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < shape->len; i++)
        n += shape->text[i] == c;
    return n;
}

/* Whether a separator that occurs once can group digits. */
static bool can_group(const struct shape *shape, char by)
{
    size_t at = (size_t)(strchr(shape->text, by) - shape->text);
    return at >= 1 && at <= 3 && shape->text[0] != '0' && shape->len - at - 1 == 3;
}

/* What stands before the decimals: '.', ',' or 0 when there are none. */
static char decimal_of(const struct shape *shape, bool english)
{
    const char *point = strrchr(shape->text, '.'), *comma = strrchr(shape->text, ',');
    if (point && comma)
        return point > comma ? '.' : ',';
    if (!point && !comma)
        return 0;
    char only = point ? '.' : ',', grouping = english ? ',' : '.';
    if (count(shape, only) > 1)
        return 0;
    return only == grouping && can_group(shape, only) ? 0 : only;
}

/* Takes the separators out of the whole part, `len` bytes. False when they don't group by three, or
 * there are two kinds. */
static bool ungroup(const char *text, size_t len, GString *out)
{
    char by = 0;
    size_t digits = 0; /* of the group so far */
    for (size_t i = 0; i < len; i++) {
        if (g_ascii_isdigit(text[i])) {
            g_string_append_c(out, text[i]);
            digits++;
            continue;
        }
        bool right = by ? text[i] == by && digits == 3 : digits >= 1 && digits <= 3;
        if (!right)
            return false;
        by = text[i];
        digits = 0;
    }
    return !by || digits == 3;
}

static bool as_value(const char *digits, bool whole, struct ark_value *ret_number)
{
    errno = 0;
    int64_t integer = g_ascii_strtoll(digits, NULL, 10);
    if (whole && !errno) {
        *ret_number = ark_value_int(integer);
        return true;
    }
    *ret_number = ark_value_real(g_ascii_strtod(digits, NULL));
    return isfinite(ret_number->real);
}

bool ark_number_read(const char *text, uint32_t len, bool english, struct ark_value *ret_number)
{
    struct shape shape = {0};
    if (!read_shape(text, text + len, &shape))
        return false;
    char decimal = decimal_of(&shape, english);
    const char *cut = decimal ? strchr(shape.text, decimal) : NULL;
    size_t whole = cut ? (size_t)(cut - shape.text) : shape.len;
    g_autoptr(GString) out = g_string_new(shape.negative ? "-" : "");
    if (!ungroup(shape.text, whole, out) || (!cut && out->len == shape.negative))
        return false;
    if (cut) {
        size_t decimals = strspn(cut + 1, "0123456789");
        if (!decimals || cut[1 + decimals])
            return false;
        g_string_append_printf(out, "%s.%s", whole ? "" : "0", cut + 1);
    }
    return as_value(out->str, !cut, ret_number);
}
