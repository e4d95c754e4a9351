/* matches(): words of a text in any Danish inflection. The words that are looked for are prepared
 * once per call, or per set of words when they are only known when it runs. */
#include "query/function_list.h"

#include <string.h>

#include <libstemmer.h>

#include "query/compare.h"
#include "base/danish.h"

enum { LONGEST_TOKEN = 256 };  /* bytes; what is longer is no word */
enum { MOST_PREPARED = 1000 }; /* sets of words that are only known when it runs */

struct phrase {
    const struct ark_danish_word *words;
    uint32_t n;
};

/* The words and phrases of one call. */
struct sought {
    const struct phrase *phrases;
    uint32_t n;
};

struct ark_inflections {
    struct sb_stemmer *stemmer;
    GHashTable *of_calls; /* ark_expr -> sought, of constant words; in the matcher's `kept` */
    GHashTable *of_texts; /* the words as one text -> sought, in `arena` */
    struct ark_arena *arena;
};

void ark_inflections_free(struct ark_inflections *inflections)
{
    if (!inflections)
        return;
    sb_stemmer_delete(inflections->stemmer);
    g_hash_table_unref(inflections->of_calls);
    g_hash_table_unref(inflections->of_texts);
    ark_arena_free(inflections->arena);
    g_free(inflections);
}

static struct ark_inflections *inflections_of(struct ark_matcher *matcher)
{
    if (matcher->inflections)
        return matcher->inflections;
    struct ark_inflections *made = g_new0(struct ark_inflections, 1);
    made->stemmer = sb_stemmer_new("danish", "UTF_8");
    made->of_calls = g_hash_table_new(NULL, NULL);
    made->of_texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    made->arena = ark_arena_new();
    return matcher->inflections = made;
}

/* A word of a text: lower case, hyphens and apostrophes as ASCII has them. */
struct token {
    char text[LONGEST_TOKEN];
    uint32_t len;
    bool capitals; /* all letters are, and there are two or more */
    const char *start, *end;
};

static bool is_hyphen(gunichar c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

static bool is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019;
}

