/* Expressions, by precedence as in openCypher: OR, XOR, AND, NOT, comparison, predicates on texts,
 * lists and null, + -, * / %, ^, sign, property and index, atom. */
#include <string.h>

#include "base/vec.h"
#include "query/parser.h"

enum { TALLEST = 4 * ARK_MAX_QUERY_DEPTH };

typedef ARK_VEC(struct ark_ast_expr *) exprs;
typedef struct ark_ast_expr *(*parse_fn)(struct ark_parser *parser);

static enum ark_lang lang_of(const struct ark_parser *parser)
{
    return parser->source->compile->lang;
}

static struct ark_ast_expr *new_expr(struct ark_parser *parser, enum ark_expr_kind kind,
                                     struct ark_place place)
{
    struct ark_ast_expr *expr = ARK_NEW(parser->source->compile->arena, struct ark_ast_expr);
    expr->kind = kind;
    expr->place = place;
    expr->height = 1;
    return expr;
}

/* Gives `expr` its operands; NULL when an operand is missing (a fault was reported) or the tree
 * grows too tall. */
static struct ark_ast_expr *with_args(struct ark_parser *parser, struct ark_ast_expr *expr,
                                      struct ark_ast_expr *const *args, uint32_t n)
{
    expr->args = ARK_NEW_ARRAY(parser->source->compile->arena, struct ark_ast_expr *, n);
    expr->n = n;
    for (uint32_t i = 0; i < n; i++) {
        if (!args[i])
            return NULL;
        expr->args[i] = args[i];
        expr->height = MAX(expr->height, args[i]->height + 1);
    }
    return expr->height > TALLEST ? ark_parser_too_deep(parser) : expr;
}

static struct ark_ast_expr *binary(struct ark_parser *parser, enum ark_expr_kind kind, int op,
                                   struct ark_place place, struct ark_ast_expr *left,
                                   struct ark_ast_expr *right)
{
    struct ark_ast_expr *expr = new_expr(parser, kind, place);
    expr->op = op;
    return with_args(parser, expr, (struct ark_ast_expr *[]){left, right}, 2);
}

/* What comes between the bracket that was just read and `close`: expressions by comma. */
static struct ark_ast_expr *parse_list(struct ark_parser *parser, struct ark_ast_expr *owner,
                                       int close, const char *what)
{
    exprs items = {0};
    struct ark_ast_expr *item = NULL;
    bool more = !ark_parser_is(parser, close);
    bool ok = true;
    while (more) {
        item = ark_parse_or(parser);
        ok = item;
        if (ok)
            ark_vec_push(&items, item);
        more = ok && ark_parser_accept(parser, ',');
    }
    ok = ok && ark_parser_expect(parser, close, what);
    owner = ok ? with_args(parser, owner, items.v, items.n) : NULL;
    ark_vec_clear(&items);
    return owner;
}

static struct ark_ast_expr *parse_subquery(struct ark_parser *parser, enum ark_expr_kind kind)
{
    struct ark_ast_expr *expr = new_expr(parser, kind, parser->at->place);
    parser->at += 2; /* EXISTS { */
    ark_parser_accept_word(parser, ARK_KEYWORD_MATCH);
    struct ark_ast_pattern *pattern = ark_parse_paths(parser);
    if (!pattern)
        return NULL;
    if (ark_parser_accept_word(parser, ARK_KEYWORD_WHERE)) {
        pattern->where = ark_parse_or(parser);
        if (!pattern->where)
            return NULL;
    }
    expr->pattern = pattern;
    const char *what =
        ark_say(lang_of(parser), "en kant, komma, WHERE eller }", "an edge, a comma, WHERE or }");
    return ark_parser_expect(parser, '}', what) ? expr : NULL;
}

