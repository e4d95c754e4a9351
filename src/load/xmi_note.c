/* What is said apart from what it is about: documentation, stereotypes and tagged values. They are
 * kept until all is read, and said here. */
#include <string.h>

#include "load/xmi_internal.h"

/* GLib's own hash of a pointer sees its lower half only. */
guint ark_xmi_pair_hash(gconstpointer pair)
{
    return (guint)(((uint64_t)(uintptr_t)pair * 0x9e3779b97f4a7c15u) >> 32);
}

gpointer ark_xmi_pair(ark_ref ref, ark_atom atom)
{
    return (gpointer)(uintptr_t)((uint64_t)ref << 32 | atom);
}

bool ark_xmi_is_new(struct xmi *x, ark_ref ref, ark_atom key, uint32_t source)
{
    gpointer said = g_hash_table_lookup(x->said, ark_xmi_pair(ref, key));
    if (!said)
        g_hash_table_insert(x->said, ark_xmi_pair(ref, key), GUINT_TO_POINTER(source + 1));
    return !said || (source && GPOINTER_TO_UINT(said) == source + 1);
}

void ark_xmi_note(struct xmi *x, struct xmi_note note)
{
    ark_vec_push(&x->notes, note);
}

ark_ref ark_xmi_note_ref(struct xmi *x, const struct xmi_note *note)
{
    ark_ref ref = note->ref != ARK_REF_NONE ? note->ref : ark_xmi_find(x, note->id);
    const struct xmi_association *association = note->end ? ark_xmi_association_of(x, ref) : NULL;
    if (!note->end)
        return ref;
    return association && association->n >= note->end
               ? x->properties.v[association->ends[note->end - 1]].ref
               : ARK_REF_NONE;
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

/* A profile's own words are no value. */
static bool is_of_profile(struct xmi *x, const char *text)
{
    if (!g_hash_table_size(x->profile_texts))
        return false;
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    return g_hash_table_contains(x->profile_texts, trimmed);
}

/* An application repeats what the Extension has said, with names that it can write. */
static void say_tag(struct xmi *x, ark_ref ref, ark_atom key, const struct xmi_note *note)
{
    key = key_of(x, key);
    ark_atom same = x->ea ? ark_xmi_mangled(x, "", ark_atom_text(x->atoms, key)) : key;
    if (!is_of_profile(x, ark_atom_text(x->atoms, note->value)) &&
        ark_xmi_is_new(x, ref, same, note->source))
        ark_builder_set_text(x->builder, ref, key, note->value);
}

/* Of a comment it is the text. */
static void say_documentation(struct xmi *x, ark_ref ref, ark_atom text)
{
    bool comment = !ark_ref_is_edge(ref) && ark_builder_type(x->builder, ref) == x->comment;
    if (comment && ark_builder_get(x->builder, ref, x->body).type != ARK_NULL)
        return;
    ark_atom key = comment ? x->body : x->documentation;
    if (ark_xmi_is_new(x, ref, key, 0))
        ark_builder_set_text(x->builder, ref, key, text);
}

/* What the model may say itself. */
static void say_lacking(struct xmi *x, ark_ref ref, ark_atom key, ark_atom text)
{
    if (ark_builder_get(x->builder, ref, key).type == ARK_NULL)
        ark_builder_set_text(x->builder, ref, key, text);
}

/* A tag that an element calls by the id of its definition. "derived" is UML 1's own. */
static void say_defined_tag(struct xmi *x, ark_ref ref, const struct xmi_note *note)
{
    ark_atom key = note->key < x->names.n ? x->names.v[note->key] : ARK_ATOM_NONE;
    const char *name = ark_atom_text(x->atoms, key);
    if (!key)
        return;
    if (strcmp(name, "documentation") == 0)
        say_documentation(x, ref, ark_xmi_plain_atom(x, note->value));
    else if (strcmp(name, "derived") == 0 &&
             strcmp(ark_atom_text(x->atoms, note->value), "true") == 0)
        ark_builder_set(x->builder, ref, x->flags[W_DERIVED - W_ABSTRACT], ark_value_bool(true));
    else
        say_tag(x, ref, key, note);
}

static void say(struct xmi *x, ark_ref ref, const struct xmi_note *note)
{
    ark_atom key = note->key;
    switch (note->word) {
    case W_DOCUMENTATION:
        say_documentation(x, ref, note->value);
        break;
    case W_NAME:
        say_lacking(x, ref, x->name, note->value);
        break;
    case W_TYPE:
        if (ark_xmi_property_of(x, ref))
            say_lacking(x, ref, x->type_key, note->value);
        break;
    case W_EA_KIND:
        ark_xmi_ea_retype(x, ref, ark_atom_text(x->atoms, note->value));
        break;
    case W_KEPT:
        if (ark_xmi_is_new(x, ref, key, 0))
            ark_builder_set_text(x->builder, ref, key, note->value);
        break;
    case W_TAG_TYPE:
        say_defined_tag(x, ref, note);
        break;
    case W_TAG:
        say_tag(x, ref, key, note);
        break;
    default:
        break;
    }
}

static void say_all(struct xmi *x, bool applied)
{
    ARK_VEC_EACH (struct xmi_note, note, x->notes) {
        ark_ref ref = note->applied == applied ? ark_xmi_note_ref(x, note) : ARK_REF_NONE;
        if (ref != ARK_REF_NONE)
            say(x, ref, note);
    }
}

void ark_xmi_say_notes(struct xmi *x)
{
    ark_xmi_say_stereotypes(x);
    say_all(x, false);
    say_all(x, true);
}
