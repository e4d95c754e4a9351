/* The lines of a diagram: between which shapes they run, what they show, and where they bend. */
#include <string.h>

#include "load/xmi_diagram_settling.h"

/* Where a line begins or ends: at a shape, or at another line. */
struct end {
    const struct xmi_shape *shape;
    ark_ref drawn, element; /* ARK_REF_NONE: it is not known */
};

static const struct end nowhere = {NULL, ARK_REF_NONE, ARK_REF_NONE};

static struct end end_at(const struct xmi_shape *shape)
{
    return shape ? (struct end){shape, shape->drawn, shape->element} : nowhere;
}

/* Relationships. */

/* The classes at the ends of all associations; a file may have a copy of some, with the same ids.
 */
static void learn_ends(struct xmi_settling *s)
{
    struct xmi *x = s->x;
    ark_vec_reserve(&s->ends, x->associations.n + 1);
    memset(s->ends.v, 0, (x->associations.n + 1) * sizeof *s->ends.v);
    s->ends.n = x->associations.n + 1;
    ARK_VEC_EACH (struct xmi_property, property, x->properties) {
        const struct xmi_association *of = ark_xmi_association_of(x, property->end_of);
        if (!of)
            continue;
        struct xmi_ends *ends = &s->ends.v[of - x->associations.v];
        ark_atom id = ark_builder_loc(s->builder, property->ref).id;
        if (ends->n < 2)
            ends->v[ends->n++] = ark_xmi_find(x, property->type);
        else if (!id || ark_xmi_find(x, id) == property->ref)
            ends->n++;
    }
}

/* What the relationship that a line shows is between. */
static struct xmi_ends ends_of(struct xmi_settling *s, ark_ref element)
{
    struct xmi *x = s->x;
    struct xmi_ends none = {{ARK_REF_NONE, ARK_REF_NONE}, 0};
    if (element == ARK_REF_NONE)
        return none;
    if (ark_ref_is_edge(element))
        return (struct xmi_ends){
            {ark_builder_from(s->builder, element), ark_builder_to(s->builder, element)}, 2};
    const struct xmi_property *property = ark_xmi_property_of(x, element);
    if (property)
        return (struct xmi_ends){{property->holder, ark_xmi_find(x, property->type)}, 2};
    const struct xmi_association *association = ark_xmi_association_of(x, element);
    if (!association)
        return none;
    if (!s->ends.n)
        learn_ends(s);
    const struct xmi_ends *ends = &s->ends.v[association - x->associations.v];
    return ends->n == 2 ? *ends : none;
}

static void learn_annotations(struct xmi_settling *s)
{
    uint32_t n = ark_builder_edge_count(s->builder);
    s->annotations = g_hash_table_new(ark_xmi_pair_hash, NULL);
    for (uint32_t i = s->x->diagrams.first_edge; i < n; i++) {
        ark_ref ref = ARK_EDGE(i);
        ark_atom type = ark_builder_type(s->builder, ref);
        if (type == s->annotates || type == s->constrains)
            g_hash_table_insert(
                s->annotations,
                ark_xmi_pair(ark_builder_from(s->builder, ref), ark_builder_to(s->builder, ref)),
                GUINT_TO_POINTER(ref));
    }
}

static bool is_note(const struct xmi_settling *s, struct end end)
{
    return end.shape && (ark_builder_has_label(s->builder, end.element, s->is_comment) ||
                         ark_builder_has_label(s->builder, end.element, s->is_constraint));
}

/* The edge that a line between a note and something else stands for, which has no id in files. Of a
 * note that stands nowhere else the line is all that says what it is about. */
