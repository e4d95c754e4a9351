/* Ways around boxes, for straight lines that would run through them. Private to src/diagram. */
#pragma once

#include "diagram/geometry.h"

/* Lines come no closer than this to a box that is not at their end. */
#define ARK_DETOUR_CLEAR 3.0
#define ARK_DETOUR_MOST_BENDS 16

struct ark_detours {
    const struct ark_box *boxes; /* none of them in another, but in those that are open */
    uint32_t box_n;
    const bool *open; /* of a box: lines may run through it; NULL: no box is */
    uint64_t work;    /* comparisons made so far; above ARK_DETOUR_MOST_WORK there are no more
                       * detours */
};

/* Whether a line of these points from box `a` to box `b` runs through, or close past, another. */
bool ark_detour_needed(struct ark_detours *detours, uint32_t a, uint32_t b,
                       const struct ark_point *points, uint32_t n);
/* The bends of a short way from the middle of `a` to the middle of `b` around all other boxes, at
 * `margin` from those that are in the way. 0 when there is none, or looking for it takes too long.
 * The same for the same boxes, in the same order of calls. */
uint32_t ark_detour_find(struct ark_detours *detours, uint32_t a, uint32_t b, double margin,
                         struct ark_point ret[ARK_DETOUR_MOST_BENDS]);
