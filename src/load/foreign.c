/* Foreign kinds as rows: by magic bytes, by words in a text; by the root of XML (foreign_xml.c),
 * and by the entries of an archive (foreign_archive.c). */
#define _GNU_SOURCE /* memmem */
#include "load/foreign.h"

#include <string.h>

#include "load/foreign_internal.h"
#include "load/html.h"

struct magic {
    size_t at;
    const char *bytes;
    size_t len;
    const char *part;    /* of the first bytes; NULL: any, and no endings */
    const char *endings; /* of the name, one of which will do instead of the part */
    struct ark_text text;
};

#define BYTES(text) text, sizeof text - 1

#define PLANTUML                                                                                   \
    {                                                                                              \
        {                                                                                          \
            "Filen er PlantUML-tekst: en tegning, ikke en model. Eksportér modellen fra dens "    \
            "værktøj "                                                                           \
            "som XMI (UML) eller som ArchiMate Model Exchange File (.xml).",                       \
                "The file is PlantUML text: a drawing, not a model. Export the model from its "    \
                "tool as XMI "                                                                     \
                "(UML), or as an ArchiMate Model Exchange File (.xml)."                            \
        }                                                                                          \
    }

static const struct magic magics[] = {
    {0,
     BYTES("SQLite format 3"),
     "MODEL_ELEMENT",
     ".vpp",
     {{"Filen er et Visual Paradigm-projekt (.vpp, en SQLite-database). " ARK_EXPORT_DA,
       "The file is a Visual Paradigm project (.vpp, an SQLite database). " ARK_EXPORT_EN}}},
    {0,
     BYTES("SQLite format 3"),
     "t_object",
     ".qea .qeax",
     {{"Filen er et Sparx Enterprise Architect-projekt (.qea, en SQLite-database). " ARK_EXPORT_DA,
       "The file is a Sparx Enterprise Architect project (.qea, an SQLite "
       "database). " ARK_EXPORT_EN}}},
    {0,
     BYTES("SQLite format 3"),
     NULL,
     NULL,
     {{"Filen er en SQLite-database: formentlig et Visual Paradigm-projekt (.vpp) eller et Sparx "
       "Enterprise Architect-projekt (.qea). " ARK_EXPORT_DA,
       "The file is an SQLite database: probably a Visual Paradigm project (.vpp) or a Sparx "
       "Enterprise Architect project (.qea). " ARK_EXPORT_EN}}},
    {4,
     BYTES("Standard Jet DB"),
     NULL,
     NULL,
     {{"Filen er et Sparx Enterprise Architect-projekt (.eap, en Jet-database). " ARK_EXPORT_DA,
       "The file is a Sparx Enterprise Architect project (.eap, a Jet database). " ARK_EXPORT_EN}}},
    {4,
     BYTES("Standard ACE DB"),
     NULL,
     NULL,
     {{"Filen er en Access-database, formentlig et Sparx Enterprise Architect-projekt "
       "(.eapx). " ARK_EXPORT_DA,
       "The file is an Access database, probably a Sparx Enterprise Architect project "
       "(.eapx). " ARK_EXPORT_EN}}},
    {0,
     BYTES("%PDF-"),
     NULL,
     NULL,
     {{"Filen er en PDF, som læses med programmer fra pakken poppler-utils; de findes ikke her. "
       "Installér den (apt install poppler-utils), eller angiv dokumentet som docx eller Markdown.",
       "The file is a PDF, which is read with programs of the package poppler-utils; they are not "
       "here. Install it (apt install poppler-utils), or hand in the document as docx or "
       "Markdown."}}},
    {0,
     BYTES("\xd0\xcf\x11\xe0"),
     NULL,
     NULL,
     {{"Filen er i et ældre Office-format (.doc, .xls, .ppt). Gem den som .docx.",
       "The file is in an older Office format (.doc, .xls, .ppt). Save it as .docx."}}},
    {0,
     BYTES("(object Petal"),
     NULL,
     NULL,
     {{"Filen er en model fra Rational Rose (.mdl), som ikke læses. Eksportér den som XMI, eller "
       "åbn den i et nyere værktøj, og eksportér derfra.",
       "The file is a model from Rational Rose (.mdl), which is not read. Export it as XMI, or "
       "open it in a later tool, and export from there."}}},
    {0, BYTES("@start"), NULL, NULL, PLANTUML},
    {0, BYTES(""), "@startuml", ".puml .plantuml", PLANTUML}, /* behind comments */
    {0,
     BYTES("{"),
     NULL,
     NULL,
     {{"Filen er JSON, men ikke et StarUML-projekt (.mdj). Angiv modellen selv, fx fra Archi "
       "(.archimate) eller som XMI.",
       "The file is JSON, but not a StarUML project (.mdj). Name the model itself, for instance "
       "from Archi (.archimate) or as XMI."}}},
};

