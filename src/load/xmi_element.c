/* What stands in the model: definitions become nodes and edges, mentions become references. One way
 * for XMI 1 and 2: a frame per open element, and a feature is set on the frame it belongs to
 * (xmi_feature.c), whether it is an attribute, a child, or a child of a child. */
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
    if (error && tag->xml)
        ark_xml_stop(tag->xml, error);
    else
        g_clear_error(&error); /* who makes tags without a parse looks himself */
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

ark_labelset ark_xmi_labels(struct xmi *x, const struct ark_metaclass *kind)
{
    uint32_t n, row = (uint32_t)(kind - ark_metaclasses(&n));
    g_assert(row < G_N_ELEMENTS(x->labels));
    ark_labelset *set = &x->labels[row];
    if (!*set)
        *set = ark_metaclass_labels(x->builder, kind);
    return *set;
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
                                           const struct ark_xml_attr *type,
                                           const struct xmi_frame *around)
{
    static const char *const defaults[WORDS] = {
        [W_ATTRIBUTE] = "Property",
        [W_END] = "Property",
        [W_GENERALIZATION] = "Generalization",
        [W_LITERAL] = "EnumerationLiteral",
        [W_COMMENT] = "Comment",
        [W_RULE] = "Constraint",
        [W_OPERATION] = "Operation",
        [W_PARAMETER] = "Parameter",
        [W_RETURN] = "Parameter",
        [W_SLOT] = "Slot",
        [W_INTERFACE_REALIZATION] = "InterfaceRealization",
        [W_PACKAGE_IMPORT] = "PackageImport",
        [W_ELEMENT_IMPORT] = "ElementImport",
        [W_USE_CASE] = "UseCase",
        [W_INCLUDE] = "Include",
        [W_EXTEND] = "Extend",
    };
    const char *name = defaults[tag->name];
    if (tag->name == W_PARAMETER && around && around->word == W_SIGNATURE)
        name = "TemplateParameter";
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

ark_ref ark_xmi_make_node(struct xmi *x, ark_labelset labels, ark_ref owner, struct ark_loc loc,
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
    struct xmi_property property = {.ref = frame->ref,
                                    .holder = holder,
                                    .contains = contains,
                                    .end_of = ARK_REF_NONE,
                                    .is_parameter = frame->kind->form == ARK_UML_PARAMETER};
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
    if (frame->word == W_RETURN)
        property.aggregation = ark_atom_intern(x->atoms, "return");
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
                            .holder = frame->owner,
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
        frame->ref = ark_xmi_make_node(x, ark_xmi_labels(x, kind), holder, frame->loc, &contains);
        frame->owner = frame->ref;
    }
    if (strcmp(kind->name, "Stereotype") == 0)
        x->nodes.v[frame->ref - x->first].record = holder;
    if (kind->form == ARK_UML_PROPERTY || kind->form == ARK_UML_PARAMETER) {
        make_property(x, frame, holder, contains);
    } else if (kind->form == ARK_UML_ASSOCIATION) {
        frame->association = x->nodes.v[frame->ref - x->first].record = x->associations.n;
        ark_vec_push(&x->associations, (struct xmi_association){.ref = frame->ref});
    }
    ark_xmi_enter(x, frame->ref, frame->loc);
}

/* A mention: of what the feature around it refers to, or of itself what is referred to. */
static void mention(struct xmi *x, struct xmi_frame *frame, const struct ark_xml_tag *tag,
                    const struct ark_xml_attr *id, const struct ark_xml_attr *href)
{
    struct xmi_frame *around = ark_xmi_whole(x);
    if (!around)
        return;
    uint8_t word = x->one ? ark_vec_last(&x->frames).word : tag->name;
    if (id)
        ark_xmi_refer_one(x, around, word, ark_xmi_atom(x, id));
    else
        frame->elsewhere = ark_xmi_refer_elsewhere(x, around, word, href);
}

void ark_xmi_learn_name(struct xmi *x, ark_atom id, ark_atom name)
{
    if (!id || !name)
        return;
    while (x->names.n <= id)
        ark_vec_push(&x->names, ARK_ATOM_NONE);
    x->names.v[id] = name;
}

ark_atom ark_xmi_name_of(struct xmi *x, ark_atom id)
{
    ark_ref ref = ark_xmi_find(x, id);
    if (ref != ARK_REF_NONE && !ark_ref_is_edge(ref) && x->nodes.v[ref - x->first].name)
        return x->nodes.v[ref - x->first].name;
    return id < x->names.n ? x->names.v[id] : ARK_ATOM_NONE;
}

/* A literal without a value means this; NULL for others. */
static const char *meant_by(const struct ark_xml_attr *type)
{
    return ark_xml_attr_ends(type, "LiteralBoolean") ? "false"
           : ark_xml_attr_ends(type, "LiteralInteger") ||
                   ark_xml_attr_ends(type, "UnlimitedNatural")
               ? "0"
               : NULL;
}

