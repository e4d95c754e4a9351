/* Comparing and searching syntax trees. */
#include "query/bind.h"

#include <string.h>

#include "query/aggregate.h"
#include "query/compare.h"

static bool equal_names(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool equal_values(struct ark_value a, struct ark_value b)
{
    if (a.type != b.type)
        return false;
    struct ark_value same = ark_compare_equal(a, b);
    return a.type == ARK_NULL || (same.type == ARK_BOOL && same.yes);
}

static bool equal_labels(const struct ark_label *a, const struct ark_label *b)
{
    if (!a || !b)
        return a == b;
    return a->kind == b->kind && a->name == b->name && equal_labels(a->left, b->left) &&
           equal_labels(a->right, b->right);
}

static bool equal_ops(const struct ark_ast_expr *a, const struct ark_ast_expr *b)
{
    return a->op == b->op &&
           (a->kind != ARK_EXPR_CHAIN || memcmp(a->ops, b->ops, (a->n - 1) * sizeof *a->ops) == 0);
}

bool ark_ast_equal(const struct ark_ast_expr *a, const struct ark_ast_expr *b)
{
    bool alike = a->kind == b->kind && a->n == b->n && a->pattern == b->pattern &&
                 a->query == b->query && equal_names(a->name, b->name) &&
                 equal_values(a->value, b->value) && equal_labels(a->label, b->label);
    if (!alike || !equal_ops(a, b))
        return false;
    for (uint32_t i = 0; i < a->n; i++) {
        if (!ark_ast_equal(a->args[i], b->args[i]))
            return false;
        if (a->kind == ARK_EXPR_MAP && strcmp(a->names[i], b->names[i]) != 0)
            return false;
    }
    return true;
}

bool ark_ast_aggregates(const struct ark_ast_expr *ast)
{
    if (ast->kind == ARK_EXPR_AGGREGATE)
        return true;
    if (ast->kind == ARK_EXPR_CALL && ark_aggregator_find(ast->name))
        return true;
    for (uint32_t i = 0; i < ast->n; i++) {
        if (ark_ast_aggregates(ast->args[i]))
            return true;
    }
    return false;
}
