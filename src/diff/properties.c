/* Which properties count when things are compared. One row per property that is not simply compared
 * as it stands. */
#include "diff/internal.h"

#include <stdlib.h>

#define DATA (1u << A_DATA)
#define MODEL (1u << A_MODEL)
#define DOCUMENT (1u << A_DOCUMENT)

/* In the order of strcmp. What is DERIVED is told in another way (a type as a link, bounds as a
 * multiplicity) or says only when and with what a file was written. */
static const struct {
    const char *key;
    unsigned of; /* kinds of models */
    struct property property;
} rows[] = {
    {"aggregation", DATA, {.usual = "none"}},
    {"archimateVersion", MODEL, {PROPERTY_DERIVED, NULL}},
    {"bendpoints", MODEL | DATA, {PROPERTY_LAYOUT, NULL}},
    {"border", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"created", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"direction", DATA, {.usual = "in"}},
    {"figure", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"file", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"fill", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"fillOpacity", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"font", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"fontColour", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"fontSize", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"fontStyle", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"generator", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"h", MODEL | DATA, {PROPERTY_LAYOUT, NULL}},
    {"image", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"isAbstract", DATA, {.usual = "false"}},
    {"isDerived", DATA, {.usual = "false"}},
    {"isDirected", MODEL, {.usual = "false"}},
    {"isOrdered", DATA, {.usual = "false"}},
    {"isReadOnly", DATA, {.usual = "false"}},
    {"isStatic", DATA, {.usual = "false"}},
    {"isUnique", DATA, {.usual = "true"}},
    {"kind", DATA, {PROPERTY_BOTH, NULL}},
    {"labelExpression", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"lastModifiedBy", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"line", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"lineOpacity", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"lineStyle", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"lineWidth", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"lower", DATA, {PROPERTY_DERIVED, NULL}},
    {"modified", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"multiplicity", DATA, {PROPERTY_DERIVED, NULL}},
    {"nameVisible", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"previous", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"qualifiedStereotype", DATA, {PROPERTY_BOTH, NULL}},
    {"revision", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"routing", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"sourceArrow", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"sourceAttachment", MODEL | DATA, {PROPERTY_LAYOUT, NULL}},
    {"targetArrow", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"targetAttachment", MODEL | DATA, {PROPERTY_LAYOUT, NULL}},
    {"textAlignment", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"textPosition", MODEL, {PROPERTY_LAYOUT, NULL}},
    {"trackedChanges", DOCUMENT, {PROPERTY_DERIVED, NULL}},
    {"type", DATA, {PROPERTY_DERIVED, NULL}},
    {"upper", DATA, {PROPERTY_DERIVED, NULL}},
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
    if (kind->of == A_DATA && g_str_has_prefix(key, "ea:"))
        return tool;
    const char *const *found = bsearch(key, &rows[0].key, G_N_ELEMENTS(rows), sizeof *rows, by_key);
    if (!found)
        return (struct property){0};
    size_t at = ((uintptr_t)found - (uintptr_t)rows) / sizeof *rows;
    return rows[at].of & 1u << kind->of ? rows[at].property : (struct property){0};
}
