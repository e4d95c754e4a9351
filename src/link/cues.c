/* What around a word of obligation in lower case tells a requirement from something else. One
 * table: who disagrees with a row changes the row, and its example is a test. Knows sentences only.
 *
 * The cues are grammar and idiom, not the vocabulary of one document. "Skal" and "bør" (must,
 * should) state a requirement unless a cue is against it; "kan" and "må" (can, may) are ability and
 * possibility unless a cue is for it, and none is against.
 */
#include <string.h>

#include "link/modals.h"

#define SKAL MODAL_WORD_SKAL
#define BOER MODAL_WORD_BOER
#define KAN MODAL_WORD_KAN
#define MAA MODAL_WORD_MAA
#define MUST MODAL_WORD_MUST
#define SHOULD MODAL_WORD_SHOULD
#define MAY MODAL_WORD_MAY
#define DANISH (SKAL | BOER | KAN | MAA)
#define ENGLISH (MUST | SHOULD | MAY)
#define ANY (DANISH | ENGLISH)

/* What a document calls itself and its parts, as a subject. Not reports and models: those are what
 * others demand things of. */
#define DOCUMENT                                                                                   \
    "*referencearkitekturen|*rammearkitekturen|vejledningen|afsnittet|kapitlet|visionen|*"         \
    "strategien"
#define HOW_OFTEN "normalt|typisk|ofte|sædvanligvis|almindeligvis|sjældent|usually|typically|often"
#define LAW                                                                                        \
    "*lov|*loven|*lovens|*lovgivning|*lovgivningen|*lovgivningens|*bekendtgørelse|"               \
    "*bekendtgørelsen|*bekendtgørelsens|*forordning|*forordningen|*forordningens|*direktiv|"     \
    "*direktivet|*cirkulære|*cirkulæret|gdpr"

