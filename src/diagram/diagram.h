/* Diagrams: a view of the model in ArchiMate notation, with findings marked on it. */
#pragma once

#include "base/lang.h"
#include "diagram/scene.h"
#include "graph/graph.h"

/* A finding on a thing of the model: a numbered badge, and a line of the legend. */
struct ark_mark {
    ark_ref subject; /* an element or a relationship */
    uint32_t number; /* shown in the badge; the same number stands in the report */
    int rank; /* 0 SKAL, 1 BØR, 2 KAN: the badge's colour (and shape, for those who don't see
                 colours) */
    const char *text; /* the legend's line */
};

/* The View nodes of the graph that can be drawn (that have ViewNodes with a place), in order. */
struct ark_refs ark_diagram_views(const ark_graph *graph, struct ark_arena *arena);

/* What is drawn, and how. */
struct ark_diagram {
    const ark_graph *graph;
    ark_ref view; /* ARK_REF_NONE: the selection */
    /* The selection; relationships with an end that is not in it are left out. */
    struct ark_refs elements, relationships;
    const char *name;             /* of the selection */
    const struct ark_mark *marks; /* those on things that are not shown are left out */
    uint32_t mark_n;
    bool legend; /* the marks that are shown are listed below the drawing */
    bool key;    /* the kinds that are shown are explained below the drawing */
    enum ark_lang lang;
    bool *ret_rough; /* or NULL: set if graphviz could not lay out the selection */
};

/* Caller frees. */
struct ark_scene *ark_diagram_compose(const struct ark_diagram *diagram);

/* Draws `view`; marks on things that the view does not show are left out. With `legend`, the marks
 * that are shown are listed below the drawing. Caller frees. */
struct ark_scene *ark_diagram_draw(const ark_graph *graph, ark_ref view,
                                   const struct ark_mark *marks, uint32_t mark_n, bool legend,
                                   enum ark_lang lang);
