/* Binding expressions: variables to slots, names to atoms and functions, constants folded, regexes
 * proven. */
#include "query/bind.h"

#include <string.h>

#include "query/eval.h"

static enum ark_lang lang_of(const struct ark_binder *binder)
{
    return binder->source->compile->lang;
}

static struct ark_expr *new_expr(struct ark_binder *binder, enum ark_expr_kind kind,
                                 struct ark_place place)
{
    struct ark_expr *expr = ARK_NEW(binder->source->compile->arena, struct ark_expr);
    expr->kind = kind;
    expr->place = place;
    return expr;
}

static int compare_slots(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

void ark_bind_uses(struct ark_binder *binder, struct ark_expr *expr, const uint32_t *own,
                   uint32_t n)
{
    ARK_VEC(uint32_t) all = {0};
    for (uint32_t i = 0; i < n; i++)
        ark_vec_push(&all, own[i]);
    for (uint32_t i = 0; i < expr->n; i++) {
        for (uint32_t j = 0; j < expr->args[i]->use_count; j++)
            ark_vec_push(&all, expr->args[i]->uses[j]);
    }
    uint32_t kept = 0;
    if (all.n)
        qsort(all.v, all.n, sizeof *all.v, compare_slots);
    for (uint32_t i = 0; i < all.n; i++) {
        if (!i || all.v[i] != all.v[i - 1])
            all.v[kept++] = all.v[i];
    }
    uint32_t *uses = ARK_NEW_ARRAY(binder->source->compile->arena, uint32_t, kept);
    if (kept)
        memcpy(uses, all.v, kept * sizeof *uses);
    expr->uses = uses;
    expr->use_count = kept;
    ark_vec_clear(&all);
}

static const char *nearest_variable(const struct ark_scope *scope, const char *name)
{
    g_autoptr(ark_schema) names = ark_schema_new();
    for (uint32_t i = 0; i < scope->n; i++) {
        if (scope->v[i].visible && scope->v[i].name)
            ark_schema_add(names, ARK_SCHEMA_PROPERTY, scope->v[i].name);
    }
    return ark_schema_nearest(names, ARK_SCHEMA_PROPERTY, name);
}

static struct ark_expr *unknown_variable(struct ark_binder *binder, const struct ark_ast_expr *ast)
{
    enum ark_lang lang = lang_of(binder);
    const char *near = strlen(ast->name) > 1 ? nearest_variable(binder->scope, ast->name) : NULL;
    if (near)
        return ark_source_fault(binder->source, ast->place,
                                ark_say(lang, "ukendt variabel '%s'; mente du '%s'?",
                                        "unknown variable '%s'; did you mean '%s'?"),
                                ast->name, near);
    return ark_source_fault(binder->source, ast->place,
                            ark_say(lang, "ukendt variabel '%s'; mønstret binder den ikke",
                                    "unknown variable '%s'; the pattern does not bind it"),
                            ast->name);
}

static struct ark_expr *bind_variable(struct ark_binder *binder, const struct ark_ast_expr *ast,
                                      struct ark_expr *expr)
{
    int slot = ark_scope_find(binder->scope, ast->name);
    if (slot < 0)
        return unknown_variable(binder, ast);
    expr->slot = (uint32_t)slot;
    bool unbound = expr->slot >= binder->hop_first && expr->slot < binder->hop_past &&
                   expr->slot != binder->hop_slot;
    if (unbound)
        return ark_source_fault(binder->source, ast->place,
                                ark_say(lang_of(binder),
                                        "betingelsen på en gentaget kant kan ikke bruge '%s' fra "
                                        "samme mønster",
                                        "the condition of a repeated edge can't use '%s' of the "
                                        "same pattern"),
                                ast->name);
    ark_bind_uses(binder, expr, &expr->slot, 1);
    return expr;
}

static struct ark_expr *bind_subquery(struct ark_binder *binder, const struct ark_ast_expr *ast,
                                      struct ark_expr *expr)
{
    uint32_t before = binder->scope->n;
    binder->depth++;
    struct ark_pattern *pattern = ark_bind_pattern(binder, ast->pattern);
    binder->depth--;
    for (uint32_t i = before; i < binder->scope->n; i++)
        binder->scope->v[i].visible = false;
    if (!pattern)
        return NULL;
    expr->pattern = pattern;
    ARK_VEC(uint32_t) outer = {0};
    for (uint32_t i = 0; i < pattern->n; i++) {
        int slot = pattern->elements[i].slot;
        if (slot >= 0 && (uint32_t)slot < before)
            ark_vec_push(&outer, (uint32_t)slot);
    }
    for (uint32_t i = 0; i < pattern->condition_count + pattern->n; i++) {
        const struct ark_expr *where = i < pattern->condition_count
                                           ? pattern->conditions[i]
                                           : pattern->elements[i - pattern->condition_count].where;
        for (uint32_t j = 0; where && j < where->use_count; j++) {
            if (where->uses[j] < before)
                ark_vec_push(&outer, where->uses[j]);
        }
    }
    ark_bind_uses(binder, expr, outer.v, outer.n);
    ark_vec_clear(&outer);
    return expr;
}

static bool prepare_regex(struct ark_binder *binder, const struct ark_ast_expr *ast,
                          struct ark_expr *expr)
{
    const struct ark_expr *pattern = expr->args[1];
    if (pattern->kind != ARK_EXPR_LITERAL || pattern->value.type != ARK_TEXT)
        return true;
    GHashTable *shared = binder->scope->regexes;
    expr->regex = shared ? g_hash_table_lookup(shared, pattern->value.text) : NULL;
    if (expr->regex)
        return true;
    g_autofree char *message = NULL;
    uint32_t at = 0;
    expr->regex = ark_regex_compile(binder->source->compile->arena, pattern->value.text,
                                    pattern->value.len, &message, &at);
    if (expr->regex && shared)
        g_hash_table_insert(shared, (char *)pattern->value.text, (void *)expr->regex);
    if (expr->regex)
        return true;
    struct ark_place place = ast->args[1]->place;
    /* Behind the quote; right as long as the text has no escapes before the mistake. */
    if (ast->args[1]->kind == ARK_EXPR_LITERAL && !memchr(pattern->value.text, '\n', at))
        place.column += at + 1;
    ark_source_fault(binder->source, place,
                     ark_say(lang_of(binder), "fejl i det regulære udtryk: %s",
                             "mistake in the regular expression: %s"),
                     message);
    return false;
}

/* False, with a fault, when the words are known and there are none. */
static bool prepare_words(struct ark_binder *binder, struct ark_expr *expr)
{
    const char *words[ARK_MOST_ARGUMENTS];
    for (uint32_t i = 1; i < expr->n; i++) {
        const struct ark_expr *word = expr->args[i];
        if (word->kind != ARK_EXPR_LITERAL || word->value.type != ARK_TEXT)
            return true;
        words[i - 1] = word->value.text;
    }
    expr->regex = ark_regex_words(binder->source->compile->arena, words, expr->n - 1);
    if (!expr->regex)
        ark_source_fault(binder->source, expr->place,
                         ark_say(lang_of(binder), "%s skal have ord at lede efter",
                                 "%s needs words to look for"),
                         expr->function->name);
    return expr->regex;
}

static bool unknown_function(struct ark_binder *binder, const struct ark_ast_expr *ast)
{
    enum ark_lang lang = lang_of(binder);
    const char *near = ark_function_nearest(ast->name);
    if (near)
        ark_source_fault(binder->source, ast->place,
                         ark_say(lang, "ukendt funktion '%s'; mente du '%s'?",
                                 "unknown function '%s'; did you mean '%s'?"),
                         ast->name, near);
    else
        ark_source_fault(binder->source, ast->place,
                         ark_say(lang, "ukendt funktion '%s'", "unknown function '%s'"), ast->name);
    return false;
}

static bool bind_function(struct ark_binder *binder, const struct ark_ast_expr *ast,
                          struct ark_expr *expr)
{
    const struct ark_function *function = ark_function_find(ast->name);
    if (!function)
        return unknown_function(binder, ast);
    if (ast->n < function->least || ast->n > function->most) {
        bool few = ast->n < function->least;
        uint32_t n = few ? function->least : function->most;
        ark_source_fault(binder->source, ast->place,
                         few ? ark_say(lang_of(binder), "%s skal have mindst %u argument%s",
                                       "%s takes at least %u argument%s")
                             : ark_say(lang_of(binder), "%s kan højst have %u argument%s",
                                       "%s takes at most %u argument%s"),
                         function->name, n, n == 1 ? "" : ark_say(lang_of(binder), "er", "s"));
        return false;
    }
    expr->function = function;
    return function->prepare != ARK_PREPARE_WORDS || prepare_words(binder, expr);
}

static bool constant(const struct ark_expr *expr)
{
    switch (expr->kind) {
    case ARK_EXPR_NEGATE:
    case ARK_EXPR_LIST:
    case ARK_EXPR_ARITHMETIC:
    case ARK_EXPR_NOT:
        break;
    default:
        return false;
    }
    for (uint32_t i = 0; i < expr->n; i++) {
        if (expr->args[i]->kind != ARK_EXPR_LITERAL)
            return false;
    }
    return true;
}

static struct ark_expr *fold(struct ark_binder *binder, struct ark_expr *expr)
{
    if (!constant(expr))
        return expr;
    struct ark_expr *folded = new_expr(binder, ARK_EXPR_LITERAL, expr->place);
    folded->value = ark_eval_constant(binder->source->compile->arena, expr);
    return folded;
}

/* What is special about a kind, when its operands are bound. */
static bool bind_kind(struct ark_binder *binder, const struct ark_ast_expr *ast,
                      struct ark_expr *expr)
{
    switch (expr->kind) {
    case ARK_EXPR_PROPERTY:
        expr->key = ark_atom_intern(binder->source->compile->atoms, ast->name);
        expr->direct = expr->args[0]->kind == ARK_EXPR_VARIABLE;
        expr->slot = expr->args[0]->slot;
        return true;
    case ARK_EXPR_LABELLED:
        expr->label = ast->label;
        return ark_bind_label(binder, ast->label, false);
    case ARK_EXPR_REGEX:
        return prepare_regex(binder, ast, expr);
    case ARK_EXPR_CALL:
        return bind_function(binder, ast, expr);
    default:
        return true;
    }
}

struct ark_expr *ark_bind_expr(struct ark_binder *binder, const struct ark_ast_expr *ast)
{
    struct ark_expr *expr = new_expr(binder, ast->kind, ast->place);
    expr->op = ast->op;
    expr->ops = ast->ops;
    expr->value = ast->value;
    if (ast->kind == ARK_EXPR_VARIABLE)
        return bind_variable(binder, ast, expr);
    if (ast->kind == ARK_EXPR_EXISTS || ast->kind == ARK_EXPR_COUNT)
        return bind_subquery(binder, ast, expr);
    expr->n = ast->n;
    expr->args = ARK_NEW_ARRAY(binder->source->compile->arena, struct ark_expr *, ast->n);
    for (uint32_t i = 0; i < ast->n; i++) {
        expr->args[i] = ark_bind_expr(binder, ast->args[i]);
        if (!expr->args[i])
            return NULL;
    }
    if (!bind_kind(binder, ast, expr))
        return NULL;
    ark_bind_uses(binder, expr, NULL, 0);
    return fold(binder, expr);
}

void ark_bind_conjuncts(GPtrArray *out, const struct ark_expr *expr)
{
    if (expr->kind != ARK_EXPR_AND) {
        g_ptr_array_add(out, (void *)expr);
        return;
    }
    for (uint32_t i = 0; i < expr->n; i++)
        ark_bind_conjuncts(out, expr->args[i]);
}

struct ark_expr *ark_bind_equal(struct ark_binder *binder, struct ark_place place, uint32_t slot,
                                ark_atom key, struct ark_expr *value)
{
    struct ark_arena *arena = binder->source->compile->arena;
    struct ark_expr *property = new_expr(binder, ARK_EXPR_PROPERTY, place);
    property->direct = true;
    property->slot = slot;
    property->key = key;
    ark_bind_uses(binder, property, &slot, 1);
    struct ark_expr *equal = new_expr(binder, ARK_EXPR_COMPARE, place);
    equal->op = '=';
    equal->args = ARK_NEW_ARRAY(arena, struct ark_expr *, 2);
    equal->args[0] = property;
    equal->args[1] = value;
    equal->n = 2;
    ark_bind_uses(binder, equal, NULL, 0);
    return equal;
}
