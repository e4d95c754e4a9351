/* Diagrams as lists of what is drawn, each with its place in one text: Enterprise Architect's, in
 * its Extension and in XMI 1.1, and those of Visual Paradigm and others that write
 * `DiagramElement`.
 *
 *     Left=71;Top=87;Right=171;Bottom=163;          a shape of Enterprise Architect's
 *     SX=0;SY=-4;EX=39;EY=0;EDGE=3;Path=98:-71$;    a line; y of a point points upwards
 *     193,310,108,40                                a shape: its corner and its size
 *     118,133,243,288,                              a shape: two of its corners
 *     88,84;201,84;                                 a line
 */
#include <string.h>

#include "base/limits.h"
#include "load/number.h"
#include "load/xmi_internal.h"

static void set(struct xmi *x, ark_atom *field, const struct ark_xml_attr *attr)
{
    if (attr && attr->len)
        *field = ark_xmi_atom(x, attr);
}

static void set_documentation(struct xmi *x, struct xmi_diagram *diagram,
                              const struct ark_xml_attr *attr)
{
    if (!attr || !attr->len)
        return;
    g_autofree char *plain = ark_xmi_plain(attr->value, attr->len);
    if (*plain)
        diagram->documentation = ark_atom_loose(x->atoms, plain, strlen(plain));
}

void ark_xmi_on_diagram(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    struct ark_loc loc = ark_xmi_loc(x, tag, ark_xmi_atom(x, ark_xml_attr(tag, W_ID)));
    ark_xmi_diagram(x, loc);
    ark_xmi_on_diagram_properties(data, tag);
}

void ark_xmi_on_diagram_properties(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    struct xmi_diagram *diagram = ark_xmi_diagram_last(x);
    set(x, &diagram->name, ark_xml_attr(tag, W_NAME));
    set(x, &diagram->kind, ark_xml_attr(tag, W_TYPE));
    set(x, &diagram->kind, ark_xml_attr(tag, W_DIAGRAM_TYPE));
    set(x, &diagram->owner, ark_xml_attr(tag, W_PACKAGE));
    set(x, &diagram->owner, ark_xml_attr(tag, W_OWNER));
    set(x, &diagram->owner, ark_xml_attr(tag, W_GENERAL)); /* "parent": an element's own diagram */
    set_documentation(x, diagram, ark_xml_attr(tag, W_EA_DOCUMENTATION));
}

void ark_xmi_on_diagram_tag(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    if (ark_xml_attr_is(ark_xml_attr(tag, W_TAG), "documentation"))
        set_documentation(x, ark_xmi_diagram_last(x), ark_xml_attr(tag, W_VALUE));
}

void ark_xmi_on_diagram_owner(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    set(x, &ark_xmi_diagram_last(x)->owner, ark_xml_attr(tag, W_VALUE));
}

/* Visual Paradigm has another id for the association that an association class is. */
void ark_xmi_on_class_association(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct xmi_frame *class = ark_xmi_whole(x);
    ark_atom id = ark_xmi_atom(x, ark_xml_attr(tag, W_ID));
    if (class && class->id)
        ark_xmi_also_called(x, class->id, id);
}

/* Fields of Enterprise Architect's, of a geometry and of a style. */

enum field {
    LEFT,
    TOP,
    RIGHT,
    BOTTOM,
    SX,
    SY,
    EX,
    EY,
    EDGE,
    PATH,
    DUID,
    SOID,
    EOID,
    HIDDEN,
    TREE,
    MODE,
    FIELDS
};

static const char *const keys[FIELDS] = {"Left", "Top",    "Right", "Bottom", "SX",   "SY",
                                         "EX",   "EY",     "EDGE",  "Path",   "DUID", "SOID",
                                         "EOID", "Hidden", "TREE",  "Mode"};

/* Pieces of the attributes; NULL: it isn't said. */
struct fields {
    struct {
        const char *value;
        size_t len;
    } v[FIELDS];
};

static void keep_field(struct fields *fields, const char *at, const char *end)
{
    while (at < end && *at == ' ')
        at++;
    const char *equals = memchr(at, '=', (size_t)(end - at));
    size_t len = equals ? (size_t)(equals - at) : 0;
    for (int i = 0; len && i < FIELDS; i++) {
        if (*keys[i] == *at && strlen(keys[i]) == len && memcmp(keys[i], at, len) == 0) {
            fields->v[i].value = equals + 1;
            fields->v[i].len = (size_t)(end - equals - 1);
            return;
        }
    }
}

static void read_fields(struct fields *fields, const struct ark_xml_attr *attr)
{
    const char *at = attr ? attr->value : NULL, *end = attr ? at + attr->len : NULL;
    while (at < end) {
        const char *stop = memchr(at, ';', (size_t)(end - at));
        stop = stop ? stop : end;
        keep_field(fields, at, stop);
        at = stop + 1;
    }
}

