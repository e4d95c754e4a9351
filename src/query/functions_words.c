/* Functions on texts as words. */
#include "query/function_list.h"

#include <string.h>

#include "query/compare.h"
#include "base/sentence.h"

/* ASCII and the letters of Latin-1, which is nearly everything, without decoding. The length of
 * what was written to `out`; -1 when another character came. */
static int64_t normalise_latin(struct ark_value text, char *out)
{
    const unsigned char *at = (const unsigned char *)text.text, *end = at + text.len;
    char *to = out;
    bool blank = false;
    for (; at < end; at++) {
        if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r' || *at == '\f') {
            blank = to > out;
            continue;
        }
        bool letter = *at == 0xc3 && at[1] >= 0x80 && at[1] <= 0xbf;
        if (*at >= 0x80 && !letter)
            return -1;
        if (blank)
            *to++ = ' ';
        blank = false;
        if (letter) {
            *to++ = (char)*at++;
            *to++ = (char)(*at <= 0x9e && *at != 0x97 ? *at | 0x20 : *at); /* À to Þ, but × */
        } else {
            *to++ = (char)(*at >= 'A' && *at <= 'Z' ? *at | 0x20 : *at);
        }
    }
    *to = '\0';
    return to - out;
}

ARK_FUNCTION(normalise)
{
    struct ark_arena_mark mark = ark_arena_mark(matcher->arena);
    char *quick = ark_arena_alloc_raw(matcher->arena, (size_t)args[0].len + 1, 1);
    int64_t len = normalise_latin(args[0], quick);
    if (len >= 0)
        return ark_value_text(quick, (uint32_t)len);
    ark_arena_rewind(matcher->arena, mark);
    struct ark_value text = ark_text_normal(matcher->arena, args[0]);
    const char *end = text.text + text.len;
    g_autoptr(GString) out = g_string_sized_new(text.len);
    for (const char *at = ark_skip_space(text.text, end); at < end;) {
        if (*at > ' ' && *at < 0x7f) {
            g_string_append_c(out, g_ascii_tolower(*at));
            at++;
            continue;
        }
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isspace(c)) {
            at = ark_skip_space(at, end);
            if (at < end)
                g_string_append_c(out, ' ');
            continue;
        }
        g_string_append_unichar(out, g_unichar_tolower(c));
        at = g_utf8_next_char(at);
    }
    return ark_made_text(matcher, out->str, out->len);
}

/* Runs of characters that are not blank, with a letter or a digit among them. */
ARK_FUNCTION(words)
{
    int64_t count = 0;
    bool counted = false;
    for (const char *at = args[0].text; at < args[0].text + args[0].len;
         at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isspace(c)) {
            counted = false;
        } else if (!counted && g_unichar_isalnum(c)) {
            counted = true;
            count++;
        }
    }
    return ark_value_int(count);
}

static bool is_punctuation(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
        return true;
    default:
        return false;
    }
}

/* The next run of characters that are not blank and have a letter or a digit among them, without
 * the punctuation around it. False when there is none. */
static bool next_word(const char **at, const char *end, const char **ret_start,
                      const char **ret_end)
{
    while ((*at = ark_skip_space(*at, end)) < end) {
        const char *start = *at;
        bool counts = false;
        for (; *at < end && !g_unichar_isspace(g_utf8_get_char(*at)); *at = g_utf8_next_char(*at))
            counts = counts || g_unichar_isalnum(g_utf8_get_char(*at));
        if (!counts)
            continue;
        const char *past = *at;
        while (is_punctuation(g_utf8_get_char(start)))
            start = g_utf8_next_char(start);
        while (is_punctuation(g_utf8_get_char(g_utf8_prev_char(past))))
            past = g_utf8_prev_char(past);
        *ret_start = start;
        *ret_end = past;
        return true;
    }
    return false;
}

static bool next_sentence(const char **at, const char *end, const char **ret_start,
                          const char **ret_end)
{
    *at = ark_skip_space(*at, end);
    if (*at == end)
        return false;
    *ret_start = *at;
    *at = ark_sentence_end(*at, end);
    *ret_end = ark_trim_end(*ret_start, *at);
    return true;
}

typedef bool (*next_fn)(const char **at, const char *end, const char **ret_start,
                        const char **ret_end);

