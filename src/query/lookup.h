/* Finding nodes by what expressions give for them: an index that is made when it pays. A step that
 * scans for `x` where `f(x) = p` and `g(x) = q`, with `p` and `q` known, looks them up among all
 * `f(x), g(x)`: by all such conditions together, since nobody knows which of them tells most. */
#pragma once

#include "query/plan.h"

/* A candidate, with the hash of all its keys. */
struct ark_hashed {
    ark_ref ref;
    uint32_t hash;
};

struct ark_lookup {
    const struct ark_expr **keys;   /* each reads `slot` only */
    const struct ark_expr **probes; /* what each must be equal to */
    uint32_t n, slot;
    uint32_t runs;   /* of the step so far */
    uint32_t mask;   /* of the buckets */
    uint32_t *first; /* by bucket, and one more; NULL: not made */
    struct ark_hashed *all;
};

/* True when the step should look up: from its second run on; then the index is made, in `row`,
 * which is as it was afterwards. */
bool ark_lookup_ready(struct ark_matcher *matcher, struct ark_step *step, struct ark_value *row);
/* Candidates in order, `n` of them; among those with `hash` are all nodes whose keys equal the
 * probes, and hardly any other. */
struct ark_found {
    const struct ark_hashed *v;
    uint32_t n, hash;
};
struct ark_found ark_lookup_find(struct ark_matcher *matcher, const struct ark_lookup *lookup,
                                 struct ark_value *row);
