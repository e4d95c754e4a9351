/* Lists of AsciiDoc. A marker that is open already goes on with its list, another one begins a list
 * in the item. A labelled item is an item with its term as the text; what it says is a paragraph
 * below it. */
#include <string.h>

#include "base/limits.h"
#include "load/asciidoc_internal.h"

static size_t skip_blanks(const struct adoc_line *line, size_t at)
{
    while (at < line->len && (line->text[at] == ' ' || line->text[at] == '\t'))
        at++;
    return at;
}

/* "[x] done", "[ ] open". */
static void task(struct adoc_item *item)
{
    if (item->len < 4 || item->text[0] != '[' || item->text[2] != ']' || item->text[3] != ' ' ||
        !strchr(" xX*", item->text[1]))
        return;
    item->task = true;
    item->done = item->text[1] != ' ';
    item->text += 4;
    item->len -= 4;
}

static bool marked(const struct adoc_line *line, size_t to, const char *marker,
                   struct adoc_item *ret)
{
    size_t text = skip_blanks(line, to);
    if (text == to || text >= line->len)
        return false;
    g_strlcpy(ret->marker, marker, sizeof ret->marker);
    ret->text = line->text + text;
    ret->len = line->len - (uint32_t)text;
    task(ret);
    return true;
}

/* "*", "-", "...": one to five of them. */
static bool bullet(const struct adoc_line *line, size_t at, struct adoc_item *ret)
{
    char c = line->text[at], marker[8] = {0};
    size_t n = 0;
    while (at + n < line->len && line->text[at + n] == c)
        n++;
    if (n > 5 || (c == '-' && n > 1))
        return false;
    memset(marker, c, n);
    ret->ordered = c == '.';
    return marked(line, at + n, marker, ret);
}

/* "1.", "a.", "IV)", "<1>". */
static bool counted(const struct adoc_line *line, size_t at, struct adoc_item *ret)
{
    size_t n = at;
    bool callout = line->text[at] == '<';
    n += callout;
    size_t digits = n;
    while (n < line->len && (g_ascii_isdigit(line->text[n]) || (callout && line->text[n] == '.')))
        n++;
    bool number = n > digits, letter = !number && !callout && g_ascii_isalpha(line->text[at]);
    bool roman = letter && strchr("ivxIVX", line->text[at]);
    n += letter;
    while (roman && n < line->len && strchr("ivxIVX", line->text[n]))
        n++;
    char close = n < line->len ? line->text[n] : '\0';
    ret->ordered = true;
    if (callout)
        return number && close == '>' && marked(line, n + 1, "<", ret);
    if (number || (letter && n == at + 1))
        return close == '.' && marked(line, n + 1, number ? "1" : "a", ret);
    return letter && close == ')' && marked(line, n + 1, "i", ret);
}

/* "term:: text": two to four colons, or ";;", at the end or before a blank. */
static bool labelled(const struct adoc_line *line, size_t at, struct adoc_item *ret)
{
    for (size_t i = at + 1; i + 1 < line->len; i++) {
        char c = line->text[i];
        if ((c != ':' && c != ';') || line->text[i + 1] != c)
            continue;
        size_t n = 2;
        while (i + n < line->len && line->text[i + n] == c)
            n++;
        bool ends = i + n == line->len || line->text[i + n] == ' ' || line->text[i + n] == '\t';
        if (ends && n <= (c == ';' ? 2u : 4u)) {
            memset(ret->marker, c, n);
            ret->marker[n] = '\0';
            ret->term = line->text + at;
            ret->term_len = (uint32_t)(i - at);
            size_t text = skip_blanks(line, i + n);
            ret->text = line->text + text;
            ret->len = line->len - (uint32_t)text;
            return true;
        }
        i += n - 1;
    }
    return false;
}

