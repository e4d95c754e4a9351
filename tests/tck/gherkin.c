/* Reads a feature file line by line. A scenario is gathered as it was written and expanded at its
 * end, when the rows of its Examples are known. May not know Cypher or the engine. */
#include "gherkin.h"

#include <string.h>

#include "base/error.h"
#include "base/vec.h"

typedef ARK_VEC(struct tck_step) steps;
typedef ARK_VEC(const char **) rows;

enum part { IN_FEATURE, IN_BACKGROUND, IN_SCENARIO, IN_EXAMPLES };

struct reader {
    struct ark_arena *arena;
    const char *file;
    char **lines;
    uint32_t at; /* index of the line being read */
    enum part part;
    bool any; /* a scenario is being gathered */
    bool outline;
    struct tck_scenario scenario;
    steps background, steps;
    rows table; /* of the last step, or of Examples */
    uint32_t width;
    const char **columns; /* of Examples; NULL until its first row */
    uint32_t column_count;
    rows examples;
    GPtrArray *tags;
    ARK_VEC(struct tck_scenario) scenarios;
    GError **error;
};

static bool fault(struct reader *reader, const char *what)
{
    return ark_fail_at(reader->error, ARK_ERROR_INPUT, reader->file, reader->at + 1, 0, "%s", what);
}

/* A cell from just behind its opening bar; `ret_end` is the closing bar or the end of the line. */
static const char *read_cell(struct reader *reader, const char *at, const char **ret_end)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    for (; *at && *at != '|'; at++) {
        bool escape = *at == '\\' && at[1] && strchr("|\\n", at[1]);
        if (escape)
            at++;
        g_string_append_c(cell, escape && *at == 'n' ? '\n' : *at);
    }
    *ret_end = at;
    return ark_arena_strdup(reader->arena, g_strstrip(cell->str));
}

static bool read_row(struct reader *reader, const char *line)
{
    ARK_VEC(const char *) cells = {0};
    for (const char *at = line + 1, *end; *at; at = end + 1) {
        const char *cell = read_cell(reader, at, &end);
        if (!*end)
            break; /* what stands behind the last bar is no cell */
        ark_vec_push(&cells, cell);
    }
    bool ok = cells.n && (!reader->table.n || cells.n == reader->width);
    if (ok) {
        const char **row = ARK_NEW_ARRAY(reader->arena, const char *, cells.n);
        memcpy(row, cells.v, cells.n * sizeof *row);
        ark_vec_push(&reader->table, row);
        reader->width = cells.n;
    }
    ark_vec_clear(&cells);
    return ok || fault(reader, "this row has not as many cells as the rows above it");
}

static struct tck_table take_table(struct reader *reader)
{
    struct tck_table table = {.n = reader->table.n, .width = reader->width};
    table.rows = ARK_NEW_ARRAY(reader->arena, const char **, table.n + 1);
    if (table.n)
        memcpy(table.rows, reader->table.v, table.n * sizeof *table.rows);
    reader->table.n = 0;
    return table;
}

/* The rows that were gathered go to the step they stand under, or to Examples. */
static bool end_table(struct reader *reader)
{
    if (!reader->table.n)
        return true;
    steps *owner = reader->part == IN_BACKGROUND ? &reader->background : &reader->steps;
    if (reader->part == IN_EXAMPLES) {
        struct tck_table table = take_table(reader);
        if (reader->columns && reader->column_count != table.width)
            return fault(reader, "the Examples of one outline have different columns");
        reader->columns = table.rows[0];
        reader->column_count = table.width;
        for (uint32_t i = 1; i < table.n; i++)
            ark_vec_push(&reader->examples, table.rows[i]);
        return true;
    }
    if (!owner->n)
        return fault(reader, "a table without a step");
    ark_vec_last(owner).table = take_table(reader);
    return true;
}

/* `<column>` becomes the cell; other angles stay, for Cypher is full of them. */
static const char *substitute(struct reader *reader, const char *text, const char *const *row)
{
    if (!text || !row || !strchr(text, '<'))
        return text;
    g_autoptr(GString) out = g_string_new(NULL);
    while (*text) {
        uint32_t c = 0;
        size_t len = 0;
        for (; *text == '<' && c < reader->column_count; c++) {
            len = strlen(reader->columns[c]);
            if (strncmp(text + 1, reader->columns[c], len) == 0 && text[1 + len] == '>')
                break;
        }
        bool found = *text == '<' && c < reader->column_count;
        if (found)
            g_string_append(out, row[c]);
        else
            g_string_append_c(out, *text);
        text += found ? len + 2 : 1;
    }
    return ark_arena_strdup(reader->arena, out->str);
}

