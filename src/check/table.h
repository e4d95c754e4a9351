/* Tables of packs (docs/packs.md, "Tables"), filled from the graph of a check. */
#pragma once

#include "check/result.h"

struct ark_table {
    const struct ark_pack_table *of;
    uint32_t n, total;         /* rows that are here, and in all */
    const char *const *cells;  /* row by row */
    const char *not_completed; /* a limit was hit: why there are no more rows; else NULL */
};

/* Runs the table and keeps the first `most` rows. False when there is nothing to show: no match, or
 * the label that it needs is not there. Texts live in `arena`. Uses the result's matcher: one
 * thread at a time. */
bool ark_result_table(const struct ark_result *result, const struct ark_pack_table *table,
                      uint32_t most, enum ark_lang lang, struct ark_arena *arena,
                      struct ark_table *ret_table);
