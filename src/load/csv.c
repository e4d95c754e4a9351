/* Rows of CSV. May not know what a table is for. */
#include "load/csv.h"

#include <string.h>

#include "document/document.h"

enum { MOST_CELLS = 2000 }; /* of a row; those behind them are left out */

static void clear_row(struct ark_csv *csv)
{
    ARK_VEC_EACH (struct ark_csv_cell, cell, csv->cells)
        g_free(cell->text);
    csv->cells.n = 0;
}

static void new_line(struct ark_csv *csv)
{
    if (csv->at[0] == '\r' && csv->at + 1 < csv->end && csv->at[1] == '\n')
        csv->at++;
    csv->at++;
    csv->line++;
    csv->line_start = csv->at;
}

static void read_quoted(struct ark_csv *csv, GString *text)
{
    const char *quote = csv->at++;
    while (csv->at < csv->end) {
        if (*csv->at == '"') {
            if (csv->at + 1 == csv->end || csv->at[1] != '"')
                break;
            csv->at++;
        }
        g_string_append_c(text, *csv->at);
        if (*csv->at == '\n' || *csv->at == '\r')
            new_line(csv);
        else
            csv->at++;
    }
    if (csv->at == csv->end)
        csv->unclosed = quote;
    else
        csv->at++;
}

static void read_cell(struct ark_csv *csv)
{
    g_autoptr(GString) text = g_string_new(NULL);
    struct ark_csv_cell cell = {.line = csv->line,
                                .column = (uint32_t)(csv->at - csv->line_start) + 1};
    if (csv->at < csv->end && *csv->at == '"')
        read_quoted(csv, text);
    while (csv->at < csv->end && *csv->at != csv->separator && !strchr("\r\n", *csv->at))
        g_string_append_c(text, *csv->at++);
    cell.text = ark_document_plain(text->str, (gssize)text->len);
    ark_vec_push(&csv->cells, cell);
}

bool ark_csv_next(struct ark_csv *csv)
{
    clear_row(csv);
    if (csv->at >= csv->end)
        return false;
    read_cell(csv);
    while (csv->at < csv->end && *csv->at == csv->separator) {
        csv->at++;
        read_cell(csv);
        if (csv->cells.n > MOST_CELLS)
            g_free(ark_vec_pop(&csv->cells).text);
    }
    if (csv->at < csv->end)
        new_line(csv);
    return true;
}

void ark_csv_rewind(struct ark_csv *csv, const char *bytes, size_t len)
{
    bool marked = len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0;
    clear_row(csv);
    csv->at = csv->line_start = bytes + (marked ? 3 : 0);
    csv->end = bytes + len;
    csv->line = 1;
    csv->unclosed = NULL;
}

bool ark_csv_find_header(struct ark_csv *csv, const char *bytes, size_t len, uint32_t most_rows,
                         bool (*is_header)(const struct ark_csv *row, void *data), void *data)
{
    static const char separators[] = ";,\t";
    for (const char *separator = separators; *separator; separator++) {
        csv->separator = *separator;
        ark_csv_rewind(csv, bytes, len);
        for (uint32_t row = 0; row < most_rows && ark_csv_next(csv); row++) {
            if (is_header(csv, data))
                return true;
        }
    }
    return false;
}

bool ark_csv_check_quotes(const struct ark_csv *csv, const char *file, enum ark_lang lang,
                          GError **error)
{
    if (!csv->unclosed)
        return true;
    const struct ark_csv_cell *last = &csv->cells.v[csv->cells.n - 1];
    return ark_fail_at(error, ARK_ERROR_INPUT, file, last->line, last->column, "%s",
                       ark_say(lang, "Anførselstegnet sluttes aldrig. Sæt et sidst i teksten.",
                               "The quotation mark is never closed. Put one at the end of the "
                               "text."));
}

void ark_csv_clear(struct ark_csv *csv)
{
    clear_row(csv);
    ark_vec_clear(&csv->cells);
}
