/* Tables of text for a terminal: columns as wide as their cells need and the terminal allows, by
 * the width that characters have there. */
#pragma once

#include <stdbool.h>

#include "base/vec.h"

struct ark_grid {
    uint32_t columns;
    ARK_VEC(char *) cells; /* row by row, the head first; escaped, on one line */
    bool *right;           /* by column: numbers, which stand at the right */
};

void ark_grid_init(struct ark_grid *grid, uint32_t columns);
void ark_grid_clear(struct ark_grid *grid);
/* The next cell. Control characters become visible escapes; `text` is UTF-8 or not. */
void ark_grid_add(struct ark_grid *grid, const char *text);
void ark_grid_add_number(struct ark_grid *grid, uint64_t number);

/* Prints the rows, each after `indent` blanks, in lines of at most `width` columns as far as that
 * is possible: too long cells end in "…". */
void ark_grid_print(const struct ark_grid *grid, unsigned indent, unsigned width, GString *out);

/* How many columns of a terminal `text` takes: two for a wide character, none for a combining one.
 */
unsigned ark_text_width(const char *text);
/* Words of `text`, broken into lines of at most `width` columns, each after `indent` blanks; line
 * breaks in the text hold. */
void ark_text_wrap(const char *text, unsigned indent, unsigned width, GString *out);
