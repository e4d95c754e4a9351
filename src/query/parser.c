/* The parser's movements, and its two entry points. */
#include "query/parser.h"

#include "query/hint.h"

bool ark_parser_is(const struct ark_parser *parser, int kind)
{
    return parser->at->kind == kind;
}

bool ark_parser_is_word(const struct ark_parser *parser, enum ark_keyword keyword)
{
    return parser->at->keyword == keyword;
}

bool ark_parser_accept(struct ark_parser *parser, int kind)
{
    if (!ark_parser_is(parser, kind))
        return false;
    parser->at++;
    return true;
}

bool ark_parser_accept_word(struct ark_parser *parser, enum ark_keyword keyword)
{
    if (!ark_parser_is_word(parser, keyword))
        return false;
    parser->at++;
    return true;
}

void *ark_parser_unexpected(struct ark_parser *parser, const char *what)
{
    enum ark_lang lang = parser->source->compile->lang;
    const struct ark_token *token = parser->at;
    if (token->kind == ARK_TOKEN_END)
        return ark_source_fault(
            parser->source, token->place,
            ark_say(lang, "teksten slutter her; forventede %s", "the text ends here; expected %s"),
            what);
    if (ark_token_writes(token))
        return ark_source_fault(parser->source, token->place,
                                ark_say(lang,
                                        "%s hører ikke til i sproget: forespørgsler læser kun",
                                        "%s is not in the language: queries only read"),
                                token->text);
    const char *hint = ark_token_hint(parser->first, token, lang);
    int shown = ark_error_quoted(token->raw, MIN(token->raw_len, 40));
    const char *quote = token->kind < ARK_TOKEN_NAME ? "'" : "";
    return ark_source_fault(parser->source, token->place, "%s %s%.*s%s; %s%s",
                            ark_say(lang, "uventet", "unexpected"), quote, shown, token->raw, quote,
                            hint ? "" : ark_say(lang, "forventede ", "expected "),
                            hint ? hint : what);
}

bool ark_parser_expect(struct ark_parser *parser, int kind, const char *what)
{
    if (ark_parser_accept(parser, kind))
        return true;
    ark_parser_unexpected(parser, what);
    return false;
}

void *ark_parser_too_deep(struct ark_parser *parser)
{
    return ark_source_fault(parser->source, parser->at->place,
                            ark_say(parser->source->compile->lang,
                                    "udtrykket er for dybt indlejret (højst %d niveauer)",
                                    "the expression is nested too deeply (at most %d levels)"),
                            ARK_MAX_QUERY_DEPTH);
}

bool ark_parser_enter(struct ark_parser *parser)
{
    if (++parser->depth <= ARK_MAX_QUERY_DEPTH)
        return true;
    ark_parser_too_deep(parser);
    return false;
}

void ark_parser_leave(struct ark_parser *parser)
{
    parser->depth--;
}

const char *ark_parser_name(struct ark_parser *parser, const char *what)
{
    if (ark_parser_is(parser, ARK_TOKEN_NAME))
        return parser->at++->text;
    return ark_parser_unexpected(parser, what);
}

bool ark_token_is(const struct ark_token *token, const char *word)
{
    return token->kind == ARK_TOKEN_NAME && *token->raw != '`' &&
           g_ascii_strcasecmp(token->text, word) == 0;
}

bool ark_token_starts_clause(const struct ark_token *token)
{
    switch (token->keyword) {
    case ARK_KEYWORD_MATCH:
    case ARK_KEYWORD_OPTIONAL:
    case ARK_KEYWORD_UNWIND:
    case ARK_KEYWORD_RETURN:
    case ARK_KEYWORD_UNION:
        return true;
    case ARK_KEYWORD_WITH: /* not of STARTS WITH */
        return token[-1].keyword != ARK_KEYWORD_STARTS && token[-1].keyword != ARK_KEYWORD_ENDS;
    default:
        return false;
    }
}

