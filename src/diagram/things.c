/* What of a model is drawn as what: rows of labels, for ArchiMate and for UML. An association of
 * UML is a node in the graph, and a line here. */
#include "diagram/things.h"

#include "base/vec.h"

/* A file may contain things in each other in circles. */
#define MOST_DEPTH 64

/* The first row that fits holds. */
static const struct {
    const char *label;
    enum ark_drawn_as as;
} ROWS[] = {
    {"Element", ARK_DRAWN_FIGURE},       {"Relationship", ARK_DRAWN_LINE},
    {"UmlRelationship", ARK_DRAWN_LINE}, {"AssociationClass", ARK_DRAWN_FIGURE},
    {"Association", ARK_DRAWN_LINE},     {"Classifier", ARK_DRAWN_FIGURE},
    {"Package", ARK_DRAWN_FIGURE},       {"InstanceSpecification", ARK_DRAWN_FIGURE},
    {"UmlComment", ARK_DRAWN_FIGURE},    {"UmlConstraint", ARK_DRAWN_FIGURE},
};

ark_ref ark_thing_out(const ark_graph *graph, ark_ref thing, const char *type)
{
    struct ark_refs out = ark_graph_out(graph, thing);
    ark_atom wanted = ark_graph_atom(graph, type);
    for (uint32_t i = 0; wanted && i < out.n; i++)
        if (ark_graph_type(graph, out.v[i]) == wanted)
            return ark_graph_to(graph, out.v[i]);
    return ARK_REF_NONE;
}

ark_ref ark_thing_holder(const ark_graph *graph, ark_ref thing)
{
    struct ark_refs in = ark_graph_in(graph, thing);
    ark_atom contains = ark_graph_atom(graph, "CONTAINS");
    for (uint32_t i = 0; contains && i < in.n; i++)
        if (ark_graph_type(graph, in.v[i]) == contains)
            return ark_graph_from(graph, in.v[i]);
    return ARK_REF_NONE;
}

enum ark_drawn_as ark_drawn_as(const ark_graph *graph, ark_ref thing)
{
    for (size_t i = 0; thing != ARK_REF_NONE && i < G_N_ELEMENTS(ROWS); i++)
        if (ark_graph_is(graph, thing, ROWS[i].label))
            return ROWS[i].as;
    return ARK_DRAWN_NOT;
}

ark_ref ark_drawn_whole(const ark_graph *graph, ark_ref thing)
{
    for (int depth = 0; thing != ARK_REF_NONE && depth < MOST_DEPTH; depth++) {
        if (ark_drawn_as(graph, thing) != ARK_DRAWN_NOT)
            return thing;
        bool part = !ark_ref_is_edge(thing) && ark_graph_is(graph, thing, "UmlElement");
        thing = part ? ark_thing_holder(graph, thing) : ARK_REF_NONE;
    }
    return ARK_REF_NONE;
}

ark_ref ark_thing_told_at(const ark_graph *graph, ark_ref thing)
{
    static const char *const LINES[] = {"Property", "Operation", "EnumerationLiteral", "Slot"};
    ark_ref at = thing;
    for (int depth = 0; at != ARK_REF_NONE && depth < MOST_DEPTH; depth++) {
        if (ark_ref_is_edge(at) || !ark_graph_is(graph, at, "UmlElement") ||
            ark_drawn_as(graph, at) != ARK_DRAWN_NOT)
            return at;
        for (size_t i = 0; i < G_N_ELEMENTS(LINES); i++)
            if (ark_graph_is(graph, at, LINES[i]))
                return at;
        at = ark_thing_holder(graph, at);
    }
    return thing;
}

ark_ref ark_uml_package_of(const ark_graph *graph, ark_ref thing)
{
    for (int depth = 0; thing != ARK_REF_NONE && depth < MOST_DEPTH; depth++) {
        thing =
            ark_ref_is_edge(thing) ? ark_graph_from(graph, thing) : ark_thing_holder(graph, thing);
        if (thing != ARK_REF_NONE && ark_graph_is(graph, thing, "Package"))
            return thing;
    }
    return ARK_REF_NONE;
}

uint32_t ark_uml_ends(const ark_graph *graph, ark_ref association,
                      struct ark_uml_end ret[ARK_MOST_ENDS])
{
    struct ark_refs out = ark_graph_out(graph, association);
    ark_atom contains = ark_graph_atom(graph, "CONTAINS"),
             label = ark_graph_atom(graph, "AssociationEnd");
    uint32_t n = 0;
    for (uint32_t i = 0; label && i < out.n && n < ARK_MOST_ENDS; i++) {
        ark_ref end = ark_graph_to(graph, out.v[i]);
        if (ark_graph_type(graph, out.v[i]) != contains || !ark_graph_has_label(graph, end, label))
            continue;
        ark_ref at = ark_thing_out(graph, end, "TYPE");
        if (at != ARK_REF_NONE)
            ret[n++] = (struct ark_uml_end){end, at};
    }
    return n;
}

uint32_t ark_drawn_ends(const ark_graph *graph, ark_ref line, ark_ref *ret, uint32_t most)
{
    struct ark_uml_end ends[ARK_MOST_ENDS];
    uint32_t n = ark_ref_is_edge(line) ? 2 : ark_uml_ends(graph, line, ends);
    for (uint32_t i = 0; i < MIN(n, most); i++) {
        if (ark_ref_is_edge(line))
            ret[i] = i ? ark_graph_to(graph, line) : ark_graph_from(graph, line);
        else
            ret[i] = ends[i].at;
    }
    return MIN(n, most);
}

struct ark_refs ark_drawn_lines(const ark_graph *graph, ark_ref thing, struct ark_arena *arena)
{
    struct ark_refs out = ark_graph_out(graph, thing), in = ark_graph_in(graph, thing);
    ark_ref *lines = ARK_NEW_ARRAY(arena, ark_ref, out.n + in.n + 1);
    ark_atom type = ark_graph_atom(graph, "TYPE");
    uint32_t n = 0;
    for (uint32_t i = 0; i < out.n; i++)
        if (ark_drawn_as(graph, out.v[i]) == ARK_DRAWN_LINE)
            lines[n++] = out.v[i];
    for (uint32_t i = 0; i < in.n; i++) {
        ark_ref line = in.v[i];
        if (type && ark_graph_type(graph, line) == type)
            line = ark_thing_holder(graph, ark_graph_from(graph, line));
        if (ark_drawn_as(graph, line) == ARK_DRAWN_LINE)
            lines[n++] = line;
    }
    return (struct ark_refs){lines, n};
}
