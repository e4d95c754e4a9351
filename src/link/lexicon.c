/* Names as a trie over words. A word of a text stands for those words of names that it is a form
 * of; which these are is worked out once for each spelling. */
#include "link/lexicon.h"

#include <libstemmer.h>
#include <string.h>

#include "base/arena.h"
#include "base/danish.h"
#include "link/senses.h"
#include "link/tokens.h"

enum {
    MOST_WORDS = 12,
    LEAST_LETTERS = 3,
    MOST_MEANINGS = 16,
    LONGEST_WORD = 80, /* bytes */
    LEAST_GLUED = 4,   /* letters behind a name in capitals that are another word, and no ending */
    MOST_TRIES = 256,  /* ways to go on from one word of a text: names of a hostile model */
};

#define NO_WORD UINT32_MAX

/* A word of names. */
struct word {
    struct ark_danish_word danish;
    const char *spelling; /* as in the name */
    bool capitals;        /* an abbreviation */
};

/* What a form of the word begins with. */
struct beginning {
    uint32_t word;
    uint32_t next; /* another with the same: index + 1 */
};

struct name {
    uint32_t target;
    enum lexicon_how kind;
    enum lexicon_use use;
    uint32_t word; /* its only one, if it may be a verb; else NO_WORD */
    uint32_t next; /* another name at the same state: index + 1 */
};

/* From `state`, over a gap, with a word: to another state. */
struct arc {
    uint64_t key;
    uint32_t to;
};

/* The words of names that a spelling stands for. */
struct meaning {
    uint32_t n;
    struct {
        uint32_t word;
        bool exact, lower, glued; /* lower: an abbreviation, but not in capitals */
    } v[];
};

struct lexicon {
    struct ark_arena *arena;
    struct sb_stemmer *stemmer;
    ARK_VEC(struct word) words;
    ARK_VEC(struct name) names;
    ARK_VEC(uint32_t) firsts; /* by state: the first name that ends there, index + 1 */
    GHashTable *arcs;         /* of struct arc */
    GHashTable *by_spelling;  /* word of a name -> index + 1 */
    ARK_VEC(struct beginning) beginnings;
    GHashTable *by_beginning; /* text in lower case -> index + 1 */
    GHashTable *meanings;     /* spelling in texts -> struct meaning */
    token_vec tokens;
    GString *lower;
    ARK_VEC(struct lexicon_hit) hits;
};

const char *lexicon_how_name(enum lexicon_how how)
{
    static const char *const NAMES[FOUND_WAYS] = {"exact", "inflected", "alias", "abbreviation",
                                                  "compound"};
    return NAMES[how];
}

static guint hash_arc(gconstpointer key)
{
    uint64_t bits = ((const struct arc *)key)->key * 0x9e3779b97f4a7c15u;
    return (guint)(bits >> 32);
}

static gboolean equal_arcs(gconstpointer a, gconstpointer b)
{
    return ((const struct arc *)a)->key == ((const struct arc *)b)->key;
}

struct lexicon *lexicon_new(void)
{
    struct lexicon *lexicon = g_new0(struct lexicon, 1);
    lexicon->arena = ark_arena_new();
    lexicon->stemmer = sb_stemmer_new("danish", "UTF_8");
    lexicon->arcs = g_hash_table_new(hash_arc, equal_arcs);
    lexicon->by_spelling = g_hash_table_new(g_str_hash, g_str_equal);
    lexicon->by_beginning = g_hash_table_new(g_str_hash, g_str_equal);
    lexicon->meanings = g_hash_table_new(g_str_hash, g_str_equal);
    lexicon->lower = g_string_new(NULL);
    ark_vec_push(&lexicon->firsts, 0);
    return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
    if (!lexicon)
        return;
    g_hash_table_unref(lexicon->arcs);
    g_hash_table_unref(lexicon->by_spelling);
    g_hash_table_unref(lexicon->by_beginning);
    g_hash_table_unref(lexicon->meanings);
    g_string_free(lexicon->lower, TRUE);
    ark_vec_clear(&lexicon->words);
    ark_vec_clear(&lexicon->beginnings);
    ark_vec_clear(&lexicon->names);
    ark_vec_clear(&lexicon->firsts);
    ark_vec_clear(&lexicon->tokens);
    ark_vec_clear(&lexicon->hits);
    sb_stemmer_delete(lexicon->stemmer);
    ark_arena_free(lexicon->arena);
    g_free(lexicon);
}

