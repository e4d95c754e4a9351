/* Binding WITH and RETURN: columns, aggregates and their keys, and what ORDER BY and WHERE behind
 * them see.
 *
 * Rows that are neither grouped nor made distinct still have their old variables there; a column
 * hides an old variable of its name. Grouped and distinct rows have the columns only. */
#include <string.h>

#include "query/aggregate.h"
#include "query/bind.h"
#include "query/eval.h"

struct projecting {
    struct ark_binder *binder;
    const struct ark_ast_clause *ast;
    struct ark_clause *clause;
    struct ark_ast_item *asts; /* of the items, with those that * stands for */
    struct ark_item *items;
    uint32_t n;
    uint32_t before; /* variables below it are old */
    struct ark_grouping grouping;
};

static enum ark_lang lang_of(const struct projecting *p)
{
    return p->binder->source->compile->lang;
}

static struct ark_arena *arena_of(const struct projecting *p)
{
    return p->binder->source->compile->arena;
}

static struct ark_ast_item star_item(const struct projecting *p, uint32_t slot)
{
    struct ark_ast_expr *expr = ARK_NEW(arena_of(p), struct ark_ast_expr);
    expr->kind = ARK_EXPR_VARIABLE;
    expr->name = p->binder->scope->v[slot].name;
    expr->place = p->ast->place;
    expr->height = 1;
    return (struct ark_ast_item){expr, expr->name, true, p->ast->place};
}

/* The columns that were written, behind the variables that * stands for. */
static bool list_items(struct projecting *p)
{
    const struct ark_scope *scope = p->binder->scope;
    uint32_t most = p->ast->item_count + scope->n;
    p->asts = ARK_NEW_ARRAY(arena_of(p), struct ark_ast_item, most);
    for (uint32_t i = p->binder->level; p->ast->star && i < scope->n; i++) {
        const struct ark_variable *variable = &scope->v[i];
        if (variable->visible && variable->name && ark_scope_find(scope, variable->name) == (int)i)
            p->asts[p->n++] = star_item(p, i);
    }
    bool empty = p->ast->star && !p->n && p->ast->kind == ARK_CLAUSE_RETURN;
    if (empty)
        ark_source_fault(p->binder->source, p->ast->place,
                         ark_say(lang_of(p), "RETURN * uden variabler; skriv, hvad der skal vises",
                                 "RETURN * without variables; write what is to be shown"));
    for (uint32_t i = 0; i < p->ast->item_count; i++)
        p->asts[p->n++] = p->ast->items[i];
    return !empty;
}

static bool check_names(const struct projecting *p)
{
    struct ark_source *source = p->binder->source;
    bool ok = true;
    for (uint32_t i = 0; i < p->n; i++) {
        const struct ark_ast_item *item = &p->asts[i];
        if (!item->aliased && p->ast->kind == ARK_CLAUSE_WITH) {
            ark_source_fault(source, item->place,
                             ark_say(lang_of(p), "giv udtrykket et navn: %s AS ...",
                                     "name the expression: %s AS ..."),
                             item->name);
            ok = false;
        }
        for (uint32_t k = 0; k < i && ok; k++) {
            if (strcmp(p->asts[k].name, item->name) != 0)
                continue;
            ark_source_fault(source, item->place,
                             ark_say(lang_of(p),
                                     "to kolonner hedder '%s'; giv den ene et andet navn",
                                     "two columns are called '%s'; give one of them another name"),
                             item->name);
            ok = false;
        }
    }
    return ok;
}

/* The old variables are seen, the columns not yet: each gets its slot when all are bound. */
static bool bind_plain_items(struct projecting *p)
{
    bool ok = true;
    for (uint32_t i = 0; i < p->n; i++) {
        p->items[i].late = ark_ast_aggregates(p->asts[i].expr);
        p->clause->grouped = p->clause->grouped || p->items[i].late;
        if (p->items[i].late)
            continue;
        p->items[i].expr = ark_bind_expr(p->binder, p->asts[i].expr);
        ok = ok && p->items[i].expr;
    }
    return ok;
}

static void give_slots(struct projecting *p)
{
    for (uint32_t i = 0; i < p->n; i++) {
        uint32_t slot =
            (uint32_t)ark_scope_declare(p->binder->scope, p->asts[i].name, p->binder->depth > 0);
        p->items[i].slot = slot;
        p->binder->scope->v[slot].visible = false;
        if (p->items[i].expr) {
            p->binder->scope->v[slot].types = p->items[i].expr->types;
            p->binder->scope->v[slot].item_types = p->items[i].expr->item_types;
        }
    }
}

