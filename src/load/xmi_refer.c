/* References of the model: by id, kept until all is read, or into other files, counted. */
#include <string.h>

#include "load/xmi_internal.h"

void ark_xmi_absent(struct xmi *x, const char *href, size_t len)
{
    static const char *const libraries[] = {"UML_LIBRARIES", "PrimitiveTypes", "omg.org/"};
    const char *hash = memchr(href, '#', len);
    g_autofree char *file = g_strndup(href, hash ? (size_t)(hash - href) : len);
    for (size_t i = 0; i < G_N_ELEMENTS(libraries); i++) {
        if (strstr(file, libraries[i]))
            return;
    }
    g_autofree char *plain = g_uri_unescape_string(file, NULL);
    char *key = g_utf8_make_valid(plain ? plain : file, -1);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(x->absent, key));
    g_hash_table_insert(x->absent, key, GUINT_TO_POINTER(known + 1));
}

/* "...library.uml#String" names the type; "#_sNl0QKdE" doesn't. */
static ark_atom name_in_href(struct xmi *x, const char *href, size_t len)
{
    const char *hash = memchr(href, '#', len), *end = href + len;
    if (!hash)
        return ARK_ATOM_NONE;
    for (const char *at = hash + 1; at < end; at++) {
        if (!g_ascii_isalpha(*at))
            return ARK_ATOM_NONE;
    }
    return ark_atom_intern_n(x->atoms, hash + 1, (size_t)(end - hash - 1));
}

void ark_xmi_refer_elsewhere(struct xmi *x, const struct xmi_frame *frame, uint8_t word,
                             const struct ark_xml_attr *href)
{
    if (word == W_TYPE && frame->property != XMI_NONE)
        x->properties.v[frame->property].type_name = name_in_href(x, href->value, href->len);
    ark_xmi_absent(x, href->value, href->len);
}

/* A second client or supplier makes another edge with the same other end. */
static void refer_link(struct xmi *x, const struct xmi_frame *frame, bool to, ark_atom id)
{
    if (frame->link == XMI_NONE)
        return;
    struct xmi_link *link = &x->links.v[frame->link];
    ark_atom *end = to ? &link->to : &link->from;
    if (!*end) {
        *end = id;
        return;
    }
    struct ark_loc loc = frame->loc;
    loc.id = ARK_ATOM_NONE;
    ark_ref edge = ark_builder_edge(x->builder, ark_xmi_labels(x, frame->kind), ARK_REF_NONE,
                                    ARK_REF_NONE, loc);
    struct xmi_link more = {.edge = edge, .owner = link->owner, .like = frame->link};
    *(to ? &more.to : &more.from) = id;
    ark_vec_push(&x->links, more);
}

void ark_xmi_refer_one(struct xmi *x, struct xmi_frame *frame, uint8_t word, ark_atom id)
{
    struct xmi_property *property =
        frame->property == XMI_NONE ? NULL : &x->properties.v[frame->property];
    switch (word) {
    case W_TYPE:
        if (property)
            property->type = id;
        break;
    case W_ASSOCIATION:
        if (property)
            property->association = id;
        break;
    case W_GENERAL:
    case W_SUPPLIER:
        refer_link(x, frame, true, id);
        break;
    case W_SPECIAL:
    case W_CLIENT:
        refer_link(x, frame, false, id);
        break;
    case W_MEMBER_END:
    case W_NAVIGABLE_END:
        if (frame->association != XMI_NONE)
            ark_vec_push(&x->references, (struct xmi_reference){frame->ref, id, word});
        break;
    case W_CLASSIFIER:
        if (frame->kind && strcmp(frame->kind->label, "InstanceSpecification") == 0)
            ark_vec_push(&x->references, (struct xmi_reference){frame->ref, id, word});
        break;
    case W_ANNOTATED:
        if (frame->comment)
            ark_vec_push(&x->annotated, id);
        break;
    case W_STEREOTYPE:
        if (frame->ref != ARK_REF_NONE)
            ark_xmi_note(x, (struct xmi_note){.ref = frame->ref, .value = id, .word = word});
        break;
    case W_TAG_TYPE:
        frame->tag_type = id;
        break;
    case W_MODEL_ELEMENT:
        frame->about = id;
        break;
    default:
        break;
    }
}

/* An attribute of XMI 2 is a list of ids; in XMI 1 there may be a blank in an id. */
void ark_xmi_refer(struct xmi *x, struct xmi_frame *frame, uint8_t word,
                   const struct ark_xml_attr *ids)
{
    const char *at = ids->value, *end = at + ids->len;
    while (at < end) {
        const char *blank = x->one ? NULL : memchr(at, ' ', (size_t)(end - at));
        size_t len = (size_t)((blank ? blank : end) - at);
        if (len)
            ark_xmi_refer_one(x, frame, word, ark_atom_intern_n(x->atoms, at, len));
        at += len + 1;
    }
}