bool lexicon_is_empty(const struct lexicon *lexicon)
{
    return lexicon->names.n == 0;
}

/* "CPR", "SF1470", "IdP" is none: all of it capitals and digits, two or more. */
static bool is_abbreviation(const char *spelling)
{
    size_t letters = 0;
    for (const char *at = spelling; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_islower(c))
            return false;
        letters += g_unichar_isalpha(c) != 0;
    }
    return letters >= 2;
}

static void add_beginning(struct lexicon *lexicon, const char *text, size_t len, uint32_t word)
{
    if (!len)
        return;
    const char *key = ark_arena_strndup(lexicon->arena, text, len);
    uint32_t first = GPOINTER_TO_UINT(g_hash_table_lookup(lexicon->by_beginning, key));
    ark_vec_push(&lexicon->beginnings, (struct beginning){word, first});
    g_hash_table_insert(lexicon->by_beginning, (char *)key,
                        GUINT_TO_POINTER(lexicon->beginnings.n));
}

/* Every form that ark_danish_is_form knows begins with one of these. */
static void add_beginnings(struct lexicon *lexicon, uint32_t index)
{
    const struct ark_danish_word *word = &lexicon->words.v[index].danish;
    bool past = word->len > 3 && word->text[word->len - 1] == 'e';
    add_beginning(lexicon, word->text, past ? word->len - 2 : word->len, index);
    if (word->bent)
        add_beginning(lexicon, word->bent, strlen(word->bent), index);
    if (word->stem)
        add_beginning(lexicon, word->stem, strlen(word->stem), index);
    for (const char *at = word->irregular; at && at[0] == ' ' && at[1];) {
        const char *end = strchr(at + 1, ' ');
        g_autofree char *form =
            g_strdup_printf("%.*s%.*s", (int)word->head, word->text, (int)(end - at - 1), at + 1);
        add_beginning(lexicon, form, strlen(form), index);
        at = end;
    }
}

static uint32_t word_of(struct lexicon *lexicon, const char *spelling)
{
    uint32_t known = GPOINTER_TO_UINT(g_hash_table_lookup(lexicon->by_spelling, spelling));
    if (known)
        return known - 1;
    g_autofree char *lower = g_utf8_strdown(spelling, -1);
    struct word word = {.spelling = ark_arena_strdup(lexicon->arena, spelling),
                        .capitals = is_abbreviation(spelling)};
    word.danish = ark_danish_word(lexicon->arena, lexicon->stemmer,
                                  ark_arena_strdup(lexicon->arena, lower), word.capitals);
    ark_vec_push(&lexicon->words, word);
    add_beginnings(lexicon, lexicon->words.n - 1);
    g_hash_table_insert(lexicon->by_spelling, (char *)word.spelling,
                        GUINT_TO_POINTER(lexicon->words.n));
    return lexicon->words.n - 1;
}

/* Blanks and hyphens between the words of a name are the same. */
static uint64_t arc_key(uint32_t state, const struct token *token, bool first, uint32_t word)
{
    uint64_t gap = first || token->gap != GAP_JOIN ? 0 : (unsigned char)token->join;
    return (uint64_t)state << 40 | gap << 32 | word;
}

static uint32_t follow(const struct lexicon *lexicon, uint64_t key)
{
    const struct arc *arc = g_hash_table_lookup(lexicon->arcs, &(struct arc){.key = key});
    return arc ? arc->to : 0;
}

