/* The tags of a PDF as a tree, and the texts of its pages as one row of letters to find theirs in.
 * Private to the PDF loader. */
#pragma once

#include "load/pdf_internal.h"

enum pdf_tag_kind {
    PDF_GROUP,  /* Document, Sect, Div, TBody ...: what is in it counts */
    PDF_INLINE, /* Span, Link ...: a part of the text around it */
    PDF_TEXT,
    PDF_PARAGRAPH,
    PDF_HEADING,
    PDF_LIST,
    PDF_ITEM,
    PDF_LABEL,
    PDF_TABLE,
    PDF_HEAD,
    PDF_ROW,
    PDF_HEAD_CELL,
    PDF_CELL,
    PDF_CONTENTS, /* and what else is no text */
    PDF_FIGURE,
    PDF_CAPTION,
    PDF_NOTE,
};

struct pdf_tag {
    enum pdf_tag_kind kind;
    uint32_t level;         /* of a heading; 0: by how deep it stands */
    uint32_t columns, rows; /* that a cell spans */
    bool ordered;
    uint32_t first, last, next; /* children, and the next of its parent; 0: none */
    const char *text;           /* of a text: blanks between lines may be missing in it */
};

struct pdf_tags {
    ARK_VEC(struct pdf_tag) items; /* the first is the root */
    uint32_t headings;
};

/* False, with a word about it, when they can't be had. */
bool ark_pdf_read_tags(struct pdf *pdf, struct pdf_tags *tags);
/* Says that the tags were not used, and why. */
void ark_pdf_note_tags(struct pdf *pdf, const char *why);

struct pdf_letters;

/* Where a text stands. */
struct pdf_place {
    char
        *text; /* plain, with the blanks and without the hyphens of the page; the caller frees it */
    uint32_t page, first, last; /* lines; only if `found` */
    bool found, mono;
};

/* The page that the text found last ends on; 1 before that. */
uint32_t ark_pdf_letters_page(const struct pdf_letters *letters);
struct pdf_letters *ark_pdf_letters_new(struct pdf *pdf);
void ark_pdf_letters_free(struct pdf_letters *letters);
/* How much of what stands on the pages was found, in per cent. */
uint32_t ark_pdf_letters_found(const struct pdf_letters *letters);
/* Looks for the text of a tag behind the one found before, and near it. What is not found keeps the
 * text as it is, and the page of the one before. */
struct pdf_place ark_pdf_find(struct pdf_letters *letters, const char *text);
/* A text that stands elsewhere, a footnote: what comes next is looked for as if it were not there.
 */
struct pdf_place ark_pdf_find_aside(struct pdf_letters *letters, const char *text);
