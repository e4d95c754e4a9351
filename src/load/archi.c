/* Archi's own format, of all model versions. Everything modelled is an `element` in a folder, told
 * apart by its type; what is drawn nests, with coordinates relative to the parent. Places of bend
 * points come last, for they hang on both ends (archi_bend.c). */
#include <string.h>

#include "load/archi.h"

enum {
    W_MODEL = 1,
    W_FOLDER,
    W_ELEMENT,
    W_DOCUMENTATION,
    W_PURPOSE,
    W_CONTENT,
    W_PROPERTY,
    W_PROFILE,
    W_CHILD,
    W_BOUNDS,
    W_CONNECTION,
    W_BENDPOINT,
    W_XSI_TYPE,
    W_ID,
    W_NAME,
    W_VERSION,
    W_KEY,
    W_VALUE,
    W_SOURCE,
    W_TARGET,
    W_TYPE,
    W_ACCESS_TYPE,
    W_STRENGTH,
    W_DIRECTED,
    W_PROFILES,
    W_VIEWPOINT,
    W_DEPICTED_ELEMENT,
    W_DEPICTED_RELATIONSHIP,
    W_DEPICTED_VIEW,
    W_FILL,
    W_LINE,
    W_FONT_COLOUR,
    W_X,
    W_Y,
    W_WIDTH,
    W_HEIGHT,
    W_START_X,
    W_START_Y,
    W_END_X,
    W_END_Y,
    WORDS
};

static const struct ark_xml_word words[] = {
    {"model", W_MODEL, ARK_XML_PLAIN},
    {"folder", W_FOLDER, ARK_XML_PLAIN},
    {"element", W_ELEMENT, ARK_XML_PLAIN},
    {"documentation", W_DOCUMENTATION, ARK_XML_PLAIN},
    {"purpose", W_PURPOSE, ARK_XML_PLAIN},
    {"content", W_CONTENT, ARK_XML_PLAIN},
    {"notes", W_CONTENT, ARK_XML_PLAIN},
    {"property", W_PROPERTY, ARK_XML_PLAIN},
    {"profile", W_PROFILE, ARK_XML_PLAIN},
    {"child", W_CHILD, ARK_XML_PLAIN},
    {"bounds", W_BOUNDS, ARK_XML_PLAIN},
    {"sourceConnection", W_CONNECTION, ARK_XML_PLAIN},
    {"bendpoint", W_BENDPOINT, ARK_XML_PLAIN},
    {"type", W_XSI_TYPE, ARK_XML_XSI},
    {"id", W_ID, ARK_XML_PLAIN},
    {"name", W_NAME, ARK_XML_PLAIN},
    {"version", W_VERSION, ARK_XML_PLAIN},
    {"key", W_KEY, ARK_XML_PLAIN},
    {"value", W_VALUE, ARK_XML_PLAIN},
    {"source", W_SOURCE, ARK_XML_PLAIN},
    {"target", W_TARGET, ARK_XML_PLAIN},
    {"type", W_TYPE, ARK_XML_PLAIN},
    {"accessType", W_ACCESS_TYPE, ARK_XML_PLAIN},
    {"strength", W_STRENGTH, ARK_XML_PLAIN},
    {"directed", W_DIRECTED, ARK_XML_PLAIN},
    {"profiles", W_PROFILES, ARK_XML_PLAIN},
    {"viewpoint", W_VIEWPOINT, ARK_XML_PLAIN},
    {"archimateElement", W_DEPICTED_ELEMENT, ARK_XML_PLAIN},
    {"archimateRelationship", W_DEPICTED_RELATIONSHIP, ARK_XML_PLAIN},
    {"relationship", W_DEPICTED_RELATIONSHIP, ARK_XML_PLAIN}, /* before 4.0 */
    {"model", W_DEPICTED_VIEW, ARK_XML_PLAIN},
    {"fillColor", W_FILL, ARK_XML_PLAIN},
    {"lineColor", W_LINE, ARK_XML_PLAIN},
    {"fontColor", W_FONT_COLOUR, ARK_XML_PLAIN},
    {"x", W_X, ARK_XML_PLAIN},
    {"y", W_Y, ARK_XML_PLAIN},
    {"width", W_WIDTH, ARK_XML_PLAIN},
    {"height", W_HEIGHT, ARK_XML_PLAIN},
    {"startX", W_START_X, ARK_XML_PLAIN},
    {"startY", W_START_Y, ARK_XML_PLAIN},
    {"endX", W_END_X, ARK_XML_PLAIN},
    {"endY", W_END_Y, ARK_XML_PLAIN},
};

