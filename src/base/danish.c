/* Danish inflection by endings. */
#include "base/danish.h"

#include <string.h>

#include <libstemmer.h>

enum { SHORT_WORD = 4 };      /* letters; shorter ones end no compound but behind a hyphen */
enum { LONG_WORD = 5 };       /* letters; shorter ones are too often the end of another word */
enum { LEAST_STEM = 5 };      /* letters that two forms of a noun must share */
enum { LEAST_LINKED = 6 };    /* letters before a short word, with the s that links it */
enum { LONGEST_ENDING = 8 };  /* bytes */
enum { LONGEST_LISTED = 40 }; /* bytes of a word in a table */

/* The endings after a consonant, after e, and after another vowel. */
static const char AFTER_CONSONANT[] = " s e es en ens et ets er ers ene enes erne ernes ";
static const char AFTER_LONG[] = " s e es en ens et ets er ers ene enes erne ernes t ";
static const char AFTER_ER[] = " s e es en ens et ets er ers ene enes erne ernes t ne nes ";
static const char AFTER_IG[] = " s e es en ens et ets er ers ene enes t ere st ste ";
static const char AFTER_E[] = " s n ns t ts r rs rne rnes ne nes de des nde ndes ";
static const char AFTER_VOWEL[] = " s e es en ens et ets er ers ene enes erne ernes t ";
/* After an abbreviation: "KLE" is no form of "KL". */
static const char AFTER_CAPITALS[] = " s en ens et ets er ers ene enes erne ernes ";
static const char APOSTROPHE[] = " s e es en ens et ets er ers ene enes erne ernes ";

/* Short words whose other endings make other words: "lager" is no form of "lag". */
static const struct {
    const char *words, *endings;
} OWN_ENDINGS[] = {
    {" bidrag bud fag forhold forslag hold kald kort krav køb lag lån mål opslag ord råd rum salg "
     "skift "
     "svar syn tab tal træk udtræk valg år ",
     " s et ets ene enes "},
    {" brug ", " s en ens "},
    {" forbrug genbrug misbrug ", " s en ens et ets ene enes "},
    {" log ", " s en ens ene enes "},
    {" del lov ", " s en ens e es ene enes "},
};

/* Forms with another vowel. They also hold at the end of a compound: "skolebarn", "fravælge". */
static const struct {
    const char *base, *forms;
} IRREGULAR[] = {
    {"barn", " børn børns børnene børnenes "},
    {"mand", " mænd mænds mændene mændenes "},
    {"bog", " bøger bøgers bøgerne bøgernes "},
    {"hånd", " hænder hænders hænderne hændernes "},
    {"kraft", " kræfter kræfters kræfterne kræfternes "},
    {"nat", " nætter nætters nætterne nætternes "},
    {"fod", " fødder fødders fødderne føddernes "},
    {"rod", " rødder rødders rødderne røddernes "},
    {"tand", " tænder tænders tænderne tændernes "},
    {"stang", " stænger stængers stængerne stængernes "},
    {"bonde", " bønder bønders bønderne bøndernes "},
    {"datter", " døtre døtres døtrene døtrenes "},
    {"far", " fædre fædres fædrene fædrenes "},
    {"mor", " mødre mødres mødrene mødrenes "},
    {"bror", " brødre brødres brødrene brødrenes "},
    {"øje", " øjne øjnes øjnene øjnenes "},
    {"konto", " konti kontis kontiene "},
    {"faktum", " fakta faktas "},
    {"forum", " fora foraene forummet fora "},
    {"lille", " små mindre mindst mindste "},
    {"stor", " større størst største "},
    {"god", " bedre bedst bedste "},
    {"lang", " længere længst længste "},
    {"være", " er var været værende "},
    {"have", " har havde haft havende "},
    {"gøre", " gør gjorde gjort gøres "},
    {"følge", " fulgte fulgtes fulgt "},
    {"vælge", " valgte valgtes valgt "},
    {"sælge", " solgte solgtes solgt "},
    {"lægge", " lagde lagdes lagt "},
    {"sætte", " satte sattes sat "},
    {"give", " gav gaves givet givne "},
    {"tage", " tog toges taget tagne "},
    {"skrive", " skrev skreves skrevet skrevne "},
    {"finde", " fandt fandtes fundet fundne "},
    {"holde", " holdt holdtes "},
    {"binde", " bandt bundet bundne "},
    {"bringe", " bragte bragtes bragt "},
    {"træffe", " traf truffet trufne "},
    {"stille", " stillet "},
    {"bryde", " brød brudt "},
    {"byde", " bød bødes budt "},
    {"få", " får fik fås fået "},
    {"gå", " går gik gås gået "},
    {"stå", " står stod stås stået "},
    {"se", " ser så ses set "},
    {"burde", " bør "},
    {"skulle", " skal "},
    {"kunne", " kan "},
    {"måtte", " må "},
};