/* What is no element of the model, but says something of one. */
static void note_other(struct xmi *x, struct xmi_frame *frame, const struct ark_xml_tag *tag,
                       const struct xmi_frame *around)
{
    const struct ark_xml_attr *type = ark_xml_attr(tag, W_METATYPE);
    uint8_t word = x->one && x->frames.n ? ark_vec_last(&x->frames).word : tag->name;
    frame->tagged_value = tag->name == W_TAGGED_VALUE ||
                          (tag->name == W_OWNED && ark_xml_attr_ends(type, ":TaggedValue"));
    if (x->one &&
        (strcmp(tag->local, "TagDefinition") == 0 || strcmp(tag->local, "DataValue") == 0))
        ark_xmi_learn_name(x, frame->id, ark_xmi_atom(x, ark_xml_attr(tag, W_NAME)));
    frame->is_value = around && ark_xmi_is_value(x, word, around);
    if (frame->is_value && word != W_LOWER_VALUE && word != W_UPPER_VALUE)
        frame->tag_type = ark_atom_intern(x->atoms, meant_by(type));
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
                              .elsewhere = XMI_NONE,
                              .annotated = x->annotated.n,
                              .whole = x->frames.n,
                              .word = tag->name};
}

static void set_attributes(struct xmi *x, struct xmi_frame *frame, const struct ark_xml_tag *tag)
{
    for (uint32_t i = 0; i < tag->attr_count; i++) {
        const struct ark_xml_attr *attr = &tag->attrs[i];
        if (attr->name == W_XMI_VALUE)
            ark_xmi_set(x, frame, tag->name, attr);
        else if (attr->name >= W_NAME)
            ark_xmi_set(x, frame, (uint8_t)attr->name, attr);
    }
}

/* What a template's parameter stands for: a class or the like that is nothing but its name. */
static bool name_parameter(struct xmi *x, struct xmi_frame *frame, const struct ark_xml_tag *tag,
                           struct xmi_frame *around)
{
    uint8_t word = x->one && x->frames.n ? ark_vec_last(&x->frames).word : tag->name;
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_NAME);
    if (word != W_PARAMETERED || !around || !ark_xmi_is(around->kind, x->template_parameter))
        return false;
    if (name && name->len && !x->nodes.v[around->ref - x->first].name)
        ark_xmi_set(x, around, W_NAME, name);
    frame->loc.id = frame->id;
    ark_xmi_enter(x, around->ref, frame->loc);
    return true;
}

/* A type that Enterprise Architect has no element for, in XMI 1; and its root of all classes. */
static bool is_invented(struct xmi *x, const struct xmi_frame *frame, const struct ark_xml_tag *tag,
                        const struct ark_metaclass *kind)
{
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_NAME);
    if (!x->one || !x->ea || !frame->id)
        return false;
    const char *id = ark_atom_text(x->atoms, frame->id);
    if (g_str_has_prefix(id, "eaxmiid") && strcmp(kind->name, "DataType") == 0)
        return true;
    return name && ark_xml_attr_ends(name, "EARootClass") && strcmp(kind->name, "Class") == 0;
}

static void begin(struct xmi *x, struct xmi_frame *frame, const struct ark_xml_tag *tag,
                  const struct ark_xml_attr *id, struct xmi_frame *around)
{
    if (is_inline_stereotype(x, tag, around, id))
        return;
    const struct ark_metaclass *kind = kind_of(x, tag, ark_xml_attr(tag, W_METATYPE), around);
    frame->id = ark_xmi_atom(x, id);
    frame->loc = ark_xmi_loc(x, tag, frame->id);
    if (name_parameter(x, frame, tag, around))
        return;
    if (kind && is_invented(x, frame, tag, kind))
        count(x, frame, kind);
    else if (kind)
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
        mention(x, &frame, tag, idref, href);
    } else if (around && is_feature(x, tag)) {
        frame.whole = around->whole;
        set_attributes(x, around, tag);
    } else {
        begin(x, &frame, tag, id, around);
    }
    ark_vec_push(&x->frames, frame);
}

void ark_xmi_on_element_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    (void)text, (void)len;
    struct xmi_frame frame = ark_vec_pop(&x->frames);
    if (frame.comment) {
        ark_xmi_end_comment(x, &frame);
        x->annotated.n = frame.annotated;
    } else if (frame.tagged_value) {
        ark_xmi_end_tagged_value(x, &frame);
    } else if (frame.is_value) {
        ark_xmi_end_value(x, &frame);
    } else if (ark_xmi_is(frame.kind, x->constraint)) {
        ark_xmi_end_constraint(x, &frame);
    }
}
