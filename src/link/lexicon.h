/* Names to look for in running text, all in one pass, however many they are. A name is found in any
 * Danish inflection of its words, with blanks or hyphens between them; never inside a longer word,
 * but for "CPR-nummer", "DUBU-løsningen" and "CPRnummer", where a hyphen or its capitals part a
 * name from the rest; nor in "borger.dk". Abbreviations must be written in capitals. A verb is no
 * name: of "modtager" only the noun counts. Knows nothing of the graph: what a name stands for is
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

/* What a name is of. It matters for names of one word. */
enum lexicon_use {
    USED_COMMONLY, /* a concept: a common noun, in every form */
    USED_PROPERLY, /* one thing: only where it has a capital letter, as it has itself */
    USED_TO_ACT,   /* a function or process: a name that may be a verb ("udstil") counts only as it
                      stands and in the forms of a noun */
};

struct lexicon;

struct lexicon *lexicon_new(void);
void lexicon_free(struct lexicon *lexicon);

/* `kind` is FOUND_EXACT for a name itself, else FOUND_ALIAS or FOUND_ABBREVIATION. Names that would
 * be found everywhere (one letter, "og", a number) and those of more than 12 words are left out.
 * The same name may stand for several things. */
void lexicon_add(struct lexicon *lexicon, const char *name, enum lexicon_how kind,
                 enum lexicon_use use, uint32_t target);
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
