/* What a column is for, by the words of its header; and which headings announce deviations. */
#include <string.h>

#include "link/internal.h"

/* A header word that begins with the stem; short stems must be the whole word. The first word of a
 * header that is known decides, the longest stem wins: "Begrundelse for afvigelse" is a reason. */
static const struct {
    const char *stem;
    enum column_kind kind;
} stems[] = {
    {"regel", COLUMN_REFERENCE},
    {"regler", COLUMN_REFERENCE},
    {"princip", COLUMN_REFERENCE},
    {"arkitekturregel", COLUMN_REFERENCE},
    {"arkitekturprincip", COLUMN_REFERENCE},
    {"rule", COLUMN_REFERENCE},
    {"reference", COLUMN_REFERENCE},
    {"ref", COLUMN_REFERENCE},
    {"krav", COLUMN_REFERENCE},
    {"requirement", COLUMN_REFERENCE},
    {"standard", COLUMN_REFERENCE},
    {"nr", COLUMN_NUMBER},
    {"nummer", COLUMN_NUMBER},
    {"id", COLUMN_NUMBER},
    {"no", COLUMN_NUMBER},
    {"number", COLUMN_NUMBER},
    {"efterlev", COLUMN_STATUS},
    {"status", COLUMN_STATUS},
    {"følg", COLUMN_STATUS},
    {"opfyld", COLUMN_STATUS},
    {"overhold", COLUMN_STATUS},
    {"vurdering", COLUMN_STATUS},
    {"complian", COLUMN_STATUS},
    {"conform", COLUMN_STATUS},
    {"followed", COLUMN_STATUS},
    {"fulfil", COLUMN_STATUS},
    {"assessment", COLUMN_STATUS},
    {"afvig", COLUMN_SUBJECT},
    {"fravig", COLUMN_SUBJECT},
    {"fravalg", COLUMN_SUBJECT},
    {"undtagelse", COLUMN_SUBJECT},
    {"emne", COLUMN_TOPIC},
    {"komponent", COLUMN_TOPIC},
    {"deviation", COLUMN_SUBJECT},
    {"departure", COLUMN_SUBJECT},
    {"exception", COLUMN_SUBJECT},
    {"subject", COLUMN_TOPIC},
    {"beskriv", COLUMN_DESCRIPTION},
    {"description", COLUMN_DESCRIPTION},
    {"begrund", COLUMN_REASON},
    {"årsag", COLUMN_REASON},
    {"forklar", COLUMN_REASON},
    {"hvorfor", COLUMN_REASON},
    {"reason", COLUMN_REASON},
    {"rationale", COLUMN_REASON},
    {"justification", COLUMN_REASON},
    {"explanation", COLUMN_REASON},
    {"why", COLUMN_REASON},
    {"bemærkning", COLUMN_REMARK},
    {"kommentar", COLUMN_REMARK},
    {"hvordan", COLUMN_REMARK},
    {"redegørelse", COLUMN_REMARK},
    {"note", COLUMN_REMARK},
    {"remark", COLUMN_REMARK},
    {"comment", COLUMN_REMARK},
    {"how", COLUMN_REMARK},
    {"konsekvens", COLUMN_CONSEQUENCE},
    {"påvirkning", COLUMN_CONSEQUENCE},
    {"consequence", COLUMN_CONSEQUENCE},
    {"impact", COLUMN_CONSEQUENCE},
    {"teknisk", COLUMN_DEBT},
    {"gæld", COLUMN_DEBT},
    {"arkitekturgæld", COLUMN_DEBT},
    {"technical", COLUMN_DEBT},
    {"debt", COLUMN_DEBT},
    {"plan", COLUMN_PLAN},
    {"handlingsplan", COLUMN_PLAN},
    {"tiltag", COLUMN_PLAN},
    {"afhjælp", COLUMN_PLAN},
    {"afvikling", COLUMN_PLAN},
    {"mitiger", COLUMN_PLAN},
    {"mitigation", COLUMN_PLAN},
    {"udløb", COLUMN_EXPIRES},
    {"frist", COLUMN_EXPIRES},
    {"tidsfrist", COLUMN_EXPIRES},
    {"deadline", COLUMN_EXPIRES},
    {"gælder", COLUMN_EXPIRES},
    {"gyldig", COLUMN_EXPIRES},
    {"slutdato", COLUMN_EXPIRES},
    {"expir", COLUMN_EXPIRES},
    {"valid", COLUMN_EXPIRES},
    {"godkend", COLUMN_APPROVED},
    {"dispensation", COLUMN_APPROVED},
    {"approv", COLUMN_APPROVED},
};

enum { SHORTEST_STEM = 4 }; /* bytes; shorter ones are whole words */

static enum column_kind kind_of_word(const char *word, size_t len)
{
    enum column_kind kind = COLUMN_OTHER;
    size_t longest = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(stems); i++) {
        size_t stem = strlen(stems[i].stem);
        bool fits = stem >= SHORTEST_STEM ? stem <= len : stem == len;
        if (fits && stem > longest && memcmp(word, stems[i].stem, stem) == 0) {
            kind = stems[i].kind;
            longest = stem;
        }
    }
    return kind;
}

/* "Afviger fra", "Hvad afviges der fra": what is departed from, not the departure. */
static bool names_what_is_departed_from(const char *words)
{
    return g_str_has_suffix(words, " fra") || g_str_has_suffix(words, " from") ||
           g_str_has_prefix(words, "afvigelse fra ") || g_str_has_prefix(words, "afviger fra ");
}

enum column_kind ark_column_kind(const char *header)
{
    g_autofree char *words = ark_folded_words(header);
    if (strcmp(words, "dato") == 0 || strcmp(words, "date") == 0)
        return COLUMN_DATE;
    enum column_kind kind = COLUMN_OTHER;
    for (const char *at = words; *at && (!kind || kind == COLUMN_NUMBER);) {
        size_t len = strcspn(at, " ");
        enum column_kind here = kind_of_word(at, len);
        kind = here ? here : kind;
        at += len + (at[len] == ' ');
    }
    if (kind == COLUMN_SUBJECT && names_what_is_departed_from(words))
        return COLUMN_REFERENCE;
    if (kind == COLUMN_DESCRIPTION && (strstr(words, " afvig") || strstr(words, " fravalg")))
        return COLUMN_SUBJECT;
    return kind;
}

enum bare_numbers ark_column_bare_numbers(const char *header)
{
    g_autofree char *words = ark_folded_words(header);
    if (strstr(words, "princip"))
        return BARE_INTEGERS;
    bool rules = strstr(words, "regel") || strstr(words, "regler") || strstr(words, "rule");
    return rules || ark_column_kind(header) == COLUMN_NUMBER ? BARE_DOTTED : BARE_NONE;
}

bool ark_is_deviation_heading(const char *heading)
{
    static const char *const parts[] = {"afvigelse",  "fravigelse",   "fravalg",
                                        "undtagelse", "dispensation", "compliance",
                                        "deviation",  "departure",    "waiver"};
    g_autofree char *words = ark_folded_words(heading);
    if (strstr(words, "undtagelseshåndtering"))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (strstr(words, parts[i]))
            return true;
    }
    return false;
}
