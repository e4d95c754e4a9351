/* Finding the words of obligation in a sentence, and what changes them. Bytes are looked at once;
 * the few letters that Danish has beyond ASCII are two bytes in either case, so that a text and the
 * same text in lower case are equally long. */
#include "link/modals.h"

#include <string.h>

enum {
    LONGEST_WORD = 11, /* bytes of a word below */
    REACH = 4,         /* words behind one in which "IKKE" and "FORLADES" still belong to it */
    SHORT_REACH = 2,   /* the same in lower case */
};

static const struct {
    const char *word;
    unsigned set;
    enum modal_level level;
    bool only_capital; /* an everyday word in lower case */
} WORDS[] = {
    {"skal", MODAL_WORD_SKAL, MODAL_SKAL, false},
    {"bør", MODAL_WORD_BOER, MODAL_BOER, false},
    {"kan", MODAL_WORD_KAN, MODAL_KAN, false},
    {"må", MODAL_WORD_MAA, MODAL_KAN, false},
    {"must", MODAL_WORD_MUST, MODAL_SKAL, false},
    {"shall", MODAL_WORD_MUST, MODAL_SKAL, false},
    {"required", MODAL_WORD_MUST, MODAL_SKAL, true},
    {"should", MODAL_WORD_SHOULD, MODAL_BOER, false},
    {"recommended", MODAL_WORD_SHOULD, MODAL_BOER, true},
    {"may", MODAL_WORD_MAY, MODAL_KAN, false},
    {"optional", MODAL_WORD_MAY, MODAL_KAN, true},
};

const char *ark_modal_level_name(enum modal_level level)
{
    static const char *const NAMES[MODAL_LEVELS] = {
        [MODAL_NONE] = "",
        [MODAL_SKAL] = "SKAL",
        [MODAL_MAA_IKKE] = "MÅ IKKE",
        [MODAL_SKAL_FORLADES] = "SKAL FORLADES",
        [MODAL_BOER] = "BØR",
        [MODAL_BOER_IKKE] = "BØR IKKE",
        [MODAL_BOER_FORLADES] = "BØR FORLADES",
        [MODAL_KAN] = "KAN",
    };
    return NAMES[level];
}

/* How many bytes at `at`, which is not ASCII, are a letter or digit of a word; 0 when it is none.
 */
static uint32_t wide_letter(const char *at, const char *end)
{
    unsigned char c = (unsigned char)*at, next = at + 1 < end ? (unsigned char)at[1] : 0;
    if (c == 0xc3 && next)
        return next == 0x97 || next == 0xb7 ? 0 : 2;
    if (c == 0xe2 && next == 0x80) /* dashes and quotes */
        return 0;
    gunichar wide = g_utf8_get_char_validated(at, end - at);
    if (wide >= 0xfffffffe || !g_unichar_isalnum(wide))
        return 0;
    return (uint32_t)(g_utf8_next_char(at) - at);
}

static inline uint32_t letter(const char *at, const char *end)
{
    if ((unsigned char)*at < 0x80)
        return g_ascii_isalnum(*at) || *at == '_';
    return wide_letter(at, end);
}

/* Lower case where it takes as many bytes: ASCII and the letters of Latin-1. */
static void fold(char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] >= 'A' && text[i] <= 'Z')
            text[i] |= 0x20;
        else if ((unsigned char)text[i] == 0xc3 && i + 1 < len &&
                 (unsigned char)text[i + 1] <= 0x9e)
            text[++i] |= 0x20;
    }
}

/* Index + 1 in WORDS of the word of `len` bytes, in any case; 0 when it is none of them. */
static unsigned find_word(const char *word, size_t len)
{
    char lower[LONGEST_WORD + 1];
    if (len < 3 || len > LONGEST_WORD || !strchr("skbmroSKBMRO", *word))
        return 0;
    memcpy(lower, word, len);
    lower[len] = '\0';
    fold(lower, len);
    for (unsigned i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (strcmp(lower, WORDS[i].word) == 0)
            return i + 1;
    }
    return 0;
}

static bool is_capital(const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (g_ascii_islower(word[i]) ||
            ((unsigned char)word[i] == 0xc3 && (unsigned char)word[i + 1] >= 0xa0))
            return false;
    }
    return true;
}

static const char *word_end(const char *at, const char *end)
{
    for (uint32_t step; at < end && (step = letter(at, end)) > 0; at += step) {
    }
    return at;
}

/* The next word at or behind `at`; `end` when there is none. */
static const char *word_begin(const char *at, const char *end)
{
    while (at < end && !letter(at, end))
        at = g_utf8_next_char(at);
    return MIN(at, end);
}

