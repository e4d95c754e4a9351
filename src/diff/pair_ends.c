/* What is known by what it connects: relationships, associations, and the ends of these. */
#include "diff/internal.h"

/* What a thing of one of these kinds has at one end, as both sides say it. */
static uint64_t common_key(const struct pairing *pairing, int side, ark_ref ref)
{
    uint32_t thing = ark_side_thing(&pairing->sides[side], ref);
    return ark_common(pairing, side, thing);
}

/* The class at an end; only its name where it lies in another file. */
static uint64_t class_key(const struct pairing *pairing, int side, uint32_t end)
{
    const struct side *its = &pairing->sides[side];
    ark_ref ref = its->all.v[end].ref, type = ark_side_target(its, ref, "TYPE");
    const char *name = type == ARK_REF_NONE ? ark_graph_get_str(its->graph, ref, "type") : NULL;
    return name ? ark_text_key(name, strlen(name)) : common_key(pairing, side, type);
}

static bool is_end(const struct thing *thing)
{
    return thing->kind->part && thing->kind->by_ends;
}

static bool by_ends_alone(const struct pairing *pairing, int side, uint32_t thing,
                          uint64_t *ret_key)
{
    const struct side *its = &pairing->sides[side];
    const struct thing *at = &its->all.v[thing];
    uint64_t sum = 0;
    if (!at->kind->by_ends || at->kind->part)
        return false;
    if (at->kind->edge) {
        sum = ark_mix(common_key(pairing, side, ark_graph_from(its->graph, at->ref)),
                      common_key(pairing, side, ark_graph_to(its->graph, at->ref)));
    } else {
        struct things parts = ark_side_children(its, thing);
        for (uint32_t i = 0; i < parts.n; i++) {
            if (is_end(&its->all.v[parts.v[i]]))
                sum += ark_mix(class_key(pairing, side, parts.v[i]), 1);
        }
    }
    *ret_key = ark_mix(sum, at->type);
    return true;
}

static bool by_ends_and_name(const struct pairing *pairing, int side, uint32_t thing,
                             uint64_t *ret_key)
{
    const struct side *its = &pairing->sides[side];
    if (!by_ends_alone(pairing, side, thing, ret_key))
        return false;
    *ret_key = ark_mix(*ret_key, ark_side_named(its, &its->all.v[thing]));
    return true;
}

/* And the roles at the ends. */
static bool by_ends_and_roles(const struct pairing *pairing, int side, uint32_t thing,
                              uint64_t *ret_key)
{
    const struct side *its = &pairing->sides[side];
    uint64_t sum = 0;
    if (!by_ends_and_name(pairing, side, thing, ret_key))
        return false;
    struct things parts = ark_side_children(its, thing);
    for (uint32_t i = 0; i < parts.n; i++) {
        if (is_end(&its->all.v[parts.v[i]]))
            sum += ark_mix(class_key(pairing, side, parts.v[i]),
                           ark_side_named(its, &its->all.v[parts.v[i]]));
    }
    *ret_key = ark_mix(*ret_key, sum);
    return true;
}

static bool by_ends_and_content(const struct pairing *pairing, int side, uint32_t thing,
                                uint64_t *ret_key)
{
    if (!by_ends_and_roles(pairing, side, thing, ret_key))
        return false;
    *ret_key = ark_mix(*ret_key, ark_content_key(pairing, side, thing));
    return true;
}

static bool end_by_class_and_role(const struct pairing *pairing, int side, uint32_t thing,
                                  uint64_t *ret_key)
{
    const struct thing *at = &pairing->sides[side].all.v[thing];
    *ret_key = ark_mix(class_key(pairing, side, thing), ark_side_named(&pairing->sides[side], at));
    return is_end(at);
}

static bool end_by_class(const struct pairing *pairing, int side, uint32_t thing, uint64_t *ret_key)
{
    *ret_key = class_key(pairing, side, thing);
    return is_end(&pairing->sides[side].all.v[thing]);
}

static bool end_by_role(const struct pairing *pairing, int side, uint32_t thing, uint64_t *ret_key)
{
    const struct thing *at = &pairing->sides[side].all.v[thing];
    *ret_key = ark_side_named(&pairing->sides[side], at);
    return is_end(at) && *ret_key;
}

static bool any_end(const struct pairing *pairing, int side, uint32_t thing, uint64_t *ret_key)
{
    *ret_key = 0;
    return is_end(&pairing->sides[side].all.v[thing]);
}

static void pair_ends_of(struct pairing *pairing, uint32_t old)
{
    const struct things ends[SIDES] = {
        ark_side_children(&pairing->sides[OLD], old),
        ark_side_children(&pairing->sides[NOW], pairing->sides[OLD].all.v[old].pair)};
    if (!ends[OLD].n || !ends[NOW].n)
        return;
    ark_join(pairing, ends, end_by_class_and_role, false);
    ark_join(pairing, ends, end_by_class, false);
    ark_join(pairing, ends, end_by_role, false);
    ark_join(pairing, ends, any_end, false);
}

bool ark_pair_by_ends(struct pairing *pairing)
{
    static const struct {
        key_fn key;
        bool only;
    } rounds[] = {{by_ends_and_roles, true},
                  {by_ends_and_content, false},
                  {by_ends_and_roles, false},
                  {by_ends_and_name, false},
                  {by_ends_alone, true}};
    const struct side *old = &pairing->sides[OLD];
    uint32_t found = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(rounds); i++)
        found += ark_join(pairing, NULL, rounds[i].key, rounds[i].only);
    for (uint32_t i = 0; i < old->all.n; i++) {
        const struct thing *thing = &old->all.v[i];
        if (thing->kind->of == A_DATA && thing->pair != NO_THING && !thing->kind->part)
            pair_ends_of(pairing, i);
    }
    return found;
}
