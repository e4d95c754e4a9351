/* What is said apart from what it is about: applied stereotypes, and Enterprise Architect's
 * Extension, where documentation and most tagged values stand. They are kept until all is read. */
#include <string.h>

#include "load/xmi_internal.h"

/* GLib's own hash of a pointer sees its lower half only. */
guint ark_xmi_pair_hash(gconstpointer pair)
{
    return (guint)(((uint64_t)(uintptr_t)pair * 0x9e3779b97f4a7c15u) >> 32);
}

static gpointer pair(ark_ref ref, ark_atom atom)
{
    return (gpointer)(uintptr_t)((uint64_t)ref << 32 | atom);
}

bool ark_xmi_is_new(struct xmi *x, ark_ref ref, ark_atom key)
{
    return g_hash_table_add(x->said, pair(ref, key));
}

void ark_xmi_note(struct xmi *x, struct xmi_note note)
{
    ark_vec_push(&x->notes, note);
}

/* Applied stereotypes. */

static bool is_base(const struct ark_xml_attr *attr)
{
    return strncmp(attr->local, "base_", 5) == 0;
}

static void add_bases(struct xmi *x, const char *ids, size_t len)
{
    const char *at = ids, *end = ids + len;
    while (at < end) {
        const char *blank = memchr(at, ' ', (size_t)(end - at));
        size_t one = (size_t)((blank ? blank : end) - at);
        if (one)
            ark_vec_push(&x->bases, ark_atom_intern_n(x->atoms, at, one));
        at += one + 1;
    }
}

static void add_tag(struct xmi *x, ark_atom key, const char *value, size_t len)
{
    if (len)
        ark_xmi_note(x, (struct xmi_note){.ref = ARK_REF_NONE,
                                          .key = key,
                                          .value = ark_atom_loose(x->atoms, value, len),
                                          .word = W_TAG});
}

void ark_xmi_on_application(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    x->bases.n = 0;
    x->applied_at = x->notes.n;
    x->applied = false;
    if (!x->stranger)
        x->stranger = ark_atom_intern(x->atoms, tag->uri);
    ark_xmi_note(x, (struct xmi_note){.ref = ARK_REF_NONE,
                                      .value = ark_atom_intern(x->atoms, tag->local),
                                      .word = W_STEREOTYPE,
                                      .by_name = true});
    for (uint32_t i = 0; i < tag->attr_count; i++) {
        const struct ark_xml_attr *attr = &tag->attrs[i];
        bool of_xmi = attr->name && attr->name < W_HREF;
        if (is_base(attr)) {
            x->applied = true;
            add_bases(x, attr->value, attr->len);
        } else if (!of_xmi) {
            add_tag(x, ark_atom_intern(x->atoms, attr->local), attr->value, attr->len);
        }
    }
}

void ark_xmi_on_applied_tag(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *id = ark_xml_attr(tag, W_IDREF), *href = ark_xml_attr(tag, W_HREF);
    x->tag = ark_atom_intern(x->atoms, tag->local);
    if (strncmp(tag->local, "base_", 5) != 0)
        return;
    x->applied = true;
    if (id)
        add_bases(x, id->value, id->len);
    else if (href)
        ark_xmi_absent(x, href->value, href->len);
}

void ark_xmi_on_applied_tag_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    if (x->tag && len)
        add_tag(x, x->tag, text, len);
    x->tag = ARK_ATOM_NONE;
}

/* Several bases: what was noted once is said of each. */
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
    for (uint32_t i = from; i < from + n; i++)
        x->notes.v[i].id = x->bases.v[0];
    if (x->bases.n > 1 && x->bases.v[1] != x->bases.v[0] && x->bases.n <= 8) {
        for (uint32_t b = 1; b < x->bases.n; b++) {
            for (uint32_t i = from; i < from + n; i++) {
                struct xmi_note copy = x->notes.v[i];
                copy.id = x->bases.v[b];
                ark_xmi_note(x, copy);
            }
        }
    }
}

/* Enterprise Architect. */

static const char *const entities[][2] = {
    {"amp;", "&"}, {"lt;", "<"}, {"gt;", ">"}, {"quot;", "\""}, {"apos;", "'"}, {"nbsp;", " "},
};

/* Appends what the reference at `at` (behind its &) means; gives its length, 0 if it is none. */
static size_t add_reference(GString *out, const char *at, const char *end)
{
    for (size_t i = 0; i < G_N_ELEMENTS(entities); i++) {
        size_t len = strlen(entities[i][0]);
        if ((size_t)(end - at) >= len && memcmp(at, entities[i][0], len) == 0) {
            g_string_append(out, entities[i][1]);
            return len;
        }
    }
    gunichar c = 0;
    const char *digit = at + 1;
    if (at >= end || *at != '#')
        return 0;
    for (; digit < end && digit - at <= 7 && g_ascii_isdigit(*digit); digit++)
        c = c * 10 + (gunichar)(*digit - '0');
    if (digit >= end || *digit != ';' || !c || !g_unichar_validate(c))
        return 0;
    g_string_append_unichar(out, c);
    return (size_t)(digit + 1 - at);
}

