/* Which stereotypes an element has. The file says it in several places that don't agree: what
 * Enterprise Architect's Extension tells of an element is true, and what is applied besides is
 * there only because some profile has a stereotype or a tag of such a name; but where it tells of
 * none, a stereotype that others are told to have holds. In UML 1 a stereotype can be what UML 2
 * has a metaclass for. */
#include <string.h>

#include "load/xmi_internal.h"

/* What an element has is kept under several keys: the name, its full name, and "::" with the name
 * when it has any full one; and under none when it has any. */
static bool add(struct xmi *x, ark_ref ref, ark_atom key, ark_atom name)
{
    return g_hash_table_insert(x->styled, ark_xmi_pair(ref, key), GUINT_TO_POINTER(name));
}

static ark_atom found(struct xmi *x, ark_ref ref, ark_atom key)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(x->styled, ark_xmi_pair(ref, key)));
}

ark_atom ark_xmi_mangled(struct xmi *x, const char *before, const char *name)
{
    g_autofree char *copy = g_strconcat(before, name, NULL);
    g_strcanon(copy + strlen(before), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '_');
    return ark_atom_intern(x->atoms, copy);
}

/* `sure`: the profile is told together with the name; else it holds if none is told. */
static void say_stereotype(struct xmi *x, ark_ref ref, const char *name, const char *profile,
                           bool sure)
{
    ark_atom any = ark_xmi_mangled(x, "::", name), key = ark_xmi_mangled(x, "", name),
             known = found(x, ref, key);
    if (!known) {
        known = ark_atom_intern(x->atoms, name);
        add(x, ref, key, known);
        add(x, ref, ARK_ATOM_NONE, known);
        ark_builder_set_text(x->builder, ref, x->stereotype, known);
    }
    if (!profile || !*profile || strcmp(profile, "thecustomprofile") == 0)
        return;
    g_autofree char *full = g_strconcat(profile, "::", ark_atom_text(x->atoms, known), NULL);
    ark_atom qualified = ark_atom_intern(x->atoms, full);
    if ((!sure && found(x, ref, any)) || found(x, ref, qualified))
        return;
    add(x, ref, any, qualified);
    add(x, ref, qualified, qualified);
    ark_builder_set_text(x->builder, ref, x->qualified, qualified);
}

/* Of a stereotype in the file: of a profile, if that is what it lies in. */
static const char *profile_of(const struct xmi *x, ark_ref stereotype)
{
    ark_ref holder = x->nodes.v[stereotype - x->first].record;
    bool in_profile =
        holder >= x->first && holder - x->first < x->nodes.n &&
        strcmp(ark_atom_text(x->atoms, ark_builder_type(x->builder, holder)), "Profile") == 0;
    return in_profile ? ark_atom_text(x->atoms, x->nodes.v[holder - x->first].name) : NULL;
}

static bool is_stereotype(const struct xmi *x, ark_ref ref)
{
    return ref != ARK_REF_NONE && !ark_ref_is_edge(ref) &&
           strcmp(ark_atom_text(x->atoms, ark_builder_type(x->builder, ref)), "Stereotype") == 0;
}

/* The name that a note means: of the element with that id, or the text itself, which some tools
 * write instead of an id. */
static const char *name_of(struct xmi *x, const struct xmi_note *note, const char **ret_profile)
{
    const char *text = ark_atom_text(x->atoms, note->value);
    *ret_profile = ark_atom_text(x->atoms, note->profile);
    if (note->by_name)
        return text;
    ark_ref ref = ark_xmi_find(x, note->value);
    if (is_stereotype(x, ref)) {
        *ret_profile = profile_of(x, ref);
        return ark_atom_text(x->atoms, x->nodes.v[ref - x->first].name);
    }
    return ref == ARK_REF_NONE && !strpbrk(text, "0123456789:") ? text : NULL;
}

static GHashTable *spoken_of(struct xmi *x)
{
    GHashTable *told = g_hash_table_new(NULL, NULL);
    ARK_VEC_EACH (ark_atom, id, x->spoken) {
        ark_ref ref = ark_xmi_find(x, *id);
        if (ref != ARK_REF_NONE)
            g_hash_table_add(told, GUINT_TO_POINTER(ref));
    }
    return told;
}

