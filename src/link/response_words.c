/* The words of consultation notes: columns, labels, statuses, headings. Knows nothing of the graph.
 */
#include <string.h>

#include "link/response.h"

enum { LONGEST_HEADER = 8, LONGEST_CLAUSE = 8 }; /* words */

static bool begins(const char *word, const char *const *stems)
{
    for (; *stems; stems++) {
        if (g_str_has_prefix(word, *stems))
            return true;
    }
    return false;
}

#define BEGINS(word, ...) begins(word, (const char *const[]){__VA_ARGS__, NULL})
#define IS(word, ...) g_strv_contains((const char *const[]){__VA_ARGS__, NULL}, word)

/* The first word that is known decides. Stems under four bytes, and those with a full stop, are
 * whole words. */
static const struct {
    const char *stem;
    enum response_column column;
    bool sure;
} stems[] = {
    {"part.", RESPONSE_PARTY, true},         {"parter.", RESPONSE_PARTY, true},
    {"parten.", RESPONSE_PARTY, true},       {"organisation", RESPONSE_PARTY, true},
    {"organization", RESPONSE_PARTY, true},  {"afsender", RESPONSE_PARTY, true},
    {"myndighed", RESPONSE_PARTY, true},     {"kommune", RESPONSE_PARTY, true},
    {"indsender", RESPONSE_PARTY, true},     {"respondent", RESPONSE_PARTY, true},
    {"interessent", RESPONSE_PARTY, true},   {"party.", RESPONSE_PARTY, true},
    {"sender", RESPONSE_PARTY, true},        {"consultee", RESPONSE_PARTY, true},
    {"stakeholder", RESPONSE_PARTY, true},   {"afsnit", RESPONSE_SECTION, true},
    {"kapitel", RESPONSE_SECTION, true},     {"pkt.", RESPONSE_SECTION, true},
    {"punkt.", RESPONSE_SECTION, true},      {"sted.", RESPONSE_SECTION, true},
    {"henvisning", RESPONSE_SECTION, true},  {"rapportafsnit", RESPONSE_SECTION, true},
    {"section", RESPONSE_SECTION, true},     {"chapter", RESPONSE_SECTION, true},
    {"bemærkning", RESPONSE_COMMENT, true},  {"kommentar", RESPONSE_COMMENT, true},
    {"comment", RESPONSE_COMMENT, true},     {"remark", RESPONSE_COMMENT, true},
    {"indsigelse", RESPONSE_COMMENT, true},  {"synspunkt", RESPONSE_COMMENT, false},
    {"spørgsmål", RESPONSE_COMMENT, false},  {"forslag", RESPONSE_COMMENT, false},
    {"indspil", RESPONSE_COMMENT, false},    {"input.", RESPONSE_COMMENT, false},
    {"question", RESPONSE_COMMENT, false},   {"svar", RESPONSE_ANSWER, true},
    {"besvarelse", RESPONSE_ANSWER, true},   {"answer", RESPONSE_ANSWER, true},
    {"reply", RESPONSE_ANSWER, true},        {"response", RESPONSE_ANSWER, true},
    {"behandling", RESPONSE_ANSWER, false},  {"håndtering", RESPONSE_ANSWER, false},
    {"vurdering", RESPONSE_ANSWER, false},   {"opfølgning", RESPONSE_ANSWER, false},
    {"tilbagemeld", RESPONSE_ANSWER, false}, {"disposition", RESPONSE_ANSWER, false},
    {"resolution", RESPONSE_ANSWER, false},  {"ændr", RESPONSE_CHANGE, true},
    {"rettelse", RESPONSE_CHANGE, true},     {"rettet", RESPONSE_CHANGE, true},
    {"tilret", RESPONSE_CHANGE, true},       {"konsekvens", RESPONSE_CHANGE, false},
    {"change", RESPONSE_CHANGE, true},       {"amend", RESPONSE_CHANGE, true},
    {"status", RESPONSE_STATUS, false},      {"imødekom", RESPONSE_STATUS, true},
    {"beslutning", RESPONSE_STATUS, false},  {"afgørelse", RESPONSE_STATUS, false},
    {"resultat", RESPONSE_STATUS, false},    {"accept", RESPONSE_STATUS, false},
    {"indstilling", RESPONSE_STATUS, false}, {"taget.", RESPONSE_STATUS, false},
    {"decision", RESPONSE_STATUS, false},
};

