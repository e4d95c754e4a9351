/* References of the model: by id, kept until all is read, or into other files. */
#include <string.h>

#include "load/xmi_internal.h"

/* Libraries of standard types are no files that anybody could give. */
static bool is_library(const char *file)
{
    static const char *const libraries[] = {"UML_LIBRARIES", "PrimitiveTypes", "omg.org/"};
    for (size_t i = 0; i < G_N_ELEMENTS(libraries); i++) {
        if (strstr(file, libraries[i]))
            return true;
    }
    return false;
}

/* What lies in the profile of UML 1.4 that each ArgoUML has, by id; NULL for others. */
static const char *argo_name(const char *file, size_t file_len, const char *id, size_t len)
{
    static const char profile[] = "default-uml14.xmi",
                      types[] = "-84-17--56-5-43645a83:11466542d86:-8000:000000000000";
    static const char *const rows[][2] = {
        {"087C", "Integer"}, {"087D", "UnlimitedInteger"}, {"087E", "String"}, {"0880", "Boolean"}};
    if (!g_strstr_len(file, (gssize)file_len, profile))
        return NULL;
    if (len == 18 && memcmp(id, ".:000000000000087C", len) == 0)
        return "documentation";
    bool type = len == sizeof types - 1 + 4 && memcmp(id, types, sizeof types - 1) == 0;
    for (size_t i = 0; type && i < G_N_ELEMENTS(rows); i++) {
        if (memcmp(id + sizeof types - 1, rows[i][0], 4) == 0)
            return rows[i][1];
    }
    return NULL;
}

/* "...library.uml#String" and "#//String" name the type; "#_sNl0QKdE" doesn't. */
static ark_atom name_in(struct xmi *x, const char *fragment, size_t len)
{
    for (; len && *fragment == '/'; len--)
        fragment++;
    for (size_t i = 0; i < len; i++) {
        if (!g_ascii_isalpha(fragment[i]))
            return ARK_ATOM_NONE;
    }
    return len ? ark_atom_intern_n(x->atoms, fragment, len) : ARK_ATOM_NONE;
}

/* Of a link the record whose end of that side is free: a second client or supplier makes another
 * edge with the same other end. */
static struct xmi_link *free_link(struct xmi *x, const struct xmi_frame *frame, bool to,
                                  uint32_t *ret_link)
{
    struct xmi_link *link = &x->links.v[frame->link];
    *ret_link = frame->link;
    if (!(to ? link->to || link->to_elsewhere : link->from || link->from_elsewhere))
        return link;
    struct ark_loc loc = frame->loc;
    loc.id = ARK_ATOM_NONE;
    struct xmi_link more = {.edge = ark_builder_edge(x->builder, ark_xmi_labels(x, frame->kind),
                                                     ARK_REF_NONE, ARK_REF_NONE, loc),
                            .owner = link->owner,
                            .holder = link->holder,
                            .like = frame->link};
    *ret_link = x->links.n;
    ark_vec_push(&x->links, more);
    return &ark_vec_last(&x->links);
}

static bool is_end_of_link(const struct xmi_frame *frame, uint8_t word)
{
    return frame->link != XMI_NONE && word >= W_GENERAL && word <= W_SUPPLIER;
}

static bool is_target(uint8_t word)
{
    return word == W_GENERAL || word == W_SUPPLIER;
}

static void keep(struct xmi *x, ark_ref from, ark_atom to, uint8_t word)
{
    if (from != ARK_REF_NONE)
        ark_vec_push(&x->references, (struct xmi_reference){from, to, word});
}

static void refer_of_property(struct xmi *x, const struct xmi_frame *frame, uint8_t word,
                              ark_atom id)
{
    if (frame->property == XMI_NONE)
        return;
    if (word == W_TYPE)
        x->properties.v[frame->property].type = id;
    else
        x->properties.v[frame->property].association = id;
}

void ark_xmi_also_called(struct xmi *x, ark_atom id, ark_atom alias)
{
    if (!alias || !id)
        return;
    ark_vec_push(&x->aliases, alias);
    ark_vec_push(&x->aliases, id);
}

