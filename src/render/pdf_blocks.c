/* Blocks of the Markdown tree as pieces: what stands where across the page, with which space above.
 * Walks the tree without recursion, since its depth is the author's choice. Knows no pages. */
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "base/limits.h"
#include "render/pdf_internal.h"

#define LEAST_WIDTH 150.0 /* no indenting beyond this */
#define QUOTE_INDENT 14.0
#define GAP_PARAGRAPH 6.5
#define GAP_ITEM 2.5
#define GAP_BLOCK 9.0 /* around tables, pictures, code */

/* A quotation, a list, or an item that is open. */
struct level {
    double x;
    uint32_t tag;
    const struct ark_pdf_bar *bars;
    bool tight, ordered;
    int number;
    uint32_t depth; /* of lists */
};

struct walk {
    struct ark_pdf *pdf;
    ARK_VEC(struct level) levels;
    struct ark_pdf_text *marker; /* waits for the item's first piece */
    enum ark_pdf_mark mark;
    double marker_x;
    uint32_t marker_tag;
    double after;               /* space that the last piece wants below it */
    const char *const *anchors; /* of HTML that stands alone, for the next piece */
};

struct heading_look {
    double size, before, after;
    enum ark_pdf_ink ink;
};

static const struct heading_look HEADINGS[] = {
    {21, 0, 4, PDF_INK_HEADING},    /* the document's title */
    {17, 24, 7, PDF_INK_HEADING},   /* 1 */
    {13.5, 20, 6, PDF_INK_HEADING}, /* 2 */
    {11.5, 15, 4, PDF_INK_HEADING}, /* 3 */
    {10.5, 12, 3, PDF_INK_TEXT},    /* 4 */
    {10, 10, 3, PDF_INK_TEXT},      /* 5 */
    {10, 10, 3, PDF_INK_MUTED},     /* 6 */
};

static struct level *top(struct walk *walk)
{
    return &ark_vec_last(&walk->levels);
}

struct ark_pdf_piece *ark_pdf_piece(struct ark_pdf *pdf, enum ark_pdf_kind kind, double x,
                                    double width)
{
    ark_vec_push(&pdf->pieces,
                 (struct ark_pdf_piece){.kind = kind, .x = x, .width = width, .orphans = 2});
    return &ark_vec_last(&pdf->pieces);
}

/* A new piece where the walk stands, with the waiting marker and the space above it. */
static struct ark_pdf_piece *add_piece(struct walk *walk, enum ark_pdf_kind kind, const char *tag,
                                       double before)
{
    const struct level *level = top(walk);
    uint32_t node = tag ? ark_pdf_tag(walk->pdf, level->tag, tag) : level->tag;
    struct ark_pdf_piece *piece =
        ark_pdf_piece(walk->pdf, kind, level->x, PDF_TEXT_WIDTH - level->x);
    piece->tag = node;
    piece->bars = level->bars;
    piece->gap = MAX(before, walk->after);
    piece->marker = walk->marker;
    piece->mark = walk->mark;
    piece->marker_x = walk->marker_x;
    piece->marker_tag = walk->marker_tag;
    piece->anchors = walk->anchors;
    walk->anchors = NULL;
    walk->marker = NULL;
    walk->mark = PDF_MARK_NONE;
    walk->after = 0;
    return piece;
}

static void set_text(struct ark_pdf_piece *piece, struct ark_pdf_text *text)
{
    piece->text = text;
    piece->line_n = text->line_n;
    piece->line_height = text->line_height;
}

static double text_gap(struct walk *walk)
{
    const struct level *level = top(walk);
    return level->tight && level->depth ? GAP_ITEM : GAP_PARAGRAPH;
}

static void add_pictures(struct walk *walk, GPtrArray *pictures)
{
    struct ark_pdf *pdf = walk->pdf;
    for (guint i = 0; i < pictures->len; i++) {
        const struct level *level = top(walk);
        ark_pdf_picture_pieces(pdf, pictures->pdata[i], level->x, PDF_TEXT_WIDTH - level->x,
                               level->bars, level->tag);
        walk->after = GAP_BLOCK + 2;
    }
}

