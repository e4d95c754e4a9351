/* What is drawn in Archi's views, alike in one file and in a folder: figures nest, with coordinates
 * relative to the parent; a connection lies in its source, and may be the source of another one. */
#include <string.h>

#include "load/archi.h"

/* The figures that Archi draws, as they are called in a file and in a folder, with the sizes it
 * gives them when there is none. */
struct figure {
    const char *type, *folder_type;
    size_t labels, content; /* offsets into ark_model_words; 0: not kept */
    int width, height;
    const char *look; /* the value of `figure`; NULL: it has none */
};

#define WORD(field) offsetof(struct ark_model_words, field)

static const struct figure figures[] = {
    {"DiagramObject", "DiagramModelArchimateObject", WORD(view_element), 0, 120, 55, NULL},
    {"Group", "DiagramModelGroup", WORD(view_group), 0, 400, 140, NULL},
    {"Note", "DiagramModelNote", WORD(view_note), WORD(text), 185, 80, NULL},
    {"DiagramModelReference", NULL, WORD(view_reference), 0, 120, 55, NULL},
    {"DiagramModelImage", NULL, WORD(view_note), 0, 200, 150, NULL},
    {"SketchModelSticky", NULL, WORD(view_note), WORD(text), 135, 70, NULL},
    {"SketchModelActor", NULL, WORD(view_note), 0, 30, 50, "actor"},
    {"CanvasModelBlock", NULL, WORD(view_group), WORD(text), 200, 200, NULL},
    {"CanvasModelSticky", NULL, WORD(view_note), WORD(text), 120, 80, NULL},
    {"CanvasModelImage", NULL, WORD(view_note), 0, 120, 120, NULL},
};

static const struct figure *figure_of(const struct ark_xml_tag *tag)
{
    struct ark_xml_attr type = ark_archi_type(tag);
    for (size_t i = 0; i < G_N_ELEMENTS(figures); i++) {
        if (ark_archi_is(&type, figures[i].type) ||
            (figures[i].folder_type && ark_archi_is(&type, figures[i].folder_type)))
            return &figures[i];
    }
    return ark_xml_attr(tag, W_DEPICTED_ELEMENT) ? &figures[0] : &figures[2];
}

static const void *word_at(const struct archi *x, size_t offset)
{
    return (const char *)&x->model.words + offset;
}

/* A font as SWT writes it: version, name, size, style (1 bold, 2 italic), and what a platform adds;
 * between bars. */
static void set_font(struct archi *x, ark_ref ref, const struct ark_xml_attr *font)
{
    ark_builder *builder = x->model.builder;
    g_autofree char *text = g_strndup(font->value, font->len);
    g_auto(GStrv) parts = g_strsplit(text, "|", 5);
    if (g_strv_length(parts) < 4)
        return;
    ark_builder_set_text(builder, ref, x->model.looks.font,
                         ark_model_trimmed(&x->model, parts[1], strlen(parts[1])));
    ark_look_font_size(builder, ref, &x->model.looks, parts[2], strlen(parts[2]));
    ark_look_font_style(builder, ref, &x->model.looks, strchr("13", parts[3][0]) && parts[3][0],
                        strchr("23", parts[3][0]) && parts[3][0]);
}

static void set_trimmed(struct archi *x, ark_ref ref, ark_atom key, const struct ark_xml_attr *attr)
{
    if (key)
        ark_builder_set_text(x->model.builder, ref, key,
                             ark_model_trimmed(&x->model, attr->value, attr->len));
}

static void set_text_position(struct archi *x, ark_ref ref, const struct ark_xml_attr *attr)
{
    static const char *const figure[] = {"top", "middle", "bottom"};
    static const char *const line[] = {"source", "middle", "target"};
    ark_look_word(x->model.builder, ref, x->model.looks.text_position, attr,
                  ark_ref_is_edge(ref) ? line : figure, G_N_ELEMENTS(figure));
}