static const struct modal_cue CUES[] = {
    /* Questions. */
    {CUE_AGAINST, ANY, CUE_LAST, "?", "a question states nothing", "Hvem skal godkende ændringen?"},
    {CUE_AGAINST, ANY, CUE_NEAR_BEFORE,
     "hvem|hvad|hvilken|hvilket|hvilke|hvordan|hvorledes|hvorfor|hvornår|hvorvidt",
     "an indirect question", "Planen viser, hvordan data skal flyttes."},
    {CUE_AGAINST, ENGLISH, CUE_NEAR_BEFORE, "who|what|which|how|why|whether",
     "an indirect question", "The plan shows how the data must be moved."},
    {CUE_AGAINST, ANY, CUE_CLAUSE_FIRST, "om|whether", "an indirect question",
     "Det er ikke afklaret, om løsningen skal flyttes."},
    {CUE_AGAINST, DANISH, CUE_NEAR_BEFORE,
     "til|vurdere|vurderes|afklare|afklares|overveje|undersøge om",
     "an indirect question without a comma", "Der er taget stilling til om data skal slettes."},

    /* Conditions and other clauses that only say when, why or which. */
    {CUE_AGAINST, DANISH, CUE_INVERTED, "", "a condition: skal der, så ...",
     "Skal sagen flyttes, sendes en besked."},
    {CUE_AGAINST, DANISH, CUE_NEAR_BEFORE, "hvis|når|såfremt|medmindre|fordi|idet|hvor",
     "a clause that says when, why or where", "Hvis data skal flyttes, sendes en besked."},
    {CUE_AGAINST, ENGLISH, CUE_NEAR_BEFORE, "if|when|unless|because|where",
     "a clause that says when, why or where", "If data must be moved, a message is sent."},
    {CUE_AGAINST, DANISH, CUE_CLAUSE_FIRST, "da|inden|før|mens|siden|selvom|end",
     "a clause that says when, why or than what", "Da sagen skal flyttes, sendes en besked."},
    {CUE_AGAINST, DANISH, CUE_RELATIVE, "der|som", "a relative clause says which, not that it must",
     "Den viser de sager, der skal flyttes."},
    {CUE_AGAINST, DANISH, CUE_RELATIVE,
     "der|som derefter|herefter|senere|altid|også|stadig|fortsat|kun|derfor|så|selv",
     "a relative clause with an adverb", "Den viser de sager, der derefter skal flyttes."},
    {CUE_AGAINST, DANISH, CUE_BEFORE, "som *ne|*en|*et|man|de|vi|den|det",
     "a relative clause with a subject of its own",
     "Den viser de regler, som brugerne skal kende."},
    {CUE_AGAINST, ENGLISH, CUE_RELATIVE, "that|which|who",
     "a relative clause says which, not that it must", "It shows the cases that must be moved."},

    /* Law and others' words. */
    {CUE_AGAINST, ANY, CUE_QUOTED, "", "another's words",
     "Loven siger »data skal slettes« om det."},
    {CUE_AGAINST, ANY, CUE_ANYWHERE, "§", "quotes the law; the law binds, not the document",
     "Efter § 5 skal myndigheden føre en log."},
    {CUE_AGAINST, ANY, CUE_ANYWHERE, "jf|jfr|ifølge|medfør|henhold|efter|følge ~ " LAW,
     "tells what a law demands", "Ifølge arkivloven skal data afleveres."},
    {CUE_AGAINST, ANY, CUE_FIRST, LAW " skal|kræver|foreskriver|bestemmer|fastslår|siger",
     "the law speaks", "Arkivloven siger, at data skal afleveres."},

    /* Future. */
    {CUE_AGAINST, SKAL, CUE_AFTER, "til at", "about to", "Kommunen skal til at skifte system."},
    {CUE_AGAINST, SKAL, CUE_AFTER, "nok", "an assurance of what will be",
     "Leverandøren skal nok levere til tiden."},

    /* What the text is for, and descriptions of how things are. */
    {CUE_AGAINST, DANISH, CUE_BEFORE, DOCUMENT, "what the document is for",
     "Vejledningen skal gøre det lettere."},
    {CUE_AGAINST, DANISH, CUE_AFTER, DOCUMENT, "what the document is for",
     "Desuden skal strategien gøre det lettere."},
    {CUE_AGAINST, ENGLISH, CUE_BEFORE, "this document|guide|chapter|section|strategy",
     "what the document is for", "This guide should make it easier."},
    {CUE_AGAINST, SKAL | BOER, CUE_AFTER, "bidrage|medvirke til", "a purpose, not a demand",
     "Samarbejdet skal bidrage til bedre data."},
    {CUE_AGAINST, SKAL, CUE_AFTER, "gerne", "a wish, not a demand",
     "Det skal gerne give bedre data."},
    {CUE_AGAINST, SKAL | BOER, CUE_NEAR_AFTER, "ses|forstås|opfattes|læses|tolkes|betragtes som",
     "how a word or a text is to be read", "Med en sag skal forstås som en samling breve."},
    {CUE_AGAINST, DANISH, CUE_BEFORE, HOW_OFTEN, "how things usually are",
     "Borgeren normalt skal vente en uge."},
    {CUE_AGAINST, DANISH, CUE_AFTER, HOW_OFTEN, "how things usually are",
     "Borgeren skal typisk vente en uge."},
    {CUE_AGAINST, DANISH, CUE_FIRST, "eksempelvis|fx|et|for eksempel", "an example",
     "For eksempel skal Anna søge om bolig."},
    {CUE_AGAINST, DANISH, CUE_FIRST, "eksempelvis|fx", "an example",
     "Eksempelvis skal Anna søge om bolig."},
    {CUE_AGAINST, ANY, CUE_FIRST, "ulempen|fordelen|problemet|udfordringen|risikoen er",
     "judges how things are", "Ulempen er, at brugeren skal skrive det samme to gange."},
    {CUE_AGAINST, SHOULD | MUST, CUE_AFTER, "be noted", "a remark", "It should be noted at once."},

    /* Freedom that is given, not ability. */
    {CUE_FOR, KAN, CUE_AFTER, "med fordel", "a recommendation of a choice",
     "Data kan med fordel gemmes centralt."},
    {CUE_FOR, KAN, CUE_NEAR_AFTER, "frit|valgfrit|undlades|undlade|fravælges|fravælge|fraviges",
     "leave to do as one likes", "Myndigheden kan frit vælge format."},
    {CUE_FOR, MAA, CUE_AFTER, "gerne|højst|højest|maksimalt|mest", "leave, or a limit",
     "Data må gerne gemmes centralt."},
    {CUE_FOR, MAY, CUE_NEAR_AFTER, "freely|optionally|omit|choose", "leave to do as one likes",
     "The authority may choose the format."},
};

