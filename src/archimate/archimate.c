/* Lookup and registration over the tables of kinds. Knows nothing of files. */
#include "archimate/archimate.h"

#include <string.h>

#include "archimate/kinds.h"

const struct ark_element_kind *ark_element_kinds(uint32_t *ret_n)
{
    *ret_n = ARK_ELEMENT_KINDS;
    return ark_element_table;
}

const struct ark_relationship_kind *ark_relationship_kinds(uint32_t *ret_n)
{
    *ret_n = ARK_RELATIONSHIP_KINDS;
    return ark_relationship_table;
}

/* Binary search; the kind's row, or -1. */
static int find(const struct ark_spelling *spellings, int n, const char *name, size_t len)
{
    int low = 0, high = n;
    while (low < high) {
        int middle = (low + high) / 2;
        const char *candidate = spellings[middle].name;
        int order = strncmp(name, candidate, len);
        if (order == 0 && candidate[len] == '\0')
            return spellings[middle].kind;
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

const struct ark_element_kind *ark_element_kind_find(const char *name, size_t len)
{
    int kind = find(ark_element_spellings, ARK_ELEMENT_SPELLINGS, name, len);
    return kind < 0 ? NULL : &ark_element_table[kind];
}

const struct ark_relationship_kind *ark_relationship_kind_find(const char *name, size_t len)
{
    static const char suffix[] = "Relationship";
    const size_t cut = sizeof suffix - 1;
    if (len > cut && memcmp(name + len - cut, suffix, cut) == 0)
        len -= cut;
    int kind = find(ark_relationship_spellings, ARK_RELATIONSHIP_SPELLINGS, name, len);
    return kind < 0 ? NULL : &ark_relationship_table[kind];
}

ark_labelset ark_element_labels(ark_builder *builder, const struct ark_element_kind *kind)
{
    const char *labels[G_N_ELEMENTS(kind->supertypes) + 2] = {kind->name};
    for (size_t i = 0; i < G_N_ELEMENTS(kind->supertypes) && kind->supertypes[i]; i++)
        labels[i + 1] = kind->supertypes[i];
    return ark_builder_labelset(builder, labels);
}

ark_labelset ark_relationship_labels(ark_builder *builder, const struct ark_relationship_kind *kind)
{
    const char *labels[] = {kind->name, kind->category, "Relationship", NULL};
    return ark_builder_labelset(builder, labels);
}

ark_labelset ark_archimate_labels(ark_builder *builder, const char *label, bool edge)
{
    size_t len = strlen(label);
    const struct ark_element_kind *element = edge ? NULL : ark_element_kind_find(label, len);
    const struct ark_relationship_kind *relationship =
        edge ? ark_relationship_kind_find(label, len) : NULL;
    if (element)
        return ark_element_labels(builder, element);
    if (relationship)
        return ark_relationship_labels(builder, relationship);
    const char *const plain[] = {label, NULL};
    return ark_builder_labelset(builder, plain);
}

static void add_all(ark_schema *schema, enum ark_schema_kind kind, const char *const *names)
{
    for (; *names; names++)
        ark_schema_add(schema, kind, *names);
}

static const char *const properties[] = {
    "name",
    "documentation",
    "specialization",
    "junction",
    "viewpoint",
    "accessType",
    "modifier",
    "isDirected",
    "x",
    "y",
    "w",
    "h",
    "text",
    "fill",
    "line",
    "fontColour",
    "figure",
    "bendpoints",
    "archimateVersion",
    NULL,
};

bool ark_model_owns_property(const char *name)
{
    return g_strv_contains(properties, name) || g_str_has_prefix(name, "name@") ||
           g_str_has_prefix(name, "documentation@");
}

void ark_archimate_register(ark_schema *schema)
{
    static const char *const nodes[] = {"Model",    "Folder",        "View",
                                        "ViewNode", "ViewElement",   "ViewGroup",
                                        "ViewNote", "ViewReference", NULL};
    static const char *const edges[] = {"Relationship", "CONTAINS", "DEPICTS", "CONNECTION", NULL};
    for (uint32_t i = 0; i < ARK_ELEMENT_KINDS; i++) {
        ark_schema_add(schema, ARK_SCHEMA_NODE_LABEL, ark_element_table[i].name);
        add_all(schema, ARK_SCHEMA_NODE_LABEL, ark_element_table[i].supertypes);
    }
    for (uint32_t i = 0; i < ARK_RELATIONSHIP_KINDS; i++) {
        ark_schema_add(schema, ARK_SCHEMA_EDGE_TYPE, ark_relationship_table[i].name);
        ark_schema_add(schema, ARK_SCHEMA_EDGE_TYPE, ark_relationship_table[i].category);
    }
    add_all(schema, ARK_SCHEMA_NODE_LABEL, nodes);
    add_all(schema, ARK_SCHEMA_EDGE_TYPE, edges);
    add_all(schema, ARK_SCHEMA_PROPERTY, properties);
}