/* One pass over the attributes, for most things drawn have few of them. */
static void set_look(struct archi *x, const struct archi_frame *frame,
                     const struct ark_xml_tag *tag)
{
    static const char *const alignments[] = {NULL, "left", "centre", NULL, "right"};
    static const char *const borders[] = {NULL, "rectangle", "none"};
    const struct ark_model_words *words = &x->model.words;
    const struct ark_look_words *looks = &x->model.looks;
    ark_builder *builder = x->model.builder;
    ark_ref ref = frame->ref;
    for (uint32_t i = 0; i < tag->attr_count; i++) {
        const struct ark_xml_attr *attr = &tag->attrs[i];
        switch (attr->name) {
        case W_DOCUMENTATION:
            set_trimmed(x, ref, words->documentation, attr);
            break;
        case W_CONTENT:
            set_trimmed(x, ref, frame->content_key, attr);
            break;
        case W_FILL:
            set_trimmed(x, ref, words->fill, attr);
            break;
        case W_LINE:
            set_trimmed(x, ref, words->line, attr);
            break;
        case W_FONT_COLOUR:
            set_trimmed(x, ref, words->font_colour, attr);
            break;
        case W_IMAGE:
            set_trimmed(x, ref, looks->image, attr);
            break;
        case W_FONT:
            set_font(x, ref, attr);
            break;
        case W_ALPHA:
            ark_look_opacity(builder, ref, looks->fill_opacity, attr, 255);
            break;
        case W_LINE_WIDTH:
            ark_look_int(builder, ref, looks->line_width, attr, 1);
            break;
        case W_TEXT_ALIGNMENT:
            ark_look_word(builder, ref, looks->text_alignment, attr, alignments,
                          G_N_ELEMENTS(alignments));
            break;
        case W_TEXT_POSITION:
            set_text_position(x, ref, attr);
            break;
        case W_BORDER:
            ark_look_word(builder, ref, looks->border, attr, borders, G_N_ELEMENTS(borders));
            break;
        default:
            break;
        }
    }
}

void ark_archi_on_child(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct ark_model *model = &x->model;
    const struct figure *figure = figure_of(tag);
    ark_atom id = ark_archi_atom(x, tag, W_ID);
    struct ark_loc loc = ark_model_loc(model, tag, id);
    ark_labelset labels = *(const ark_labelset *)word_at(x, figure->labels);
    struct archi_frame *parent = ark_archi_top(x);
    struct archi_frame frame = {.id = id,
                                .x = parent->x,
                                .y = parent->y,
                                .usual_width = figure->width,
                                .usual_height = figure->height};
    if (parent->ref == ARK_REF_NONE)
        parent->ref = x->view;
    frame.ref = ark_model_drawn(model, labels, loc, parent->ref);
    if (figure->content)
        frame.content_key = *(const ark_atom *)word_at(x, figure->content);
    if (labels == model->words.view_element) {
        frame.element = true;
        ark_model_depicts(model, frame.ref, ark_xml_attr(tag, W_DEPICTED_ELEMENT), loc);
        if (!ark_archi_is(ark_xml_attr(tag, W_TYPE), "0"))
            ark_archi_set_attr(x, frame.ref, model->words.figure, tag, W_TYPE);
    } else if (labels == model->words.view_reference) {
        ark_model_depicts(model, frame.ref, ark_xml_attr(tag, W_MODEL), loc);
    } else {
        ark_archi_set_attr(x, frame.ref, model->words.name, tag, W_NAME);
    }
    if (figure->look)
        ark_builder_set_text(model->builder, frame.ref, model->words.figure,
                             ark_atom_intern(model->atoms, figure->look));
    set_look(x, &frame, tag);
    ark_vec_push(&x->frames, frame);
}

static int64_t number_of(const struct ark_xml_tag *tag, uint32_t word, int64_t otherwise)
{
    const struct ark_xml_attr *attr = ark_xml_attr(tag, word);
    int64_t number;
    return attr && ark_number_parse(attr->value, attr->len, &number) ? number : otherwise;
}

void ark_archi_on_bounds(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct ark_model *model = &x->model;
    struct archi_frame *frame = ark_archi_top(x);
    int64_t width = number_of(tag, W_WIDTH, -1), height = number_of(tag, W_HEIGHT, -1);
    frame->x += number_of(tag, W_X, 0);
    frame->y += number_of(tag, W_Y, 0);
    ark_model_set_int(model, frame->ref, model->words.x, frame->x);
    ark_model_set_int(model, frame->ref, model->words.y, frame->y);
    ark_model_set_int(model, frame->ref, model->words.w, width < 0 ? frame->usual_width : width);
    ark_model_set_int(model, frame->ref, model->words.h, height < 0 ? frame->usual_height : height);
    if (frame->element && (width < 0 || height < 0))
        ark_vec_push(&x->sizeless, (struct archi_sizeless){frame->ref, width < 0, height < 0});
}

static void resize(struct archi *x, const struct archi_sizeless *of, ark_ref element)
{
    const char *type = ark_atom_text(x->model.atoms, ark_builder_type(x->model.builder, element));
    bool junction = strcmp(type, "Junction") == 0;
    if (!junction && strcmp(type, "Grouping") != 0)
        return;
    if (of->width)
        ark_builder_replace(x->model.builder, of->node, x->model.words.w,
                            ark_value_int(junction ? 15 : 400));
    if (of->height)
        ark_builder_replace(x->model.builder, of->node, x->model.words.h,
                            ark_value_int(junction ? 15 : 140));
}

