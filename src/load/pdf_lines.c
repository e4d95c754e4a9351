/* Fragments to lines, and what on the pages is not the document's text: running headers and
 * footers, page numbers, tables of contents. */
#include <stdlib.h>
#include <string.h>

#include "load/pdf_internal.h"

enum {
    BAND_PER_CENT = 11,  /* of the height of the page, above and below: where headers stand */
    LEADER = 4,          /* dots in a row */
    SMALL_PER_CENT = 75, /* of the size beside it: a number of a note */
    LONGEST_NOTE_NUMBER = 3,
    LEAST_LINKED = 3, /* rows of a table of contents that has no dots */
};

static const struct pdf_font *font_of(const struct pdf *pdf, const struct pdf_fragment *fragment)
{
    return &pdf->fonts.v[fragment->font];
}

static bool is_blank(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        if (!g_unichar_isspace(c) && c != 0xad && c != 0x200b && c != 0xfeff)
            return false;
    }
    return true;
}

static int overlap(int a_top, int a_bottom, int b_top, int b_bottom)
{
    return MIN(a_bottom, b_bottom) - MAX(a_top, b_top);
}

bool ark_pdf_same_height(const struct pdf_line *a, const struct pdf_line *b)
{
    int least = MIN(a->bottom - a->top, b->bottom - b->top);
    return a->page == b->page && overlap(a->top, a->bottom, b->top, b->bottom) * 2 > least;
}

/* The small raised number that leads to a footnote, behind a word. */
static bool is_note_number(const struct pdf *pdf, const struct pdf_line *line,
                           const struct pdf_fragment *fragment)
{
    size_t len = strspn(fragment->text, "0123456789");
    return len && len <= LONGEST_NOTE_NUMBER && is_blank(fragment->text + len) &&
           font_of(pdf, fragment)->size * 100 <= line->size * SMALL_PER_CENT &&
           fragment->bottom < line->bottom;
}

static bool continues(const struct pdf *pdf, const struct pdf_line *line,
                      const struct pdf_fragment *fragment)
{
    int height = MIN(line->bottom - line->top, fragment->bottom - fragment->top);
    int em = (int)MAX(line->size, 1u);
    return overlap(line->top, line->bottom, fragment->top, fragment->bottom) * 2 > height &&
           fragment->left >= line->right - em / 3 && fragment->left - line->right <= em &&
           fragment->page == line->page && pdf->fonts.n;
}

static void begin_line(struct pdf *pdf, uint32_t index)
{
    const struct pdf_fragment *fragment = &pdf->fragments.v[index];
    const struct pdf_font *font = font_of(pdf, fragment);
    struct pdf_line line = {.page = fragment->page,
                            .first = index,
                            .n = 1,
                            .top = fragment->top,
                            .left = fragment->left,
                            .right = fragment->right,
                            .bottom = fragment->bottom,
                            .size = font->size,
                            .colour = font->colour,
                            .bold = fragment->bold,
                            .mono = font->mono,
                            .jump = fragment->jump};
    ark_vec_push(&pdf->lines, line);
}

static void grow_line(struct pdf *pdf, struct pdf_line *line, uint32_t index)
{
    const struct pdf_fragment *fragment = &pdf->fragments.v[index];
    const struct pdf_font *font = font_of(pdf, fragment);
    line->n = index - line->first + 1;
    if (is_note_number(pdf, line, fragment)) {
        line->right = MAX(line->right, fragment->right);
        return;
    }
    line->top = MIN(line->top, fragment->top);
    line->right = MAX(line->right, fragment->right);
    line->bottom = MAX(line->bottom, fragment->bottom);
    line->bold &= fragment->bold;
    line->mono &= font->mono;
    line->size = MAX(line->size, font->size);
    if (line->jump != fragment->jump)
        line->jump = 0;
}

/* The text of a line, and for each of its fragments where it begins in it. */
static const char *text_of(struct pdf *pdf, struct pdf_line *line)
{
    g_autoptr(GString) raw = g_string_new(NULL);
    int right = line->left;
    uint32_t last = line->first + line->n;
    for (uint32_t i = line->first; i < last; i++) {
        const struct pdf_fragment *fragment = &pdf->fragments.v[i];
        if (i > line->first && is_note_number(pdf, line, fragment)) {
            right = fragment->right;
            continue;
        }
        if (raw->len && fragment->left - right > (int)line->size / 6)
            g_string_append_c(raw, ' ');
        g_string_append(raw, fragment->text);
        right = fragment->right;
    }
    g_autofree char *plain = ark_document_plain(raw->str, (gssize)raw->len);
    return ark_arena_strdup(pdf->arena, plain);
}

