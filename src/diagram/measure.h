/* Measuring and breaking text. One measure serves one drawing: it remembers the width of every word
 * it has seen, per style. Widths do not depend on the device: no hinting, no rounding. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct ark_measure;

/* Strings of lines are kept in `arena`, which must outlive the measure. */
struct ark_measure *ark_measure_new(struct ark_arena *arena);
void ark_measure_free(struct ark_measure *measure);

/* Width of `text` on one line, in points, at `size`. */
double ark_measure_width(struct ark_measure *measure, const char *text, bool bold, double size);

/* Text broken into lines. Line i's baseline lies at ascent + i * line height below the top. */
struct ark_lines {
    const char **v;
    double *widths;
    uint32_t n;
    double width;  /* of the widest */
    double height; /* of all */
    double size;
    bool broke_word; /* a word was wider than the line and was divided */
    bool broke_part; /* and not between the parts of one like "husnummerTilVej" */
    bool cut;        /* something was left out: the last line ends in "…" */
};

#define ARK_LINE_HEIGHT 1.17
#define ARK_ASCENT 0.92

/* Breaks `text` at spaces, at line ends and behind hyphens and slashes, so that no line is wider
 * than `width`; at most `max_lines` (0: as many as needed). */
struct ark_lines ark_measure_wrap(struct ark_measure *measure, const char *text, bool bold,
                                  double size, double width, uint32_t max_lines);
