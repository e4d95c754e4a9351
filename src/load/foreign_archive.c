/* Archives without a model that we read, known by the names of their entries. */
#include <string.h>

#include "load/foreign_internal.h"

struct entry_kind {
    const char *entry; /* part of an entry's name, with a newline where that begins or ends */
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
    {"\nvisio/",
     {{"Filen er en Visio-tegning (vsdx): den har figurer, men ingen model. Angiv modellen selv, "
       "fx fra Archi (.archimate) eller som XMI.",
       "The file is a Visio drawing (vsdx): it has figures, but no model. Name the model itself, "
       "for instance from Archi (.archimate) or as XMI."}}},
    {"\nmimetype\n",
     {{"Filen er et OpenDocument-regneark, en præsentation eller en tegning (ods, odp, odg), som "
       "ikke læses. Gem indholdet som en tekst (.odt) eller som Markdown.",
       "The file is an OpenDocument spreadsheet, presentation or drawing (ods, odp, odg), which is "
       "not read. Save its content as a text (.odt) or as Markdown."}}},
    {"\ncom.nomagic.",
     {{"Filen er et MagicDraw/Cameo-projekt (.mdzip), men uden selve modellen: der er kun kopier "
       "af det, den bruger fra andre projekter. Åbn projektet, og gem modellen som UML 2.5 XMI.",
       "The file is a MagicDraw/Cameo project (.mdzip), but without the model itself: there are "
       "only copies of what it uses from other projects. Open the project, and save the model as "
       "UML 2.5 XMI."}}},
    {".xmi\n",
     {{"Zip-arkivet har flere XMI-filer, og det kan ikke ses, hvilken der er modellen. Pak det ud, "
       "og angiv dem, der skal læses.",
       "The zip archive has several XMI files, and there is no telling which is the model. Unpack "
       "it, and name those that are to be read."}}},
    {".archimate\n",
     {{"Zip-arkivet har flere Archi-modeller. Pak det ud, og angiv dem, der skal læses.",
       "The zip archive has several Archi models. Unpack it, and name those that are to be "
       "read."}}},
    {".argo\n",
     {{"Filen er et ArgoUML-projekt (.zargo) uden en model i sig. Eksportér modellen som XMI.",
       "The file is an ArgoUML project (.zargo) without a model in it. Export the model as XMI."}}},
    {".proj",
     {{"Filen er et Poseidon-projekt (.zuml) uden en model i sig. Eksportér modellen som XMI.",
       "The file is a Poseidon project (.zuml) without a model in it. Export the model as XMI."}}},
};

static const struct ark_text other_archive = {
    {"Filen er et zip-arkiv uden en model, der kan læses: ingen Archi-model (model.xml eller netop "
     "én .archimate-fil) og ingen UML-model (netop én .xmi-fil, eller et MagicDraw-projekt). Pak "
     "det ud, og angiv modellen selv.",
     "The file is a zip archive without a model that can be read: no Archi model (model.xml, or "
     "exactly one .archimate file) and no UML model (exactly one .xmi file, or a MagicDraw "
     "project). Unpack it, and name the model itself."}};

const char *ark_foreign_archive(const char *entries, enum ark_lang lang)
{
    for (size_t i = 0; i < G_N_ELEMENTS(entry_kinds); i++) {
        if (strstr(entries, entry_kinds[i].entry))
            return ark_text_in(entry_kinds[i].text, lang);
    }
    return ark_text_in(other_archive, lang);
}
