/* What the files of the PDF renderer share. Markdown becomes pieces (text, table row, picture,
 * rule), pieces get places on pages, and places are drawn; each step only reads the one before.
 * Lengths are points. */
#pragma once

#include <pango/pangocairo.h>

#include "base/arena.h"
#include "base/vec.h"
#include "diagram/scene.h"
#include "render/renderer.h"

struct cmark_node;

#define PDF_PAGE_WIDTH 595.28
#define PDF_PAGE_HEIGHT 841.89
#define PDF_MARGIN_SIDE 68.0
#define PDF_MARGIN_TOP 72.0
#define PDF_MARGIN_BOTTOM 70.0
#define PDF_TEXT_WIDTH (PDF_PAGE_WIDTH - 2 * PDF_MARGIN_SIDE)
#define PDF_TURNED_WIDTH (PDF_PAGE_HEIGHT - 2 * PDF_MARGIN_SIDE)
#define PDF_BODY_SIZE 10.0
#define PDF_LEADING 1.35

enum ark_pdf_ink {
    PDF_INK_TEXT,
    PDF_INK_HEADING,
    PDF_INK_LINK,
    PDF_INK_MUTED,
    PDF_INK_RULE,
    PDF_INK_SHADE,
    PDF_INK_ACCENT,
    PDF_INK_CODE,
};

/* Bytes `start` to `end` of a text are a link (with cairo's link attributes) or struck out. */
struct ark_pdf_span {
    uint32_t start, end;
    const char *link; /* NULL: struck out */
};

/* A text, shaped. Every line is `line_height` high, whatever fonts stand in it. */
struct ark_pdf_text {
    PangoLayout *layout;
    PangoLayoutLine **lines; /* of the layout, once it is finished */
    uint32_t line_n;
    double size, line_height;
    enum ark_pdf_ink ink;
    int align; /* 'l', 'c' or 'r' within `width` */
    double width;
    struct ark_pdf_span *spans;
    uint32_t span_n;
};

/* One picture: a scene, or the name of one that is missing. */
struct ark_pdf_picture {
    const struct ark_scene *scene;
    const char *target, *alt;
    double scale;
    bool turned; /* on a page of its own that lies on its side */
};

struct ark_pdf_cell {
    struct ark_pdf_text text;
    double x, natural; /* width on one line */
    uint32_t tag;
};

struct ark_pdf_row {
    struct ark_pdf_cell *cells;
    uint32_t cell_n;
    bool header, last;
};

/* The bar beside a quotation. */
struct ark_pdf_bar {
    double x;
    const struct ark_pdf_bar *outer;
};

enum ark_pdf_mark { PDF_MARK_NONE, PDF_MARK_OPEN, PDF_MARK_DONE }; /* of a task */

enum ark_pdf_kind { PDF_TEXT, PDF_CODE, PDF_TITLE, PDF_RULE, PDF_ROW, PDF_PICTURE };

/* What is placed: `line_n` lines of `line_height`, with `pad` above and below each part. */
struct ark_pdf_piece {
    enum ark_pdf_kind kind;
    double x, width;
    double gap; /* above it, unless it starts a page */
    double pad, line_height;
    uint32_t line_n;
    uint32_t orphans; /* so many lines at least before and after a page break */
    bool whole;       /* breaks only when it is higher than a page */
    bool keep_next;   /* not the last on a page */
    bool turned;      /* on a page that lies on its side */
    uint32_t header;  /* of a row: 1 + the piece that is repeated on a new page; 0: none */
    uint32_t tag;
    const struct ark_pdf_bar *bars;
    struct ark_pdf_text *text;
    struct ark_pdf_row *row;
    struct ark_pdf_picture *picture;
    struct ark_pdf_text *marker; /* of a list item, right-aligned at `marker_x` */
    enum ark_pdf_mark mark;
    double marker_x;
    uint32_t marker_tag;
    const char *const *anchors; /* destinations here; NULL-terminated, or NULL */
    int heading;                /* 1 to 6: a bookmark named `plain`; else 0 */
    const char *plain;
};

/* Lines `first` up to `first + n` of a piece on a page; y is from the top of the page. */
struct ark_pdf_place {
    uint32_t piece, page, first, n;
    double y, height;
    bool follows; /* the piece before it stands right above it */
    double gap;
};

/* The structure tree of a tagged PDF; 0 is Document. */
struct ark_pdf_tag {
    uint32_t parent, depth;
    const char *name;
};

