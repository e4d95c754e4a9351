/* The report as it was before: what has changed since, written on the sections of the report of
 * today. The earlier report lies in a builder of its own and never comes into the graph, so that no
 * rule can meet its nodes. */
#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "graph/builder.h"

struct ark_since {
    uint32_t same, changed, added; /* sections of today */
    uint32_t removed;              /* sections of before that are no more */
};

/* Finds the Report in `builder` that shares most sections with the one in `previous`, by number and
 * title; sets `sincePrevious` ("uændret", "ændret", "ny") on its Sections and `previous` (`file`)
 * on it. A section with others in it is changed when one of these is. False, with nothing set, when
 * no report shares a section with it. Notes of consultation are no candidates. */
bool ark_link_previous(ark_builder *builder, const ark_builder *previous, const char *file,
                       struct ark_since *ret_since);
