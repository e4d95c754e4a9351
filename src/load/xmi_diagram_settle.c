/* From what was told of diagrams to nodes and edges (docs/graph.md, UmlDiagram). */
#include <string.h>

#include "load/xmi_internal.h"

struct settling {
    struct xmi *x;
    ark_builder *builder;
    ark_labelset diagram, shape, line, comment, depicts;
    ark_atom association, property, is_comment, is_constraint, annotates, constrains;
    ark_atom features[3];
    ark_atom at_x, at_y, at_w, at_h;
    ark_atom bendpoints, source_attachment, target_attachment;
    ARK_VEC(uint32_t) by_name;       /* shape + 1 by atom of what lines call it; of any diagram */
    ARK_VEC(uint32_t) by_node;       /* shape + 1 by what it shows, from the file's first node */
    ARK_VEC(struct ends) ends;       /* by association */
    GHashTable *annotations;         /* pairs of nodes -> edge; NULL until it is asked for */
    const struct xmi_diagram *drawn; /* what is being made: the record of what is drawn in it, */
    ark_atom id;                     /* its id, */
    ark_ref ref, owner;              /* its node, what that lies in */
    uint32_t shapes, lines;          /* made */
    uint32_t lost_shapes, lost_lines;
};

struct ends {
    ark_ref types[2];
    uint32_t n;
};

/* Enterprise Architect has two ids for a package: diagrams use the one that the package lacks. */
static ark_ref package_called(const struct xmi *x, ark_atom id)
{
    const char *text = ark_atom_text(x->atoms, id);
    if (!text || !g_str_has_prefix(text, "EAID_"))
        return ARK_REF_NONE;
    g_autofree char *package = g_strconcat("EAPK_", text + strlen("EAID_"), NULL);
    return ark_xmi_find(x, ark_atom_find(x->atoms, package));
}

static ark_ref find(const struct settling *s, ark_atom id)
{
    gpointer meant = g_hash_table_lookup(s->x->diagrams.stand_ins, GUINT_TO_POINTER(id));
    ark_ref ref = ark_xmi_find(s->x, id);
    if (ref == ARK_REF_NONE && meant)
        ref = ark_xmi_find(s->x, GPOINTER_TO_UINT(meant));
    return ref == ARK_REF_NONE ? package_called(s->x, id) : ref;
}

static void learn_words(struct settling *s)
{
    static const char *const sets[][3] = {
        {"UmlDiagram"}, {"UmlShape"}, {"UmlLine"}, {"UmlComment", "UmlElement"}, {"DEPICTS"}};
    ark_atoms *atoms = s->x->atoms;
    s->diagram = ark_builder_labelset(s->builder, sets[0]);
    s->shape = ark_builder_labelset(s->builder, sets[1]);
    s->line = ark_builder_labelset(s->builder, sets[2]);
    s->comment = ark_builder_labelset(s->builder, sets[3]);
    s->depicts = ark_builder_labelset(s->builder, sets[4]);
    s->association = ark_atom_intern(atoms, "Association");
    s->property = ark_atom_intern(atoms, "Property");
    s->is_comment = ark_atom_intern(atoms, "UmlComment");
    s->is_constraint = ark_atom_intern(atoms, "UmlConstraint");
    s->annotates = ark_atom_intern(atoms, "ANNOTATES");
    s->constrains = ark_atom_intern(atoms, "CONSTRAINS");
    s->features[0] = s->property;
    s->features[1] = ark_atom_intern(atoms, "Operation");
    s->features[2] = ark_atom_intern(atoms, "EnumerationLiteral");
    s->at_x = ark_atom_intern(atoms, "x");
    s->at_y = ark_atom_intern(atoms, "y");
    s->at_w = ark_atom_intern(atoms, "w");
    s->at_h = ark_atom_intern(atoms, "h");
    s->bendpoints = ark_atom_intern(atoms, "bendpoints");
    s->source_attachment = ark_atom_intern(atoms, "sourceAttachment");
    s->target_attachment = ark_atom_intern(atoms, "targetAttachment");
}

/* A file may tell of a diagram twice, each time something else: its name here, its lines there. Of
 * Enterprise Architect's two, the later one knows which points are out of date. */
