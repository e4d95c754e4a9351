/* query: the functions that openCypher has too, and the examples of all of them. */
#define _GNU_SOURCE /* strchrnul */
#include "query_world.h"

#include "base/day.h"
#include "query/bound.h"

static const char *PATTERN = "(a {name: 'DUBU'})-[r:Flow]->(b)-[:Composition]->(c), (v:View)";

static struct world *example_world(void)
{
    struct world *world = world_new(ARK_FUNCTION_EXAMPLES);
    int64_t today;
    ck_assert(ark_day_read(ARK_FUNCTION_EXAMPLES_TODAY, &today));
    ark_matcher_set_today(world->matcher, today);
    return world;
}

/* Expressions, each with the value that it prints: a line, or the error. */
struct value {
    const char *expr, *expected;
};

static void expect_values(const struct value *values, size_t n)
{
    struct world *world = example_world();
    for (size_t i = 0; i < n; i++) {
        ark_matcher_begin(world->matcher);
        g_autofree char *is = ask(world, PATTERN, NULL, values[i].expr);
        *strchrnul(is, '\n') = '\0';
        ck_assert_msg(strcmp(is, values[i].expected) == 0, "%s\nis       %s\nexpected %s",
                      values[i].expr, is, values[i].expected);
    }
    world_free(world);
}

#define VALUES(...)                                                                                \
    do {                                                                                           \
        static const struct value values_[] = {__VA_ARGS__};                                       \
        expect_values(values_, G_N_ELEMENTS(values_));                                             \
    } while (0)

START_TEST(examples_hold)
{
    const struct ark_functions *subject;
    uint32_t seen = 0;
    for (uint32_t s = 0; (subject = ark_functions_at(s)); s++) {
        for (uint32_t i = 0; i < subject->n; i++) {
            const struct ark_function *row = &subject->v[i];
            struct value value = {row->example, row->gives_text};
            if (row->example)
                expect_values(&value, 1);
            seen++;
        }
    }
    ck_assert_uint_gt(seen, 40);
}
END_TEST

/* Of a path there is no example, since no expression makes one; everything else is told whole. */
START_TEST(rows_are_whole)
{
    const struct ark_functions *subject;
    for (uint32_t s = 0; (subject = ark_functions_at(s)); s++) {
        for (int lang = 0; lang < ARK_LANGS; lang++)
            ck_assert(*subject->subject.in[lang]);
        for (uint32_t i = 0; i < subject->n; i++) {
            const struct ark_function *row = &subject->v[i];
            ck_assert_ptr_eq(ark_function_find(row->name), row); /* no name twice */
            ck_assert(row->least <= row->most && row->most <= ARK_MOST_ARGUMENTS);
            ck_assert(row->gives && row->about.in[ARK_DA] && row->about.in[ARK_EN]);
            for (uint32_t arg = 0; arg < 3; arg++)
                ck_assert_msg((row->takes[arg] != 0) == (arg < row->most), "%s", row->name);
            bool of_paths = row->takes[0] == ARK_IS(PATH);
            ck_assert_msg(of_paths == !row->example && of_paths == !row->gives_text, "%s",
                          row->name);
        }
    }
}
END_TEST

START_TEST(names_in_any_case)
{
    VALUES({"TOUPPER('æ')", "Æ"}, {"ToInteger('1')", "1"}, {"isempty([])", "true"});
    ck_assert_ptr_null(ark_function_find("rand")); /* the same input gives the same answer */
    ck_assert_ptr_null(ark_function_find("randomUUID"));
    ck_assert_ptr_null(ark_function_find("timestamp"));
    ck_assert_str_eq(ark_function_nearest("substrng"), "substring");
}
END_TEST

START_TEST(nulls_and_wrong_types_give_null)
{
    struct world *world = example_world();
    const struct ark_functions *subject;
    for (uint32_t s = 0; (subject = ark_functions_at(s)); s++) {
        for (uint32_t i = 0; i < subject->n; i++) {
            const struct ark_function *row = &subject->v[i];
            struct ark_expr call = {.kind = ARK_EXPR_CALL, .function = row};
            for (uint32_t wrong = 0; wrong < MIN(row->most, 3); wrong++) {
                struct ark_value args[3] = {0};
                for (uint32_t type = ARK_NULL; type < ARK_TYPES; type++) {
                    args[wrong] = (struct ark_value){.type = type, .text = ""};
                    if (row->takes[wrong] & (1u << type) & ~1u)
                        continue;
                    struct ark_value is =
                        row->fn(world->matcher, &call, args, MAX(row->least, wrong + 1));
                    ck_assert_msg(is.type == ARK_NULL, "%s", row->name);
                }
            }
        }
    }
    world_free(world);
}
END_TEST

