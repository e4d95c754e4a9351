/* The Open Group's ArchiMate model exchange format, 3.x and 2.1. One vocabulary serves both: where
 * 2.1 spells a word differently, its spelling has the number of today's. Coordinates are absolute
 * in this format, an Access without a type is "Access", and property definitions come after their
 * use.
 */
#include <string.h>

#include "load/exchange_words.h"
#include "load/model.h"
#include "load/number.h"

/* What is being read. Owners have texts and properties. */
struct frame {
    ark_ref ref;
    ark_atom id;
    bool note, reference, folder, plain_line;
    ark_labelset labels;
    struct ark_lang_texts names, documentations;
};

struct named_viewpoint {
    ark_atom id, name;
};

struct view_of_viewpoint {
    ark_ref view;
    ark_atom viewpoint;
};

struct exchange {
    struct ark_model model;
    ARK_VEC(struct frame) frames; /* `depth` of them are in use; the others keep their memory */
    uint32_t depth;
    const struct ark_xml_attr *lang;
    struct ark_xml_attr lang_copy;
    char lang_text[36];
    struct ark_lang_texts values;
    ark_atom property;
    ark_ref view;
    GString *bendpoints;
    ARK_VEC(struct named_viewpoint) viewpoints;
    ARK_VEC(struct view_of_viewpoint) views;
};

static struct frame *top(struct exchange *x)
{
    return &x->frames.v[x->depth - 1];
}

static struct frame *push(struct exchange *x, ark_ref ref, ark_atom id)
{
    if (x->depth == x->frames.n)
        ark_vec_push(&x->frames, (struct frame){0});
    struct frame *frame = &x->frames.v[x->depth++];
    struct ark_lang_texts names = frame->names, documentations = frame->documentations;
    *frame = (struct frame){.ref = ref, .id = id, .names = names, .documentations = documentations};
    frame->names.items.n = frame->documentations.items.n = 0;
    return frame;
}

/* Sets the texts of the frame and leaves it. False when it had no name. */
static bool pop(struct exchange *x, ark_atom name_key)
{
    struct frame *frame = top(x);
    bool named = ark_model_set_texts(&x->model, frame->ref, name_key, &frame->names);
    ark_model_set_texts(&x->model, frame->ref, x->model.words.documentation,
                        &frame->documentations);
    x->depth--;
    return named;
}

static void on_named_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    (void)text, (void)len;
    pop(x, x->model.words.name);
}

/* The language has to outlive the start tag, for the text is only known at the end. */
static void on_text_start(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    const struct ark_xml_attr *lang = ark_xml_attr(tag, W_LANG);
    x->lang = NULL;
    if (!lang || lang->len >= sizeof x->lang_text)
        return;
    memcpy(x->lang_text, lang->value, lang->len);
    x->lang_copy = (struct ark_xml_attr){.value = x->lang_text, .len = lang->len};
    x->lang = &x->lang_copy;
}

static void on_name_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    ark_model_add_text(&x->model, &top(x)->names, x->lang, text, len);
}

static void on_documentation_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    ark_model_add_text(&x->model, &top(x)->documentations, x->lang, text, len);
}

static const char *version_of(const char *uri, const struct ark_xml_attr *schema)
{
    static const char *const known[] = {"3.2", "3.1", "3.0"};
    g_autofree char *places = g_strndup(schema ? schema->value : "", schema ? schema->len : 0);
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        g_autofree char *part = g_strconcat("xsd/archimate/", known[i], NULL);
        if (strstr(places, part) || (uri && strstr(uri, part)))
            return known[i];
    }
    return uri && strstr(uri, "/archimate/3") ? "3.0" : "2.1";
}

static void on_model(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    x->model.input->version = version_of(tag->uri, ark_xml_attr(tag, W_SCHEMA));
    ark_atom id = ark_model_atom(&x->model, ark_xml_attr(tag, W_IDENTIFIER));
    ark_model_begin(&x->model, tag, id);
    push(x, x->model.root, id);
}

/* The format has no field for the tool, and most ids could be anybody's; Sparx puts its product's
 * name into its ids. */
static const char *tool_of(const struct ark_xml_attr *id)
{
    enum { PREFIX = 5 };
    bool sparx = id->len > PREFIX && (memcmp(id->value, "EAID_", PREFIX) == 0 ||
                                      memcmp(id->value, "EAPK_", PREFIX) == 0);
    return sparx ? "Sparx Enterprise Architect" : NULL;
}

