/* What stands in the model: definitions become nodes and edges, mentions become references. One way
 * for XMI 1 and 2: a frame per open element, and a feature (docs/graph.md has what becomes of it)
 * is set on the frame it belongs to, whether it is an attribute, a child, or a child of a child. */
#define _GNU_SOURCE /* memrchr */
#include <string.h>

#include "base/limits.h"
#include "load/xmi_internal.h"

ark_atom ark_xmi_atom(struct xmi *x, const struct ark_xml_attr *attr)
{
    return attr ? ark_atom_intern_n(x->atoms, attr->value, attr->len) : ARK_ATOM_NONE;
}

GError *ark_xmi_limit(const struct xmi *x)
{
    uint64_t n = (uint64_t)ark_builder_node_count(x->builder) + ark_builder_edge_count(x->builder) +
                 ark_xmi_diagrams_size(&x->diagrams);
    GError *error = NULL;
    if (n > ARK_MAX_ENTITIES)
        ark_fail_at(&error, ARK_ERROR_LIMIT, ark_atom_text(x->atoms, x->file), 0, 0,
                    ark_say(x->load->lang,
                            "Der er flere elementer og relationer end grænsen på %u. Del modellen "
                            "op.",
                            "There are more elements and relationships than the limit of %u. "
                            "Split the model."),
                    ARK_MAX_ENTITIES);
    return error;
}

struct ark_loc ark_xmi_loc(struct xmi *x, const struct ark_xml_tag *tag, ark_atom id)
{
    GError *error = ark_xmi_limit(x);
    if (error)
        ark_xml_stop(tag->xml, error);
    return (struct ark_loc){x->file, tag->line, tag->column, id};
}

ark_ref ark_xmi_find(const struct xmi *x, ark_atom id)
{
    return id && id < x->by_id.n ? x->by_id.v[id] : ARK_REF_NONE;
}

void ark_xmi_enter(struct xmi *x, ark_ref ref, struct ark_loc loc)
{
    if (!loc.id)
        return;
    ark_ref known = ark_xmi_find(x, loc.id);
    if (known != ARK_REF_NONE) {
        const char *id = ark_atom_text(x->atoms, loc.id);
        ark_diag_add(x->load->diags, ARK_DIAG_WARNING, "duplicate-id", loc,
                     ark_say(x->load->lang,
                             "id'et \"%.*s\" er brugt før (linje %u); henvisninger går til den "
                             "første",
                             "the id \"%.*s\" was used before (line %u); references go to the "
                             "first"),
                     ark_error_quoted(id, 100), id, ark_builder_loc(x->builder, known).line);
        return;
    }
    while (x->by_id.n <= loc.id)
        ark_vec_push(&x->by_id, ARK_REF_NONE);
    x->by_id.v[loc.id] = ref;
}

static bool is(const struct ark_xml_attr *attr, const char *text)
{
    return attr->len == strlen(text) && memcmp(attr->value, text, attr->len) == 0;
}

ark_labelset ark_xmi_labels(struct xmi *x, const struct ark_metaclass *kind)
{
    uint32_t n;
    ark_labelset *set = &x->labels[kind - ark_metaclasses(&n)];
    if (!*set)
        *set = ark_metaclass_labels(x->builder, kind);
    return *set;
}

static void set_name(struct xmi *x, struct xmi_frame *frame, const char *text, size_t len)
{
    if (!len)
        return;
    ark_atom name = ark_atom_loose(x->atoms, text, len);
    if (frame->comment) {
        frame->value = name;
    } else if (frame->ref != ARK_REF_NONE) {
        ark_builder_set_text(x->builder, frame->ref, x->name, name);
        if (!ark_ref_is_edge(frame->ref))
            x->nodes.v[frame->ref - x->first].name = name;
    }
}