/* Letters that many words begin with, but that no compound has before its last word: "forsikring",
 * "redaktør", "kontekst", "databehandling". */
static const char *const NO_HEADS[] = {"be",  "for",   "fore",  "af",    "op",   "ud",  "til",
                                       "ind", "over",  "under", "gen",   "frem", "hen", "mis",
                                       "fra", "trans", "inter", "super", "kon",  "kom", "kont",
                                       "red", "pro",   "san",   "ans",   "mod",  "med"};
/* Short words that compounds begin with; longer ones need not be known. */
static const char SHORT_HEADS[] =
    " api app auto barn bil bog bro by case cpr cvr dar data del delt digi egen esdh fag fil film "
    "finans "
    "fri "
    "gis info job jord kle kode kort krav lag land log lov luft lyd mail mega meta mini mål nem "
    "net "
    "plan plej post rest rum sag skat sms sprog stam stat sub tele test tid tog top tvær type ung "
    "vand vej web ";
/* Words that other words end with by chance: "begivenhed", "revision", "tilgængelighed". Only an s
 * tells a compound. */
static const char CHANCE_ENDS[] = " enhed lighed ration vision aktion mission formation ledning ";

static bool listed(const char *list, const char *text, size_t len)
{
    char whole[LONGEST_LISTED + 3];
    if (len == 0 || len > LONGEST_LISTED)
        return false;
    whole[0] = ' ';
    memcpy(whole + 1, text, len);
    memcpy(whole + 1 + len, " ", 2);
    return strstr(list, whole);
}

/* Whether what is left of a word is an ending of the list. */
static bool ends(const char *list, const char *rest)
{
    size_t len = strnlen(rest, LONGEST_ENDING + 1);
    return len == 0 || (len <= LONGEST_ENDING && listed(list, rest, len));
}

static bool is_vowel(const char *text, size_t len)
{
    return len == 0 || strchr("aeiouy", text[len - 1]) || !g_ascii_isalnum(text[len - 1]);
}

static bool has_end(const char *text, size_t len, const char *end)
{
    size_t n = strlen(end);
    return len >= n && memcmp(text + len - n, end, n) == 0;
}

static const char *endings_of(const struct ark_danish_word *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(OWN_ENDINGS); i++) {
        if (listed(OWN_ENDINGS[i].words, word->text, word->len))
            return OWN_ENDINGS[i].endings;
    }
    if (has_end(word->text, word->len, "e"))
        return AFTER_E;
    if (is_vowel(word->text, word->len))
        return AFTER_VOWEL;
    if (word->letters < LONG_WORD)
        return AFTER_CONSONANT;
    if (has_end(word->text, word->len, "er"))
        return AFTER_ER;
    return has_end(word->text, word->len, "ig") ? AFTER_IG : AFTER_LONG;
}

