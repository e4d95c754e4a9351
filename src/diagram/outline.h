/* Outlines: the figures that are more than a box, as text that stretches with the box.
 *
 * An outline is a list of paths divided by ";", each a run of M x y, L x y, C x1 y1 x2 y2 x y, Z
 * and E x y rx ry (ellipse). A coordinate is a sum of terms without blanks: "1" is the whole width
 * (of an x) or height (of a y), "1-12p" is 12 points before the end, ".5h" and ".5w" are half the
 * height and the width, and ".5m" half the smaller side. Points shrink with figures smaller than 40
 * points.
 *
 * A path that begins with "-" is not filled, with "+" is filled darker, and with "@" is not
 * painted. The first path is where lines end. "T x1 y1 x2 y2", before all paths, is the room for
 * the name. */
#pragma once

#include "diagram/pen.h"

void ark_outline_draw(struct ark_pen *pen, const char *outline, struct ark_box box,
                      struct ark_paint paint);
/* The corners of the first path, curves in steps; at most `max`. */
uint32_t ark_outline_corners(const char *outline, struct ark_box box, struct ark_point *ret,
                             uint32_t max);
/* The room for the name; the whole box when the outline does not say. */
struct ark_box ark_outline_room(const char *outline, struct ark_box box);