/* The keys of the grouping: the columns without aggregates; for DISTINCT, all columns. */
static void list_keys(struct projecting *p)
{
    struct ark_grouping *grouping = &p->grouping;
    const struct ark_ast_expr **keys =
        ARK_NEW_ARRAY(arena_of(p), const struct ark_ast_expr *, p->n);
    uint32_t *slots = ARK_NEW_ARRAY(arena_of(p), uint32_t, p->n);
    grouping->key_count = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        keys[grouping->key_count] = p->asts[i].expr;
        slots[grouping->key_count] = p->items[i].slot;
        grouping->key_count += p->items[i].expr != NULL;
    }
    grouping->keys = keys;
    grouping->key_slots = slots;
}

static bool bind_late_items(struct projecting *p)
{
    bool ok = true;
    struct ark_binder inner = *p->binder;
    list_keys(p);
    inner.grouping = &p->grouping;
    inner.own = inner.scope->n;
    p->grouping.aggregates_ok = p->grouping.keys_only = true;
    struct ark_expr **late = ARK_NEW_ARRAY(arena_of(p), struct ark_expr *, p->n);
    for (uint32_t i = 0; i < p->n; i++) {
        if (!p->items[i].late)
            continue;
        late[i] = ark_bind_expr(&inner, p->asts[i].expr);
        ok = ok && late[i];
    }
    for (uint32_t i = 0; i < p->n && ok; i++) {
        if (!late[i])
            continue;
        p->items[i].expr = late[i];
        inner.scope->v[p->items[i].slot].types = late[i]->types;
    }
    return ok;
}

static void show_columns(struct projecting *p)
{
    for (uint32_t i = 0; i < p->n; i++)
        p->binder->scope->v[p->items[i].slot].visible = true;
}

/* The binder for ORDER BY and WHERE. */
static struct ark_binder behind(struct projecting *p)
{
    struct ark_binder inner = *p->binder;
    bool columns_only = p->clause->grouped || p->clause->distinct;
    show_columns(p);
    list_keys(p);
    inner.grouping = &p->grouping;
    inner.own = p->before;             /* columns and what stands inside expressions */
    p->grouping.aggregates_ok = false; /* those that are columns are found as such */
    p->grouping.keys_only = columns_only;
    if (!columns_only)
        p->grouping.key_count = 0;
    return inner;
}

static bool bind_sorts(struct projecting *p)
{
    struct ark_sort *sorts = ARK_NEW_ARRAY(arena_of(p), struct ark_sort, p->ast->sort_count);
    struct ark_binder inner = behind(p);
    bool ok = true;
    for (uint32_t i = 0; i < p->ast->sort_count; i++) {
        sorts[i].expr = ark_bind_expr(&inner, p->ast->sorts[i].expr);
        sorts[i].descending = p->ast->sorts[i].descending;
        ok = ok && sorts[i].expr;
    }
    p->clause->sorts = sorts;
    p->clause->sort_count = p->ast->sort_count;
    return ok;
}

/* Old variables that WHERE reads must be kept when the rows are. */
static void carry(struct projecting *p)
{
    const struct ark_expr *where = p->clause->where;
    uint32_t *carried = ARK_NEW_ARRAY(arena_of(p), uint32_t, where->use_count);
    for (uint32_t i = 0; i < where->use_count; i++) {
        if (where->uses[i] < p->before && where->uses[i] >= p->binder->level)
            carried[p->clause->carried_count++] = where->uses[i];
    }
    p->clause->carried = carried;
}

static bool bind_behind_where(struct projecting *p)
{
    if (!p->ast->where)
        return true;
    struct ark_binder inner = behind(p);
    p->clause->where = ark_bind_condition(&inner, p->ast->where);
    if (!p->clause->where)
        return false;
    carry(p);
    return true;
}

/* SKIP and LIMIT: a number that is the same for all rows. */
static bool bind_count(struct projecting *p, const struct ark_ast_expr *ast,
                       const struct ark_expr **ret_expr)
{
    if (!ast)
        return true;
    struct ark_binder inner = *p->binder;
    inner.grouping = NULL;
    struct ark_expr *expr = ark_bind_expr(&inner, ast);
    if (!expr)
        return false;
    bool constant = expr->use_count == 0 && expr->kind != ARK_EXPR_COUNT;
    bool negative =
        expr->kind == ARK_EXPR_LITERAL && expr->value.type == ARK_INT && expr->value.integer < 0;
    bool number = !expr->types || expr->types & ARK_IS(INT);
    *ret_expr = expr;
    if (constant && number && !negative)
        return true;
    ark_source_fault(p->binder->source, ast->place,
                     ark_say(lang_of(p),
                             "her skal stå et helt tal fra 0, som er det samme for alle rækker",
                             "a whole number from 0 is expected here, the same for all rows"));
    return false;
}

