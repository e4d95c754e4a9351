/* Changes between two results of the same packs: which findings are new, and which are gone. */
#pragma once

#include "check/result.h"

#define ARK_NO_FINDING UINT32_MAX

/* A finding that only one of the results has (the other is ARK_NO_FINDING), or that is worse or
 * better than it was: what was explained is not any more, or the other way round. Indexes in the
 * findings of the two results. */
struct ark_finding_change {
    uint32_t was, is;
};

struct ark_finding_changes {
    const struct ark_result *old, *now;
    ARK_VEC(struct ark_finding_change) added; /* new or worse, in the order of the new result */
    ARK_VEC(struct ark_finding_change) gone;  /* gone or better, in the order of the old one */
    uint32_t same;
};

/* Gives what an entity of the new graph was in the old one, ARK_REF_NONE for one that is new; false
 * when it is not known, since such entities are not compared. */
typedef bool (*ark_was_fn)(const void *user, ark_ref is, ark_ref *ret_was);

/* A finding is the same one when it is of the same rule about the same thing, wherever that stands
 * and whatever it is called; about what `was` does not know, when its fingerprint is the same. Both
 * results must be of the same packs, and are borrowed. */
void ark_finding_changes_init(struct ark_finding_changes *changes, const struct ark_result *old,
                              const struct ark_result *now, ark_was_fn was, const void *user);
void ark_finding_changes_clear(struct ark_finding_changes *changes);

/* The gate: 3 when a rule was not completed on either side; 1 when a finding that violates a rule
 * of at least the rank `fail_on` (-1 never) is new; else 0. */
int ark_finding_changes_exit_code(const struct ark_finding_changes *changes, int fail_on);