START_TEST(lists)
{
    VALUES({"[head([]), last([]), head([null]), head(null)]", "-, -, -, -"},
           {"[head([1, 2]), last([1, 2]), last([1])]", "1, 2, 1"},
           {"[tail([]), tail([1]), tail([1, 2, 3]), tail(null)]", ", , 2, 3, -"},
           {"[size(tail([])), size(tail([1])), size(tail([1, 2]))]", "0, 0, 1"},
           {"reverse([1, null, 'a'])", "a, -, 1"}, {"size(reverse([]))", "0"},
           {"[isEmpty([]), isEmpty([null]), isEmpty(''), isEmpty(' '), isEmpty(null)]",
            "true, false, true, false, -"},
           {"isEmpty(properties(r))", "false"}, {"coalesce(null)", "-"});
}
END_TEST

START_TEST(ranges)
{
    VALUES({"range(0, 3)", "0, 1, 2, 3"}, {"range(3, 0)", ""}, {"range(3, 0, -1)", "3, 2, 1, 0"},
           {"range(0, 3, -1)", ""}, {"range(1, 1, 9)", "1"},
           {"range(2, 18, 3)", "2, 5, 8, 11, 14, 17"}, {"range(1, 2, 0)", "-"},
           {"range(null, 2)", "-"}, {"range(1, 2, null)", "-"},
           {"size(range(1, 1000000))", "1000000"},
           {"range(0, 1000000)", "en funktion ville lave en liste på mere end 1000000 værdier"},
           {"size(range(-9223372036854775807, 9223372036854775807))",
            "en funktion ville lave en liste på mere end 1000000 værdier"},
           {"range(-9223372036854775807 - 1, 9223372036854775807)",
            "en funktion ville lave en liste på mere end 1000000 værdier"},
           {"range(9223372036854775806, 9223372036854775807)",
            "9223372036854775806, 9223372036854775807"},
           {"range(-9223372036854775807 - 1, 9223372036854775807, 9223372036854775807)",
            "-9223372036854775808, -1, 9223372036854775806"},
           {"range(9223372036854775807, -9223372036854775807 - 1, -9223372036854775807 - 1)",
            "9223372036854775807, -1"});
}
END_TEST

static struct ark_value call(struct world *world, const char *name, struct ark_value arg)
{
    const struct ark_function *row = ark_function_find(name);
    struct ark_expr expr = {.kind = ARK_EXPR_CALL, .function = row, .n = 1};
    return row->fn(world->matcher, &expr, &arg, 1);
}

static char *printed(struct world *world, struct ark_value value)
{
    g_autoptr(GString) out = g_string_new(NULL);
    ark_value_print(world->graph, value, out);
    return g_strdup(out->str);
}

START_TEST(paths_and_maps)
{
    struct world *world = world_new("(a {name:'A'})-[:X {name:'x'}]->({name:'B'})-[:X {name:'y'}]->"
                                    "({name:'C'})");
    struct ark_value steps[5];
    for (uint32_t i = 0; i < 5; i++)
        steps[i] = ark_value_entity(i % 2 ? ARK_EDGE(i / 2) : ARK_NODE(i / 2));
    for (uint32_t len = 1; len <= 5; len += 2) {
        struct ark_value path = {.type = ARK_PATH, .len = len, .list = steps};
        g_autofree char *nodes = printed(world, call(world, "nodes", path));
        g_autofree char *edges = printed(world, call(world, "relationships", path));
        ck_assert_str_eq(nodes, len == 1 ? "A" : len == 3 ? "A, B" : "A, B, C");
        ck_assert_str_eq(edges, len == 1 ? "" : len == 3 ? "x" : "x, y");
        ck_assert_int_eq(call(world, "length", path).integer, len / 2);
        ck_assert_int_eq(call(world, "size", path).type, ARK_NULL);
    }
    struct ark_value pairs[] = {ark_value_text("a", 1), ark_value_int(1), ark_value_text("b", 1),
                                ARK_VALUE_NULL};
    struct ark_value map = {.type = ARK_MAP, .len = 2, .list = pairs};
    g_autofree char *keys = printed(world, call(world, "keys", map));
    g_autofree char *same = printed(world, call(world, "properties", map));
    ck_assert_str_eq(keys, "a, b");
    ck_assert_str_eq(same, "{a: 1, b: -}");
    ck_assert(!call(world, "isEmpty", map).yes);
    world_free(world);
}
END_TEST