/* "meddelelser" is another form of "meddelelse". */
static bool set_bent_else(struct ark_arena *arena, struct ark_danish_word *word)
{
    static const char *const ENDS[] = {"en", "ens", "er", "ers", "erne", "ernes"};
    for (size_t i = 0; i < G_N_ELEMENTS(ENDS); i++) {
        size_t before = word->len - strlen(ENDS[i]);
        if (!has_end(word->text, word->len, ENDS[i]) || !has_end(word->text, before, "els") ||
            before <= LONG_WORD)
            continue;
        word->bent = ark_arena_strndup(arena, word->text, before);
        word->bent_endings = " e es en ens er ers erne ernes ";
        return true;
    }
    return false;
}

/* "regel" is "regl-" in "regler", "middel" "midl-", "kriterium" "kriteri-". */
static void set_bent(struct ark_arena *arena, struct ark_danish_word *word)
{
    const char *text = word->text;
    uint32_t len = word->len;
    if (word->letters < LONG_WORD)
        return;
    if (has_end(text, len, "ium") || has_end(text, len, "eum")) {
        word->bent = ark_arena_strndup(arena, text, len - 2);
        word->bent_endings = " er ers et ets erne ernes ene enes ";
        return;
    }
    if (set_bent_else(arena, word))
        return;
    bool el = has_end(text, len, "el"), er = has_end(text, len, "er");
    if (!el && !er && !has_end(text, len, "en"))
        return;
    uint32_t before = len - 2;
    bool twice = text[before - 1] == text[before - 2];
    word->bent = ark_arena_printf(arena, "%.*s%c", (int)(before - twice), text, text[len - 1]);
    word->bent_endings = el             ? " e es en ens et ets er ers ene enes erne ernes "
                         : er && !twice ? " e es en ens et ets ene enes "
                         : er           ? " e es ene enes "
                                        : " e es ";
}

/* The endings of nouns that libstemmer takes off, so that what is left is another form. Those of
 * verbs are left out: "anvender" may be who does it. */
static const char NOUN_ENDINGS[] = " s en ens et ets er ers erne ernes ene enes ";
/* Of a word given with -er, which is also who does it: "modtaget" is no form of "modtager". */
static const char ENDINGS_BESIDE_ER[] = " s en ens er ers erne ernes ene enes ";

/* What stands behind the stem; NULL when it does not begin the text. */
static const char *behind_stem(const char *stem, const char *text)
{
    size_t len = strlen(stem);
    if (!len || strncmp(stem, text, len) != 0)
        return NULL;
    bool twice = text[len] == stem[len - 1] && !is_vowel(stem, len); /* "modeller" */
    return text + len + twice;
}

static const char *stem_of(struct sb_stemmer *stemmer, const char *text)
{
    const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)text, (int)strlen(text));
    return stem ? (const char *)stem : "";
}

static bool is_form_by_stem(const struct ark_danish_word *word, struct sb_stemmer *stemmer,
                            const char *token)
{
    const char *rest = word->stem ? behind_stem(word->stem, token) : NULL;
    return rest && ends(word->stem_endings, rest) &&
           strcmp(stem_of(stemmer, token), word->stem) == 0;
}

/* When the word is not in its base form, as far as its ending tells. */
static void set_stem(struct ark_arena *arena, struct sb_stemmer *stemmer,
                     struct ark_danish_word *word)
{
    const char *stem = stem_of(stemmer, word->text);
    const char *rest = behind_stem(stem, word->text);
    if (!rest || !*rest || !ends(NOUN_ENDINGS, rest) || g_utf8_strlen(stem, -1) < LEAST_STEM)
        return;
    word->stem_endings = strcmp(rest, "er") == 0 ? ENDINGS_BESIDE_ER : NOUN_ENDINGS;
    word->stem = ark_arena_strdup(arena, stem);
}

static void set_irregular(struct ark_danish_word *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(IRREGULAR) && !word->irregular; i++) {
        if (!has_end(word->text, word->len, IRREGULAR[i].base))
            continue;
        word->irregular = IRREGULAR[i].forms;
        word->head = word->len - (uint32_t)strlen(IRREGULAR[i].base);
    }
}

