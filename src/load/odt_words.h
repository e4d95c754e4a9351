/* The vocabulary of OpenDocument texts. Only their loader uses it. */
#pragma once

#include "load/xml.h"

enum {
    O_CONTENT = 1, /* office:document-content and the other roots */
    O_STYLES,      /* office:styles, office:automatic-styles */
    O_META,
    O_BODY,
    O_TEXT,
    O_STYLE,
    O_TEXT_PROPERTIES,
    O_PARAGRAPH_PROPERTIES,
    O_CELL_PROPERTIES,
    O_LIST_STYLE,
    O_OUTLINE_STYLE,
    O_LEVEL_NUMBER,
    O_LEVEL_BULLET,
    O_P,
    O_H,
    O_SECTION,
    O_INDEX, /* generated tables: of contents, of illustrations, of tables ... */
    O_INDEX_BODY,
    O_BIBLIOGRAPHY,
    O_CHANGES,
    O_LIST,
    O_ITEM,
    O_LIST_HEADER,
    O_SPAN,
    O_A,
    O_S,
    O_TAB,
    O_BREAK,
    O_PAGE_BREAK,
    O_NOTE,
    O_NOTE_CITATION,
    O_NOTE_BODY,
    O_SEQUENCE,
    O_HIDDEN_TEXT,
    O_RUBY_TEXT,
    O_ANNOTATION,
    O_CREATOR,
    O_DATE,
    O_TABLE,
    O_HEADER_ROWS,
    O_ROWS,
    O_ROW,
    O_CELL,
    O_COVERED,
    O_FRAME,
    O_TEXT_BOX,
    O_IMAGE,
    O_OBJECT,
    O_GROUP,
    O_SHAPE,
    O_DRAW_A,
    O_TITLE,
    O_DESC,
    O_BINARY,
    O_FACT,
    O_GENERATOR,
    /* attributes */
    O_NAME,
    O_DISPLAY_NAME,
    O_FAMILY,
    O_PARENT,
    O_OUTLINE_LEVEL,
    O_DEFAULT_LEVEL,
    O_LIST_STYLE_NAME,
    O_MASTER_PAGE,
    O_WEIGHT,
    O_DISPLAY,
    O_BREAK_BEFORE,
    O_BACKGROUND,
    O_LEVEL,
    O_NUM_FORMAT,
    O_NUM_PREFIX,
    O_NUM_SUFFIX,
    O_START,
    O_DISPLAY_LEVELS,
    O_STYLE_NAME,
    O_CONTINUES,
    O_CONTINUE_LIST,
    O_IS_HEADER,
    O_COUNT,
    O_HREF,
    O_COLUMNS,
    O_ROWS_SPANNED,
    O_REPEATED,
    O_DECORATIVE,
    O_SOFT_PAGES,
    O_VERSION,
    ODT_WORDS
};

enum odt_space {
    SPACE_TEXT = ARK_XML_OWN_SPACE,
    SPACE_STYLE,
    SPACE_TABLE,
    SPACE_DRAW,
    SPACE_FO,
    SPACE_OFFICE,
    SPACE_XLINK,
    SPACE_SVG,
    SPACE_DC,
    SPACE_META,
    SPACE_LOEXT,
};

#define ODT_GRAMMAR                                                                                \
    .words = odt_words, .word_count = ODT_WORD_COUNT, .names = ODT_WORDS,                          \
    .namespaces = odt_namespaces, .namespace_count = ODT_NAMESPACE_COUNT

enum { ODT_WORD_COUNT = 121, ODT_NAMESPACE_COUNT = 11 };
extern const struct ark_xml_word odt_words[ODT_WORD_COUNT];
extern const struct ark_xml_namespace odt_namespaces[ODT_NAMESPACE_COUNT];
