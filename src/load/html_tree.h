/* HTML as a small tree with places: tags that are left out are understood as browsers do, wherever
 * that decides what holds what. Knows elements and attributes, not what they mean for a document.
 * No network, no scripts, no entities but HTML's own. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/loc.h"
#include "base/vec.h"

enum html_tag {
    HTML_OTHER,
    HTML_TEXT, /* no element */
    HTML_ANCHOR,
    HTML_BLOCK,
    HTML_BOLD,
    HTML_BREAK,
    HTML_CAPTION, /* of a table */
    HTML_CODE,
    HTML_FIGURE,
    HTML_FIGURE_CAPTION,
    HTML_HEADING,
    HTML_HTML,
    HTML_IMAGE,
    HTML_INTERACTIVE, /* buttons, selections: not a text */
    HTML_ITEM,
    HTML_LIST,
    HTML_META,
    HTML_PAGE_PART, /* header, footer, aside: of the page or of a part of the text */
    HTML_NAVIGATION,
    HTML_PARAGRAPH,
    HTML_PART, /* main, article, section */
    HTML_PREFORMATTED,
    HTML_SCRIPT,
    HTML_STRUCK,
    HTML_SVG,
    HTML_TABLE,
    HTML_TABLE_BODY,
    HTML_TABLE_CELL,
    HTML_TABLE_HEAD,
    HTML_TABLE_ROW,
    HTML_TERM,
    HTML_DEFINITION,
    HTML_TITLE,
    HTML_UNSEEN, /* style, template, noscript ... */
    HTML_TAGS
};

struct html_node {
    const char *name; /* "h2", in small letters */
    /* Name, value, name, value ... NULL; those that html_lex.h keeps. Never NULL. */
    const char *const *attributes;
    struct ark_loc loc;
    enum html_tag tag;
    uint32_t parent, first, last, next; /* indexes; 0 is none, and the root as a parent */
    size_t from, len;                   /* of a text: its place in the tree's text */
    bool ended;                         /* while it is made: see html_tree.c */
    bool left_out;                      /* with all below it; html_marks.c decides */
    bool layout;                        /* a table that only places things on the page */
};

struct html_tree {
    struct ark_arena *arena;
    ARK_VEC(struct html_node) nodes; /* the first is the root, without a name */
    GString *text;
    size_t source_len;
    bool respec;             /* a script makes a W3C document of it in the browser */
    bool too_many;           /* more than ARK_MAX_HTML_NODES; the tree ends there */
    struct ark_loc deep;     /* the first element that was too deep and became its parent's
                                sibling; line 0: none */
    struct ark_loc unclosed; /* a comment or script that goes on to the end; line 0: none */
};

/* Reads `html` (UTF-8), whose first byte stands at `start`. Nodes get the id attribute as `loc.id`
 * when `atoms` is given (may be NULL). Never NULL. */
struct html_tree *ark_html_tree_new(const char *html, size_t len, struct ark_loc start,
                                    ark_atoms *atoms);
void ark_html_tree_free(struct html_tree *tree);

/* The value of the attribute, "" when it has none, NULL when it is not there. */
const char *ark_html_attribute(const struct html_node *node, const char *name);
/* Whether `word` is one of the blank-separated words of the attribute (letter case ignored). */
bool ark_html_has_word(const struct html_node *node, const char *attribute, const char *word);
/* All text below node `index`, in NFC with blanks folded. Caller frees. */
char *ark_html_text_below(const struct html_tree *tree, uint32_t index);
/* The node that comes after `index` in the order of the file, among those below `top`; without what
 * is below `index` when `over`. 0 at the end. */
uint32_t ark_html_after(const struct html_tree *tree, uint32_t index, uint32_t top, bool over);

/* "td" to HTML_TABLE_CELL; HTML_OTHER for names that say nothing of the form. */
enum html_tag ark_html_tag(const char *name);
