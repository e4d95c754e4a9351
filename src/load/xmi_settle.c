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

static struct xmi_property *property_of(struct xmi *x, ark_ref ref)
{
    struct xmi_node *node = node_of(x, ref);
    struct xmi_property *property =
        node && node->record < x->properties.n ? &x->properties.v[node->record] : NULL;
    return property && property->ref == ref ? property : NULL;
}

static struct xmi_association *association_of(struct xmi *x, ark_ref ref)
{
    struct xmi_node *node = node_of(x, ref);
    struct xmi_association *association =
        node && node->record < x->associations.n ? &x->associations.v[node->record] : NULL;
    return association && association->ref == ref ? association : NULL;
}

static void point(struct xmi *x, ark_labelset labels, ark_ref from, ark_ref to)
{
    struct ark_loc loc = ark_builder_loc(x->builder, from);
    loc.id = ARK_ATOM_NONE;
    ark_builder_edge(x->builder, labels, from, to, loc);
}

static void settle_reference(struct xmi *x, const struct xmi_reference *reference)
{
    ark_ref to = ark_xmi_find(x, reference->to);
    struct xmi_property *property = property_of(x, to);
    if (to == ARK_REF_NONE) {
        dangle(x, reference->from, reference->to);
        return;
    }
    switch (reference->word) {
    case W_MEMBER_END:
        if (property) {
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
        point(x, x->instance_of, reference->from, to);
        break;
    default:
        point(x, x->annotates, reference->from, to);
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

static void settle_link(struct xmi *x, struct xmi_link *link)
{
    bool from_known, to_known;
    if (link->like != XMI_NONE) {
        const struct xmi_link *like = &x->links.v[link->like];
        link->from = link->from ? link->from : like->from;
        link->to = link->to ? link->to : like->to;
    }
    ark_ref from = end_of_link(x, link, link->from, &from_known);
    ark_ref to = end_of_link(x, link, link->to, &to_known);
    if (!from_known)
        from = link->owner;
    if (from == ARK_REF_NONE || to == ARK_REF_NONE)
        ark_builder_drop_edge(x->builder, link->edge);
    else
        ark_builder_set_ends(x->builder, link->edge, from, to);
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

static void settle_type(struct xmi *x, const struct xmi_property *p, ark_atom key)
{
    ark_ref type = ark_xmi_find(x, p->type);
    ark_atom name = p->type_name;
    if (type != ARK_REF_NONE) {
        point(x, x->type, p->ref, type);
        name = node_of(x, type) && node_of(x, type)->name ? node_of(x, type)->name : name;
    } else if (p->type) {
        const char *id = ark_atom_text(x->atoms, p->type), *own = built_in(id);
        if (own)
            name = ark_atom_intern(x->atoms, own);
        else if (!name && x->one && !strpbrk(id, "0123456789:"))
            name = p->type; /* Umbrello and Visual Paradigm write a name */
        else if (!name)
            dangle(x, p->ref, p->type);
    }
    if (name && ark_xmi_is_new(x, p->ref, key))
        ark_builder_set_text(x->builder, p->ref, key, name);
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
    if (p->end_of != ARK_REF_NONE && p->end_of != p->holder) {
        if (p->contains != ARK_REF_NONE)
            ark_builder_drop_edge(builder, p->contains);
        point(x, x->contains, p->end_of, p->ref);
        p->navigable = p->says_navigable ? p->navigable : true;
    }
    ark_builder_set_labels(builder, p->ref, x->end_labels);
    if (!x->one || p->says_navigable)
        ark_builder_set(builder, p->ref, ark_atom_intern(x->atoms, "navigable"),
                        ark_value_bool(p->navigable));
}

static void settle_property(struct xmi *x, struct xmi_property *p)
{
    const char *aggregation = ark_atom_text(x->atoms, p->aggregation);
    if (p->association && p->end_of == ARK_REF_NONE) {
        ark_ref association = ark_xmi_find(x, p->association);
        p->is_end = true;
        if (association_of(x, association))
            p->end_of = association;
        else
            dangle(x, p->ref, p->association);
    }
    if (aggregation && strcmp(aggregation, "aggregate") == 0)
        aggregation = "shared";
    if (p->is_end)
        settle_end(x, p);
    if (p->is_end || (aggregation && strcmp(aggregation, "none") != 0))
        ark_builder_set_str(x->builder, p->ref, "aggregation", aggregation ? aggregation : "none");
    settle_type(x, p, ark_atom_intern(x->atoms, "type"));
    settle_multiplicity(x, p);
}

static int by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Files that references go to, by name; of very many the last ones in one sum. */
static void tell_absent(struct xmi *x)
{
    enum { NAMED = 50 };
    enum ark_lang lang = x->load->lang;
    struct ark_arena *arena = x->load->arena;
    guint n;
    g_autofree gpointer *files = g_hash_table_get_keys_as_array(x->absent, &n);
    const char *reason =
        ark_say(lang, "ligger i en anden fil, som ikke læses med; henvisningerne er udeladt",
                "lies in another file, which is not read along; the references "
                "are left out");
    qsort(files, n, sizeof *files, by_text);
    for (guint i = 0; i < n; i++) {
        guint times = GPOINTER_TO_UINT(g_hash_table_lookup(x->absent, files[i]));
        const char *file =
            i < NAMED ? (const char *)files[i] : ark_say(lang, "andre filer", "other files");
        g_autofree char *what =
            g_strdup_printf(ark_say(lang, "henvisning til %.*s", "reference to %.*s"),
                            ark_error_quoted(file, 200), file);
        ark_input_skip_many(x->input, arena, what, times, reason);
    }
}

void ark_xmi_settle(struct xmi *x)
{
    ARK_VEC_EACH (struct xmi_reference, reference, x->references)
        settle_reference(x, reference);
    ARK_VEC_EACH (struct xmi_link, link, x->links)
        settle_link(x, link);
    if (x->one)
        change_aggregations(x);
    ARK_VEC_EACH (struct xmi_property, property, x->properties)
        settle_property(x, property);
    ark_xmi_say_notes(x);
    ark_xmi_settle_diagrams(x);
    tell_absent(x);
    tell_dangling(x);
}