static struct tck_table substitute_table(struct reader *reader, struct tck_table table,
                                         const char *const *row)
{
    struct tck_table out = table;
    out.rows = ARK_NEW_ARRAY(reader->arena, const char **, table.n + 1);
    for (uint32_t i = 0; i < table.n; i++) {
        out.rows[i] = ARK_NEW_ARRAY(reader->arena, const char *, table.width);
        for (uint32_t k = 0; k < table.width; k++)
            out.rows[i][k] = substitute(reader, table.rows[i][k], row);
    }
    return out;
}

static struct tck_run expand(struct reader *reader, const char *const *row)
{
    struct tck_run run = {.n = reader->background.n + reader->steps.n};
    run.steps = ARK_NEW_ARRAY(reader->arena, struct tck_step, run.n + 1);
    for (uint32_t i = 0; i < reader->background.n; i++)
        run.steps[i] = reader->background.v[i];
    for (uint32_t i = 0; i < reader->steps.n; i++) {
        struct tck_step *step = &run.steps[reader->background.n + i];
        *step = reader->steps.v[i];
        step->text = substitute(reader, step->text, row);
        step->doc = substitute(reader, step->doc, row);
        step->table = substitute_table(reader, step->table, row);
    }
    return run;
}

static bool end_scenario(struct reader *reader)
{
    if (!end_table(reader))
        return false;
    if (!reader->any)
        return true;
    struct tck_scenario *scenario = &reader->scenario;
    if (reader->outline && !reader->examples.n)
        return fault(reader, "the outline above has no rows of Examples");
    scenario->n = reader->outline ? reader->examples.n : 1;
    scenario->runs = ARK_NEW_ARRAY(reader->arena, struct tck_run, scenario->n);
    for (uint32_t i = 0; i < scenario->n; i++)
        scenario->runs[i] = expand(reader, reader->outline ? reader->examples.v[i] : NULL);
    ark_vec_push(&reader->scenarios, *scenario);
    reader->steps.n = reader->examples.n = 0;
    reader->columns = NULL;
    reader->any = false;
    return true;
}

static void read_tags(struct reader *reader, const char *line)
{
    g_auto(GStrv) words = g_strsplit_set(line, " \t", -1);
    for (char **word = words; *word; word++) {
        if (**word == '#')
            break;
        if (**word == '@')
            g_ptr_array_add(reader->tags, ark_arena_strdup(reader->arena, *word));
    }
}

/* "[3] Name" is number 3, named "Name"; a number may have parts or letters: "[3b]". */
static void take_name(struct reader *reader, const char *name)
{
    const char *close = *name == '[' ? strchr(name, ']') : NULL;
    reader->scenario.number =
        close ? ark_arena_strndup(reader->arena, name + 1, (size_t)(close - name) - 1) : "";
    g_autofree char *rest = g_strstrip(g_strdup(close ? close + 1 : name));
    reader->scenario.name = ark_arena_strdup(reader->arena, rest);
}

static bool start_scenario(struct reader *reader, const char *name, bool outline)
{
    if (!end_scenario(reader))
        return false;
    reader->part = IN_SCENARIO;
    reader->any = true;
    reader->outline = outline;
    reader->scenario = (struct tck_scenario){.line = reader->at + 1};
    take_name(reader, name);
    reader->scenario.tags = ARK_NEW_ARRAY(reader->arena, const char *, reader->tags->len + 1);
    for (uint32_t i = 0; i < reader->tags->len; i++)
        reader->scenario.tags[i] = reader->tags->pdata[i];
    g_ptr_array_set_size(reader->tags, 0);
    return true;
}

/* What follows `word` and its colon; NULL when the line does not begin with it. */
static const char *after(const char *line, const char *word)
{
    size_t len = strlen(word);
    if (strncmp(line, word, len) != 0 || line[len] != ':')
        return NULL;
    line += len + 1;
    return line + strspn(line, " \t");
}

/* The text of a step; NULL when the line is none. */
static const char *step_text(const char *line)
{
    static const char *const WORDS[] = {"Given ", "When ", "Then ", "And ", "But ", "* "};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (g_str_has_prefix(line, WORDS[i])) {
            line += strlen(WORDS[i]);
            return line + strspn(line, " \t");
        }
    }
    return NULL;
}

static bool read_step(struct reader *reader, const char *text)
{
    if (!end_table(reader))
        return false;
    struct tck_step step = {.text = ark_arena_strdup(reader->arena, text), .line = reader->at + 1};
    if (reader->part == IN_BACKGROUND)
        ark_vec_push(&reader->background, step);
    else if (reader->part == IN_SCENARIO)
        ark_vec_push(&reader->steps, step);
    else
        return fault(reader, "a step outside of a scenario");
    return true;
}

/* From the line with the opening quotes to the closing ones. The indent of the quotes is not part
 * of the text. */
