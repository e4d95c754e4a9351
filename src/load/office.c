/* Frames, and the paragraph that is read in each. */
#include "load/office.h"

#include <string.h>

#include "base/limits.h"
#include "load/office_names.h"

enum { LONGEST_HEADING = 250 };

void office_begin(struct office *o, struct ark_load *load, struct ark_input *input,
                  const char *file)
{
    *o = (struct office){.load = load, .input = input};
    input->unit = ARK_PLACE_PARAGRAPH;
    o->file = ark_atom_intern(load->atoms, file);
    o->doc = ark_document_begin(load->builder, o->file, input);
    office_enter(o, OFFICE_BODY);
}

static void note_clear(struct office_note *note)
{
    office_blocks_clear(&note->blocks);
    g_free(note->author);
    g_free(note->date);
}

static void frame_clear(struct office_frame *frame)
{
    g_string_free(frame->text, TRUE);
    ark_references_clear(&frame->references);
    ark_vec_clear(&frame->comments);
    ark_vec_clear(&frame->notes);
    office_table_free(frame->table);
}

void office_end(struct office *o)
{
    office_flush_caption(o);
    ark_document_end(o->doc);
    office_block_clear(&o->caption);
    ARK_VEC_EACH (struct office_frame, frame, o->frames)
        frame_clear(frame);
    ARK_VEC_EACH (struct office_note, note, o->notes)
        note_clear(note);
    office_blocks_clear(&o->after);
    ark_vec_clear(&o->frames);
    ark_vec_clear(&o->notes);
    ark_vec_clear(&o->lists);
    g_clear_error(&o->error);
}

struct office_frame *office_top(struct office *o)
{
    return &o->frames.v[o->depth - 1];
}

void office_enter(struct office *o, enum office_where where)
{
    struct ark_loc loc = o->depth ? office_top(o)->loc : (struct ark_loc){.file = o->file};
    if (o->depth == o->frames.n)
        ark_vec_push(&o->frames, (struct office_frame){.text = g_string_new(NULL)});
    struct office_frame *frame = &o->frames.v[o->depth++];
    frame->where = where;
    frame->loc = loc;
    frame->strong = true;
    frame->page = 0;
}

/* What a struck paragraph end left without a next paragraph. */
void office_finish(struct office *o)
{
    static const struct office_style plain = {.kind = OFFICE_PARAGRAPH};
    if (office_top(o)->text->len)
        office_paragraph_end(o, &plain);
}

void office_leave(struct office *o)
{
    struct office_frame *frame = office_top(o);
    g_string_truncate(frame->text, 0);
    ark_references_clear(&frame->references);
    frame->comments.n = frame->notes.n = 0;
    g_clear_pointer(&frame->table, office_table_free);
    o->depth--;
}

uint32_t office_note_begin(struct office *o, const char *author, const char *date)
{
    ark_vec_push(&o->notes,
                 (struct office_note){.author = g_strdup(author), .date = g_strdup(date)});
    office_enter(o, OFFICE_NOTE);
    office_top(o)->note = o->notes.n - 1;
    return o->notes.n - 1;
}

void office_note_end(struct office *o)
{
    office_leave(o);
}

/* Only what stands in the body or in its tables has a number of its own. */
static bool is_counted(const struct office *o)
{
    for (uint32_t i = 0; i < o->depth; i++) {
        if (o->frames.v[i].where != OFFICE_BODY && o->frames.v[i].where != OFFICE_CELL)
            return false;
    }
    return true;
}

void office_paragraph_begin(struct office *o)
{
    struct office_frame *frame = office_top(o);
    if (is_counted(o))
        frame->loc.line = ++o->paragraph;
}

void office_fail_limit(struct office *o, const char *what_da, const char *what_en)
{
    if (o->error)
        return;
    ark_fail_at(&o->error, ARK_ERROR_LIMIT, ark_atom_text(o->load->atoms, o->file), o->paragraph, 0,
                "%s", ark_say(o->load->lang, what_da, what_en));
}

void office_text(struct office *o, const char *text, size_t len, bool strong)
{
    struct office_frame *frame = office_top(o);
    if (frame->text->len + len > ARK_MAX_XML_TEXT) {
        office_fail_limit(o, "Et afsnit er længere end grænsen på 16 MiB. Del det op.",
                          "A paragraph is longer than the limit of 16 MiB. Split it.");
        return;
    }
    g_string_append_len(frame->text, text, (gssize)len);
    bool blank = true;
    for (size_t i = 0; i < len && blank; i++)
        blank = g_ascii_isspace(text[i]);
    if (blank)
        return;
    frame->strong &= strong;
    if (!frame->page)
        frame->page = o->page;
}