static bool has_stem(const char *word, const char *stem)
{
    size_t len = strlen(stem);
    bool whole = stem[len - 1] == '.' || len < 4;
    len -= stem[len - 1] == '.';
    return strncmp(word, stem, len) == 0 && (!whole || !word[len]);
}

static enum response_column column_of_word(const char *word, bool *ret_sure)
{
    for (size_t i = 0; i < G_N_ELEMENTS(stems); i++) {
        if (has_stem(word, stems[i].stem)) {
            *ret_sure = stems[i].sure;
            return stems[i].column;
        }
    }
    return RESPONSE_OTHER;
}

static bool is_remark(const char *word)
{
    return BEGINS(word, "bemærkning", "kommentar", "svar", "vurdering", "besvarelse", "comment",
                  "reply", "response", "answer", "remark", "synspunkt");
}

/* "Projektets svar", "KOMBITs bemærkninger", "Our response": an answer; "Høringspartens svar" and
 * "Kommunens bemærkning": a remark. */
static enum response_column possessive(char **words)
{
    size_t len = strlen(words[0]);
    if (!words[1] || !is_remark(words[1]))
        return RESPONSE_OTHER;
    if (BEGINS(words[0], "høring", "part", "kommunen", "kommunern", "afsender", "myndighed",
               "organisation", "consult", "respond", "interessent"))
        return RESPONSE_COMMENT;
    bool owner = len > 2 && words[0][len - 1] == 's';
    return owner || IS(words[0], "vores", "vort", "our", "project") ? RESPONSE_ANSWER
                                                                    : RESPONSE_OTHER;
}

/* "Kommentar til høringssvar", "Svar på bemærkningen". */
static bool answers_remarks(char **words)
{
    for (char **word = words; word[0] && word[1]; word++) {
        if (word != words && IS(word[0], "til", "på", "to", "på") &&
            (is_remark(word[1]) || BEGINS(word[1], "høring", "consultation", "indkom")))
            return is_remark(words[0]) || is_remark(word[-1]);
    }
    return false;
}

static enum response_column column_of_words(char **words, bool *ret_sure)
{
    bool number = false;
    *ret_sure = true;
    enum response_column column = possessive(words);
    if (column)
        return column;
    if (answers_remarks(words))
        return RESPONSE_ANSWER;
    for (char **word = words; *word; word++) {
        if (BEGINS(*word, "høringspart", "høringsafsender", "høringsinstans"))
            return RESPONSE_PARTY;
        if (BEGINS(*word, "høringssvar", "høringsbemærk", "høringskomment"))
            return RESPONSE_COMMENT;
        number |= IS(*word, "nr", "nummer", "id", "løbenr", "løbenummer", "no", "number", "ref");
    }
    for (char **word = words; *word && !column; word++)
        column = column_of_word(*word, ret_sure);
    return number && column != RESPONSE_SECTION ? RESPONSE_NUMBER : column;
}

enum response_column ark_response_column(const char *header, bool *ret_sure)
{
    g_autofree char *folded = ark_folded_words(header);
    g_auto(GStrv) words = g_strsplit(folded, " ", LONGEST_HEADER + 1);
    *ret_sure = strcmp(header, "#") == 0;
    if (*ret_sure)
        return RESPONSE_NUMBER;
    return !*folded || g_strv_length(words) > LONGEST_HEADER ? RESPONSE_OTHER
                                                             : column_of_words(words, ret_sure);
}

