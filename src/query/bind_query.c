/* Binding clauses: which variables each of them sees, and in what order they can stand. */
#include <string.h>

#include "query/bind.h"

static enum ark_lang lang_of(const struct ark_binder *binder)
{
    return binder->source->compile->lang;
}

static bool bind_match(struct ark_binder *binder, const struct ark_ast_clause *ast,
                       struct ark_clause *clause)
{
    clause->optional = ast->optional;
    clause->pattern = ark_bind_pattern(binder, ast->pattern);
    if (ast->where)
        clause->where = ark_bind_condition(binder, ast->where);
    if (!clause->pattern)
        return false;
    ark_pattern_warn_product(binder->source, ast->pattern, clause->pattern, clause->where);
    return !ast->where || clause->where;
}

static bool bind_unwind(struct ark_binder *binder, const struct ark_ast_clause *ast,
                        struct ark_clause *clause)
{
    const struct ark_ast_item *from = &ast->items[0];
    struct ark_item *item = ARK_NEW(binder->source->compile->arena, struct ark_item);
    item->expr = ark_bind_expr(binder, from->expr);
    if (ark_scope_find(binder->scope, from->name) >= 0)
        ark_source_fault(binder->source, from->place,
                         ark_say(lang_of(binder), "variablen '%s' er allerede i brug",
                                 "the variable '%s' is already in use"),
                         from->name);
    item->slot = (uint32_t)ark_scope_declare(binder->scope, from->name, binder->depth > 0);
    clause->items = item;
    clause->item_count = 1;
    return item->expr;
}

static bool bind_clause(struct ark_binder *binder, const struct ark_ast_clause *ast,
                        struct ark_clause *clause)
{
    clause->kind = ast->kind;
    switch (ast->kind) {
    case ARK_CLAUSE_MATCH:
        return bind_match(binder, ast, clause);
    case ARK_CLAUSE_UNWIND:
        return bind_unwind(binder, ast, clause);
    default:
        return ark_bind_projection(binder, ast, clause);
    }
}

/* RETURN ends a part, and only an EXISTS or COUNT can do without. */
static bool check_order(struct ark_binder *binder, const struct ark_ast_part *part, bool returns)
{
    const struct ark_ast_clause *last = &part->clauses[part->n - 1];
    if (last->kind == ARK_CLAUSE_RETURN || (!returns && last->kind != ARK_CLAUSE_WITH))
        return true;
    ark_source_fault(binder->source, last->place,
                     ark_say(lang_of(binder), "forespørgslen skal slutte med RETURN",
                             "the query must end in RETURN"));
    return false;
}

static bool bind_part(struct ark_binder *binder, const struct ark_ast_part *ast,
                      struct ark_part *part, bool returns)
{
    struct ark_clause *clauses =
        ARK_NEW_ARRAY(binder->source->compile->arena, struct ark_clause, ast->n);
    part->clauses = clauses;
    part->n = ast->n;
    bool ok = check_order(binder, ast, returns);
    uint32_t first = binder->scope->n;
    for (uint32_t i = 0; i < ast->n; i++) /* all of them, for the mistakes of each */
        ok = bind_clause(binder, &ast->clauses[i], &clauses[i]) && ok;
    ark_scope_hide(binder->scope, first, binder->scope->n);
    return ok;
}

/* The columns are those of the first part; the others must have the same. */
static bool bind_columns(struct ark_binder *binder, const struct ark_ast_query *ast, uint32_t part,
                         struct ark_query *query)
{
    const struct ark_clause *last = &query->parts[part].clauses[query->parts[part].n - 1];
    const struct ark_scope *scope = binder->scope;
    if (last->kind != ARK_CLAUSE_RETURN)
        return true;
    const char **columns =
        ARK_NEW_ARRAY(binder->source->compile->arena, const char *, last->item_count);
    bool same = part == 0 || query->width == last->item_count;
    for (uint32_t i = 0; i < last->item_count && same; i++) {
        columns[i] = scope->v[last->items[i].slot].name;
        same = part == 0 || strcmp(columns[i], query->columns[i]) == 0;
    }
    if (part == 0) {
        query->columns = columns;
        query->width = last->item_count;
    } else if (!same) {
        ark_source_fault(binder->source, ast->parts[part].place,
                         ark_say(lang_of(binder),
                                 "de dele, som UNION lægger sammen, skal have de samme kolonner",
                                 "the parts that UNION joins must have the same columns"));
    }
    return same;
}

