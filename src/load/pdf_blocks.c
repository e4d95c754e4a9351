/* Lines to blocks, where no tag says what they are: by their places and fonts, in the order that
 * the document draws them in, which is the order that they are read in. */
#include <stdlib.h>
#include <string.h>

#include "load/pdf_internal.h"

enum {
    GAP_PER_CENT = 145,      /* of the usual way from line to line: a new paragraph */
    SHORT_PER_CENT = 85,     /* of the width: a line that ended before it had to */
    NOTE_PER_CENT = 93,      /* of the size of the text */
    NOTE_FROM_PER_CENT = 50, /* of the height of the page: footnotes stand below */
    MOST_PITCH = 400,
    DEEPEST_LIST = 20,
};

/* The paragraph or item that is being gathered. */
struct open_text {
    bool any;
    enum pdf_block_kind kind;
    bool note;
    uint32_t first, last; /* lines */
    int text_left;        /* where the lines below the first begin, in an item */
    GString *text;
};

struct level {
    int left; /* of its marks */
    bool ordered;
    char style; /* what stands behind the number: '.' or ')' */
    uint32_t number;
};

struct blocks {
    struct pdf *pdf;
    struct open_text open;
    struct level levels[DEEPEST_LIST];
    uint32_t level_n;
    uint32_t no_table_before;
    uint32_t image; /* the next one that was not reported */
    uint32_t page;  /* of the last line */
    int pitch;      /* the usual way from line to line of the text's size */
    int right;      /* where most lines of the page end */
};

static struct pdf_block *add(struct blocks *b, enum pdf_block_kind kind, uint32_t first,
                             uint32_t last)
{
    struct pdf_block block = {.kind = kind,
                              .page = b->pdf->lines.v[first].page,
                              .last_page = b->pdf->lines.v[last].page,
                              .first_line = first,
                              .last_line = last,
                              .found = true};
    ark_vec_push(&b->pdf->blocks, block);
    return &ark_vec_last(&b->pdf->blocks);
}

static void close_text(struct blocks *b)
{
    struct open_text *open = &b->open;
    if (!open->any)
        return;
    g_autofree char *plain = ark_document_plain(open->text->str, (gssize)open->text->len);
    struct pdf_block *block = add(b, open->kind, open->first, open->last);
    block->note = open->note;
    block->text = ark_arena_strdup(b->pdf->arena, plain);
    if (block->kind == PDF_BLOCK_PARAGRAPH && ark_pdf_caption(block->text))
        block->kind = PDF_BLOCK_CAPTION;
    open->any = false;
    g_string_truncate(open->text, 0);
}

static void close_lists(struct blocks *b, uint32_t until)
{
    close_text(b);
    for (; b->level_n > until; b->level_n--)
        ark_vec_push(
            &b->pdf->blocks,
            (struct pdf_block){.kind = PDF_BLOCK_LIST_END, .page = b->page, .last_page = b->page});
}

static void open_text(struct blocks *b, enum pdf_block_kind kind, uint32_t i, const char *text)
{
    close_text(b);
    b->open.any = true;
    b->open.kind = kind;
    b->open.note = false;
    b->open.first = b->open.last = i;
    b->open.text_left = b->pdf->lines.v[i].left;
    g_string_assign(b->open.text, text);
}

static void add_figure(struct blocks *b, const struct pdf_image *image)
{
    ark_vec_push(&b->pdf->blocks, (struct pdf_block){.kind = PDF_BLOCK_FIGURE,
                                                     .page = image->page,
                                                     .last_page = image->page});
}

/* The images of the pages before this one, which no caption asked for. */
static void add_figures(struct blocks *b, uint32_t before)
{
    for (; b->image < b->pdf->images.n && b->pdf->images.v[b->image].page < before; b->image++) {
        const struct pdf_image *image = &b->pdf->images.v[b->image];
        bool page = image->page && image->page <= b->pdf->pages.n;
        if (page && ark_pdf_is_figure(image) && !ark_pdf_is_scanned(b->pdf, image->page))
            add_figure(b, image);
    }
}

/* A caption tells where the next image of its page stands. */
static void add_captioned_figure(struct blocks *b, const struct pdf_line *line)
{
    while (b->image < b->pdf->images.n && b->pdf->images.v[b->image].page == line->page) {
        const struct pdf_image *image = &b->pdf->images.v[b->image++];
        if (ark_pdf_is_figure(image)) {
            add_figure(b, image);
            return;
        }
    }
}

