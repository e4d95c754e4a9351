/* The parts of a spreadsheet: which sheets there are, the texts and formats that they share, and
 * the cells of each. May not know what a sheet is for. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "load/package.h"
#include "load/workbook.h"
#include "load/xml.h"

enum {
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
    WORKBOOK,
    SHEETS,
    SHEET,
    NAME,
    STATE,
    RELATION_ID,
    RELATIONSHIPS,
    RELATIONSHIP,
    ID,
    TARGET,
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
    {"Relationships", RELATIONSHIPS, ARK_XML_PLAIN},
    {"Relationship", RELATIONSHIP, ARK_XML_PLAIN},
    {"Id", ID, ARK_XML_PLAIN},
    {"Target", TARGET, ARK_XML_PLAIN},
};

/* The list of sheets is the one part with attributes of another namespace. */
enum { SPACE_MAIN = ARK_XML_OWN_SPACE, SPACE_RELATION };

static const struct ark_xml_namespace list_namespaces[] = {
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", SPACE_MAIN},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", SPACE_MAIN},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", SPACE_RELATION},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", SPACE_RELATION},
};

static const struct ark_xml_word list_words[] = {
    {"workbook", WORKBOOK, SPACE_MAIN}, {"sheets", SHEETS, SPACE_MAIN},
    {"sheet", SHEET, SPACE_MAIN},       {"name", NAME, ARK_XML_PLAIN},
    {"state", STATE, ARK_XML_PLAIN},    {"id", RELATION_ID, SPACE_RELATION},
};

struct listed {
    char *name, *relation; /* each may be NULL */
    const char *part;      /* NULL: not found */
};

struct ark_workbook {
    struct ark_load *load;
    struct ark_package *package;
    char *file;
    ARK_VEC(struct listed) sheets;
    GHashTable *relations;   /* id -> part */
    ARK_VEC(char *) strings; /* that cells share */
    GString *string;         /* the one that is being read */
    GHashTable *date_formats;
    ARK_VEC(bool) dates; /* by style of a cell: shows a date */
    /* The sheet that is being read. */
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
    g_string_truncate(((struct ark_workbook *)data)->string, 0);
}

static void on_string_part(void *data, const char *text, size_t len)
{
    g_string_append_len(((struct ark_workbook *)data)->string, text, (gssize)len);
}

static void on_string_end(void *data, const char *text, size_t len)
{
    struct ark_workbook *book = data;
    (void)text, (void)len;
    ark_vec_push(&book->strings, g_strdup(book->string->str));
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
    struct ark_workbook *book = data;
    if (is_date_code(ark_xml_attr(tag, FORMAT_CODE)))
        g_hash_table_add(book->date_formats,
                         GUINT_TO_POINTER(number_of(ark_xml_attr(tag, FORMAT_ID))));
}

static void on_style(void *data, const struct ark_xml_tag *tag)
{
    struct ark_workbook *book = data;
    uint32_t format = number_of(ark_xml_attr(tag, FORMAT_ID));
    ark_vec_push(&book->dates,
                 (format >= FIRST_DATE_FORMAT && format <= LAST_DATE_FORMAT) ||
                     g_hash_table_contains(book->date_formats, GUINT_TO_POINTER(format)));
}

/* Rows that are left out are empty: a place is the row's number. */
static void on_row(void *data, const struct ark_xml_tag *tag)
{
    struct ark_workbook *book = data;
    const struct ark_xml_attr *at = ark_xml_attr(tag, RUN);
    uint32_t row = at ? number_of(at) : book->row + 1;
    book->too_large |= row > MOST_ROWS;
    for (; book->row < row && row <= MOST_ROWS; book->row++) {
        if (book->row)
            g_string_append_c(book->csv, '\n');
    }
    book->column = 0;
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
    struct ark_workbook *book = data;
    const struct ark_xml_attr *type = ark_xml_attr(tag, TEXT);
    uint32_t column = column_of(ark_xml_attr(tag, RUN));
    column = column ? column : book->column + 1;
    for (uint32_t at = MAX(book->column, 1); at < MIN(column, (uint32_t)MOST_COLUMNS); at++)
        g_string_append_c(book->csv, '\t');
    book->column = MAX(column, book->column);
    book->style = number_of(ark_xml_attr(tag, STYLE_OF));
    memset(book->type, 0, sizeof book->type);
    if (type)
        memcpy(book->type, type->value, MIN(type->len, sizeof book->type - 1));
    g_string_truncate(book->cell, 0);
}

static void on_cell_part(void *data, const char *text, size_t len)
{
    g_string_append_len(((struct ark_workbook *)data)->cell, text, (gssize)len);
}

