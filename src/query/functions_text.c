/* Functions on texts. What they make lies in the matcher's arena; what they cut is a view where the
 * rest of the house can live without the closing NUL: nowhere, so it is copied too. */
#define _GNU_SOURCE /* memmem */
#include "query/function_list.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "query/matcher.h"

enum { LONGEST_MADE = 16 << 20 };

static struct ark_value made(struct ark_matcher *matcher, const char *text, size_t len)
{
    return ark_value_text(ark_arena_strndup(matcher->arena, text, len), (uint32_t)len);
}

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

ARK_TEXT_FUNCTION(lower)
{
    (void)call;
    (void)n;
    if (args[0].type != ARK_TEXT)
        return ARK_VALUE_NULL;
    struct ark_arena_mark mark = ark_arena_mark(matcher->arena);
    char *quick = ark_arena_alloc_raw(matcher->arena, (size_t)args[0].len + 1, 1);
    const char *end = args[0].text + args[0].len;
    quick[args[0].len] = '\0';
    if (lower_latin(args[0].text, end, quick) == end)
        return ark_value_text(quick, args[0].len);
    ark_arena_rewind(matcher->arena, mark);
    g_autofree char *text = g_utf8_strdown(args[0].text, args[0].len);
    return made(matcher, text, strlen(text));
}

ARK_TEXT_FUNCTION(upper)
{
    (void)call;
    (void)n;
    if (args[0].type != ARK_TEXT)
        return ARK_VALUE_NULL;
    g_autofree char *text = g_utf8_strup(args[0].text, args[0].len);
    return made(matcher, text, strlen(text));
}

static const char *skip_space(const char *at, const char *end)
{
    while (at < end && g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

static const char *trim_end(const char *start, const char *end)
{
    while (end > start) {
        const char *last = g_utf8_find_prev_char(start, end);
        if (!last || !g_unichar_isspace(g_utf8_get_char(last)))
            break;
        end = last;
    }
    return end;
}

ARK_TEXT_FUNCTION(trim)
{
    (void)call;
    (void)n;
    if (args[0].type != ARK_TEXT)
        return ARK_VALUE_NULL;
    const char *end = args[0].text + args[0].len;
    const char *start = skip_space(args[0].text, end);
    end = trim_end(start, end);
    if ((size_t)(end - start) == args[0].len)
        return args[0];
    return made(matcher, start, (size_t)(end - start));
}

ARK_TEXT_FUNCTION(normalise)
{
    (void)call;
    (void)n;
    if (args[0].type != ARK_TEXT)
        return ARK_VALUE_NULL;
    const char *end = args[0].text + args[0].len;
    g_autoptr(GString) out = g_string_sized_new(args[0].len);
    for (const char *at = skip_space(args[0].text, end); at < end;) {
        if (*at > ' ' && *at < 0x7f) {
            g_string_append_c(out, g_ascii_tolower(*at));
            at++;
            continue;
        }
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isspace(c)) {
            at = skip_space(at, end);
            if (at < end)
                g_string_append_c(out, ' ');
            continue;
        }
        g_string_append_unichar(out, g_unichar_tolower(c));
        at = g_utf8_next_char(at);
    }
    return made(matcher, out->str, out->len);
}

/* Runs of characters that are not blank, with a letter or a digit among them. */
ARK_TEXT_FUNCTION(words)
{
    (void)matcher;
    (void)call;
    (void)n;
    if (args[0].type != ARK_TEXT)
        return ARK_VALUE_NULL;
    int64_t count = 0;
    bool counted = false;
    for (const char *at = args[0].text; at < args[0].text + args[0].len;
         at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isspace(c)) {
            counted = false;
        } else if (!counted && g_unichar_isalnum(c)) {
            counted = true;
            count++;
        }
    }
    return ark_value_int(count);
}

ARK_TEXT_FUNCTION(replace)
{
    (void)call;
    (void)n;
    struct ark_value text = args[0], from = args[1], to = args[2];
    if (text.type != ARK_TEXT || from.type != ARK_TEXT || to.type != ARK_TEXT)
        return ARK_VALUE_NULL;
    const char *at = text.text, *end = text.text + text.len;
    const char *hit = from.len ? memmem(at, text.len, from.text, from.len) : NULL;
    if (!hit)
        return text;
    g_autoptr(GString) out = g_string_sized_new(text.len);
    while (hit) {
        g_string_append_len(out, at, hit - at);
        g_string_append_len(out, to.text, to.len);
        if (out->len > LONGEST_MADE)
            return ARK_VALUE_NULL;
        at = hit + from.len;
        hit = memmem(at, (size_t)(end - at), from.text, from.len);
    }
    g_string_append_len(out, at, end - at);
    return made(matcher, out->str, out->len);
}

