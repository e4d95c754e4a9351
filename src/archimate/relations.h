/* Which relationships ArchiMate allows between which concepts. Nothing is copied from a table of
 * the standard: a few direct relationships (seeds.c), the rules of derivation and their
 * restrictions (Appendix B of the specification) give it, for 3.2 and for 3.1.
 *
 * "Direct" means among our seeds; "certain" follows by the rules that are valid in every model;
 * "potential" needs one of those that the modeller has to decide on. Association is allowed between
 * any two elements and is direct. */
#pragma once

#include <stdbool.h>

#include "archimate/element.h"
#include "base/lang.h"

enum ark_archimate_version { ARK_ARCHIMATE_3_1, ARK_ARCHIMATE_3_2, ARK_ARCHIMATE_VERSIONS };

/* "3.2" ... ; older ones ("2.1", "3.0") are held against 3.1. False when it is none we know. */
bool ark_archimate_version_find(const char *text, enum ark_archimate_version *ret_version);

/* The relationship kinds in the order of their table (archimate.h), and sets of them. */
enum ark_relation {
    ARK_COMPOSITION,
    ARK_AGGREGATION,
    ARK_ASSIGNMENT,
    ARK_REALIZATION,
    ARK_SERVING,
    ARK_ACCESS,
    ARK_INFLUENCE,
    ARK_ASSOCIATION,
    ARK_TRIGGERING,
    ARK_FLOW,
    ARK_SPECIALIZATION,
    ARK_RELATIONS
};
typedef uint16_t ark_relations;
#define ARK_RELATION(name) (1u << ARK_##name)

struct ark_relation_table {
    /* [source][target]; each set includes the one before it. */
    ark_relations direct[ARK_CONCEPTS][ARK_CONCEPTS];
    ark_relations certain[ARK_CONCEPTS][ARK_CONCEPTS];
    ark_relations allowed[ARK_CONCEPTS][ARK_CONCEPTS];
};

/* Computed when it is first asked for; lives as long as the process. */
const struct ark_relation_table *ark_relation_table(enum ark_archimate_version version);

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
};

/* All rules; a rule of the standard that takes the weaker of two has two rows. */
const struct ark_derivation *ark_derivations(uint32_t *ret_n);
/* What `rule` can be carried over for `relation`: its `through`, or the strong ones. */
ark_relations ark_derivation_through(const struct ark_derivation *rule, enum ark_relation relation);
/* Whether the restrictions of the standard let `relation` be derived from `from` by way of `by` to
 * `to`; all are elements, not junctions or relationships. */
bool ark_derivation_may(enum ark_archimate_version version, enum ark_relation relation,
                        enum ark_concept from, enum ark_concept by, enum ark_concept to);