/* What is being read, innermost last. */
struct frame {
    ark_ref ref;
    ark_atom id;
    int64_t x, y; /* of its upper left corner in the view */
    int64_t default_width, default_height;
    ark_atom content_key; /* what <content> is stored as; none: not kept */
};

struct profile {
    ark_atom id, name;
};

struct profiled {
    ark_ref concept;
    ark_atom profile;
};

struct archi {
    struct ark_model model;
    ARK_VEC(struct frame) frames;
    ark_ref view;
    struct ark_bends bends;
    ARK_VEC(struct profile) profiles;
    ARK_VEC(struct profiled) profiled;
};

static struct frame *top(struct archi *x)
{
    return &ark_vec_last(&x->frames);
}

static void on_pop(void *data, const char *text, size_t len)
{
    struct archi *x = data;
    (void)text, (void)len;
    (void)ark_vec_pop(&x->frames);
}

static ark_atom trimmed(struct archi *x, const struct ark_xml_attr *attr)
{
    return attr ? ark_model_trimmed(&x->model, attr->value, attr->len) : ARK_ATOM_NONE;
}

static ark_atom atom_of(struct archi *x, const struct ark_xml_tag *tag, uint32_t word)
{
    return ark_model_atom(&x->model, ark_xml_attr(tag, word));
}

static bool is(const struct ark_xml_attr *attr, const char *text)
{
    return attr && attr->len == strlen(text) && memcmp(attr->value, text, attr->len) == 0;
}

static void set_attr(struct archi *x, ark_ref ref, ark_atom key, const struct ark_xml_tag *tag,
                     uint32_t word)
{
    if (ref != ARK_REF_NONE)
        ark_builder_set_text(x->model.builder, ref, key, trimmed(x, ark_xml_attr(tag, word)));
}

/* The type without its prefix ("archimate:", "canvas:"). */
static struct ark_xml_attr type_of(const struct ark_xml_tag *tag)
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

static void on_model(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    const struct ark_xml_attr *version = ark_xml_attr(tag, W_VERSION);
    x->model.input->tool = "Archi";
    if (version)
        x->model.input->version =
            ark_arena_strndup(x->model.load->arena, version->value, version->len);
    set_attr(x, x->model.root, x->model.words.name, tag, W_NAME);
    ark_vec_push(&x->frames, (struct frame){.ref = x->model.root});
}

static void on_folder(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    ark_atom id = atom_of(x, tag, W_ID);
    ark_ref ref = ark_model_folder(&x->model, ark_model_loc(&x->model, tag, id), top(x)->ref);
    set_attr(x, ref, x->model.words.name, tag, W_NAME);
    ark_vec_push(&x->frames, (struct frame){.ref = ref});
}

