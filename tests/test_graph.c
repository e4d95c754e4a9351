/* graph: builder, freeze, reading, dump. */
#include <check.h>
#include <stdlib.h>

#include "graph/graph.h"
#include "graph/schema.h"
#include "suite.h"

static const struct ark_loc NOWHERE = {0};

static ark_labelset set_of(ark_builder *builder, const char *a, const char *b)
{
    const char *labels[] = {a, b, NULL};
    return ark_builder_labelset(builder, labels);
}

START_TEST(frozen_graph_answers_what_was_built)
{
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    ark_builder *b = ark_builder_new(atoms);
    ark_labelset component = set_of(b, "ApplicationComponent", "Element");
    ark_labelset flow = set_of(b, "Flow", NULL);
    ark_ref x = ark_builder_node(b, component, NOWHERE);
    ark_ref y = ark_builder_node(b, component, NOWHERE);
    ark_builder_set_str(b, x, "name", "DUBU");
    ark_ref e = ark_builder_edge(b, flow, x, y, NOWHERE);
    ark_builder_set_str(b, x, "ejer", "KOMBIT");
    ark_builder_set_str(b, x, "ejer", "KL");
    ark_ref about = ark_builder_edge(b, set_of(b, "Association", NULL), y, e, NOWHERE);
    ark_ref dangling = ark_builder_edge(b, flow, x, ARK_REF_NONE, NOWHERE);
    ark_builder_edge(b, flow, dangling, y, NOWHERE);
    ck_assert_str_eq(ark_builder_get_str(b, x, "ejer"), "KOMBIT");
    (void)about;

    g_autoptr(ark_graph) graph = ark_builder_freeze(b);
    ck_assert_uint_eq(ark_graph_edge_count(graph), 2);
    ck_assert_uint_eq(ark_graph_out(graph, x).n, 1);
    ck_assert_uint_eq(ark_graph_in(graph, y).n, 1);
    ck_assert_uint_eq(ark_graph_in(graph, e).n, 1);
    ck_assert_uint_eq(ark_graph_label_count(graph, ark_atom_find(atoms, "Element")), 2);
    ck_assert_str_eq(ark_graph_type_text(graph, x), "ApplicationComponent");

    g_autoptr(GString) dump = g_string_new(NULL);
    ark_graph_dump(graph, true, dump);
    ck_assert_str_eq(dump->str,
                     "n0 :ApplicationComponent:Element {ejer: \"KOMBIT\", ejer: \"KL\", name: "
                     "\"DUBU\"}\n"
                     "n1 :ApplicationComponent:Element {}\n"
                     "e0 n0 -:Flow-> n1 {}\n"
                     "e1 n1 -:Association-> e0 {}\n");
}
END_TEST

START_TEST(labels_can_be_added)
{
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    ark_builder *b = ark_builder_new(atoms);
    ark_ref row = ark_builder_node(b, set_of(b, "Row", NULL), NOWHERE);
    ark_atom deviation = ark_atom_intern(atoms, "Deviation");
    ark_builder_add_label(b, row, deviation);
    ark_builder_add_label(b, row, deviation);
    g_autoptr(ark_graph) graph = ark_builder_freeze(b);
    ck_assert(ark_graph_has_label(graph, row, deviation));
    uint32_t n;
    ark_graph_labels(graph, ark_graph_labelset(graph, row), &n);
    ck_assert_uint_eq(n, 2);
}
END_TEST

START_TEST(empty_graph_is_a_graph)
{
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_graph) graph = ark_builder_freeze(ark_builder_new(atoms));
    ck_assert_uint_eq(ark_graph_node_count(graph) + ark_graph_edge_count(graph), 0);
}
END_TEST

START_TEST(schema_suggests_the_nearest_name)
{
    g_autoptr(ark_schema) schema = ark_schema_new();
    ark_schema_add(schema, ARK_SCHEMA_NODE_LABEL, "ApplicationComponent");
    ark_schema_add(schema, ARK_SCHEMA_NODE_LABEL, "BusinessActor");
    ck_assert_str_eq(ark_schema_nearest(schema, ARK_SCHEMA_NODE_LABEL, "ApplicationComponet"),
                     "ApplicationComponent");
    ck_assert_ptr_null(ark_schema_nearest(schema, ARK_SCHEMA_NODE_LABEL, "Sag"));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {frozen_graph_answers_what_was_built, labels_can_be_added,
                                  empty_graph_is_a_graph, schema_suggests_the_nearest_name};
    return run_suite("graph", tests, G_N_ELEMENTS(tests));
}
