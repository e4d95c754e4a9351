/* The words of begrebslister as rows of tables. */
#include "document/concepts.h"

#include <string.h>

#include "document/document.h"

enum column_sort {
    COLUMN_TERM,
    COLUMN_DEFINITION,
    COLUMN_MORE,
    COLUMN_WEAK_TERM, /* only where a begrebsliste is announced */
    COLUMN_WEAK_DEFINITION,
    COLUMN_SORTS
};

struct column {
    enum column_sort sort;
    const char *property[2]; /* Danish, English; one for both where the profile has one */
    const char *words[14];   /* in lower case, without blanks and without the language */
};

static const struct column columns[] = {
    {COLUMN_TERM,
     {"prefLabel (da)", "prefLabel (en)"},
     {"foretrukkenterm", "foretrukketterm", "fortrukkenterm", "foretrukkenbetegnelse",
      "termforetrukken", "term", "begreb", "begrebsnavn", "preflabel", "preferredterm",
      "preferredlabel", "concept", "conceptname"}},
    {COLUMN_MORE,
     {"altLabel (da)", "altLabel (en)"},
     {"accepteretterm", "accepteredetermer", "accepteredeterm", "synonym", "synonymer",
      "synonymaccepteret", "alternativterm", "alternativetermer", "altlabel", "acceptedterm",
      "admittedterm", "alternativelabel", "alternativeterm", "synonyms"}},
    {COLUMN_MORE,
     {"deprecatedLabel (da)", "deprecatedLabel (en)"},
     {"frarådetterm", "frarådedetermer", "frarådedeterm", "synonymfrarådet", "deprecatedlabel",
      "hiddenlabel", "deprecatedterm", "discouragedterm"}},
    {COLUMN_DEFINITION,
     {"definition (da)", "definition (en)"},
     {"definition", "begrebsdefinition", "definitioner"}},
    {COLUMN_MORE,
     {"example (da)", "example (en)"},
     {"eksempel", "eksempler", "example", "examples"}},
    {COLUMN_MORE,
     {"comment (da)", "comment (en)"},
     {"kommentar", "kommentarer", "bemærkning", "bemærkninger", "note", "noter", "comment",
      "comments", "notes"}},
    {COLUMN_MORE,
     {"applicationNote (da)", "applicationNote (en)"},
     {"anvendelsesnote", "anvendelsesnoter", "applicationnote", "usagenote"}},
    {COLUMN_MORE,
     {"legalSource", NULL},
     {"juridiskkilde", "juridiskekilder", "lovgrundlag", "lovgivning", "hjemmel", "legalsource"}},
    {COLUMN_MORE, {"source", NULL}, {"kilde", "kilder", "kildeafledtaf", "source", "sources"}},
    {COLUMN_MORE,
     {"isDefinedBy", NULL},
     {"tilhøreremneområde", "tilhøreremneområdet", "tilhøreremne", "tilhøreremnet", "isdefinedby",
      "belongstosubjectarea", "definedby"}},
    {COLUMN_MORE, {"URI", NULL}, {"identifikator", "uri", "httpuri", "identifier"}},
    {COLUMN_MORE, {"wasDerivedFrom", NULL}, {"afledtaf", "wasderivedfrom", "derivedfrom"}},
    {COLUMN_WEAK_TERM, {"prefLabel (da)", "prefLabel (en)"}, {"ord", "navn", "name", "word"}},
    {COLUMN_WEAK_DEFINITION,
     {"definition (da)", "definition (en)"},
     {"beskrivelse", "forklaring", "betydning", "description", "explanation", "meaning"}},
};

struct fact {
    const char *property;
    bool own;
    const char *words[6];
};

static const struct fact facts[] = {
    {"namespace", true, {"namespace", "navnerum"}},
    {"namespacePrefix", true, {"namespaceprefix", "namespacepræfiks"}},
    {"title (da)", true, {"modelnavn", "modeltitel", "modelname"}},
    {"title (da)", false, {"titel", "navn", "title", "label"}},
    {"description (da)", false, {"beskrivelse", "modelbeskrivelse", "description"}},
    {"language", true, {"modelsprog", "modellanguage"}},
    {"language", false, {"sprog", "language"}},
    {"modelScope", true, {"modelomfang", "modelscope"}},
    {"theme", false, {"emne", "emneområde", "forretningsområde", "tema", "theme"}},
    {"approvalStatus", true, {"godkendelsesstatus", "approvalstatus"}},
    {"approvedBy", false, {"godkendtaf", "approvedby", "isapprovedby"}},
    {"responsibleEntity", true, {"modelansvarlig", "modelejer", "responsibleentity"}},
    {"publisher", false, {"udgiver", "publisher"}},
    {"modelStatus", true, {"modelstatus"}},
    {"versionInfo", false, {"versionsnummer", "version", "versioninfo"}},
    {"modified", false, {"senesteopdateringsdato", "opdateringsdato", "modified", "datemodified"}},
    {"versionNotes (da)", false, {"ændringshistorik", "versionsnoter", "versionnotes"}},
    {"legalSource", false, {"juridiskkilde", "juridiskekilder", "legalsource", "haslegalresource"}},
    {"source", false, {"kilde", "kilder", "source"}},
    {"wasDerivedFrom", false, {"afledtaf", "wasderivedfrom"}},
};