static bool is_letter(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* One character; false when it is not part of the word. Soft hyphens leave no trace. */
static bool add_char(struct token *token, const char *at, const char *end)
{
    if (g_ascii_isalnum(*at)) { /* most of them: no tables are needed */
        if (token->len + 1 < LONGEST_TOKEN)
            token->text[token->len] = g_ascii_tolower(*at);
        token->len++;
        token->capitals = token->capitals && !g_ascii_islower(*at);
        return true;
    }
    gunichar c = g_utf8_get_char(at);
    const char *next = g_utf8_next_char(at);
    bool joins = is_hyphen(c) || is_apostrophe(c);
    if (c == 0xad)
        return true;
    if (joins && !(next < end && is_letter(g_utf8_get_char(next))))
        return false;
    if (!joins && !is_letter(c))
        return false;
    char bytes[6] = {is_hyphen(c) ? '-' : '\''};
    int n = joins ? 1 : g_unichar_to_utf8(g_unichar_tolower(c), bytes);
    if (token->len + (uint32_t)n < LONGEST_TOKEN)
        memcpy(token->text + token->len, bytes, (size_t)n);
    token->len += (uint32_t)n;
    token->capitals = token->capitals && (joins || !g_unichar_islower(c));
    return true;
}

/* The next word at or behind `at`; one that is too long is there, but empty. */
static bool next_token(const char *at, const char *end, struct token *token)
{
    while (at < end && !g_ascii_isalnum(*at) && !(*at & 0x80 && is_letter(g_utf8_get_char(at))))
        at = g_utf8_next_char(at);
    if (at == end)
        return false;
    token->start = at;
    token->len = 0;
    token->capitals = true;
    while (at < end && add_char(token, at, end))
        at = g_utf8_next_char(at);
    token->end = at;
    if (token->len >= LONGEST_TOKEN)
        token->len = 0;
    token->capitals = token->capitals && token->len > 1;
    token->text[token->len] = '\0';
    return true;
}

static struct phrase phrase_of(struct ark_inflections *inflections, struct ark_arena *arena,
                               struct ark_value text)
{
    ARK_VEC(struct ark_danish_word) words = {0};
    struct token token;
    const char *end = text.text + text.len;
    for (const char *at = text.text; next_token(at, end, &token); at = token.end) {
        if (!token.len)
            continue;
        const char *copy = ark_arena_strndup(arena, token.text, token.len);
        ark_vec_push(&words, ark_danish_word(arena, inflections->stemmer, copy, token.capitals));
    }
    struct ark_danish_word *kept = ARK_NEW_ARRAY(arena, struct ark_danish_word, words.n);
    if (words.n)
        memcpy(kept, words.v, words.n * sizeof *kept);
    struct phrase phrase = {kept, words.n};
    ark_vec_clear(&words);
    return phrase;
}

static const struct sought *prepare(struct ark_matcher *matcher, struct ark_arena *arena,
                                    const struct ark_value *args, uint32_t n)
{
    struct sought *sought = ARK_NEW(arena, struct sought);
    struct phrase *phrases = ARK_NEW_ARRAY(arena, struct phrase, n);
    for (uint32_t i = 1; i < n; i++) {
        struct ark_value words = ark_text_normal(matcher->arena, args[i]);
        struct phrase phrase = phrase_of(inflections_of(matcher), arena, words);
        if (phrase.n)
            phrases[sought->n++] = phrase;
    }
    sought->phrases = phrases;
    return sought;
}

static bool is_constant(const struct ark_expr *call)
{
    for (uint32_t i = 1; i < call->n; i++) {
        if (call->args[i]->kind != ARK_EXPR_LITERAL)
            return false;
    }
    return true;
}

static const struct sought *sought_by_text(struct ark_matcher *matcher,
                                           const struct ark_value *args, uint32_t n)
{
    struct ark_inflections *inflections = inflections_of(matcher);
    g_autoptr(GString) key = g_string_new(NULL);
    for (uint32_t i = 1; i < n; i++)
        g_string_append_printf(key, "%u %s\n", args[i].len, args[i].text);
    const struct sought *sought = g_hash_table_lookup(inflections->of_texts, key->str);
    if (sought)
        return sought;
    if (g_hash_table_size(inflections->of_texts) >= MOST_PREPARED) {
        g_hash_table_remove_all(inflections->of_texts);
        ark_arena_reset(inflections->arena);
    }
    sought = prepare(matcher, inflections->arena, args, n);
    g_hash_table_insert(inflections->of_texts, g_strdup(key->str), (void *)sought);
    return sought;
}

static const struct sought *sought_of(struct ark_matcher *matcher, const struct ark_expr *call,
                                      const struct ark_value *args, uint32_t n)
{
    if (!is_constant(call))
        return sought_by_text(matcher, args, n);
    struct ark_inflections *inflections = inflections_of(matcher);
    const struct sought *sought = g_hash_table_lookup(inflections->of_calls, call);
    if (!sought) {
        sought = prepare(matcher, matcher->kept, args, n);
        g_hash_table_insert(inflections->of_calls, (void *)call, (void *)sought);
    }
    return sought;
}

/* The phrase, the first word of which may end a compound, from `token` on. */
static bool phrase_at(struct sb_stemmer *stemmer, const struct phrase *phrase,
                      const struct token *token, const char *end)
{
    if (!ark_danish_ends_with_form(&phrase->words[0], stemmer, token->text))
        return false;
    const char *at = token->end;
    for (uint32_t i = 1; i < phrase->n; i++) {
        struct token next;
        if (!next_token(at, end, &next) || ark_skip_space(at, end) != next.start ||
            !ark_danish_is_form(&phrase->words[i], stemmer, next.text))
            return false;
        at = next.end;
    }
    return true;
}

static bool found(struct sb_stemmer *stemmer, const struct sought *sought, struct ark_value text)
{
    struct token token;
    const char *end = text.text + text.len;
    for (const char *at = text.text; next_token(at, end, &token); at = token.end) {
        for (uint32_t i = 0; token.len && i < sought->n; i++) {
            if (phrase_at(stemmer, &sought->phrases[i], &token, end))
                return true;
        }
    }
    return false;
}

static struct ark_value fn_matches(struct ark_matcher *matcher, const struct ark_expr *call,
                                   const struct ark_value *args, uint32_t n)
{
    if (!ark_function_takes(call, args, n))
        return ARK_VALUE_NULL;
    const struct sought *sought = sought_of(matcher, call, args, n);
    if (!sought->n)
        return ARK_VALUE_NULL;
    struct ark_value text = ark_text_normal(matcher->arena, args[0]);
    return ark_value_bool(found(inflections_of(matcher)->stemmer, sought, text));
}

#define TEXT ARK_IS(TEXT)

static const struct ark_function ROWS[] = {
    {"matches",
     2,
     ARK_MANY,
     fn_matches,
     ARK_PLAIN,
     ARK_IS(BOOL),
     {TEXT, TEXT, TEXT},
     ARK_ABOUT("om et af ordene eller en af vendingerne står i teksten i nogen dansk bøjning, også "
               "sidst i et sammensat ord; ordene gives i deres grundform",
               "whether any of the words or phrases stands in the text in any Danish inflection, "
               "also at the end of a compound; give the words in their base form"),
     "[matches('Tjenesteaktørerne følger reglerne', 'aktør'), matches('Redaktøren', 'aktør')]",
     "true, false"},
};

const struct ark_functions ark_functions_danish = ARK_SUBJECT("Danske ord", "Danish words", ROWS);
