/* Binding expressions: variables to slots, names to atoms and functions, constants folded, regexes
 * proven. */
#include "query/bind.h"

#include <string.h>

#include "base/nearest.h"
#include "query/aggregate.h"
#include "query/define.h"
#include "query/eval.h"

static enum ark_lang lang_of(const struct ark_binder *binder)
{
    return binder->source->compile->lang;
}

struct ark_expr *ark_bind_new(struct ark_binder *binder, enum ark_expr_kind kind,
                              struct ark_place place)
{
    struct ark_expr *expr = ARK_NEW(binder->source->compile->arena, struct ark_expr);
    expr->kind = kind;
    expr->place = place;
    return expr;
}

struct ark_expr *ark_bind_slot(struct ark_binder *binder, struct ark_place place, uint32_t slot)
{
    struct ark_expr *expr = ark_bind_new(binder, ARK_EXPR_VARIABLE, place);
    expr->slot = slot;
    expr->types = binder->scope->v[slot].types;
    expr->item_types = binder->scope->v[slot].item_types;
    binder->scope->v[slot].used = true;
    ark_bind_uses(binder, expr, &slot, 1);
    return expr;
}

/* They stay ascending, each once. */
static void add_use(struct ark_expr *expr, uint32_t *uses, uint32_t slot)
{
    uint32_t at = expr->use_count;
    while (at && uses[at - 1] > slot)
        at--;
    if (at && uses[at - 1] == slot)
        return;
    memmove(uses + at + 1, uses + at, (expr->use_count - at) * sizeof *uses);
    uses[at] = slot;
    expr->use_count++;
}

void ark_bind_uses(struct ark_binder *binder, struct ark_expr *expr, const uint32_t *own,
                   uint32_t n)
{
    uint32_t most = n;
    const struct ark_expr *last = NULL; /* with uses */
    for (uint32_t i = 0; i < expr->n; i++) {
        most += expr->args[i]->use_count;
        last = expr->args[i]->use_count ? expr->args[i] : last;
    }
    expr->use_count = 0;
    if (last && most == last->use_count) {
        expr->uses = last->uses;
        expr->use_count = most;
        return;
    }
    uint32_t *uses = ARK_NEW_ARRAY(binder->source->compile->arena, uint32_t, most);
    for (uint32_t i = 0; i < n; i++)
        add_use(expr, uses, own[i]);
    for (uint32_t i = 0; i < expr->n; i++) {
        for (uint32_t j = 0; j < expr->args[i]->use_count; j++)
            add_use(expr, uses, expr->args[i]->uses[j]);
    }
    expr->uses = uses;
}

void ark_bind_hide_uses(struct ark_expr *expr, uint32_t first)
{
    while (expr->use_count && expr->uses[expr->use_count - 1] >= first)
        expr->use_count--;
}

static const char *nearest_variable(const struct ark_scope *scope, const char *name)
{
    g_autofree const char **names = g_new(const char *, scope->n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < scope->n; i++) {
        if (scope->v[i].visible && scope->v[i].name)
            names[n++] = scope->v[i].name;
    }
    return ark_nearest(name, names, n);
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
    return ark_source_fault(
        binder->source, ast->place,
        ark_say(lang, "ukendt variabel '%s'; %s", "unknown variable '%s'; %s"), ast->name,
        binder->scope->n ? ark_say(lang, "mønstret binder den ikke", "the pattern does not bind it")
                         : ark_say(lang, "her er ingen variabler", "there are no variables here"));
}

