/* What is drawn in the views of the exchange format: nodes and connections with absolute places,
 * and their styles. */
#include <string.h>

#include "load/exchange.h"

static void set_number(struct exchange *x, ark_ref ref, ark_atom key,
                       const struct ark_xml_attr *attr)
{
    int64_t number;
    if (attr && ark_number_parse(attr->value, attr->len, &number))
        ark_model_set_int(&x->model, ref, key, number);
}

static ark_labelset drawn_labels(const struct exchange *x, const struct ark_xml_tag *tag)
{
    const struct ark_model_words *known = &x->model.words;
    const struct ark_xml_attr *type = ark_xml_attr(tag, W_TYPE);
    if (ark_exchange_is(type, "Label"))
        return known->view_note;
    if (ark_xml_attr(tag, W_ELEMENT_REF) || ark_exchange_is(type, "Element"))
        return known->view_element;
    return ark_exchange_is(type, "Container") || ark_exchange_is(ark_xml_attr(tag, W_KIND), "group")
               ? known->view_group
               : known->view_note;
}

void ark_exchange_on_node(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    struct ark_model *model = &x->model;
    ark_labelset labels = drawn_labels(x, tag);
    struct ark_loc loc = ark_model_loc(model, tag, ARK_ATOM_NONE);
    ark_ref ref = ark_model_drawn(model, labels, loc, ark_exchange_top(x)->ref);
    ark_model_identify(model, ARK_IDS_DRAWN, ref, ark_xml_attr(tag, W_IDENTIFIER));
    set_number(x, ref, model->words.x, ark_xml_attr(tag, W_X));
    set_number(x, ref, model->words.y, ark_xml_attr(tag, W_Y));
    set_number(x, ref, model->words.w, ark_xml_attr(tag, W_W));
    set_number(x, ref, model->words.h, ark_xml_attr(tag, W_H));
    ark_model_depicts(model, ref, ark_xml_attr(tag, W_ELEMENT_REF), loc);
    struct exchange_frame *frame = ark_exchange_push(x, ref, ARK_ATOM_NONE);
    frame->labels = labels;
}

void ark_exchange_on_view_ref(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, W_REF);
    ark_builder_set_labels(x->model.builder, ark_exchange_top(x)->ref,
                           x->model.words.view_reference);
    ark_model_depicts(&x->model, ark_exchange_top(x)->ref, id,
                      ark_model_loc(&x->model, tag, ARK_ATOM_NONE));
}

void ark_exchange_on_node_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    const struct ark_model_words *known = &x->model.words;
    struct exchange_frame *frame = ark_exchange_top(x);
    (void)text, (void)len;
    if (frame->labels == known->view_element)
        frame->names.items.n = 0;
    ark_exchange_pop(x, frame->labels == known->view_note ? known->text : known->name);
}

void ark_exchange_on_connection(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    struct ark_model *model = &x->model;
    const struct ark_xml_attr *relationship = ark_xml_attr(tag, W_RELATIONSHIP_REF);
    struct ark_loc loc = ark_model_loc(model, tag, ARK_ATOM_NONE);
    ark_ref ref = ark_model_connection(model, loc, x->view, ark_xml_attr(tag, W_SOURCE),
                                       ark_xml_attr(tag, W_TARGET));
    ark_model_identify(model, ARK_IDS_DRAWN, ref, ark_xml_attr(tag, W_IDENTIFIER));
    ark_model_depicts(model, ref, relationship, loc);
    g_string_truncate(x->bendpoints, 0);
    ark_exchange_push(x, ref, ARK_ATOM_NONE)->plain_line = !relationship;
}

/* "x,y" of a point; false when it has none. */
static bool point_of(const struct ark_xml_tag *tag, int64_t *ret_x, int64_t *ret_y)
{
    const struct ark_xml_attr *x = ark_xml_attr(tag, W_X), *y = ark_xml_attr(tag, W_Y);
    return x && y && ark_number_parse(x->value, x->len, ret_x) &&
           ark_number_parse(y->value, y->len, ret_y);
}

