/* What the loaders of answers files share. */
#pragma once

#include "document/answers.h"
#include "load/loader.h"

/* A file of answers that is being read. */
struct ark_answers_file {
    struct ark_load *load;
    struct ark_input *input;
    const char *name;
    ark_atom file;
    ark_ref answers;
    uint32_t count;
};

void ark_answers_file_begin(struct ark_answers_file *file, struct ark_load *load,
                            const struct ark_source *source, struct ark_input *input);
/* Adds an answer; fails when it has no id, or says nothing of whether the rule is followed. */
bool ark_answers_file_add(struct ark_answers_file *file, const struct ark_answer *answer,
                          GError **error);
/* Whether a table, as CSV, has the header of answers in its first row. */
bool ark_is_answers_table(const char *csv, size_t len);
/* Reads a table that is not the file's own text: as CSV with tabs, in UTF-8. Fails when its first
 * row is not the header of answers. */
bool ark_answers_from_table(struct ark_load *load, const struct ark_source *source,
                            struct ark_input *input, const char *csv, size_t len, GError **error);
/* The texts that all fields can be called by, for "did you mean". */
const char *ark_answers_nearest(const char *name, enum ark_lang lang);
