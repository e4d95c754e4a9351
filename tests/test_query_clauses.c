/* Whole queries: clauses, repeated paths, values of paths and groups, what is odd and what is
 * wrong, limits, plans. openCypher's own kit has the rest (test_tck.c). */
#include "query_world.h"

#include "query/matcher.h"

static bool add_row(const struct ark_value *row, void *user)
{
    struct asking *asking = user;
    for (uint32_t i = 0; i < asking->slots; i++) {
        g_string_append(asking->out, i ? " | " : "");
        ark_value_print(asking->world->graph, row[i], asking->out);
    }
    g_string_append_c(asking->out, '\n');
    return true;
}

/* The rows, each on a line with " | " between its columns; or the error. */
static char *rows_of(struct world *world, const char *text)
{
    struct asking asking = {.world = world, .out = g_string_new(NULL)};
    g_autoptr(GError) error = NULL;
    struct ark_query *query = ark_query_compile(&world->compile, snippet(text), &error);
    if (query) {
        asking.slots = ark_query_width(query);
        ark_matcher_begin(world->matcher);
        ark_query_run(world->matcher, query, add_row, &asking, &error);
    }
    if (error)
        g_string_append(asking.out, error->message);
    return g_string_free(asking.out, FALSE);
}

#define ROWS(given, text, expected)                                                                \
    do {                                                                                           \
        struct world *world_ = world_new(given);                                                   \
        g_autofree char *rows_ = rows_of(world_, text);                                            \
        ck_assert_str_eq(rows_, expected);                                                         \
        world_free(world_);                                                                        \
    } while (0)

static const char *const CHAIN =
    "(a:A {name:'a', k:1})-[:R {n:1}]->(b:B {name:'b', k:2})-[:R {n:2}]->(c:A {name:'c', k:3})"
    "-[:R {n:3}]->(d:B {name:'d', k:4}), (b)-[:S]->(d)";

START_TEST(clauses)
{
    ROWS(CHAIN, "MATCH (x:A) RETURN x.name AS name ORDER BY name DESC", "c\na\n");
    ROWS(CHAIN, "MATCH (x) WITH x ORDER BY x.k DESC LIMIT 2 MATCH (x)<-[:R]-(y) RETURN x, y",
         "d | c\nc | b\n");
    ROWS(CHAIN, "MATCH (x:A) OPTIONAL MATCH (x)-[:S]->(y) RETURN x, y", "a | -\nc | -\n");
    ROWS(CHAIN, "MATCH (x) RETURN labels(x)[0] AS type, count(*) AS n, collect(x.name) AS names",
         "A | 2 | a, c\nB | 2 | b, d\n");
    ROWS(CHAIN, "UNWIND [3, 1, 2] AS n WITH n WHERE n > 1 RETURN sum(n) AS sum", "5\n");
    ROWS(CHAIN, "RETURN 1 AS n UNION RETURN 2 AS n UNION RETURN 1 AS n", "1\n2\n");
    ROWS(CHAIN, "RETURN 1 AS n UNION ALL RETURN 1 AS n", "1\n1\n");
    ROWS(CHAIN, "MATCH (x) RETURN DISTINCT labels(x)[0] AS l ORDER BY l SKIP 1", "B\n");
    ROWS(CHAIN, "MATCH (x:None) RETURN count(*) AS n, max(x.k) AS most", "0 | -\n");
    ROWS(CHAIN, "MATCH (x:None) RETURN x.name, count(*) AS n", "");
    ROWS("()", "RETURN 1 + 1", "2\n");
    ROWS("()", "RETURN 0.0 / 0.0 AS a, 1 / 0.0 AS b, toString(-1 / 0.0) AS c",
         "NaN | Infinity | -Infinity\n");
}
END_TEST

START_TEST(subqueries)
{
    ROWS(CHAIN,
         "MATCH (x) WHERE EXISTS { MATCH (x)-[:R]->(y) WITH y WHERE y.k > 2 RETURN y } "
         "RETURN x.name",
         "b\nc\n");
    ROWS(CHAIN,
         "MATCH (x) RETURN x.name, COUNT { MATCH (x)--(y) RETURN DISTINCT y } AS n ORDER BY n",
         "a | 1\nc | 2\nd | 2\nb | 3\n");
    ROWS(CHAIN,
         "MATCH (x:B) RETURN COLLECT { MATCH (x)-->(y) RETURN y.name ORDER BY y.name DESC } "
         "AS names",
         "d, c\n\n");
    ROWS(CHAIN, "MATCH (x {name:'b'}) RETURN [(x)-->(y) WHERE y.k > 3 | y.name] AS names", "d\n");
    ROWS(CHAIN, "MATCH (x) WHERE (x)-[:S]->() OR NOT (x)-->() RETURN x", "b\nd\n");
}
END_TEST

