/* Feature files (Gherkin) to scenarios that are ready to run: the background in front of each, each
 * row of Examples a run of its own. Knows the language of the files, not what a step means. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct tck_table {
    const char ***rows; /* of `width` cells each, escapes resolved, blanks around them gone */
    uint32_t n, width;
};

struct tck_step {
    const char *text; /* without the keyword: "executing query:" of "When executing query:" */
    const char *doc;  /* the doc string; NULL when there is none */
    struct tck_table table;
    uint32_t line;
};

/* One time through the steps. */
struct tck_run {
    struct tck_step *steps;
    uint32_t n;
};

struct tck_scenario {
    const char *name;     /* without its number */
    const char *number;   /* "3" of "[3] Names"; "" when there is none */
    const char **tags;    /* "@ignore" ..., NULL-terminated */
    struct tck_run *runs; /* one, or as many as Examples has rows */
    uint32_t n;
    uint32_t line;
};

struct tck_feature {
    const char *name;
    struct tck_scenario *scenarios;
    uint32_t n;
};

/* False and `error` ("FILE:LINE: ...", ARK_ERROR_INPUT) when the text is not a feature. All that it
 * gives lies in `arena`. */
bool tck_feature_parse(struct ark_arena *arena, const char *file, const char *text,
                       struct tck_feature *ret_feature, GError **error);
bool tck_scenario_has_tag(const struct tck_scenario *scenario, const char *tag);