static void join_records(struct xmi_diagrams *all)
{
    for (uint32_t i = 0; i < all->items.n; i++) {
        struct xmi_diagram *later = &all->items.v[i], *first = &all->items.v[later->first];
        const struct xmi_diagram *best = &all->items.v[first->best];
        if (later == first)
            continue;
        if (later->told >= best->told)
            first->best = i;
        first->name = first->name ? first->name : later->name;
        first->kind = later->kind ? later->kind : first->kind;
        first->documentation = first->documentation ? first->documentation : later->documentation;
        first->owner = first->owner ? first->owner : later->owner;
    }
}

/* An edge of what the diagram shows has no place of its own. */
static ark_ref edge(struct settling *s, ark_labelset labels, ark_ref from, ark_ref to,
                    struct ark_loc loc)
{
    loc.id = ARK_ATOM_NONE;
    return ark_builder_edge(s->builder, labels, from, to, loc);
}

static void set_text(struct settling *s, ark_ref ref, ark_atom key, ark_atom text)
{
    if (text)
        ark_builder_set_text(s->builder, ref, key, text);
}

static ark_ref make_diagram(struct settling *s, const struct xmi_diagram *diagram,
                            ark_ref *ret_owner)
{
    struct xmi *x = s->x;
    ark_ref ref = ark_builder_node(s->builder, s->diagram, diagram->loc);
    ark_ref owner = diagram->owner ? find(s, diagram->owner) : diagram->around;
    set_text(s, ref, x->name, diagram->name);
    set_text(s, ref, ark_atom_intern(x->atoms, "documentation"), diagram->documentation);
    set_text(s, ref, ark_atom_intern(x->atoms, "kind"), diagram->kind);
    if (owner != ARK_REF_NONE && ark_ref_is_edge(owner))
        owner = ARK_REF_NONE;
    if (owner != ARK_REF_NONE)
        edge(s, x->contains, owner, ref, diagram->loc);
    *ret_owner = owner;
    return ref;
}

/* Shapes. */

static ark_ref make_note(struct settling *s, const struct xmi_shape *shape)
{
    struct ark_loc loc = shape->loc;
    loc.id = ARK_ATOM_NONE;
    ark_ref note = ark_builder_node(s->builder, s->comment, loc);
    ark_builder_set_text(s->builder, note, s->x->body, shape->note);
    if (s->owner != ARK_REF_NONE)
        edge(s, s->x->contains, s->owner, note, loc);
    return note;
}

/* The shape behind a slot, if it is one of this diagram that was made. */
static const struct xmi_shape *shape_in(const struct settling *s, uint32_t slot)
{
    const struct xmi_diagram *drawn = s->drawn;
    if (!slot || slot - 1 < drawn->shape || slot - 1 >= drawn->shape + drawn->shape_n)
        return NULL;
    const struct xmi_shape *shape = &s->x->diagrams.shapes.v[slot - 1];
    return shape->drawn == ARK_REF_NONE ? NULL : shape;
}

static const struct xmi_shape *shape_of(const struct settling *s, ark_ref element)
{
    if (element == ARK_REF_NONE || ark_ref_is_edge(element) || element < s->x->first ||
        element - s->x->first >= s->by_node.n)
        return NULL;
    return shape_in(s, s->by_node.v[element - s->x->first]);
}

static const struct xmi_shape *shape_named(const struct settling *s, ark_atom name)
{
    return name < s->by_name.n ? shape_in(s, s->by_name.v[name]) : NULL;
}

/* By its name, or by that of what it shows. */
static const struct xmi_shape *shape_called(const struct settling *s, ark_atom id)
{
    if (!id)
        return NULL;
    gpointer meant = g_hash_table_lookup(s->x->diagrams.stand_ins, GUINT_TO_POINTER(id));
    const struct xmi_shape *shape = shape_named(s, id);
    if (!shape && meant)
        shape = shape_named(s, GPOINTER_TO_UINT(meant));
    return shape ? shape : shape_of(s, find(s, id));
}

/* Of several shapes for one element, its lines end at the first. */
static void remember(struct settling *s, uint32_t index, ark_ref element)
{
    const struct xmi_shape *shape = &s->x->diagrams.shapes.v[index];
    while (s->by_name.n <= shape->id)
        ark_vec_push(&s->by_name, 0);
    s->by_name.v[shape->id] = index + 1;
    if (element < s->x->first || shape_of(s, element))
        return;
    while (s->by_node.n <= element - s->x->first)
        ark_vec_push(&s->by_node, 0);
    s->by_node.v[element - s->x->first] = index + 1;
}

