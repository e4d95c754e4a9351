/* StarUML 2 and later: JSON with UML in it, a tree of objects. Each becomes a tag as XMI would have
 * it, so the reader of XMI makes the same graph of it. What StarUML has differently is settled
 * here: an aggregation stands at the whole, and an association class is a class, an association,
 * and a link between them. */
#include <string.h>

#include "load/mdj_diagram.h"
#include "load/mdj_words.h"

enum { MOST_ATTRS = 32 };

struct mdj {
    struct xmi x;
    struct ark_json file;
    GHashTable *by_id;        /* texts of `_id` -> index + 1 */
    GHashTable *associations; /* index of a class -> that of its association, both + 1 */
    GHashTable *classes;      /* the other way */
    bool flags;               /* `navigable` is a truth value, as in StarUML 2 and 3 */
    uint32_t others;          /* elements that are not UML */
};

static const struct ark_json_object *object_at(const struct mdj *m, uint32_t i)
{
    return &m->file.objects.v[i];
}

static const char *type_of(const struct mdj *m, uint32_t i)
{
    const char *type = ark_json_get_text(object_at(m, i)->json, "_type");
    return type ? type : "";
}

/* The id that a key refers to; NULL when it doesn't. */
static const char *reference(const json_t *object, const char *key)
{
    return ark_json_get_text(json_object_get(object, key), "$ref");
}

static uint32_t index_of(GHashTable *map, gconstpointer key)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(map, key));
}

struct tag {
    struct ark_xml_tag tag;
    struct ark_xml_attr attrs[MOST_ATTRS];
};

static void add(struct tag *t, uint8_t word, const char *value)
{
    if (!value || t->tag.attr_count == MOST_ATTRS)
        return;
    t->attrs[t->tag.attr_count++] =
        (struct ark_xml_attr){.name = word, .local = "", .value = value, .len = strlen(value)};
}

static void begin_tag(const struct mdj *m, uint32_t i, uint8_t word, const char *metaclass,
                      struct tag *ret)
{
    const struct ark_json_object *object = object_at(m, i);
    *ret = (struct tag){.tag = {.local = "",
                                .name = word,
                                .line = object->line,
                                .column = object->column,
                                .attrs = ret->attrs}};
    add(ret, W_METATYPE, metaclass);
}

/* What is called the same for every type. */
static void add_keys(struct tag *t, const json_t *json)
{
    size_t n;
    const struct mdj_key *keys = ark_mdj_keys(&n);
    for (size_t i = 0; i < n; i++) {
        const json_t *value = json_object_get(json, keys[i].key);
        if (keys[i].reference)
            add(t, keys[i].word, reference(json, keys[i].key));
        else if (json_is_boolean(value))
            add(t, keys[i].word, json_is_true(value) ? "true" : "false");
        else
            add(t, keys[i].word, json_string_value(value));
    }
}

/* An end says the aggregation of the other one. `navigable` became a word in StarUML 4; before, one
 * that is left out is true. */
static void add_end(struct mdj *m, struct tag *t, uint32_t i)
{
    const struct ark_json_object *end = object_at(m, i), *whole = object_at(m, end->parent);
    const json_t *other =
        json_object_get(whole->json, strcmp(end->key, "end1") == 0 ? "end2" : "end1");
    const json_t *navigable = json_object_get(end->json, "navigable");
    bool yes = json_is_string(navigable) ? strcmp(json_string_value(navigable), "navigable") == 0
                                         : json_is_true(navigable) || (!navigable && m->flags);
    add(t, W_AGGREGATION, ark_json_get_text(other, "aggregation"));
    add(t, W_NAVIGABLE, yes ? "true" : "false");
}

/* The value of a tag, by its kind. Caller frees. */
static char *tag_value(const struct mdj *m, const json_t *tag)
{
    const char *kind = ark_json_get_text(tag, "kind"), *id = reference(tag, "reference");
    if (g_strcmp0(kind, "boolean") == 0)
        return g_strdup(json_is_true(json_object_get(tag, "checked")) ? "true" : "false");
    if (g_strcmp0(kind, "number") == 0)
        return g_strdup_printf("%.15g", json_number_value(json_object_get(tag, "number")));
    if (g_strcmp0(kind, "reference") != 0)
        return g_strdup(ark_json_get_text(tag, "value"));
    uint32_t at = id ? index_of(m->by_id, id) : 0;
    const char *name = at ? ark_json_get_text(object_at(m, at - 1)->json, "name") : NULL;
    return g_strdup(name ? name : id);
}

