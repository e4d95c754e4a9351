/* What was read, as data and as text: the content of the `inspect` command. */
#pragma once

#include <jansson.h>

#include "load/loader.h"

/* An array with one object per input: file, format, tool, version (null when unknown), counts by
 * ark_count_key (only those that mean something for the format), languages, skipped (what, count,
 * reason). Caller owns the reference. */
json_t *ark_inspect_json(const struct ark_inputs *inputs);

/* The same for a terminal. */
void ark_inspect_text(const struct ark_inputs *inputs, enum ark_lang lang, GString *out);
