/* A parsed Mustache template. Shared by the parser and the renderer only. */
#pragma once

#include "base/arena.h"
#include "base/error.h"

enum mustache_kind {
    MUSTACHE_TEXT,
    MUSTACHE_ESCAPED,  /* {{x}} */
    MUSTACHE_RAW,      /* {{{x}}} and {{&x}} */
    MUSTACHE_SECTION,  /* {{#x}} */
    MUSTACHE_INVERTED, /* {{^x}} */
    MUSTACHE_PARTIAL,  /* {{>x}} */
};

struct mustache_node {
    enum mustache_kind kind;
    const char *text; /* the text, or the name */
    size_t len;
    const char *indent; /* of a standalone partial */
    struct mustache_node *next, *children;
};

/* The nodes of `text` (borrowed), in `arena`. NULL is an empty template, unless `error` is set. */
struct mustache_node *mustache_parse(struct ark_arena *arena, const char *name, const char *text,
                                     enum ark_lang lang, GError **error);
