/* XML that no loader takes, known by its root. */
#include <string.h>

#include "load/foreign_internal.h"

struct root {
    const char *local;   /* without prefix; NULL is any */
    const char *in_tag;  /* part of its start tag; NULL is any */
    const char *in_file; /* part of the first bytes; NULL is any */
    struct ark_text text;
};

#define NO_UML                                                                                      \
    {                                                                                               \
        {                                                                                           \
            "Filen er XMI, men rodelementet er ikke en UML-model. Eksportér modellen som XMI med " \
            "UML, "                                                                                 \
            "eller en ArchiMate-model som ArchiMate Model Exchange File (.xml).",                   \
                "The file is XMI, but its root element is no UML model. Export the model as XMI "   \
                "with UML, "                                                                        \
                "or an ArchiMate model as an ArchiMate Model Exchange File (.xml)."                 \
        }                                                                                           \
    }

/* The first that fits. */
static const struct root roots[] = {
    {"EPackage", "emf/2002/Ecore", NULL, ARK_ECORE},
    {"model",
     "xmlns:archimate",
     NULL,
     {{"Rodelementet ligner en Archi-model, men dens navnerum er ikke Archis. Åbn og gem filen i "
       "Archi.",
       "The root element looks like an Archi model, but its namespace is not Archi's. Open and "
       "save the file in Archi."}}},
    {NULL,
     "www.archimatetool.com/archimate",
     NULL,
     {{"Filen er et stykke af en Archi-model (coArchi, en fil pr. element). Angiv mappen med "
       "modellens øverste folder.xml; den hedder normalt model.",
       "The file is a piece of an Archi model (coArchi, one file per element). Name the folder "
       "with the model's topmost folder.xml; it is usually called model."}}},
    {"UMLProfile",
     NULL,
     NULL,
     {{"Filen er en UML-profil til Enterprise Architect: den siger, hvilke stereotyper og tags der "
       "findes, og har ingen model i sig. Angiv modellen, der bruger den, eksporteret som XMI.",
       "The file is a UML profile for Enterprise Architect: it says which stereotypes and tags "
       "there are, and has no model in it. Name the model that uses it, exported as XMI."}}},
    {"MDG.Technology",
     NULL,
     NULL,
     {{"Filen er en MDG-teknologi til Enterprise Architect (profiler, værktøjslinjer og "
       "skabeloner) og har ingen model i sig. Angiv modellen, der bruger den, eksporteret som XMI.",
       "The file is an MDG technology for Enterprise Architect (profiles, toolboxes and "
       "templates), and has no model in it. Name the model that uses it, exported as XMI."}}},
    {"Package",
     NULL,
     "\"t_package\"",
     {{"Filen er i Enterprise Architects eget XML-format. Eksportér pakken igen, og vælg XMI 2.1 "
       "eller nyere.",
       "The file is in Enterprise Architect's own XML format. Export the package again, and choose "
       "XMI 2.1 or later."}}},
    {"packet",
     NULL,
     "mtipVersion",
     {{"Filen er en MTIP-eksport fra Cameo/MagicDraw. Angiv projektet selv (.mdzip), eller "
       "eksportér modellen som UML 2.5 XMI.",
       "The file is an MTIP export from Cameo/MagicDraw. Name the project itself (.mdzip), or "
       "export the model as UML 2.5 XMI."}}},
    {NULL, "xmlns:notation=", NULL, ARK_PAPYRUS_DRAWINGS},
    {"PROJECT",
     "XPD",
     NULL,
     {{"Filen er et projekt fra StarUML 1 (eller WhiteStarUML), som ikke læses. Eksportér modellen "
       "som XMI, eller åbn den i en nyere StarUML, og gem den som .mdj.",
       "The file is a project of StarUML 1 (or WhiteStarUML), which is not read. Export the model "
       "as XMI, or open it in a later StarUML, and save it as .mdj."}}},
    {"mxfile",
     NULL,
     NULL,
     {{"Filen er en tegning fra draw.io (diagrams.net): den har figurer, men ingen model. Angiv "
       "modellen selv, fx fra Archi (.archimate) eller som XMI.",
       "The file is a drawing from draw.io (diagrams.net): it has figures, but no model. Name the "
       "model itself, for instance from Archi (.archimate) or as XMI."}}},
    {"schema",
     "XMLSchema",
     NULL,
     {{"Filen er et XML-skema (XSD), ikke en UML-model. Angiv den model, skemaet er lavet af, "
       "eksporteret som XMI.",
       "The file is an XML schema (XSD), not a UML model. Name the model that the schema was made "
       "from, exported as XMI."}}},
    {"RDF",
     "rdf-syntax-ns",
     NULL,
     {{"Filen er RDF (fx en ontologi i OWL eller et begrebssystem i SKOS), som ikke læses. Angiv "
       "den model, den er lavet af, eksporteret som XMI.",
       "The file is RDF (such as an ontology in OWL or a concept scheme in SKOS), which is not "
       "read. Name the model that it was made from, exported as XMI."}}},
    {"definitions",
     "BPMN",
     NULL,
     {{"Filen er en procesmodel (BPMN), som ikke læses. Angiv processerne i en ArchiMate-model.",
       "The file is a process model (BPMN), which is not read. Name the processes in an ArchiMate "
       "model."}}},
    {NULL, "omg.org/spec/XMI", NULL, NO_UML},
    {NULL, "omg.org/XMI", NULL, NO_UML},
    {"model",
     NULL,
     NULL,
     {{"Rodelementet er <model>, men uden et ArchiMate-navnerum. Eksportér modellen som ArchiMate "
       "Model Exchange File (.xml), eller gem den i Archi.",
       "The root element is <model>, but without an ArchiMate namespace. Export the model as an "
       "ArchiMate Model Exchange File (.xml), or save it in Archi."}}},
};

