/* Foreign kinds as rows: by magic bytes, by the root of XML, by the entries of an archive. */
#define _GNU_SOURCE /* memmem */
#include "load/foreign.h"

#include <string.h>

#include "load/html.h"
#include "load/xml.h"

struct magic {
    size_t at;
    const char *bytes;
    size_t len;
    struct ark_text text;
};

#define BYTES(text) text, sizeof text - 1

static const struct magic magics[] = {
    {0,
     BYTES("SQLite format 3"),
     {{"Filen er en SQLite-database: formentlig et Visual Paradigm-projekt (.vpp) eller et Sparx "
       "Enterprise Architect-projekt (.qea). Eksportér modellen derfra som ArchiMate Model "
       "Exchange File (.xml).",
       "The file is an SQLite database: probably a Visual Paradigm project (.vpp) or a Sparx "
       "Enterprise Architect project (.qea). Export the model from there as an ArchiMate Model "
       "Exchange File (.xml)."}}},
    {4,
     BYTES("Standard Jet DB"),
     {{"Filen er et Sparx Enterprise Architect-projekt (.eap, en Jet-database). Eksportér modellen "
       "derfra som ArchiMate Model Exchange File (.xml).",
       "The file is a Sparx Enterprise Architect project (.eap, a Jet database). Export the model "
       "from there as an ArchiMate Model Exchange File (.xml)."}}},
    {4,
     BYTES("Standard ACE DB"),
     {{"Filen er en Access-database, formentlig et Sparx Enterprise Architect-projekt (.eapx). "
       "Eksportér modellen derfra som ArchiMate Model Exchange File (.xml).",
       "The file is an Access database, probably a Sparx Enterprise Architect project (.eapx). "
       "Export the model from there as an ArchiMate Model Exchange File (.xml)."}}},
    {0,
     BYTES("%PDF-"),
     {{"Filen er en PDF, som læses med programmer fra pakken poppler-utils; de findes ikke her. "
       "Installér den (apt install poppler-utils), eller angiv dokumentet som docx eller Markdown.",
       "The file is a PDF, which is read with programs of the package poppler-utils; they are not "
       "here. Install it (apt install poppler-utils), or hand in the document as docx or "
       "Markdown."}}},
    {0,
     BYTES("\xd0\xcf\x11\xe0"),
     {{"Filen er i et ældre Office-format (.doc, .xls, .ppt). Gem den som .docx.",
       "The file is in an older Office format (.doc, .xls, .ppt). Save it as .docx."}}},
};

static const struct ark_text plantuml = {
    {"Filen er PlantUML-tekst, ikke en model. Eksportér modellen fra dens værktøj som ArchiMate "
     "Model Exchange File (.xml).",
     "The file is PlantUML text, not a model. Export the model from its tool as an ArchiMate Model "
     "Exchange File (.xml)."}};

static const struct ark_text locked = {
    {"Filen er et Office-dokument, der er beskyttet med en adgangskode. Gem det uden adgangskode, "
     "og "
     "prøv igen.",
     "The file is an Office document that is protected by a password. Save it without a password, "
     "and try again."}};

static const struct ark_text empty_file = {{"Filen er tom. Eksportér eller hent den igen.",
                                            "The file is empty. Export or fetch it again."}};
static const struct ark_text staruml = {
    {"Filen er et StarUML-projekt (.mdj), som ikke læses. Eksportér modellen som XMI.",
     "The file is a StarUML project (.mdj), which is not read. Export the model as XMI."}};
static const struct ark_text mhtml = {
    {"Filen er en webside gemt i én fil (MHTML, .mht), som ikke læses. Åbn den i en browser eller "
     "Word, og gem den som HTML.",
     "The file is a web page saved in one file (MHTML, .mht), which is not read. Open it in a "
     "browser or Word, and save it as HTML."}};
static const struct ark_text xmi = {
    {"Filen er XMI, men rodelementet er ikke en UML-model. Eksportér modellen som XMI med UML, "
     "eller "
     "en ArchiMate-model som ArchiMate Model Exchange File (.xml).",
     "The file is XMI, but its root element is no UML model. Export the model as XMI with UML, or "
     "an ArchiMate model as an ArchiMate Model Exchange File (.xml)."}};
static const struct ark_text grafico = {
    {"Filen er et stykke af en Archi-model (coArchi, en fil pr. element). Angiv mappen med "
     "modellens "
     "øverste folder.xml; den hedder normalt model.",
     "The file is a piece of an Archi model (coArchi, one file per element). Name the folder with "
     "the model's topmost folder.xml; it is usually called model."}};
static const struct ark_text bad_archi = {
    {"Rodelementet ligner en Archi-model, men dens navnerum er ikke Archis. Åbn og gem filen i "
     "Archi.",
     "The root element looks like an Archi model, but its namespace is not Archi's. Open and save "
     "the file in Archi."}};
static const struct ark_text binary = {
    {"Filens art kan ikke genkendes (binære data). Brug en ArchiMate-model (.xml, .archimate) "
     "eller en rapport (.docx, .odt, .pdf, .html, .adoc, .md).",
     "The kind of the file can't be told (binary data). Use an ArchiMate model (.xml, .archimate) "
     "or a report (.docx, .odt, .pdf, .html, .adoc, .md)."}};
static const struct ark_text unknown = {
    {"Filens art kan ikke genkendes. Brug en ArchiMate-model (.xml, .archimate) eller en rapport "
     "(.docx, .odt, .pdf, .html, .adoc, .md).",
     "The kind of the file can't be told. Use an ArchiMate model (.xml, .archimate) or a report "
     "(.docx, .odt, .pdf, .html, .adoc, .md)."}};

