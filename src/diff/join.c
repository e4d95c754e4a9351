/* Pairing by keys: both sides' keys are sorted and walked together, so no input makes it slow. A
 * key is a hash; two things that share one by chance are then paired, and told to be renamed. */
#include "diff/internal.h"

#include <stdlib.h>

struct keyed {
    uint64_t key;
    uint32_t thing;
};

typedef ARK_VEC(struct keyed) keyed_vec;

static void gather(const struct pairing *pairing, int side, const struct things *candidates,
                   key_fn key, keyed_vec *out)
{
    const struct side *its = &pairing->sides[side];
    uint32_t n = candidates ? candidates[side].n : its->all.n;
    for (uint32_t i = 0; i < n; i++) {
        struct keyed keyed = {.thing = candidates ? candidates[side].v[i] : i};
        if (its->all.v[keyed.thing].pair == NO_THING && key(pairing, side, keyed.thing, &keyed.key))
            ark_vec_push(out, keyed);
    }
}

static int by_key(const void *a_, const void *b_)
{
    const struct keyed *a = a_, *b = b_;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->thing < b->thing ? -1 : a->thing > b->thing;
}

/* By their bytes, the least first: as many passes as there are bytes that differ. */
static void sort(keyed_vec *items)
{
    enum { FEW = 256, BYTES = 8, VALUES = 256 };
    if (items->n < FEW) {
        if (items->n > 1)
            qsort(items->v, items->n, sizeof *items->v, by_key);
        return;
    }
    struct keyed *spare = ARK_PAGES_NEW(struct keyed, items->n), *from = items->v, *to = spare;
    for (int byte = 0; byte < BYTES; byte++) {
        uint32_t counts[VALUES] = {0}, at = 0;
        for (uint32_t i = 0; i < items->n; i++)
            counts[from[i].key >> 8 * byte & 0xff]++;
        if (counts[from[0].key >> 8 * byte & 0xff] == items->n)
            continue;
        for (int value = 0; value < VALUES; value++) {
            uint32_t count = counts[value];
            counts[value] = at;
            at += count;
        }
        for (uint32_t i = 0; i < items->n; i++)
            to[counts[from[i].key >> 8 * byte & 0xff]++] = from[i];
        struct keyed *swap = from;
        from = to;
        to = swap;
    }
    if (from != items->v)
        memcpy(items->v, from, sizeof *from * items->n);
    g_free(spare);
}

static uint32_t run_of(const keyed_vec *items, uint32_t first)
{
    uint32_t n = 1;
    while (first + n < items->n && items->v[first + n].key == items->v[first].key)
        n++;
    return n;
}

static uint32_t walk(struct pairing *pairing, const keyed_vec *old, const keyed_vec *now, bool only)
{
    uint32_t i = 0, k = 0, paired = 0;
    while (i < old->n && k < now->n) {
        if (old->v[i].key != now->v[k].key) {
            *(old->v[i].key < now->v[k].key ? &i : &k) += 1;
            continue;
        }
        uint32_t olds = run_of(old, i), nows = run_of(now, k), both = MIN(olds, nows);
        for (uint32_t at = 0; at < both && (!only || MAX(olds, nows) == 1); at++, paired++)
            ark_pair(pairing, old->v[i + at].thing, now->v[k + at].thing);
        i += olds;
        k += nows;
    }
    return paired;
}

uint32_t ark_join(struct pairing *pairing, const struct things *candidates, key_fn key, bool only)
{
    keyed_vec keyed[SIDES] = {0};
    for (int side = 0; side < SIDES; side++)
        gather(pairing, side, candidates, key, &keyed[side]);
    uint32_t paired = 0;
    if (keyed[OLD].n && keyed[NOW].n) {
        sort(&keyed[OLD]);
        sort(&keyed[NOW]);
        paired = walk(pairing, &keyed[OLD], &keyed[NOW], only);
    }
    ark_vec_clear(&keyed[OLD]);
    ark_vec_clear(&keyed[NOW]);
    return paired;
}
