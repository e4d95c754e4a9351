/* What somebody meant who wrote a token that can't stand there: signs and words of other languages.
 */
#include "query/hint.h"

#include "query/parser.h"

/* A token, and the one that follows at once (0: any). */
static const struct {
    int kind, next;
    struct ark_text hint;
} SIGNS[] = {
    {'!', '=', {{"ulig med skrives <>", "not equal is written <>"}}},
    {'&', '&', {{"skriv AND", "write AND"}}},
    {'|', '|', {{"skriv OR", "write OR"}}},
    {';', 0, {{"her står kun ét udtryk", "only one expression stands here"}}},
};

static const struct {
    enum ark_keyword keyword;
    struct ark_text hint;
} WORDS[] = {
    {ARK_KEYWORD_MATCH, {{"mønstret skrives uden MATCH", "the pattern is written without MATCH"}}},
    {ARK_KEYWORD_WHERE,
     {{"betingelsen står i parentesen, (a WHERE ...), eller under `where`",
       "the condition stands in the parentheses, (a WHERE ...), or under `where`"}}},
    {ARK_KEYWORD_RETURN,
     {{"her står kun mønstret, uden RETURN", "only the pattern stands here, without RETURN"}}},
};

static bool touch(const struct ark_token *a, const struct ark_token *b)
{
    return a->raw + a->raw_len == b->raw;
}

static bool is_number(const struct ark_token *token)
{
    return token->kind == ARK_TOKEN_INT || token->kind == ARK_TOKEN_REAL;
}

/* In a whole query these words have their place. */
static bool of_query(const struct ark_token *first, const struct ark_token *token)
{
    switch (first && first < token ? first->keyword : ARK_KEYWORD_NONE) {
    case ARK_KEYWORD_MATCH:
    case ARK_KEYWORD_OPTIONAL:
    case ARK_KEYWORD_UNWIND:
    case ARK_KEYWORD_WITH:
    case ARK_KEYWORD_RETURN:
        return true;
    default:
        return false;
    }
}

const char *ark_token_hint(const struct ark_token *first, const struct ark_token *token,
                           enum ark_lang lang)
{
    const struct ark_token *before = token > first ? token - 1 : NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(SIGNS); i++) {
        bool next = !SIGNS[i].next || (token[1].kind == SIGNS[i].next && touch(token, token + 1));
        if (token->kind == SIGNS[i].kind && next)
            return ark_text_in(SIGNS[i].hint, lang);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS) && !of_query(first, token); i++) {
        if (token->keyword == WORDS[i].keyword)
            return ark_text_in(WORDS[i].hint, lang);
    }
    if (token->kind == '=' && before && before->kind == '=' && touch(before, token))
        return ark_say(lang, "lig med skrives =", "equal is written =");
    if (token->keyword == ARK_KEYWORD_NOT && token[1].keyword == ARK_KEYWORD_IN)
        return ark_say(lang, "skriv NOT a IN [...]", "write NOT a IN [...]");
    if (token->kind == ',' && before && is_number(before) && touch(before, token) &&
        is_number(token + 1) && touch(token, token + 1))
        return ark_say(lang, "decimaltal skrives med punktum: 0.5",
                       "decimal numbers have a full stop: 0.5");
    return NULL;
}

const char *ark_character_hint(const char *at, enum ark_lang lang)
{
    static const char QUOTES[] = "‘’‚“”„´«»", DASHES[] = "–—‐‑−";
    gunichar c = g_utf8_get_char(at);
    if (g_utf8_strchr(QUOTES, -1, c))
        return ark_say(lang, "tekster står mellem ' og '", "texts stand between ' and '");
    if (g_utf8_strchr(DASHES, -1, c))
        return ark_say(lang, "skriv en almindelig bindestreg: -", "write a plain hyphen: -");
    return NULL;
}

bool ark_token_writes(const struct ark_token *token)
{
    static const char *const VERBS[] = {"create", "merge",  "set",  "delete",
                                        "detach", "remove", "call", "foreach"};
    for (size_t i = 0; i < G_N_ELEMENTS(VERBS); i++) {
        if (ark_token_is(token, VERBS[i]))
            return true;
    }
    return false;
}