static bool is_change_word(const char *word)
{
    return BEGINS(word, "ændr", "rett", "tilrett", "tilføj", "indarbejd", "præciser", "uddyb",
                  "opdater", "indføj", "omskrev", "juster", "udskift", "tilpas", "udvid", "erstat",
                  "skærp", "chang", "updat", "incorporat", "correct", "amend", "clarif", "revis",
                  "reword", "slett", "fjern") ||
           IS(word, "added", "deleted", "removed", "udgår", "udgået", "flyttet", "tilføjes");
}

/* "Ændringer", "rettelse": that there are some is not said yet. */
static bool is_noun(const char *word)
{
    static const char *const ends[] = {"ing",   "ingen", "inger",   "ingerne", "else",
                                       "elsen", "elser", "elserne", "tion",    "tions"};
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        if (g_str_has_suffix(word, ends[i]))
            return true;
    }
    return false;
}

struct status_signs {
    bool yes, no, none, partly, later, noted, noun; /* `none`: "ikke", "ingen" */
    bool answer_yes, answer_no;                     /* in prose they may answer a question */
    unsigned words;
};

static void read_status_word(struct status_signs *signs, const char *word)
{
    signs->words++;
    bool noun = is_noun(word);
    signs->noun |= (noun && is_change_word(word)) || strcmp(word, "anledning") == 0;
    signs->yes |= !noun && (is_change_word(word) || IS(word, "følge", "fulgt") ||
                            BEGINS(word, "imødekom", "accept", "medtag", "agree"));
    signs->answer_yes |= IS(word, "ja", "yes", "x");
    signs->answer_no |= IS(word, "nej", "no");
    signs->no |= BEGINS(word, "uændr", "afvis", "forkast", "reject", "declin", "unchanged");
    signs->none |= IS(word, "ikke", "ej", "ingen", "intet", "uden", "not", "none");
    signs->partly |=
        BEGINS(word, "delvis", "partial") || IS(word, "dels", "partly", "part", "til dels");
    signs->later |= BEGINS(word, "afvent", "udskyd", "udskudt", "planl", "postpone", "defer") ||
                    IS(word, "senere", "næste", "afklares", "undersøges", "udestår", "videre",
                       "pending", "later", "next");
    signs->noted |= BEGINS(word, "efterretning", "noter", "noted", "acknowledg");
}

static const char *decide_status(const struct status_signs *signs, bool prose)
{
    bool yes = signs->yes || (!prose && (signs->noun || signs->answer_yes));
    bool no = signs->no || (!prose && signs->answer_no);
    if (signs->partly && (yes || signs->words == 1))
        return "delvist ændret";
    if (no || (signs->none && (yes || signs->noun || signs->words == 1)))
        return "ikke ændret";
    if (signs->later)
        return "afventer";
    return yes ? "ændret" : signs->noted ? "noteret" : NULL;
}

/* "Ja" of "Ja, afsnit 7.3". A full stop between digits ends nothing. */
static char *first_clause(const char *text)
{
    const char *end = text;
    for (; *end && !strchr(",;:(\n", *end); end++) {
        bool dash = g_str_has_prefix(end, " - ") || g_str_has_prefix(end, " – ");
        if (dash || (*end == '.' && !g_ascii_isdigit(end[1])))
            break;
    }
    return g_strndup(text, (gsize)(end - text));
}

const char *ark_response_status(const char *text, bool prose)
{
    if (IS(text, "✓", "✔", "✔️", "☑", "✅"))
        return "ændret";
    if (IS(text, "✗", "✘", "❌"))
        return "ikke ændret";
    g_autofree char *clause = first_clause(text);
    g_autofree char *folded = ark_folded_words(clause);
    g_auto(GStrv) words = g_strsplit(folded, " ", LONGEST_CLAUSE + 2);
    struct status_signs signs = {0};
    for (char **word = words; *word && **word; word++)
        read_status_word(&signs, *word);
    return signs.words > LONGEST_CLAUSE ? NULL : decide_status(&signs, prose);
}

