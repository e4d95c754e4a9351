/* Things of UML that were chosen, as figures and wires: an association of three gets a diamond, an
 * association class its dashed line, a note its anchors. */
#include "diagram/select.h"
#include "diagram/uml.h"

/* Packages are drawn around what is in them when there are a few, and not too much in all. */
#define MOST_FRAMES 12
#define MOST_FRAMED 120

struct chooser {
    struct ark_selector *s;
    const ark_graph *graph;
    enum ark_uml_detail detail;
    GHashTable *frames; /* of a package: index of its figure + 1 */
};

static bool is_known(const struct chooser *c, ark_ref thing)
{
    struct ark_wire_end end;
    return ark_selector_find(c->s, thing, &end);
}

/* Bands of rows: packages, classes, then what they use. */
static int band_of(const ark_graph *graph, ark_ref thing)
{
    static const char *const LABELS[] = {"Package", "Enumeration", "DataType",
                                         "InstanceSpecification", "UmlComment"};
    static const int BANDS[] = {0, 2, 3, 4, 5};
    for (size_t i = 0; i < G_N_ELEMENTS(LABELS); i++)
        if (ark_graph_is(graph, thing, LABELS[i]))
            return BANDS[i];
    return 1;
}

static uint32_t frame_of(const struct chooser *c, ark_ref thing)
{
    ark_ref package = ark_uml_package_of(c->graph, thing);
    return GPOINTER_TO_UINT(g_hash_table_lookup(c->frames, GUINT_TO_POINTER(package))) - 1;
}

static void add_element(struct chooser *c, ark_ref element, enum ark_uml_detail detail)
{
    struct ark_figure figure = {.node = element, .thing = element};
    if (!ark_uml_is_thing(c->graph, element) || is_known(c, element))
        return;
    ark_uml_figure_init(c->s->picture, &figure, detail);
    figure.band = band_of(c->graph, element);
    figure.parent = frame_of(c, element);
    if (figure.parent != UINT32_MAX)
        c->s->picture->figures.v[figure.parent].child_n++;
    ark_selector_add_figure(c->s, figure);
}

/* Whether a package is to have a frame; packages themselves are not framed. */
static GHashTable *count_packages(const struct chooser *c, struct ark_refs elements,
                                  uint32_t *ret_framed)
{
    GHashTable *packages = g_hash_table_new(NULL, NULL);
    *ret_framed = 0;
    for (uint32_t i = 0; i < elements.n; i++) {
        if (!ark_uml_is_thing(c->graph, elements.v[i]) ||
            ark_graph_is(c->graph, elements.v[i], "Package"))
            continue;
        gpointer key = GUINT_TO_POINTER(ark_uml_package_of(c->graph, elements.v[i]));
        gpointer n = g_hash_table_lookup(packages, key);
        g_hash_table_insert(packages, key, GUINT_TO_POINTER(GPOINTER_TO_UINT(n) + 1));
        ++*ret_framed;
    }
    return packages;
}

static void add_frame(struct chooser *c, ark_ref package)
{
    struct ark_figure figure = {.node = package, .thing = package, .parent = UINT32_MAX};
    if (package == ARK_REF_NONE || is_known(c, package))
        return;
    ark_uml_figure_init(c->s->picture, &figure, ARK_UML_NAME);
    figure.rows = NULL;
    figure.row_n = figure.head_n = 0;
    ark_selector_add_figure(c->s, figure);
    g_hash_table_insert(c->frames, GUINT_TO_POINTER(package),
                        GUINT_TO_POINTER(c->s->picture->figures.n));
}

/* Frames for the packages of the elements, in the order of these; or each tells where it is from.
 */
static void add_frames(struct chooser *c, struct ark_refs elements, bool nested)
{
    uint32_t framed;
    g_autoptr(GHashTable) packages = count_packages(c, elements, &framed);
    uint32_t n = g_hash_table_size(packages);
    if (n < 2)
        return;
    if (!nested || n > MOST_FRAMES || framed > MOST_FRAMED || framed < 2 * n) {
        c->detail = ARK_UML_WHOLE_FROM;
        return;
    }
    for (uint32_t i = 0; i < elements.n; i++) {
        ark_ref package = ark_uml_package_of(c->graph, elements.v[i]);
        if (ark_uml_is_thing(c->graph, elements.v[i]) &&
            g_hash_table_contains(packages, GUINT_TO_POINTER(package)))
            add_frame(c, package);
    }
}

