/* Begrebslister in spreadsheets and CSV: each sheet with the columns of one becomes a table, and so
 * does what stands above it or in a sheet of its own about the model. What the columns mean is for
 * document/concepts.h to say, and what follows from it for linking. */
#include "document/concepts.h"

#include <string.h>

#include "base/limits.h"
#include "document/document.h"
#include "load/csv.h"
#include "load/utf8.h"
#include "load/workbook.h"

enum {
    BID_CSV = 85,
    BID_CALLED_CSV = 26, /* above text: nobody's prose is called .csv */
    BID_XLSX = 55,       /* above any zip; what the sheets have decides */
    MOST_ROWS = 20,      /* from the top, that the header is among */
    MOST_COLUMNS = 200,
    LEAST_FACTS = 3, /* that make a sheet one about the model */
};

struct reading {
    struct ark_load *load;
    struct ark_input *input;
    struct ark_document *doc;
    const char *file;
    ark_atom file_atom;
    bool is_sheet;
    struct ark_csv csv;
    uint32_t cells; /* of the table that is open */
    const char *properties[MOST_COLUMNS];
    uint32_t width; /* of the header */
    bool found;     /* a table that is a begrebsliste, be it empty */
};

static uint32_t width_of(const struct ark_csv *row)
{
    uint32_t width = row->cells.n;
    while (width && !*row->cells.v[width - 1].text)
        width--;
    return width;
}

/* What the name of the sheet, or of the file, says. */
/* A file of nothing but terms and definitions is a glossary without saying so. */
static enum ark_concepts_said said_of(const char *file, const char *sheet)
{
    g_autofree char *name = g_path_get_basename(file);
    enum ark_concepts_said by_file = ark_concepts_said(name);
    enum ark_concepts_said by_sheet = ark_concepts_said(sheet ? sheet : "");
    return MAX(MAX(by_file, by_sheet), ARK_CONCEPTS_GLOSSARY);
}

struct wanted {
    enum ark_concepts_said said;
    const char **properties; /* room for MOST_COLUMNS */
    uint32_t width;
};

static bool is_header(const struct ark_csv *row, void *data)
{
    struct wanted *wanted = data;
    const char *headers[MOST_COLUMNS];
    wanted->width = MIN(width_of(row), MOST_COLUMNS);
    for (uint32_t i = 0; i < wanted->width; i++)
        headers[i] = row->cells.v[i].text;
    return ark_concept_columns(headers, wanted->width, wanted->said, wanted->properties);
}

static bool find_header(struct ark_csv *csv, const char *bytes, size_t len,
                        enum ark_concepts_said said, const char **properties, uint32_t *ret_width)
{
    struct wanted wanted = {said, properties, 0};
    bool found = ark_csv_find_header(csv, bytes, len, MOST_ROWS, is_header, &wanted);
    *ret_width = wanted.width;
    return found;
}

static struct ark_loc loc_of(const struct reading *r, const struct ark_csv_cell *cell)
{
    return (struct ark_loc){.file = r->file_atom, .line = cell->line, .column = cell->column};
}

static bool put_row(struct reading *r, bool header, uint32_t width, GError **error)
{
    struct ark_document_cell cells[MOST_COLUMNS];
    const struct ark_csv_cell *from = r->csv.cells.v;
    width = MIN(width, MOST_COLUMNS);
    r->cells += width;
    if (r->cells > ARK_MAX_TABLE_CELLS)
        return ark_fail_at(error, ARK_ERROR_LIMIT, r->file, from->line, from->column,
                           ark_say(r->load->lang,
                                   "Tabellen har flere celler end grænsen på %u. Del den.",
                                   "The table has more cells than the limit of %u. Split it."),
                           ARK_MAX_TABLE_CELLS);
    for (uint32_t i = 0; i < width; i++)
        cells[i] = i < r->csv.cells.n
                       ? (struct ark_document_cell){from[i].text, loc_of(r, &from[i])}
                       : (struct ark_document_cell){"", loc_of(r, from)};
    ark_document_row(r->doc, header, cells, width, loc_of(r, from));
    return true;
}

static void begin_table(struct reading *r, const char *name)
{
    r->cells = 0;
    ark_document_table_begin(r->doc, loc_of(r, r->csv.cells.v));
    if (name)
        ark_document_table_name(r->doc, name);
}

/* The two first filled cells of a row: a label and what is said of it. */
static bool is_fact(const struct ark_csv *row, bool *ret_known)
{
    const char *filled[2] = {NULL, NULL};
    uint32_t n = 0;
    ARK_VEC_EACH (struct ark_csv_cell, cell, row->cells) {
        if (*cell->text && n < 2)
            filled[n++] = cell->text;
    }
    bool own;
    *ret_known = n && ark_concept_model_fact(filled[0], &own);
    return n == 2;
}

