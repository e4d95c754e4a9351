/* Tags to blocks: what the document is by its tags, with the words that stand on its pages. */
#include <string.h>

#include "base/limits.h"
#include "load/pdf_tags.h"

enum { LEAST_TAGGED_PER_CENT = 60, LONGEST_HEADING = 300, LONGEST_LABEL = 12 };

/* What the text that is being gathered will be. */
enum role { AS_PARAGRAPH, AS_HEADING, AS_ITEM, AS_CELL, AS_CAPTION };

struct list {
    bool ordered, begun;
};

struct told {
    struct pdf *pdf;
    struct pdf_tags *tags;
    struct pdf_letters *letters;
    GString *text;
    enum role role;
    uint32_t level;  /* of a heading */
    uint32_t groups; /* that we are in, for headings without a level */
    bool has_label;  /* of the item that we are in */
    GString *label;  /* "3.2", that stands before a heading in a list */
    bool in_item;    /* which has its text */
    ARK_VEC(struct list) lists;
    struct pdf_cell *cell;
    GPtrArray *notes; /* texts of footnotes, for behind the paragraph */
    bool by_lines;    /* the tags have no headings: the lines know */
};

static void tell(struct told *told, uint32_t index, uint32_t depth);
static void flush(struct told *told);

static void tell_children(struct told *told, uint32_t index, uint32_t depth)
{
    for (uint32_t i = told->tags->items.v[index].first; i; i = told->tags->items.v[i].next)
        tell(told, i, depth + 1);
}

static struct pdf_block *add(struct told *told, enum pdf_block_kind kind,
                             const struct pdf_place *place)
{
    struct pdf_block block = {.kind = kind, .page = ark_pdf_letters_page(told->letters)};
    block.last_page = block.page;
    if (place) {
        block.text = ark_arena_strdup(told->pdf->arena, place->text);
        block.page = place->page;
        block.found = place->found;
        block.first_line = place->first;
        block.last_line = place->last;
    }
    ark_vec_push(&told->pdf->blocks, block);
    return &ark_vec_last(&told->pdf->blocks);
}

static void say_heading(struct told *told, const struct pdf_place *place)
{
    struct pdf_block *block = add(told, PDF_BLOCK_HEADING, place);
    block->level = told->level;
    if (told->label->len)
        block->text = ark_arena_printf(told->pdf->arena, "%s %s", told->label->str, block->text);
    g_string_truncate(told->label, 0);
    ARK_VEC_EACH (struct list, list, told->lists)
        list->begun = false;
}

static void say_item(struct told *told, const struct pdf_place *place)
{
    ARK_VEC_EACH (struct list, list, told->lists) {
        if (list->begun)
            continue;
        if (list > told->lists.v && !told->in_item)
            add(told, PDF_BLOCK_ITEM, NULL)->text = "";
        add(told, PDF_BLOCK_LIST, NULL)->ordered = list->ordered;
        list->begun = true;
        told->in_item = false;
    }
    struct pdf_block *block =
        add(told, told->in_item ? PDF_BLOCK_PARAGRAPH : PDF_BLOCK_ITEM, place);
    block->text += ark_pdf_bullet(block->text);
    block->unlabelled = !told->has_label;
    told->in_item = true;
}

static void say_in_cell(struct told *told, const struct pdf_place *place)
{
    struct pdf_cell *cell = told->cell;
    if (cell->text->len)
        g_string_append_c(cell->text, ' ');
    g_string_append(cell->text, place->text);
    if (place->found && !cell->found) {
        cell->found = true;
        cell->page = place->page;
        cell->first_line = place->first;
    }
    if (place->found)
        cell->last_line = place->last;
}

/* The headings that the lines know of, where the tags have none. */
static uint32_t level_by_lines(const struct told *told, const struct pdf_place *place)
{
    return told->by_lines && place->found ? told->pdf->lines.v[place->first].heading : 0;
}

static void say(struct told *told, const struct pdf_place *place)
{
    if (told->role == AS_CELL)
        say_in_cell(told, place);
    else if (told->role == AS_HEADING && strlen(place->text) <= LONGEST_HEADING)
        say_heading(told, place);
    else if (told->role == AS_CAPTION || ark_pdf_caption(place->text))
        add(told, PDF_BLOCK_CAPTION, place);
    else if (told->role == AS_ITEM)
        say_item(told, place);
    else if ((told->level = level_by_lines(told, place)))
        say_heading(told, place);
    else
        add(told, place->found && place->mono ? PDF_BLOCK_CODE : PDF_BLOCK_PARAGRAPH, place);
}

static void say_text(struct told *told, const char *text)
{
    struct pdf_place place = ark_pdf_find(told->letters, text);
    if (*place.text)
        say(told, &place);
    g_free(place.text);
}

