/* What can be settled when all is read: what ids refer to, which properties are ends, and the
 * normal form over UML 1 and 2 (docs/graph.md). */
#include <string.h>

#include "base/limits.h"
#include "load/xmi_internal.h"

/* What was exported may be a part of a model, so there can be thousands: they are counted, and the
 * first one is told. */
static void dangle(struct xmi *x, ark_ref from, ark_atom id)
{
    if (!x->dangling++) {
        x->first_dangling = id;
        x->dangling_at = ark_builder_loc(x->builder, from);
    }
}

static void tell_dangling(struct xmi *x)
{
    enum ark_lang lang = x->load->lang;
    if (!x->dangling)
        return;
    const char *id = ark_atom_text(x->atoms, x->first_dangling);
    ark_diag_add(x->load->diags, ARK_DIAG_NOTE, "dangling-reference", x->dangling_at,
                 ark_say(lang,
                         "%u henvisninger går til noget, der ikke er i filen, og er udeladt; den "
                         "første til id'et \"%.*s\"",
                         "%u references go to what is not in the file and are left out; the first "
                         "one to the id \"%.*s\""),
                 x->dangling, ark_error_quoted(id, 100), id);
    ark_input_skip_many(
        x->input, x->load->arena,
        ark_say(lang, "henvisning til et id uden for filen", "reference to an id outside the file"),
        x->dangling,
        ark_say(lang, "det ligger uden for det, der blev eksporteret; henvisningerne er udeladt",
                "it lies outside what was exported; the references are left out"));
}

static struct xmi_node *node_of(struct xmi *x, ark_ref ref)
{
    return ref == ARK_REF_NONE || ark_ref_is_edge(ref) ? NULL : &x->nodes.v[ref - x->first];
}

struct xmi_property *ark_xmi_property_of(struct xmi *x, ark_ref ref)
{
    struct xmi_node *node = node_of(x, ref);
    struct xmi_property *property =
        node && node->record < x->properties.n ? &x->properties.v[node->record] : NULL;
    return property && property->ref == ref ? property : NULL;
}

struct xmi_association *ark_xmi_association_of(struct xmi *x, ark_ref ref)
{
    struct xmi_node *node = node_of(x, ref);
    struct xmi_association *association =
        node && node->record < x->associations.n ? &x->associations.v[node->record] : NULL;
    return association && association->ref == ref ? association : NULL;
}

void ark_xmi_edge(struct xmi *x, ark_labelset labels, ark_ref from, ark_ref to)
{
    struct ark_loc loc = ark_builder_loc(x->builder, from);
    loc.id = ARK_ATOM_NONE;
    ark_builder_edge(x->builder, labels, from, to, loc);
}

void ark_xmi_join(struct xmi *x, ark_labelset labels, ark_ref from, ark_ref to)
{
    if (g_hash_table_add(x->joined, ark_xmi_pair(from, to)))
        ark_xmi_edge(x, labels, from, to);
}

/* A slot is called as the feature that it gives a value. */
static void settle_slot(struct xmi *x, ark_ref slot, ark_ref feature)
{
    const struct xmi_node *node = node_of(x, feature);
    const char *name = node ? ark_atom_text(x->atoms, node->name) : NULL;
    ark_xmi_edge(x, x->defining, slot, feature);
    if (name && *name)
        ark_builder_replace(
            x->builder, slot, x->name,
            (struct ark_value){.type = ARK_TEXT, .text = name, .len = (uint32_t)strlen(name)});
}

/* A set and a generalization of it: said by both of them. */
static void group(struct xmi *x, ark_ref set, ark_ref generalization)
{
    if (!ark_ref_is_edge(set) && ark_ref_is_edge(generalization))
        ark_xmi_join(x, x->groups, set, generalization);
}

static void settle_reference(struct xmi *x, const struct xmi_reference *reference)
{
    ark_ref to = ark_xmi_find(x, reference->to);
    struct xmi_property *property = ark_xmi_property_of(x, to);
    if (to == ARK_REF_NONE) {
        dangle(x, reference->from, reference->to);
        return;
    }
    switch (reference->word) {
    case W_MEMBER_END:
        if (property && !property->is_parameter) {
            property->is_end = true;
            if (property->end_of == ARK_REF_NONE) /* else a copy of its association claims it */
                property->end_of = reference->from;
        }
        break;
    case W_NAVIGABLE_END:
        if (property)
            property->navigable = true;
        break;
    case W_CLASSIFIER:
        ark_xmi_edge(x, x->instance_of, reference->from, to);
        break;
    case W_FEATURE:
        settle_slot(x, reference->from, to);
        break;
    case W_CONSTRAINED:
        ark_xmi_join(x, x->constrains, reference->from, to);
        break;
    case W_RULE:
        ark_xmi_join(x, x->constrains, to, reference->from);
        break;
    case W_GENERALIZATION:
        group(x, reference->from, to);
        break;
    case W_GENERALIZATION_SET:
        group(x, to, reference->from);
        break;
    default:
        ark_xmi_join(x, x->annotates, reference->from, to);
        break;
    }
}

