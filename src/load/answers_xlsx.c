/* Answers in a spreadsheet: the first sheet, read as the table that it would be as CSV. Formulas
 * count by the value that was saved; no macro, link or other sheet is looked at. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "load/answers.h"
#include "load/package.h"
#include "load/xml.h"

enum {
    BID = 55, /* above any zip; most spreadsheets are no answers, so `holds` has the last word */
    MOST_COLUMNS = 200,
    MOST_ROWS = 1048576, /* Excel's own */
    FIRST_DATE_FORMAT = 14,
    LAST_DATE_FORMAT = 22,
};

enum word {
    SST = 1,
    SI,
    TEXT, /* t: an element, and the type of a cell */
    RUN,  /* r: an element, and the address of a row or cell */
    WORKSHEET,
    SHEET_DATA,
    ROW,
    CELL,
    VALUE,
    INLINE,
    STYLE_SHEET,
    FORMATS,
    FORMAT,
    CELL_STYLES,
    STYLE,
    STYLE_OF, /* s */
    FORMAT_ID,
    FORMAT_CODE,
    WORDS
};

static const struct ark_xml_word words[] = {
    {"sst", SST, ARK_XML_PLAIN},
    {"si", SI, ARK_XML_PLAIN},
    {"t", TEXT, ARK_XML_PLAIN},
    {"r", RUN, ARK_XML_PLAIN},
    {"worksheet", WORKSHEET, ARK_XML_PLAIN},
    {"sheetData", SHEET_DATA, ARK_XML_PLAIN},
    {"row", ROW, ARK_XML_PLAIN},
    {"c", CELL, ARK_XML_PLAIN},
    {"v", VALUE, ARK_XML_PLAIN},
    {"is", INLINE, ARK_XML_PLAIN},
    {"styleSheet", STYLE_SHEET, ARK_XML_PLAIN},
    {"numFmts", FORMATS, ARK_XML_PLAIN},
    {"numFmt", FORMAT, ARK_XML_PLAIN},
    {"cellXfs", CELL_STYLES, ARK_XML_PLAIN},
    {"xf", STYLE, ARK_XML_PLAIN},
    {"s", STYLE_OF, ARK_XML_PLAIN},
    {"numFmtId", FORMAT_ID, ARK_XML_PLAIN},
    {"formatCode", FORMAT_CODE, ARK_XML_PLAIN},
};

struct sheet {
    ARK_VEC(char *) strings; /* that cells share */
    GString *string;         /* the one that is being read */
    GHashTable *date_formats;
    ARK_VEC(bool) dates; /* by style of a cell: shows a date */
    GString *csv;
    GString *cell;
    char type[12];
    uint32_t row, column, style;
    bool too_large;
};

static uint32_t number_of(const struct ark_xml_attr *attr)
{
    char digits[12] = "";
    if (attr && attr->len < sizeof digits)
        memcpy(digits, attr->value, attr->len);
    return (uint32_t)CLAMP(strtol(digits, NULL, 10), 0, 1 << 30);
}

static void on_string(void *data, const struct ark_xml_tag *tag)
{
    (void)tag;
    g_string_truncate(((struct sheet *)data)->string, 0);
}

static void on_string_part(void *data, const char *text, size_t len)
{
    g_string_append_len(((struct sheet *)data)->string, text, (gssize)len);
}

static void on_string_end(void *data, const char *text, size_t len)
{
    struct sheet *sheet = data;
    (void)text, (void)len;
    ark_vec_push(&sheet->strings, g_strdup(sheet->string->str));
}

/* A code with a day or a year in it, outside of quoted words. */
static bool is_date_code(const struct ark_xml_attr *code)
{
    bool quoted = false;
    for (size_t i = 0; code && i < code->len; i++) {
        quoted ^= code->value[i] == '"' || code->value[i] == '[' || code->value[i] == ']';
        if (!quoted && strchr("dDyY", code->value[i]))
            return true;
    }
    return false;
}

static void on_format(void *data, const struct ark_xml_tag *tag)
{
    struct sheet *sheet = data;
    if (is_date_code(ark_xml_attr(tag, FORMAT_CODE)))
        g_hash_table_add(sheet->date_formats,
                         GUINT_TO_POINTER(number_of(ark_xml_attr(tag, FORMAT_ID))));
}

static void on_style(void *data, const struct ark_xml_tag *tag)
{
    struct sheet *sheet = data;
    uint32_t format = number_of(ark_xml_attr(tag, FORMAT_ID));
    ark_vec_push(&sheet->dates,
                 (format >= FIRST_DATE_FORMAT && format <= LAST_DATE_FORMAT) ||
                     g_hash_table_contains(sheet->date_formats, GUINT_TO_POINTER(format)));
}

