/* The tables behind foreign.h: one for what begins as XML, one for what is in an archive. */
#pragma once

#include "load/foreign.h"
#include "load/xml.h"

/* How to get at a model that a tool keeps in a format of its own. */
#define ARK_EXPORT_DA                                                                              \
    "Eksportér derfra: en UML-model som XMI (2.1 eller nyere), en ArchiMate-model som ArchiMate " \
    "Model Exchange File (.xml)."
#define ARK_EXPORT_EN                                                                              \
    "Export from there: a UML model as XMI (2.1 or later), an ArchiMate model as an ArchiMate "    \
    "Model Exchange File (.xml)."

/* What can be seen by the root, or only within XMI. */
#define ARK_ECORE                                                                                  \
    {                                                                                              \
        {                                                                                          \
            "Filen er en Ecore-metamodel (EMF), ikke en UML-model. Lav den om til en UML-model "   \
            "(.uml) i "                                                                            \
            "Eclipse, eller angiv den UML-model, den er lavet af.",                                \
                "The file is an Ecore metamodel (EMF), not a UML model. Turn it into a UML model " \
                "(.uml) in "                                                                       \
                "Eclipse, or name the UML model that it was made from."                            \
        }                                                                                          \
    }
#define ARK_PAPYRUS_DRAWINGS                                                                       \
    {                                                                                              \
        {                                                                                          \
            "Filen er Papyrus' tegninger af en model. Selve modellen ligger i .uml-filen ved "     \
            "siden af: "                                                                           \
            "angiv den.",                                                                          \
                "The file is Papyrus' drawings of a model. The model itself is in the .uml file "  \
                "beside it: "                                                                      \
                "name that."                                                                       \
        }                                                                                          \
    }

/* Sets `error`, by the root. Always false. (foreign_xml.c) */
bool ark_foreign_fail_xml(const struct ark_peek *peek, const struct ark_xml_sniff *sniff,
                          enum ark_lang lang, GError **error);
