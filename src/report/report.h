/* The human report: the result as template data, and the template filled. */
#pragma once

#include <jansson.h>

#include "check/result.h"
#include "diagram/scene.h"

/* The result as a tree for templates (docs/templates.md): at most ARK_SHOWN_PER_RULE findings per
 * rule, the rest counted. `scenes` are the diagrams that the report shows. New reference. */
json_t *ark_report_data(const struct ark_result *result, enum ark_lang lang,
                        const struct ark_scene *const *scenes, uint32_t scene_n);

/* Fills a Mustache template (the Mustache specification's core modules, and lambdas not). {{x}}
 * escapes for Markdown; {{{x}}} does not. `partial` finds partials by name, or is NULL. NULL and
 * `error` (with line and column) on a malformed template. Caller frees. */
typedef const char *(*ark_partial_fn)(const char *name, void *user);
char *ark_mustache(const char *name, const char *text, const json_t *data,
                   void (*escape)(GString *out, const char *text, gssize len),
                   ark_partial_fn partial, void *user, enum ark_lang lang, GError **error);
