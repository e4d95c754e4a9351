/* What people call the metaclasses, by label. In the order of labels (strcmp). */
#include <stdlib.h>
#include <string.h>

#include "uml/uml.h"

static const struct {
    const char *label;
    struct ark_text title;
} rows[] = {
    {"Abstraction", {{"abstraktion", "abstraction"}}},
    {"Activity", {{"aktivitet", "activity"}}},
    {"Actor", {{"aktør", "actor"}}},
    {"Association", {{"association", "association"}}},
    {"AssociationClass", {{"associationsklasse", "association class"}}},
    {"AssociationEnd", {{"associationsende", "association end"}}},
    {"Attribute", {{"attribut", "attribute"}}},
    {"Behavior", {{"adfærd", "behavior"}}},
    {"Class", {{"klasse", "class"}}},
    {"CommunicationPath", {{"kommunikationsvej", "communication path"}}},
    {"DataType", {{"datatype", "data type"}}},
    {"Dependency", {{"afhængighed", "dependency"}}},
    {"Deployment", {{"udrulning", "deployment"}}},
    {"DeploymentSpecification", {{"udrulningsspecifikation", "deployment specification"}}},
    {"EaElement", {{"element i Enterprise Architect", "element of Enterprise Architect"}}},
    {"ElementImport", {{"import af element", "element import"}}},
    {"Enumeration", {{"enumeration", "enumeration"}}},
    {"EnumerationLiteral", {{"enumerationsværdi", "enumeration literal"}}},
    {"ExecutionEnvironment", {{"afviklingsmiljø", "execution environment"}}},
    {"Extend", {{"udvidelse af use case", "extend"}}},
    {"Extension", {{"udvidelse", "extension"}}},
    {"Generalization", {{"generalisering", "generalization"}}},
    {"GeneralizationSet", {{"generaliseringssæt", "generalization set"}}},
    {"Include", {{"inklusion", "include"}}},
    {"InformationFlow", {{"informationsflow", "information flow"}}},
    {"InformationItem", {{"informationselement", "information item"}}},
    {"InstanceSpecification", {{"instans", "instance"}}},
    {"Interface", {{"grænseflade", "interface"}}},
    {"InterfaceRealization", {{"realisering af grænseflade", "interface realization"}}},
    {"Manifestation", {{"manifestation", "manifestation"}}},
    {"Operation", {{"operation", "operation"}}},
    {"Package", {{"pakke", "package"}}},
    {"PackageImport", {{"import af pakke", "package import"}}},
    {"Parameter", {{"parameter", "parameter"}}},
    {"PrimitiveType", {{"primitiv type", "primitive type"}}},
    {"Profile", {{"profil", "profile"}}},
    {"Signal", {{"signal", "signal"}}},
    {"Slot", {{"værdi", "slot"}}},
    {"StateMachine", {{"tilstandsmaskine", "state machine"}}},
    {"Stereotype", {{"stereotype", "stereotype"}}},
    {"Substitution", {{"erstatning", "substitution"}}},
    {"TemplateParameter", {{"skabelonparameter", "template parameter"}}},
    {"UmlArtifact", {{"artefakt", "artifact"}}},
    {"UmlCollaboration", {{"samarbejde", "collaboration"}}},
    {"UmlComment", {{"note", "note"}}},
    {"UmlComponent", {{"komponent", "component"}}},
    {"UmlConstraint", {{"begrænsning", "constraint"}}},
    {"UmlDevice", {{"enhed", "device"}}},
    {"UmlDiagram", {{"diagram", "diagram"}}},
    {"UmlInteraction", {{"interaktion", "interaction"}}},
    {"UmlModel", {{"model", "model"}}},
    {"UmlNode", {{"node", "node"}}},
    {"UmlRealization", {{"realisering", "realization"}}},
    {"Usage", {{"anvendelse", "usage"}}},
    {"UseCase", {{"use case", "use case"}}},
};

static int by_label(const void *label, const void *row)
{
    return strcmp(label, *(const char *const *)row);
}

const char *ark_uml_title(const char *label, enum ark_lang lang)
{
    const char *const *found =
        bsearch(label, &rows[0].label, G_N_ELEMENTS(rows), sizeof *rows, by_label);
    if (!found)
        return NULL;
    size_t at = ((uintptr_t)found - (uintptr_t)rows) / sizeof *rows;
    return ark_text_in(rows[at].title, lang);
}
