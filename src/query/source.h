/* Query text on its way through the compiler: where an error stands, and how it is reported. */
#pragma once

#include "query/query.h"

/* A place in the snippet: line and column (in bytes) from 1. Every token and every node of the
 * syntax tree has one. */
struct ark_place {
    uint32_t line, column;
};

/* One compilation. All faults go through `ark_source_fault`, which collects them. */
typedef struct ark_source {
    const struct ark_compile *compile;
    struct ark_snippet snippet;
    GError **error;
    uint32_t faults;
    /* While parsing, a fault makes a panic: the parser has lost its way, and what it would report
     * now follows from that fault. Its recovery ends the panic. */
    bool parsing, panic;
    /* Definitions around what is bound, in which nothing is odd that was not told of the
     * definition; and how many parts of all of them were put in. */
    uint32_t nested, expanded;
    struct ark_arena *put_in; /* their trees, until all is bound; NULL before the first */
} ark_compiling;

/* Frees what was only needed for compiling. */
void ark_source_done(struct ark_source *source);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ark_compiling, ark_source_done)

/* The place in the file; column 0 when it is not known. */
struct ark_place ark_source_place(const struct ark_source *source, struct ark_place place);

/* The place of byte `at` of the text literal whose quote is at `place`; escapes in it are one. */
struct ark_place ark_source_inside(const struct ark_source *source, struct ark_place place,
                                   uint32_t at);

/* Reports a fault: message, place in the file, the line and a caret; below the ones before it, up
 * to ARK_MAX_ERRORS. Always returns NULL. */
void *ark_source_fault(struct ark_source *source, struct ark_place place, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
/* Something odd that is no fault, for `warnings` of the compilation; `code` as in ark_diag. */
void ark_source_warn(struct ark_source *source, struct ark_place place, const char *code,
                     const char *format, ...) G_GNUC_PRINTF(4, 5);