static uint32_t follow_or_make(struct lexicon *lexicon, uint64_t key)
{
    uint32_t to = follow(lexicon, key);
    if (to)
        return to;
    struct arc *arc = ARK_NEW(lexicon->arena, struct arc);
    *arc = (struct arc){key, lexicon->firsts.n};
    g_hash_table_add(lexicon->arcs, arc);
    ark_vec_push(&lexicon->firsts, 0);
    return arc->to;
}

static bool is_too_common(const char *name, const token_vec *tokens)
{
    static const char *const COMMON[] = {"og",  "den", "det",  "der",   "for",   "som", "med",
                                         "fra", "til", "alle", "andre", "ingen", "the", "and",
                                         "and", "for", "ikke", "nye",   "ny"};
    if (tokens->n != 1)
        return tokens->n == 0 || tokens->n > MOST_WORDS;
    g_autofree char *word = g_strndup(name + tokens->v[0].from, tokens->v[0].len);
    g_autofree char *lower = g_utf8_strdown(word, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(COMMON); i++) {
        if (strcmp(COMMON[i], lower) == 0)
            return true;
    }
    glong letters = g_utf8_strlen(word, -1);
    bool digits = strspn(word, "0123456789") == strlen(word);
    return digits || letters < 2 || (letters < LEAST_LETTERS && !is_abbreviation(word));
}

static void put_name(struct lexicon *lexicon, uint32_t state, struct name name)
{
    uint32_t *at = &lexicon->firsts.v[state];
    while (*at) {
        const struct name *known = &lexicon->names.v[*at - 1];
        if (known->target == name.target)
            return;
        at = &lexicon->names.v[*at - 1].next;
    }
    uint32_t index = lexicon->names.n + 1;
    *at = index;
    ark_vec_push(&lexicon->names, name);
}

/* "besked fordeler" is also written "beskedfordeler". */
static void add_as_one_word(struct lexicon *lexicon, const char *name, uint32_t target)
{
    const token_vec *tokens = &lexicon->tokens;
    if (tokens->n != 2 || tokens->v[1].gap == GAP_JOIN || tokens->v[0].len < LEAST_LETTERS ||
        tokens->v[1].len < LEAST_LETTERS)
        return;
    g_autofree char *whole =
        g_strdup_printf("%.*s%.*s", (int)tokens->v[0].len, name + tokens->v[0].from,
                        (int)tokens->v[1].len, name + tokens->v[1].from);
    if (g_utf8_strlen(whole, -1) < 2 * LEAST_LETTERS + 2)
        return;
    struct token only = {.len = (uint32_t)strlen(whole)};
    uint32_t state = follow_or_make(lexicon, arc_key(0, &only, true, word_of(lexicon, whole)));
    put_name(lexicon, state,
             (struct name){.target = target, .kind = FOUND_COMPOUND, .word = NO_WORD});
}

void lexicon_add(struct lexicon *lexicon, const char *name, enum lexicon_how kind,
                 enum lexicon_use use, uint32_t target)
{
    token_vec *tokens = &lexicon->tokens;
    tokens_of(name, tokens);
    if (is_too_common(name, tokens))
        return;
    uint32_t state = 0, word = NO_WORD;
    for (uint32_t i = 0; i < tokens->n; i++) {
        const struct token *token = &tokens->v[i];
        g_autofree char *spelling = g_strndup(name + token->from, token->len);
        word = word_of(lexicon, spelling);
        state = follow_or_make(lexicon, arc_key(state, token, i == 0, word));
    }
    bool capital = g_unichar_isupper(g_utf8_get_char(name + tokens->v[0].from));
    if (tokens->n > 1 || (use == USED_PROPERLY && !capital))
        use = USED_COMMONLY;
    bool verb = use == USED_TO_ACT && ark_may_be_verb(lexicon->words.v[word].danish.text);
    put_name(
        lexicon, state,
        (struct name){.target = target, .kind = kind, .use = use, .word = verb ? word : NO_WORD});
    if (kind != FOUND_ABBREVIATION)
        add_as_one_word(lexicon, name, target);
}

/* Written in capitals too; what follows is an ending. */
static bool is_in_capitals(const struct word *word, const char *spelling)
{
    return strncmp(word->spelling, spelling, strlen(word->spelling)) == 0;
}