static int64_t number_of(const struct fields *fields, enum field field)
{
    int64_t number;
    return fields->v[field].value &&
                   ark_number_parse(fields->v[field].value, fields->v[field].len, &number)
               ? number
               : 0;
}

static ark_atom atom_of(struct xmi *x, const struct fields *fields, enum field field)
{
    return fields->v[field].len
               ? ark_atom_intern_n(x->atoms, fields->v[field].value, fields->v[field].len)
               : ARK_ATOM_NONE;
}

static int32_t offset_of(const struct fields *fields, enum field field)
{
    return (int32_t)CLAMP(number_of(fields, field), -ARK_MAX_COORDINATE, ARK_MAX_COORDINATE);
}

/* A line that was bent before it was made direct still has its points. */
enum { DIRECT = 1, ROUTED = 2 };

static void tell_line(struct xmi *x, const struct fields *fields, struct xmi_line line)
{
    if (number_of(fields, HIDDEN)) {
        x->diagrams.hidden++;
        return;
    }
    if (fields->v[PATH].value && number_of(fields, MODE) != DIRECT)
        ark_xmi_tell_points(x, fields->v[PATH].value, fields->v[PATH].len, ":$", true);
    line.from = atom_of(x, fields, SOID);
    line.to = atom_of(x, fields, EOID);
    line.offsets = (struct xmi_offsets){
        .start = {offset_of(fields, SX), -offset_of(fields, SY)},
        .end = {offset_of(fields, EX), -offset_of(fields, EY)},
        .side = (uint8_t)CLAMP(number_of(fields, EDGE), 0, 4),
        .is_told = fields->v[EDGE].value,
        .is_square = fields->v[TREE].len,
        .is_routed = number_of(fields, MODE) == ROUTED,
    };
    ark_xmi_line(x, line);
}

static void tell_fields(struct xmi *x, const struct ark_xml_tag *tag, ark_atom subject,
                        struct ark_loc loc)
{
    struct fields fields = {0};
    read_fields(&fields, ark_xml_attr(tag, W_GEOMETRY));
    read_fields(&fields, ark_xml_attr(tag, W_STYLE));
    int64_t left = number_of(&fields, LEFT), top = number_of(&fields, TOP);
    ark_xmi_diagram_last(x)->front_first = true;
    if (fields.v[LEFT].value)
        ark_xmi_shape(x, (struct xmi_shape){.id = atom_of(x, &fields, DUID),
                                            .subject = subject,
                                            .loc = loc,
                                            .x = left,
                                            .y = top,
                                            .w = number_of(&fields, RIGHT) - left,
                                            .h = number_of(&fields, BOTTOM) - top});
    else if (fields.v[PATH].value || fields.v[SX].value)
        tell_line(x, &fields, (struct xmi_line){.subject = subject, .loc = loc});
}

/* What has no box is a line: one that shows no relationship is left out later. */
static void tell_numbers(struct xmi *x, const struct ark_xml_tag *tag,
                         const struct ark_xml_attr *geometry, struct xmi_shape shape)
{
    if (geometry && geometry->len && ark_xmi_read_box(geometry->value, geometry->len, &shape)) {
        ark_xmi_shape(x, shape);
        return;
    }
    if (geometry)
        ark_xmi_tell_points(x, geometry->value, geometry->len, ",;", false);
    ark_xmi_line(x, (struct xmi_line){.id = shape.id,
                                      .subject = shape.subject,
                                      .from = ark_xmi_atom(x, ark_xml_attr(tag, W_FROM_SHAPE)),
                                      .to = ark_xmi_atom(x, ark_xml_attr(tag, W_TO_SHAPE)),
                                      .loc = shape.loc,
                                      .has_start = true,
                                      .has_end = true});
}

void ark_xmi_on_placed(void *data, const struct ark_xml_tag *tag)
{
    struct xmi *x = data;
    const struct ark_xml_attr *geometry = ark_xml_attr(tag, W_GEOMETRY);
    ark_atom subject = ark_xmi_atom(x, ark_xml_attr(tag, W_SUBJECT));
    ark_atom id = ark_xmi_atom(x, ark_xml_attr(tag, W_ID));
    struct ark_loc loc = ark_xmi_loc(x, tag, id);
    if (geometry && memchr(geometry->value, '=', geometry->len))
        tell_fields(x, tag, subject, loc);
    else if (subject)
        tell_numbers(x, tag, geometry,
                     (struct xmi_shape){.id = id, .subject = subject, .loc = loc});
}

/* Where a line meets its shapes. */

static bool between(int64_t low, int64_t value, int64_t high)
{
    return low <= value && value <= high;
}

