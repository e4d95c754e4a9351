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

void ark_escape_markdown(GString *out, const char *text, gssize len)
{
    bool line_start = true;
    for (const char *end = end_of(text, len); text < end; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '\n' || c == '\r' || c == '\t' || c < 0x20) {
            g_string_append_c(out, ' ');
            continue;
        }
        bool special = strchr("\\`*_[]<>&|~$", c) || (line_start && strchr("#+-=.)", c)) ||
                       (c == '!' && text + 1 < end && text[1] == '[');
        bool after_digit = out->len && g_ascii_isdigit(out->str[out->len - 1]);
        if (special && c != ' ' && !(after_digit && c == '.' && !line_start))
            g_string_append_c(out, '\\');
        g_string_append_c(out, (char)c);
        line_start = line_start && (c == ' ' || g_ascii_isdigit(c));
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