void ark_xmi_refer_one(struct xmi *x, struct xmi_frame *frame, uint8_t word, ark_atom id)
{
    uint32_t record;
    if (is_end_of_link(frame, word)) {
        struct xmi_link *link = free_link(x, frame, is_target(word), &record);
        *(is_target(word) ? &link->to : &link->from) = id;
        return;
    }
    switch (word) {
    case W_TYPE:
    case W_ASSOCIATION:
        refer_of_property(x, frame, word, id);
        break;
    case W_MEMBER_END:
    case W_NAVIGABLE_END:
        if (frame->association != XMI_NONE)
            keep(x, frame->ref, id, word);
        break;
    case W_CLASSIFIER:
        if (frame->kind && strcmp(frame->kind->label, "InstanceSpecification") == 0)
            keep(x, frame->ref, id, word);
        break;
    case W_ANNOTATED:
        if (frame->comment)
            ark_vec_push(&x->annotated, id);
        break;
    case W_STEREOTYPE:
        if (frame->ref != ARK_REF_NONE)
            ark_xmi_note(x, (struct xmi_note){.ref = frame->ref, .value = id, .word = word});
        break;
    case W_EXTENDED_ELEMENT:
        if (frame->id)
            ark_xmi_note(
                x, (struct xmi_note){
                       .ref = ARK_REF_NONE, .id = id, .value = frame->id, .word = W_STEREOTYPE});
        break;
    case W_TAG_TYPE:
        frame->tag_type = id;
        break;
    case W_MODEL_ELEMENT:
        frame->about = id;
        break;
    case W_INSTANCE:
        if (frame->is_value)
            frame->about = id;
        break;
    case W_VALUE: /* in UML 1 the value of a slot may stand elsewhere */
        if (ark_xmi_is(frame->kind, x->slot))
            ark_vec_push(&x->values, (struct xmi_value){frame->ref, x->value, 0, id});
        break;
    case W_FEATURE:
        if (ark_xmi_is(frame->kind, x->slot))
            keep(x, frame->ref, id, word);
        break;
    case W_CONSTRAINED:
        frame->says = true;
        if (ark_xmi_is(frame->kind, x->constraint))
            keep(x, frame->ref, id, word);
        break;
    case W_RULE: /* a mention of a constraint, by what it is about */
        keep(x, frame->ref, id, word);
        break;
    case W_GENERALIZATION:
        if (ark_xmi_is(frame->kind, x->set))
            keep(x, frame->ref, id, word);
        break;
    case W_GENERALIZATION_SET:
        if (frame->link != XMI_NONE)
            keep(x, frame->ref, id, word);
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

/* Splits an href: "#id" is in this file, and MagicDraw 9 writes "module.xml|id". */
static void split(const struct ark_xml_attr *href, size_t *ret_file, const char **ret_id,
                  size_t *ret_len)
{
    const char *mark = memchr(href->value, '#', href->len);
    mark = mark ? mark : memchr(href->value, '|', href->len);
    *ret_file = mark ? (size_t)(mark - href->value) : href->len;
    *ret_id = mark ? mark + 1 : href->value + href->len;
    *ret_len = (size_t)(href->value + href->len - *ret_id);
}

/* The record of a reference to that file; XMI_NONE when it is a library. */
static uint32_t record(struct xmi *x, const char *href, size_t len, ark_atom id)
{
    g_autofree char *raw = g_strndup(href, len);
    g_autofree char *decoded = g_uri_unescape_string(raw, NULL);
    g_autofree char *file = g_utf8_make_valid(decoded ? decoded : raw, -1);
    if (!*file || is_library(file))
        return XMI_NONE;
    ark_vec_push(&x->elsewhere, (struct xmi_elsewhere){.from = ARK_REF_NONE,
                                                       .file = ark_atom_intern(x->atoms, file),
                                                       .id = id,
                                                       .link = XMI_NONE});
    return x->elsewhere.n - 1;
}

/* The contract of a realization is its supplier, which stands before it. */
static bool is_said(const struct xmi_elsewhere *elsewhere, uint32_t records_before, uint32_t link)
{
    const struct xmi_elsewhere *before = elsewhere - (records_before > 0);
    return before->link == link && before->word == elsewhere->word && before->id == elsewhere->id &&
           before->file == elsewhere->file;
}

/* What the feature refers to is called so, with names of packages before. */
static void call(struct xmi *x, struct xmi_frame *of, uint8_t word, const char *path)
{
    const char *colons = g_strrstr(path, "::"), *name = colons ? colons + 2 : path;
    if (!*name)
        return;
    if (word == W_TYPE && of->property != XMI_NONE) {
        x->properties.v[of->property].type_name = ark_atom_intern(x->atoms, name);
    } else if (word == W_TAG_TYPE && of->tagged_value && !of->tag) {
        of->tag = ark_atom_intern(x->atoms, name);
    } else if (word == W_STEREOTYPE && of->ref != ARK_REF_NONE) {
        g_autofree char *profile = colons ? g_strndup(path, (size_t)(colons - path)) : NULL;
        ark_xmi_note(x, (struct xmi_note){.ref = of->ref,
                                          .value = ark_atom_intern(x->atoms, name),
                                          .profile = ark_atom_intern(x->atoms, profile),
                                          .word = W_STEREOTYPE,
                                          .by_name = true});
    }
}

uint32_t ark_xmi_refer_elsewhere(struct xmi *x, struct xmi_frame *frame, uint8_t word,
                                 const struct ark_xml_attr *href)
{
    const char *fragment;
    size_t file, len;
    split(href, &file, &fragment, &len);
    ark_atom id = len ? ark_atom_intern_n(x->atoms, fragment, len) : ARK_ATOM_NONE;
    if (!file) {
        if (frame && id)
            ark_xmi_refer_one(x, frame, word, id);
        return XMI_NONE;
    }
    const char *known = argo_name(href->value, file, fragment, len);
    if (frame && known) {
        call(x, frame, word, known);
        return XMI_NONE;
    }
    if (frame && word == W_TYPE && frame->property != XMI_NONE)
        x->properties.v[frame->property].type_name = name_in(x, fragment, len);
    uint32_t found = record(x, href->value, file, id);
    if (found == XMI_NONE || !frame)
        return found;
    struct xmi_elsewhere *elsewhere = &x->elsewhere.v[found];
    elsewhere->from = frame->ref;
    elsewhere->about = frame->comment ? frame->id : ARK_ATOM_NONE;
    elsewhere->word = word;
    if (is_end_of_link(frame, word)) {
        if (is_said(elsewhere, found, frame->link)) {
            x->elsewhere.n--;
            return XMI_NONE;
        }
        struct xmi_link *link = free_link(x, frame, is_target(word), &elsewhere->link);
        *(is_target(word) ? &link->to_elsewhere : &link->from_elsewhere) = true;
    } else if (word == W_ASSOCIATION && frame->property != XMI_NONE) {
        x->properties.v[frame->property].is_end = true;
    } else if (word == W_ANNOTATED || word == W_CONSTRAINED) {
        frame->says = true;
    }
    return found;
}

void ark_xmi_name_elsewhere(struct xmi *x, struct xmi_frame *of, uint32_t found, ark_atom path)
{
    struct xmi_elsewhere *elsewhere = &x->elsewhere.v[found];
    elsewhere->path = path;
    call(x, of, elsewhere->word, ark_atom_text(x->atoms, path));
}

/* What it means when the other file is there; the ends of links are settled. */
static struct ark_across_reference meaning(const struct xmi *x,
                                           const struct xmi_elsewhere *elsewhere)
{
    const struct {
        uint8_t word;
        enum ark_across_kind kind;
        ark_labelset labels;
    } rows[] = {
        {W_TYPE, ARK_ACROSS_TYPE, x->type},
        {W_ASSOCIATION, ARK_ACROSS_END, x->contains},
        {W_CLASSIFIER, ARK_ACROSS_EDGE, x->instance_of},
        {W_ANNOTATED, ARK_ACROSS_EDGE, x->annotates},
        {W_CONSTRAINED, ARK_ACROSS_EDGE, x->constrains},
        {W_RULE, ARK_ACROSS_BACK, x->constrains},
        {W_FEATURE, ARK_ACROSS_EDGE, x->defining},
        {W_GENERALIZATION, ARK_ACROSS_EDGE, x->groups},
    };
    struct ark_across_reference meant = {.from = elsewhere->from, .contains = ARK_REF_NONE};
    if (elsewhere->about)
        meant.from = ark_xmi_find(x, elsewhere->about);
    if (elsewhere->link != XMI_NONE) {
        meant.from = x->links.v[elsewhere->link].edge;
        meant.kind = is_target(elsewhere->word) ? ARK_ACROSS_TO : ARK_ACROSS_FROM;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(rows) && meant.from != ARK_REF_NONE; i++) {
        if (rows[i].word == elsewhere->word) {
            meant.kind = rows[i].kind;
            meant.labels = rows[i].labels;
        }
    }
    return meant;
}

void ark_xmi_refer_across(struct xmi *x)
{
    ARK_VEC_EACH (struct xmi_elsewhere, elsewhere, x->elsewhere) {
        struct ark_across_reference reference = meaning(x, elsewhere);
        const struct xmi_property *property =
            reference.kind == ARK_ACROSS_END ? ark_xmi_property_of(x, reference.from) : NULL;
        if (property)
            reference.contains = property->contains;
        reference.by = x->file;
        reference.file = elsewhere->file;
        reference.id = elsewhere->id;
        reference.path = elsewhere->path;
        if (x->load->across)
            ark_across_refer(x->load->across, reference);
    }
}
