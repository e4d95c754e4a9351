/* The picture: a view as it was read from the graph, and then, stage by stage, where everything
 * goes. Private to src/diagram; the stages are called in the order in which they stand here.
 * Lengths are points; the origin is still the model's. */
#pragma once

#include "diagram/detour.h"
#include "diagram/diagram.h"
#include "diagram/measure.h"
#include "diagram/notation.h"
#include "diagram/views.h"

#define ARK_PX 0.75 /* a pixel of the model at 96 dpi, in points */

enum ark_form {
    ARK_FORM_ELEMENT,
    ARK_FORM_GROUP,
    ARK_FORM_NOTE,
    ARK_FORM_ACTOR, /* of a sketch */
    ARK_FORM_REFERENCE,
};

/* The marks on one thing: a slice of ark_picture.marks, worst first. */
struct ark_mark_slice {
    const struct ark_mark *v;
    uint32_t n;
};

/* How the file wants a figure or wire to look; 0 where it does not say. */
enum ark_align { ARK_ALIGN_DEFAULT, ARK_ALIGN_START, ARK_ALIGN_MIDDLE, ARK_ALIGN_END };
struct ark_style {
    struct ark_colour fill, line, ink;
    double line_width; /* points */
    double font_size;  /* points */
    bool bold, italic;
    bool plain_border, no_border;
    bool has_dash;
    enum ark_dash dash;
    enum ark_align across, down; /* of the text */
};

/* A stretch of a side; empty when `to` is not above `from`. */
struct ark_span {
    double from, to;
};

/* A line of text in a figure with compartments; broken into several where it is too long. */
struct ark_row {
    ark_ref thing; /* what it is about, or ARK_REF_NONE */
    const char *text;
    double size; /* points, as far as there is room */
    enum ark_anchor anchor;
    bool bold, italic, underlined;
    bool rule; /* a new compartment begins above it */
    struct ark_mark_slice marks;
    /* fit */
    struct ark_lines ems;   /* on one line, at size 1 */
    struct ark_lines lines; /* n 0: there is no room */
    struct ark_point first_line;
};

struct ark_figure {
    ark_ref node;  /* the ViewNode */
    ark_ref thing; /* the element or the view that it shows, or ARK_REF_NONE */
    enum ark_form form;
    const struct ark_notation *look;
    enum ark_figure_shape shape; /* of the two that `look` has */
    struct ark_box box;
    uint32_t parent; /* index, or UINT32_MAX */
    uint32_t child_n;
    const char *text;  /* the name; never NULL */
    const char *label; /* what is written in the figure: «specialization» and the name */
    struct ark_style style;
    struct ark_mark_slice marks;
    struct ark_row *rows; /* instead of the label: the name compartment, and the others */
    uint32_t row_n, head_n;
    bool roomy; /* the box has the size that the rows need */
    int band;   /* figures of a lower one stand higher where a selection stands in rows */
    struct ark_span trunks, branches; /* where lines of trees leave it, below and above */
    /* fit */
    struct ark_box icon; /* w 0: none */
    struct ark_lines lines;
    enum ark_anchor anchor;
    struct ark_point first_line; /* anchor and baseline of the first line */
    /* label */
    bool lifted; /* wires run through the name: it is drawn over them */
};

/* One end of a wire: an index among the figures or among the wires. */
struct ark_wire_end {
    uint32_t index;
    bool is_wire;
};

/* A text beside an end of a wire: a role, a multiplicity; or the badges of an end. */
struct ark_end_text {
    ark_ref thing; /* the end, as the graph has it */
    bool at_to;
    const char *text; /* "": only badges */
    struct ark_mark_slice marks;
    /* label */
    struct ark_lines lines;
    struct ark_box box; /* w 0: none */
};

struct ark_wire {
    char kind; /* of its id in the drawing: 'c', or another where several share a thing */
    ark_ref connection;
    ark_ref thing; /* the relationship, or ARK_REF_NONE */
    struct ark_wire_notation look;
    struct ark_wire_end from, to;
    struct ark_style style;
    const char *label; /* "" when there is none */
    struct ark_point *bends;
    uint32_t bend_n;
    const struct ark_point *from_at, *to_at; /* where the file has it meet its ends, or NULL */
    double label_at;  /* share of the line where the file wants the label; 0: where there is room */
    bool points_down; /* in a selection the source stands above the target */
    bool merges;      /* several of them to one target are drawn as a tree */
    struct ark_mark_slice marks;
    struct ark_end_text *end_texts;
    uint32_t end_text_n;
    /* route */
    bool routed, hidden; /* hidden: the nesting says it already */
    struct ark_point *points;
    uint32_t point_n;
    struct ark_point middle;
    /* label */
    struct ark_lines lines;
    struct ark_box label_box; /* w 0: none */
    struct ark_box badge_box; /* w 0: none */
};

struct ark_picture {
    const ark_graph *graph;
    ark_ref view; /* ARK_REF_NONE: a selection */
    enum ark_view_kind kind;
    const char *name; /* never NULL */
    enum ark_lang lang;
    struct ark_arena *arena; /* dies with the drawing */
    struct ark_measure *measure;
    struct ark_mark *marks; /* sorted by subject, then rank, then number */
    uint32_t mark_n;
    GHashTable *shown;                  /* things that have a figure of their own */
    ARK_VEC(struct ark_figure) figures; /* in the order of painting: parents first */
    ARK_VEC(struct ark_wire) wires;
    enum ark_align down; /* where names stand in figures that do not say so themselves */
    bool orthogonal;     /* lines without bendpoints are drawn in right angles */
    bool goes_around;    /* lines without bendpoints are led around figures */
    double spread;       /* between lines of the same two figures, as far as there is room */
    bool roughly;        /* graphviz did not lay out what has no places */
};

