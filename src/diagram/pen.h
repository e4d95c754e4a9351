/* The pen: appends to a scene. Paths are collected step by step and end in `ark_pen_paint`. Knows
 * nothing about models. All coordinates are moved by the pen's offset and rounded to 1/100 point,
 * so that equal drawings have equal bytes. */
#pragma once

#include "diagram/scene.h"

struct ark_pen {
    struct ark_scene *scene;
    double dx, dy;
    ARK_VEC(struct ark_path_step) steps;
};

enum ark_dash { ARK_DASH_NONE, ARK_DASH_DOTTED, ARK_DASH_DASHED };

struct ark_paint {
    struct ark_colour fill, stroke;
    double line_width;
    enum ark_dash dash;
};

struct ark_type_style {
    double size;
    enum ark_anchor anchor;
    bool bold, italic;
    struct ark_colour colour;
};

struct ark_point {
    double x, y;
};

struct ark_box {
    double x, y, w, h;
};

void ark_pen_move(struct ark_pen *pen, double x, double y);
void ark_pen_line(struct ark_pen *pen, double x, double y);
void ark_pen_curve(struct ark_pen *pen, const double p[6]);
void ark_pen_close(struct ark_pen *pen);
void ark_pen_rect(struct ark_pen *pen, struct ark_box box);
void ark_pen_round_rect(struct ark_pen *pen, struct ark_box box, double radius);
void ark_pen_ellipse(struct ark_pen *pen, double cx, double cy, double rx, double ry);
void ark_pen_polyline(struct ark_pen *pen, const struct ark_point *points, uint32_t n);

/* The collected path becomes an item; nothing happens when it is empty. */
void ark_pen_paint(struct ark_pen *pen, struct ark_paint paint);
/* One line of text, baseline at x, y. The text is copied. */
void ark_pen_text(struct ark_pen *pen, double x, double y, const char *text,
                  struct ark_type_style style);
/* Both are copied. */
void ark_pen_begin(struct ark_pen *pen, const char *id, const char *title);
void ark_pen_end(struct ark_pen *pen);
void ark_pen_release(struct ark_pen *pen);