static void set_of_property(struct xmi *x, uint32_t property, uint8_t word,
                            const struct ark_xml_attr *value)
{
    struct xmi_property *p = &x->properties.v[property];
    switch (word) {
    case W_LOWER:
    case W_LOWER_VALUE:
        p->lower = ark_xmi_atom(x, value);
        break;
    case W_UPPER:
    case W_UPPER_VALUE:
        p->upper = ark_xmi_atom(x, value);
        break;
    case W_MULTIPLICITY:
        p->multiplicity = value->len ? ark_xmi_atom(x, value) : ARK_ATOM_NONE;
        break;
    case W_AGGREGATION:
        p->aggregation = ark_xmi_atom(x, value);
        break;
    case W_NAVIGABLE:
        p->says_navigable = true;
        p->navigable = is(value, "true");
        break;
    case W_DEFAULT_VALUE:
        if (value->len)
            ark_builder_set_text(x->builder, p->ref, x->default_value,
                                 ark_atom_loose(x->atoms, value->value, value->len));
        break;
    default:
        break;
    }
}

/* A feature of what the frame is, from an attribute or from a child that has the value. */
static void set(struct xmi *x, struct xmi_frame *frame, uint8_t word,
                const struct ark_xml_attr *value)
{
    switch (word) {
    case W_NAME:
        set_name(x, frame, value->value, value->len);
        return;
    case W_BODY:
        frame->body = frame->comment ? ark_atom_loose(x->atoms, value->value, value->len) : 0;
        return;
    case W_ABSTRACT:
    case W_DERIVED:
        if (frame->ref != ARK_REF_NONE && is(value, "true"))
            ark_builder_set(x->builder, frame->ref,
                            word == W_ABSTRACT ? x->is_abstract : x->is_derived,
                            ark_value_bool(true));
        return;
    case W_TAG:
        frame->tag = ark_xmi_atom(x, value);
        return;
    case W_VALUE:
        if (frame->tagged_value)
            frame->value = ark_atom_loose(x->atoms, value->value, value->len);
        return;
    default:
        break;
    }
    if (word >= W_TYPE && word <= W_MODEL_ELEMENT)
        ark_xmi_refer(x, frame, word, value);
    else if (frame->property != XMI_NONE)
        set_of_property(x, frame->property, word, value);
}

static const char *past_last(const char *text, size_t *len, char mark)
{
    const char *found = memrchr(text, mark, *len);
    if (!found)
        return text;
    *len -= (size_t)(found + 1 - text);
    return found + 1;
}

/* In XMI 1 the name says whether it is a metaclass ("Foundation.Core.Class") or a feature of one
 * ("Core.Namespace.ownedElement"). */
static bool is_feature(const struct xmi *x, const struct ark_xml_tag *tag)
{
    size_t len = strlen(tag->local);
    const char *name = past_last(tag->local, &len, '.');
    return x->one && (g_ascii_islower(*name) || tag->name == W_RANGE);
}

static const struct ark_metaclass *kind_of(const struct xmi *x, const struct ark_xml_tag *tag,
                                           const struct ark_xml_attr *type)
{
    static const char *const defaults[WORDS] = {
        [W_ATTRIBUTE] = "Property",
        [W_END] = "Property",
        [W_GENERALIZATION] = "Generalization",
        [W_LITERAL] = "EnumerationLiteral",
        [W_COMMENT] = "Comment",
        [W_RULE] = "Constraint",
        [W_OPERATION] = "Operation",
        [W_INTERFACE_REALIZATION] = "InterfaceRealization",
        [W_PACKAGE_IMPORT] = "PackageImport",
        [W_ELEMENT_IMPORT] = "ElementImport",
    };
    const char *name = defaults[tag->name];
    size_t len = name ? strlen(name) : 0;
    if (x->one || (!type && tag->name == W_UML)) {
        len = strlen(tag->local);
        name = past_last(tag->local, &len, '.');
    } else if (type) {
        len = type->len;
        name = past_last(type->value, &len, ':');
    }
    return name ? ark_metaclass_find(name, len) : NULL;
}

static void count(struct xmi *x, const struct xmi_frame *frame, const struct ark_metaclass *kind)
{
    static const struct {
        const char *name;
        enum ark_count count;
    } rows[] = {
        {"Model", ARK_COUNT_PACKAGES}, /* first: in XMI 1 it is around the packages */
        {"Package", ARK_COUNT_PACKAGES},
        {"Class", ARK_COUNT_CLASSES},
        {"AssociationClass", ARK_COUNT_CLASSES},
        {"Association", ARK_COUNT_ASSOCIATIONS},
        {"AssociationClass", ARK_COUNT_ASSOCIATIONS},
        {"Generalization", ARK_COUNT_GENERALIZATIONS},
        {"Enumeration", ARK_COUNT_ENUMERATIONS},
    };
    if (x->one ? strcmp(kind->name, "Attribute") == 0 : frame->word == W_ATTRIBUTE)
        ark_input_count(x->input, ARK_COUNT_ATTRIBUTES, 1);
    if (x->one && !frame->id)
        return;
    for (size_t i = x->one; i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(rows[i].name, kind->name) == 0)
            ark_input_count(x->input, rows[i].count, 1);
    }
}