static ark_ref end_of_link(struct xmi *x, const struct xmi_link *link, ark_atom id, bool *ret_known)
{
    ark_ref ref = ark_xmi_find(x, id);
    *ret_known = id;
    if (id && ref == ARK_REF_NONE)
        dangle(x, link->edge, id);
    return ref;
}

/* UML 1 has the name of a generalization set on each of its generalizations, which have the same
 * general in common. */
static void discriminate(struct xmi *x, const struct xmi_link *link, ark_ref general)
{
    gpointer key = ark_xmi_pair(general, link->discriminator);
    gpointer known = g_hash_table_lookup(x->joined, key);
    ark_ref contains, set = known ? (ark_ref)((uintptr_t)known - 1) : ARK_REF_NONE;
    if (!known) {
        struct ark_loc loc = ark_builder_loc(x->builder, link->edge);
        loc.id = ARK_ATOM_NONE;
        set = ark_xmi_make_node(x, ark_xmi_labels(x, x->set), link->holder, loc, &contains);
        ark_builder_set_text(x->builder, set, x->name, link->discriminator);
        g_hash_table_insert(x->joined, key, (gpointer)((uintptr_t)set + 1));
    }
    ark_xmi_edge(x, x->groups, set, link->edge);
}

/* Another client or supplier has the other end in common. False when it is there already: the
 * contract of a realization is its supplier. */
static bool complete(const struct xmi *x, struct xmi_link *link)
{
    const struct xmi_link *like = &x->links.v[link->like];
    link->from = link->from ? link->from : like->from;
    link->to = link->to ? link->to : like->to;
    return link->from != like->from || link->to != like->to || link->from_elsewhere ||
           link->to_elsewhere;
}

static void settle_link(struct xmi *x, struct xmi_link *link)
{
    bool from_known, to_known;
    if (link->like != XMI_NONE && !complete(x, link)) {
        ark_builder_drop_edge(x->builder, link->edge);
        return;
    }
    ark_ref from = end_of_link(x, link, link->from, &from_known);
    ark_ref to = end_of_link(x, link, link->to, &to_known);
    if (!from_known && !link->from_elsewhere)
        from = link->owner;
    if ((from == ARK_REF_NONE && !link->from_elsewhere) ||
        (to == ARK_REF_NONE && !link->to_elsewhere))
        ark_builder_drop_edge(x->builder, link->edge);
    else
        ark_builder_set_ends(x->builder, link->edge, from, to);
    if (link->discriminator && to != ARK_REF_NONE)
        discriminate(x, link, to);
}

/* UML 1 writes an aggregation at the whole, UML 2 at the part. */
static void change_aggregations(struct xmi *x)
{
    ARK_VEC_EACH (struct xmi_association, association, x->associations) {
        if (association->n != 2)
            continue;
        struct xmi_property *a = &x->properties.v[association->ends[0]];
        struct xmi_property *b = &x->properties.v[association->ends[1]];
        ark_atom of_a = a->aggregation;
        a->aggregation = b->aggregation;
        b->aggregation = of_a;
    }
}

/* "EAJava_int" stands for a type of the tool's; the definition is only in the Extension. */
static const char *built_in(const char *id)
{
    const char *bar = strchr(id, '_');
    bool own = g_str_has_prefix(id, "EA") && bar && !g_str_has_prefix(id, "EAID_") &&
               !g_str_has_prefix(id, "EAPK_");
    return own && bar[1] ? bar + 1 : NULL;
}

/* Visual Paradigm and StarUML call their own types "int_id". */
static ark_atom own_type(struct xmi *x, const char *id)
{
    const char *own = built_in(id);
    if (own)
        return ark_atom_intern(x->atoms, own);
    if (g_str_has_suffix(id, "_id") && !strpbrk(id, "0123456789"))
        return ark_atom_intern_n(x->atoms, id, strlen(id) - 3);
    return ARK_ATOM_NONE;
}

static void settle_type(struct xmi *x, const struct xmi_property *p)
{
    ark_ref type = ark_xmi_find(x, p->type);
    ark_atom name = p->type ? ark_xmi_name_of(x, p->type) : ARK_ATOM_NONE;
    if (type != ARK_REF_NONE) {
        ark_xmi_edge(x, x->type, p->ref, type);
    } else if (p->type && !name) {
        const char *id = ark_atom_text(x->atoms, p->type);
        name = own_type(x, id);
        if (!name && !p->type_name && x->one && !strpbrk(id, "0123456789:"))
            name = p->type; /* Umbrello and Visual Paradigm write a name */
        else if (!name && !p->type_name)
            dangle(x, p->ref, p->type);
    }
    name = name ? name : p->type_name;
    if (name && *ark_atom_text(x->atoms, name))
        ark_builder_set_text(x->builder, p->ref, x->type_key, name);
}

