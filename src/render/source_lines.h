/* The lines of the inputs, for what a renderer shows or counts in them. Files are read when first
 * asked for, and kept. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include <glib.h>

typedef struct ark_source_lines ark_source_lines;

ark_source_lines *ark_source_lines_new(void);
void ark_source_lines_free(ark_source_lines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ark_source_lines, ark_source_lines_free)

/* Line `line` (from 1) of `file`, without its line break, borrowed; its bytes in `ret_len`. NULL
 * when there is none, or the file is not ordinary UTF-8 text of up to 16 MiB. */
const char *ark_source_line(ark_source_lines *lines, const char *file, uint32_t line,
                            size_t *ret_len);
