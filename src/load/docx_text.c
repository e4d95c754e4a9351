/* Paragraphs and runs of a docx: which text a reader sees, and what kind of paragraph it is. */
#include <stdlib.h>
#include <string.h>

#include "load/docx_internal.h"

static const struct docx_style plain_style = {
    .outline = -1, .number = -1, .indent = -1, .bold = -1, .hidden = -1, .kind = OFFICE_PARAGRAPH};

bool docx_silent(const struct docx *d)
{
    return d->contents || d->galleries || d->instructions || d->placeholders;
}

struct docx_paragraph *docx_top(struct docx *d)
{
    return &ark_vec_last(&d->paragraphs);
}

/* What is written into the frame may hit a limit; the parse ends with it. */
static void check_limit(struct docx *d)
{
    if (d->o.error)
        ark_xml_stop(d->xml, g_steal_pointer(&d->o.error));
}

void docx_put(struct docx *d, const char *text, size_t len)
{
    if (!d->paragraphs.n || docx_silent(d) || docx_top(d)->hidden)
        return;
    office_text(&d->o, text, len, docx_top(d)->bold);
    check_limit(d);
}

void docx_paragraph_begin(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    struct docx_paragraph paragraph = {.style = &plain_style,
                                       .outline = -1,
                                       .number = -1,
                                       .indent = -1,
                                       .serial = ++d->paragraphs_begun};
    (void)tag;
    ark_vec_push(&d->paragraphs, paragraph);
    office_paragraph_begin(&d->o);
}

void docx_paragraph_style(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, X_VAL);
    if (id)
        docx_top(d)->style = docx_style(&d->styles, id->value, id->len);
}

void docx_paragraph_outline(void *data, const struct ark_xml_tag *tag)
{
    docx_top(data)->outline = CLAMP(office_int(ark_xml_attr(tag, X_VAL), 9), 0, 9);
}

void docx_paragraph_number(void *data, const struct ark_xml_tag *tag)
{
    docx_top(data)->number = office_int(ark_xml_attr(tag, X_VAL), 0);
}

void docx_paragraph_indent(void *data, const struct ark_xml_tag *tag)
{
    docx_top(data)->indent = office_int(ark_xml_attr(tag, X_VAL), 0);
}

void docx_change(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    (void)tag;
    d->changes++;
}

void docx_paragraph_joined(void *data, const struct ark_xml_tag *tag)
{
    docx_change(data, tag);
    docx_top(data)->joined = true;
}

/* The kind and level of a heading, as the style says, or the paragraph itself. */
static void set_kind(const struct docx_paragraph *paragraph, struct office_style *ret)
{
    const struct docx_style *style = paragraph->style;
    ret->kind = style->kind;
    ret->level = style->level;
    if (style->kind == OFFICE_TITLE || style->kind == OFFICE_CONTENTS ||
        style->kind == OFFICE_CAPTION)
        return;
    if (paragraph->outline >= 0 && paragraph->outline <= 8) {
        ret->kind = OFFICE_HEADING;
        ret->level = (unsigned)paragraph->outline + 1;
    } else if (paragraph->outline == 9) {
        ret->kind = OFFICE_PARAGRAPH;
    }
}

/* Its properties are read; what follows is text. */
void docx_paragraph_ready(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    struct office_style style = {0};
    (void)text, (void)len;
    set_kind(docx_top(d), &style);
    if (style.kind == OFFICE_HEADING && d->contents)
        docx_fields_at_heading(d);
}

static void number_paragraph(struct docx *d, const struct docx_paragraph *paragraph,
                             struct office_style *style, struct docx_label *ret_label)
{
    const struct docx_style *base = paragraph->style;
    int number = paragraph->number >= 0 ? paragraph->number : base->number;
    int indent = paragraph->indent >= 0 ? paragraph->indent : base->indent;
    if (paragraph->number >= 0 && indent < 0)
        indent = 0;
    if (style->kind == OFFICE_CONTENTS || style->kind == OFFICE_CAPTION ||
        !docx_count(d, number, indent, base, ret_label))
        return;
    style->number = ret_label->text;
    style->ordered = ret_label->ordered;
    style->list = ret_label->list;
    if (style->kind == OFFICE_PARAGRAPH) {
        style->kind = OFFICE_ITEM;
        style->level = ret_label->level;
        style->spoken = ret_label->spoken;
    }
}

/* An empty paragraph is not counted among the items by any reader, but Word counts it. */
void docx_paragraph_end(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    struct docx_paragraph *paragraph = docx_top(d);
    struct docx_label label = {0};
    struct office_style style = {.counted = paragraph->counted};
    (void)text, (void)len;
    docx_fields_at_end(d);
    if (!paragraph->joined) {
        set_kind(paragraph, &style);
        if (!d->contents && !d->galleries)
            number_paragraph(d, paragraph, &style, &label);
        office_paragraph_end(&d->o, &style);
    }
    g_free(label.text);
    g_free(paragraph->link);
    d->paragraphs.n--;
    check_limit(d);
}

void docx_run_begin(void *data, const struct ark_xml_tag *tag)
{
    struct docx_paragraph *paragraph = docx_top(data);
    (void)tag;
    paragraph->bold = paragraph->style->bold > 0;
    paragraph->hidden = paragraph->style->hidden > 0;
}

