/* Tables of requirements: which columns hold the level, the id and the text is told by their cells
 * and their headers. A row with a level is one requirement, whatever its sentences; tables without
 * such a column are read cell by cell. */
#include <string.h>

#include "link/requirement.h"

struct table_cell {
    ark_ref ref;
    const char *text, *header;
    uint32_t column;
    enum modal_level level;
};

struct table_row {
    ark_ref ref;
    uint32_t first, n; /* of the cells */
};

struct table_column {
    const char *header;
    uint32_t filled, levels, ids, blanks; /* cells by what they hold; a blank is "N/A", "-" */
    uint64_t bytes;
    bool is_level, is_id;
    enum modal_level ticked; /* of a header "Skal" over crosses */
};

struct requirement_table {
    ARK_VEC(struct table_row) rows;
    ARK_VEC(struct table_cell) cells;
    ARK_VEC(struct table_column) columns;
    uint32_t text_column; /* UINT32_MAX: none */
    uint32_t level_columns;
};

static const char *text_of(const struct finding *finding, ark_ref ref, ark_atom key)
{
    struct ark_value value = ark_builder_get(finding->builder, ref, key);
    return value.type == ARK_TEXT ? value.text : "";
}

enum { LONGEST_PLACEHOLDER = 24 };

static bool is_blank(const char *text)
{
    return strnlen(text, LONGEST_PLACEHOLDER + 1) <= LONGEST_PLACEHOLDER &&
           ark_is_placeholder(text);
}

static enum modal_level level_of(const struct table_column *column, const char *text)
{
    if (column->ticked)
        return ark_is_tick(text) ? column->ticked : MODAL_NONE;
    return ark_modal_of_cell(text);
}

static void add_cell(struct finding *finding, struct requirement_table *table, ark_ref ref)
{
    uint32_t column = 0;
    struct ark_value index = ark_builder_get(
        finding->builder, ref, ark_atom_find(ark_builder_atoms(finding->builder), "index"));
    if (index.type == ARK_INT && index.integer > 0 && index.integer < UINT16_MAX)
        column = (uint32_t)index.integer - 1;
    struct table_cell cell = {ref, text_of(finding, ref, finding->text),
                              text_of(finding, ref, finding->column), column, MODAL_NONE};
    while (table->columns.n <= column)
        ark_vec_push(&table->columns, (struct table_column){.header = ""});
    struct table_column *at = &table->columns.v[column];
    if (!*at->header && *cell.header) {
        at->header = cell.header;
        at->ticked = ark_modal_of_cell(cell.header);
    }
    cell.level = level_of(at, cell.text);
    at->filled += *cell.text != '\0';
    at->levels += cell.level != MODAL_NONE;
    at->blanks += *cell.text && !cell.level && is_blank(cell.text);
    at->ids += ark_is_requirement_id(cell.text);
    at->bytes += strlen(cell.text);
    ark_vec_push(&table->cells, cell);
    ark_vec_last(&table->rows).n++;
}

/* What hangs below the table follows it, without a gap. */
static ark_ref gather(struct finding *finding, struct requirement_table *table, ark_ref from)
{
    const ark_atoms *atoms = ark_builder_atoms(finding->builder);
    ark_atom row = ark_atom_find(atoms, "Row"), cell = ark_atom_find(atoms, "Cell");
    ark_ref last = from;
    for (ark_ref ref = from + 1; ref < finding->nodes; ref++, last = ref - 1) {
        ark_ref parent = finding->parents[ref];
        if (parent == ARK_REF_NONE || parent < from)
            break;
        ark_atom type = ark_builder_type(finding->builder, ref);
        if (type == row)
            ark_vec_push(&table->rows, (struct table_row){ref, table->cells.n, 0});
        else if (type == cell && table->rows.n && parent == ark_vec_last(&table->rows).ref)
            add_cell(finding, table, ref);
    }
    return last;
}

