/* query: patterns against graphs. */
#include "query_world.h"

#include "query/matcher.h"

static const char *CHAIN = "(a:A {n:'a'})-[:R {w:1}]->(b:B {n:'b'})-[:R {w:2}]->(c:A {n:'c'}),"
                           "(a)-[:S]->(c)";

START_TEST(one_edge)
{
    EXPECT(CHAIN, "(x:A)-[:R]->(y)", NULL, "[x.n, y.n]", "a, b\n");
    EXPECT(CHAIN, "(y)<-[:R]-(x)", NULL, "[x.n, y.n]", "a, b\nb, c\n");
    EXPECT(CHAIN, "(x)-[r:R|S]->(:A)", NULL, "[x.n, type(r)]", "b, R\na, S\n");
    EXPECT(CHAIN, "(x {n:'b'})--(y)", NULL, "y.n", "a\nc\n");
    EXPECT(CHAIN, "(x)-->(y)", "x.n = 'a' AND y:A", "y.n", "c\n");
    EXPECT(CHAIN, "(x:A)", NULL, "x.n", "a\nc\n");
    EXPECT(CHAIN, "(x)", NULL, "x.n", "a\nb\nc\n");
    EXPECT(CHAIN, "(x:Q)", NULL, "x.n", "");
    EXPECT(CHAIN, "(x)<--(y)", "y.n = 'b'", "x.n", "c\n");
    EXPECT(CHAIN, "(x)-[r]->(y)", "r.w = 2", "y.n", "c\n");
    EXPECT(CHAIN, "(x)-[{w:2}]->(y)", NULL, "y.n", "c\n");
}
END_TEST

START_TEST(label_expressions)
{
    const char *given = "(:A&B {n:'ab'}), (:A {n:'a'}), (:B:C {n:'bc'}), ({n:'none'})";
    EXPECT(given, "(x:A&B)", NULL, "x.n", "ab\n");
    EXPECT(given, "(x:A:B)", NULL, "x.n", "ab\n");
    EXPECT(given, "(x:!A)", NULL, "x.n", "bc\nnone\n");
    EXPECT(given, "(x:%)", NULL, "x.n", "ab\na\nbc\n");
    EXPECT(given, "(x:!%)", NULL, "x.n", "none\n");
    EXPECT(given, "(x:(A|C)&!(A&B))", NULL, "x.n", "a\nbc\n");
    EXPECT(given, "(x)", "x:C OR x:A&B", "x.n", "ab\nbc\n");
    EXPECT(given, "(x)", "NOT x:B", "x.n", "a\nnone\n");
}
END_TEST

START_TEST(several_paths_and_repeated_variables)
{
    EXPECT(CHAIN, "(x)-[:R]->(y), (y)-[:R]->(z)", NULL, "[x.n, y.n, z.n]", "a, b, c\n");
    EXPECT(CHAIN, "(x)-[:R]->(y)-[:R]->(z)<-[:S]-(x)", NULL, "[x.n, y.n, z.n]", "a, b, c\n");
    EXPECT(CHAIN, "(x:B), (y:A)", NULL, "[x.n, y.n]", "b, a\nb, c\n");
    EXPECT(CHAIN, "(x:A), (y:A)", "x <> y", "[x.n, y.n]", "a, c\nc, a\n");
    EXPECT(CHAIN, "(x:A), (y {n: x.n})", NULL, "y.n", "a\nc\n");
    EXPECT(CHAIN, "(x:A)-->(:A {n: 'c'})", "x.n < 'b'", "x.n", "a\n");
}
END_TEST

START_TEST(no_edge_twice_in_one_pattern)
{
    EXPECT("(a {n:'a'})-[:R]->(b {n:'b'})", "(x)--(y)--(z)", NULL, "x.n", "");
    EXPECT("(a {n:'a'})-[:R]->(b {n:'b'})", "(x)-->(y), (p)-->(q)", NULL, "x.n", "");
    EXPECT("(a {n:'a'})-[:R]->(b {n:'b'}), (a)-[:R]->(b)", "(x)-->(y), (x)-->(y)", NULL, "x.n",
           "a\na\n");
}
END_TEST