static void flush_notes(struct told *told)
{
    g_autoptr(GPtrArray) notes = g_steal_pointer(&told->notes);
    enum role role = told->role;
    told->notes = g_ptr_array_new_with_free_func(g_free);
    told->role = AS_PARAGRAPH;
    for (guint i = 0; i < notes->len; i++) {
        struct pdf_place place = ark_pdf_find_aside(told->letters, g_ptr_array_index(notes, i));
        if (*place.text)
            add(told, PDF_BLOCK_PARAGRAPH, &place)->note = true;
        g_free(place.text);
    }
    told->role = role;
}

static void flush(struct told *told)
{
    g_autofree char *text = g_strdup(told->text->str);
    g_string_truncate(told->text, 0);
    say_text(told, text);
    if (told->notes->len && told->role != AS_CELL)
        flush_notes(told);
}

static void tell_block(struct told *told, uint32_t index, uint32_t depth, enum role role)
{
    enum role before = told->role;
    flush(told);
    told->role = before == AS_CELL ? AS_CELL : role;
    tell_children(told, index, depth);
    flush(told);
    told->role = before;
}

static void tell_heading(struct told *told, uint32_t index, uint32_t depth)
{
    uint32_t level = told->tags->items.v[index].level;
    flush(told);
    told->level = level ? level : MAX(told->groups, 1u);
    tell_block(told, index, depth, AS_HEADING);
}

static void gather_text(const struct told *told, uint32_t index, GString *out, uint32_t depth)
{
    const struct pdf_tag *tag = &told->tags->items.v[index];
    if (tag->kind == PDF_TEXT)
        g_string_append(out, tag->text);
    for (uint32_t i = tag->first; i && depth < ARK_MAX_DOC_DEPTH; i = told->tags->items.v[i].next)
        gather_text(told, i, out, depth + 1);
}

/* Caller frees. */
static char *label_text(const struct told *told, uint32_t index)
{
    g_autoptr(GString) text = g_string_new(NULL);
    gather_text(told, index, text, 0);
    return ark_document_plain(text->str, (gssize)text->len);
}

/* By its attribute, or by the first of its labels that is a number. */
static bool is_ordered(const struct told *told, uint32_t list)
{
    const struct pdf_tag *tags = told->tags->items.v;
    for (uint32_t item = tags[list].first; item; item = tags[item].next) {
        for (uint32_t i = tags[item].first; i; i = tags[i].next) {
            if (tags[i].kind != PDF_LABEL)
                continue;
            g_autofree char *label = label_text(told, i);
            return tags[list].ordered || (g_ascii_isalnum(*label) && label[1]);
        }
    }
    return tags[list].ordered;
}

static void tell_list(struct told *told, uint32_t index, uint32_t depth)
{
    bool in_item = told->in_item;
    if (told->role == AS_CELL) {
        tell_block(told, index, depth, AS_CELL);
        return;
    }
    flush(told);
    ark_vec_push(&told->lists, (struct list){is_ordered(told, index), false});
    tell_block(told, index, depth, AS_ITEM);
    if (ark_vec_pop(&told->lists).begun)
        add(told, PDF_BLOCK_LIST_END, NULL);
    told->in_item = in_item;
}

static void tell_item(struct told *told, uint32_t index, uint32_t depth)
{
    flush(told);
    told->in_item = told->has_label = false;
    tell_block(told, index, depth, told->lists.n ? AS_ITEM : told->role);
    g_string_truncate(told->label, 0);
}

static void tell_label(struct told *told, uint32_t index)
{
    g_autofree char *label = label_text(told, index);
    g_string_truncate(told->label, 0);
    /* Word gives the rest of an item on the next page such a label. */
    if (strlen(label) > LONGEST_LABEL) {
        tell_children(told, index, 0);
        return;
    }
    told->has_label = *label != '\0';
    if (g_ascii_isdigit(*label))
        g_string_append(told->label, label);
}

/* The small number in the text that leads to the note. */
static void drop_note_number(struct told *told, const char *note)
{
    note += strspn(note, " ");
    size_t digits = strspn(note, "0123456789"), end = told->text->len;
    while (end && told->text->str[end - 1] == ' ')
        end--;
    if (digits && end >= digits && memcmp(told->text->str + end - digits, note, digits) == 0)
        g_string_truncate(told->text, end - digits);
}

static void tell_note(struct told *told, uint32_t index)
{
    g_autoptr(GString) text = g_string_new(NULL);
    gather_text(told, index, text, 0);
    size_t number = strspn(text->str, " 0123456789");
    drop_note_number(told, text->str);
    g_ptr_array_add(told->notes, g_strdup(text->str + number));
}

static void tell_figure(struct told *told)
{
    flush(told);
    if (told->role == AS_CELL)
        told->cell->figures++;
    else
        add(told, PDF_BLOCK_FIGURE, NULL);
}