struct ark_pdf {
    const struct ark_render_job *job;
    struct ark_arena *arena;
    PangoContext *pango;
    GPtrArray *layouts;   /* owns */
    GHashTable *anchors;  /* of char *: destination; "følg" -> "f%C3%B8lg" */
    GHashTable *drawn;    /* destinations that have been: a second one would be an error */
    GHashTable *headings; /* of cmark_node *: char *, the destination of a heading */
    bool too_large;       /* a table is; nothing is written */
    const char *title;    /* of the document; NULL when it has none */
    ARK_VEC(struct ark_pdf_piece) pieces;
    ARK_VEC(struct ark_pdf_tag) tags;
    ARK_VEC(struct ark_pdf_place) places;
    ARK_VEC(bool) pages;        /* is it turned? */
    ARK_VEC(uint32_t) open;     /* tags that are open while drawing */
    ARK_VEC(const char *) alts; /* of the figures, in the order they were drawn */
};

/* pdf_text.c */
struct ark_pdf_text *ark_pdf_text_new(struct ark_pdf *pdf, double size, bool bold, bool italic);
void ark_pdf_text_init(struct ark_pdf *pdf, struct ark_pdf_text *text, double size, bool bold,
                       bool italic);
void ark_pdf_text_set_font(struct ark_pdf_text *text, double size, bool bold, bool italic);
/* Breaks it into lines of at most `width`; the text may not be changed afterwards. */
void ark_pdf_text_finish(struct ark_pdf *pdf, struct ark_pdf_text *text, double width);
/* The width on one line, and of its longest word. Before finish. */
void ark_pdf_text_measure(const struct ark_pdf_text *text, double *ret_min, double *ret_max);
/* Draws `n` lines from `first` with the first one's top at y. */
void ark_pdf_text_draw(cairo_t *cr, const struct ark_pdf_text *text, double x, double y,
                       uint32_t first, uint32_t n);
void ark_pdf_set_ink(cairo_t *cr, enum ark_pdf_ink ink);

/* pdf_inline.c: what stands in one block. `ret_pictures` gets its pictures (struct ark_pdf_picture
 * *), or is NULL where there is only room for their names. Returns whether any text came. */
bool ark_pdf_inline(struct ark_pdf *pdf, struct cmark_node *block, struct ark_pdf_text *text,
                    GPtrArray *ret_pictures);
/* The text of a block without markup. In the arena. */
char *ark_pdf_plain(struct ark_pdf *pdf, struct cmark_node *block);
/* cairo's attributes for a link to `url`; NULL when it leads nowhere from a PDF. */
const char *ark_pdf_link(struct ark_pdf *pdf, const char *url);

/* pdf_blocks.c */
void ark_pdf_blocks(struct ark_pdf *pdf, struct cmark_node *document);
struct ark_pdf_piece *ark_pdf_piece(struct ark_pdf *pdf, enum ark_pdf_kind kind, double x,
                                    double width);

/* pdf_table.c */
void ark_pdf_table(struct ark_pdf *pdf, struct cmark_node *table, double x, double width,
                   const struct ark_pdf_bar *bars, uint32_t tag, double gap);

/* pdf_picture.c */
struct ark_pdf_picture *ark_pdf_picture(struct ark_pdf *pdf, const char *url, const char *alt);
void ark_pdf_picture_pieces(struct ark_pdf *pdf, struct ark_pdf_picture *picture, double x,
                            double width, const struct ark_pdf_bar *bars, uint32_t tag);
void ark_pdf_picture_draw(struct ark_pdf *pdf, cairo_t *cr, const struct ark_pdf_piece *piece,
                          double x, double y);

/* pdf_tags.c: structure and destinations. */
uint32_t ark_pdf_tag(struct ark_pdf *pdf, uint32_t parent, const char *name);
/* Closes and opens what is needed to stand in `tag`. */
void ark_pdf_tag_enter(struct ark_pdf *pdf, cairo_t *cr, uint32_t tag);
/* Finds every destination of the document, before any link is made. */
void ark_pdf_find_anchors(struct ark_pdf *pdf, struct cmark_node *document);
/* The value of id or name in "<a id="x">"; NULL when the tag is another. In the arena. */
char *ark_pdf_html_anchor(struct ark_pdf *pdf, const char *html);
/* The destinations of `block`: `own` (or NULL) and those of its HTML. NULL when there are none. */
const char *const *ark_pdf_anchors_of(struct ark_pdf *pdf, struct cmark_node *block,
                                      const char *own);
/* The destination's name for an anchor's: only ASCII, so that viewers find it. In the arena. */
char *ark_pdf_dest(struct ark_pdf *pdf, const char *anchor);

/* pdf_pages.c */
void ark_pdf_paginate(struct ark_pdf *pdf);
double ark_pdf_body_height(bool landscape);

/* pdf_draw.c */
void ark_pdf_draw(struct ark_pdf *pdf, cairo_surface_t *surface, cairo_t *cr);

/* pdf_catalog.c: what cairo can't say. Appends an update to `pdf`, as PDF allows: the language, the
 * title in the window, alternative texts of figures in order, and the scope of table headers.
 * Leaves a file that it doesn't understand as it is. */
void ark_pdf_catalog(GString *pdf, const char *language, const char *const *alts, uint32_t alt_n);
