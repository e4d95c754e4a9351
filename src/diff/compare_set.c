/* Sets of things of both sides: which are in one only. */
#include "diff/internal.h"

#include <stdlib.h>

#define ONLY_OLD (1u << 31)

void ark_common_add(const struct pairing *pairing, int side, ark_ref ref, common_vec *set)
{
    uint32_t thing = ark_side_thing(&pairing->sides[side], ref);
    if (thing != NO_THING)
        ark_vec_push(set, ark_common(pairing, side, thing));
}

static void make_set(common_vec *set)
{
    uint32_t n = 0;
    if (set->n > 1)
        qsort(set->v, set->n, sizeof *set->v, ark_by_number);
    for (uint32_t i = 0; i < set->n; i++) {
        if (!i || set->v[i] != set->v[n - 1])
            set->v[n++] = set->v[i];
    }
    set->n = n;
}

/* The thing of the old side that has the number. */
static const struct thing *old_thing(const struct pairing *pairing, uint32_t common)
{
    uint32_t at = common & ONLY_OLD ? common & ~ONLY_OLD : pairing->sides[NOW].all.v[common].pair;
    return &pairing->sides[OLD].all.v[at];
}

void ark_compare_sets(struct comparing *comparing, uint32_t was, uint32_t is,
                      const struct ark_detail *like, common_vec *before, common_vec *after)
{
    const struct pairing *pairing = comparing->pairing;
    make_set(before);
    make_set(after);
    for (uint32_t i = 0, k = 0; i < before->n || k < after->n;) {
        uint32_t a = i < before->n ? before->v[i] : UINT32_MAX;
        uint32_t b = k < after->n ? after->v[k] : UINT32_MAX;
        i += a <= b;
        k += b <= a;
        if (a == b)
            continue;
        struct ark_detail *detail = ark_detail_add(comparing, like->kind, was, is);
        detail->key = like->key;
        if (a < b)
            detail->was = old_thing(pairing, a)->ref;
        else
            detail->is = pairing->sides[NOW].all.v[b].ref;
    }
}
