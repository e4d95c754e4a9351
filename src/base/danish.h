/* Danish inflection: whether a word of a text is a form of a word that is looked for. Rules and
 * small tables, no dictionary; so a form that two words share counts as a form of both. Knows no
 * queries. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct sb_stemmer;

/* A word that is looked for. Given in its base form ("aktør", "anvende", "digital") all its forms
 * are found; given in another form of a noun ("aktører"), the forms of the noun. */
struct ark_danish_word {
    const char *text; /* lower case, composed */
    uint32_t len, letters;
    const char *endings; /* what may follow the word, and its doubled last consonant */
    const char *bent;    /* the stem of forms that lose an e: "regl" of "regel"; else NULL */
    const char *bent_endings;
    const char *stem; /* when the word is not in its base form; else NULL */
    const char *stem_endings;
    const char
        *irregular; /* its forms with another vowel, behind the first `head` bytes; or NULL */
    uint32_t head;
};

/* `text` is lower case and composed, and lives as long as the word does; `capitals`: it was written
 * in capitals, as abbreviations are, and has fewer forms. The stemmer is
 * libstemmer's for Danish in UTF-8. */
struct ark_danish_word ark_danish_word(struct ark_arena *arena, struct sb_stemmer *stemmer,
                                       const char *text, bool capitals);
/* `token` is lower case and composed, of letters, digits, hyphens and apostrophes. */
bool ark_danish_is_form(const struct ark_danish_word *word, struct sb_stemmer *stemmer,
                        const char *token);
/* Whether it is a form of the word or of a compound that ends with it: always behind a hyphen
 * ("it-sikkerhed"), else when the word has five letters and what stands before it looks like a word
 * too ("tjenesteaktør", but not "redaktør"), or when it has four and an s links it to a longer one
 * ("sikkerhedskrav"). */
bool ark_danish_ends_with_form(const struct ark_danish_word *word, struct sb_stemmer *stemmer,
                               const char *token);