/* "1.", "12)", "a)": the length with the blank behind it; 0: no such thing. */
static size_t list_number(const char *text, uint32_t *ret_number, char *ret_style)
{
    size_t len = strspn(text, "0123456789");
    if (len > 2 || (!len && !g_ascii_islower(text[0])))
        return 0;
    *ret_number = len ? (uint32_t)strtoul(text, NULL, 10) : (uint32_t)(text[0] - 'a' + 1);
    len = len ? len : 1;
    if (text[len] != '.' && text[len] != ')')
        return 0;
    *ret_style = text[len] == ')' && !g_ascii_isdigit(text[0]) ? 'a' : text[len];
    return text[len + 1] == ' ' || !text[len + 1] ? len + 1 + (text[len + 1] == ' ') : 0;
}

/* The level of a list whose marks stand there, or what will be one more. */
static uint32_t level_at(const struct blocks *b, int left)
{
    uint32_t n = 0;
    int room = 2 * PDF_ZOOM;
    while (n < b->level_n && b->levels[n].left + room < left)
        n++;
    return n;
}

/* A number is a mark when it is 1, or follows that of the item before it. */
static bool counts_on(const struct blocks *b, uint32_t level, uint32_t number, char style)
{
    return number == 1 ||
           (level < b->level_n && b->levels[level].ordered && b->levels[level].style == style &&
            b->levels[level].number + 1 == number);
}

/* The mark of an item before the text, which may be a line of its own. */
static size_t mark_of(const struct blocks *b, uint32_t i, struct level *ret)
{
    const struct pdf_line *line = &b->pdf->lines.v[i];
    const char *text = line->text;
    bool alone = i + 1 < b->pdf->lines.n && line[1].beside && !line[1].gone;
    g_autofree char *with_blank = alone ? g_strconcat(text, " ", NULL) : g_strdup(text);
    size_t bullet = ark_pdf_bullet(with_blank);
    *ret = (struct level){.left = line->left};
    if (bullet)
        return MIN(bullet, strlen(text));
    size_t len = list_number(with_blank, &ret->number, &ret->style);
    ret->ordered = true;
    if (!len || !counts_on(b, level_at(b, line->left), ret->number, ret->style))
        return 0;
    return MIN(len, strlen(text));
}

static void begin_item(struct blocks *b, uint32_t i, size_t mark, const struct level *level)
{
    uint32_t at = MIN(level_at(b, level->left), DEEPEST_LIST - 1);
    const struct pdf_line *line = &b->pdf->lines.v[i];
    bool same = at < b->level_n && b->levels[at].ordered == level->ordered;
    close_lists(b, same ? at + 1 : at);
    if (!same) {
        add(b, PDF_BLOCK_LIST, i, i)->ordered = level->ordered;
        b->level_n = at + 1;
    }
    b->levels[at] = *level;
    open_text(b, PDF_BLOCK_ITEM, i, line->text + mark);
    b->open.text_left = level->left + 3 * PDF_ZOOM;
}

static void take_line(struct blocks *b, uint32_t i)
{
    const struct pdf_line *line = &b->pdf->lines.v[i];
    ark_pdf_join(b->pdf, b->open.text, line->text, strlen(line->text));
    b->open.last = i;
}

static bool is_note(const struct blocks *b, const struct pdf_line *line)
{
    const struct pdf_page *page = &b->pdf->pages.v[line->page - 1];
    return line->size * 100 <= b->pdf->body * NOTE_PER_CENT && g_ascii_isdigit(line->text[0]) &&
           line->top * 100 >= page->height * NOTE_FROM_PER_CENT;
}

/* A line that ended before it had to, with the end of a sentence. */
static bool ended(const struct blocks *b, const struct pdf_line *line)
{
    size_t len = strlen(line->text);
    return len && strchr(".:!?", line->text[len - 1]) &&
           line->right * 100 < b->right * SHORT_PER_CENT;
}

/* Whether the line goes on with what is open. */
static bool continues(const struct blocks *b, const struct pdf_line *line)
{
    const struct open_text *open = &b->open;
    if (!open->any)
        return false;
    const struct pdf_line *last = &b->pdf->lines.v[open->last];
    int pitch = b->pitch * (int)line->size / (int)MAX(b->pdf->body, 1u);
    int way = line->top - last->top, em = (int)line->size;
    if (line->page != last->page || way * 100 > pitch * GAP_PER_CENT || way <= 0 ||
        line->size * 10 > last->size * 11 || last->size * 10 > line->size * 11)
        return false;
    if (open->kind == PDF_BLOCK_ITEM)
        return line->left >= open->text_left;
    bool first = open->first == open->last;
    bool moved_in = line->left > last->left + em && line->left > b->pdf->lines.v[open->first].left;
    bool moved_out = line->left + em < last->left && !first;
    return !moved_in && !moved_out && !ended(b, last) && (line->bold == last->bold || !first);
}

