/* Blocks: figures that a layout gets as one box. Many leaves below the same general would stand in
 * a row that nobody can follow; in a block they stand in columns below a bar. Private to
 * src/diagram. */
#pragma once

#include "diagram/layout.h"
#include "diagram/picture.h"

/* A figure of a block: its place there, and where its line meets the bar. */
struct ark_block_member {
    uint32_t figure, wire; /* no wire: UINT32_MAX */
    double x, y, bus;
};

struct ark_block {
    uint32_t general; /* the figure above; UINT32_MAX: loose figures of a frame */
    struct ark_block_member *members;
    uint32_t n;
    struct ark_box box; /* w and h; x and y once it has a place */
    bool hanging;       /* lines lead down beside the figures, not into their tops */
    const struct ark_layout_line *line; /* from the block to the general, once it is known */
};

struct ark_blocks {
    ARK_VEC(struct ark_block) v;
    uint32_t *of; /* of a figure: its block + 1, or 0; in the picture's arena */
};

/* `degree`: of a figure, how many wires end at it. */
void ark_blocks_find(const struct ark_picture *picture, const uint32_t *degree,
                     struct ark_blocks *blocks);
void ark_blocks_clear(struct ark_blocks *blocks);
/* Moves the figures to where the block is. */
void ark_block_place(struct ark_picture *picture, const struct ark_block *block);
/* Where the bar of a block is left upwards: below the general, as far as the bar reaches. */
struct ark_point ark_block_top(const struct ark_picture *picture, const struct ark_block *block);
/* Leads the wires over the bar to its top, and from there over `up` to the general. */
void ark_block_route(struct ark_picture *picture, const struct ark_block *block,
                     const struct ark_point *up, uint32_t n);
