/* What the JSON outputs share. Each function gives a new reference. */
#pragma once

#include <jansson.h>

#include "check/result.h"

/* A text; null for NULL. What is not UTF-8 (file names need not be) becomes U+FFFD. */
json_t *ark_json_text(const char *text);
/* Adds a member; takes the reference to `value`. */
void ark_json_put(json_t *object, const char *key, json_t *value);
void ark_json_put_text(json_t *object, const char *key, const char *text);

/* Where something stands in one of `n` inputs: file, unit, line, column. */
json_t *ark_json_location(const ark_atoms *atoms, const struct ark_input *inputs, uint32_t n,
                          struct ark_loc loc);
/* One of the inputs: file, format, tool, version, counts. */
json_t *ark_json_input(const struct ark_input *input);
/* Code, level, message, location. */
json_t *ark_json_diagnostic(const ark_atoms *atoms, const struct ark_input *inputs, uint32_t n,
                            const struct ark_diag *diag);
/* A finding of a result, by its index: rule, level, verdict, message, subject, location,
 * fingerprint ... */
json_t *ark_json_finding(const struct ark_result *result, uint32_t finding, enum ark_lang lang);

/* Appends the text of `root`, indented, and a line break; takes the reference. */
void ark_json_write(json_t *root, GString *out);