static void finish(struct projecting *p)
{
    struct ark_clause *clause = p->clause;
    uint32_t n = p->grouping.aggregates.n;
    struct ark_aggregate *aggregates = ARK_NEW_ARRAY(arena_of(p), struct ark_aggregate, n);
    if (n)
        memcpy(aggregates, p->grouping.aggregates.v, n * sizeof *aggregates);
    clause->aggregates = aggregates;
    clause->aggregate_count = n;
    clause->items = p->items;
    clause->item_count = p->n;
    clause->collects =
        clause->grouped || clause->distinct || clause->sort_count || clause->skip || clause->limit;
}

bool ark_bind_projection(struct ark_binder *binder, const struct ark_ast_clause *ast,
                         struct ark_clause *clause)
{
    struct projecting p = {.binder = binder, .ast = ast, .clause = clause};
    clause->distinct = ast->distinct;
    if (!list_items(&p) || !check_names(&p))
        return false;
    p.items = ARK_NEW_ARRAY(arena_of(&p), struct ark_item, p.n);
    bool ok = bind_plain_items(&p);
    p.before = binder->scope->n;
    give_slots(&p);
    ok = ok && bind_late_items(&p) && bind_sorts(&p) && bind_behind_where(&p);
    ark_scope_hide(binder->scope, binder->level, p.before);
    show_columns(&p);
    ok = ok && bind_count(&p, ast->skip, &clause->skip) &&
         bind_count(&p, ast->limit, &clause->limit);
    if (ok)
        finish(&p);
    ark_vec_clear(&p.grouping.aggregates);
    return ok;
}

struct ark_expr *ark_bind_aggregate(struct ark_binder *binder, const struct ark_ast_expr *ast,
                                    struct ark_expr *expr)
{
    enum ark_lang lang = binder->source->compile->lang;
    const struct ark_aggregator *aggregator = ast->kind == ARK_EXPR_AGGREGATE && !ast->n
                                                  ? ark_aggregator_rows()
                                                  : ark_aggregator_find(ast->name);
    if (!aggregator || g_ascii_strcasecmp(aggregator->name, ast->name) != 0)
        return ark_source_fault(
            binder->source, ast->place,
            ark_say(lang, "'%s' regner ikke på rækker", "'%s' does not work on rows"), ast->name);
    if (!binder->grouping || !binder->grouping->aggregates_ok)
        return ark_source_fault(binder->source, ast->place,
                                ark_say(lang,
                                        "%s(...) regner på rækker og kan kun stå i en kolonne af "
                                        "WITH eller RETURN; brug COUNT { ... } om et mønster",
                                        "%s(...) works on rows and can only stand in a column of "
                                        "WITH or RETURN; use COUNT { ... } for a pattern"),
                                ast->name);
    if (ast->n < aggregator->least || ast->n > aggregator->most)
        return ark_source_fault(
            binder->source, ast->place,
            ark_say(lang, "%s skal have %u argument(er)", "%s takes %u argument(s)"),
            aggregator->name, aggregator->most);
    struct ark_aggregate aggregate = {.aggregator = aggregator, .n = ast->n, .distinct = ast->op};
    struct ark_binder inner = *binder;
    inner.grouping = NULL;
    inner.condition = false;
    for (uint32_t i = 0; i < ast->n; i++) {
        struct ark_expr *arg = ark_bind_expr(&inner, ast->args[i]);
        ark_types takes = i ? ARK_IS_NUMBER : aggregator->takes;
        if (!arg)
            return NULL;
        if (arg->types && !(arg->types & takes)) {
            g_autofree char *is = ark_types_name(arg->types, lang);
            return ark_source_fault(binder->source, ast->args[i]->place,
                                    ark_say(lang, "%s regner ikke på %s", "%s can't take %s"),
                                    aggregator->name, is);
        }
        aggregate.args[i] = arg;
    }
    aggregate.slot = (uint32_t)ark_scope_declare(binder->scope, NULL, true);
    binder->scope->v[aggregate.slot].types = aggregator->gives;
    ark_vec_push(&binder->grouping->aggregates, aggregate);
    (void)expr;
    return ark_bind_slot(binder, ast->place, aggregate.slot);
}