struct ark_danish_word ark_danish_word(struct ark_arena *arena, struct sb_stemmer *stemmer,
                                       const char *text, bool capitals)
{
    struct ark_danish_word word = {.text = text, .len = (uint32_t)strlen(text)};
    word.letters = (uint32_t)g_utf8_strlen(text, -1);
    word.endings = capitals ? AFTER_CAPITALS : endings_of(&word);
    if (capitals)
        return word;
    set_bent(arena, &word);
    set_stem(arena, stemmer, &word);
    set_irregular(&word);
    return word;
}

static bool is_irregular(const struct ark_danish_word *word, const char *token)
{
    if (!word->irregular || strncmp(word->text, token, word->head) != 0)
        return false;
    const char *form = token + word->head;
    return listed(word->irregular, form, strnlen(form, LONGEST_LISTED + 1));
}

/* "anvende" is "anvendt", "bestemme" is "bestemt"; but "fase" is not "fast". */
static bool is_past(const struct ark_danish_word *word, const char *token)
{
    uint32_t base = word->len - 1;
    if (word->endings != AFTER_E || word->letters < 4)
        return false;
    if (word->text[base - 1] == 's' && word->letters < LONG_WORD)
        return false;
    if (word->text[base - 1] == word->text[base - 2])
        base--;
    return strncmp(word->text, token, base) == 0 && token[base] == 't' &&
           ends(" t te tes ", token + base);
}

bool ark_danish_is_form(const struct ark_danish_word *word, struct sb_stemmer *stemmer,
                        const char *token)
{
    if (strncmp(token, word->text, word->len) == 0) {
        const char *rest = token + word->len;
        char last = word->text[word->len - 1];
        if (ends(word->endings, rest))
            return true;
        if (*rest == '\'')
            return ends(APOSTROPHE, rest + 1);
        if (*rest == last && !is_vowel(word->text, word->len) && rest[1] &&
            ends(word->endings, rest + 1))
            return true;
    }
    if (word->bent && strncmp(token, word->bent, strlen(word->bent)) == 0) {
        const char *rest = token + strlen(word->bent);
        if (*rest && ends(word->bent_endings, rest))
            return true;
    }
    return is_past(word, token) || is_irregular(word, token) ||
           is_form_by_stem(word, stemmer, token);
}

/* Whether `len` bytes can be what a compound has before a word. */
static bool is_head(const struct ark_danish_word *word, const char *head, size_t len)
{
    long letters = g_utf8_strlen(head, (gssize)len);
    bool linked = head[len - 1] == 's'; /* "sikkerhedsprincip" */
    if (listed(CHANCE_ENDS, word->text, word->len) && !linked)
        return false;
    if (word->letters < LONG_WORD && !(linked && letters >= LEAST_LINKED))
        return false;
    if (listed(SHORT_HEADS, head, len))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(NO_HEADS); i++) {
        if (has_end(head, len, NO_HEADS[i]))
            return false;
    }
    return letters >= (linked ? 4 : 5);
}

bool ark_danish_ends_with_form(const struct ark_danish_word *word, struct sb_stemmer *stemmer,
                               const char *token)
{
    if (ark_danish_is_form(word, stemmer, token))
        return true;
    for (const char *at = strchr(token, '-'); at; at = strchr(token, '-')) {
        token = at + 1;
        if (ark_danish_is_form(word, stemmer, token))
            return true;
    }
    if (word->letters < SHORT_WORD)
        return false;
    size_t len = strlen(token), most = word->len + LONGEST_ENDING;
    for (const char *at = token + (len > most ? len - most : 0); *at; at++) {
        bool begins = at > token && at[0] == word->text[0] && at[1] == word->text[1];
        if (begins && is_head(word, token, (size_t)(at - token)) &&
            ark_danish_is_form(word, stemmer, at))
            return true;
    }
    return false;
}
