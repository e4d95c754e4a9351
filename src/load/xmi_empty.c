/* XMI without a UML model in it: what it is instead, and what to do. */
#include <string.h>

#include "load/foreign_internal.h"
#include "load/xmi_internal.h"

#define MOF                                                                                        \
    {                                                                                              \
        {                                                                                          \
            "Filen er en MOF-metamodel: den beskriver et modelsprog og har ingen UML-model i "     \
            "sig. Angiv "                                                                          \
            "en model, der er lavet i sproget, eksporteret som XMI med UML.",                      \
                "The file is a MOF metamodel: it describes a modelling language, and has no UML "  \
                "model in "                                                                        \
                "it. Name a model made in the language, exported as XMI with UML."                 \
        }                                                                                          \
    }

/* By the address of the namespace that its first element of no UML is in. */
static const struct {
    const char *uri; /* part of it */
    struct ark_text text;
} kinds[] = {
    {"emf/2002/Ecore", ARK_ECORE},
    {"namespace.Model", MOF},
    {"mof.Model", MOF},
    {"papyrus", ARK_PAPYRUS_DRAWINGS},
    {"eclipse.org/gmf/runtime", ARK_PAPYRUS_DRAWINGS},
};

static const struct ark_text difference = {
    {"Filen har kun ændringer til en anden XMI-fil (XMI.difference) og ingen model. Angiv modellen "
     "selv, eksporteret som XMI.",
     "The file has only changes to another XMI file (XMI.difference), and no model. Name the model "
     "itself, exported as XMI."}};
static const struct ark_text nothing = {
    {"Filen er XMI, men der er ingen UML-model i den. Eksportér modellen som XMI 2.1 eller nyere "
     "med UML.",
     "The file is XMI, but there is no UML model in it. Export the model as XMI 2.1 or later with "
     "UML."}};

static const struct ark_text *text_of(const struct xmi *x)
{
    const char *uri = ark_atom_text(x->atoms, x->stranger);
    for (size_t i = 0; uri && i < G_N_ELEMENTS(kinds); i++) {
        if (strstr(uri, kinds[i].uri))
            return &kinds[i].text;
    }
    return x->differs ? &difference : &nothing;
}

bool ark_xmi_fail_empty(const struct xmi *x, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, ark_atom_text(x->atoms, x->file), 0, 0, "%s",
                       ark_text_in(*text_of(x), x->load->lang));
}