bool ark_modal_in(const char *text, size_t len)
{
    const char *end = text + len;
    for (const char *at = word_begin(text, end), *past; at < end; at = word_begin(past, end)) {
        past = word_end(at, end);
        if (find_word(at, (size_t)(past - at)))
            return true;
    }
    return false;
}

/* Quotes that open and close alike are told apart by the blank beside them. */
static bool is_quote(gunichar c)
{
    return c == '"' || (c >= 0x201c && c <= 0x201f) || c == 0xab || c == 0xbb || c == '`';
}

struct marks {
    uint32_t quote_from; /* index + 1 of the first token behind an open quote; 0: none is open */
    uint32_t quotes;     /* so far */
    char mark;
};

/* What stands between two words. */
static void read_marks(struct modal_sentence *s, struct marks *marks, const char *from,
                       const char *to)
{
    marks->mark = 0;
    for (const char *at = from; at < to; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (is_quote(c) && marks->quote_from) {
            marks->quotes++;
            for (uint32_t i = marks->quote_from - 1; i < s->tokens.n; i++)
                s->tokens.v[i].quote = marks->quotes;
            marks->quote_from = 0;
        } else if (is_quote(c)) {
            marks->quote_from = s->tokens.n + 1;
        } else if (c == ',' && !marks->mark) {
            marks->mark = ',';
        } else if (c == ':' || c == ';' || c == '(' || c == ')' || c == '|' || c == 0x2022 ||
                   ((c == '-' || c == 0x2013 || c == 0x2014) && at > from && at[-1] == ' ')) {
            marks->mark = ':';
        }
    }
}

static void read_tokens(struct modal_sentence *s)
{
    const char *end = s->text + s->len, *before = s->text;
    struct marks marks = {0};
    for (const char *at = word_begin(s->text, end); at < end; at = word_begin(before, end)) {
        const char *past = word_end(at, end);
        read_marks(s, &marks, before, at);
        if (marks.mark == ',')
            s->last_comma = s->tokens.n;
        uint32_t clause =
            s->tokens.n && !marks.mark ? ark_vec_last(&s->tokens).clause : s->tokens.n;
        ark_vec_push(&s->tokens, (struct modal_token){.from = (uint32_t)(at - s->text),
                                                      .to = (uint32_t)(past - s->text),
                                                      .clause = clause,
                                                      .mark = marks.mark});
        before = past;
    }
    read_marks(s, &marks, before, end);
}

static bool token_is(const struct modal_sentence *s, uint32_t token, const char *words)
{
    const struct modal_token *at = &s->tokens.v[token];
    size_t len = at->to - at->from;
    for (const char *word = words; *word; word += *word == ' ') {
        size_t this = strcspn(word, " ");
        if (this == len && memcmp(word, s->folded->str + at->from, len) == 0)
            return true;
        word += this;
    }
    return false;
}

static bool token_is_capital(const struct modal_sentence *s, uint32_t token)
{
    const struct modal_token *at = &s->tokens.v[token];
    return is_capital(s->text + at->from, at->to - at->from);
}

/* "MÅ IKKE", "BØR derfor endnu IKKE", "skal data ikke", "SKAL på sigt FORLADES". Behind a word in
 * capitals only the next may be in lower case. */
static void read_change(struct modal_sentence *s, struct modal_use *use)
{
    bool maa = use->word == MODAL_WORD_MAA, only = false;
    uint32_t reach = use->capital || maa ? REACH : SHORT_REACH;
    for (uint32_t i = 1; i <= reach && use->token + i < s->tokens.n; i++) {
        uint32_t token = use->token + i;
        if (s->tokens.v[token].mark)
            break;
        if (i > 1 && use->capital && !token_is_capital(s, token))
            continue;
        bool not = token_is(s, token, "ikke not ej");
        bool leave = token_is(s, token, "forlades");
        only = (maa || use->word == MODAL_WORD_MAY) && token_is(s, token, "kun alene only");
        if (!not &&!leave && !only)
            continue;
        use->to = s->tokens.v[token].to;
        if (only || (not &&(maa || use->word == MODAL_WORD_MUST || use->word == MODAL_WORD_MAY)))
            use->level = MODAL_MAA_IKKE;
        else if (use->level == MODAL_BOER)
            use->level = not ? MODAL_BOER_IKKE : MODAL_BOER_FORLADES;
        else if (use->level == MODAL_SKAL && !(not &&!use->capital))
            use->level = not ? MODAL_MAA_IKKE : MODAL_SKAL_FORLADES;
        else
            use->level = MODAL_NONE;
        return;
    }
}