/* "NSISstandarden": what its capitals part a name from is another word. */
static bool is_glued(const struct word *word, const char *spelling)
{
    size_t len = strlen(word->spelling);
    if (len < LEAST_LETTERS || !is_in_capitals(word, spelling) ||
        !g_ascii_isupper(spelling[len - 1]) || !g_ascii_isupper(spelling[len - 2]))
        return false;
    for (const char *at = spelling + len; *at; at = g_utf8_next_char(at)) {
        if (!g_unichar_islower(g_utf8_get_char(at)))
            return false;
    }
    return g_utf8_strlen(spelling + len, -1) >= LEAST_GLUED;
}

struct meanings {
    uint32_t v[MOST_MEANINGS], n;
};

static void add_meaning(struct lexicon *lexicon, uint32_t index, const char *spelling,
                        const char *lower, struct meanings *found)
{
    const struct word *word = &lexicon->words.v[index];
    if (found->n == MOST_MEANINGS ||
        (!ark_danish_is_form(&word->danish, lexicon->stemmer, lower) && !is_glued(word, spelling)))
        return;
    for (uint32_t i = 0; i < found->n; i++) {
        if (found->v[i] == index)
            return;
    }
    found->v[found->n++] = index;
}

static const struct meaning *find_meaning(struct lexicon *lexicon, const char *spelling)
{
    g_autofree char *lower = g_utf8_strdown(spelling, -1);
    g_autofree char *part = g_strdup(lower);
    struct meanings found = {.n = 0};
    for (size_t len = MIN(strlen(lower), (size_t)LONGEST_WORD); len; len--) {
        part[len] = '\0';
        uint32_t at = GPOINTER_TO_UINT(g_hash_table_lookup(lexicon->by_beginning, part));
        for (; at; at = lexicon->beginnings.v[at - 1].next)
            add_meaning(lexicon, lexicon->beginnings.v[at - 1].word, spelling, lower, &found);
    }
    struct meaning *meaning =
        ark_arena_alloc(lexicon->arena, sizeof *meaning + found.n * sizeof meaning->v[0]);
    meaning->n = found.n;
    for (uint32_t i = 0; i < found.n; i++) {
        const struct word *word = &lexicon->words.v[found.v[i]];
        meaning->v[i].word = found.v[i];
        meaning->v[i].exact = strcmp(word->danish.text, lower) == 0;
        meaning->v[i].lower = word->capitals && !is_in_capitals(word, spelling);
        meaning->v[i].glued = is_glued(word, spelling);
    }
    g_hash_table_insert(lexicon->meanings, ark_arena_strdup(lexicon->arena, spelling), meaning);
    return meaning;
}

static const struct meaning *meaning_of(struct lexicon *lexicon, const char *text,
                                        const struct token *token)
{
    g_string_truncate(lexicon->lower, 0);
    g_string_append_len(lexicon->lower, text + token->from, token->len);
    const struct meaning *known = g_hash_table_lookup(lexicon->meanings, lexicon->lower->str);
    return known ? known : find_meaning(lexicon, lexicon->lower->str);
}

/* The best name that begins at a word. */
struct best {
    uint32_t state, words;
    bool exact, glued;
    uint32_t tries;
};

/* Whether a word is the rest of a longer one, or of an address: ".dk". */
static bool goes_on(const char *text, const struct token *token)
{
    bool lower = g_unichar_islower(g_utf8_get_char(text + token->from));
    return token->gap == GAP_HYPHEN || (token->gap == GAP_JOIN && token->join == '.' && lower);
}

/* A name may end behind this word: no hyphen goes on ("sags- og", too), or it parts a name in
 * capitals from the rest. */
