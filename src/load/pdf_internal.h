/* What the files of the PDF loader share: a document as the programs of poppler-utils print it.
 *
 *     pdf_info.c    pdfinfo, pdfimages: facts, pages, images
 *     pdf_text.c    pdftohtml -xml: fragments of text with places and fonts, links, bookmarks
 *     pdf_lines.c   fragments to lines; what is repeated on the pages, tables of contents
 *     pdf_join.c    lines to running text: blanks, hyphens
 *     pdf_tags.c    pdfinfo -struct-text: the tags, if the document has them
 *     pdf_match.c   where on the pages the text of a tag stands
 *     pdf_told.c    tags to blocks
 *     pdf_heading.c without tags: headings by bookmarks, contents, fonts
 *     pdf_grid.c    without tags: tables by the places of their cells
 *     pdf_blocks.c  without tags: lines to blocks
 *     pdf_report.c  blocks to nodes
 *     pdf_table.c   tables to nodes
 */
#pragma once

#include "base/process.h"
#include "base/vec.h"
#include "document/document.h"
#include "load/loader.h"

/* Places are in this many parts of a point. */
enum { PDF_ZOOM = 3 };

struct pdf_font {
    uint32_t size, colour;
    bool mono;
};

/* Text in one font, as the program prints it. */
struct pdf_fragment {
    uint32_t page, font;
    int top, left, right, bottom;
    bool bold;
    uint32_t jump;    /* all of it is a link to this page of the document; 0: none */
    const char *text; /* valid UTF-8, not yet plain */
};

struct pdf_link {
    uint32_t fragment, last_fragment;
    const char *text, *target; /* no text: a part of the link before it */
};

struct pdf_bookmark {
    uint32_t level, page; /* page 0: not known */
    const char *title;
};

/* Fragments that stand on one line without a gap that a reader would see. */
struct pdf_line {
    uint32_t page, first, n; /* fragments */
    int top, left, right, bottom;
    uint32_t size, colour;
    bool bold, mono;       /* all of it */
    bool beside;           /* begins on the same height as the line before it ends, to its right */
    bool gone;             /* a running header, a page number, contents: not a part of the text */
    uint8_t heading;       /* its level; 0: none */
    bool more;             /* of the heading that the line before it began */
    const char *text;      /* plain */
    uint32_t jump;         /* as of its fragments */
    uint32_t link, link_n; /* its links; none when they were reported */
};

struct pdf_image {
    uint32_t page;
    double width, height; /* in points, as shown */
    const char *object;   /* the same one may be shown on many pages; NULL: not known */
    bool logo;            /* it is */
};

struct pdf_fact {
    const char *key, *value;
};

/* A line of a table of contents. */
struct pdf_entry {
    const char *title;
    uint32_t page; /* that it leads to; 0: not known */
    int left;
};

struct pdf_page {
    int width, height;
    uint32_t first, n; /* fragments */
    uint32_t letters;
    double pictured; /* square points that are images */
};

struct pdf_cell {
    GString *text;          /* plain */
    uint32_t columns, rows; /* that it spans */
    uint32_t figures;
    uint32_t page;
    uint32_t first_line, last_line; /* only if `found` */
    bool found;
};

struct pdf_row {
    ARK_VEC(struct pdf_cell) cells;
    bool header;
};

struct pdf_table {
    ARK_VEC(struct pdf_row) rows;
};

enum pdf_block_kind {
    PDF_BLOCK_PARAGRAPH,
    PDF_BLOCK_HEADING,
    PDF_BLOCK_LIST, /* begins */
    PDF_BLOCK_LIST_END,
    PDF_BLOCK_ITEM,
    PDF_BLOCK_CODE,
    PDF_BLOCK_FIGURE,
    PDF_BLOCK_CAPTION,
    PDF_BLOCK_TABLE,
    PDF_BLOCK_GONE, /* became a part of another */
};

/* What the document is made of, in order. */
struct pdf_block {
    enum pdf_block_kind kind;
    uint32_t level;  /* of a heading */
    bool ordered;    /* a list */
    bool note;       /* a footnote: the text goes on behind it */
    bool unlabelled; /* an item without a bullet or number of its own */
    uint32_t page, last_page;
    uint32_t first_line, last_line; /* only if `found` */
    bool found;
    const char *text;
    struct pdf_table *table;
};

