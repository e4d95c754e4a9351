/* How each kind of ArchiMate looks: its box or figure, its colour and its icon; the ends and dashes
 * of the relationships. Source: the ArchiMate 3.2 specification's appendix of notation; the
 * colours, and which of a kind's two figures is drawn first, are those that Archi made common. */
#pragma once

#include "diagram/pen.h"

enum ark_figure_shape {
    ARK_FIGURE_SQUARE,  /* structure and passive elements */
    ARK_FIGURE_ROUND,   /* behaviour */
    ARK_FIGURE_CUT,     /* motivation */
    ARK_FIGURE_TAB,     /* grouping */
    ARK_FIGURE_NOTE,    /* a folded corner */
    ARK_FIGURE_DOT,     /* junction */
    ARK_FIGURE_OUTLINE, /* the kind's own figure around the name */
    ARK_FIGURE_ICON,    /* the icon, large, with the name below */
};

struct ark_notation {
    const char *name;            /* of the kind: "ApplicationComponent" */
    enum ark_figure_shape shape; /* unless the file asks for the other */
    uint32_t fill;               /* 0xrrggbb */
    const char *icon;            /* language: ark_icon_draw; NULL for none */
    const char *outline;         /* language: outline.h; NULL for none */
    enum ark_figure_shape other; /* Archi's alternative figure */
};

/* The notation of an element kind; a plain box for a name it does not know. */
const struct ark_notation *ark_notation_find(const char *kind);

/* A decimal number of such a text, after blanks: without sign and exponent, whatever the locale.
 * Moves
 * `*p` behind it; 0 when there is none. */
double ark_notation_number(const char **p);

enum ark_line_end {
    ARK_END_NONE,
    ARK_END_DIAMOND,        /* filled */
    ARK_END_HOLLOW_DIAMOND, /* white inside */
    ARK_END_DOT,
    ARK_END_ARROW,           /* filled triangle */
    ARK_END_HOLLOW_TRIANGLE, /* white inside */
    ARK_END_OPEN_ARROW,      /* two strokes */
    ARK_END_HALF_ARROW,      /* one stroke: a directed association */
};

struct ark_wire_notation {
    const char *name; /* "Serving" */
    enum ark_line_end from, to;
    enum ark_dash dash;
};

/* NULL for a name it does not know. */
const struct ark_wire_notation *ark_wire_notation_find(const char *relationship);

/* Draws an icon into a square `box`. The icon is text on a grid of 16 × 16: paths divided by ";",
 * each a run of M x y, L x y, C x1 y1 x2 y2 x y, Z, and the whole figures R x y w h, O x y r
 * (circle), E x y rx ry, G x y r teeth (cogwheel). A path that begins with "!" is filled with the
 * ink, with "-" is not filled, any other has the paper inside. */
void ark_icon_draw(struct ark_pen *pen, const char *icon, struct ark_box box, struct ark_colour ink,
                   struct ark_colour paper);