bool ark_adoc_item(const struct adoc_line *line, struct adoc_item *ret)
{
    size_t at = skip_blanks(line, 0);
    *ret = (struct adoc_item){0};
    if (at >= line->len || ark_adoc_starts(line, "//"))
        return false;
    char c = line->text[at];
    if ((c == '*' || c == '-' || c == '.') && bullet(line, at, ret))
        return true;
    if (strncmp(line->text + at, "\u2022", MIN(3, line->len - at)) == 0 && line->len - at > 3)
        return marked(line, at + 3, "\u2022", ret);
    if ((g_ascii_isalnum(c) || c == '<') && counted(line, at, ret))
        return true;
    *ret = (struct adoc_item){0};
    return labelled(line, at, ret);
}

static void close_list(struct asciidoc *a)
{
    ark_document_list_end(a->doc);
    a->frames.n--;
}

void ark_adoc_close_lists(struct asciidoc *a)
{
    while (a->frames.n && ark_vec_last(&a->frames).kind == ADOC_LIST)
        close_list(a);
    a->term_open = false;
}

/* The list that the marker goes on with is the innermost one afterwards. */
static bool is_open(struct asciidoc *a, const char *marker)
{
    uint32_t n = a->frames.n;
    while (n && a->frames.v[n - 1].kind == ADOC_LIST &&
           strcmp(a->frames.v[n - 1].marker, marker) != 0)
        n--;
    if (!n || a->frames.v[n - 1].kind != ADOC_LIST)
        return false;
    while (a->frames.n > n)
        close_list(a);
    return true;
}

static void open_list(struct asciidoc *a, const struct adoc_item *item, struct ark_loc loc)
{
    struct adoc_frame frame = {.kind = ADOC_LIST};
    if (a->frames.n >= ARK_MAX_DOC_DEPTH)
        return;
    g_strlcpy(frame.marker, item->marker, sizeof frame.marker);
    ark_document_list_begin(a->doc, item->ordered, loc);
    ark_vec_push(&a->frames, frame);
}

/* The lines that belong to the item's own text. */
static void gather(struct asciidoc *a, const struct adoc_item *item, GString *text)
{
    struct adoc_item other;
    g_string_append_len(text, item->text, item->len);
    for (; a->at < a->lines.n; a->at++) {
        const struct adoc_line *line = &a->lines.v[a->at];
        if (!line->len || ark_adoc_is(line, "+") || ark_adoc_is_delimiter(line) ||
            ark_adoc_is_table(line) || ark_adoc_is_attribute_line(line) ||
            ark_adoc_item(line, &other))
            return;
        if (ark_adoc_starts(line, "//"))
            continue;
        if (text->len)
            g_string_append_c(text, '\n');
        g_string_append_len(text, line->text, line->len);
    }
}

static void report_text(struct asciidoc *a, const char *raw, size_t len, struct ark_loc loc,
                        bool item)
{
    struct adoc_inline text;
    ark_adoc_inline(a, raw, len, loc, &text);
    if (item)
        ark_document_item(a->doc, text.plain, loc);
    else if (*text.plain || text.references.items.n)
        ark_document_paragraph(a->doc, text.plain, loc);
    ark_adoc_report_inline(a, &text, loc);
    ark_adoc_inline_clear(&text);
}

void ark_adoc_read_item(struct asciidoc *a, const struct adoc_item *item)
{
    struct ark_loc loc = ark_adoc_block_loc(a, &a->lines.v[a->at]);
    bool begins = a->meta.title || a->meta.style;
    if (begins && !a->attached)
        ark_adoc_close_lists(a);
    if (!is_open(a, item->marker)) {
        ark_adoc_report_title(a, loc);
        open_list(a, item, loc);
    }
    a->at++;
    g_autoptr(GString) text = g_string_new(NULL);
    gather(a, item, text);
    if (item->term) {
        report_text(a, item->term, item->term_len, loc, true);
        report_text(a, text->str, text->len, loc, false);
        a->term_open = !text->len;
        return;
    }
    a->term_open = false;
    report_text(a, text->str, text->len, loc, true);
    if (item->task)
        ark_document_item_done(a->doc, item->done);
}
