/* What Enterprise Architect's Extension says of the structure of a model, once all is read: other
 * ids, ends whose owner lies outside what was exported, what notes are about, and what is no class
 * although it is written as one. */
#include <string.h>

#include "load/xmi_internal.h"

void ark_xmi_ea_settle_ids(struct xmi *x)
{
    for (uint32_t i = 0; i + 1 < x->aliases.n; i += 2) {
        ark_atom alias = x->aliases.v[i];
        ark_ref ref = ark_xmi_find(x, x->aliases.v[i + 1]);
        if (ref == ARK_REF_NONE || ark_xmi_find(x, alias) != ARK_REF_NONE)
            continue;
        while (x->by_id.n <= alias)
            ark_vec_push(&x->by_id, ARK_REF_NONE);
        x->by_id.v[alias] = ref;
    }
}

/* An end that a class outside the export owns: the association names it, and only the Extension
 * has it. */
static void make_end(struct xmi *x, const struct xmi_ea_end *end, ark_ref association)
{
    struct ark_loc loc = ark_builder_loc(x->builder, association);
    struct xmi_property property = {.holder = association,
                                    .end_of = association,
                                    .type = end->type,
                                    .type_name = end->type_name,
                                    .multiplicity = end->multiplicity,
                                    .navigable = end->navigable,
                                    .is_end = true};
    loc.id = end->id;
    property.ref = ark_xmi_make_node(x, x->end_labels, association, loc, &property.contains);
    x->nodes.v[property.ref - x->first].record = x->properties.n;
    x->nodes.v[property.ref - x->first].name = end->name;
    if (end->name)
        ark_builder_set_text(x->builder, property.ref, x->name, end->name);
    ark_vec_push(&x->properties, property);
    ark_xmi_enter(x, property.ref, loc);
}

/* The Extension has an aggregation at the whole, as UML 1 has it. */
static void share_aggregation(struct xmi *x, const struct xmi_ea_end *whole,
                              const struct xmi_ea_end *part)
{
    struct xmi_property *property = ark_xmi_property_of(x, ark_xmi_find(x, part->id));
    if (property && !property->aggregation)
        property->aggregation = whole->aggregation;
}

/* EA writes isReadOnly="true" for an end of which it doesn't know whether it is changeable: a model
 * from before it asked. */
static void make_changeable(struct xmi *x, const struct xmi_property *end)
{
    ark_atom key = x->flags[W_READ_ONLY - W_ABSTRACT];
    if (ark_builder_get(x->builder, end->ref, key).type == ARK_BOOL)
        ark_builder_replace(x->builder, end->ref, key, ark_value_bool(false));
}

void ark_xmi_ea_settle_ends(struct xmi *x)
{
    for (uint32_t i = 1; i < x->ends.n; i++) {
        struct xmi_ea_end *pair = &x->ends.v[i - 1];
        ark_ref association = ark_xmi_find(x, pair->association);
        bool missing = false;
        if (pair[0].association != pair[1].association || !ark_xmi_association_of(x, association))
            continue;
        for (int k = 0; k < 2; k++) {
            struct xmi_property *end = ark_xmi_property_of(x, ark_xmi_find(x, pair[k].id));
            if (end && !end->type_name)
                end->type_name = pair[k].type_name;
            if (end && pair[k].loose)
                make_changeable(x, end);
            if (!pair[k].id || ark_xmi_find(x, pair[k].id) != ARK_REF_NONE)
                continue;
            make_end(x, &pair[k], association);
            missing = true;
        }
        if (missing) {
            share_aggregation(x, &pair[0], &pair[1]);
            share_aggregation(x, &pair[1], &pair[0]);
        }
    }
}

/* XMI 1.1 has every connector of the classes, and XMI 2 only those that begin at one of them: the
 * others belong to a model that was not exported. The end that it begins at is the first. */