START_TEST(entities)
{
    VALUES({"keys(a)", "ejer, name, name@en"},
           {"properties(a)", "{ejer: KL, KOMBIT, name: DUBU, name@en: DUBU (EN)}"},
           {"properties(r)", "{name: sager}"}, {"[keys(null), properties(null)]", "-, -"},
           {"[startNode(r) = a, endNode(r) = b, startNode(a), endNode(null)]", "true, true, -, -"},
           {"size(values(a, 'none'))", "0"}, {"[id(a), labels(r), type(v)]", "-, Flow, View"});
    EXPECT("(x)", "(x)", NULL, "[keys(x), properties(x), size(keys(x))]", ", {}, 0\n");
    EXPECT("(x)-[p:P]->(y), (z)-[q:Q]->(p)", "(z)-[q:Q]->(p)", NULL,
           "[type(endNode(q)), endNode(q) = p]", "P, true\n");
}
END_TEST

START_TEST(rounding)
{
    VALUES(
        {"[abs(-2), abs(2), abs(-2.5), abs(-0.0)]", "2, 2, 2.5, 0.0"},
        {"abs(-9223372036854775807 - 1)", "-"},
        {"[sign(-3), sign(0), sign(0.1), sign(-0.0)]", "-1, 0, 1, 0"},
        {"[ceil(1.2), ceil(-1.2), floor(1.8), floor(-1.2), ceil(3)]", "2.0, -1.0, 1.0, -2.0, 3.0"},
        {"[round(0.5), round(1.5), round(-0.5), round(2.4), round(7)]", "1.0, 2.0, -1.0, 2.0, 7.0"},
        {"[round(1.005, 2), round(-1.005, 2), round(2.5, 0), round(3.14159, 3)]",
         "1.01, -1.01, 3.0, 3.142"},
        {"[round(12345678901234.567, 2), round(1e300, 2), round(0.1, 99)]",
         "12345678901234.6, 1e+300, 0.1"},
        {"[round(0.49999999999999994), round(1.5, -1), round(1.5, null)]", "0.0, -, -"},
        {"round(9223372036854775807)", "9.22337203685478e+18"});
}
END_TEST

START_TEST(powers)
{
    VALUES(
        {"[sqrt(12.96), sqrt(0), sqrt(-1)]", "3.6, 0.0, -"},
        {"[log(0), log(-1), log10(1000), log10(0), exp(1000), exp(-1000)]", "-, -, 3.0, -, -, 0.0"},
        {"round(log(e()), 9)", "1.0"}, {"round(pi() * 2, 3)", "6.283"}, {"ceil(1e308 * 10)", "-"});
}
END_TEST

START_TEST(conversions)
{
    VALUES(
        {"[toInteger('12'), toInteger(' -7 '), toInteger('+3'), toInteger('1e3')]",
         "12, -7, 3, 1000"},
        {"[toInteger('3.9'), toInteger('-3.9'), toInteger(2.7), toInteger(true)]", "3, -3, 2, 1"},
        {"[toInteger(''), toInteger('x'), toInteger('0x10'), toInteger('inf'), toInteger('1 2')]",
         "-, -, -, -, -"},
        {"[toInteger('9223372036854775807'), toInteger('9223372036854775808')]",
         "9223372036854775807, -"},
        {"[toInteger('-9223372036854775808'), toInteger(1e19), toInteger(-1e19)]",
         "-9223372036854775808, -, -"},
        {"[toFloat('5.5'), toFloat(3), toFloat(' 1e-2 '), toFloat('.5'), toFloat('5.')]",
         "5.5, 3.0, 0.01, 0.5, 5.0"},
        {"[toFloat(''), toFloat('1,5'), toFloat('nan'), toFloat('infinity'), toFloat('1e999')]",
         "-, -, -, -, -"},
        {"[toFloat('0x1p3'), toFloat('--1'), toFloat('e'), toFloat('1e')]", "-, -, -, -"},
        {"[toBoolean('true'), toBoolean('FALSE'), toBoolean(true), toBoolean(0), toBoolean(-2)]",
         "true, false, true, false, true"},
        {"[toBoolean(''), toBoolean(' tru '), toBoolean('f alse'), toBoolean(null)]", "-, -, -, -"},
        {"[toString(42), toString(1 < 0), toString('a'), toString(1.0), toString(null)]",
         "42, false, a, 1.0, -"});
}
END_TEST