static void note(struct mdj *m, uint8_t word, const char *key, const char *text, bool by_name)
{
    ark_ref ref = ark_vec_last(&m->x.frames).ref;
    if (ref == ARK_REF_NONE || !text || !*text)
        return;
    ark_xmi_note(&m->x,
                 (struct xmi_note){.ref = ref,
                                   .key = ark_atom_intern(m->x.atoms, key),
                                   .value = word == W_STEREOTYPE
                                                ? ark_atom_intern(m->x.atoms, text)
                                                : ark_atom_loose(m->x.atoms, text, strlen(text)),
                                   .source = 1, /* all values of a tag are kept */
                                   .word = word,
                                   .by_name = by_name});
    if (word == W_STEREOTYPE)
        ark_input_count(m->x.input, ARK_COUNT_STEREOTYPES, 1);
}

/* What is said of the element whose tag is open, apart from its features. */
static void describe(struct mdj *m, uint32_t i)
{
    const json_t *json = object_at(m, i)->json, *tag;
    size_t n;
    note(m, W_DOCUMENTATION, NULL, ark_json_get_text(json, "documentation"), false);
    note(m, W_STEREOTYPE, NULL, reference(json, "stereotype"), false);
    note(m, W_STEREOTYPE, NULL, ark_json_get_text(json, "stereotype"), true);
    if (strcmp(type_of(m, i), "UMLSubsystem") == 0)
        note(m, W_STEREOTYPE, NULL, "subsystem", true);
    if (ark_vec_last(&m->x.frames).property != XMI_NONE)
        note(m, W_TYPE, NULL, ark_json_get_text(json, "type"), false);
    json_array_foreach(json_object_get(json, "tags"), n, tag)
    {
        g_autofree char *value = tag_value(m, tag);
        const char *name = ark_json_get_text(tag, "name");
        if (name)
            note(m, W_TAG, name, value, false);
    }
}

static void end_element(struct mdj *m)
{
    ark_xmi_on_element_end(&m->x, "", 0);
}

/* What is a text here is an element of its own in UML. */
static void add_value(struct mdj *m, uint32_t i, uint8_t word, uint8_t attr, const char *key)
{
    const char *text = ark_json_get_text(object_at(m, i)->json, key);
    struct tag t;
    if (!text)
        return;
    begin_tag(m, i, word, "OpaqueExpression", &t);
    add(&t, attr, text);
    ark_xmi_on_element(&m->x, &t.tag);
    end_element(m);
}

static void add_rule(struct mdj *m, uint32_t i)
{
    const json_t *about = json_object_get(object_at(m, i)->json, "constrainedElements"), *element;
    size_t n;
    json_array_foreach(about, n, element)
    {
        const char *id = ark_json_get_text(element, "$ref");
        if (id)
            ark_xmi_refer_one(&m->x, &ark_vec_last(&m->x.frames), W_CONSTRAINED,
                              ark_atom_intern(m->x.atoms, id));
    }
    add_value(m, i, W_SPECIFICATION, W_BODY, "specification");
}

static void begin_element(struct mdj *m, uint32_t i)
{
    const struct ark_json_object *object = object_at(m, i);
    const char *name = type_of(m, i) + strlen("UML");
    const struct mdj_type *type = ark_mdj_type(name);
    const char *metaclass = type->metaclass ? type->metaclass : name;
    struct tag t;
    begin_tag(m, i, type->word,
              index_of(m->associations, GUINT_TO_POINTER(i + 1)) ? "AssociationClass" : metaclass,
              &t);
    add(&t, W_ID, ark_json_get_text(object->json, "_id"));
    add_keys(&t, object->json);
    if (type->word == W_END)
        add_end(m, &t, i);
    else
        add(&t, W_AGGREGATION, ark_json_get_text(object->json, "aggregation"));
    if (type->feature) /* here, other than in UML, one that doesn't say is not */
        add(&t, W_UNIQUE,
            json_is_true(json_object_get(object->json, "isUnique")) ? "true" : "false");
    ark_xmi_on_element(&m->x, &t.tag);
    describe(m, i);
    if (type->word == W_SLOT)
        add_value(m, i, W_VALUE, W_VALUE, "value");
    if (type->word == W_RULE)
        add_rule(m, i);
}

