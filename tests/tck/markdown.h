/* What came out of a run of the kit, for the documentation: in both languages, with what is out of
 * scope by name and why. */
#pragma once

#include "base/lang.h"
#include "report.h"

/* The reasons of the scope in Danish: rows of `English TAB dansk`; '#' begins a comment. */
typedef struct tck_reasons tck_reasons;

/* NULL and `error` when the file can't be read or a row is not two cells. */
tck_reasons *tck_reasons_load(const char *path, GError **error);
void tck_reasons_free(tck_reasons *reasons);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tck_reasons, tck_reasons_free)
/* The reason in Danish; NULL when there is no row for it. */
const char *tck_reasons_find(const tck_reasons *reasons, const char *reason);

/* A row per folder, the sums, and a row per reason. */
void tck_report_markdown(const GPtrArray *entries, const tck_scope *scope,
                         const tck_reasons *reasons, enum ark_lang lang, GString *out);
