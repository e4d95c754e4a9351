/* What document.c, table.c and facts.c share: the document that is being read. Nobody else may see
 * it. */
#pragma once

#include "base/vec.h"
#include "document/document.h"

enum { ARK_DOCUMENT_TEXT_CAP = 20000 }; /* characters of a Section's `text` */

enum document_label {
    REPORT,
    SECTION,
    PARAGRAPH,
    LIST,
    LIST_ITEM,
    TABLE,
    ROW,
    CELL,
    CODE,
    FIGURE,
    LINK,
    COMMENT,
    SPREADSHEET,
    DOCUMENT_LABELS
};

/* A node that may still get children: the Report (or Spreadsheet), an open section, list or item.
 */
struct holder {
    ark_ref ref;
    ark_ref last_child;
    unsigned level; /* of a section; else 0 */
};

/* Text of a section is gathered until the section is closed. */
struct section {
    ark_ref ref;
    GString *text;
    GString *path;
    uint32_t words;
    glong chars;
};

struct named_column {
    ark_atom key, name;
};

struct table {
    struct holder rows; /* `ref` is ARK_REF_NONE outside tables */
    ARK_VEC(struct named_column) columns;
    ARK_VEC(ark_ref) cells;  /* of the row reported last */
    ARK_VEC(ark_atom) pairs; /* label, value, label, value ... of a two-column table */
    uint32_t width, count;
    bool wide;        /* more than two columns: no title block */
    bool header_pair; /* the first pair is the header row */
};

struct ark_document {
    ark_builder *builder;
    ark_atoms *atoms;
    struct ark_input *input;
    ark_ref report;
    ark_atom file;
    ark_atom title, first_heading;
    uint32_t headings;
    ARK_VEC(struct holder) stack;     /* the Report, open sections, open lists */
    ARK_VEC(struct section) sections; /* open ones; the first is the Report's own, never stored */
    struct holder leaf;               /* the node reported last; links and figures hang below it */
    struct table table;
    GString *scratch;
    ark_labelset labels[DOCUMENT_LABELS], contains, next;
    ark_atom text, column, position, page_key, caption;
    unsigned page;
    ark_ref captioned; /* a figure or table that can still get a caption, or ARK_REF_NONE */
};

extern const char *const ark_document_labels[DOCUMENT_LABELS];

/* A node below `holder`, with CONTAINS, and NEXT from its elder sibling. */
ark_ref ark_document_child(struct ark_document *doc, struct holder *holder,
                           enum document_label label, struct ark_loc loc);
/* What new blocks hang below. */
struct holder *ark_document_top(struct ark_document *doc);
/* Adds to the text and the words of the innermost section. */
void ark_document_own_text(struct ark_document *doc, const char *text);
/* Links and figures that follow hang below `ref`. */
void ark_document_become_leaf(struct ark_document *doc, ark_ref ref);
void ark_document_table_clear(struct table *table);

/* When the table that was read is a title block ("Projektnavn | DUBU"), its pairs are facts. */
void ark_document_title_block(struct ark_document *doc);

/* How many bytes at the start of a heading are its number with what separates it from the name, and
 * where the number stands; 0 when there is none. `title` is plain. */
struct heading_number {
    uint32_t from, len; /* the number */
    uint32_t skip;      /* where the name begins */
};
struct heading_number ark_document_heading_number(const char *title);

/* Words: runs between blanks that have a letter or a digit. */
uint32_t ark_document_words(const char *text);