/* "... følgende:" and what stands above a table stay with what follows. */
static bool announces(const struct ark_pdf_text *text, cmark_node *node)
{
    cmark_node *next = cmark_node_next(node);
    bool above_table = next && strcmp(cmark_node_get_type_string(next), "table") == 0;
    return text->line_n <= 3 &&
           (above_table || g_str_has_suffix(pango_layout_get_text(text->layout), ":"));
}

static void add_paragraph(struct walk *walk, cmark_node *node)
{
    g_autoptr(GPtrArray) pictures = g_ptr_array_new();
    struct ark_pdf_text *text = ark_pdf_text_new(walk->pdf, PDF_BODY_SIZE, false, false);
    const char *const *anchors = ark_pdf_anchors_of(walk->pdf, node, NULL);
    if (ark_pdf_inline(walk->pdf, node, text, pictures)) {
        ark_pdf_text_finish(walk->pdf, text, PDF_TEXT_WIDTH - top(walk)->x);
        struct ark_pdf_piece *piece = add_piece(walk, PDF_TEXT, "P", text_gap(walk));
        set_text(piece, text);
        piece->keep_next = announces(text, node);
        piece->anchors = piece->anchors ? piece->anchors : anchors;
        if (top(walk)->bars)
            text->ink = PDF_INK_MUTED;
        walk->after = 0;
    } else if (anchors) {
        walk->anchors = anchors;
    }
    add_pictures(walk, pictures);
}

static void add_title_rule(struct walk *walk)
{
    struct ark_pdf_piece *piece = add_piece(walk, PDF_TITLE, NULL, 0);
    piece->line_n = 1;
    piece->line_height = 8;
    piece->keep_next = true;
    walk->after = 10;
}

static void add_heading(struct walk *walk, cmark_node *node)
{
    static const char *const TAGS[] = {"H1", "H1", "H2", "H3", "H4", "H5", "H6"};
    struct ark_pdf *pdf = walk->pdf;
    int level = CLAMP(cmark_node_get_heading_level(node), 1, 6);
    bool title = pdf->pieces.n == 0 && level == 1;
    const struct heading_look *look = &HEADINGS[title ? 0 : level];
    struct ark_pdf_text *text = ark_pdf_text_new(pdf, look->size, true, level == 6);
    text->ink = look->ink;
    ark_pdf_inline(pdf, node, text, NULL);
    text->line_height = look->size * 1.25;
    ark_pdf_text_finish(pdf, text, PDF_TEXT_WIDTH - top(walk)->x);
    const char *dest = g_hash_table_lookup(pdf->headings, node);
    const char *const *anchors = ark_pdf_anchors_of(pdf, node, dest);
    struct ark_pdf_piece *piece = add_piece(walk, PDF_TEXT, TAGS[level], look->before);
    set_text(piece, text);
    piece->anchors = anchors;
    piece->heading = level;
    piece->plain = ark_pdf_plain(pdf, node);
    piece->whole = piece->keep_next = true;
    walk->after = look->after;
    if (title)
        add_title_rule(walk);
}

