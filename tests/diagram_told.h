/* What the tests of stored diagrams share: a small model in XMI, and what is drawn as one line of
 * text. */
#pragma once

#include "counted.h"

#define HEAD                                                                                       \
    "<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "                                   \
    "xmlns:uml='http://www.omg.org/spec/UML/20161101' "                                            \
    "xmlns:umldi='http://www.omg.org/spec/UML/20161101/UMLDI'>"

/* Two classes with an association, a generalization and a note. */
#define MODEL                                                                                      \
    "<packagedElement xmi:type='uml:Package' xmi:id='EAPK_1' name='P'>"                            \
    "<ownedComment xmi:type='uml:Comment' xmi:id='N' body='Husk'><annotatedElement "               \
    "xmi:idref='A'/></ownedComment>"                                                               \
    "<packagedElement xmi:type='uml:Class' xmi:id='A' name='A'/>"                                  \
    "<packagedElement xmi:type='uml:Class' xmi:id='B' name='B'>"                                   \
    "<generalization xmi:id='G' general='A'/></packagedElement>"                                   \
    "<packagedElement xmi:type='uml:Association' xmi:id='R' name='R'>"                             \
    "<ownedEnd xmi:id='E1' type='A' association='R'/>"                                             \
    "<ownedEnd xmi:id='E2' type='B' association='R'/></packagedElement></packagedElement>"

static inline void load_snippet(struct loaded *l, const char *model, const char *rest)
{
    g_autofree char *text = g_strconcat(HEAD "<uml:Model xmi:type='uml:Model' name='M'>" MODEL,
                                        model, "</uml:Model>", rest, "</xmi:XMI>", NULL);
    load_text(l, text);
    ck_assert_msg(l->graph, "%s", l->error ? l->error->message : "");
}

static inline const char *name_of(const struct loaded *l, ark_ref ref)
{
    const char *name = ark_graph_get_str(l->graph, ref, "name");
    const char *body = ark_graph_get_str(l->graph, ref, "body");
    return name ? name : body ? body : ark_graph_type_text(l->graph, ref);
}

static inline ark_ref target_of(const struct loaded *l, ark_ref from, const char *type)
{
    struct ark_refs out = ark_graph_out(l->graph, from);
    for (uint32_t i = 0; i < out.n; i++) {
        if (strcmp(ark_graph_type_text(l->graph, out.v[i]), type) == 0)
            return ark_graph_to(l->graph, out.v[i]);
    }
    return ARK_REF_NONE;
}

static inline int64_t number(const struct loaded *l, ark_ref ref, const char *key)
{
    struct ark_value value = ark_graph_get(l->graph, ref, ark_atom_intern(l->atoms, key));
    return value.type == ARK_INT ? value.integer : INT64_MIN;
}

/* "A@10,20+30x40 B@... A-B:R[bends]<start>end" in the order of the graph. Caller frees. */
static inline char *drawn(const struct loaded *l)
{
    GString *out = g_string_new(NULL);
    for (uint32_t i = 0; i < ark_graph_node_count(l->graph); i++) {
        ark_ref ref = ARK_NODE(i);
        if (strcmp(ark_graph_type_text(l->graph, ref), "UmlShape") == 0)
            g_string_append_printf(out, "%s@%d,%d+%dx%d ", name_of(l, target_of(l, ref, "DEPICTS")),
                                   (int)number(l, ref, "x"), (int)number(l, ref, "y"),
                                   (int)number(l, ref, "w"), (int)number(l, ref, "h"));
    }
    for (uint32_t i = 0; i < ark_graph_edge_count(l->graph); i++) {
        ark_ref ref = ARK_EDGE(i);
        if (strcmp(ark_graph_type_text(l->graph, ref), "UmlLine") != 0)
            continue;
        ark_ref shows = target_of(l, ref, "DEPICTS");
        const char *bends = ark_graph_get_str(l->graph, ref, "bendpoints");
        const char *start = ark_graph_get_str(l->graph, ref, "sourceAttachment");
        const char *end = ark_graph_get_str(l->graph, ref, "targetAttachment");
        g_string_append_printf(out, "%s-%s:%s[%s]%s>%s ",
                               name_of(l, target_of(l, ark_graph_from(l->graph, ref), "DEPICTS")),
                               name_of(l, target_of(l, ark_graph_to(l->graph, ref), "DEPICTS")),
                               shows == ARK_REF_NONE ? "" : name_of(l, shows), bends ? bends : "",
                               start ? start : "", end ? end : "");
    }
    return g_strchomp(g_string_free(out, FALSE));
}

static inline void assert_drawn(const struct loaded *l, const char *expected)
{
    g_autofree char *text = drawn(l);
    ck_assert_str_eq(text, expected);
}

static inline uint32_t skipped(const struct loaded *l, const char *what)
{
    ARK_VEC_EACH (struct ark_skipped, item, l->inputs.items.v[0].skipped) {
        if (strcmp(item->what, what) == 0)
            return item->count;
    }
    return 0;
}