bool ark_says_no_remarks(const char *text)
{
    g_autofree char *clause = first_clause(text);
    g_autofree char *words = ark_folded_words(clause);
    return BEGINS(words, "ingen bemærkning", "ingen kommentar", "har ingen bemærkning",
                  "har ingen kommentar", "har ikke bemærkning", "ikke bemærkning", "no comment",
                  "no remark", "has no comment") ||
           strstr(words, " har ingen bemærkning") || strstr(words, " har ikke bemærkning") ||
           strstr(words, " har ingen kommentar") || strstr(words, " ikke anledning til bemærkning");
}

bool ark_says_no_response(const char *text)
{
    g_autofree char *words = ark_folded_words(text);
    return strstr(words, "ikke svaret") || strstr(words, "intet svar") ||
           strstr(words, "ikke afgivet") || strstr(words, "ikke modtaget svar") ||
           strstr(words, "no response") || strstr(words, "not respond") ||
           BEGINS(words, "afstår", "afstod", "ønsker ikke");
}

/* Ends the word that `*at` stands at and moves behind it; NULL when there is none left. */
static char *next_word(char **at)
{
    char *word = *at, *end = word;
    while (*end && *end != ' ')
        end++;
    *at = *end ? end + 1 : end;
    *end = '\0';
    return *word ? word : NULL;
}

static bool any_word(const char *text, bool (*is)(const char *word))
{
    g_autofree char *folded = ark_folded_words(text);
    char *at = folded, *word;
    while ((word = next_word(&at))) {
        if (is(word))
            return true;
    }
    return false;
}

static bool is_removal_word(const char *word)
{
    return BEGINS(word, "slett", "fjern", "udgå", "bortfald", "remov", "delet");
}

bool ark_says_removed(const char *text)
{
    return any_word(text, is_removal_word);
}

bool ark_says_changed(const char *text)
{
    return any_word(text, is_change_word);
}

static bool is_place_word(const char *word)
{
    return strspn(word, "0123456789") == strlen(word) || g_utf8_strlen(word, -1) == 1 ||
           BEGINS(word, "afsnit", "kapit", "punkt", "appendi", "section", "chapter") ||
           IS(word, "og", "samt", "kap", "pkt", "bilag", "annex", "and");
}

bool ark_is_place(const char *text)
{
    g_autofree char *folded = ark_folded_words(text);
    bool named = strpbrk(folded, "0123456789") || strstr(folded, "bilag ");
    char *at = folded, *word;
    while ((word = next_word(&at))) {
        if (!is_place_word(word))
            return false;
    }
    return named;
}

static bool is_hearing_word(const char *word)
{
    if (BEGINS(word, "høringsudkast", "høringsversion", "høringsudgave", "høringsmateriale",
               "høringsfrist", "høringsperiode"))
        return false;
    return g_str_has_prefix(word, "hørings") ||
           IS(word, "høring", "høringen", "høringer", "høringerne", "consultation", "consultations",
              "hearing");
}

bool ark_is_hearing(const char *text)
{
    return any_word(text, is_hearing_word);
}

bool ark_is_note_title(const char *title)
{
    g_autofree char *words = ark_folded_words(title);
    bool out = strstr(words, " i høring") || strstr(words, " til høring") ||
               strstr(words, " for consultation");
    return ark_is_hearing(title) && (!out || strstr(words, "høringssvar"));
}

bool ark_is_party_heading(const char *text)
{
    static const char *const parts[] = {
        "høringspart",       "høringsliste",      "høringskreds",       "høringsinstans",
        "hørte parter",      "hørte myndigheder", "hørte organisat",    "parties consulted",
        "consulted parties", "consultees",        "deltagere i høring", "sendt i høring hos"};
    static const char *const others[] = {"bemærk", "svar", "komment", "comment", "remark"};
    g_autofree char *words = ark_folded_words(text);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (strstr(words, others[i]))
            return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (strstr(words, parts[i]))
            return true;
    }
    return false;
}
