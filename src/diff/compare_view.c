/* Views and diagrams: which things they show, and whether they look the same. */
#include "diff/internal.h"

enum { MOST_NESTED = 256 };

/* What is drawn in one view, on one side. */
struct drawn {
    const struct comparing *comparing;
    int side;
    const struct kind *kind; /* of the view */
    ark_atom contains, depicts, line;
    common_vec shown;
    uint64_t looks; /* a sum, so that the order makes no difference */
};

static void init_drawn(struct drawn *drawn, const struct comparing *comparing, int side,
                       const struct kind *kind)
{
    const ark_atoms *atoms = ark_graph_atoms(comparing->diff->now);
    *drawn = (struct drawn){.comparing = comparing,
                            .side = side,
                            .kind = kind,
                            .contains = ark_atom_find(atoms, "CONTAINS"),
                            .depicts = ark_atom_find(atoms, "DEPICTS"),
                            .line = ark_atom_find(atoms, "UmlLine")};
}

static const struct side *side_of(const struct drawn *drawn)
{
    return &drawn->comparing->pairing->sides[drawn->side];
}

static uint64_t key_of_value(const struct ark_value *value)
{
    switch (value->type) {
    case ARK_TEXT:
        return ark_text_key(value->text, value->len);
    case ARK_INT:
        return (uint64_t)value->integer;
    default:
        return value->type == ARK_BOOL && value->yes;
    }
}

/* How one thing looks; `is` tells what it is. */
static void add_looks(struct drawn *drawn, ark_ref ref, uint64_t is)
{
    const ark_graph *graph = side_of(drawn)->graph;
    struct ark_props props = ark_graph_props(graph, ref);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < props.n; i++) {
        const char *key = ark_atom_text(ark_graph_atoms(graph), props.keys[i]);
        if (ark_property_rule(drawn->kind, key).rule == PROPERTY_LAYOUT)
            sum += ark_mix(key_of_value(&props.values[i]), props.keys[i]);
    }
    drawn->looks += ark_mix(sum, is);
}

static void add_drawn(struct drawn *drawn, ark_ref ref, int depth);

static void add_all_below(struct drawn *drawn, ark_ref ref, int depth)
{
    const ark_graph *graph = side_of(drawn)->graph;
    struct ark_refs out = ark_graph_out(graph, ref);
    for (uint32_t i = 0; i < out.n && depth < MOST_NESTED; i++) {
        ark_atom type = ark_graph_type(graph, out.v[i]);
        if (type == drawn->contains)
            add_drawn(drawn, ark_graph_to(graph, out.v[i]), depth + 1);
        else if (type == drawn->line)
            add_drawn(drawn, out.v[i], depth + 1);
    }
}

static bool is_inside(const struct side *side, ark_ref inner, ark_ref outer)
{
    for (int level = 0; level < MOST_NESTED && inner != ARK_REF_NONE; level++) {
        inner = ark_side_holder(side, inner);
        if (inner == outer)
            return true;
    }
    return false;
}

/* A line to what lies inside its other end says what the figures say: tools leave it out or not. */
static bool says_nothing(const struct drawn *drawn, ark_ref ref)
{
    const struct side *side = side_of(drawn);
    if (!ark_ref_is_edge(ref))
        return false;
    ark_ref from = ark_graph_from(side->graph, ref), to = ark_graph_to(side->graph, ref);
    return is_inside(side, from, to) || is_inside(side, to, from);
}

static void add_drawn(struct drawn *drawn, ark_ref ref, int depth)
{
    const struct pairing *pairing = drawn->comparing->pairing;
    const ark_graph *graph = side_of(drawn)->graph;
    struct ark_refs out = ark_graph_out(graph, ref);
    if (says_nothing(drawn, ref))
        return;
    uint64_t is = ark_common(pairing, drawn->side, ark_side_thing(side_of(drawn), ref));
    for (uint32_t i = 0; i < out.n; i++) {
        ark_ref target = ark_graph_to(graph, out.v[i]);
        if (ark_graph_type(graph, out.v[i]) != drawn->depicts)
            continue;
        ark_common_add(pairing, drawn->side, target, &drawn->shown);
        is = ark_common(pairing, drawn->side, ark_side_thing(side_of(drawn), target));
    }
    if (drawn->comparing->options->layout)
        add_looks(drawn, ref, is + (uint64_t)depth);
    add_all_below(drawn, ref, depth);
}

void ark_compare_view(struct comparing *comparing, uint32_t was, uint32_t is)
{
    const uint32_t views[SIDES] = {was, is};
    struct drawn drawn[SIDES];
    for (int side = 0; side < SIDES; side++) {
        const struct thing *view = &comparing->pairing->sides[side].all.v[views[side]];
        init_drawn(&drawn[side], comparing, side, view->kind);
        add_all_below(&drawn[side], view->ref, 0);
        if (comparing->options->layout)
            add_looks(&drawn[side], view->ref, 0);
    }
    const struct ark_detail like = {.kind = ARK_DETAIL_SHOWS};
    ark_compare_sets(comparing, was, is, &like, &drawn[OLD].shown, &drawn[NOW].shown);
    if (drawn[OLD].looks != drawn[NOW].looks)
        ark_detail_add(comparing, ARK_DETAIL_LAYOUT, was, is);
    ark_vec_clear(&drawn[OLD].shown);
    ark_vec_clear(&drawn[NOW].shown);
}
