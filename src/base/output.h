/* Output: the only place that writes. A file is replaced whole or not at all. */
#pragma once

#include <glib.h>

#include "base/lang.h"

/* Writes `bytes` to `path` through a temporary file beside it, so that whatever stood there before
 * stays untouched unless all of the new content reached the disk. "-" is standard output. Errors:
 * ARK_ERROR_OUTPUT. */
gboolean ark_output_write(const char *path, const char *bytes, gsize len, enum ark_lang lang,
                          GError **error);
