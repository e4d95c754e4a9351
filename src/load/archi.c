/* Archi's own format, of all model versions. Everything modelled is an `element` in a folder, told
 * apart by its type. What is drawn (archi_view.c) has places that hang on other things: they come
 * when all is read. */
#include <string.h>

#include "load/archi.h"

void ark_archi_on_pop(void *data, const char *text, size_t len)
{
    struct archi *x = data;
    (void)text, (void)len;
    (void)ark_vec_pop(&x->frames);
}

static ark_atom trimmed(struct archi *x, const struct ark_xml_attr *attr)
{
    return attr ? ark_model_trimmed(&x->model, attr->value, attr->len) : ARK_ATOM_NONE;
}

ark_atom ark_archi_atom(struct archi *x, const struct ark_xml_tag *tag, uint32_t word)
{
    return ark_model_atom(&x->model, ark_xml_attr(tag, word));
}

bool ark_archi_is(const struct ark_xml_attr *attr, const char *text)
{
    return attr && attr->len == strlen(text) && memcmp(attr->value, text, attr->len) == 0;
}

void ark_archi_set_attr(struct archi *x, ark_ref ref, ark_atom key, const struct ark_xml_tag *tag,
                        uint32_t word)
{
    if (ref != ARK_REF_NONE)
        ark_builder_set_text(x->model.builder, ref, key, trimmed(x, ark_xml_attr(tag, word)));
}

struct ark_xml_attr ark_archi_type(const struct ark_xml_tag *tag)
{
    const struct ark_xml_attr *type = ark_xml_attr(tag, W_XSI_TYPE);
    struct ark_xml_attr bare = type ? *type : (struct ark_xml_attr){.value = ""};
    const char *colon = bare.len ? memchr(bare.value, ':', bare.len) : NULL;
    if (colon) {
        bare.len -= (size_t)(colon + 1 - bare.value);
        bare.value = colon + 1;
    }
    return bare;
}

static bool ends_with(struct ark_xml_attr type, const char *end)
{
    size_t len = strlen(end);
    return type.len >= len && memcmp(type.value + type.len - len, end, len) == 0;
}

/* The model version is 4 from the release that took ArchiMate 3 up; earlier ones had 2.1 at most.
 */
static bool is_of_archimate_2(const struct ark_xml_attr *version)
{
    return version && version->len > 1 && version->value[0] >= '1' && version->value[0] <= '3' &&
           version->value[1] == '.';
}

void ark_archi_begin_model(struct archi *x, const struct ark_xml_tag *tag)
{
    const struct ark_xml_attr *version = ark_xml_attr(tag, W_VERSION);
    x->model.input->tool = "Archi";
    if (version)
        x->model.input->version =
            ark_arena_strndup(x->model.load->arena, version->value, version->len);
    ark_model_begin(&x->model, tag, ark_archi_atom(x, tag, W_ID));
    if (is_of_archimate_2(version))
        ark_model_written_in(&x->model, "2.1");
    ark_archi_set_attr(x, x->model.root, x->model.words.name, tag, W_NAME);
    ark_archi_set_attr(x, x->model.root, x->model.words.documentation, tag, W_PURPOSE);
    ark_vec_push(&x->frames, (struct archi_frame){.ref = x->model.root});
}

static void on_model(void *data, const struct ark_xml_tag *tag)
{
    ark_archi_begin_model(data, tag);
}

void ark_archi_begin_folder(struct archi *x, const struct ark_xml_tag *tag)
{
    ark_atom id = ark_archi_atom(x, tag, W_ID);
    ark_ref ref =
        ark_model_folder(&x->model, ark_model_loc(&x->model, tag, id), ark_archi_top(x)->ref);
    ark_archi_set_attr(x, ref, x->model.words.name, tag, W_NAME);
    ark_archi_set_attr(x, ref, x->model.words.documentation, tag, W_DOCUMENTATION);
    ark_vec_push(&x->frames, (struct archi_frame){.ref = ref});
}

