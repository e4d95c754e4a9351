/* Answers: what a project or a vendor says to each rule, in a file of its own instead of a table of
 * a report. Makes Answers and Rows with Cells that linking reads as it reads such a table
 * (docs/graph.md). Knows the fields of an answer, but no file format.
 */
#pragma once

#include "base/loc.h"
#include "graph/builder.h"
#include "graph/input.h"

enum ark_answer_field {
    ARK_ANSWER_ID,
    ARK_ANSWER_TITLE,
    ARK_ANSWER_STATUS,
    ARK_ANSWER_SUBJECT,
    ARK_ANSWER_REASON,
    ARK_ANSWER_CONSEQUENCE,
    ARK_ANSWER_DEBT,
    ARK_ANSWER_PLAN,
    ARK_ANSWER_APPROVED,
    ARK_ANSWER_DATE,
    ARK_ANSWER_EXPIRES,
    /* What all answers of a file share. */
    ARK_ANSWER_PACK,
    ARK_ANSWER_VERSION,
    ARK_ANSWER_FIELDS
};

/* The field that a key or the header of a column names ("begrundelse", "Reason", "godkendt_af");
 * ARK_ANSWER_FIELDS when it is none. */
enum ark_answer_field ark_answer_field(const char *name);
/* The name that a person is told, in Danish or English; both are known. */
const char *ark_answer_field_name(enum ark_answer_field field, enum ark_lang lang);

struct ark_answer {
    const char *texts[ARK_ANSWER_FIELDS]; /* plain UTF-8 in NFC; NULL: not given */
    struct ark_loc locs[ARK_ANSWER_FIELDS];
    struct ark_loc loc;
};

/* Makes the Answers node; the pack and its version may be NULL. Sets which counts `input` has. */
ark_ref ark_answers_begin(ark_builder *builder, struct ark_loc loc, struct ark_input *input);
/* What all answers are for: a pack's id, and its version; each may be NULL. */
void ark_answers_of(ark_builder *builder, ark_ref answers, const char *pack, const char *version);
/* Adds one answer, the `index`th from 1; all texts are copied. */
void ark_answers_add(ark_builder *builder, ark_ref answers, uint32_t index,
                     const struct ark_answer *answer, struct ark_input *input);
