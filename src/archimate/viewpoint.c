/* Viewpoints: ids, the numbers of Archi up to 3.1.1, and display names, as one table. */
#include <string.h>

#include "archimate/archimate.h"

/* The row of a number is that number. Viewpoints that ArchiMate 3 dropped keep a name of the same
 * make. */
static const char *const ids[] = {
    NULL,
    "actor_cooperation",
    "application_behavior",
    "application_cooperation",
    "application_structure",
    "application_usage",
    "business_function",
    "business_process_cooperation",
    "business_process",
    "product",
    "implementation_deployment",
    "information_structure",
    "technology_usage",
    "technology",
    "layered",
    "organization",
    "service_realization",
    "stakeholder",
    "goal_realization",
    "goal_contribution",
    "principles",
    "requirements_realization",
    "motivation",
    "project",
    "migration",
    "implementation_migration",
    "technology_usage",
    "physical",
    "strategy",
    "capability",
    "value_stream",
    "outcome_realization",
    "resource",
};
enum { NUMBERED = 26 };

static const struct {
    const char *name, *id;
} others[] = {
    {"infrastructure", "technology"},
    {"infrastructure_usage", "technology_usage"},
    {"capability_map", "capability"},
    {"resource_map", "resource"},
    {"business_product", "product"},
    {"organisation", "organization"},
    {"application_behaviour", "application_behavior"},
};

/* "Implementation and Deployment", "Actor Co-operation" -> implementation_deployment,
 * actor_cooperation. */
static void simplify(const char *text, size_t len, char *out, size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i < len && n + 1 < room; i++) {
        char c = g_ascii_tolower(text[i]);
        if (c == '-')
            continue;
        out[n++] = c == ' ' || c == '\t' || c == '\n' ? '_' : c;
    }
    out[n] = '\0';
    char *and = strstr(out, "_and_");
    if (and)
        memmove(and, and+4, strlen(and+4) + 1);
    char *word = strstr(out, "_viewpoint");
    if (word && !word[strlen("_viewpoint")])
        *word = '\0';
}

const char *ark_viewpoint_find(const char *text, size_t len)
{
    char name[64];
    simplify(text, len, name, sizeof name);
    if (g_ascii_isdigit(name[0])) {
        guint64 number = g_ascii_strtoull(name, NULL, 10);
        return number < NUMBERED ? ids[number] : NULL;
    }
    for (size_t i = 1; i < G_N_ELEMENTS(ids); i++) {
        if (strcmp(ids[i], name) == 0)
            return ids[i];
    }
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (strcmp(others[i].name, name) == 0)
            return others[i].id;
    }
    return NULL;
}
