/* From what was told of diagrams to nodes and edges (docs/graph.md, UmlDiagram). */
#include <string.h>

#include "load/xmi_diagram_settling.h"

/* Enterprise Architect has two ids for a package: diagrams use the one that the package lacks. */
static ark_ref package_called(const struct xmi *x, ark_atom id)
{
    const char *text = ark_atom_text(x->atoms, id);
    if (!text || !g_str_has_prefix(text, "EAID_"))
        return ARK_REF_NONE;
    g_autofree char *package = g_strconcat("EAPK_", text + strlen("EAID_"), NULL);
    return ark_xmi_find(x, ark_atom_find(x->atoms, package));
}

ark_ref ark_xmi_meant(const struct xmi_settling *s, ark_atom id)
{
    ark_ref ref = ark_xmi_find(s->x, id);
    return ref == ARK_REF_NONE ? package_called(s->x, id) : ref;
}

static void learn_words(struct xmi_settling *s)
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

ark_ref ark_xmi_settling_edge(struct xmi_settling *s, ark_labelset labels, ark_ref from, ark_ref to,
                              struct ark_loc loc)
{
    loc.id = ARK_ATOM_NONE;
    return ark_builder_edge(s->builder, labels, from, to, loc);
}

static void set_text(struct xmi_settling *s, ark_ref ref, ark_atom key, ark_atom text)
{
    if (text)
        ark_builder_set_text(s->builder, ref, key, text);
}

static ark_ref make_diagram(struct xmi_settling *s, const struct xmi_diagram *diagram,
                            ark_ref *ret_owner)
{
    struct xmi *x = s->x;
    ark_ref ref = ark_builder_node(s->builder, s->diagram, diagram->loc);
    ark_ref owner = diagram->owner ? ark_xmi_meant(s, diagram->owner) : diagram->around;
    set_text(s, ref, x->name, diagram->name);
    set_text(s, ref, ark_atom_intern(x->atoms, "documentation"), diagram->documentation);
    set_text(s, ref, ark_atom_intern(x->atoms, "kind"), diagram->kind);
    if (owner != ARK_REF_NONE && ark_ref_is_edge(owner))
        owner = ARK_REF_NONE;
    if (owner != ARK_REF_NONE)
        ark_xmi_settling_edge(s, x->contains, owner, ref, diagram->loc);
    *ret_owner = owner;
    return ref;
}

/* Shapes. */

static ark_ref make_note(struct xmi_settling *s, const struct xmi_shape *shape)
{
    struct ark_loc loc = shape->loc;
    loc.id = ARK_ATOM_NONE;
    ark_ref note = ark_builder_node(s->builder, s->comment, loc);
    ark_builder_set_text(s->builder, note, s->x->body, shape->note);
    if (s->owner != ARK_REF_NONE)
        ark_xmi_settling_edge(s, s->x->contains, s->owner, note, loc);
    return note;
}

/* The shape behind a slot, if it is one of this diagram that was made. */
static const struct xmi_shape *shape_in(const struct xmi_settling *s, uint32_t slot)
{
    const struct xmi_diagram *drawn = s->drawn;
    if (!slot || slot - 1 < drawn->shape || slot - 1 >= drawn->shape + drawn->shape_n)
        return NULL;
    const struct xmi_shape *shape = &s->x->diagrams.shapes.v[slot - 1];
    return shape->drawn == ARK_REF_NONE ? NULL : shape;
}

const struct xmi_shape *ark_xmi_shape_of(const struct xmi_settling *s, ark_ref element)
{
    if (element == ARK_REF_NONE || ark_ref_is_edge(element) || element < s->x->first ||
        element - s->x->first >= s->by_node.n)
        return NULL;
    return shape_in(s, s->by_node.v[element - s->x->first]);
}

static const struct xmi_shape *shape_named(const struct xmi_settling *s, ark_atom name)
{
    return name < s->by_name.n ? shape_in(s, s->by_name.v[name]) : NULL;
}

/* By its name, or by that of what it shows. */
const struct xmi_shape *ark_xmi_shape_called(const struct xmi_settling *s, ark_atom id)
{
    if (!id)
        return NULL;
    gpointer meant = g_hash_table_lookup(s->x->diagrams.stand_ins, GUINT_TO_POINTER(id));
    const struct xmi_shape *shape = shape_named(s, id);
    if (!shape && meant)
        shape = shape_named(s, GPOINTER_TO_UINT(meant));
    return shape ? shape : ark_xmi_shape_of(s, ark_xmi_meant(s, id));
}

