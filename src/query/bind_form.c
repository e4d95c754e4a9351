/* Binding what has variables of its own inside an expression: list comprehensions, all() and its
 * kin, reduce(), subqueries and patterns. They are seen inside only, and are left out of what the
 * expression reads. */
#include <string.h>

#include "query/bind.h"

static enum ark_lang lang_of(const struct ark_binder *binder)
{
    return binder->source->compile->lang;
}

void ark_scope_hide(struct ark_scope *scope, uint32_t first, uint32_t past)
{
    for (uint32_t i = first; i < past; i++)
        scope->v[i].visible = false;
}

static void warn_shadow(struct ark_binder *binder, const char *name, struct ark_place place)
{
    if (ark_scope_find(binder->scope, name) >= 0)
        ark_source_warn(binder->source, place, "shadowed-variable",
                        ark_say(lang_of(binder),
                                "variablen '%s' skjuler en anden af samme navn; giv den et andet",
                                "the variable '%s' hides another of that name; give it another"),
                        name);
}

/* `types` 0: it can be anything. */
static uint32_t declare_item(struct ark_binder *binder, const char *name, struct ark_place place,
                             ark_types types)
{
    warn_shadow(binder, name, place);
    uint32_t slot = (uint32_t)ark_scope_declare(binder->scope, name, true);
    binder->scope->v[slot].types = types ? types : ARK_IS_ANY;
    return slot;
}

static bool list_type(struct ark_binder *binder, const struct ark_expr *list)
{
    if (!list->types || list->types & ARK_IS(LIST))
        return true;
    g_autofree char *is = ark_types_name(list->types, lang_of(binder));
    ark_source_fault(binder->source, list->place,
                     ark_say(lang_of(binder), "her skal stå en liste; dette er %s",
                             "a list is expected here; this is %s"),
                     is);
    return false;
}

static ark_types form_types(const struct ark_expr *expr)
{
    switch (expr->kind) {
    case ARK_EXPR_COMPREHENSION:
        return ARK_IS(LIST);
    case ARK_EXPR_QUANTIFIER:
        return ARK_IS(BOOL);
    default:
        return ARK_IS_ANY;
    }
}

/* The parts that see the variable of the form, behind those that don't. */
static bool bind_inside(struct ark_binder *binder, const struct ark_ast_expr *ast,
                        struct ark_expr *expr, uint32_t first)
{
    bool ok = true;
    for (uint32_t i = first; i < ast->n; i++) {
        bool condition = i == 1 && ast->kind != ARK_EXPR_REDUCE;
        expr->args[i] = condition ? ark_bind_condition(binder, ast->args[i])
                                  : ark_bind_expr(binder, ast->args[i]);
        ok = ok && expr->args[i];
    }
    return ok;
}

struct ark_expr *ark_bind_form(struct ark_binder *binder, const struct ark_ast_expr *ast,
                               struct ark_expr *expr)
{
    struct ark_binder inner = *binder;
    struct ark_grouping no_aggregates;
    inner.condition = false;
    uint32_t outside = ast->kind == ARK_EXPR_REDUCE ? 2 : 1;
    uint32_t before = binder->scope->n;
    expr->op = ast->op;
    expr->n = ast->n;
    expr->args = ARK_NEW_ARRAY(binder->source->compile->arena, struct ark_expr *, ast->n);
    for (uint32_t i = 0; i < outside; i++) {
        expr->args[i] = ark_bind_expr(&inner, ast->args[i]);
        if (!expr->args[i])
            return NULL;
    }
    before = binder->scope->n;
    if (!list_type(binder, expr->args[outside - 1]))
        return NULL;
    if (ast->kind == ARK_EXPR_REDUCE)
        expr->sum = declare_item(binder, ast->names[0], ast->place, 0);
    expr->slot = declare_item(binder, ast->name, ast->place, expr->args[outside - 1]->item_types);
    if (inner.grouping) { /* an aggregate of the items is not one of the rows */
        no_aggregates = *inner.grouping;
        no_aggregates.aggregates_ok = false;
        inner.grouping = &no_aggregates;
    }
    bool ok = bind_inside(&inner, ast, expr, outside);
    ark_scope_hide(binder->scope, before, binder->scope->n);
    if (!ok)
        return NULL;
    expr->types = form_types(expr);
    ark_bind_uses(binder, expr, NULL, 0);
    ark_bind_hide_uses(expr, before);
    return expr;
}