static void on_folder(void *data, const struct ark_xml_tag *tag)
{
    ark_archi_begin_folder(data, tag);
}

void ark_archi_add_profiles(struct archi *x, ark_ref concept, const struct ark_xml_attr *ids)
{
    for (size_t at = 0; ids && concept != ARK_REF_NONE && at < ids->len;) {
        const char *from = ids->value + at;
        const char *space = memchr(from, ' ', ids->len - at);
        size_t len = space ? (size_t)(space - from) : ids->len - at;
        if (len) {
            struct archi_profiled profiled = {concept,
                                              ark_atom_intern_n(x->model.atoms, from, len)};
            ark_vec_push(&x->profiled, profiled);
        }
        at += len + 1;
    }
}

/* Without an attribute it is Write here, unlike in the exchange format. */
static const char *access_of(const struct ark_xml_attr *type)
{
    static const char *const names[] = {"Write", "Read", "Access", "ReadWrite"};
    bool known = type && type->len == 1 && type->value[0] >= '0' && type->value[0] <= '3';
    return names[known ? type->value[0] - '0' : 0];
}

static ark_ref add_relationship(struct archi *x, const struct ark_xml_tag *tag,
                                struct ark_xml_attr type, struct ark_loc loc)
{
    struct ark_model *model = &x->model;
    ark_ref ref = ark_model_relationship(model, type.value, type.len, loc);
    if (ref == ARK_REF_NONE)
        return ref;
    const char *name = ark_atom_text(model->atoms, ark_builder_type(model->builder, ref));
    if (strcmp(name, "Access") == 0)
        ark_builder_set_text(
            model->builder, ref, model->words.access_type,
            ark_atom_intern(model->atoms, access_of(ark_xml_attr(tag, W_ACCESS_TYPE))));
    else if (strcmp(name, "Influence") == 0)
        ark_archi_set_attr(x, ref, model->words.modifier, tag, W_STRENGTH);
    else if (strcmp(name, "Association") == 0)
        ark_builder_set(model->builder, ref, model->words.is_directed,
                        ark_value_bool(ark_archi_is(ark_xml_attr(tag, W_DIRECTED), "true")));
    return ref;
}

static ark_ref add_element(struct archi *x, const struct ark_xml_tag *tag, struct ark_xml_attr type,
                           struct ark_loc loc)
{
    struct ark_model *model = &x->model;
    ark_ref ref = ark_model_element(model, type.value, type.len, loc);
    if (ref != ARK_REF_NONE && ends_with(type, "Junction")) {
        bool either =
            ark_archi_is(&type, "OrJunction") || ark_archi_is(ark_xml_attr(tag, W_TYPE), "or");
        ark_builder_set_text(model->builder, ref, model->words.junction,
                             ark_atom_intern(model->atoms, either ? "or" : "and"));
    }
    if (!trimmed(x, ark_xml_attr(tag, W_NAME)))
        ark_model_nameless(model, ref);
    return ref;
}

static ark_ref add_view(struct archi *x, const struct ark_xml_tag *tag, struct ark_loc loc)
{
    static const char *const routings[] = {NULL, NULL, "orthogonal"};
    const struct ark_xml_attr *viewpoint = ark_xml_attr(tag, W_VIEWPOINT);
    ark_ref ref = ark_model_view(&x->model, loc);
    x->view = ref;
    if (viewpoint)
        ark_model_set_viewpoint(&x->model, ref, viewpoint->value, viewpoint->len);
    ark_look_word(x->model.builder, ref, x->model.looks.routing, ark_xml_attr(tag, W_ROUTER),
                  routings, G_N_ELEMENTS(routings));
    ark_builder_set_text(x->model.builder, ref, x->model.looks.text_position,
                         ark_atom_intern(x->model.atoms, "top"));
    if (!trimmed(x, ark_xml_attr(tag, W_NAME))) /* a view always has a name */
        ark_builder_set_text(x->model.builder, ref, x->model.words.name,
                             ark_atom_intern(x->model.atoms, ""));
    return ref;
}

