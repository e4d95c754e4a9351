/* Features of the open element, however the file writes them: as an attribute, as a child that is a
 * text, or as a child with the value in an attribute. docs/graph.md has what becomes of them. */
#include <string.h>

#include "load/xmi_internal.h"

/* StarUML writes "Triumph%20wall". */
static ark_atom name_of(struct xmi *x, const struct ark_xml_attr *value)
{
    if (x->encoded && memchr(value->value, '%', value->len)) {
        g_autofree char *raw = g_strndup(value->value, value->len);
        g_autofree char *name = g_uri_unescape_string(raw, NULL);
        if (name && g_utf8_validate(name, -1, NULL))
            return ark_atom_loose(x->atoms, name, strlen(name));
    }
    return ark_atom_loose(x->atoms, value->value, value->len);
}

static void set_name(struct xmi *x, struct xmi_frame *frame, const struct ark_xml_attr *value)
{
    if (!value->len)
        return;
    if (frame->comment) { /* MagicDraw 9 has the text there, Enterprise Architect "Note" */
        frame->value = x->ea ? frame->value : name_of(x, value);
    } else if (frame->tagged_value) {
        frame->body = ark_xmi_atom(x, value);
    } else if (frame->is_value) { /* a DataValue has nothing else */
        frame->value = x->one ? ark_xmi_atom(x, value) : frame->value;
    } else if (frame->ref != ARK_REF_NONE) {
        ark_atom name = name_of(x, value);
        ark_builder_set_text(x->builder, frame->ref, x->name, name);
        if (!ark_ref_is_edge(frame->ref))
            x->nodes.v[frame->ref - x->first].name = name;
    } else if (x->ea && x->one) { /* a type that is no element */
        bool undefined = value->value[0] == '<';
        ark_xmi_learn_name(x, frame->id,
                           undefined ? ark_atom_intern(x->atoms, "") : ark_xmi_atom(x, value));
    }
}

static void set_of_property(struct xmi *x, uint32_t property, uint8_t word,
                            const struct ark_xml_attr *value)
{
    struct xmi_property *p = &x->properties.v[property];
    switch (word) {
    case W_LOWER:
    case W_LOWER_VALUE:
        p->lower = value->len ? ark_xmi_atom(x, value) : ARK_ATOM_NONE;
        break;
    case W_UPPER:
    case W_UPPER_VALUE:
        p->upper = value->len ? ark_xmi_atom(x, value) : ARK_ATOM_NONE;
        break;
    case W_MULTIPLICITY:
        p->multiplicity = value->len ? ark_xmi_atom(x, value) : ARK_ATOM_NONE;
        break;
    case W_AGGREGATION:
        if (!p->is_parameter)
            p->aggregation = ark_xmi_atom(x, value);
        break;
    case W_DIRECTION:
        if (p->is_parameter)
            p->aggregation = ark_xmi_atom(x, value);
        break;
    case W_NAVIGABLE:
        p->says_navigable = true;
        p->navigable = ark_xml_attr_is(value, "true");
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

/* What UML doesn't say without being told: by word from W_ABSTRACT. */
static const struct {
    const char *says;
    bool value;
} flags[] = {
    {"true", true},       /* W_ABSTRACT */
    {"true", true},       /* W_DERIVED */
    {"true", true},       /* W_STATIC */
    {"classifier", true}, /* W_OWNER_SCOPE */
    {"true", true},       /* W_READ_ONLY */
    {"frozen", true},     /* W_CHANGEABILITY */
    {"true", true},       /* W_ORDERED */
    {"ordered", true},    /* W_ORDERING */
    {"false", false},     /* W_UNIQUE */
    {"true", true},       /* W_COVERING */
    {"true", true},       /* W_DISJOINT */
};

static void set_flag(struct xmi *x, ark_ref ref, uint8_t word, const struct ark_xml_attr *value)
{
    uint32_t row = word - W_ABSTRACT;
    if (ark_xml_attr_is(value, flags[row].says))
        ark_builder_set(x->builder, ref, x->flags[row], ark_value_bool(flags[row].value));
}

static void set_visibility(struct xmi *x, ark_ref ref, const struct ark_xml_attr *value)
{
    static const char *const kinds[] = {"private", "protected", "package"};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (ark_xml_attr_is(value, kinds[i]))
            ark_builder_set_str(x->builder, ref, "visibility", kinds[i]);
    }
}

/* The text of a value, a tagged value or a comment. */
static bool set_text(struct xmi *x, struct xmi_frame *frame, uint8_t word,
                     const struct ark_xml_attr *value)
{
    ark_atom *to = word == W_BODY && (frame->comment || frame->is_value)         ? &frame->body
                   : word == W_LANGUAGE && frame->is_value                       ? &frame->tag
                   : word == W_TAG && frame->tagged_value                        ? &frame->tag
                   : word == W_VALUE && (frame->tagged_value || frame->is_value) ? &frame->value
                                                                                 : NULL;
    if (to && !*to && value->len)
        *to = frame->comment || frame->tagged_value
                  ? ark_atom_loose(x->atoms, value->value, value->len)
                  : ark_xmi_atom(x, value);
    return to;
}

void ark_xmi_set(struct xmi *x, struct xmi_frame *frame, uint8_t word,
                 const struct ark_xml_attr *value)
{
    if (word == W_NAME) {
        set_name(x, frame, value);
    } else if ((word >= W_TYPE && word <= W_LAST_REFERENCE) || word == W_GENERALIZATION) {
        ark_xmi_refer(x, frame, word, value);
    } else if (set_text(x, frame, word, value)) {
        return;
    } else if (word == W_DISCRIMINATOR && frame->link != XMI_NONE) {
        x->links.v[frame->link].discriminator = value->len ? ark_xmi_atom(x, value) : 0;
    } else if (frame->ref != ARK_REF_NONE && word == W_VISIBILITY) {
        set_visibility(x, frame->ref, value);
    } else if (frame->ref != ARK_REF_NONE && word >= W_ABSTRACT && word <= W_LAST_FLAG) {
        set_flag(x, frame->ref, word, value);
    } else if (frame->property != XMI_NONE) {
        set_of_property(x, frame->property, word, value);
    }
}

static void end_text(struct xmi *x, uint8_t word, const char *text, size_t len)
{
    struct xmi_frame *around = ark_xmi_whole(x);
    struct ark_xml_attr value = {.name = word, .value = text, .len = len};
    if (around && len)
        ark_xmi_set(x, around, word, &value);
}

void ark_xmi_on_name_end(void *data, const char *text, size_t len)
{
    end_text(data, W_NAME, text, len);
}

void ark_xmi_on_body_end(void *data, const char *text, size_t len)
{
    end_text(data, W_BODY, text, len);
}

void ark_xmi_on_language_end(void *data, const char *text, size_t len)
{
    end_text(data, W_LANGUAGE, text, len);
}

void ark_xmi_on_lower_end(void *data, const char *text, size_t len)
{
    end_text(data, W_LOWER, text, len);
}

void ark_xmi_on_upper_end(void *data, const char *text, size_t len)
{
    end_text(data, W_UPPER, text, len);
}

void ark_xmi_on_tag_end(void *data, const char *text, size_t len)
{
    end_text(data, W_TAG, text, len);
}

void ark_xmi_on_value_end(void *data, const char *text, size_t len)
{
    end_text(data, W_VALUE, text, len);
}

void ark_xmi_on_discriminator_end(void *data, const char *text, size_t len)
{
    end_text(data, W_DISCRIMINATOR, text, len);
}
