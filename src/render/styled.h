/* What the texts for a terminal share: colours, and lines that break between words. Whatever a text
 * holds is made safe for a terminal. */
#pragma once

#include <stdbool.h>

#include "check/result.h"

enum ark_style {
    ARK_PLAIN,
    ARK_BOLD,
    ARK_RED,
    ARK_YELLOW,
    ARK_BLUE,
    ARK_GREEN,
    ARK_DIM,
};

/* `text` on one line, in the style if `colour`. */
void ark_put_styled(GString *out, bool colour, enum ark_style style, const char *text);
/* `text` behind `head`, in lines of at most 100 characters that begin where it does; and a line
 * break. */
void ark_put_wrapped(GString *out, const char *head, const char *text);

/* What a finding is shown in: by level when it is a violation. */
enum ark_style ark_finding_style(const struct ark_result *result,
                                 const struct ark_finding *finding);
/* What a finding is: its level when it is a violation, else with its verdict. Caller frees. */
char *ark_finding_label(const struct ark_result *result, const struct ark_finding *finding,
                        enum ark_lang lang);
/* "m.xml:12:3: BØR AR-1.1-a: message", as one line. */
void ark_put_finding(GString *out, bool colour, const struct ark_result *result,
                     const struct ark_finding *finding, enum ark_lang lang);
