/* The table of kinds. Rows are sorted by name, for bsearch. */
#include "diagram/notation.h"

#include <stdlib.h>
#include <string.h>

#include "diagram/icons.h"
#include "diagram/outlines.h"

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

#define SQUARE ARK_FIGURE_SQUARE
#define ROUND ARK_FIGURE_ROUND
#define CUT ARK_FIGURE_CUT
/* The alternative to the box with an icon: a figure of its own, or the icon made large. */
#define FIGURE(symbol) ICON_##symbol, OUTLINE_##symbol, ARK_FIGURE_OUTLINE
#define LARGE(symbol) ICON_##symbol, NULL, ARK_FIGURE_ICON

static const struct ark_notation UNKNOWN = {"",   ARK_FIGURE_SQUARE, WHITE, NULL,
                                            NULL, ARK_FIGURE_SQUARE};

static const struct ark_notation KINDS[] = {
    {"ApplicationCollaboration", SQUARE, APPLICATION, FIGURE(COLLABORATION)},
    {"ApplicationComponent", SQUARE, APPLICATION, FIGURE(COMPONENT)},
    {"ApplicationEvent", ROUND, APPLICATION, FIGURE(EVENT)},
    {"ApplicationFunction", ROUND, APPLICATION, FIGURE(FUNCTION)},
    {"ApplicationInteraction", ROUND, APPLICATION, FIGURE(INTERACTION)},
    {"ApplicationInterface", SQUARE, APPLICATION, LARGE(INTERFACE)},
    {"ApplicationProcess", ROUND, APPLICATION, FIGURE(PROCESS)},
    {"ApplicationService", ROUND, APPLICATION, FIGURE(SERVICE)},
    {"Artifact", SQUARE, TECHNOLOGY, FIGURE(ARTIFACT)},
    {"Assessment", CUT, MOTIVATION, LARGE(ASSESSMENT)},
    {"BusinessActor", SQUARE, BUSINESS, LARGE(ACTOR)},
    {"BusinessCollaboration", SQUARE, BUSINESS, FIGURE(COLLABORATION)},
    {"BusinessEvent", ROUND, BUSINESS, FIGURE(EVENT)},
    {"BusinessFunction", ROUND, BUSINESS, FIGURE(FUNCTION)},
    {"BusinessInteraction", ROUND, BUSINESS, FIGURE(INTERACTION)},
    {"BusinessInterface", SQUARE, BUSINESS, LARGE(INTERFACE)},
    {"BusinessObject", SQUARE, BUSINESS, FIGURE(OBJECT)},
    {"BusinessProcess", ROUND, BUSINESS, FIGURE(PROCESS)},
    {"BusinessRole", SQUARE, BUSINESS, FIGURE(ROLE)},
    {"BusinessService", ROUND, BUSINESS, FIGURE(SERVICE)},
    {"Capability", ROUND, STRATEGY, LARGE(CAPABILITY)},
    {"CommunicationNetwork", SQUARE, TECHNOLOGY, LARGE(NETWORK)},
    {"Constraint", CUT, MOTIVATION, FIGURE(CONSTRAINT)},
    {"Contract", SQUARE, BUSINESS, FIGURE(CONTRACT)},
    {"CourseOfAction", ROUND, STRATEGY, LARGE(COURSE_OF_ACTION)},
    {"DataObject", SQUARE, APPLICATION, FIGURE(OBJECT)},
    {"Deliverable", SQUARE, IMPLEMENTATION, FIGURE(DELIVERABLE)},
    {"Device", SQUARE, TECHNOLOGY, FIGURE(DEVICE)},
    {"DistributionNetwork", SQUARE, TECHNOLOGY, LARGE(DISTRIBUTION)},
    {"Driver", CUT, MOTIVATION, LARGE(DRIVER)},
    {"Equipment", SQUARE, TECHNOLOGY, LARGE(EQUIPMENT)},
    {"Facility", SQUARE, TECHNOLOGY, LARGE(FACILITY)},
    {"Gap", SQUARE, TRANSITION, LARGE(GAP)},
    {"Goal", CUT, MOTIVATION, LARGE(GOAL)},
    {"Grouping", ARK_FIGURE_TAB, WHITE, NULL, NULL, ARK_FIGURE_TAB},
    {"ImplementationEvent", ROUND, IMPLEMENTATION, FIGURE(EVENT)},
    {"Junction", ARK_FIGURE_DOT, BLACK, NULL, NULL, ARK_FIGURE_DOT},
    {"Location", SQUARE, LOCATION, LARGE(LOCATION)},
    {"Material", SQUARE, TECHNOLOGY, LARGE(MATERIAL)},
    {"Meaning", CUT, MOTIVATION, FIGURE(MEANING)},
    {"Node", ARK_FIGURE_OUTLINE, TECHNOLOGY, ICON_NODE, OUTLINE_NODE, ARK_FIGURE_SQUARE},
    {"Outcome", CUT, MOTIVATION, LARGE(OUTCOME)},
    {"Path", SQUARE, TECHNOLOGY, LARGE(PATH)},
    {"Plateau", SQUARE, TRANSITION, LARGE(PLATEAU)},
    {"Principle", CUT, MOTIVATION, LARGE(PRINCIPLE)},
    {"Product", SQUARE, BUSINESS, FIGURE(PRODUCT)},
    {"Representation", SQUARE, BUSINESS, FIGURE(REPRESENTATION)},
    {"Requirement", CUT, MOTIVATION, FIGURE(REQUIREMENT)},
    {"Resource", SQUARE, STRATEGY, LARGE(RESOURCE)},
    {"Stakeholder", CUT, MOTIVATION, FIGURE(ROLE)},
    {"SystemSoftware", SQUARE, TECHNOLOGY, LARGE(SYSTEM_SOFTWARE)},
    {"TechnologyCollaboration", SQUARE, TECHNOLOGY, FIGURE(COLLABORATION)},
    {"TechnologyEvent", ROUND, TECHNOLOGY, FIGURE(EVENT)},
    {"TechnologyFunction", ROUND, TECHNOLOGY, FIGURE(FUNCTION)},
    {"TechnologyInteraction", ROUND, TECHNOLOGY, FIGURE(INTERACTION)},
    {"TechnologyInterface", SQUARE, TECHNOLOGY, LARGE(INTERFACE)},
    {"TechnologyProcess", ROUND, TECHNOLOGY, FIGURE(PROCESS)},
    {"TechnologyService", ROUND, TECHNOLOGY, FIGURE(SERVICE)},
    {"Value", CUT, MOTIVATION, FIGURE(VALUE)},
    {"ValueStream", ROUND, STRATEGY, FIGURE(VALUE_STREAM)},
    {"WorkPackage", ROUND, IMPLEMENTATION, LARGE(WORK_PACKAGE)},
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
