/* Diagrams: a view of a model in its notation, ArchiMate's or UML's, with findings marked on it. */
#pragma once

#include "base/lang.h"
#include "diagram/scene.h"
#include "graph/graph.h"

/* A finding on a thing of the model: a numbered badge, and a line of the legend. */
struct ark_mark {
    ark_ref subject; /* an element, a relationship, or a part of one (an attribute) */
    uint32_t number; /* shown in the badge; the same number stands in the report */
    int rank; /* 0 SKAL, 1 BØR, 2 KAN: the badge's colour (and shape, for those who don't see
                 colours) */
    const char *text; /* the legend's line */
};

/* What can be drawn, in order: the views of ArchiMate and the diagrams of UML that have something
 * with a place, and of a file of UML that has none of them, the packages with classifiers. */
struct ark_refs ark_diagram_views(const ark_graph *graph, struct ark_arena *arena);
/* What can be drawn, too, but only when it is asked for: all other packages with classifiers. */
struct ark_refs ark_diagram_packages(const ark_graph *graph, struct ark_arena *arena);
/* The views and packages that show the thing, or what it is a part of; one that shows it twice
 * comes twice. */
struct ark_refs ark_diagram_showing(const ark_graph *graph, ark_ref thing, struct ark_arena *arena);

/* What a thing of a model is drawn as: by itself, without a view. */
enum ark_drawn_as { ARK_DRAWN_NOT, ARK_DRAWN_FIGURE, ARK_DRAWN_LINE };
enum ark_drawn_as ark_drawn_as(const ark_graph *graph, ark_ref thing);
/* The figure or line that the thing is a part of: the class of an attribute, the association of an
 * end; the thing itself when it is one; ARK_REF_NONE when it is drawn nowhere. */
ark_ref ark_drawn_whole(const ark_graph *graph, ark_ref thing);
/* The things that a line joins, at most `most`; gives how many. */
uint32_t ark_drawn_ends(const ark_graph *graph, ark_ref line, ark_ref *ret, uint32_t most);
/* The lines that end at a figure or line; one that does so twice may come twice. */
struct ark_refs ark_drawn_lines(const ark_graph *graph, ark_ref thing, struct ark_arena *arena);

/* What is drawn, and how. */
struct ark_diagram {
    const ark_graph *graph;
    ark_ref view; /* or a package; ARK_REF_NONE: the selection */
    /* The selection; relationships with an end that is not in it are left out. */
    struct ark_refs elements, relationships;
    const char *name;             /* of the selection */
    const struct ark_mark *marks; /* those on things that are not shown are left out */
    uint32_t mark_n;
    bool legend; /* the marks that are shown are listed below the drawing */
    bool key;    /* the kinds that are shown are explained below the drawing */
    enum ark_lang lang;
    bool *ret_rough; /* or NULL: set if graphviz could not lay out what has no places */
};

/* Caller frees. */
struct ark_scene *ark_diagram_compose(const struct ark_diagram *diagram);

/* Draws `view`; marks on things that the view does not show are left out. With `legend`, the marks
 * that are shown are listed below the drawing. Caller frees. */
struct ark_scene *ark_diagram_draw(const ark_graph *graph, ark_ref view,
                                   const struct ark_mark *marks, uint32_t mark_n, bool legend,
                                   enum ark_lang lang);
