/* Drawings of a docx: pictures with their alternative texts, text boxes, and the two ways in which
 * one thing may be written (mc:AlternateContent), of which one is read. Content controls, too. */
#include <string.h>

#include "load/docx_internal.h"

void docx_drawing_begin(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    (void)tag;
    ark_vec_push(&d->drawings, (struct docx_drawing){0});
}

static struct docx_drawing *top(struct docx *d)
{
    return d->drawings.n ? &ark_vec_last(&d->drawings) : NULL;
}

void docx_drawing_end(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    struct docx_drawing drawing = ark_vec_pop(&d->drawings);
    (void)text, (void)len;
    bool shown = (drawing.figure || drawing.group) && d->paragraphs.n && !docx_silent(d) &&
                 !docx_top(d)->hidden;
    if (shown && drawing.decorative)
        ark_input_skip(d->input, d->load->arena,
                       ark_say(d->load->lang, "dekorativt billede", "decorative picture"),
                       ark_say(d->load->lang, "dokumentet siger, at det ikke har noget indhold",
                               "the document says that it has no content"));
    else if (shown)
        office_figure(&d->o, drawing.text, drawing.target);
    g_free(drawing.text);
    g_free(drawing.target);
}

static void set_text(struct docx_drawing *drawing, const struct ark_xml_attr *attr)
{
    if (!drawing || !attr || !attr->len || drawing->text)
        return;
    drawing->text = office_copy(attr);
    g_strstrip(drawing->text);
    if (!*drawing->text)
        g_clear_pointer(&drawing->text, g_free);
}

/* wp:docPr: the alternative text; its `name` is only "Picture 1". */
void docx_drawing_about(void *data, const struct ark_xml_tag *tag)
{
    struct docx_drawing *drawing = top(data);
    set_text(drawing, ark_xml_attr(tag, X_DESCR));
    set_text(drawing, ark_xml_attr(tag, X_TITLE));
}

void docx_drawing_decorative(void *data, const struct ark_xml_tag *tag)
{
    struct docx_drawing *drawing = top(data);
    if (drawing)
        drawing->decorative = docx_is_on(tag);
}

/* A picture in the archive, or an address outside, which is noted and never opened. */
void docx_drawing_picture(void *data, const struct ark_xml_tag *tag)
{
    static const uint8_t names[] = {X_EMBED, X_LINK, X_R_ID};
    struct docx *d = data;
    struct docx_drawing *drawing = top(d);
    if (!drawing)
        return;
    drawing->figure = true;
    set_text(drawing, ark_xml_attr(tag, X_O_TITLE));
    for (size_t i = 0; i < G_N_ELEMENTS(names) && !drawing->target; i++) {
        const struct docx_relation *relation = docx_relation(d, ark_xml_attr(tag, names[i]));
        drawing->target = relation ? g_strdup(relation->target) : NULL;
    }
}

void docx_drawing_shape(void *data, const struct ark_xml_tag *tag)
{
    set_text(top(data), ark_xml_attr(tag, X_ALT));
}

void docx_drawing_figure(void *data, const struct ark_xml_tag *tag)
{
    struct docx_drawing *drawing = top(data);
    (void)tag;
    if (drawing)
        drawing->figure = true;
}

void docx_drawing_group(void *data, const struct ark_xml_tag *tag)
{
    struct docx_drawing *drawing = top(data);
    if (drawing)
        drawing->group = true;
    docx_drawing_shape(data, tag);
}

/* The texts in a drawing of many shapes are part of the picture. */
void docx_box_begin(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    struct docx_drawing *drawing = top(d);
    (void)tag;
    office_enter(&d->o, drawing && drawing->group ? OFFICE_CAPTION_BOX : OFFICE_BOX);
}

void docx_box_end(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    (void)text, (void)len;
    office_leave(&d->o);
}

void docx_alternatives_begin(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    (void)tag;
    ark_vec_push(&d->alternatives, false);
}

void docx_alternatives_end(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    (void)text, (void)len;
    d->alternatives.n--;
}

static bool is_understood(const char *requires)
{
    static const char *const known[] = {"wps", "wpg", "wpc", "wp14", "w14", "w15", "a14",
                                        "cx",  "cx1", "cx2", "cx4",  "v",   "o",   NULL};
    g_auto(GStrv) names = g_strsplit_set(requires, " \t\r\n", -1);
    for (char **name = names; *name; name++) {
        if (**name && !g_strv_contains(known, *name))
            return false;
    }
    return true;
}

void docx_choice(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    g_autofree char *requires = office_copy(ark_xml_attr(tag, X_REQUIRES));
    if (ark_vec_last(&d->alternatives) || !is_understood(requires ? requires : ""))
        ark_xml_skip(tag->xml);
    else
        ark_vec_last(&d->alternatives) = true;
}

void docx_fallback(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    if (ark_vec_last(&d->alternatives))
        ark_xml_skip(tag->xml);
}

void docx_control_begin(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    (void)tag;
    ark_vec_push(&d->controls, (struct docx_control){0});
}

void docx_control_end(void *data, const char *text, size_t len)
{
    struct docx *d = data;
    struct docx_control control = ark_vec_pop(&d->controls);
    (void)text, (void)len;
    d->galleries -= control.contents;
    d->placeholders -= control.placeholder;
}

void docx_control_gallery(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    struct docx_control *control = &ark_vec_last(&d->controls);
    if (control->contents || !office_is(ark_xml_attr(tag, X_VAL), "Table of Contents"))
        return;
    control->contents = true;
    d->galleries++;
}

/* "Klik her for at angive tekst": nobody has written anything yet. */
void docx_control_placeholder(void *data, const struct ark_xml_tag *tag)
{
    struct docx *d = data;
    struct docx_control *control = &ark_vec_last(&d->controls);
    if (control->placeholder || !docx_is_on(tag))
        return;
    control->placeholder = true;
    d->placeholders++;
}
