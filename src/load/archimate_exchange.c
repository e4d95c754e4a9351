/* The Open Group's ArchiMate model exchange format, 3.x and 2.1. One vocabulary serves both: where
 * 2.1 spells a word differently, its spelling has the number of today's. Coordinates are absolute
 * in this format, an Access without a type is "Access", and property definitions come after their
 * use.
 */
#include <string.h>

#include "load/exchange.h"

struct exchange_frame *ark_exchange_push(struct exchange *x, ark_ref ref, ark_atom id)
{
    if (x->depth == x->frames.n)
        ark_vec_push(&x->frames, (struct exchange_frame){0});
    struct exchange_frame *frame = &x->frames.v[x->depth++];
    struct ark_lang_texts names = frame->names, documentations = frame->documentations;
    *frame = (struct exchange_frame){
        .ref = ref, .id = id, .names = names, .documentations = documentations};
    frame->names.items.n = frame->documentations.items.n = 0;
    return frame;
}

bool ark_exchange_pop(struct exchange *x, ark_atom name_key)
{
    struct exchange_frame *frame = ark_exchange_top(x);
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
    ark_exchange_pop(x, x->model.words.name);
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
    ark_model_add_text(&x->model, &ark_exchange_top(x)->names, x->lang, text, len);
}

static void on_documentation_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    ark_model_add_text(&x->model, &ark_exchange_top(x)->documentations, x->lang, text, len);
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
    /* The format of 2.1 is for that; the one of 3 does not say which of them a model is in. */
    if (strcmp(x->model.input->version, "2.1") == 0)
        ark_model_written_in(&x->model, "2.1");
    ark_exchange_push(x, x->model.root, id);
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

bool ark_exchange_is(const struct ark_xml_attr *attr, const char *text)
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
        ark_builder_set_text(
            model->builder, ref, model->words.junction,
            ark_atom_intern(model->atoms, ark_exchange_is(type, "OrJunction") ? "or" : "and"));
    ark_exchange_push(x, ref, ARK_ATOM_NONE);
}

static void on_element_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    ark_ref ref = ark_exchange_top(x)->ref;
    (void)text, (void)len;
    if (!ark_exchange_pop(x, x->model.words.name))
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
                        ark_value_bool(ark_exchange_is(ark_xml_attr(tag, W_DIRECTED), "true") ||
                                       ark_exchange_is(ark_xml_attr(tag, W_DIRECTED), "1")));
}

static void on_relationship(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    struct ark_model *model = &x->model;
    const struct ark_xml_attr *type = type_of(tag);
    ark_ref ref = ark_model_relationship(model, type->value, type->len,
                                         ark_model_loc(model, tag, ARK_ATOM_NONE));
    ark_model_relate(model, ref, ark_xml_attr(tag, W_SOURCE), ark_xml_attr(tag, W_TARGET));
    ark_model_identify(model, ARK_IDS_MODEL, ref, ark_xml_attr(tag, W_IDENTIFIER));
    if (ref != ARK_REF_NONE)
        set_details(x, ref, tag);
    ark_exchange_push(x, ref, ARK_ATOM_NONE);
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
    ark_model_property_of(&x->model, ark_exchange_top(x)->ref, x->property,
                          ark_model_choose(&x->model, &x->values));
}

static void on_definition(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    ark_exchange_push(x, ARK_REF_NONE, ark_model_atom(&x->model, ark_xml_attr(tag, W_IDENTIFIER)));
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_NAME);
    if (name)
        ark_model_add_text(&x->model, &ark_exchange_top(x)->names, NULL, name->value, name->len);
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
    ark_atom id = ark_exchange_top(x)->id,
             name = ark_model_choose(model, &ark_exchange_top(x)->names);
    (void)text, (void)len;
    if (id)
        ark_model_define(model, id,
                         key_of(model, ark_atom_text(model->atoms, id),
                                ark_atom_text(model->atoms, name ? name : id)));
    ark_exchange_pop(x, model->words.name);
}

