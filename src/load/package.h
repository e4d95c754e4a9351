/* Files that are an archive of parts: docx, odt. Sizes, counts and names of entries are hostile;
 * nothing is ever unpacked to disk. Knows nothing of what is in the parts. */
#pragma once

#include "load/loader.h"

struct ark_package;

/* Opens the archive that `source` (borrowed, must live as long) gives, from its path if it has one.
 * Fails on what is no archive or a damaged one, on more than ARK_MAX_ZIP_ENTRIES entries, on an
 * entry whose path leads out of the archive, and on an encrypted one; the message says what to do.
 */
struct ark_package *ark_package_open(struct ark_source *source, enum ark_lang lang, GError **error);
void ark_package_close(struct ark_package *package);

bool ark_package_has(const struct ark_package *package, const char *entry);
/* The bytes of one part, named "outer.docx!word/document.xml". NULL with `error` when there is no
 * such entry. Reading it fails beyond ARK_MAX_ZIP_BYTES and ARK_MAX_ZIP_RATIO, whatever the headers
 * say. */
struct ark_source *ark_package_entry(struct ark_package *package, const char *entry,
                                     GError **error);
/* Whether the bytes of a part contain `text`; false, too, when there is no such part. */
bool ark_package_mentions(struct ark_package *package, const char *entry, const char *text);
/* Entries in the order of the archive; NULL behind the last. */
const char *ark_package_name(const struct ark_package *package, uint64_t index);

typedef struct ark_package ark_package;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ark_package, ark_package_close)
