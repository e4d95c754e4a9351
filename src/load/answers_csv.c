/* Answers in CSV: a header row, a row per answer; separated by semicolons, commas or tabs. Columns
 * that are no field of an answer are left out. Knows no rules. */
#include <string.h>

#include "base/limits.h"
#include "load/answers.h"
#include "load/csv.h"
#include "load/utf8.h"

enum { BID = 85, MOST_COLUMNS = 100, LONGEST_QUOTE = 60 };

/* The header of answers has at least an id and a status. */
static bool is_header(const struct ark_csv *row, void *data)
{
    (void)data;
    bool id = false, status = false;
    ARK_VEC_EACH (const struct ark_csv_cell, cell, row->cells) {
        enum ark_answer_field field = ark_answer_field(cell->text);
        id |= field == ARK_ANSWER_ID;
        status |= field == ARK_ANSWER_STATUS;
    }
    return id && status;
}

static bool read_header(struct ark_csv *csv, const char *bytes, size_t len)
{
    return ark_csv_find_header(csv, bytes, len, 1, is_header, NULL);
}

bool ark_is_answers_table(const char *csv, size_t len)
{
    struct ark_csv rows = {0};
    bool ours = read_header(&rows, csv, len);
    ark_csv_clear(&rows);
    return ours;
}

static int bid(const struct ark_peek *peek)
{
    if (memchr(peek->bytes, 0, peek->len) || *peek->bytes == '<')
        return 0;
    const char *valid_end; /* the last character may be cut */
    g_utf8_validate(peek->bytes, (gssize)peek->len, &valid_end);
    return ark_is_answers_table(peek->bytes, (size_t)(valid_end - peek->bytes)) ? BID : 0;
}

struct reading {
    struct ark_answers_file file;
    struct ark_csv rows;
    enum ark_answer_field columns[MOST_COLUMNS];
    uint32_t column_n;
    char *shared[2]; /* pack and version */
};

static bool fail_cell(const struct reading *r, const struct ark_csv_cell *cell, GError **error,
                      const char *text)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, r->file.name, cell->line, cell->column, "%s", text);
}

static bool name_columns(struct reading *r, GError **error)
{
    enum ark_lang lang = r->file.load->lang;
    ARK_VEC_EACH (struct ark_csv_cell, cell, r->rows.cells) {
        enum ark_answer_field field = ark_answer_field(cell->text);
        if (r->column_n == MOST_COLUMNS)
            return fail_cell(r, cell, error,
                             ark_say(lang, "Der er for mange kolonner; 100 er grænsen.",
                                     "There are too many columns; 100 is the limit."));
        for (uint32_t i = 0; i < r->column_n && field < ARK_ANSWER_FIELDS; i++) {
            if (r->columns[i] == field)
                return fail_cell(r, cell, error,
                                 ark_say(lang,
                                         "To kolonner betyder det samme. Omdøb eller slet den ene.",
                                         "Two columns mean the same. Rename or delete one."));
        }
        if (field == ARK_ANSWER_FIELDS && *cell->text)
            ark_input_skip(r->file.input, r->file.load->arena, cell->text,
                           ark_say(lang, "kolonnen er intet felt i et svar",
                                   "the column is no field of an answer"));
        r->columns[r->column_n++] = field;
    }
    return true;
}

static bool share(struct reading *r, const struct ark_csv_cell *cell, int which, GError **error)
{
    if (!*cell->text)
        return true;
    if (r->shared[which] && strcmp(r->shared[which], cell->text) != 0) {
        g_autofree char *text = g_strdup_printf(
            ark_say(r->file.load->lang,
                    "Her står »%.*s«, men længere oppe »%.*s«. Lav en fil til hver.",
                    "Here is \"%.*s\", but further up \"%.*s\". Make a file for each."),
            ark_error_quoted(cell->text, LONGEST_QUOTE), cell->text,
            ark_error_quoted(r->shared[which], LONGEST_QUOTE), r->shared[which]);
        return fail_cell(r, cell, error, text);
    }
    if (!r->shared[which])
        r->shared[which] = g_strdup(cell->text);
    return true;
}

static bool take_row(struct reading *r, GError **error)
{
    const struct ark_csv_cell *first = r->rows.cells.v;
    struct ark_answer answer = {
        .loc = {.file = r->file.file, .line = first->line, .column = first->column}};
    bool filled = false;
    for (uint32_t i = 0; i < r->rows.cells.n; i++) {
        const struct ark_csv_cell *cell = &r->rows.cells.v[i];
        filled |= *cell->text != '\0';
        enum ark_answer_field field = i < r->column_n ? r->columns[i] : ARK_ANSWER_FIELDS;
        if (i >= r->column_n && *cell->text)
            return fail_cell(r, cell, error,
                             ark_say(r->file.load->lang,
                                     "Rækken har flere celler end overskriften. Sæt tekster med "
                                     "skilletegn i anførselstegn.",
                                     "The row has more cells than the header. Put texts with "
                                     "separators in quotation marks."));
        if (field == ARK_ANSWER_FIELDS)
            continue;
        if (field >= ARK_ANSWER_PACK) {
            if (!share(r, cell, field - ARK_ANSWER_PACK, error))
                return false;
            continue;
        }
        answer.texts[field] = cell->text;
        answer.locs[field] =
            (struct ark_loc){.file = r->file.file, .line = cell->line, .column = cell->column};
    }
    return !filled || ark_answers_file_add(&r->file, &answer, error);
}

static bool read_rows(struct reading *r, GError **error)
{
    if (!name_columns(r, error))
        return false;
    while (ark_csv_next(&r->rows)) {
        if (!ark_csv_check_quotes(&r->rows, r->file.name, r->file.load->lang, error) ||
            !take_row(r, error))
            return false;
    }
    return true;
}

bool ark_answers_from_table(struct ark_load *load, const struct ark_source *source,
                            struct ark_input *input, const char *bytes, size_t len, GError **error)
{
    struct reading r = {0};
    ark_answers_file_begin(&r.file, load, source, input);
    bool ok = read_header(&r.rows, bytes, len);
    if (!ok)
        ark_fail_at(error, ARK_ERROR_INPUT, r.file.name, 0, 0, "%s",
                    ark_say(load->lang,
                            "Den første række har ikke kolonnerne Id og Status, så det er ikke "
                            "svar på regler. Giv kolonnerne de navne, eller udelad filen.",
                            "The first row has no columns Id and Status, so these are no answers "
                            "to rules. Call the columns so, or leave the file out."));
    ok = ok && read_rows(&r, error);
    if (ok)
        ark_answers_of(load->builder, r.file.answers, r.shared[0], r.shared[1]);
    ark_csv_clear(&r.rows);
    g_free(r.shared[0]);
    g_free(r.shared[1]);
    return ok;
}

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    size_t len;
    g_autofree char *bytes = ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error);
    if (!bytes)
        return false;
    if (!g_utf8_validate(bytes, (gssize)len, NULL))
        return ark_refuse_bytes(load, ark_source_name(source), "CSV", bytes, len, error);
    return ark_answers_from_table(load, source, input, bytes, len, error);
}

const struct ark_loader ark_loader_answers_csv = {
    .name = "answers-csv",
    .title = {{"Svar (CSV)", "Answers (CSV)"}},
    .bid = bid,
    .load = load,
};