/* The length of the HTML tag at `at`, 0 if there is none. */
static size_t html_tag(const char *at, const char *end, bool *ret_breaks)
{
    static const char *const names[] = {"b", "i",   "u",   "ul", "ol", "li",     "font",
                                        "a", "sub", "sup", "br", "p",  "strong", "em"};
    const char *name = at + 1 + (at + 1 < end && at[1] == '/');
    const char *close = memchr(at, '>', (size_t)MIN(end - at, 300));
    size_t len = 0;
    while (name + len < end && g_ascii_isalpha(name[len]))
        len++;
    for (size_t i = 0; close && len && i < G_N_ELEMENTS(names); i++) {
        if (strlen(names[i]) == len && g_ascii_strncasecmp(name, names[i], len) == 0) {
            *ret_breaks = len == 2 || (len == 1 && (*name == 'p' || *name == 'P'));
            return (size_t)(close + 1 - at);
        }
    }
    return 0;
}

char *ark_xmi_plain(const char *text, size_t len)
{
    GString *out = g_string_sized_new(len);
    const char *end = text + len;
    for (const char *at = text; at < end;) {
        bool breaks = false;
        size_t n = *at == '&' ? add_reference(out, at + 1, end) : 0;
        if (n) {
            at += n + 1;
        } else if (*at == '<' && (n = html_tag(at, end, &breaks))) {
            if (breaks && out->len && out->str[out->len - 1] != '\n')
                g_string_append_c(out, '\n');
            at += n;
        } else {
            if (*at != '\r')
                g_string_append_c(out, *at);
            at++;
        }
    }
    return g_strchomp(g_string_free(out, FALSE));
}

void ark_xmi_on_ea_subject(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    x->about = ark_xmi_atom(x, ark_xml_attr(tag, W_IDREF));
}

/* An end of a connector has the connector's id with its first two digits replaced. */
void ark_xmi_on_ea_end(void *data, const struct ark_xml_tag *tag)
{
    static const char prefix[] = "EAID_";
    const size_t cut = sizeof prefix - 1 + 2;
    struct xmi *x = data;
    const char *id = x->about ? ark_atom_text(x->atoms, x->about) : "";
    x->connector = x->about;
    x->about = ARK_ATOM_NONE;
    if (strlen(id) <= cut || !g_str_has_prefix(id, prefix))
        return;
    g_autofree char *end =
        g_strconcat(prefix, tag->name == W_SOURCE ? "src" : "dst", id + cut, NULL);
    x->about = ark_atom_intern(x->atoms, end);
}

void ark_xmi_on_ea_end_end(void *data, const char *text, size_t len)
{
    struct xmi *x = data;
    (void)text, (void)len;
    x->about = x->connector;
}

static void note_of_subject(struct xmi *x, uint8_t word, ark_atom key, const char *text, size_t len)
{
    g_autofree char *plain = ark_xmi_plain(text, len);
    if (!*plain || !x->about)
        return;
    ark_xmi_note(x, (struct xmi_note){.ref = ARK_REF_NONE,
                                      .id = x->about,
                                      .key = key,
                                      .value = word == W_STEREOTYPE
                                                   ? ark_atom_intern(x->atoms, plain)
                                                   : ark_atom_loose(x->atoms, plain, strlen(plain)),
                                      .word = word,
                                      .by_name = true});
}

/* `properties` of an element or connector; `documentation` and `stereotype` of an attribute. */
void ark_xmi_on_ea_properties(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *text = ark_xml_attr(tag, W_EA_DOCUMENTATION);
    const struct ark_xml_attr *stereotype = ark_xml_attr(tag, W_STEREOTYPE);
    if (!text && tag->name == W_EA_DOCUMENTATION)
        text = ark_xml_attr(tag, W_VALUE);
    if (text)
        note_of_subject(x, W_DOCUMENTATION, ARK_ATOM_NONE, text->value, text->len);
    if (stereotype)
        note_of_subject(x, W_STEREOTYPE, ARK_ATOM_NONE, stereotype->value, stereotype->len);
    const struct ark_xml_attr *type = ark_xml_attr(tag, W_TYPE);
    if (type && tag->name == W_PROPERTIES)
        note_of_subject(x, W_TYPE, ARK_ATOM_NONE, type->value, type->len);
}

/* A line that shows an association class has the id of its connector, which is no other element. */
void ark_xmi_on_ea_extended(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *class = ark_xml_attr(tag, W_ASSOCIATION_CLASS);
    if (class && x->about)
        ark_xmi_stand_in(x, x->about, ark_xmi_atom(x, class));
}

