/* The syntax tree: what was written, with its place. Names are not looked up here (bind.c does). */
#pragma once

#include "query/source.h"

enum ark_label_kind { ARK_LABEL_NAME, ARK_LABEL_ANY, ARK_LABEL_NOT, ARK_LABEL_AND, ARK_LABEL_OR };

/* A label expression; also used after binding, since labels are global names. */
struct ark_label {
    enum ark_label_kind kind;
    struct ark_place place;
    ark_atom name;
    uint32_t height;
    const struct ark_label *left, *right; /* NOT has only `left` */
};

/* Kinds of expressions, before and after binding. */
enum ark_expr_kind {
    ARK_EXPR_LITERAL,
    ARK_EXPR_VARIABLE,
    ARK_EXPR_PROPERTY, /* args[0].name */
    ARK_EXPR_INDEX,    /* args[0][args[1]] */
    ARK_EXPR_LABELLED, /* args[0]:label */
    ARK_EXPR_LIST,
    ARK_EXPR_CALL, /* name(args) */
    ARK_EXPR_NOT,
    ARK_EXPR_NEGATE,
    ARK_EXPR_AND, /* any number of args */
    ARK_EXPR_OR,
    ARK_EXPR_XOR,
    ARK_EXPR_COMPARE,    /* op: '=', '<', '>', or NE, LE, GE of the lexer */
    ARK_EXPR_CHAIN,      /* args[0] ops[0] args[1] ops[1] args[2] ...: a < b <= c */
    ARK_EXPR_ARITHMETIC, /* op: + - * / % ^ */
    ARK_EXPR_IN,
    ARK_EXPR_IS_NULL,
    ARK_EXPR_STARTS,
    ARK_EXPR_ENDS,
    ARK_EXPR_CONTAINS,
    ARK_EXPR_REGEX,
    ARK_EXPR_EXISTS,
    ARK_EXPR_COUNT,
    ARK_EXPR_CASE, /* [subject, if op], condition, result, condition, result ... [else] */
};

struct ark_ast_pattern;

struct ark_ast_expr {
    enum ark_expr_kind kind;
    int op;
    const int *ops;
    struct ark_place place;
    uint32_t height; /* of the tree; bounded, since every later pass is recursive */
    const char *name;
    struct ark_value value;
    const struct ark_label *label;
    struct ark_ast_expr **args;
    uint32_t n;
    const struct ark_ast_pattern *pattern;
};

struct ark_ast_prop {
    struct ark_place place;
    const char *name;
    struct ark_ast_expr *value;
};

enum ark_direction { ARK_EITHER_WAY, ARK_RIGHTWARDS, ARK_LEFTWARDS };

static inline enum ark_direction ark_direction_flip(enum ark_direction direction)
{
    return direction == ARK_EITHER_WAY   ? ARK_EITHER_WAY
           : direction == ARK_RIGHTWARDS ? ARK_LEFTWARDS
                                         : ARK_RIGHTWARDS;
}

/* A node or an edge of a path; they alternate, nodes first and last. */
struct ark_ast_element {
    struct ark_place place;
    bool edge;
    const char *name; /* of the variable; NULL: anonymous */
    const struct ark_label *label;
    struct ark_ast_prop *props;
    uint32_t prop_count;
    struct ark_ast_expr *where;
    enum ark_direction direction;
    bool repeated; /* an edge with a quantifier */
    uint32_t least, most;
};

struct ark_ast_path {
    struct ark_ast_element *elements;
    uint32_t n;
};

struct ark_ast_pattern {
    struct ark_place place;
    struct ark_ast_path *paths;
    uint32_t n;
    struct ark_ast_expr *where; /* of EXISTS and COUNT */
};
