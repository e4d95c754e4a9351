/* Figures and lines of UML: from the things of a data model to what ark_picture has. Private to
 * src/diagram. Strings are in the picture's arena. */
#pragma once

#include "diagram/picture.h"
#include "diagram/things.h"
#include "diagram/uml_text.h"

/* How much of a thing a figure shows. */
enum ark_uml_detail {
    ARK_UML_WHOLE, /* its compartments */
    ARK_UML_NAME,  /* only its name */
    ARK_UML_FROM,  /* its name, and the package that it is from */
    ARK_UML_WHOLE_FROM,
};

struct ark_uml_look {
    struct ark_notation notation; /* by label of the metaclass */
    const char *keyword;          /* in guillemets, or NULL */
    bool compartments;            /* has rows: a name, and what it contains; else a text */
};

/* A plain box for what has no look of its own. The look of the first label that has one. */
const struct ark_uml_look *ark_uml_look(const ark_graph *graph, ark_ref thing);
/* The diamond in which the lines of an association of three meet. */
const struct ark_notation *ark_uml_diamond(void);

/* From `node` and `thing`: all that the thing decides. The box gets the size that it needs. */
void ark_uml_figure_init(const struct ark_picture *picture, struct ark_figure *figure,
                         enum ark_uml_detail detail);
void ark_uml_diamond_init(const struct ark_picture *picture, struct ark_figure *figure);
/* Whether the figure is of UML. */
bool ark_uml_is_thing(const ark_graph *graph, ark_ref thing);

/* From `thing`, an edge of the graph, or a node: all that it decides. */
void ark_uml_wire_init(const struct ark_picture *picture, struct ark_wire *wire);
/* An association whose wire goes from the class at one end to the class at the other; ARK_REF_NONE
 * for the middle of an association of three. */
void ark_uml_association_init(const struct ark_picture *picture, struct ark_wire *wire,
                              ark_ref from, ark_ref to);
/* An attribute that is drawn as a line from its class to its type. */
void ark_uml_attribute_init(const struct ark_picture *picture, struct ark_wire *wire);
/* The dashed line of a note, a constraint, or an association class. `thing` is none. */
void ark_uml_anchor_init(struct ark_wire *wire);
/* The generalization set that a generalization is of; ARK_REF_NONE when it is of none. */
ark_ref ark_uml_set_of(const ark_graph *graph, ark_ref generalization);
