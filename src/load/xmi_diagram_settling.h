/* What the two halves of settling diagrams share: shapes (xmi_diagram_settle.c), then the lines
 * between them (xmi_diagram_lines.c). Nobody else includes this. */
#pragma once

#include "load/xmi_internal.h"

/* The two ends of a relationship. */
struct xmi_ends {
    ark_ref v[2];
    uint32_t n;
};

struct xmi_settling {
    struct xmi *x;
    ark_builder *builder;
    ark_labelset diagram, shape, line, comment, depicts;
    ark_atom association, property, is_comment, is_constraint, annotates, constrains;
    ark_atom features[3];
    ark_atom at_x, at_y, at_w, at_h;
    ark_atom bendpoints, source_attachment, target_attachment;
    ARK_VEC(uint32_t) by_name;     /* shape + 1 by atom of what lines call it; of any diagram */
    ARK_VEC(uint32_t) by_node;     /* shape + 1 by what it shows, from the file's first node */
    ARK_VEC(struct xmi_ends) ends; /* by association */
    GHashTable *annotations;       /* pairs of nodes -> edge; NULL until it is asked for */

    /* The diagram that is being made: */
    const struct xmi_diagram *drawn; /* the record of what is drawn in it */
    ark_atom id;
    ark_ref ref, owner;  /* its node, what that lies in */
    GHashTable *proxies; /* what lines call a shape that stands for a line -> id of what it shows */
    GHashTable *lines_named; /* what lines call a line -> what it shows */
    GHashTable *lines_of;    /* what a line shows -> the line */
    ARK_VEC(uint32_t) later; /* lines that lack an end, which may be a line */

    uint32_t shapes, lines; /* made */
    uint32_t lost_shapes, lost_lines;
};

/* An edge with the place of what it belongs to. */
ark_ref ark_xmi_settling_edge(struct xmi_settling *s, ark_labelset labels, ark_ref from, ark_ref to,
                              struct ark_loc loc);
/* What a diagram means by an id. */
ark_ref ark_xmi_meant(const struct xmi_settling *s, ark_atom id);
/* The shape of this diagram that shows the element; the one that lines call so. Or NULL. */
const struct xmi_shape *ark_xmi_shape_of(const struct xmi_settling *s, ark_ref element);
const struct xmi_shape *ark_xmi_shape_called(const struct xmi_settling *s, ark_atom id);
/* A relationship, an association, or an attribute that a tool draws as one; ARK_REF_NONE. */
ark_ref ark_xmi_relationship(const struct xmi_settling *s, ark_atom id);

/* Makes the lines of the diagram, whose shapes are made. (xmi_diagram_lines.c) */
void ark_xmi_settle_lines(struct xmi_settling *s);
