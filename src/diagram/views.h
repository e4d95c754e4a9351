/* Numbers and file names of views. Private to src/diagram. */
#pragma once

#include "diagram/diagram.h"

/* From 1, in the order of ark_diagram_views. */
uint32_t ark_view_number(const ark_graph *graph, ark_ref view);
/* "visning-1-overblik": ASCII letters, digits and hyphens. */
char *ark_view_slug(struct ark_arena *arena, const char *name, uint32_t number, enum ark_lang lang);
