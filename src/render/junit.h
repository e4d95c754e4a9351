/* The pieces of JUnit XML, in the dialect that both Ant's and Jenkins's schemas accept. Times are
 * those of the caller. */
#pragma once

#include <stdint.h>

#include <glib.h>

struct ark_junit_suite {
    const char *name, *package, *timestamp; /* "2026-01-01T12:00:00" */
    uint32_t id, tests, failures, errors, skipped;
    uint64_t microseconds;
};

void ark_junit_begin(GString *out);
void ark_junit_end(GString *out);
void ark_junit_begin_suite(const struct ark_junit_suite *suite, GString *out);
void ark_junit_end_suite(GString *out);

struct ark_junit_case {
    const char *classname, *name;
    uint64_t microseconds;
    /* What went wrong: "failure", "error" or "skipped", with its kind, a line, and all there is to
     * say. NULL: nothing did. */
    const char *element, *type, *message, *body;
};

void ark_junit_case(const struct ark_junit_case *its, GString *out);
