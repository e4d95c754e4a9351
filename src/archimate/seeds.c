/* The direct relationships of ArchiMate 3.2, row by row in the order of the specification's
 * chapters, with what was otherwise in 3.1. Every element may also be composed of, aggregate and
 * specialise its own kind; that is not written here. */
#include "archimate/seeds.h"

#include <glib.h>

#include "archimate/sets.h"

#define SEED_IN(versions, from, kinds, to)                                                         \
    {                                                                                              \
        from, kinds, to, versions                                                                  \
    }
#define SEED(from, kinds, to) SEED_IN(ARK_ALWAYS, from, kinds, to)

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
    SEED_IN(ARK_SINCE(ARK_V3_2), E(Material), "r", E(Equipment)),
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
    SEED_IN(ARK_UNTIL(ARK_V3_1), E(Artifact), "r", E(BusinessObject)),

    /* Implementation and migration (12) */
    SEED(B_ACTIVE, "i", E(WorkPackage) | E(ImplementationEvent)),
    SEED(E(WorkPackage), "tf", E(WorkPackage) | E(ImplementationEvent)),
    SEED(E(WorkPackage), "ar", E(Deliverable)),
    SEED(E(ImplementationEvent), "tf", E(WorkPackage) | E(ImplementationEvent) | E(Plateau)),
    SEED(E(ImplementationEvent), "a", E(Deliverable)),
    SEED(E(Plateau), "tf", E(Plateau) | E(ImplementationEvent)),
    SEED(E(Deliverable), "r", E(Plateau)),
    SEED(E(Plateau), "cg", CORE | STRATEGY | E(Goal) | E(Requirement)),
    SEED_IN(ARK_SINCE(ARK_V3_2), E(Plateau), "cg", E(Outcome)),
    SEED(E(WorkPackage) | E(Deliverable) | E(Plateau), "r", CORE | STRATEGY | E(Requirement)),
    SEED(E(WorkPackage) | E(Deliverable) | E(Plateau) | E(ImplementationEvent), "n",
         E(Requirement)),
};

static const struct ark_is_a IS_A[] = {
    {ARK_Contract, ARK_BusinessObject, ARK_ALWAYS},
    {ARK_Constraint, ARK_Requirement, ARK_ALWAYS},
    {ARK_Device, ARK_Node, ARK_UNTIL(ARK_V3_1)},
    {ARK_Equipment, ARK_Node, ARK_UNTIL(ARK_V3_1)},
    {ARK_Facility, ARK_Node, ARK_UNTIL(ARK_V3_1)},
    {ARK_SystemSoftware, ARK_Node, ARK_UNTIL(ARK_V3_1)},
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
