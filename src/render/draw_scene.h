/* Drawing a scene on a cairo context, for PDF and PNG. */
#pragma once

#include <cairo.h>

#include "diagram/scene.h"

/* Draws at the context's origin, 1 unit of the scene = 1 unit of the context. */
void ark_draw_scene(cairo_t *cr, const struct ark_scene *scene);
