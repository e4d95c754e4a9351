/* The vocabulary of XMI: one number for what a feature means, whatever version and tool spell it.
 * Only the loader of the format uses it.
 */
#pragma once

#include "load/xml.h"

enum xmi_space {
    XMI_SPACE_XMI = ARK_XML_OWN_SPACE,
    XMI_SPACE_UML,
    XMI_SPACE_PROFILE, /* any other: the elements are applications of stereotypes */
    XMI_SPACE_DIAGRAM,
    XMI_SPACES
};

enum {
    W_XMI = 1,
    W_ARGO, /* what is around XMI in a project of ArgoUML's */
    W_HEADER,
    W_DOCUMENTATION,
    W_EXPORTER,
    W_EXPORTER_VERSION,
    W_CONTENT,
    W_DIFFERENCE,
    W_EXTENSION,
    W_PAST, /* nothing below it is of the model */
    W_ID,
    W_IDREF,
    W_METATYPE,
    W_VERSION,
    W_OF_XMI, /* xmi:uuid and the like */
    W_HREF,
    W_XMI_VALUE,
    W_NAME,
    /* what is owned */
    W_OWNED,
    W_ATTRIBUTE,
    W_END,
    W_GENERALIZATION,
    W_LITERAL,
    W_COMMENT,
    W_RULE,
    W_OPERATION,
    W_INTERFACE_REALIZATION,
    W_PACKAGE_IMPORT,
    W_ELEMENT_IMPORT,
    /* references */
    W_TYPE,
    W_ASSOCIATION,
    W_MEMBER_END,
    W_NAVIGABLE_END,
    W_GENERAL,
    W_SPECIAL,
    W_CLIENT,
    W_SUPPLIER,
    W_CLASSIFIER,
    W_ANNOTATED,
    W_STEREOTYPE,
    W_TAG_TYPE,
    W_MODEL_ELEMENT,
    /* values */
    W_BODY,
    W_LOWER_VALUE,
    W_UPPER_VALUE,
    W_DEFAULT_VALUE,
    W_VALUE,
    W_LOWER,
    W_UPPER,
    W_RANGE,
    W_MULTIPLICITY,
    W_AGGREGATION,
    W_NAVIGABLE,
    W_ABSTRACT,
    W_DERIVED,
    W_TAGGED_VALUE,
    W_TAG,
    W_TAG_TEXT,
    W_VALUE_TEXT,
    /* Enterprise Architect's Extension */
    W_ELEMENTS,
    W_ELEMENT,
    W_CONNECTORS,
    W_CONNECTOR,
    W_PROPERTIES,
    W_ATTRIBUTES,
    W_EA_ATTRIBUTE,
    W_EA_DOCUMENTATION,
    W_TAGS,
    W_NOTES,
    W_SOURCE,
    W_TARGET,
    W_ROLE,
    /* stored diagrams */
    W_DIAGRAMS,
    W_STORED_DIAGRAM,
    W_DIAGRAM_TYPE,
    W_DIAGRAM_TAGS,
    W_PACKAGE,
    W_OWNER,
    W_PARENT_MODEL,
    W_EA_MODEL,
    W_SUBJECT,
    W_GEOMETRY,
    W_STYLE,
    W_FROM_SHAPE,
    W_TO_SHAPE,
    W_EXTENDED,
    W_ASSOCIATION_CLASS,
    W_DI_DIAGRAM,
    W_DI_ELEMENT,
    W_BOUNDS,
    W_WAYPOINT,
    W_X,
    W_Y,
    W_WIDTH,
    W_HEIGHT,
    W_WIDGETS,
    W_WIDGET_LINES,
    W_WIDGET_A,
    W_WIDGET_B,
    W_LOCAL_ID,
    W_NOTE_TEXT,
    W_LINE_PATH,
    W_ENDPOINT,
    W_CONTAINED,
    W_GRAPH_NODE,
    W_GRAPH_EDGE,
    W_GRAPH_POSITION,
    W_GRAPH_SIZE,
    W_WAYPOINTS,
    W_FIELD,
    W_POINT,
    W_SEMANTIC,
    W_TYPE_INFO,
    W_DIAGRAM_OWNER,
    W_ANCHORS,
    W_GRAPH_CONNECTOR,
    W_VISIBLE,
    /* strangers */
    W_UML,
    W_APPLICATION,
    W_DIAGRAM,
    WORDS
};

extern const struct ark_xml_word ark_xmi_words[];
extern const uint32_t ark_xmi_word_count;
extern const uint8_t ark_xmi_strangers[XMI_SPACES];

/* Which space an address is, in all its versions. */
uint8_t ark_xmi_space_of(const char *uri);
