/* Answers in a spreadsheet: the first sheet. */
#include "load/answers.h"
#include "load/workbook.h"

enum { BID = 55 }; /* above any zip; what the sheets have decides */

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    g_autoptr(ark_workbook) workbook = ark_workbook_open(load, source, error);
    if (!workbook)
        return false;
    g_autoptr(GString) csv = g_string_new(NULL);
    return ark_workbook_read(workbook, 0, csv, error) &&
           ark_answers_from_table(load, source, input, csv->str, csv->len, error);
}

static int bid(const struct ark_peek *peek)
{
    return ark_workbook_bid(peek, BID);
}

static bool is_answers(struct ark_workbook *workbook, const char *path, GError **error)
{
    (void)path;
    g_autoptr(GString) csv = g_string_new(NULL);
    return ark_workbook_read(workbook, 0, csv, error) && ark_is_answers_table(csv->str, csv->len);
}

static bool holds(const char *path, enum ark_lang lang, GError **error)
{
    return ark_workbook_holds(path, lang, is_answers, error);
}

const struct ark_loader ark_loader_answers_xlsx = {
    .name = "answers-xlsx",
    .title = {{"Svar (Excel)", "Answers (Excel)"}},
    .bid = bid,
    .load = load,
    .holds = holds,
};
