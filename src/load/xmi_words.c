/* The rows of the vocabulary, and the addresses of the namespaces. */
#include "load/xmi_words.h"

#include <string.h>

enum { P = ARK_XML_PLAIN, X = XMI_SPACE_XMI, U = XMI_SPACE_UML, D = XMI_SPACE_DIAGRAM };

/* A property of UML 1: "UML:Core.x" from 1.1, "Foundation.Core.Core.x" in 1.0. */
#define CORE(spelling, word)                                                                       \
    {spelling, word, U},                                                                           \
    {                                                                                              \
        "Foundation.Core." spelling, word, P                                                       \
    }
#define DATA(spelling, word)                                                                       \
    {spelling, word, U},                                                                           \
    {                                                                                              \
        "Foundation.Data_Types." spelling, word, P                                                 \
    }
#define MECHANISM(spelling, word)                                                                  \
    {spelling, word, U},                                                                           \
    {                                                                                              \
        "Foundation.Extension_Mechanisms." spelling, word, P                                       \
    }

const struct ark_xml_word ark_xmi_words[] = {
    {"XMI", W_XMI, P},
    {"XMI", W_XMI, X},
    {"uml", W_ARGO, P},
    {"XMI.header", W_HEADER, P},
    {"XMI.documentation", W_DOCUMENTATION, P},
    {"Documentation", W_DOCUMENTATION, X},
    {"XMI.exporter", W_EXPORTER, P},
    {"exporter", W_EXPORTER, P},
    {"exporter", W_EXPORTER, X},
    {"XMI.exporterVersion", W_EXPORTER_VERSION, P},
    {"exporterVersion", W_EXPORTER_VERSION, P},
    {"exporterVersion", W_EXPORTER_VERSION, X},
    {"XMI.content", W_CONTENT, P},
    {"Extension", W_EXTENSION, X},
    {"XMI.extension", W_EXTENSION, P},
    {"XMI.extensions", W_EXTENSION, P},
    {"XMI.difference", W_DIFFERENCE, P},
    {"Difference", W_DIFFERENCE, X},
    {"eAnnotations", W_PAST, P},
    {"profileApplication", W_PAST, P},
    {"ownedTemplateSignature", W_PAST, P},
    {"id", W_ID, X},
    {"xmi.id", W_ID, P},
    {"idref", W_IDREF, X},
    {"xmi.idref", W_IDREF, P},
    {"type", W_METATYPE, X},
    {"type", W_METATYPE, ARK_XML_XSI},
    {"version", W_VERSION, X},
    {"xmi.version", W_VERSION, P},
    {"uuid", W_OF_XMI, X},
    {"label", W_OF_XMI, X},
    {"href", W_HREF, P},
    {"href", W_HREF, X},
    {"xmi.value", W_XMI_VALUE, P},
    {"name", W_NAME, P},
    CORE("ModelElement.name", W_NAME),
    {"packagedElement", W_OWNED, P},
    {"ownedMember", W_OWNED, P},
    {"ownedType", W_OWNED, P},
    {"nestedClassifier", W_OWNED, P},
    {"nestedPackage", W_OWNED, P},
    {"ownedStereotype", W_OWNED, P},
    {"ownedAttribute", W_ATTRIBUTE, P},
    {"ownedEnd", W_END, P},
    {"generalization", W_GENERALIZATION, P},
    {"ownedLiteral", W_LITERAL, P},
    {"ownedComment", W_COMMENT, P},
    {"ownedRule", W_RULE, P},
    {"ownedOperation", W_OPERATION, P},
    {"interfaceRealization", W_INTERFACE_REALIZATION, P},
    {"packageImport", W_PACKAGE_IMPORT, P},
    {"elementImport", W_ELEMENT_IMPORT, P},
    {"type", W_TYPE, P},
    CORE("StructuralFeature.type", W_TYPE),
    CORE("AssociationEnd.type", W_TYPE),
    CORE("AssociationEnd.participant", W_TYPE),
    {"association", W_ASSOCIATION, P},
    {"memberEnd", W_MEMBER_END, P},
    {"navigableOwnedEnd", W_NAVIGABLE_END, P},
    {"general", W_GENERAL, P},
    {"parent", W_GENERAL, P},
    {"supertype", W_GENERAL, P},
    CORE("Generalization.parent", W_GENERAL),
    CORE("Generalization.supertype", W_GENERAL),
    {"specific", W_SPECIAL, P},
    {"child", W_SPECIAL, P},
    {"subtype", W_SPECIAL, P},
    CORE("Generalization.child", W_SPECIAL),
    CORE("Generalization.subtype", W_SPECIAL),
    {"client", W_CLIENT, P},
    {"informationSource", W_CLIENT, P},
    {"implementingClassifier", W_CLIENT, P},
    CORE("Dependency.client", W_CLIENT),
    {"supplier", W_SUPPLIER, P},
    {"informationTarget", W_SUPPLIER, P},
    {"importedPackage", W_SUPPLIER, P},
    {"importedElement", W_SUPPLIER, P},
    {"contract", W_SUPPLIER, P},
    CORE("Dependency.supplier", W_SUPPLIER),
    {"classifier", W_CLASSIFIER, P},
    {"Instance.classifier", W_CLASSIFIER, U},
    {"annotatedElement", W_ANNOTATED, P},
    CORE("Comment.annotatedElement", W_ANNOTATED),
    {"stereotype", W_STEREOTYPE, P},
    CORE("ModelElement.stereotype", W_STEREOTYPE),
    {"TaggedValue.type", W_TAG_TYPE, U},
    {"modelElement", W_MODEL_ELEMENT, P},
    {"body", W_BODY, P},
    CORE("Comment.body", W_BODY),
    {"lowerValue", W_LOWER_VALUE, P},
    {"upperValue", W_UPPER_VALUE, P},
    {"defaultValue", W_DEFAULT_VALUE, P},
    {"value", W_VALUE, P},
    {"value", W_VALUE, X}, /* Visual Paradigm */
    {"lower", W_LOWER, P},
    DATA("MultiplicityRange.lower", W_LOWER),
    {"upper", W_UPPER, P},
    DATA("MultiplicityRange.upper", W_UPPER),
    DATA("Multiplicity", W_RANGE),
    DATA("MultiplicityRange", W_RANGE),
    {"multiplicity", W_MULTIPLICITY, P},
    {"aggregation", W_AGGREGATION, P},
    CORE("AssociationEnd.aggregation", W_AGGREGATION),
    {"isNavigable", W_NAVIGABLE, P},
    CORE("AssociationEnd.isNavigable", W_NAVIGABLE),
    {"isAbstract", W_ABSTRACT, P},
    CORE("GeneralizableElement.isAbstract", W_ABSTRACT),
    {"isDerived", W_DERIVED, P},
    MECHANISM("TaggedValue", W_TAGGED_VALUE),
    {"tag", W_TAG, P},
    MECHANISM("TaggedValue.tag", W_TAG_TEXT),
    MECHANISM("TaggedValue.value", W_VALUE_TEXT),
    {"TaggedValue.dataValue", W_VALUE_TEXT, U},
    {"elements", W_ELEMENTS, P},
    {"element", W_ELEMENT, P},
    {"connectors", W_CONNECTORS, P},
    {"connector", W_CONNECTOR, P},
    {"properties", W_PROPERTIES, P},
    {"attributes", W_ATTRIBUTES, P},
    {"attribute", W_EA_ATTRIBUTE, P},
    {"documentation", W_EA_DOCUMENTATION, P},
    {"tags", W_TAGS, P},
    {"notes", W_NOTES, P},
    {"source", W_SOURCE, P},
    {"target", W_TARGET, P},
    {"role", W_ROLE, P},
    {"diagrams", W_DIAGRAMS, P},
    {"diagram", W_STORED_DIAGRAM, P},
    {"Diagram", W_STORED_DIAGRAM, U},
    {"diagramType", W_DIAGRAM_TYPE, P},
    {"ModelElement.taggedValue", W_DIAGRAM_TAGS, U},
    {"package", W_PACKAGE, P},
    {"owner", W_OWNER, P},
    {"aparentModel", W_PARENT_MODEL, P}, /* Visual Paradigm */
    {"model", W_EA_MODEL, P},
    {"Diagram.element", W_ELEMENTS, U},
    {"DiagramElement", W_ELEMENT, U},
    {"subject", W_SUBJECT, P},
    {"geometry", W_GEOMETRY, P},
    {"style", W_STYLE, P},
    {"fromDiagramElement", W_FROM_SHAPE, P},
    {"toDiagramElement", W_TO_SHAPE, P},
    {"extendedProperties", W_EXTENDED, P},
    {"associationclass", W_ASSOCIATION_CLASS, P},
    {"Diagram", W_DI_DIAGRAM, D},
    {"UMLClassDiagram", W_DI_DIAGRAM, D},
    {"UMLComponentDiagram", W_DI_DIAGRAM, D},
    {"UMLCompositeStructureDiagram", W_DI_DIAGRAM, D},
    {"UMLDeploymentDiagram", W_DI_DIAGRAM, D},
    {"UMLObjectDiagram", W_DI_DIAGRAM, D},
    {"UMLPackageDiagram", W_DI_DIAGRAM, D},
    {"UMLProfileDiagram", W_DI_DIAGRAM, D},
    {"UMLUseCaseDiagram", W_DI_DIAGRAM, D},
    {"ownedElement", W_DI_ELEMENT, P},
    {"bounds", W_BOUNDS, P},
    {"waypoint", W_WAYPOINT, P},
    {"x", W_X, P},
    {"y", W_Y, P},
    {"width", W_WIDTH, P},
    {"height", W_HEIGHT, P},
    {"widgets", W_WIDGETS, P},
    {"associations", W_WIDGET_LINES, P},
    {"widgetaid", W_WIDGET_A, P},
    {"widgetbid", W_WIDGET_B, P},
    {"localid", W_LOCAL_ID, P},
    {"text", W_NOTE_TEXT, P},
    {"linepath", W_LINE_PATH, P},
    {"startpoint", W_WAYPOINT, P},
    {"point", W_WAYPOINT, P},
    {"endpoint", W_ENDPOINT, P},
    {"startx", W_X, P},
    {"starty", W_Y, P},
    {"endx", W_X, P},
    {"endy", W_Y, P},
    {"GraphElement.contained", W_CONTAINED, U},
    {"GraphNode", W_GRAPH_NODE, U},
    {"GraphEdge", W_GRAPH_EDGE, U},
    {"GraphElement.position", W_GRAPH_POSITION, U},
    {"GraphNode.size", W_GRAPH_SIZE, U},
    {"GraphEdge.waypoints", W_WAYPOINTS, U},
    {"XMI.field", W_FIELD, P},
    {"Point", W_POINT, U},
    {"BezierPoint", W_POINT, U},
    {"Dimension", W_POINT, U},
    {"GraphElement.semanticModel", W_SEMANTIC, U},
    {"typeInfo", W_TYPE_INFO, P},
    {"Diagram.owner", W_DIAGRAM_OWNER, U},
    {"GraphElement.anchorage", W_ANCHORS, U},
    {"GraphEdge.anchor", W_ANCHORS, U},
    {"GraphConnector", W_GRAPH_CONNECTOR, U},
    {"isVisible", W_VISIBLE, P},
    {"visible", W_VISIBLE, P},
};

const uint32_t ark_xmi_word_count = G_N_ELEMENTS(ark_xmi_words);

const uint8_t ark_xmi_strangers[XMI_SPACES] = {
    [XMI_SPACE_UML] = W_UML,
    [XMI_SPACE_PROFILE] = W_APPLICATION,
    [XMI_SPACE_DIAGRAM] = W_DIAGRAM,
};

/* "…/UML", "…/UML/20131001", "…UML1.3": nothing but a version follows. */
static bool is_uml(const char *uri)
{
    const char *name = g_strrstr(uri, "UML");
    return name && !name[3 + strspn(name + 3, "0123456789./")] &&
           (strstr(uri, "omg") || strstr(uri, "eclipse.org/uml2/"));
}

uint8_t ark_xmi_space_of(const char *uri)
{
    if (strstr(uri, "omg.org") && strstr(uri, "XMI"))
        return XMI_SPACE_XMI;
    if (strstr(uri, "UMLDI") || strstr(uri, "UMLDC") || strstr(uri, "omg.org/spec/DD/") ||
        g_str_has_suffix(uri, "namespace.UML2"))
        return XMI_SPACE_DIAGRAM;
    return is_uml(uri) ? XMI_SPACE_UML : XMI_SPACE_PROFILE;
}
