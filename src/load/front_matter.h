/* YAML front matter: the block between "---" lines at the very start of a Markdown file. */
#pragma once

#include "document/document.h"
#include "load/loader.h"

/* Where the front matter ends (after its last line), or 0 when `text` does not begin with one. */
size_t ark_front_matter_length(const char *text, size_t len);
/* Its `key: value` pairs as facts; lists give several values; nested mappings are left out. What is
 * not YAML becomes a diagnostic. */
void ark_front_matter_facts(struct ark_load *load, struct ark_document *doc, ark_atom file,
                            const char *text, size_t len);
