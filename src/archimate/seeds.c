/* The direct relationships of ArchiMate 3.2, row by row in the order of the specification's
 * chapters, with what was otherwise in 3.1. Every element may also be composed of, aggregate and
 * specialise its own kind; that is not written here. */
#include "archimate/seeds.h"

#include <glib.h>

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

const ark_concepts ark_core = CORE, ark_strategy = STRATEGY, ark_motivation = MOTIVATION,
                   ark_implementation = IMPLEMENTATION,
                   ark_passive = CORE_PASSIVE | E(Deliverable) | E(Gap);

#define SEED(from, kinds, to)                                                                      \
    {                                                                                              \
        from, kinds, to, false, false                                                              \
    }
#define SEED_3_1(from, kinds, to)                                                                  \
    {                                                                                              \
        from, kinds, to, true, false                                                               \
    }
#define SEED_3_2(from, kinds, to)                                                                  \
    {                                                                                              \
        from, kinds, to, false, true                                                               \
    }

/* What is alike in the business, application and technology layers (chapter 4). */
#define LAYER(active, composing, interface, internal, service, event, passive)                     \
    SEED(active, "i", internal | event), SEED(composing, "c", interface),                          \
        SEED(interface, "i", service), SEED(interface, "v", active),                               \
        SEED(internal, "cg", internal), SEED(internal, "r", service),                              \
        SEED(service, "v", internal),                                                              \
        SEED(internal | service | event, "tf", internal | service | event),                        \
        SEED(internal | service | event, "a", passive)

