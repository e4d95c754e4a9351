/* Is it HTML? Looks at the first bytes only. */
#include <string.h>

#include "load/html.h"
#include "load/html_charset.h"

/* Behind blanks, comments, declarations and processing instructions; NULL when those go on to the
 * end of what is seen. */
static const char *first_markup(const char *text, bool *ret_doctype)
{
    const char *at = text;
    while (at) {
        at += strspn(at, " \t\r\n\f");
        const char *end = NULL;
        if (strncmp(at, "<!--", 4) == 0) {
            end = strstr(at + 4, "-->");
            at = end ? end + 3 : NULL;
        } else if (strncmp(at, "<?", 2) == 0) {
            end = strchr(at, '>');
            at = end ? end + 1 : NULL;
        } else if (g_ascii_strncasecmp(at, "<!doctype html", 14) == 0) {
            *ret_doctype = true;
            return at;
        } else {
            return at;
        }
    }
    return NULL;
}

static bool is_tag(const char *at, const char *name)
{
    size_t n = strlen(name);
    return *at == '<' && g_ascii_strncasecmp(at + 1, name, n) == 0 &&
           (!at[1 + n] || strchr(" \t\r\n>/", at[1 + n]));
}

static bool is_any_tag(const char *at, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (is_tag(at, names[i]))
            return true;
    }
    return false;
}

static bool is_called_html(const char *name)
{
    static const char *const endings[] = {".html", ".htm", ".xhtml", ".xht"};
    g_autofree char *folded = g_ascii_strdown(name ? name : "", -1);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (g_str_has_suffix(folded, endings[i]))
            return true;
    }
    return false;
}

/* Only HTML begins so; a text in Markdown may begin with the others below. */
int ark_html_bid(const struct ark_peek *peek)
{
    static const char *const roots[] = {"html", "head", "body"};
    static const char *const heads[] = {"title", "meta", "link", "main", "section", "article"};
    static const char *const blocks[] = {"h1", "h2", "h3", "p",    "div",    "table",  "ul",
                                         "ol", "dl", "hr", "span", "center", "header", "nav"};
    g_autofree char *text = ark_html_peek(peek);
    bool doctype = false, named = is_called_html(peek->name);
    const char *at = first_markup(text, &doctype);
    if (doctype || (at && is_any_tag(at, roots, G_N_ELEMENTS(roots))))
        return 95;
    if (!at)
        return named ? 30 : 0;
    if (is_any_tag(at, heads, G_N_ELEMENTS(heads)))
        return named ? 60 : 15;
    return is_any_tag(at, blocks, G_N_ELEMENTS(blocks)) && strstr(at, "</") ? (named ? 50 : 8) : 0;
}

bool ark_is_mhtml(const struct ark_peek *peek)
{
    g_autofree char *head = g_ascii_strdown(peek->bytes, (gssize)MIN(peek->len, 2000));
    const char *end = strstr(head, "\n\n") ? strstr(head, "\n\n") : strstr(head, "\r\n\r\n");
    const char *version = strstr(head, "mime-version:"), *type = strstr(head, "multipart/related");
    bool first = g_ascii_isalpha(head[0]) && strchr(head, ':') &&
                 strchr(head, ':') < head + strcspn(head, " \r\n");
    return first && version && type && (!end || (version < end && type < end));
}
