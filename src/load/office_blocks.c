/* Blocks to the document: lists that open and close, captions above or below what they belong to,
 * check boxes, comments, and what waits behind the open block. */
#include <string.h>

#include "base/limits.h"
#include "load/office.h"
#include "load/office_names.h"

/* The list of check boxes that stand as ordinary paragraphs. */
static const uint32_t check_boxes = G_MAXUINT32;

void office_block_clear(struct office_block *block)
{
    g_free(block->text);
    g_free(block->number);
    ark_references_clear(&block->references);
    ark_vec_clear(&block->comments);
    office_table_free(block->table);
    *block = (struct office_block){0};
}

void office_blocks_clear(struct office_blocks *blocks)
{
    ARK_VEC_EACH (struct office_block, block, blocks->items)
        office_block_clear(block);
    ark_vec_clear(&blocks->items);
}

void office_take(struct office *o, struct office_block block)
{
    struct office_frame *frame = office_top(o);
    if (frame->where == OFFICE_BODY) {
        office_report(o, &block);
    } else if (frame->where == OFFICE_NOTE) {
        ark_vec_push(&o->notes.v[frame->note].blocks.items, block);
    } else if (frame->where == OFFICE_CAPTION_BOX && block.kind != OFFICE_CAPTION) {
        office_block_clear(&block);
    } else {
        if (block.kind == OFFICE_HEADING || block.kind == OFFICE_TITLE)
            block.kind = OFFICE_PARAGRAPH;
        ark_vec_push(&o->after.items, block);
    }
}

void office_report_after(struct office *o)
{
    for (uint32_t i = 0; i < o->after.items.n; i++) {
        struct office_block block = o->after.items.v[i];
        o->after.items.v[i] = (struct office_block){0};
        office_report(o, &block);
    }
    o->after.items.n = 0;
}

static void report_comment(struct office *o, uint32_t index, struct ark_loc loc)
{
    struct office_note *note = &o->notes.v[index];
    if (note->told)
        return;
    note->told = true;
    g_autoptr(GString) text = g_string_new(NULL);
    ARK_VEC_EACH (struct office_block, block, note->blocks.items)
        g_string_append_printf(text, "%s%s", text->len && *block->text ? " " : "",
                               block->text ? block->text : "");
    if (text->len)
        ark_document_comment(o->doc, text->str, note->author, note->date, loc);
}

void office_report_references(struct office *o, struct office_block *block)
{
    for (uint32_t i = 0; i < block->comments.n; i++)
        report_comment(o, block->comments.v[i], block->loc);
    ark_references_report(&block->references, o->doc);
}

static void close_lists(struct office *o, uint32_t keep)
{
    while (o->lists.n > keep) {
        ark_document_list_end(o->doc);
        o->lists.n--;
    }
}

/* Formats tell an item's level and list, and never where a list begins or ends. */
static void open_list(struct office *o, const struct office_block *block)
{
    unsigned level = MIN(block->level, ARK_MAX_DOC_DEPTH - 1u);
    uint32_t keep = o->lists.n;
    while (keep && o->lists.v[keep - 1].level > level)
        keep--;
    const struct office_list *open = keep ? &o->lists.v[keep - 1] : NULL;
    bool same = open && open->level == level && open->list == block->list &&
                open->ordered == block->ordered;
    if (open && open->level == level && !same)
        keep--;
    close_lists(o, keep);
    if (same)
        return;
    ark_document_list_begin(o->doc, block->ordered, block->loc);
    ark_vec_push(&o->lists, (struct office_list){level, block->list, block->ordered});
}

/* "☐ Aftalt": the box, if the text begins with one and has no other; 0 else. */
static gunichar check_box(const char *text)
{
    gunichar box = g_utf8_get_char(text);
    if (box < 0x2610 || box > 0x2612)
        return 0;
    for (const char *at = g_utf8_next_char(text); *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c >= 0x2610 && c <= 0x2612)
            return 0;
    }
    const char *rest = g_utf8_next_char(text);
    return *rest ? box : 0;
}

static void report_item(struct office *o, const struct office_block *block)
{
    gunichar box = check_box(block->text);
    const char *text = box ? g_utf8_next_char(block->text) : block->text;
    g_autofree char *own = ark_document_plain(text, -1);
    open_list(o, block);
    ark_document_item(o->doc, own, block->loc);
    if (box)
        ark_document_item_done(o->doc, box != 0x2610);
}