static const struct ark_seed SEEDS[] = {
    LAYER(B_ACTIVE, B_ACTIVE, E(BusinessInterface), B_INTERNAL, E(BusinessService),
          E(BusinessEvent), B_PASSIVE),
    LAYER(A_ACTIVE, A_ACTIVE, E(ApplicationInterface), A_INTERNAL, E(ApplicationService),
          E(ApplicationEvent), E(DataObject)),
    LAYER(T_ACTIVE, T_ACTIVE & ~NETWORKS, E(TechnologyInterface), T_INTERNAL, E(TechnologyService),
          E(TechnologyEvent), T_PASSIVE),
    SEED(E(Location), "cg", ALL),

    /* Motivation (6) */
    SEED(MOTIVATION, "n", MOTIVATION),
    SEED(E(Outcome), "r", E(Goal)),
    SEED(E(Principle), "r", E(Outcome)),
    SEED(E(Requirement), "r", E(Principle) | E(Outcome)),
    SEED(CORE | STRATEGY, "rn", E(Requirement)),
    SEED(B_ACTIVE, "i", E(Stakeholder)),

    /* Strategy (7) */
    SEED(ACTIVE | INTERFACES | CORE_PASSIVE, "r", E(Resource)),
    SEED(INTERNAL | SERVICES, "r", E(Capability) | E(ValueStream)),
    SEED(E(Resource), "i", E(Capability) | E(ValueStream)),
    SEED(E(Resource) | E(Capability) | E(ValueStream), "r", E(CourseOfAction)),
    SEED(E(Capability), "vtf", E(ValueStream)),
    SEED(E(ValueStream) | E(CourseOfAction), "v", E(Capability)),
    SEED(E(Capability), "vtf", E(Capability)),
    SEED(E(ValueStream), "vtf", E(ValueStream)),
    SEED(E(CourseOfAction), "vtf", E(CourseOfAction)),

    /* Business (8) */
    SEED(E(BusinessCollaboration), "g", B_ACTIVE),
    SEED(E(BusinessActor), "i", E(BusinessRole)),
    SEED(E(Representation), "r", E(BusinessObject)),
    SEED(E(Product), "cg", SERVICES | CORE_PASSIVE),

    /* Application (9) */
    SEED(E(ApplicationCollaboration), "g", A_ACTIVE),
    SEED(E(ApplicationComponent), "r", E(ApplicationComponent)),

    /* Technology and physical (10) */
    SEED(E(TechnologyCollaboration), "g", NODES),
    SEED(E(Node), "cg", NODES),
    SEED(E(Device), "cgi", E(SystemSoftware)),
    SEED(E(Device) | E(SystemSoftware), "i", E(Artifact)),
    SEED(E(SystemSoftware), "i", E(SystemSoftware)),
    SEED(E(Artifact), "r", E(SystemSoftware)),
    SEED(E(Path), "g", NODES | E(TechnologyCollaboration)),
    SEED(E(CommunicationNetwork), "g", E(Device) | E(SystemSoftware)),
    SEED(E(CommunicationNetwork), "r", E(Path)),
    SEED(E(Equipment), "cg", E(Device)),
    SEED(E(Equipment), "i", E(Material)),
    SEED_3_2(E(Material), "r", E(Equipment)),
    SEED(E(Facility), "cg", E(Equipment) | E(Node)),
    SEED(E(Facility), "i", E(Node) | B_ACTIVE),
    SEED(E(DistributionNetwork), "g", E(Equipment) | E(Facility)),
    SEED(E(DistributionNetwork), "r", E(Path)),

    /* Between the layers (11) */
    SEED(A_INTERNAL, "r", B_INTERNAL),
    SEED(T_INTERNAL, "r", A_INTERNAL | B_INTERNAL),
    SEED(E(ApplicationInterface), "r", E(BusinessInterface)),
    SEED(E(TechnologyInterface), "r", E(ApplicationInterface) | E(BusinessInterface)),
    SEED(E(ApplicationService), "r", E(BusinessService)),
    SEED(E(TechnologyService), "r", E(ApplicationService) | E(BusinessService)),
    SEED(E(ApplicationEvent), "r", E(BusinessEvent)),
    SEED(E(TechnologyEvent), "r", E(ApplicationEvent) | E(BusinessEvent)),
    SEED(E(BusinessService), "v", A_INTERNAL | T_INTERNAL),
    SEED(E(ApplicationService), "v", B_INTERNAL | T_INTERNAL),
    SEED(E(TechnologyService), "v", B_INTERNAL | A_INTERNAL),
    SEED(E(BusinessInterface), "v", A_ACTIVE | T_ACTIVE),
    SEED(E(ApplicationInterface), "v", B_ACTIVE | T_ACTIVE),
    SEED(E(TechnologyInterface), "v", B_ACTIVE | A_ACTIVE),
    SEED(E(DataObject) | E(Material), "r", E(BusinessObject)),
    SEED(E(Artifact), "r", E(DataObject) | A_ACTIVE),
    SEED_3_1(E(Artifact), "r", E(BusinessObject)),

    /* Implementation and migration (12) */
    SEED(B_ACTIVE, "i", E(WorkPackage) | E(ImplementationEvent)),
    SEED(E(WorkPackage), "tf", E(WorkPackage) | E(ImplementationEvent)),
    SEED(E(WorkPackage), "ar", E(Deliverable)),
    SEED(E(ImplementationEvent), "tf", E(WorkPackage) | E(ImplementationEvent) | E(Plateau)),
    SEED(E(ImplementationEvent), "a", E(Deliverable)),
    SEED(E(Plateau), "tf", E(Plateau) | E(ImplementationEvent)),
    SEED(E(Deliverable), "r", E(Plateau)),
    SEED(E(Plateau), "cg", CORE | STRATEGY | E(Goal) | E(Requirement)),
    SEED_3_2(E(Plateau), "cg", E(Outcome)),
    SEED(E(WorkPackage) | E(Deliverable) | E(Plateau), "r", CORE | STRATEGY | E(Requirement)),
    SEED(E(WorkPackage) | E(Deliverable) | E(Plateau) | E(ImplementationEvent), "n",
         E(Requirement)),
};

static const struct ark_is_a IS_A[] = {
    {ARK_Contract, ARK_BusinessObject, false},
    {ARK_Constraint, ARK_Requirement, false},
    {ARK_Device, ARK_Node, true},
    {ARK_Equipment, ARK_Node, true},
    {ARK_Facility, ARK_Node, true},
    {ARK_SystemSoftware, ARK_Node, true},
};

const struct ark_seed *ark_seeds(uint32_t *ret_n)
{
    *ret_n = G_N_ELEMENTS(SEEDS);
    return SEEDS;
}

const struct ark_is_a *ark_is_a_rows(uint32_t *ret_n)
{
    *ret_n = G_N_ELEMENTS(IS_A);
    return IS_A;
}

ark_relations ark_seed_kinds(const char *letters)
{
    static const char LETTERS[] = "cgirvanotfs"; /* in the order of the relationship kinds */
    ark_relations kinds = 0;
    for (; *letters; letters++) {
        for (uint32_t i = 0; LETTERS[i]; i++)
            kinds |= (ark_relations)((LETTERS[i] == *letters) << i);
    }
    return kinds;
}