static bool may_end(const struct lexicon *lexicon, const char *text, uint32_t at)
{
    const token_vec *tokens = &lexicon->tokens;
    const struct token *token = &tokens->v[at];
    if (at + 1 < tokens->n && goes_on(text, token + 1) && token[1].gap != GAP_HYPHEN)
        return false;
    if (text[token->from + token->len] != '-')
        return true;
    uint32_t capitals = 0;
    for (uint32_t i = 0; i < token->len; i++)
        capitals +=
            g_ascii_isupper(text[token->from + i]) || g_ascii_isdigit(text[token->from + i]);
    return capitals >= 2;
}

static void walk(struct lexicon *lexicon, const char *text, uint32_t from, uint32_t at,
                 uint32_t state, bool exact, struct best *best)
{
    const struct token *token = &lexicon->tokens.v[at];
    if ((at > from && token->gap == GAP_BREAK) || ++best->tries > MOST_TRIES)
        return;
    const struct meaning *meaning = meaning_of(lexicon, text, token);
    for (uint32_t i = 0; i < meaning->n; i++) {
        uint32_t to = follow(lexicon, arc_key(state, token, at == from, meaning->v[i].word));
        if (!to || (at == from && meaning->v[i].lower))
            continue;
        bool same = exact && meaning->v[i].exact, glued = meaning->v[i].glued;
        uint32_t words = at - from + 1;
        bool better = words > best->words || (words == best->words && same && !best->exact);
        if (lexicon->firsts.v[to] && better && may_end(lexicon, text, at))
            *best = (struct best){to, words, same, glued, best->tries};
        if (at + 1 < lexicon->tokens.n && !glued)
            walk(lexicon, text, from, at + 1, to, same, best);
    }
}

/* Whether what stands at a word is not the name but looks like it. */
static bool is_other(struct lexicon *lexicon, const char *text, uint32_t at,
                     const struct name *name, const struct best *best)
{
    if (best->words > 1 || name->use == USED_PROPERLY || best->glued)
        return false;
    if (name->word == NO_WORD)
        return best->exact && (ark_is_verb_there(text, &lexicon->tokens, at) ||
                               ark_is_this_text(text, &lexicon->tokens, at));
    const struct token *token = &lexicon->tokens.v[at];
    return !best->exact && !ark_is_form_of_noun(lexicon->words.v[name->word].danish.text,
                                                text + token->from, token->len);
}

/* Reports the names of a state; false when none of them counts here. */
static bool report(struct lexicon *lexicon, const char *text, uint32_t at, const struct best *best)
{
    const token_vec *tokens = &lexicon->tokens;
    const struct token *first = &tokens->v[at], *last = &tokens->v[at + best->words - 1];
    bool capital = g_unichar_isupper(g_utf8_get_char(text + first->from));
    bool hyphen = at + best->words < tokens->n && tokens->v[at + best->words].gap == GAP_HYPHEN;
    bool any = false;
    for (uint32_t i = lexicon->firsts.v[best->state]; i; i = lexicon->names.v[i - 1].next) {
        const struct name *name = &lexicon->names.v[i - 1];
        if ((name->use == USED_PROPERLY && !capital) || is_other(lexicon, text, at, name, best))
            continue;
        enum lexicon_how how = hyphen || best->glued       ? FOUND_COMPOUND
                               : name->kind != FOUND_EXACT ? name->kind
                               : best->exact               ? FOUND_EXACT
                                                           : FOUND_INFLECTED;
        ark_vec_push(&lexicon->hits,
                     (struct lexicon_hit){first->from, last->from + last->len - first->from,
                                          name->target, how});
        any = true;
    }
    return any;
}

const struct lexicon_hit *lexicon_scan(struct lexicon *lexicon, const char *text, uint32_t *ret_n)
{
    lexicon->hits.n = 0;
    tokens_of(text, &lexicon->tokens);
    for (uint32_t at = 0; at < lexicon->tokens.n;) {
        struct best best = {0};
        if (at == 0 || !goes_on(text, &lexicon->tokens.v[at]))
            walk(lexicon, text, at, at, 0, true, &best);
        at += best.words && report(lexicon, text, at, &best) ? best.words : 1;
    }
    *ret_n = lexicon->hits.n;
    return lexicon->hits.v;
}
