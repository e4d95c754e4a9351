/* Kinds, numbers and file names of views. Private to src/diagram. */
#pragma once

#include "diagram/diagram.h"

enum ark_view_kind {
    ARK_VIEW_SELECTION, /* no view */
    ARK_VIEW_ARCHIMATE,
    ARK_VIEW_UML_DIAGRAM,
    ARK_VIEW_UML_PACKAGE, /* has no places */
};

enum ark_view_kind ark_view_kind(const ark_graph *graph, ark_ref view);
/* From 1, in the order of ark_diagram_views, then of ark_diagram_packages. */
uint32_t ark_view_number(const ark_graph *graph, ark_ref view);
/* "visning-1-overblik": ASCII letters, digits and hyphens. */
char *ark_view_slug(struct ark_arena *arena, const char *name, uint32_t number, enum ark_lang lang);
