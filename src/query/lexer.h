/* Query text to tokens. Knows nothing of grammar. */
#pragma once

#include "query/source.h"

/* Signs of one character are tokens of that character's code; the others are these. */
enum ark_token_kind {
    ARK_TOKEN_END = 0,
    ARK_TOKEN_LE = 256, /* <= */
    ARK_TOKEN_GE,       /* >= */
    ARK_TOKEN_NE,       /* <> */
    ARK_TOKEN_MATCH,    /* =~ */
    ARK_TOKEN_DOTS,     /* .. */
    ARK_TOKEN_NAME,     /* also keywords */
    ARK_TOKEN_TEXT,
    ARK_TOKEN_INT,
    ARK_TOKEN_REAL,
};

#define ARK_KEYWORD_ROWS(X)                                                                        \
    X(AND)                                                                                         \
    X(OR)                                                                                          \
    X(XOR)                                                                                         \
    X(NOT)                                                                                         \
    X(IN)                                                                                          \
    X(IS)                                                                                          \
    X(NULL)                                                                                        \
    X(TRUE)                                                                                        \
    X(FALSE)                                                                                       \
    X(STARTS)                                                                                      \
    X(ENDS)                                                                                        \
    X(WITH)                                                                                        \
    X(CONTAINS)                                                                                    \
    X(EXISTS)                                                                                      \
    X(COUNT)                                                                                       \
    X(CASE)                                                                                        \
    X(WHEN)                                                                                        \
    X(THEN)                                                                                        \
    X(ELSE)                                                                                        \
    X(END)                                                                                         \
    X(WHERE)                                                                                       \
    X(MATCH)                                                                                       \
    X(OPTIONAL)                                                                                    \
    X(UNWIND)                                                                                      \
    X(RETURN)                                                                                      \
    X(UNION)                                                                                       \
    X(AS)                                                                                          \
    X(DISTINCT)                                                                                    \
    X(ORDER)                                                                                       \
    X(SKIP)                                                                                        \
    X(LIMIT)

enum ark_keyword {
    ARK_KEYWORD_NONE,
#define X(word) ARK_KEYWORD_##word,
    ARK_KEYWORD_ROWS(X)
#undef X
};

struct ark_token {
    int kind;
    enum ark_keyword keyword; /* of a NAME without backticks */
    bool huge;                /* an INT of 2^63, which only a minus before it makes a number */
    struct ark_place place;
    const char *raw; /* as written: where it starts in the snippet */
    uint32_t raw_len;
    const char *text; /* NAME and TEXT: the content, with escapes resolved and a closing NUL */
    uint32_t len;
    union {
        int64_t integer;
        double real;
    };
};

/* The tokens of the source, in the compile arena; the last is END. NULL when there is a fault. */
const struct ark_token *ark_lex(struct ark_source *source);