static ark_ref make_node(struct xmi *x, ark_labelset labels, ark_ref owner, struct ark_loc loc,
                         ark_ref *ret_contains)
{
    ark_ref ref = ark_builder_node(x->builder, labels, loc);
    struct ark_loc place = loc;
    place.id = ARK_ATOM_NONE;
    if (x->first == ARK_REF_NONE)
        x->first = ref;
    ark_vec_push(&x->nodes, (struct xmi_node){.record = XMI_NONE});
    *ret_contains = owner == ARK_REF_NONE
                        ? ARK_REF_NONE
                        : ark_builder_edge(x->builder, x->contains, owner, ref, place);
    return ref;
}

static void make_property(struct xmi *x, struct xmi_frame *frame, ark_ref holder, ark_ref contains)
{
    struct xmi_property property = {
        .ref = frame->ref, .holder = holder, .contains = contains, .end_of = ARK_REF_NONE};
    struct xmi_node *above = holder == ARK_REF_NONE ? NULL : &x->nodes.v[holder - x->first];
    uint32_t association = above && (frame->word == W_END || x->one) &&
                                   above->record < x->associations.n &&
                                   x->associations.v[above->record].ref == holder
                               ? above->record
                               : XMI_NONE;
    bool end = strcmp(frame->kind->name, "AssociationEnd") == 0 || frame->word == W_END;
    if (end && association != XMI_NONE) {
        property.end_of = holder;
        property.is_end = true;
    }
    frame->property = x->nodes.v[frame->ref - x->first].record = x->properties.n;
    if (property.is_end && x->associations.v[association].n++ < 2)
        x->associations.v[association].ends[x->associations.v[association].n - 1] = x->properties.n;
    ark_vec_push(&x->properties, property);
}

static void make_link(struct xmi *x, struct xmi_frame *frame)
{
    bool by_owner = !x->one && frame->word != W_OWNED;
    struct xmi_link link = {.edge = ark_builder_edge(x->builder, ark_xmi_labels(x, frame->kind),
                                                     ARK_REF_NONE, ARK_REF_NONE, frame->loc),
                            .owner = by_owner ? frame->owner : ARK_REF_NONE,
                            .like = XMI_NONE};
    frame->link = x->links.n;
    frame->ref = link.edge;
    ark_vec_push(&x->links, link);
}

static void define(struct xmi *x, struct xmi_frame *frame, const struct ark_metaclass *kind)
{
    ark_ref holder = frame->owner, contains;
    frame->kind = kind;
    count(x, frame, kind);
    if (kind->form == ARK_UML_COMMENT) {
        frame->comment = true;
        return;
    }
    if (kind->form == ARK_UML_DEPENDENCY || kind->form == ARK_UML_GENERALIZATION) {
        make_link(x, frame);
    } else {
        frame->ref = make_node(x, ark_xmi_labels(x, kind), holder, frame->loc, &contains);
        frame->owner = frame->ref;
    }
    if (kind->form == ARK_UML_PROPERTY) {
        make_property(x, frame, holder, contains);
    } else if (kind->form == ARK_UML_ASSOCIATION) {
        frame->association = x->nodes.v[frame->ref - x->first].record = x->associations.n;
        ark_vec_push(&x->associations, (struct xmi_association){.ref = frame->ref});
    }
    ark_xmi_enter(x, frame->ref, frame->loc);
}

/* A mention: of what the feature around it refers to, or of itself what is referred to. */
static void mention(struct xmi *x, const struct ark_xml_tag *tag, const struct ark_xml_attr *id,
                    const struct ark_xml_attr *href)
{
    struct xmi_frame *around = ark_xmi_whole(x);
    if (!around)
        return;
    uint8_t word = x->one ? ark_vec_last(&x->frames).word : tag->name;
    if (id)
        ark_xmi_refer_one(x, around, word, ark_xmi_atom(x, id));
    else
        ark_xmi_refer_elsewhere(x, around, word, href);
}

