/* ArchiMate's concepts by number: the rows of the table of elements (kinds.c), and relationships as
 * one more, since they too can be the end of a relationship. Sets of elements are 64-bit masks. */
#pragma once

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

/* Sets, for tables: E(Node) | E(Device). */
typedef uint64_t ark_concepts;
#define ARK_CONCEPT(name) (UINT64_C(1) << ARK_##name)