const struct modal_cue *ark_modal_cues(uint32_t *ret_n)
{
    *ret_n = G_N_ELEMENTS(CUES);
    return CUES;
}

/* Whether a word of a pattern, "*lov" or "be", is the token. */
static bool fits(const char *pattern, size_t len, const char *word, size_t word_len)
{
    bool any_before = len && pattern[0] == '*', any_after = len > 1 && pattern[len - 1] == '*';
    pattern += any_before;
    len -= (size_t)any_before + any_after;
    if (len > word_len || (len < word_len && !any_before && !any_after))
        return false;
    return memcmp(pattern, any_before ? word + word_len - len : word, len) == 0;
}

static bool token_fits(const struct modal_sentence *s, uint32_t token, const char *alternatives,
                       size_t len)
{
    const char *word = s->folded->str + s->tokens.v[token].from;
    size_t word_len = s->tokens.v[token].to - s->tokens.v[token].from;
    for (const char *at = alternatives, *end = at + len; at < end;) {
        const char *bar = memchr(at, '|', (size_t)(end - at));
        size_t this = (size_t)((bar ? bar : end) - at);
        if (fits(at, this, word, word_len))
            return true;
        at += this + 1;
    }
    return false;
}

enum { GAP = 3 /* words that a tilde stands for, at most */ };

/* Whether the tokens from `token` are the words; in `ret_past` the first one behind them. No mark
 * may stand between them, but behind a tilde. */
static bool words_at(const struct modal_sentence *s, uint32_t token, const char *words,
                     uint32_t *ret_past)
{
    uint32_t gap = 0;
    for (bool first = true; *words; first = false) {
        size_t len = strcspn(words, " ");
        const char *rest = words + len + (words[len] == ' ');
        if (*words == '~') {
            gap = GAP;
            words = rest;
            continue;
        }
        uint32_t last = MIN(token + gap, s->tokens.n ? s->tokens.n - 1 : 0);
        while (token < last && !token_fits(s, token, words, len))
            token++;
        if (token >= s->tokens.n || !token_fits(s, token, words, len) ||
            (!first && !gap && s->tokens.v[token].mark))
            return false;
        token++;
        gap = 0;
        words = rest;
    }
    *ret_past = token;
    return true;
}

static uint32_t word_count(const char *words)
{
    uint32_t n = 1;
    for (; *words; words++)
        n += *words == ' ';
    return n;
}

static bool anywhere(const struct modal_sentence *s, const char *words)
{
    uint32_t past;
    if (words[0] && !g_ascii_isalpha(words[0]) && words[0] != '*' && !strchr(words, ' '))
        return strstr(s->folded->str, words);
    for (uint32_t i = 0; i < s->tokens.n; i++) {
        if (words_at(s, i, words, &past))
            return true;
    }
    return false;
}

static bool ends_with(const struct modal_sentence *s, const char *words)
{
    const char *end = s->folded->str + s->folded->len;
    while (end > s->folded->str && strchr(" \"')", end[-1]))
        end--;
    size_t len = strlen(words);
    return (size_t)(end - s->folded->str) >= len && memcmp(end - len, words, len) == 0;
}

static bool right_before(const struct modal_sentence *s, uint32_t token, const char *words,
                         uint32_t *ret_first)
{
    uint32_t n = word_count(words), past;
    if (token < n || s->tokens.v[token].mark)
        return false;
    *ret_first = token - n;
    return words_at(s, token - n, words, &past) && past == token;
}

enum { NEAR_BEFORE = 6, NEAR_AFTER = 6 };

/* A sentence needs a main clause: "Når sagen lukkes skal data slettes" has none but the one of the
 * word, for want of a comma. */
static bool is_only_clause(const struct modal_sentence *s, uint32_t found, uint32_t token)
{
    return !found && s->last_comma <= token;
}

