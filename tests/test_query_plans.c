/* No plan gives other rows than another: queries on random graphs, each planned from several
 * starts.
 */
#include "query_world.h"

#include "query/matcher.h"

enum { GRAPHS = 12, STARTS = 8 };

static const char *const QUERIES[] = {
    "MATCH (a:A)-[r:R]->(b:B)<-[s]-(c) RETURN a.i, b.i, c.i, r.i, s.i",
    "MATCH (a)-[r]-(b), (b)-[s:S]->(c {k: 1}) RETURN a.i, b.i, c.i, r.i, s.i",
    "MATCH (a:A)-[r:R*1..3]->(b:B) RETURN a.i, b.i, [e IN r | e.i] AS r",
    "MATCH p = (a:A)-[:R*0..2]->(b)<-[:S]-(c:C) RETURN p, [e IN relationships(p) | e.i] AS e",
    "MATCH p = (a:A)<-[:R]-{1,2}(b)-[:S]-(c) RETURN [n IN nodes(p) | n.i] AS n, "
    "[e IN relationships(p) | e.i] AS e",
    "MATCH (a:A) ((x)-[e:R]->(y:B)-[f]-(z) WHERE x.k <= z.k){1,2} (b) RETURN a.i, b.i, "
    "[n IN x | n.i] AS x, [n IN z | n.i] AS z, [r IN e | r.i] AS e, [r IN f | r.i] AS f",
    "MATCH p = (a)-[:S]->(b) ((x)-[:R]->(y))* (c:C) RETURN [n IN nodes(p) | n.i] AS n, size(x) AS "
    "s",
    "MATCH (a:A), (b:B) WHERE a.k = b.k AND a.i < b.i RETURN a.i, b.i",
    "MATCH (a:A)-[:R]->(b), (c:C) WHERE c.k + 1 = b.k RETURN a.i, b.i, c.i",
    "MATCH (a)-[r]->(b)-[s]->(a) RETURN a.i, b.i, r.i, s.i",
    "MATCH (a)-[r]->(a) RETURN a.i, r.i",
    "MATCH (a:A|B&!C WHERE a.k > 0)-[r:!S]->(b:%) OPTIONAL MATCH (b)-[t:S]->(c:C) "
    "RETURN a.i, r.i, b.i, t.i, c.i",
    "MATCH (a) WHERE EXISTS { (a)-[:R]->+(b:C)<-[:S]-(d) WHERE d.k = a.k } RETURN a.i",
    "MATCH (a) WHERE NOT (a)-[:S]-() AND COUNT { (a)-[:R*1..2]->(x:B) } > 1 RETURN a.i",
    "MATCH (a:A) WITH a MATCH (a)-[r:R]->(b) WHERE b.k IN [0, 2] RETURN a.i, r.i, b.i",
    "MATCH (e)<-[t:T]-(c), (a)-[e:R]->(b) RETURN a.i, b.i, c.i, e.i",
};

/* Ten nodes and twenty edges, a few of which end on an edge. */
static char *random_graph(GRand *rand)
{
    static const char *const LABELS[] = {"A", "B", "C", "A&B", "B&C"};
    static const char *const TYPES[] = {"R", "R", "S"};
    GString *given = g_string_new(NULL);
    for (int i = 0; i < 10; i++)
        g_string_append_printf(given, "%s(n%d:%s {name: '%d', i: %d, k: %d})", i ? ", " : "", i,
                               LABELS[g_rand_int_range(rand, 0, G_N_ELEMENTS(LABELS))], i, i,
                               g_rand_int_range(rand, 0, 4));
    for (int i = 0; i < 20; i++)
        g_string_append_printf(given, ", (n%d)-[e%d:%s {i: %d}]->(n%d)",
                               g_rand_int_range(rand, 0, 10), i,
                               TYPES[g_rand_int_range(rand, 0, G_N_ELEMENTS(TYPES))], 100 + i,
                               g_rand_int_range(rand, 0, 10));
    for (int i = 0; i < 3; i++)
        g_string_append_printf(given, ", (n%d)-[:T {i: %d}]->(e%d)", g_rand_int_range(rand, 0, 10),
                               200 + i, g_rand_int_range(rand, 0, 20));
    return g_string_free(given, FALSE);
}

struct rows {
    struct world *world;
    uint32_t width;
    GPtrArray *lines;
};