static void on_item(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, W_IDENTIFIER_REF);
    struct exchange_frame parent = *ark_exchange_top(x);
    struct ark_loc loc = ark_model_loc(&x->model, tag, ARK_ATOM_NONE);
    if (id && parent.folder)
        ark_model_contains_id(&x->model, parent.ref, id, loc);
    ark_ref ref = id ? ARK_REF_NONE : ark_model_folder(&x->model, loc, parent.ref);
    ark_exchange_push(x, ref, ARK_ATOM_NONE)->folder = ref != ARK_REF_NONE;
}

static void on_viewpoint(void *data, const struct ark_xml_tag *tag)
{
    struct exchange *x = data;
    ark_exchange_push(x, ARK_REF_NONE, ark_model_atom(&x->model, ark_xml_attr(tag, W_IDENTIFIER)));
}

static void on_viewpoint_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    (void)text, (void)len;
    struct named_viewpoint viewpoint = {ark_exchange_top(x)->id,
                                        ark_model_choose(&x->model, &ark_exchange_top(x)->names)};
    ark_vec_push(&x->viewpoints, viewpoint);
    ark_exchange_pop(x, x->model.words.name);
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
    ark_exchange_push(x, x->view, id);
}

static void on_view_end(void *data, const char *text, size_t len)
{
    struct exchange *x = data;
    ark_ref ref = ark_exchange_top(x)->ref;
    (void)text, (void)len;
    if (!ark_exchange_pop(x, x->model.words.name)) /* a view always has a name */
        ark_builder_set_text(x->model.builder, ref, x->model.words.name,
                             ark_atom_intern(x->model.atoms, ""));
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
    {S_VIEW, W_NODE, S_NODE, ark_exchange_on_node, ark_exchange_on_node_end, false},
    {S_VIEW, W_CONNECTION, S_CONNECTION, ark_exchange_on_connection, ark_exchange_on_connection_end,
     false},
    OWNER(S_NODE),
    {S_NODE, W_NODE, S_NODE, ark_exchange_on_node, ark_exchange_on_node_end, false},
    {S_NODE, W_CONNECTION, S_CONNECTION, ark_exchange_on_connection, ark_exchange_on_connection_end,
     false},
    {S_NODE, W_VIEW_REF, S_TEXT, ark_exchange_on_view_ref, NULL, false},
    {S_NODE, W_STYLE, S_STYLE, ark_exchange_on_style, NULL, false},
    OWNER(S_CONNECTION),
    {S_CONNECTION, W_BENDPOINT, S_TEXT, ark_exchange_on_bendpoint, NULL, false},
    {S_CONNECTION, W_SOURCE_ATTACHMENT, S_TEXT, ark_exchange_on_source_attachment, NULL, false},
    {S_CONNECTION, W_TARGET_ATTACHMENT, S_TEXT, ark_exchange_on_target_attachment, NULL, false},
    {S_CONNECTION, W_STYLE, S_STYLE, ark_exchange_on_style, NULL, false},
    {S_STYLE, W_FILL, S_TEXT, ark_exchange_on_fill, NULL, false},
    {S_STYLE, W_LINE, S_TEXT, ark_exchange_on_line, NULL, false},
    {S_STYLE, W_FONT, S_FONT, ark_exchange_on_font, NULL, false},
    {S_FONT, W_COLOUR, S_TEXT, ark_exchange_on_font_colour, NULL, false},
};

static const struct ark_xml_grammar grammar = {.words = ark_exchange_words,
                                               .word_count = WORD_COUNT,
                                               .rules = rules,
                                               .rule_count = G_N_ELEMENTS(rules),
                                               .states = STATES,
                                               .names = WORDS};

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
    ARK_VEC_EACH (struct exchange_frame, frame, x->frames) {
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
    .name = "archimate-exchange",
    .title = {{"ArchiMate-udvekslingsformat", "ArchiMate exchange format"}},
    .bid = bid,
    .load = load};
