/* How the things of a data model hang together, as far as drawing needs it. Private to src/diagram;
 * what other folders ask is in diagram.h. Knows nothing of looks and places. */
#pragma once

#include "diagram/diagram.h"

/* An end of an association, and the class at it. */
struct ark_uml_end {
    ark_ref end, at;
};

/* More ends than anybody draws. */
#define ARK_MOST_ENDS 16

/* The ends whose class is in the graph, in order. */
uint32_t ark_uml_ends(const ark_graph *graph, ark_ref association,
                      struct ark_uml_end ret[ARK_MOST_ENDS]);
/* What contains the thing; ARK_REF_NONE when nothing does. */
ark_ref ark_thing_holder(const ark_graph *graph, ark_ref thing);
/* The nearest package around the thing, not itself; of a relationship that of its source. */
ark_ref ark_uml_package_of(const ark_graph *graph, ark_ref thing);
/* What of a drawing a thing is told of at: a line of text of its own (an attribute), or the nearest
 * thing around it that has one or is drawn (the operation of a parameter). */
ark_ref ark_thing_told_at(const ark_graph *graph, ark_ref thing);
/* The end of the first edge of this type out of the thing; ARK_REF_NONE when there is none. */
ark_ref ark_thing_out(const ark_graph *graph, ark_ref thing, const char *type);