START_TEST(forms)
{
    ROWS("()", "RETURN [x IN range(1, 5) WHERE x % 2 = 1 | x * x] AS l", "1, 9, 25\n");
    ROWS("()", "RETURN reduce(sum = 0, x IN [1, 2, 3] | sum + x) AS sum", "6\n");
    ROWS("()",
         "RETURN all(x IN [1, 2] WHERE x > 0) AS a, any(x IN [] WHERE true) AS b, "
         "single(x IN [1, 2] WHERE x = 2) AS c, none(x IN [null] WHERE x = 1) AS d",
         "true | false | true | -\n");
    ROWS("()", "WITH {b: 2, a: [1, 2, 3]} AS m RETURN m.b, m['a'][1..], keys(m), m",
         "2 | 2, 3 | a, b"
         " | {a: 1, 2, 3, b: 2}\n");
    ROWS("()", "RETURN CASE WHEN 1 > 2 THEN 'x' ELSE 'y' END AS c", "y\n");
}
END_TEST

START_TEST(path_values)
{
    ROWS(CHAIN, "MATCH p = (:A)-[:R]->()-[:S]->() RETURN p, length(p) AS n", "a → b → d | 2\n");
    ROWS(CHAIN, "MATCH p = (x {name:'a'})-[:R*2..3]->(y) RETURN p", "a → b → c\na → b → c → d\n");
    /* The plan begins at the end that has fewer candidates; the path is as it is written. */
    ROWS(CHAIN, "MATCH p = (x)-[r:R*]->(y {name:'c'}) RETURN p, [e IN r | e.n] AS n",
         "b → c | 2\na → b → c | 1, 2\n");
    ROWS(CHAIN, "MATCH p = (x {name:'d'})<-[:R*2]-(y) RETURN [n IN nodes(p) | n.name] AS names",
         "d, c, b\n");
    ROWS(CHAIN, "MATCH p = (x:A)-->{0,1}(y:A) WHERE length(p) = 0 RETURN p", "a\nc\n");
    ROWS(CHAIN, "MATCH (s:A) ((x)-[e]->(y)){0} (t) RETURN [size(x), size(e), t = s]",
         "0, 0, true\n0, 0, true\n");
    ROWS(CHAIN, "MATCH p = (x) RETURN length(p) AS n LIMIT 1", "0\n");
}
END_TEST

START_TEST(repeated_paths)
{
    ROWS(CHAIN,
         "MATCH (s:A) ((x)-[e:R]->(y)){2} (t) RETURN s, t, [n IN x | n.name] AS x, "
         "[n IN y | n.name] AS y, [r IN e | r.n] AS e",
         "a | c | a, b | b, c | 1, 2\n");
    ROWS(CHAIN, "MATCH (s) ((x:A)-[:R]->(:B)-[:R]->(y))+ (t) RETURN s, t", "a | c\n");
    ROWS(CHAIN, "MATCH ((x)-[:R]->(y) WHERE x.k < y.k){1,2} RETURN count(*) AS n", "5\n");
    ROWS(CHAIN, "MATCH (s {name:'a'}) ((x)-[:R]->(y))* (t) RETURN t.name, size(x) AS n",
         "a | 0\nb | 1\nc | 2\nd | 3\n");
    /* From the other end. */
    ROWS(CHAIN, "MATCH (s) ((x)-[:R]->(y)){1,2} (t {name:'c'}) RETURN s, [n IN x | n.name] AS x",
         "b | b\na | a, b\n");
    ROWS(CHAIN, "MATCH p = (s {name:'a'}) ((x)-[:R]->()-[:R]->(y)) {1} -[:R]-> (t) RETURN p",
         "a → b → c → d\n");
    ROWS(CHAIN,
         "MATCH (s {name:'b'}) WHERE EXISTS { (s) ((x)-[:R]->(y) WHERE y.k = s.k + 1){1} () } "
         "RETURN s",
         "b\n");
}
END_TEST

