/* Which lines are headings, where no tag says so: those that the bookmarks name, else those that
 * the table of contents names, else those that stand out by their font. A false heading would cut a
 * section in two, so what is in doubt is none. */
#include <stdlib.h>
#include <string.h>

#include "load/pdf_internal.h"

enum {
    MOST_LINES = 4, /* of a heading */
    LONGEST = 180,  /* bytes of it */
    LEAST_FOUND_PER_CENT = 50,
    LEAST_ENTRIES = 3,     /* of a table of contents */
    LARGER_PER_CENT = 112, /* of the size of the text */
    TITLE_PER_CENT = 130,
    MOST_SHARE_PER_CENT = 20, /* of the text that may have the size of a heading */
    LEAST_NUMBERED = 2,
    DEEPEST = 6,
    MOST_WORK = 20000000, /* lines that are held against titles */
};

/* "3", "3.2.", "A.1": the length with the blanks behind it; 0: no number. */
static size_t number_length(const char *text, uint32_t *ret_depth)
{
    size_t at = 0;
    uint32_t depth = 0;
    if (g_ascii_isupper(text[0]) && text[1] == '.' && g_ascii_isdigit(text[2]))
        at = 2, depth = 1;
    while (g_ascii_isdigit(text[at])) {
        size_t digits = strspn(text + at, "0123456789");
        if (digits > 3)
            return 0;
        depth++;
        at += digits;
        if (text[at] != '.')
            break;
        at++;
    }
    size_t blanks = strspn(text + at, " ");
    *ret_depth = depth;
    return depth && (blanks || !text[at]) ? at + blanks : 0;
}

/* What two spellings of a title have in common: its letters, without the number. */
static void append_key(GString *key, const char *text)
{
    g_autofree char *low = g_utf8_strdown(text, -1);
    for (const char *at = low; *at; at++) {
        if (*at != ' ')
            g_string_append_c(key, *at);
    }
}

static const char *without_number(const char *text)
{
    uint32_t depth;
    size_t len = number_length(text, &depth);
    return text[len] ? text + len : text;
}

static char *title_key(const char *title)
{
    GString *key = g_string_new(NULL);
    append_key(key, without_number(title));
    return g_string_free(key, FALSE);
}

/* How many lines from `i` on say the title; 0: they don't. */
static uint32_t says(const struct pdf *pdf, uint32_t i, const char *key)
{
    g_autoptr(GString) so_far = g_string_new(NULL);
    uint32_t page = pdf->lines.v[i].page, depth;
    for (uint32_t n = 0; n < MOST_LINES && i + n < pdf->lines.n; n++) {
        const struct pdf_line *line = &pdf->lines.v[i + n];
        if (line->gone || line->page != page)
            return 0;
        bool number = !n && number_length(line->text, &depth) == strlen(line->text);
        if (!number)
            append_key(so_far, so_far->len ? line->text : without_number(line->text));
        if (strcmp(so_far->str, key) == 0)
            return n + 1;
        if (strncmp(so_far->str, key, so_far->len) != 0)
            return 0;
    }
    return 0;
}

static void mark(struct pdf *pdf, uint32_t first, uint32_t n, uint32_t level)
{
    pdf->lines.v[first].heading = (uint8_t)CLAMP(level, 1, DEEPEST);
    for (uint32_t i = 1; i < n; i++)
        pdf->lines.v[first + i].more = true;
}

/* The lines of each page, and one more. Caller frees. */
static uint32_t *page_starts(const struct pdf *pdf)
{
    uint32_t *starts = g_new(uint32_t, pdf->pages.n + 2), page = 0;
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        while (page <= pdf->lines.v[i].page)
            starts[page++] = i;
    }
    while (page <= pdf->pages.n + 1)
        starts[page++] = pdf->lines.n;
    return starts;
}

/* The largest of the lines in the range that say the title. `work` is how many may still be looked
 * at. */
static uint32_t find_title(const struct pdf *pdf, uint32_t from, uint32_t to, const char *title,
                           uint32_t *work, uint32_t *ret_n)
{
    g_autofree char *key = title_key(title);
    uint32_t best = UINT32_MAX;
    for (uint32_t i = from; *key && i < to && *work; i++, --*work) {
        uint32_t n = says(pdf, i, key);
        if (n && (best == UINT32_MAX ||
                  pdf->lines.v[i + n - 1].size > pdf->lines.v[best + *ret_n - 1].size)) {
            best = i;
            *ret_n = n;
        }
    }
    return best;
}