static bool is_among(const char *word, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n && words[i]; i++) {
        if (strcmp(word, words[i]) == 0)
            return true;
    }
    return false;
}

/* What a header says without the language that it is about, and without blanks. */
struct header {
    GString *word;
    bool english;
};

static void read_words(struct header *header, const char *text, size_t len)
{
    static const char *const danish[] = {"da", "dk", "dansk", "danske", "danish"};
    static const char *const english[] = {"en",      "eng",      "uk",     "gb",
                                          "engelsk", "engelske", "english"};
    static const char *const fillers[] = {"på", "in", "tag", "tagvalue"};
    g_autofree char *piece = g_strndup(text, len);
    g_autofree char *folded = ark_folded_words(piece);
    g_auto(GStrv) parts = g_strsplit(folded, " ", -1);
    g_string_truncate(header->word, 0);
    header->english = false;
    for (char **part = parts; *part; part++) {
        bool said = is_among(*part, english, G_N_ELEMENTS(english));
        header->english |= said;
        if (!said && !is_among(*part, danish, G_N_ELEMENTS(danish)) &&
            !is_among(*part, fillers, G_N_ELEMENTS(fillers)))
            g_string_append(header->word, *part);
    }
}

/* "Foretrukken term (dansk)" whole; "Identifikator (HTTP-URI)" without what stands in brackets;
 * "Emneord (theme)" by just that; "FDAprofil::ModelElement::definition (da)" without the stereotype
 * that it is a tag of. */
static const void *look_up(const char *text, struct header *header,
                           const void *(*find)(const char *word))
{
    enum { LONGEST = 120 }; /* bytes; a longer text is no header */
    if (strlen(text) > LONGEST)
        return NULL;
    for (const char *colons; (colons = strstr(text, "::"));)
        text = colons + 2;
    read_words(header, text, strlen(text));
    const void *found = find(header->word->str);
    const char *open = strchr(text, '('), *close = open ? strchr(open, ')') : NULL;
    if (!found && close) {
        read_words(header, text, (size_t)(open - text));
        found = find(header->word->str);
    }
    if (!found && close) {
        read_words(header, open, (size_t)(close - open));
        found = find(header->word->str);
    }
    return found;
}

static const void *find_column(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        if (is_among(word, columns[i].words, G_N_ELEMENTS(columns[i].words)))
            return &columns[i];
    }
    return NULL;
}

static const void *find_fact(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++) {
        if (is_among(word, facts[i].words, G_N_ELEMENTS(facts[i].words)))
            return &facts[i];
    }
    return NULL;
}

enum ark_concepts_said ark_concepts_said(const char *text)
{
    static const char *const lists[] = {"begrebsliste",    "begrebskatalog",      "begrebsoversigt",
                                        "termliste",       "begrebsdefinitioner", "concept list",
                                        "list of concepts"};
    static const char *const glossaries[] = {"ordliste", "ordbog", "glossary"};
    g_autofree char *folded = ark_folded_words(text);
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        if (strstr(folded, lists[i]))
            return ARK_CONCEPTS_LIST;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(glossaries); i++) {
        if (strstr(folded, glossaries[i]))
            return ARK_CONCEPTS_GLOSSARY;
    }
    return ARK_CONCEPTS_NOT_SAID;
}

bool ark_concept_is_term(const char *property)
{
    return property && g_str_has_prefix(property, "prefLabel");
}

bool ark_concept_is_definition(const char *property)
{
    return property && g_str_has_prefix(property, "definition");
}

/* Whether a column counts: one with a weak name only where nothing better is there. */
static bool counts_as(enum column_sort *sort, enum ark_concepts_said said, const uint32_t *counts)
{
    if (*sort < COLUMN_WEAK_TERM)
        return true;
    *sort = *sort == COLUMN_WEAK_TERM ? COLUMN_TERM : COLUMN_DEFINITION;
    return said == ARK_CONCEPTS_LIST && !counts[*sort];
}

bool ark_concept_columns(const char *const *headers, uint32_t n, enum ark_concepts_said said,
                         const char **properties)
{
    struct header header = {.word = g_string_new(NULL)};
    uint32_t named[COLUMN_SORTS] = {0}, counts[COLUMN_SORTS] = {0};
    for (uint32_t i = 0; i < n; i++) {
        const struct column *column = look_up(headers[i], &header, find_column);
        named[column ? column->sort : COLUMN_MORE] += column != NULL;
    }
    for (uint32_t i = 0; i < n; i++) {
        const struct column *column = look_up(headers[i], &header, find_column);
        enum column_sort sort = column ? column->sort : COLUMN_MORE;
        bool known = column && counts_as(&sort, said, named);
        bool english = known && header.english && column->property[1];
        properties[i] = known ? column->property[english] : NULL;
        counts[sort] += known && !(english && sort == COLUMN_TERM);
    }
    g_string_free(header.word, TRUE);
    return counts[COLUMN_TERM] && counts[COLUMN_DEFINITION] && (counts[COLUMN_MORE] || said);
}

const char *ark_concept_model_fact(const char *label, bool *ret_own)
{
    struct header header = {.word = g_string_new(NULL)};
    const struct fact *fact = look_up(label, &header, find_fact);
    g_string_free(header.word, TRUE);
    *ret_own = fact && fact->own;
    return fact ? fact->property : NULL;
}