/* Days are counted from the end of 1899. */
static void put_date(struct ark_workbook *book)
{
    enum { EPOCH = 25569 /* 1970-01-01 */, LAST = 2958465 /* 9999-12-31 */ };
    long days = strtol(book->cell->str, NULL, 10);
    if (days < 1 || days > LAST)
        return;
    struct ark_day day = ark_day_split(days - EPOCH);
    g_string_printf(book->cell, "%04d-%02d-%02d", day.year, day.month, day.day);
}

static void on_cell_end(void *data, const char *text, size_t len)
{
    struct ark_workbook *book = data;
    (void)text, (void)len;
    const char *shown = book->cell->str;
    bool plain = !*book->type || strcmp(book->type, "n") == 0;
    if (plain && *shown && book->style < book->dates.n && book->dates.v[book->style])
        put_date(book);
    if (strcmp(book->type, "s") == 0) {
        unsigned long index = strtoul(shown, NULL, 10);
        shown = index < book->strings.n ? book->strings.v[index] : "";
    } else {
        shown = book->cell->str;
    }
    g_string_append_c(book->csv, '"');
    for (; *shown; shown++) {
        if (*shown == '"')
            g_string_append_c(book->csv, '"');
        g_string_append_c(book->csv, strchr("\r\n\t", *shown) ? ' ' : *shown);
    }
    g_string_append_c(book->csv, '"');
    book->too_large |= book->csv->len > ARK_MAX_TEXT_BYTES;
}

static char *copy(const struct ark_xml_attr *attr)
{
    return attr ? g_strndup(attr->value, attr->len) : NULL;
}

static void on_listed(void *data, const struct ark_xml_tag *tag)
{
    struct ark_workbook *book = data;
    g_autofree char *state = copy(ark_xml_attr(tag, STATE));
    if ((state && strcmp(state, "visible") != 0) || book->sheets.n == ARK_MAX_ZIP_ENTRIES)
        return;
    struct listed listed = {copy(ark_xml_attr(tag, NAME)), copy(ark_xml_attr(tag, RELATION_ID)),
                            NULL};
    ark_vec_push(&book->sheets, listed);
}

/* Targets are relative to xl/, or to the archive when they begin with "/". */
static void on_relationship(void *data, const struct ark_xml_tag *tag)
{
    struct ark_workbook *book = data;
    char *id = copy(ark_xml_attr(tag, ID));
    g_autofree char *target = copy(ark_xml_attr(tag, TARGET));
    if (!id || !target) {
        g_free(id);
        return;
    }
    char *part = target[0] == '/' ? g_strdup(target + 1) : g_strconcat("xl/", target, NULL);
    g_hash_table_replace(book->relations, id, part);
}

enum { ROOT = ARK_XML_OWN, GROUP, ITEM, PART, LEAF, STATES };

static const struct ark_xml_rule list_rules[] = {
    {ARK_XML_START, WORKBOOK, ROOT, NULL, NULL, false},
    {ROOT, SHEETS, GROUP, NULL, NULL, false},
    {GROUP, SHEET, LEAF, on_listed, NULL, false},
};

static const struct ark_xml_rule relation_rules[] = {
    {ARK_XML_START, RELATIONSHIPS, ROOT, NULL, NULL, false},
    {ROOT, RELATIONSHIP, LEAF, on_relationship, NULL, false},
};

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

#define GRAMMAR(own_words, own_rules)                                                              \
    .words = (own_words), .word_count = G_N_ELEMENTS(own_words), .rules = (own_rules),             \
    .rule_count = G_N_ELEMENTS(own_rules), .states = STATES, .names = WORDS

static const struct ark_xml_grammar list_grammar = {
    GRAMMAR(list_words, list_rules),
    .namespaces = list_namespaces,
    .namespace_count = G_N_ELEMENTS(list_namespaces),
};
static const struct ark_xml_grammar relation_grammar = {GRAMMAR(words, relation_rules)};
static const struct ark_xml_grammar string_grammar = {GRAMMAR(words, string_rules)};
static const struct ark_xml_grammar style_grammar = {GRAMMAR(words, style_rules)};
static const struct ark_xml_grammar sheet_grammar = {GRAMMAR(words, sheet_rules)};

static bool read_part(struct ark_workbook *book, const char *part,
                      const struct ark_xml_grammar *grammar, GError **error)
{
    g_autoptr(ark_source) source = ark_package_entry(book->package, part, error);
    return source && ark_xml_parse(book->load, source, grammar, book, error);
}

static void listed_clear(struct listed *listed)
{
    g_free(listed->name);
    g_free(listed->relation);
}

