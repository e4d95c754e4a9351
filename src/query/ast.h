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
    ARK_EXPR_EXISTS,  /* `pattern`, or `query` */
    ARK_EXPR_COUNT,   /* likewise */
    ARK_EXPR_COLLECT, /* `query` */
    ARK_EXPR_CASE,    /* [subject, if op], condition, result, condition, result ... [else] */
    ARK_EXPR_MAP,     /* args[i] under names[i] */
    ARK_EXPR_SLICE,   /* args[0][args[1]..args[2]]; what is left out is a literal null */
    ARK_EXPR_PARAMETER,
    ARK_EXPR_AGGREGATE,     /* name([DISTINCT, if op] args); count(*) has no args */
    ARK_EXPR_COMPREHENSION, /* [name IN args[0] WHERE args[1] | args[2]] */
    ARK_EXPR_QUANTIFIER,    /* op(name IN args[0] WHERE args[1]) */
    ARK_EXPR_REDUCE,        /* reduce(names[0] = args[0], name IN args[1] | args[2]) */
    ARK_EXPR_PATTERNS,      /* [pattern | args[0]] */
    ARK_EXPR_PREDICATE,     /* a bare pattern as a condition */
};

/* `op` of the LITERAL null that stands for an end of a slice that was left out. */
enum { ARK_ABSENT = 1 };

/* `op` of QUANTIFIER. */
enum ark_quantifier { ARK_ALL, ARK_ANY, ARK_NONE, ARK_SINGLE };

struct ark_ast_pattern;
struct ark_ast_query;

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
    const char *const *names;
    uint32_t n;
    const struct ark_ast_pattern *pattern;
    const struct ark_ast_query *query;
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
    struct ark_place name_place;
    const struct ark_label *label;
    struct ark_ast_prop *props;
    uint32_t prop_count;
    struct ark_ast_expr *where;
    enum ark_direction direction;
    bool repeated;  /* an edge with a quantifier */
    bool unbounded; /* `most` is a limit, not what was asked for */
    uint32_t least, most;
    const struct ark_ast_pattern *segment; /* ((a)-->(b)){2}: one path in the place of the edge */
};

struct ark_ast_path {
    struct ark_place place;
    const char *name; /* of the variable; NULL: anonymous */
    struct ark_ast_element *elements;
    uint32_t n;
};

struct ark_ast_pattern {
    struct ark_place place;
    struct ark_ast_path *paths;
    uint32_t n;
    struct ark_ast_expr *where; /* of EXISTS and COUNT */
};

enum ark_clause_kind { ARK_CLAUSE_MATCH, ARK_CLAUSE_UNWIND, ARK_CLAUSE_WITH, ARK_CLAUSE_RETURN };

struct ark_ast_item {
    struct ark_ast_expr *expr;
    const char *name;       /* the alias, else the text as written */
    bool aliased;           /* there was an AS, or it is a variable */
    struct ark_place place; /* of the alias */
};

struct ark_ast_sort {
    struct ark_ast_expr *expr;
    bool descending;
};

struct ark_ast_clause {
    enum ark_clause_kind kind;
    struct ark_place place;
    bool optional;                         /* MATCH */
    const struct ark_ast_pattern *pattern; /* MATCH */
    struct ark_ast_expr *where;            /* MATCH, WITH */
    struct ark_ast_item *items;            /* WITH, RETURN; UNWIND has one */
    uint32_t item_count;
    bool star, distinct;
    struct ark_ast_sort *sorts;
    uint32_t sort_count;
    struct ark_ast_expr *skip, *limit;
};

struct ark_ast_part {
    struct ark_place place;
    struct ark_ast_clause *clauses;
    uint32_t n;
};

/* Parts with UNION between. */
struct ark_ast_query {
    struct ark_place place;
    struct ark_ast_part *parts;
    uint32_t n;
    bool all; /* UNION ALL */
};