static void clause_uses(GArray *uses, const struct ark_clause *clause);

static void add_uses(GArray *uses, const struct ark_expr *expr)
{
    if (expr && expr->use_count)
        g_array_append_vals(uses, expr->uses, expr->use_count);
}

static void pattern_uses(GArray *uses, const struct ark_pattern *pattern)
{
    for (uint32_t i = 0; i < pattern->n; i++) {
        const struct ark_element *element = &pattern->elements[i];
        uint32_t slot = (uint32_t)element->slot;
        if (element->slot >= 0)
            g_array_append_val(uses, slot);
        add_uses(uses, element->where);
        if (element->segment)
            pattern_uses(uses, element->segment->pattern);
    }
    for (uint32_t i = 0; i < pattern->condition_count; i++)
        add_uses(uses, pattern->conditions[i]);
}

static void clause_uses(GArray *uses, const struct ark_clause *clause)
{
    if (clause->pattern)
        pattern_uses(uses, clause->pattern);
    add_uses(uses, clause->where);
    add_uses(uses, clause->skip);
    add_uses(uses, clause->limit);
    for (uint32_t i = 0; i < clause->item_count; i++)
        add_uses(uses, clause->items[i].expr);
    for (uint32_t i = 0; i < clause->sort_count; i++)
        add_uses(uses, clause->sorts[i].expr);
    for (uint32_t i = 0; i < clause->aggregate_count; i++) {
        for (uint32_t k = 0; k < clause->aggregates[i].n; k++)
            add_uses(uses, clause->aggregates[i].args[k]);
    }
}

/* What the query reads of the variables around it. */
static void query_uses(struct ark_binder *binder, struct ark_query *query, uint32_t before)
{
    g_autoptr(GArray) uses = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t p = 0; p < query->n; p++) {
        for (uint32_t i = 0; i < query->parts[p].n; i++)
            clause_uses(uses, &query->parts[p].clauses[i]);
    }
    struct ark_expr all = {0};
    ark_bind_uses(binder, &all, (const uint32_t *)(void *)uses->data, uses->len);
    ark_bind_hide_uses(&all, before);
    query->uses = all.uses;
    query->use_count = all.use_count;
}

struct ark_query *ark_bind_query(struct ark_binder *binder, const struct ark_ast_query *ast,
                                 bool returns)
{
    struct ark_query *query = ARK_NEW(binder->source->compile->arena, struct ark_query);
    struct ark_part *parts = ARK_NEW_ARRAY(binder->source->compile->arena, struct ark_part, ast->n);
    uint32_t before = binder->scope->n;
    struct ark_binder inner = *binder;
    inner.condition = false;
    inner.level = before;
    query->parts = parts;
    query->n = ast->n;
    query->all = ast->all;
    query->scope = binder->scope;
    bool ok = true;
    for (uint32_t i = 0; i < ast->n; i++) {
        bool part = bind_part(&inner, &ast->parts[i], &parts[i], returns) &&
                    bind_columns(&inner, ast, i, query);
        ok = ok && part;
    }
    if (!ok || binder->source->faults)
        return NULL;
    query_uses(binder, query, before);
    ark_scope_warn_unused(binder->source->compile, binder->scope, before, -1);
    return query;
}

uint32_t ark_query_width(const struct ark_query *query)
{
    return query->width;
}

const char *ark_query_column(const struct ark_query *query, uint32_t column)
{
    return query->columns[column];
}