static struct ark_ast_expr *parse_case(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = new_expr(parser, ARK_EXPR_CASE, parser->at->place);
    exprs parts = {0};
    bool ok = true;
    parser->at++;
    if (!ark_parser_is_word(parser, ARK_KEYWORD_WHEN)) {
        expr->op = true;
        ark_vec_push(&parts, ark_parse_or(parser));
        ok = ark_vec_last(&parts);
    }
    if (ok && !ark_parser_is_word(parser, ARK_KEYWORD_WHEN))
        ok = ark_parser_unexpected(parser, "WHEN");
    while (ok && ark_parser_is_word(parser, ARK_KEYWORD_WHEN)) {
        parser->at++;
        struct ark_ast_expr *when = ark_parse_or(parser);
        ark_vec_push(&parts, when);
        ok = when && (ark_parser_accept_word(parser, ARK_KEYWORD_THEN) ||
                      ark_parser_unexpected(parser, "THEN"));
        if (ok) {
            ark_vec_push(&parts, ark_parse_or(parser));
            ok = ark_vec_last(&parts);
        }
    }
    if (ok && ark_parser_accept_word(parser, ARK_KEYWORD_ELSE)) {
        ark_vec_push(&parts, ark_parse_or(parser));
        ok = ark_vec_last(&parts);
    }
    ok = ok && (ark_parser_accept_word(parser, ARK_KEYWORD_END) ||
                ark_parser_unexpected(
                    parser, ark_say(lang_of(parser), "WHEN, ELSE eller END", "WHEN, ELSE or END")));
    expr = ok ? with_args(parser, expr, parts.v, parts.n) : NULL;
    ark_vec_clear(&parts);
    return expr;
}

static struct ark_ast_expr *literal(struct ark_parser *parser, struct ark_value value)
{
    struct ark_ast_expr *expr = new_expr(parser, ARK_EXPR_LITERAL, parser->at->place);
    expr->value = value;
    parser->at++;
    return expr;
}

static struct ark_value text_value(struct ark_parser *parser, const struct ark_token *token)
{
    /* Interned, so that an equal property is found equal by its pointer. */
    ark_atoms *atoms = parser->source->compile->atoms;
    ark_atom atom = ark_atom_intern_n(atoms, token->text, token->len);
    return ark_value_text(ark_atom_text(atoms, atom), token->len);
}

static struct ark_ast_expr *parse_name(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = new_expr(parser, ARK_EXPR_VARIABLE, parser->at->place);
    expr->name = parser->at->text;
    parser->at++;
    if (!ark_parser_accept(parser, '('))
        return expr;
    expr->kind = ARK_EXPR_CALL;
    return parse_list(parser, expr, ')', ark_say(lang_of(parser), "komma eller )", "a comma or )"));
}

static struct ark_ast_expr *parse_word(struct ark_parser *parser)
{
    bool brace = parser->at[1].kind == '{';
    bool call = parser->at[1].kind == '(';
    switch (parser->at->keyword) {
    case ARK_KEYWORD_NULL:
        return literal(parser, ARK_VALUE_NULL);
    case ARK_KEYWORD_TRUE:
        return literal(parser, ark_value_bool(true));
    case ARK_KEYWORD_FALSE:
        return literal(parser, ark_value_bool(false));
    case ARK_KEYWORD_CASE:
        return parse_case(parser);
    case ARK_KEYWORD_EXISTS:
        if (brace)
            return parse_subquery(parser, ARK_EXPR_EXISTS);
        break;
    case ARK_KEYWORD_COUNT:
        if (brace)
            return parse_subquery(parser, ARK_EXPR_COUNT);
        return parse_name(parser);
    case ARK_KEYWORD_NONE:
        return parse_name(parser);
    default:
        break;
    }
    if (parser->at->keyword == ARK_KEYWORD_EXISTS && call)
        return ark_source_fault(parser->source, parser->at->place,
                                ark_say(lang_of(parser),
                                        "skriv EXISTS { mønster } eller "
                                        "x.egenskab IS NOT NULL",
                                        "write EXISTS { pattern } or x.property IS NOT NULL"));
    return ark_parser_unexpected(parser, ark_say(lang_of(parser), "et udtryk", "an expression"));
}

static struct ark_ast_expr *parse_atom(struct ark_parser *parser)
{
    const struct ark_token *token = parser->at;
    struct ark_ast_expr *expr;
    switch (token->kind) {
    case ARK_TOKEN_TEXT:
        return literal(parser, text_value(parser, token));
    case ARK_TOKEN_INT:
        return literal(parser, ark_value_int(token->integer));
    case ARK_TOKEN_REAL:
        return literal(parser, ark_value_real(token->real));
    case ARK_TOKEN_NAME:
        return parse_word(parser);
    case '(':
        parser->at++;
        expr = ark_parse_or(parser);
        return expr && ark_parser_expect(parser, ')', ")") ? expr : NULL;
    case '[':
        expr = new_expr(parser, ARK_EXPR_LIST, token->place);
        parser->at++;
        return parse_list(parser, expr, ']',
                          ark_say(lang_of(parser), "komma eller ]", "a comma or ]"));
    default:
        return ark_parser_unexpected(parser,
                                     ark_say(lang_of(parser), "et udtryk", "an expression"));
    }
}

