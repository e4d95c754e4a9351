/* Lines without bends that would run through figures, and such that would lie on one another.
 * Private to src/diagram. */
#pragma once

#include "diagram/picture.h"

struct ark_around;

/* Of the figures as they are now. Lives in the picture's arena but for its tables. */
struct ark_around *ark_around_new(const struct ark_picture *picture);
void ark_around_free(struct ark_around *around);
/* The points of a way around all figures, for a straight wire whose points run through one or close
 * past it; it turns where no way that was given before does, as far as there is room. The ends stay
 * where the file has them if they can. 0 when there is no need, or no way. */
uint32_t ark_way_around(struct ark_around *around, const struct ark_wire *wire,
                        struct ark_point ret[ARK_DETOUR_MOST_BENDS + 2]);

/* Straight wires between the same two points of the same two figures lose these points, so that
 * they can be spread. */
void ark_part_twins(struct ark_picture *picture);