static struct ark_expr *bind_variable(struct ark_binder *binder, const struct ark_ast_expr *ast)
{
    int found = ark_scope_find(binder->scope, ast->name);
    if (found < 0)
        return unknown_variable(binder, ast);
    uint32_t slot = (uint32_t)found;
    if (slot >= binder->hop_first && slot < binder->hop_past && slot != binder->hop_slot)
        return ark_source_fault(binder->source, ast->place,
                                ark_say(lang_of(binder),
                                        "betingelsen på en gentaget kant kan ikke bruge '%s' fra "
                                        "samme mønster",
                                        "the condition of a repeated edge can't use '%s' of the "
                                        "same pattern"),
                                ast->name);
    if (binder->grouping && binder->grouping->keys_only && slot < binder->own)
        return ark_source_fault(binder->source, ast->place,
                                ark_say(lang_of(binder),
                                        "'%s' har en værdi for hver række, men her står rækkerne i "
                                        "grupper; lad den være en kolonne for sig",
                                        "'%s' has a value for each row, but here the rows are in "
                                        "groups; make it a column of its own"),
                                ast->name);
    return ark_bind_slot(binder, ast->place, slot);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static struct ark_expr *unknown_parameter(struct ark_binder *binder, const struct ark_ast_expr *ast)
{
    GHashTable *parameters = binder->source->compile->parameters;
    enum ark_lang lang = lang_of(binder);
    guint n = 0;
    g_autofree gpointer *names = parameters ? g_hash_table_get_keys_as_array(parameters, &n) : NULL;
    if (!n)
        return ark_source_fault(binder->source, ast->place,
                                ark_say(lang, "ukendt parameter '$%s'; her er ingen parametre",
                                        "unknown parameter '$%s'; there are no parameters here"),
                                ast->name);
    qsort(names, n, sizeof *names, compare_names); /* a table has no order */
    const char *near = ark_nearest(ast->name, (const char *const *)names, n);
    if (near)
        return ark_source_fault(binder->source, ast->place,
                                ark_say(lang, "ukendt parameter '$%s'; mente du '$%s'?",
                                        "unknown parameter '$%s'; did you mean '$%s'?"),
                                ast->name, near);
    g_autofree char *all = g_strjoinv(", $", (char **)names);
    return ark_source_fault(binder->source, ast->place,
                            ark_say(lang, "ukendt parameter '$%s'; der er $%s",
                                    "unknown parameter '$%s'; there are $%s"),
                            ast->name, all);
}

static struct ark_expr *bind_parameter(struct ark_binder *binder, const struct ark_ast_expr *ast)
{
    GHashTable *parameters = binder->source->compile->parameters;
    const struct ark_value *value = parameters ? g_hash_table_lookup(parameters, ast->name) : NULL;
    if (!value)
        return unknown_parameter(binder, ast);
    struct ark_expr *expr = ark_bind_new(binder, ARK_EXPR_LITERAL, ast->place);
    expr->value = *value;
    return ark_bind_types(binder, expr) ? expr : NULL;
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
    int mistake = 0;
    uint32_t at = 0;
    expr->regex = ark_regex_compile(binder->source->compile->arena, pattern->value.text,
                                    pattern->value.len, &mistake, &at);
    if (expr->regex && shared)
        g_hash_table_insert(shared, (char *)pattern->value.text, (void *)expr->regex);
    if (expr->regex)
        return true;
    struct ark_place place = ast->args[1]->place;
    g_autofree char *message = ark_regex_message(mistake, lang_of(binder));
    if (ast->args[1]->kind == ARK_EXPR_LITERAL)
        place = ark_source_inside(binder->source, place, at);
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
    const char *near = ark_definition_nearest(binder->source->compile, ast->name);
    near = near ? near : ark_function_nearest(ast->name);
    if (near)
        ark_source_fault(binder->source, ast->place,
                         ark_say(lang, "ukendt funktion '%s'; mente du '%s'?",
                                 "unknown function '%s'; did you mean '%s'?"),
                         ast->name, near);
    else
        ark_source_fault(binder->source, ast->place,
                         ark_say(lang, "ukendt funktion '%s'; se docs/packs.md",
                                 "unknown function '%s'; see docs/packs.md"),
                         ast->name);
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
    return function->trait != ARK_FUNCTION_WORDS || prepare_words(binder, expr);
}

static bool constant(const struct ark_expr *expr)
{
    switch (expr->kind) {
    case ARK_EXPR_NEGATE:
    case ARK_EXPR_LIST:
    case ARK_EXPR_MAP:
    case ARK_EXPR_ARITHMETIC:
    case ARK_EXPR_NOT:
    case ARK_EXPR_AND:
    case ARK_EXPR_OR:
    case ARK_EXPR_XOR:
    case ARK_EXPR_COMPARE:
    case ARK_EXPR_CHAIN:
    case ARK_EXPR_IN:
    case ARK_EXPR_IS_NULL:
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
    struct ark_expr *folded = ark_bind_new(binder, ARK_EXPR_LITERAL, expr->place);
    folded->value = ark_eval_constant(binder->source->compile->arena, expr);
    ark_bind_types(binder, folded);
    return folded;
}

/* The keys in order, and the values with them; of equal keys the last one counts. */
static void bind_map(struct ark_binder *binder, const struct ark_ast_expr *ast,
                     struct ark_expr *expr)
{
    struct ark_value *keys =
        ARK_NEW_ARRAY(binder->source->compile->arena, struct ark_value, expr->n);
    uint32_t n = 0;
    for (uint32_t i = 0; i < expr->n; i++) {
        struct ark_expr *value = expr->args[i];
        uint32_t at = n;
        while (at > 0 && strcmp(keys[at - 1].text, ast->names[i]) > 0)
            at--;
        bool again = at > 0 && strcmp(keys[at - 1].text, ast->names[i]) == 0;
        if (again) {
            expr->args[at - 1] = value;
            continue;
        }
        memmove(keys + at + 1, keys + at, (n - at) * sizeof *keys);
        memmove(expr->args + at + 1, expr->args + at, (n - at) * sizeof *expr->args);
        keys[at] = ark_value_text(ast->names[i], (uint32_t)strlen(ast->names[i]));
        expr->args[at] = value;
        n++;
    }
    expr->keys = keys;
    expr->n = n;
}

/* A property that a model defines can have any name; but one that is a letter from a known one is
 * hardly meant. */
static void warn_property(struct ark_binder *binder, const struct ark_ast_expr *ast)
{
    const ark_schema *schema = binder->source->compile->schema;
    const char *meant = schema && binder->source->compile->warnings
                            ? ark_schema_one_letter_off(schema, ARK_SCHEMA_PROPERTY, ast->name)
                            : NULL;
    if (meant)
        ark_source_warn(binder->source, ast->place, "unknown-property",
                        ark_say(lang_of(binder), "egenskaben '%s' er ukendt; mente du '%s'?",
                                "the property '%s' is unknown; did you mean '%s'?"),
                        ast->name, meant);
}

/* What is special about a kind, when its operands are bound. */
static bool bind_kind(struct ark_binder *binder, const struct ark_ast_expr *ast,
                      struct ark_expr *expr)
{
    switch (expr->kind) {
    case ARK_EXPR_PROPERTY:
        warn_property(binder, ast);
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
    case ARK_EXPR_MAP:
        bind_map(binder, ast, expr);
        return true;
    default:
        return true;
    }
}

bool ark_bind_args(struct ark_binder *binder, const struct ark_ast_expr *ast, struct ark_expr *expr)
{
    bool ok = true;
    expr->n = ast->n;
    expr->args = ARK_NEW_ARRAY(binder->source->compile->arena, struct ark_expr *, ast->n);
    for (uint32_t i = 0; i < ast->n; i++) {
        expr->args[i] = ark_bind_expr(binder, ast->args[i]);
        ok = ok && expr->args[i];
    }
    return ok;
}

static bool keeps_condition(enum ark_expr_kind kind)
{
    return kind == ARK_EXPR_AND || kind == ARK_EXPR_OR || kind == ARK_EXPR_XOR ||
           kind == ARK_EXPR_NOT || kind == ARK_EXPR_PREDICATE;
}

/* a.it-ejer is a minus between what is known and what is not. */
static bool hyphenated(struct ark_binder *binder, const struct ark_ast_expr *ast)
{
    if (ast->kind != ARK_EXPR_ARITHMETIC || ast->op != '-' ||
        ast->args[0]->kind != ARK_EXPR_PROPERTY || ast->args[1]->kind != ARK_EXPR_VARIABLE)
        return false;
    const struct ark_ast_expr *left = ast->args[0], *right = ast->args[1];
    if (left->place.line != right->place.line ||
        left->place.column + strlen(left->name) != ast->place.column ||
        ast->place.column + 1 != right->place.column ||
        ark_scope_find(binder->scope, right->name) >= 0)
        return false;
    ark_source_fault(binder->source, left->place,
                     ark_say(lang_of(binder),
                             "- er minus; et navn med bindestreg skrives `%s-%s`, mellem de tegn",
                             "- is minus; a name with a hyphen is written `%s-%s`, between those "
                             "signs"),
                     left->name, right->name);
    return true;
}

/* Operators and calls: what has operands and nothing else. */
static struct ark_expr *bind_plain(struct ark_binder *binder, const struct ark_ast_expr *ast,
                                   struct ark_expr *expr)
{
    struct ark_binder inner = *binder;
    inner.condition = binder->condition && keeps_condition(ast->kind);
    expr->op = ast->op;
    expr->ops = ast->ops;
    expr->value = ast->value;
    bool ok = !hyphenated(binder, ast) && ark_bind_args(&inner, ast, expr);
    if (ast->kind == ARK_EXPR_CALL && !ok && !ark_function_find(ast->name))
        unknown_function(binder, ast);
    if (!ok || !bind_kind(binder, ast, expr) || !ark_bind_types(binder, expr))
        return NULL;
    ark_bind_uses(binder, expr, NULL, 0);
    return fold(binder, expr);
}

static struct ark_expr *bind_key(struct ark_binder *binder, const struct ark_ast_expr *ast)
{
    const struct ark_grouping *grouping = binder->grouping;
    for (uint32_t i = 0; grouping && i < grouping->key_count; i++) {
        if (ast->kind != ARK_EXPR_LITERAL && ark_ast_equal(grouping->keys[i], ast))
            return ark_bind_slot(binder, ast->place, grouping->key_slots[i]);
    }
    return NULL;
}

static bool is_aggregate(const struct ark_ast_expr *ast)
{
    return ast->kind == ARK_EXPR_AGGREGATE ||
           (ast->kind == ARK_EXPR_CALL && ark_aggregator_find(ast->name));
}

struct ark_expr *ark_bind_expr(struct ark_binder *binder, const struct ark_ast_expr *ast)
{
    struct ark_expr *expr = bind_key(binder, ast);
    if (expr)
        return expr;
    struct ark_definition *definition = ark_definition_find(binder->source->compile, ast);
    if (definition)
        return ark_bind_definition(binder, ast, definition);
    expr = ark_bind_new(binder, ast->kind, ast->place);
    if (is_aggregate(ast))
        return ark_bind_aggregate(binder, ast, expr);
    switch (ast->kind) {
    case ARK_EXPR_VARIABLE:
        return bind_variable(binder, ast);
    case ARK_EXPR_PARAMETER:
        return bind_parameter(binder, ast);
    case ARK_EXPR_EXISTS:
    case ARK_EXPR_COUNT:
    case ARK_EXPR_COLLECT:
    case ARK_EXPR_PATTERNS:
    case ARK_EXPR_PREDICATE:
        return ark_bind_subquery(binder, ast, expr);
    case ARK_EXPR_COMPREHENSION:
    case ARK_EXPR_QUANTIFIER:
    case ARK_EXPR_REDUCE:
        return ark_bind_form(binder, ast, expr);
    default:
        return bind_plain(binder, ast, expr);
    }
}

struct ark_expr *ark_bind_condition(struct ark_binder *binder, const struct ark_ast_expr *ast)
{
    struct ark_binder inner = *binder;
    inner.condition = true;
    struct ark_expr *expr = ark_bind_expr(&inner, ast);
    if (!expr)
        return NULL;
    if (expr->types && !(expr->types & ARK_IS(BOOL))) {
        g_autofree char *is = ark_types_name(expr->types, lang_of(binder));
        return ark_source_fault(binder->source, ast->place,
                                ark_say(lang_of(binder),
                                        "en betingelse skal være sand eller falsk; dette er %s",
                                        "a condition is true or false; this is %s"),
                                is);
    }
    if (expr->kind == ARK_EXPR_LITERAL && ast->kind != ARK_EXPR_LITERAL &&
        !ark_definition_find(binder->source->compile, ast) &&
        !ark_ast_reads_parameter(ast)) /* which may have another value the next time */
        ark_source_warn(
            binder->source, ast->place, "constant-condition",
            ark_say(lang_of(binder), "betingelsen er altid %s", "the condition is always %s"),
            expr->value.type != ARK_BOOL ? "null"
            : expr->value.yes            ? "true"
                                         : "false");
    return expr;
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
    struct ark_expr *property = ark_bind_new(binder, ARK_EXPR_PROPERTY, place);
    property->direct = true;
    property->slot = slot;
    property->key = key;
    property->types = ARK_IS_ANY;
    ark_bind_uses(binder, property, &slot, 1);
    struct ark_expr *equal = ark_bind_new(binder, ARK_EXPR_COMPARE, place);
    equal->op = '=';
    equal->args = ARK_NEW_ARRAY(arena, struct ark_expr *, 2);
    equal->args[0] = property;
    equal->args[1] = value;
    equal->n = 2;
    equal->types = ARK_IS(BOOL);
    ark_bind_uses(binder, equal, NULL, 0);
    return equal;
}