/* Up to line `before` (0: to the end) facts about the model are a table, too. */
static bool put_facts(struct reading *r, uint32_t before, const char *name, GError **error)
{
    bool open = false, known;
    while (ark_csv_next(&r->csv) && (!before || r->csv.cells.v->line < before)) {
        if (!is_fact(&r->csv, &known) && !known)
            continue;
        if (!open)
            begin_table(r, name);
        open = true;
        if (!put_row(r, false, MAX(width_of(&r->csv), 2u), error))
            return false;
    }
    if (open)
        ark_document_table_end(r->doc);
    return true;
}

static uint32_t count_facts(struct ark_csv *csv)
{
    uint32_t facts = 0;
    for (uint32_t row = 0; row < 3 * MOST_ROWS && ark_csv_next(csv); row++) {
        bool known;
        is_fact(csv, &known);
        facts += known;
    }
    return facts;
}

static bool is_filled(const struct reading *r)
{
    for (uint32_t i = 0; i < r->csv.cells.n && i < r->width; i++) {
        bool tells =
            ark_concept_is_term(r->properties[i]) || ark_concept_is_definition(r->properties[i]);
        if (tells && *r->csv.cells.v[i].text)
            return true;
    }
    return false;
}

/* In a sheet somebody may have noted something beside the table; in CSV a text was not quoted. */
static void check_width(struct reading *r)
{
    if (!r->is_sheet && width_of(&r->csv) > r->width)
        ark_diag_add(r->load->diags, ARK_DIAG_WARNING, "wide-row",
                     loc_of(r, &r->csv.cells.v[r->width]), "%s",
                     ark_say(r->load->lang,
                             "rækken har flere celler end overskriften. Sæt tekster med skilletegn "
                             "i anførselstegn",
                             "the row has more cells than the header. Put texts with separators in "
                             "quotation marks"));
}

/* Behind the header, which was read last. */
static bool put_concepts(struct reading *r, const char *name, GError **error)
{
    uint32_t concepts = 0;
    begin_table(r, name);
    if (!put_row(r, true, r->width, error))
        return false;
    while (ark_csv_next(&r->csv)) {
        if (!ark_csv_check_quotes(&r->csv, r->file, r->load->lang, error))
            return false;
        if (!width_of(&r->csv))
            continue;
        check_width(r);
        concepts += is_filled(r);
        if (!put_row(r, false, r->width, error))
            return false;
    }
    ark_document_table_end(r->doc);
    ark_input_count(r->input, ARK_COUNT_CONCEPTS, concepts);
    return true;
}

static bool has_more_rows(struct ark_csv *csv)
{
    while (ark_csv_next(csv)) {
        if (width_of(csv))
            return true;
    }
    return false;
}

static void skip(struct reading *r, const char *name, const char *why)
{
    ark_input_skip(r->input, r->load->arena, name ? name : r->file, why);
}

static bool put_list(struct reading *r, const char *bytes, size_t len, const char *name,
                     GError **error)
{
    uint32_t line = r->csv.cells.v->line;
    r->found = true;
    if (!has_more_rows(&r->csv)) {
        skip(r, name,
             ark_say(r->load->lang, "der er ingen begreber i arket", "the sheet has no concepts"));
        return true;
    }
    ark_csv_rewind(&r->csv, bytes, len);
    return put_facts(r, line, NULL, error) && put_concepts(r, name, error);
}

/* One sheet, or all of a CSV file. `csv.separator` is that of a sheet. */
static bool put_table(struct reading *r, const char *bytes, size_t len, const char *name,
                      GError **error)
{
    enum ark_concepts_said said = said_of(r->file, name);
    if (find_header(&r->csv, bytes, len, said, r->properties, &r->width))
        return put_list(r, bytes, len, name, error);
    ark_csv_rewind(&r->csv, bytes, len);
    if (count_facts(&r->csv) >= LEAST_FACTS) {
        ark_csv_rewind(&r->csv, bytes, len);
        return put_facts(r, 0, name, error);
    }
    skip(r, name,
         ark_say(r->load->lang, "arket er ingen begrebsliste", "the sheet is no concept list"));
    return true;
}

static void begin(struct reading *r, struct ark_load *load, const struct ark_source *source,
                  struct ark_input *input)
{
    *r = (struct reading){.load = load, .input = input, .file = ark_source_name(source)};
    r->file_atom = ark_atom_intern(load->atoms, r->file);
    r->doc = ark_document_begin_sheets(load->builder, r->file_atom, input);
    ark_input_count(input, ARK_COUNT_CONCEPTS, 0);
}