START_TEST(cutting_texts)
{
    VALUES(
        {"[left('æøå', 2), left('æøå', 0), left('æøå', 9), left('', 1)]", "æø, , æøå, "},
        {"[right('æøå', 2), right('æøå', 0), right('æøå', 9), right('', 1)]", "øå, , æøå, "},
        {"[left('a', -1), right('a', -1), left('a', null), left(null, 1)]", "-, -, -, -"},
        {"[left('abc', 9223372036854775807), right('abc', 9223372036854775807)]", "abc, abc"},
        {"[left('🚀å', 1), right('å🚀', 1), size('🚀'), reverse('a🚀å')]", "🚀, 🚀, 1, å🚀a"},
        {"[substring('0123456789', 1), substring('æøå', 1, 1), substring('æøå', 3)]",
         "123456789, ø, "},
        {"[substring('æøå', 0, 0), substring('æøå', 1, 99), substring('æøå', 99, 1)]", ", øå, "},
        {"[substring('abc', -1), substring('abc', 0, -1), substring('abc', 0, null)]", "-, -, -"},
        {"[substring('abc', 9223372036854775807), substring('abc', 1, 9223372036854775807)]",
         ", bc"},
        {"reverse('')", ""});
}
END_TEST

START_TEST(blanks_and_parts)
{
    VALUES({"[trim(''), trim(' \\t\\n\\u00a0'), ltrim(' a '), rtrim(' å ')]", ", , a ,  å"},
           {"[lower(''), toLower('ÆØÅ É Ω'), toUpper('æøå é ω'), upper('ß')]",
            ", æøå é ω, ÆØÅ É Ω, SS"},
           {"split('a,b,,c', ',')", "a, b, , c"}, {"split('', ',')", ""},
           {"size(split('', ','))", "1"}, {"split('æø🚀', '')", "æ, ø, 🚀"},
           {"size(split('aaa', 'a'))", "4"}, {"split('a->b', '->')", "a, b"},
           {"[replace('aaa', 'a', 'bb'), replace('abc', '', 'x'), replace('abc', 'b', '')]",
            "bbbbbb, abc, ac"});
}
END_TEST

START_TEST(what_is_made_is_bounded)
{
    g_autofree char *a = g_strnfill(6000, 'a');
    g_autofree char *given = g_strdup_printf("(x {t:'%s'})", a);
    EXPECT(given, "(x)", NULL, "replace(x.t, 'a', x.t)", "-\n");
    EXPECT(given, "(x)", NULL, "size(split(replace(x.t, 'a', x.name), ''))", "-\n");
    struct world *world = world_new(given);
    g_autofree char *many = ask(
        world, "(x)", NULL, "size(split(replace(replace(x.t, 'a', left(x.t, 200)), 'b', ''), ''))");
    ck_assert(g_str_has_prefix(many, "en funktion ville lave en liste på mere end 1000000 "));
    world_free(world);
}
END_TEST

START_TEST(dates)
{
    VALUES({"[date('2027-06-30'), date('0001-01-01'), date(today())]",
            "2027-06-30, 0001-01-01, 2026-01-01"},
           {"[date(''), date('2027'), date('juni 2027'), date('senest 30. juni 2027'), date(null)]",
            "-, -, -, -, -"},
           {"[date(2027, 6, 30), date(2027, 2, 29), date(2027, 6), date(2027)]",
            "2027-06-30, -, -, -"},
           {"[date(0, 1, 1), date(9999, 12, 31), date(4294969323, 6, 30), date(-1, 1, 1)]",
            "-, 9999-12-31, -, -"},
           {"[date('2027-06-30', 1, 1), date(2027, null, 1)]", "-, -"},
           {"[first_day('2027'), last_day('2027'), first_day('Q2 2027'), last_day('6/2027')]",
            "2027-01-01, 2027-12-31, 2027-04-01, 2027-06-30"},
           {"[last_day('udgangen af 2027'), last_day('30. juni 2027'), last_day(today())]",
            "2027-12-31, 2027-06-30, 2026-01-01"},
           {"[last_day(''), last_day('snart'), last_day('20270630'), last_day('30.6.20271'), "
            "last_day('1600-01-01')]",
            "-, -, 2027-06-30, -, 1600-01-01"},
           {"[year(today()), month(today()), day(today()), year(null)]", "2026, 1, 1, -"},
           {"date('2027-01-01') > today() AND date('1.1.2026') = today()", "true"},
           {"date('2027-01-01') = coalesce('2027-01-01')", "false"});
}
END_TEST

