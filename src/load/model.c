/* The entities of a model: made, entered under their ids, and joined when all is read. */
#include "load/model.h"

#include <string.h>

#include "base/limits.h"

static ark_labelset set_of(ark_builder *builder, const char *first, const char *second)
{
    const char *labels[] = {first, second, NULL};
    return ark_builder_labelset(builder, labels);
}

static void learn_words(struct ark_model *model)
{
    ark_atoms *atoms = model->atoms;
    ark_builder *builder = model->builder;
    model->words = (struct ark_model_words){
        .name = ark_atom_intern(atoms, "name"),
        .documentation = ark_atom_intern(atoms, "documentation"),
        .specialization = ark_atom_intern(atoms, "specialization"),
        .junction = ark_atom_intern(atoms, "junction"),
        .viewpoint = ark_atom_intern(atoms, "viewpoint"),
        .access_type = ark_atom_intern(atoms, "accessType"),
        .modifier = ark_atom_intern(atoms, "modifier"),
        .is_directed = ark_atom_intern(atoms, "isDirected"),
        .x = ark_atom_intern(atoms, "x"),
        .y = ark_atom_intern(atoms, "y"),
        .w = ark_atom_intern(atoms, "w"),
        .h = ark_atom_intern(atoms, "h"),
        .text = ark_atom_intern(atoms, "text"),
        .fill = ark_atom_intern(atoms, "fill"),
        .line = ark_atom_intern(atoms, "line"),
        .font_colour = ark_atom_intern(atoms, "fontColour"),
        .figure = ark_atom_intern(atoms, "figure"),
        .bendpoints = ark_atom_intern(atoms, "bendpoints"),
        .model = set_of(builder, "Model", NULL),
        .folder = set_of(builder, "Folder", NULL),
        .view = set_of(builder, "View", NULL),
        .contains = set_of(builder, "CONTAINS", NULL),
        .depicts = set_of(builder, "DEPICTS", NULL),
        .connection = set_of(builder, "CONNECTION", NULL),
        .view_element = set_of(builder, "ViewElement", "ViewNode"),
        .view_group = set_of(builder, "ViewGroup", "ViewNode"),
        .view_note = set_of(builder, "ViewNote", "ViewNode"),
        .view_reference = set_of(builder, "ViewReference", "ViewNode"),
    };
}

void ark_model_init(struct ark_model *model, struct ark_load *load, struct ark_input *input,
                    const char *file)
{
    *model = (struct ark_model){.load = load, .input = input};
    model->builder = load->builder;
    model->atoms = load->atoms;
    model->file = ark_atom_intern(load->atoms, file);
    learn_words(model);
    model->looks = ark_look_words(load->atoms);
    for (int count = ARK_COUNT_ELEMENTS; count <= ARK_COUNT_PROPERTIES; count++)
        ark_input_count(input, (enum ark_count)count, 0);
    model->root = ARK_REF_NONE;
}

void ark_model_clear(struct ark_model *model)
{
    for (int i = 0; i < ARK_ID_SPACES; i++)
        ark_vec_clear(&model->ids[i].refs);
    ark_vec_clear(&model->definitions.refs);
    ark_vec_clear(&model->edges);
    ark_vec_clear(&model->properties);
}

ark_atom ark_model_atom(struct ark_model *model, const struct ark_xml_attr *attr)
{
    return attr ? ark_atom_intern_n(model->atoms, attr->value, attr->len) : ARK_ATOM_NONE;
}

static bool too_many(const struct ark_model *model)
{
    return (uint64_t)ark_builder_node_count(model->builder) +
               ark_builder_edge_count(model->builder) >
           ARK_MAX_ENTITIES;
}

static bool fail_too_many(const struct ark_model *model, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_LIMIT, ark_atom_text(model->atoms, model->file), 0, 0,
                       ark_say(model->load->lang,
                               "Der er flere elementer og relationer end grænsen på %u. Del "
                               "modellen op.",
                               "There are more elements and relationships than the limit of %u. "
                               "Split the model."),
                       ARK_MAX_ENTITIES);
}

struct ark_loc ark_model_loc(const struct ark_model *model, const struct ark_xml_tag *tag,
                             ark_atom id)
{
    if (too_many(model)) {
        GError *error = NULL;
        fail_too_many(model, &error);
        ark_xml_stop(tag->xml, error);
    }
    return (struct ark_loc){model->file, tag->line, tag->column, id};
}

void ark_model_begin(struct ark_model *model, const struct ark_xml_tag *tag, ark_atom id)
{
    model->root =
        ark_builder_node(model->builder, model->words.model, ark_model_loc(model, tag, id));
}

void ark_model_written_in(struct ark_model *model, const char *version)
{
    model->input->archimate = version;
    ark_builder_set_str(model->builder, model->root, "archimateVersion", version);
}

static ark_ref find_in(const struct ark_ids *ids, ark_atom id)
{
    return id && id < ids->refs.n ? ids->refs.v[id] : ARK_REF_NONE;
}

ark_ref ark_model_find(const struct ark_model *model, enum ark_id_space space, ark_atom id)
{
    return find_in(&model->ids[space], id);
}