static void begin_paragraph(struct blocks *b, uint32_t i)
{
    const struct pdf_line *line = &b->pdf->lines.v[i];
    uint32_t level = 0;
    bool note = is_note(b, line);
    while (!note && level < b->level_n && b->levels[level].left + 2 * PDF_ZOOM < line->left)
        level++;
    if (ark_pdf_caption(line->text) == PDF_OF_FIGURE) {
        close_lists(b, 0);
        add_captioned_figure(b, line);
    } else if (!note || !b->level_n) {
        close_lists(b, level);
    }
    open_text(b, PDF_BLOCK_PARAGRAPH, i,
              line->text + (note ? strspn(line->text, "0123456789 ") : 0));
    b->open.note = note;
}

static void take_heading(struct blocks *b, uint32_t i)
{
    g_autoptr(GString) title = g_string_new(NULL);
    uint32_t last = i;
    close_lists(b, 0);
    for (uint32_t k = i; k < b->pdf->lines.n && (k == i || b->pdf->lines.v[k].more); k++) {
        ark_pdf_join(b->pdf, title, b->pdf->lines.v[k].text, strlen(b->pdf->lines.v[k].text));
        last = k;
    }
    struct pdf_block *block = add(b, PDF_BLOCK_HEADING, i, last);
    block->level = b->pdf->lines.v[i].heading;
    block->text = ark_arena_strdup(b->pdf->arena, title->str);
}

/* Gives the line behind the table; `i` when there is none. */
static uint32_t take_table(struct blocks *b, uint32_t i)
{
    if (i < b->no_table_before)
        return i;
    struct pdf_table *table = ark_pdf_find_table(b->pdf, i, &b->no_table_before);
    if (!table)
        return i;
    close_lists(b, 0);
    add(b, PDF_BLOCK_TABLE, i, b->no_table_before - 1)->table = table;
    return b->no_table_before;
}

static void take_text(struct blocks *b, uint32_t i)
{
    const struct pdf_line *line = &b->pdf->lines.v[i];
    struct level level;
    size_t mark;
    if (line->beside && b->open.any && b->open.last + 1 == i) {
        take_line(b, i);
    } else if (line->mono) {
        close_lists(b, 0);
        add(b, PDF_BLOCK_CODE, i, i)->text = line->text;
    } else if (!is_note(b, line) && (mark = mark_of(b, i, &level))) {
        begin_item(b, i, mark, &level);
    } else if (continues(b, line)) {
        take_line(b, i);
    } else {
        begin_paragraph(b, i);
    }
}

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* Where a page's lines end: all but the shortest third of them end before it. */
static void begin_page(struct blocks *b, uint32_t i)
{
    ARK_VEC(int) rights = {0};
    b->page = b->pdf->lines.v[i].page;
    add_figures(b, b->page);
    for (uint32_t k = i; k < b->pdf->lines.n && b->pdf->lines.v[k].page == b->page; k++) {
        if (!b->pdf->lines.v[k].gone)
            ark_vec_push(&rights, b->pdf->lines.v[k].right);
    }
    if (rights.n)
        qsort(rights.v, rights.n, sizeof *rights.v, by_number);
    b->right = rights.n ? rights.v[rights.n - 1 - rights.n / 10] : 0;
    ark_vec_clear(&rights);
}

static int usual_pitch(const struct pdf *pdf)
{
    g_autofree uint32_t *seen = g_new0(uint32_t, MOST_PITCH);
    int best = (int)pdf->body * 6 / 5;
    uint32_t most = 0;
    for (uint32_t i = 1; i < pdf->lines.n; i++) {
        const struct pdf_line *line = &pdf->lines.v[i], *last = line - 1;
        int way = line->top - last->top;
        if (line->size != pdf->body || last->size != pdf->body || line->page != last->page ||
            way <= 0 || way >= MOST_PITCH)
            continue;
        if (++seen[way] > most)
            most = seen[way], best = way;
    }
    return best;
}

void ark_pdf_blocks_by_lines(struct pdf *pdf)
{
    struct blocks b = {.pdf = pdf, .pitch = usual_pitch(pdf)};
    b.open.text = g_string_new(NULL);
    ark_pdf_find_headings(pdf);
    for (uint32_t i = 0; i < pdf->lines.n; i++) {
        const struct pdf_line *line = &pdf->lines.v[i];
        if (line->page != b.page) {
            close_text(&b);
            begin_page(&b, i);
        }
        if (line->gone || line->more)
            continue;
        uint32_t behind = line->heading ? i : take_table(&b, i);
        if (line->heading)
            take_heading(&b, i);
        else if (behind > i)
            i = behind - 1;
        else
            take_text(&b, i);
    }
    close_lists(&b, 0);
    add_figures(&b, UINT32_MAX);
    g_string_free(b.open.text, TRUE);
}