START_TEST(counting_days)
{
    VALUES(
        {"days_between(date('2024-02-28'), date('2024-03-01'))", "2"},
        {"days_between(date('9999-12-31'), date('0001-01-01'))", "-3652058"},
        {"[add_days(today(), 31), add_days(today(), -1), add_days(today(), 0)]",
         "2026-02-01, 2025-12-31, 2026-01-01"},
        {"[add_days(today(), 9223372036854775807), add_days(date(9999, 12, 31), 1)]", "-, -"},
        {"[add_days(today(), -9223372036854775807 - 1), add_days(date(1, 1, 1), -1)]", "-, -"},
        {"[add_months(today(), 14), add_months(date('2024-02-29'), 12)]", "2027-03-01, 2025-02-28"},
        {"[add_months(today(), 9223372036854775807), add_months(today(), null)]", "-, -"});
}
END_TEST

/* A node or edge of a model, by its name, and an expression on it, x. */
#define PLACE(name, expr, expected)                                                                \
    do {                                                                                           \
        EXPECT(MODEL, "(x {name:'" name "'})", NULL, expr, expected "\n");                         \
    } while (0)

static const char *MODEL =
    "(m:Model {name:'M'})-[:CONTAINS]->(f:Folder {name:'Application'}),"
    "(f)-[:CONTAINS]->(g:Folder {name:'Systemer'})-[:CONTAINS]->(a:Element {name:'A'}),"
    "(m)-[:CONTAINS]->(b:Element {name:'B'}), (a)-[k:Flow {name:'K'}]->(b), (f)-[:CONTAINS]->(k),"
    "(d:Folder {name:'Views'})-[:CONTAINS]->(v:View {name:'V'}), (m)-[:CONTAINS]->(d),"
    "(d)-[:CONTAINS]->(w:View {name:'W'}), (w)-[:CONTAINS]->(w1:ViewNode)-[:DEPICTS]->(a),"
    "(v)-[:CONTAINS]->(n1:ViewNode&ViewGroup {name:'Gruppe'})-[:CONTAINS]->(n2:ViewNode),"
    "(n2)-[:DEPICTS]->(a), (v)-[:CONTAINS]->(n3:ViewNode)-[:DEPICTS]->(a),"
    "(v)-[:CONTAINS]->(n4:ViewNode {name:'N'})-[:DEPICTS]->(b), (n2)-[c:CONNECTION]->(n4),"
    "(v)-[:CONTAINS]->(c), (c)-[:DEPICTS]->(k), "
    "(w)-[:CONTAINS]->(n5:ViewReference)-[:DEPICTS]->(v),"
    "(lone:ViewNode)-[:DEPICTS]->(b), (r:Report {name:'R'})-[:CONTAINS]->(s:Section "
    "{name:'Løsning'}),"
    "(s)-[:CONTAINS]->(t:Section {name:'Integrationer'})-[:CONTAINS]->(:Table)-[:CONTAINS]->"
    "(:Row {name:'række'})";

START_TEST(paths_up)
{
    PLACE("A", "path(x)", "Application > Systemer");
    PLACE("Systemer", "path(x)", "Application > Systemer");
    PLACE("B", "path(x)", "-");
    PLACE("M", "path(x)", "-");
    PLACE("V", "path(x)", "Views");
    PLACE("N", "path(x)", "Views > V");
    PLACE("R", "path(x)", "-");
    PLACE("Løsning", "path(x)", "Løsning");
    PLACE("række", "path(x)", "Løsning > Integrationer");
    EXPECT(MODEL, "()-[x:Flow]->()", NULL, "path(x)", "Application\n");
    EXPECT(MODEL, "()-[x:CONNECTION]->()", NULL, "path(x)", "Views > V\n");
}
END_TEST

