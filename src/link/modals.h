/* The words that documents state obligation with (SKAL, BØR, KAN, MÅ IKKE; MUST, SHOULD, MAY), and
 * what around them says that no obligation is meant. Knows texts only, no graph.
 *
 * A use is *mentioned* when the text speaks of the word itself ("ordet »skal« betyder ..."), else
 * it may state a requirement. In capitals it does; in lower case it is for the cues to say.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <glib.h>

#include "base/vec.h"

/* The strictest first. What may not be done is as strict as what must. */
enum modal_level {
    MODAL_NONE, /* no obligation: "skal ikke" (need not), "kan ikke" */
    MODAL_SKAL,
    MODAL_MAA_IKKE,
    MODAL_SKAL_FORLADES,
    MODAL_BOER,
    MODAL_BOER_IKKE,
    MODAL_BOER_FORLADES,
    MODAL_KAN,
    MODAL_LEVELS
};

/* "SKAL", "MÅ IKKE" ...; "" for MODAL_NONE. */
const char *ark_modal_level_name(enum modal_level level);

/* Sets of words, for the cues. */
enum {
    MODAL_WORD_SKAL = 1,
    MODAL_WORD_BOER = 2,
    MODAL_WORD_KAN = 4,
    MODAL_WORD_MAA = 8,
    MODAL_WORD_MUST = 16, /* must, shall, required */
    MODAL_WORD_SHOULD = 32,
    MODAL_WORD_MAY = 64,
};

struct modal_use {
    uint32_t from, to; /* bytes of the text: the word, with what changes it if that is near */
    uint32_t token;
    unsigned word; /* one of MODAL_WORD_ */
    enum modal_level level;
    bool capital;
    bool mentioned;
    bool named; /* mentioned in quotes, or as a word: not merely in a list such as "må/skal" */
};

struct modal_token {
    uint32_t from, to; /* bytes of the text and of `folded` */
    uint32_t clause;   /* the first token of its clause */
    char mark;         /* what stands before it: ',' ends a clause, ':' a larger part; 0: nothing */
    uint32_t quote;    /* which quotation it is within, from 1; 0: none */
};

/* A sentence that was read. Zeroed at first; may be read into again and again. */
struct modal_sentence {
    const char *text; /* borrowed */
    uint32_t len;
    GString *folded; /* in lower case, byte for byte as long as the text */
    ARK_VEC(struct modal_token) tokens;
    ARK_VEC(struct modal_use) uses;
    uint32_t last_comma; /* the last token behind one; 0: there is none */
    uint64_t tried,
        held; /* of cues.c: by cue of whole sentences, whether it was tried, and holds */
};

void ark_modal_read(struct modal_sentence *sentence, const char *text, size_t len);
void ark_modal_clear(struct modal_sentence *sentence);

/* Whether any of the words stands in `text`: much faster than to read it. */
bool ark_modal_in(const char *text, size_t len);

/* Whether the sentence says what the words mean: it mentions one, and says so of it. */
bool ark_modal_defines(const struct modal_sentence *sentence);
/* Whether it says of two or more words, not written in capitals, what they mean. */
bool ark_modal_defines_lower_case(const struct modal_sentence *sentence);

/* The level that `text` is, and nothing else but a remark in brackets: the cell of a column of
 * levels ("SKAL", "Bør", "Must", "SKAL (nye løsninger)"); MODAL_NONE else. */
enum modal_level ark_modal_of_cell(const char *text);

/* cues.c */

enum cue_place {
    CUE_ANYWHERE,     /* in the sentence */
    CUE_FIRST,        /* the sentence begins so */
    CUE_LAST,         /* the sentence ends so */
    CUE_CLAUSE_FIRST, /* the clause of the word begins so, behind "og" and its like */
    CUE_BEFORE,       /* right before the word */
    CUE_NEAR_BEFORE,  /* in its clause, a few words before it */
    CUE_AFTER,        /* right behind the word */
    CUE_NEAR_AFTER,   /* in its clause, a few words behind it */
    CUE_RELATIVE,     /* right before the word, and not where a main clause begins */
    CUE_INVERTED,     /* the sentence begins with the word itself; no words of its own */
    CUE_QUOTED,       /* the word is within quotation marks; likewise */
};

enum cue_verdict {
    CUE_AGAINST, /* no requirement */
    CUE_FOR,     /* a requirement, of a word that else states none: "kan med fordel" */
};

struct modal_cue {
    enum cue_verdict verdict;
    unsigned of; /* which words it is about: MODAL_WORD_ */
    enum cue_place place;
    /* The words in lower case, alternatives by bars; a star stands for any letters, a tilde for up
     * to three words, and a mark ("?", "§") for itself. */
    const char *words;
    const char *why;     /* for who reads the table */
    const char *example; /* a sentence that this cue, and no earlier one, decides */
};

const struct modal_cue *ark_modal_cues(uint32_t *ret_n);

/* Whether a use in lower case states a requirement. `ret_cue` (may be NULL) gets the cue that
 * decided, or NULL when none did. */
bool ark_modal_states(struct modal_sentence *sentence, const struct modal_use *use,
                      const struct modal_cue **ret_cue);
