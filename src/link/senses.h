/* Words that look like a name but are not meant so: verbs, and what a text calls itself. Knows no
 * names. */
#pragma once

#include "link/tokens.h"

/* Whether a word in lower case, as the name of a function, may be a verb ("udstil", "valider"):
 * none of the endings that make nouns of verbs. */
bool ark_may_be_verb(const char *word);

/* Whether `len` bytes are `word` with an ending that only nouns have: "kontrollen" of "kontrol",
 * but not "udstiller" of "udstil". `word` is in lower case. */
bool ark_is_form_of_noun(const char *word, const char *form, uint32_t len);

/* Whether the word `at` is a verb, to judge by the words around it: "der modtager", "modtager en",
 * "log out"; never "en modtager". */
bool ark_is_verb_there(const char *text, const token_vec *tokens, uint32_t at);

/* Whether the word `at` is the text itself: "dette dokument", "denne rapport". */
bool ark_is_this_text(const char *text, const token_vec *tokens, uint32_t at);
