/* Places as a file has stored them, of figures and lines of a view. Private to src/diagram.
 * Hostile: they may be absent, far away, or no numbers. */
#pragma once

#include "diagram/picture.h"

/* A number in pixels, within reason; false, and untouched, when there is no such property. */
bool ark_stored_number(const ark_graph *graph, ark_ref ref, ark_atom key, double *ret);
/* The box in points; what the file leaves out is taken from `usual`, which is in pixels. */
struct ark_box ark_stored_box(const ark_graph *graph, ark_ref ref, struct ark_box usual);
/* Where the file has the line meet its end; NULL when it does not say. */
const struct ark_point *ark_stored_attachment(const struct ark_picture *picture, ark_ref line,
                                              const char *key);
/* Reads the bendpoints of a line. */
void ark_stored_bends(const struct ark_picture *picture, struct ark_wire *wire);
/* What a figure or line of a view shows; ARK_REF_NONE when it shows nothing of the model. */
ark_ref ark_stored_depicted(const ark_graph *graph, ark_ref ref);
