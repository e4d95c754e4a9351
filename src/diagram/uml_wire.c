/* Lines of UML: their ends, their dashes, and what stands beside them. */
#include <string.h>

#include "diagram/colour.h"
#include "diagram/uml.h"

/* The special before the general: the first row of which a relationship has the label holds. */
static const struct {
    struct ark_wire_notation look;
    const char *keyword;
} LOOKS[] = {
    {{"Generalization", ARK_END_NONE, ARK_END_HOLLOW_TRIANGLE, ARK_DASH_NONE}, NULL},
    {{"Substitution", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_DASHED}, "substitute"},
    {{"UmlRealization", ARK_END_NONE, ARK_END_HOLLOW_TRIANGLE, ARK_DASH_DASHED}, NULL},
    {{"Manifestation", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_DASHED}, "manifest"},
    {{"Deployment", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_DASHED}, "deploy"},
    {{"Usage", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_DASHED}, "use"},
    {{"PackageImport", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_DASHED}, "import"},
    {{"ElementImport", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_DASHED}, "import"},
    {{"Include", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_DASHED}, "include"},
    {{"Extend", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_DASHED}, "extend"},
    {{"InformationFlow", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_DASHED}, "flow"},
    {{"Extension", ARK_END_NONE, ARK_END_NONE, ARK_DASH_NONE}, NULL},
    {{"Association", ARK_END_NONE, ARK_END_NONE, ARK_DASH_NONE}, NULL},
    {{"UmlRelationship", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_DASHED}, NULL},
};

/* A private import is an access. */
static const char *keyword_of(const ark_graph *graph, ark_ref thing, const char *keyword)
{
    const char *visibility = ark_graph_get_str(graph, thing, "visibility");
    bool import = keyword && strcmp(keyword, "import") == 0;
    return import && visibility && strcmp(visibility, "private") == 0 ? "access" : keyword;
}

/* " {complete, disjoint}", as far as the set says so. */
static const char *set_label(const struct ark_picture *p, ark_ref set)
{
    const char *name = ark_uml_name((struct ark_uml_text){p->graph, p->arena}, set);
    bool covering = ark_uml_is(p->graph, set, "isCovering");
    bool disjoint = ark_uml_is(p->graph, set, "isDisjoint");
    if (!covering && !disjoint)
        return name;
    return ark_arena_printf(p->arena, "%s%s{%s%s%s}", name, *name ? " " : "",
                            covering ? "complete" : "", covering && disjoint ? ", " : "",
                            disjoint ? "disjoint" : "");
}

ark_ref ark_uml_set_of(const ark_graph *graph, ark_ref generalization)
{
    struct ark_refs in = ark_graph_in(graph, generalization);
    ark_atom groups = ark_graph_atom(graph, "GROUPS");
    for (uint32_t i = 0; groups && i < in.n; i++)
        if (ark_graph_type(graph, in.v[i]) == groups)
            return ark_graph_from(graph, in.v[i]);
    return ARK_REF_NONE;
}

/* "A_role_role" is what UML calls an association that nobody has given a name. */
static bool is_default_name(const struct ark_picture *p, ark_ref association, const char *name)
{
    struct ark_uml_end ends[ARK_MOST_ENDS];
    uint32_t n = ark_ref_is_edge(association) || !g_str_has_prefix(name, "A_")
                     ? 0
                     : ark_uml_ends(p->graph, association, ends);
    for (uint32_t i = 0; n == 2 && i < 2; i++) {
        const char *first = ark_graph_get_str(p->graph, ends[i].end, "name");
        const char *second = ark_graph_get_str(p->graph, ends[1 - i].end, "name");
        g_autofree char *usual =
            g_strdup_printf("A_%s_%s", first ? first : "", second ? second : "");
        if (strcmp(usual, name) == 0)
            return true;
    }
    return false;
}

static const char *label_of(const struct ark_picture *p, ark_ref thing, const char *keyword)
{
    struct ark_uml_text t = {p->graph, p->arena};
    const char *keywords = ark_uml_keywords(t, thing, keyword), *name = ark_uml_name(t, thing);
    if (is_default_name(p, thing, name))
        name = "";
    ark_ref set = ark_ref_is_edge(thing) ? ark_uml_set_of(p->graph, thing) : ARK_REF_NONE;
    if (!*name && set != ARK_REF_NONE)
        name = set_label(p, set);
    if (*name && ark_uml_is(p->graph, thing, "isDerived"))
        name = ark_arena_printf(p->arena, "/%s", name);
    if (!*keywords || !*name)
        return *keywords ? keywords : name;
    return ark_arena_printf(p->arena, "%s\n%s", keywords, name);
}

static struct ark_style plain_style(void)
{
    return (struct ark_style){
        .line = ark_colour_rgb(0x2a2a2a), .ink = ark_colour_rgb(0x222222), .line_width = ARK_PX};
}

