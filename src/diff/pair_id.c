/* Pairing by id, and whether ids say anything: a tool that numbers what it writes gives one id to
 * different things. */
#include "diff/internal.h"

#include <stdlib.h>

static bool by_id_and_type(const struct pairing *pairing, int side, uint32_t thing,
                           uint64_t *ret_key)
{
    const struct thing *its = &pairing->sides[side].all.v[thing];
    *ret_key = (uint64_t)its->id << 32 | its->type;
    return its->id;
}

/* What has another type is the same thing; where nothing else shows that ids can be trusted, only
 * if it has the same name. */
static bool by_id_and_group(const struct pairing *pairing, int side, uint32_t thing,
                            uint64_t *ret_key)
{
    const struct thing *its = &pairing->sides[side].all.v[thing];
    *ret_key = (uint64_t)its->id << 32 | (uint32_t)its->kind->group << 1 | its->kind->part;
    if (!pairing->ids_agree)
        *ret_key = ark_mix(*ret_key, ark_side_named(&pairing->sides[side], its));
    return its->id;
}

static int by_value(const void *a_, const void *b_)
{
    uint64_t a = *(const uint64_t *)a_, b = *(const uint64_t *)b_;
    return a < b ? -1 : a > b;
}

typedef ARK_VEC(uint64_t) key_vec;

/* Of those that were paired by id: how many have one name, and the names of those that have not. A
 * whole model shows nothing. */
static uint32_t look_at_names(const struct pairing *pairing, key_vec *ret_others)
{
    const struct side *old = &pairing->sides[OLD], *now = &pairing->sides[NOW];
    uint32_t agree = 0;
    ARK_VEC_EACH (const struct thing, thing, old->all) {
        size_t len, now_len;
        if (thing->pair == NO_THING || thing->parent == NO_THING || thing->kind->part)
            continue;
        const char *name = ark_side_name(old, thing, &len);
        const char *other = ark_side_name(now, &now->all.v[thing->pair], &now_len);
        if (!name || !other)
            continue;
        if (ark_texts_equal(name, len, other, now_len))
            agree++;
        else
            ark_vec_push(ret_others, ark_mix(ark_text_key(name, len), thing->type));
    }
    return agree;
}

/* Tools that number what they write give one id to different things: then most of what an id says
 * is renamed is still there, under another id. */
static bool ids_mislead(struct pairing *pairing)
{
    const struct side *now = &pairing->sides[NOW];
    key_vec others = {0}, names = {0};
    uint32_t agree = look_at_names(pairing, &others), wrong = 0;
    for (uint32_t i = 0; others.n && i < now->all.n; i++) {
        uint64_t name = now->all.v[i].kind->part ? 0 : ark_side_named(now, &now->all.v[i]);
        if (name)
            ark_vec_push(&names, ark_mix(name, now->all.v[i].type));
    }
    if (names.n)
        qsort(names.v, names.n, sizeof *names.v, by_value);
    ARK_VEC_EACH (const uint64_t, other, others)
        wrong += names.n && bsearch(other, names.v, names.n, sizeof *names.v, by_value);
    ark_vec_clear(&others);
    ark_vec_clear(&names);
    pairing->ids_agree = agree > wrong;
    return wrong > agree;
}

static uint32_t count_ids(const struct side *side)
{
    uint32_t n = 0;
    ARK_VEC_EACH (const struct thing, thing, side->all)
        n += thing->id && !thing->kind->part;
    return n;
}

/* Where both sides have ids and nearly none of them are the same, who reads the diff should know.
 */
static bool ids_are_others(const struct pairing *pairing)
{
    enum { FEW = 10 };
    uint32_t olds = count_ids(&pairing->sides[OLD]), nows = count_ids(&pairing->sides[NOW]);
    return (uint64_t)pairing->fresh.n * FEW < MIN(olds, nows);
}

void ark_pair_by_id(struct pairing *pairing)
{
    ark_join(pairing, NULL, by_id_and_type, false);
    if (ids_mislead(pairing)) {
        ARK_VEC_EACH (const uint32_t, old, pairing->fresh) {
            pairing->sides[NOW].all.v[pairing->sides[OLD].all.v[*old].pair].pair = NO_THING;
            pairing->sides[OLD].all.v[*old].pair = NO_THING;
        }
        pairing->fresh.n = 0;
        pairing->by_name = true;
        return;
    }
    ark_join(pairing, NULL, by_id_and_group, true);
    pairing->by_name = ids_are_others(pairing);
}
