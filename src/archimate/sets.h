/* Sets of elements that tables speak of; for the tables alone (seeds.c, versions.c), since the
 * names are short. */
#pragma once

#include "archimate/element.h"

#define E(name) ARK_CONCEPT(name)

/* Business, application, technology: internal active structure, interfaces, internal behaviour,
 * services, events, passive structure. */
#define B_ACTIVE (E(BusinessActor) | E(BusinessRole) | E(BusinessCollaboration))
#define A_ACTIVE (E(ApplicationComponent) | E(ApplicationCollaboration))
#define NODES (E(Node) | E(Device) | E(SystemSoftware) | E(Equipment) | E(Facility))
#define NETWORKS (E(Path) | E(CommunicationNetwork) | E(DistributionNetwork))
#define T_ACTIVE (NODES | NETWORKS | E(TechnologyCollaboration))
#define ACTIVE (B_ACTIVE | A_ACTIVE | T_ACTIVE)
#define INTERFACES (E(BusinessInterface) | E(ApplicationInterface) | E(TechnologyInterface))
#define B_INTERNAL (E(BusinessProcess) | E(BusinessFunction) | E(BusinessInteraction))
#define A_INTERNAL (E(ApplicationProcess) | E(ApplicationFunction) | E(ApplicationInteraction))
#define T_INTERNAL (E(TechnologyProcess) | E(TechnologyFunction) | E(TechnologyInteraction))
#define INTERNAL (B_INTERNAL | A_INTERNAL | T_INTERNAL)
#define SERVICES (E(BusinessService) | E(ApplicationService) | E(TechnologyService))
#define EVENTS (E(BusinessEvent) | E(ApplicationEvent) | E(TechnologyEvent))
#define B_BEHAVIOUR (B_INTERNAL | E(BusinessService) | E(BusinessEvent))
#define A_BEHAVIOUR (A_INTERNAL | E(ApplicationService) | E(ApplicationEvent))
#define T_BEHAVIOUR (T_INTERNAL | E(TechnologyService) | E(TechnologyEvent))
#define B_PASSIVE (E(BusinessObject) | E(Contract) | E(Representation))
#define T_PASSIVE (E(Artifact) | E(Material))
#define CORE_PASSIVE (B_PASSIVE | E(DataObject) | T_PASSIVE)
#define COMPOSITE (E(Product) | E(Location))
#define CORE (ACTIVE | INTERFACES | INTERNAL | SERVICES | EVENTS | CORE_PASSIVE | COMPOSITE)
#define STRATEGY (E(Resource) | E(Capability) | E(ValueStream) | E(CourseOfAction))
#define MOTIVATION                                                                                 \
    (E(Stakeholder) | E(Driver) | E(Assessment) | E(Goal) | E(Outcome) | E(Principle) |            \
     E(Requirement) | E(Constraint) | E(Meaning) | E(Value))
#define IMPLEMENTATION                                                                             \
    (E(WorkPackage) | E(Deliverable) | E(ImplementationEvent) | E(Plateau) | E(Gap))
#define ALL (CORE | STRATEGY | MOTIVATION | IMPLEMENTATION)