static void report_heading(struct office *o, const struct office_block *block)
{
    if (*block->text) {
        ark_document_numbered_heading(o->doc, block->level, block->number, block->text, block->loc);
        o->headed = true;
    } else if (block->references.items.n) {
        ark_document_paragraph(o->doc, "", block->loc);
    }
}

static void report_title(struct office *o, const struct office_block *block)
{
    if (o->headed || o->titled) {
        ark_document_paragraph(o->doc, block->text, block->loc);
        return;
    }
    ark_document_fact(o->doc, "title", block->text);
    o->titled = *block->text != '\0';
    ark_document_paragraph(o->doc, "", block->loc);
}

static bool has_figure(const struct office_block *block)
{
    return block->references.items.n && ark_vec_last(&block->references.items).figure;
}

static void report_paragraph(struct office *o, struct office_block *block)
{
    ark_document_paragraph(o->doc, block->text, block->loc);
    office_report_references(o, block);
}

/* Nothing below it wanted the caption: it belongs to what is above, or is a text by itself. */
void office_flush_caption(struct office *o)
{
    if (!o->has_caption)
        return;
    o->has_caption = false;
    ark_document_page(o->doc, o->caption.page);
    if (ark_document_caption(o->doc, o->caption.text)) {
        if (o->last == OFFICE_LAST_TABLE && office_is_table_caption(o->caption.text))
            o->captions_above = -1;
        office_report_references(o, &o->caption);
    } else {
        close_lists(o, 0);
        report_paragraph(o, &o->caption);
    }
    office_block_clear(&o->caption);
}

/* A table's caption may stand above it, as Word puts it, or below: what comes next tells. A
 * figure's stands below, and above only if there is no figure it could belong to. */
static void report_caption(struct office *o, struct office_block *block)
{
    office_flush_caption(o);
    if (has_figure(block)) {
        close_lists(o, 0);
        ark_document_paragraph(o->doc, "", block->loc);
        ark_references_report(&block->references, o->doc);
        o->last = OFFICE_LAST_FIGURE;
    }
    if (!*block->text)
        return;
    if (o->last == OFFICE_LAST_FIGURE && !office_is_table_caption(block->text) &&
        ark_document_caption(o->doc, block->text)) {
        o->last = OFFICE_LAST_OTHER;
        office_report_references(o, block);
        return;
    }
    o->caption = *block;
    o->has_caption = true;
    *block = (struct office_block){0};
}

/* A figure that stands alone may be what the waiting caption is for. */
static bool report_captioned_figure(struct office *o, struct office_block *block)
{
    if (!o->has_caption || *block->text || !has_figure(block) ||
        office_is_table_caption(o->caption.text) || o->last != OFFICE_LAST_OTHER)
        return false;
    report_paragraph(o, block);
    ark_document_caption(o->doc, o->caption.text);
    o->has_caption = false;
    office_block_clear(&o->caption);
    return true;
}

static void report_text(struct office *o, struct office_block *block)
{
    office_flush_caption(o);
    ark_document_page(o->doc, block->page);
    if (block->kind == OFFICE_PARAGRAPH && !block->continues && check_box(block->text)) {
        block->kind = OFFICE_ITEM;
        block->list = check_boxes;
        block->level = 0;
    }
    if (block->kind != OFFICE_ITEM && !block->continues)
        close_lists(o, 0);
    if (block->kind == OFFICE_HEADING)
        report_heading(o, block);
    else if (block->kind == OFFICE_ITEM && (*block->text || block->references.items.n))
        report_item(o, block);
    else if (block->kind == OFFICE_TITLE)
        report_title(o, block);
    else
        ark_document_paragraph(o->doc, block->text, block->loc);
    o->last = has_figure(block) ? OFFICE_LAST_FIGURE : OFFICE_LAST_OTHER;
    office_report_references(o, block);
}

void office_report(struct office *o, struct office_block *block)
{
    if (block->kind == OFFICE_CAPTION) {
        report_caption(o, block);
    } else if (block->kind == OFFICE_TABLE) {
        bool below = o->last == OFFICE_LAST_TABLE && o->captions_above < 0;
        if (!o->has_caption || below || !office_is_table_caption(o->caption.text))
            office_flush_caption(o);
        close_lists(o, 0);
        office_report_table(o, block);
        o->last = OFFICE_LAST_TABLE;
    } else if (!report_captioned_figure(o, block)) {
        report_text(o, block);
    }
    office_block_clear(block);
}
