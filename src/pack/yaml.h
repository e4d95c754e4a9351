/* YAML as a small tree, with the place of every node. Nothing above this module sees libyaml.
 *
 * Only the plain part of YAML: mappings, lists and scalars. Aliases, anchors, tags, duplicate keys
 * and several documents are refused, because a person can't see at a glance what they do. Scalars
 * are text: the reader of a key decides what "no" or "1.0" means.
 */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/lang.h"
#include "query/query.h"

enum ark_yaml_kind { ARK_YAML_SCALAR, ARK_YAML_LIST, ARK_YAML_MAP };
enum ark_yaml_style { ARK_YAML_PLAIN, ARK_YAML_QUOTED, ARK_YAML_LITERAL, ARK_YAML_FOLDED };

struct ark_yaml;

struct ark_yaml_pair {
    const struct ark_yaml *key; /* always a scalar */
    const struct ark_yaml *value;
};

struct ark_yaml {
    enum ark_yaml_kind kind;
    enum ark_yaml_style style; /* SCALAR */
    uint32_t line, column;     /* from 1; column in bytes */
    uint32_t offset;           /* of the node's first byte in the source */
    uint32_t n;                /* LIST: items, MAP: pairs, SCALAR: bytes */
    union {
        const char *text;                    /* SCALAR, with a closing NUL */
        const struct ark_yaml *const *items; /* LIST */
        const struct ark_yaml_pair *pairs;   /* MAP */
    };
};

struct ark_mistakes;

/* A file that was read; all of it lives in `arena`. */
struct ark_yaml_file {
    struct ark_arena *arena;
    const char *name;
    const char *source; /* a copy of the bytes, without a byte order mark, closed by NUL */
    uint32_t len;
    enum ark_lang lang;
    const struct ark_yaml *root;
    struct ark_mistakes *mistakes; /* where failures are noted too, so that reading can go on */
};

/* NULL and `error` (ARK_ERROR_PACK) when the bytes are not such a document: all its mistakes, up to
 * one behind which nothing can be read. An empty one is an error too. */
const struct ark_yaml_file *ark_yaml_read(struct ark_arena *arena, const char *name,
                                          const char *bytes, size_t len, enum ark_lang lang,
                                          GError **error);

/* "file:line:column: message", the line and a caret. Always false. Sets `error` if it is not set,
 * and adds to the file's `mistakes`: so a reader may go on and fail again. */
bool ark_yaml_fail(const struct ark_yaml_file *file, const struct ark_yaml *at, GError **error,
                   const char *format, ...) G_GNUC_PRINTF(4, 5);
/* The same for an error that has its place already; it is taken. It may have several mistakes, one
 * below the other. */
bool ark_yaml_fail_with(const struct ark_yaml_file *file, const struct ark_yaml *at, GError **error,
                        GError *own);

/* The value of a key in a mapping; NULL when there is none. */
const struct ark_yaml *ark_yaml_get(const struct ark_yaml *map, const char *key);

/* A scalar as query text, with the place that each of its bytes has in the file. */
struct ark_snippet ark_yaml_snippet(const struct ark_yaml_file *file,
                                    const struct ark_yaml *scalar);
/* The place in the file of byte `at` of a whole scalar's text; column 0 when it is not known. */
struct ark_yaml ark_snippet_at(struct ark_snippet snippet, uint32_t at);
/* The part of a snippet from byte `from`, with `text` instead of the rest. */
struct ark_snippet ark_snippet_part(struct ark_snippet whole, uint32_t from, const char *text);