static const struct ark_text rootless = {
    {"Filen ligner XML, men der er intet rodelement i dens begyndelse. Eksportér den igen fra "
     "værktøjet.",
     "The file looks like XML, but there is no root element in its beginning. Export it again "
     "from the tool."}};

static bool fits(const struct root *row, const struct ark_peek *peek,
                 const struct ark_xml_sniff *sniff)
{
    const char *colon = strchr(sniff->root, ':');
    return (!row->local || strcmp(row->local, colon ? colon + 1 : sniff->root) == 0) &&
           (!row->in_tag || strstr(sniff->tag, row->in_tag)) &&
           (!row->in_file || strstr(peek->bytes, row->in_file));
}

static const struct ark_text *text_of(const struct ark_peek *peek,
                                      const struct ark_xml_sniff *sniff)
{
    if (!sniff->root)
        return &rootless;
    for (size_t i = 0; i < G_N_ELEMENTS(roots); i++) {
        if (fits(&roots[i], peek, sniff))
            return &roots[i].text;
    }
    return NULL;
}

bool ark_foreign_fail_xml(const struct ark_peek *peek, const struct ark_xml_sniff *sniff,
                          enum ark_lang lang, GError **error)
{
    const struct ark_text *text = text_of(peek, sniff);
    if (text)
        return ark_fail_at(error, ARK_ERROR_INPUT, peek->name, sniff->line, sniff->column, "%s",
                           ark_text_in(*text, lang));
    g_autofree char *root = g_utf8_make_valid(sniff->root, -1);
    return ark_fail_at(error, ARK_ERROR_INPUT, peek->name, sniff->line, sniff->column,
                       ark_say(lang,
                               "Filen er XML, men hverken en ArchiMate-model eller en UML-model: "
                               "rodelementet er <%.*s>. Brug en ArchiMate Model Exchange File "
                               "(.xml), en .archimate-fil eller XMI.",
                               "The file is XML, but neither an ArchiMate model nor a UML model: "
                               "its root element is <%.*s>. Use an ArchiMate Model Exchange File "
                               "(.xml), an .archimate file, or XMI."),
                       ark_error_quoted(root, 100), root);
}
