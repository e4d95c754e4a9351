/* Values: of bounds, defaults, slots and constraints. A file has an element for each (a literal, an
 * expression, in UML 1 an Expression or a DataValue), whose text is an attribute, a child, or the
 * name of another element; what it is a value of is known when it ends. */
#include <string.h>

#include "load/xmi_internal.h"

bool ark_xmi_is_value(const struct xmi *x, uint8_t word, const struct xmi_frame *around)
{
    switch (word) {
    case W_LOWER_VALUE:
    case W_UPPER_VALUE:
    case W_DEFAULT_VALUE:
        return around->property != XMI_NONE;
    case W_SPECIFICATION:
        return ark_xmi_is(around->kind, x->constraint);
    case W_VALUE:
        return ark_xmi_is(around->kind, x->slot) || around->is_value;
    default:
        return false;
    }
}

static void set_bound(struct xmi *x, struct xmi_frame *of, uint8_t word, ark_atom text)
{
    struct ark_xml_attr bound = {.value = "0", .len = 1}; /* a literal without a value */
    if (text) {
        bound.value = ark_atom_text(x->atoms, text);
        bound.len = ark_atom_len(x->atoms, text);
    }
    ark_xmi_set(x, of, word, &bound);
}

/* Enterprise Architect has the operator in a slot ("=42"), and HTML in an expression. */
static ark_atom cleaned(struct xmi *x, uint8_t word, ark_atom text)
{
    if (!x->ea || !text)
        return text;
    const char *raw = ark_atom_text(x->atoms, text);
    g_autofree char *plain = ark_xmi_plain(raw, ark_atom_len(x->atoms, text));
    const char *from = plain + (word == W_VALUE && plain[0] == '=');
    return ark_atom_loose(x->atoms, from, strlen(from));
}

void ark_xmi_end_value(struct xmi *x, const struct xmi_frame *value)
{
    struct xmi_frame *around = ark_xmi_whole(x);
    uint8_t word = x->one ? ark_vec_last(&x->frames).word : value->word;
    ark_atom text = value->value ? value->value : value->body;
    struct xmi_value pending = {around->ref, x->value, cleaned(x, word, text), value->about};
    if (!pending.text && !pending.id)
        pending.text = value->tag_type;
    if (around->is_value) {
        around->value = around->value ? around->value : text;
    } else if (word == W_LOWER_VALUE || word == W_UPPER_VALUE) {
        set_bound(x, around, word, text);
    } else if (word == W_SPECIFICATION) {
        if (pending.text)
            ark_builder_set_text(x->builder, around->ref, x->body, pending.text);
        ark_builder_set_str(x->builder, around->ref, "language",
                            ark_atom_text(x->atoms, value->tag));
    } else if (pending.text || pending.id) {
        pending.key = word == W_VALUE ? x->value : x->default_value;
        ark_vec_push(&x->values, pending);
    }
}

/* What a constraint is about is what owns it when it doesn't say. */
void ark_xmi_end_constraint(struct xmi *x, const struct xmi_frame *constraint)
{
    const struct xmi_frame *around = ark_xmi_whole(x);
    uint8_t word = x->one && x->frames.n ? ark_vec_last(&x->frames).word : constraint->word;
    struct ark_loc loc = constraint->loc;
    loc.id = ARK_ATOM_NONE;
    if (!constraint->says && word == W_RULE && around && around->ref != ARK_REF_NONE)
        ark_builder_edge(x->builder, x->constrains, constraint->ref, around->ref, loc);
}

void ark_xmi_on_value_element_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    struct xmi_frame *value = &ark_vec_last(&x->frames);
    g_autofree char *plain =
        value->is_value && !value->value && !value->body ? g_strstrip(g_strndup(text, len)) : NULL;
    if (plain && *plain)
        value->value = ark_atom_intern(x->atoms, plain);
    ark_xmi_on_element_end(data, text, len);
}
