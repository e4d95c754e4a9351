/* What an expression can be, as far as it is known before it runs; and whether its operands can be
 * what they must be. A property can be anything that a model holds. */
#include "query/bind.h"
#include "query/lexer.h"

enum { MODEL_VALUE = ARK_IS(BOOL) | ARK_IS(INT) | ARK_IS(REAL) | ARK_IS(TEXT) | ARK_IS(LIST) };

static enum ark_lang lang_of(const struct ark_binder *binder)
{
    return binder->source->compile->lang;
}

char *ark_types_name(ark_types types, enum ark_lang lang)
{
    static const struct {
        ark_types types;
        struct ark_text name;
    } NAMES[] = {
        {ARK_IS(BOOL), {{"sandt eller falsk", "a truth value"}}},
        {ARK_IS_NUMBER, {{"et tal", "a number"}}},
        {ARK_IS(INT), {{"et helt tal", "a whole number"}}},
        {ARK_IS(REAL), {{"et decimaltal", "a decimal number"}}},
        {ARK_IS(TEXT), {{"en tekst", "a text"}}},
        {ARK_IS(LIST), {{"en liste", "a list"}}},
        {ARK_IS(ENTITY), {{"en knude eller kant", "a node or an edge"}}},
        {ARK_IS(MAP), {{"nøgler med værdier", "a map"}}},
        {ARK_IS(PATH), {{"en sti", "a path"}}},
        {ARK_IS(DATE), {{"en dato", "a date"}}},
    };
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        if ((types & NAMES[i].types) != NAMES[i].types)
            continue;
        types &= ~NAMES[i].types;
        if (out->len)
            g_string_append(out, types ? ", " : ark_say(lang, " eller ", " or "));
        g_string_append(out, ark_text_in(NAMES[i].name, lang));
    }
    return g_string_free(out, FALSE);
}

/* True when the operand can be one of `allowed`, or only null. */
static bool can_be(const struct ark_expr *expr, ark_types allowed)
{
    return !expr->types || expr->types & allowed;
}

static bool must_be(struct ark_binder *binder, const struct ark_expr *expr, ark_types allowed)
{
    if (can_be(expr, allowed))
        return true;
    g_autofree char *is = ark_types_name(expr->types, lang_of(binder));
    g_autofree char *wanted = ark_types_name(allowed, lang_of(binder));
    ark_source_fault(
        binder->source, expr->place,
        ark_say(lang_of(binder), "her skal stå %s; dette er %s", "%s is expected here; this is %s"),
        wanted, is);
    return false;
}

static bool all_must_be(struct ark_binder *binder, const struct ark_expr *expr, ark_types allowed)
{
    bool ok = true;
    for (uint32_t i = 0; i < expr->n; i++)
        ok = must_be(binder, expr->args[i], allowed) && ok;
    return ok;
}

static bool call_types(struct ark_binder *binder, struct ark_expr *expr)
{
    const struct ark_function *function = expr->function;
    bool ok = true;
    for (uint32_t i = 0; i < expr->n; i++)
        ok = must_be(binder, expr->args[i], function->takes[MIN(i, 2)]) && ok;
    expr->types = function->gives;
    return ok;
}

/* Numbers give numbers; + also joins texts and lists. */
static bool arithmetic_types(struct ark_binder *binder, struct ark_expr *expr)
{
    const struct ark_expr *a = expr->args[0], *b = expr->args[1];
    ark_types allowed = ARK_IS_NUMBER;
    bool list = expr->op == '+' && (a->types | b->types) & ARK_IS(LIST);
    if (expr->op == '+')
        allowed = list ? ARK_IS_ANY : ARK_IS_NUMBER | ARK_IS(TEXT) | ARK_IS(LIST);
    if (!all_must_be(binder, expr, allowed))
        return false;
    ark_types both = (a->types | b->types) & allowed;
    if (list)
        expr->types = ARK_IS(LIST) | (both & (ARK_IS(TEXT) | ARK_IS_NUMBER));
    else
        expr->types = both ? both : ARK_IS_NUMBER;
    if (expr->op == '^')
        expr->types = ARK_IS(REAL);
    return true;
}

static bool index_types(struct ark_binder *binder, struct ark_expr *expr)
{
    const struct ark_expr *owner = expr->args[0], *at = expr->args[1];
    expr->types = ARK_IS_ANY;
    if (!must_be(binder, owner, ARK_IS(LIST) | ARK_IS(MAP) | ARK_IS(ENTITY)))
        return false;
    ark_types wanted = 0;
    if (!owner->types || owner->types & ARK_IS(LIST))
        wanted |= ARK_IS(INT);
    if (!owner->types || owner->types & (ARK_IS(MAP) | ARK_IS(ENTITY)))
        wanted |= ARK_IS(TEXT);
    return must_be(binder, at, wanted);
}

