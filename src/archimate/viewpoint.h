/* Viewpoints: what each of them is for showing. Their names are in archimate.h. */
#pragma once

#include <stdbool.h>

#include "archimate/element.h"

/* The elements that a view of this viewpoint (its id, see ark_viewpoint_find) may show. False when
 * nothing is said of it: an unknown viewpoint, or one that shows everything ("layered"). */
bool ark_viewpoint_shows(const char *id, ark_concepts *ret_shows);