static void enter_in(struct ark_ids *ids, ark_atom id, ark_ref ref)
{
    while (ids->refs.n <= id)
        ark_vec_push(&ids->refs, ARK_REF_NONE);
    ids->refs.v[id] = ref;
}

static void report_duplicate(struct ark_model *model, struct ark_loc loc, struct ark_loc first)
{
    bool here = loc.file == first.file;
    ark_diag_add(
        model->load->diags, ARK_DIAG_WARNING, "duplicate-id", loc,
        ark_say(model->load->lang,
                "id'et \"%s\" er brugt før (%s%slinje %u); henvisninger går til den første",
                "the id \"%s\" was used before (%s%sline %u); references go to the first"),
        ark_atom_text(model->atoms, loc.id), here ? "" : ark_atom_text(model->atoms, first.file),
        here ? "" : ", ", first.line);
}

void ark_model_enter(struct ark_model *model, enum ark_id_space space, ark_ref ref,
                     struct ark_loc loc)
{
    ark_ref known = ark_model_find(model, space, loc.id);
    if (!loc.id)
        return;
    if (known == ARK_REF_NONE) {
        enter_in(&model->ids[space], loc.id, ref);
        return;
    }
    report_duplicate(model, loc, ark_builder_loc(model->builder, known));
}

static struct ark_loc no_id(struct ark_loc loc)
{
    loc.id = ARK_ATOM_NONE;
    return loc;
}

void ark_model_contains(struct ark_model *model, ark_ref parent, ark_ref child)
{
    ark_builder_edge(model->builder, model->words.contains, parent, child,
                     no_id(ark_builder_loc(model->builder, child)));
}

static void skip_unknown(struct ark_model *model, const char *kind, const char *type, size_t len)
{
    enum ark_lang lang = model->load->lang;
    g_autofree char *what =
        g_strdup_printf("%s \"%.*s\"", kind, ark_error_quoted_n(type, len, 100), type);
    ark_input_skip(
        model->input, model->load->arena, what,
        ark_say(lang, "typen findes ikke i ArchiMate 3.2", "the type is not in ArchiMate 3.2"));
}

static void report_unknown(struct ark_model *model, const char *type, size_t len,
                           struct ark_loc loc)
{
    ark_diag_add(model->load->diags, ARK_DIAG_WARNING, "unknown-type", loc,
                 ark_say(model->load->lang, "\"%.*s\" er ikke en ArchiMate-type; sprunget over",
                         "\"%.*s\" is not an ArchiMate type; skipped"),
                 ark_error_quoted_n(type, len, 100), type);
}

ark_ref ark_model_element(struct ark_model *model, const char *type, size_t len, struct ark_loc loc)
{
    const struct ark_element_kind *kind = ark_element_kind_find(type, len);
    ark_input_count(model->input, ARK_COUNT_ELEMENTS, 1);
    if (!kind) {
        skip_unknown(model, ark_say(model->load->lang, "element af typen", "element of type"), type,
                     len);
        report_unknown(model, type, len, loc);
        return ARK_REF_NONE;
    }
    uint32_t n;
    ark_labelset *set = &model->element_sets[kind - ark_element_kinds(&n)];
    if (!*set)
        *set = ark_element_labels(model->builder, kind);
    ark_ref ref = ark_builder_node(model->builder, *set, loc);
    ark_model_enter(model, ARK_IDS_MODEL, ref, loc);
    return ref;
}

ark_ref ark_model_relationship(struct ark_model *model, const char *type, size_t len,
                               struct ark_loc loc)
{
    const struct ark_relationship_kind *kind = ark_relationship_kind_find(type, len);
    ark_input_count(model->input, ARK_COUNT_RELATIONSHIPS, 1);
    if (!kind) {
        skip_unknown(model, ark_say(model->load->lang, "relation af typen", "relationship of type"),
                     type, len);
        report_unknown(model, type, len, loc);
        return ARK_REF_NONE;
    }
    uint32_t n;
    ark_labelset *set = &model->relationship_sets[kind - ark_relationship_kinds(&n)];
    if (!*set)
        *set = ark_relationship_labels(model->builder, kind);
    ark_ref ref = ark_builder_edge(model->builder, *set, ARK_REF_NONE, ARK_REF_NONE, loc);
    ark_model_enter(model, ARK_IDS_MODEL, ref, loc);
    return ref;
}

void ark_model_relate(struct ark_model *model, ark_ref relationship,
                      const struct ark_xml_attr *source, const struct ark_xml_attr *target)
{
    if (relationship != ARK_REF_NONE)
        ark_model_join(model, relationship, ARK_IDS_MODEL, source, target, "dangling-relationship");
}

ark_ref ark_model_view(struct ark_model *model, struct ark_loc loc)
{
    ark_ref ref = ark_builder_node(model->builder, model->words.view, loc);
    ark_input_count(model->input, ARK_COUNT_VIEWS, 1);
    ark_model_enter(model, ARK_IDS_MODEL, ref, loc);
    return ref;
}

