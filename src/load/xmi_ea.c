/* Enterprise Architect's Extension, where documentation, most tagged values and the truth about
 * stereotypes stand. It speaks of elements by id, and of the ends of connectors by an id that is
 * made of the connector's. What it says is kept until all is read. */
#include <string.h>

#include "load/xmi_internal.h"

static ark_atom plain_atom(struct xmi *x, const struct ark_xml_attr *attr)
{
    if (!attr || !attr->len)
        return ARK_ATOM_NONE;
    g_autofree char *plain = ark_xmi_plain(attr->value, attr->len);
    return *plain ? ark_atom_loose(x->atoms, plain, strlen(plain)) : ARK_ATOM_NONE;
}

static struct xmi_note about(const struct xmi *x, uint8_t word)
{
    return (struct xmi_note){
        .ref = ARK_REF_NONE, .id = x->about, .source = x->source, .word = word, .by_name = true};
}

static void note_text(struct xmi *x, uint8_t word, const struct ark_xml_attr *attr)
{
    struct xmi_note note = about(x, word);
    note.value = plain_atom(x, attr);
    if (note.value && note.id)
        ark_xmi_note(x, note);
}

void ark_xmi_ea_keep(struct xmi *x, struct xmi_note note, const char *key, const char *text)
{
    if (!*text || (note.ref == ARK_REF_NONE && !note.id))
        return;
    g_autofree char *full = g_strconcat("ea:", key, NULL);
    note.key = ark_atom_intern(x->atoms, full);
    note.value = ark_atom_intern(x->atoms, text);
    note.word = W_KEPT;
    ark_xmi_note(x, note);
}

static void keep(struct xmi *x, const char *key, const struct ark_xml_attr *attr)
{
    g_autofree char *text = attr ? ark_xmi_plain(attr->value, attr->len) : NULL;
    if (text)
        ark_xmi_ea_keep(x, about(x, W_KEPT), key, text);
}

/* Stereotypes. */

static void note_stereotype(struct xmi *x, struct xmi_note note, const char *name,
                            const char *profile)
{
    if (!*name || (note.ref == ARK_REF_NONE && !note.id))
        return;
    note.word = W_STEREOTYPE;
    note.by_name = true;
    note.value = ark_atom_intern(x->atoms, name);
    note.profile = ark_atom_intern(x->atoms, profile);
    ark_xmi_note(x, note);
}

void ark_xmi_ea_stereotypes(struct xmi *x, struct xmi_note note, const char *text)
{
    g_auto(GStrv) names = g_strsplit(text, ",", 0);
    for (char **name = names; *name; name++)
        note_stereotype(x, note, g_strstrip(*name), NULL);
}

/* The value of `key` in "Name=x;FQName=y::x;", without it a NULL. Caller frees. */
static char *field(const char *packed, const char *end, const char *key)
{
    size_t len = strlen(key);
    for (const char *at = packed; at < end;) {
        const char *stop = memchr(at, ';', (size_t)(end - at));
        stop = stop ? stop : end;
        if ((size_t)(stop - at) > len && memcmp(at, key, len) == 0 && at[len] == '=')
            return g_strndup(at + len + 1, (size_t)(stop - at) - len - 1);
        at = stop + 1;
    }
    return NULL;
}

void ark_xmi_ea_xrefs(struct xmi *x, struct xmi_note note, const char *text)
{
    static const char begin[] = "@STEREO;", close[] = "@ENDSTEREO";
    for (const char *at = text; (at = strstr(at, begin));) {
        at += sizeof begin - 1;
        const char *end = strstr(at, close);
        if (!end)
            return;
        g_autofree char *name = field(at, end, "Name"), *full = field(at, end, "FQName");
        char *colons = full ? g_strrstr(full, "::") : NULL;
        if (colons)
            *colons = '\0';
        if (colons && colons[2])
            note_stereotype(x, note, colons + 2, full);
        else if (name)
            note_stereotype(x, note, name, NULL);
        at = end;
    }
}

/* Texts of tags. */

static const char memo[] = "<memo>";

/* "Values: a,b\nDefault: a\nDescription: what the tag is for" is the profile's. Somebody who writes
 * behind "Description:" at once means it as the value. */
static const char *said_in(struct xmi *x, const char *note)
{
    static const char word[] = "Description:";
    bool of_profile = g_str_has_prefix(note, "Default:") || g_str_has_prefix(note, "Values:") ||
                      g_str_has_prefix(note, word);
    const char *found = of_profile ? strstr(note, word) : NULL;
    const char *rest = found ? found + sizeof word - 1 : NULL;
    if (!of_profile || !rest)
        return of_profile ? "" : note;
    if (*rest && !g_ascii_isspace(*rest))
        return rest;
    char *own = g_strstrip(g_strdup(rest));
    if (*own)
        g_hash_table_add(x->profile_texts, own);
    else
        g_free(own);
    return "";
}