static void settle_multiplicity(struct xmi *x, const struct xmi_property *p)
{
    int64_t lower = 1, upper = 1;
    bool number = true;
    g_autofree char *both = NULL;
    const char *first = ark_atom_text(x->atoms, p->lower),
               *last = ark_atom_text(x->atoms, p->upper);
    const char *said = ark_atom_text(x->atoms, p->multiplicity);
    if (!said && (first || last)) {
        bool open = !last && first[0] == '*' && !first[1];
        const char *most = !last ? "1" : strcmp(last, "-1") == 0 ? "*" : last;
        said = both = open ? g_strdup("*")
                      : first && strcmp(first, most) == 0
                          ? g_strdup(most)
                          : g_strdup_printf("%s..%s", first ? first : "1", most);
    }
    if (said) {
        number = ark_uml_multiplicity(said, &lower, &upper);
        ark_builder_set_str(x->builder, p->ref, "multiplicity", said);
    }
    if (number) {
        ark_builder_set_int(x->builder, p->ref, "lower", lower);
        ark_builder_set_int(x->builder, p->ref, "upper", upper);
    }
}

static void settle_end(struct xmi *x, struct xmi_property *p)
{
    ark_builder *builder = x->builder;
    bool of_class = p->end_of != p->holder;
    if (p->end_of != ARK_REF_NONE && of_class) {
        if (p->contains != ARK_REF_NONE)
            ark_builder_drop_edge(builder, p->contains);
        ark_xmi_edge(x, x->contains, p->end_of, p->ref);
    }
    p->navigable |= of_class && !p->says_navigable;
    ark_builder_set_labels(builder, p->ref, x->end_labels);
    if (!x->one || p->says_navigable)
        ark_builder_set(builder, p->ref, ark_atom_intern(x->atoms, "navigable"),
                        ark_value_bool(p->navigable));
}

/* An attribute of an enumeration is how a literal was written before UML 1.4, and in Enterprise
 * Architect's XMI 1. */
static bool is_literal(const struct xmi *x, const struct xmi_property *p)
{
    return x->one && !p->is_end && !p->is_parameter && p->holder != ARK_REF_NONE &&
           strcmp(ark_atom_text(x->atoms, ark_builder_type(x->builder, p->holder)),
                  "Enumeration") == 0;
}

static void settle_aggregation(struct xmi *x, const struct xmi_property *p)
{
    const char *aggregation = ark_atom_text(x->atoms, p->aggregation);
    if (p->is_parameter) {
        ark_builder_set_str(x->builder, p->ref, "direction", aggregation ? aggregation : "in");
        return;
    }
    if (aggregation && strcmp(aggregation, "aggregate") == 0)
        aggregation = "shared";
    if (p->is_end || (aggregation && strcmp(aggregation, "none") != 0))
        ark_builder_set_str(x->builder, p->ref, "aggregation", aggregation ? aggregation : "none");
}

static void settle_property(struct xmi *x, struct xmi_property *p)
{
    if (p->association && p->end_of == ARK_REF_NONE && !p->is_parameter) {
        ark_ref association = ark_xmi_find(x, p->association);
        p->is_end = true;
        if (ark_xmi_association_of(x, association))
            p->end_of = association;
        else
            dangle(x, p->ref, p->association);
    }
    if (is_literal(x, p)) {
        ark_builder_set_labels(x->builder, p->ref, ark_xmi_labels(x, x->literal));
        return;
    }
    if (p->is_end)
        settle_end(x, p);
    settle_aggregation(x, p);
    settle_type(x, p);
    settle_multiplicity(x, p);
}

static void settle_value(struct xmi *x, const struct xmi_value *value)
{
    ark_atom text = value->text;
    if (!text)
        text = ark_xmi_name_of(x, value->id);
    if (text)
        ark_builder_set_text(x->builder, value->owner, value->key, text);
    else
        dangle(x, value->owner, value->id);
}

void ark_xmi_settle(struct xmi *x)
{
    ark_xmi_ea_settle_ids(x);
    ark_xmi_settle_keywords(x);
    ARK_VEC_EACH (struct xmi_reference, reference, x->references)
        settle_reference(x, reference);
    ark_xmi_ea_settle_ends(x);
    for (uint32_t i = 0; i < x->links.n; i++)
        settle_link(x, &x->links.v[i]);
    if (x->one)
        change_aggregations(x);
    ARK_VEC_EACH (struct xmi_property, property, x->properties)
        settle_property(x, property);
    ARK_VEC_EACH (struct xmi_value, value, x->values)
        settle_value(x, value);
    if (x->ea && x->one)
        ark_xmi_ea_settle_incoming(x);
    ark_xmi_say_notes(x);
    ark_xmi_ea_settle_notes(x);
    ark_xmi_settle_diagrams(x);
    ark_xmi_refer_across(x);
    tell_dangling(x);
}
