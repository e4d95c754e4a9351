/* Applied stereotypes in XMI 2: an element in a profile's namespace, with the ids of what it is
 * applied to and the tagged values. They may stand before or behind the model. */
#include <string.h>

#include "load/xmi_internal.h"

static bool is_base(const char *local)
{
    return strncmp(local, "base_", 5) == 0;
}

static bool has(const struct xmi *x, ark_atom base)
{
    ARK_VEC_EACH (ark_atom, known, x->bases) {
        if (*known == base)
            return true;
    }
    return false;
}

/* A few: one element can have several bases that are the same, and one application several
 * elements; what goes on and on is hostile. */
static void add_bases(struct xmi *x, const char *ids, size_t len)
{
    enum { MOST_BASES = 8 };
    const char *at = ids, *end = ids + len;
    while (at < end && x->bases.n < MOST_BASES) {
        const char *blank = memchr(at, ' ', (size_t)(end - at));
        size_t one = (size_t)((blank ? blank : end) - at);
        ark_atom base = one ? ark_atom_intern_n(x->atoms, at, one) : ARK_ATOM_NONE;
        if (base && !has(x, base))
            ark_vec_push(&x->bases, base);
        at += one + 1;
    }
}

static void add_tag(struct xmi *x, ark_atom key, const char *value, size_t len)
{
    ark_atom text = len ? ark_atom_loose(x->atoms, value, len) : ARK_ATOM_NONE;
    if (x->ea && text)
        text = ark_xmi_ea_text(x, text, ARK_ATOM_NONE);
    if (text)
        ark_xmi_note(x, (struct xmi_note){.ref = ARK_REF_NONE,
                                          .key = key,
                                          .value = text,
                                          .source = x->source,
                                          .word = W_TAG,
                                          .applied = true});
}

/* What a profile is called: in addresses that tools make up by a segment of them, for two versions
 * of one profile have two prefixes; else by the prefix. */
static ark_atom profile_of(struct xmi *x, const struct ark_xml_tag *tag)
{
    static const char *const made_up[] = {"http:///schemas/", "http:///",
                                          "http://www.sparxsystems.com/profiles/",
                                          "http://www.magicdraw.com/schemas/"};
    for (size_t i = 0; tag->uri && i < G_N_ELEMENTS(made_up); i++) {
        if (g_str_has_prefix(tag->uri, made_up[i])) {
            const char *name = tag->uri + strlen(made_up[i]);
            size_t len = strcspn(name, "/");
            if (g_str_has_suffix(name, ".xmi") && !name[len])
                len -= strlen(".xmi");
            g_autofree char *raw = g_strndup(name, len);
            g_autofree char *decoded = g_uri_unescape_string(raw, NULL);
            return *raw ? ark_atom_intern(x->atoms, decoded ? decoded : raw) : ARK_ATOM_NONE;
        }
    }
    return ark_atom_intern(x->atoms, tag->prefix);
}

/* "FDAprofil::Concept", which Enterprise Architect can only write mangled as the element's name. */
static void set_full_name(struct xmi *x, struct xmi_note *note, const struct ark_xml_attr *attr)
{
    g_autofree char *full = g_strndup(attr->value, attr->len);
    char *colons = g_strrstr(full, "::");
    if (!colons || !colons[2])
        return;
    note->value = ark_atom_intern(x->atoms, colons + 2);
    *colons = '\0';
    note->profile = ark_atom_intern(x->atoms, full);
}

/* Enterprise Architect makes a stereotype of each tag that is in no profile, called as the tag. */
static bool is_tag_only(const struct xmi *x, const struct ark_xml_tag *tag, ark_atom profile)
{
    if (!x->ea || strcmp(ark_atom_text(x->atoms, profile), "thecustomprofile") != 0)
        return false;
    for (uint32_t i = 0; i < tag->attr_count; i++) {
        if (strcmp(tag->attrs[i].local, tag->local) == 0)
            return true;
    }
    return false;
}

void ark_xmi_on_application(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    struct xmi_note note = {.ref = ARK_REF_NONE,
                            .value = ark_atom_intern(x->atoms, tag->local),
                            .profile = profile_of(x, tag),
                            .word = W_APPLICATION,
                            .by_name = true};
    x->bases.n = 0;
    x->applied_at = x->notes.n;
    x->applied = false;
    x->source++;
    if (!x->stranger)
        x->stranger = ark_atom_intern(x->atoms, tag->uri);
    if (note.profile && is_tag_only(x, tag, note.profile))
        note.word = 0;
    for (uint32_t i = 0; i < tag->attr_count; i++) {
        const struct ark_xml_attr *attr = &tag->attrs[i];
        bool of_xmi = attr->name && attr->name < W_HREF;
        if (is_base(attr->local)) {
            x->applied = true;
            add_bases(x, attr->value, attr->len);
        } else if (strcmp(attr->local, "__EAStereoName") == 0) {
            set_full_name(x, &note, attr);
        } else if (!of_xmi) {
            add_tag(x, ark_atom_intern(x->atoms, attr->local), attr->value, attr->len);
        }
    }
    if (note.word)
        ark_xmi_note(x, note);
}

void ark_xmi_on_applied_tag(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, W_IDREF), *href = ark_xml_attr(tag, W_HREF);
    x->tag = ark_atom_intern(x->atoms, tag->local);
    if (!is_base(tag->local))
        return;
    x->applied = true;
    if (id)
        add_bases(x, id->value, id->len);
    else if (href && href->len && href->value[0] == '#')
        add_bases(x, href->value + 1, href->len - 1);
    else if (href)
        ark_xmi_refer_elsewhere(x, NULL, 0, href);
}

void ark_xmi_on_applied_tag_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    if (x->tag && len && !is_base(ark_atom_text(x->atoms, x->tag)))
        add_tag(x, x->tag, text, len);
    x->tag = ARK_ATOM_NONE;
}

/* What was noted once is said of each base. */
void ark_xmi_on_application_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    (void)text, (void)len;
    uint32_t from = x->applied_at, n = x->notes.n - from;
    if (x->applied)
        ark_input_count(x->input, ARK_COUNT_STEREOTYPES, 1);
    if (!x->applied || !x->bases.n) {
        x->notes.n = from;
        return;
    }
    for (uint32_t b = 0; b < x->bases.n; b++) {
        for (uint32_t i = from; i < from + n; i++) {
            struct xmi_note copy = x->notes.v[i];
            copy.id = x->bases.v[b];
            if (b)
                ark_xmi_note(x, copy);
            else
                x->notes.v[i].id = copy.id;
        }
    }
}
