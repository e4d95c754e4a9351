/* Is it Markdown? Looks at the first bytes only. */
#include <string.h>

#include "load/foreign.h"
#include "load/html.h"
#include "load/markdown.h"

static const char *const other_starts[] = {
    "@start", "{",          "[{",  "[\n",           "[\r",           "%PDF",
    "%!PS",   "PK\x03\x04", "#!/", "SQLite format", "(object Petal",
};

/* Tags that a Markdown text may begin with; any other "<" is somebody else's. */
static const char *const html_starts[] = {
    "<!--",  "<a ",     "<b>",  "<br",  "<center", "<details", "<div", "<em>",
    "<h1",   "<h2",     "<h3",  "<hr",  "<img",    "<p>",      "<p ",  "<picture",
    "<span", "<strong", "<sub", "<sup", "<table",  "<http",
};

static bool starts_with_any(const char *text, const char *const *starts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (g_ascii_strncasecmp(text, starts[i], strlen(starts[i])) == 0)
            return true;
    }
    return false;
}

/* The peek may end inside a character. */
static bool is_utf8(const char *bytes, size_t len)
{
    const char *end;
    return g_utf8_validate(bytes, (gssize)len, &end) ||
           g_utf8_get_char_validated(end, bytes + len - end) == (gunichar)-2;
}

/* Real texts have stray control characters (page breaks); other encodings are ours only to refuse,
 * when they are plainly text. */
static bool is_binary(const char *bytes, size_t len)
{
    bool controls = false;
    for (size_t i = 0; i < len; i++) {
        if (!bytes[i])
            return true;
        controls |= (unsigned char)bytes[i] < ' ' && !strchr("\t\n\r\f", bytes[i]);
    }
    return controls && !is_utf8(bytes, len);
}

static bool is_marked_line(const char *line, size_t len)
{
    size_t hashes = strspn(line, "#");
    if (hashes >= 1 && hashes <= 6 && line[hashes] == ' ')
        return true;
    if (strncmp(line, "```", 3) == 0 || strncmp(line, "~~~", 3) == 0)
        return true;
    if (len >= 3 && (strspn(line, "=") >= len || strspn(line, "-") >= len))
        return true;
    if (strspn(line, "|:- \t") >= len && memchr(line, '|', len) && memchr(line, '-', len))
        return true;
    return g_strstr_len(line, (gssize)len, "](") != NULL;
}

static bool has_marks(const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\r\n");
        if (len && is_marked_line(text, len))
            return true;
        text += len + strspn(text + len, "\r\n");
    }
    return false;
}

static bool is_called_markdown(const char *name)
{
    static const char *const endings[] = {".md", ".markdown", ".mkd", ".mdown"};
    g_autofree char *folded = g_ascii_strdown(name ? name : "", -1);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (g_str_has_suffix(folded, endings[i]))
            return true;
    }
    return false;
}

/* UTF-16 that is not XML: we take it to be able to say what to do about it. */
static int bid_wide(const struct ark_peek *peek)
{
    bool little = memcmp(peek->bytes, "\xff\xfe", 2) == 0;
    char first = peek->bytes[little ? 2 : 3];
    if (first == '<' || first == '{' || first == '@')
        return 0;
    return is_called_markdown(peek->name) ? 30 : 5;
}

int ark_markdown_bid(const struct ark_peek *peek)
{
    const char *text = peek->bytes;
    if (peek->len == 0)
        return 0;
    if (peek->len >= 4 && (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0))
        return bid_wide(peek);
    if (is_binary(text, peek->len))
        return 0;
    if (peek->len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
        text += 3;
    const char *first = text + strspn(text, " \t\r\n");
    if (starts_with_any(first, other_starts, G_N_ELEMENTS(other_starts)))
        return 0;
    if (ark_is_mhtml(peek))
        return 0;
    if (*first == '<' && !starts_with_any(first, html_starts, G_N_ELEMENTS(html_starts)))
        return 0;
    bool named = is_called_markdown(peek->name), marked = has_marks(text);
    if (*first == '<' && !named && !marked)
        return 0;
    bool foreign = strstr(first, "<?xml ") || strstr(first, "@startuml") || ark_is_browsed(first);
    if (foreign && !named && !marked) /* behind a browser's words or a comment */
        return 0;
    return named ? (marked ? 40 : 30) : marked ? 25 : 10;
}