static bool slice_types(struct ark_binder *binder, struct ark_expr *expr)
{
    expr->types = ARK_IS(LIST);
    return must_be(binder, expr->args[0], ARK_IS(LIST)) &&
           must_be(binder, expr->args[1], ARK_IS(INT)) &&
           must_be(binder, expr->args[2], ARK_IS(INT));
}

static bool property_types(struct ark_binder *binder, struct ark_expr *expr)
{
    ark_types owner = expr->args[0]->types;
    expr->types = owner == ARK_IS(ENTITY) ? (ark_types)MODEL_VALUE : ARK_IS_ANY;
    return must_be(binder, expr->args[0], ARK_IS(ENTITY) | ARK_IS(MAP));
}

/* A date against what can only be text is never true: the one mistake with dates that everybody
 * makes. */
static bool compare_types(struct ark_binder *binder, struct ark_expr *expr)
{
    expr->types = ARK_IS(BOOL);
    for (uint32_t i = 0; i + 1 < expr->n; i++) {
        const struct ark_expr *a = expr->args[i], *b = expr->args[i + 1];
        const struct ark_expr *other = a->types == ARK_IS(DATE)   ? b
                                       : b->types == ARK_IS(DATE) ? a
                                                                  : NULL;
        if (!other || can_be(other, ARK_IS(DATE)))
            continue;
        ark_source_fault(binder->source, other->place,
                         ark_say(lang_of(binder),
                                 "en dato sammenlignes kun med en dato; skriv date(...) om teksten",
                                 "a date compares with dates only; write date(...) around the "
                                 "text"));
        return false;
    }
    return true;
}

/* What the branches give, and ELSE. */
static bool case_types(struct ark_expr *expr)
{
    uint32_t first = expr->op ? 1 : 0, i = first;
    for (; i + 1 < expr->n; i += 2)
        expr->types |= expr->args[i + 1]->types;
    if (i < expr->n)
        expr->types |= expr->args[i]->types;
    return true;
}

static ark_types value_types(struct ark_value value)
{
    return value.type == ARK_NULL ? 0 : 1u << value.type;
}

static bool literal_types(struct ark_expr *expr)
{
    expr->types = value_types(expr->value);
    for (uint32_t i = 0; expr->value.type == ARK_LIST && i < expr->value.len; i++)
        expr->item_types |= value_types(expr->value.list[i]);
    return true;
}

static bool list_types(struct ark_expr *expr)
{
    expr->types = ARK_IS(LIST);
    for (uint32_t i = 0; i < expr->n; i++)
        expr->item_types |= expr->args[i]->types;
    return true;
}

bool ark_bind_types(struct ark_binder *binder, struct ark_expr *expr)
{
    switch (expr->kind) {
    case ARK_EXPR_LITERAL:
        return literal_types(expr);
    case ARK_EXPR_CALL:
        return call_types(binder, expr);
    case ARK_EXPR_PROPERTY:
        return property_types(binder, expr);
    case ARK_EXPR_INDEX:
        return index_types(binder, expr);
    case ARK_EXPR_SLICE:
        return slice_types(binder, expr);
    case ARK_EXPR_LABELLED:
        expr->types = ARK_IS(BOOL);
        return must_be(binder, expr->args[0], ARK_IS(ENTITY));
    case ARK_EXPR_LIST:
        return list_types(expr);
    case ARK_EXPR_MAP:
        expr->types = ARK_IS(MAP);
        return true;
    case ARK_EXPR_NEGATE:
        expr->types = ARK_IS_NUMBER;
        return all_must_be(binder, expr, ARK_IS_NUMBER);
    case ARK_EXPR_ARITHMETIC:
        return arithmetic_types(binder, expr);
    case ARK_EXPR_NOT:
    case ARK_EXPR_AND:
    case ARK_EXPR_OR:
    case ARK_EXPR_XOR:
        expr->types = ARK_IS(BOOL);
        return all_must_be(binder, expr, ARK_IS(BOOL));
    case ARK_EXPR_COMPARE:
    case ARK_EXPR_CHAIN:
        return compare_types(binder, expr);
    case ARK_EXPR_IN:
        expr->types = ARK_IS(BOOL);
        return must_be(binder, expr->args[1], ARK_IS(LIST));
    case ARK_EXPR_CASE:
        return case_types(expr);
    default:
        expr->types = ARK_IS(BOOL);
        return true;
    }
}