static const struct ark_text locked = {
    {"Filen er et Office-dokument, der er beskyttet med en adgangskode. Gem det uden adgangskode, "
     "og "
     "prøv igen.",
     "The file is an Office document that is protected by a password. Save it without a password, "
     "and try again."}};

static const struct ark_text empty_file = {{"Filen er tom. Eksportér eller hent den igen.",
                                            "The file is empty. Export or fetch it again."}};

static const struct ark_text mhtml = {
    {"Filen er en webside gemt i én fil (MHTML, .mht), som ikke læses. Åbn den i en browser eller "
     "Word, og gem den som HTML.",
     "The file is a web page saved in one file (MHTML, .mht), which is not read. Open it in a "
     "browser or Word, and save it as HTML."}};

static const struct ark_text browsed = {{"Filen er en kopi af, hvordan en browser viser XML, ikke "
                                         "XML'en selv. Hent filen igen (Gem link "
                                         "som), og angiv den.",
                                         "The file is a copy of how a browser shows XML, not the "
                                         "XML itself. Fetch the file again (Save "
                                         "link as), and name that."}};
static const struct ark_text binary = {
    {"Filens art kan ikke genkendes (binære data). Brug en ArchiMate-model (.xml, .archimate), en "
     "UML-model (.xmi, .uml, .mdj) eller en rapport (.docx, .odt, .pdf, .html, .adoc, .md).",
     "The kind of the file can't be told (binary data). Use an ArchiMate model (.xml, .archimate), "
     "a UML model (.xmi, .uml, .mdj) or a report (.docx, .odt, .pdf, .html, .adoc, .md)."}};
static const struct ark_text unknown = {
    {"Filens art kan ikke genkendes. Brug en ArchiMate-model (.xml, .archimate), en UML-model "
     "(.xmi, .uml, .mdj) eller en rapport (.docx, .odt, .pdf, .html, .adoc, .md).",
     "The kind of the file can't be told. Use an ArchiMate model (.xml, .archimate), a UML model "
     "(.xmi, .uml, .mdj) or a report (.docx, .odt, .pdf, .html, .adoc, .md)."}};

bool ark_is_browsed(const char *text)
{
    return strstr(text, "does not appear to have any style information") != NULL;
}

static bool fits(const struct magic *magic, const struct ark_peek *peek, size_t blank)
{
    size_t at = magic->at ? magic->at : blank;
    if (peek->len < at + magic->len || memcmp(peek->bytes + at, magic->bytes, magic->len) != 0)
        return false;
    if (!magic->part || memmem(peek->bytes, peek->len, magic->part, strlen(magic->part)))
        return true;
    g_autofree char *name = g_ascii_strdown(peek->name, -1);
    g_auto(GStrv) endings = g_strsplit(magic->endings, " ", -1);
    const char *ending = strrchr(name, '.');
    return ending && g_strv_contains((const char *const *)endings, ending);
}

/* Office puts an encrypted docx into the container that older formats are. Its name tells, or the
 * list of its streams, if that comes early. */
static bool is_locked(const struct ark_peek *peek)
{
    static const char stream[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    static const char *const suffixes[] = {".docx", ".docm", ".xlsx", ".pptx"};
    g_autofree char *name = g_ascii_strdown(peek->name, -1);
    if (peek->len < 4 || memcmp(peek->bytes, "\xd0\xcf\x11\xe0", 4) != 0)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
        if (g_str_has_suffix(name, suffixes[i]))
            return true;
    }
    return memmem(peek->bytes, peek->len, stream, sizeof stream - 1) != NULL;
}

static const struct ark_text *kind_of(const struct ark_peek *peek)
{
    size_t blank = strspn(peek->bytes, " \t\r\n");
    if (blank == peek->len)
        return &empty_file;
    if (is_locked(peek))
        return &locked;
    for (size_t i = 0; i < G_N_ELEMENTS(magics); i++) {
        if (fits(&magics[i], peek, blank))
            return &magics[i].text;
    }
    if (ark_is_mhtml(peek))
        return &mhtml;
    if (ark_is_browsed(peek->bytes))
        return &browsed;
    return memchr(peek->bytes, 0, peek->len) ? &binary : &unknown;
}

bool ark_foreign_fail(const struct ark_peek *peek, enum ark_lang lang, GError **error)
{
    struct ark_xml_sniff sniff;
    ark_xml_sniff(peek, &sniff);
    if (sniff.is_xml && peek->len)
        ark_foreign_fail_xml(peek, &sniff, lang, error);
    else
        ark_fail_at(error, ARK_ERROR_INPUT, peek->name, 0, 0, "%s",
                    ark_text_in(*kind_of(peek), lang));
    ark_xml_sniff_clear(&sniff);
    return false;
}
