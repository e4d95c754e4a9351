/* Diagrams that an XMI file stores, in whatever dialect: what is drawn where. The readers of the
 * dialects (xmi_diagram_*.c) tell what they meet, in the order of the file. It is kept with ids,
 * and becomes nodes and edges (docs/graph.md, UmlDiagram) when all is read: a diagram may stand
 * before what it shows, and twice in one file.
 *
 * Coordinates are absolute, with y downwards.
 */
#pragma once

#include "load/xml.h"

struct xmi;

struct xmi_point {
    int32_t x, y;
};

/* What Enterprise Architect says of the ends of a line: where it would begin and end if it weren't
 * cut at the borders of its shapes, as a way from their middles. */
struct xmi_offsets {
    struct xmi_point start, end;
    uint8_t side; /* of the first shape, that the line leaves: 1 is the top, then clockwise */
    bool is_told;
    bool is_square; /* the line runs in right angles, */
    bool is_routed; /* by the tool's own choice */
};

/* The id is that of the place. */
struct xmi_diagram {
    ark_atom name, kind, documentation;
    ark_atom owner; /* id of what it lies in */
    ark_ref around; /* the same, where it isn't told: what it stands in; ARK_REF_NONE */
    struct ark_loc loc;
    uint32_t shape, shape_n, line, line_n; /* what is drawn in it */
    uint32_t told;                         /* of these, those that show something */
    uint32_t first, best; /* records of the same id: the first one, the one with most in it */
    bool front_first;     /* the shapes come from front to back, else the other way */
};

struct xmi_shape {
    ark_atom id;      /* what lines call it */
    ark_atom subject; /* id of what it shows */
    ark_atom note;    /* text of a note that stands nowhere else; then there is no subject */
    struct ark_loc loc;
    int64_t x, y, w, h;     /* any numbers */
    bool inside;            /* another shape, where a feature is a line of text and no shape */
    ark_ref drawn, element; /* once it is made: its node, and of what it shows */
};

struct xmi_line {
    ark_atom id;       /* what lines call it that end at it */
    ark_atom subject;  /* id of what it shows */
    ark_atom from, to; /* ids of shapes or lines, or of what they show; none: as what this shows */
    struct ark_loc loc;
    bool has_start, has_end; /* its first and last point are where it meets its shapes */
    struct xmi_offsets offsets;
    uint32_t point, point_n;
};

/* Something that is being read: a shape or a line, which is known when its children are read. */
struct xmi_drawn {
    struct xmi_shape shape; /* of a line its id, subject and place in the file */
    uint32_t slot;          /* kept for it among the shapes, before those in it; XMI_NONE */
    ark_atom from, to;
    bool is_line, has_box;
    bool is_part; /* of the notation of what is around it */
    bool has_end; /* its last point, which came first, is the place of `shape` */
    bool past;    /* it is neither a shape nor a line */
    /* Numbers that come one by one: what they are of, how many came, the last two; and the place
     * that they are counted from. */
    uint8_t reading;
    uint32_t fields;
    int64_t pair[2];
    struct {
        int64_t x, y;
    } around;
};

/* Where a diagram is drawn that is not drawn where it is named. */
struct xmi_stream {
    ark_atom name, diagram; /* the id of the diagram, where it is named in the model */
};

struct xmi_diagrams {
    ARK_VEC(struct xmi_diagram) items;
    ARK_VEC(struct xmi_shape) shapes;
    ARK_VEC(struct xmi_line) lines;
    ARK_VEC(struct xmi_point) points;
    uint32_t used;                  /* points that belong to a line */
    ARK_VEC(uint32_t) by_id;        /* item + 1 by atom */
    GHashTable *stand_ins;          /* what lines say -> what a shape is called */
    ARK_VEC(struct xmi_drawn) open; /* the innermost last */
    bool closed;                    /* what is told is in no diagram */
    double unit;                    /* in pixels, of the one that is read */
    ARK_VEC(struct xmi_stream) streams;
    GHashTable *of_stream; /* name -> id of the diagram */
    GHashTable *drawn;     /* names of streams that were read */
    uint32_t hidden;       /* lines that the tool doesn't show */
    uint32_t first_edge;   /* of the file, in the builder */
};

void ark_xmi_diagrams_init(struct xmi *x);
void ark_xmi_diagrams_clear(struct xmi_diagrams *diagrams);

/* A diagram begins: what is told next is in it. The record lasts until the next one begins, and
 * takes what is known of it. */
struct xmi_diagram *ark_xmi_diagram(struct xmi *x, struct ark_loc loc);
/* The one that began last; NULL while what is told is in none. */
struct xmi_diagram *ark_xmi_diagram_last(struct xmi *x);
/* Outside a diagram nothing happens. */
void ark_xmi_shape(struct xmi *x, struct xmi_shape shape);
/* A point of the line that is told next. */
void ark_xmi_point(struct xmi *x, int64_t px, int64_t py);
void ark_xmi_line(struct xmi *x, struct xmi_line line);
/* The innermost that is being read, or NULL. */
struct xmi_drawn *ark_xmi_drawn(struct xmi *x);
void ark_xmi_drawn_begin(struct xmi *x, struct xmi_drawn drawn);
/* Tells what it is, and goes on with the one around it. The first and last point of a line are
 * where it meets its shapes. */
void ark_xmi_drawn_end(struct xmi *x);

/* Places in the file (xmi_diagram_places.c). The number that an attribute has; 0 if it is none. */
int64_t ark_xmi_number(const struct ark_xml_tag *tag, uint32_t name);
/* The points of the line that is told next: "x,y;x,y;", with two other marks if they are. */
void ark_xmi_tell_points(struct xmi *x, const char *text, size_t len, const char *marks,
                         bool upwards);
/* The place of a shape, "x,y,w,h" or "x,y,x2,y2,"; false when it is none. */
bool ark_xmi_read_box(const char *text, size_t len, struct xmi_shape *shape);
/* Where lines say `id`, they mean the shape `meant`. */
void ark_xmi_stand_in(struct xmi *x, ark_atom id, ark_atom meant);

/* Reads the streams that the diagrams named, and drawings of ArgoUML's, of the archive that the
 * file is in, if it is in one. One that can't be read is told when all is settled; false with
 * `error` at a limit. (xmi_diagram_stream.c) */
bool ark_xmi_read_streams(struct xmi *x, const struct ark_xml_grammar *grammar, GError **error);

/* How many nodes and edges may come of what was told. */
uint64_t ark_xmi_diagrams_size(const struct xmi_diagrams *diagrams);
/* Makes them, when all ids and relationships are settled. (xmi_diagram_settle.c) */
void ark_xmi_settle_diagrams(struct xmi *x);

/* Where a line with these offsets through these points meets its shapes; false when it is not told.
 * (xmi_diagram_ea.c) */
bool ark_xmi_meet(const struct xmi_line *line, const struct xmi_shape *from,
                  const struct xmi_shape *to, const struct xmi_point *points,
                  struct xmi_point *ret_start, struct xmi_point *ret_end);
