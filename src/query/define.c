/* Definitions are put in where they are called: the tree of the definition is copied, with the
 * call's operands for its parameters and the call's place for all places. Its own variables get
 * names that nobody can write, so that they are never mistaken for those of the query around. */
#include "query/define.h"

#include <string.h>

#include "base/limits.h"
#include "base/nearest.h"
#include "query/aggregate.h"
#include "query/functions.h"
#include "query/parser.h"

struct ark_definition {
    const char *name;
    const char *const *of;
    uint32_t of_n;
    const struct ark_ast_expr *as; /* NULL: it was wrong, and stands for null */
    bool used;
};

/* A copy in the making. */
struct copying {
    struct ark_source *source;
    const struct ark_definition *definition;
    struct ark_ast_expr *const *operands;
    struct ark_place place;
    bool sound;
    bool renames; /* own variables are called as their author calls them */
};

static enum ark_lang lang_of(const struct copying *c)
{
    return c->source->compile->lang;
}

/* What is put in is bound at once, and then it is in nobody's way. */
static void *make(const struct copying *c, size_t n, size_t size)
{
    struct ark_source *source = c->source;
    if (!source->put_in)
        source->put_in = ark_arena_new();
    return ark_arena_alloc(c->renames ? source->compile->arena : source->put_in, n * size);
}

static const struct ark_ast_expr *operand_of(const struct copying *c, const char *name)
{
    for (uint32_t i = 0; i < c->definition->of_n; i++) {
        if (strcmp(c->definition->of[i], name) == 0)
            return c->operands[i];
    }
    return NULL;
}

/* What a variable is called in the copy; `own`: a form of the definition declares it. */
static const char *variable(struct copying *c, const char *name, bool own)
{
    const struct ark_ast_expr *operand = name ? operand_of(c, name) : NULL;
    if (!name)
        return NULL;
    if (!operand && !c->renames)
        return name;
    if (!operand) {
        g_autofree char *mangled = g_strdup_printf("_%s.%s", c->definition->name, name);
        return ark_arena_strdup(c->source->compile->arena, mangled);
    }
    if (!own && operand->kind == ARK_EXPR_VARIABLE)
        return operand->name;
    c->sound = false;
    return ark_source_fault(
        c->source, c->place,
        own ? ark_say(lang_of(c), "%s: '%s' står i `of` og kan ikke være en anden variabel",
                      "%s: '%s' stands in `of` and can't be another variable")
            : ark_say(lang_of(c), "%s: det, der står for '%s', skal være en variabel",
                      "%s: what stands for '%s' must be a variable"),
        c->definition->name, name);
}

static struct ark_ast_expr *copy(struct copying *c, const struct ark_ast_expr *ast);
static const struct ark_ast_pattern *copy_pattern(struct copying *c,
                                                  const struct ark_ast_pattern *ast);

static struct ark_ast_expr **copy_all(struct copying *c, struct ark_ast_expr *const *list,
                                      uint32_t n)
{
    struct ark_ast_expr **copies = make(c, n, sizeof *copies);
    for (uint32_t i = 0; i < n; i++)
        copies[i] = copy(c, list[i]);
    return copies;
}

static void copy_element(struct copying *c, struct ark_ast_element *element)
{
    struct ark_ast_prop *props = make(c, element->prop_count, sizeof *props);
    element->place = element->name_place = c->place;
    element->name = variable(c, element->name, false);
    element->where = copy(c, element->where);
    element->segment = copy_pattern(c, element->segment);
    for (uint32_t i = 0; i < element->prop_count; i++)
        props[i] = (struct ark_ast_prop){c->place, element->props[i].name,
                                         copy(c, element->props[i].value)};
    element->props = props;
}

