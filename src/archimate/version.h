/* The versions of ArchiMate, one row each (versions.c). What exists in some versions only says so
 * with a mask of versions on its own row (kinds.c, seeds.c, relations.c, viewpoint_kinds.c), and
 * what else differs is a field here: a new version is new rows, and no code knows which one it
 * works with. */
#pragma once

#include <stdbool.h>

#include "archimate/element.h"

/* The versions in the order they came; the numbers are bits in masks. */
enum ark_version_number { ARK_V2_0, ARK_V2_1, ARK_V3_0, ARK_V3_1, ARK_V3_2, ARK_VERSIONS };

typedef uint16_t ark_versions;
#define ARK_ALWAYS ((ark_versions)UINT16_MAX)
#define ARK_SINCE(number) ((ark_versions)(UINT16_MAX << (number)))
#define ARK_UNTIL(number) ((ark_versions) ~(UINT16_MAX << (number) << 1))

/* What the restrictions on derivation tell apart. */
enum ark_domain { ARK_CORE, ARK_STRATEGY, ARK_MOTIVATION, ARK_IMPLEMENTATION, ARK_DOMAINS };

/* A path may lead from `from` by way of `by` to `to`, though that is a domain that neither end is
 * in. */
struct ark_bridge {
    ark_concepts from, by, to;
};

struct ark_version {
    const char *name; /* "3.2" */
    enum ark_version_number number;
    /* The version whose relationships models in this one are held against; NULL: its own. Where
     * there is one, all that follows is unused. */
    const struct ark_version *stand_in;
    ark_concepts domains[ARK_DOMAINS], passive;
    /* Kinds that may be derived, by the ends' domains, and by whether they are passive. */
    ark_relations between_domains[ARK_DOMAINS][ARK_DOMAINS];
    ark_relations between_aspects[2][2];
    struct ark_bridge bridges[2];
    ark_relations own;    /* from every element to its own kind */
    ark_relations any;    /* between any two elements, and elements and relationships */
    ark_concepts holders; /* what may hold relationships and junctions, */
    ark_relations held;   /* by these */
    ark_relations joined; /* kinds that a junction carries on, if its neighbour could have them */
    ark_relations into_junctions;    /* kinds that anything may have to a junction, */
    ark_relations between_junctions; /* and a junction to a junction */
};

/* By name; NULL when it is none we know. */
const struct ark_version *ark_version_find(const char *name);
/* The one that holds where none is chosen: the newest. */
const struct ark_version *ark_version_default(void);
/* Itself, or the one that stands in for it. */
const struct ark_version *ark_version_for_relationships(const struct ark_version *version);
/* All, in the order they came. */
const struct ark_version *ark_version_rows(uint32_t *ret_n);
/* Their names, newest first, with `separator` between. Caller frees. */
char *ark_version_names(const char *separator);

static inline bool ark_version_in(const struct ark_version *version, ark_versions versions)
{
    return versions >> version->number & 1;
}
/* The elements of the version, junctions and groupings among them. */
ark_concepts ark_version_elements(const struct ark_version *version);