/* Rows that are left out are empty: a place is the row's number. */
static void on_row(void *data, const struct ark_xml_tag *tag)
{
    struct sheet *sheet = data;
    const struct ark_xml_attr *at = ark_xml_attr(tag, RUN);
    uint32_t row = at ? number_of(at) : sheet->row + 1;
    sheet->too_large |= row > MOST_ROWS;
    for (; sheet->row < row && row <= MOST_ROWS; sheet->row++) {
        if (sheet->row)
            g_string_append_c(sheet->csv, '\n');
    }
    sheet->column = 0;
}

/* "AB12": column 28. 0 when there is no address. */
static uint32_t column_of(const struct ark_xml_attr *address)
{
    uint32_t column = 0;
    for (size_t i = 0; address && i < address->len && g_ascii_isupper(address->value[i]); i++)
        column = MIN(column * 26 + (uint32_t)(address->value[i] - 'A') + 1, MOST_COLUMNS);
    return column;
}

static void on_cell(void *data, const struct ark_xml_tag *tag)
{
    struct sheet *sheet = data;
    const struct ark_xml_attr *type = ark_xml_attr(tag, TEXT);
    uint32_t column = column_of(ark_xml_attr(tag, RUN));
    column = column ? column : sheet->column + 1;
    for (uint32_t at = MAX(sheet->column, 1); at < MIN(column, (uint32_t)MOST_COLUMNS); at++)
        g_string_append_c(sheet->csv, '\t');
    sheet->column = MAX(column, sheet->column);
    sheet->style = number_of(ark_xml_attr(tag, STYLE_OF));
    memset(sheet->type, 0, sizeof sheet->type);
    if (type)
        memcpy(sheet->type, type->value, MIN(type->len, sizeof sheet->type - 1));
    g_string_truncate(sheet->cell, 0);
}

static void on_cell_part(void *data, const char *text, size_t len)
{
    g_string_append_len(((struct sheet *)data)->cell, text, (gssize)len);
}

/* Days are counted from the end of 1899. */
static void put_date(struct sheet *sheet)
{
    enum { EPOCH = 25569 /* 1970-01-01 */, LAST = 2958465 /* 9999-12-31 */ };
    long days = strtol(sheet->cell->str, NULL, 10);
    if (days < 1 || days > LAST)
        return;
    struct ark_day day = ark_day_split(days - EPOCH);
    g_string_printf(sheet->cell, "%04d-%02d-%02d", day.year, day.month, day.day);
}

static void on_cell_end(void *data, const char *text, size_t len)
{
    struct sheet *sheet = data;
    (void)text, (void)len;
    const char *shown = sheet->cell->str;
    bool plain = !*sheet->type || strcmp(sheet->type, "n") == 0;
    if (plain && *shown && sheet->style < sheet->dates.n && sheet->dates.v[sheet->style])
        put_date(sheet);
    if (strcmp(sheet->type, "s") == 0) {
        unsigned long index = strtoul(shown, NULL, 10);
        shown = index < sheet->strings.n ? sheet->strings.v[index] : "";
    } else {
        shown = sheet->cell->str;
    }
    g_string_append_c(sheet->csv, '"');
    for (; *shown; shown++) {
        if (*shown == '"')
            g_string_append_c(sheet->csv, '"');
        g_string_append_c(sheet->csv, strchr("\r\n\t", *shown) ? ' ' : *shown);
    }
    g_string_append_c(sheet->csv, '"');
    sheet->too_large |= sheet->csv->len > ARK_MAX_TEXT_BYTES;
}

enum { ROOT = ARK_XML_OWN, GROUP, ITEM, PART, LEAF, STATES };

static const struct ark_xml_rule string_rules[] = {
    {ARK_XML_START, SST, ROOT, NULL, NULL, false},
    {ROOT, SI, ITEM, on_string, on_string_end, false},
    {ITEM, TEXT, LEAF, NULL, on_string_part, true},
    {ITEM, RUN, PART, NULL, NULL, false},
    {PART, TEXT, LEAF, NULL, on_string_part, true},
};

static const struct ark_xml_rule style_rules[] = {
    {ARK_XML_START, STYLE_SHEET, ROOT, NULL, NULL, false},
    {ROOT, FORMATS, GROUP, NULL, NULL, false},
    {GROUP, FORMAT, LEAF, on_format, NULL, false},
    {ROOT, CELL_STYLES, ITEM, NULL, NULL, false},
    {ITEM, STYLE, LEAF, on_style, NULL, false},
};

