/* Documents: sections, paragraphs, lists, figures and links, as they are reported. Tables are in
 * table.c. May not know any file format. */
#include "document/document.h"

#include <string.h>

#include "document/internal.h"

static void open_section(struct ark_document *doc, ark_ref ref, unsigned level)
{
    struct section section = {.ref = ref, .text = g_string_new(NULL), .path = g_string_new(NULL)};
    ark_vec_push(&doc->sections, section);
    ark_vec_push(&doc->stack, (struct holder){ref, ARK_REF_NONE, level});
}

static struct ark_document *begin(ark_builder *builder, ark_atom file, struct ark_input *input,
                                  enum document_label root)
{
    struct ark_document *doc = g_new0(struct ark_document, 1);
    doc->builder = builder;
    doc->atoms = ark_builder_atoms(builder);
    doc->input = input;
    doc->file = file;
    doc->scratch = g_string_new(NULL);
    for (size_t i = 0; i < DOCUMENT_LABELS; i++)
        doc->labels[i] =
            ark_builder_labelset(builder, (const char *[]){ark_document_labels[i], NULL});
    doc->contains = ark_builder_labelset(builder, (const char *[]){"CONTAINS", NULL});
    doc->next = ark_builder_labelset(builder, (const char *[]){"NEXT", NULL});
    doc->text = ark_atom_intern(doc->atoms, "text");
    doc->column = ark_atom_intern(doc->atoms, "column");
    doc->position = ark_atom_intern(doc->atoms, "index");
    doc->page_key = ark_atom_intern(doc->atoms, "page");
    doc->caption = ark_atom_intern(doc->atoms, "caption");
    doc->captioned = ARK_REF_NONE;
    doc->report = ark_builder_node(builder, doc->labels[root], (struct ark_loc){.file = file});
    ark_builder_set_text(builder, doc->report, ark_atom_intern(doc->atoms, "file"), file);
    doc->table.rows.ref = ARK_REF_NONE;
    open_section(doc, doc->report, 0);
    doc->leaf = ark_vec_last(&doc->stack);
    return doc;
}

struct ark_document *ark_document_begin(ark_builder *builder, ark_atom file,
                                        struct ark_input *input)
{
    for (enum ark_count count = ARK_COUNT_SECTIONS; count <= ARK_COUNT_LINKS; count++)
        ark_input_count(input, count, 0);
    return begin(builder, file, input, REPORT);
}

struct ark_document *ark_document_begin_sheets(ark_builder *builder, ark_atom file,
                                               struct ark_input *input)
{
    ark_input_count(input, ARK_COUNT_TABLES, 0);
    return begin(builder, file, input, SPREADSHEET);
}

static void close_section(struct ark_document *doc)
{
    struct section section = ark_vec_pop(&doc->sections);
    doc->stack.n--;
    if (section.ref != doc->report) {
        ark_builder_set_int(doc->builder, section.ref, "words", section.words);
        if (section.text->len)
            ark_builder_set_str(doc->builder, section.ref, "text", section.text->str);
    }
    g_string_free(section.text, TRUE);
    g_string_free(section.path, TRUE);
}

/* Closes lists and tables, which no heading can stand inside. */
static void close_blocks(struct ark_document *doc)
{
    if (doc->table.rows.ref != ARK_REF_NONE)
        ark_document_table_end(doc);
    while (ark_vec_last(&doc->stack).ref != ark_vec_last(&doc->sections).ref)
        doc->stack.n--;
}

static ark_atom file_name(struct ark_document *doc)
{
    const char *file = doc->file ? ark_atom_text(doc->atoms, doc->file) : "";
    const char *slash = strrchr(file, '/');
    return ark_atom_intern(doc->atoms, slash ? slash + 1 : file);
}

ark_ref ark_document_end(struct ark_document *doc)
{
    close_blocks(doc);
    while (doc->sections.n)
        close_section(doc);
    ark_atom name = doc->title ? doc->title : doc->first_heading;
    ark_builder_set_text(doc->builder, doc->report, ark_atom_intern(doc->atoms, "name"),
                         name ? name : file_name(doc));
    ark_ref report = doc->report;
    ark_document_table_clear(&doc->table);
    ark_vec_clear(&doc->stack);
    ark_vec_clear(&doc->sections);
    g_string_free(doc->scratch, TRUE);
    g_free(doc);
    return report;
}

static bool is_title_key(const char *key)
{
    return g_ascii_strcasecmp(key, "title") == 0 || g_ascii_strcasecmp(key, "titel") == 0;
}

void ark_document_fact(struct ark_document *doc, const char *key, const char *value)
{
    if (!key || !*key || !value || !*value)
        return;
    if (!doc->title && is_title_key(key))
        doc->title = ark_atom_intern(doc->atoms, value);
    bool taken = strcmp(key, "name") == 0 || strcmp(key, "file") == 0;
    g_autofree char *other = taken ? g_strconcat("property:", key, NULL) : NULL;
    ark_builder_set_str(doc->builder, doc->report, other ? other : key, value);
}

