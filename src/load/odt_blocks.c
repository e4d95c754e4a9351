/* Tables, frames with pictures or text, notes and annotations of OpenDocument texts. */
#include <string.h>

#include "load/odt_internal.h"

static void begin_place(struct odt *t)
{
    odt_hide_lists(t);
}

static void end_place(struct odt *t)
{
    odt_show_lists(t);
}

void odt_note_begin(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    (void)tag;
    office_note_begin(&t->o, NULL, NULL);
    begin_place(t);
}

void odt_note_end(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    uint32_t note = office_top(&t->o)->note;
    (void)text, (void)len;
    end_place(t);
    office_note_end(&t->o);
    office_footnote(&t->o, note);
}

void odt_annotation_begin(void *data, const struct ark_xml_tag *tag)
{
    odt_note_begin(data, tag);
}

static struct office_note *open_note(struct odt *t)
{
    return &t->o.notes.v[office_top(&t->o)->note];
}

void odt_annotation_author(void *data, const char *text, size_t len)
{
    struct office_note *note = open_note(data);
    g_free(note->author);
    note->author = ark_document_plain(text, (gssize)len);
}

void odt_annotation_date(void *data, const char *text, size_t len)
{
    struct office_note *note = open_note(data);
    g_free(note->date);
    note->date = ark_document_plain(text, (gssize)len);
}

void odt_annotation_end(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    uint32_t note = office_top(&t->o)->note;
    (void)text, (void)len;
    end_place(t);
    office_note_end(&t->o);
    office_comment(&t->o, note);
}

void odt_table_begin(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    (void)tag;
    office_table_begin(&t->o);
}

void odt_table_end(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    (void)text, (void)len;
    office_table_end(&t->o);
}

void odt_header_rows_begin(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    (void)tag;
    t->header_rows = true;
}

void odt_header_rows_end(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    (void)text, (void)len;
    t->header_rows = false;
}

void odt_row_begin(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    (void)tag;
    office_row_begin(&t->o);
    if (t->header_rows)
        office_row_header(&t->o);
}

void odt_row_end(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    (void)text, (void)len;
    office_row_end(&t->o);
}

void odt_cell_begin(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    uint32_t columns = (uint32_t)MAX(office_int(ark_xml_attr(tag, O_COLUMNS), 1), 1);
    uint32_t rows = (uint32_t)MAX(office_int(ark_xml_attr(tag, O_ROWS_SPANNED), 1), 1);
    uint32_t times = (uint32_t)MAX(office_int(ark_xml_attr(tag, O_REPEATED), 1), 1);
    office_cell_begin(&t->o);
    office_cell_span(&t->o, columns, rows);
    if (odt_style(t, "table-cell", ark_xml_attr(tag, O_STYLE_NAME))->shaded)
        office_cell_shaded(&t->o);
    ark_vec_push(&t->cells, (struct odt_cell){times, t->header_rows});
    t->header_rows = false;
    begin_place(t);
}

void odt_cell_end(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    struct odt_cell cell = ark_vec_pop(&t->cells);
    (void)text, (void)len;
    end_place(t);
    t->header_rows = cell.header_rows;
    office_cell_end(&t->o, cell.times);
    if (t->o.error)
        ark_xml_stop(t->xml, g_steal_pointer(&t->o.error));
}

static void push_frame(struct odt *t, const struct ark_xml_tag *tag, bool group)
{
    bool decorative = office_is(ark_xml_attr(tag, O_DECORATIVE), "true");
    ark_vec_push(&t->frames,
                 (struct odt_frame){.figure = group, .group = group, .decorative = decorative});
}

void odt_frame_begin(void *data, const struct ark_xml_tag *tag)
{
    push_frame(data, tag, false);
}

void odt_group_begin(void *data, const struct ark_xml_tag *tag)
{
    push_frame(data, tag, true);
}

/* A frame that is anchored to the page stands in no paragraph. */
static void end_loose(struct odt *t)
{
    static const struct office_style plain = {.kind = OFFICE_PARAGRAPH};
    if (!t->paragraphs.n)
        office_paragraph_end(&t->o, &plain);
}

static bool is_hidden(const struct odt *t)
{
    return t->paragraphs.n && ark_vec_last(&t->paragraphs).hidden;
}

void odt_frame_end(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    struct odt_frame frame = ark_vec_pop(&t->frames);
    bool inner = t->frames.n && ark_vec_last(&t->frames).group;
    (void)text, (void)len;
    if (frame.figure && frame.decorative)
        ark_input_skip(t->input, t->load->arena,
                       ark_say(t->load->lang, "dekorativt billede", "decorative picture"),
                       ark_say(t->load->lang, "dokumentet siger, at det ikke har noget indhold",
                               "the document says that it has no content"));
    else if (frame.figure && !inner && !is_hidden(t))
        office_figure(&t->o, frame.text ? frame.text : frame.title, frame.target);
    end_loose(t);
    g_free(frame.title);
    g_free(frame.text);
    g_free(frame.target);
}

/* A picture, or an object with the picture that stands in for it. */
void odt_frame_image(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    if (!t->frames.n)
        return;
    struct odt_frame *frame = &ark_vec_last(&t->frames);
    frame->figure = true;
    if (!frame->target)
        frame->target = office_copy(ark_xml_attr(tag, O_HREF));
}

static void set_text(char **to, const char *text, size_t len)
{
    static const char by_itself[] = "OLE-object"; /* LibreOffice's own words */
    g_autofree char *plain = ark_document_plain(text, (gssize)len);
    if (!*to && *plain && strcmp(plain, by_itself) != 0)
        *to = g_steal_pointer(&plain);
}

void odt_frame_title(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    if (t->frames.n)
        set_text(&ark_vec_last(&t->frames).title, text, len);
}

void odt_frame_desc(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    if (t->frames.n)
        set_text(&ark_vec_last(&t->frames).text, text, len);
}

/* The texts in a drawing of many shapes are part of the picture. */
void odt_box_begin(void *data, const struct ark_xml_tag *tag)
{
    struct odt *t = data;
    (void)tag;
    bool group = t->frames.n && ark_vec_last(&t->frames).group;
    office_enter(&t->o, group ? OFFICE_CAPTION_BOX : OFFICE_BOX);
    begin_place(t);
}

void odt_box_end(void *data, const char *text, size_t len)
{
    struct odt *t = data;
    (void)text, (void)len;
    end_place(t);
    office_leave(&t->o);
}
