/* Archives that are no document of an office: a model that its tool keeps so, or one file that
 * somebody has packed. */
#pragma once

#include "load/package.h"

extern const struct ark_loader ark_loader_archive;

/* Whether there is something in it that we would load; if not, `error` says what it is. */
bool ark_archive_holds(const char *path, enum ark_lang lang, GError **error);