static bool fail_csv(const char *file, enum ark_lang lang, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, file, 1, 1, "%s",
                       ark_say(lang,
                               "Filen er CSV, men hverken en begrebsliste (kolonner for term og "
                               "definition) eller svar på krav (kolonnerne Id og Status). Ret "
                               "overskrifterne i første række.",
                               "The file is CSV, but neither a concept list (columns for the term "
                               "and the definition) nor answers to requirements (the columns Id "
                               "and Status). Correct the headers in the first row."));
}

static bool end(struct reading *r, bool ok, GError **error)
{
    ark_document_end(r->doc);
    ark_csv_clear(&r->csv);
    if (!ok || r->found)
        return ok;
    return ark_fail_at(error, ARK_ERROR_INPUT, r->file, 0, 0, "%s",
                       ark_say(r->load->lang,
                               "Der er ingen begrebsliste i filen: der skal være kolonner for "
                               "term og definition.",
                               "There is no concept list in the file: there must be columns for "
                               "the term and the definition."));
}

static bool load_csv(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                     GError **error)
{
    size_t len;
    g_autofree char *bytes = ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error);
    if (!bytes)
        return false;
    if (!g_utf8_validate(bytes, (gssize)len, NULL))
        return ark_refuse_bytes(load, ark_source_name(source), "CSV", bytes, len, error);
    struct reading r;
    begin(&r, load, source, input);
    return end(&r, put_table(&r, bytes, len, NULL, error), error);
}

static bool load_xlsx(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                      GError **error)
{
    g_autoptr(ark_workbook) workbook = ark_workbook_open(load, source, error);
    if (!workbook)
        return false;
    struct reading r;
    begin(&r, load, source, input);
    r.is_sheet = true;
    g_autoptr(GString) csv = g_string_new(NULL);
    bool ok = true;
    for (uint32_t i = 0; ok && i < ark_workbook_sheets(workbook); i++)
        ok = ark_workbook_read(workbook, i, csv, error) &&
             put_table(&r, csv->str, csv->len, ark_workbook_name(workbook, i), error);
    return end(&r, ok, error);
}

static bool is_list(const char *bytes, size_t len, enum ark_concepts_said said, struct ark_csv *csv)
{
    const char *properties[MOST_COLUMNS];
    uint32_t width;
    return find_header(csv, bytes, len, said, properties, &width);
}

/* Prose has commas, too: with them the header must be the first row. */
static bool is_csv_list(const struct ark_peek *peek)
{
    g_autofree char *text = g_utf8_make_valid(peek->bytes, (gssize)peek->len);
    struct ark_csv csv = {0};
    bool ours = is_list(text, strlen(text), said_of(peek->name, NULL), &csv) &&
                (csv.separator != ',' || csv.cells.v->line == 1);
    ark_csv_clear(&csv);
    return ours;
}

static int bid_csv(const struct ark_peek *peek)
{
    if (memchr(peek->bytes, 0, peek->len) || strchr("<#{", *peek->bytes))
        return 0;
    g_autofree char *name = g_ascii_strdown(peek->name, -1);
    return is_csv_list(peek) ? BID_CSV : g_str_has_suffix(name, ".csv") ? BID_CALLED_CSV : 0;
}

static bool holds_csv(const char *path, enum ark_lang lang, GError **error)
{
    g_autoptr(ark_source) source = ark_source_open(path, lang, error);
    struct ark_peek peek = {.name = path};
    peek.bytes = source ? ark_source_peek(source, &peek.len, error) : NULL;
    return peek.bytes && (is_csv_list(&peek) || fail_csv(path, lang, error));
}

static int bid_xlsx(const struct ark_peek *peek)
{
    return ark_workbook_bid(peek, BID_XLSX);
}

static bool has_list(struct ark_workbook *workbook, const char *path, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    struct ark_csv csv = {0};
    bool found = false, ok = true;
    for (uint32_t i = 0; ok && !found && i < ark_workbook_sheets(workbook); i++) {
        enum ark_concepts_said said = said_of(path, ark_workbook_name(workbook, i));
        ok = ark_workbook_read(workbook, i, text, error);
        found = ok && is_list(text->str, text->len, said, &csv);
    }
    ark_csv_clear(&csv);
    return found;
}

static bool holds_xlsx(const char *path, enum ark_lang lang, GError **error)
{
    return ark_workbook_holds(path, lang, has_list, error);
}

const struct ark_loader ark_loader_concepts_csv = {
    .name = "concepts-csv",
    .title = {{"Begrebsliste (CSV)", "Concept list (CSV)"}},
    .bid = bid_csv,
    .load = load_csv,
    .holds = holds_csv,
};

const struct ark_loader ark_loader_concepts_xlsx = {
    .name = "concepts-xlsx",
    .title = {{"Begrebsliste (Excel)", "Concept list (Excel)"}},
    .bid = bid_xlsx,
    .load = load_xlsx,
    .holds = holds_xlsx,
};
