/* The rule packs and templates that the program carries with it, so that one file is enough to run
 * it; packs without their inline tests. tools/embed.py writes the C file from rules/ and templates/
 * at build time. */
#pragma once

#include <stddef.h>

struct ark_embedded {
    const char *name;  /* "rules/rammearkitektur.yaml" */
    const char *bytes; /* followed by a NUL */
    size_t len;
};

extern const struct ark_embedded ark_embedded_files[];
extern const unsigned ark_embedded_count;
