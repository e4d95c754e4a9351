/* Which properties count when things are compared. One row per property that is not simply compared
 * as it stands. */
#include "diff/internal.h"

#include <stdlib.h>

#define DATA (1u << A_DATA)
#define MODEL (1u << A_MODEL)
#define DOCUMENT (1u << A_DOCUMENT)

/* In the order of strcmp. What is DERIVED is told in another way (a type as a link, bounds as a
 * multiplicity), follows from where a thing stands, or says only when and how a tool wrote it. */
static const struct {
    const char *key;
    unsigned of; /* kinds of models */
    struct property property;
} rows[] = {
    {"aggregation", DATA, {.usual = "none"}},
    {"archimateVersion", MODEL, {PROPERTY_DERIVED, NULL}},
    {"author", DATA, {PROPERTY_TOOL, NULL}},
    {"batchload", DATA, {PROPERTY_DERIVED, NULL}},
    {"batchsave", DATA, {PROPERTY_DERIVED, NULL}},
    {"bendpoints", MODEL | DATA, {PROPERTY_LAYOUT, NULL}},
    {"border", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"code", DATA, {PROPERTY_TOOL, NULL}},
    {"collection", DATA, {PROPERTY_TOOL, NULL}},
    {"complexity", DATA, {PROPERTY_TOOL, NULL}},
    {"const", DATA, {PROPERTY_TOOL, NULL}},
    {"containment", DATA, {PROPERTY_TOOL, NULL}},
    {"created", DATA | DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"date_created", DATA, {PROPERTY_DERIVED, NULL}},
    {"date_modified", DATA, {PROPERTY_DERIVED, NULL}},
    {"derived", DATA, {PROPERTY_TOOL, NULL}},
    {"deststyle", DATA, {PROPERTY_DERIVED, NULL}},
    {"direction", DATA, {.usual = "in"}},
    {"duplicates", DATA, {PROPERTY_TOOL, NULL}},
    {"figure", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"file", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"fill", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"fillOpacity", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"font", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"fontColour", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"fontSize", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"fontStyle", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"generator", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"gentype", DATA, {PROPERTY_TOOL, NULL}},
    {"h", MODEL | DATA, {PROPERTY_LAYOUT, NULL}},
    {"headStyle", DATA, {PROPERTY_DERIVED, NULL}},
    {"image", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"isAbstract", DATA, {.usual = "false"}},
    {"isActive", DATA, {PROPERTY_TOOL, NULL}},
    {"isDerived", DATA, {.usual = "false"}},
    {"isDirected", MODEL, {.usual = "false"}},
    {"isOrdered", DATA, {.usual = "false"}},
    {"isReadOnly", DATA, {.usual = "false"}},
    {"isSpecification", DATA, {PROPERTY_TOOL, NULL}},
    {"isStatic", DATA, {.usual = "false"}},
    {"isUnique", DATA, {.usual = "true"}},
    {"iscontrolled", DATA, {PROPERTY_DERIVED, NULL}},
    {"isprotected", DATA, {PROPERTY_DERIVED, NULL}},
    {"kind", DATA, {PROPERTY_BOTH, NULL}},
    {"labelExpression", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"lastModifiedBy", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"lastloaddate", DATA, {PROPERTY_DERIVED, NULL}},
    {"lastsavedate", DATA, {PROPERTY_DERIVED, NULL}},
    {"lb", DATA, {PROPERTY_DERIVED, NULL}},
    {"length", DATA, {PROPERTY_TOOL, NULL}},
    {"line", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"lineOpacity", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"lineStyle", MODEL | DATA, {PROPERTY_LAYOUT, NULL}},
    {"lineWidth", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"linecolor", DATA, {PROPERTY_DERIVED, NULL}},
    {"linemode", DATA, {PROPERTY_DERIVED, NULL}},
    {"linewidth", DATA, {PROPERTY_DERIVED, NULL}},
    {"logxml", DATA, {PROPERTY_DERIVED, NULL}},
    {"lower", DATA, {PROPERTY_DERIVED, NULL}},
    {"lt", DATA, {PROPERTY_DERIVED, NULL}},
    {"mb", DATA, {PROPERTY_DERIVED, NULL}},
    {"modified", DATA | DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"mt", DATA, {PROPERTY_DERIVED, NULL}},
    {"multiplicity", DATA, {PROPERTY_DERIVED, NULL}},
    {"nameVisible", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"ordered", DATA, {PROPERTY_TOOL, NULL}},
    {"owner", DATA, {PROPERTY_TOOL, NULL}},
    {"package", DATA, {PROPERTY_DERIVED, NULL}},
    {"packageFlags", DATA, {PROPERTY_DERIVED, NULL}},
    {"package_name", DATA, {PROPERTY_DERIVED, NULL}},
    {"parent", DATA, {PROPERTY_DERIVED, NULL}},
    {"phase", DATA, {PROPERTY_TOOL, NULL}},
    {"position", DATA, {PROPERTY_DERIVED, NULL}},
    {"precision", DATA, {PROPERTY_TOOL, NULL}},
    {"previous", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"product_name", DATA, {PROPERTY_DERIVED, NULL}},
    {"property", DATA, {PROPERTY_TOOL, NULL}},
    {"property:direction", DATA, {PROPERTY_TOOL, NULL}},
    {"property:stereotype", DATA, {PROPERTY_TOOL, NULL}},
    {"pure", DATA, {PROPERTY_TOOL, NULL}},
    {"qualifiedStereotype", DATA, {PROPERTY_BOTH, NULL}},
    {"rb", DATA, {PROPERTY_DERIVED, NULL}},
    {"relatedlinks", DATA, {PROPERTY_DERIVED, NULL}},
    {"revision", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"routing", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"rt", DATA, {PROPERTY_DERIVED, NULL}},
    {"scale", DATA, {PROPERTY_TOOL, NULL}},
    {"seqno", DATA, {PROPERTY_DERIVED, NULL}},
    {"sourceArrow", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"sourceAttachment", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"sourcestyle", DATA, {PROPERTY_DERIVED, NULL}},
    {"static", DATA, {PROPERTY_TOOL, NULL}},
    {"status", DATA, {PROPERTY_TOOL, NULL}},
    {"style", DATA, {PROPERTY_DERIVED, NULL}},
    {"styleex", DATA, {PROPERTY_DERIVED, NULL}},
    {"synchronised", DATA, {PROPERTY_TOOL, NULL}},
    {"tagged", DATA, {PROPERTY_DERIVED, NULL}},
    {"targetArrow", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"targetAttachment", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"textAlignment", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"textPosition", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"tpos", DATA, {PROPERTY_DERIVED, NULL}},
    {"trackedChanges", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"type", DATA, {PROPERTY_DERIVED, NULL}},
    {"upper", DATA, {PROPERTY_DERIVED, NULL}},
    {"usedtd", DATA, {PROPERTY_DERIVED, NULL}},
    {"version", DATA, {PROPERTY_TOOL, NULL}},
    {"virtualInheritance", DATA, {PROPERTY_TOOL, NULL}},
    {"visibility", DATA, {.usual = "public"}},
    {"w", MODEL | DATA, {PROPERTY_LAYOUT, NULL}},
    {"x", MODEL | DATA, {PROPERTY_LAYOUT, NULL}},
    {"y", MODEL | DATA, {PROPERTY_LAYOUT, NULL}},
};

/* "name body" */
static bool is_among(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = words; (at = strstr(at, word)); at += len) {
        if ((at == words || at[-1] == ' ') && (at[len] == ' ' || !at[len]))
            return true;
    }
    return false;
}

static int by_key(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

struct property ark_property_rule(const struct kind *kind, const char *key)
{
    static const struct property derived = {PROPERTY_DERIVED, NULL}, tool = {PROPERTY_TOOL, NULL};
    if (kind->only && !is_among(kind->only, key))
        return derived;
    if (kind->of == A_DATA && (g_str_has_prefix(key, "ea_") || g_str_has_prefix(key, "$ea_")))
        return derived;
    if (kind->of == A_DATA && g_str_has_prefix(key, "ea:"))
        return tool;
    size_t at = 0, n = G_N_ELEMENTS(rows);
    const char *const *found = bsearch(key, &rows[0].key, n, sizeof *rows, by_key);
    if (!found)
        return (struct property){0};
    at = ((uintptr_t)found - (uintptr_t)rows) / sizeof *rows;
    return rows[at].of & 1u << kind->of ? rows[at].property : (struct property){0};
}
