/* Failure: an operation can't go on. (Odd input that we can live with is a diagnostic, diag.h; an
 * architecture that breaks a rule is a finding, check/result.h. The three never mix.)
 *
 * The message is complete for a person: "file:line:column: what is wrong. What to do." in the
 * language of the run. Only src/cli prints it.
 */
#pragma once

#include <glib.h>

#include "base/lang.h"
#include "base/loc.h"

#define ARK_ERROR (ark_error_quark())
GQuark ark_error_quark(void);

enum ark_error_code {
    ARK_ERROR_USAGE,  /* command line or configuration: exit 2 */
    ARK_ERROR_PACK,   /* a rule pack: exit 2 */
    ARK_ERROR_INPUT,  /* an input can't be read: exit 3 */
    ARK_ERROR_LIMIT,  /* a limit was hit, the check is not complete: exit 3 */
    ARK_ERROR_OUTPUT, /* a result can't be written: exit 3 */
};

/* Sets `error` to "FILE:LINE:COLUMN: " and the message; leaves out what `loc` doesn't know. `file`
 * is the file's name, or NULL. Always returns FALSE, so that `return ark_fail_at(...)` reads well.
 */
gboolean ark_fail_at(GError **error, enum ark_error_code code, const char *file, uint32_t line,
                     uint32_t column, const char *format, ...) G_GNUC_PRINTF(6, 7);
gboolean ark_fail(GError **error, enum ark_error_code code, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* 2 or 3, for the process. */
int ark_error_exit_code(const GError *error);

/* How many bytes of `text` a message quotes: at most so many, whole characters of one line. */
int ark_error_quoted(const char *text, size_t most);
/* The same of a text of `len` bytes that need not end there. */
int ark_error_quoted_n(const char *text, size_t len, size_t most);

/* `source` line `line` with a caret under byte column `column`, as two lines, for the end of an
 * error message. NULL when there is no such line. Caller frees. */
char *ark_error_excerpt(const char *source, uint32_t line, uint32_t column);