ark_ref ark_model_folder(struct ark_model *model, struct ark_loc loc, ark_ref parent)
{
    ark_ref ref = ark_builder_node(model->builder, model->words.folder, loc);
    ark_model_contains(model, parent, ref);
    return ref;
}

ark_ref ark_model_drawn(struct ark_model *model, ark_labelset labels, struct ark_loc loc,
                        ark_ref parent)
{
    ark_ref ref = ark_builder_node(model->builder, labels, loc);
    ark_input_count(model->input, ARK_COUNT_NODES, 1);
    ark_model_enter(model, ARK_IDS_DRAWN, ref, loc);
    ark_builder_edge(model->builder, model->words.contains, parent, ref, no_id(loc));
    return ref;
}

ark_ref ark_model_connection(struct ark_model *model, struct ark_loc loc, ark_ref view,
                             const struct ark_xml_attr *source, const struct ark_xml_attr *target)
{
    ark_ref ref =
        ark_builder_edge(model->builder, model->words.connection, ARK_REF_NONE, ARK_REF_NONE, loc);
    ark_input_count(model->input, ARK_COUNT_CONNECTIONS, 1);
    ark_model_enter(model, ARK_IDS_DRAWN, ref, loc);
    ark_builder_edge(model->builder, model->words.contains, view, ref, no_id(loc));
    ark_model_join(model, ref, ARK_IDS_DRAWN, source, target, "dangling-connection");
    return ref;
}

static void point_at(struct ark_model *model, ark_labelset labels, ark_ref from,
                     const struct ark_xml_attr *id, struct ark_loc loc, const char *code)
{
    ark_ref edge = ark_builder_edge(model->builder, labels, from, ARK_REF_NONE, loc);
    ark_model_join(model, edge, ARK_IDS_MODEL, NULL, id, code);
}

void ark_model_contains_id(struct ark_model *model, ark_ref parent, const struct ark_xml_attr *id,
                           struct ark_loc loc)
{
    point_at(model, model->words.contains, parent, id, no_id(loc), "dangling-item");
}

void ark_model_depicts(struct ark_model *model, ark_ref drawn, const struct ark_xml_attr *id,
                       struct ark_loc loc)
{
    if (id)
        point_at(model, model->words.depicts, drawn, id, no_id(loc), "dangling-view");
}

static void set_pending_properties(struct ark_model *model)
{
    ARK_VEC_EACH (struct ark_pending_property, pending, model->properties) {
        ark_atom key = find_in(&model->definitions, pending->definition);
        if (!pending->definition) {
            ark_diag_add(model->load->diags, ARK_DIAG_WARNING, "dangling-property",
                         ark_builder_loc(model->builder, pending->owner),
                         ark_say(model->load->lang,
                                 "en egenskab siger ikke, hvilken definition den har; udeladt",
                                 "a property does not say which definition it has; left out"));
            continue;
        }
        if (key == ARK_REF_NONE) {
            ark_diag_add(model->load->diags, ARK_DIAG_WARNING, "dangling-property",
                         ark_builder_loc(model->builder, pending->owner),
                         ark_say(model->load->lang,
                                 "en egenskab henviser til definitionen \"%s\", som ikke findes; "
                                 "id'et bruges som navn",
                                 "a property refers to the definition \"%s\", which does not "
                                 "exist; the id is used as its name"),
                         ark_atom_text(model->atoms, pending->definition));
            key = pending->definition;
        }
        ark_model_property(model, pending->owner, key, pending->value);
    }
}

void ark_model_define(struct ark_model *model, ark_atom definition, ark_atom key)
{
    if (definition)
        enter_in(&model->definitions, definition, key);
}

/* What lies in a folder hangs below that; the rest hangs below the model itself. */
static void contain_the_rest(struct ark_model *model)
{
    ark_builder *builder = model->builder;
    ark_atom contains = ark_atom_intern(model->atoms, "CONTAINS");
    ark_atom element = ark_atom_intern(model->atoms, "Element");
    ark_atom view = ark_atom_intern(model->atoms, "View");
    uint32_t n = ark_builder_node_count(builder), edges = ark_builder_edge_count(builder);
    g_autofree bool *held = g_new0(bool, n);
    for (uint32_t i = 0; i < edges; i++) {
        ark_ref to = ark_builder_to(builder, ARK_EDGE(i));
        if (!ark_ref_is_edge(to) && to != ARK_REF_NONE &&
            ark_builder_type(builder, ARK_EDGE(i)) == contains)
            held[to] = true;
    }
    for (uint32_t i = model->root + 1; model->root != ARK_REF_NONE && i < n; i++) {
        if (!held[i] && (ark_builder_has_label(builder, ARK_NODE(i), element) ||
                         ark_builder_has_label(builder, ARK_NODE(i), view)))
            ark_model_contains(model, model->root, ARK_NODE(i));
    }
}

bool ark_model_finish(struct ark_model *model, GError **error)
{
    ark_model_join_all(model);
    set_pending_properties(model);
    contain_the_rest(model);
    return !too_many(model) || fail_too_many(model, error);
}
