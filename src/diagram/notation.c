/* The table of kinds. Rows are sorted by name, for bsearch. */
#include "diagram/notation.h"

#include <stdlib.h>
#include <string.h>

#include "diagram/icons.h"

#define BUSINESS 0xffffb5
#define APPLICATION 0xb5ffff
#define TECHNOLOGY 0xc9e7b7
#define MOTIVATION 0xccccff
#define STRATEGY 0xf5deaa
#define IMPLEMENTATION 0xffe0e0
#define TRANSITION 0xe0ffe0
#define LOCATION 0xfbb875
#define WHITE 0xffffff
#define BLACK 0x000000

static const struct ark_notation UNKNOWN = {"", ARK_FIGURE_SQUARE, WHITE, NULL};

static const struct ark_notation KINDS[] = {
    {"ApplicationCollaboration", ARK_FIGURE_SQUARE, APPLICATION, ICON_COLLABORATION},
    {"ApplicationComponent", ARK_FIGURE_SQUARE, APPLICATION, ICON_COMPONENT},
    {"ApplicationEvent", ARK_FIGURE_ROUND, APPLICATION, ICON_EVENT},
    {"ApplicationFunction", ARK_FIGURE_ROUND, APPLICATION, ICON_FUNCTION},
    {"ApplicationInteraction", ARK_FIGURE_ROUND, APPLICATION, ICON_INTERACTION},
    {"ApplicationInterface", ARK_FIGURE_SQUARE, APPLICATION, ICON_INTERFACE},
    {"ApplicationProcess", ARK_FIGURE_ROUND, APPLICATION, ICON_PROCESS},
    {"ApplicationService", ARK_FIGURE_ROUND, APPLICATION, ICON_SERVICE},
    {"Artifact", ARK_FIGURE_SQUARE, TECHNOLOGY, ICON_ARTIFACT},
    {"Assessment", ARK_FIGURE_CUT, MOTIVATION, ICON_ASSESSMENT},
    {"BusinessActor", ARK_FIGURE_SQUARE, BUSINESS, ICON_ACTOR},
    {"BusinessCollaboration", ARK_FIGURE_SQUARE, BUSINESS, ICON_COLLABORATION},
    {"BusinessEvent", ARK_FIGURE_ROUND, BUSINESS, ICON_EVENT},
    {"BusinessFunction", ARK_FIGURE_ROUND, BUSINESS, ICON_FUNCTION},
    {"BusinessInteraction", ARK_FIGURE_ROUND, BUSINESS, ICON_INTERACTION},
    {"BusinessInterface", ARK_FIGURE_SQUARE, BUSINESS, ICON_INTERFACE},
    {"BusinessObject", ARK_FIGURE_SQUARE, BUSINESS, ICON_OBJECT},
    {"BusinessProcess", ARK_FIGURE_ROUND, BUSINESS, ICON_PROCESS},
    {"BusinessRole", ARK_FIGURE_SQUARE, BUSINESS, ICON_ROLE},
    {"BusinessService", ARK_FIGURE_ROUND, BUSINESS, ICON_SERVICE},
    {"Capability", ARK_FIGURE_ROUND, STRATEGY, ICON_CAPABILITY},
    {"CommunicationNetwork", ARK_FIGURE_SQUARE, TECHNOLOGY, ICON_NETWORK},
    {"Constraint", ARK_FIGURE_CUT, MOTIVATION, ICON_CONSTRAINT},
    {"Contract", ARK_FIGURE_SQUARE, BUSINESS, ICON_CONTRACT},
    {"CourseOfAction", ARK_FIGURE_ROUND, STRATEGY, ICON_COURSE_OF_ACTION},
    {"DataObject", ARK_FIGURE_SQUARE, APPLICATION, ICON_OBJECT},
    {"Deliverable", ARK_FIGURE_SQUARE, IMPLEMENTATION, ICON_DOCUMENT},
    {"Device", ARK_FIGURE_SQUARE, TECHNOLOGY, ICON_DEVICE},
    {"DistributionNetwork", ARK_FIGURE_SQUARE, TECHNOLOGY, ICON_DISTRIBUTION},
    {"Driver", ARK_FIGURE_CUT, MOTIVATION, ICON_DRIVER},
    {"Equipment", ARK_FIGURE_SQUARE, TECHNOLOGY, ICON_EQUIPMENT},
    {"Facility", ARK_FIGURE_SQUARE, TECHNOLOGY, ICON_FACILITY},
    {"Gap", ARK_FIGURE_SQUARE, TRANSITION, ICON_GAP},
    {"Goal", ARK_FIGURE_CUT, MOTIVATION, ICON_GOAL},
    {"Grouping", ARK_FIGURE_TAB, WHITE, NULL},
    {"ImplementationEvent", ARK_FIGURE_ROUND, IMPLEMENTATION, ICON_EVENT},
    {"Junction", ARK_FIGURE_DOT, BLACK, NULL},
    {"Location", ARK_FIGURE_SQUARE, LOCATION, ICON_LOCATION},
    {"Material", ARK_FIGURE_SQUARE, TECHNOLOGY, ICON_MATERIAL},
    {"Meaning", ARK_FIGURE_CUT, MOTIVATION, ICON_MEANING},
    {"Node", ARK_FIGURE_SQUARE, TECHNOLOGY, ICON_NODE},
    {"Outcome", ARK_FIGURE_CUT, MOTIVATION, ICON_OUTCOME},
    {"Path", ARK_FIGURE_SQUARE, TECHNOLOGY, ICON_PATH},
    {"Plateau", ARK_FIGURE_SQUARE, TRANSITION, ICON_PLATEAU},
    {"Principle", ARK_FIGURE_CUT, MOTIVATION, ICON_PRINCIPLE},
    {"Product", ARK_FIGURE_SQUARE, BUSINESS, ICON_PRODUCT},
    {"Representation", ARK_FIGURE_SQUARE, BUSINESS, ICON_REPRESENTATION},
    {"Requirement", ARK_FIGURE_CUT, MOTIVATION, ICON_REQUIREMENT},
    {"Resource", ARK_FIGURE_SQUARE, STRATEGY, ICON_RESOURCE},
    {"Stakeholder", ARK_FIGURE_CUT, MOTIVATION, ICON_ROLE},
    {"SystemSoftware", ARK_FIGURE_SQUARE, TECHNOLOGY, ICON_SYSTEM_SOFTWARE},
    {"TechnologyCollaboration", ARK_FIGURE_SQUARE, TECHNOLOGY, ICON_COLLABORATION},
    {"TechnologyEvent", ARK_FIGURE_ROUND, TECHNOLOGY, ICON_EVENT},
    {"TechnologyFunction", ARK_FIGURE_ROUND, TECHNOLOGY, ICON_FUNCTION},
    {"TechnologyInteraction", ARK_FIGURE_ROUND, TECHNOLOGY, ICON_INTERACTION},
    {"TechnologyInterface", ARK_FIGURE_SQUARE, TECHNOLOGY, ICON_INTERFACE},
    {"TechnologyProcess", ARK_FIGURE_ROUND, TECHNOLOGY, ICON_PROCESS},
    {"TechnologyService", ARK_FIGURE_ROUND, TECHNOLOGY, ICON_SERVICE},
    {"Value", ARK_FIGURE_CUT, MOTIVATION, ICON_VALUE},
    {"ValueStream", ARK_FIGURE_ROUND, STRATEGY, ICON_VALUE_STREAM},
    {"WorkPackage", ARK_FIGURE_ROUND, IMPLEMENTATION, ICON_WORK_PACKAGE},
};