static const struct ark_ast_pattern *copy_pattern(struct copying *c,
                                                  const struct ark_ast_pattern *ast)
{
    if (!ast)
        return NULL;
    struct ark_ast_pattern *pattern = make(c, 1, sizeof *pattern);
    *pattern = *ast;
    pattern->place = c->place;
    pattern->where = copy(c, ast->where);
    pattern->paths = make(c, ast->n, sizeof *pattern->paths);
    for (uint32_t p = 0; p < ast->n; p++) {
        struct ark_ast_path *path = &pattern->paths[p];
        *path = ast->paths[p];
        path->place = c->place;
        path->name = variable(c, path->name, true);
        path->elements = make(c, path->n, sizeof *path->elements);
        memcpy(path->elements, ast->paths[p].elements, path->n * sizeof *path->elements);
        for (uint32_t i = 0; i < path->n; i++)
            copy_element(c, &path->elements[i]);
    }
    return pattern;
}

/* What an item is called from here on: a variable that comes in keeps what it is. */
static void copy_item(struct copying *c, struct ark_ast_item *item)
{
    bool same = item->expr->kind == ARK_EXPR_VARIABLE && strcmp(item->expr->name, item->name) == 0;
    item->place = c->place;
    item->name = item->aliased ? variable(c, item->name, !same) : item->name;
    item->expr = copy(c, item->expr);
}

static void copy_clause(struct copying *c, struct ark_ast_clause *clause)
{
    struct ark_ast_item *items = make(c, clause->item_count, sizeof *items);
    struct ark_ast_sort *sorts = make(c, clause->sort_count, sizeof *sorts);
    clause->place = c->place;
    clause->pattern = copy_pattern(c, clause->pattern);
    clause->where = copy(c, clause->where);
    for (uint32_t i = 0; i < clause->item_count; i++) {
        items[i] = clause->items[i];
        copy_item(c, &items[i]);
    }
    for (uint32_t i = 0; i < clause->sort_count; i++)
        sorts[i] =
            (struct ark_ast_sort){copy(c, clause->sorts[i].expr), clause->sorts[i].descending};
    clause->items = items;
    clause->sorts = sorts;
    clause->skip = copy(c, clause->skip);
    clause->limit = copy(c, clause->limit);
}

static const struct ark_ast_query *copy_query(struct copying *c, const struct ark_ast_query *ast)
{
    if (!ast)
        return NULL;
    struct ark_ast_query *query = make(c, 1, sizeof *query);
    *query = *ast;
    query->place = c->place;
    query->parts = make(c, ast->n, sizeof *query->parts);
    for (uint32_t p = 0; p < ast->n; p++) {
        struct ark_ast_part *part = &query->parts[p];
        *part = ast->parts[p];
        part->place = c->place;
        part->clauses = make(c, part->n, sizeof *part->clauses);
        memcpy(part->clauses, ast->parts[p].clauses, part->n * sizeof *part->clauses);
        for (uint32_t i = 0; i < part->n; i++)
            copy_clause(c, &part->clauses[i]);
    }
    return query;
}

/* `name` of a form with a variable of its own; of all else it is a property, function or nothing.
 */
static const char *name_of(struct copying *c, const struct ark_ast_expr *ast)
{
    bool form = ast->kind == ARK_EXPR_COMPREHENSION || ast->kind == ARK_EXPR_QUANTIFIER ||
                ast->kind == ARK_EXPR_REDUCE;
    return form                             ? variable(c, ast->name, true)
           : ast->kind == ARK_EXPR_VARIABLE ? variable(c, ast->name, false)
                                            : ast->name;
}

static struct ark_ast_expr *copy(struct copying *c, const struct ark_ast_expr *ast)
{
    if (!ast || !c->sound)
        return NULL;
    if (++c->source->expanded > ARK_MAX_EXPANSION) {
        c->sound = false;
        return ark_source_fault(
            c->source, c->place,
            ark_say(lang_of(c), "%s: udtrykket bliver for stort, når definitionerne sættes ind",
                    "%s: the expression gets too large when the definitions are put in"),
            c->definition->name);
    }
    const struct ark_ast_expr *operand =
        ast->kind == ARK_EXPR_VARIABLE ? operand_of(c, ast->name) : NULL;
    if (operand)
        return (struct ark_ast_expr *)operand;
    struct ark_ast_expr *expr = make(c, 1, sizeof *expr);
    *expr = *ast;
    expr->place = c->place;
    expr->name = name_of(c, ast);
    expr->args = copy_all(c, ast->args, ast->n);
    expr->pattern = copy_pattern(c, ast->pattern);
    expr->query = copy_query(c, ast->query);
    if (ast->kind == ARK_EXPR_REDUCE) {
        const char **names = make(c, 1, sizeof *names);
        names[0] = variable(c, ast->names[0], true);
        expr->names = names;
    }
    return expr;
}

