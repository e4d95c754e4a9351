/* What the files that make a document of an HTML tree share. */
#pragma once

#include "document/document.h"
#include "load/html_tree.h"
#include "load/references.h"
#include "load/span_table.h"

/* A tree that is being reported. */
struct blocks {
    const struct html_tree *tree;
    struct ark_document *doc;
    GString *text; /* of the block that is open */
    struct ark_loc text_loc, anchor_loc;
    ark_atom id; /* of the block that is open, or of the section that begins with it */
    struct ark_references references;
    char *href; /* of the open anchor */
    gsize href_from;
    struct span_table table;
    ARK_VEC(bool) tables; /* the open ones: do they only place things on the page? */
    size_t budget;        /* see html_table */
    char *caption;        /* read before its figure */
    const char *info;     /* the language of the open code */
    uint32_t lost;        /* see ark_html_report */
    unsigned heading, lists, bold, parts, word_lists;
    bool document, item, code, weak, captioning, word_caption, figure_seen, broken;
};

/* html_blocks.c: what is open is complete, and reported. */
void ark_html_flush(struct blocks *b);
/* What was gathered is done with; a link that is open goes on in the next text. */
void ark_html_empty_text(struct blocks *b);
/* The same where blocks begin and end; inside a cell or caption they only part words. */
void ark_html_boundary(struct blocks *b);
void ark_html_caption_begin(struct blocks *b, const struct html_node *node);
void ark_html_caption_end(struct blocks *b);
/* Word has no lists, only paragraphs with a level; 0 ends them all. */
void ark_html_word_lists(struct blocks *b, unsigned level, bool ordered, struct ark_loc loc);

/* html_table.c */
void ark_html_begin_in_table(struct blocks *b, const struct html_node *node);
void ark_html_end_in_table(struct blocks *b, const struct html_node *node);

/* Marks what is no part of the text, and the tables that only place things on a page; in a whole
 * `document` with what belongs to the page rather than to the document, else only what no browser
 * shows. Counts the latter in `skipped` (html_skipped; may be NULL). */
enum html_skip { HTML_SKIP_NAVIGATION, HTML_SKIP_PAGE_PART, HTML_SKIP_HIDDEN, HTML_SKIPS };
void ark_html_mark(struct html_tree *tree, bool document, uint32_t skipped[HTML_SKIPS]);

/* What Word's paragraph classes and styles say of one of its paragraphs. */
struct html_word {
    unsigned heading; /* level; 0: none */
    unsigned list;    /* level; 0: not in a list */
    bool ordered, caption, title;
};
struct html_word ark_html_word(const struct html_tree *tree, uint32_t paragraph);

/* Reports the marked tree. Gives the number of table cells that no column was left for. */
uint32_t ark_html_report(const struct html_tree *tree, struct ark_document *doc, bool document);