/* 1 at an opening bracket, -1 at a closing one. */
static int nesting(const struct ark_token *token)
{
    int kind = token->kind;
    return kind == '(' || kind == '[' || kind == '{'   ? 1
           : kind == ')' || kind == ']' || kind == '}' ? -1
                                                       : 0;
}

bool ark_parser_recover(struct ark_parser *parser, const struct ark_token *from, ark_stop_fn stops)
{
    /* Clauses stand between braces or nowhere, so a bracket that was forgotten does not hide them.
     */
    bool clauses = stops == ark_token_starts_clause;
    int depth = 0;
    const struct ark_token *at = from;
    for (; at->kind != ARK_TOKEN_END && depth >= 0; at++) {
        if (at >= parser->at && at > from && depth == 0 && stops(at)) {
            parser->at = at;
            parser->source->panic = false;
            return true;
        }
        bool counts = !clauses || at->kind == '{' || at->kind == '}';
        depth += counts ? nesting(at) : 0;
    }
    return false;
}

static bool starts_like_node(const struct ark_token *open)
{
    const struct ark_token *next = open + 1;
    if (next->kind == ARK_TOKEN_NAME)
        return next[1].kind == ')' || next[1].kind == ':' || next[1].kind == '{' ||
               next[1].keyword == ARK_KEYWORD_WHERE;
    return next->kind == ')' || next->kind == ':' || next->kind == '{';
}

bool ark_parser_at_path(const struct ark_parser *parser)
{
    const struct ark_token *at = parser->at;
    if (at->kind != '(' || !starts_like_node(at))
        return false;
    int depth = 0;
    do {
        depth += nesting(at);
        at++;
    } while (depth > 0 && at->kind != ARK_TOKEN_END);
    bool left = at->kind == '<' && at[1].kind == '-';
    if (left)
        return at[2].kind == '-' || at[2].kind == '[' || at[2].kind == '(';
    return at->kind == '-' && (at[1].kind == '-' || at[1].kind == '[' || at[1].kind == '>');
}

static bool at_end(struct ark_parser *parser, const char *what)
{
    if (ark_parser_is(parser, ARK_TOKEN_END))
        return true;
    if (!parser->source->faults) /* else this is what the fault left behind */
        ark_parser_unexpected(parser, what);
    return false;
}

/* Lexes, and ends with what `parse` leaves; `what` can follow it. */
static void *parse_whole(struct ark_source *source, void *(*parse)(struct ark_parser *),
                         const char *what)
{
    source->parsing = true;
    struct ark_parser parser = {.source = source, .at = ark_lex(source)};
    parser.first = parser.at;
    void *tree = parser.at ? parse(&parser) : NULL;
    bool whole = tree && at_end(&parser, what);
    source->parsing = source->panic = false;
    return whole ? tree : NULL;
}

static void *parse_paths(struct ark_parser *parser)
{
    return ark_parse_paths(parser);
}

static void *parse_or(struct ark_parser *parser)
{
    return ark_parse_or(parser);
}

static void *parse_parts(struct ark_parser *parser)
{
    struct ark_ast_query *query = ark_parse_parts(parser);
    ark_parser_accept(parser, ';');
    return query;
}

struct ark_ast_pattern *ark_parse_pattern(struct ark_source *source)
{
    struct ark_ast_pattern *pattern =
        parse_whole(source, parse_paths,
                    ark_say(source->compile->lang, "en kant, et komma eller slutningen",
                            "an edge, a comma or the end"));
    return source->faults ? NULL : pattern;
}

struct ark_ast_expr *ark_parse_expr(struct ark_source *source)
{
    return parse_whole(
        source, parse_or,
        ark_say(source->compile->lang, "en operator eller slutningen", "an operator or the end"));
}

struct ark_ast_query *ark_parse_query(struct ark_source *source)
{
    struct ark_ast_query *query =
        parse_whole(source, parse_parts, ark_say(source->compile->lang, "slutningen", "the end"));
    return source->faults ? NULL : query;
}