static bool is_feature(const struct settling *s, ark_ref ref)
{
    if (ref == ARK_REF_NONE)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(s->features); i++) {
        if (ark_builder_has_label(s->builder, ref, s->features[i]))
            return true;
    }
    return false;
}

static void make_shape(struct settling *s, uint32_t index)
{
    struct xmi_shape *shape = &s->x->diagrams.shapes.v[index];
    if (!shape->subject && !shape->note)
        return;
    ark_ref element = shape->note ? make_note(s, shape) : find(s, shape->subject);
    if ((shape->subject && shape->subject == s->id) || (shape->inside && is_feature(s, element)))
        return; /* the diagram's own frame; a line of text */
    if (element == ARK_REF_NONE || ark_ref_is_edge(element)) {
        s->lost_shapes++;
        return;
    }
    shape->element = element;
    shape->drawn = ark_builder_node(s->builder, s->shape, shape->loc);
    ark_builder_set(s->builder, shape->drawn, s->at_x, ark_value_int(shape->x));
    ark_builder_set(s->builder, shape->drawn, s->at_y, ark_value_int(shape->y));
    ark_builder_set(s->builder, shape->drawn, s->at_w, ark_value_int(shape->w));
    ark_builder_set(s->builder, shape->drawn, s->at_h, ark_value_int(shape->h));
    edge(s, s->x->contains, s->ref, shape->drawn, shape->loc);
    edge(s, s->depicts, shape->drawn, element, shape->loc);
    remember(s, index, element);
    s->shapes++;
}

/* Lines. */

/* The classes at the ends of all associations; a file may have a copy of some, with the same ids.
 */
static void learn_ends(struct settling *s)
{
    struct xmi *x = s->x;
    ark_vec_reserve(&s->ends, x->associations.n + 1);
    memset(s->ends.v, 0, (x->associations.n + 1) * sizeof *s->ends.v);
    s->ends.n = x->associations.n + 1;
    ARK_VEC_EACH (struct xmi_property, property, x->properties) {
        if (property->end_of == ARK_REF_NONE)
            continue;
        struct ends *ends = &s->ends.v[x->nodes.v[property->end_of - x->first].record];
        ark_atom id = ark_builder_loc(s->builder, property->ref).id;
        if (ends->n < 2)
            ends->types[ends->n++] = ark_xmi_find(x, property->type);
        else if (!id || ark_xmi_find(x, id) == property->ref)
            ends->n++;
    }
}

/* What the relationship that a line shows is between. */
static struct ends ends_of(struct settling *s, ark_ref element)
{
    struct xmi *x = s->x;
    struct ends none = {{ARK_REF_NONE, ARK_REF_NONE}, 0};
    if (element == ARK_REF_NONE)
        return none;
    if (ark_ref_is_edge(element))
        return (struct ends){
            {ark_builder_from(s->builder, element), ark_builder_to(s->builder, element)}, 2};
    uint32_t record = x->nodes.v[element - x->first].record;
    if (ark_builder_has_label(s->builder, element, s->property)) {
        const struct xmi_property *property = &x->properties.v[record];
        return (struct ends){{property->holder, ark_xmi_find(x, property->type)}, 2};
    }
    if (!s->ends.n)
        learn_ends(s);
    return s->ends.v[record].n == 2 ? s->ends.v[record] : none;
}

static gint64 *pair_of(ark_ref a, ark_ref b)
{
    gint64 *key = g_new(gint64, 1);
    *key = (gint64)((uint64_t)a << 32 | b);
    return key;
}

static void learn_annotations(struct settling *s)
{
    uint32_t n = ark_builder_edge_count(s->builder);
    s->annotations = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (uint32_t i = s->x->diagrams.first_edge; i < n; i++) {
        ark_ref ref = ARK_EDGE(i);
        ark_atom type = ark_builder_type(s->builder, ref);
        if (type == s->annotates || type == s->constrains)
            g_hash_table_insert(
                s->annotations,
                pair_of(ark_builder_from(s->builder, ref), ark_builder_to(s->builder, ref)),
                GUINT_TO_POINTER(ref));
    }
}