static bool near_before(const struct modal_sentence *s, uint32_t token, const char *words)
{
    uint32_t clause = s->tokens.v[token].clause, past;
    uint32_t first = MAX(clause, token > NEAR_BEFORE ? token - NEAR_BEFORE : 0);
    for (uint32_t i = first; i < token; i++) {
        if (words_at(s, i, words, &past) && past <= token)
            return !is_only_clause(s, i, token);
    }
    return false;
}

static bool near_after(const struct modal_sentence *s, uint32_t token, const char *words)
{
    uint32_t past;
    for (uint32_t i = token + 1; i < s->tokens.n && i <= token + NEAR_AFTER; i++) {
        if (s->tokens.v[i].mark)
            return false;
        if (words_at(s, i, words, &past))
            return true;
    }
    return false;
}

static const char AND[] = "og|men|eller|samt|and|or|but";

static bool clause_first(const struct modal_sentence *s, uint32_t token, const char *words)
{
    uint32_t at = s->tokens.v[token].clause, past;
    while (at < token && token_fits(s, at, AND, strlen(AND)))
        at++;
    return words_at(s, at, words, &past) && past <= token && !is_only_clause(s, at, token);
}

/* "sager der skal" and "sager, der skal", but not "Der skal", "at der skal", "og der skal". */
static bool relative(const struct modal_sentence *s, uint32_t token, const char *words)
{
    static const char MAIN[] = "at|og|men|så|samt|eller|for|derfor|desuden|her|that|and|or|but";
    uint32_t first;
    if (!right_before(s, token, words, &first) || !first)
        return false;
    char mark = s->tokens.v[first].mark;
    return mark == ',' || (!mark && !token_fits(s, first - 1, MAIN, strlen(MAIN)));
}

G_STATIC_ASSERT(G_N_ELEMENTS(CUES) <= 64);

/* What is about the sentence and not about the word is looked for once. */
static bool holds_for_all(const struct modal_cue *cue, struct modal_sentence *s)
{
    uint64_t bit = (uint64_t)1 << (cue - CUES);
    uint32_t past;
    if (!(s->tried & bit)) {
        bool held = cue->place == CUE_ANYWHERE ? anywhere(s, cue->words)
                    : cue->place == CUE_LAST   ? ends_with(s, cue->words)
                                               : words_at(s, 0, cue->words, &past);
        s->tried |= bit;
        s->held |= held ? bit : 0;
    }
    return s->held & bit;
}

static bool holds(const struct modal_cue *cue, struct modal_sentence *s,
                  const struct modal_use *use)
{
    uint32_t at;
    switch (cue->place) {
    case CUE_ANYWHERE:
    case CUE_FIRST:
    case CUE_LAST:
        return holds_for_all(cue, s);
    case CUE_CLAUSE_FIRST:
        return clause_first(s, use->token, cue->words);
    case CUE_BEFORE:
        return right_before(s, use->token, cue->words, &at);
    case CUE_NEAR_BEFORE:
        return near_before(s, use->token, cue->words);
    case CUE_AFTER:
        return use->token + 1 < s->tokens.n && !s->tokens.v[use->token + 1].mark &&
               words_at(s, use->token + 1, cue->words, &at);
    case CUE_NEAR_AFTER:
        return near_after(s, use->token, cue->words);
    case CUE_RELATIVE:
        return relative(s, use->token, cue->words);
    case CUE_INVERTED:
        return use->token == 0;
    case CUE_QUOTED:
        return s->tokens.v[use->token].quote;
    }
    g_assert_not_reached();
}

bool ark_modal_states(struct modal_sentence *s, const struct modal_use *use,
                      const struct modal_cue **ret_cue)
{
    const struct modal_cue *decided = NULL;
    bool needs = (use->word & (KAN | MAA | MAY)) && use->level != MODAL_MAA_IKKE;
    bool states = use->level != MODAL_NONE && !use->mentioned;
    for (size_t i = 0; states && i < G_N_ELEMENTS(CUES); i++) {
        const struct modal_cue *cue = &CUES[i];
        if (!(cue->of & use->word) || (cue->verdict == CUE_FOR && decided) || !holds(cue, s, use))
            continue;
        decided = cue;
        states = cue->verdict == CUE_FOR;
    }
    if (ret_cue)
        *ret_cue = decided;
    return states && (!needs || decided);
}