static const struct ark_text bare_model = {
    {"Rodelementet er <model>, men uden et ArchiMate-navnerum. Eksportér modellen som ArchiMate "
     "Model Exchange File (.xml), eller gem den i Archi.",
     "The root element is <model>, but without an ArchiMate namespace. Export the model as an "
     "ArchiMate Model Exchange File (.xml), or save it in Archi."}};
static const struct ark_text rootless = {
    {"Filen ligner XML, men der er intet rodelement i dens begyndelse. Eksportér den igen fra "
     "værktøjet.",
     "The file looks like XML, but there is no root element in its beginning. Export it again "
     "from the tool."}};

struct entry_kind {
    const char *entry; /* part of an entry's name, after a newline */
    struct ark_text text;
};

static const struct entry_kind entry_kinds[] = {
    {"\nxl/",
     {{"Filen er et Excel-regneark (xlsx), som kun læses, når det hedder .xlsx og er svar på "
       "regler "
       "(det første ark har kolonnerne Id og Status) eller en begrebsliste (et ark har kolonner "
       "for term og definition og mindst én til). Gem andet indhold som Markdown.",
       "The file is an Excel spreadsheet (xlsx), which is only read when it is called .xlsx and is "
       "answers to rules (the first sheet has the columns Id and Status) or a concept list (a "
       "sheet has columns for the term and the definition, and at least one more). Save other "
       "content as Markdown."}}},
    {"\nppt/",
     {{"Filen er en PowerPoint-præsentation (pptx), som ikke læses. Gem indholdet som Markdown.",
       "The file is a PowerPoint presentation (pptx), which is not read. Save its content as "
       "Markdown."}}},
    {"\nmimetype\n",
     {{"Filen er et OpenDocument-regneark, en præsentation eller en tegning (ods, odp, odg), som "
       "ikke læses. Gem indholdet som en tekst (.odt) eller som Markdown.",
       "The file is an OpenDocument spreadsheet, presentation or drawing (ods, odp, odg), which is "
       "not read. Save its content as a text (.odt) or as Markdown."}}},
    {"\ncom.nomagic.",
     {{"Filen er et MagicDraw/Cameo-projekt (.mdzip), som ikke læses. Eksportér modellen som XMI "
       "(.xml).",
       "The file is a MagicDraw/Cameo project (.mdzip), which is not read. Export the model as XMI "
       "(.xml)."}}},
};

static const struct ark_text other_archive = {
    {"Filen er et zip-arkiv uden en Archi-model (model.xml eller netop én .archimate-fil). Pak det "
     "ud, og angiv modellen selv.",
     "The file is a zip archive without an Archi model (model.xml, or exactly one .archimate "
     "file). Unpack it, and name the model itself."}};

const char *ark_foreign_archive(const char *entries, enum ark_lang lang)
{
    for (size_t i = 0; i < G_N_ELEMENTS(entry_kinds); i++) {
        if (strstr(entries, entry_kinds[i].entry))
            return ark_text_in(entry_kinds[i].text, lang);
    }
    return ark_text_in(other_archive, lang);
}

static bool fail_xml(const struct ark_peek *peek, const struct ark_xml_sniff *sniff,
                     enum ark_lang lang, GError **error)
{
    const struct ark_text *text = NULL;
    if (sniff->root &&
        (g_str_has_prefix(sniff->root, "uml:") || strstr(sniff->tag, "omg.org/spec/XMI")))
        text = &xmi;
    else if (ark_xml_sniff_is(sniff, "model", "xmlns:archimate"))
        text = &bad_archi;
    else if (sniff->root && strstr(sniff->tag, "www.archimatetool.com/archimate"))
        text = &grafico;
    else if (!sniff->root)
        text = &rootless;
    else if (strcmp(sniff->root, "model") == 0)
        text = &bare_model;
    if (text)
        return ark_fail_at(error, ARK_ERROR_INPUT, peek->name, sniff->line, sniff->column, "%s",
                           ark_text_in(*text, lang));
    g_autofree char *root = g_utf8_make_valid(sniff->root, -1);
    return ark_fail_at(error, ARK_ERROR_INPUT, peek->name, sniff->line, sniff->column,
                       ark_say(lang,
                               "Filen er XML, men ikke en ArchiMate-model: rodelementet er "
                               "<%.100s>. Brug en ArchiMate Model Exchange File (.xml) eller en "
                               ".archimate-fil.",
                               "The file is XML, but not an ArchiMate model: its root element is "
                               "<%.100s>. Use an ArchiMate Model Exchange File (.xml) or an "
                               ".archimate file."),
                       root);
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
        const struct magic *magic = &magics[i];
        size_t at = magic->at ? magic->at : blank;
        if (peek->len >= at + magic->len && memcmp(peek->bytes + at, magic->bytes, magic->len) == 0)
            return &magic->text;
    }
    if (ark_is_mhtml(peek))
        return &mhtml;
    if (g_str_has_prefix(peek->bytes + blank, "@start") || strstr(peek->bytes, "@startuml"))
        return &plantuml;
    if (peek->bytes[blank] == '{' && strstr(peek->bytes, "\"_type\""))
        return &staruml;
    return memchr(peek->bytes, 0, peek->len) ? &binary : &unknown;
}

bool ark_foreign_fail(const struct ark_peek *peek, enum ark_lang lang, GError **error)
{
    struct ark_xml_sniff sniff;
    ark_xml_sniff(peek, &sniff);
    if (sniff.is_xml && peek->len)
        fail_xml(peek, &sniff, lang, error);
    else
        ark_fail_at(error, ARK_ERROR_INPUT, peek->name, 0, 0, "%s",
                    ark_text_in(*kind_of(peek), lang));
    ark_xml_sniff_clear(&sniff);
    return false;
}