static void unmark(struct pdf *pdf)
{
    ARK_VEC_EACH (struct pdf_line, line, pdf->lines)
        line->heading = line->more = 0;
}

static bool by_bookmarks(struct pdf *pdf)
{
    g_autofree uint32_t *starts = page_starts(pdf);
    uint32_t found = 0, next = 0, work = MOST_WORK;
    ARK_VEC_EACH (struct pdf_bookmark, bookmark, pdf->bookmarks) {
        uint32_t page = bookmark->page, n = 0;
        if (!page || page > pdf->pages.n)
            continue;
        uint32_t end = starts[MIN(page + 2, pdf->pages.n + 1)];
        uint32_t line =
            find_title(pdf, MAX(starts[page], next), starts[page + 1], bookmark->title, &work, &n);
        if (line == UINT32_MAX)
            line = find_title(pdf, MAX(starts[page + 1], next), end, bookmark->title, &work, &n);
        if (line == UINT32_MAX)
            continue;
        mark(pdf, line, n, bookmark->level);
        next = line + n;
        found++;
    }
    if (found && found * 100 >= pdf->bookmarks.n * LEAST_FOUND_PER_CENT)
        return true;
    unmark(pdf);
    return false;
}

/* Where every row of lines stands that might say a title of one row. */
static GHashTable *rows_by_key(const struct pdf *pdf)
{
    GHashTable *rows =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        const struct pdf_line *line = &pdf->lines.v[i];
        if (line->gone || line->beside)
            continue;
        uint32_t depth;
        bool number = number_length(line->text, &depth) == strlen(line->text);
        bool more = i + 1 < pdf->lines.n && line[1].beside;
        char *key = title_key(number && more ? line[1].text : line->text);
        GArray *at = g_hash_table_lookup(rows, key);
        if (!at) {
            at = g_array_new(FALSE, FALSE, sizeof(uint32_t));
            g_hash_table_insert(rows, g_strdup(key), at);
        }
        g_array_append_val(at, i);
        g_free(key);
    }
    return rows;
}

static uint32_t first_behind(const GHashTable *rows, const char *title, uint32_t next)
{
    g_autofree char *key = title_key(title);
    const GArray *at = g_hash_table_lookup((GHashTable *)rows, key);
    guint low = 0, high = at ? at->len : 0;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(at, uint32_t, middle) < next)
            low = middle + 1;
        else
            high = middle;
    }
    return at && low < at->len ? g_array_index(at, uint32_t, low) : UINT32_MAX;
}

static int least_indent(const struct pdf *pdf)
{
    int indent = pdf->contents.n ? pdf->contents.v[0].left : 0;
    ARK_VEC_EACH (struct pdf_entry, entry, pdf->contents)
        indent = MIN(indent, entry->left);
    return indent;
}

/* Levels by number, else by how far an entry is moved in. */
static uint32_t entry_level(const struct pdf_entry *entry, int indent)
{
    uint32_t depth, level = 1;
    if (number_length(entry->title, &depth))
        return depth;
    level += (uint32_t)MAX(entry->left - indent, 0) / (8 * PDF_ZOOM);
    return MIN(level, 3);
}

static bool by_contents(struct pdf *pdf)
{
    g_autoptr(GHashTable) rows = rows_by_key(pdf);
    g_autofree uint32_t *starts = page_starts(pdf);
    uint32_t found = 0, next = 0, work = MOST_WORK;
    int indent = least_indent(pdf);
    ARK_VEC_EACH (struct pdf_entry, entry, pdf->contents) {
        uint32_t n = 1, line = UINT32_MAX;
        if (entry->page && entry->page <= pdf->pages.n)
            line = find_title(pdf, MAX(starts[entry->page], next), starts[entry->page + 1],
                              entry->title, &work, &n);
        if (line == UINT32_MAX) {
            line = first_behind(rows, entry->title, next);
            n = line != UINT32_MAX && line + 1 < pdf->lines.n && pdf->lines.v[line + 1].beside ? 2
                                                                                               : 1;
        }
        if (line == UINT32_MAX)
            continue;
        mark(pdf, line, n, entry_level(entry, indent));
        next = line + n;
        found++;
    }
    if (found >= LEAST_ENTRIES && found * 100 >= pdf->contents.n * LEAST_FOUND_PER_CENT)
        return true;
    unmark(pdf);
    return false;
}

