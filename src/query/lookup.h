/* Finding nodes by what an expression gives for them: an index that is made when it pays. A step
 * that scans for `x` where `f(x) = g`, with `g` known, looks `g` up among all `f(x)`. */
#pragma once

#include "query/plan.h"

struct ark_lookup {
    const struct ark_expr *key;   /* reads `slot` only */
    const struct ark_expr *probe; /* what it must be equal to */
    uint32_t slot;
    uint32_t runs;   /* of the step so far */
    uint32_t mask;   /* of the buckets */
    uint32_t *first; /* by bucket, and one more; NULL: not made */
    ark_ref *refs;
};

/* True when the step should look up: from its second run on; then the index is made. */
bool ark_lookup_ready(struct ark_matcher *matcher, struct ark_step *step);
/* Candidates, ascending by bucket; among them all nodes whose key equals the probe. */
struct ark_refs ark_lookup_find(struct ark_matcher *matcher, const struct ark_lookup *lookup,
                                struct ark_value *row);