void ark_uml_wire_init(const struct ark_picture *p, struct ark_wire *wire)
{
    wire->kind = ark_ref_is_edge(wire->connection) ? 'c' : 'a';
    wire->look = (struct ark_wire_notation){"", ARK_END_NONE, ARK_END_NONE, ARK_DASH_NONE};
    wire->label = "";
    wire->style = plain_style();
    wire->marks = ark_marks_of(p, wire->thing);
    for (size_t i = 0; i < G_N_ELEMENTS(LOOKS); i++) {
        if (!ark_graph_is(p->graph, wire->thing, LOOKS[i].look.name))
            continue;
        wire->look = LOOKS[i].look;
        wire->merges = wire->look.to == ARK_END_HOLLOW_TRIANGLE;
        wire->label = label_of(p, wire->thing, keyword_of(p->graph, wire->thing, LOOKS[i].keyword));
        return;
    }
}

void ark_uml_anchor_init(struct ark_wire *wire)
{
    wire->kind = ark_ref_is_edge(wire->connection) ? 'c' : 'd';
    wire->thing = ARK_REF_NONE;
    wire->look = (struct ark_wire_notation){"", ARK_END_NONE, ARK_END_NONE, ARK_DASH_DASHED};
    wire->label = "";
    wire->style = plain_style();
}

static const char *aggregation_of(const ark_graph *graph, ark_ref end)
{
    const char *aggregation =
        end == ARK_REF_NONE ? NULL : ark_graph_get_str(graph, end, "aggregation");
    return aggregation ? aggregation : "none";
}

/* A stereotype's end of an extension is none: the arrow is at what it extends. */
static bool is_extended(const ark_graph *graph, ark_ref end)
{
    ark_ref type = end == ARK_REF_NONE ? ARK_REF_NONE : ark_thing_out(graph, end, "TYPE");
    return type != ARK_REF_NONE && !ark_graph_is(graph, type, "Stereotype");
}

/* What stands at `end`: the diamond is the whole's, and the graph has the aggregation at the part.
 * An arrow only where the other way is not open, too. */
static enum ark_line_end end_of(const ark_graph *graph, const struct ark_wire *wire, ark_ref end,
                                ark_ref other)
{
    const char *aggregation = aggregation_of(graph, other);
    if (strcmp(wire->look.name, "Extension") == 0)
        return is_extended(graph, end) ? ARK_END_ARROW : ARK_END_NONE;
    if (strcmp(aggregation, "composite") == 0)
        return ARK_END_DIAMOND;
    if (strcmp(aggregation, "shared") == 0)
        return ARK_END_HOLLOW_DIAMOND;
    bool open = end != ARK_REF_NONE && ark_uml_is(graph, end, "navigable");
    bool back = other == ARK_REF_NONE || ark_uml_is(graph, other, "navigable");
    return open && !back ? ARK_END_OPEN_ARROW : ARK_END_NONE;
}

/* The whole stands above its parts, and what one goes from above what one goes to. */
static bool points_down(const struct ark_wire *wire)
{
    bool whole = wire->look.to == ARK_END_DIAMOND || wire->look.to == ARK_END_HOLLOW_DIAMOND;
    return !whole && (wire->look.from != ARK_END_OPEN_ARROW || wire->look.to != ARK_END_NONE);
}

static void add_end_text(struct ark_wire *wire, ark_ref end, bool at_to, const char *text,
                         struct ark_mark_slice marks)
{
    if (*text || marks.n)
        wire->end_texts[wire->end_text_n++] =
            (struct ark_end_text){.thing = end, .at_to = at_to, .text = text, .marks = marks};
}

void ark_uml_association_init(const struct ark_picture *p, struct ark_wire *wire, ark_ref from,
                              ark_ref to)
{
    struct ark_uml_text t = {p->graph, p->arena};
    ark_uml_wire_init(p, wire);
    enum ark_line_end at_from = end_of(p->graph, wire, from, to);
    wire->look.to = end_of(p->graph, wire, to, from);
    wire->look.from = at_from;
    wire->points_down = points_down(wire);
    wire->end_texts = ARK_NEW_ARRAY(p->arena, struct ark_end_text, 6);
    for (int i = 0; i < 2; i++) {
        ark_ref end = i ? to : from;
        if (end == ARK_REF_NONE)
            continue;
        struct ark_mark_slice none = {0};
        add_end_text(wire, end, i, ark_uml_role(t, end), none);
        add_end_text(wire, end, i, ark_uml_end_multiplicity(t, end), none);
        add_end_text(wire, end, i, "", ark_marks_of(p, end));
    }
}

void ark_uml_attribute_init(const struct ark_picture *p, struct ark_wire *wire)
{
    struct ark_uml_text t = {p->graph, p->arena};
    const char *aggregation = aggregation_of(p->graph, wire->thing);
    struct ark_mark_slice none = {0};
    wire->look = (struct ark_wire_notation){"", ARK_END_NONE, ARK_END_OPEN_ARROW, ARK_DASH_NONE};
    if (strcmp(aggregation, "none") != 0)
        wire->look.from =
            strcmp(aggregation, "shared") == 0 ? ARK_END_HOLLOW_DIAMOND : ARK_END_DIAMOND;
    wire->label = "";
    wire->style = plain_style();
    wire->marks = ark_marks_of(p, wire->thing);
    wire->end_texts = ARK_NEW_ARRAY(p->arena, struct ark_end_text, 2);
    add_end_text(wire, wire->thing, true, ark_uml_role(t, wire->thing), none);
    add_end_text(wire, wire->thing, true, ark_uml_end_multiplicity(t, wire->thing), none);
}
