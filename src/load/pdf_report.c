/* Blocks to nodes. Whatever found them, the ends of pages part paragraphs and lists, captions stand
 * above or below what they belong to, and code comes in pieces. */
#include <string.h>

#include "load/pdf_internal.h"

/* Bytes: what is longer was never a paragraph, and joining it page by page would copy it as often.
 */
enum { LONGEST_JOINED = 20000 };

static bool is_text(const struct pdf_block *block)
{
    return block->kind == PDF_BLOCK_PARAGRAPH || block->kind == PDF_BLOCK_ITEM;
}

static bool is_between_lists(const struct pdf_block *block)
{
    return block->kind == PDF_BLOCK_LIST || block->kind == PDF_BLOCK_LIST_END ||
           block->kind == PDF_BLOCK_GONE;
}

/* A sentence that is not at its end, and its rest at the top of the next page; or an item without a
 * mark of its own, behind one that had one. */
static bool goes_on(const struct pdf_block *block, const struct pdf_block *next)
{
    const char *end = block->text + strlen(block->text);
    bool open = end > block->text && !strchr(".:!?;", end[-1]);
    if (!block->found || !next->found || next->page != block->last_page + 1 ||
        end - block->text > LONGEST_JOINED)
        return false;
    if (next->unlabelled && block->kind == PDF_BLOCK_ITEM && !block->unlabelled)
        return true;
    return open && g_unichar_islower(g_utf8_get_char(next->text)) &&
           (next->kind == PDF_BLOCK_PARAGRAPH || next->unlabelled);
}

static void append(struct pdf *pdf, struct pdf_block *block, struct pdf_block *next)
{
    g_autoptr(GString) text = g_string_new(block->text);
    ark_pdf_join(pdf, text, next->text, strlen(next->text));
    block->text = ark_arena_strdup(pdf->arena, text->str);
    block->last_page = next->last_page;
    next->kind = PDF_BLOCK_GONE;
}

/* A list that ends with its page and begins again with the next is one. */
static void join_lists(struct pdf *pdf, uint32_t from, uint32_t to)
{
    uint32_t ends = 0, begins = 0;
    for (uint32_t i = from; i < to; i++) {
        ends += pdf->blocks.v[i].kind == PDF_BLOCK_LIST_END;
        begins += pdf->blocks.v[i].kind == PDF_BLOCK_LIST;
    }
    for (uint32_t i = from; i < to && ends == begins; i++) {
        if (is_between_lists(&pdf->blocks.v[i]))
            pdf->blocks.v[i].kind = PDF_BLOCK_GONE;
    }
}

/* Word parts a table at the end of a page, and the tags or places then tell of two. */
static void mend_tables(struct pdf *pdf)
{
    struct pdf_block *last = NULL;
    ARK_VEC_EACH (struct pdf_block, block, pdf->blocks) {
        if (block->table)
            ark_pdf_drop_blank_rows(block->table);
        if (block->note || block->kind == PDF_BLOCK_GONE)
            continue;
        bool joined = last && last->table && block->table &&
                      ark_pdf_join_tables(pdf, last->table, block->table);
        if (joined)
            block->kind = PDF_BLOCK_GONE;
        else
            last = block;
    }
}

/* Tells each end which list it ends. */
static void pair_lists(struct pdf *pdf)
{
    ARK_VEC(bool) open = {0};
    ARK_VEC_EACH (struct pdf_block, block, pdf->blocks) {
        if (block->kind == PDF_BLOCK_LIST)
            ark_vec_push(&open, block->ordered);
        else if (block->kind == PDF_BLOCK_LIST_END && open.n)
            block->ordered = ark_vec_pop(&open);
    }
    ark_vec_clear(&open);
}

/* What ends with one page and begins with the next, with nothing between. */
static bool is_parted_by_page(const struct pdf *pdf, uint32_t end, uint32_t begin)
{
    while (end > 0 && is_between_lists(&pdf->blocks.v[end]))
        end--;
    while (begin + 1 < pdf->blocks.n && is_between_lists(&pdf->blocks.v[begin]))
        begin++;
    const struct pdf_block *last = &pdf->blocks.v[end], *first = &pdf->blocks.v[begin];
    return is_text(last) && first->kind == PDF_BLOCK_ITEM && last->found && first->found &&
           first->page == last->last_page + 1;
}