/* One odd cell in ten is an oversight. */
static bool holds_levels(const struct table_column *column)
{
    uint32_t others = column->filled - column->levels - column->blanks;
    return column->levels && others * 10 <= column->levels;
}

enum { ID_COLUMNS = 3 }; /* an id stands in one of the first */

static bool holds_ids(const struct table_column *column, uint32_t index)
{
    if (!column->filled || column->ids != column->filled || index >= ID_COLUMNS)
        return false;
    enum column_kind kind = ark_column_kind(column->header);
    return !index || kind == COLUMN_NUMBER || kind == COLUMN_REFERENCE || !*column->header;
}

/* What somebody says of a requirement is not its text. */
static uint64_t weight(const struct table_column *column)
{
    switch (ark_column_kind(column->header)) {
    case COLUMN_STATUS:
    case COLUMN_REASON:
    case COLUMN_REMARK:
    case COLUMN_CONSEQUENCE:
    case COLUMN_PLAN:
    case COLUMN_EXPIRES:
    case COLUMN_APPROVED:
        return 0;
    case COLUMN_REFERENCE:
    case COLUMN_DESCRIPTION:
        return column->bytes * 2;
    default:
        return column->bytes;
    }
}

/* What has the same twice is a code for something else. */
static bool are_distinct(const struct requirement_table *table, uint32_t column)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    ARK_VEC_EACH (const struct table_cell, cell, table->cells) {
        if (cell->column == column && *cell->text && !g_hash_table_add(seen, (gpointer)cell->text))
            return false;
    }
    return true;
}

static void tell_columns(struct requirement_table *table)
{
    uint64_t most = 0;
    table->text_column = UINT32_MAX;
    for (uint32_t i = 0; i < table->columns.n; i++) {
        struct table_column *column = &table->columns.v[i];
        column->is_level = holds_levels(column);
        column->is_id = !column->is_level && holds_ids(column, i) && are_distinct(table, i);
        table->level_columns += column->is_level;
        if (column->is_level || column->is_id || weight(column) <= most)
            continue;
        most = weight(column);
        table->text_column = i;
    }
}

static const char *row_id(const struct requirement_table *table, const struct table_row *row)
{
    for (uint32_t i = 0; i < row->n; i++) {
        const struct table_cell *cell = &table->cells.v[row->first + i];
        if (table->columns.v[cell->column].is_id && *cell->text)
            return cell->text;
    }
    return NULL;
}

static bool explains(const char *text)
{
    static const char *const STEMS[] = {"krav",      "anbefal", "valgfri", "vejledende",
                                        "obligator", "frivill", "require", "recommend",
                                        "optional",  "mandator"};
    g_autofree char *words = ark_folded_words(text);
    for (size_t i = 0; i < G_N_ELEMENTS(STEMS); i++) {
        if (strstr(words, STEMS[i]))
            return true;
    }
    return false;
}

/* A table that says what the words mean: each once, with words that explain. */
static bool is_legend(const struct requirement_table *table)
{
    unsigned seen = 0, explained = 0;
    if (table->level_columns != 1 || table->rows.n < 2 || table->rows.n > MODAL_LEVELS)
        return false;
    ARK_VEC_EACH (const struct table_cell, cell, table->cells) {
        bool level = table->columns.v[cell->column].is_level;
        if (level && cell->level && seen & 1u << cell->level)
            return false;
        seen |= level ? 1u << cell->level : 0;
        explained += cell->column == table->text_column && explains(cell->text);
    }
    return explained * 2 >= table->rows.n;
}

static void legend(struct finding *finding, const struct requirement_table *table)
{
    unsigned lower = 0;
    ARK_VEC_EACH (const struct table_cell, cell, table->cells) {
        bool level = table->columns.v[cell->column].is_level && cell->level;
        lower += level && g_unichar_islower(g_utf8_get_char(g_utf8_next_char(cell->text)));
    }
    if (finding->documents.n)
        ark_vec_last(&finding->documents).defined |= lower > 1;
}

