/* Files that no loader takes: what they are, and how to get at what is in them. */
#pragma once

#include "load/loader.h"

/* Sets `error` to the file's place, its kind as far as the bytes tell, and what to do. Always
 * false. */
bool ark_foreign_fail(const struct ark_peek *peek, enum ark_lang lang, GError **error);
/* The sentence for an archive, by the names of its entries (as the central directory has them,
 * joined with newlines, one before the first too). */
const char *ark_foreign_archive(const char *entries, enum ark_lang lang);
/* Whether the text is what a browser shows of XML, which people save instead of it. */
bool ark_is_browsed(const char *text);
