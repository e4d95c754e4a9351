/* Functions on texts as characters. What they make lies in the matcher's arena; what they cut is
 * copied too, since texts have a closing NUL. */
#define _GNU_SOURCE /* memmem */
#include "query/function_list.h"

#include <string.h>

/* Makes ASCII and most of Latin-1 small; where another character comes, its place, else `end`. */
static const char *lower_latin(const char *at, const char *end, char *out)
{
    while (at < end) {
        unsigned char c = (unsigned char)*at, next = (unsigned char)at[1];
        if (c < 0x80) {
            *out++ = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
            at++;
        } else if (c == 0xc3 && next >= 0x80 && next <= 0xbf) {
            bool capital = next <= 0x9e && next != 0x97; /* À to Þ, but × */
            *out++ = (char)c;
            *out++ = (char)(capital ? next | 0x20 : next);
            at += 2;
        } else {
            return at;
        }
    }
    return end;
}

ARK_FUNCTION(lower)
{
    struct ark_arena_mark mark = ark_arena_mark(matcher->arena);
    char *quick = ark_arena_alloc_raw(matcher->arena, (size_t)args[0].len + 1, 1);
    const char *end = args[0].text + args[0].len;
    quick[args[0].len] = '\0';
    if (lower_latin(args[0].text, end, quick) == end)
        return ark_value_text(quick, args[0].len);
    ark_arena_rewind(matcher->arena, mark);
    g_autofree char *text = g_utf8_strdown(args[0].text, args[0].len);
    return ark_made_text(matcher, text, strlen(text));
}

ARK_FUNCTION(upper)
{
    g_autofree char *text = g_utf8_strup(args[0].text, args[0].len);
    return ark_made_text(matcher, text, strlen(text));
}

/* What lies between the two places in `text`. */
static struct ark_value cut(struct ark_matcher *matcher, struct ark_value text, const char *start,
                            const char *end)
{
    if ((size_t)(end - start) == text.len)
        return text;
    return ark_made_text(matcher, start, (size_t)(end - start));
}

ARK_FUNCTION(trim)
{
    const char *end = args[0].text + args[0].len;
    const char *start = ark_skip_space(args[0].text, end);
    return cut(matcher, args[0], start, ark_trim_end(start, end));
}

ARK_FUNCTION(ltrim)
{
    const char *end = args[0].text + args[0].len;
    return cut(matcher, args[0], ark_skip_space(args[0].text, end), end);
}

ARK_FUNCTION(rtrim)
{
    const char *end = args[0].text + args[0].len;
    return cut(matcher, args[0], args[0].text, ark_trim_end(args[0].text, end));
}

/* `n` characters on, at most to `end`. */
static const char *forward(const char *at, const char *end, int64_t n)
{
    if (n >= end - at)
        return end;
    for (; n > 0 && at < end; n--)
        at = g_utf8_next_char(at);
    return at;
}

ARK_FUNCTION(left)
{
    if (args[1].integer < 0)
        return ARK_VALUE_NULL;
    const char *end = args[0].text + args[0].len;
    return cut(matcher, args[0], args[0].text, forward(args[0].text, end, args[1].integer));
}

ARK_FUNCTION(right)
{
    if (args[1].integer < 0)
        return ARK_VALUE_NULL;
    const char *end = args[0].text + args[0].len, *at = end;
    if (args[1].integer >= args[0].len)
        return args[0];
    for (int64_t i = 0; i < args[1].integer && at > args[0].text; i++)
        at = g_utf8_prev_char(at);
    return cut(matcher, args[0], at, end);
}

ARK_FUNCTION(substring)
{
    if (args[1].integer < 0 || (n > 2 && args[2].integer < 0))
        return ARK_VALUE_NULL;
    const char *end = args[0].text + args[0].len;
    const char *start = forward(args[0].text, end, args[1].integer);
    return cut(matcher, args[0], start, n > 2 ? forward(start, end, args[2].integer) : end);
}

ARK_FUNCTION(replace)
{
    struct ark_value text = args[0], from = args[1], to = args[2];
    const char *at = text.text, *end = text.text + text.len;
    const char *hit = from.len ? memmem(at, text.len, from.text, from.len) : NULL;
    if (!hit)
        return text;
    g_autoptr(GString) out = g_string_sized_new(text.len);
    while (hit) {
        g_string_append_len(out, at, hit - at);
        g_string_append_len(out, to.text, to.len);
        if (out->len > ARK_LONGEST_MADE)
            return ARK_VALUE_NULL;
        at = hit + from.len;
        hit = memmem(at, (size_t)(end - at), from.text, from.len);
    }
    g_string_append_len(out, at, end - at);
    return ark_made_text(matcher, out->str, out->len);
}

/* Into characters when there is no separator. */
static const char *next_cut(const char *at, const char *end, struct ark_value by)
{
    if (by.len)
        return memmem(at, (size_t)(end - at), by.text, by.len);
    const char *next = at < end ? g_utf8_next_char(at) : end;
    return next < end ? next : NULL;
}

