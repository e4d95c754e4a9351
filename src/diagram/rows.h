/* Figures with compartments: rows of text in a box. Private to src/diagram. Knows nothing of what
 * the rows are about. */
#pragma once

#include "diagram/picture.h"

/* A figure without a place gets the size that its rows need, within reason: longer ones are broken
 * into lines. */
void ark_rows_size(const struct ark_picture *picture, struct ark_figure *figure);
/* Places the rows in the box: smaller where they don't fit otherwise, then those that do, and a row
 * "…" for the rest, whose marks become the figure's. Only for the name compartment the box grows.
 */
void ark_rows_fit(const struct ark_picture *picture, struct ark_figure *figure);
/* Whether a row was left out, or a part of one. */
bool ark_rows_are_cut(const struct ark_figure *figure);
void ark_rows_draw(const struct ark_figure *figure, struct ark_pen *pen);
/* The row of badges of a row: the middle of the first. */
struct ark_point ark_row_badge(const struct ark_figure *figure, uint32_t row);