static void learn_definition(struct xmi *x, const struct xmi_frame *frame, ark_atom name)
{
    if (!frame->id || !name)
        return;
    while (x->tag_names.n <= frame->id)
        ark_vec_push(&x->tag_names, ARK_ATOM_NONE);
    x->tag_names.v[frame->id] = name;
}

/* What is no element of the model, but says something of one. */
static void note_other(struct xmi *x, struct xmi_frame *frame, const struct ark_xml_tag *tag,
                       const struct xmi_frame *around)
{
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_NAME);
    frame->tagged_value = tag->name == W_TAGGED_VALUE;
    if (x->one && strcmp(tag->local, "TagDefinition") == 0)
        learn_definition(x, frame, ark_xmi_atom(x, name));
    const struct ark_xml_attr *value = ark_xml_attr(tag, W_VALUE);
    if (around && around->property != XMI_NONE && tag->name >= W_LOWER_VALUE &&
        tag->name <= W_DEFAULT_VALUE) {
        static const struct ark_xml_attr zero = {.value = "0", .len = 1};
        if (value || tag->name != W_DEFAULT_VALUE)
            set_of_property(x, around->property, tag->name, value ? value : &zero);
    }
}

/* `<UML:Stereotype name="leaf"/>` where a stereotype is applied. */
static bool is_inline_stereotype(struct xmi *x, const struct ark_xml_tag *tag,
                                 const struct xmi_frame *around, bool has_id)
{
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_NAME);
    if (!x->one || has_id || !around || ark_vec_last(&x->frames).word != W_STEREOTYPE || !name)
        return false;
    if (around->ref != ARK_REF_NONE)
        ark_xmi_note(x, (struct xmi_note){.ref = around->ref,
                                          .value = ark_xmi_atom(x, name),
                                          .word = W_STEREOTYPE,
                                          .by_name = true});
    return true;
}

static struct xmi_frame new_frame(struct xmi *x, const struct ark_xml_tag *tag,
                                  const struct xmi_frame *around)
{
    return (struct xmi_frame){.ref = ARK_REF_NONE,
                              .owner = around ? around->owner : ARK_REF_NONE,
                              .property = XMI_NONE,
                              .link = XMI_NONE,
                              .association = XMI_NONE,
                              .annotated = x->annotated.n,
                              .whole = x->frames.n,
                              .word = tag->name};
}

static void set_attributes(struct xmi *x, struct xmi_frame *frame, const struct ark_xml_tag *tag)
{
    for (uint32_t i = 0; i < tag->attr_count; i++) {
        const struct ark_xml_attr *attr = &tag->attrs[i];
        if (attr->name == W_XMI_VALUE)
            set(x, frame, tag->name, attr);
        else if (attr->name >= W_NAME)
            set(x, frame, (uint8_t)attr->name, attr);
    }
}

static void begin(struct xmi *x, struct xmi_frame *frame, const struct ark_xml_tag *tag,
                  const struct ark_xml_attr *id, const struct xmi_frame *around)
{
    if (is_inline_stereotype(x, tag, around, id))
        return;
    const struct ark_metaclass *kind = kind_of(x, tag, ark_xml_attr(tag, W_METATYPE));
    frame->id = ark_xmi_atom(x, id);
    frame->loc = ark_xmi_loc(x, tag, frame->id);
    if (kind)
        define(x, frame, kind);
    else
        note_other(x, frame, tag, around);
    set_attributes(x, frame, tag);
}

void ark_xmi_on_element(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, W_ID), *idref = ark_xml_attr(tag, W_IDREF);
    const struct ark_xml_attr *href = ark_xml_attr(tag, W_HREF);
    struct xmi_frame *around = ark_xmi_whole(x);
    struct xmi_frame frame = new_frame(x, tag, around);
    if (!id && (idref || href)) {
        mention(x, tag, idref, href);
    } else if (around && is_feature(x, tag)) {
        frame.whole = around->whole;
        set_attributes(x, around, tag);
    } else {
        begin(x, &frame, tag, id, around);
    }
    ark_vec_push(&x->frames, frame);
}

