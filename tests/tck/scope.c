/* Reads the table of what is out of scope and looks scenarios up in it. */
#include "scope.h"

#include <string.h>

#include "base/error.h"
#include "base/vec.h"

struct row {
    char **cells; /* feature, scenario, reason */
    char *title;
    bool used;
};

struct tck_scope {
    ARK_VEC(struct row) rows;
};

void tck_scope_free(tck_scope *scope)
{
    if (!scope)
        return;
    ARK_VEC_EACH (struct row, row, scope->rows) {
        g_strfreev(row->cells);
        g_free(row->title);
    }
    ark_vec_clear(&scope->rows);
    g_free(scope);
}

static bool read_row(tck_scope *scope, const char *path, uint32_t line, const char *text,
                     GError **error)
{
    char **cells = g_strsplit(text, "\t", -1);
    if (g_strv_length(cells) != 3 || !*cells[0] || !*cells[1] || !*cells[2]) {
        g_strfreev(cells);
        return ark_fail_at(error, ARK_ERROR_INPUT, path, line, 0,
                           "feature, scenario and reason expected, with tabs between them");
    }
    struct row row = {.cells = cells, .title = g_strdup_printf("%s [%s]", cells[0], cells[1])};
    ark_vec_push(&scope->rows, row);
    return true;
}

tck_scope *tck_scope_load(const char *path, GError **error)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, error))
        return NULL;
    g_autoptr(tck_scope) scope = g_new0(tck_scope, 1);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (uint32_t i = 0; lines[i]; i++) {
        g_strchomp(lines[i]);
        if (*lines[i] && *lines[i] != '#' && !read_row(scope, path, i + 1, lines[i], error))
            return NULL;
    }
    return g_steal_pointer(&scope);
}

static bool covers(const struct row *row, const char *feature, const struct tck_scenario *scenario)
{
    const char *which = row->cells[1];
    bool named = strcmp(which, "*") == 0 || strcmp(which, scenario->number) == 0 ||
                 strcmp(which, scenario->name) == 0;
    return named && g_pattern_match_simple(row->cells[0], feature);
}

/* The first row counts, but every row that covers it is in use. */
const char *tck_scope_reason(tck_scope *scope, const char *feature,
                             const struct tck_scenario *scenario)
{
    const char *reason = NULL;
    if (!scope)
        return NULL;
    ARK_VEC_EACH (struct row, row, scope->rows) {
        if (!covers(row, feature, scenario))
            continue;
        row->used = true;
        reason = reason ? reason : row->cells[2];
    }
    return reason;
}

bool tck_scope_at(const tck_scope *scope, uint32_t at, struct tck_scope_row *ret_row)
{
    if (at >= scope->rows.n)
        return false;
    char **cells = scope->rows.v[at].cells;
    *ret_row = (struct tck_scope_row){cells[0], cells[1], cells[2]};
    return true;
}

const char *tck_scope_unused(const tck_scope *scope, uint32_t *at)
{
    while (scope && *at < scope->rows.n) {
        const struct row *row = &scope->rows.v[(*at)++];
        if (!row->used)
            return row->title;
    }
    return NULL;
}
