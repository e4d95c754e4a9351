/* A table as text (CSV): its rows, one after the other, with the places of their cells. Knows
 * nothing of what the columns mean. */
#pragma once

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"

struct ark_csv_cell {
    char *text; /* plain, as ark_document_plain makes it */
    uint32_t line, column;
};

/* Where reading has come to. Zeroed is empty. */
struct ark_csv {
    const char *at, *end, *line_start; /* of the bytes, which are borrowed */
    uint32_t line;
    char separator;
    const char *unclosed;               /* a quotation mark that is never closed */
    ARK_VEC(struct ark_csv_cell) cells; /* of the row that was read last */
};

/* Finds the separator (semicolon, comma or tab) with which one of the first `most_rows` rows is a
 * header, as `is_header` sees it, and stops behind that row, whose cells are in `cells`. False when
 * there is none. A byte order mark is skipped; the bytes are UTF-8. */
bool ark_csv_find_header(struct ark_csv *csv, const char *bytes, size_t len, uint32_t most_rows,
                         bool (*is_header)(const struct ark_csv *row, void *data), void *data);
/* From the top again, with the separator that was found. */
void ark_csv_rewind(struct ark_csv *csv, const char *bytes, size_t len);
/* Reads the next row; false at the end. */
bool ark_csv_next(struct ark_csv *csv);
/* Fails (at the cell) when the row that was read last has a quotation mark that is never closed. */
bool ark_csv_check_quotes(const struct ark_csv *csv, const char *file, enum ark_lang lang,
                          GError **error);
/* Frees the cells. */
void ark_csv_clear(struct ark_csv *csv);
