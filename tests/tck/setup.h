/* The statements that a scenario has executed before its query. arkitjek only reads, so what writes
 * lives here: CREATE, and DELETE of relationships, with any reading clauses before and between
 * them, which the engine runs. */
#pragma once

#include "world.h"

/* Several statements are separated by semicolons. `error` must not be NULL. */
bool tck_setup_run(struct tck_world *world, const char *text, GError **error);