static void gather(struct pdf *pdf)
{
    for (uint32_t i = 0; i < pdf->fragments.n; i++) {
        const struct pdf_fragment *fragment = &pdf->fragments.v[i];
        struct pdf_line *line = pdf->lines.n ? &ark_vec_last(&pdf->lines) : NULL;
        if (is_blank(fragment->text))
            continue;
        if (line && continues(pdf, line, fragment))
            grow_line(pdf, line, i);
        else
            begin_line(pdf, i);
    }
    uint32_t link = 0;
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        struct pdf_line *line = &pdf->lines.v[i];
        line->text = text_of(pdf, line);
        while (link < pdf->links.n && pdf->links.v[link].fragment < line->first)
            link++;
        line->link = link;
        while (link < pdf->links.n && pdf->links.v[link].fragment < line->first + line->n)
            link++;
        line->link_n = link - line->link;
        line->beside = i && ark_pdf_same_height(line - 1, line) && line->left >= line[-1].right;
    }
}

static void find_body(struct pdf *pdf)
{
    g_autofree uint64_t *letters = g_new0(uint64_t, 10001);
    ARK_VEC_EACH (struct pdf_line, line, pdf->lines)
        letters[MIN(line->size, 10000)] += line->gone || line->mono ? 0 : strlen(line->text);
    pdf->body = 0;
    for (uint32_t size = 0; size <= 10000; size++) {
        if (letters[size] > letters[pdf->body])
            pdf->body = size;
    }
}

/* In a band at the edge of its page; what is on the pages there is told by place and words, numbers
 * aside. NULL: not there. Caller frees. */
static char *running_key(const struct pdf *pdf, const struct pdf_line *line)
{
    const struct pdf_page *page = &pdf->pages.v[line->page - 1];
    int band = page->height * BAND_PER_CENT / 100;
    if (line->bottom > band && line->top < page->height - band)
        return NULL;
    /* From the edge that it is near: pages may differ in height. */
    int edge = line->bottom <= band ? line->top : line->top - page->height;
    GString *key = g_string_new(NULL);
    g_string_append_printf(key, "%d ", edge / (3 * PDF_ZOOM));
    for (const char *at = line->text; *at; at++) {
        if (!g_ascii_isdigit(*at))
            g_string_append_c(key, *at);
        else if (key->str[key->len - 1] != '#')
            g_string_append_c(key, '#');
    }
    return g_string_free(key, FALSE);
}

/* The share of the pages that makes a line a running one. Chapters have headers of their own. */
static uint32_t often(const struct pdf *pdf)
{
    return pdf->pages.n < 3 ? 2 : MAX(3, pdf->pages.n / 12);
}

/* The lines whose words stand at their place on so many pages. */
static bool *find_repeated(const struct pdf *pdf)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    bool *repeated = g_new0(bool, pdf->lines.n + 1);
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        char *key = running_key(pdf, &pdf->lines.v[i]);
        g_ptr_array_add(keys, key);
        if (key)
            g_hash_table_insert(
                seen, g_strdup(key),
                GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(seen, key)) + 1));
    }
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        const char *key = g_ptr_array_index(keys, i);
        repeated[i] = key && GPOINTER_TO_UINT(g_hash_table_lookup(seen, key)) >= often(pdf);
    }
    return repeated;
}

static int by_top(const void *a, const void *b)
{
    const struct pdf_line *x = *(struct pdf_line *const *)a, *y = *(struct pdf_line *const *)b;
    return x->top != y->top ? (x->top < y->top ? -1 : 1) : (x > y) - (x < y);
}

/* How many of the lines, which are ordered from an edge of the page inwards, are running ones: all
 * of a row, and with room between them and the text. The headers of a table that is on many pages
 * stand close above its rows. */
static uint32_t running_from_edge(const struct pdf *pdf, const bool *repeated,
                                  struct pdf_line *const *lines, uint32_t n)
{
    uint32_t k = 0;
    while (k < n && repeated[lines[k] - pdf->lines.v])
        k++;
    while (k > 0 && k < n) {
        const struct pdf_line *last = lines[k - 1], *next = lines[k];
        int room = MAX(next->top - last->bottom, last->top - next->bottom);
        if (room * 4 >= (last->bottom - last->top) * 3)
            break;
        k--;
    }
    return k;
}

static void drop_running_of_page(struct pdf *pdf, const bool *repeated, uint32_t first, uint32_t n)
{
    g_autofree struct pdf_line **lines = g_new(struct pdf_line *, n);
    for (uint32_t i = 0; i < n; i++)
        lines[i] = &pdf->lines.v[first + i];
    qsort(lines, n, sizeof *lines, by_top);
    for (int edge = 0; edge < 2; edge++) {
        uint32_t k = running_from_edge(pdf, repeated, lines, n);
        while (k)
            lines[--k]->gone = true;
        for (uint32_t i = 0; i < n / 2; i++) {
            struct pdf_line *other = lines[i];
            lines[i] = lines[n - 1 - i];
            lines[n - 1 - i] = other;
        }
    }
}

static void drop_running(struct pdf *pdf)
{
    g_autofree bool *repeated = find_repeated(pdf);
    for (uint32_t i = 0, end; i < pdf->lines.n; i = end) {
        for (end = i + 1; end < pdf->lines.n && pdf->lines.v[end].page == pdf->lines.v[i].page;)
            end++;
        drop_running_of_page(pdf, repeated, i, end - i);
    }
}

/* "Scope ........ 3", with dots or with blanks between them: the length of what stands before the
 * dots; 0: no such line. */
