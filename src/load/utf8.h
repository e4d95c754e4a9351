/* Texts that must be UTF-8. */
#pragma once

#include "load/loader.h"

/* Fails with the place and the value of the first byte of `text` that is not UTF-8, and what to do.
 * `format` is what the file is read as ("Markdown"). Always false. */
bool ark_refuse_bytes(struct ark_load *load, const char *name, const char *format, const char *text,
                      size_t len, GError **error);
