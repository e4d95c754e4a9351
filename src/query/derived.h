/* Derivation in a model: the rules of relations.h over the relationships that are drawn. */
#pragma once

#include "query/metamodel.h"

/* What follows between two elements, as maps {by, certain, type}; chains of at most
 * ARK_MOST_CHAIN relationships, the shortest for each kind. What passes a junction is potential. A
 * chain grows by one drawn relationship at a time, from its start: what would need two derived
 * relationships side by side is not found. */
enum { ARK_MOST_CHAIN = 8 };
struct ark_value ark_derived_between(struct ark_matcher *matcher, const struct ark_version *version,
                                     ark_ref from, ark_ref to);

/* Two other relationships from which this one certainly follows, as a list; null when there are
 * none. */
struct ark_value ark_derived_instead(struct ark_matcher *matcher, const struct ark_version *version,
                                     ark_ref relationship);

/* Pairs [from, to] of what a junction joins, through other junctions too, whose relationship the
 * language does not allow; null when it is no junction. */
struct ark_value ark_junction_conflicts(struct ark_matcher *matcher,
                                        const struct ark_version *version, ark_ref junction);