void ark_document_file_fact(struct ark_document *doc, const char *key, const char *value)
{
    enum { TELLING = 12 }; /* letters: "Arkitekturrapport" */
    if (value && *value && is_title_key(key) && !strchr(value, ' ') &&
        g_utf8_strlen(value, -1) < TELLING)
        ark_builder_set_str(doc->builder, doc->report, key, value);
    else
        ark_document_fact(doc, key, value);
}

ark_ref ark_document_child(struct ark_document *doc, struct holder *holder,
                           enum document_label label, struct ark_loc loc)
{
    ark_ref ref = ark_builder_node(doc->builder, doc->labels[label], loc);
    ark_builder_edge(doc->builder, doc->contains, holder->ref, ref, loc);
    if (holder->last_child != ARK_REF_NONE)
        ark_builder_edge(doc->builder, doc->next, holder->last_child, ref, loc);
    holder->last_child = ref;
    doc->captioned = label == FIGURE || label == TABLE ? ref : ARK_REF_NONE;
    if (doc->page && label != LIST && label != CELL)
        ark_builder_set(doc->builder, ref, doc->page_key, ark_value_int(doc->page));
    return ref;
}

void ark_document_page(struct ark_document *doc, unsigned page)
{
    doc->page = page;
}

void ark_document_become_leaf(struct ark_document *doc, ark_ref ref)
{
    doc->leaf = (struct holder){ref, ARK_REF_NONE, 0};
}

struct holder *ark_document_top(struct ark_document *doc)
{
    return &ark_vec_last(&doc->stack);
}

void ark_document_own_text(struct ark_document *doc, const char *text)
{
    struct section *section = &doc->sections.v[doc->sections.n - 1];
    section->words += ark_document_words(text);
    glong room = ARK_DOCUMENT_TEXT_CAP - section->chars - (section->text->len > 0);
    if (section->ref == doc->report || room <= 0 || !*text)
        return;
    glong chars = MIN(g_utf8_strlen(text, -1), room);
    section->chars += chars + (section->text->len > 0);
    if (section->text->len)
        g_string_append_c(section->text, '\n');
    g_string_append_len(section->text, text, g_utf8_offset_to_pointer(text, chars) - text);
}

static void set_path(struct ark_document *doc, const char *name)
{
    struct section *section = &ark_vec_last(&doc->sections);
    const struct section *outer = section - 1;
    if (outer->ref != doc->report)
        g_string_append_printf(section->path, "%s > ", outer->path->str);
    g_string_append(section->path, name);
    ark_builder_set_str(doc->builder, section->ref, "path", section->path->str);
}

static void open_heading(struct ark_document *doc, unsigned level, const char *number,
                         const char *name, struct ark_loc loc)
{
    level = CLAMP(level, 1u, 6u);
    close_blocks(doc);
    while (ark_vec_last(&doc->stack).level >= level)
        close_section(doc);
    ark_ref ref = ark_document_child(doc, ark_document_top(doc), SECTION, loc);
    open_section(doc, ref, level);
    ark_document_become_leaf(doc, ref);
    ark_builder_set_str(doc->builder, ref, "name", name);
    ark_builder_set_str(doc->builder, ref, "number", number && *number ? number : NULL);
    ark_builder_set_int(doc->builder, ref, "level", level);
    set_path(doc, name);
    doc->headings++;
    if (level == 1 && !doc->first_heading && *name)
        doc->first_heading = ark_atom_intern(doc->atoms, name);
    ark_input_count(doc->input, ARK_COUNT_SECTIONS, 1);
}

void ark_document_heading(struct ark_document *doc, unsigned level, const char *title,
                          struct ark_loc loc)
{
    struct heading_number number = ark_document_heading_number(title);
    g_autofree char *digits = g_strndup(title + number.from, number.len);
    open_heading(doc, level, digits, title + number.skip, loc);
}

/* "Kapitel 3:" in front of a title is the same to a reader whether it was typed or counted. */
void ark_document_numbered_heading(struct ark_document *doc, unsigned level, const char *number,
                                   const char *title, struct ark_loc loc)
{
    if (!number || !*number) {
        ark_document_heading(doc, level, title, loc);
        return;
    }
    g_autofree char *whole = g_strconcat(number, " ", title, NULL);
    struct heading_number found = ark_document_heading_number(whole);
    size_t len = strlen(number);
    while (len && strchr(".):- ", number[len - 1]))
        len--;
    bool whole_number = found.skip == strlen(number) + 1;
    g_autofree char *digits =
        whole_number ? g_strndup(whole + found.from, found.len) : g_strndup(number, len);
    open_heading(doc, level, digits, title, loc);
}