void ark_xmi_ea_settle_incoming(struct xmi *x)
{
    ark_atom key = ark_atom_intern(x->atoms, "ea:incoming");
    ARK_VEC_EACH (const struct xmi_association, association, x->associations) {
        if (association->n != 2)
            continue;
        const struct xmi_property *from = &x->properties.v[association->ends[0]],
                                  *to = &x->properties.v[association->ends[1]];
        if (ark_xmi_find(x, from->type) == ARK_REF_NONE &&
            ark_xmi_find(x, to->type) != ARK_REF_NONE)
            ark_builder_set(x->builder, association->ref, key, ark_value_bool(true));
    }
}

/* What a note link that begins there says: that it is a note, or a constraint, to what it ends at;
 * 0 when it says nothing. */
static ark_labelset says(const struct xmi *x, ark_ref ref)
{
    if (ark_ref_is_edge(ref))
        return 0;
    ark_atom type = ark_builder_type(x->builder, ref);
    return type == x->comment                                                 ? x->annotates
           : strcmp(ark_atom_text(x->atoms, type), x->constraint->label) == 0 ? x->constrains
                                                                              : 0;
}

/* What an id means to a note: a stand-in means its connector. */
static ark_ref meant(const struct xmi *x, ark_atom id)
{
    gpointer connector = g_hash_table_lookup(x->proxies, GUINT_TO_POINTER(id));
    ark_ref ref = connector ? ark_xmi_find(x, GPOINTER_TO_UINT(connector)) : ARK_REF_NONE;
    return ref != ARK_REF_NONE ? ref : ark_xmi_find(x, id);
}

void ark_xmi_ea_settle_notes(struct xmi *x)
{
    for (uint32_t i = 0; i + 1 < x->note_links.n; i += 2) {
        ark_ref a = meant(x, x->note_links.v[i]), b = meant(x, x->note_links.v[i + 1]);
        if (a == ARK_REF_NONE || b == ARK_REF_NONE)
            continue;
        if (says(x, a))
            ark_xmi_join(x, says(x, a), a, b);
        else if (says(x, b))
            ark_xmi_join(x, says(x, b), b, a);
    }
}

/* Elements that EA writes as classes for want of anything better. */
static bool is_its_own(const char *type)
{
    static const char *const own[] = {"Boundary",    "Change", "Defect",          "Feature",
                                      "GUIElement",  "Issue",  "MessageEndpoint", "ProxyConnector",
                                      "Requirement", "Risk",   "Screen",          "Task",
                                      "Test",        "Text",   "UMLDiagram",      "User",
                                      NULL};
    return g_strv_contains(own, type);
}

void ark_xmi_ea_retype(struct xmi *x, ark_ref ref, const char *type)
{
    static const char *const element[] = {"EaElement", "UmlElement", NULL};
    static const char *const comment[] = {"UmlComment", "UmlElement", NULL};
    const struct ark_metaclass *kind = ark_metaclass_find(type, strlen(type));
    if (ref == ARK_REF_NONE || ark_ref_is_edge(ref) ||
        strcmp(ark_atom_text(x->atoms, ark_builder_type(x->builder, ref)), "Class") != 0)
        return;
    if (is_its_own(type)) {
        bool text = strcmp(type, "Text") == 0;
        ark_builder_set_labels(x->builder, ref,
                               ark_builder_labelset(x->builder, text ? comment : element));
        if (!text)
            ark_builder_set_str(x->builder, ref, "ea:type", type);
    } else if (x->one && kind && kind->form == ARK_UML_NODE) {
        ark_builder_set_labels(x->builder, ref, ark_xmi_labels(x, kind));
    }
}

void ark_xmi_ea_retype_link(struct xmi *x, struct xmi_frame *link, const char *type)
{
    static const char *const types[][2] = {{"Realisation", "Realization"}};
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        if (strcmp(type, types[i][0]) == 0)
            type = types[i][1];
    }
    const struct ark_metaclass *kind = ark_metaclass_find(type, strlen(type));
    if (link->link == XMI_NONE || link->kind != x->dependency || !kind ||
        kind->form != ARK_UML_DEPENDENCY)
        return;
    link->kind = kind;
    ark_builder_set_labels(x->builder, link->ref, ark_xmi_labels(x, kind));
}