static struct ark_value list_of(struct ark_matcher *matcher, struct ark_value text, next_fn next)
{
    const char *end = text.text + text.len, *from, *to;
    uint32_t n = 0;
    for (const char *at = text.text; next(&at, end, &from, &to);)
        n++;
    struct ark_value *items = ark_made_items(matcher, n);
    if (!items)
        return ARK_VALUE_NULL;
    n = 0;
    for (const char *at = text.text; next(&at, end, &from, &to);)
        items[n++] = ark_made_text(matcher, from, (size_t)(to - from));
    return ark_value_list(items, n);
}

ARK_FUNCTION(word_list)
{
    return list_of(matcher, args[0], next_word);
}

ARK_FUNCTION(sentences)
{
    return list_of(matcher, args[0], next_sentence);
}

/* The regex of words that are only known now. */
static const struct ark_regex *made_words(struct ark_matcher *matcher, const struct ark_value *args,
                                          uint32_t n)
{
    const char *words[ARK_MOST_ARGUMENTS];
    g_autoptr(GString) key = g_string_new("words");
    for (uint32_t i = 1; i < n; i++) {
        if (args[i].type != ARK_TEXT)
            return NULL;
        words[i - 1] = args[i].text;
        g_string_append_printf(key, "\n%u %s", args[i].len, args[i].text);
    }
    struct ark_regex *regex = g_hash_table_lookup(matcher->regexes, key->str);
    if (regex)
        return regex;
    regex = ark_regex_words(matcher->kept, words, n - 1);
    if (regex)
        g_hash_table_insert(matcher->regexes, g_strdup(key->str), regex);
    return regex;
}

static struct ark_value fn_has_word(struct ark_matcher *matcher, const struct ark_expr *call,
                                    const struct ark_value *args, uint32_t n)
{
    if (args[0].type != ARK_TEXT)
        return ARK_VALUE_NULL;
    const struct ark_regex *regex = call->regex ? call->regex : made_words(matcher, args, n);
    if (!regex)
        return ARK_VALUE_NULL;
    return ark_matcher_test_regex(matcher, regex, ark_text_normal(matcher->arena, args[0]));
}

#define INT ARK_IS(INT)
#define TEXT ARK_IS(TEXT)

static const struct ark_function ROWS[] = {
    {"has_word",
     2,
     ARK_MANY,
     fn_has_word,
     ARK_FUNCTION_WORDS,
     ARK_IS(BOOL),
     {TEXT, TEXT, TEXT},
     ARK_ABOUT("om et af ordene eller en af vendingerne står som hele ord i teksten, uanset store "
               "og små bogstaver",
               "whether any of the words or phrases stands as whole words in the text, whatever "
               "their case"),
     "has_word('Vi følger reglerne', 'FØLGER')",
     "true"},
    {"normalise",
     1,
     1,
     fn_normalise,
     ARK_PLAIN,
     TEXT,
     {TEXT, 0, 0},
     ARK_ABOUT("til sammenligning: små bogstaver, hver række af blanke som én, ingen i enderne",
               "for comparing: lower case, each run of blanks as one, none at the ends"),
     "normalise('  Ny   Å ')",
     "ny å"},
    {"words",
     1,
     1,
     fn_words,
     ARK_PLAIN,
     INT,
     {TEXT, 0, 0},
     ARK_ABOUT("antallet af ord", "the number of words"),
     "words('Én to - tre')",
     "3"},
    {"word_list",
     1,
     1,
     fn_word_list,
     ARK_PLAIN,
     ARK_IS(LIST),
     {TEXT, 0, 0},
     ARK_ABOUT("ordene, uden tegnene om dem", "the words, without the punctuation around them"),
     "word_list('Vi (KL) følger it-reglerne.')",
     "Vi, KL, følger, it-reglerne"},
    {"sentences",
     1,
     1,
     fn_sentences,
     ARK_PLAIN,
     ARK_IS(LIST),
     {TEXT, 0, 0},
     ARK_ABOUT("sætningerne; forkortelser, numre og datoer deler dem ikke",
               "the sentences; abbreviations, numbers and dates don't part them"),
     "sentences('Jf. kap. 3 gælder det f.eks. KL. Fra 1. januar?')[1]",
     "Fra 1. januar?"},
};

const struct ark_functions ark_functions_words = ARK_SUBJECT("Ord", "Words", ROWS);