ark_atom ark_xmi_ea_text(struct xmi *x, ark_atom value, ark_atom notes)
{
    static const char *const marks[] = {"#NOTES#", "$ea_notes="};
    const char *raw = ark_atom_text(x->atoms, value);
    g_autofree char *text = ark_xmi_plain(raw, ark_atom_len(x->atoms, value));
    const char *note = notes ? ark_atom_text(x->atoms, notes) : "";
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        char *mark = strstr(text, marks[i]);
        if (mark) {
            *mark = '\0';
            note = mark + strlen(marks[i]);
        }
    }
    const char *from_note = said_in(x, note);
    const char *said = strcmp(text, memo) == 0              ? from_note
                       : g_str_has_prefix(text, "Default:") ? said_in(x, text)
                                                            : text;
    return *said ? ark_atom_loose(x->atoms, said, strlen(said)) : ARK_ATOM_NONE;
}

void ark_xmi_on_ea_tag(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_NAME),
                              *value = ark_xml_attr(tag, W_VALUE),
                              *notes = ark_xml_attr(tag, W_NOTES);
    bool own = ark_xml_attr_is(name, "ea_guid");
    if (!name || own || !value || !value->len || !x->about)
        return;
    struct xmi_note note = about(x, W_TAG);
    note.key = ark_xmi_atom(x, name);
    note.value = ark_xmi_ea_text(x, ark_atom_loose(x->atoms, value->value, value->len),
                                 plain_atom(x, notes));
    if (note.value)
        ark_xmi_note(x, note);
}

/* Whom it speaks of. */

static void speak_of(struct xmi *x, ark_atom id)
{
    x->about = id;
    x->source++;
    if (id)
        ark_vec_push(&x->spoken, id);
}

/* A note on a connector goes to an element that stands for the connector. */
void ark_xmi_on_ea_subject(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    ark_atom connector = ark_xmi_atom(x, ark_xml_attr(tag, W_CLASSIFIER));
    speak_of(x, ark_xmi_atom(x, ark_xml_attr(tag, W_IDREF)));
    x->subject = tag->name;
    if (connector && x->about && tag->name == W_ELEMENT)
        g_hash_table_insert(x->proxies, GUINT_TO_POINTER(x->about), GUINT_TO_POINTER(connector));
    if (tag->name == W_CONNECTOR)
        note_text(x, W_NAME, ark_xml_attr(tag, W_NAME));
}

/* An end of a connector has the connector's id with its first two digits replaced. */
void ark_xmi_on_ea_end(void *data, const struct ark_xml_tag *tag)
{
    static const char prefix[] = "EAID_";
    const size_t cut = sizeof prefix - 1 + 2;
    struct xmi *x = data;
    const char *id = x->about ? ark_atom_text(x->atoms, x->about) : "";
    struct xmi_ea_end end = {.association = x->about,
                             .type = ark_xmi_atom(x, ark_xml_attr(tag, W_IDREF))};
    x->connector = x->about;
    if (strlen(id) > cut && g_str_has_prefix(id, prefix)) {
        g_autofree char *synthetic =
            g_strconcat(prefix, tag->name == W_SOURCE ? "src" : "dst", id + cut, NULL);
        end.id = ark_atom_intern(x->atoms, synthetic);
    }
    speak_of(x, end.id);
    ark_vec_push(&x->ends, end);
}

void ark_xmi_on_ea_end_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    (void)text, (void)len;
    x->about = x->connector;
}

/* What an end's children say: which class, its role, its multiplicity, its kind. */
void ark_xmi_on_ea_end_detail(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    struct xmi_ea_end *end = &ark_vec_last(&x->ends);
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_NAME),
                              *multiplicity = ark_xml_attr(tag, W_MULTIPLICITY),
                              *aggregation = ark_xml_attr(tag, W_AGGREGATION),
                              *navigable = ark_xml_attr(tag, W_NAVIGABLE);
    if (tag->name == W_MODIFIERS)
        end->loose = !ark_xml_attr_is(ark_xml_attr(tag, W_CHANGEABILITY), "frozen");
    if (tag->name == W_ROLE) {
        ark_xmi_on_ea_properties(data, tag);
        end->name = name && name->len ? ark_xmi_atom(x, name) : ARK_ATOM_NONE;
    } else if (name && name->len) {
        end->type_name = ark_xmi_atom(x, name);
    }
    if (multiplicity && multiplicity->len)
        end->multiplicity = ark_xmi_atom(x, multiplicity);
    if (aggregation)
        end->aggregation = ark_xmi_atom(x, aggregation);
    if (navigable)
        end->navigable = navigable->len == 4; /* "true" */
}

