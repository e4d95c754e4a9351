/* Asking a frozen graph: one query after another, from the command line or the prompt. */
#pragma once

#include "cli/session.h"
#include "render/answer.h"

struct ark_asking {
    struct ark_session *session; /* frozen */
    GHashTable *parameters;      /* name -> const struct ark_value *; see ark_compile */
    enum ark_answer_format format;
    bool explain; /* the plan instead of the answer */
    uint32_t most_rows;
    unsigned width; /* of a table */
    int64_t today;
};

/* Runs the query `text`, which `name` is called in messages, and appends its answer. Warnings go to
 * standard error. */
bool ark_ask(const struct ark_asking *asking, const char *name, const char *text, GString *out,
             GError **error);

/* Asks what the user types, until the end of standard input or `:quit`. Gives the exit code. */
int ark_ask_prompt(struct ark_asking *asking);
