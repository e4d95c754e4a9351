/* Tables of the report: the rows that the matches of a pack's table make, as texts. */
#include "check/table.h"

#include <string.h>

#include "check/internal.h"

struct filling {
    const struct ark_result *result;
    const struct ark_pack_table *of;
    struct ark_matcher *matcher;
    enum ark_lang lang;
    uint32_t most;
    struct ark_value *scratch;
    uint32_t slots;
    struct ark_arena *arena;
    struct ark_table *out;
    ARK_VEC(const char *) cells;
    GString *text;
    GError *error;
};

static bool add_cell(struct filling *f, const struct ark_message *message)
{
    g_string_truncate(f->text, 0);
    for (uint32_t i = 0; i < message->n; i++) {
        struct ark_value value;
        g_string_append(f->text, message->literals[i]);
        if (!ark_eval(f->matcher, message->exprs[i], f->scratch, &value, &f->error))
            return false;
        if (value.type != ARK_NULL)
            ark_value_print(f->result->graph, value, f->text);
    }
    g_string_append(f->text, message->literals[message->n]);
    ark_vec_push(&f->cells, ark_arena_strndup(f->arena, f->text->str, f->text->len));
    return true;
}

static bool on_row(const struct ark_value *row, void *user)
{
    struct filling *f = user;
    if (f->out->total++ >= f->most)
        return true;
    for (uint32_t i = 0; i < f->of->column_n; i++) {
        memcpy(f->scratch, row, sizeof *row * f->slots);
        if (!add_cell(f, &f->of->columns[i].text[f->lang]))
            return false;
    }
    f->out->n++;
    return true;
}

static void fill(struct filling *f)
{
    const struct ark_rule *rows = &f->of->rows;
    GError *error = NULL;
    f->slots = ark_scope_size(rows->scope);
    f->scratch = g_new0(struct ark_value, f->slots + 1);
    g_autofree struct ark_value *row = g_new0(struct ark_value, f->slots + 1);
    f->text = g_string_new(NULL);
    ark_matcher_begin(f->matcher);
    if (!ark_match(f->matcher, rows->match, rows->where, row, on_row, f, &error) && !f->error)
        f->error = g_steal_pointer(&error);
    g_clear_error(&error);
    g_string_free(f->text, TRUE);
    g_free(f->scratch);
}

bool ark_result_table(const struct ark_result *result, const struct ark_pack_table *table,
                      uint32_t most, enum ark_lang lang, struct ark_arena *arena,
                      struct ark_table *ret_table)
{
    *ret_table = (struct ark_table){.of = table};
    if (!ark_rule_has_needs(result->graph, &table->rows))
        return false;
    struct filling f = {.result = result,
                        .of = table,
                        .matcher = ((const struct ark_run *)result)->matcher,
                        .lang = lang,
                        .most = most,
                        .arena = arena,
                        .out = ret_table};
    fill(&f);
    const char **cells = ARK_NEW_ARRAY(arena, const char *, f.cells.n + 1);
    if (f.cells.n)
        memcpy(cells, f.cells.v, f.cells.n * sizeof *cells);
    ret_table->cells = cells;
    if (f.error)
        ret_table->not_completed = ark_arena_strdup(arena, f.error->message);
    ark_vec_clear(&f.cells);
    g_clear_error(&f.error);
    return ret_table->n || ret_table->not_completed;
}
