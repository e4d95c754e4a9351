/* By endings and by the words around them. */
#include "link/senses.h"

#include <glib.h>
#include <string.h>

enum { LONGEST = 40, LEAST_DEFINITE = 6 };

/* What a noun is made of a verb with, and other ends of nouns that no verb has. */
static const char *const NOUN_ENDS[] = {"ing",  "else", "sel",  "tion", "sion", "ment", "ik", "hed",
                                        "skab", "tet",  "ning", "dom",  "ance", "ens",  "i"};
/* Those that verbs don't have, too: "kontroller" and "tilsynet" may be a verb's. */
static const char NOUN_FORMS[] = " s en ens ets ene enes erne ernes n ns rne rnes 's ";

/* Who does what: the word behind is a verb. "som modtager" is no one. */
static const char DOERS[] = " der man vi jeg han hun ";
/* Done to what: the word in front is a verb. */
static const char OBJECTS[] = " en et den det de disse dette denne sin sit sine data out off ";
/* They look like "brugeren". */
static const char NOT_DEFINITE[] = " sammen mellem imellem foruden bagefter desuden forinden ";

/* What a text calls itself, and how. */
static const char TEXTS[] = " afsnit bilag dokument kapitel notat rapport tabel vejledning ";
static const char THIS[] = " dette denne nærværende indeværende ";

static bool has_end(const char *text, size_t len, const char *end)
{
    size_t n = strlen(end);
    return len >= n && memcmp(text + len - n, end, n) == 0;
}

static bool listed(const char *list, const char *text, size_t len)
{
    char whole[LONGEST + 3];
    if (!len || len > LONGEST)
        return false;
    whole[0] = ' ';
    memcpy(whole + 1, text, len);
    memcpy(whole + 1 + len, " ", 2);
    return strstr(list, whole);
}

bool ark_may_be_verb(const char *word)
{
    size_t len = strlen(word);
    for (size_t i = 0; i < G_N_ELEMENTS(NOUN_ENDS); i++) {
        if (has_end(word, len, NOUN_ENDS[i]))
            return false;
    }
    return true;
}

bool ark_is_form_of_noun(const char *word, const char *form, uint32_t len)
{
    g_autofree char *lower = g_utf8_strdown(form, (gssize)len);
    size_t n = strlen(word);
    if (strncmp(lower, word, n) != 0)
        return false;
    const char *rest = lower + n;
    bool twice = rest[0] && rest[0] == word[n - 1] && rest[1];
    return listed(NOUN_FORMS, rest, strlen(rest)) ||
           (twice && listed(NOUN_FORMS, rest + 1, strlen(rest + 1)));
}

/* Whether a word is one of a list; `definite`: or looks like a noun with the article. */
static bool is_one(const char *text, const struct token *token, const char *list, bool definite)
{
    g_autofree char *word = g_utf8_strdown(text + token->from, (gssize)token->len);
    size_t len = strlen(word);
    if (listed(list, word, len))
        return true;
    return definite && len >= LEAST_DEFINITE && !listed(NOT_DEFINITE, word, len) &&
           (has_end(word, len, "en") || has_end(word, len, "erne"));
}

bool ark_is_verb_there(const char *text, const token_vec *tokens, uint32_t at)
{
    const struct token *token = &tokens->v[at];
    bool present = has_end(text + token->from, token->len, "er");
    if (at + 1 < tokens->n && token[1].gap == GAP_BLANK &&
        is_one(text, token + 1, present ? OBJECTS : " out off ", present))
        return true;
    while (present && at > 0 && token->gap == GAP_BLANK) {
        token = &tokens->v[--at];
        if (is_one(text, token, DOERS, false))
            return true;
        bool and = is_one(text, token, " og eller ", false);
        if (!and || at == 0 || token->gap != GAP_BLANK)
            return false;
        token = &tokens->v[--at];
        present = has_end(text + token->from, token->len, "er");
    }
    return false;
}

bool ark_is_this_text(const char *text, const token_vec *tokens, uint32_t at)
{
    return at > 0 && tokens->v[at].gap == GAP_BLANK && is_one(text, &tokens->v[at], TEXTS, false) &&
           is_one(text, &tokens->v[at - 1], THIS, false);
}
