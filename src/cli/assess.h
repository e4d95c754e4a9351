/* The reviewer's file of assessments, and asking a person for them at the terminal. */
#pragma once

#include <stdio.h>

#include "check/assessment.h"
#include "cli/config.h"

struct ark_assess {
    enum ark_lang lang;
    struct ark_arena *arena; /* of the run */
    char *path;              /* NULL: there is no file to read or write */
    struct ark_assessments known;
};

/* Finds the file (`given`, else vurderinger.yaml beside arkitjek.yaml) and reads it. With `ask` it
 * need not exist, but must have a name. */
bool ark_assess_open(struct ark_assess *assess, const char *given, const struct ark_config *config,
                     bool ask, GError **error);
void ark_assess_clear(struct ark_assess *assess);

/* Fails (ARK_ERROR_USAGE) where nobody can answer: standard input or standard error is no terminal,
 * or the input of the check comes from it. */
bool ark_assess_can_ask(char **inputs, enum ark_lang lang, GError **error);

/* Asks for each open question of `result`, applies the answers, and writes the file after each,
 * whole or not at all. */
bool ark_assess_ask(struct ark_assess *assess, struct ark_result *result, GError **error);
