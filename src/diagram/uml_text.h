/* The texts of UML diagrams, as UML 2.5.1 writes them. Private to src/diagram. All are on one line,
 * of a length that a drawing can bear, in the arena, and "" where there is nothing to say. */
#pragma once

#include "base/arena.h"
#include "base/lang.h"
#include "graph/graph.h"

struct ark_uml_text {
    const ark_graph *graph;
    struct ark_arena *arena;
};

/* The name; "" when there is none. */
const char *ark_uml_name(struct ark_uml_text t, ark_ref thing);
/* "«enumeration, Concept»": the keyword of the metaclass (or NULL), and the stereotypes that do not
 * say the same. */
const char *ark_uml_keywords(struct ark_uml_text t, ark_ref thing, const char *keyword);
/* "Concept, key": the stereotypes that are not among those of the list `but`; and those that are in
 * both of two such lists. */
const char *ark_uml_stereotypes(struct ark_uml_text t, ark_ref thing, const char *but);
const char *ark_uml_common(struct ark_uml_text t, const char *a, const char *b);
/* "0..*", as the file has it. One goes without saying, unless `also_one` and the file says it. */
const char *ark_uml_multiplicity_text(struct ark_uml_text t, ark_ref property, bool also_one);
/* "-/name : Type [0..*] = default {readOnly}" */
const char *ark_uml_property(struct ark_uml_text t, ark_ref property);
/* "+name(in a : A) : B" */
const char *ark_uml_operation(struct ark_uml_text t, ark_ref operation);
/* "name = value", or only the name. */
const char *ark_uml_literal(struct ark_uml_text t, ark_ref literal);
const char *ark_uml_slot(struct ark_uml_text t, ark_ref slot);
/* "name : Class" */
const char *ark_uml_instance(struct ark_uml_text t, ark_ref instance);
/* "{name: body}"; as a row of a class, of a long one with a name only that. */
const char *ark_uml_constraint(struct ark_uml_text t, ark_ref constraint);
const char *ark_uml_constraint_row(struct ark_uml_text t, ark_ref constraint);
/* What stands at an association's end: "-/role", and "0..* {ordered}". */
const char *ark_uml_role(struct ark_uml_text t, ark_ref end);
const char *ark_uml_end_multiplicity(struct ark_uml_text t, ark_ref end);
/* "(from Package)": the package that holds the thing. */
const char *ark_uml_from(struct ark_uml_text t, ark_ref thing, enum ark_lang lang);

/* The flag that a property of a thing is; false where it is absent. */
bool ark_uml_is(const ark_graph *graph, ark_ref thing, const char *key);