START_TEST(self_loops)
{
    const char *loop = "(a {n:'a'})-[:R]->(a), (a)-[:R]->(b {n:'b'})";
    EXPECT(loop, "(x)-[:R]->(x)", NULL, "x.n", "a\n");
    EXPECT(loop, "(x)-[:R]-(x)", NULL, "x.n", "a\n");
    EXPECT(loop, "(x {n:'a'})-[:R]-(y)", NULL, "y.n", "a\nb\n");
    EXPECT(loop, "(x)-[:R]-(y)", NULL, "[x.n, y.n]", "a, a\na, b\nb, a\n");
}
END_TEST

START_TEST(quantifiers)
{
    const char *line = "(a {n:'a'})-[:R {k:1}]->(b {n:'b'})-[:R {k:1}]->(c {n:'c'})"
                       "-[:R {k:2}]->(d {n:'d'})";
    EXPECT(line, "(x {n:'a'})-[:R]->{1,2}(y)", NULL, "y.n", "b\nc\n");
    EXPECT(line, "(x {n:'a'})-[:R]->{2}(y)", NULL, "y.n", "c\n");
    EXPECT(line, "(x {n:'a'})-[:R]->{2,}(y)", NULL, "y.n", "c\nd\n");
    EXPECT(line, "(x {n:'a'})-[:R]->{,1}(y)", NULL, "y.n", "a\nb\n");
    EXPECT(line, "(x {n:'a'})-->*(y)", NULL, "y.n", "a\nb\nc\nd\n");
    EXPECT(line, "(x {n:'a'})-->+(y)", NULL, "y.n", "b\nc\nd\n");
    EXPECT(line, "(x {n:'a'})-->?(y)", NULL, "y.n", "a\nb\n");
    EXPECT(line, "(x {n:'a'})-[:R*]->(y)", NULL, "y.n", "b\nc\nd\n");
    EXPECT(line, "(x {n:'a'})-[:R*2..3]->(y)", NULL, "y.n", "c\nd\n");
    EXPECT(line, "(x {n:'a'})-[*0..1]->(y)", NULL, "y.n", "a\nb\n");
    EXPECT(line, "(y)<-[r:R*..2]-(x {n:'a'})", NULL, "[y.n, size(r)]", "b, 1\nc, 2\n");
    EXPECT(line, "(x {n:'a'})-[:R {k:1}]->+(y)", NULL, "y.n", "b\nc\n");
    EXPECT(line, "(x {n:'a'})-[r:R WHERE r.k < 2]->+(y)", NULL, "[y.n, size(r)]", "b, 1\nc, 2\n");
    EXPECT(line, "(x)-->+(y {n:'c'})", NULL, "x.n", "b\na\n");
}
END_TEST

START_TEST(quantifiers_end_on_cycles)
{
    const char *ring = "(a {n:'a'})-[:R]->(b {n:'b'})-[:R]->(c {n:'c'})-[:R]->(a)";
    EXPECT(ring, "(x {n:'a'})-[:R]->+(y)", NULL, "y.n", "b\nc\na\n");
    EXPECT(ring, "(x {n:'a'})-[:R]->*(x)", NULL, "x.n", "a\na\n");
    EXPECT(ring, "(x {n:'a'})-[:R*]-(y {n:'b'})", NULL, "y.n", "b\nb\n");
}
END_TEST

START_TEST(edges_as_nodes)
{
    const char *given = "(a {n:'a'})-[f:Flow {n:'f'}]->(b {n:'b'}),"
                        "(v:ViewElement {n:'v'})-[c:CONNECTION {n:'c'}]->(w:ViewElement {n:'w'}),"
                        "(c)-[:DEPICTS]->(f), (x:Part {n:'x'})-[:Association]->(f)";
    EXPECT(given, "(c:CONNECTION)-[:DEPICTS]->(r:Flow)", NULL, "[c.n, r.n]", "c, f\n");
    EXPECT(given, "(r:Flow)<-[:DEPICTS]-(c)", NULL, "[c.n, r.n]", "c, f\n");
    EXPECT(given, "(p)-[r:Flow]->(q)", "EXISTS { (:CONNECTION)-[:DEPICTS]->(r) }",
           "[p.n, r.n, q.n]", "a, f, b\n");
    EXPECT(given, "()-[r]->()", "NOT EXISTS { ()-->(r) }", "type(r)",
           "CONNECTION\nDEPICTS\nAssociation\n");
    EXPECT(given, "(p)-[r]->(q), (x:Part)--(r)", NULL, "[p.n, x.n]", "a, x\n");
    EXPECT(given, "(r:Flow)", NULL, "r.n", "");
    EXPECT(given, "(r:Flow), (c)-[:DEPICTS]->(r)", NULL, "c.n", "c\n");
    EXPECT(given, "(r:Flow), (p)-[r]->(q)", NULL, "p.n", "a\n");
    EXPECT(given, "(r:!Flow), (p)-[r]->(q:ViewElement)", NULL, "p.n", "v\n");
}
END_TEST

