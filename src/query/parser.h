/* Tokens to syntax tree, by recursive descent: patterns and expressions need each other. */
#pragma once

#include "query/ast.h"
#include "base/limits.h"
#include "query/lexer.h"

struct ark_parser {
    struct ark_source *source;
    const struct ark_token *at;
    int depth;
    const struct ark_token *first; /* of the text */
};

/* Whole texts. NULL when there is a fault; but an expression whose outermost operands could be
 * passed over is given, for the faults of the others: look at the source's `faults`. */
struct ark_ast_pattern *ark_parse_pattern(struct ark_source *source);
struct ark_ast_expr *ark_parse_expr(struct ark_source *source);
struct ark_ast_query *ark_parse_query(struct ark_source *source);

/* Parts, for each other. */
struct ark_ast_pattern *ark_parse_paths(struct ark_parser *parser);
bool ark_parse_path(struct ark_parser *parser, struct ark_ast_path *ret_path);
struct ark_ast_expr *ark_parse_or(struct ark_parser *parser);
/* Parts of a query up to the end of the text or a closing brace. */
struct ark_ast_query *ark_parse_parts(struct ark_parser *parser);
struct ark_ast_expr *ark_parse_atom(struct ark_parser *parser);
/* {a: 1, b: 2} after the opening brace: the values are the args, their names the names. */
struct ark_ast_expr *ark_parse_map(struct ark_parser *parser, struct ark_ast_expr *map);
/* Whether a path pattern starts here, at a parenthesis, rather than an expression in parentheses:
 * the parenthesis can be a node, and an edge follows it. */
bool ark_parser_at_path(const struct ark_parser *parser);

/* Making expressions. `with_args` gives `expr` its operands; NULL when an operand is missing (a
 * fault was reported) or the tree grows too tall. */
struct ark_ast_expr *ark_parser_new_expr(struct ark_parser *parser, enum ark_expr_kind kind,
                                         struct ark_place place);
struct ark_ast_expr *ark_parser_with_args(struct ark_parser *parser, struct ark_ast_expr *expr,
                                          struct ark_ast_expr *const *args, uint32_t n);
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
/* Steps over the name that is here; NULL, with a fault that it expected `what`, when there is none.
 */
const char *ark_parser_name(struct ark_parser *parser, const char *what);
/* Is this the word, whatever its case? Words that are only special in some places. */
bool ark_token_is(const struct ark_token *token, const char *word);
bool ark_token_starts_clause(const struct ark_token *token);
/* Goes on behind a fault: to the next token at which `stops` holds, outside of the brackets that
 * were opened from `from` on, and ends the panic. False, and nothing is changed, at the end of the
 * text or of the bracket around. */
typedef bool (*ark_stop_fn)(const struct ark_token *token);
bool ark_parser_recover(struct ark_parser *parser, const struct ark_token *from, ark_stop_fn stops);
/* False, with a fault, when nesting is too deep. Pair with `leave`. */
bool ark_parser_enter(struct ark_parser *parser);
void ark_parser_leave(struct ark_parser *parser);
void *ark_parser_too_deep(struct ark_parser *parser);