static bool set_levels(struct finding *finding, const struct requirement_table *table,
                       const struct table_row *row, struct statement *statement)
{
    statement->columns = finding->audiences.n;
    for (uint32_t i = 0; i < row->n; i++) {
        const struct table_cell *cell = &table->cells.v[row->first + i];
        if (!table->columns.v[cell->column].is_level || !cell->level)
            continue;
        const char *header = table->columns.v[cell->column].header;
        ark_vec_push(&finding->audiences, (struct audience){header, cell->level});
        if (statement->level && statement->level <= cell->level)
            continue;
        statement->level = cell->level;
        statement->word = cell->text;
        statement->word_len = (uint32_t)strlen(cell->text);
        if (table->columns.v[cell->column].ticked)
            statement->word_len = (uint32_t)strlen(statement->word = header);
    }
    statement->n = finding->audiences.n - statement->columns;
    if (table->level_columns == 1)
        statement->n = 0;
    return statement->level != MODAL_NONE;
}

/* The text may have another word than the column; the column decides, and the text's word is kept.
 */
static void keep_word(struct finding *finding, struct statement *statement)
{
    ark_modal_read(&finding->sentence, statement->text, statement->len);
    ARK_VEC_EACH (const struct modal_use, use, finding->sentence.uses) {
        if (!use->capital || use->mentioned)
            continue;
        statement->word = statement->text + use->from;
        statement->word_len = use->to - use->from;
        return;
    }
}

static const struct table_cell *cell_of(const struct requirement_table *table,
                                        const struct table_row *row, uint32_t column)
{
    for (uint32_t i = 0; i < row->n; i++) {
        const struct table_cell *cell = &table->cells.v[row->first + i];
        if (cell->column == column)
            return cell;
    }
    return NULL;
}

static void read_cells(struct finding *finding, const struct requirement_table *table,
                       const struct table_row *row)
{
    const char *id = row_id(table, row);
    for (uint32_t i = 0; i < row->n; i++) {
        const struct table_cell *cell = &table->cells.v[row->first + i];
        if (!table->columns.v[cell->column].is_level && !table->columns.v[cell->column].is_id)
            ark_statements_of_text(finding, cell->ref, cell->text, id);
    }
}

/* Whether nothing is said of the level, neither one nor that there is none. */
static bool is_open(const struct requirement_table *table, const struct table_row *row)
{
    for (uint32_t i = 0; i < row->n; i++) {
        const struct table_cell *cell = &table->cells.v[row->first + i];
        if (table->columns.v[cell->column].is_level && *cell->text)
            return false;
    }
    return true;
}

static void read_row(struct finding *finding, const struct requirement_table *table,
                     const struct table_row *row)
{
    const struct table_cell *text = cell_of(table, row, table->text_column);
    struct statement statement = {.node = row->ref,
                                  .document = finding->documents.n,
                                  .certain = true,
                                  .id = row_id(table, row)};
    if (!table->level_columns || is_open(table, row)) {
        read_cells(finding, table, row);
        return;
    }
    if (!text || !*text->text || !set_levels(finding, table, row, &statement))
        return;
    statement.text = text->text;
    statement.len = (uint32_t)strlen(text->text);
    keep_word(finding, &statement);
    ark_vec_push(&finding->statements, statement);
    if (finding->documents.n)
        ark_vec_last(&finding->documents).capitals = true;
}

ark_ref ark_statements_of_table(struct finding *finding, ark_ref from)
{
    struct requirement_table table = {0};
    ark_ref last = gather(finding, &table, from);
    tell_columns(&table);
    if (table.level_columns && is_legend(&table))
        legend(finding, &table);
    else
        ARK_VEC_EACH (const struct table_row, row, table.rows)
            read_row(finding, &table, row);
    ark_vec_clear(&table.rows);
    ark_vec_clear(&table.cells);
    ark_vec_clear(&table.columns);
    return last;
}