static bool add_line(const struct ark_value *row, void *user)
{
    struct rows *rows = user;
    g_autoptr(GString) line = g_string_new(NULL);
    for (uint32_t i = 0; i < rows->width; i++) {
        ark_value_print(rows->world->graph, row[i], line);
        g_string_append_c(line, '|');
    }
    g_ptr_array_add(rows->lines, g_strdup(line->str));
    return true;
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The rows of a query, sorted, planned from the start that `any_start` says, and the steps it took.
 */
static char *sorted_rows(struct world *world, const char *text, uint32_t any_start,
                         uint64_t *ret_steps)
{
    g_autoptr(GError) error = NULL;
    struct ark_query *query = ark_query_compile(&world->compile, snippet(text), &error);
    ck_assert_msg(query != NULL, "%s", error ? error->message : "");
    struct ark_matcher *matcher = ark_matcher_new(world->graph, ARK_DA);
    struct rows rows = {.world = world,
                        .width = ark_query_width(query),
                        .lines = g_ptr_array_new_with_free_func(g_free)};
    matcher->any_start = any_start;
    ark_matcher_begin(matcher);
    bool done = ark_query_run(matcher, query, add_line, &rows, &error);
    ck_assert_msg(done, "%s: %s", text, error ? error->message : "");
    g_ptr_array_sort(rows.lines, compare_lines);
    g_ptr_array_add(rows.lines, NULL);
    char *all = g_strjoinv("\n", (char **)rows.lines->pdata);
    g_ptr_array_unref(rows.lines);
    if (ret_steps)
        *ret_steps = ark_matcher_steps(matcher);
    ark_matcher_free(matcher);
    return all;
}

/* Many nodes of one type, no two of one name. */
static char *like_nodes(int n)
{
    GString *given = g_string_new(NULL);
    for (int i = 0; i < n; i++)
        g_string_append_printf(given, "%s(:A {name: '%d'})", i ? ", " : "", i);
    return g_string_free(given, FALSE);
}

/* Whichever comes first, what it costs is what the matches cost. */
START_TEST(lookups_go_by_all_equalities)
{
    enum { NODES = 300 };
    static const char *const QUERIES_OF_PAIRS[] = {
        "MATCH (a:A), (b:A) WHERE b.name = a.name AND type(b) = type(a) RETURN a.name",
        "MATCH (a:A), (b:A) WHERE type(b) = type(a) AND b.name = a.name RETURN a.name",
        "MATCH (a:A) WHERE EXISTS { (b:A) WHERE type(a) = type(b) AND lower(a.name) = b.name } "
        "RETURN a.name",
    };
    g_autofree char *given = like_nodes(NODES);
    struct world *world = world_new(given);
    uint64_t steps;
    g_autofree char *rows = sorted_rows(world, QUERIES_OF_PAIRS[_i], 0, &steps);
    g_auto(GStrv) lines = g_strsplit(rows, "\n", 0);
    ck_assert_uint_ge(g_strv_length(lines), NODES);
    ck_assert_uint_lt(steps, 10 * NODES);
    world_free(world);
}
END_TEST

/* What is looked up by may have forms of its own, with variables of their own. */
START_TEST(keys_of_a_lookup_may_have_variables_of_their_own)
{
    enum { NODES = 40 };
    static const char *const QUERIES_OF_PAIRS[] = {
        "MATCH (a:A) WHERE EXISTS { (b:A) WHERE reduce(sum = '', w IN word_list(b.name) | sum + w) "
        "= lower(a.name) } RETURN a.name",
        "MATCH (a:A), (b:A) WHERE [w IN word_list(b.name) | w][0] = a.name RETURN a.name",
    };
    g_autofree char *given = like_nodes(NODES);
    struct world *world = world_new(given);
    g_autofree char *rows = sorted_rows(world, QUERIES_OF_PAIRS[_i], 0, NULL);
    g_auto(GStrv) lines = g_strsplit(rows, "\n", 0);
    ck_assert_uint_eq(g_strv_length(lines), NODES);
    world_free(world);
}
END_TEST

/* A subquery that reads nothing from outside is answered once, not for each row. */
START_TEST(a_subquery_of_its_own_is_answered_once)
{
    enum { NODES = 300 };
    static const char *const ALONE[] = {
        "MATCH (a:A) WHERE COUNT { (b:A) WHERE b.name <> '7' } = 299 RETURN a.name",
        "MATCH (a:A) WHERE NOT EXISTS { (b:A) WHERE b.name = 'x' } RETURN a.name",
        "MATCH (a:A) WHERE COUNT { MATCH (b:A) RETURN DISTINCT b.name } = 300 RETURN a.name",
    };
    g_autofree char *given = like_nodes(NODES);
    struct world *world = world_new(given);
    uint64_t steps;
    g_autofree char *rows = sorted_rows(world, ALONE[_i], 0, &steps);
    g_auto(GStrv) lines = g_strsplit(rows, "\n", 0);
    ck_assert_uint_eq(g_strv_length(lines), NODES);
    ck_assert_uint_lt(steps, 10 * NODES);
    g_autofree char *each = sorted_rows(
        world, "MATCH (a:A) WHERE COUNT { (b:A) WHERE b.name < a.name } < 3 RETURN a.name", 0,
        NULL);
    ck_assert_str_eq(each, "0|\n10|\n1|");
    world_free(world);
}
END_TEST

START_TEST(every_start_gives_the_same_rows)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    size_t rows = 0;
    for (int g = 0; g < GRAPHS; g++) {
        g_autofree char *given = random_graph(rand);
        struct world *world = world_new(given);
        for (size_t q = 0; q < G_N_ELEMENTS(QUERIES); q++) {
            g_autofree char *usual = sorted_rows(world, QUERIES[q], 0, NULL);
            rows += strlen(usual);
            for (uint32_t start = 1; start <= STARTS; start++) {
                g_autofree char *other = sorted_rows(world, QUERIES[q], start, NULL);
                ck_assert_msg(strcmp(usual, other) == 0,
                              "%s\non %s\nfrom start %u:\n%s\ninstead of\n%s", QUERIES[q], given,
                              start, other, usual);
            }
        }
        world_free(world);
    }
    ck_assert_uint_gt(rows, 10000);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("all");
    tcase_add_loop_test(tc, lookups_go_by_all_equalities, 0, 3);
    tcase_add_loop_test(tc, keys_of_a_lookup_may_have_variables_of_their_own, 0, 2);
    tcase_add_loop_test(tc, a_subquery_of_its_own_is_answered_once, 0, 3);
    tcase_add_test(tc, every_start_gives_the_same_rows);
    return run_tests(tc, "query_plans");
}
