/* The parts of the template data, one function per chapter of the report. Private to src/report. */
#pragma once

#include "report/report.h"

struct data_context {
    const struct ark_result *result;
    enum ark_lang lang;
    struct ark_arena *arena;
    struct ark_shown shown;
    const uint32_t *numbers; /* by finding: its number, 0 if it is not shown */
    GHashTable *base_names;  /* by file name without folders: how many inputs have it */
};

/* Small makers. `NULL` text becomes JSON null. */
json_t *data_text(const char *text);
void data_set(json_t *object, const char *key, json_t *value); /* steals `value` */
void data_set_text(json_t *object, const char *key, const char *text);
void data_set_int(json_t *object, const char *key, uint32_t n);
/* How templates call a verdict ("not_applicable"). */
const char *data_verdict_key(enum ark_verdict verdict);
/* "file:line", or the file alone; without folders when no other input is called the same. In the
 * arena. */
const char *data_place(const struct data_context *c, struct ark_loc loc);
/* The same of a node or edge, with page and heading in a document that has no lines. */
const char *data_where(const struct data_context *c, ark_ref ref);
/* GitHub's anchor of a heading. In the arena. */
const char *data_anchor(const struct data_context *c, const char *heading);

/* What the checks of one chapter are gathered under: the framework's rule, its principle, or the
 * pack. */
const char *data_group_title(const struct data_context *c, const struct ark_rule_result *rule);

/* The finding with number, message, subject, place. */
json_t *data_finding(const struct data_context *c, uint32_t finding);

json_t *data_inputs(const struct data_context *c);
json_t *data_packs(const struct data_context *c);
json_t *data_diagnostics(const struct data_context *c);
json_t *data_levels(const struct data_context *c);
json_t *data_framework(const struct data_context *c);
json_t *data_matrix(const struct data_context *c);
json_t *data_tables(const struct data_context *c);
json_t *data_worst(const struct data_context *c);
json_t *data_violated(const struct data_context *c);
json_t *data_explained(const struct data_context *c);
json_t *data_questions(const struct data_context *c);
/* The questions that a person has decided. */
json_t *data_assessed(const struct data_context *c);
json_t *data_rules(const struct data_context *c, enum ark_verdict verdict);