static const struct ark_xml_rule sheet_rules[] = {
    {ARK_XML_START, WORKSHEET, ROOT, NULL, NULL, false},
    {ROOT, SHEET_DATA, GROUP, NULL, NULL, false},
    {GROUP, ROW, ITEM, on_row, NULL, false},
    {ITEM, CELL, PART, on_cell, on_cell_end, false},
    {PART, VALUE, LEAF, NULL, on_cell_part, true},
    {PART, INLINE, PART, NULL, NULL, false},
    {PART, RUN, PART, NULL, NULL, false},
    {PART, TEXT, LEAF, NULL, on_cell_part, true},
};

static bool read_part(struct ark_load *load, struct ark_package *package, const char *part,
                      const struct ark_xml_rule *rules, uint32_t n, struct sheet *sheet,
                      GError **error)
{
    const struct ark_xml_grammar grammar = {.words = words,
                                            .word_count = G_N_ELEMENTS(words),
                                            .rules = rules,
                                            .rule_count = n,
                                            .states = STATES,
                                            .names = WORDS};
    g_autoptr(ark_source) source = ark_package_entry(package, part, error);
    return source && ark_xml_parse(load, source, &grammar, sheet, error);
}

static const char *first_sheet(const struct ark_package *package)
{
    static const char usual[] = "xl/worksheets/sheet1.xml";
    const char *entry;
    for (uint64_t i = 0; !ark_package_has(package, usual) && (entry = ark_package_name(package, i));
         i++) {
        if (g_str_has_prefix(entry, "xl/worksheets/") && g_str_has_suffix(entry, ".xml"))
            return entry;
    }
    return usual;
}

static bool read_all(struct ark_load *load, struct ark_package *package, struct sheet *sheet,
                     GError **error)
{
    static const char strings[] = "xl/sharedStrings.xml", styles[] = "xl/styles.xml";
    if (ark_package_has(package, strings) &&
        !read_part(load, package, strings, string_rules, G_N_ELEMENTS(string_rules), sheet, error))
        return false;
    if (ark_package_has(package, styles) &&
        !read_part(load, package, styles, style_rules, G_N_ELEMENTS(style_rules), sheet, error))
        return false;
    return read_part(load, package, first_sheet(package), sheet_rules, G_N_ELEMENTS(sheet_rules),
                     sheet, error);
}

static void clear(struct sheet *sheet)
{
    ARK_VEC_EACH (char *, string, sheet->strings)
        g_free(*string);
    ark_vec_clear(&sheet->strings);
    ark_vec_clear(&sheet->dates);
    g_hash_table_unref(sheet->date_formats);
    g_string_free(sheet->string, TRUE);
    g_string_free(sheet->cell, TRUE);
    g_string_free(sheet->csv, TRUE);
}

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    g_autoptr(ark_package) package = ark_package_open(source, load->lang, error);
    if (!package)
        return false;
    struct sheet sheet = {.string = g_string_new(NULL),
                          .cell = g_string_new(NULL),
                          .csv = g_string_new(NULL),
                          .date_formats = g_hash_table_new(NULL, NULL)};
    bool ok = read_all(load, package, &sheet, error);
    if (ok && sheet.too_large)
        ok = ark_fail_at(error, ARK_ERROR_LIMIT, ark_source_name(source), 0, 0, "%s",
                         ark_say(load->lang,
                                 "Arket er for stort. Gem svarene i et ark for sig selv.",
                                 "The sheet is too large. Save the answers in a sheet of their "
                                 "own."));
    ok = ok && ark_answers_from_table(load, source, input, sheet.csv->str, sheet.csv->len, error);
    clear(&sheet);
    return ok;
}

static int bid(const struct ark_peek *peek)
{
    g_autofree char *name = g_ascii_strdown(peek->name, -1);
    bool zip = peek->len > 4 && memcmp(peek->bytes, "PK\3\4", 4) == 0;
    return zip && g_str_has_suffix(name, ".xlsx") ? BID : 0;
}

/* By reading it into a graph that nobody keeps. */
static bool holds_answers(const char *path, enum ark_lang lang, GError **error)
{
    g_autoptr(ark_source) source = ark_source_open(path, lang, error);
    if (!source)
        return false;
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(ark_builder) builder = ark_builder_new(atoms);
    struct ark_diags diags;
    ark_diags_init(&diags, lang);
    struct ark_load trial = {
        .builder = builder, .atoms = atoms, .arena = arena, .diags = &diags, .lang = lang};
    struct ark_input input = {.file = path, .format = "answers-xlsx"};
    bool ok = load(&trial, source, &input, error);
    ark_input_clear(&input);
    ark_diags_clear(&diags);
    return ok;
}

const struct ark_loader ark_loader_answers_xlsx = {
    .name = "answers-xlsx",
    .title = {{"Svar (Excel)", "Answers (Excel)"}},
    .bid = bid,
    .load = load,
    .holds = holds_answers,
};