/* Only associations have ends that are elements; a note link has no element at all. */
static void note_connector(struct xmi *x, const struct ark_xml_attr *type)
{
    g_autofree char *name = g_strndup(type->value, type->len);
    if (x->ends.n < 2)
        return;
    const struct xmi_ea_end *ends = &x->ends.v[x->ends.n - 2];
    if (strcmp(name, "NoteLink") == 0) {
        ark_vec_push(&x->note_links, ends[0].type);
        ark_vec_push(&x->note_links, ends[1].type);
    }
    if (strcmp(name, "Association") != 0 && strcmp(name, "Aggregation") != 0)
        x->ends.n -= 2;
}

/* `properties` of an element or connector; `documentation` and `stereotype` of an attribute. */
void ark_xmi_on_ea_properties(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *text = ark_xml_attr(tag, W_EA_DOCUMENTATION),
                              *stereotype = ark_xml_attr(tag, W_STEREOTYPE),
                              *type = ark_xml_attr(tag, W_TYPE),
                              *kind = ark_xml_attr(tag, W_EA_TYPE);
    if (tag->name == W_PROPERTIES) {
        note_text(x, W_EA_KIND, ark_xml_attr(tag, W_EA_KIND));
        keep(x, "alias", ark_xml_attr(tag, W_ALIAS));
        if (!text && ark_xml_attr_is(ark_xml_attr(tag, W_EA_KIND), "Text"))
            text = ark_xml_attr(tag, W_ALIAS);
        if (type && type->len && type->value[0] != '<')
            note_text(x, W_TYPE, type);
        if (kind && x->subject == W_CONNECTOR)
            note_connector(x, kind);
    } else if (!text && tag->name == W_EA_DOCUMENTATION) {
        text = ark_xml_attr(tag, W_VALUE);
    }
    note_text(x, W_DOCUMENTATION, text);
    if (stereotype && stereotype->len) {
        g_autofree char *names = g_strndup(stereotype->value, stereotype->len);
        ark_xmi_ea_stereotypes(x, about(x, W_STEREOTYPE), names);
    }
}

void ark_xmi_on_ea_xrefs(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *value = ark_xml_attr(tag, W_VALUE);
    g_autofree char *text = value ? g_strndup(value->value, value->len) : NULL;
    if (text)
        ark_xmi_ea_xrefs(x, about(x, W_STEREOTYPE), text);
}

void ark_xmi_on_ea_project(void *data, const struct ark_xml_tag *tag)
{
    static const char *const kept[] = {"author", "version", "phase", "status", NULL};
    for (uint32_t i = 0; i < tag->attr_count; i++) {
        if (g_strv_contains(kept, tag->attrs[i].local))
            keep(data, tag->attrs[i].local, &tag->attrs[i]);
    }
}

void ark_xmi_on_ea_alias(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    if (x->subject == W_EA_ATTRIBUTE)
        keep(x, "alias", ark_xml_attr(tag, W_VALUE));
}

/* Other ids for the same: of a package, and of the connector that an association class is. */
static void add_alias(struct xmi *x, const struct ark_xml_attr *id)
{
    ark_xmi_also_called(x, x->about, id && id->len ? ark_xmi_atom(x, id) : ARK_ATOM_NONE);
}

void ark_xmi_on_ea_model(void *data, const struct ark_xml_tag *tag)
{
    add_alias(data, ark_xml_attr(tag, W_PACKAGE_2));
}

void ark_xmi_on_ea_extended(void *data, const struct ark_xml_tag *tag)
{
    add_alias(data, ark_xml_attr(tag, W_CONNECTOR_ID));
}

/* A type of EA's own, or an element outside what was exported: it has a name. "<undefined>" is
 * none.
 */
void ark_xmi_on_ea_stub(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_NAME);
    bool known = name && name->len && name->value[0] != '<';
    ark_xmi_learn_name(x, ark_xmi_atom(x, ark_xml_attr(tag, W_ID)),
                       known ? ark_xmi_atom(x, name) : ark_atom_intern(x->atoms, ""));
}

void ark_xmi_on_ea_note_link(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    ark_vec_push(&x->note_links, ark_xmi_atom(x, ark_xml_attr(tag, W_SOURCE)));
    ark_vec_push(&x->note_links, ark_xmi_atom(x, ark_xml_attr(tag, W_TARGET)));
}
