/* What stands between the operators of an expression: literals, names, calls, lists, maps, CASE,
 * subqueries, and the forms that have a variable of their own. */
#include <string.h>

#include "base/vec.h"
#include "query/parser.h"

enum { TALLEST = 4 * ARK_MAX_QUERY_DEPTH };

typedef ARK_VEC(struct ark_ast_expr *) exprs;

static enum ark_lang lang_of(const struct ark_parser *parser)
{
    return parser->source->compile->lang;
}

struct ark_ast_expr *ark_parser_new_expr(struct ark_parser *parser, enum ark_expr_kind kind,
                                         struct ark_place place)
{
    struct ark_ast_expr *expr = ARK_NEW(parser->source->compile->arena, struct ark_ast_expr);
    expr->kind = kind;
    expr->place = place;
    expr->height = 1;
    return expr;
}

struct ark_ast_expr *ark_parser_with_args(struct ark_parser *parser, struct ark_ast_expr *expr,
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

static struct ark_ast_expr *new_here(struct ark_parser *parser, enum ark_expr_kind kind)
{
    return ark_parser_new_expr(parser, kind, parser->at->place);
}

static void set_names(struct ark_parser *parser, struct ark_ast_expr *expr,
                      const char *const *names, uint32_t n)
{
    const char **copy = ARK_NEW_ARRAY(parser->source->compile->arena, const char *, n);
    if (n)
        memcpy(copy, names, n * sizeof *copy);
    expr->names = copy;
}

/* What comes between the bracket that was just read and `close`: expressions by comma. */
static struct ark_ast_expr *parse_list(struct ark_parser *parser, struct ark_ast_expr *owner,
                                       int close, const char *what)
{
    exprs items = {0};
    bool more = !ark_parser_is(parser, close);
    bool ok = true;
    while (more) {
        struct ark_ast_expr *item = ark_parse_or(parser);
        ok = item;
        if (ok)
            ark_vec_push(&items, item);
        more = ok && ark_parser_accept(parser, ',');
    }
    ok = ok && ark_parser_expect(parser, close, what);
    owner = ok ? ark_parser_with_args(parser, owner, items.v, items.n) : NULL;
    ark_vec_clear(&items);
    return owner;
}

struct ark_ast_expr *ark_parse_map(struct ark_parser *parser, struct ark_ast_expr *map)
{
    exprs values = {0};
    ARK_VEC(const char *) names = {0};
    bool ok = true;
    bool more = !ark_parser_is(parser, '}');
    while (more && ok) {
        const char *name = ark_parser_name(
            parser, ark_say(lang_of(parser), "navnet på en egenskab", "a property name"));
        ok = name && ark_parser_expect(parser, ':', ":");
        ark_vec_push(&names, name);
        ark_vec_push(&values, ok ? ark_parse_or(parser) : NULL);
        ok = ark_vec_last(&values);
        more = ok && ark_parser_accept(parser, ',');
    }
    ok = ok &&
         ark_parser_expect(parser, '}', ark_say(lang_of(parser), "komma eller }", "a comma or }"));
    set_names(parser, map, names.v, names.n);
    map = ok ? ark_parser_with_args(parser, map, values.v, values.n) : NULL;
    ark_vec_clear(&names);
    ark_vec_clear(&values);
    return map;
}

static bool is_clause(const struct ark_token *token)
{
    return token->keyword == ARK_KEYWORD_OPTIONAL || token->keyword == ARK_KEYWORD_UNWIND ||
           token->keyword == ARK_KEYWORD_WITH || token->keyword == ARK_KEYWORD_RETURN ||
           token->keyword == ARK_KEYWORD_MATCH;
}

/* pattern [WHERE condition] after EXISTS { or COUNT { */
static bool parse_subpattern(struct ark_parser *parser, struct ark_ast_expr *expr)
{
    struct ark_ast_pattern *pattern = ark_parse_paths(parser);
    if (!pattern)
        return false;
    if (ark_parser_accept_word(parser, ARK_KEYWORD_WHERE)) {
        pattern->where = ark_parse_or(parser);
        if (!pattern->where)
            return false;
    }
    expr->pattern = pattern;
    return true;
}

/* MATCH pattern [WHERE condition] alone is the pattern; with more behind it, it is a query. */
static bool parse_subquery_content(struct ark_parser *parser, struct ark_ast_expr *expr)
{
    if (!is_clause(parser->at) && expr->kind != ARK_EXPR_COLLECT)
        return parse_subpattern(parser, expr);
    struct ark_ast_query *query = ark_parse_parts(parser);
    if (!query)
        return false;
    const struct ark_ast_clause *first = query->parts[0].clauses;
    bool bare = query->n == 1 && query->parts[0].n == 1 && first->kind == ARK_CLAUSE_MATCH &&
                !first->optional && expr->kind != ARK_EXPR_COLLECT;
    if (bare) {
        struct ark_ast_pattern *pattern =
            ARK_NEW(parser->source->compile->arena, struct ark_ast_pattern);
        *pattern = *first->pattern;
        pattern->where = first->where;
        expr->pattern = pattern;
    } else {
        expr->query = query;
    }
    return true;
}

static struct ark_ast_expr *parse_subquery(struct ark_parser *parser, enum ark_expr_kind kind)
{
    struct ark_ast_expr *expr = new_here(parser, kind);
    parser->at += 2; /* EXISTS { */
    bool ok = parse_subquery_content(parser, expr);
    const char *what =
        ark_say(lang_of(parser), "en kant, komma, WHERE eller }", "an edge, a comma, WHERE or }");
    return ok && ark_parser_expect(parser, '}', what) ? expr : NULL;
}

static bool expect_word(struct ark_parser *parser, enum ark_keyword keyword, const char *word)
{
    return ark_parser_accept_word(parser, keyword) || ark_parser_unexpected(parser, word);
}

/* WHEN condition THEN result */
static bool parse_branch(struct ark_parser *parser, exprs *parts)
{
    parser->at++;
    ark_vec_push(parts, ark_parse_or(parser));
    if (!ark_vec_last(parts) || !expect_word(parser, ARK_KEYWORD_THEN, "THEN"))
        return false;
    ark_vec_push(parts, ark_parse_or(parser));
    return ark_vec_last(parts);
}

static bool parse_case_parts(struct ark_parser *parser, struct ark_ast_expr *expr, exprs *parts)
{
    if (!ark_parser_is_word(parser, ARK_KEYWORD_WHEN)) {
        expr->op = true;
        ark_vec_push(parts, ark_parse_or(parser));
        if (!ark_vec_last(parts))
            return false;
    }
    if (!ark_parser_is_word(parser, ARK_KEYWORD_WHEN))
        return ark_parser_unexpected(parser, "WHEN");
    while (ark_parser_is_word(parser, ARK_KEYWORD_WHEN)) {
        if (!parse_branch(parser, parts))
            return false;
    }
    if (ark_parser_accept_word(parser, ARK_KEYWORD_ELSE)) {
        ark_vec_push(parts, ark_parse_or(parser));
        if (!ark_vec_last(parts))
            return false;
    }
    return expect_word(parser, ARK_KEYWORD_END,
                       ark_say(lang_of(parser), "WHEN, ELSE eller END", "WHEN, ELSE or END"));
}

static struct ark_ast_expr *parse_case(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = new_here(parser, ARK_EXPR_CASE);
    exprs parts = {0};
    parser->at++;
    bool ok = parse_case_parts(parser, expr, &parts);
    expr = ok ? ark_parser_with_args(parser, expr, parts.v, parts.n) : NULL;
    ark_vec_clear(&parts);
    return expr;
}

static struct ark_ast_expr *literal(struct ark_parser *parser, struct ark_value value)
{
    struct ark_ast_expr *expr = new_here(parser, ARK_EXPR_LITERAL);
    expr->value = value;
    parser->at++;
    return expr;
}

/* Stands for a condition that was left out. */
static struct ark_ast_expr *always(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = new_here(parser, ARK_EXPR_LITERAL);
    expr->value = ark_value_bool(true);
    return expr;
}

/* Texts of a query are in normal form C, as those of the graph are taken to be; interned, so that
 * an equal property is found equal by its pointer. */
static struct ark_value text_value(struct ark_parser *parser, const struct ark_token *token)
{
    ark_atoms *atoms = parser->source->compile->atoms;
    g_autofree char *normal = g_utf8_normalize(token->text, token->len, G_NORMALIZE_NFC);
    ark_atom atom = ark_atom_intern(atoms, normal ? normal : token->text);
    return ark_value_text(ark_atom_text(atoms, atom), (uint32_t)ark_atom_len(atoms, atom));
}

/* [WHERE condition] of the forms with a variable; true when there is none. */
static struct ark_ast_expr *parse_optional_where(struct ark_parser *parser)
{
    return ark_parser_accept_word(parser, ARK_KEYWORD_WHERE) ? ark_parse_or(parser)
                                                             : always(parser);
}

/* name IN list, where the name is. */
static struct ark_ast_expr *parse_source_list(struct ark_parser *parser, const char **ret_name)
{
    *ret_name = ark_parser_name(parser, ark_say(lang_of(parser), "en variabel", "a variable"));
    if (!*ret_name || !expect_word(parser, ARK_KEYWORD_IN, "IN"))
        return NULL;
    return ark_parse_or(parser);
}

/* [x IN list WHERE condition | result], at the bracket; without a result, the item itself. */
static struct ark_ast_expr *parse_comprehension(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = new_here(parser, ARK_EXPR_COMPREHENSION);
    struct ark_ast_expr *args[3] = {0};
    parser->at++;
    args[0] = parse_source_list(parser, &expr->name);
    args[1] = args[0] ? parse_optional_where(parser) : NULL;
    if (args[1] && ark_parser_accept(parser, '|')) {
        args[2] = ark_parse_or(parser);
    } else if (args[1]) {
        args[2] = new_here(parser, ARK_EXPR_VARIABLE);
        args[2]->name = expr->name;
    }
    const char *what = ark_say(lang_of(parser), "WHERE, | eller ]", "WHERE, | or ]");
    if (!args[2] || !ark_parser_expect(parser, ']', what))
        return NULL;
    return ark_parser_with_args(parser, expr, args, 3);
}

/* [pattern WHERE condition | result], at the bracket. */
static struct ark_ast_expr *parse_pattern_list(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = new_here(parser, ARK_EXPR_PATTERNS);
    parser->at++;
    bool ok = parse_subpattern(parser, expr) && ark_parser_expect(parser, '|', "|");
    struct ark_ast_expr *result = ok ? ark_parse_or(parser) : NULL;
    if (!result || !ark_parser_expect(parser, ']', "]"))
        return NULL;
    return ark_parser_with_args(parser, expr, &result, 1);
}

static struct ark_ast_expr *parse_bracket(struct ark_parser *parser)
{
    const struct ark_token *first = parser->at + 1;
    if (first->kind == ARK_TOKEN_NAME && first[1].keyword == ARK_KEYWORD_IN)
        return parse_comprehension(parser);
    struct ark_parser inside = {.source = parser->source, .at = first};
    bool named = first->kind == ARK_TOKEN_NAME && first[1].kind == '=' && first[2].kind == '(';
    if (named)
        inside.at += 2;
    if (ark_parser_at_path(&inside))
        return parse_pattern_list(parser);
    struct ark_ast_expr *list = new_here(parser, ARK_EXPR_LIST);
    parser->at++;
    return parse_list(parser, list, ']', ark_say(lang_of(parser), "komma eller ]", "a comma or ]"));
}

/* all(x IN list WHERE condition), at the word. */
static struct ark_ast_expr *parse_quantifier(struct ark_parser *parser, enum ark_quantifier which)
{
    struct ark_ast_expr *expr = new_here(parser, ARK_EXPR_QUANTIFIER);
    struct ark_ast_expr *args[2] = {0};
    expr->op = (int)which;
    parser->at += 2;
    args[0] = parse_source_list(parser, &expr->name);
    args[1] = args[0] ? parse_optional_where(parser) : NULL;
    const char *what = ark_say(lang_of(parser), "WHERE eller )", "WHERE or )");
    if (!args[1] || !ark_parser_expect(parser, ')', what))
        return NULL;
    return ark_parser_with_args(parser, expr, args, 2);
}

/* reduce(sum = start, x IN list | expression), at the word. */
static struct ark_ast_expr *parse_reduce(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = new_here(parser, ARK_EXPR_REDUCE);
    struct ark_ast_expr *args[3] = {0};
    const char *sum = parser->at[2].text;
    parser->at += 4; /* reduce ( sum = */
    args[0] = ark_parse_or(parser);
    if (args[0] && ark_parser_expect(parser, ',', ","))
        args[1] = parse_source_list(parser, &expr->name);
    if (args[1] && ark_parser_expect(parser, '|', "|"))
        args[2] = ark_parse_or(parser);
    set_names(parser, expr, &sum, 1);
    if (!args[2] || !ark_parser_expect(parser, ')', ")"))
        return NULL;
    return ark_parser_with_args(parser, expr, args, 3);
}

/* name(arguments) or name([DISTINCT] arguments) or name(*), at the word. */
static struct ark_ast_expr *parse_call(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = new_here(parser, ARK_EXPR_CALL);
    expr->name = parser->at->text;
    parser->at += 2;
    if (ark_parser_is(parser, '*') && parser->at[1].kind == ')') {
        expr->kind = ARK_EXPR_AGGREGATE;
        parser->at += 2;
        return ark_parser_with_args(parser, expr, NULL, 0);
    }
    if (ark_parser_accept_word(parser, ARK_KEYWORD_DISTINCT)) {
        expr->kind = ARK_EXPR_AGGREGATE;
        expr->op = true;
    }
    return parse_list(parser, expr, ')', ark_say(lang_of(parser), "komma eller )", "a comma or )"));
}

static struct ark_ast_expr *parse_named_call(struct ark_parser *parser)
{
    static const char *const QUANTIFIERS[] = {
        [ARK_ALL] = "all", [ARK_ANY] = "any", [ARK_NONE] = "none", [ARK_SINGLE] = "single"};
    const struct ark_token *token = parser->at;
    bool with_variable = token[2].kind == ARK_TOKEN_NAME && token[3].keyword == ARK_KEYWORD_IN;
    for (size_t i = 0; with_variable && i < G_N_ELEMENTS(QUANTIFIERS); i++) {
        if (ark_token_is(token, QUANTIFIERS[i]))
            return parse_quantifier(parser, (enum ark_quantifier)i);
    }
    if (ark_token_is(token, "reduce") && token[2].kind == ARK_TOKEN_NAME && token[3].kind == '=')
        return parse_reduce(parser);
    return parse_call(parser);
}

static struct ark_ast_expr *parse_name(struct ark_parser *parser)
{
    if (parser->at[1].kind == '(')
        return parse_named_call(parser);
    if (ark_token_is(parser->at, "collect") && parser->at[1].kind == '{')
        return parse_subquery(parser, ARK_EXPR_COLLECT);
    struct ark_ast_expr *expr = new_here(parser, ARK_EXPR_VARIABLE);
    expr->name = parser->at->text;
    parser->at++;
    return expr;
}

static struct ark_ast_expr *parse_word(struct ark_parser *parser)
{
    bool brace = parser->at[1].kind == '{';
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
        if (parser->at[1].kind == '(')
            return ark_source_fault(parser->source, parser->at->place,
                                    ark_say(lang_of(parser),
                                            "skriv EXISTS { mønster } eller "
                                            "x.egenskab IS NOT NULL",
                                            "write EXISTS { pattern } or x.property IS NOT NULL"));
        break;
    case ARK_KEYWORD_COUNT:
        return brace ? parse_subquery(parser, ARK_EXPR_COUNT) : parse_name(parser);
    case ARK_KEYWORD_NONE:
    case ARK_KEYWORD_ORDER:
    case ARK_KEYWORD_SKIP:
    case ARK_KEYWORD_LIMIT:
        return parse_name(parser);
    default:
        break;
    }
    return ark_parser_unexpected(parser, ark_say(lang_of(parser), "et udtryk", "an expression"));
}