static void text_block(struct ark_document *doc, enum document_label label, const char *text,
                       struct ark_loc loc)
{
    ark_ref ref = ark_document_child(doc, ark_document_top(doc), label, loc);
    ark_builder_set_text(doc->builder, ref, doc->text, ark_atom_intern(doc->atoms, text));
    ark_document_become_leaf(doc, ref);
}

void ark_document_paragraph(struct ark_document *doc, const char *text, struct ark_loc loc)
{
    if (!*text) {
        ark_document_become_leaf(doc, ark_document_top(doc)->ref);
        return;
    }
    text_block(doc, PARAGRAPH, text, loc);
    ark_document_own_text(doc, text);
    ark_input_count(doc->input, ARK_COUNT_PARAGRAPHS, 1);
}

void ark_document_code(struct ark_document *doc, const char *info, const char *text,
                       struct ark_loc loc)
{
    text_block(doc, CODE, text, loc);
    if (info && *info)
        ark_builder_set_str(doc->builder, doc->leaf.ref, "info", info);
}

void ark_document_list_begin(struct ark_document *doc, bool ordered, struct ark_loc loc)
{
    ark_ref ref = ark_document_child(doc, ark_document_top(doc), LIST, loc);
    ark_builder_set(doc->builder, ref, ark_atom_intern(doc->atoms, "ordered"),
                    ark_value_bool(ordered));
    ark_vec_push(&doc->stack, (struct holder){ref, ARK_REF_NONE, 0});
    ark_input_count(doc->input, ARK_COUNT_LISTS, 1);
}

static bool top_is(const struct ark_document *doc, enum document_label label)
{
    ark_atom type = ark_builder_type(doc->builder, ark_vec_last(&doc->stack).ref);
    return type == ark_atom_find(doc->atoms, ark_document_labels[label]);
}

void ark_document_item(struct ark_document *doc, const char *text, struct ark_loc loc)
{
    if (top_is(doc, LIST_ITEM))
        doc->stack.n--;
    if (!top_is(doc, LIST))
        ark_document_list_begin(doc, false, loc);
    text_block(doc, LIST_ITEM, text, loc);
    ark_vec_push(&doc->stack, (struct holder){doc->leaf.ref, ARK_REF_NONE, 0});
    ark_document_own_text(doc, text);
}

void ark_document_item_done(struct ark_document *doc, bool done)
{
    if (top_is(doc, LIST_ITEM))
        ark_builder_set(doc->builder, ark_document_top(doc)->ref,
                        ark_atom_intern(doc->atoms, "done"), ark_value_bool(done));
}

void ark_document_list_end(struct ark_document *doc)
{
    if (top_is(doc, LIST_ITEM))
        doc->stack.n--;
    if (top_is(doc, LIST))
        doc->stack.n--;
}

/* An open list, section or table knows its children itself. */
static struct holder *leaf_holder(struct ark_document *doc)
{
    struct holder *top = ark_document_top(doc);
    if (top->ref == doc->leaf.ref)
        return top;
    return doc->table.rows.ref == doc->leaf.ref ? &doc->table.rows : &doc->leaf;
}

static void reference(struct ark_document *doc, enum document_label label, const char *text,
                      const char *target, struct ark_loc loc)
{
    ark_ref ref = ark_document_child(doc, leaf_holder(doc), label, loc);
    ark_builder_set_str(doc->builder, ref, "name", text && *text ? text : NULL);
    ark_builder_set_str(doc->builder, ref, "target", target && *target ? target : NULL);
}

void ark_document_figure(struct ark_document *doc, const char *text, const char *target,
                         struct ark_loc loc)
{
    reference(doc, FIGURE, text, target, loc);
    ark_input_count(doc->input, ARK_COUNT_FIGURES, 1);
}

void ark_document_link(struct ark_document *doc, const char *text, const char *target,
                       struct ark_loc loc)
{
    reference(doc, LINK, text, target, loc);
    ark_input_count(doc->input, ARK_COUNT_LINKS, 1);
}

bool ark_document_caption(struct ark_document *doc, const char *text)
{
    if (doc->captioned == ARK_REF_NONE)
        return false;
    ark_builder_set_text(doc->builder, doc->captioned, doc->caption,
                         ark_atom_intern(doc->atoms, text));
    doc->captioned = ARK_REF_NONE;
    return true;
}

void ark_document_comment(struct ark_document *doc, const char *text, const char *author,
                          const char *date, struct ark_loc loc)
{
    ark_ref captioned = doc->captioned;
    ark_ref ref = ark_document_child(doc, leaf_holder(doc), COMMENT, loc);
    ark_builder_set_text(doc->builder, ref, doc->text, ark_atom_intern(doc->atoms, text));
    ark_builder_set_str(doc->builder, ref, "author", author && *author ? author : NULL);
    ark_builder_set_str(doc->builder, ref, "date", date && *date ? date : NULL);
    doc->captioned = captioned;
}
