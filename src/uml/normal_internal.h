/* What the two halves of the normal form share: normal.c knows what is left out, normal_line.c what
 * is said of the rest.
 */
#pragma once

#include "graph/graph.h"
#include "uml/normal_text.h"

struct ark_normal {
    const ark_graph *graph;
    const ark_atoms *atoms;
    ark_atom file;
    ark_ref *parent; /* by node */
    bool *out;       /* by node: left out */
    ark_ref root;    /* its name is in no other; ARK_REF_NONE */
    GPtrArray *lines;
};

bool ark_normal_is(const struct ark_normal *form, ark_ref ref, const char *label);
const char *ark_normal_text_of(const struct ark_normal *form, ark_ref ref, const char *key);
bool ark_normal_has_type(const struct ark_normal *form, ark_ref edge, const char *type);
/* The next node below `ref`, `at` being where the search stands; ARK_REF_NONE at the end. */
ark_ref ark_normal_next_below(const struct ark_normal *form, ark_ref ref, uint32_t *at);
/* Whether a node, or what an edge begins at, is not left out. */
bool ark_normal_is_in(const struct ark_normal *form, ark_ref ref);

/* What it is called: "UmlModel" and "Package" are packages. (normal_line.c) */
const char *ark_normal_kind_of(const struct ark_normal *form, ark_ref ref);
/* Stereotypes, tags and documentation: what any element or relationship can have. */
void ark_normal_add_details(const struct ark_normal *form, ark_ref ref, GString *out);
bool ark_normal_has_details(const struct ark_normal *form, ark_ref ref);
/* The line of an element without its kind; false when it is called by where it lies, as the third
 * does it. */
bool ark_normal_add_apart(const struct ark_normal *form, ark_ref ref, GString *out);
void ark_normal_add_element(const struct ark_normal *form, ark_ref ref, GString *out);
/* "Usage A -> B". `level`: of relationships that it is an end of. */
void ark_normal_add_relationship(const struct ark_normal *form, ark_ref edge, GString *out,
                                 int level);
