/* The vocabulary of StarUML's files: what its types and keys are in XMI's words. Only the loader of
 * the format uses it.
 */
#pragma once

#include <stdint.h>

#include "load/xmi_words.h"

/* A type, as "UMLClass" without "UML". */
struct mdj_type {
    const char *name;
    const char *metaclass; /* NULL: called so in UML, too */
    uint8_t word;          /* the feature of XMI that such an element stands in */
    bool feature;          /* of a classifier or an operation: it has a type and a multiplicity */
};

/* Never NULL; one that is not in the table has its own name. */
const struct mdj_type *ark_mdj_type(const char *name);

/* A key whose value is a text, a truth value or a reference. */
struct mdj_key {
    const char *key;
    uint8_t word;
    bool reference; /* read only where the value refers to an element */
};
const struct mdj_key *ark_mdj_keys(size_t *ret_n);
