/* Trees: lines to the same general, drawn with one trunk. Private to src/diagram. */
#pragma once

#include "diagram/block.h"

/* Whether a wire can be a branch of a tree. */
bool ark_wire_is_branch(const struct ark_wire *wire);
/* Branches of different generalization sets are different trees: a number for the set. */
uint32_t ark_wire_branch_set(const struct ark_picture *picture, const struct ark_wire *wire);
/* Once all figures have their place, and all wires the bends that the layout gave them: leads the
 * branches that have a free way over a common bar. What several branches have in common below it (a
 * block) is led as one. */
void ark_trees_merge(struct ark_picture *picture, const struct ark_blocks *blocks);