static void mend_lists(struct pdf *pdf)
{
    pair_lists(pdf);
    for (uint32_t i = 0; i + 1 < pdf->blocks.n; i++) {
        uint32_t end = i, begin = i + 1;
        while (pdf->blocks.v[end].kind == PDF_BLOCK_LIST_END && begin < pdf->blocks.n &&
               pdf->blocks.v[begin].kind == PDF_BLOCK_LIST &&
               pdf->blocks.v[begin].ordered == pdf->blocks.v[end].ordered &&
               is_parted_by_page(pdf, end, begin)) {
            pdf->blocks.v[end].kind = pdf->blocks.v[begin].kind = PDF_BLOCK_GONE;
            if (!end)
                break;
            end--, begin++;
        }
    }
}

static void mend(struct pdf *pdf)
{
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < pdf->blocks.n; i++) {
        struct pdf_block *block = &pdf->blocks.v[i];
        if (is_between_lists(block) || block->note)
            continue;
        if (last != UINT32_MAX && is_text(block) && is_text(&pdf->blocks.v[last]) &&
            goes_on(&pdf->blocks.v[last], block)) {
            append(pdf, &pdf->blocks.v[last], block);
            join_lists(pdf, last + 1, i);
        } else {
            last = i;
        }
    }
}

static bool can_have_caption(const struct pdf_block *block)
{
    return block && (block->kind == PDF_BLOCK_FIGURE || block->kind == PDF_BLOCK_TABLE);
}

static struct pdf_block *neighbour(struct pdf *pdf, uint32_t index, int step)
{
    for (int64_t i = (int64_t)index + step; i >= 0 && i < pdf->blocks.n; i += step) {
        if (!is_between_lists(&pdf->blocks.v[i]))
            return &pdf->blocks.v[i];
    }
    return NULL;
}

/* Captions of tables usually stand above, those of figures below. */
static void settle_caption(struct pdf *pdf, uint32_t index)
{
    struct pdf_block *caption = &pdf->blocks.v[index];
    struct pdf_block *above = neighbour(pdf, index, -1), *below = neighbour(pdf, index, 1);
    bool of_table = ark_pdf_caption(caption->text) == PDF_OF_TABLE;
    struct pdf_block *first = of_table ? below : above, *second = of_table ? above : below;
    struct pdf_block *owner = NULL;
    if (can_have_caption(first) && !first->text)
        owner = first;
    else if (can_have_caption(second) && !second->text)
        owner = second;
    caption->kind = owner ? PDF_BLOCK_GONE : PDF_BLOCK_PARAGRAPH;
    if (owner)
        owner->text = caption->text;
}

static void report_links(struct pdf *pdf, const struct pdf_block *block)
{
    if (block->found)
        ark_pdf_report_links(pdf, block->first_line, block->last_line);
}

static void add_lines(struct pdf *pdf, const struct pdf_block *block, GString *code)
{
    for (uint32_t i = block->first_line; i <= block->last_line; i++) {
        if (pdf->lines.v[i].gone)
            continue;
        if (code->len)
            g_string_append_c(code, '\n');
        g_string_append(code, pdf->lines.v[i].text);
    }
}

/* Its pieces are one; gives the last of them. */
static uint32_t report_code(struct pdf *pdf, uint32_t index, struct ark_loc loc)
{
    g_autoptr(GString) code = g_string_new(NULL);
    uint32_t last = index;
    for (uint32_t i = index; i < pdf->blocks.n && (pdf->blocks.v[i].kind == PDF_BLOCK_CODE ||
                                                   pdf->blocks.v[i].kind == PDF_BLOCK_GONE);
         i++) {
        if (pdf->blocks.v[i].kind == PDF_BLOCK_CODE)
            add_lines(pdf, &pdf->blocks.v[last = i], code);
    }
    ark_document_code(pdf->doc, NULL, code->str, loc);
    return last;
}

