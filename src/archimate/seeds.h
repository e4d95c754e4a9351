/* The direct relationships; only relations.c reads it. */
#pragma once

#include "archimate/relations.h"

/* Every source may have each of the kinds to every target. */
struct ark_seed {
    ark_concepts from;
    const char *kinds; /* letters, see ark_seed_kinds */
    ark_concepts to;
    ark_versions versions;
};

/* A concept that is a special case of another: it has the other's direct relationships. */
struct ark_is_a {
    enum ark_concept special, general;
    ark_versions versions;
};

const struct ark_seed *ark_seeds(uint32_t *ret_n);
const struct ark_is_a *ark_is_a_rows(uint32_t *ret_n);
/* a access, c composition, f flow, g aggregation, i assignment, n influence, r realization,
 * s specialization, t triggering, v serving. */
ark_relations ark_seed_kinds(const char *letters);
