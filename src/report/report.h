/* The human report: the result as template data, and the template filled. */
#pragma once

#include <jansson.h>

#include "check/result.h"
#include "diagram/diagram.h"

/* The findings that a report for people shows, in the order of their numbers: number 1 is the
 * first. Violated and explained ones, at most ARK_SHOWN_PER_RULE per rule, chapter by chapter (the
 * checks of one rule of the framework), the chapter that weighs most first: obligation, whose words
 * the rule is, certainty, findings. Explained checks come last. Lives in `arena`. */
struct ark_shown {
    const uint32_t *findings; /* indexes into result->findings */
    uint32_t n;
};
struct ark_shown ark_report_shown(const struct ark_result *result, struct ark_arena *arena);

/* The shown findings that are about something in the model, as marks for the diagrams, with the
 * same numbers. Lives in `arena`. */
const struct ark_mark *ark_report_marks(const struct ark_result *result, enum ark_lang lang,
                                        struct ark_arena *arena, uint32_t *ret_n);

/* A diagram of the report: the scene, and how Markdown refers to its file. */
struct ark_figure {
    const struct ark_scene *scene;
    const char *href;
};

/* The title of the report: of the project's report, else of its model. In result->arena. */
const char *ark_report_title(const struct ark_result *result);

/* The result as a tree for templates (docs/templates.md). New reference. */
json_t *ark_report_data(const struct ark_result *result, enum ark_lang lang,
                        const struct ark_figure *figures, uint32_t figure_n);

/* Appends the anchor that GitHub gives a heading: "AR 7.1: Design" is "ar-71-design". */
void ark_report_anchor(const char *heading, GString *out);

/* Fills a Mustache template (the Mustache specification's core modules, and lambdas not). {{x}}
 * escapes for Markdown; {{{x}}} does not. `partial` finds partials by name, or is NULL. NULL and
 * `error` (with line and column) on a malformed template. Caller frees. */
typedef const char *(*ark_partial_fn)(const char *name, void *user);
char *ark_mustache(const char *name, const char *text, const json_t *data,
                   void (*escape)(GString *out, const char *text, gssize len),
                   ark_partial_fn partial, void *user, enum ark_lang lang, GError **error);