/* How the headings of one level look. */
struct style {
    uint32_t size, colour;
    bool bold;
    uint32_t depth; /* the least of the numbers of its headings; 0: none has one */
    uint32_t level;
};

struct candidate {
    uint32_t line, n, style;
};

struct by_fonts {
    struct pdf *pdf;
    ARK_VEC(struct candidate) candidates;
    ARK_VEC(struct style) styles;
    uint64_t *letters; /* by size */
    uint64_t all;
    uint32_t numbered; /* candidates that stand out by being bold and numbered alone */
};

enum { SIZES = 10001 };

static bool same_style(const struct pdf_line *a, const struct pdf_line *b)
{
    return a->size == b->size && a->bold == b->bold && a->colour == b->colour;
}

static bool is_larger(const struct by_fonts *fonts, const struct pdf_line *line)
{
    return line->size * 100 >= fonts->pdf->body * LARGER_PER_CENT &&
           fonts->letters[MIN(line->size, SIZES - 1)] * 100 <= fonts->all * MOST_SHARE_PER_CENT;
}

/* "2.1 Formål", all of it bold. */
static bool is_bold_number(const struct by_fonts *fonts, const struct pdf_line *line, uint32_t n)
{
    uint32_t depth;
    size_t len = number_length(line->text, &depth);
    const char *rest = line->text[len] ? line->text + len : n > 1 ? line[1].text : "";
    return len && line->bold && line->size >= fonts->pdf->body &&
           g_unichar_isupper(g_utf8_get_char(rest));
}

/* The lines that look alike and stand below each other; a number may stand before the first. */
static uint32_t extent(const struct pdf *pdf, uint32_t i)
{
    uint32_t n = 1;
    for (; i + n < pdf->lines.n; n++) {
        const struct pdf_line *last = &pdf->lines.v[i + n - 1], *line = last + 1;
        if (line->gone || line->page != last->page || !same_style(line, last))
            break;
        if (!line->beside &&
            (line->top < last->top || line->top - last->bottom > (last->bottom - last->top) / 2))
            break;
    }
    return n;
}

static bool is_title_text(const struct pdf *pdf, uint32_t i, uint32_t n)
{
    size_t len = 0;
    uint32_t depth;
    const char *first = without_number(pdf->lines.v[i].text);
    for (uint32_t k = 0; k < n; k++)
        len += strlen(pdf->lines.v[i + k].text) + 1;
    const char *last = pdf->lines.v[i + n - 1].text;
    bool numbered = number_length(pdf->lines.v[i].text, &depth) > 0;
    if (numbered && n > 1 && number_length(first, &depth) == strlen(first))
        first = pdf->lines.v[i + 1].text;
    return len <= LONGEST && g_unichar_isalpha(g_utf8_get_char(first)) &&
           (numbered || g_unichar_isupper(g_utf8_get_char(first))) &&
           !strchr(".,;:", last[strlen(last) - 1]);
}

/* Something else on the same height: a cell, a legend. */
static bool has_company(const struct pdf *pdf, uint32_t i, uint32_t n)
{
    const struct pdf_line *first = &pdf->lines.v[i], *last = first + n - 1;
    bool before = i > 0 && ark_pdf_same_height(first - 1, first);
    bool after = i + n < pdf->lines.n && ark_pdf_same_height(last, last + 1);
    return before || after;
}

static uint32_t style_of(struct by_fonts *fonts, const struct pdf_line *line)
{
    for (uint32_t i = 0; i < fonts->styles.n; i++) {
        const struct style *style = &fonts->styles.v[i];
        if (style->size == line->size && style->bold == line->bold && style->colour == line->colour)
            return i;
    }
    ark_vec_push(&fonts->styles, (struct style){line->size, line->colour, line->bold, 0, 0});
    return fonts->styles.n - 1;
}

static void add_candidate(struct by_fonts *fonts, uint32_t i, uint32_t n)
{
    uint32_t depth, style = style_of(fonts, &fonts->pdf->lines.v[i]);
    struct style *seen = &fonts->styles.v[style];
    if (number_length(fonts->pdf->lines.v[i].text, &depth))
        seen->depth = seen->depth ? MIN(seen->depth, depth) : depth;
    ark_vec_push(&fonts->candidates, (struct candidate){i, n, style});
}