void office_link(struct office *o, size_t from, const char *target)
{
    struct office_frame *frame = office_top(o);
    from = MIN(from, frame->text->len);
    ark_references_add(&frame->references, false, frame->text->str + from, target, frame->loc);
}

void office_figure(struct office *o, const char *text, const char *target)
{
    struct office_frame *frame = office_top(o);
    ark_references_add(&frame->references, true, text, target, frame->loc);
    if (!frame->page)
        frame->page = o->page;
}

void office_comment(struct office *o, uint32_t note)
{
    ark_vec_push(&office_top(o)->comments, note);
}

void office_footnote(struct office *o, uint32_t note)
{
    ark_vec_push(&office_top(o)->notes, note);
}

static void note_long_heading(struct office *o, struct ark_loc loc)
{
    ark_diag_add(o->load->diags, ARK_DIAG_NOTE, "long-heading", loc,
                 ark_say(o->load->lang,
                         "overskriften er på mere end %d tegn og er læst som et almindeligt "
                         "afsnit; giv teksten typografien Normal",
                         "the heading is longer than %d characters and was read as an ordinary "
                         "paragraph; give the text the style Normal"),
                 LONGEST_HEADING);
}

/* The paragraph of the frame as a block; its frame is empty after that. */
static struct office_block take_paragraph(struct office *o, const struct office_style *style)
{
    struct office_frame *frame = office_top(o);
    struct office_block block = {.kind = style->kind,
                                 .level = style->level,
                                 .list = style->list,
                                 .ordered = style->ordered,
                                 .continues = style->continues,
                                 .loc = frame->loc,
                                 .page = frame->page ? frame->page : o->page};
    if (style->spoken && frame->text->len)
        g_string_prepend(g_string_prepend_c(frame->text, ' '), style->number);
    block.text = ark_document_plain(frame->text->str, (gssize)frame->text->len);
    block.number = style->number && *style->number ? ark_document_plain(style->number, -1) : NULL;
    block.references = frame->references;
    frame->references = (struct ark_references){0};
    for (uint32_t i = 0; i < frame->comments.n; i++)
        ark_vec_push(&block.comments, frame->comments.v[i]);
    bool counted = style->counted && office_is_caption_text(block.text);
    if (counted && (block.kind == OFFICE_PARAGRAPH || block.kind == OFFICE_ITEM))
        block.kind = OFFICE_CAPTION;
    if (block.kind == OFFICE_HEADING && strlen(block.text) > LONGEST_HEADING) {
        note_long_heading(o, block.loc);
        block.kind = OFFICE_PARAGRAPH;
    }
    g_string_truncate(frame->text, 0);
    frame->comments.n = 0;
    return block;
}

/* The paragraphs of a footnote stand where it is used first. */
static void tell_note(struct office *o, uint32_t index, const struct office_block *at)
{
    struct office_note *note = &o->notes.v[index];
    if (note->told)
        return;
    note->told = true;
    ARK_VEC_EACH (struct office_block, block, note->blocks.items) {
        block->loc = at->loc;
        block->page = at->page;
        ark_vec_push(&o->after.items, *block);
    }
    note->blocks.items.n = 0;
}

static bool is_empty(const struct office_block *block)
{
    return !*block->text && !block->references.items.n && !block->comments.n;
}

void office_paragraph_end(struct office *o, const struct office_style *style)
{
    struct office_block block = take_paragraph(o, style);
    struct office_frame *frame = office_top(o);
    struct office_block place = {.loc = block.loc, .page = block.page};
    bool strong = frame->strong, in_cell = frame->where == OFFICE_CELL;
    ARK_VEC(uint32_t) notes = {0};
    for (uint32_t i = 0; i < frame->notes.n; i++)
        ark_vec_push(&notes, frame->notes.v[i]);
    frame->notes.n = 0;
    frame->strong = true;
    frame->page = 0;
    if (block.kind == OFFICE_CONTENTS)
        office_block_clear(&block);
    else if (in_cell)
        office_cell_take(o, &block, strong);
    else if (is_empty(&block))
        office_block_clear(&block);
    else
        office_take(o, block);
    for (uint32_t i = 0; i < notes.n; i++)
        tell_note(o, notes.v[i], &place);
    ark_vec_clear(&notes);
    if (o->depth == 1)
        office_report_after(o);
}