static ark_ref annotation(struct xmi_settling *s, struct end from, struct end to)
{
    bool by_from = from.shape && from.shape->note, by_to = to.shape && to.shape->note;
    if (by_from || by_to)
        return ark_xmi_settling_edge(s, s->x->annotates, by_from ? from.element : to.element,
                                     by_from ? to.element : from.element,
                                     (by_from ? from : to).shape->loc);
    if (!s->annotations)
        learn_annotations(s);
    gpointer found = g_hash_table_lookup(s->annotations, ark_xmi_pair(from.element, to.element));
    if (!found)
        found = g_hash_table_lookup(s->annotations, ark_xmi_pair(to.element, from.element));
    return found ? GPOINTER_TO_UINT(found) : ARK_REF_NONE;
}

/* Places. */

static struct xmi_point *points_of(const struct xmi_settling *s, const struct xmi_line *line)
{
    return line->point_n ? &s->x->diagrams.points.v[line->point] : NULL;
}

static void set_point(struct xmi_settling *s, ark_ref line, ark_atom key, struct xmi_point point)
{
    char text[32];
    int len = g_snprintf(text, sizeof text, "%d,%d", point.x, point.y);
    ark_builder_set_text(s->builder, line, key, ark_atom_loose(s->x->atoms, text, (size_t)len));
}

static void set_points(struct xmi_settling *s, ark_ref ref, const struct xmi_line *line,
                       struct end from, struct end to)
{
    const struct xmi_point *points = points_of(s, line);
    uint32_t first = line->has_start && line->point_n, last = line->point_n;
    struct xmi_point start, end;
    last -= line->has_end && last > first;
    if (from.shape && to.shape && ark_xmi_meet(line, from.shape, to.shape, points, &start, &end)) {
        set_point(s, ref, s->source_attachment, start);
        set_point(s, ref, s->target_attachment, end);
    }
    if (first)
        set_point(s, ref, s->source_attachment, points[0]);
    if (last < line->point_n)
        set_point(s, ref, s->target_attachment, points[last]);
    if (last <= first)
        return;
    g_autoptr(GString) text = g_string_new(NULL);
    for (uint32_t i = first; i < last; i++)
        g_string_append_printf(text, "%s%d,%d", i > first ? " " : "", points[i].x, points[i].y);
    ark_builder_set_text(s->builder, ref, s->bendpoints,
                         ark_atom_loose(s->x->atoms, text->str, text->len));
}

/* Some tools draw a line from what its relationship ends at: here it runs as that does. */
static bool is_backwards(const struct xmi_settling *s, ark_ref element, struct end from,
                         struct end to)
{
    if (element == ARK_REF_NONE || !ark_ref_is_edge(element))
        return false;
    ark_ref begin = ark_builder_from(s->builder, element);
    ark_ref end = ark_builder_to(s->builder, element);
    return from.element != begin && from.element == end && to.element == begin;
}

static void turn(struct xmi_settling *s, struct xmi_line *line)
{
    struct xmi_point *points = points_of(s, line), start = line->offsets.start;
    for (uint32_t i = 0, k = line->point_n; i + 1 < k; i++) {
        struct xmi_point point = points[--k];
        points[k] = points[i];
        points[i] = point;
    }
    bool had_start = line->has_start;
    line->has_start = line->has_end;
    line->has_end = had_start;
    line->offsets.start = line->offsets.end;
    line->offsets.end = start;
}

/* Ends. */

/* A line that the file ends at a shape that isn't there doesn't meet the one it is drawn to instead
 * where the file says. */
static void forget_places(struct xmi_line *line, struct end from, struct end to)
{
    bool has_from = from.shape || !line->from, has_to = to.shape || !line->to;
    line->has_start &= has_from;
    line->has_end &= has_to;
    line->offsets.is_told &= has_from && has_to;
}

/* The end of the relationship where `known` isn't already, else the one at `usual`. */
static ark_ref opposite(const struct xmi_ends *ends, struct end known, int usual)
{
    bool taken = known.shape && known.element == ends->v[usual];
    return ends->v[taken ? 1 - usual : usual];
}