/* .name [index] :Label after an atom. */
static struct ark_ast_expr *parse_postfix(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = parse_atom(parser);
    while (expr) {
        struct ark_place place = parser->at->place;
        if (ark_parser_accept(parser, '.')) {
            if (!ark_parser_is(parser, ARK_TOKEN_NAME))
                return ark_parser_unexpected(
                    parser, ark_say(lang_of(parser), "navnet på en egenskab", "a property name"));
            struct ark_ast_expr *outer = new_expr(parser, ARK_EXPR_PROPERTY, parser->at->place);
            outer->name = parser->at++->text;
            expr = with_args(parser, outer, &expr, 1);
        } else if (ark_parser_accept(parser, '[')) {
            struct ark_ast_expr *index = ark_parse_or(parser);
            expr = binary(parser, ARK_EXPR_INDEX, 0, place, expr, index);
            if (expr && !ark_parser_expect(parser, ']', "]"))
                return NULL;
        } else if (ark_parser_accept(parser, ':')) {
            struct ark_ast_expr *outer = new_expr(parser, ARK_EXPR_LABELLED, place);
            outer->label = ark_parse_label(parser);
            expr = outer->label ? with_args(parser, outer, &expr, 1) : NULL;
        } else {
            break;
        }
    }
    return expr;
}

static struct ark_ast_expr *parse_sign(struct ark_parser *parser)
{
    struct ark_place place = parser->at->place;
    if (!ark_parser_is(parser, '-') && !ark_parser_is(parser, '+'))
        return parse_postfix(parser);
    if (!ark_parser_enter(parser))
        return NULL;
    bool negate = parser->at++->kind == '-';
    struct ark_ast_expr *expr = parse_sign(parser);
    if (negate)
        expr = with_args(parser, new_expr(parser, ARK_EXPR_NEGATE, place), &expr, 1);
    ark_parser_leave(parser);
    return expr;
}

/* Left-associative operators of one level. */
static struct ark_ast_expr *parse_arithmetic(struct ark_parser *parser, const char *operators,
                                             parse_fn next)
{
    struct ark_ast_expr *expr = next(parser);
    while (expr && parser->at->kind && parser->at->kind < 128 &&
           strchr(operators, parser->at->kind)) {
        const struct ark_token *token = parser->at++;
        expr = binary(parser, ARK_EXPR_ARITHMETIC, token->kind, token->place, expr, next(parser));
    }
    return expr;
}

static struct ark_ast_expr *parse_power(struct ark_parser *parser)
{
    return parse_arithmetic(parser, "^", parse_sign);
}

static struct ark_ast_expr *parse_product(struct ark_parser *parser)
{
    return parse_arithmetic(parser, "*/%", parse_power);
}

static struct ark_ast_expr *parse_sum(struct ark_parser *parser)
{
    return parse_arithmetic(parser, "+-", parse_product);
}

/* After IS. */
static struct ark_ast_expr *parse_is_null(struct ark_parser *parser, struct ark_ast_expr *expr)
{
    struct ark_place place = parser->at->place;
    bool negated = ark_parser_accept_word(parser, ARK_KEYWORD_NOT);
    if (!ark_parser_accept_word(parser, ARK_KEYWORD_NULL))
        return ark_parser_unexpected(parser, negated ? "NULL" : "NULL / NOT NULL");
    expr = with_args(parser, new_expr(parser, ARK_EXPR_IS_NULL, place), &expr, 1);
    return negated && expr ? with_args(parser, new_expr(parser, ARK_EXPR_NOT, place), &expr, 1)
                           : expr;
}

/* The kind of predicate that starts here, after stepping over its words; LITERAL: none. */
static enum ark_expr_kind accept_predicate(struct ark_parser *parser)
{
    bool with = parser->at->kind && parser->at[1].keyword == ARK_KEYWORD_WITH;
    if (ark_parser_accept(parser, ARK_TOKEN_MATCH))
        return ARK_EXPR_REGEX;
    if (ark_parser_accept_word(parser, ARK_KEYWORD_IN))
        return ARK_EXPR_IN;
    if (ark_parser_accept_word(parser, ARK_KEYWORD_CONTAINS))
        return ARK_EXPR_CONTAINS;
    if (ark_parser_accept_word(parser, ARK_KEYWORD_IS))
        return ARK_EXPR_IS_NULL;
    bool starts = ark_parser_is_word(parser, ARK_KEYWORD_STARTS);
    if (!starts && !ark_parser_is_word(parser, ARK_KEYWORD_ENDS))
        return ARK_EXPR_LITERAL;
    parser->at += with ? 2 : 1;
    if (!with) {
        ark_parser_unexpected(parser, "WITH");
        return ARK_EXPR_LITERAL;
    }
    return starts ? ARK_EXPR_STARTS : ARK_EXPR_ENDS;
}

