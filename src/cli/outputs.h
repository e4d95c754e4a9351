/* Outputs: from a result to files. Everything is rendered in memory first; then each file is
 * replaced whole. */
#pragma once

#include "check/result.h"
#include "cli/options.h"
#include "render/renderer.h"

struct ark_output {
    const struct ark_renderer *renderer;
    char *path; /* "-" is standard output */
};

struct ark_outputs {
    enum ark_lang lang;
    ARK_VEC(struct ark_output) items;
    char *dir;      /* --output, or NULL */
    int gate;       /* --fail-on, as ark_check_exit_code takes it */
    bool coverage;  /* --stats: the text has what each rule got hold of */
    char *template; /* --template: a file, or NULL for the built-in one */
};

void ark_outputs_init(struct ark_outputs *outputs, enum ark_lang lang);
void ark_outputs_clear(struct ark_outputs *outputs);

/* Adds "FORMAT" or "FORMAT=FILE". Unknown formats, and two formats for standard output, are usage
 * errors. */
bool ark_outputs_add(struct ark_outputs *outputs, const char *format, GError **error);

/* Renders and writes all; the folder gets the report as md, pdf and txt, the result as json and
 * sarif, and the diagrams as svg. Gives the path of the main report in `ret_report` (caller frees),
 * NULL when none was written to a file. */
bool ark_outputs_write(const struct ark_outputs *outputs, const struct ark_result *result,
                       char **ret_report, GError **error);

/* Fails (ARK_ERROR_USAGE) if writing `path` would end one of the inputs. */
bool ark_outputs_spare_inputs(const struct ark_input *inputs, uint32_t n, const char *path,
                              enum ark_lang lang, GError **error);

/* Writes the texts (char *), which all are made, to the targets they are for. */
bool ark_outputs_write_texts(const struct ark_targets *targets, const GPtrArray *texts,
                             enum ark_lang lang, GError **error);