/* Junctions and groupings are not drawn in the size of the others. */
void ark_archi_size(struct archi *x)
{
    const ark_builder *builder = x->model.builder;
    if (!x->sizeless.n)
        return;
    g_autoptr(GHashTable) by_node = g_hash_table_new(NULL, NULL);
    ARK_VEC_EACH (struct archi_sizeless, of, x->sizeless)
        g_hash_table_insert(by_node, GUINT_TO_POINTER(of->node), of);
    ark_atom depicts = ark_atom_intern(x->model.atoms, "DEPICTS");
    for (uint32_t i = 0, n = ark_builder_edge_count(builder); i < n; i++) {
        ark_ref to = ark_builder_to(builder, ARK_EDGE(i));
        if (to == ARK_REF_NONE || ark_ref_is_edge(to) ||
            ark_builder_type(builder, ARK_EDGE(i)) != depicts)
            continue;
        const struct archi_sizeless *of =
            g_hash_table_lookup(by_node, GUINT_TO_POINTER(ark_builder_from(builder, ARK_EDGE(i))));
        if (of)
            resize(x, of, to);
    }
}

/* A line that shows no relationship has its look in a number: bits for dashes and arrow heads. */
static void set_line_style(struct archi *x, ark_ref ref, const struct ark_xml_attr *type)
{
    static const struct {
        int bit;
        size_t key;
        const char *word;
    } bits[] = {
        {1, offsetof(struct ark_look_words, target_arrow), "filled"},
        {2, offsetof(struct ark_look_words, line_style), "dashed"},
        {4, offsetof(struct ark_look_words, line_style), "dotted"},
        {8, offsetof(struct ark_look_words, source_arrow), "filled"},
        {16, offsetof(struct ark_look_words, target_arrow), "hollow"},
        {32, offsetof(struct ark_look_words, source_arrow), "hollow"},
        {64, offsetof(struct ark_look_words, target_arrow), "open"},
        {128, offsetof(struct ark_look_words, source_arrow), "open"},
    };
    int64_t number;
    if (!type || !ark_number_parse(type->value, type->len, &number))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(bits); i++) {
        const void *key = (const char *)&x->model.looks + bits[i].key;
        if (number & bits[i].bit)
            ark_builder_set_text(x->model.builder, ref, *(const ark_atom *)key,
                                 ark_atom_intern(x->model.atoms, bits[i].word));
    }
}

void ark_archi_on_connection(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct ark_model *model = &x->model;
    ark_atom id = ark_archi_atom(x, tag, W_ID), around = ark_archi_top(x)->id;
    const struct ark_xml_attr *source = ark_xml_attr(tag, W_SOURCE);
    const struct ark_xml_attr *relationship = ark_xml_attr(tag, W_DEPICTED_RELATIONSHIP);
    struct ark_loc loc = ark_model_loc(model, tag, id);
    struct ark_xml_attr implied = {.value = ark_atom_text(model->atoms, around),
                                   .len = around ? ark_atom_len(model->atoms, around) : 0};
    struct ark_xml_attr type = ark_archi_type(tag);
    struct archi_frame frame = {.id = id};
    frame.ref = ark_model_connection(model, loc, x->view,
                                     source   ? source
                                     : around ? &implied
                                              : NULL,
                                     ark_xml_attr(tag, W_TARGET));
    ark_model_depicts(model, frame.ref, relationship, loc);
    if (!relationship && !ark_archi_is(&type, "DiagramModelArchimateConnection")) {
        ark_archi_set_attr(x, frame.ref, model->words.name, tag, W_NAME);
        set_line_style(x, frame.ref, ark_xml_attr(tag, W_TYPE));
    }
    set_look(x, &frame, tag);
    ark_vec_push(&x->frames, frame);
}

void ark_archi_on_bendpoint(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct ark_bend bend = {ark_archi_top(x)->ref, number_of(tag, W_START_X, 0),
                            number_of(tag, W_START_Y, 0), number_of(tag, W_END_X, 0),
                            number_of(tag, W_END_Y, 0)};
    ark_vec_push(&x->bends.items, bend);
}

/* What Archi added later stands in pairs of name and value. */
void ark_archi_on_feature(void *data, const struct ark_xml_tag *tag)
{
    static const char *const styles[] = {"solid", "dashed", "dotted", "none"};
    struct archi *x = data;
    const struct ark_look_words *looks = &x->model.looks;
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_NAME);
    const struct ark_xml_attr *value = ark_xml_attr(tag, W_VALUE);
    ark_builder *builder = x->model.builder;
    ark_ref ref = ark_archi_top(x)->ref;
    if (!value)
        return;
    if (ark_archi_is(name, "labelExpression"))
        set_trimmed(x, ref, looks->label_expression, value);
    else if (ark_archi_is(name, "lineAlpha"))
        ark_look_opacity(builder, ref, looks->line_opacity, value, 255);
    else if (ark_archi_is(name, "lineStyle"))
        ark_look_word(builder, ref, looks->line_style, value, styles, G_N_ELEMENTS(styles));
    else if (ark_archi_is(name, "nameVisible") && ark_archi_is(value, "false"))
        ark_builder_set(builder, ref, looks->name_visible, ark_value_bool(false));
}
