/* The requirements of documents, in each form that the command `requirements` gives. All append to
 * `out`. */
#pragma once

#include "base/error.h"
#include "report/requirements.h"

struct ark_requirement_job {
    const struct ark_requirements *list;
    enum ark_lang lang;
    const char *name; /* of what was read, for a title and the id of a pack */
    unsigned width;   /* of the terminal */
};

/* A table for a terminal; candidates have a question mark. */
bool ark_requirements_table(const struct ark_requirement_job *job, GString *out, GError **error);
/* By section, for people. */
bool ark_requirements_markdown(const struct ark_requirement_job *job, GString *out, GError **error);
/* A row each (RFC 4180); the names of the columns are the same in both languages. */
bool ark_requirements_csv(const struct ark_requirement_job *job, GString *out, GError **error);
/* A rule pack to go on from: a question for each, and the columns of levels as profiles. It loads,
 * and its tests pass. ARK_ERROR_INPUT when there is nothing to make one of, ARK_ERROR_LIMIT when
 * there is more than a pack may have. */
bool ark_requirements_pack(const struct ark_requirement_job *job, GString *out, GError **error);
