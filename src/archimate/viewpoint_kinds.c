/* Which elements a viewpoint shows: the basic viewpoints of ArchiMate 3 (Appendix C of the
 * specification, as the tools read it). Groupings and junctions may stand in any. */
#include "archimate/viewpoint.h"

#include <string.h>

#include <glib.h>

#define E(name) ARK_CONCEPT(name)
/* Elements from one row of the table to another: the layers are runs of it. */
#define RUN(first, last) ((ARK_CONCEPT(last) << 1) - ARK_CONCEPT(first))

#define THREE ARK_SINCE(ARK_V3_0)
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
    ark_versions versions;
    ark_concepts shows;
} VIEWPOINTS[] = {
    {"organization", THREE, B_WHO | E(BusinessInterface) | E(Location)},
    {"business_process_cooperation", THREE,
     APPLICATION | B_WHO | E(BusinessInterface) | B_BEHAVIOUR | E(BusinessService) |
         E(BusinessObject) | E(Representation) | E(Location)},
    {"product", THREE,
     APPLICATION | E(Artifact) | B_WHO | E(BusinessInterface) | B_BEHAVIOUR | E(BusinessService) |
         E(BusinessObject) | E(Contract) | E(Product) | E(Material) | E(TechnologyService) |
         E(Value)},
    {"application_cooperation", THREE, APPLICATION | E(Location)},
    {"application_structure", THREE,
     E(ApplicationComponent) | E(ApplicationCollaboration) | E(ApplicationInterface) |
         E(DataObject)},
    {"application_usage", THREE, APPLICATION | B_WHO | B_BEHAVIOUR | E(BusinessObject)},
    {"implementation_deployment", THREE,
     APPLICATION | E(Artifact) | E(Path) | E(SystemSoftware) | E(TechnologyFunction) |
         E(TechnologyInteraction) | E(TechnologyInterface) | E(TechnologyProcess) |
         E(TechnologyService)},
    {"technology", THREE, TECHNOLOGY | E(Location)},
    {"technology_usage", THREE,
     E(ApplicationComponent) | E(ApplicationCollaboration) | E(ApplicationEvent) |
         E(ApplicationFunction) | E(ApplicationInteraction) | E(ApplicationProcess) | TECHNOLOGY},
    {"information_structure", THREE,
     E(Artifact) | E(BusinessObject) | E(DataObject) | E(Meaning) | E(Representation)},
    {"service_realization", THREE,
     APPLICATION | B_WHO | E(BusinessInterface) | B_BEHAVIOUR | E(BusinessService) |
         E(BusinessObject) | E(Representation)},
    {"physical", THREE,
     PHYSICAL | E(CommunicationNetwork) | E(Device) | E(Location) | E(Node) | E(Path)},
    {"stakeholder", THREE, E(Assessment) | E(Driver) | E(Goal) | E(Outcome) | E(Stakeholder)},
    {"goal_realization", THREE,
     E(Constraint) | E(Goal) | E(Outcome) | E(Principle) | E(Requirement)},
    {"requirements_realization", THREE,
     E(Constraint) | E(Goal) | E(Meaning) | E(Outcome) | E(Principle) | E(Requirement) | E(Value) |
         STRATEGY | BUSINESS | APPLICATION | TECHNOLOGY | E(Location)},
    {"motivation", THREE, MOTIVATION},
    {"strategy", THREE, STRATEGY | E(Outcome)},
    {"capability", THREE, E(Capability) | E(Outcome) | E(Resource)},
    {"value_stream", THREE, E(Capability) | E(Outcome) | E(Stakeholder) | E(ValueStream)},
    {"outcome_realization", THREE,
     E(Capability) | E(Meaning) | E(Outcome) | E(Resource) | E(Value) | E(ValueStream) | BUSINESS |
         APPLICATION | TECHNOLOGY | E(Location)},
    {"resource", THREE, E(Capability) | E(Resource) | E(WorkPackage)},
    {"project", THREE,
     E(BusinessActor) | E(BusinessRole) | E(Deliverable) | E(Goal) | E(ImplementationEvent) |
         E(Outcome) | E(WorkPackage)},
    {"migration", THREE, E(Gap) | E(Plateau)},
    {"implementation_migration", THREE,
     BUSINESS | APPLICATION | TECHNOLOGY | IMPLEMENTATION | E(Constraint) | E(Goal) | E(Location) |
         E(Requirement)},
};

bool ark_viewpoint_shows(const struct ark_version *version, const char *id, ark_concepts *ret_shows)
{
    for (size_t i = 0; i < G_N_ELEMENTS(VIEWPOINTS); i++) {
        if (ark_version_in(version, VIEWPOINTS[i].versions) && strcmp(VIEWPOINTS[i].id, id) == 0) {
            *ret_shows = VIEWPOINTS[i].shows | E(Grouping) | E(Junction);
            return true;
        }
    }
    return false;
}