static bool read_doc(struct reader *reader)
{
    steps *owner = reader->part == IN_BACKGROUND ? &reader->background : &reader->steps;
    if (!owner->n || reader->part == IN_EXAMPLES)
        return fault(reader, "a doc string without a step");
    const char *open = reader->lines[reader->at];
    size_t indent = strspn(open, " \t");
    const char *quotes = open[indent] == '`' ? "```" : "\"\"\"";
    g_autoptr(GString) doc = g_string_new(NULL);
    uint32_t first = ++reader->at;
    for (; reader->lines[reader->at]; reader->at++) {
        const char *line = reader->lines[reader->at];
        size_t blanks = strspn(line, " \t");
        if (g_str_has_prefix(line + blanks, quotes)) {
            ark_vec_last(owner).doc = ark_arena_strdup(reader->arena, doc->str);
            return true;
        }
        if (reader->at > first)
            g_string_append_c(doc, '\n');
        g_string_append(doc, line + MIN(blanks, indent));
    }
    reader->at--;
    return fault(reader, "the doc string does not end");
}

static bool start_part(struct reader *reader, enum part part)
{
    if (part == IN_BACKGROUND && !end_scenario(reader))
        return false;
    if (part == IN_EXAMPLES && !(reader->any && reader->outline))
        return fault(reader, "Examples without a Scenario Outline");
    bool ok = end_table(reader);
    reader->part = part;
    g_ptr_array_set_size(reader->tags, 0);
    return ok;
}

static bool read_line(struct reader *reader, struct tck_feature *feature)
{
    g_autofree char *line = g_strstrip(g_strdup(reader->lines[reader->at]));
    const char *rest;
    if (!*line || *line == '#')
        return true;
    if (*line == '@') {
        read_tags(reader, line);
        return true;
    }
    if (*line == '|')
        return read_row(reader, line);
    if (g_str_has_prefix(line, "\"\"\"") || g_str_has_prefix(line, "```"))
        return read_doc(reader);
    if ((rest = after(line, "Scenario Outline")) || (rest = after(line, "Scenario Template")))
        return start_scenario(reader, rest, true);
    if ((rest = after(line, "Scenario")) || (rest = after(line, "Example")))
        return start_scenario(reader, rest, false);
    if (after(line, "Background"))
        return start_part(reader, IN_BACKGROUND);
    if (after(line, "Examples") || after(line, "Scenarios"))
        return start_part(reader, IN_EXAMPLES);
    if ((rest = after(line, "Feature"))) {
        feature->name = ark_arena_strdup(reader->arena, rest);
        g_ptr_array_set_size(reader->tags, 0);
        return true;
    }
    if (reader->part != IN_FEATURE && (rest = step_text(line)))
        return read_step(reader, rest);
    /* Prose may stand below a headline, up to its first step. */
    bool prose = reader->part == IN_FEATURE || (reader->part == IN_SCENARIO && !reader->steps.n) ||
                 (reader->part == IN_BACKGROUND && !reader->background.n);
    return prose || fault(reader, "neither a step, a table nor a headline");
}

static bool read_lines(struct reader *reader, struct tck_feature *feature)
{
    for (; reader->lines[reader->at]; reader->at++) {
        if (!read_line(reader, feature))
            return false;
    }
    reader->at -= reader->at > 0;
    return end_scenario(reader) && (feature->name || fault(reader, "no Feature: in this file"));
}

static void split_lines(struct reader *reader, const char *text)
{
    reader->lines = g_strsplit(text, "\n", -1);
    for (char **line = reader->lines; *line; line++) {
        if (g_str_has_suffix(*line, "\r"))
            (*line)[strlen(*line) - 1] = '\0';
    }
}

bool tck_feature_parse(struct ark_arena *arena, const char *file, const char *text,
                       struct tck_feature *ret_feature, GError **error)
{
    struct reader reader = {.arena = arena, .file = file, .error = error};
    struct tck_feature feature = {0};
    split_lines(&reader, text);
    reader.tags = g_ptr_array_new();
    bool ok = read_lines(&reader, &feature);
    if (ok) {
        feature.n = reader.scenarios.n;
        feature.scenarios = ARK_NEW_ARRAY(arena, struct tck_scenario, feature.n + 1);
        if (feature.n)
            memcpy(feature.scenarios, reader.scenarios.v, feature.n * sizeof *feature.scenarios);
        *ret_feature = feature;
    }
    g_strfreev(reader.lines);
    g_ptr_array_unref(reader.tags);
    ark_vec_clear(&reader.background);
    ark_vec_clear(&reader.steps);
    ark_vec_clear(&reader.table);
    ark_vec_clear(&reader.examples);
    ark_vec_clear(&reader.scenarios);
    return ok;
}

bool tck_scenario_has_tag(const struct tck_scenario *scenario, const char *tag)
{
    return g_strv_contains(scenario->tags, tag);
}
