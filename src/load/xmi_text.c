/* Comments and tagged values of the model: texts that are no feature of what they are about, and
 * are known when their element ends. */
#include <string.h>

#include "load/xmi_internal.h"

static bool is_package(const struct xmi_frame *frame)
{
    return strcmp(frame->kind->label, "Package") == 0 ||
           (frame->kind->supertypes[0] && strcmp(frame->kind->supertypes[0], "Package") == 0);
}

/* Of what a comment is the documentation: what owns it and nothing else, be it named or be it that
 * nothing is. A comment in a package is a note on a diagram unless it says so; so is each of
 * Enterprise Architect's. MagicDraw 9 writes it below the element that it is about. */
static bool is_documentation(const struct xmi *x, const struct xmi_frame *comment,
                             const struct xmi_frame *around)
{
    uint32_t n = x->annotated.n - comment->annotated;
    if (!around || around->ref == ARK_REF_NONE || x->ea)
        return n == 1 && around && around->id && ark_vec_last(&x->annotated) == around->id &&
               around->ref != ARK_REF_NONE;
    if (n)
        return n == 1 && around->id && ark_vec_last(&x->annotated) == around->id;
    return !is_package(around) || (x->one && ark_vec_last(&x->frames).word == W_COMMENT);
}

/* What MagicDraw notes down of a project is a comment of the root: "Author:x.\nCreated:x.\nTitle:x.
 * \nComment:x.\n", where only the last is documentation. */
static const char *documenting(const char *text, size_t *ret_len)
{
    const char *created = g_str_has_prefix(text, "Author:") ? strstr(text, "\nCreated:") : NULL;
    const char *title = created ? strstr(created, "\nTitle:") : NULL;
    const char *comment = title ? strstr(title, "\nComment:") : NULL;
    const char *from = comment ? comment + strlen("\nComment:") : text;
    *ret_len = strlen(from);
    if (comment)
        *ret_len -= g_str_has_suffix(from, ".\n") ? 2 : g_str_has_suffix(from, ".");
    return from;
}

static void document(struct xmi *x, ark_ref ref, ark_atom body)
{
    size_t len;
    const char *text = body ? documenting(ark_atom_text(x->atoms, body), &len) : NULL;
    if (text && len)
        ark_xmi_note(x, (struct xmi_note){.ref = ref,
                                          .value = ark_atom_loose(x->atoms, text, len),
                                          .word = W_DOCUMENTATION});
}

void ark_xmi_end_comment(struct xmi *x, const struct xmi_frame *comment)
{
    static const char *const labels[] = {"UmlComment", "UmlElement", NULL};
    const struct xmi_frame *around = ark_xmi_whole(x);
    ark_atom body = ark_xmi_plain_atom(x, comment->body ? comment->body : comment->value);
    ark_ref contains;
    if (is_documentation(x, comment, around)) {
        document(x, around->ref, body);
        return;
    }
    ark_ref ref = ark_xmi_make_node(x, ark_builder_labelset(x->builder, labels), comment->owner,
                                    comment->loc, &contains);
    ark_xmi_enter(x, ref, comment->loc);
    if (body)
        ark_builder_set_text(x->builder, ref, x->body, body);
    for (uint32_t i = comment->annotated; i < x->annotated.n; i++)
        ark_vec_push(&x->references, (struct xmi_reference){ref, x->annotated.v[i], W_ANNOTATED});
}

static bool reads(struct xmi *x, ark_atom atom, const char *text)
{
    return atom && strcmp(ark_atom_text(x->atoms, atom), text) == 0;
}

/* Enterprise Architect calls a package MX_EAID_x where it has the id EAPK_x. */
static ark_atom owner_of(struct xmi *x, ark_atom about)
{
    static const char prefix[] = "MX_EAID_";
    const char *id = ark_atom_text(x->atoms, about);
    if (!id || !g_str_has_prefix(id, prefix))
        return about;
    g_autofree char *package = g_strconcat("EAPK_", id + sizeof prefix - 1, NULL);
    return ark_atom_intern(x->atoms, package);
}

/* ArgoUML, Poseidon and others have it there. */
static bool documents(struct xmi *x, const struct xmi_note *note)
{
    return note->word == W_TAG &&
           (reads(x, note->key, "documentation") || (!x->ea && reads(x, note->key, "description")));
}

void ark_xmi_end_tagged_value(struct xmi *x, const struct xmi_frame *tagged)
{
    struct xmi_frame *around = ark_xmi_whole(x);
    ark_atom key = tagged->tag ? tagged->tag : tagged->tag_type ? tagged->tag_type : tagged->body;
    struct xmi_note note = {.ref = tagged->about || !around ? ARK_REF_NONE : around->ref,
                            .id = owner_of(x, tagged->about),
                            .key = key,
                            .value = tagged->value,
                            .word = tagged->tag_type && !tagged->tag ? W_TAG_TYPE : W_TAG};
    if (!note.key || !note.value)
        return;
    if (x->ea && x->one && !tagged->id && ark_xmi_ea_tag(x, around, note.id, key, note.value))
        return;
    if (note.ref == ARK_REF_NONE && !note.id && around && around->comment)
        note.id = around->id;
    if (note.ref == ARK_REF_NONE && !note.id)
        return;
    if (documents(x, &note))
        note.word = W_DOCUMENTATION;
    if (x->ea || note.word == W_DOCUMENTATION)
        note.value = note.word == W_TAG ? ark_xmi_ea_text(x, note.value, ARK_ATOM_NONE)
                                        : ark_xmi_plain_atom(x, note.value);
    if (note.value)
        ark_xmi_note(x, note);
}
