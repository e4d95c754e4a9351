/* Tables of the report: a match, and what each column says of it. */
#include "pack/format.h"
#include "pack/loading.h"

enum { MOST_COLUMNS = 12 }; /* more fit no page */

struct raw_column {
    struct ark_text title;
    const struct ark_yaml *show, *text;
};

static const struct ark_key COLUMN_KEYS[] = {
    {"title", true, offsetof(struct raw_column, title), ark_key_pair},
    {"show", false, offsetof(struct raw_column, show), ark_key_node},
    {"text", false, offsetof(struct raw_column, text), ark_key_node},
};
const struct ark_format ark_format_column = {"column", COLUMN_KEYS, G_N_ELEMENTS(COLUMN_KEYS)};

/* `show` is the same in both languages, and `text` a message in each. */
static bool compile_column(const struct ark_reading *reading, struct ark_scope *scope,
                           const struct raw_column *raw, struct ark_pack_column *column,
                           GError **error)
{
    static const char *const around[] = {"", ""};
    if (raw->show) {
        const struct ark_expr **expr = ARK_NEW(reading->compile->arena, const struct ark_expr *);
        if (!ark_reading_expr(reading, scope, raw->show, expr, error))
            return false;
        for (int i = 0; i < ARK_LANGS; i++)
            column->text[i] = (struct ark_message){1, around, expr};
        return true;
    }
    struct ark_key_langs langs = {0};
    bool ok = ark_key_langs(reading->file, raw->text, &langs, error);
    return ark_messages_compile(reading, scope, &langs, column->text, error) && ok;
}

static bool read_column(const struct ark_reading *reading, struct ark_scope *scope,
                        const struct ark_yaml *map, struct ark_pack_column *column, GError **error)
{
    struct raw_column raw = {0};
    if (!ark_format_read(reading->file, map, "columns", &ark_format_column, &raw, error))
        return false;
    column->title = raw.title;
    if (!raw.show != !raw.text)
        return compile_column(reading, scope, &raw, column, error);
    return ark_yaml_fail(reading->file, map, error,
                         ark_say(reading->file->lang,
                                 "en kolonne har enten `show` (et udtryk) eller `text` (en tekst "
                                 "på begge sprog).",
                                 "a column has either `show` (an expression) or `text` (a text in "
                                 "both languages)."));
}

static bool read_columns(const struct ark_reading *reading, const struct ark_yaml *list,
                         struct ark_pack_table *table, GError **error)
{
    if (list->kind != ARK_YAML_LIST || !list->n || list->n > MOST_COLUMNS)
        return ark_yaml_fail(reading->file, list, error,
                             ark_say(reading->file->lang,
                                     "her ventes en liste af kolonner, mindst 1 og højst %d.",
                                     "a list of columns is expected here, at least 1 and at most "
                                     "%d."),
                             MOST_COLUMNS);
    struct ark_pack_column *columns =
        ARK_NEW_ARRAY(reading->compile->arena, struct ark_pack_column, list->n);
    bool ok = true;
    for (uint32_t i = 0; i < list->n; i++)
        ok = read_column(reading, table->rows.scope, list->items[i], &columns[i], error) && ok;
    table->columns = columns;
    table->column_n = list->n;
    return ok;
}

struct raw_table {
    struct ark_pack_table table;
    const struct ark_yaml *needs, *match, *where, *columns, *tests;
};

static const struct ark_key TABLE_KEYS[] = {
    {"id", true, offsetof(struct raw_table, table.rows.id), ark_key_text},
    {"title", true, offsetof(struct raw_table, table.rows.title), ark_key_pair},
    {"sure", true, offsetof(struct raw_table, table.rows.sure), ark_key_sure},
    {"source", true, offsetof(struct raw_table, table.rows.source), ark_key_pair},
    {"note", false, offsetof(struct raw_table, table.note), ark_key_pair},
    {"needs", false, offsetof(struct raw_table, needs), ark_key_node},
    {"match", true, offsetof(struct raw_table, match), ark_key_node},
    {"where", false, offsetof(struct raw_table, where), ark_key_node},
    {"columns", true, offsetof(struct raw_table, columns), ark_key_node},
    {"tests", true, offsetof(struct raw_table, tests), ark_key_node},
};
const struct ark_format ark_format_table = {"table", TABLE_KEYS, G_N_ELEMENTS(TABLE_KEYS)};

static bool compile(const struct ark_reading *reading, struct raw_table *raw, GError **error)
{
    struct ark_rule *rows = &raw->table.rows;
    rows->scope = rows->message_scope = ark_reading_scope(reading);
    if (!raw->match || !ark_reading_pattern(reading, rows->scope, raw->match, &rows->match, error))
        return false;
    rows->width = ark_scope_size(rows->scope);
    bool ok = ark_reading_condition(reading, rows->scope, raw->where, &rows->where, error);
    ok = raw->columns && read_columns(reading, raw->columns, &raw->table, error) && ok;
    if (ok)
        ark_reading_warn(reading, rows->scope, -1, raw->match, rows->match, rows->where);
    return ok;
}

static bool read_table(const struct ark_reading *reading, const struct ark_yaml *map, void *target,
                       GError **error)
{
    struct raw_table raw = {.table.rows = {.level = ARK_KAN, .at = -1}};
    struct ark_rule *rows = &raw.table.rows;
    const char *what =
        ark_reading_name(reading, map, ark_say(reading->file->lang, "tabel", "table"));
    rows->loc = ark_reading_loc(reading, map);
    bool ok = ark_format_read(reading->file, map, what, &ark_format_table, &raw, error);
    ok = rows->id && ark_reading_rule_id(reading, ark_yaml_get(map, "id"), what, error) && ok;
    ok = (!raw.needs || ark_key_text(reading->file, raw.needs, &rows->needs, error)) && ok;
    ok = ark_reading_needs(reading, raw.needs, rows->needs, what, error) && ok;
    ok = compile(reading, &raw, error) && ok;
    if (raw.tests)
        ok = ark_reading_tests(reading, raw.tests, rows, what, error) && ok;
    *(struct ark_pack_table *)target = raw.table;
    return ok;
}

bool ark_tables_read(const struct ark_reading *reading, const struct ark_yaml *list, GError **error)
{
    struct ark_pack *pack = reading->pack;
    return ark_reading_list(reading, list, sizeof *pack->tables, read_table,
                            (const void **)&pack->tables, &pack->table_n, error);
}
