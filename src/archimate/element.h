/* ArchiMate's concepts by number: the rows of the table of elements (kinds.c), and relationships as
 * one more, since they too can be the end of a relationship; then kinds of relationships. Sets of
 * both are masks. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define ARK_ELEMENT_ROWS(X)                                                                        \
    X(Resource)                                                                                    \
    X(Capability)                                                                                  \
    X(ValueStream)                                                                                 \
    X(CourseOfAction)                                                                              \
    X(BusinessActor)                                                                               \
    X(BusinessRole)                                                                                \
    X(BusinessCollaboration)                                                                       \
    X(BusinessInterface)                                                                           \
    X(BusinessProcess)                                                                             \
    X(BusinessFunction)                                                                            \
    X(BusinessInteraction)                                                                         \
    X(BusinessEvent)                                                                               \
    X(BusinessService)                                                                             \
    X(BusinessObject)                                                                              \
    X(Contract)                                                                                    \
    X(Representation)                                                                              \
    X(Product)                                                                                     \
    X(ApplicationComponent)                                                                        \
    X(ApplicationCollaboration)                                                                    \
    X(ApplicationInterface)                                                                        \
    X(ApplicationProcess)                                                                          \
    X(ApplicationFunction)                                                                         \
    X(ApplicationInteraction)                                                                      \
    X(ApplicationEvent)                                                                            \
    X(ApplicationService)                                                                          \
    X(DataObject)                                                                                  \
    X(Node)                                                                                        \
    X(Device)                                                                                      \
    X(SystemSoftware)                                                                              \
    X(TechnologyCollaboration)                                                                     \
    X(TechnologyInterface)                                                                         \
    X(Path)                                                                                        \
    X(CommunicationNetwork)                                                                        \
    X(TechnologyProcess)                                                                           \
    X(TechnologyFunction)                                                                          \
    X(TechnologyInteraction)                                                                       \
    X(TechnologyEvent)                                                                             \
    X(TechnologyService)                                                                           \
    X(Artifact)                                                                                    \
    X(Equipment)                                                                                   \
    X(Facility)                                                                                    \
    X(DistributionNetwork)                                                                         \
    X(Material)                                                                                    \
    X(Stakeholder)                                                                                 \
    X(Driver)                                                                                      \
    X(Assessment)                                                                                  \
    X(Goal)                                                                                        \
    X(Outcome)                                                                                     \
    X(Principle)                                                                                   \
    X(Requirement)                                                                                 \
    X(Constraint)                                                                                  \
    X(Meaning)                                                                                     \
    X(Value)                                                                                       \
    X(WorkPackage)                                                                                 \
    X(Deliverable)                                                                                 \
    X(ImplementationEvent)                                                                         \
    X(Plateau)                                                                                     \
    X(Gap)                                                                                         \
    X(Grouping)                                                                                    \
    X(Location)                                                                                    \
    X(Junction)

enum ark_concept {
#define X(name) ARK_##name,
    ARK_ELEMENT_ROWS(X)
#undef X
        ARK_ANY_RELATIONSHIP,
    ARK_CONCEPTS
};

/* Sets, for tables: ARK_CONCEPT(Node) | ARK_CONCEPT(Device). Wider than today's elements, since a
 * new version adds rows. */
__extension__ typedef unsigned __int128 ark_concepts;
#define ARK_CONCEPT_BIT(number) ((ark_concepts)1 << (number))
#define ARK_CONCEPT(name) ARK_CONCEPT_BIT(ARK_##name)
_Static_assert(ARK_CONCEPTS <= 8 * sizeof(ark_concepts), "a set has room for every concept");

static inline bool ark_concepts_have(ark_concepts set, uint32_t concept)
{
    return set >> concept & 1;
}

/* The first of a set that is not empty: `for (; set; set &= set - 1) f(ark_concepts_first(set))`.
 */
static inline uint32_t ark_concepts_first(ark_concepts set)
{
    uint64_t low = (uint64_t)set;
    return (uint32_t)(low ? __builtin_ctzll(low) : 64 + __builtin_ctzll((uint64_t)(set >> 64)));
}

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