START_TEST(exists_and_count_see_outer_variables)
{
    EXPECT(CHAIN, "(x)", "EXISTS { (x)-[:R]->() }", "x.n", "a\nb\n");
    EXPECT(CHAIN, "(x)", "NOT EXISTS { MATCH (x)-[:R]->(y) WHERE y.n = 'c' }", "x.n", "a\nc\n");
    EXPECT(CHAIN, "(x)", NULL, "[x.n, COUNT { (x)--() }]", "a, 2\nb, 2\nc, 2\n");
    EXPECT(CHAIN, "(x)", "COUNT { (x)-->(y) WHERE y.n > x.n } = 2", "x.n", "a\n");
    EXPECT(CHAIN, "(x:B)", "EXISTS { (y:A) WHERE EXISTS { (y)-->(x) } }", "x.n", "b\n");
    EXPECT(CHAIN, "(x:A WHERE EXISTS { (x)-->(:B) })", NULL, "x.n", "a\n");
    EXPECT(CHAIN, "(x)-->(y)", "EXISTS { (x)-->(y) WHERE x:B }", "x.n", "b\n");
    EXPECT(CHAIN, NULL, "EXISTS { (:B) }", "1", "1\n");
    EXPECT(CHAIN, NULL, "EXISTS { (:Q) }", "1", "");
}
END_TEST

START_TEST(later_patterns_extend_a_row)
{
    struct world *world = world_new(CHAIN);
    struct ark_scope *scope = ark_scope_new(&world->compile);
    struct ark_pattern *first =
        ark_pattern_compile(&world->compile, scope, snippet("(x:A)-[r]->(y)"), NULL);
    struct ark_pattern *second =
        ark_pattern_compile(&world->compile, scope, snippet("(y)-[:R]->(z)"), NULL);
    ck_assert(first && second);
    ck_assert_uint_eq(ark_scope_size(scope), 4);
    ck_assert_int_eq(ark_scope_find(scope, "z"), 3);
    ck_assert_str_eq(ark_scope_name(scope, 1), "r");
    struct ark_value row[4] = {0};
    row[2] = ark_value_entity(ARK_NODE(0)); /* edges are made first, nodes in order: y = a */
    struct asking asking = {.world = world, .slots = 4, .out = g_string_new(NULL)};
    asking.show = ark_expr_compile(&world->compile, scope, snippet("[y.n, z.n]"), NULL);
    ck_assert(ark_match(world->matcher, second, NULL, row, show_row, &asking, NULL));
    ck_assert_str_eq(asking.out->str, "a, b\n");
    ck_assert_uint_eq(row[2].entity, ARK_NODE(0));
    ck_assert_int_eq(row[3].type, ARK_NULL);
    g_string_free(asking.out, TRUE);
    world_free(world);
}
END_TEST

