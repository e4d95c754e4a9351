/* Plane geometry of boxes, outlines and polylines. Knows nothing about models. */
#pragma once

#include "diagram/pen.h"

struct ark_point ark_box_middle(struct ark_box box);
bool ark_box_holds_point(struct ark_box box, struct ark_point p);
/* `inner` lies within `outer` (and is not the same box). */
bool ark_box_holds_box(struct ark_box outer, struct ark_box inner);
/* The smallest box around both; one of width 0 counts as nothing. */
struct ark_box ark_box_join(struct ark_box a, struct ark_box b);
/* Area that both cover. */
double ark_box_overlap(struct ark_box a, struct ark_box b);
/* Whether the segment from a to b runs through the box. */
bool ark_box_crossed(struct ark_box box, struct ark_point a, struct ark_point b);

/* Where the ray from `inside` through `towards` leaves the convex outline; `inside` if it does not.
 */
struct ark_point ark_outline_exit(const struct ark_point *outline, uint32_t n,
                                  struct ark_point inside, struct ark_point towards);

double ark_polyline_length(const struct ark_point *points, uint32_t n);
/* The point at `share` (0..1) of the length; `ret_along` (or NULL) is the unit direction there. */
struct ark_point ark_polyline_at(const struct ark_point *points, uint32_t n, double share,
                                 struct ark_point *ret_along);