ARK_FUNCTION(split)
{
    struct ark_value text = args[0], by = args[1];
    const char *end = text.text + text.len;
    uint32_t parts = 1;
    for (const char *at = next_cut(text.text, end, by); at; at = next_cut(at + by.len, end, by))
        parts++;
    struct ark_value *items = ark_made_items(matcher, parts);
    if (!items)
        return ARK_VALUE_NULL;
    const char *at = text.text;
    for (uint32_t i = 0; i < parts; i++) {
        const char *next = next_cut(at, end, by);
        const char *past = next ? next : end;
        items[i] = ark_made_text(matcher, at, (size_t)(past - at));
        at = past + by.len;
    }
    return ark_value_list(items, parts);
}

#define INT ARK_IS(INT)
#define LIST ARK_IS(LIST)
#define TEXT ARK_IS(TEXT)

static const struct ark_function ROWS[] = {
    {"lower",
     1,
     1,
     fn_lower,
     ARK_PLAIN,
     TEXT,
     {TEXT, 0, 0},
     ARK_ABOUT("med små bogstaver", "in lower case"),
     "lower('ÅRHUS')",
     "århus"},
    {"toLower",
     1,
     1,
     fn_lower,
     ARK_PLAIN,
     TEXT,
     {TEXT, 0, 0},
     ARK_ABOUT("med små bogstaver", "in lower case"),
     "toLower('ÅRHUS')",
     "århus"},
    {"upper",
     1,
     1,
     fn_upper,
     ARK_PLAIN,
     TEXT,
     {TEXT, 0, 0},
     ARK_ABOUT("med store bogstaver", "in upper case"),
     "upper('århus')",
     "ÅRHUS"},
    {"toUpper",
     1,
     1,
     fn_upper,
     ARK_PLAIN,
     TEXT,
     {TEXT, 0, 0},
     ARK_ABOUT("med store bogstaver", "in upper case"),
     "toUpper('århus')",
     "ÅRHUS"},
    {"trim",
     1,
     1,
     fn_trim,
     ARK_PLAIN,
     TEXT,
     {TEXT, 0, 0},
     ARK_ABOUT("uden blanke i begge ender", "without blanks at both ends"),
     "'[' + trim('  å ') + ']'",
     "[å]"},
    {"ltrim",
     1,
     1,
     fn_ltrim,
     ARK_PLAIN,
     TEXT,
     {TEXT, 0, 0},
     ARK_ABOUT("uden blanke forrest", "without blanks in front"),
     "'[' + ltrim('  å ') + ']'",
     "[å ]"},
    {"rtrim",
     1,
     1,
     fn_rtrim,
     ARK_PLAIN,
     TEXT,
     {TEXT, 0, 0},
     ARK_ABOUT("uden blanke bagest", "without blanks behind"),
     "'[' + rtrim('  å ') + ']'",
     "[  å]"},
    {"left",
     2,
     2,
     fn_left,
     ARK_PLAIN,
     TEXT,
     {TEXT, INT, 0},
     ARK_ABOUT("de første tegn, så mange som tallet siger",
               "the first characters, as many as the number says"),
     "left('rødgrød', 3)",
     "rød"},
    {"right",
     2,
     2,
     fn_right,
     ARK_PLAIN,
     TEXT,
     {TEXT, INT, 0},
     ARK_ABOUT("de sidste tegn, så mange som tallet siger",
               "the last characters, as many as the number says"),
     "right('rødgrød', 4)",
     "grød"},
    {"substring",
     2,
     3,
     fn_substring,
     ARK_PLAIN,
     TEXT,
     {TEXT, INT, INT},
     ARK_ABOUT(
         "tegnene fra et sted (det første er 0), eventuelt kun et antal; null for negative tal",
         "the characters from a place on (the first is 0), at most a number of them if given; null "
         "for negative numbers"),
     "substring('rødgrød', 3, 2)",
     "gr"},
    {"replace",
     3,
     3,
     fn_replace,
     ARK_PLAIN,
     TEXT,
     {TEXT, TEXT, TEXT},
     ARK_ABOUT("teksten, hvor hver forekomst af den anden er blevet til den tredje",
               "the text, with each occurrence of the second become the third"),
     "replace('a-b-c', '-', '+')",
     "a+b+c"},
    {"split",
     2,
     2,
     fn_split,
     ARK_PLAIN,
     LIST,
     {TEXT, TEXT, 0},
     ARK_ABOUT("delene mellem skilletegnene; tegnene, når skilletegnet er tomt",
               "the parts between the separators; the characters when the separator is empty"),
     "split('a;b;c', ';')",
     "a, b, c"},
};

const struct ark_functions ark_functions_text = ARK_SUBJECT("Tekst", "Text", ROWS);