void ark_xmi_say_stereotypes(struct xmi *x)
{
    g_autoptr(GHashTable) told = spoken_of(x), used = g_hash_table_new(NULL, NULL);
    const char *profile;
    ARK_VEC_EACH (struct xmi_note, note, x->notes) {
        ark_ref ref = note->word == W_STEREOTYPE ? ark_xmi_note_ref(x, note) : ARK_REF_NONE;
        const char *name = ref == ARK_REF_NONE ? NULL : name_of(x, note, &profile);
        if (!name || !*name)
            continue;
        say_stereotype(x, ref, name, profile, true);
        if (profile)
            g_hash_table_add(used, GUINT_TO_POINTER(ark_xmi_mangled(x, profile, name)));
    }
    ARK_VEC_EACH (struct xmi_note, note, x->notes) {
        ark_ref ref = note->word == W_APPLICATION ? ark_xmi_note_ref(x, note) : ARK_REF_NONE;
        if (ref == ARK_REF_NONE)
            continue;
        bool is_told = g_hash_table_contains(told, GUINT_TO_POINTER(ref));
        const char *name = name_of(x, note, &profile);
        bool lacks =
            name && profile && !found(x, ref, ARK_ATOM_NONE) &&
            g_hash_table_contains(used, GUINT_TO_POINTER(ark_xmi_mangled(x, profile, name)));
        if (!is_told || lacks || found(x, ref, ark_xmi_mangled(x, "", name)))
            say_stereotype(x, ref, name, profile, !is_told);
    }
}

/* UML 1 and 2. */

static const struct {
    const char *stereotype, *label, *metaclass;
} keywords[] = {
    {"enumeration", "Class", "Enumeration"},
    {"enumeration", "DataType", "Enumeration"},
    {"enumeration", "Interface", "Enumeration"},
    {"datatype", "Class", "DataType"},
    {"primitive", "Class", "PrimitiveType"},
    {"primitive", "DataType", "PrimitiveType"},
    {"interface", "Class", "Interface"},
    {"signal", "Class", "Signal"},
    {"profile", "Package", "Profile"},
    {"profile", "UmlModel", "Profile"},
    {"realize", "Abstraction", "Realization"},
    {"realize", "Dependency", "Realization"},
    {"use", "Dependency", "Usage"},
    {"import", "Dependency", "PackageImport"},
    {"access", "Dependency", "PackageImport"},
};

/* Of a data type Enterprise Architect says so in a tag: a class with that stereotype is a class. */
static const struct ark_metaclass *keyword(const struct xmi *x, ark_ref ref, const char *name)
{
    const char *label = ark_atom_text(x->atoms, ark_builder_type(x->builder, ref));
    if (x->ea && strcmp(label, "Class") == 0 && g_ascii_strcasecmp(name, "enumeration") != 0)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(keywords); i++) {
        if (g_ascii_strcasecmp(keywords[i].stereotype, name) == 0 &&
            strcmp(keywords[i].label, label) == 0)
            return ark_metaclass_find(keywords[i].metaclass, strlen(keywords[i].metaclass));
    }
    return NULL;
}

void ark_xmi_settle_keywords(struct xmi *x)
{
    if (!x->one)
        return;
    ARK_VEC_EACH (struct xmi_note, note, x->notes) {
        const char *profile;
        ark_ref ref = note->word == W_STEREOTYPE ? ark_xmi_note_ref(x, note) : ARK_REF_NONE;
        const char *name = ref == ARK_REF_NONE ? NULL : name_of(x, note, &profile);
        const struct ark_metaclass *kind = name ? keyword(x, ref, name) : NULL;
        if (!kind)
            continue;
        ark_builder_set_labels(x->builder, ref, ark_xmi_labels(x, kind));
        add(x, ref, ark_xmi_mangled(x, "", name),
            note->value); /* mentioned twice, it says no more */
        note->word = 0;
    }
}
