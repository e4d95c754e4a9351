/* The rows of the versions: Appendix B's restrictions on what may be derived, and what the language
 * says of groupings, junctions and relationships as ends. Knows no kinds but by the sets of them.
 */
#include "archimate/version.h"

#include <string.h>

#include <glib.h>

#include "archimate/archimate.h"
#include "archimate/sets.h"

#define R(name) ARK_RELATION(name)
#define EVERY ((1u << ARK_RELATIONS) - 1)
/* Influence is on the motivation only, and association is not derived. */
#define WITHIN (EVERY & ~R(ASSOCIATION) & ~R(INFLUENCE))
#define HOLDING (R(COMPOSITION) | R(AGGREGATION))
#define JOINED                                                                                     \
    (R(ACCESS) | R(FLOW) | R(ASSIGNMENT) | R(INFLUENCE) | R(ASSOCIATION) | R(REALIZATION) |        \
     R(TRIGGERING) | R(SERVING))
#define TO_PASSIVE (R(ACCESS) | R(ASSIGNMENT))
#define FROM_PASSIVE (R(REALIZATION) | R(INFLUENCE))
#define BETWEEN_ACTIVE (EVERY & ~R(ACCESS))

/* What versions 3.1 and 3.2 have alike. Kinds of association are not derived, but everywhere. */
#define THREE                                                                                      \
    .domains = {[ARK_CORE] = CORE,                                                                 \
                [ARK_STRATEGY] = STRATEGY,                                                         \
                [ARK_MOTIVATION] = MOTIVATION,                                                     \
                [ARK_IMPLEMENTATION] = IMPLEMENTATION},                                            \
    .passive = CORE_PASSIVE | E(Deliverable) | E(Gap), .own = HOLDING | R(SPECIALIZATION),         \
    .any = R(ASSOCIATION), .holders = E(Grouping) | E(Location) | E(Plateau), .held = HOLDING,     \
    .joined = JOINED

static const struct ark_version ROWS[ARK_VERSIONS];

static const struct ark_version ROWS[ARK_VERSIONS] = {
    {.name = "2.0", .number = ARK_V2_0, .stand_in = &ROWS[ARK_V3_1]},
    {.name = "2.1", .number = ARK_V2_1, .stand_in = &ROWS[ARK_V3_1]},
    {.name = "3.0", .number = ARK_V3_0, .stand_in = &ROWS[ARK_V3_1]},
    {.name = "3.1",
     .number = ARK_V3_1,
     THREE,
     .between_domains =
         {[ARK_CORE] = {[ARK_CORE] = WITHIN,
                        [ARK_STRATEGY] = R(REALIZATION),
                        [ARK_MOTIVATION] = R(REALIZATION) | R(INFLUENCE)},
          [ARK_STRATEGY] =
              {[ARK_STRATEGY] = WITHIN, [ARK_MOTIVATION] = R(REALIZATION) | R(INFLUENCE)},
          [ARK_MOTIVATION] = {[ARK_MOTIVATION] = WITHIN | R(INFLUENCE)},
          [ARK_IMPLEMENTATION] = {[ARK_CORE] = R(REALIZATION),
                                  [ARK_STRATEGY] = R(REALIZATION),
                                  [ARK_MOTIVATION] = R(REALIZATION) | R(INFLUENCE),
                                  [ARK_IMPLEMENTATION] = WITHIN}},
     .between_aspects = {{BETWEEN_ACTIVE, TO_PASSIVE}, {FROM_PASSIVE, 0}},
     .into_junctions = 0,
     .between_junctions = JOINED},
    {.name = "3.2",
     .number = ARK_V3_2,
     THREE,
     .between_domains = {[ARK_CORE] = {[ARK_CORE] = WITHIN,
                                       [ARK_STRATEGY] = R(REALIZATION),
                                       [ARK_MOTIVATION] =
                                           R(REALIZATION) | R(INFLUENCE) | R(ASSIGNMENT),
                                       [ARK_IMPLEMENTATION] = R(ASSIGNMENT)},
                         [ARK_STRATEGY] = {[ARK_STRATEGY] = WITHIN,
                                           [ARK_MOTIVATION] =
                                               R(REALIZATION) | R(INFLUENCE) | R(ASSIGNMENT)},
                         [ARK_MOTIVATION] = {[ARK_MOTIVATION] = WITHIN | R(INFLUENCE)},
                         [ARK_IMPLEMENTATION] = {[ARK_CORE] = R(REALIZATION),
                                                 [ARK_STRATEGY] = R(REALIZATION),
                                                 [ARK_MOTIVATION] =
                                                     R(REALIZATION) | R(INFLUENCE) | R(ASSIGNMENT),
                                                 [ARK_IMPLEMENTATION] = WITHIN}},
     .between_aspects = {{BETWEEN_ACTIVE, TO_PASSIVE}, {FROM_PASSIVE, R(REALIZATION)}},
     .bridges = {{IMPLEMENTATION, CORE & ~E(Location), STRATEGY | MOTIVATION}},
     .into_junctions = EVERY,
     .between_junctions = EVERY},
};

const struct ark_version *ark_version_rows(uint32_t *ret_n)
{
    *ret_n = ARK_VERSIONS;
    return ROWS;
}

const struct ark_version *ark_version_find(const char *name)
{
    for (uint32_t i = ARK_VERSIONS; i-- > 0;) { /* the newest is asked for most */
        if (strcmp(ROWS[i].name, name) == 0)
            return &ROWS[i];
    }
    return NULL;
}

const struct ark_version *ark_version_default(void)
{
    return &ROWS[ARK_VERSIONS - 1];
}

const struct ark_version *ark_version_for_relationships(const struct ark_version *version)
{
    return version->stand_in ? version->stand_in : version;
}

char *ark_version_names(const char *separator)
{
    const char *names[ARK_VERSIONS + 1] = {NULL};
    for (uint32_t i = 0; i < ARK_VERSIONS; i++)
        names[i] = ROWS[ARK_VERSIONS - 1 - i].name;
    return g_strjoinv(separator, (char **)names);
}

ark_concepts ark_version_elements(const struct ark_version *version)
{
    uint32_t n;
    const struct ark_element_kind *kinds = ark_element_kinds(&n);
    ark_concepts elements = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (ark_version_in(version, kinds[i].versions))
            elements |= ARK_CONCEPT_BIT(i);
    }
    return elements;
}