/* An extension is an arrow from a stereotype to a metaclass; in UML it has ends. */
static void add_extension_ends(struct mdj *m, uint32_t i)
{
    const json_t *json = object_at(m, i)->json;
    const char *id = reference(json, "target");
    uint32_t at = id ? index_of(m->by_id, id) : 0;
    const char *name = at ? ark_json_get_text(object_at(m, at - 1)->json, "name") : NULL;
    struct tag t;
    begin_tag(m, i, W_END, "ExtensionEnd", &t);
    add(&t, W_TYPE, reference(json, "source"));
    ark_xmi_on_element(&m->x, &t.tag);
    end_element(m);
    if (name && g_str_has_prefix(name, "UML"))
        name += strlen("UML");
    g_autofree char *role = name ? g_strconcat("base_", name, NULL) : NULL;
    begin_tag(m, i, W_END, "Property", &t);
    add(&t, W_NAME, role);
    ark_xmi_on_element(&m->x, &t.tag);
    note(m, W_TYPE, NULL, name, false);
    end_element(m);
}

/* What becomes of an object. */
enum part {
    PART_AROUND,  /* nothing, but what is in it counts */
    PART_PAST,    /* nothing, nor of what is in it */
    PART_ELEMENT, /* an element of UML */
    PART_DIAGRAM,
};

static enum part part_of(struct mdj *m, uint32_t i)
{
    const char *type = type_of(m, i);
    if (g_str_has_suffix(type, "Diagram"))
        return PART_DIAGRAM;
    if (!*type || g_str_has_suffix(type, "View") || strcmp(type, "Tag") == 0)
        return PART_PAST;
    if (index_of(m->classes, GUINT_TO_POINTER(i + 1)))
        return PART_PAST; /* it stands with the class */
    if (g_str_has_prefix(type, "UML"))
        return PART_ELEMENT;
    m->others += strcmp(type, "Project") != 0;
    return PART_AROUND;
}

/* The ends of the association that the class is, too, and what is in them. */
static void add_association(struct mdj *m, uint32_t at)
{
    const struct ark_json_object *association = object_at(m, at);
    struct ark_loc loc = {
        .file = m->x.file,
        .line = association->line,
        .column = association->column,
        .id = ark_atom_intern(m->x.atoms, ark_json_get_text(association->json, "_id"))};
    describe(m, at);
    ark_xmi_enter(&m->x, ark_vec_last(&m->x.frames).ref, loc);
    for (uint32_t i = at + 1; i < association->end; i = object_at(m, i)->end) {
        if (strcmp(type_of(m, i), "UMLAssociationEnd") != 0)
            continue;
        begin_element(m, i);
        for (uint32_t k = i + 1; k < object_at(m, i)->end; k = object_at(m, k)->end) {
            if (strcmp(type_of(m, k), "UMLAttribute") == 0) {
                begin_element(m, k);
                end_element(m);
            }
        }
        end_element(m);
    }
}

static void add_element(struct mdj *m, uint32_t i)
{
    uint32_t association = index_of(m->associations, GUINT_TO_POINTER(i + 1));
    begin_element(m, i);
    if (association)
        add_association(m, association - 1);
    if (strcmp(type_of(m, i), "UMLExtension") == 0)
        add_extension_ends(m, i);
}

static bool walk(struct mdj *m, GError **error)
{
    ARK_VEC(uint32_t) open = {0}; /* where each open element ends */
    GError *limit = NULL;
    for (uint32_t i = 0; i < m->file.objects.n && !limit;) {
        for (; open.n && ark_vec_last(&open) <= i; open.n--)
            end_element(m);
        enum part part = part_of(m, i);
        if (part == PART_ELEMENT && !(limit = ark_xmi_limit(&m->x))) {
            add_element(m, i);
            ark_vec_push(&open, object_at(m, i)->end);
        }
        if (part == PART_DIAGRAM && !(limit = ark_xmi_limit(&m->x)))
            ark_mdj_diagram(&m->x, &m->file, i);
        i = part == PART_PAST || part == PART_DIAGRAM ? object_at(m, i)->end : i + 1;
    }
    for (; open.n; open.n--)
        end_element(m);
    ark_vec_clear(&open);
    if (limit)
        g_propagate_error(error, limit);
    return !limit;
}

