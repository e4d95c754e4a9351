/* The zipped form of Archi's files. */
#pragma once

#include "load/loader.h"

extern const struct ark_loader ark_loader_archi_zip;

/* Whether the archive holds a model that we would load; if not, `error` says what it is. */
bool ark_archi_zip_holds_model(const char *path, enum ark_lang lang, GError **error);
