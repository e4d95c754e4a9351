/* Paragraphs and headings of OpenDocument texts, and what stands in a line. */
#include <string.h>

#include "load/odt_internal.h"

static struct odt_paragraph *top(struct odt *t)
{
    return t->paragraphs.n ? &ark_vec_last(&t->paragraphs) : NULL;
}

static void put(struct odt *t, const char *text, size_t len)
{
    const struct odt_paragraph *paragraph = top(t);
    if (!paragraph || paragraph->hidden)
        return;
    office_text(&t->o, text, len, paragraph->bold);
    if (t->o.error)
        ark_xml_stop(t->xml, g_steal_pointer(&t->o.error));
}

/* Bold and hidden, from the innermost that says so outwards. */
static void set_looks(struct odt_paragraph *paragraph)
{
    int bold = -1, hidden = -1;
    for (uint32_t i = paragraph->spans.n; i-- > 0 && (bold < 0 || hidden < 0);) {
        bold = bold < 0 ? paragraph->spans.v[i]->bold : bold;
        hidden = hidden < 0 ? paragraph->spans.v[i]->hidden : hidden;
    }
    paragraph->bold = (bold < 0 ? paragraph->style->bold : bold) > 0;
    paragraph->hidden = (hidden < 0 ? paragraph->style->hidden : hidden) > 0;
}

/* A page of LibreOffice begins at a soft break, which it noted, or where a style says so. */
static void turn_page(struct odt *t, const struct odt_style *style)
{
    bool breaks = style->breaks > 0 || style->new_page;
    if (t->paged && breaks && t->o.paragraph && t->o.depth == 1)
        t->o.page++;
}

static void begin(struct odt *t, const struct ark_xml_tag *tag, int level)
{
    struct odt_paragraph paragraph = {.level = level};
    paragraph.style = odt_style(t, "paragraph", ark_xml_attr(tag, O_STYLE_NAME));
    paragraph.unnumbered = office_is(ark_xml_attr(tag, O_IS_HEADER), "true");
    set_looks(&paragraph);
    turn_page(t, paragraph.style);
    ark_vec_push(&t->paragraphs, paragraph);
    office_paragraph_begin(&t->o);
}

void odt_paragraph_begin(void *data, const struct ark_xml_tag *tag)
{
    begin(data, tag, -1);
}

void odt_heading_begin(void *data, const struct ark_xml_tag *tag)
{
    begin(data, tag, CLAMP(office_int(ark_xml_attr(tag, O_OUTLINE_LEVEL), 1), 1, ODT_LEVELS));
}

static void set_kind(const struct odt_paragraph *paragraph, struct office_style *ret)
{
    const struct odt_style *style = paragraph->style;
    ret->kind = style->kind;
    ret->level = style->level > 0 ? (unsigned)style->level : 1;
    if (paragraph->level > 0) {
        ret->kind = OFFICE_HEADING;
        ret->level = (unsigned)paragraph->level;
    }
    ret->counted = paragraph->counted;
}

/* The list whose item this is; NULL outside lists. */
static struct odt_list *open_list(struct odt *t)
{
    return t->lists.n > t->first_list ? &ark_vec_last(&t->lists) : NULL;
}

/* A heading's number is its list's, if it stands in one, else its style's, else the outline's. */
static char *heading_number(struct odt *t, const struct odt_paragraph *paragraph, unsigned level)
{
    const struct odt_list *list = open_list(t);
    bool ordered, spoken;
    if (paragraph->unnumbered || (list && !list->counted))
        return NULL;
    if (list && list->style)
        return odt_count(t, list->style, t->lists.n - t->first_list - 1, &ordered, &spoken);
    const char *style = paragraph->style->list;
    if (style && !*style)
        return NULL;
    char *number = style ? odt_count(t, style, level - 1, &ordered, &spoken) : NULL;
    return number ? number : odt_count(t, "", level - 1, &ordered, &spoken);
}

/* The first paragraph of an item is the item; more of them stand in it. */
static char *make_item(struct odt *t, struct odt_list *list, struct office_style *style)
{
    char *number = NULL;
    if (!list->first) {
        style->continues = true;
        return NULL;
    }
    list->first = false;
    style->kind = OFFICE_ITEM;
    style->level = t->lists.n - t->first_list - 1;
    style->list = list->serial;
    if (list->counted)
        number = odt_count(t, list->style, style->level, &style->ordered, &style->spoken);
    return number;
}

void odt_paragraph_end(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    struct odt_paragraph *paragraph = top(t);
    struct odt_list *list = open_list(t);
    struct office_style style = {0};
    (void)text, (void)len;
    set_kind(paragraph, &style);
    g_autofree char *number = NULL;
    bool empty = !office_top(&t->o)->text->len;
    if (style.kind == OFFICE_HEADING && !empty)
        number = heading_number(t, paragraph, style.level);
    else if (list && style.kind == OFFICE_PARAGRAPH)
        number = make_item(t, list, &style);
    style.number = number;
    office_paragraph_end(&t->o, &style);
    ark_vec_clear(&paragraph->spans);
    g_free(paragraph->link);
    t->paragraphs.n--;
}

void odt_characters(void *data, uint8_t state, const char *text, size_t len)
{
    if (state == ODT_INLINE)
        put(data, text, len);
}

void odt_span_begin(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    const struct odt_style *style = odt_style(t, "text", ark_xml_attr(tag, O_STYLE_NAME));
    ark_vec_push(&top(t)->spans, style);
    set_looks(top(t));
}

void odt_span_end(void *data, const char *text, size_t len)
{
    struct odt_paragraph *paragraph = top(data);
    (void)text, (void)len;
    paragraph->spans.n--;
    set_looks(paragraph);
}

void odt_link_begin(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    struct odt_paragraph *paragraph = top(t);
    g_free(paragraph->link);
    paragraph->link = office_copy(ark_xml_attr(tag, O_HREF));
    paragraph->link_from = office_top(&t->o)->text->len;
}

void odt_link_end(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    struct odt_paragraph *paragraph = top(t);
    (void)text, (void)len;
    if (paragraph->link && *paragraph->link && !paragraph->hidden)
        office_link(&t->o, paragraph->link_from, paragraph->link);
    g_clear_pointer(&paragraph->link, g_free);
}

/* Blanks are folded anyway: one stands for as many as there are. */
void odt_blanks(void *data, const struct ark_xml_tag *tag)
{
    (void)tag;
    put(data, " ", 1);
}

void odt_page_break(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    (void)tag;
    if (t->paged)
        t->o.page++;
}

/* "Figur 3", counted: a caption, if the paragraph begins as captions do. */
void odt_sequence(void *data, const struct ark_xml_tag *tag)
{
    struct odt_paragraph *paragraph = top(data);
    (void)tag;
    if (paragraph)
        paragraph->counted = true;
}

/* Lines of generated tables are paragraphs of the body like others, but only repeat it. */
void odt_contents_line(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    turn_page(t, odt_style(t, "paragraph", ark_xml_attr(tag, O_STYLE_NAME)));
    office_paragraph_begin(&t->o);
}