/* Ends that the line doesn't tell, or tells wrongly, are those of the relationship. */
static void find_shapes(struct xmi_settling *s, struct xmi_line *line, ark_ref element,
                        struct end *from, struct end *to)
{
    struct xmi_ends ends = ends_of(s, element);
    *from = end_at(ark_xmi_shape_called(s, line->from));
    *to = end_at(ark_xmi_shape_called(s, line->to));
    forget_places(line, *from, *to);
    if (!from->shape)
        *from = end_at(ark_xmi_shape_of(s, opposite(&ends, *to, 0)));
    if (!to->shape)
        *to = end_at(ark_xmi_shape_of(s, opposite(&ends, *from, 1)));
}

/* What is shown by the line of this name, or by that which the proxy of this name is on; or what
 * has the id itself. */
static ark_ref shown_by(const struct xmi_settling *s, ark_atom id)
{
    gpointer element, on = g_hash_table_lookup(s->proxies, GUINT_TO_POINTER(id));
    if (g_hash_table_lookup_extended(s->lines_named, GUINT_TO_POINTER(id), NULL, &element))
        return GPOINTER_TO_UINT(element);
    return ark_xmi_relationship(s, on ? GPOINTER_TO_UINT(on) : id);
}

static struct end line_called(const struct xmi_settling *s, ark_atom id)
{
    ark_ref element = id ? shown_by(s, id) : ARK_REF_NONE;
    gpointer line = element == ARK_REF_NONE
                        ? NULL
                        : g_hash_table_lookup(s->lines_of, GUINT_TO_POINTER(element));
    return line ? (struct end){NULL, GPOINTER_TO_UINT(line), element} : nowhere;
}

/* Making them. */

/* False: it shows nothing that is known. */
static bool make(struct xmi_settling *s, struct xmi_line *line, ark_ref element, struct end from,
                 struct end to)
{
    if (element == ARK_REF_NONE && !is_note(s, from) && !is_note(s, to))
        return false;
    if (element == ARK_REF_NONE)
        element = annotation(s, from, to);
    if (is_backwards(s, element, from, to)) {
        struct end first = from;
        from = to;
        to = first;
        turn(s, line);
    }
    ark_ref ref = ark_builder_edge(s->builder, s->line, from.drawn, to.drawn, line->loc);
    set_points(s, ref, line, from, to);
    s->lines++;
    if (element == ARK_REF_NONE)
        return true;
    ark_xmi_settling_edge(s, s->depicts, ref, element, line->loc);
    g_hash_table_insert(s->lines_of, GUINT_TO_POINTER(element), GUINT_TO_POINTER(ref));
    g_hash_table_insert(s->lines_named, GUINT_TO_POINTER(line->id), GUINT_TO_POINTER(element));
    return true;
}

static void make_line(struct xmi_settling *s, uint32_t index)
{
    struct xmi_line *line = &s->x->diagrams.lines.v[index];
    ark_ref element = ark_xmi_relationship(s, line->subject);
    struct end from, to;
    find_shapes(s, line, element, &from, &to);
    if (!from.shape || !to.shape)
        ark_vec_push(&s->later, index);
    else if (!make(s, line, element, from, to))
        s->lost_lines++;
}

/* One that ends at a line: a note to a relationship. */
static void make_line_at_line(struct xmi_settling *s, uint32_t index)
{
    struct xmi_line *line = &s->x->diagrams.lines.v[index];
    ark_ref element = ark_xmi_relationship(s, line->subject);
    struct end from, to;
    find_shapes(s, line, element, &from, &to);
    from = from.shape ? from : line_called(s, line->from);
    to = to.shape ? to : line_called(s, line->to);
    if (from.drawn == ARK_REF_NONE || to.drawn == ARK_REF_NONE || !make(s, line, element, from, to))
        s->lost_lines++;
}

void ark_xmi_settle_lines(struct xmi_settling *s)
{
    g_hash_table_remove_all(s->lines_named);
    g_hash_table_remove_all(s->lines_of);
    s->later.n = 0;
    for (uint32_t i = 0; i < s->drawn->line_n; i++)
        make_line(s, s->drawn->line + i);
    ARK_VEC_EACH (uint32_t, index, s->later)
        make_line_at_line(s, *index);
}
