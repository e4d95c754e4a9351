/* What somebody meant who wrote a token that can't stand there. */
#pragma once

#include "query/lexer.h"

/* "lig med skrives =", or NULL. `first` is the first token of the text; `token`
 * is not its end. */
const char *ark_token_hint(const struct ark_token *first, const struct ark_token *token,
                           enum ark_lang lang);
/* The same for a character that no token begins with. */
const char *ark_character_hint(const char *at, enum ark_lang lang);
/* Is it a word that changes the graph elsewhere? There is none here. */
bool ark_token_writes(const struct ark_token *token);
