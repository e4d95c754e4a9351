/* The parts of the specification that are printed from the program's own tables, as Markdown. */
#pragma once

#include <glib.h>

#include "base/lang.h"

struct doc_printed {
    const char *name; /* of its markers */
    void (*print)(enum ark_lang lang, GString *out);
};

/* The functions, a table per subject; the keywords; the limits. The last has no name. */
extern const struct doc_printed doc_printed[];

/* What became of openCypher's kit in `folder`, and what of it is out of scope. NULL and a message
 * on standard output when there is no kit. `folder` NULL: ../shared/tck/opencypher, or below
 * ARK_SHARED. Caller frees. */
char *doc_print_tck(const char *folder, enum ark_lang lang);
