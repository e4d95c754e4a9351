/* The whole kit: every scenario of every feature file below FOLDER/features, each file in a process
 * of its own, so that a crash or a hang is one failed scenario and not the end. */
#pragma once

#include "scope.h"

enum tck_outcome { TCK_PASSED, TCK_FAILED, TCK_SKIPPED };

struct tck_entry {
    char *feature; /* relative to the features folder */
    char *folder;  /* of the feature */
    char *title;   /* "[3] Name of the scenario" */
    char *detail;  /* FAILED: what was asked, expected and got; SKIPPED: why */
    enum tck_outcome outcome;
    uint32_t line;
    uint32_t rows, rows_passed; /* of the outline; 1 without Examples */
};

struct tck_kit {
    const char *folder;
    tck_scope *scope; /* NULL: everything is in scope */
    const char *only; /* a part of "FEATURE [NUMBER] NAME"; NULL: all */
    bool verbose;     /* passed entries get a detail too */
};

/* Whether there is a kit at `folder`. */
bool tck_kit_exists(const char *folder);
/* struct tck_entry *, in the order of the paths and of each file; the caller frees it. */
GPtrArray *tck_kit_run(const struct tck_kit *kit);