void ark_exchange_on_bendpoint(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    int64_t px, py;
    if (point_of(tag, &px, &py))
        g_string_append_printf(x->bendpoints, "%s%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT,
                               x->bendpoints->len ? " " : "", px, py);
}

static void set_point(struct exchange *x, ark_atom key, const struct ark_xml_tag *tag)
{
    char text[64];
    int64_t px, py;
    if (!point_of(tag, &px, &py))
        return;
    g_snprintf(text, sizeof text, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT, px, py);
    ark_builder_set_text(x->model.builder, ark_exchange_top(x)->ref, key,
                         ark_atom_intern(x->model.atoms, text));
}

void ark_exchange_on_source_attachment(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    set_point(x, x->model.looks.source_attachment, tag);
}

void ark_exchange_on_target_attachment(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    set_point(x, x->model.looks.target_attachment, tag);
}

void ark_exchange_on_connection_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    struct exchange_frame *frame = ark_exchange_top(x);
    (void)text, (void)len;
    if (x->bendpoints->len)
        ark_builder_set_text(x->model.builder, frame->ref, x->model.words.bendpoints,
                             ark_atom_intern(x->model.atoms, x->bendpoints->str));
    if (!frame->plain_line)
        frame->names.items.n = 0;
    ark_exchange_pop(x, x->model.words.name);
}

static void set_colour(struct exchange *x, ark_atom key, const struct ark_xml_tag *tag)
{
    static const uint32_t parts[] = {W_R, W_G, W_B};
    unsigned rgb[3];
    for (int i = 0; i < 3; i++) {
        const struct ark_xml_attr *attr = ark_xml_attr(tag, parts[i]);
        int64_t number;
        if (!attr || !ark_number_parse(attr->value, attr->len, &number))
            return;
        rgb[i] = (unsigned)CLAMP(number, 0, 255);
    }
    char text[8];
    g_snprintf(text, sizeof text, "#%02x%02x%02x", rgb[0], rgb[1], rgb[2]);
    ark_builder_set_text(x->model.builder, ark_exchange_top(x)->ref, key,
                         ark_atom_intern(x->model.atoms, text));
}

void ark_exchange_on_style(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    ark_look_int(x->model.builder, ark_exchange_top(x)->ref, x->model.looks.line_width,
                 ark_xml_attr(tag, W_LINE_WIDTH), 1);
}

void ark_exchange_on_fill(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    if (ark_ref_is_edge(ark_exchange_top(x)->ref))
        return;
    set_colour(x, x->model.words.fill, tag);
    ark_look_opacity(x->model.builder, ark_exchange_top(x)->ref, x->model.looks.fill_opacity,
                     ark_xml_attr(tag, W_A), 100);
}

void ark_exchange_on_line(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    set_colour(x, x->model.words.line, tag);
    ark_look_opacity(x->model.builder, ark_exchange_top(x)->ref, x->model.looks.line_opacity,
                     ark_xml_attr(tag, W_A), 100);
}

static bool has_word(const struct ark_xml_attr *attr, const char *word)
{
    return attr && g_strstr_len(attr->value, (gssize)attr->len, word);
}

void ark_exchange_on_font(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    const struct ark_look_words *looks = &x->model.looks;
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_NAME), *size = ark_xml_attr(tag, W_SIZE);
    const struct ark_xml_attr *style = ark_xml_attr(tag, W_STYLE);
    ark_builder *builder = x->model.builder;
    ark_ref ref = ark_exchange_top(x)->ref;
    if (name)
        ark_builder_set_text(builder, ref, looks->font,
                             ark_model_trimmed(&x->model, name->value, name->len));
    if (size)
        ark_look_font_size(builder, ref, looks, size->value, size->len);
    ark_look_font_style(builder, ref, looks, has_word(style, "bold"), has_word(style, "italic"));
}

void ark_exchange_on_font_colour(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    set_colour(x, x->model.words.font_colour, tag);
}
