/* The table of what is out of scope by name, and why. A row is
 *
 *     feature file TAB scenario TAB reason
 *
 * where the file is relative to the kit's features folder and may hold '*' for any text, and the
 * scenario is its number, its name or '*'. Lines that begin with '#' are comments. */
#pragma once

#include "gherkin.h"

typedef struct tck_scope tck_scope;

/* NULL and `error` when the file can't be read or a row is not three cells. */
tck_scope *tck_scope_load(const char *path, GError **error);
void tck_scope_free(tck_scope *scope);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tck_scope, tck_scope_free)

/* Why the scenario is out of scope; NULL when it is in scope, or `scope` is NULL. */
const char *tck_scope_reason(tck_scope *scope, const char *feature,
                             const struct tck_scenario *scenario);
/* Row number `at` of the table, from 0 on; false when there are no more. */
struct tck_scope_row {
    const char *feature, *scenario, *reason;
};
bool tck_scope_at(const tck_scope *scope, uint32_t at, struct tck_scope_row *ret_row);
/* The next row that nothing was asked for so far, as "FEATURE SCENARIO", from `*at` on, which is
 * moved behind it; NULL when there is no more. */
const char *tck_scope_unused(const tck_scope *scope, uint32_t *at);
