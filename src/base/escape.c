/* Escaping: what is not known to be harmless in the target is made so. */
#include "base/escape.h"

#include <stdbool.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

static const char *end_of(const char *text, gssize len)
{
    return text + (len < 0 ? (gssize)strlen(text) : len);
}

void ark_escape_xml(GString *out, const char *text, gssize len)
{
    for (const char *end = end_of(text, len); text < end; text++) {
        switch (*text) {
        case '&':
            g_string_append(out, "&amp;");
            break;
        case '<':
            g_string_append(out, "&lt;");
            break;
        case '>':
            g_string_append(out, "&gt;");
            break;
        case '"':
            g_string_append(out, "&quot;");
            break;
        case '\'':
            g_string_append(out, "&#39;");
            break;
        default:
            if ((unsigned char)*text < 0x20 && !strchr("\t\n\r", *text))
                g_string_append(out, REPLACEMENT);
            else
                g_string_append_c(out, *text);
        }
    }
}

/* Can what is appended to `out` begin a block? So it is, when the line has only blanks and the
 * marks of blocks before it. */
static bool at_block_start(const GString *out)
{
    for (gsize at = out->len; at && out->str[at - 1] != '\n'; at--) {
        if (!strchr(" \t>-+*0123456789.)", out->str[at - 1]))
            return false;
    }
    return true;
}

/* How many bytes at the start of a block would be read as its mark and not as text: the sign itself
 * and all before it. 0: none. */
static size_t block_mark(const char *text, const char *end)
{
    size_t len = (size_t)(end - text), digits = 0;
    if (!len)
        return 0;
    if (strchr("#+-=>", *text) || (*text == ':' && len > 1 && text[1] == '-'))
        return 1;
    while (digits < len && g_ascii_isdigit(text[digits]))
        digits++;
    bool list = digits && digits < len && strchr(".)", text[digits]) &&
                (digits + 1 == len || strchr(" \t\r\n", text[digits + 1]));
    return list ? digits + 1 : 0;
}

/* "&" alone is text; "&amp;" is not. */
static bool is_active(const char *at, const char *end)
{
    bool last = at + 1 == end;
    if (*at == '&')
        return last || at[1] == '#' || g_ascii_isalpha(at[1]);
    if (*at == '!') /* what follows in the template may be a link */
        return last;
    return strchr("\\`*_[]<|~$", *at) != NULL;
}

void ark_escape_markdown(GString *out, const char *text, gssize len)
{
    const char *end = end_of(text, len), *mark = NULL;
    bool after_digit = out->len && g_ascii_isdigit(out->str[out->len - 1]);
    if (after_digit && text < end && strchr(".)", *text)) {
        mark = text;
    } else if (at_block_start(out)) {
        while (text < end && strchr(" \t\r\n", *text)) /* four blanks would be code */
            text++;
        size_t n = block_mark(text, end);
        mark = n ? text + n - 1 : NULL;
    }
    for (; text < end; text++) {
        if ((unsigned char)*text < 0x20) {
            g_string_append_c(out, ' ');
            continue;
        }
        if (text == mark || is_active(text, end))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
}

static bool is_bidi_control(gunichar c)
{
    return c == 0x061c || (c >= 0x200e && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

void ark_escape_terminal(GString *out, const char *text, gssize len)
{
    for (const char *end = end_of(text, len); text < end;) {
        gunichar c = g_utf8_get_char_validated(text, end - text);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            g_string_append_printf(out, "\\x%02x", (unsigned char)*text++);
            continue;
        }
        bool control = c < 0x20 || (c >= 0x7f && c < 0xa0) || is_bidi_control(c);
        if (control && c != '\n' && c != '\t')
            g_string_append_printf(out, "\\u%04x", c);
        else
            g_string_append_unichar(out, c);
        text = g_utf8_next_char(text);
    }
}

void ark_escape_line(GString *out, const char *text, gssize len)
{
    gsize from = out->len;
    ark_escape_terminal(out, text, len);
    g_strdelimit(out->str + from, "\n\t", ' ');
}

void ark_escape_csv(GString *out, const char *text, gssize len)
{
    const char *end = end_of(text, len);
    bool formula = text < end && strchr("=+-@\t\r", *text);
    bool quoted = false;
    for (const char *at = text; at < end; at++)
        quoted = quoted || strchr("\",\r\n", *at);
    quoted = quoted || (text < end && (*text == ' ' || end[-1] == ' '));
    g_string_append(out, quoted ? "\"" : "");
    g_string_append(out, formula ? "'" : "");
    for (; text < end; text++) {
        if (*text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *text);
    }
    g_string_append(out, quoted ? "\"" : "");
}

void ark_escape_yaml(GString *out, const char *text, gssize len)
{
    const char *end = end_of(text, len);
    g_string_append_c(out, '"');
    while (text < end) {
        gunichar c = g_utf8_get_char_validated(text, end - text);
        bool valid = c != (gunichar)-1 && c != (gunichar)-2;
        if (!valid || (c < 0x20 && !strchr("\t\n\r", (int)c)) || c == 0x7f || c > 0x10fffd ||
            (c & 0xfffe) == 0xfffe)
            g_string_append(out, REPLACEMENT);
        else if (c < 0x20)
            g_string_append_c(out, ' ');
        else if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", (int)c);
        else if ((c >= 0x80 && c < 0xa0) || is_bidi_control(c) || c == 0x2028 || c == 0x2029 ||
                 c == 0xfeff)
            g_string_append_printf(out, "\\u%04x", c);
        else
            g_string_append_unichar(out, c);
        text = valid ? g_utf8_next_char(text) : text + 1;
    }
    g_string_append_c(out, '"');
}