static const struct ark_xml_attr *type_of(const struct ark_xml_tag *tag)
{
    static const struct ark_xml_attr none = {.value = ""};
    const struct ark_xml_attr *type = ark_xml_attr(tag, W_TYPE);
    return type ? type : &none;
}

static bool is(const struct ark_xml_attr *attr, const char *text)
{
    return attr && attr->len == strlen(text) && memcmp(attr->value, text, attr->len) == 0;
}

static void on_element(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    struct ark_model *model = &x->model;
    const struct ark_xml_attr *type = type_of(tag);
    const struct ark_xml_attr *id = ark_xml_attr(tag, W_IDENTIFIER);
    if (id && !model->input->tool)
        model->input->tool = tool_of(id);
    ark_ref ref =
        ark_model_element(model, type->value, type->len, ark_model_loc(model, tag, ARK_ATOM_NONE));
    ark_model_identify(model, ARK_IDS_MODEL, ref, id);
    if (ref != ARK_REF_NONE && type->len >= strlen("Junction") &&
        memcmp(type->value + type->len - strlen("Junction"), "Junction", strlen("Junction")) == 0)
        ark_builder_set_text(model->builder, ref, model->words.junction,
                             ark_atom_intern(model->atoms, is(type, "OrJunction") ? "or" : "and"));
    push(x, ref, ARK_ATOM_NONE);
}

static void on_element_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    ark_ref ref = top(x)->ref;
    (void)text, (void)len;
    if (!pop(x, x->model.words.name))
        ark_model_nameless(&x->model, ref);
}

static void set_details(struct exchange *x, ark_ref ref, const struct ark_xml_tag *tag)
{
    struct ark_model *model = &x->model;
    ark_atom type = ark_builder_type(model->builder, ref);
    const char *name = ark_atom_text(model->atoms, type);
    const struct ark_xml_attr *access = ark_xml_attr(tag, W_ACCESS_TYPE);
    const struct ark_xml_attr *modifier = ark_xml_attr(tag, W_MODIFIER);
    if (strcmp(name, "Access") == 0)
        ark_builder_set_text(model->builder, ref, model->words.access_type,
                             access && access->len ? ark_model_atom(model, access)
                                                   : ark_atom_intern(model->atoms, "Access"));
    else if (strcmp(name, "Influence") == 0 && modifier)
        ark_builder_set_text(model->builder, ref, model->words.modifier,
                             ark_model_trimmed(model, modifier->value, modifier->len));
    else if (strcmp(name, "Association") == 0)
        ark_builder_set(model->builder, ref, model->words.is_directed,
                        ark_value_bool(is(ark_xml_attr(tag, W_DIRECTED), "true") ||
                                       is(ark_xml_attr(tag, W_DIRECTED), "1")));
}

static void on_relationship(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    struct ark_model *model = &x->model;
    const struct ark_xml_attr *type = type_of(tag);
    ark_ref ref = ark_model_relationship(model, type->value, type->len,
                                         ark_model_loc(model, tag, ARK_ATOM_NONE),
                                         ark_xml_attr(tag, W_SOURCE), ark_xml_attr(tag, W_TARGET));
    ark_model_identify(model, ARK_IDS_MODEL, ref, ark_xml_attr(tag, W_IDENTIFIER));
    if (ref != ARK_REF_NONE)
        set_details(x, ref, tag);
    push(x, ref, ARK_ATOM_NONE);
}

static void on_property(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    const struct ark_xml_attr *definition = ark_xml_attr(tag, W_DEFINITION_REF);
    if (!definition)
        definition = ark_xml_attr(tag, W_IDENTIFIER_REF);
    x->property = ark_model_atom(&x->model, definition);
    x->values.items.n = 0;
    ark_input_count(x->model.input, ARK_COUNT_PROPERTIES, 1);
}

static void on_value_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    ark_model_add_text(&x->model, &x->values, x->lang, text, len);
}

static void on_property_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    (void)text, (void)len;
    ark_model_property_of(&x->model, top(x)->ref, x->property,
                          ark_model_choose(&x->model, &x->values));
}

static void on_definition(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    push(x, ARK_REF_NONE, ark_model_atom(&x->model, ark_xml_attr(tag, W_IDENTIFIER)));
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_NAME);
    if (name)
        ark_model_add_text(&x->model, &top(x)->names, NULL, name->value, name->len);
}