static bool is_note(const struct settling *s, const struct xmi_shape *shape)
{
    return ark_builder_has_label(s->builder, shape->element, s->is_comment) ||
           ark_builder_has_label(s->builder, shape->element, s->is_constraint);
}

/* The edge that a line between a note and something else stands for, which has no id in files. Of a
 * note that stands nowhere else the line is all that says what it is about. */
static ark_ref annotation(struct settling *s, const struct xmi_shape *from,
                          const struct xmi_shape *to)
{
    if (from->note || to->note)
        return edge(s, s->x->annotates, from->note ? from->element : to->element,
                    from->note ? to->element : from->element, from->loc);
    if (!s->annotations)
        learn_annotations(s);
    g_autofree gint64 *forth = pair_of(from->element, to->element);
    g_autofree gint64 *back = pair_of(to->element, from->element);
    gpointer found = g_hash_table_lookup(s->annotations, forth);
    found = found ? found : g_hash_table_lookup(s->annotations, back);
    return found ? GPOINTER_TO_UINT(found) : ARK_REF_NONE;
}

/* A relationship, an association, or an attribute that a tool draws as one. */
static ark_ref relationship(const struct settling *s, ark_atom subject)
{
    ark_ref ref = find(s, subject);
    if (ref == ARK_REF_NONE || ark_ref_is_edge(ref))
        return ref;
    return ark_builder_has_label(s->builder, ref, s->association) ||
                   ark_builder_has_label(s->builder, ref, s->property)
               ? ref
               : ARK_REF_NONE;
}

static void set_point(struct settling *s, ark_ref line, ark_atom key, struct xmi_point point)
{
    char text[32];
    int len = g_snprintf(text, sizeof text, "%d,%d", point.x, point.y);
    ark_builder_set_text(s->builder, line, key, ark_atom_loose(s->x->atoms, text, (size_t)len));
}

static struct xmi_point *points_of(const struct settling *s, const struct xmi_line *line)
{
    return line->point_n ? &s->x->diagrams.points.v[line->point] : NULL;
}

