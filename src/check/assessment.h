/* Assessments: what a person decided on the questions that only a person can decide. They lie in a
 * file of the reviewer's (vurderinger.yaml), keyed by rule and fingerprint, and hold in every check
 * until the question is about something else.
 */
#pragma once

#include "base/error.h"
#include "base/vec.h"
#include "check/result.h"

struct ark_assessment {
    const char *rule, *fingerprint;
    enum ark_verdict verdict; /* CONFORMS, VIOLATED or NOT_APPLICABLE */
    const char *by, *date;    /* the date is ISO */
    const char *remark;       /* NULL: none */
    const char *question;     /* as it was asked, for who reads the file; NULL: not said */
    uint32_t line, column;    /* in the file; 0: not from one */
};

struct ark_assessments {
    ARK_VEC(const struct ark_assessment *) items;
};
void ark_assessments_clear(struct ark_assessments *assessments);

/* Reads the bytes of such a file; all texts lie in `arena`. Errors (ARK_ERROR_USAGE) carry the
 * file, line and column of each mistake. */
bool ark_assessments_read(struct ark_assessments *assessments, struct ark_arena *arena,
                          const char *file, const char *bytes, size_t len, enum ark_lang lang,
                          GError **error);
/* The file with all of them, in order of rule and fingerprint. Caller frees. */
char *ark_assessments_text(const struct ark_assessments *assessments, enum ark_lang lang);

/* The one for a rule and fingerprint; NULL when there is none. */
const struct ark_assessment *ark_assessments_find(const struct ark_assessments *assessments,
                                                  const char *rule, const char *fingerprint);
/* Adds one, or replaces that of the same rule and fingerprint. Both are borrowed. */
void ark_assessments_put(struct ark_assessments *assessments,
                         const struct ark_assessment *assessment);

/* Decides the question `rule` (an index, whose verdict is REVIEW) of a result. `assessment` is
 * borrowed. */
void ark_result_assess(struct ark_result *result, uint32_t rule,
                       const struct ark_assessment *assessment);
/* Decides all questions that have an assessment, and notes in `diags` (may be NULL) those of rules
 * of the result that fit no question, with their place in `file`. */
void ark_result_assess_all(struct ark_result *result, const struct ark_assessments *assessments,
                           ark_atom file, struct ark_diags *diags);

/* "vurderet til ikke opfyldt af NN den 2026-01-10: mangler ..." Caller frees. */
char *ark_assessment_says(const struct ark_assessment *assessment, enum ark_lang lang);
