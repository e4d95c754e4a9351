/* Texts without markup: Enterprise Architect escapes its notes twice and has HTML in them; other
 * tools write a whole page of HTML. */
#include <string.h>

#include "load/html_lex.h"
#include "load/xmi_internal.h"

/* Appends what the reference at `at` means; gives its length, 0 if it is none. An address has
 * parameters that look like one, but for the semicolon. */
static size_t add_reference(GString *out, const char *at, const char *end)
{
    enum { LONGEST = 12 };
    static const char blank[] = "\302\240"; /* that no line is broken at */
    const char *close = memchr(at, ';', (size_t)MIN(end - at, LONGEST));
    size_t len = close ? (size_t)(close + 1 - at) : 0, from = out->len;
    if (!close || ark_html_reference(at, len, out) != len) {
        g_string_truncate(out, from);
        return 0;
    }
    if (strcmp(out->str + from, blank) == 0) {
        g_string_truncate(out, from);
        g_string_append_c(out, ' ');
    }
    return len;
}

/* An element of HTML that a text is marked with, and whether it begins a line. */
static bool is_mark(const char *name, size_t len, bool *ret_breaks)
{
    static const char *const names[] = {"b", "i",   "u",   "ul", "ol", "li",     "font",
                                        "a", "sub", "sup", "br", "p",  "strong", "em"};
    static const char *const breaks[] = {"ul", "ol", "li", "br", "p", "div", "tr", "h1", "h2"};
    bool found = false;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        found |= strlen(names[i]) == len && g_ascii_strncasecmp(name, names[i], len) == 0;
    *ret_breaks = false;
    for (size_t i = 0; i < G_N_ELEMENTS(breaks); i++)
        *ret_breaks |= strlen(breaks[i]) == len && g_ascii_strncasecmp(name, breaks[i], len) == 0;
    return found;
}

/* The length of the HTML tag at `at`, 0 if there is none; in a page every tag is one. */
static size_t html_tag(const char *at, const char *end, bool page, bool *ret_breaks)
{
    const char *name = at + 1 + (at + 1 < end && at[1] == '/');
    const char *close = memchr(at, '>', (size_t)MIN(end - at, 300));
    size_t len = 0;
    while (name + len < end && g_ascii_isalnum(name[len]))
        len++;
    if (!close || !len || (!is_mark(name, len, ret_breaks) && !page))
        return 0;
    return (size_t)(close + 1 - at);
}

static bool begins(const char *at, const char *end, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(end - at) >= len && g_ascii_strncasecmp(at, word, len) == 0;
}

static bool is_page(const char *text, const char *end)
{
    while (text < end && g_ascii_isspace(*text))
        text++;
    return begins(text, end, "<html") || begins(text, end, "<!DOCTYPE html");
}

/* Where the text of a page begins: its head is none of it. */
static const char *past_head(const char *text, const char *end)
{
    for (const char *at = text; (at = memchr(at, '<', (size_t)(end - at))); at++) {
        if (begins(at, end, "</head>"))
            return at + strlen("</head>");
    }
    return text;
}

char *ark_xmi_plain(const char *text, size_t len)
{
    GString *out = g_string_sized_new(len);
    const char *end = text + len;
    bool page = is_page(text, end);
    for (const char *at = page ? past_head(text, end) : text; at < end;) {
        bool breaks = false;
        size_t n = *at == '&' ? add_reference(out, at, end) : 0;
        if (n) {
            at += n;
        } else if (*at == '<' && (n = html_tag(at, end, page, &breaks))) {
            if (breaks && out->len && out->str[out->len - 1] != '\n')
                g_string_append_c(out, '\n');
            at += n;
        } else {
            if (*at != '\r' && !(page && g_ascii_isspace(*at) && !out->len))
                g_string_append_c(out, *at);
            at++;
        }
    }
    return g_strchomp(g_string_free(out, FALSE));
}

ark_atom ark_xmi_plain_atom(struct xmi *x, ark_atom text)
{
    const char *raw = ark_atom_text(x->atoms, text);
    size_t len = raw ? ark_atom_len(x->atoms, text) : 0;
    if (!raw || !(x->ea || is_page(raw, raw + len)))
        return text;
    g_autofree char *plain = ark_xmi_plain(raw, len);
    return *plain ? ark_atom_loose(x->atoms, plain, strlen(plain)) : ARK_ATOM_NONE;
}
