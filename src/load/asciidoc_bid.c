/* Is it AsciiDoc? Looks at the first bytes only. */
#include <string.h>

#include "load/asciidoc.h"
#include "load/html.h"

enum { LEAST_BID_WITHOUT_NAME = 35 };

struct evidence {
    unsigned titles, sections, attributes, kinds; /* `kinds`: bits of what only AsciiDoc has */
    bool others; /* Markdown's headings and links, reStructuredText's directives */
};

static bool starts(const char *line, size_t len, const char *word)
{
    size_t n = strlen(word);
    return len >= n && memcmp(line, word, n) == 0;
}

/* ":name:" or ":name: value" */
static bool is_attribute(const char *line, size_t len)
{
    size_t n = 1;
    if (len < 3 || line[0] != ':')
        return false;
    n += line[1] == '!';
    size_t from = n;
    while (n < len && (g_ascii_isalnum(line[n]) || strchr("_-", line[n])))
        n++;
    n += n < len && line[n] == '!';
    return n > from && n < len && line[n] == ':' && (n + 1 == len || line[n + 1] == ' ');
}

/* What stands alone in a line and means something in AsciiDoc only. */
static unsigned own_kind(const char *line, size_t len)
{
    static const char *const words[] = {"[source",    "[[",          "[cols",      "[options",
                                        "[%",         "|===",        "include::",  "image::",
                                        "ifdef::",    "ifndef::",    "[NOTE]",     "[TIP]",
                                        "[WARNING]",  "[IMPORTANT]", "[plantuml",  "[role",
                                        "[quote",     "toc::",       "[discrete]", "[appendix]",
                                        "[abstract]", "[#",          "[verse"};
    for (unsigned i = 0; i < G_N_ELEMENTS(words); i++) {
        bool bracket = words[i][0] == '[',
             ends = len && (line[len - 1] == ']' || words[i][0] == '|');
        if (starts(line, len, words[i]) && ends && (!bracket || !memchr(line, '(', len)))
            return 1u << i;
    }
    if (len == 1 && line[0] == '+')
        return 1u << 30;
    bool term = len > 3 && !g_ascii_isspace(line[0]) && strncmp(line + len - 2, "::", 2) == 0;
    return term ? 1u << 31 : 0;
}

static bool is_of_others(const char *line, size_t len)
{
    size_t hashes = strspn(line, "#");
    if (hashes >= 1 && hashes <= 6 && line[hashes] == ' ')
        return true;
    if (starts(line, len, ".. ") && g_strstr_len(line, (gssize)len, "::"))
        return true;
    return g_strstr_len(line, (gssize)len, "](") != NULL;
}

static void look_at(const char *line, size_t len, struct evidence *found)
{
    unsigned marks = 0;
    while (marks < len && line[marks] == '=')
        marks++;
    bool titled = marks && marks <= 6 && marks + 1 < len && line[marks] == ' ' &&
                  !strchr(" =", line[marks + 1]);
    bool wiki = titled && line[len - 1] == '='; /* "== X ==" is how wikis write it */
    found->titles += titled && marks == 1 && !wiki;
    found->sections += titled && marks > 1 && !wiki;
    found->attributes += is_attribute(line, len);
    found->kinds |= own_kind(line, len);
    found->others |= is_of_others(line, len);
}

/* How long the mark of a block is whose text stands as it is; 0 if it is none. */
static size_t fence_length(const char *line, size_t len)
{
    size_t n = 0;
    if (len == 2 && line[0] == '-' && line[1] == '-')
        return 2;
    if (starts(line, len, "```") || starts(line, len, "~~~"))
        return 3;
    while (n < len && line[n] == line[0])
        n++;
    return n >= 4 && n == len && strchr("-.+/", line[0]) ? n : 0;
}

static struct evidence gather(const char *text)
{
    struct evidence found = {0};
    const char *fence = NULL;
    size_t fence_len = 0;
    glong above = 0; /* characters of the line before: one of dashes as long as it underlines it */
    while (*text) {
        size_t len = strcspn(text, "\r\n"), next = len + strspn(text + len, "\r\n");
        while (len && (text[len - 1] == ' ' || text[len - 1] == '\t'))
            len--;
        size_t n = fence_length(text, len);
        bool underlines = n > 3 && above && ABS(above - (glong)len) <= 1;
        above = g_utf8_strlen(text, (gssize)len);
        if (!fence && underlines) {
            above = 0;
        } else if (!fence && n) {
            fence = text;
            fence_len = n;
        } else if (fence && n == fence_len && text[0] == fence[0]) {
            fence = NULL;
        } else if (!fence && len) {
            look_at(text, len, &found);
        }
        text += next;
    }
    return found;
}

static bool is_called_asciidoc(const char *name)
{
    static const char *const endings[] = {".adoc", ".asciidoc", ".asc", ".ad"};
    g_autofree char *folded = g_ascii_strdown(name ? name : "", -1);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (g_str_has_suffix(folded, endings[i]))
            return true;
    }
    return false;
}

static int weigh(const struct evidence *e)
{
    unsigned kinds = 0;
    for (unsigned bits = e->kinds; bits; bits &= bits - 1)
        kinds++;
    if (e->titles && !e->others && (e->attributes || e->sections || kinds))
        return 70;
    if (e->sections && !e->others && (kinds || e->attributes))
        return 60;
    if (kinds > 1 && !e->others)
        return 45;
    if (e->titles && e->sections + e->attributes > 2 && kinds)
        return 50;
    if ((e->titles && e->sections) || (kinds > 2 && e->sections))
        return 35;
    if (e->titles || e->sections > 1 || kinds)
        return 9;
    return e->others ? 0 : 3; /* a text like any other */
}

int ark_asciidoc_bid(const struct ark_peek *peek)
{
    const char *text = peek->bytes;
    if (!peek->len || memchr(text, 0, peek->len))
        return 0;
    if (g_str_has_prefix(text, "\xef\xbb\xbf"))
        text += 3;
    const char *first = text + strspn(text, " \t\r\n");
    if (!*first || strchr("<{@%", *first) || (*first == '#' && first[1] == '!'))
        return 0;
    struct evidence found = gather(text);
    int bid = weigh(&found);
    bool named = is_called_asciidoc(peek->name) && !ark_is_mhtml(peek);
    if (!named)
        return bid >= LEAST_BID_WITHOUT_NAME ? bid : 0;
    return bid ? MAX(bid, 20) + 25 : 0;
}
