/* What a query under test gave: its rows as cells, or how it failed; and what a step expects. */
#pragma once

#include "expected.h"
#include "gherkin.h"
#include "world.h"

struct tck_result {
    const char **columns;
    uint32_t width;
    GPtrArray *rows; /* struct tck_cell *, `width` each, in the world's arena */
    bool compiled;
    GError *error; /* when compiling, or when running */
};

/* Asks `query`; a failure is part of the result. */
void tck_result_ask(struct tck_world *world, const char *query, GHashTable *parameters,
                    struct tck_result *ret_result);
void tck_result_clear(struct tck_result *result);

/* "the result should be ...": `how` is what stands behind, as ", in any order:". False and
 * `error` that shows both sides. */
bool tck_result_matches(struct tck_world *world, const struct tck_result *result, const char *how,
                        const struct tck_table *table, GError **error);
/* "a TypeError should be raised at PHASE: DETAIL": `phase` is what stands behind "raised at ". The
 * detail is not compared, for our messages are prose. */
bool tck_result_failed(const struct tck_result *result, const char *phase, GError **error);