START_TEST(no_edge_twice)
{
    const char *ring = "(a {name:'a'})-[:R]->(b {name:'b'})-[:R]->(a)";
    ROWS(ring, "MATCH (x {name:'a'})-[:R*]->(y) RETURN y", "b\na\n");
    ROWS(ring, "MATCH (x {name:'a'}) ((u)-[:R]->(v))+ (y) RETURN y", "b\na\n");
    ROWS(ring, "MATCH (x)-[r]->(y)-[s]->(z) WHERE r = s RETURN x", "");
}
END_TEST

START_TEST(joins_look_up)
{
    g_autoptr(GString) given =
        g_string_new("(:Key {ref:'n7'}), (:Key {ref:'n3'}), (:Key {ref:'n3'})");
    for (int i = 0; i < 500; i++)
        g_string_append_printf(given, ", (:Item {name:'n%d'})", i);
    struct world *world = world_new(given->str);
    g_autofree char *rows =
        rows_of(world, "MATCH (k:Key), (i:Item) WHERE lower(i.name) = k.ref RETURN i.name");
    ck_assert_str_eq(rows, "n7\nn3\nn3\n");
    /* Two scans before the index is made, then one bucket for each key. */
    ck_assert_uint_lt(ark_matcher_steps(world->matcher), 1100);
    g_autofree char *same =
        rows_of(world, "MATCH (k:Key) RETURN EXISTS { (:Item {name: 'n9'}) } AS found");
    ck_assert_str_eq(same, "true\ntrue\ntrue\n");
    world_free(world);
}
END_TEST

/* All mistakes of a text, in their order. */
START_TEST(several_mistakes)
{
    ROWS("()", "MATCH (a:, (b) WHERE a.x = RETURN b +",
         "r.yaml:1:10: uventet ','; forventede en label\n"
         "    MATCH (a:, (b) WHERE a.x = RETURN b +\n"
         "             ^\n"
         "r.yaml:1:38: teksten slutter her; forventede et udtryk\n"
         "    MATCH (a:, (b) WHERE a.x = RETURN b +\n"
         "                                         ^");
    ROWS("()", "MATCH (a) WHERE lowr(a.x) = b.y AND size(1) > 2 RETURN c",
         "r.yaml:1:17: ukendt funktion 'lowr'; mente du 'lower'?\n"
         "    MATCH (a) WHERE lowr(a.x) = b.y AND size(1) > 2 RETURN c\n"
         "                    ^\n"
         "r.yaml:1:29: ukendt variabel 'b'; mønstret binder den ikke\n"
         "    MATCH (a) WHERE lowr(a.x) = b.y AND size(1) > 2 RETURN c\n"
         "                                ^\n"
         "r.yaml:1:42: her skal stå en tekst eller en liste; dette er et helt tal\n"
         "    MATCH (a) WHERE lowr(a.x) = b.y AND size(1) > 2 RETURN c\n"
         "                                             ^\n"
         "r.yaml:1:56: ukendt variabel 'c'; mønstret binder den ikke\n"
         "    MATCH (a) WHERE lowr(a.x) = b.y AND size(1) > 2 RETURN c\n"
         "                                                           ^");
    ROWS("()", "CREATE (a) RETURN a",
         "r.yaml:1:1: CREATE hører ikke til i sproget: forespørgsler læser kun\n"
         "    CREATE (a) RETURN a\n"
         "    ^");
    ROWS("()", "MATCH (a)",
         "r.yaml:1:1: forespørgslen skal slutte med RETURN\n"
         "    MATCH (a)\n"
         "    ^");
    ROWS("()", "RETURN 1 +\n",
         "r.yaml:1:11: teksten slutter her; forventede et udtryk\n"
         "    RETURN 1 +\n"
         "              ^");
    /* A pattern gives no values to collect. */
    ROWS("()", "RETURN COLLECT { (a)-->(b) } AS l",
         "r.yaml:1:18: uventet '('; forventede MATCH, OPTIONAL MATCH, UNWIND, WITH, RETURN\n"
         "    RETURN COLLECT { (a)-->(b) } AS l\n"
         "                     ^");
    ROWS("()", "MATCH (a)-->{}(b) RETURN a, b",
         "r.yaml:1:14: uventet '}'; forventede et antal led, fx {1,4}\n"
         "    MATCH (a)-->{}(b) RETURN a, b\n"
         "                 ^");
}
END_TEST

/* The codes and messages of what is odd in a text. */
static char *odd_in(const char *text)
{
    struct world *world = world_new("()");
    struct ark_diags diags;
    GString *out = g_string_new(NULL);
    ark_diags_init(&diags, ARK_DA);
    world->compile.warnings = &diags;
    ark_query_compile(&world->compile, snippet(text), NULL);
    ARK_VEC_EACH (struct ark_diag, diag, diags.items)
        g_string_append_printf(out, "%u:%u %s\n", diag->loc.line, diag->loc.column, diag->code);
    ark_diags_clear(&diags);
    world_free(world);
    return g_string_free(out, FALSE);
}