START_TEST(views_that_depict)
{
    PLACE("A", "views(x)", "V, W");
    PLACE("B", "views(x)", "V");
    PLACE("M", "views(x)", "");
    PLACE("V", "views(x)", "W");
    EXPECT(MODEL, "()-[x:Flow]->()", NULL, "views(x)", "V\n");
    EXPECT(MODEL, "(x {name:'A'}), (v:View)", NULL, "in_view(x, v)", "true\ntrue\n");
    EXPECT(MODEL, "(x {name:'B'}), (v:View)", NULL, "in_view(x, v)", "true\nfalse\n");
    EXPECT(MODEL, "()-[x:Flow]->(), (v:View)", NULL, "in_view(x, v)", "true\nfalse\n");
}
END_TEST

START_TEST(circles_end)
{
    static const char *CIRCLE = "(a:Folder {name:'A'})-[:CONTAINS]->(b:ViewNode)-[:CONTAINS]->(a),"
                                "(b)-[:DEPICTS]->(c {name:'C'})-[:CONTAINS]->(c)";
    EXPECT(CIRCLE, "(x {name:'C'})", NULL, "[path(x), views(x)]", "-, \n");
    EXPECT(CIRCLE, "(x:Folder)", NULL, "left(path(x), 9)", "A > A > A\n");
}
END_TEST

START_TEST(names_and_origins)
{
    VALUES({"[name(a), name(a, 'en'), name(a, 'da'), name(b, 'en'), name(null)]",
            "DUBU, DUBU (EN), DUBU, SAPA, -"},
           {"[name(r), name(a, '')]", "sager, DUBU"});
    EXPECT("(x)", "(x)", NULL, "[name(x), name(x, 'en'), file(x), line(x), path(x), views(x)]",
           "-, -, r.yaml, 1, -, \n");
    ark_atoms *atoms = ark_atoms_new();
    ark_builder *builder = ark_builder_new(atoms);
    struct ark_loc loc = {.file = ark_atom_intern(atoms, "m.archimate"), .line = 7};
    ark_builder_node(builder, ark_builder_labelset(builder, (const char *[]){"X", NULL}), loc);
    struct world world = {.graph = ark_builder_freeze(builder)};
    world.matcher = ark_matcher_new(world.graph, ARK_DA);
    struct ark_value file = call(&world, "file", ark_value_entity(ARK_NODE(0)));
    ck_assert_str_eq(file.text, "m.archimate");
    ck_assert_int_eq(call(&world, "line", ark_value_entity(ARK_NODE(0))).integer, 7);
    ark_matcher_free(world.matcher);
    ark_graph_free(world.graph);
    ark_atoms_free(atoms);
}
END_TEST

/* "ÅÉ" as letters and marks of their own. */
#define DECOMPOSED "A\\u030aE\\u0301"

START_TEST(decomposed_texts)
{
    VALUES({"[size('" DECOMPOSED "'), normalise('" DECOMPOSED "') = 'åé']", "2, true"},
           {"has_word('ved a\\u030ar 2027', 'år')", "true"},
           {"has_word('ved a\\u030ar 2027', 'a')", "false"});
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("all");
    tcase_add_test(tc, examples_hold);
    tcase_add_test(tc, rows_are_whole);
    tcase_add_test(tc, names_in_any_case);
    tcase_add_test(tc, nulls_and_wrong_types_give_null);
    tcase_add_test(tc, lists);
    tcase_add_test(tc, ranges);
    tcase_add_test(tc, paths_and_maps);
    tcase_add_test(tc, entities);
    tcase_add_test(tc, rounding);
    tcase_add_test(tc, powers);
    tcase_add_test(tc, conversions);
    tcase_add_test(tc, cutting_texts);
    tcase_add_test(tc, blanks_and_parts);
    tcase_add_test(tc, what_is_made_is_bounded);
    tcase_add_test(tc, dates);
    tcase_add_test(tc, counting_days);
    tcase_add_test(tc, paths_up);
    tcase_add_test(tc, views_that_depict);
    tcase_add_test(tc, circles_end);
    tcase_add_test(tc, names_and_origins);
    tcase_add_test(tc, decomposed_texts);
    return run_tests(tc, "functions");
}