static const struct ark_wire_notation WIRES[] = {
    {"Access", ARK_END_NONE, ARK_END_NONE, ARK_DASH_DOTTED},
    {"Aggregation", ARK_END_HOLLOW_DIAMOND, ARK_END_NONE, ARK_DASH_NONE},
    {"Assignment", ARK_END_DOT, ARK_END_ARROW, ARK_DASH_NONE},
    {"Association", ARK_END_NONE, ARK_END_NONE, ARK_DASH_NONE},
    {"Composition", ARK_END_DIAMOND, ARK_END_NONE, ARK_DASH_NONE},
    {"Flow", ARK_END_NONE, ARK_END_ARROW, ARK_DASH_DASHED},
    {"Influence", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_DASHED},
    {"Realization", ARK_END_NONE, ARK_END_HOLLOW_TRIANGLE, ARK_DASH_DOTTED},
    {"Serving", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_NONE},
    {"Specialization", ARK_END_NONE, ARK_END_HOLLOW_TRIANGLE, ARK_DASH_NONE},
    {"Triggering", ARK_END_NONE, ARK_END_ARROW, ARK_DASH_NONE},
};

/* Both tables begin their rows with the name. */
static int compare_name(const void *name, const void *row)
{
    return strcmp(name, *(const char *const *)row);
}

const struct ark_notation *ark_notation_find(const char *kind)
{
    if (!kind)
        return &UNKNOWN;
    const struct ark_notation *row =
        bsearch(kind, KINDS, G_N_ELEMENTS(KINDS), sizeof *KINDS, compare_name);
    return row ? row : &UNKNOWN;
}

const struct ark_wire_notation *ark_wire_notation_find(const char *relationship)
{
    if (!relationship)
        return NULL;
    return bsearch(relationship, WIRES, G_N_ELEMENTS(WIRES), sizeof *WIRES, compare_name);
}