#define ODD(text, expected)                                                                        \
    do {                                                                                           \
        g_autofree char *odd_ = odd_in(text);                                                      \
        ck_assert_str_eq(odd_, expected);                                                          \
    } while (0)

START_TEST(odd_texts)
{
    ODD("MATCH (a)-[r]->(b) RETURN a", "1:10 unused-variable\n1:16 unused-variable\n");
    ODD("MATCH (a), (b) RETURN a, b", "1:12 cartesian-product\n");
    ODD("MATCH (a), (b) WHERE a.x = b.y RETURN a, b", "");
    ODD("MATCH (a), (b) WHERE a.x IN values(b, 'y') RETURN a, b", "");
    ODD("MATCH (a), (b) WHERE a.x <> b.y RETURN a, b", "1:12 cartesian-product\n");
    ODD("MATCH (a), (b), (a)--(b) RETURN a, b", "");
    ODD("MATCH (a) MATCH (b {k: a.k}) RETURN b", "");
    /* A variable of a repeated path is one with its list. */
    ODD("MATCH ((x)-[e]->(y)){2} RETURN x, [r IN e | r.n] AS n", "1:17 unused-variable\n");
    ODD("MATCH ((x)-->(y) WHERE x.k < y.k){2} RETURN 1 AS n", "");
    ODD("MATCH (a) WHERE 1 = 2 RETURN a", "1:19 constant-condition\n");
    ODD("MATCH (a) RETURN [a IN [1] | a] AS l", "1:18 shadowed-variable\n1:7 unused-variable\n");
}
END_TEST

START_TEST(limits)
{
    struct world *world = world_new("(a)-[:R]->(b)");
    world->matcher->most_steps = 100000;
    g_autofree char *steps = rows_of(
        world, "UNWIND range(1, 1000) AS x UNWIND range(1, 1000) AS y RETURN count(*) AS n");
    ck_assert_ptr_nonnull(strstr(steps, "100000 kandidater"));
    g_autofree char *deep = rows_of(
        world, "RETURN reduce(s = 'ab', x IN range(1, 60) | s + s) AS s"); /* too long: null */
    ck_assert_str_eq(deep, "-\n");
    g_autofree char *made = rows_of(world, "WITH reduce(s = 'ab', x IN range(1, 22) | s + s) AS s "
                                           "RETURN [x IN range(1, 1000) | s + x] AS l");
    ck_assert_ptr_nonnull(strstr(made, "MiB"));
    g_autofree char *read =
        rows_of(world, "WITH reduce(s = 'ab', x IN range(1, 22) | s + s) AS s "
                       "UNWIND range(1, 1000) AS x WITH s, x WHERE s =~ 'b.*' RETURN x");
    ck_assert_ptr_nonnull(strstr(read, "2048 MiB tekst"));
    world_free(world);
}
END_TEST

START_TEST(plans)
{
    struct world *world = world_new(CHAIN);
    g_autoptr(GString) out = g_string_new(NULL);
    struct ark_query *query = ark_query_compile(
        &world->compile, snippet("MATCH (x:A)-[:R]->(y) WHERE y.k > 1 RETURN x, count(*) AS n"),
        NULL);
    g_autoptr(GString) rows = g_string_new(NULL);
    struct asking asking = {.world = world, .out = rows, .slots = 2};
    ck_assert(ark_query_run(world->matcher, query, add_row, &asking, NULL));
    ark_query_explain(world->matcher, query, out);
    ck_assert_msg(strstr(out->str, "(x:A)") && strstr(out->str, "fik 2"), "%s", out->str);
    ck_assert_ptr_nonnull(strstr(out->str, "RETURN, i grupper"));
    world_free(world);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("all");
    tcase_add_test(tc, clauses);
    tcase_add_test(tc, subqueries);
    tcase_add_test(tc, forms);
    tcase_add_test(tc, path_values);
    tcase_add_test(tc, repeated_paths);
    tcase_add_test(tc, no_edge_twice);
    tcase_add_test(tc, joins_look_up);
    tcase_add_test(tc, several_mistakes);
    tcase_add_test(tc, odd_texts);
    tcase_add_test(tc, limits);
    tcase_add_test(tc, plans);
    return run_tests(tc, "query_clauses");
}