void ark_archi_begin_concept(struct archi *x, const struct ark_xml_tag *tag,
                             struct ark_xml_attr type)
{
    ark_atom id = ark_archi_atom(x, tag, W_ID);
    struct ark_loc loc = ark_model_loc(&x->model, tag, id);
    struct archi_frame frame = {.id = id, .relationship = ends_with(type, "Relationship")};
    ark_ref folder = ark_archi_top(x)->ref;
    if (frame.relationship)
        frame.ref = add_relationship(x, tag, type, loc);
    else if (ends_with(type, "Model"))
        frame.ref = add_view(x, tag, loc);
    else
        frame.ref = add_element(x, tag, type, loc);
    ark_archi_set_attr(x, frame.ref, x->model.words.name, tag, W_NAME);
    ark_archi_set_attr(x, frame.ref, x->model.words.documentation, tag, W_DOCUMENTATION);
    if (frame.ref != ARK_REF_NONE)
        ark_model_contains(&x->model, folder, frame.ref);
    ark_vec_push(&x->frames, frame);
}

static void on_element(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    ark_archi_begin_concept(x, tag, ark_archi_type(tag));
    const struct archi_frame *frame = ark_archi_top(x);
    ark_archi_add_profiles(x, frame->ref, ark_xml_attr(tag, W_PROFILES));
    if (frame->relationship)
        ark_model_relate(&x->model, frame->ref, ark_xml_attr(tag, W_SOURCE),
                         ark_xml_attr(tag, W_TARGET));
}

void ark_archi_on_property(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    ark_atom name = trimmed(x, ark_xml_attr(tag, W_KEY));
    ark_input_count(x->model.input, ARK_COUNT_PROPERTIES, 1);
    if (name)
        ark_model_property(&x->model, ark_archi_top(x)->ref,
                           ark_model_user_key(&x->model, ark_atom_text(x->model.atoms, name)),
                           trimmed(x, ark_xml_attr(tag, W_VALUE)));
}

void ark_archi_on_profile(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct archi_profile profile = {ark_archi_atom(x, tag, W_ID),
                                    trimmed(x, ark_xml_attr(tag, W_NAME))};
    ark_vec_push(&x->profiles, profile);
}

static void set_text(struct archi *x, ark_atom key, const char *text, size_t len)
{
    if (key && ark_archi_top(x)->ref != ARK_REF_NONE)
        ark_builder_set_text(x->model.builder, ark_archi_top(x)->ref, key,
                             ark_model_trimmed(&x->model, text, len));
}

static void on_documentation_end(void *data, const char *text, size_t len)
{
    struct archi *x = data;
    set_text(x, x->model.words.documentation, text, len);
}

static void on_content_end(void *data, const char *text, size_t len)
{
    struct archi *x = data;
    set_text(x, ark_archi_top(x)->content_key, text, len);
}

enum { S_MODEL = ARK_XML_OWN, S_TEXT, S_FOLDER, S_ELEMENT, S_CHILD, S_CONNECTION, STATES };

#define OWNER(state)                                                                               \
    {state, W_DOCUMENTATION, S_TEXT, NULL, on_documentation_end, true},                            \
    {                                                                                              \
        state, W_PROPERTY, S_TEXT, ark_archi_on_property, NULL, false                              \
    }