/* Two definitions are not the user's own: Archi's specialisations, and the kind of a junction. */
static ark_atom key_of(struct ark_model *model, const char *id, const char *name)
{
    if (strcmp(id, "specialization") == 0 || strcmp(name, "Specialization") == 0)
        return model->words.specialization;
    if (strcmp(name, "JunctionType") == 0)
        return model->words.junction;
    return ark_model_user_key(model, name);
}

static void on_definition_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    struct ark_model *model = &x->model;
    ark_atom id = top(x)->id, name = ark_model_choose(model, &top(x)->names);
    (void)text, (void)len;
    if (id)
        ark_model_define(model, id,
                         key_of(model, ark_atom_text(model->atoms, id),
                                ark_atom_text(model->atoms, name ? name : id)));
    pop(x, model->words.name);
}

static void on_item(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, W_IDENTIFIER_REF);
    struct frame parent = *top(x);
    struct ark_loc loc = ark_model_loc(&x->model, tag, ARK_ATOM_NONE);
    if (id && parent.folder)
        ark_model_contains_id(&x->model, parent.ref, id, loc);
    ark_ref ref = id ? ARK_REF_NONE : ark_model_folder(&x->model, loc, parent.ref);
    push(x, ref, ARK_ATOM_NONE)->folder = ref != ARK_REF_NONE;
}

static void on_viewpoint(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    push(x, ARK_REF_NONE, ark_model_atom(&x->model, ark_xml_attr(tag, W_IDENTIFIER)));
}

static void on_viewpoint_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    (void)text, (void)len;
    struct named_viewpoint viewpoint = {top(x)->id, ark_model_choose(&x->model, &top(x)->names)};
    ark_vec_push(&x->viewpoints, viewpoint);
    pop(x, x->model.words.name);
}

static void on_view(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    ark_atom id = ark_model_atom(&x->model, ark_xml_attr(tag, W_IDENTIFIER));
    const struct ark_xml_attr *viewpoint = ark_xml_attr(tag, W_VIEWPOINT);
    ark_atom reference = ark_model_atom(&x->model, ark_xml_attr(tag, W_VIEWPOINT_REF));
    x->view = ark_model_view(&x->model, ark_model_loc(&x->model, tag, id));
    if (viewpoint)
        ark_model_set_viewpoint(&x->model, x->view, viewpoint->value, viewpoint->len);
    if (reference)
        ark_vec_push(&x->views, (struct view_of_viewpoint){x->view, reference});
    push(x, x->view, id);
}

static void on_view_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    ark_ref ref = top(x)->ref;
    (void)text, (void)len;
    if (!pop(x, x->model.words.name)) /* a view always has a name */
        ark_builder_set_text(x->model.builder, ref, x->model.words.name,
                             ark_atom_intern(x->model.atoms, ""));
}

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
    if (is(type, "Label"))
        return known->view_note;
    if (ark_xml_attr(tag, W_ELEMENT_REF) || is(type, "Element"))
        return known->view_element;
    return is(type, "Container") || is(ark_xml_attr(tag, W_KIND), "group") ? known->view_group
                                                                           : known->view_note;
}

static void on_node(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    struct ark_model *model = &x->model;
    ark_labelset labels = drawn_labels(x, tag);
    struct ark_loc loc = ark_model_loc(model, tag, ARK_ATOM_NONE);
    ark_ref ref = ark_model_drawn(model, labels, loc, top(x)->ref);
    ark_model_identify(model, ARK_IDS_DRAWN, ref, ark_xml_attr(tag, W_IDENTIFIER));
    set_number(x, ref, model->words.x, ark_xml_attr(tag, W_X));
    set_number(x, ref, model->words.y, ark_xml_attr(tag, W_Y));
    set_number(x, ref, model->words.w, ark_xml_attr(tag, W_W));
    set_number(x, ref, model->words.h, ark_xml_attr(tag, W_H));
    ark_model_depicts(model, ref, ark_xml_attr(tag, W_ELEMENT_REF), loc);
    struct frame *frame = push(x, ref, ARK_ATOM_NONE);
    frame->labels = labels;
}

