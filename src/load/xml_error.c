/* XML errors as sentences of ours, with libxml2's own detail behind. */
#include "load/xml_error.h"

#include <libxml/parser.h>
#include <string.h>

#include "base/limits.h"

struct saying {
    int code;
    struct ark_text text;
};

static const struct saying sayings[] = {
    {XML_ERR_INVALID_CHAR,
     {{"Filen indeholder et tegn, som XML ikke tillader, eller bytes, som ikke passer til den "
       "erklærede tegnkodning. Eksportér filen igen som UTF-8.",
       "The file holds a character that XML does not allow, or bytes that do not fit the declared "
       "encoding. Export the file again as UTF-8."}}},
    {XML_ERR_INVALID_ENCODING,
     {{"Filens bytes passer ikke til den erklærede tegnkodning. Eksportér filen igen som UTF-8.",
       "The file's bytes do not fit the declared encoding. Export the file again as UTF-8."}}},
    {XML_I18N_CONV_FAILED,
     {{"Filens bytes passer ikke til den erklærede tegnkodning. Eksportér filen igen som UTF-8.",
       "The file's bytes do not fit the declared encoding. Export the file again as UTF-8."}}},
    {XML_ERR_UNKNOWN_ENCODING,
     {{"Den erklærede tegnkodning er ukendt. Eksportér filen igen som UTF-8.",
       "The declared encoding is unknown. Export the file again as UTF-8."}}},
    {XML_ERR_UNSUPPORTED_ENCODING,
     {{"Den erklærede tegnkodning kan ikke læses. Eksportér filen igen som UTF-8.",
       "The declared encoding can't be read. Export the file again as UTF-8."}}},
    {XML_ERR_ATTRIBUTE_REDEFINED,
     {{"En attribut står to gange på samme element. Slet den ene, eller eksportér filen igen.",
       "An attribute stands twice on one element. Delete one, or export the file again."}}},
    {XML_ERR_TAG_NAME_MISMATCH,
     {{"Et slutmærke passer ikke til det startmærke, der er åbent. Eksportér filen igen.",
       "An end tag does not fit the start tag that is open. Export the file again."}}},
    {XML_ERR_DOCUMENT_END,
     {{"Der står mere efter rodelementets slutmærke. Slet det, eller eksportér filen igen.",
       "There is more after the end tag of the root element. Delete it, or export the file "
       "again."}}},
    {XML_ERR_DOCUMENT_EMPTY,
     {{"Filen begynder ikke som XML. Slet det, der står før det første <.",
       "The file does not begin as XML does. Delete what stands before the first <."}}},
    {XML_ERR_LT_IN_ATTRIBUTE,
     {{"Tegnet < står i en attributværdi. Skriv &lt; i stedet.",
       "The character < stands in an attribute value. Write &lt; instead."}}},
    {XML_ERR_NAME_REQUIRED,
     {{"Et < eller & står alene. Skriv &lt; eller &amp; i stedet.",
       "A < or & stands alone. Write &lt; or &amp; instead."}}},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING,
     {{"Et & står alene. Skriv &amp; i stedet.", "An & stands alone. Write &amp; instead."}}},
};

static const struct ark_text cut_short = {
    {"Filen slutter, før rodelementet er lukket: den er skåret over. Hent eller eksportér den "
     "igen.",
     "The file ends before the root element is closed: it was cut short. Fetch or export it "
     "again."}};
static const struct ark_text otherwise = {
    {"Filen er ikke velformet XML. Eksportér den igen fra værktøjet.",
     "The file is not well-formed XML. Export it again from the tool."}};

static const char *say(enum ark_lang lang, int code, bool at_end)
{
    if (at_end)
        return ark_text_in(cut_short, lang);
    for (size_t i = 0; i < G_N_ELEMENTS(sayings); i++) {
        if (sayings[i].code == code)
            return ark_text_in(sayings[i].text, lang);
    }
    return ark_text_in(otherwise, lang);
}

GError *ark_xml_error(enum ark_lang lang, const char *file, const xmlError *problem, bool at_end)
{
    GError *error = NULL;
    g_autofree char *detail = g_strdup(problem->message ? problem->message : "");
    g_autofree char *valid = g_utf8_make_valid(g_strdelimit(g_strchomp(detail), "\r\n", ' '), -1);
    ark_fail_at(&error, ARK_ERROR_INPUT, file, (uint32_t)problem->line, (uint32_t)problem->int2,
                "%s (libxml2: %s)", say(lang, problem->code, at_end), valid);
    return error;
}

GError *ark_xml_limit_error(enum ark_lang lang, const char *file, uint32_t line, uint32_t column,
                            bool depth)
{
    GError *error = NULL;
    if (depth)
        ark_fail_at(&error, ARK_ERROR_LIMIT, file, line, column,
                    ark_say(lang,
                            "Elementerne ligger dybere inde i hinanden end grænsen på %d. En "
                            "rigtig model gør ikke det; filen læses ikke.",
                            "The elements are nested deeper than the limit of %d. No real model "
                            "is; the file is not read."),
                    ARK_MAX_XML_DEPTH);
    else
        ark_fail_at(&error, ARK_ERROR_LIMIT, file, line, column,
                    ark_say(lang,
                            "Et element har flere attributter end grænsen på %d. Filen læses ikke.",
                            "An element has more attributes than the limit of %d. The file is not "
                            "read."),
                    ARK_MAX_XML_ATTRIBUTES);
    return error;
}

GError *ark_xml_text_limit_error(enum ark_lang lang, const char *file, uint32_t line)
{
    GError *error = NULL;
    ark_fail_at(&error, ARK_ERROR_LIMIT, file, line, 0,
                ark_say(lang,
                        "En tekst er længere end grænsen på %u byte. Forkort den i værktøjet.",
                        "A text is longer than the limit of %u bytes. Shorten it in the tool."),
                ARK_MAX_XML_TEXT);
    return error;
}

GError *ark_xml_entity_error(enum ark_lang lang, const char *file, uint32_t line, uint32_t column,
                             const char *entity)
{
    GError *error = NULL;
    ark_fail_at(&error, ARK_ERROR_INPUT, file, line, column,
                ark_say(lang,
                        "Filen bruger XML-entiteten &%s;, og entiteter udfoldes ikke. Skriv "
                        "teksten selv i stedet.",
                        "The file uses the XML entity &%s;, and entities are not expanded. Write "
                        "the text itself instead."),
                entity);
    return error;
}