static void report_text(struct pdf *pdf, const struct pdf_block *block, struct ark_loc loc)
{
    if (block->kind == PDF_BLOCK_HEADING)
        ark_document_heading(pdf->doc, block->level, block->text, loc);
    else if (block->kind == PDF_BLOCK_ITEM)
        ark_document_item(pdf->doc, block->text, loc);
    else
        ark_document_paragraph(pdf->doc, block->text, loc);
    report_links(pdf, block);
}

static void report_captioned(struct pdf *pdf, struct pdf_block *block, struct ark_loc loc)
{
    if (block->kind == PDF_BLOCK_FIGURE) {
        ark_document_paragraph(pdf->doc, "", loc); /* the figure hangs below the section */
        ark_document_figure(pdf->doc, NULL, NULL, loc);
    } else {
        ark_pdf_report_table(pdf, block->table);
    }
    if (block->text && !ark_document_caption(pdf->doc, block->text))
        ark_document_paragraph(pdf->doc, block->text, loc);
}

/* Gives the last block that was reported. */
static uint32_t report_block(struct pdf *pdf, uint32_t index)
{
    struct pdf_block *block = &pdf->blocks.v[index];
    struct ark_loc loc = ark_pdf_loc(pdf, block->page);
    ark_document_page(pdf->doc, block->page);
    switch (block->kind) {
    case PDF_BLOCK_CODE:
        return report_code(pdf, index, loc);
    case PDF_BLOCK_FIGURE:
    case PDF_BLOCK_TABLE:
        report_captioned(pdf, block, loc);
        break;
    case PDF_BLOCK_LIST:
        ark_document_list_begin(pdf->doc, block->ordered, loc);
        break;
    case PDF_BLOCK_LIST_END:
        ark_document_list_end(pdf->doc);
        break;
    case PDF_BLOCK_HEADING:
    case PDF_BLOCK_ITEM:
    case PDF_BLOCK_PARAGRAPH:
    case PDF_BLOCK_CAPTION:
        report_text(pdf, block, loc);
        break;
    case PDF_BLOCK_GONE:
        break;
    }
    return index;
}

void ark_pdf_report_links(struct pdf *pdf, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++) {
        struct pdf_line *line = &pdf->lines.v[i];
        for (uint32_t k = 0; k < line->link_n; k++) {
            const struct pdf_link *link = &pdf->links.v[line->link + k];
            if (link->text)
                ark_document_link(pdf->doc, link->text, link->target, ark_pdf_loc(pdf, line->page));
        }
        line->link_n = 0;
    }
}

/* A link of several lines or fonts is one; its frame often touches letters beside it. The longest
 * text is what it is called. */
static void join_links(struct pdf *pdf)
{
    struct pdf_link *kept = NULL;
    ARK_VEC_EACH (struct pdf_link, link, pdf->links) {
        bool same = kept && strcmp(kept->target, link->target) == 0 &&
                    link->fragment - kept->last_fragment <= 1;
        link->last_fragment = link->fragment;
        if (!same) {
            kept = link;
            continue;
        }
        if (strlen(link->text) > strlen(kept->text))
            kept->text = link->text;
        kept->last_fragment = link->fragment;
        link->text = NULL;
    }
}

void ark_pdf_clear_blocks(struct pdf *pdf)
{
    ARK_VEC_EACH (struct pdf_block, block, pdf->blocks) {
        if (block->table)
            ark_pdf_table_clear(block->table);
    }
    ark_vec_clear(&pdf->blocks);
}

void ark_pdf_report_blocks(struct pdf *pdf)
{
    join_links(pdf);
    mend(pdf);
    mend_tables(pdf);
    mend_lists(pdf);
    for (uint32_t i = 0; i < pdf->blocks.n; i++) {
        if (pdf->blocks.v[i].kind == PDF_BLOCK_CAPTION)
            settle_caption(pdf, i);
    }
    for (uint32_t i = 0; i < pdf->blocks.n; i++)
        i = report_block(pdf, i);
}
