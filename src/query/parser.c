/* The parser's movements, and its two entry points. */
#include "query/parser.h"

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
    int shown = (int)MIN(token->raw_len, 40);
    return ark_source_fault(
        parser->source, token->place,
        ark_say(lang, "uventet %.*s; forventede %s", "unexpected %.*s; expected %s"), shown,
        token->raw, what);
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

static bool at_end(struct ark_parser *parser, const char *what)
{
    if (ark_parser_is(parser, ARK_TOKEN_END))
        return true;
    ark_parser_unexpected(parser, what);
    return false;
}

struct ark_ast_pattern *ark_parse_pattern(struct ark_source *source)
{
    struct ark_parser parser = {.source = source, .at = ark_lex(source)};
    struct ark_ast_pattern *pattern = parser.at ? ark_parse_paths(&parser) : NULL;
    bool whole = pattern && at_end(&parser, ark_say(source->compile->lang,
                                                    "en kant, et komma eller slutningen",
                                                    "an edge, a comma or the end"));
    return whole ? pattern : NULL;
}

struct ark_ast_expr *ark_parse_expr(struct ark_source *source)
{
    struct ark_parser parser = {.source = source, .at = ark_lex(source)};
    struct ark_ast_expr *expr = parser.at ? ark_parse_or(&parser) : NULL;
    bool whole =
        expr && at_end(&parser, ark_say(source->compile->lang, "en operator eller slutningen",
                                        "an operator or the end"));
    return whole ? expr : NULL;
}