/* "at data ikke må gemmes", "NOT RECOMMENDED": in a clause of its own the word comes last. */
static void read_not_before(const struct modal_sentence *s, struct modal_use *use)
{
    bool recommended = use->to - use->from == strlen("recommended");
    bool danish = use->word & (MODAL_WORD_SKAL | MODAL_WORD_BOER | MODAL_WORD_KAN | MODAL_WORD_MAA);
    if (!use->token || s->tokens.v[use->token].mark || !(danish || recommended) ||
        !token_is(s, use->token - 1, danish ? "ikke ej" : "not"))
        return;
    use->from = s->tokens.v[use->token - 1].from;
    use->level = use->word == MODAL_WORD_MAA ? MODAL_MAA_IKKE
                 : use->level == MODAL_BOER  ? MODAL_BOER_IKKE
                                             : MODAL_NONE;
}

static char byte_before(const struct modal_sentence *s, uint32_t at)
{
    return at ? s->text[at - 1] : ' ';
}

/* A part of another word: "SKAL-krav", "kan's", "skal@eksempel.dk". */
static bool is_part(const struct modal_sentence *s, const struct modal_token *token)
{
    char after = token->to < s->len ? s->text[token->to] : ' ';
    bool word_follows = token->to + 1 < s->len && letter(s->text + token->to + 1, s->text + s->len);
    return (strchr("-@.'", after) && word_follows) || strchr("-@.'#", byte_before(s, token->from));
}

static void read_use(struct modal_sentence *s, uint32_t at)
{
    const struct modal_token *token = &s->tokens.v[at];
    unsigned found = find_word(s->text + token->from, token->to - token->from);
    if (!found || is_part(s, token))
        return;
    bool capital = is_capital(s->text + token->from, token->to - token->from);
    if (WORDS[found - 1].only_capital && !capital)
        return;
    ark_vec_push(&s->uses, (struct modal_use){.from = token->from,
                                              .to = token->to,
                                              .token = at,
                                              .word = WORDS[found - 1].set,
                                              .level = WORDS[found - 1].level,
                                              .capital = capital});
}

/* In a text that is all in capitals, those of a word say nothing: one of its neighbours must be in
 * lower case. */
static bool stands_out(const struct modal_sentence *s, uint32_t token)
{
    uint32_t first = token > 2 ? token - 2 : 0, last = MIN(token + REACH, s->tokens.n);
    for (uint32_t i = first; i < last; i++) {
        if (!token_is_capital(s, i))
            return true;
    }
    return false;
}

static const char SAYS[] = "betyder angiver betegner markerer udtrykker means indicates denotes";
static const char MEANS[] = "betyder angiver betegner markerer udtrykker defineres definerer "
                            "fortolkes forstås bruges anvendes means indicates denotes interpreted "
                            "defined used";
static const char NAMES[] =
    "ordet ordene termen termerne udtrykket udtrykkene verbet verberne "
    "nøgleordet nøgleordene betegnelsen betegnelserne word words term terms "
    "keyword keywords";
static const char KINDS[] = "krav kravet kravene regler anbefaling anbefalinger requirement "
                            "requirements";

/* Whether only `between` (and blanks) stand between two tokens, at least one of them. */
static bool joined(const struct modal_sentence *s, uint32_t left, uint32_t right,
                   const char *between)
{
    bool any = false;
    for (uint32_t i = s->tokens.v[left].to; i < s->tokens.v[right].from; i++) {
        if (s->text[i] == ' ')
            continue;
        if (!strchr(between, s->text[i]))
            return false;
        any = true;
    }
    return any;
}

/* "SKAL/BØR/KAN", "SKAL, BØR og KAN", "ordene skal, bør og kan": a list of the words. "Den skal,
 * bør eller kan bruges" uses them. */
static void mention_lists(struct modal_sentence *s)
{
    for (uint32_t i = 1; i < s->uses.n; i++) {
        struct modal_use *left = &s->uses.v[i - 1], *right = &s->uses.v[i];
        bool capital = left->capital && right->capital;
        if (left->token + 1 == right->token) /* "om den skal, bør eller kan bruges" */
            s->tokens.v[right->token].clause = s->tokens.v[left->token].clause;
        bool comma = (capital || left->named) && left->token + 1 == right->token &&
                     joined(s, left->token, right->token, ",|\"'");
        bool slash = left->token + 1 == right->token && joined(s, left->token, right->token, "/");
        bool and = (capital || left->named) && left->token + 2 == right->token &&
                   token_is(s, left->token + 1, "og eller and or");
        right->named |= left->named && (comma || and);
        if (comma || slash || and)
            left->mentioned = right->mentioned = true;
    }
}

