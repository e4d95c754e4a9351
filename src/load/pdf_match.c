/* Where the text of a tag stands on the pages. The text of tags has no line ends, so words run
 * together or keep their hyphens, and it may lack pieces; the lines have all that. So all lines are
 * one row of letters without blanks, in which the letters of a tag are looked for. */
#define _GNU_SOURCE /* memmem */
#include "load/pdf_tags.h"

#include <string.h>

enum {
    PROBE = 24,      /* bytes that a text begins with */
    SHORT = 8,       /* a text that stands everywhere ... */
    NEAR = 400,      /* ... is only looked for so far ahead */
    PAGES_AHEAD = 2, /* or ... */
    FAR = 8000,      /* ... letters, for pages may have none */
    SKIP = 60,       /* letters that one of them may lack */
    ANCHOR = 6,      /* letters that must agree again */
    LEAST_PER_CENT = 75,
    MOST_TRIES = 16,
    MOST_WORK = 512 << 20, /* bytes looked through in the whole document for lost texts */
};

struct pdf_letters {
    struct pdf *pdf;
    GString *row;
    ARK_VEC(uint32_t) lines;  /* the line of each stretch ... */
    ARK_VEC(uint32_t) starts; /* ... and where in the row it begins */
    uint32_t *pages;          /* where each page begins in the row; one more than there are */
    guint8 *used;             /* of each letter: it was found */
    size_t at;                /* behind what was found last */
    uint32_t page;            /* of it */
    size_t work;
};

static void append_letters(GString *out, const char *text)
{
    for (; *text; text++) {
        if (*text != ' ')
            g_string_append_c(out, *text);
    }
}

struct pdf_letters *ark_pdf_letters_new(struct pdf *pdf)
{
    struct pdf_letters *letters = g_new0(struct pdf_letters, 1);
    uint32_t page = 0;
    letters->pdf = pdf;
    letters->row = g_string_new(NULL);
    letters->pages = g_new0(uint32_t, pdf->pages.n + 2);
    letters->page = 1;
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        const struct pdf_line *line = &pdf->lines.v[i];
        while (page < line->page)
            letters->pages[++page] = (uint32_t)letters->row->len;
        if (line->gone)
            continue;
        ark_vec_push(&letters->lines, i);
        ark_vec_push(&letters->starts, (uint32_t)letters->row->len);
        append_letters(letters->row, line->text);
    }
    while (page < pdf->pages.n + 1)
        letters->pages[++page] = (uint32_t)letters->row->len;
    letters->used = g_new0(guint8, letters->row->len + 1);
    return letters;
}

uint32_t ark_pdf_letters_page(const struct pdf_letters *letters)
{
    return letters->page;
}

uint32_t ark_pdf_letters_found(const struct pdf_letters *letters)
{
    uint64_t found = 0;
    for (size_t i = 0; i < letters->row->len; i++)
        found += letters->used[i];
    return letters->row->len ? (uint32_t)(found * 100 / letters->row->len) : 0;
}

void ark_pdf_letters_free(struct pdf_letters *letters)
{
    if (!letters)
        return;
    g_string_free(letters->row, TRUE);
    ark_vec_clear(&letters->lines);
    ark_vec_clear(&letters->starts);
    g_free(letters->pages);
    g_free(letters->used);
    g_free(letters);
}

static bool agree(const char *a, const char *a_end, const char *b, const char *b_end)
{
    size_t n = MIN(ANCHOR, MIN((size_t)(a_end - a), (size_t)(b_end - b)));
    return n && memcmp(a, b, n) == 0;
}

/* One of them lacks something here. What the tag lacks must be sure: its end must not be found
 * somewhere further on. */
static bool skip(const char **a, const char *a_end, const char **b, const char *b_end)
{
    for (size_t n = 1; n <= SKIP; n++) {
        if (n < (size_t)(b_end - *b) && n <= ANCHOR && agree(*a, a_end, *b + n, b_end)) {
            *b += n;
            return true;
        }
        if (n + ANCHOR <= (size_t)(a_end - *a) && ANCHOR <= (size_t)(b_end - *b) &&
            agree(*a + n, a_end, *b, b_end)) {
            *a += n;
            return true;
        }
    }
    return false;
}

/* How far the text goes from there; NULL when it is another one. */
static const char *find_end(const struct pdf_letters *letters, const char *start,
                            const GString *key)
{
    const char *at = start, *end = letters->row->str + letters->row->len;
    const char *want = key->str, *want_end = want + key->len;
    while (want < want_end && at < end) {
        if (*at == *want)
            at++, want++;
        else if (!skip(&at, end, &want, want_end))
            break;
    }
    if ((size_t)(want - key->str) * 100 < key->len * LEAST_PER_CENT)
        return NULL;
    while (at < end && (*at & 0xc0) == 0x80)
        at++;
    return at;
}