static uint32_t side(const struct mdj *m, const json_t *link, const char *key, const char *type)
{
    const char *id = reference(link, key);
    uint32_t at = id ? index_of(m->by_id, id) : 0;
    return at && strcmp(type_of(m, at - 1), type) == 0 ? at : 0;
}

/* What must be known before anything is read: ids, and which class is an association, too. */
static void learn(struct mdj *m)
{
    for (uint32_t i = 0; i < m->file.objects.n; i++) {
        const json_t *json = object_at(m, i)->json;
        const char *id = ark_json_get_text(json, "_id");
        m->flags |= json_is_boolean(json_object_get(json, "navigable"));
        if (id && !index_of(m->by_id, id))
            g_hash_table_insert(m->by_id, (char *)id, GUINT_TO_POINTER(i + 1));
    }
    for (uint32_t i = 0; i < m->file.objects.n; i++) {
        const json_t *json = object_at(m, i)->json;
        if (strcmp(type_of(m, i), "UMLAssociationClassLink") != 0)
            continue;
        gpointer class = GUINT_TO_POINTER(side(m, json, "classSide", "UMLClass"));
        gpointer association = GUINT_TO_POINTER(side(m, json, "associationSide", "UMLAssociation"));
        if (!class || !association || index_of(m->associations, class) ||
            index_of(m->classes, association))
            continue;
        g_hash_table_insert(m->associations, class, association);
        g_hash_table_insert(m->classes, association, class);
    }
}

static bool has_uml(const struct mdj *m, GError **error)
{
    if (m->x.nodes.n)
        return true;
    return ark_fail_at(error, ARK_ERROR_INPUT, ark_atom_text(m->x.atoms, m->x.file), 0, 0, "%s",
                       ark_say(m->x.load->lang,
                               "Filen er et StarUML-projekt, men der er ingen UML-model i det. "
                               "Angiv et projekt med klasser.",
                               "The file is a StarUML project, but there is no UML model in it. "
                               "Name a project with classes."));
}

static void tell_others(struct mdj *m)
{
    enum ark_lang lang = m->x.load->lang;
    if (m->others)
        ark_input_skip_many(m->x.input, m->x.load->arena,
                            ark_say(lang, "element, der ikke er UML", "element that is not UML"),
                            m->others,
                            ark_say(lang, "kun UML læses af et StarUML-projekt",
                                    "only UML is read of a StarUML project"));
}

static bool load(struct ark_load *loading, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    struct mdj m = {.by_id = g_hash_table_new(g_str_hash, g_str_equal),
                    .associations = g_hash_table_new(NULL, NULL),
                    .classes = g_hash_table_new(NULL, NULL)};
    input->tool = "StarUML";
    ark_xmi_begin(&m.x, loading, source, input);
    bool done = ark_json_read(loading, source, &m.file, error);
    if (done)
        learn(&m);
    done = done && walk(&m, error) && has_uml(&m, error);
    if (done)
        tell_others(&m);
    done = ark_xmi_end(&m.x, done, error);
    ark_json_clear(&m.file);
    g_hash_table_unref(m.by_id);
    g_hash_table_unref(m.associations);
    g_hash_table_unref(m.classes);
    return done;
}

/* JSON whose first element is a project of StarUML's, or a part of one (.mfj). */
static int bid(const struct ark_peek *peek)
{
    static const char *const types[] = {"Project\"", "UML"};
    const char *at = peek->bytes + strspn(peek->bytes, "\xef\xbb\xbf \t\r\n");
    const char *type = *at == '{' ? strstr(at, "\"_type\"") : NULL;
    if (!type)
        return 0;
    type += strlen("\"_type\"");
    type += strspn(type, " \t\r\n:");
    for (size_t i = 0; *type == '"' && i < G_N_ELEMENTS(types); i++) {
        if (g_str_has_prefix(type + 1, types[i]))
            return 80;
    }
    return 0;
}

const struct ark_loader ark_loader_mdj = {
    .name = "mdj",
    .title = {{"UML-model (StarUML)", "UML model (StarUML)"}},
    .bid = bid,
    .load = load,
};
