/* The vocabulary of the exchange format, in both dialects. Only the loader of the format uses it.
 */
#pragma once

#include "load/xml.h"

enum {
    W_MODEL = 1,
    W_NAME,
    W_DOCUMENTATION,
    W_PROPERTIES,
    W_PROPERTY,
    W_VALUE,
    W_ELEMENTS,
    W_ELEMENT,
    W_RELATIONSHIPS,
    W_RELATIONSHIP,
    W_ORGANIZATIONS,
    W_ITEM,
    W_DEFINITIONS,
    W_DEFINITION,
    W_VIEWS,
    W_VIEWPOINTS,
    W_VIEWPOINT,
    W_DIAGRAMS,
    W_VIEW,
    W_NODE,
    W_VIEW_REF,
    W_CONNECTION,
    W_BENDPOINT,
    W_STYLE,
    W_FILL,
    W_LINE,
    W_FONT,
    W_COLOUR,
    W_IDENTIFIER,
    W_TYPE,
    W_KIND, /* type= without xsi: */
    W_SOURCE,
    W_TARGET,
    W_ACCESS_TYPE,
    W_MODIFIER,
    W_DIRECTED,
    W_DEFINITION_REF,
    W_IDENTIFIER_REF,
    W_ELEMENT_REF,
    W_RELATIONSHIP_REF,
    W_REF,
    W_VIEWPOINT_REF,
    W_LANG,
    W_SCHEMA,
    W_X,
    W_Y,
    W_W,
    W_H,
    W_R,
    W_G,
    W_B,
    W_A,
    W_SIZE,
    W_LINE_WIDTH,
    W_SOURCE_ATTACHMENT,
    W_TARGET_ATTACHMENT,
    WORDS
};

enum { WORD_COUNT = 64 };

extern const struct ark_xml_word ark_exchange_words[WORD_COUNT];
