/* What is chosen to be drawn, becoming figures and wires. Private to src/diagram. */
#pragma once

#include <glib.h>

#include "diagram/picture.h"

struct ark_choice {
    struct ark_refs elements, relationships;
    struct ark_refs context; /* of UML: only named, with the package that they are from */
    bool one_package;        /* the elements are those of one: it need not be told */
};

/* A picture under way. */
struct ark_selector {
    struct ark_picture *picture;
    GHashTable *figures, *wires; /* of a thing: index + 1 */
};

void ark_selector_init(struct ark_selector *selector, struct ark_picture *picture);
void ark_selector_clear(struct ark_selector *selector);
/* The figure that shows the thing, else the wire; false when neither does. */
bool ark_selector_find(const struct ark_selector *selector, ark_ref thing,
                       struct ark_wire_end *ret);
/* Known by their `thing` from then on. */
void ark_selector_add_figure(struct ark_selector *selector, struct ark_figure figure);
void ark_selector_add_wire(struct ark_selector *selector, struct ark_wire wire);

/* Adds what is of UML. `nested`: in their packages, where there are several; else each tells which
 * package it is from. */
void ark_uml_select(struct ark_selector *selector, const struct ark_choice *choice, bool nested);
/* Draws the choice: figures and wires, and a place for each. */
void ark_picture_choose(struct ark_picture *picture, const struct ark_choice *choice,
                        const char *layout_helper);