static const struct ark_xml_rule rules[] = {
    {ARK_XML_START, W_MODEL, S_MODEL, on_model, ark_archi_on_pop, false},
    OWNER(S_MODEL),
    {S_MODEL, W_PURPOSE, S_TEXT, NULL, on_documentation_end, true},
    {S_MODEL, W_PROFILE, S_TEXT, ark_archi_on_profile, NULL, false},
    {S_MODEL, W_FOLDER, S_FOLDER, on_folder, ark_archi_on_pop, false},
    OWNER(S_FOLDER),
    {S_FOLDER, W_FOLDER, S_FOLDER, on_folder, ark_archi_on_pop, false},
    {S_FOLDER, W_ELEMENT, S_ELEMENT, on_element, ark_archi_on_pop, false},
    OWNER(S_ELEMENT),
    {S_ELEMENT, W_CHILD, S_CHILD, ark_archi_on_child, ark_archi_on_pop, false},
    OWNER(S_CHILD),
    {S_CHILD, W_CHILD, S_CHILD, ark_archi_on_child, ark_archi_on_pop, false},
    {S_CHILD, W_BOUNDS, S_TEXT, ark_archi_on_bounds, NULL, false},
    {S_CHILD, W_CONTENT, S_TEXT, NULL, on_content_end, true},
    {S_CHILD, W_FEATURE, S_TEXT, ark_archi_on_feature, NULL, false},
    {S_CHILD, W_CONNECTION, S_CONNECTION, ark_archi_on_connection, ark_archi_on_pop, false},
    OWNER(S_CONNECTION),
    {S_CONNECTION, W_BENDPOINT, S_TEXT, ark_archi_on_bendpoint, NULL, false},
    {S_CONNECTION, W_FEATURE, S_TEXT, ark_archi_on_feature, NULL, false},
    {S_CONNECTION, W_CONNECTION, S_CONNECTION, ark_archi_on_connection, ark_archi_on_pop, false},
};

static const struct ark_xml_grammar grammar = {.words = ark_archi_words,
                                               .word_count = ARCHI_WORD_COUNT,
                                               .rules = rules,
                                               .rule_count = G_N_ELEMENTS(rules),
                                               .states = STATES,
                                               .names = WORDS};

static void name_specializations(struct archi *x)
{
    struct ark_ids names = {0};
    ARK_VEC_EACH (struct archi_profile, profile, x->profiles) {
        while (names.refs.n <= profile->id)
            ark_vec_push(&names.refs, ARK_ATOM_NONE);
        names.refs.v[profile->id] = profile->name;
    }
    ARK_VEC_EACH (struct archi_profiled, profiled, x->profiled) {
        bool known = profiled->profile < names.refs.n;
        ark_builder_set_text(x->model.builder, profiled->concept, x->model.words.specialization,
                             known ? names.refs.v[profiled->profile] : ARK_ATOM_NONE);
    }
    ark_vec_clear(&names.refs);
}

void ark_archi_init(struct archi *x, struct ark_load *load, struct ark_input *input,
                    const char *file)
{
    *x = (struct archi){.view = ARK_REF_NONE};
    ark_model_init(&x->model, load, input, file);
}

bool ark_archi_finish(struct archi *x, GError **error)
{
    if (!ark_model_finish(&x->model, error))
        return false;
    name_specializations(x);
    ark_archi_size(x);
    ark_bends_place(&x->bends, &x->model);
    return true;
}

void ark_archi_clear(struct archi *x)
{
    ark_vec_clear(&x->frames);
    ark_vec_clear(&x->bends.items);
    ark_vec_clear(&x->sizeless);
    ark_vec_clear(&x->profiles);
    ark_vec_clear(&x->profiled);
    ark_model_clear(&x->model);
}

static bool load(struct ark_load *loading, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    struct archi x;
    ark_archi_init(&x, loading, input, ark_source_name(source));
    bool done = ark_xml_parse(loading, source, &grammar, &x, error) && ark_archi_finish(&x, error);
    ark_archi_clear(&x);
    return done;
}

static int bid(const struct ark_peek *peek)
{
    struct ark_xml_sniff sniff;
    ark_xml_sniff(peek, &sniff);
    bool ours = ark_xml_sniff_is(&sniff, "model", "http://www.archimatetool.com/archimate") ||
                ark_xml_sniff_is(&sniff, "model", "http://www.bolton.ac.uk/archimate");
    ark_xml_sniff_clear(&sniff);
    return ours ? 95 : 0;
}

const struct ark_loader ark_loader_archi = {
    .name = "archi", .title = {{"Archi-model", "Archi model"}}, .bid = bid, .load = load};
