/* A scene: a drawing as a list of primitives in points (1/72 inch), y downwards, that SVG and cairo
 * draw alike. Text is already broken into lines; a renderer never measures. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"

struct ark_colour {
    double r, g, b, a; /* 0..1; a 0 is "none" */
};

enum ark_shape { ARK_SHAPE_PATH, ARK_SHAPE_TEXT, ARK_SHAPE_GROUP_BEGIN, ARK_SHAPE_GROUP_END };

enum ark_anchor { ARK_ANCHOR_START, ARK_ANCHOR_MIDDLE, ARK_ANCHOR_END };

/* Path commands: M x y, L x y, C x1 y1 x2 y2 x y, Z. */
struct ark_path_step {
    char command;
    double p[6];
};

struct ark_item {
    enum ark_shape shape;
    /* PATH */
    const struct ark_path_step *steps;
    uint32_t step_n;
    struct ark_colour fill, stroke;
    double line_width;
    const double *dash; /* lengths, on and off in turn */
    uint32_t dash_n;
    /* TEXT: one line, baseline at x, y */
    const char *text;
    double x, y, size;
    enum ark_anchor anchor;
    bool bold, italic;
    struct ark_colour colour;
    /* GROUP_BEGIN: a thing of the model; `title` is its tooltip and alternative text */
    const char *id; /* unique in the scene, an XML NCName */
    const char *title;
};

struct ark_scene {
    struct ark_arena *arena; /* owns all that the items point to */
    const char *title;       /* of the view */
    const char *description; /* alternative text for the whole drawing */
    const char *name;        /* file name without ending: "visning-1-overblik" */
    double width, height;
    ARK_VEC(struct ark_item) items;
};

/* The font everything is measured and drawn in; metric-compatible with Arial. */
#define ARK_FONT_FAMILY "Liberation Sans"
#define ARK_FONT_STACK "Liberation Sans, Arial, Helvetica, sans-serif"

struct ark_scene *ark_scene_new(void);
void ark_scene_free(struct ark_scene *scene);