static const char *part_of(const struct ark_workbook *book, const struct listed *listed)
{
    const char *part =
        listed->relation ? g_hash_table_lookup(book->relations, listed->relation) : NULL;
    return part && ark_package_has(book->package, part) ? part : NULL;
}

/* A list that names no part of the archive is no help: then the parts are the list. */
static void drop_unknown(struct ark_workbook *book)
{
    uint32_t kept = 0;
    ARK_VEC_EACH (struct listed, listed, book->sheets) {
        listed->part = part_of(book, listed);
        if (listed->part)
            book->sheets.v[kept++] = *listed;
        else
            listed_clear(listed);
    }
    book->sheets.n = kept;
    const char *entry;
    for (uint64_t i = 0; !kept && (entry = ark_package_name(book->package, i)); i++) {
        if (g_str_has_prefix(entry, "xl/worksheets/") && g_str_has_suffix(entry, ".xml"))
            ark_vec_push(&book->sheets, (struct listed){.part = entry});
    }
    if (!book->sheets.n)
        ark_vec_push(&book->sheets, (struct listed){.part = "xl/worksheets/sheet1.xml"});
}

static bool read_shared(struct ark_workbook *book, GError **error)
{
    static const struct {
        const char *part;
        const struct ark_xml_grammar *grammar;
    } parts[] = {{"xl/workbook.xml", &list_grammar},
                 {"xl/_rels/workbook.xml.rels", &relation_grammar},
                 {"xl/sharedStrings.xml", &string_grammar},
                 {"xl/styles.xml", &style_grammar}};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (ark_package_has(book->package, parts[i].part) &&
            !read_part(book, parts[i].part, parts[i].grammar, error))
            return false;
    }
    drop_unknown(book);
    return true;
}

struct ark_workbook *ark_workbook_open(struct ark_load *load, struct ark_source *source,
                                       GError **error)
{
    g_autoptr(ark_package) package = ark_package_open(source, load->lang, error);
    if (!package)
        return NULL;
    g_autoptr(ark_workbook) book = g_new0(struct ark_workbook, 1);
    book->load = load;
    book->package = g_steal_pointer(&package);
    book->file = g_strdup(ark_source_name(source));
    book->string = g_string_new(NULL);
    book->cell = g_string_new(NULL);
    book->date_formats = g_hash_table_new(NULL, NULL);
    book->relations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return read_shared(book, error) ? g_steal_pointer(&book) : NULL;
}

void ark_workbook_close(struct ark_workbook *book)
{
    ARK_VEC_EACH (struct listed, listed, book->sheets)
        listed_clear(listed);
    ark_vec_clear(&book->sheets);
    ARK_VEC_EACH (char *, string, book->strings)
        g_free(*string);
    ark_vec_clear(&book->strings);
    ark_vec_clear(&book->dates);
    g_hash_table_unref(book->date_formats);
    g_hash_table_unref(book->relations);
    g_string_free(book->string, TRUE);
    g_string_free(book->cell, TRUE);
    ark_package_close(book->package);
    g_free(book->file);
    g_free(book);
}

uint32_t ark_workbook_sheets(const struct ark_workbook *book)
{
    return book->sheets.n;
}

const char *ark_workbook_name(const struct ark_workbook *book, uint32_t sheet)
{
    return book->sheets.v[sheet].name;
}

bool ark_workbook_read(struct ark_workbook *book, uint32_t sheet, GString *csv, GError **error)
{
    book->csv = csv;
    g_string_truncate(csv, 0);
    book->row = book->column = 0;
    book->too_large = false;
    if (!read_part(book, book->sheets.v[sheet].part, &sheet_grammar, error))
        return false;
    return !book->too_large ||
           ark_fail_at(error, ARK_ERROR_LIMIT, book->file, 0, 0, "%s",
                       ark_say(book->load->lang,
                               "Arket er for stort. Gem listen i et ark for sig selv.",
                               "The sheet is too large. Save the list in a sheet of its own."));
}

int ark_workbook_bid(const struct ark_peek *peek, int bid)
{
    g_autofree char *name = g_ascii_strdown(peek->name, -1);
    bool zip = peek->len > 4 && memcmp(peek->bytes, "PK\3\4", 4) == 0;
    return zip && g_str_has_suffix(name, ".xlsx") ? bid : 0;
}

bool ark_workbook_holds(const char *path, enum ark_lang lang,
                        bool (*is_mine)(struct ark_workbook *workbook, const char *path,
                                        GError **error),
                        GError **error)
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
    g_autoptr(ark_workbook) workbook = ark_workbook_open(&trial, source, error);
    bool ok = workbook && is_mine(workbook, path, error);
    ark_diags_clear(&diags);
    return ok;
}
