/* Query text on its way through the compiler: where an error stands, and how it is reported. */
#pragma once

#include "query/query.h"

/* A place in the snippet: line and column (in bytes) from 1. Every token and every node of the
 * syntax tree has one. */
struct ark_place {
    uint32_t line, column;
};

/* One compilation. All faults go through `ark_source_fault`, so that collecting several of them
 * needs a change there only; today the first is kept. */
struct ark_source {
    const struct ark_compile *compile;
    struct ark_snippet snippet;
    GError **error;
    bool failed;
};

/* The place in the file; column 0 when it is not known. */
struct ark_place ark_source_place(const struct ark_source *source, struct ark_place place);

/* Reports a fault: message, place in the file, the line and a caret. Always returns NULL. */
void *ark_source_fault(struct ark_source *source, struct ark_place place, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
