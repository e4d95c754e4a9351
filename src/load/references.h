/* References: the links and figures met inside a text, kept until the text itself is reported. */
#pragma once

#include <stdbool.h>

#include "base/vec.h"
#include "document/document.h"

struct ark_reference {
    bool figure;
    char *text, *target;
    struct ark_loc loc;
};

struct ark_references {
    ARK_VEC(struct ark_reference) items;
};

/* `text` may be raw; `target` may be percent-encoded (a path is decoded, an address is not). */
void ark_references_add(struct ark_references *references, bool figure, const char *text,
                        const char *target, struct ark_loc loc);
/* Reports all to `doc`, below the node reported last, and empties the list. */
void ark_references_report(struct ark_references *references, struct ark_document *doc);
void ark_references_clear(struct ark_references *references);
