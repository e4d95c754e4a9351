/* The process of arkitjek-layout: started, given its time, and its answer read. Private to
 * layout.c. */
#pragma once

#include "diagram/layout.h"

/* What `helper ENGINE` answers to `graph` within the time; NULL when it fails, is not there, or
 * has to be stopped. Caller frees. */
char *ark_layout_process(const char *helper, const char *engine, int seconds, const char *graph);
/* Gives boxes and lines their places from an answer; `number` is a box's number in it, or
 * UINT32_MAX. False, and maybe some of them moved, when the answer is not whole. */
bool ark_layout_read(struct ark_layout *layout, const uint32_t *number, const char *answer);
