/* The rows of the vocabulary of StarUML's files. */
#include "load/mdj_words.h"

#include <string.h>

static const struct mdj_type types[] = {
    {"ArtifactInstance", "InstanceSpecification", W_OWNED, false},
    {"AssociationEnd", "Property", W_END, true},
    {"Attribute", "Property", W_ATTRIBUTE, true},
    {"ComponentRealization", "Realization", W_OWNED, false},
    {"Constraint", NULL, W_RULE, false},
    {"Link", "InstanceSpecification", W_OWNED, false},
    {"Parameter", NULL, W_PARAMETER, true},
    {"Port", NULL, W_OWNED, true},
    {"RoleBinding", "Dependency", W_OWNED, false},
    {"Slot", NULL, W_SLOT, false},
    {"Subsystem", "Component", W_OWNED, false},
};

static const struct mdj_type other = {.word = W_OWNED};

const struct mdj_type *ark_mdj_type(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        if (strcmp(types[i].name, name) == 0)
            return &types[i];
    }
    return &other;
}

static const struct mdj_key keys[] = {
    {"name", W_NAME, false},
    {"isAbstract", W_ABSTRACT, false},
    {"isDerived", W_DERIVED, false},
    {"isStatic", W_STATIC, false},
    {"isReadOnly", W_READ_ONLY, false},
    {"isOrdered", W_ORDERED, false},
    {"visibility", W_VISIBILITY, false},
    {"direction", W_DIRECTION, false},
    {"discriminator", W_DISCRIMINATOR, false},
    {"multiplicity", W_MULTIPLICITY, false},
    {"defaultValue", W_DEFAULT_VALUE, false},
    {"type", W_TYPE, true},
    {"reference", W_TYPE, true},
    {"source", W_CLIENT, true},
    {"target", W_SUPPLIER, true},
    {"classifier", W_CLASSIFIER, true},
    {"association", W_CLASSIFIER, true},
    {"definingFeature", W_FEATURE, true},
};

const struct mdj_key *ark_mdj_keys(size_t *ret_n)
{
    *ret_n = G_N_ELEMENTS(keys);
    return keys;
}
