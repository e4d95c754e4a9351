/* The rule packs and templates that the program carries with it, so that one file is enough to run
 * it. tools/embed.py writes the C file from rules/ and templates/ at build time. */
#pragma once

#include <stddef.h>

struct ark_embedded {
    const char *name;  /* "rules/rammearkitektur.yaml" */
    const char *bytes; /* followed by a NUL */
    size_t len;
    /* A pack with its inline tests, which `bytes` lacks: reading them takes longer than the rest.
     * NULL for what is no pack. */
    const char *tested;
    size_t tested_len;
};

extern const struct ark_embedded ark_embedded_files[];
extern const unsigned ark_embedded_count;
