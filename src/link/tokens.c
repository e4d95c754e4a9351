/* One pass, by characters. */
#include "link/tokens.h"

#include <string.h>

static bool is_word_char(const char *at)
{
    unsigned char byte = (unsigned char)*at;
    return byte < 0x80 ? g_ascii_isalnum(byte) : g_unichar_isalnum(g_utf8_get_char(at));
}

/* The apostrophe of "CPR's", straight or typographic; its length, or 0. */
static size_t apostrophe(const char *at)
{
    static const char curly[] = "\u2019";
    return *at == '\'' ? 1 : strncmp(at, curly, sizeof curly - 1) == 0 ? sizeof curly - 1 : 0;
}

static const char *word_end(const char *at)
{
    for (;;) {
        while (*at && is_word_char(at))
            at = g_utf8_next_char(at);
        size_t mark = apostrophe(at);
        if (!mark || !at[mark] || !is_word_char(at + mark))
            return at;
        at += mark;
    }
}

/* The length of the quotation mark at `at`, or 0. */
static size_t quotation(const char *at)
{
    static const char *const MARKS[] = {"\"", "'", "“", "”", "„", "«", "»", "‘", "’"};
    for (size_t i = 0; i < G_N_ELEMENTS(MARKS); i++) {
        if (strncmp(at, MARKS[i], strlen(MARKS[i])) == 0)
            return strlen(MARKS[i]);
    }
    return 0;
}

/* Blanks, with a quotation mark on one side of them: 'the system "Sag"' names the system Sag. */
static bool is_blank(const char *from, const char *to)
{
    if (from + strspn(from, " \t\n") == to)
        return true;
    size_t mark = quotation(from), blanks = strspn(from + mark, " \t\n");
    from += mark + blanks;
    return blanks > 0 && from + (mark ? 0 : quotation(from)) == to;
}

static enum token_gap gap_of(const char *from, const char *to, char *ret_join)
{
    size_t len = (size_t)(to - from);
    if (len == 1 && *from == '-')
        return GAP_HYPHEN;
    if (len == 1 && strchr("./&+:", *from)) {
        *ret_join = *from;
        return GAP_JOIN;
    }
    return is_blank(from, to) ? GAP_BLANK : GAP_BREAK;
}

void tokens_of(const char *text, token_vec *out)
{
    out->n = 0;
    for (const char *at = text, *end = text; *at;) {
        if (!is_word_char(at)) {
            at = g_utf8_next_char(at);
            continue;
        }
        struct token token = {.from = (uint32_t)(at - text)};
        token.gap = gap_of(end, at, &token.join);
        end = word_end(at);
        token.len = (uint32_t)(end - at);
        ark_vec_push(out, token);
        at = end;
    }
}