/* From `form`, `node` and `thing`, or from `connection` and `thing`: all that the kind decides. A
 * figure's box gets Archi's usual size, in pixels. */
void ark_figure_init(const struct ark_picture *picture, struct ark_figure *figure);
void ark_wire_init(const struct ark_picture *picture, struct ark_wire *wire);
/* Reads what the file says of the looks of a ViewNode or CONNECTION; the rest of `style` stays. */
void ark_style_read(const ark_graph *graph, ark_ref ref, struct ark_style *style);
/* Where the file has the name stand in a ViewNode, or names in the figures of a View. */
enum ark_align ark_style_names(const ark_graph *graph, ark_ref ref);
/* The arrow that a line which shows no relationship has at an end: "sourceArrow", "targetArrow". */
enum ark_line_end ark_style_arrow(const ark_graph *graph, ark_ref ref, const char *key);
/* Reads figures and wires of the view. */
void ark_picture_read(struct ark_picture *picture);
/* Takes them from a selection instead, and lays them out. */
void ark_picture_select(struct ark_picture *picture, struct ark_refs elements,
                        struct ark_refs relationships, const char *layout_helper);
/* Reads a diagram of UML; or the classifiers of a package, and lays them out. */
void ark_picture_read_uml(struct ark_picture *picture);
void ark_picture_read_package(struct ark_picture *picture, const char *layout_helper);
/* Gives all figures a place, and the wires between them their bends. `layout_helper` as in
 * layout.h. False when the figures that hold others could not be kept together: nothing has a place
 * then. */
bool ark_picture_arrange(struct ark_picture *picture, const char *layout_helper);
/* Places every figure's text and icon inside its box. */
void ark_picture_fit(struct ark_picture *picture);
/* What lines are led around. */
struct ark_detours ark_detours_of(const struct ark_picture *picture);
/* Finds every wire's points, from border to border. */
void ark_picture_route(struct ark_picture *picture);
/* Places the wires' badges and labels. */
void ark_picture_place_labels(struct ark_picture *picture);
/* Finds the names that wires run through. */
void ark_picture_lift_names(struct ark_picture *picture);
/* What all of it covers. w 0 when there is nothing. */
struct ark_box ark_picture_bounds(const struct ark_picture *picture);

void ark_figure_draw(const struct ark_figure *figure, struct ark_pen *pen);
/* The name; part of ark_figure_draw unless the name is lifted. */
void ark_figure_draw_name(const struct ark_figure *figure, struct ark_pen *pen);
/* What the name covers. */
struct ark_box ark_figure_text_box(const struct ark_figure *figure);
/* The tab of a grouping or group. */
struct ark_box ark_figure_tab(const struct ark_figure *figure);
void ark_wire_draw(const struct ark_wire *wire, struct ark_pen *pen);
/* How far the sign at an end reaches down the line. */
double ark_wire_end_reach(enum ark_line_end end);
/* The labels' own paper and text, also of those at the ends. */
void ark_wire_draw_label(const struct ark_picture *picture, const struct ark_wire *wire,
                         struct ark_pen *pen);

/* Marks. */
struct ark_mark_slice ark_marks_of(const struct ark_picture *picture, ark_ref subject);
/* Those of both, worst first. */
struct ark_mark_slice ark_marks_join(const struct ark_picture *picture, struct ark_mark_slice a,
                                     struct ark_mark_slice b);
void ark_marks_sort(struct ark_picture *picture, const struct ark_mark *marks, uint32_t n);
struct ark_colour ark_mark_colour(int rank);
/* How wide and high the row of badges is. */
struct ark_box ark_badges_box(struct ark_mark_slice marks, double cx, double cy);
/* The row of badges; the first one's middle is at cx, cy. */
void ark_badges_draw(struct ark_pen *pen, struct ark_mark_slice marks, double cx, double cy);
/* The middle of the first badge of a row that fills `box`. */
struct ark_point ark_badges_first(struct ark_box box);

/* What stands below the drawing, with its top at y; gives its height, 0 when there is nothing. */
typedef double ark_below_fn(struct ark_picture *picture, struct ark_pen *pen, double x, double y,
                            double width);
ark_below_fn ark_legend; /* the marks that are shown */
ark_below_fn ark_key;    /* the kinds that are shown */

/* Where badges of a figure or wire go: the middle of the first. */
struct ark_point ark_figure_badge(const struct ark_figure *figure);

/* The outline of a figure, at most ARK_OUTLINE_MAX corners, clockwise; convex but for the tabs. */
#define ARK_OUTLINE_MAX 64
uint32_t ark_figure_outline(const struct ark_figure *figure, struct ark_point *ret);

/* Where a line from `inside` (or, where that is outside the outline, the figure's middle) to
 * `towards` leaves the figure. */
struct ark_point ark_figure_exit(const struct ark_figure *figure, struct ark_point inside,
                                 struct ark_point towards);

/* Measures that several files must agree on. */
/* In a larger drawing nobody follows a line, and each has to be held against every figure. */
#define ARK_MOST_GONE_AROUND 2000
#define ARK_BADGE_RADIUS 6.5
#define ARK_CORNER_ROUND 7.5
#define ARK_CORNER_CUT 6.0
#define ARK_FONT_SIZE 9.0
