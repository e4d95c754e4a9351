/* Which elements a viewpoint shows: the basic viewpoints of ArchiMate 3 (Appendix C of the
 * specification, as the tools read it). Groupings and junctions may stand in any. */
#include "archimate/viewpoint.h"

#include <string.h>

#include <glib.h>

#define E(name) ARK_CONCEPT(name)
/* Elements from one row of the table to another: the layers are runs of it. */
#define RUN(first, last) ((ARK_CONCEPT(last) << 1) - ARK_CONCEPT(first))

#define STRATEGY RUN(Resource, CourseOfAction)
#define BUSINESS RUN(BusinessActor, Product)
#define APPLICATION RUN(ApplicationComponent, DataObject)
#define PHYSICAL RUN(Equipment, Material)
#define TECHNOLOGY (RUN(Node, Artifact) | PHYSICAL)
#define MOTIVATION RUN(Stakeholder, Value)
#define IMPLEMENTATION RUN(WorkPackage, Gap)
#define B_BEHAVIOUR RUN(BusinessProcess, BusinessEvent)
#define B_WHO (E(BusinessActor) | E(BusinessRole) | E(BusinessCollaboration))

static const struct {
    const char *id;
    ark_concepts shows;
} VIEWPOINTS[] = {
    {"organization", B_WHO | E(BusinessInterface) | E(Location)},
    {"business_process_cooperation", APPLICATION | B_WHO | E(BusinessInterface) | B_BEHAVIOUR |
                                         E(BusinessService) | E(BusinessObject) |
                                         E(Representation) | E(Location)},
    {"product", APPLICATION | E(Artifact) | B_WHO | E(BusinessInterface) | B_BEHAVIOUR |
                    E(BusinessService) | E(BusinessObject) | E(Contract) | E(Product) |
                    E(Material) | E(TechnologyService) | E(Value)},
    {"application_cooperation", APPLICATION | E(Location)},
    {"application_structure", E(ApplicationComponent) | E(ApplicationCollaboration) |
                                  E(ApplicationInterface) | E(DataObject)},
    {"application_usage", APPLICATION | B_WHO | B_BEHAVIOUR | E(BusinessObject)},
    {"implementation_deployment", APPLICATION | E(Artifact) | E(Path) | E(SystemSoftware) |
                                      E(TechnologyFunction) | E(TechnologyInteraction) |
                                      E(TechnologyInterface) | E(TechnologyProcess) |
                                      E(TechnologyService)},
    {"technology", TECHNOLOGY | E(Location)},
    {"technology_usage", E(ApplicationComponent) | E(ApplicationCollaboration) |
                             E(ApplicationEvent) | E(ApplicationFunction) |
                             E(ApplicationInteraction) | E(ApplicationProcess) | TECHNOLOGY},
    {"information_structure",
     E(Artifact) | E(BusinessObject) | E(DataObject) | E(Meaning) | E(Representation)},
    {"service_realization", APPLICATION | B_WHO | E(BusinessInterface) | B_BEHAVIOUR |
                                E(BusinessService) | E(BusinessObject) | E(Representation)},
    {"physical", PHYSICAL | E(CommunicationNetwork) | E(Device) | E(Location) | E(Node) | E(Path)},
    {"stakeholder", E(Assessment) | E(Driver) | E(Goal) | E(Outcome) | E(Stakeholder)},
    {"goal_realization", E(Constraint) | E(Goal) | E(Outcome) | E(Principle) | E(Requirement)},
    {"requirements_realization", E(Constraint) | E(Goal) | E(Meaning) | E(Outcome) | E(Principle) |
                                     E(Requirement) | E(Value) | STRATEGY | BUSINESS | APPLICATION |
                                     TECHNOLOGY | E(Location)},
    {"motivation", MOTIVATION},
    {"strategy", STRATEGY | E(Outcome)},
    {"capability", E(Capability) | E(Outcome) | E(Resource)},
    {"value_stream", E(Capability) | E(Outcome) | E(Stakeholder) | E(ValueStream)},
    {"outcome_realization", E(Capability) | E(Meaning) | E(Outcome) | E(Resource) | E(Value) |
                                E(ValueStream) | BUSINESS | APPLICATION | TECHNOLOGY | E(Location)},
    {"resource", E(Capability) | E(Resource) | E(WorkPackage)},
    {"project", E(BusinessActor) | E(BusinessRole) | E(Deliverable) | E(Goal) |
                    E(ImplementationEvent) | E(Outcome) | E(WorkPackage)},
    {"migration", E(Gap) | E(Plateau)},
    {"implementation_migration", BUSINESS | APPLICATION | TECHNOLOGY | IMPLEMENTATION |
                                     E(Constraint) | E(Goal) | E(Location) | E(Requirement)},
};

bool ark_viewpoint_shows(const char *id, ark_concepts *ret_shows)
{
    for (size_t i = 0; i < G_N_ELEMENTS(VIEWPOINTS); i++) {
        if (strcmp(VIEWPOINTS[i].id, id) == 0) {
            *ret_shows = VIEWPOINTS[i].shows | E(Grouping) | E(Junction);
            return true;
        }
    }
    return false;
}