static void set_profiles(struct archi *x, ark_ref ref, const struct ark_xml_attr *profiles)
{
    for (size_t at = 0; profiles && ref != ARK_REF_NONE && at < profiles->len;) {
        const char *from = profiles->value + at;
        const char *space = memchr(from, ' ', profiles->len - at);
        size_t len = space ? (size_t)(space - from) : profiles->len - at;
        if (len) {
            struct profiled profiled = {ref, ark_atom_intern_n(x->model.atoms, from, len)};
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
    ark_ref ref = ark_model_relationship(model, type.value, type.len, loc,
                                         atom_of(x, tag, W_SOURCE), atom_of(x, tag, W_TARGET));
    if (ref == ARK_REF_NONE)
        return ref;
    const char *name = ark_atom_text(model->atoms, ark_builder_type(model->builder, ref));
    if (strcmp(name, "Access") == 0)
        ark_builder_set_text(
            model->builder, ref, model->words.access_type,
            ark_atom_intern(model->atoms, access_of(ark_xml_attr(tag, W_ACCESS_TYPE))));
    else if (strcmp(name, "Influence") == 0)
        set_attr(x, ref, model->words.modifier, tag, W_STRENGTH);
    else if (strcmp(name, "Association") == 0)
        ark_builder_set(model->builder, ref, model->words.is_directed,
                        ark_value_bool(is(ark_xml_attr(tag, W_DIRECTED), "true")));
    return ref;
}

static ark_ref add_element(struct archi *x, const struct ark_xml_tag *tag, struct ark_xml_attr type,
                           struct ark_loc loc)
{
    struct ark_model *model = &x->model;
    ark_ref ref = ark_model_element(model, type.value, type.len, loc);
    if (ref != ARK_REF_NONE && ends_with(type, "Junction")) {
        bool either = is(&type, "OrJunction") || is(ark_xml_attr(tag, W_TYPE), "or");
        ark_builder_set_text(model->builder, ref, model->words.junction,
                             ark_atom_intern(model->atoms, either ? "or" : "and"));
    }
    if (!trimmed(x, ark_xml_attr(tag, W_NAME)))
        ark_model_nameless(model, ref);
    return ref;
}

static ark_ref add_view(struct archi *x, const struct ark_xml_tag *tag, struct ark_loc loc)
{
    const struct ark_xml_attr *viewpoint = ark_xml_attr(tag, W_VIEWPOINT);
    ark_ref ref = ark_model_view(&x->model, loc);
    x->view = ref;
    if (viewpoint)
        ark_model_set_viewpoint(&x->model, ref, viewpoint->value, viewpoint->len);
    if (!trimmed(x, ark_xml_attr(tag, W_NAME))) /* a view always has a name */
        ark_builder_set_text(x->model.builder, ref, x->model.words.name,
                             ark_atom_intern(x->model.atoms, ""));
    return ref;
}

static void on_element(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct ark_xml_attr type = type_of(tag);
    ark_atom id = atom_of(x, tag, W_ID);
    struct ark_loc loc = ark_model_loc(&x->model, tag, id);
    ark_ref folder = top(x)->ref, ref;
    if (ends_with(type, "Relationship"))
        ref = add_relationship(x, tag, type, loc);
    else if (ends_with(type, "Model"))
        ref = add_view(x, tag, loc);
    else
        ref = add_element(x, tag, type, loc);
    set_attr(x, ref, x->model.words.name, tag, W_NAME);
    set_profiles(x, ref, ark_xml_attr(tag, W_PROFILES));
    if (ref != ARK_REF_NONE)
        ark_model_contains(&x->model, folder, ref);
    ark_vec_push(&x->frames, (struct frame){.ref = ref, .id = id});
}

/* The figures that Archi draws, with the sizes it gives them when the file has none. */
struct figure {
    const char *type;
    size_t labels, content; /* offsets into ark_model_words; 0: not kept */
    int width, height;
};

#define WORD(field) offsetof(struct ark_model_words, field)

static const struct figure figures[] = {
    {"DiagramObject", WORD(view_element), 0, 120, 55},
    {"Group", WORD(view_group), 0, 400, 140},
    {"Note", WORD(view_note), WORD(text), 185, 80},
    {"DiagramModelReference", WORD(view_reference), 0, 120, 55},
    {"SketchModelSticky", WORD(view_note), WORD(text), 135, 70},
    {"SketchModelActor", WORD(view_note), 0, 30, 50},
    {"CanvasModelBlock", WORD(view_group), WORD(text), 200, 200},
    {"CanvasModelSticky", WORD(view_note), WORD(text), 120, 80},
    {"CanvasModelImage", WORD(view_note), 0, 120, 120},
};

static const struct figure *figure_of(const struct ark_xml_tag *tag)
{
    struct ark_xml_attr type = type_of(tag);
    for (size_t i = 0; i < G_N_ELEMENTS(figures); i++) {
        if (is(&type, figures[i].type))
            return &figures[i];
    }
    return ark_xml_attr(tag, W_DEPICTED_ELEMENT) ? &figures[0] : &figures[2];
}

static const void *word_at(const struct archi *x, size_t offset)
{
    return (const char *)&x->model.words + offset;
}

/* Elements that are not drawn in the usual size. */
static void adjust_size(struct archi *x, struct frame *frame, ark_atom element)
{
    ark_ref ref = ark_model_find(&x->model, ARK_IDS_MODEL, element);
    if (ref == ARK_REF_NONE || ark_ref_is_edge(ref))
        return;
    const char *type = ark_atom_text(x->model.atoms, ark_builder_type(x->model.builder, ref));
    if (strcmp(type, "Junction") == 0)
        frame->default_width = frame->default_height = 15;
    else if (strcmp(type, "Grouping") == 0)
        frame->default_width = 400, frame->default_height = 140;
}

static void on_child(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct ark_model *model = &x->model;
    const struct figure *figure = figure_of(tag);
    ark_atom id = atom_of(x, tag, W_ID), element = atom_of(x, tag, W_DEPICTED_ELEMENT);
    struct ark_loc loc = ark_model_loc(model, tag, id);
    ark_labelset labels = *(const ark_labelset *)word_at(x, figure->labels);
    struct frame *parent = top(x);
    struct frame frame = {.id = id,
                          .x = parent->x,
                          .y = parent->y,
                          .default_width = figure->width,
                          .default_height = figure->height};
    if (parent->ref == ARK_REF_NONE)
        parent->ref = x->view;
    frame.ref = ark_model_drawn(model, labels, loc, parent->ref);
    if (figure->content)
        frame.content_key = *(const ark_atom *)word_at(x, figure->content);
    if (labels == model->words.view_element) {
        ark_model_depicts(model, frame.ref, element, loc);
        adjust_size(x, &frame, element);
        if (!is(ark_xml_attr(tag, W_TYPE), "0"))
            set_attr(x, frame.ref, model->words.figure, tag, W_TYPE);
    } else if (labels == model->words.view_reference) {
        ark_model_depicts(model, frame.ref, atom_of(x, tag, W_DEPICTED_VIEW), loc);
    } else {
        set_attr(x, frame.ref, model->words.name, tag, W_NAME);
    }
    set_attr(x, frame.ref, model->words.fill, tag, W_FILL);
    set_attr(x, frame.ref, model->words.line, tag, W_LINE);
    set_attr(x, frame.ref, model->words.font_colour, tag, W_FONT_COLOUR);
    ark_vec_push(&x->frames, frame);
}

static int64_t number_of(const struct ark_xml_tag *tag, uint32_t word, int64_t otherwise)
{
    const struct ark_xml_attr *attr = ark_xml_attr(tag, word);
    int64_t number;
    return attr && ark_number_parse(attr->value, attr->len, &number) ? number : otherwise;
}

static void on_bounds(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct ark_model *model = &x->model;
    struct frame *frame = top(x);
    int64_t width = number_of(tag, W_WIDTH, -1), height = number_of(tag, W_HEIGHT, -1);
    frame->x += number_of(tag, W_X, 0);
    frame->y += number_of(tag, W_Y, 0);
    ark_model_set_int(model, frame->ref, model->words.x, frame->x);
    ark_model_set_int(model, frame->ref, model->words.y, frame->y);
    ark_model_set_int(model, frame->ref, model->words.w, width < 0 ? frame->default_width : width);
    ark_model_set_int(model, frame->ref, model->words.h,
                      height < 0 ? frame->default_height : height);
}

static void on_connection(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct ark_model *model = &x->model;
    ark_atom id = atom_of(x, tag, W_ID), source = atom_of(x, tag, W_SOURCE);
    ark_atom relationship = atom_of(x, tag, W_DEPICTED_RELATIONSHIP);
    struct ark_loc loc = ark_model_loc(model, tag, id);
    ark_ref ref = ark_model_connection(model, loc, x->view, source ? source : top(x)->id,
                                       atom_of(x, tag, W_TARGET));
    ark_model_depicts(model, ref, relationship, loc);
    set_attr(x, ref, model->words.line, tag, W_LINE);
    if (!relationship)
        set_attr(x, ref, model->words.name, tag, W_NAME);
    ark_vec_push(&x->frames, (struct frame){.ref = ref, .id = id});
}

static void on_bendpoint(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct ark_bend bend = {top(x)->ref, number_of(tag, W_START_X, 0), number_of(tag, W_START_Y, 0),
                            number_of(tag, W_END_X, 0), number_of(tag, W_END_Y, 0)};
    ark_vec_push(&x->bends.items, bend);
}

static void on_property(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    ark_atom name = trimmed(x, ark_xml_attr(tag, W_KEY));
    ark_input_count(x->model.input, ARK_COUNT_PROPERTIES, 1);
    if (name)
        ark_model_property(&x->model, top(x)->ref,
                           ark_model_user_key(&x->model, ark_atom_text(x->model.atoms, name)),
                           trimmed(x, ark_xml_attr(tag, W_VALUE)));
}

static void on_profile(void *data, const struct ark_xml_tag *tag)
{
    struct archi *x = data;
    struct profile profile = {atom_of(x, tag, W_ID), trimmed(x, ark_xml_attr(tag, W_NAME))};
    ark_vec_push(&x->profiles, profile);
}

static void set_text(struct archi *x, ark_atom key, const char *text, size_t len)
{
    if (key && top(x)->ref != ARK_REF_NONE)
        ark_builder_set_text(x->model.builder, top(x)->ref, key,
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
    set_text(x, top(x)->content_key, text, len);
}

enum { S_MODEL = ARK_XML_OWN, S_TEXT, S_FOLDER, S_ELEMENT, S_CHILD, S_CONNECTION, STATES };

#define OWNER(state)                                                                               \
    {state, W_DOCUMENTATION, S_TEXT, NULL, on_documentation_end, true},                            \
    {                                                                                              \
        state, W_PROPERTY, S_TEXT, on_property, NULL, false                                        \
    }

static const struct ark_xml_rule rules[] = {
    {ARK_XML_START, W_MODEL, S_MODEL, on_model, on_pop, false},
    OWNER(S_MODEL),
    {S_MODEL, W_PURPOSE, S_TEXT, NULL, on_documentation_end, true},
    {S_MODEL, W_PROFILE, S_TEXT, on_profile, NULL, false},
    {S_MODEL, W_FOLDER, S_FOLDER, on_folder, on_pop, false},
    OWNER(S_FOLDER),
    {S_FOLDER, W_FOLDER, S_FOLDER, on_folder, on_pop, false},
    {S_FOLDER, W_ELEMENT, S_ELEMENT, on_element, on_pop, false},
    OWNER(S_ELEMENT),
    {S_ELEMENT, W_CHILD, S_CHILD, on_child, on_pop, false},
    OWNER(S_CHILD),
    {S_CHILD, W_CHILD, S_CHILD, on_child, on_pop, false},
    {S_CHILD, W_BOUNDS, S_TEXT, on_bounds, NULL, false},
    {S_CHILD, W_CONTENT, S_TEXT, NULL, on_content_end, true},
    {S_CHILD, W_CONNECTION, S_CONNECTION, on_connection, on_pop, false},
    OWNER(S_CONNECTION),
    {S_CONNECTION, W_BENDPOINT, S_TEXT, on_bendpoint, NULL, false},
    {S_CONNECTION, W_CONNECTION, S_CONNECTION, on_connection, on_pop, false},
};

static const struct ark_xml_grammar grammar = {
    words, G_N_ELEMENTS(words), rules, G_N_ELEMENTS(rules), STATES, WORDS};

static void name_specializations(struct archi *x)
{
    struct ark_ids names = {0};
    ARK_VEC_EACH (struct profile, profile, x->profiles) {
        while (names.refs.n <= profile->id)
            ark_vec_push(&names.refs, ARK_ATOM_NONE);
        names.refs.v[profile->id] = profile->name;
    }
    ARK_VEC_EACH (struct profiled, profiled, x->profiled) {
        bool known = profiled->profile < names.refs.n;
        ark_builder_set_text(x->model.builder, profiled->concept, x->model.words.specialization,
                             known ? names.refs.v[profiled->profile] : ARK_ATOM_NONE);
    }
    ark_vec_clear(&names.refs);
}

bool ark_archi_load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                    GError **error)
{
    struct archi x = {.view = ARK_REF_NONE};
    ark_model_init(&x.model, load, input, ark_source_name(source));
    bool done =
        ark_xml_parse(load, source, &grammar, &x, error) && ark_model_finish(&x.model, error);
    if (done) {
        name_specializations(&x);
        ark_bends_place(&x.bends, &x.model);
    }
    ark_vec_clear(&x.frames);
    ark_vec_clear(&x.bends.items);
    ark_vec_clear(&x.profiles);
    ark_vec_clear(&x.profiled);
    ark_model_clear(&x.model);
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
    "archi", {{"Archi-model", "Archi model"}}, bid, ark_archi_load};
