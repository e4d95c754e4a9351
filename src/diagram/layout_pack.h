/* Parts of a layout that have no line between them, put beside each other. Private to layout.c. */
#pragma once

#include "diagram/layout.h"

/* Moves the parts with lines (`number` of a box is not UINT32_MAX) to the upper left, close to each
 * other, about as wide as a page; with `number` NULL the boxes without lines, too. */
void ark_layout_pack(struct ark_layout *layout, const uint32_t *number);
