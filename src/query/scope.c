/* The variables of one rule, and the compiler's entry points. */
#include <string.h>

#include "query/bind.h"
#include "query/parser.h"

struct ark_scope *ark_scope_new(const struct ark_compile *compile)
{
    struct ark_scope *scope = ARK_NEW(compile->arena, struct ark_scope);
    scope->arena = compile->arena;
    return scope;
}

void ark_scope_share_regexes(struct ark_scope *scope, GHashTable *regexes)
{
    scope->regexes = regexes;
}

uint32_t ark_scope_size(const struct ark_scope *scope)
{
    return scope->n;
}

int ark_scope_find(const struct ark_scope *scope, const char *name)
{
    /* From the end: what is declared inside hides nothing, since names can't be declared twice
     * while visible. */
    for (uint32_t i = scope->n; i-- > 0;) {
        const struct ark_variable *variable = &scope->v[i];
        if (variable->visible && variable->name && strcmp(variable->name, name) == 0)
            return (int)i;
    }
    return -1;
}

const char *ark_scope_name(const struct ark_scope *scope, uint32_t slot)
{
    return slot < scope->n && !scope->v[slot].local ? scope->v[slot].name : NULL;
}

int ark_scope_declare(struct ark_scope *scope, const char *name, bool local)
{
    if (scope->n == scope->cap) {
        uint32_t cap = MAX(8, scope->cap * 2);
        struct ark_variable *v = ARK_NEW_ARRAY(scope->arena, struct ark_variable, cap);
        if (scope->n)
            memcpy(v, scope->v, scope->n * sizeof *v);
        scope->v = v;
        scope->cap = cap;
    }
    const char *copy = name ? ark_arena_strdup(scope->arena, name) : NULL;
    scope->v[scope->n] =
        (struct ark_variable){.name = copy, .local = local, .visible = true, .types = ARK_IS_ANY};
    return (int)scope->n++;
}

struct ark_pattern *ark_pattern_compile(const struct ark_compile *compile, struct ark_scope *scope,
                                        struct ark_snippet text, GError **error)
{
    g_auto(ark_compiling) source = {.compile = compile, .snippet = text, .error = error};
    struct ark_binder binder = {.source = &source, .scope = scope};
    uint32_t before = scope->n;
    struct ark_ast_pattern *ast = ark_parse_pattern(&source);
    struct ark_pattern *pattern = ast ? ark_bind_pattern(&binder, ast) : NULL;
    if (!pattern)
        scope->n = before;
    return pattern;
}

static struct ark_expr *compile_expr(const struct ark_compile *compile, struct ark_scope *scope,
                                     struct ark_snippet text, bool condition, GError **error)
{
    g_auto(ark_compiling) source = {.compile = compile, .snippet = text, .error = error};
    struct ark_binder binder = {.source = &source, .scope = scope};
    uint32_t before = scope->n;
    struct ark_ast_expr *ast = ark_parse_expr(&source);
    binder.condition = true; /* what it is for is not known here */
    struct ark_expr *expr = !ast        ? NULL
                            : condition ? ark_bind_condition(&binder, ast)
                                        : ark_bind_expr(&binder, ast);
    if (expr && !source.faults)
        return expr;
    scope->n = before;
    return NULL;
}

struct ark_expr *ark_expr_compile(const struct ark_compile *compile, struct ark_scope *scope,
                                  struct ark_snippet text, GError **error)
{
    return compile_expr(compile, scope, text, false, error);
}

struct ark_expr *ark_condition_compile(const struct ark_compile *compile, struct ark_scope *scope,
                                       struct ark_snippet text, GError **error)
{
    return compile_expr(compile, scope, text, true, error);
}

struct ark_query *ark_query_compile(const struct ark_compile *compile, struct ark_snippet text,
                                    GError **error)
{
    g_auto(ark_compiling) source = {.compile = compile, .snippet = text, .error = error};
    struct ark_binder binder = {.source = &source, .scope = ark_scope_new(compile)};
    struct ark_ast_query *ast = ark_parse_query(&source);
    return ast ? ark_bind_query(&binder, ast, true) : NULL;
}
