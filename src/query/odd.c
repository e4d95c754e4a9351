/* What is no mistake in a query but odd, seen when all that shares a scope is compiled. */
#include "query/bind.h"
#include "query/parser.h"

void ark_scope_warn_unused(const struct ark_compile *compile, struct ark_scope *scope,
                           uint32_t first, int kept)
{
    if (!compile->warnings)
        return;
    if (kept >= 0)
        scope->v[kept].used = true;
    for (uint32_t i = first; i < scope->n; i++) {
        struct ark_variable *variable = &scope->v[i];
        if (!variable->from_pattern || variable->used || variable->name[0] == '_')
            continue;
        variable->used = true; /* it is told once */
        ark_diag_add(compile->warnings, ARK_DIAG_WARNING, "unused-variable", variable->loc,
                     ark_say(compile->lang,
                             "variablen '%s' bruges ikke; slet navnet, eller begynd det med _",
                             "the variable '%s' is not used; delete the name, or begin it with _"),
                     variable->name);
    }
}

void ark_match_warn(const struct ark_compile *compile, struct ark_snippet text,
                    const struct ark_pattern *pattern, const struct ark_expr *where)
{
    g_autoptr(GError) error = NULL;
    g_auto(ark_compiling) source = {.compile = compile, .snippet = text, .error = &error};
    if (!compile->warnings || pattern->path_count < 2)
        return;
    /* Once more, for the places. */
    const struct ark_ast_pattern *ast = ark_parse_pattern(&source);
    ark_pattern_warn_product(&source, ast, pattern, where);
}

bool ark_ast_reads_parameter(const struct ark_ast_expr *ast)
{
    bool reads = ast->kind == ARK_EXPR_PARAMETER;
    for (uint32_t i = 0; i < ast->n && !reads; i++)
        reads = ast->args[i] && ark_ast_reads_parameter(ast->args[i]);
    return reads;
}