void docx_run_style(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, X_VAL);
    const struct docx_style *style = id ? docx_style(&d->styles, id->value, id->len) : &plain_style;
    if (style->bold >= 0)
        docx_top(d)->bold = style->bold;
    if (style->hidden >= 0)
        docx_top(d)->hidden = style->hidden;
}

void docx_run_bold(void *data, const struct ark_xml_tag *tag)
{
    docx_top(data)->bold = docx_is_on(tag);
}

void docx_run_hidden(void *data, const struct ark_xml_tag *tag)
{
    docx_top(data)->hidden = docx_is_on(tag);
}

void docx_text(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    d->broke &= len == 0;
    docx_put(d, text, len);
}

void docx_tab(void *data, const struct ark_xml_tag *tag)
{
    (void)tag;
    docx_put(data, "\t", 1);
}

/* Word notes where its pages began when it last laid the text out; a break that somebody put there
 * is noted, too, where the next page begins. */
void docx_break(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    docx_put(d, "\n", 1);
    if (!office_is(ark_xml_attr(tag, X_TYPE), "page") || !d->paged)
        return;
    d->o.page++;
    d->broke = true;
}

void docx_page_break(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    (void)tag;
    if (d->paged && !d->broke)
        d->o.page++;
    d->broke = false;
}

void docx_hyphen(void *data, const struct ark_xml_tag *tag)
{
    (void)tag;
    docx_put(data, "-", 1);
}

/* Signs of the symbol fonts that mean something in a text. */
static gunichar symbol_of(unsigned code, bool wingdings)
{
    static const struct {
        unsigned char code;
        bool wingdings;
        gunichar sign;
    } signs[] = {
        {0x6f, true, 0x2610},  {0xa8, true, 0x2610},  {0xfd, true, 0x2612},  {0xfe, true, 0x2611},
        {0xfb, true, 0x2717},  {0xfc, true, 0x2713},  {0xdf, true, 0x2190},  {0xe0, true, 0x2192},
        {0xe8, true, 0x2794},  {0xf0, true, 0x21e8},  {0xa7, true, 0x2022},  {0xb7, false, 0x2022},
        {0xac, false, 0x2190}, {0xae, false, 0x2192}, {0xab, false, 0x2194}, {0xde, false, 0x21d2},
        {0xdb, false, 0x21d4}, {0xa3, false, 0x2264}, {0xb3, false, 0x2265}, {0xb9, false, 0x2260},
        {0xb1, false, 0xb1},   {0xb4, false, 0xd7},   {0xb0, false, 0xb0},   {0x2d, false, '-'}};
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (signs[i].code == (code & 0xff) && signs[i].wingdings == wingdings)
            return signs[i].sign;
    }
    return ' ';
}

void docx_symbol(void *data, const struct ark_xml_tag *tag)
{
    g_autofree char *digits = office_copy(ark_xml_attr(tag, X_CHAR));
    g_autofree char *font = office_copy(ark_xml_attr(tag, X_FONT));
    unsigned long code = digits ? strtoul(digits, NULL, 16) : 0;
    bool wingdings = font && g_ascii_strncasecmp(font, "Wingdings", 9) == 0;
    bool symbol = font && g_ascii_strncasecmp(font, "Symbol", 6) == 0;
    gunichar sign = ' ';
    if (wingdings || symbol)
        sign = symbol_of((unsigned)code, wingdings);
    else if (code >= ' ' && code < 0xd800)
        sign = (gunichar)code;
    char bytes[6];
    docx_put(data, bytes, (size_t)g_unichar_to_utf8(sign, bytes));
}

void docx_link_begin(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    struct docx_paragraph *paragraph = docx_top(d);
    const struct docx_relation *relation = docx_relation(d, ark_xml_attr(tag, X_R_ID));
    g_autofree char *anchor = office_copy(ark_xml_attr(tag, X_ANCHOR));
    const char *address = relation && relation->target ? relation->target : "";
    g_free(paragraph->link);
    paragraph->link =
        anchor && *anchor ? g_strconcat(address, "#", anchor, NULL) : g_strdup(address);
    paragraph->link_from = office_top(&d->o)->text->len;
}

void docx_link_end(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    struct docx_paragraph *paragraph = docx_top(d);
    (void)text, (void)len;
    if (paragraph->link && *paragraph->link && !docx_silent(d))
        office_link(&d->o, paragraph->link_from, paragraph->link);
    g_clear_pointer(&paragraph->link, g_free);
}

static uint32_t note_of(GHashTable *notes, const struct ark_xml_tag *tag)
{
    g_autofree char *id = office_copy(ark_xml_attr(tag, X_ID));
    return id && notes ? GPOINTER_TO_UINT(g_hash_table_lookup(notes, id)) : 0;
}

void docx_footnote_reference(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    uint32_t note = note_of(d->footnotes, tag);
    if (note && d->paragraphs.n && !docx_silent(d))
        office_footnote(&d->o, note - 1);
}

void docx_endnote_reference(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    uint32_t note = note_of(d->endnotes, tag);
    if (note && d->paragraphs.n && !docx_silent(d))
        office_footnote(&d->o, note - 1);
}

/* Where it begins, or, for one about a single place, the place. */
void docx_comment_reference(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    uint32_t note = note_of(d->comments, tag);
    if (note && d->paragraphs.n && !docx_silent(d))
        office_comment(&d->o, note - 1);
}
