/* What things of a data model refer to: a type, with its multiplicity, and the edges that are no
 * thing of their own. */
#include "diff/internal.h"

#include "uml/normal_text.h"
#include "uml/uml.h"

static const char *bound_text(char *buffer, size_t size, int64_t bound)
{
    if (bound == ARK_UML_UNLIMITED)
        return "*";
    g_snprintf(buffer, (gulong)size, "%" G_GINT64_FORMAT, bound);
    return buffer;
}

/* "0..*", "1"; what the file has where that is no number; NULL where it says nothing. */
static const char *multiplicity_of(const struct comparing *comparing, const ark_graph *graph,
                                   ark_ref ref)
{
    const ark_atoms *atoms = ark_graph_atoms(graph);
    ark_atom lower_key = ark_atom_find(atoms, "lower"), upper_key = ark_atom_find(atoms, "upper");
    struct ark_value lower = lower_key ? ark_graph_get(graph, ref, lower_key) : ARK_VALUE_NULL;
    struct ark_value upper = upper_key ? ark_graph_get(graph, ref, upper_key) : ARK_VALUE_NULL;
    char low[32], high[32];
    if (lower.type != ARK_INT || upper.type != ARK_INT)
        return ark_graph_get_str(graph, ref, "multiplicity");
    const char *from = bound_text(low, sizeof low, lower.integer);
    const char *to = bound_text(high, sizeof high, upper.integer);
    if (lower.integer == upper.integer)
        return ark_arena_strdup(comparing->diff->arena, from);
    return ark_arena_printf(comparing->diff->arena, "%s..%s", from, to);
}

static bool same_number(const ark_graph *old, ark_ref a, const ark_graph *now, ark_ref b,
                        const char *key)
{
    ark_atom atom = ark_graph_atom(now, key);
    struct ark_value x = atom ? ark_graph_get(old, a, atom) : ARK_VALUE_NULL;
    struct ark_value y = atom ? ark_graph_get(now, b, atom) : ARK_VALUE_NULL;
    return x.type == ARK_INT && y.type == ARK_INT && x.integer == y.integer;
}

static void compare_multiplicities(struct comparing *comparing, uint32_t was, uint32_t is)
{
    const ark_graph *old = comparing->diff->old, *now = comparing->diff->now;
    ark_ref a = comparing->pairing->sides[OLD].all.v[was].ref;
    ark_ref b = comparing->pairing->sides[NOW].all.v[is].ref;
    if (same_number(old, a, now, b, "lower") && same_number(old, a, now, b, "upper"))
        return;
    const char *from = multiplicity_of(comparing, old, a), *to = multiplicity_of(comparing, now, b);
    if (g_strcmp0(from, to) != 0)
        ark_detail_property(comparing, was, is, "multiplicity", from, to);
}

/* A type by its name, which is all there is where it lies in another file. */
static const char *type_name(const struct side *side, ark_ref ref, ark_ref type)
{
    const char *name = type != ARK_REF_NONE ? ark_graph_get_str(side->graph, type, "name") : NULL;
    name = name ? name : ark_graph_get_str(side->graph, ref, "type");
    name = side->lenient ? ark_normal_type(name) : name;
    return name ? name : "";
}

/* A type that was renamed is the same type. One of the same name that is only on one side is told
 * where it came or went. */
static void compare_types(struct comparing *comparing, uint32_t was, uint32_t is)
{
    const struct side *old = &comparing->pairing->sides[OLD],
                      *now = &comparing->pairing->sides[NOW];
    ark_ref a = old->all.v[was].ref, b = now->all.v[is].ref;
    ark_ref before = ark_side_target(old, a, "TYPE"), after = ark_side_target(now, b, "TYPE");
    uint32_t old_type = ark_side_thing(old, before), new_type = ark_side_thing(now, after);
    if (old_type != NO_THING && new_type != NO_THING) {
        if (old->all.v[old_type].pair == new_type)
            return;
        bool both = old->all.v[old_type].pair != NO_THING && now->all.v[new_type].pair != NO_THING;
        const char *from = type_name(old, a, before), *to = type_name(now, b, after);
        if (both || !ark_texts_equal(from, strlen(from), to, strlen(to)))
            ark_detail_property(comparing, was, is, "type", from, to);
        return;
    }
    const char *from = type_name(old, a, before), *to = type_name(now, b, after);
    if (!ark_texts_equal(from, strlen(from), to, strlen(to)))
        ark_detail_property(comparing, was, is, "type", from, to);
}

static void gather(const struct comparing *comparing, int side, uint32_t thing, const char *label,
                   common_vec *out)
{
    const struct side *its = &comparing->pairing->sides[side];
    ark_atom type = ark_graph_atom(its->graph, label);
    struct ark_refs edges = ark_graph_out(its->graph, its->all.v[thing].ref);
    for (uint32_t i = 0; type && i < edges.n; i++) {
        if (ark_graph_type(its->graph, edges.v[i]) == type)
            ark_common_add(comparing->pairing, side, ark_graph_to(its->graph, edges.v[i]), out);
    }
}

static void compare_label(struct comparing *comparing, uint32_t was, uint32_t is, const char *label)
{
    common_vec before = {0}, after = {0};
    gather(comparing, OLD, was, label, &before);
    gather(comparing, NOW, is, label, &after);
    const struct ark_detail detail = {.kind = ARK_DETAIL_LINK, .key = label};
    ark_compare_sets(comparing, was, is, &detail, &before, &after);
    ark_vec_clear(&before);
    ark_vec_clear(&after);
}

void ark_compare_links(struct comparing *comparing, uint32_t was, uint32_t is)
{
    static const char *const labels[] = {"INSTANCE_OF", "ANNOTATES", "CONSTRAINS", "GROUPS",
                                         "DEFINING_FEATURE"};
    compare_types(comparing, was, is);
    compare_multiplicities(comparing, was, is);
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
        compare_label(comparing, was, is, labels[i]);
}
