/* Finding rules by what a user types. */
#pragma once

#include "cli/session.h"

struct ark_found_rule {
    const struct ark_pack *pack;
    const struct ark_rule *rule;
};

/* The rule of the loaded packs with this id, whatever its case; else the one that had it before.
 * Errors (ARK_ERROR_USAGE): there is none ("did you mean"), or several packs have one. */
bool ark_rule_find(const struct ark_session *session, const char *id, struct ark_found_rule *ret,
                   GError **error);
