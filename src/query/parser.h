/* Tokens to syntax tree, by recursive descent: patterns and expressions need each other. */
#pragma once

#include "query/ast.h"
#include "base/limits.h"
#include "query/lexer.h"

enum { ARK_MOST_HOPS = 30 };

struct ark_parser {
    struct ark_source *source;
    const struct ark_token *at;
    int depth;
};

/* Whole texts. NULL when there is a fault. */
struct ark_ast_pattern *ark_parse_pattern(struct ark_source *source);
struct ark_ast_expr *ark_parse_expr(struct ark_source *source);

/* Parts, for each other. */
struct ark_ast_pattern *ark_parse_paths(struct ark_parser *parser);
struct ark_ast_expr *ark_parse_or(struct ark_parser *parser);
/* The label expression after the colon. */
const struct ark_label *ark_parse_label(struct ark_parser *parser);

/* Moving. `accept` steps over the token if it is there; `expect` also reports when it is not. */
bool ark_parser_is(const struct ark_parser *parser, int kind);
bool ark_parser_is_word(const struct ark_parser *parser, enum ark_keyword keyword);
bool ark_parser_accept(struct ark_parser *parser, int kind);
bool ark_parser_accept_word(struct ark_parser *parser, enum ark_keyword keyword);
bool ark_parser_expect(struct ark_parser *parser, int kind, const char *what);
/* "unexpected X; expected WHAT". Always NULL. */
void *ark_parser_unexpected(struct ark_parser *parser, const char *what);
/* False, with a fault, when nesting is too deep. Pair with `leave`. */
bool ark_parser_enter(struct ark_parser *parser);
void ark_parser_leave(struct ark_parser *parser);
void *ark_parser_too_deep(struct ark_parser *parser);
