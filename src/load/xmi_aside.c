/* What tools add to an element in an extension of their own: names of what lies in other files
 * (MagicDraw), stereotypes (StarUML), documentation (GenMyModel, Visual Paradigm), long texts
 * (Enterprise Architect's XMI 1). */
#include <string.h>

#include "load/xmi_internal.h"

/* "<memo>" says that the value of a tag is in the note. */
void ark_xmi_on_aside_comment(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    struct xmi_frame *around = ark_xmi_whole(x);
    const struct ark_xml_attr *text = ark_xml_attr(tag, W_NAME);
    if (text && text->len && around && around->tagged_value && around->value &&
        strcmp(ark_atom_text(x->atoms, around->value), "<memo>") == 0)
        around->value = ark_atom_loose(x->atoms, text->value, text->len);
}

/* "UML Standard Profile::PrimitiveTypes::String": how MagicDraw calls what an href goes to. */
void ark_xmi_on_referent(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *path = ark_xml_attr(tag, W_REFERENT_PATH);
    if (!path)
        path = ark_xml_attr(tag, W_XMI_VALUE);
    uint32_t n = x->frames.n, record = n > 1 ? ark_vec_last(&x->frames).elsewhere : XMI_NONE;
    if (path && path->len && record != XMI_NONE)
        ark_xmi_name_elsewhere(x, &x->frames.v[x->frames.v[n - 2].whole], record,
                               ark_xmi_atom(x, path));
}

void ark_xmi_on_aside_stereotype(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct xmi_frame *around = ark_xmi_whole(x);
    const struct ark_xml_attr *value = ark_xml_attr(tag, W_VALUE);
    if (value && value->len && around && around->ref != ARK_REF_NONE)
        ark_xmi_note(x, (struct xmi_note){.ref = around->ref,
                                          .value = ark_xmi_atom(x, value),
                                          .word = W_STEREOTYPE,
                                          .by_name = true});
}

/* "Class_ny stereotype_id", of which there is an element, or not if it is the tool's;
 * "Usage_use_id" says what the element is. */
void ark_xmi_on_aside_applied(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct xmi_frame *around = ark_xmi_whole(x);
    const struct ark_xml_attr *value = ark_xml_attr(tag, W_VALUE);
    const char *bar = value ? memchr(value->value, '_', value->len) : NULL;
    if (!bar || !around || around->ref == ARK_REF_NONE)
        return;
    g_autofree char *metaclass = g_strndup(value->value, (size_t)(bar - value->value));
    g_autofree char *name = g_strndup(bar + 1, (size_t)(value->value + value->len - bar) - 1);
    char *end = g_str_has_suffix(name, "_id") ? name + strlen(name) - strlen("_id") : name;
    *end = '\0';
    if (*name && g_ascii_strcasecmp(name, metaclass) != 0)
        ark_xmi_note(x, (struct xmi_note){.ref = around->ref,
                                          .value = ark_atom_intern(x->atoms, name),
                                          .word = W_STEREOTYPE,
                                          .by_name = true});
}

/* A key and a value: `details` of an annotation, `property` of Visual Paradigm. */
void ark_xmi_on_aside_detail(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct xmi_frame *around = ark_xmi_whole(x);
    const struct ark_xml_attr *value = ark_xml_attr(tag, W_VALUE);
    if (!value || !value->len || !around || around->ref == ARK_REF_NONE)
        return;
    if (ark_xml_attr_is(ark_xml_attr(tag, W_KEY), "gmm-documentation") ||
        ark_xml_attr_is(ark_xml_attr(tag, W_NAME), "documentation"))
        ark_xmi_note(x, (struct xmi_note){.ref = around->ref,
                                          .value = ark_xmi_plain_atom(x, ark_xmi_atom(x, value)),
                                          .word = W_DOCUMENTATION});
}