static void gather(struct by_fonts *fonts)
{
    enum { MOST_STYLES = 40 };
    struct pdf *pdf = fonts->pdf;
    for (uint32_t i = 0, n; i < pdf->lines.n && fonts->styles.n < MOST_STYLES; i += n) {
        const struct pdf_line *line = &pdf->lines.v[i];
        n = 1;
        if (line->gone || line->mono)
            continue;
        n = extent(pdf, i);
        bool larger = is_larger(fonts, line), bold = is_bold_number(fonts, line, n);
        if (!(larger || bold) || n > MOST_LINES || !is_title_text(pdf, i, n) ||
            has_company(pdf, i, n))
            continue;
        fonts->numbered += !larger;
        add_candidate(fonts, i, n);
    }
}

static int by_size(const void *a, const void *b)
{
    const struct style *x = *(struct style *const *)a, *y = *(struct style *const *)b;
    if (x->size != y->size)
        return x->size < y->size ? 1 : -1;
    return (int)y->bold - (int)x->bold;
}

/* A number tells its level; the others are ordered by size around those that have one. */
static void settle_levels(struct by_fonts *fonts)
{
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    uint32_t level = 0;
    for (uint32_t i = 0; i < fonts->styles.n; i++)
        g_ptr_array_add(order, &fonts->styles.v[i]);
    if (order->len)
        qsort(order->pdata, order->len, sizeof(gpointer), by_size);
    for (guint i = 0; i < order->len; i++) {
        struct style *style = g_ptr_array_index(order, i);
        level = style->depth ? style->depth : MIN(level + 1, DEEPEST);
        style->level = level;
    }
}

/* The title of the document stands on its first page alone. */
static bool only_on_first_page(const struct by_fonts *fonts, uint32_t style)
{
    ARK_VEC_EACH (struct candidate, candidate, fonts->candidates) {
        if (candidate->style == style && fonts->pdf->lines.v[candidate->line].page > 1)
            return false;
    }
    return fonts->pdf->pages.n > 1;
}

static void count_letters(struct by_fonts *fonts)
{
    ARK_VEC_EACH (struct pdf_line, line, fonts->pdf->lines) {
        size_t len = line->gone ? 0 : strlen(line->text);
        fonts->letters[MIN(line->size, SIZES - 1)] += len;
        fonts->all += len;
    }
}

static void by_fonts(struct pdf *pdf)
{
    struct by_fonts fonts = {.pdf = pdf, .letters = g_new0(uint64_t, SIZES)};
    count_letters(&fonts);
    gather(&fonts);
    settle_levels(&fonts);
    ARK_VEC_EACH (struct candidate, candidate, fonts.candidates) {
        const struct pdf_line *line = &pdf->lines.v[candidate->line];
        uint32_t depth, level = fonts.styles.v[candidate->style].level;
        bool larger = is_larger(&fonts, line);
        bool numbered = number_length(line->text, &depth) > 0;
        if ((!larger && fonts.numbered < LEAST_NUMBERED) ||
            (!numbered && only_on_first_page(&fonts, candidate->style)))
            continue;
        mark(pdf, candidate->line, candidate->n, numbered ? depth : level);
    }
    ark_vec_clear(&fonts.candidates);
    ark_vec_clear(&fonts.styles);
    g_free(fonts.letters);
}

void ark_pdf_find_headings(struct pdf *pdf)
{
    if ((pdf->bookmarks.n && by_bookmarks(pdf)) || (pdf->contents.n && by_contents(pdf)))
        return;
    by_fonts(pdf);
}

/* The largest lines of the first page, when nothing in the document is larger. */
char *ark_pdf_find_title(const struct pdf *pdf)
{
    uint32_t first = UINT32_MAX, largest = 0;
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        const struct pdf_line *line = &pdf->lines.v[i];
        if (line->gone || line->size <= largest)
            continue;
        largest = line->size;
        first = i;
    }
    if (first == UINT32_MAX || pdf->lines.v[first].page != 1 ||
        largest * 100 < pdf->body * TITLE_PER_CENT)
        return NULL;
    uint32_t n = extent(pdf, first);
    g_autoptr(GString) title = g_string_new(NULL);
    for (uint32_t i = 0; n <= MOST_LINES && i < n; i++)
        ark_pdf_join(pdf, title, pdf->lines.v[first + i].text,
                     strlen(pdf->lines.v[first + i].text));
    return title->len && title->len <= LONGEST && title->len > 3 ? g_strdup(title->str) : NULL;
}