/* A bare pattern only asks: it brings no new variable. */
static bool all_known(struct ark_binder *binder, const struct ark_ast_pattern *pattern)
{
    const struct ark_ast_path *path = &pattern->paths[0];
    for (uint32_t i = 0; i < path->n; i++) {
        const struct ark_ast_element *element = &path->elements[i];
        if (!element->name || ark_scope_find(binder->scope, element->name) >= 0)
            continue;
        ark_source_fault(
            binder->source, element->name_place,
            ark_say(lang_of(binder),
                    "ukendt variabel '%s'; et mønster som betingelse binder ingen nye, "
                    "men EXISTS { ... } kan",
                    "unknown variable '%s'; a pattern as a condition binds no new "
                    "ones, but EXISTS { ... } can"),
            element->name);
        return false;
    }
    return true;
}

static bool check_predicate(struct ark_binder *binder, const struct ark_ast_expr *ast)
{
    if (binder->condition)
        return all_known(binder, ast->pattern);
    ark_source_fault(binder->source, ast->place,
                     ark_say(lang_of(binder),
                             "et mønster er kun et udtryk, hvor der står en betingelse; skriv "
                             "EXISTS { ... } eller COUNT { ... }",
                             "a pattern is an expression only where a condition stands; write "
                             "EXISTS { ... } or COUNT { ... }"));
    return false;
}

typedef ARK_VEC(uint32_t) slots;

static void add_outer(slots *outer, const uint32_t *uses, uint32_t n, uint32_t before)
{
    for (uint32_t i = 0; i < n; i++) {
        if (uses[i] < before)
            ark_vec_push(outer, uses[i]);
    }
}

static void pattern_uses(slots *outer, const struct ark_pattern *pattern, uint32_t before)
{
    for (uint32_t i = 0; i < pattern->n; i++) {
        const struct ark_element *element = &pattern->elements[i];
        if (element->slot >= 0 && (uint32_t)element->slot < before)
            ark_vec_push(outer, (uint32_t)element->slot);
        if (element->where)
            add_outer(outer, element->where->uses, element->where->use_count, before);
        if (element->segment)
            pattern_uses(outer, element->segment->pattern, before);
    }
    for (uint32_t i = 0; i < pattern->condition_count; i++)
        add_outer(outer, pattern->conditions[i]->uses, pattern->conditions[i]->use_count, before);
}

static bool bind_content(struct ark_binder *inner, const struct ark_ast_expr *ast,
                         struct ark_expr *expr, slots *outer, uint32_t before)
{
    if (ast->query) {
        expr->query = ark_bind_query(inner, ast->query, ast->kind == ARK_EXPR_COLLECT);
        if (!expr->query)
            return false;
        add_outer(outer, expr->query->uses, expr->query->use_count, before);
        return true;
    }
    expr->pattern = ark_bind_pattern(inner, ast->pattern);
    if (!expr->pattern)
        return false;
    pattern_uses(outer, expr->pattern, before);
    inner->condition = false;
    return ark_bind_args(inner, ast, expr);
}

struct ark_expr *ark_bind_subquery(struct ark_binder *binder, const struct ark_ast_expr *ast,
                                   struct ark_expr *expr)
{
    if (ast->kind == ARK_EXPR_PREDICATE && !check_predicate(binder, ast))
        return NULL;
    struct ark_binder inner = *binder;
    uint32_t before = binder->scope->n;
    slots outer = {0};
    inner.depth++;
    inner.grouping = NULL;
    inner.level = before;
    bool ok = bind_content(&inner, ast, expr, &outer, before);
    ark_scope_hide(binder->scope, before, binder->scope->n);
    if (ok) {
        ark_bind_uses(binder, expr, outer.v, outer.n);
        ark_bind_hide_uses(expr, before);
    }
    ark_vec_clear(&outer);
    expr->kind = ast->kind == ARK_EXPR_PREDICATE ? ARK_EXPR_EXISTS : ast->kind;
    expr->types = expr->kind == ARK_EXPR_EXISTS  ? ARK_IS(BOOL)
                  : expr->kind == ARK_EXPR_COUNT ? ARK_IS(INT)
                                                 : ARK_IS(LIST);
    return ok ? expr : NULL;
}
