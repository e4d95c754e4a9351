/* Command-line options over GOption, with messages in the language of the run. */
#pragma once

#include <stdbool.h>

#include <glib.h>

#include "base/error.h"
#include "base/vec.h"

/* The row of --lang, which every command has; `at` gets its value. */
#define ARK_OPTION_LANG(at, lang)                                                                  \
    {                                                                                              \
        "lang", 0, 0, G_OPTION_ARG_FILENAME, at,                                                   \
            ark_say(lang, "da eller en (ellers da)", "da or en (else da)"), "da|en"                \
    }

/* Parses `argv` in place; what is left over is returned as a NULL-terminated list (free with
 * g_strfreev). `entries` ends with an empty row; `summary` and `operands` are for --help. NULL and
 * `error` (ARK_ERROR_USAGE) on an unknown option or a bad value; NULL without `error` when --help
 * was asked for and printed. */
char **ark_options_parse(int argc, char **argv, const GOptionEntry *entries, const char *operands,
                         const char *summary, enum ark_lang lang, GError **error);

/* Is `name` a language that --lang knows? NULL is: then the default holds. */
bool ark_options_check_lang(const char *name, enum ark_lang lang, GError **error);

/* Which of the formats `known` (ends with NULL) the text `given` names. */
bool ark_options_choose(const char *given, const char *const *known, enum ark_lang lang,
                        unsigned *ret_choice, GError **error);

/* What one `--format F[=FILE]` asks for. */
struct ark_target {
    unsigned format;  /* which of those known */
    const char *path; /* "-" is standard output; borrowed from what was given */
};

struct ark_targets {
    ARK_VEC(struct ark_target) items; /* the caller clears it */
};

/* Reads all of them; two may not go to the same place. None given (NULL): the first format, to
 * standard output. */
bool ark_options_targets(char **given, const char *const *known, enum ark_lang lang,
                         struct ark_targets *ret_targets, GError **error);
