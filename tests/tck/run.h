/* One run of a scenario: its steps, against a graph of its own. */
#pragma once

#include "gherkin.h"

/* True when every step holds; else `report` says what was asked, expected and got. With `verbose`
 * it also says how a query failed that was to fail. `kit` is the kit's folder, for its graphs. */
bool tck_run(const char *kit, const struct tck_run *run, bool verbose, GString *report);