static void on_view_ref(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, W_REF);
    ark_builder_set_labels(x->model.builder, top(x)->ref, x->model.words.view_reference);
    ark_model_depicts(&x->model, top(x)->ref, id, ark_model_loc(&x->model, tag, ARK_ATOM_NONE));
}

static void on_node_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    const struct ark_model_words *known = &x->model.words;
    struct frame *frame = top(x);
    (void)text, (void)len;
    if (frame->labels == known->view_element)
        frame->names.items.n = 0;
    pop(x, frame->labels == known->view_note ? known->text : known->name);
}

static void on_connection(void *data, const struct ark_xml_tag *tag)
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
    push(x, ref, ARK_ATOM_NONE)->plain_line = !relationship;
}

static void on_bendpoint(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    const struct ark_xml_attr *at[] = {ark_xml_attr(tag, W_X), ark_xml_attr(tag, W_Y)};
    int64_t px, py;
    if (at[0] && at[1] && ark_number_parse(at[0]->value, at[0]->len, &px) &&
        ark_number_parse(at[1]->value, at[1]->len, &py))
        g_string_append_printf(x->bendpoints, "%s%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT,
                               x->bendpoints->len ? " " : "", px, py);
}

static void on_connection_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    struct frame *frame = top(x);
    (void)text, (void)len;
    if (x->bendpoints->len)
        ark_builder_set_text(x->model.builder, frame->ref, x->model.words.bendpoints,
                             ark_atom_intern(x->model.atoms, x->bendpoints->str));
    if (!frame->plain_line)
        frame->names.items.n = 0;
    pop(x, x->model.words.name);
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
    ark_builder_set_text(x->model.builder, top(x)->ref, key, ark_atom_intern(x->model.atoms, text));
}

static void on_fill(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    if (!ark_ref_is_edge(top(x)->ref))
        set_colour(x, x->model.words.fill, tag);
}

static void on_line(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    set_colour(x, x->model.words.line, tag);
}

static void on_font_colour(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    if (!ark_ref_is_edge(top(x)->ref))
        set_colour(x, x->model.words.font_colour, tag);
}

enum {
    S_MODEL = ARK_XML_OWN,
    S_TEXT, /* name, documentation, value: nothing below */
    S_ELEMENTS,
    S_ELEMENT,
    S_RELATIONSHIPS,
    S_RELATIONSHIP,
    S_PROPERTIES,
    S_PROPERTY,
    S_FOLDERS,
    S_DEFINITIONS,
    S_DEFINITION,
    S_VIEWS,
    S_VIEWPOINTS,
    S_VIEWPOINT,
    S_DIAGRAMS,
    S_VIEW,
    S_NODE,
    S_CONNECTION,
    S_STYLE,
    S_FONT,
    STATES
};

#define TEXTS(state)                                                                               \
    {state, W_NAME, S_TEXT, on_text_start, on_name_end, true},                                     \
    {                                                                                              \
        state, W_DOCUMENTATION, S_TEXT, on_text_start, on_documentation_end, true                  \
    }
#define OWNER(state)                                                                               \
    TEXTS(state),                                                                                  \
    {                                                                                              \
        state, W_PROPERTIES, S_PROPERTIES, NULL, NULL, false                                       \
    }