static struct ark_pdf_text *code_text(struct walk *walk, const char *code, gsize len)
{
    struct ark_pdf_text *text = ark_pdf_text_new(walk->pdf, 8.5, false, false);
    PangoAttrList *attrs = pango_attr_list_new();
    pango_attr_list_insert(attrs, pango_attr_family_new("Liberation Mono"));
    pango_attr_list_insert(attrs, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(text->layout, attrs);
    pango_attr_list_unref(attrs);
    pango_layout_set_text(text->layout, code, (int)len);
    ark_pdf_text_finish(walk->pdf, text, PDF_TEXT_WIDTH - top(walk)->x - 16);
    text->line_height = 8.5 * 1.3;
    return text;
}

/* The end of the part that starts here: so many lines, or so many bytes of a line that is longer.
 * Pango's time grows with the square of a layout's lines. */
static const char *code_part(const char *code)
{
    enum { MAX_LINES = 400, MAX_BYTES = 20000 };
    const char *p = code;
    for (int lines = 0; *p; p = g_utf8_next_char(p)) {
        if (*p == '\n' && ++lines == MAX_LINES)
            return p;
        if (p - code >= MAX_BYTES)
            return p;
    }
    return p;
}

static void add_code(struct walk *walk, const char *code)
{
    g_autofree char *clean = g_strdup(code ? code : "");
    for (char *p = clean; *p; p++) {
        if ((unsigned char)*p < 0x20 && *p != '\n' && *p != '\t')
            *p = ' ';
    }
    g_strchomp(clean);
    double gap = GAP_BLOCK;
    const char *part = clean;
    do {
        const char *end = code_part(part);
        struct ark_pdf_text *text = code_text(walk, part, (gsize)(end - part));
        struct ark_pdf_piece *piece = add_piece(walk, PDF_CODE, "Code", gap);
        set_text(piece, text);
        piece->pad = 6;
        part = *end == '\n' ? end + 1 : end;
        gap = 0;
    } while (*part);
    walk->after = GAP_BLOCK;
}

static void add_rule(struct walk *walk)
{
    struct ark_pdf_piece *piece = add_piece(walk, PDF_RULE, NULL, 10);
    piece->line_n = 1;
    piece->line_height = 1;
    walk->after = 10;
}

/* HTML that stands alone: its text, if it has any; markup and comments vanish. */
static void add_html(struct walk *walk, cmark_node *node)
{
    const char *html = cmark_node_get_literal(node);
    const char *const *anchors = ark_pdf_anchors_of(walk->pdf, node, NULL);
    if (anchors)
        walk->anchors = anchors;
    if (!html || strstr(html, "<!--") || strstr(html, "<script") || strstr(html, "<style"))
        return;
    g_autoptr(GString) out = g_string_new(NULL);
    bool markup = false;
    for (const char *p = html; *p; p++) {
        if (*p == '<')
            markup = true;
        bool blank = markup || g_ascii_isspace(*p);
        if (!blank)
            g_string_append_c(out, *p);
        else if (out->len && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
        if (*p == '>')
            markup = false;
    }
    g_strchomp(out->str);
    if (!*out->str)
        return;
    struct ark_pdf_text *text = ark_pdf_text_new(walk->pdf, PDF_BODY_SIZE, false, false);
    pango_layout_set_text(text->layout, out->str, -1);
    ark_pdf_text_finish(walk->pdf, text, PDF_TEXT_WIDTH - top(walk)->x);
    set_text(add_piece(walk, PDF_TEXT, "P", text_gap(walk)), text);
}

static void add_table(struct walk *walk, cmark_node *node)
{
    const struct level *level = top(walk);
    uint32_t tag = ark_pdf_tag(walk->pdf, level->tag, "Table");
    ark_pdf_table(walk->pdf, node, level->x, PDF_TEXT_WIDTH - level->x, level->bars, tag,
                  MAX(GAP_BLOCK, walk->after));
    walk->marker = NULL;
    walk->mark = PDF_MARK_NONE;
    walk->after = GAP_BLOCK + 3;
}

static double indented(double x, double indent)
{
    return PDF_TEXT_WIDTH - x - indent < LEAST_WIDTH ? x : x + indent;
}

static void enter_quote(struct walk *walk)
{
    struct level level = *top(walk);
    struct ark_pdf_bar *bar = ARK_NEW(walk->pdf->arena, struct ark_pdf_bar);
    *bar = (struct ark_pdf_bar){.x = level.x, .outer = level.bars};
    double x = indented(level.x, QUOTE_INDENT);
    level.tag = ark_pdf_tag(walk->pdf, level.tag, "BlockQuote");
    if (x > level.x)
        level.bars = bar;
    level.x = x;
    level.depth = 0;
    walk->after = MAX(walk->after, GAP_PARAGRAPH);
    ark_vec_push(&walk->levels, level);
}

static void enter_list(struct walk *walk, cmark_node *node)
{
    struct level level = *top(walk);
    level.tag = ark_pdf_tag(walk->pdf, level.tag, "L");
    level.tight = cmark_node_get_list_tight(node);
    level.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    level.number = cmark_node_get_list_start(node);
    level.depth++;
    ark_vec_push(&walk->levels, level);
    walk->after = MAX(walk->after, level.depth == 1 ? 4 : GAP_ITEM);
}

static void set_marker(struct walk *walk, const char *text, double x, uint32_t item)
{
    walk->marker = ark_pdf_text_new(walk->pdf, PDF_BODY_SIZE, false, false);
    walk->marker->align = 'r';
    pango_layout_set_text(walk->marker->layout, text, -1);
    ark_pdf_text_finish(walk->pdf, walk->marker, 60);
    walk->marker_x = x;
    walk->marker_tag = ark_pdf_tag(walk->pdf, item, "Lbl");
}

static void enter_item(struct walk *walk, cmark_node *node)
{
    struct level *list = top(walk);
    struct level level = *list;
    uint32_t item = ark_pdf_tag(walk->pdf, level.tag, "LI");
    level.x = indented(level.x, level.ordered ? 20 : 16);
    g_autofree char *number = g_strdup_printf("%d.", list->number++);
    bool task = strcmp(cmark_node_get_type_string(node), "tasklist") == 0;
    const char *bullet = level.depth % 2 ? "\u2022" : "\u2013";
    set_marker(walk, task ? "" : level.ordered ? number : bullet, level.x - 6, item);
    walk->mark = !task                                                  ? PDF_MARK_NONE
                 : cmark_gfm_extensions_get_tasklist_item_checked(node) ? PDF_MARK_DONE
                                                                        : PDF_MARK_OPEN;
    level.tag = ark_pdf_tag(walk->pdf, item, "LBody");
    ark_vec_push(&walk->levels, level);
}

static void enter_note(struct walk *walk)
{
    struct level *base = top(walk);
    struct level level = *base;
    g_autofree char *number = g_strdup_printf("%d.", ++base->number);
    uint32_t note = ark_pdf_tag(walk->pdf, level.tag, "Note");
    level.x = indented(level.x, 20);
    set_marker(walk, number, level.x - 6, note);
    if (base->number == 1)
        walk->after = 14;
    ark_vec_push(&walk->levels, level);
}

/* An item without content still shows its marker. */
static void leave(struct walk *walk)
{
    if (walk->marker) {
        struct ark_pdf_text *text = ark_pdf_text_new(walk->pdf, PDF_BODY_SIZE, false, false);
        ark_pdf_text_finish(walk->pdf, text, 100);
        set_text(add_piece(walk, PDF_TEXT, "P", text_gap(walk)), text);
    }
    bool list = top(walk)->depth == 1;
    (void)ark_vec_pop(&walk->levels);
    if (list && top(walk)->depth == 0)
        walk->after = MAX(walk->after, GAP_PARAGRAPH);
}

static bool enter_container(struct walk *walk, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE)
        enter_quote(walk);
    else if (type == CMARK_NODE_LIST)
        enter_list(walk, node);
    else if (type == CMARK_NODE_ITEM || !strcmp(cmark_node_get_type_string(node), "tasklist"))
        enter_item(walk, node);
    else if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
        enter_note(walk);
    else
        return false;
    return true;
}

static void add_leaf(struct walk *walk, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING)
        add_heading(walk, node);
    else if (type == CMARK_NODE_PARAGRAPH)
        add_paragraph(walk, node);
    else if (type == CMARK_NODE_CODE_BLOCK)
        add_code(walk, cmark_node_get_literal(node));
    else if (type == CMARK_NODE_THEMATIC_BREAK)
        add_rule(walk);
    else if (type == CMARK_NODE_HTML_BLOCK)
        add_html(walk, node);
    else if (strcmp(cmark_node_get_type_string(node), "table") == 0)
        add_table(walk, node);
}

/* Leaves have children too (inlines), which the walk leaves out. */
static void step(struct walk *walk, cmark_iter *iter, cmark_event_type event)
{
    cmark_node *node = cmark_iter_get_node(iter);
    if (cmark_node_get_type(node) == CMARK_NODE_DOCUMENT)
        return;
    bool inner = cmark_node_first_child(node) != NULL;
    if (event == CMARK_EVENT_EXIT) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM ||
            type == CMARK_NODE_FOOTNOTE_DEFINITION ||
            strcmp(cmark_node_get_type_string(node), "tasklist") == 0)
            leave(walk);
    } else if (!enter_container(walk, node)) {
        add_leaf(walk, node);
        if (inner)
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    }
}

void ark_pdf_blocks(struct ark_pdf *pdf, cmark_node *document)
{
    struct walk walk = {.pdf = pdf};
    ark_vec_push(&walk.levels, (struct level){0});
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
        step(&walk, iter, event);
    cmark_iter_free(iter);
    ark_vec_clear(&walk.levels);
}
