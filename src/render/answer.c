/* Rows of values to text. JSON keeps what a value is; the others say it as a person would. */
#include "render/answer.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/escape.h"

enum { DEEPEST = 32 };

void ark_answer_init(struct ark_answer *answer, enum ark_answer_format format, enum ark_lang lang,
                     const ark_graph *graph, const struct ark_query *query, uint32_t most_rows)
{
    *answer = (struct ark_answer){.format = format,
                                  .lang = lang,
                                  .graph = graph,
                                  .query = query,
                                  .most_rows = most_rows,
                                  .text = g_string_new(NULL)};
    uint32_t n = ark_query_width(query);
    ark_grid_init(&answer->grid, n);
    answer->words = g_new0(bool, n + 1);
    for (uint32_t i = 0; i < n && format == ARK_ANSWER_TABLE; i++)
        ark_grid_add(&answer->grid, ark_query_column(query, i));
    for (uint32_t i = 0; i < n && format == ARK_ANSWER_CSV; i++) {
        g_string_append(answer->text, i ? "," : "");
        ark_escape_csv(answer->text, ark_query_column(query, i), -1);
    }
    g_string_append(answer->text, format == ARK_ANSWER_CSV    ? "\r\n"
                                  : format == ARK_ANSWER_JSON ? "["
                                                              : "");
}

void ark_answer_clear(struct ark_answer *answer)
{
    ark_grid_clear(&answer->grid);
    g_free(answer->words);
    g_string_free(answer->text, TRUE);
}

static json_t *text_or_null(const char *text)
{
    g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : NULL;
    return valid ? json_string(valid) : json_null();
}

static json_t *entity(const ark_graph *graph, ark_ref ref)
{
    json_t *item = json_object();
    struct ark_loc loc = ark_graph_loc(graph, ref);
    const ark_atoms *atoms = ark_graph_atoms(graph);
    json_object_set_new(item, "id", text_or_null(loc.id ? ark_atom_text(atoms, loc.id) : NULL));
    json_object_set_new(item, "type", text_or_null(ark_graph_type_text(graph, ref)));
    json_object_set_new(item, "name", text_or_null(ark_graph_get_str(graph, ref, "name")));
    json_object_set_new(item, "file",
                        text_or_null(loc.file ? ark_atom_text(atoms, loc.file) : NULL));
    json_object_set_new(item, "line", loc.line ? json_integer(loc.line) : json_null());
    return item;
}

static json_t *value_of(const ark_graph *graph, struct ark_value value, int depth);

static json_t *list(const ark_graph *graph, struct ark_value value, int depth)
{
    json_t *items = json_array();
    for (uint32_t i = 0; i < value.len; i++)
        json_array_append_new(items, value_of(graph, value.list[i], depth + 1));
    return items;
}

static json_t *map(const ark_graph *graph, struct ark_value value, int depth)
{
    json_t *item = json_object();
    for (uint32_t i = 0; i < value.len; i++)
        json_object_set_new(item, value.list[2 * i].text,
                            value_of(graph, value.list[2 * i + 1], depth + 1));
    return item;
}

static json_t *date(int64_t days)
{
    struct ark_day day = ark_day_split(days);
    return json_sprintf("%04d-%02d-%02d", day.year, day.month, day.day);
}

static json_t *value_of(const ark_graph *graph, struct ark_value value, int depth)
{
    if (depth > DEEPEST)
        return json_null();
    switch (value.type) {
    case ARK_BOOL:
        return json_boolean(value.yes);
    case ARK_INT:
        return json_integer(value.integer);
    case ARK_REAL:
        return isfinite(value.real) ? json_real(value.real) : json_null();
    case ARK_TEXT:
        return text_or_null(value.text);
    case ARK_LIST:
    case ARK_PATH:
        return list(graph, value, depth);
    case ARK_ENTITY:
        return entity(graph, value.entity);
    case ARK_MAP:
        return map(graph, value, depth);
    case ARK_DATE:
        return date(value.integer);
    case ARK_NULL:
    case ARK_TYPES:
        break;
    }
    return json_null();
}

static void put_json(struct ark_answer *answer, const struct ark_value *row)
{
    json_t *item = json_object();
    for (uint32_t i = 0; i < ark_query_width(answer->query); i++)
        json_object_set_new(item, ark_query_column(answer->query, i),
                            value_of(answer->graph, row[i], 0));
    char *text = json_dumps(item, 0);
    g_string_append_printf(answer->text, "%s\n  %s", answer->rows ? "," : "", text);
    free(text);
    json_decref(item);
}

/* What is not there is empty in CSV; a number is never taken for a formula. */
static void put_csv(struct ark_answer *answer, const struct ark_value *row)
{
    for (uint32_t i = 0; i < ark_query_width(answer->query); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        ark_value_print(answer->graph, row[i], text);
        g_string_append(answer->text, i ? "," : "");
        if (row[i].type == ARK_INT || row[i].type == ARK_REAL)
            g_string_append(answer->text, text->str);
        else if (row[i].type != ARK_NULL)
            ark_escape_csv(answer->text, text->str, (gssize)text->len);
    }
    g_string_append(answer->text, "\r\n");
}

static void put_row(struct ark_answer *answer, const struct ark_value *row)
{
    struct ark_grid *grid = &answer->grid;
    for (uint32_t i = 0; i < ark_query_width(answer->query); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        ark_value_print(answer->graph, row[i], text);
        bool number = row[i].type == ARK_INT || row[i].type == ARK_REAL;
        grid->right[i] = grid->right[i] || number;
        answer->words[i] = answer->words[i] || (!number && row[i].type != ARK_NULL);
        ark_grid_add(grid, text->str);
    }
}

bool ark_answer_row(const struct ark_value *row, void *user)
{
    struct ark_answer *answer = user;
    if (answer->rows == answer->most_rows) {
        answer->more = true;
        return false;
    }
    if (answer->format == ARK_ANSWER_JSON)
        put_json(answer, row);
    else if (answer->format == ARK_ANSWER_CSV)
        put_csv(answer, row);
    else
        put_row(answer, row);
    answer->rows++;
    return true;
}

void ark_answer_finish(struct ark_answer *answer, unsigned width, GString *out)
{
    if (answer->format == ARK_ANSWER_JSON)
        g_string_append(answer->text, answer->rows ? "\n]\n" : "]\n");
    g_string_append_len(out, answer->text->str, (gssize)answer->text->len);
    if (answer->format != ARK_ANSWER_TABLE)
        return;
    for (uint32_t i = 0; i < answer->grid.columns; i++)
        answer->grid.right[i] = answer->grid.right[i] && !answer->words[i];
    ark_grid_print(&answer->grid, 0, width, out);
    g_string_append_printf(
        out,
        answer->rows == 1 ? ark_say(answer->lang, "%u række%s\n", "%u row%s\n")
                          : ark_say(answer->lang, "%u rækker%s\n", "%u rows%s\n"),
        answer->rows,
        answer->more ? ark_say(answer->lang, "; der er flere", "; there are more") : "");
}