static const struct ark_xml_rule rules[] = {
    {ARK_XML_START, W_MODEL, S_MODEL, on_model, on_named_end, false},
    OWNER(S_MODEL),
    {S_MODEL, W_PROPERTY, S_PROPERTY, on_property, on_property_end, false},
    {S_MODEL, W_ELEMENTS, S_ELEMENTS, NULL, NULL, false},
    {S_MODEL, W_RELATIONSHIPS, S_RELATIONSHIPS, NULL, NULL, false},
    {S_MODEL, W_ORGANIZATIONS, S_FOLDERS, NULL, NULL, false},
    {S_MODEL, W_DEFINITIONS, S_DEFINITIONS, NULL, NULL, false},
    {S_MODEL, W_VIEWS, S_VIEWS, NULL, NULL, false},
    {S_ELEMENTS, W_ELEMENT, S_ELEMENT, on_element, on_element_end, false},
    OWNER(S_ELEMENT),
    {S_RELATIONSHIPS, W_RELATIONSHIP, S_RELATIONSHIP, on_relationship, on_named_end, false},
    OWNER(S_RELATIONSHIP),
    {S_PROPERTIES, W_PROPERTY, S_PROPERTY, on_property, on_property_end, false},
    {S_PROPERTY, W_VALUE, S_TEXT, on_text_start, on_value_end, true},
    {S_FOLDERS, W_ITEM, S_FOLDERS, on_item, on_named_end, false},
    TEXTS(S_FOLDERS),
    {S_DEFINITIONS, W_DEFINITION, S_DEFINITION, on_definition, on_definition_end, false},
    TEXTS(S_DEFINITION),
    {S_VIEWS, W_VIEWPOINTS, S_VIEWPOINTS, NULL, NULL, false},
    {S_VIEWPOINTS, W_VIEWPOINT, S_VIEWPOINT, on_viewpoint, on_viewpoint_end, false},
    TEXTS(S_VIEWPOINT),
    {S_VIEWS, W_DIAGRAMS, S_DIAGRAMS, NULL, NULL, false},
    {S_VIEWS, W_VIEW, S_VIEW, on_view, on_view_end, false}, /* 2.1 */
    {S_DIAGRAMS, W_VIEW, S_VIEW, on_view, on_view_end, false},
    OWNER(S_VIEW),
    {S_VIEW, W_NODE, S_NODE, on_node, on_node_end, false},
    {S_VIEW, W_CONNECTION, S_CONNECTION, on_connection, on_connection_end, false},
    OWNER(S_NODE),
    {S_NODE, W_NODE, S_NODE, on_node, on_node_end, false},
    {S_NODE, W_CONNECTION, S_CONNECTION, on_connection, on_connection_end, false},
    {S_NODE, W_VIEW_REF, S_TEXT, on_view_ref, NULL, false},
    {S_NODE, W_STYLE, S_STYLE, NULL, NULL, false},
    OWNER(S_CONNECTION),
    {S_CONNECTION, W_BENDPOINT, S_TEXT, on_bendpoint, NULL, false},
    {S_CONNECTION, W_STYLE, S_STYLE, NULL, NULL, false},
    {S_STYLE, W_FILL, S_TEXT, on_fill, NULL, false},
    {S_STYLE, W_LINE, S_TEXT, on_line, NULL, false},
    {S_STYLE, W_FONT, S_FONT, NULL, NULL, false},
    {S_FONT, W_COLOUR, S_TEXT, on_font_colour, NULL, false},
};

static const struct ark_xml_grammar grammar = {ark_exchange_words,  WORD_COUNT, rules,
                                               G_N_ELEMENTS(rules), STATES,     WORDS};

static void name_viewpoints(struct exchange *x)
{
    ARK_VEC_EACH (struct view_of_viewpoint, of, x->views) {
        ARK_VEC_EACH (struct named_viewpoint, viewpoint, x->viewpoints) {
            if (viewpoint->id != of->viewpoint || !viewpoint->name)
                continue;
            ark_model_set_viewpoint(&x->model, of->view,
                                    ark_atom_text(x->model.atoms, viewpoint->name),
                                    ark_atom_len(x->model.atoms, viewpoint->name));
            break;
        }
    }
}

static void clear(struct exchange *x)
{
    ARK_VEC_EACH (struct frame, frame, x->frames) {
        ark_vec_clear(&frame->names.items);
        ark_vec_clear(&frame->documentations.items);
    }
    ark_vec_clear(&x->frames);
    ark_vec_clear(&x->values.items);
    ark_vec_clear(&x->viewpoints);
    ark_vec_clear(&x->views);
    g_string_free(x->bendpoints, TRUE);
    ark_model_clear(&x->model);
}

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    struct exchange x = {.bendpoints = g_string_new(NULL)};
    ark_model_init(&x.model, load, input, ark_source_name(source));
    bool done = ark_xml_parse(load, source, &grammar, &x, error);
    if (done)
        name_viewpoints(&x);
    done = done && ark_model_finish(&x.model, error);
    clear(&x);
    return done;
}

static int bid(const struct ark_peek *peek)
{
    struct ark_xml_sniff sniff;
    ark_xml_sniff(peek, &sniff);
    bool ours = ark_xml_sniff_is(&sniff, "model", "http://www.opengroup.org/xsd/archimate");
    ark_xml_sniff_clear(&sniff);
    return ours ? 95 : 0;
}

const struct ark_loader ark_loader_archimate_exchange = {
    "archimate-exchange",
    {{"ArchiMate-udvekslingsformat", "ArchiMate exchange format"}},
    bid,
    load,
};
