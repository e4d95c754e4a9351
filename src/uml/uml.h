/* UML as tables: the metaclasses of UML 2.5.1, with what UML 1 and the tools call them, and what
 * each is in the graph (docs/graph.md, "Data models"). Knows nothing of XMI or of files.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/lang.h"
#include "graph/builder.h"
#include "graph/schema.h"

/* What an instance of a metaclass is in the graph. */
enum ark_uml_form {
    ARK_UML_NODE,
    ARK_UML_PROPERTY,       /* a node that is an attribute or an end, which is learned later */
    ARK_UML_PARAMETER,      /* a node with a type and a multiplicity, as properties have them */
    ARK_UML_ASSOCIATION,    /* a node with ends */
    ARK_UML_COMMENT,        /* a node, unless it is the documentation of what owns it */
    ARK_UML_GENERALIZATION, /* an edge from the special to the general */
    ARK_UML_DEPENDENCY,     /* an edge from the client to the supplier */
};

struct ark_metaclass {
    const char *name;          /* in files */
    const char *label;         /* in the graph: another name where "Uml" is needed to tell apart */
    const char *supertypes[4]; /* labels, the nearest first; NULL ends them */
    enum ark_uml_form form;
};

/* The metaclass of that name, or NULL. Binary search. */
const struct ark_metaclass *ark_metaclass_find(const char *name, size_t len);
const struct ark_metaclass *ark_metaclasses(uint32_t *ret_n);

/* Its labels: its own, its supertypes, and UmlElement (of edges: UmlRelationship). */
ark_labelset ark_metaclass_labels(ark_builder *builder, const struct ark_metaclass *metaclass);
/* Those that a label of the graph ("Class", "UmlNode") brings with it; false when it is no
 * metaclass's. For graphs that are described in text (query.h, ark_labels_fn). */
bool ark_uml_labels(ark_builder *builder, const char *label, bool edge, ark_labelset *ret);

/* A multiplicity as files write it, "0..*", "1", "-1". False when it is none: then it is only a
 * text. Unlimited is ARK_UML_UNLIMITED. */
enum { ARK_UML_UNLIMITED = -1 };
bool ark_uml_bound(const char *text, int64_t *ret);
bool ark_uml_multiplicity(const char *text, int64_t *ret_lower, int64_t *ret_upper);

/* What people call what has the label ("klasse"); NULL when it is none of ours. */
const char *ark_uml_title(const char *label, enum ark_lang lang);

/* Whether a property of that name is ours, so that a tagged value can't be called so. */
bool ark_uml_owns_property(const char *name);

/* Adds labels, edge types and properties to the schema. */
void ark_uml_register(ark_schema *schema);
