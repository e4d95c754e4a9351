/* Spreadsheets (xlsx): their sheets, each as the table that it would be as CSV, with tabs. Formulas
 * count by the value that was saved; no macro, link or picture is looked at. Knows nothing of what
 * a sheet is for.
 */
#pragma once

#include "load/loader.h"

struct ark_workbook;

/* Reads what all sheets share. `source` is borrowed and must live as long. */
struct ark_workbook *ark_workbook_open(struct ark_load *load, struct ark_source *source,
                                       GError **error);
void ark_workbook_close(struct ark_workbook *workbook);

/* In the order that a user sees them in, hidden ones left out. At least one. */
uint32_t ark_workbook_sheets(const struct ark_workbook *workbook);
/* NULL when the file doesn't say. */
const char *ark_workbook_name(const struct ark_workbook *workbook, uint32_t sheet);
/* Replaces `csv` with the sheet: line n is its row n. Fails on a sheet that is too large. */
bool ark_workbook_read(struct ark_workbook *workbook, uint32_t sheet, GString *csv, GError **error);

/* Bids on the first bytes of an xlsx file as `bid`, on others as 0. */
int ark_workbook_bid(const struct ark_peek *peek, int bid);
/* For `holds` of a loader of spreadsheets: what `is_mine` says of the workbook at `path`; false,
 * with `error`, when it can't be read. */
bool ark_workbook_holds(const char *path, enum ark_lang lang,
                        bool (*is_mine)(struct ark_workbook *workbook, const char *path,
                                        GError **error),
                        GError **error);

typedef struct ark_workbook ark_workbook;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ark_workbook, ark_workbook_close)
