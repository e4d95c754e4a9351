/* What is another about two things that are one: name, type, place, ends, properties and parts. */
#include "diff/internal.h"

static const struct side *side_of(const struct comparing *comparing, int side)
{
    return &comparing->pairing->sides[side];
}

static const struct thing *thing_of(const struct comparing *comparing, int side, uint32_t thing)
{
    return &side_of(comparing, side)->all.v[thing];
}

static ark_ref ref_of(const struct comparing *comparing, int side, uint32_t thing)
{
    return thing == NO_THING ? ARK_REF_NONE : thing_of(comparing, side, thing)->ref;
}

static ark_ref part_of(const struct comparing *comparing, int side, uint32_t thing)
{
    bool part = thing != NO_THING && thing_of(comparing, side, thing)->kind->part;
    return part ? thing_of(comparing, side, thing)->ref : ARK_REF_NONE;
}

struct ark_detail *ark_detail_add(struct comparing *comparing, enum ark_detail_kind kind,
                                  uint32_t was, uint32_t is)
{
    struct ark_detail detail = {.kind = kind,
                                .part_was = part_of(comparing, OLD, was),
                                .part_is = part_of(comparing, NOW, is),
                                .was = ARK_REF_NONE,
                                .is = ARK_REF_NONE};
    ark_vec_push(&comparing->diff->details, detail);
    return &ark_vec_last(&comparing->diff->details);
}

void ark_detail_property(struct comparing *comparing, uint32_t was, uint32_t is, const char *key,
                         const char *from, const char *to)
{
    struct ark_detail *detail = ark_detail_add(comparing, ARK_DETAIL_PROPERTY, was, is);
    detail->key = key;
    detail->from = from && *from ? from : NULL;
    detail->to = to && *to ? to : NULL;
}

/* A name that is a piece of a text (the first cell of a row) gets a text of its own. */
static const char *own_text(const struct comparing *comparing, const char *text, size_t len)
{
    return !text || !text[len] ? text : ark_arena_strndup(comparing->diff->arena, text, len);
}

static void compare_names(struct comparing *comparing, uint32_t was, uint32_t is)
{
    const struct side *old = side_of(comparing, OLD), *now = side_of(comparing, NOW);
    const struct thing *a = &old->all.v[was], *b = &now->all.v[is];
    size_t a_len, b_len;
    const char *from = ark_side_name(old, a, &a_len), *to = ark_side_name(now, b, &b_len);
    if ((!from && !to) || (from && to && ark_texts_equal(from, a_len, to, b_len)))
        return;
    struct ark_detail *detail = ark_detail_add(comparing, ARK_DETAIL_RENAMED, was, is);
    detail->from = own_text(comparing, from, a_len);
    detail->to = own_text(comparing, to, b_len);
}

/* In what is removed or added, too, since that is another place. */
static void compare_places(struct comparing *comparing, uint32_t was, uint32_t is)
{
    const struct thing *a = thing_of(comparing, OLD, was), *b = thing_of(comparing, NOW, is);
    bool in_folders = a->kind->of == A_MODEL;
    if (!a->kind->place || ark_common(comparing->pairing, OLD, a->parent) == b->parent ||
        (in_folders && comparing->diff->left_out[ARK_DIFF_FOLDER]))
        return;
    struct ark_detail *detail = ark_detail_add(comparing, ARK_DETAIL_MOVED, was, is);
    detail->was = ref_of(comparing, OLD, a->parent);
    detail->is = ref_of(comparing, NOW, b->parent);
}

static void compare_end(struct comparing *comparing, uint32_t was, uint32_t is, const char *key,
                        ark_ref from, ark_ref to)
{
    uint32_t old = ark_side_thing(side_of(comparing, OLD), from);
    uint32_t now = ark_side_thing(side_of(comparing, NOW), to);
    if (ark_common(comparing->pairing, OLD, old) == now)
        return;
    struct ark_detail *detail = ark_detail_add(comparing, ARK_DETAIL_END, was, is);
    detail->key = key;
    detail->was = from;
    detail->is = to;
}

static void compare_ends(struct comparing *comparing, uint32_t was, uint32_t is)
{
    const ark_graph *old = comparing->diff->old, *now = comparing->diff->now;
    ark_ref a = ref_of(comparing, OLD, was), b = ref_of(comparing, NOW, is);
    if (!ark_ref_is_edge(a) || !ark_ref_is_edge(b))
        return;
    compare_end(comparing, was, is, "from", ark_graph_from(old, a), ark_graph_from(now, b));
    compare_end(comparing, was, is, "to", ark_graph_to(old, a), ark_graph_to(now, b));
}

static void add_part(struct comparing *comparing, int side, uint32_t part)
{
    if (side == OLD)
        ark_detail_add(comparing, ARK_DETAIL_PART_REMOVED, part, NO_THING);
    else
        ark_detail_add(comparing, ARK_DETAIL_PART_ADDED, NO_THING, part);
}

/* Those that are here today in their order, then those that are gone. */
static void compare_parts(struct comparing *comparing, uint32_t was, uint32_t is)
{
    const struct side *old = side_of(comparing, OLD), *now = side_of(comparing, NOW);
    struct things before = ark_side_children(old, was), after = ark_side_children(now, is);
    for (uint32_t i = 0; i < after.n; i++) {
        const struct thing *part = &now->all.v[after.v[i]];
        if (!part->kind->part)
            continue;
        if (part->pair != NO_THING && old->all.v[part->pair].parent == was)
            ark_compare_things(comparing, part->pair, after.v[i]);
        else
            add_part(comparing, NOW, after.v[i]);
    }
    for (uint32_t i = 0; i < before.n; i++) {
        const struct thing *part = &old->all.v[before.v[i]];
        if (part->kind->part && (part->pair == NO_THING || now->all.v[part->pair].parent != is))
            add_part(comparing, OLD, before.v[i]);
    }
}

void ark_compare_things(struct comparing *comparing, uint32_t was, uint32_t is)
{
    const struct thing *a = thing_of(comparing, OLD, was), *b = thing_of(comparing, NOW, is);
    if (a->type != b->type) {
        struct ark_detail *detail = ark_detail_add(comparing, ARK_DETAIL_RETYPED, was, is);
        detail->was = a->ref;
        detail->is = b->ref;
    }
    compare_names(comparing, was, is);
    compare_places(comparing, was, is);
    compare_ends(comparing, was, is);
    if (a->kind->of == A_DATA)
        ark_compare_links(comparing, was, is);
    ark_compare_properties(comparing, was, is);
    if (a->kind->group == ARK_DIFF_ROW)
        ark_compare_cells(comparing, was, is);
    if (!a->kind->part)
        compare_parts(comparing, was, is);
    if ((a->kind->group == ARK_DIFF_VIEW || a->kind->group == ARK_DIFF_DIAGRAM) && !a->kind->part)
        ark_compare_view(comparing, was, is);
}