/* Into characters when there is no separator. */
static const char *next_cut(const char *at, const char *end, struct ark_value by)
{
    if (by.len)
        return memmem(at, (size_t)(end - at), by.text, by.len);
    const char *next = at < end ? g_utf8_next_char(at) : end;
    return next < end ? next : NULL;
}

ARK_TEXT_FUNCTION(split)
{
    (void)call;
    (void)n;
    struct ark_value text = args[0], by = args[1];
    if (text.type != ARK_TEXT || by.type != ARK_TEXT)
        return ARK_VALUE_NULL;
    const char *end = text.text + text.len;
    uint32_t parts = 1;
    for (const char *cut = next_cut(text.text, end, by); cut; cut = next_cut(cut + by.len, end, by))
        parts++;
    struct ark_value *items = ARK_NEW_ARRAY(matcher->arena, struct ark_value, parts);
    const char *at = text.text;
    for (uint32_t i = 0; i < parts; i++) {
        const char *cut = next_cut(at, end, by);
        const char *past = cut ? cut : end;
        items[i] = made(matcher, at, (size_t)(past - at));
        at = past + by.len;
    }
    return (struct ark_value){.type = ARK_LIST, .len = parts, .list = items};
}

ARK_TEXT_FUNCTION(to_integer)
{
    (void)matcher;
    (void)call;
    (void)n;
    if (args[0].type == ARK_INT)
        return args[0];
    double real = args[0].type == ARK_REAL ? args[0].real : NAN;
    if (args[0].type == ARK_TEXT) {
        const char *end = args[0].text + args[0].len;
        const char *start = skip_space(args[0].text, end);
        char *past;
        errno = 0;
        int64_t integer = g_ascii_strtoll(start, &past, 10);
        if (past > start && !errno && skip_space(past, end) == end)
            return ark_value_int(integer);
        real = g_ascii_strtod(start, &past);
        if (past == start || skip_space(past, end) != end)
            return ARK_VALUE_NULL;
    }
    if (!(real > -9.2e18 && real < 9.2e18))
        return ARK_VALUE_NULL;
    return ark_value_int((int64_t)real);
}

ARK_TEXT_FUNCTION(to_string)
{
    (void)call;
    (void)n;
    if (args[0].type == ARK_TEXT || args[0].type == ARK_NULL)
        return args[0];
    g_autoptr(GString) out = g_string_new(NULL);
    ark_value_print(matcher->graph, args[0], out);
    return made(matcher, out->str, out->len);
}

/* The regex of words that are only known now. */
static const struct ark_regex *made_words(struct ark_matcher *matcher, const struct ark_value *args,
                                          uint32_t n)
{
    const char *words[ARK_MOST_ARGUMENTS];
    g_autoptr(GString) key = g_string_new("words");
    for (uint32_t i = 1; i < n; i++) {
        if (args[i].type != ARK_TEXT)
            return NULL;
        words[i - 1] = args[i].text;
        g_string_append_printf(key, "\n%u %s", args[i].len, args[i].text);
    }
    struct ark_regex *regex = g_hash_table_lookup(matcher->regexes, key->str);
    if (regex)
        return regex;
    regex = ark_regex_words(matcher->kept, words, n - 1);
    if (regex)
        g_hash_table_insert(matcher->regexes, g_strdup(key->str), regex);
    return regex;
}

ARK_TEXT_FUNCTION(has_word)
{
    if (args[0].type != ARK_TEXT)
        return ARK_VALUE_NULL;
    const struct ark_regex *regex = call->regex ? call->regex : made_words(matcher, args, n);
    if (!regex)
        return ARK_VALUE_NULL;
    enum ark_regex_result found =
        ark_regex_test(matcher->regex_run, regex, args[0].text, args[0].len);
    if (found == ARK_REGEX_LIMIT) {
        ark_matcher_fail_regex(matcher);
        return ARK_VALUE_NULL;
    }
    return ark_value_bool(found == ARK_REGEX_YES);
}