/* Of several shapes for one element, its lines end at the first. */
static void remember(struct xmi_settling *s, uint32_t index, ark_ref element)
{
    const struct xmi_shape *shape = &s->x->diagrams.shapes.v[index];
    while (s->by_name.n <= shape->id)
        ark_vec_push(&s->by_name, 0);
    s->by_name.v[shape->id] = index + 1;
    if (element < s->x->first || ark_xmi_shape_of(s, element))
        return;
    while (s->by_node.n <= element - s->x->first)
        ark_vec_push(&s->by_node, 0);
    s->by_node.v[element - s->x->first] = index + 1;
}

ark_ref ark_xmi_relationship(const struct xmi_settling *s, ark_atom id)
{
    ark_ref ref = ark_xmi_meant(s, id);
    if (ref == ARK_REF_NONE || ark_ref_is_edge(ref))
        return ref;
    return ark_builder_has_label(s->builder, ref, s->association) ||
                   ark_builder_has_label(s->builder, ref, s->property)
               ? ref
               : ARK_REF_NONE;
}

static bool is_feature(const struct xmi_settling *s, ark_ref ref)
{
    if (ref == ARK_REF_NONE)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(s->features); i++) {
        if (ark_builder_has_label(s->builder, ref, s->features[i]))
            return true;
    }
    return false;
}

/* Enterprise Architect puts a small shape on a line where another one meets it. */
static bool stands_for_line(struct xmi_settling *s, const struct xmi_shape *shape, ark_ref element)
{
    gpointer line = g_hash_table_lookup(s->x->proxies, GUINT_TO_POINTER(shape->subject));
    if (!shape->subject || !line || element == ARK_REF_NONE ||
        g_strcmp0(ark_builder_get_str(s->builder, element, "ea:type"), "ProxyConnector") != 0)
        return false;
    g_hash_table_insert(s->proxies, GUINT_TO_POINTER(shape->id), line);
    return true;
}

static void make_shape(struct xmi_settling *s, uint32_t index)
{
    struct xmi_shape *shape = &s->x->diagrams.shapes.v[index];
    if (!shape->subject && !shape->note)
        return;
    ark_ref element = shape->note ? make_note(s, shape) : ark_xmi_meant(s, shape->subject);
    if ((shape->subject && shape->subject == s->id) || stands_for_line(s, shape, element) ||
        (shape->inside && is_feature(s, element)))
        return; /* the diagram's own frame; a place on a line; a line of text */
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
    ark_xmi_settling_edge(s, s->x->contains, s->ref, shape->drawn, shape->loc);
    ark_xmi_settling_edge(s, s->depicts, shape->drawn, element, shape->loc);
    remember(s, index, element);
    s->shapes++;
}

static uint32_t unread_streams(const struct xmi_diagrams *all)
{
    uint32_t n = 0;
    ARK_VEC_EACH (struct xmi_stream, stream, all->streams)
        n += !g_hash_table_contains(all->drawn, GUINT_TO_POINTER(stream->name));
    return n;
}

static void tell(struct xmi_settling *s, uint32_t diagrams)
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
    struct xmi_settling s = {.x = x,
                             .builder = x->builder,
                             .proxies = g_hash_table_new(NULL, NULL),
                             .lines_named = g_hash_table_new(NULL, NULL),
                             .lines_of = g_hash_table_new(NULL, NULL)};
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
        g_hash_table_remove_all(s.proxies);
        for (uint32_t k = 0, n = s.drawn->shape_n; k < n; k++)
            make_shape(&s, s.drawn->shape + (s.drawn->front_first ? n - 1 - k : k));
        ark_xmi_settle_lines(&s);
        made++;
    }
    tell(&s, made);
    ark_vec_clear(&s.by_name);
    ark_vec_clear(&s.by_node);
    ark_vec_clear(&s.ends);
    ark_vec_clear(&s.later);
    g_hash_table_unref(s.proxies);
    g_hash_table_unref(s.lines_named);
    g_hash_table_unref(s.lines_of);
    g_clear_pointer(&s.annotations, g_hash_table_unref);
}