static void tell_row(struct told *told, struct pdf_table *table, uint32_t index, bool head,
                     uint32_t depth)
{
    struct pdf_row row = {.header = true};
    for (uint32_t i = told->tags->items.v[index].first; i; i = told->tags->items.v[i].next) {
        const struct pdf_tag *tag = &told->tags->items.v[i];
        struct pdf_cell cell = {.columns = tag->columns, .rows = tag->rows};
        if (tag->kind != PDF_CELL && tag->kind != PDF_HEAD_CELL)
            continue;
        row.header &= head || tag->kind == PDF_HEAD_CELL;
        cell.text = g_string_new(NULL);
        told->cell = &cell;
        cell.page = ark_pdf_letters_page(told->letters);
        tell_block(told, i, depth, AS_CELL);
        ark_vec_push(&row.cells, cell);
    }
    ark_vec_push(&table->rows, row);
}

static void tell_rows(struct told *told, struct pdf_table *table, uint32_t index, bool head,
                      uint32_t depth)
{
    if (depth >= ARK_MAX_DOC_DEPTH)
        return;
    for (uint32_t i = told->tags->items.v[index].first; i; i = told->tags->items.v[i].next) {
        enum pdf_tag_kind kind = told->tags->items.v[i].kind;
        if (kind == PDF_ROW)
            tell_row(told, table, i, head, depth + 1);
        else if (kind == PDF_HEAD || kind == PDF_GROUP || kind == PDF_INLINE)
            tell_rows(told, table, i, head || kind == PDF_HEAD, depth + 1);
    }
}

/* Captions stand in a table as a child of its own. */
static void tell_captions(struct told *told, uint32_t index, uint32_t depth)
{
    for (uint32_t i = told->tags->items.v[index].first; i; i = told->tags->items.v[i].next) {
        if (told->tags->items.v[i].kind == PDF_CAPTION)
            tell_block(told, i, depth, AS_CAPTION);
    }
}

static void tell_table(struct told *told, uint32_t index, uint32_t depth)
{
    enum role role = told->role;
    if (role == AS_CELL) {
        tell_block(told, index, depth, AS_CELL);
        return;
    }
    flush(told);
    struct pdf_table *table = ARK_NEW(told->pdf->arena, struct pdf_table);
    told->role = AS_CELL;
    tell_rows(told, table, index, false, depth);
    told->role = role;
    told->cell = NULL;
    add(told, PDF_BLOCK_TABLE, NULL)->table = table;
    flush(told);
    tell_captions(told, index, depth);
}

static void tell(struct told *told, uint32_t index, uint32_t depth)
{
    const struct pdf_tag *tag = &told->tags->items.v[index];
    if (depth >= ARK_MAX_DOC_DEPTH)
        return;
    switch (tag->kind) {
    case PDF_TEXT:
        g_string_append(told->text, tag->text);
        break;
    case PDF_INLINE:
        tell_children(told, index, depth);
        break;
    case PDF_HEADING:
        tell_heading(told, index, depth);
        break;
    case PDF_LIST:
        tell_list(told, index, depth);
        break;
    case PDF_ITEM:
        tell_item(told, index, depth);
        break;
    case PDF_LABEL:
        tell_label(told, index);
        break;
    case PDF_TABLE:
        tell_table(told, index, depth);
        break;
    case PDF_FIGURE:
        tell_figure(told);
        break;
    case PDF_CAPTION:
        tell_block(told, index, depth, AS_CAPTION);
        break;
    case PDF_NOTE:
        tell_note(told, index);
        break;
    case PDF_CONTENTS:
        break;
    case PDF_GROUP:
    case PDF_HEAD:
    case PDF_ROW:
        told->groups++;
        tell_block(told, index, depth, told->role);
        told->groups--;
        break;
    case PDF_PARAGRAPH:
    case PDF_HEAD_CELL:
    case PDF_CELL:
        tell_block(told, index, depth, told->role);
        break;
    }
}

/* Whether most of what stands on the pages was found by the tags. */
static bool tell_all(struct pdf *pdf, struct pdf_tags *tags)
{
    struct told told = {.pdf = pdf,
                        .tags = tags,
                        .letters = ark_pdf_letters_new(pdf),
                        .text = g_string_new(NULL),
                        .label = g_string_new(NULL),
                        .notes = g_ptr_array_new_with_free_func(g_free),
                        .by_lines = !tags->headings};
    if (told.by_lines)
        ark_pdf_find_headings(pdf);
    tell_block(&told, 0, 0, AS_PARAGRAPH);
    bool most = ark_pdf_letters_found(told.letters) >= LEAST_TAGGED_PER_CENT;
    ark_pdf_letters_free(told.letters);
    g_string_free(told.text, TRUE);
    g_string_free(told.label, TRUE);
    g_ptr_array_unref(told.notes);
    ark_vec_clear(&told.lists);
    return most;
}

bool ark_pdf_blocks_by_tags(struct pdf *pdf)
{
    struct pdf_tags tags = {0};
    bool useful = pdf->tagged && ark_pdf_read_tags(pdf, &tags);
    if (useful && !tell_all(pdf, &tags)) {
        ark_pdf_note_tags(
            pdf, ark_say(pdf->load->lang, "de passer ikke til teksten", "they don't fit the text"));
        ark_pdf_clear_blocks(pdf);
        useful = false;
    }
    pdf->sees_figures |= useful;
    ark_vec_clear(&tags.items);
    return useful;
}