/* A note is documentation when it is about what owns it alone. */
static void end_comment(struct xmi *x, const struct xmi_frame *comment)
{
    const struct xmi_frame *around = ark_xmi_whole(x);
    ark_atom body = comment->body ? comment->body : comment->value;
    uint32_t n = x->annotated.n - comment->annotated;
    ark_ref contains, owner = comment->owner;
    if (n == 1 && around && around->id && around->ref != ARK_REF_NONE &&
        ark_vec_last(&x->annotated) == around->id) {
        if (body)
            ark_xmi_note(
                x, (struct xmi_note){.ref = around->ref, .value = body, .word = W_DOCUMENTATION});
        return;
    }
    static const char *const labels[] = {"UmlComment", "UmlElement", NULL};
    ark_ref ref =
        make_node(x, ark_builder_labelset(x->builder, labels), owner, comment->loc, &contains);
    ark_xmi_enter(x, ref, comment->loc);
    if (body)
        ark_builder_set_text(x->builder, ref, x->body, body);
    for (uint32_t i = comment->annotated; i < x->annotated.n; i++)
        ark_vec_push(&x->references, (struct xmi_reference){ref, x->annotated.v[i], W_ANNOTATED});
}

static bool reads(struct xmi *x, ark_atom atom, const char *text)
{
    return atom && strcmp(ark_atom_text(x->atoms, atom), text) == 0;
}

static void end_tagged_value(struct xmi *x, const struct xmi_frame *tagged)
{
    const struct xmi_frame *around = ark_xmi_whole(x);
    struct xmi_property *property =
        around && around->property != XMI_NONE ? &x->properties.v[around->property] : NULL;
    struct xmi_note note = {.ref = tagged->about || !around ? ARK_REF_NONE : around->ref,
                            .id = tagged->about,
                            .key = tagged->tag ? tagged->tag : tagged->tag_type,
                            .value = tagged->value,
                            .word = tagged->tag ? W_TAG : W_TAG_TYPE};
    if (!note.key || !note.value || (note.ref == ARK_REF_NONE && !note.id))
        return;
    if (reads(x, note.key, "documentation") || reads(x, note.key, "description")) {
        g_autofree char *plain =
            ark_xmi_plain(ark_atom_text(x->atoms, note.value), ark_atom_len(x->atoms, note.value));
        note.value = ark_atom_loose(x->atoms, plain, strlen(plain));
        note.word = W_DOCUMENTATION;
    }
    if (property && reads(x, note.key, "lowerBound"))
        property->lower = note.value;
    else if (property && reads(x, note.key, "upperBound"))
        property->upper = note.value;
    else if (property && reads(x, note.key, "type"))
        property->type_name = note.value;
    else
        ark_xmi_note(x, note);
}

void ark_xmi_on_element_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    (void)text, (void)len;
    struct xmi_frame frame = ark_vec_pop(&x->frames);
    if (frame.comment) {
        end_comment(x, &frame);
        x->annotated.n = frame.annotated;
    }
    if (frame.tagged_value)
        end_tagged_value(x, &frame);
}

/* Texts of children that have nothing but text. */
static void set_text(struct xmi *x, uint8_t word, const char *text, size_t len)
{
    struct xmi_frame *around = ark_xmi_whole(x);
    struct ark_xml_attr value = {.name = word, .value = text, .len = len};
    if (around && len)
        set(x, around, word, &value);
}

void ark_xmi_on_name_end(void *data, const char *text, size_t len)
{
    set_text(data, W_NAME, text, len);
}

void ark_xmi_on_body_end(void *data, const char *text, size_t len)
{
    set_text(data, W_BODY, text, len);
}

void ark_xmi_on_lower_end(void *data, const char *text, size_t len)
{
    set_text(data, W_LOWER, text, len);
}

void ark_xmi_on_upper_end(void *data, const char *text, size_t len)
{
    set_text(data, W_UPPER, text, len);
}

void ark_xmi_on_tag_end(void *data, const char *text, size_t len)
{
    set_text(data, W_TAG, text, len);
}

void ark_xmi_on_value_end(void *data, const char *text, size_t len)
{
    set_text(data, W_VALUE, text, len);
}