struct ark_definition *ark_definition_find(const struct ark_compile *compile,
                                           const struct ark_ast_expr *ast)
{
    return compile->definitions && ast->kind == ARK_EXPR_CALL
               ? g_hash_table_lookup(compile->definitions, ast->name)
               : NULL;
}

const char *ark_definition_nearest(const struct ark_compile *compile, const char *name)
{
    guint n = 0;
    g_autofree gpointer *names =
        compile->definitions ? g_hash_table_get_keys_as_array(compile->definitions, &n) : NULL;
    return ark_nearest(name, (const char *const *)names, n);
}

struct ark_expr *ark_bind_definition(struct ark_binder *binder, const struct ark_ast_expr *call,
                                     struct ark_definition *definition)
{
    struct ark_source *source = binder->source;
    struct copying c = {source, definition, call->args, call->place, true, false};
    definition->used = true;
    if (!definition->as)
        return ark_bind_new(binder, ARK_EXPR_LITERAL, call->place);
    if (call->n != definition->of_n)
        return ark_source_fault(source, call->place,
                                ark_say(lang_of(&c), "%s skal have %u argument%s, ikke %u",
                                        "%s takes %u argument%s, not %u"),
                                definition->name, definition->of_n,
                                definition->of_n == 1 ? "" : ark_say(lang_of(&c), "er", "s"),
                                call->n);
    if (source->nested == ARK_MAX_DEFINITION_DEPTH)
        return ark_source_fault(
            source, call->place,
            ark_say(lang_of(&c), "%s: der står for mange definitioner inde i hinanden (højst %d)",
                    "%s: too many definitions stand inside each other (at most %d)"),
            definition->name, ARK_MAX_DEFINITION_DEPTH);
    struct ark_ast_expr *ast = copy(&c, definition->as);
    source->nested++;
    struct ark_expr *expr = ast && c.sound ? ark_bind_expr(binder, ast) : NULL;
    source->nested--;
    return expr;
}

/* Puts the definition in for a call with variables of the same names, which may be anything, so
 * that its mistakes are told here and not of each rule that uses it. Its own variables have the
 * names that they get wherever it is put in from then on. */
static bool try_out(struct ark_source *source, struct ark_definition *definition)
{
    struct ark_binder binder = {
        .source = source, .scope = ark_scope_new(source->compile), .condition = true};
    struct ark_arena *arena = source->compile->arena;
    struct ark_ast_expr **operands =
        ARK_NEW_ARRAY(arena, struct ark_ast_expr *, definition->of_n + 1);
    for (uint32_t i = 0; i < definition->of_n; i++) {
        ark_scope_declare(binder.scope, definition->of[i], false);
        operands[i] = ARK_NEW(arena, struct ark_ast_expr);
        *operands[i] = (struct ark_ast_expr){.kind = ARK_EXPR_VARIABLE, .name = definition->of[i]};
    }
    struct copying c = {source, definition, operands, {1, 1}, true, .renames = true};
    const struct ark_ast_expr *written = definition->as;
    definition->as = written && !source->faults ? copy(&c, written) : NULL;
    return definition->as && ark_bind_expr(&binder, written) && !source->faults;
}

struct ark_definition *ark_definition_compile(const struct ark_compile *compile, const char *name,
                                              const char *const *of, uint32_t of_n,
                                              struct ark_snippet as, GError **error)
{
    g_auto(ark_compiling) source = {.compile = compile, .snippet = as, .error = error};
    struct ark_definition *definition = ARK_NEW(compile->arena, struct ark_definition);
    *definition = (struct ark_definition){name, of, of_n, ark_parse_expr(&source), false};
    if (!try_out(&source, definition))
        definition->as = NULL;
    return definition;
}

bool ark_query_has_function(const char *name)
{
    return ark_function_find(name) || ark_aggregator_find(name);
}

bool ark_definition_is_used(const struct ark_definition *definition)
{
    return definition->used;
}