static struct ark_ast_expr *parse_predicate(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = new_here(parser, ARK_EXPR_PREDICATE);
    struct ark_ast_pattern *pattern =
        ARK_NEW(parser->source->compile->arena, struct ark_ast_pattern);
    pattern->place = parser->at->place;
    pattern->n = 1;
    pattern->paths = ARK_NEW(parser->source->compile->arena, struct ark_ast_path);
    bool ok = ark_parse_path(parser, pattern->paths);
    expr->pattern = pattern;
    return ok ? expr : NULL;
}

static struct ark_ast_expr *parse_parameter(struct ark_parser *parser)
{
    struct ark_ast_expr *expr = new_here(parser, ARK_EXPR_PARAMETER);
    parser->at++;
    if (ark_parser_is(parser, ARK_TOKEN_INT)) {
        const struct ark_token *number = parser->at++;
        expr->name =
            ark_arena_strndup(parser->source->compile->arena, number->raw, number->raw_len);
        return expr;
    }
    expr->name = ark_parser_name(
        parser, ark_say(lang_of(parser), "navnet på en parameter", "the name of a parameter"));
    return expr->name ? expr : NULL;
}

static struct ark_ast_expr *parse_integer(struct ark_parser *parser)
{
    if (!parser->at->huge)
        return literal(parser, ark_value_int(parser->at->integer));
    return ark_source_fault(
        parser->source, parser->at->place,
        ark_say(lang_of(parser), "tallet er for stort", "the number is too large"));
}

static struct ark_ast_expr *parse_parenthesis(struct ark_parser *parser)
{
    if (ark_parser_at_path(parser))
        return parse_predicate(parser);
    parser->at++;
    struct ark_ast_expr *expr = ark_parse_or(parser);
    return expr && ark_parser_expect(parser, ')', ")") ? expr : NULL;
}

struct ark_ast_expr *ark_parse_atom(struct ark_parser *parser)
{
    const struct ark_token *token = parser->at;
    switch (token->kind) {
    case ARK_TOKEN_TEXT:
        return literal(parser, text_value(parser, token));
    case ARK_TOKEN_INT:
        return parse_integer(parser);
    case ARK_TOKEN_REAL:
        return literal(parser, ark_value_real(token->real));
    case ARK_TOKEN_NAME:
        return parse_word(parser);
    case '$':
        return parse_parameter(parser);
    case '(':
        return parse_parenthesis(parser);
    case '[':
        return parse_bracket(parser);
    case '{':
        parser->at++;
        return ark_parse_map(parser, ark_parser_new_expr(parser, ARK_EXPR_MAP, token->place));
    default:
        return ark_parser_unexpected(parser,
                                     ark_say(lang_of(parser), "et udtryk", "an expression"));
    }
}
