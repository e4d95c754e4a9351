/* What came out of a run of the kit, in numbers and in text. */
#pragma once

#include "kit.h"

struct tck_counts {
    uint32_t scenarios, in_scope, passed, failed;
    uint32_t rows, rows_passed; /* of those in scope */
};

/* Of the entries in `folder`; NULL: of all. */
struct tck_counts tck_count(const GPtrArray *entries, const char *folder);
/* How much is in scope outside of expressions/temporal, from 0 to 1; 1 when there is nothing. */
double tck_share_in_scope(const GPtrArray *entries);

/* A line per failed scenario; with `lines` also as many lines of what failed. */
void tck_report_failures(const GPtrArray *entries, uint32_t lines, GString *out);
/* Every scenario with its outcome and the whole of its detail. */
void tck_report_all(const GPtrArray *entries, GString *out);
/* The folders of the features, each once; char *, borrowed. Caller frees the array. */
GPtrArray *tck_report_folders(const GPtrArray *entries);
/* A row per folder and the sums. */
void tck_report_table(const GPtrArray *entries, GString *out);
/* "N passed, N failed, N skipped" */
void tck_report_sum(const GPtrArray *entries, GString *out);