struct stretch {
    size_t from, to;
};

/* The first place in the range where the text begins, and goes on. */
static bool look(struct pdf_letters *letters, size_t from, size_t to, const GString *key,
                 struct stretch *ret)
{
    const char *row = letters->row->str;
    size_t len = MIN(key->len, PROBE);
    for (int tries = 0; tries < MOST_TRIES && from < to; tries++) {
        const char *start = memmem(row + from, to - from, key->str, len);
        bool fresh = start && !letters->used[start - row];
        const char *end = fresh ? find_end(letters, start, key) : NULL;
        if (end) {
            *ret = (struct stretch){(size_t)(start - row), (size_t)(end - row)};
            return true;
        }
        if (!start)
            break;
        from = (size_t)(start - row) + 1;
    }
    return false;
}

/* In the whole document: the last place was wrong, or the tags are in another order. */
static bool look_everywhere(struct pdf_letters *letters, const GString *key, struct stretch *ret)
{
    if (letters->work > MOST_WORK)
        return false;
    letters->work += letters->row->len;
    return look(letters, letters->at, letters->row->len, key, ret) ||
           look(letters, 0, letters->at, key, ret);
}

/* Behind the last one on its page; else before it, for frames are often drawn last; else on the
 * pages that follow. */
static bool locate(struct pdf_letters *letters, const GString *key, struct stretch *ret)
{
    uint32_t last = MIN(letters->page + PAGES_AHEAD, letters->pdf->pages.n);
    size_t end = MIN(MAX(letters->pages[last + 1], letters->at + FAR), letters->row->len);
    if (key->len < SHORT)
        return look(letters, letters->at, MIN(end, letters->at + NEAR), key, ret);
    return look(letters, letters->at, letters->pages[letters->page + 1], key, ret) ||
           look(letters, letters->pages[MAX(letters->page, 2u) - 1], letters->at, key, ret) ||
           look(letters, letters->at, end, key, ret) ||
           (key->len >= PROBE && look_everywhere(letters, key, ret));
}

/* The stretch that holds the letter. */
static uint32_t stretch_of(const struct pdf_letters *letters, size_t at)
{
    uint32_t low = 0, high = letters->starts.n;
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if (letters->starts.v[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Where the letter of that number stands in a text with blanks. */
static size_t byte_of(const char *text, size_t letter)
{
    size_t at = strspn(text, " ");
    for (; letter && text[at]; letter--)
        at += 1 + strspn(text + at + 1, " ");
    return at;
}

static void take(struct pdf_letters *letters, size_t from, size_t to, struct pdf_place *place)
{
    struct pdf *pdf = letters->pdf;
    GString *text = g_string_new(NULL);
    uint32_t first = stretch_of(letters, from), last = stretch_of(letters, to - 1);
    place->mono = true;
    for (uint32_t i = first; i <= last; i++) {
        const struct pdf_line *line = &pdf->lines.v[letters->lines.v[i]];
        size_t start = letters->starts.v[i];
        size_t begin = i == first ? byte_of(line->text, from - start) : 0;
        size_t end = i == last ? byte_of(line->text, to - start) : strlen(line->text);
        place->mono &= line->mono;
        ark_pdf_join(pdf, text, line->text + begin, end - begin);
    }
    place->found = true;
    place->first = letters->lines.v[first];
    place->last = letters->lines.v[last];
    place->page = pdf->lines.v[place->first].page;
    place->text = ark_document_plain(text->str, (gssize)text->len);
    letters->page = pdf->lines.v[place->last].page;
    letters->at = to;
    memset(letters->used + from, 1, to - from);
    g_string_free(text, TRUE);
}

struct pdf_place ark_pdf_find(struct pdf_letters *letters, const char *text)
{
    struct pdf_place place = {.page = letters->page};
    char *plain = ark_document_plain(text, -1);
    g_autoptr(GString) key = g_string_new(NULL);
    append_letters(key, plain);
    struct stretch stretch;
    if (!key->len || !locate(letters, key, &stretch)) {
        place.text = plain;
        return place;
    }
    g_free(plain);
    take(letters, stretch.from, stretch.to, &place);
    return place;
}

struct pdf_place ark_pdf_find_aside(struct pdf_letters *letters, const char *text)
{
    size_t at = letters->at;
    uint32_t page = letters->page;
    struct pdf_place place = ark_pdf_find(letters, text);
    letters->at = at;
    letters->page = page;
    return place;
}
