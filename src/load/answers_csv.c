/* Answers in CSV: a header row, a row per answer; separated by semicolons, commas or tabs. Columns
 * that are no field of an answer are left out. Knows no rules. */
#include <string.h>

#include "base/limits.h"
#include "document/document.h"
#include "load/answers.h"
#include "load/utf8.h"

enum { BID = 85, MOST_COLUMNS = 100, LONGEST_QUOTE = 60 };

struct cell {
    char *text;
    uint32_t line, column;
};

/* Where reading has come to. */
struct rows {
    const char *at, *end, *line_start;
    uint32_t line;
    char separator;
    const char *unclosed; /* a quote that is never closed */
    ARK_VEC(struct cell) cells;
};

static void clear_row(struct rows *rows)
{
    ARK_VEC_EACH (struct cell, cell, rows->cells)
        g_free(cell->text);
    rows->cells.n = 0;
}

static void new_line(struct rows *rows)
{
    if (rows->at[0] == '\r' && rows->at + 1 < rows->end && rows->at[1] == '\n')
        rows->at++;
    rows->at++;
    rows->line++;
    rows->line_start = rows->at;
}

static void read_quoted(struct rows *rows, GString *text)
{
    const char *quote = rows->at++;
    while (rows->at < rows->end) {
        if (*rows->at == '"') {
            if (rows->at + 1 == rows->end || rows->at[1] != '"')
                break;
            rows->at++;
        }
        g_string_append_c(text, *rows->at);
        if (*rows->at == '\n' || *rows->at == '\r')
            new_line(rows);
        else
            rows->at++;
    }
    if (rows->at == rows->end)
        rows->unclosed = quote;
    else
        rows->at++;
}

static void read_cell(struct rows *rows)
{
    g_autoptr(GString) text = g_string_new(NULL);
    struct cell cell = {.line = rows->line, .column = (uint32_t)(rows->at - rows->line_start) + 1};
    if (rows->at < rows->end && *rows->at == '"')
        read_quoted(rows, text);
    while (rows->at < rows->end && *rows->at != rows->separator && !strchr("\r\n", *rows->at))
        g_string_append_c(text, *rows->at++);
    cell.text = ark_document_plain(text->str, (gssize)text->len);
    ark_vec_push(&rows->cells, cell);
}

/* The cells of the next row, in `rows->cells`; false at the end. */
static bool read_row(struct rows *rows)
{
    clear_row(rows);
    if (rows->at >= rows->end)
        return false;
    read_cell(rows);
    while (rows->at < rows->end && *rows->at == rows->separator) {
        rows->at++;
        read_cell(rows);
    }
    if (rows->at < rows->end)
        new_line(rows);
    return true;
}

/* The header, if it is one of answers: at least an id and a status. */
static bool read_header(struct rows *rows, const char *bytes, size_t len)
{
    static const char separators[] = ";,\t";
    if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        len -= 3;
    }
    for (const char *separator = separators; *separator; separator++) {
        *rows = (struct rows){.at = bytes,
                              .end = bytes + len,
                              .line_start = bytes,
                              .line = 1,
                              .separator = *separator,
                              .cells = rows->cells};
        bool id = false, status = false;
        read_row(rows);
        ARK_VEC_EACH (struct cell, cell, rows->cells) {
            enum ark_answer_field field = ark_answer_field(cell->text);
            id |= field == ARK_ANSWER_ID;
            status |= field == ARK_ANSWER_STATUS;
        }
        if (id && status)
            return true;
    }
    return false;
}

static void clear_rows(struct rows *rows)
{
    clear_row(rows);
    ark_vec_clear(&rows->cells);
}

static int bid(const struct ark_peek *peek)
{
    if (memchr(peek->bytes, 0, peek->len) || *peek->bytes == '<')
        return 0;
    const char *valid_end; /* the last character may be cut */
    g_utf8_validate(peek->bytes, (gssize)peek->len, &valid_end);
    struct rows rows = {0};
    bool ours = read_header(&rows, peek->bytes, (size_t)(valid_end - peek->bytes));
    clear_rows(&rows);
    return ours ? BID : 0;
}

struct reading {
    struct ark_answers_file file;
    struct rows rows;
    enum ark_answer_field columns[MOST_COLUMNS];
    uint32_t column_n;
    char *shared[2]; /* pack and version */
};

static bool fail_cell(const struct reading *r, const struct cell *cell, GError **error,
                      const char *text)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, r->file.name, cell->line, cell->column, "%s", text);
}

static bool name_columns(struct reading *r, GError **error)
{
    enum ark_lang lang = r->file.load->lang;
    ARK_VEC_EACH (struct cell, cell, r->rows.cells) {
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

static bool share(struct reading *r, const struct cell *cell, int which, GError **error)
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
    const struct cell *first = r->rows.cells.v;
    struct ark_answer answer = {
        .loc = {.file = r->file.file, .line = first->line, .column = first->column}};
    bool filled = false;
    for (uint32_t i = 0; i < r->rows.cells.n; i++) {
        const struct cell *cell = &r->rows.cells.v[i];
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
    while (read_row(&r->rows)) {
        if (r->rows.unclosed) {
            const struct cell *last = &r->rows.cells.v[r->rows.cells.n - 1];
            return fail_cell(r, last, error,
                             ark_say(r->file.load->lang,
                                     "Anførselstegnet sluttes aldrig. Sæt et sidst i teksten.",
                                     "The quotation mark is never closed. Put one at the end of "
                                     "the text."));
        }
        if (!take_row(r, error))
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
    clear_rows(&r.rows);
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