START_TEST(exists_over_walks)
{
    const char *given = "(a {n:'a'})-[:R {w:1}]->(b {n:'b'})-[:R {w:2}]->(c {n:'c'})-[:R]->(b),"
                        "(c)-[:S]->(d:D {n:'d'}), (e {n:'e'})";
    EXPECT(given, "(x)", "EXISTS { (x)-[:R]->+(x) }", "x.n", "b\nc\n");
    EXPECT(given, "(x)", "EXISTS { (x)-[:R]->*(x) }", "x.n", "a\nb\nc\nd\ne\n");
    EXPECT(given, "(x)", "EXISTS { (x)-[:R]->*()-[:S]->(:D) }", "x.n", "a\nb\nc\n");
    EXPECT(given, "(x)", "EXISTS { (x)-->*()-->(:D) }", "x.n", "a\nb\nc\n");
    EXPECT(given, "(x)", "EXISTS { (x)-[:R]->{1,1}(y) WHERE y.n = 'c' }", "x.n", "b\n");
    EXPECT(given, "(x)", "EXISTS { (x)-[:R*0..2]->(y) WHERE y.n = 'c' }", "x.n", "a\nb\nc\n");
    EXPECT(given, "(x)", "EXISTS { (x)-[:R*2..2]->(y) WHERE y.n = 'b' }", "x.n", "b\n");
    EXPECT(given, "(x)", "EXISTS { (x)<-[r:R WHERE r.w > 0]-+(y {n:'a'}) }", "x.n", "b\nc\n");
    EXPECT(given, "(x)", "EXISTS { (x)-[r:R]->+(y) WHERE size(r) = 3 }", "x.n", "a\n");
    EXPECT(given, "(x)", "EXISTS { (x)-[:S]-+(x) }", "x.n", "");
    EXPECT(given, "(x)", "EXISTS { (x)-[:S]-*(:D) }", "x.n", "c\nd\n");
    EXPECT(given, "(x)", "EXISTS { (x)-[:R]->+(y) WHERE EXISTS { (y)-[:R]->+(y) } }", "x.n",
           "a\nb\nc\n");
}
END_TEST

/* A small graph of two edge types, the same for the same seed. */
static struct world *random_world(unsigned seed)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autoptr(GString) given = g_string_new("(n0:A {n:0}), (n1:B {n:1}), (n2:A {n:2})");
    int nodes = g_rand_int_range(random, 3, 7);
    for (int i = 3; i < nodes; i++)
        g_string_append_printf(given, ", (n%d:%s {n:%d})", i, i % 2 ? "A" : "C", i);
    for (int i = g_rand_int_range(random, 1, 9); i > 0; i--)
        g_string_append_printf(given, ", (n%d)-[e%d:%s]->(n%d)", g_rand_int_range(random, 0, nodes),
                               i, g_rand_boolean(random) ? "R" : "S",
                               g_rand_int_range(random, 0, nodes));
    if (g_rand_boolean(random))
        g_string_append(given, ", (n0)-[:S]->(e1), (e1)-[:R]->(n1)");
    return world_new(given->str);
}

START_TEST(exists_is_a_count_above_zero)
{
    static const char *const WALKS[] = {
        "(x)-[:R]->+(y:A)",
        "(x)<-[:R]-*(y:B)",
        "(x)-[:R]-*(y:A WHERE y.n > 1)",
        "(x)-->+(x)",
        "(x)-[:R]->{0,2}()-[:S]->(y)",
        "(x)-[:R*1..3]->(y)-[:R]->(y)",
        "(x)-[:R]-+(x)",
        "(y:B)-[:S]->*(x)",
        "(x)-[:S]-{0,3}(y)-[:R]-*(z:C)",
        "(x)-->(y), (y)-->*(x)",
        "(x)-[:R]->?(y:B)",
        "(x)-[:R]->{2,4}(y:A)",
    };
    for (unsigned seed = 0; seed < 60; seed++) {
        struct world *world = random_world(seed);
        for (size_t i = 0; i < G_N_ELEMENTS(WALKS); i++) {
            g_autofree char *where =
                g_strdup_printf("EXISTS { %s } <> (COUNT { %s } > 0)", WALKS[i], WALKS[i]);
            g_autofree char *rows = ask(world, "(x)", where, "x.n");
            ck_assert_msg(!*rows, "seed %u, %s: %s", seed, WALKS[i], rows);
        }
        world_free(world);
    }
}
END_TEST

