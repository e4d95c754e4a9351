/* Boxes in rows, by band. Private to layout.c. */
#pragma once

#include "diagram/layout.h"

#define ARK_ROW_GAP 34.0

struct ark_place {
    uint32_t box;
    int band;
};

/* Rows below `top`, a new one for each band, as wide as `width` or as a page would be. Sorts the
 * places. */
void ark_layout_rows(struct ark_layout *layout, struct ark_place *places, uint32_t n, double top,
                     double width);
/* Lines between boxes that all stand in rows, led through the gaps between them. */
void ark_layout_rows_lines(struct ark_layout *layout);