static size_t before_leader(const char *text)
{
    size_t len = strlen(text);
    while (len && (g_ascii_isdigit(text[len - 1]) || strchr("ivxIVX ", text[len - 1])))
        len--;
    size_t dots = 0, end = len;
    bool number = text[len] != '\0';
    while (end && (text[end - 1] == '.' || text[end - 1] == ' '))
        dots += text[--end] == '.';
    return number && dots >= LEADER ? end : 0;
}

static bool is_number(const char *text)
{
    return *text && !text[strspn(text, "0123456789")];
}

/* The lines of one height from `i` on; what they lead to, if it is one page, is in `ret_jump`. */
static uint32_t row_end(const struct pdf *pdf, uint32_t i, uint32_t *ret_jump)
{
    uint32_t end = i + 1;
    *ret_jump = pdf->lines.v[i].jump;
    for (; end < pdf->lines.n && pdf->lines.v[end].beside; end++) {
        if (pdf->lines.v[end].jump != *ret_jump)
            *ret_jump = 0;
    }
    return end;
}

static bool ends_with_number(const char *text)
{
    const char *blank = strrchr(text, ' ');
    return is_number(blank ? blank + 1 : text);
}

static void keep_entry(struct pdf *pdf, uint32_t from, uint32_t to, uint32_t jump)
{
    g_autoptr(GString) title = g_string_new(NULL);
    for (uint32_t i = from; i < to; i++) {
        const char *text = pdf->lines.v[i].text;
        size_t len = before_leader(text);
        if (title->len)
            g_string_append_c(title, ' ');
        if (i + 1 < to || !is_number(text))
            g_string_append_len(title, text, len ? (gssize)len : (gssize)strlen(text));
        pdf->lines.v[i].gone = true;
    }
    if (strspn(title->str, "0123456789. ") == title->len)
        return;
    g_autofree char *plain = ark_document_plain(title->str, (gssize)title->len);
    struct pdf_entry entry = {ark_arena_strdup(pdf->arena, plain), jump, pdf->lines.v[from].left};
    ark_vec_push(&pdf->contents, entry);
}

/* Dots before a number; they may be lines of their own. */
static bool is_led(const struct pdf *pdf, uint32_t from, uint32_t to)
{
    const char *last = pdf->lines.v[to - 1].text;
    return before_leader(last) > 0 ||
           (to > from + 1 && is_number(last) && before_leader(pdf->lines.v[to - 2].text));
}

/* How many rows from `i` on are links into the document that end with a number. A single one is
 * some other link. */
static uint32_t linked_rows(const struct pdf *pdf, uint32_t i)
{
    uint32_t n = 0, jump;
    for (uint32_t end; i < pdf->lines.n && n < LEAST_LINKED; i = end, n++) {
        end = row_end(pdf, i, &jump);
        if (!jump || pdf->lines.v[i].gone || !ends_with_number(pdf->lines.v[end - 1].text))
            break;
    }
    return n;
}

/* A long title leaves no room for dots. */
static bool is_between_entries(const struct pdf *pdf, uint32_t i, uint32_t end)
{
    uint32_t jump;
    bool before = i > 0 && pdf->lines.v[i - 1].gone;
    return before && end < pdf->lines.n && is_led(pdf, end, row_end(pdf, end, &jump)) &&
           ends_with_number(pdf->lines.v[end - 1].text);
}

/* Lines of a table of contents. */
static void drop_contents(struct pdf *pdf)
{
    uint32_t linked_until = 0;
    for (uint32_t i = 0, end, jump; i < pdf->lines.n; i = end) {
        end = row_end(pdf, i, &jump);
        if (pdf->lines.v[i].gone)
            continue;
        bool linked = jump && ends_with_number(pdf->lines.v[end - 1].text);
        bool more = linked && (i == linked_until || linked_rows(pdf, i) == LEAST_LINKED);
        if (more)
            linked_until = end;
        if (more || is_led(pdf, i, end) || is_between_entries(pdf, i, end))
            keep_entry(pdf, i, end, jump);
    }
}

static bool is_contents_heading(const char *text)
{
    static const char *const words[] = {"indhold",           "indholdsfortegnelse", "contents",
                                        "table of contents", "inhaltsverzeichnis",  "figurliste"};
    g_autofree char *low = g_utf8_strdown(text, -1);
    return g_strv_contains(
        (const char *const[]){words[0], words[1], words[2], words[3], words[4], words[5], NULL},
        low);
}

static void drop_contents_headings(struct pdf *pdf)
{
    for (uint32_t i = 0; pdf->contents.n && i + 1 < pdf->lines.n; i++) {
        if (pdf->lines.v[i + 1].gone && !pdf->lines.v[i].gone &&
            is_contents_heading(pdf->lines.v[i].text))
            pdf->lines.v[i].gone = true;
    }
}

void ark_pdf_make_lines(struct pdf *pdf)
{
    gather(pdf);
    drop_running(pdf);
    drop_contents(pdf);
    drop_contents_headings(pdf);
    find_body(pdf);
    ark_pdf_learn_words(pdf);
}