START_TEST(the_way_a_pattern_is_written_does_not_matter)
{
    static const char *const SAME[][3] = {
        {"(x)-[r]->(y)", "(y)<-[r]-(x)", "(x)-->(y)"},
        {"(x:A)-[:R]->(y)-[:S]->(z)", "(z)<-[:S]-(y)<-[:R]-(x:A)",
         "(y)-[:S]->(z), (x:A)-[:R]->(y)"},
        {"(x)-[:R]-(y:B)", "(y:B)-[:R]-(x)", "(x)-[:R]-(y WHERE y:B)"},
        {"(x)-[:R]->+(y:A)", "(y:A)<-[:R]-+(x)", "(x)-[:R*]->(y:A)"},
        {"(x)-[:R|S]-{1,2}(y)", "(y)-[:S|R]-{1,2}(x)", "(x)-[:R|S*1..2]-(y)"},
        {"(x)-->(y)-->(x)", "(y)-->(x)-->(y)", "(x)-->(y), (x)<--(y)"},
    };
    for (unsigned seed = 0; seed < 60; seed++) {
        struct world *world = random_world(seed);
        for (size_t i = 0; i < G_N_ELEMENTS(SAME); i++) {
            g_autofree char *show =
                g_strdup_printf("COUNT { %s } = COUNT { %s }", SAME[i][0], SAME[i][1]);
            g_autofree char *rows = ask(world, NULL, NULL, show);
            ck_assert_msg(!strcmp(rows, "true\n"), "seed %u, %s", seed, show);
            g_autofree char *third =
                g_strdup_printf("COUNT { %s } = COUNT { %s }", SAME[i][0], SAME[i][2]);
            g_autofree char *more = ask(world, NULL, NULL, third);
            ck_assert_msg(!strcmp(more, "true\n"), "seed %u, %s", seed, third);
        }
        world_free(world);
    }
}
END_TEST

START_TEST(edges_between_known_nodes)
{
    const char *given =
        "(h {n:'h'})-[:R {k:1}]->(a:A {n:'a'}), (h)-[:R]->({n:'p'}), (h)-[:R]->({n:'q'}),"
        "(a)-[:R {k:2}]->(h), (h)-[:S]->(a)";
    EXPECT(given, "(x {n:'h'}), (y:A), (x)-[r:R]->(y)", NULL, "r.k", "1\n");
    EXPECT(given, "(x {n:'h'}), (y:A), (x)<-[r:R]-(y)", NULL, "r.k", "2\n");
    EXPECT(given, "(x {n:'h'}), (y:A), (x)-[r:R]-(y)", NULL, "r.k", "2\n1\n");
    EXPECT(given, "(x {n:'h'})", "COUNT { (y:A), (x)--(y) } = 3", "x.n", "h\n");
}
END_TEST

START_TEST(dense_walks_hit_the_budget)
{
    g_autoptr(GString) given = g_string_new("(n0)");
    for (int i = 0; i < 12; i++) {
        for (int j = 0; j < 12; j++)
            g_string_append_printf(given, ",(n%d)-[:R]->(n%d)", i, j);
    }
    struct world *world = world_new(given->str);
    world->matcher->most_steps = 2000000; /* the true limit takes seconds */
    g_autofree char *rows = ask(world, "(x)", "COUNT { (x)-->{1,60}(y:None) } = 0", "1");
    ck_assert_ptr_nonnull(strstr(rows, "kandidater"));
    ck_assert_uint_gt(ark_matcher_steps(world->matcher), 1000000);
    ark_matcher_begin(world->matcher);
    g_autofree char *endless = ask(world, "(x)", "COUNT { (x)-->+(y:None) } = 0", "1");
    ck_assert_ptr_nonnull(strstr(endless, "mere end 100 led"));
    ark_matcher_begin(world->matcher);
    g_autofree char *again = ask(world, "(x)-->(x)", NULL, "1");
    ck_assert_uint_eq(strlen(again), 24);
    world_free(world);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("all");
    tcase_add_test(tc, one_edge);
    tcase_add_test(tc, label_expressions);
    tcase_add_test(tc, several_paths_and_repeated_variables);
    tcase_add_test(tc, no_edge_twice_in_one_pattern);
    tcase_add_test(tc, self_loops);
    tcase_add_test(tc, quantifiers);
    tcase_add_test(tc, quantifiers_end_on_cycles);
    tcase_add_test(tc, edges_as_nodes);
    tcase_add_test(tc, exists_and_count_see_outer_variables);
    tcase_add_test(tc, later_patterns_extend_a_row);
    tcase_add_test(tc, exists_over_walks);
    tcase_add_test(tc, exists_is_a_count_above_zero);
    tcase_add_test(tc, the_way_a_pattern_is_written_does_not_matter);
    tcase_add_test(tc, edges_between_known_nodes);
    tcase_add_test(tc, dense_walks_hit_the_budget);
    return run_tests(tc, "query_match");
}