static struct ark_ast_expr *parse_predicate(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = parse_sum(parser);
    while (expr) {
        struct ark_place place = parser->at->place;
        enum ark_expr_kind kind = accept_predicate(parser);
        if (kind == ARK_EXPR_LITERAL)
            break;
        if (kind == ARK_EXPR_IS_NULL)
            expr = parse_is_null(parser, expr);
        else
            expr = binary(parser, kind, 0, place, expr, parse_sum(parser));
    }
    return parser->source->failed ? NULL : expr;
}

static bool is_comparison(int kind)
{
    return kind == '=' || kind == '<' || kind == '>' || kind == ARK_TOKEN_NE ||
           kind == ARK_TOKEN_LE || kind == ARK_TOKEN_GE;
}

/* a < b <= c is a < b AND b <= c, but b is there once: nested chains would double it each time. */
static struct ark_ast_expr *parse_comparison(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = parse_predicate(parser);
    if (!expr || !is_comparison(parser->at->kind))
        return expr;
    struct ark_place place = parser->at->place;
    exprs links = {0};
    ARK_VEC(int) ops = {0};
    ark_vec_push(&links, expr);
    while (expr && is_comparison(parser->at->kind)) {
        ark_vec_push(&ops, parser->at++->kind);
        expr = parse_predicate(parser);
        ark_vec_push(&links, expr);
    }
    bool chain = ops.n > 1;
    struct ark_ast_expr *all = new_expr(parser, chain ? ARK_EXPR_CHAIN : ARK_EXPR_COMPARE, place);
    int *copy = ARK_NEW_ARRAY(parser->source->compile->arena, int, ops.n);
    memcpy(copy, ops.v, ops.n * sizeof *copy);
    all->op = copy[0];
    all->ops = copy;
    all = with_args(parser, all, links.v, links.n);
    ark_vec_clear(&links);
    ark_vec_clear(&ops);
    return all;
}

static struct ark_ast_expr *parse_not(struct ark_parser *parser)
{
    struct ark_place place = parser->at->place;
    if (!ark_parser_is_word(parser, ARK_KEYWORD_NOT))
        return parse_comparison(parser);
    if (!ark_parser_enter(parser))
        return NULL;
    parser->at++;
    struct ark_ast_expr *expr = parse_not(parser);
    expr = with_args(parser, new_expr(parser, ARK_EXPR_NOT, place), &expr, 1);
    ark_parser_leave(parser);
    return expr;
}

/* Any number of operands side by side, so that long conditions stay flat. */
static struct ark_ast_expr *parse_chain(struct ark_parser *parser, enum ark_keyword keyword,
                                        enum ark_expr_kind kind, parse_fn next)
{
    struct ark_ast_expr *expr = next(parser);
    if (!expr || !ark_parser_is_word(parser, keyword))
        return expr;
    struct ark_ast_expr *chain = new_expr(parser, kind, parser->at->place);
    exprs links = {0};
    ark_vec_push(&links, expr);
    while (expr && ark_parser_accept_word(parser, keyword)) {
        expr = next(parser);
        ark_vec_push(&links, expr);
    }
    chain = with_args(parser, chain, links.v, links.n);
    ark_vec_clear(&links);
    return chain;
}

static struct ark_ast_expr *parse_and(struct ark_parser *parser)
{
    return parse_chain(parser, ARK_KEYWORD_AND, ARK_EXPR_AND, parse_not);
}

static struct ark_ast_expr *parse_xor(struct ark_parser *parser)
{
    return parse_chain(parser, ARK_KEYWORD_XOR, ARK_EXPR_XOR, parse_and);
}

struct ark_ast_expr *ark_parse_or(struct ark_parser *parser)
{
    if (!ark_parser_enter(parser))
        return NULL;
    struct ark_ast_expr *expr = parse_chain(parser, ARK_KEYWORD_OR, ARK_EXPR_OR, parse_xor);
    ark_parser_leave(parser);
    return expr;
}
