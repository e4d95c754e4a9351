/* What Enterprise Architect has no place for in UML 1.3 it writes as tagged values. In XMI 1.1 its
 * own have no id, those of people have one; in XMI 1.0 none has. */
#include <string.h>

#include "load/xmi_internal.h"

enum kind {
    DOCUMENTATION,
    BOUND_LOWER,
    BOUND_UPPER,
    TYPE,
    FLAG,
    CONNECTOR_TYPE,
    ELEMENT_TYPE,
    KEEP, /* as a property ea:NAME */
    STEREOTYPES,
    XREFS,
};

static const struct {
    const char *tag;
    enum kind kind;
    uint8_t word;     /* FLAG */
    uint8_t end;      /* of an association */
    const char *says; /* FLAG: what the text has when it counts */
} rows[] = {
    {"documentation", DOCUMENTATION, 0, 0, NULL},
    {"description", DOCUMENTATION, 0, 0, NULL},
    {"lowerBound", BOUND_LOWER, 0, 0, NULL},
    {"upperBound", BOUND_UPPER, 0, 0, NULL},
    {"type", TYPE, 0, 0, NULL},
    {"derived", FLAG, W_DERIVED, 0, "1"},
    {"sourcestyle", FLAG, W_DERIVED, 0, "Derived=1"},
    {"deststyle", FLAG, W_DERIVED, 0, "Derived=1"},
    {"ordered", FLAG, W_ORDERED, 0, "1"},
    {"static", FLAG, W_STATIC, 0, "1"},
    {"const", FLAG, W_READ_ONLY, 0, "1"},
    {"duplicates", FLAG, W_UNIQUE, 0, "1"},
    {"ea_type", CONNECTOR_TYPE, 0, 0, NULL},
    {"ea_stype", ELEMENT_TYPE, 0, 0, NULL},
    {"alias", KEEP, 0, 0, NULL},
    {"author", KEEP, 0, 0, NULL},
    {"status", KEEP, 0, 0, NULL},
    {"version", KEEP, 0, 0, NULL},
    {"phase", KEEP, 0, 0, NULL},
    {"stereotype", STEREOTYPES, 0, 0, NULL},
    {"sourceStereotype", STEREOTYPES, 0, 1, NULL},
    {"destStereotype", STEREOTYPES, 0, 2, NULL},
    {"$ea_xref_property", XREFS, 0, 0, NULL},
    {"$ea_src_xref_property", XREFS, 0, 1, NULL},
    {"$ea_dst_xref_property", XREFS, 0, 2, NULL},
};

static void set_flag(struct xmi *x, struct xmi_frame *around, size_t row, const char *text)
{
    bool is_false = rows[row].word == W_UNIQUE;
    struct ark_xml_attr value = {.value = is_false ? "false" : "true", .len = is_false ? 5 : 4};
    if (strstr(text, rows[row].says))
        ark_xmi_set(x, around, rows[row].word, &value);
}

static void note_documentation(struct xmi *x, struct xmi_frame *around, ark_atom value)
{
    ark_atom plain = ark_xmi_plain_atom(x, value);
    if (around->comment || ark_xmi_is(around->kind, x->constraint)) {
        around->body = plain;
        if (ark_xmi_is(around->kind, x->constraint) && plain)
            ark_builder_set_text(x->builder, around->ref, x->body, plain);
    } else if (plain) {
        ark_xmi_note(
            x, (struct xmi_note){.ref = around->ref, .value = plain, .word = W_DOCUMENTATION});
    }
}

static bool is_known_type(const char *text)
{
    return *text && *text != '<'; /* "<undefined>", "<none>" */
}

static void take(struct xmi *x, struct xmi_frame *around, size_t row, ark_atom value)
{
    struct xmi_property *property =
        around->property == XMI_NONE ? NULL : &x->properties.v[around->property];
    const char *text = ark_atom_text(x->atoms, value);
    struct xmi_note note = {.ref = around->ref, .end = rows[row].end};
    switch (rows[row].kind) {
    case DOCUMENTATION:
        note_documentation(x, around, value);
        break;
    case BOUND_LOWER:
        if (property)
            property->lower = value;
        break;
    case BOUND_UPPER:
        if (property)
            property->upper = value;
        break;
    case TYPE:
        if (property && is_known_type(text))
            property->type_name = value;
        break;
    case FLAG:
        set_flag(x, around, row, text);
        break;
    case CONNECTOR_TYPE:
        ark_xmi_ea_retype_link(x, around, text);
        break;
    case ELEMENT_TYPE:
        ark_xmi_ea_retype(x, around->ref, text);
        break;
    case KEEP:
        ark_xmi_ea_keep(x, (struct xmi_note){.ref = around->ref}, rows[row].tag, text);
        break;
    case STEREOTYPES:
        ark_xmi_ea_stereotypes(x, note, text);
        break;
    case XREFS:
        ark_xmi_ea_xrefs(x, note, text);
        break;
    }
}

/* In XMI 1.0 tags stand behind the model, and what is a feature is one there. */
static void take_apart(struct xmi *x, ark_atom about, size_t row, ark_atom value)
{
    const char *text = ark_atom_text(x->atoms, value);
    struct xmi_note note = {.ref = ARK_REF_NONE, .id = about, .end = rows[row].end};
    if (rows[row].kind == KEEP) {
        ark_xmi_ea_keep(x, note, rows[row].tag, text);
    } else if (rows[row].kind == STEREOTYPES) {
        ark_xmi_ea_stereotypes(x, note, text);
    } else if (rows[row].kind == XREFS) {
        ark_xmi_ea_xrefs(x, note, text);
    } else if (rows[row].kind == DOCUMENTATION) {
        note.word = W_DOCUMENTATION;
        note.value = ark_xmi_plain_atom(x, value);
        if (note.value)
            ark_xmi_note(x, note);
    }
}

/* Where nothing has an id: what people hardly mean. */
static bool is_book_keeping(const char *name)
{
    static const char *const names[] = {"collection",
                                        "complexity",
                                        "containment",
                                        "created",
                                        "date_created",
                                        "date_modified",
                                        "iscontrolled",
                                        "isprotected",
                                        "logxml",
                                        "modified",
                                        "parent",
                                        "position",
                                        "style",
                                        "styleex",
                                        "tpos",
                                        "usedtd",
                                        NULL};
    return g_str_has_prefix(name, "ea_") || g_strv_contains(names, name);
}

bool ark_xmi_ea_tag(struct xmi *x, struct xmi_frame *around, ark_atom about, ark_atom tag,
                    ark_atom value)
{
    const char *name = ark_atom_text(x->atoms, tag);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(rows[i].tag, name) != 0)
            continue;
        if (about)
            take_apart(x, about, i, value);
        else if (around && (around->ref != ARK_REF_NONE || around->comment))
            take(x, around, i, value);
        return true;
    }
    return !about || is_book_keeping(name);
}
