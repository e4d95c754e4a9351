/* The terminal that a command writes to. */
#pragma once

#include <stdbool.h>

/* How wide text may be: the terminal's columns, from 80 to 120; 100 when it goes elsewhere. */
unsigned ark_terminal_width(void);
/* Does standard output go to a terminal that shows all of Unicode? */
bool ark_terminal_shows_marks(void);
/* Does what is written to `path` ("-": standard output) go to a terminal that shows colours, whose
 * user has not said no to them (NO_COLOR)? */
bool ark_terminal_wants_colour(const char *path);