struct pdf {
    struct ark_load *load;
    struct ark_input *input;
    struct ark_document *doc;
    struct ark_arena *arena; /* of the loading */
    const char *name;
    ark_atom file;
    int fd;          /* the document */
    uint32_t page_n; /* as pdfinfo says */
    bool tagged;
    bool sees_figures; /* what is an image is known */
    ARK_VEC(struct pdf_font) fonts;
    ARK_VEC(struct pdf_page) pages;
    ARK_VEC(struct pdf_fragment) fragments;
    ARK_VEC(struct pdf_link) links; /* out of the document, in the order of the text */
    ARK_VEC(struct pdf_bookmark) bookmarks;
    ARK_VEC(struct pdf_image) images;
    ARK_VEC(struct pdf_fact) facts;
    ARK_VEC(struct pdf_entry) contents;
    ARK_VEC(struct pdf_line) lines;
    ARK_VEC(struct pdf_block) blocks;
    GHashTable *words; /* of the lines, in lower case, to judge hyphens by */
    uint32_t body;     /* the size that most of the text has */
};

/* Runs a program of poppler-utils on the document; `args`, closed by NULL, stand between its name
 * and the document. Fails when it is not installed; else fills `ret`, which the caller clears. */
bool ark_pdf_run(struct pdf *pdf, const char *program, const char *const *args,
                 unsigned milliseconds, struct ark_process_answer *ret, GError **error);
struct ark_loc ark_pdf_loc(const struct pdf *pdf, uint32_t page);
/* Why a program did not do what it should, as a part of a sentence. */
const char *ark_pdf_end_reason(enum ark_process_end end, enum ark_lang lang);
/* Fails with what the program came to. */
bool ark_pdf_fail_to_end(struct pdf *pdf, const struct ark_process_answer *answer, GError **error);

/* Facts, the number of pages and whether there are tags. Fails on encrypted and damaged files. */
bool ark_pdf_read_info(struct pdf *pdf, GError **error);
/* False when pdfimages is not there or does not cope: nothing is known of images then. */
bool ark_pdf_read_images(struct pdf *pdf);
/* Of a reasonable size, and not the same on many pages. */
bool ark_pdf_is_figure(const struct pdf_image *image);
/* Whether the page (from 1) is nothing but a picture. */
bool ark_pdf_is_scanned(const struct pdf *pdf, uint32_t page);

bool ark_pdf_read_text(struct pdf *pdf, GError **error);

/* Makes `lines` of the fragments, and `contents` of those that are a table of contents. */
void ark_pdf_make_lines(struct pdf *pdf);
bool ark_pdf_same_height(const struct pdf_line *a, const struct pdf_line *b);
void ark_pdf_learn_words(struct pdf *pdf);
/* The length of the bullet, and the blanks behind it, that the text begins with. */
size_t ark_pdf_bullet(const char *text);
/* Appends what the next line has to say: with a blank, or what was broken made whole. */
void ark_pdf_join(const struct pdf *pdf, GString *text, const char *next, size_t len);

/* Reports the links out of the document that these lines have, once. */
void ark_pdf_report_links(struct pdf *pdf, uint32_t first, uint32_t last);

enum pdf_caption { PDF_NO_CAPTION, PDF_OF_FIGURE, PDF_OF_TABLE };
/* "Figur 3: ..." */
enum pdf_caption ark_pdf_caption(const char *text);

/* Rows without a word or a figure; a blank header is one, too. */
void ark_pdf_drop_blank_rows(struct pdf_table *table);
/* Moves the rows of `next` to the end of `table` when it begins at the top of the page behind that
 * on which `table` ends, and has as many columns. False: it is another one. */
bool ark_pdf_join_tables(struct pdf *pdf, struct pdf_table *table, struct pdf_table *next);
/* Reports the table; settles first which of its rows are headers. */
void ark_pdf_report_table(struct pdf *pdf, struct pdf_table *table);
void ark_pdf_table_clear(struct pdf_table *table);
void ark_pdf_row_clear(struct pdf_row *row);

/* Marks the lines that are headings. */
void ark_pdf_find_headings(struct pdf *pdf);
/* What the document calls itself on its first page; NULL: nothing that stands out. Caller frees. */
char *ark_pdf_find_title(const struct pdf *pdf);
/* The table that begins with the line, or NULL; either way none begins before `ret_end`. Its texts
 * are the caller's (ark_pdf_table_clear). */
struct pdf_table *ark_pdf_find_table(struct pdf *pdf, uint32_t line, uint32_t *ret_end);

/* Makes `blocks` by the tags of the document. False, with none made, when it has no tags that are
 * of use. */
bool ark_pdf_blocks_by_tags(struct pdf *pdf);
/* ... by the places and fonts of its lines. */
void ark_pdf_blocks_by_lines(struct pdf *pdf);
/* Joins what the ends of pages have parted, and reports the blocks. */
void ark_pdf_report_blocks(struct pdf *pdf);
void ark_pdf_clear_blocks(struct pdf *pdf);
