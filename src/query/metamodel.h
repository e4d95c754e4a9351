/* ArchiMate's metamodel over one graph: which concept an entity is, looked up by its label set. */
#pragma once

#include "archimate/relations.h"
#include "query/matcher.h"

struct ark_metamodel {
    /* By label set; ARK_CONCEPTS and ARK_RELATIONS when it is none. */
    uint8_t *concepts;
    uint8_t *relations;
    ark_atom is_directed;
    /* Files with a model that says which version it is written in, in order of their atoms. */
    struct ark_written *written;
    uint32_t written_n;
};

struct ark_written {
    ark_atom file;
    const struct ark_version *version;
};

/* Made when it is first asked for; lives as long as the matcher. */
const struct ark_metamodel *ark_metamodel_of(struct ark_matcher *matcher);

/* What an entity is: an element, a junction, or ARK_ANY_RELATIONSHIP. Or what a text names
 * ("ApplicationComponent", "Relationship"). ARK_CONCEPTS: nothing of ArchiMate. */
uint32_t ark_concept_of(struct ark_matcher *matcher, struct ark_value value);
/* The kind of a relationship, or the one that a text names; ARK_RELATIONS: none. */
uint32_t ark_relation_of(struct ark_matcher *matcher, struct ark_value value);
const char *ark_relation_name(uint32_t relation);
/* The version of ArchiMate that the entity's file says it is written in; NULL: it doesn't. */
const struct ark_version *ark_version_written_in(struct ark_matcher *matcher, ark_ref ref);