/* Each line of an association of three leads from the diamond to a class. */
static void add_star(struct chooser *c, ark_ref association, const struct ark_uml_end *ends,
                     uint32_t n)
{
    struct ark_picture *p = c->s->picture;
    struct ark_figure diamond = {
        .node = association, .thing = association, .parent = UINT32_MAX, .band = 1};
    ark_uml_diamond_init(p, &diamond);
    ark_selector_add_figure(c->s, diamond);
    for (uint32_t i = 0; i < n; i++) {
        struct ark_wire wire = {.connection = ends[i].end, .thing = association};
        ark_uml_association_init(p, &wire, ARK_REF_NONE, ends[i].end);
        wire.thing = ARK_REF_NONE;
        wire.marks.n = 0;
        if (i)
            wire.label = "";
        wire.hidden = !ark_selector_find(c->s, association, &wire.from) ||
                      !ark_selector_find(c->s, ends[i].at, &wire.to);
        ark_selector_add_wire(c->s, wire);
    }
}

static void add_association(struct chooser *c, ark_ref association)
{
    struct ark_uml_end ends[ARK_MOST_ENDS];
    uint32_t n = ark_uml_ends(c->graph, association, ends);
    struct ark_wire wire = {.connection = association, .thing = association};
    if (n > 2)
        add_star(c, association, ends, n);
    if (n != 2)
        return;
    ark_uml_association_init(c->s->picture, &wire, ends[0].end, ends[1].end);
    if (ark_selector_find(c->s, ends[0].at, &wire.from) &&
        ark_selector_find(c->s, ends[1].at, &wire.to))
        ark_selector_add_wire(c->s, wire);
}

static void add_relationship(struct chooser *c, ark_ref relationship)
{
    struct ark_wire wire = {.connection = relationship, .thing = relationship};
    if (!ark_uml_is_thing(c->graph, relationship) || is_known(c, relationship))
        return;
    if (!ark_ref_is_edge(relationship)) {
        add_association(c, relationship);
        return;
    }
    ark_uml_wire_init(c->s->picture, &wire);
    if (ark_selector_find(c->s, ark_graph_from(c->graph, relationship), &wire.from) &&
        ark_selector_find(c->s, ark_graph_to(c->graph, relationship), &wire.to))
        ark_selector_add_wire(c->s, wire);
}

/* The line of an association class between its ends, and the dashed one from it to the class. */
static void add_association_class(struct chooser *c, uint32_t figure)
{
    struct ark_picture *p = c->s->picture;
    ark_ref thing = p->figures.v[figure].thing;
    uint32_t before = p->wires.n;
    add_association(c, thing);
    if (p->wires.n != before + 1)
        return;
    struct ark_wire *line = &p->wires.v[before];
    struct ark_wire link = {.connection = thing, .from = {figure, false}, .to = {before, true}};
    line->label = "";
    line->marks.n = 0;
    ark_uml_anchor_init(&link);
    ark_selector_add_wire(c->s, link);
}

/* From a note or constraint to what it is about. */
static void add_anchors(struct chooser *c, uint32_t figure)
{
    ark_ref thing = c->s->picture->figures.v[figure].thing;
    struct ark_refs out = ark_graph_out(c->graph, thing);
    ark_atom annotates = ark_graph_atom(c->graph, "ANNOTATES");
    ark_atom constrains = ark_graph_atom(c->graph, "CONSTRAINS");
    for (uint32_t i = 0; i < out.n; i++) {
        ark_atom type = ark_graph_type(c->graph, out.v[i]);
        struct ark_wire wire = {.connection = out.v[i], .from = {figure, false}};
        ark_ref whole = ark_drawn_whole(c->graph, ark_graph_to(c->graph, out.v[i]));
        if ((type != annotates && type != constrains) ||
            !ark_selector_find(c->s, whole, &wire.to) ||
            (!wire.to.is_wire && wire.to.index == figure))
            continue;
        ark_uml_anchor_init(&wire);
        ark_selector_add_wire(c->s, wire);
    }
}

void ark_uml_select(struct ark_selector *s, const struct ark_choice *choice, bool nested)
{
    struct chooser c = {s, s->picture->graph, ARK_UML_WHOLE, g_hash_table_new(NULL, NULL)};
    for (uint32_t i = 0; i < choice->elements.n; i++)
        g_hash_table_add(s->picture->shown, GUINT_TO_POINTER(choice->elements.v[i]));
    if (!choice->one_package)
        add_frames(&c, choice->elements, nested);
    for (uint32_t i = 0; i < choice->elements.n; i++)
        add_element(&c, choice->elements.v[i], c.detail);
    for (uint32_t i = 0; i < choice->context.n; i++)
        add_element(&c, choice->context.v[i], ARK_UML_FROM);
    for (uint32_t i = 0; i < choice->relationships.n; i++)
        add_relationship(&c, choice->relationships.v[i]);
    for (uint32_t i = 0, n = s->picture->figures.n; i < n; i++) {
        if (ark_graph_is(c.graph, s->picture->figures.v[i].thing, "AssociationClass"))
            add_association_class(&c, i);
        add_anchors(&c, i);
    }
    g_hash_table_destroy(c.frames);
}