static bool is_named(const struct modal_sentence *s, const struct modal_use *use)
{
    const struct modal_token *token = &s->tokens.v[use->token];
    uint32_t next = use->token + 1;
    bool next_here = next < s->tokens.n && !s->tokens.v[next].mark;
    if (token->quote && (!use->token || token[-1].quote != token->quote))
        return next >= s->tokens.n || token[1].quote != token->quote || use->to > token->to;
    if (use->token && !token->mark && token_is(s, use->token - 1, NAMES))
        return true;
    if (next_here && use->capital && token_is(s, next, KINDS))
        return true;
    return next_here && !use->token && token_is(s, next, SAYS);
}

/* "et SKAL", "a MUST". */
static bool is_noun(const struct modal_sentence *s, const struct modal_use *use)
{
    return use->capital && use->token && !s->tokens.v[use->token].mark &&
           token_is(s, use->token - 1, "et a dette hvert");
}

void ark_modal_read(struct modal_sentence *s, const char *text, size_t len)
{
    s->text = text;
    s->len = (uint32_t)MIN(len, UINT32_MAX - 1);
    s->tokens.n = s->uses.n = s->last_comma = 0;
    s->tried = s->held = 0;
    s->folded = s->folded ? s->folded : g_string_new(NULL);
    g_string_truncate(s->folded, 0);
    g_string_append_len(s->folded, text, s->len);
    fold(s->folded->str, s->folded->len);
    read_tokens(s);
    for (uint32_t i = 0; i < s->tokens.n; i++)
        read_use(s, i);
    ARK_VEC_EACH (struct modal_use, use, s->uses) {
        use->capital = use->capital && stands_out(s, use->token);
        read_change(s, use);
        read_not_before(s, use);
        use->named = is_named(s, use);
        use->mentioned = use->named || is_noun(s, use);
    }
    mention_lists(s);
}

void ark_modal_clear(struct modal_sentence *s)
{
    if (s->folded)
        g_string_free(s->folded, TRUE);
    ark_vec_clear(&s->tokens);
    ark_vec_clear(&s->uses);
    *s = (struct modal_sentence){0};
}

/* "»BØR« er anbefalinger", "SKAL: ufravigeligt". */
static bool says_what_it_is(const struct modal_sentence *s, const struct modal_use *use)
{
    uint32_t next = use->token + 1;
    if (s->tokens.v[use->token].quote && next < s->tokens.n)
        return token_is(s, next, "er is are og eller and or") || token_is(s, next, MEANS);
    return false;
}

/* "SKAL: ...", "Bør – ...", "KAN = ...": the entry of a legend. */
static bool is_entry(const struct modal_sentence *s)
{
    if (!s->uses.n || s->uses.v[0].token)
        return false;
    const struct modal_use *use = &s->uses.v[0];
    const char *at = s->text + use->to, *end = s->text + s->len;
    while (at < end && *at && strchr(" \"*`", *at))
        at++;
    return at < end && (*at == ':' || *at == '=' || g_str_has_prefix(at, "– ") ||
                        g_str_has_prefix(at, "- ") || g_str_has_prefix(at, "— "));
}

bool ark_modal_defines(const struct modal_sentence *s)
{
    bool mentioned = false, meaning = false;
    ARK_VEC_EACH (const struct modal_use, use, s->uses) {
        mentioned |= use->named || (use->mentioned && use->capital);
        meaning |= use->named && says_what_it_is(s, use);
    }
    for (uint32_t i = 0; mentioned && !meaning && i < s->tokens.n; i++)
        meaning = token_is(s, i, MEANS);
    return (mentioned && meaning) || is_entry(s);
}

bool ark_modal_defines_lower_case(const struct modal_sentence *s)
{
    unsigned words = 0, n = 0;
    ARK_VEC_EACH (const struct modal_use, use, s->uses) {
        n += use->named && !use->capital && !(words & use->word);
        words |= use->named && !use->capital ? use->word : 0;
    }
    if (n < 2 || !ark_modal_defines(s))
        return false;
    for (uint32_t i = 0; i < s->tokens.n; i++) {
        if (token_is(s, i, "versaler capitals uppercase capitalised capitalized"))
            return false;
    }
    return !strstr(s->folded->str, "store bogstaver");
}

enum modal_level ark_modal_of_cell(const char *text)
{
    size_t len = strcspn(text, "([");
    while (len && strchr(" *_:.", text[len - 1]))
        len--;
    if (!len || len > 24 || !ark_modal_in(text, len))
        return MODAL_NONE;
    struct modal_sentence s = {0};
    enum modal_level level = MODAL_NONE;
    ark_modal_read(&s, text, len);
    if (s.uses.n == 1 && !s.uses.v[0].from && s.uses.v[0].to == len)
        level = s.uses.v[0].level;
    else if (s.uses.n == 1 && s.uses.v[0].level == MODAL_BOER_IKKE && s.uses.v[0].to == len)
        level = MODAL_BOER_IKKE;
    ark_modal_clear(&s);
    return level;
}
