/* Viewpoints: what each of them is for showing. Their names are in archimate.h. */
#pragma once

#include <stdbool.h>

#include "archimate/version.h"

/* The elements that a view of this viewpoint (its id, see ark_viewpoint_find) may show. False when
 * nothing is said of it: an unknown viewpoint, one that shows everything ("layered"), or a version
 * whose viewpoints we do not have (ArchiMate 2). */
bool ark_viewpoint_shows(const struct ark_version *version, const char *id,
                         ark_concepts *ret_shows);
