/* Which relationships ArchiMate allows between which concepts. Nothing is copied from a table of
 * the standard: a few direct relationships (seeds.c), the rules of derivation and their
 * restrictions (Appendix B of the specification) give it, for 3.2 and for 3.1.
 *
 * "Direct" means among our seeds; "certain" follows by the rules that are valid in every model;
 * "potential" needs one of those that the modeller has to decide on. Association is allowed between
 * any two elements and is direct.
 *
 * A version without relationships of its own (version.h) is answered for by the one that stands in
 * for it. */
#pragma once

#include <stdbool.h>

#include "archimate/version.h"

struct ark_relation_table {
    /* [source][target]; each set includes the one before it. */
    ark_relations direct[ARK_CONCEPTS][ARK_CONCEPTS];
    ark_relations certain[ARK_CONCEPTS][ARK_CONCEPTS];
    ark_relations allowed[ARK_CONCEPTS][ARK_CONCEPTS];
};

/* Computed when it is first asked for; lives as long as the process. */
const struct ark_relation_table *ark_relation_table(const struct ark_version *version);
/* The same of any row, into a table that is all zero. */
void ark_relation_table_compute(const struct ark_version *version,
                                struct ark_relation_table *table);

/* A rule of derivation. From a chain of two relationships, one of which is carried over:
 *
 *     a --through-- b --carried-- c   gives   a --carried-- c     (`carried_first` false)
 *     a --carried-- b --through-- c   gives   a --carried-- c     (`carried_first` true)
 *
 * where `through` may have to be read backwards. */
struct ark_derivation {
    const char *id; /* "DR2", "PDR5": the names of Appendix B */
    bool potential;
    ark_relations carried;
    bool carried_first;
    ark_relations through; /* 0: those of the same category that are at least as strong */
    bool backwards;
    ark_versions versions;
};

/* All rules, of all versions; a rule of the standard that takes the weaker of two has two rows. */
const struct ark_derivation *ark_derivations(uint32_t *ret_n);
/* What `rule` can be carried over for `relation`: its `through`, or the strong ones. */
ark_relations ark_derivation_through(const struct ark_derivation *rule, enum ark_relation relation);
/* Whether the restrictions of the standard let `relation` be derived from `from` by way of `by` to
 * `to`; all are elements, not junctions or relationships. */
bool ark_derivation_may(const struct ark_version *version, enum ark_relation relation,
                        enum ark_concept from, enum ark_concept by, enum ark_concept to);
