/* Names to look for in running text, all in one pass, however many they are. A name is found in any
 * Danish inflection of its words, with blanks or hyphens between them; never inside a longer word,
 * but for "CPR-nummer" and "DUBU-løsningen", where a hyphen parts a name in capitals from the rest.
 * Abbreviations must be written in capitals. Knows nothing of the graph: what a name stands for is
 * a number of the caller's. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How a name was found. */
enum lexicon_how {
    FOUND_EXACT,        /* as it is written in the name, but for case */
    FOUND_INFLECTED,    /* "integrationerne" */
    FOUND_ALIAS,        /* by another name of the same */
    FOUND_ABBREVIATION, /* by its abbreviation */
    FOUND_COMPOUND,     /* in front of a hyphen, or written as one word */
    FOUND_WAYS
};
/* "exact", "inflected", "alias", "abbreviation", "compound" */
const char *lexicon_how_name(enum lexicon_how how);

struct lexicon;

struct lexicon *lexicon_new(void);
void lexicon_free(struct lexicon *lexicon);

/* `kind` is FOUND_EXACT for a name itself, else FOUND_ALIAS or FOUND_ABBREVIATION. `proper`: a name
 * of one word counts only where it is written with a capital letter, as it is itself. Names that
 * would be found everywhere (one letter, "og", a number) and those of more than 12 words are left
 * out. The same name may stand for several things. */
void lexicon_add(struct lexicon *lexicon, const char *name, enum lexicon_how kind, bool proper,
                 uint32_t target);
bool lexicon_is_empty(const struct lexicon *lexicon);

struct lexicon_hit {
    uint32_t from, len; /* bytes of the text */
    uint32_t target;
    enum lexicon_how how;
};

/* All that `text` (UTF-8, composed) names, in order; the longest name wins where several begin, and
 * none is found inside another. Linear in the text. The array is the lexicon's, until the next
 * call. */
const struct lexicon_hit *lexicon_scan(struct lexicon *lexicon, const char *text, uint32_t *ret_n);
