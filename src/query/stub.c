/* TEMPORARY, to be deleted when whole queries are merged: stands in for what query.h declares, so
 * that the commands link and can be tried. A query is MATCH pattern [WHERE expr] RETURN expr [AS
 * name],
 * ... [LIMIT n]. */
#include "query/query.h"

#include <string.h>

struct ark_query {
    const struct ark_pattern *match;
    const struct ark_expr *where;
    struct ark_scope *scope;
    uint32_t n, limit;
    const struct ark_expr *columns[32];
    const char *names[32];
};

#define WEAK __attribute__((weak))

static const char *find_word(const char *text, const char *word)
{
    size_t len = strlen(word);
    int depth = 0;
    for (const char *at = text; *at; at++) {
        depth += strchr("({[", *at) ? 1 : strchr(")}]", *at) ? -1 : 0;
        if (!depth && g_ascii_strncasecmp(at, word, len) == 0 &&
            (at == text || g_ascii_isspace(at[-1])) && (g_ascii_isspace(at[len]) || !at[len]))
            return at;
    }
    return NULL;
}

static struct ark_snippet part(struct ark_snippet whole, const char *from, const char *to,
                               struct ark_arena *arena)
{
    struct ark_snippet piece = whole;
    from += strspn(from, " \n\t");
    piece.text = ark_arena_strndup(arena, from, (size_t)(to - from));
    for (const char *at = whole.text; at < from; at++) {
        piece.column++;
        if (*at == '\n') {
            piece.line++;
            piece.column = 1;
        }
    }
    return piece;
}

static bool add_column(const struct ark_compile *compile, struct ark_query *query,
                       struct ark_snippet text, const char *from, const char *to, GError **error)
{
    g_autofree char *item = g_strstrip(g_strndup(from, (gsize)(to - from)));
    const char *as = find_word(item, "AS");
    query->names[query->n] = as ? ark_arena_strdup(compile->arena, g_strchug((char *)as + 2))
                                : ark_arena_strdup(compile->arena, item);
    if (as) {
        from += strspn(from, " \n\t");
        to = from + (as - item);
    }
    query->columns[query->n] =
        ark_expr_compile(compile, query->scope, part(text, from, to, compile->arena), error);
    return query->columns[query->n++];
}

static bool compile_columns(const struct ark_compile *compile, struct ark_query *query,
                            struct ark_snippet text, const char *at, const char *end,
                            GError **error)
{
    const char *from = at;
    int depth = 0;
    for (; at <= end; at++) {
        if (at < end)
            depth += strchr("({[", *at) ? 1 : strchr(")}]", *at) ? -1 : 0;
        if (at < end && (*at != ',' || depth))
            continue;
        if (!add_column(compile, query, text, from, at, error))
            return false;
        from = at + 1;
    }
    return true;
}

WEAK struct ark_query *ark_query_compile(const struct ark_compile *compile, struct ark_snippet text,
                                         GError **error)
{
    struct ark_query *query = ARK_NEW(compile->arena, struct ark_query);
    const char *match = find_word(text.text, "MATCH"), *where = find_word(text.text, "WHERE");
    const char *ret = find_word(text.text, "RETURN"), *limit = find_word(text.text, "LIMIT");
    const char *end = limit ? limit : text.text + strlen(text.text);
    if (!match || !ret) {
        ark_fail(error, ARK_ERROR_PACK, "%s:%u:%u: MATCH ... RETURN ...", text.file, text.line,
                 text.column);
        return NULL;
    }
    query->scope = ark_scope_new(compile);
    query->limit = limit ? (uint32_t)g_ascii_strtoull(limit + 5, NULL, 10) : UINT32_MAX;
    query->match = ark_pattern_compile(
        compile, query->scope, part(text, match + 5, where ? where : ret, compile->arena), error);
    if (!query->match)
        return NULL;
    if (where) {
        query->where = ark_expr_compile(compile, query->scope,
                                        part(text, where + 5, ret, compile->arena), error);
        if (!query->where)
            return NULL;
    }
    return compile_columns(compile, query, text, ret + 6, end, error) ? query : NULL;
}

WEAK uint32_t ark_query_width(const struct ark_query *query)
{
    return query->n;
}

WEAK const char *ark_query_column(const struct ark_query *query, uint32_t column)
{
    return query->names[column];
}

struct running {
    struct ark_matcher *matcher;
    const struct ark_query *query;
    ark_row_fn fn;
    void *user;
    uint32_t n;
};

static bool on_match(const struct ark_value *row, void *user)
{
    struct running *r = user;
    struct ark_value values[32];
    g_autofree struct ark_value *copy =
        g_memdup2(row, sizeof *row * (ark_scope_size(r->query->scope) + 1));
    if (r->n++ >= r->query->limit)
        return false;
    for (uint32_t i = 0; i < r->query->n; i++)
        ark_eval(r->matcher, r->query->columns[i], copy, &values[i], NULL);
    return r->fn(values, r->user);
}

WEAK bool ark_query_run(struct ark_matcher *matcher, const struct ark_query *query, ark_row_fn fn,
                        void *user, GError **error)
{
    struct running running = {matcher, query, fn, user, 0};
    g_autofree struct ark_value *row = g_new0(struct ark_value, ark_scope_size(query->scope) + 1);
    return ark_match(matcher, query->match, query->where, row, on_match, &running, error);
}

WEAK void ark_query_explain(struct ark_matcher *matcher, const struct ark_query *query,
                            GString *out)
{
    (void)matcher, (void)query;
    g_string_append(out, "plan\n");
}

WEAK void ark_match_explain(struct ark_matcher *matcher, const struct ark_pattern *pattern,
                            const struct ark_expr *where, GString *out)
{
    (void)matcher, (void)pattern, (void)where;
    g_string_append(out, "plan\n");
}
