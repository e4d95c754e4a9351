/* Places for boxes that have none: by graphviz in a process of its own (src/layout), and where that
 * is not installed or takes too long, in rows. Knows boxes and lines, nothing of models. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "diagram/pen.h"

/* From below to above: the layout puts `to` higher than `from`. */
struct ark_layout_line {
    uint32_t from, to;
    struct ark_point *bends; /* the layout's own */
    uint32_t bend_n;
    uint32_t layers; /* at least so many apart; 0: one */
    uint32_t weight; /* how much it ought to be straight and short; 0: usual */
};

struct ark_layout {
    struct ark_arena *arena; /* gets the bends */
    struct ark_box *boxes;   /* w and h are given, x and y are found */
    const int *bands;        /* boxes of a lower band stand higher where there are rows */
    uint32_t box_n;
    struct ark_layout_line *lines;
    uint32_t line_n;
    /* Boxes that are to stay together: of each box its group + 1, or 0; NULL for none. The place of
     * a group is found with those of its boxes, `group_head` higher than they need. */
    const uint32_t *groups;
    struct ark_box *group_boxes;
    uint32_t group_n;
    double group_head;
    double gap_x, gap_y; /* between boxes beside and above each other; 0: usual */
    bool snug; /* parts without a line between them have layers of their own, and boxes without
                  lines fill the gaps between them, whatever their band */
};

/* How long graphviz may take in all, in seconds of the wall and of the processor. */
#define ARK_LAYOUT_SECONDS 5

/* The same places for the same boxes and lines, on a machine that keeps the time. `helper` is the
 * path of arkitjek-layout, or NULL for rows. False when the rows had to do; groups have no place
 * then. */
bool ark_layout_run(struct ark_layout *layout, const char *helper);
/* The path of arkitjek-layout, beside the program or where it is installed; NULL when it is in
 * neither place. Caller frees. */
char *ark_layout_helper(void);
