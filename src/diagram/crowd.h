/* What a label would cover: figures with their texts and badges, lines, and the labels that have
 * their place already. Private to src/diagram. Looks only at what is near. */
#pragma once

#include "diagram/picture.h"

struct ark_crowd;

/* Of the figures and of the wires that are not hidden, as they are now. Lives in the picture's
 * arena but for its lists. */
struct ark_crowd *ark_crowd_new(const struct ark_picture *picture);
void ark_crowd_free(struct ark_crowd *crowd);
/* It has been asked so much that what has other places had better take the first. */
bool ark_crowd_is_spent(const struct ark_crowd *crowd);
/* A label (or badges) has its place; labels are told before badges where they cover both. */
void ark_crowd_add(struct ark_crowd *crowd, struct ark_box box, bool badges);
/* What the box would cover, in points²; covering a line costs much more. Lines of `own` (or NULL)
 * may run through it. */
double ark_crowd_cost(struct ark_crowd *crowd, const struct ark_wire *own, struct ark_box box);
/* How many pieces of other lines run through the box, or between it and a point of `own`: a label
 * that far off seems to be theirs. */
uint32_t ark_crowd_lines_between(struct ark_crowd *crowd, const struct ark_wire *own,
                                 struct ark_box box, struct ark_point at);
