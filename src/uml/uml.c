/* Lookup and registration over the table of metaclasses. Knows nothing of files. */
#include "uml/uml.h"

#include <string.h>

#include "uml/metaclasses.h"

const struct ark_metaclass *ark_metaclasses(uint32_t *ret_n)
{
    *ret_n = ARK_METACLASSES;
    return ark_metaclass_table;
}

const struct ark_metaclass *ark_metaclass_find(const char *name, size_t len)
{
    int low = 0, high = ARK_METACLASSES;
    while (low < high) {
        int middle = (low + high) / 2;
        const char *candidate = ark_metaclass_table[middle].name;
        int order = strncmp(name, candidate, len);
        if (order == 0 && candidate[len] == '\0')
            return &ark_metaclass_table[middle];
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool is_edge(const struct ark_metaclass *metaclass)
{
    return metaclass->form == ARK_UML_DEPENDENCY || metaclass->form == ARK_UML_GENERALIZATION;
}

ark_labelset ark_metaclass_labels(ark_builder *builder, const struct ark_metaclass *metaclass)
{
    const char *labels[G_N_ELEMENTS(metaclass->supertypes) + 3] = {metaclass->label};
    uint32_t n = 1;
    for (; n <= G_N_ELEMENTS(metaclass->supertypes) && metaclass->supertypes[n - 1]; n++)
        labels[n] = metaclass->supertypes[n - 1];
    labels[n] = is_edge(metaclass) ? "UmlRelationship" : "UmlElement";
    return ark_builder_labelset(builder, labels);
}

bool ark_uml_labels(ark_builder *builder, const char *label, bool edge, ark_labelset *ret)
{
    for (uint32_t i = 0; i < ARK_METACLASSES; i++) {
        const struct ark_metaclass *row = &ark_metaclass_table[i];
        if (is_edge(row) == edge && strcmp(row->label, label) == 0) {
            *ret = ark_metaclass_labels(builder, row);
            return true;
        }
    }
    return false;
}

bool ark_uml_bound(const char *text, int64_t *ret)
{
    char *end;
    text += strspn(text, " ");
    if (*text == '*' || ((*text == 'n' || *text == 'N') && !text[1])) {
        *ret = ARK_UML_UNLIMITED;
        return !text[1 + strspn(text + 1, " ")];
    }
    if (!g_ascii_isdigit(*text) && *text != '-')
        return false;
    gint64 number = g_ascii_strtoll(text, &end, 10);
    if (end == text || end[strspn(end, " ")] || number < ARK_UML_UNLIMITED)
        return false;
    *ret = number;
    return true;
}

bool ark_uml_multiplicity(const char *text, int64_t *ret_lower, int64_t *ret_upper)
{
    const char *dots = strstr(text, "..");
    int64_t lower, upper;
    if (!dots) {
        if (!ark_uml_bound(text, &upper))
            return false;
        *ret_lower = upper == ARK_UML_UNLIMITED ? 0 : upper;
        *ret_upper = upper;
        return true;
    }
    g_autofree char *first = g_strndup(text, (size_t)(dots - text));
    if (!ark_uml_bound(first, &lower) || !ark_uml_bound(dots + 2, &upper))
        return false;
    *ret_lower = lower == ARK_UML_UNLIMITED ? 0 : lower;
    *ret_upper = upper;
    return true;
}

/* Nodes that are no metaclass's. */
static const char *const nodes[] = {"UmlElement", "UmlDiagram", "UmlShape", "EaElement"};

static const char *const edges[] = {
    "CONTAINS",   "TYPE",   "INSTANCE_OF",      "ANNOTATES", "UmlRelationship",
    "CONSTRAINS", "GROUPS", "DEFINING_FEATURE", "DEPICTS",   "UmlLine",
};

static const char *const properties[] = {
    "name",       "documentation",
    "type",       "lower",
    "upper",      "multiplicity",
    "navigable",  "aggregation",
    "isAbstract", "isDerived",
    "default",    "stereotype",
    "body",       "qualifiedStereotype",
    "visibility", "isStatic",
    "isReadOnly", "isOrdered",
    "isUnique",   "isCovering",
    "isDisjoint", "value",
    "language",   "direction",
    "kind",       "x",
    "y",          "w",
    "h",          "bendpoints",
    "ea:alias",   "ea:author",
    "ea:phase",   "ea:status",
    "ea:type",    "ea:version",
    NULL,
};

bool ark_uml_owns_property(const char *name)
{
    return g_strv_contains(properties, name);
}

void ark_uml_register(ark_schema *schema)
{
    for (uint32_t i = 0; i < ARK_METACLASSES; i++) {
        const struct ark_metaclass *row = &ark_metaclass_table[i];
        enum ark_schema_kind kind = is_edge(row) ? ARK_SCHEMA_EDGE_TYPE : ARK_SCHEMA_NODE_LABEL;
        ark_schema_add(schema, kind, row->label);
        for (size_t k = 0; k < G_N_ELEMENTS(row->supertypes) && row->supertypes[k]; k++)
            ark_schema_add(schema, kind, row->supertypes[k]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(nodes); i++)
        ark_schema_add(schema, ARK_SCHEMA_NODE_LABEL, nodes[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(edges); i++)
        ark_schema_add(schema, ARK_SCHEMA_EDGE_TYPE, edges[i]);
    for (size_t i = 0; properties[i]; i++)
        ark_schema_add(schema, ARK_SCHEMA_PROPERTY, properties[i]);
}