static void set_points(struct settling *s, ark_ref ref, const struct xmi_line *line,
                       const struct xmi_shape *from, const struct xmi_shape *to)
{
    const struct xmi_point *points = points_of(s, line);
    uint32_t first = line->has_start && line->point_n, last = line->point_n;
    struct xmi_point start, end;
    last -= line->has_end && last > first;
    if (ark_xmi_meet(line, from, to, points, &start, &end)) {
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
static bool is_backwards(const struct settling *s, ark_ref element, const struct xmi_shape *from,
                         const struct xmi_shape *to)
{
    if (element == ARK_REF_NONE || !ark_ref_is_edge(element))
        return false;
    ark_ref begin = ark_builder_from(s->builder, element),
            end = ark_builder_to(s->builder, element);
    return from->element != begin && from->element == end && to->element == begin;
}

static void turn(struct settling *s, struct xmi_line *line)
{
    struct xmi_point *points = points_of(s, line);
    for (uint32_t i = 0, k = line->point_n; i + 1 < k; i++) {
        struct xmi_point point = points[--k];
        points[k] = points[i];
        points[i] = point;
    }
    bool had_start = line->has_start;
    line->has_start = line->has_end;
    line->has_end = had_start;
    struct xmi_point start = line->offsets.start;
    line->offsets.start = line->offsets.end;
    line->offsets.end = start;
}

/* A line that the file ends at a shape that isn't there doesn't meet the one it is drawn to instead
 * where the file says. */
static void forget_places(struct xmi_line *line, const struct xmi_shape *from,
                          const struct xmi_shape *to)
{
    line->has_start &= from || !line->from;
    line->has_end &= to || !line->to;
    line->offsets.is_told &= (from || !line->from) && (to || !line->to);
}

/* The end that is not where `known` (NULL: it isn't known) already is, else the one at `usual`. */
static ark_ref opposite(const struct ends *ends, const struct xmi_shape *known, int usual)
{
    bool taken = known && known->element == ends->types[usual];
    return ends->types[taken ? 1 - usual : usual];
}

/* Ends that the line doesn't tell, or tells wrongly, are those of the relationship. */
static void make_line(struct settling *s, struct xmi_line *line)
{
    ark_ref element = relationship(s, line->subject);
    struct ends ends = ends_of(s, element);
    const struct xmi_shape *from = shape_called(s, line->from), *to = shape_called(s, line->to);
    forget_places(line, from, to);
    if (!from)
        from = shape_of(s, opposite(&ends, to, 0));
    if (!to)
        to = shape_of(s, opposite(&ends, from, 1));
    if (from && to && element == ARK_REF_NONE && (is_note(s, from) || is_note(s, to)))
        element = annotation(s, from, to);
    else if (element == ARK_REF_NONE)
        from = NULL;
    if (!from || !to) {
        s->lost_lines++;
        return;
    }
    if (is_backwards(s, element, from, to)) {
        const struct xmi_shape *first = from;
        from = to;
        to = first;
        turn(s, line);
    }
    ark_ref ref = ark_builder_edge(s->builder, s->line, from->drawn, to->drawn, line->loc);
    if (element != ARK_REF_NONE)
        edge(s, s->depicts, ref, element, line->loc);
    set_points(s, ref, line, from, to);
    s->lines++;
}

static uint32_t unread_streams(const struct xmi_diagrams *all)
{
    uint32_t n = 0;
    ARK_VEC_EACH (struct xmi_stream, stream, all->streams)
        n += !g_hash_table_contains(all->drawn, GUINT_TO_POINTER(stream->name));
    return n;
}

static void tell(struct settling *s, uint32_t diagrams)
{
    struct ark_load *load = s->x->load;
    struct ark_input *input = s->x->input;
    enum ark_lang lang = load->lang;
    const char *lost =
        ark_say(lang, "det viste er ikke i filen eller er af en slags, der ikke læses",
                "what is shown is not in the file, or is of a kind that is not read");
    ark_input_count(input, ARK_COUNT_VIEWS, diagrams);
    if (!diagrams)
        return;
    ark_input_count(input, ARK_COUNT_NODES, s->shapes);
    ark_input_count(input, ARK_COUNT_CONNECTIONS, s->lines);
    if (s->lost_shapes)
        ark_input_skip_many(input, load->arena,
                            ark_say(lang, "figur i et diagram", "shape in a diagram"),
                            s->lost_shapes, lost);
    if (s->lost_lines)
        ark_input_skip_many(input, load->arena,
                            ark_say(lang, "linje i et diagram", "line in a diagram"), s->lost_lines,
                            lost);
    uint32_t unread = unread_streams(&s->x->diagrams);
    if (unread)
        ark_input_skip_many(input, load->arena,
                            ark_say(lang, "tegning af et diagram", "drawing of a diagram"), unread,
                            ark_say(lang, "er ikke i filen eller er i en form, der ikke læses",
                                    "is not in the file, or is in a form that is not read"));
    if (s->x->diagrams.hidden)
        ark_input_skip_many(
            input, load->arena,
            ark_say(lang, "skjult linje i et diagram", "hidden line in a diagram"),
            s->x->diagrams.hidden,
            ark_say(lang, "vises heller ikke i værktøjet", "not shown by the tool either"));
}

void ark_xmi_settle_diagrams(struct xmi *x)
{
    struct xmi_diagrams *all = &x->diagrams;
    struct settling s = {.x = x, .builder = x->builder};
    uint32_t made = 0;
    learn_words(&s);
    join_records(all);
    for (uint32_t i = 0; i < all->items.n; i++) {
        const struct xmi_diagram *diagram = &all->items.v[i];
        if (diagram->first != i)
            continue;
        s.drawn = &all->items.v[diagram->best];
        s.id = diagram->loc.id;
        s.ref = make_diagram(&s, diagram, &s.owner);
        for (uint32_t k = 0, n = s.drawn->shape_n; k < n; k++)
            make_shape(&s, s.drawn->shape + (s.drawn->front_first ? n - 1 - k : k));
        for (uint32_t k = 0; k < s.drawn->line_n; k++)
            make_line(&s, &all->lines.v[s.drawn->line + k]);
        made++;
    }
    tell(&s, made);
    ark_vec_clear(&s.by_name);
    ark_vec_clear(&s.by_node);
    ark_vec_clear(&s.ends);
    g_clear_pointer(&s.annotations, g_hash_table_unref);
}
