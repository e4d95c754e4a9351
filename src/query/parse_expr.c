/* Operators, by precedence as in openCypher: OR, XOR, AND, NOT, comparison, predicates on texts,
 * lists and null, + -, * / %, ^, sign, property and index; what they stand between is in
 * parse_atom.c. */
#include <string.h>

#include "base/vec.h"
#include "query/parser.h"

typedef ARK_VEC(struct ark_ast_expr *) exprs;
typedef struct ark_ast_expr *(*parse_fn)(struct ark_parser *parser);

static enum ark_lang lang_of(const struct ark_parser *parser)
{
    return parser->source->compile->lang;
}

static struct ark_ast_expr *binary(struct ark_parser *parser, enum ark_expr_kind kind, int op,
                                   struct ark_place place, struct ark_ast_expr *left,
                                   struct ark_ast_expr *right)
{
    struct ark_ast_expr *expr = ark_parser_new_expr(parser, kind, place);
    expr->op = op;
    return ark_parser_with_args(parser, expr, (struct ark_ast_expr *[]){left, right}, 2);
}

static struct ark_ast_expr *absent(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = ark_parser_new_expr(parser, ARK_EXPR_LITERAL, parser->at->place);
    expr->op = ARK_ABSENT;
    return expr;
}

/* [index], [from..to], [..to], [from..] behind the bracket. */
static struct ark_ast_expr *parse_index(struct ark_parser *parser, struct ark_ast_expr *list,
                                        struct ark_place place)
{
    struct ark_ast_expr *parts[3] = {list};
    parts[1] = ark_parser_is(parser, ARK_TOKEN_DOTS) ? absent(parser) : ark_parse_or(parser);
    if (!parts[1])
        return NULL;
    bool slice = ark_parser_accept(parser, ARK_TOKEN_DOTS);
    if (slice)
        parts[2] = ark_parser_is(parser, ']') ? absent(parser) : ark_parse_or(parser);
    struct ark_ast_expr *expr =
        ark_parser_new_expr(parser, slice ? ARK_EXPR_SLICE : ARK_EXPR_INDEX, place);
    expr = ark_parser_with_args(parser, expr, parts, slice ? 3 : 2);
    return expr && ark_parser_expect(
                       parser, ']', slice ? "]" : ark_say(lang_of(parser), "] eller ..", "] or .."))
               ? expr
               : NULL;
}

static struct ark_ast_expr *parse_property(struct ark_parser *parser, struct ark_ast_expr *owner)
{
    struct ark_ast_expr *expr = ark_parser_new_expr(parser, ARK_EXPR_PROPERTY, parser->at->place);
    expr->name = ark_parser_name(
        parser, ark_say(lang_of(parser), "navnet på en egenskab", "a property name"));
    return expr->name ? ark_parser_with_args(parser, expr, &owner, 1) : NULL;
}

/* .name [index] :Label after an atom. */
static struct ark_ast_expr *parse_postfix(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = ark_parse_atom(parser);
    while (expr) {
        struct ark_place place = parser->at->place;
        if (ark_parser_accept(parser, '.')) {
            expr = parse_property(parser, expr);
        } else if (ark_parser_accept(parser, '[')) {
            expr = parse_index(parser, expr, place);
        } else if (ark_parser_accept(parser, ':')) {
            struct ark_ast_expr *outer = ark_parser_new_expr(parser, ARK_EXPR_LABELLED, place);
            outer->label = ark_parse_label(parser);
            expr = outer->label ? ark_parser_with_args(parser, outer, &expr, 1) : NULL;
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
    if (negate && parser->at->huge) { /* -2^63, whose positive is no number */
        struct ark_ast_expr *least = ark_parser_new_expr(parser, ARK_EXPR_LITERAL, place);
        least->value = ark_value_int(INT64_MIN);
        parser->at++;
        ark_parser_leave(parser);
        return least;
    }
    struct ark_ast_expr *expr = parse_sign(parser);
    if (negate)
        expr = ark_parser_with_args(parser, ark_parser_new_expr(parser, ARK_EXPR_NEGATE, place),
                                    &expr, 1);
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
        return ark_parser_unexpected(
            parser,
            negated ? "NULL" : ark_say(lang_of(parser), "NULL eller NOT NULL", "NULL or NOT NULL"));
    expr = ark_parser_with_args(parser, ark_parser_new_expr(parser, ARK_EXPR_IS_NULL, place), &expr,
                                1);
    return negated && expr ? ark_parser_with_args(
                                 parser, ark_parser_new_expr(parser, ARK_EXPR_NOT, place), &expr, 1)
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
    return parser->source->panic ? NULL : expr;
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
    struct ark_ast_expr *all =
        ark_parser_new_expr(parser, chain ? ARK_EXPR_CHAIN : ARK_EXPR_COMPARE, place);
    int *copy = ARK_NEW_ARRAY(parser->source->compile->arena, int, ops.n);
    memcpy(copy, ops.v, ops.n * sizeof *copy);
    all->op = copy[0];
    all->ops = copy;
    all = ark_parser_with_args(parser, all, links.v, links.n);
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
    expr = ark_parser_with_args(parser, ark_parser_new_expr(parser, ARK_EXPR_NOT, place), &expr, 1);
    ark_parser_leave(parser);
    return expr;
}

static bool joins(const struct ark_token *token)
{
    return token->keyword == ARK_KEYWORD_AND || token->keyword == ARK_KEYWORD_OR ||
           token->keyword == ARK_KEYWORD_XOR || ark_token_starts_clause(token);
}

/* An operand of AND, OR or XOR. Behind a fault in one of the outermost, the next are still read, so
 * that their faults are reported too. */
static struct ark_ast_expr *parse_operand(struct ark_parser *parser, parse_fn next)
{
    const struct ark_token *from = parser->at;
    struct ark_ast_expr *expr = next(parser);
    if (expr || parser->depth > 1 || !ark_parser_recover(parser, from, joins))
        return expr;
    return ark_token_starts_clause(parser->at)
               ? NULL
               : ark_parser_new_expr(parser, ARK_EXPR_LITERAL, from->place);
}

/* Any number of operands side by side, so that long conditions stay flat. */
static struct ark_ast_expr *parse_chain(struct ark_parser *parser, enum ark_keyword keyword,
                                        enum ark_expr_kind kind, parse_fn next)
{
    struct ark_ast_expr *expr = parse_operand(parser, next);
    if (!expr || !ark_parser_is_word(parser, keyword))
        return expr;
    struct ark_ast_expr *chain = ark_parser_new_expr(parser, kind, parser->at->place);
    exprs links = {0};
    ark_vec_push(&links, expr);
    while (expr && ark_parser_accept_word(parser, keyword)) {
        expr = parse_operand(parser, next);
        ark_vec_push(&links, expr);
    }
    chain = ark_parser_with_args(parser, chain, links.v, links.n);
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