/* Where the way from a place in the shape to another place crosses its border. */
static bool cut(const struct xmi_shape *s, struct xmi_point from, struct xmi_point to,
                struct xmi_point *ret)
{
    double dx = (double)to.x - from.x, dy = (double)to.y - from.y, way = 2;
    if (!between(s->x, from.x, s->x + s->w) || !between(s->y, from.y, s->y + s->h))
        return false;
    if (dx != 0)
        way = MIN(way, (double)(s->x + (dx > 0 ? s->w : 0) - from.x) / dx);
    if (dy != 0)
        way = MIN(way, (double)(s->y + (dy > 0 ? s->h : 0) - from.y) / dy);
    if (way > 1)
        return false;
    *ret = (struct xmi_point){(int32_t)(from.x + way * dx), (int32_t)(from.y + way * dy)};
    return true;
}

/* The place of the border that lies straight above, below or beside a place outside. */
static bool straight(const struct xmi_shape *s, struct xmi_point from, struct xmi_point *ret)
{
    int32_t left = (int32_t)s->x, top = (int32_t)s->y;
    int32_t right = (int32_t)(s->x + s->w), bottom = (int32_t)(s->y + s->h);
    if (between(left, from.x, right) && (from.y <= top || from.y >= bottom))
        *ret = (struct xmi_point){from.x, from.y <= top ? top : bottom};
    else if (between(top, from.y, bottom) && (from.x <= left || from.x >= right))
        *ret = (struct xmi_point){from.x <= left ? left : right, from.y};
    else
        return false;
    return true;
}

/* One piece in a right angle: it leaves the shape that is less deep in its direction where the
 * slanted line would, and meets the other one opposite. */
static bool meet_square(const struct xmi_line *line, const struct xmi_shape *from,
                        const struct xmi_shape *to, struct xmi_point start, struct xmi_point end,
                        struct xmi_point *ret_start, struct xmi_point *ret_end)
{
    bool upright = line->offsets.side % 2;
    bool by_start = upright ? from->h < to->h : from->w < to->w;
    return by_start ? cut(from, start, end, ret_start) && straight(to, *ret_start, ret_end)
                    : cut(to, end, start, ret_end) && straight(from, *ret_end, ret_start);
}

/* One piece that the tool has routed: it runs in the middle of what both shapes face, moved as the
 * first end is. */
static bool meet_routed(const struct xmi_line *line, const struct xmi_shape *from,
                        const struct xmi_shape *to, struct xmi_point *ret_start,
                        struct xmi_point *ret_end)
{
    struct xmi_point way = line->offsets.start;
    int64_t left = MAX(from->x, to->x), right = MIN(from->x + from->w, to->x + to->w);
    int64_t top = MAX(from->y, to->y), bottom = MIN(from->y + from->h, to->y + to->h);
    if (line->offsets.side % 2 && left < right) {
        int32_t at = (int32_t)((left + right) / 2) + way.x;
        return straight(from, (struct xmi_point){at, (int32_t)(to->y + to->h / 2)}, ret_start) &&
               straight(to, *ret_start, ret_end);
    }
    if (line->offsets.side % 2 || top >= bottom)
        return false;
    int32_t at = (int32_t)((top + bottom) / 2) + way.y;
    return straight(from, (struct xmi_point){(int32_t)(to->x + to->w / 2), at}, ret_start) &&
           straight(to, *ret_start, ret_end);
}

static struct xmi_point from_middle(const struct xmi_shape *shape, struct xmi_point offset)
{
    return (struct xmi_point){(int32_t)(shape->x + shape->w / 2) + offset.x,
                              (int32_t)(shape->y + shape->h / 2) + offset.y};
}

bool ark_xmi_meet(const struct xmi_line *line, const struct xmi_shape *from,
                  const struct xmi_shape *to, const struct xmi_point *points,
                  struct xmi_point *ret_start, struct xmi_point *ret_end)
{
    const struct xmi_offsets *offsets = &line->offsets;
    if (!offsets->is_told)
        return false;
    struct xmi_point start = from_middle(from, offsets->start), end = from_middle(to, offsets->end);
    if (!line->point_n && offsets->is_routed)
        return meet_routed(line, from, to, ret_start, ret_end);
    if (!line->point_n && offsets->is_square)
        return meet_square(line, from, to, start, end, ret_start, ret_end);
    struct xmi_point first = line->point_n ? points[0] : end;
    struct xmi_point last = line->point_n ? points[line->point_n - 1] : start;
    bool square = offsets->is_square;
    return ((square && straight(from, first, ret_start)) || cut(from, start, first, ret_start)) &&
           ((square && straight(to, last, ret_end)) || cut(to, end, last, ret_end));
}