/* "value#NOTES#text" (elements), "value$ea_notes=text" (connectors); "<memo>" means that the value
 * is in the text. */
void ark_xmi_on_ea_tag(void *data, const struct ark_xml_tag *tag)
{
    static const char *const marks[] = {"#NOTES#", "$ea_notes="};
    struct xmi *x = data;
    const struct ark_xml_attr *name = ark_xml_attr(tag, W_NAME),
                              *value = ark_xml_attr(tag, W_VALUE);
    const struct ark_xml_attr *notes = ark_xml_attr(tag, W_NOTES);
    if (!name || !value)
        return;
    g_autofree char *text = g_strndup(value->value, value->len);
    g_autofree char *apart = notes ? g_strndup(notes->value, notes->len) : NULL;
    const char *note = apart ? apart : "";
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        char *mark = strstr(text, marks[i]);
        if (mark) {
            *mark = '\0';
            note = mark + strlen(marks[i]);
        }
    }
    bool memo = strcmp(text, "<memo>") == 0;
    if (memo && (strncmp(note, "Default:", 8) == 0 || strncmp(note, "Description:", 12) == 0))
        return;
    note_of_subject(x, W_TAG, ark_xmi_atom(x, name), memo ? note : text,
                    strlen(memo ? note : text));
}

/* Saying them. */

/* Tools make names of attributes out of names of stereotypes: two spellings of one are one. */
static ark_atom mangled(struct xmi *x, const char *name)
{
    g_autofree char *copy = g_strdup(name);
    return ark_atom_intern(x->atoms,
                           g_strcanon(copy, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '_'));
}

static void say_stereotype(struct xmi *x, ark_ref ref, const struct xmi_note *note)
{
    ark_atom name = note->value;
    ark_ref stereotype = note->by_name ? ARK_REF_NONE : ark_xmi_find(x, name);
    if (stereotype != ARK_REF_NONE && !ark_ref_is_edge(stereotype))
        name = x->nodes.v[stereotype - x->first].name;
    if (name && g_hash_table_add(x->styled, pair(ref, mangled(x, ark_atom_text(x->atoms, name)))))
        ark_builder_set_text(x->builder, ref, ark_atom_intern(x->atoms, "stereotype"), name);
}

/* "prefLabel__da_" is how an attribute can be called that means "prefLabel (da)". */
static ark_atom key_of(struct xmi *x, ark_atom key)
{
    const char *name = ark_atom_text(x->atoms, key), *bar = g_strrstr(name, "__");
    size_t len = strlen(name);
    g_autofree char *plain = NULL;
    if (bar && bar > name && len - (size_t)(bar - name) == 5 && name[len - 1] == '_')
        plain = g_strdup_printf("%.*s (%.2s)", (int)(bar - name), name, bar + 2);
    if (ark_uml_owns_property(plain ? plain : name)) {
        g_autofree char *own = g_strconcat("property:", plain ? plain : name, NULL);
        return ark_atom_intern(x->atoms, own);
    }
    return plain ? ark_atom_intern(x->atoms, plain) : key;
}

/* An application repeats what the Extension has said, sometimes with the profile's own text. */
static void say_tag(struct xmi *x, ark_ref ref, ark_atom key, const struct xmi_note *note)
{
    const char *text = ark_atom_text(x->atoms, note->value);
    if (strncmp(text, "Default:", 8) == 0 || strncmp(text, "$ea_notes=", 10) == 0)
        return;
    key = key_of(x, key);
    if (!ark_xmi_is_new(x, ref, key))
        return;
    ark_builder_set_text(x->builder, ref, key, note->value);
}

static void say(struct xmi *x, ark_ref ref, const struct xmi_note *note)
{
    ark_atom key = note->key;
    if (note->word == W_STEREOTYPE) {
        say_stereotype(x, ref, note);
    } else if (note->word == W_DOCUMENTATION || note->word == W_TYPE) {
        key = ark_atom_intern(x->atoms, note->word == W_TYPE ? "type" : "documentation");
        bool told = note->word == W_TYPE && ark_ref_is_edge(ref);
        if (!told && ark_xmi_is_new(x, ref, key))
            ark_builder_set_text(x->builder, ref, key, note->value);
    } else {
        if (note->word == W_TAG_TYPE)
            key = key < x->tag_names.n ? x->tag_names.v[key] : ARK_ATOM_NONE;
        if (key)
            say_tag(x, ref, key, note);
    }
}

void ark_xmi_say_notes(struct xmi *x)
{
    ARK_VEC_EACH (struct xmi_note, note, x->notes) {
        ark_ref ref = note->ref != ARK_REF_NONE ? note->ref : ark_xmi_find(x, note->id);
        if (ref != ARK_REF_NONE)
            say(x, ref, note);
    }
}
