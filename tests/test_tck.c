/* The openCypher Technology Compatibility Kit: that its runner reads and compares right, and that
 * the kit, where it is there, passes. */
#include <stdio.h>
#include <string.h>

#include "markdown.h"
#include "result.h"
#include "run.h"
#include "setup.h"
#include "suite.h"

/* 1 when src/query has whole queries: the whole kit is a test then. */
enum { WHOLE_KIT = 1 };

static const double LEAST_SHARE = 0.85; /* of the scenarios outside of expressions/temporal */

/* Feature files. */

static struct tck_feature parse(ark_arena *arena, const char *text)
{
    struct tck_feature feature = {0};
    g_autoptr(GError) error = NULL;
    bool ok = tck_feature_parse(arena, "own.feature", text, &feature, &error);
    ck_assert_msg(ok, "%s", error ? error->message : "");
    return feature;
}

static void expect_parse_fault(const char *text, const char *message)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(GError) error = NULL;
    struct tck_feature feature;
    ck_assert(!tck_feature_parse(arena, "own.feature", text, &feature, &error));
    ck_assert_str_eq(error->message, message);
}

START_TEST(scenarios_have_steps_with_docs_and_tables)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    struct tck_feature feature = parse(arena, "# a comment\r\n"
                                              "@whole\r\n"
                                              "Feature: Boats\r\n"
                                              "  Any prose.\r\n"
                                              "  @wet @slow # with a reason\r\n"
                                              "  Scenario: [12b] They float\r\n"
                                              "    Given a sea\r\n"
                                              "      \"\"\"\r\n"
                                              "      one\r\n"
                                              "\r\n"
                                              "        two # no comment\r\n"
                                              "      \"\"\"\r\n"
                                              "    # between\r\n"
                                              "    Then it holds:\r\n"
                                              "      | a \\| b | \\\\ |\r\n"
                                              "      |  | c\\nd |\r\n"
                                              "  Scenario: Sink\r\n"
                                              "    * nothing\r\n");
    ck_assert_str_eq(feature.name, "Boats");
    ck_assert_uint_eq(feature.n, 2);
    const struct tck_scenario *first = &feature.scenarios[0];
    ck_assert_str_eq(first->number, "12b");
    ck_assert_str_eq(first->name, "They float");
    ck_assert_uint_eq(first->line, 6);
    ck_assert(tck_scenario_has_tag(first, "@wet") && tck_scenario_has_tag(first, "@slow"));
    ck_assert(!tck_scenario_has_tag(first, "@whole"));
    ck_assert_uint_eq(first->n, 1);
    ck_assert_uint_eq(first->runs[0].n, 2);
    const struct tck_step *steps = first->runs[0].steps;
    ck_assert_str_eq(steps[0].text, "a sea");
    ck_assert_str_eq(steps[0].doc, "one\n\n  two # no comment");
    ck_assert_ptr_null(steps[1].doc);
    ck_assert_uint_eq(steps[1].table.n, 2);
    ck_assert_str_eq(steps[1].table.rows[0][0], "a | b");
    ck_assert_str_eq(steps[1].table.rows[0][1], "\\");
    ck_assert_str_eq(steps[1].table.rows[1][0], "");
    ck_assert_str_eq(steps[1].table.rows[1][1], "c\nd");
    ck_assert_str_eq(feature.scenarios[1].number, "");
    ck_assert(!tck_scenario_has_tag(&feature.scenarios[1], "@wet"));
}
END_TEST

START_TEST(an_outline_is_one_scenario_with_a_run_per_row)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    struct tck_feature feature = parse(arena, "Feature: F\n"
                                              "Background:\n"
                                              "  Given the ground\n"
                                              "Scenario Outline: [1] O\n"
                                              "  When <verb> a <b and <noun>\n"
                                              "    \"\"\"\n"
                                              "    (a)<-[:<noun>]-(b) <verb><other>\n"
                                              "    \"\"\"\n"
                                              "  Then T\n"
                                              "    | <noun> |\n"
                                              "  Examples:\n"
                                              "    | verb | noun |\n"
                                              "    | go   | X    |\n"
                                              "  Examples:\n"
                                              "    | verb   | noun |\n"
                                              "    | <noun> | Y    |\n"
                                              "Scenario: [2] S\n"
                                              "  When <verb>\n");
    ck_assert_uint_eq(feature.n, 2);
    ck_assert_uint_eq(feature.scenarios[0].n, 2);
    const struct tck_step *steps = feature.scenarios[0].runs[0].steps;
    ck_assert_str_eq(steps[0].text, "the ground");
    ck_assert_str_eq(steps[1].text, "go a <b and X");
    ck_assert_str_eq(steps[1].doc, "(a)<-[:X]-(b) go<other>");
    ck_assert_str_eq(steps[2].table.rows[0][0], "X");
    /* What was put in is not looked at again. */
    ck_assert_str_eq(feature.scenarios[0].runs[1].steps[1].text, "<noun> a <b and Y");
    ck_assert_uint_eq(feature.scenarios[1].runs[0].n, 2);
    ck_assert_str_eq(feature.scenarios[1].runs[0].steps[1].text, "<verb>");
}
END_TEST

START_TEST(a_bad_feature_is_refused_with_its_line)
{
    expect_parse_fault("Scenario: S\n Given x\n", "own.feature:3: no Feature: in this file");
    expect_parse_fault("Feature: F\nScenario: S\n  Given x\n    | a | b |\n    | c |\n",
                       "own.feature:5: this row has not as many cells as the rows above it");
    expect_parse_fault("Feature: F\nScenario: S\n Given x\n \"\"\"\n text\n",
                       "own.feature:6: the doc string does not end");
    expect_parse_fault("Feature: F\nScenario Outline: S\n Given x\nScenario: T\n",
                       "own.feature:4: the outline above has no rows of Examples");
    expect_parse_fault("Feature: F\nScenario: S\n Given x\n Hello\n",
                       "own.feature:4: neither a step, a table nor a headline");
}
END_TEST

/* Cells. */

static char *canonical(const char *text, bool any_order)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(GError) error = NULL;
    struct tck_cell cell;
    GString *out = g_string_new(NULL);
    if (tck_cell_read(arena, text, &cell, &error))
        tck_cell_write(&cell, any_order, out);
    else
        g_string_append_printf(out, "! %s", error->message);
    return g_string_free(out, FALSE);
}

#define CANONICAL(text, any_order, expected)                                                       \
    do {                                                                                           \
        g_autofree char *canonical_ = canonical(text, any_order);                                  \
        ck_assert_str_eq(canonical_, expected);                                                    \
    } while (0)

START_TEST(scalars_have_one_form)
{
    CANONICAL(" null ", false, "null");
    CANONICAL("true", false, "true");
    CANONICAL("-7", false, "-7");
    CANONICAL("9223372036854775807", false, "9223372036854775807");
    CANONICAL("-9223372036854775808", false, "-9223372036854775808");
    CANONICAL("1", false, "1");
    CANONICAL("1.0", false, "1.0");
    CANONICAL("1e0", false, "1.0");
    CANONICAL("-0.0", false, "0.0");
    CANONICAL("0.1", false, "0.1");
    CANONICAL("1.5E300", false, "1.5e+300");
    CANONICAL("NaN", false, "NaN");
    CANONICAL("-Inf", false, "-Inf");
    CANONICAL("'it\\'s \\\\ \\u00e6'", false, "'it\\'s \\\\ \u00e6'");
    CANONICAL("''", false, "''");
    CANONICAL("'a\nb'", false, "'a\\nb'");
}
END_TEST

START_TEST(lists_maps_and_entities_have_one_form)
{
    CANONICAL("[3, [2, 1],[] ]", false, "[3, [2, 1], []]");
    CANONICAL("[3, [2, 1],[] ]", true, "[3, [1, 2], []]");
    CANONICAL("{b: 2, a: {}, `c d`: [null]}", false, "{a: {}, b: 2, c d: [null]}");
    CANONICAL("()", false, "()");
    CANONICAL("(:B:A)", false, "(:A:B)");
    CANONICAL("( :B {y: 1, x: 'v'} )", false, "(:B {x: 'v', y: 1})");
    CANONICAL("({x: 1})", false, "({x: 1})");
    CANONICAL("[:T]", false, "[:T]");
    CANONICAL("[:T {x: 1}]", false, "[:T {x: 1}]");
    CANONICAL("[[:T], (:A)]", false, "[[:T], (:A)]");
    CANONICAL("<()>", false, "<()>");
    CANONICAL("<(:A)-[:T]->()<-[:S {n: 1}]-(:B)>", false, "<(:A)-[:T]->()<-[:S {n: 1}]-(:B)>");
}
END_TEST

START_TEST(a_bad_cell_is_refused)
{
    CANONICAL("", false, "! a value expected at '' in ''");
    CANONICAL("1 2", false, "! more than one value at '2' in '1 2'");
    CANONICAL("'x", false, "! the text does not end at '' in ''x'");
    CANONICAL("[1, ", false, "! a value expected at '' in '[1, '");
    CANONICAL("{a 1}", false, "! : expected at '1}' in '{a 1}'");
    CANONICAL("(:A", false, "! ) expected at '' in '(:A'");
    CANONICAL("<(:A)-[:T]-(:B)>", false, "! > expected at '(:B)>' in '<(:A)-[:T]-(:B)>'");
    CANONICAL("truest", false, "! a value expected at 'truest' in 'truest'");
    CANONICAL("99999999999999999999", false,
              "! the number is too large at '99999999999999999999' in '99999999999999999999'");
}
END_TEST

/* Set-ups and the engine's values. */

static char *set_up(struct tck_world *world, const char *text)
{
    g_autoptr(GError) error = NULL;
    GString *out = g_string_new(NULL);
    if (tck_setup_run(world, text, &error))
        ark_graph_dump(tck_world_frozen(world), false, out);
    else
        g_string_append_printf(out, "! %s", error->message);
    return g_string_free(out, FALSE);
}

#define SET_UP(text, expected)                                                                     \
    do {                                                                                           \
        struct tck_world world_;                                                                   \
        tck_world_init(&world_);                                                                   \
        g_autofree char *dump_ = set_up(&world_, text);                                            \
        ck_assert_str_eq(dump_, expected);                                                         \
        tck_world_clear(&world_);                                                                  \
    } while (0)

static struct tck_cell value_cell(struct tck_world *world, struct ark_value value)
{
    return tck_cell_of_value(world->arena, tck_world_frozen(world), value);
}

static void expect_value(struct tck_world *world, struct ark_value value, const char *expected)
{
    struct tck_cell cell = value_cell(world, value);
    g_autoptr(GString) out = g_string_new(NULL);
    tck_cell_write(&cell, false, out);
    ck_assert_str_eq(out->str, expected);
}

START_TEST(create_makes_what_it_describes)
{
    struct tck_world world;
    g_autoptr(GError) error = NULL;
    tck_world_init(&world);
    ck_assert(tck_setup_run(&world,
                            "CREATE (a:X:Y {n: 1, gone: null, set: [2, 'three', []]}), // why\n"
                            "       p = (b {`odd key`: \"d\"})<-[r:T {w: -1.5}]-(a)\n"
                            "CREATE (b)-[:S]->({copy: a.n, none: a.m, set: a.set})",
                            &error));
    ck_assert_uint_eq(ark_graph_node_count(tck_world_frozen(&world)), 3);
    ck_assert_uint_eq(ark_graph_edge_count(world.graph), 2);
    expect_value(&world, ark_value_entity(ARK_NODE(0)), "(:X:Y {n: 1, set: [2, 'three', []]})");
    expect_value(&world, ark_value_entity(ARK_NODE(1)), "({odd key: 'd'})");
    expect_value(&world, ark_value_entity(ARK_NODE(2)), "({copy: 1, set: [2, 'three', []]})");
    expect_value(&world, ark_value_entity(ARK_EDGE(0)), "[:T {w: -1.5}]");
    struct ark_value path[] = {ark_value_entity(ARK_NODE(1)), ark_value_entity(ARK_EDGE(0)),
                               ark_value_entity(ARK_NODE(0)), ark_value_entity(ARK_EDGE(0)),
                               ark_value_entity(ARK_NODE(1)), ark_value_entity(ARK_EDGE(1)),
                               ark_value_entity(ARK_NODE(2))};
    expect_value(&world, (struct ark_value){.type = ARK_PATH, .len = 7, .list = path},
                 "<({odd key: 'd'})<-[:T {w: -1.5}]-(:X:Y {n: 1, set: [2, 'three', []]})"
                 "-[:T {w: -1.5}]->({odd key: 'd'})-[:S]->({copy: 1, set: [2, 'three', []]})>");
    tck_world_clear(&world);
}
END_TEST

START_TEST(a_second_set_up_adds_to_the_first)
{
    struct tck_world world;
    g_autoptr(GError) error = NULL;
    tck_world_init(&world);
    ck_assert(tck_setup_run(&world, "CREATE (:A {x: 1})-[:T]->(:B); CREATE (a:C), (a)-[:T]->(a);",
                            &error));
    tck_world_frozen(&world);
    ck_assert(tck_setup_run(&world, "create (:D)", &error));
    ck_assert_uint_eq(ark_graph_node_count(tck_world_frozen(&world)), 4);
    expect_value(&world, ark_value_entity(ARK_NODE(0)), "(:A {x: 1})");
    expect_value(&world, ark_value_entity(ARK_NODE(3)), "(:D)");
    ck_assert_uint_eq(ark_graph_from(world.graph, ARK_EDGE(1)), ARK_NODE(2));
    ck_assert_uint_eq(ark_graph_to(world.graph, ARK_EDGE(1)), ARK_NODE(2));
    tck_world_clear(&world);
}
END_TEST

START_TEST(a_bad_set_up_is_refused)
{
    SET_UP("CREATE (a", "! set-up, CREATE: ) expected at ''");
    SET_UP("CREATE (a)-[:T]-(b)", "! set-up, CREATE: an edge needs one direction at '('");
    SET_UP("CREATE (a) (b)", "! set-up, CREATE: unexpected text at '('");
    SET_UP("CREATE ({a: })", "! set-up, CREATE: a value expected at '}'");
    SET_UP("MERGE (a)", "! set-up: MERGE is not built (tests/tck/setup.c); no set-up used it");
    SET_UP("CREATE (a) DELETE a",
           "! set-up, DELETE: 'a' is no relationship; others can't be deleted here");
    SET_UP("CREATE (a) DELETE b", "! set-up, DELETE: no variable 'b'");
    SET_UP("(a)", "! set-up: '(' begins no clause");
}
END_TEST

START_TEST(deleted_relationships_are_gone)
{
    struct tck_world world;
    g_autoptr(GError) error = NULL;
    tck_world_init(&world);
    ck_assert(tck_setup_run(&world,
                            "CREATE (a)-[r:R]->(b), (b)-[s:S]->(a), (a)-[t:T]->(a)\n"
                            "DELETE r, s CREATE (b)-[:U]->(a)",
                            &error));
    ck_assert_uint_eq(ark_graph_edge_count(tck_world_frozen(&world)), 2);
    expect_value(&world, ark_value_entity(ARK_EDGE(0)), "[:T]");
    expect_value(&world, ark_value_entity(ARK_EDGE(1)), "[:U]");
    tck_world_clear(&world);
}
END_TEST

START_TEST(parameters_become_values)
{
    struct tck_world world;
    struct tck_cell cell;
    struct ark_value value;
    tck_world_init(&world);
    ck_assert(tck_cell_read(world.arena, "{b: [1, 2.5, 'x'], a: null, b: 3}", &cell, NULL));
    ck_assert(tck_cell_to_value(world.arena, world.atoms, &cell, &value));
    ck_assert_int_eq(value.type, ARK_MAP);
    ck_assert_uint_eq(value.len, 2);
    ck_assert_str_eq(value.list[0].text, "a");
    expect_value(&world, value, "{a: null, b: 3}");
    ck_assert(tck_cell_read(world.arena, "[1, (:A)]", &cell, NULL));
    ck_assert(!tck_cell_to_value(world.arena, world.atoms, &cell, &value));
    tck_world_clear(&world);
}
END_TEST

/* Results. */

/* The rows of `result` are written as cells, with blanks between them. */
static char *compare(const char *how, const char *table, const char *result)
{
    struct tck_world world;
    g_autoptr(GError) error = NULL;
    tck_world_init(&world);
    g_autofree char *text =
        g_strdup_printf("Feature: F\nScenario: S\n* want\n%s\n* got\n%s\n", table, result);
    struct tck_feature feature = parse(world.arena, text);
    const struct tck_table *want = &feature.scenarios[0].runs[0].steps[0].table;
    const struct tck_table *have = &feature.scenarios[0].runs[0].steps[1].table;
    struct tck_result got = {.columns = have->rows[0], .width = have->width, .compiled = true};
    got.rows = g_ptr_array_new();
    for (uint32_t row = 1; row < have->n; row++) {
        struct tck_cell *cells = ARK_NEW_ARRAY(world.arena, struct tck_cell, have->width);
        for (uint32_t i = 0; i < have->width; i++)
            ck_assert(tck_cell_read(world.arena, have->rows[row][i], &cells[i], NULL));
        g_ptr_array_add(got.rows, cells);
    }
    bool same = tck_result_matches(&world, &got, how, want, &error);
    ck_assert(same == !error);
    char *message = g_strdup(same ? "same" : error->message);
    tck_result_clear(&got);
    tck_world_clear(&world);
    return message;
}

#define COMPARE(how, table, result, expected)                                                      \
    do {                                                                                           \
        g_autofree char *compare_ = compare(how, table, result);                                   \
        ck_assert_str_eq(compare_, expected);                                                      \
    } while (0)

START_TEST(rows_are_a_multiset_or_a_sequence)
{
    static const char DIFFER[] = "expected:\n  | a |\n  | 1 |\n  | 2 |\n"
                                 "got:\n  | a |\n  | 2 |\n  | 1 |";
    COMPARE(", in any order:", "|a|\n|1|\n|2|", "|a|\n|2|\n|1|", "same");
    COMPARE(", in order:", "|a|\n|1|\n|2|", "|a|\n|1|\n|2|", "same");
    COMPARE(", in order:", "|a|\n|1|\n|2|", "|a|\n|2|\n|1|", DIFFER);
    COMPARE(", in any order:", "|a|\n|1|\n|1|\n|2|", "|a|\n|1|\n|2|\n|2|",
            "expected:\n  | a |\n  | 1 |\n  | 1 |\n  | 2 |\n"
            "got:\n  | a |\n  | 1 |\n  | 2 |\n  | 2 |");
    COMPARE(", in any order:", "|a|\n|1|", "|a|\n|1.0|",
            "expected:\n  | a |\n  | 1 |\ngot:\n  | a |\n  | 1.0 |");
}
END_TEST

START_TEST(columns_are_found_by_name)
{
    COMPARE(", in any order:", "|a|b|\n|1|2|", "|b|a|\n|2|1|", "same");
    COMPARE(", in any order:", "|a|\n|1|", "|b|\n|1|",
            "expected:\n  | a |\n  | 1 |\ngot:\n  | b |\n  | 1 |");
    COMPARE(", in any order:", "|a|", "|a|", "same");
    COMPARE(" empty", "", "|a|", "same");
    COMPARE(" empty", "", "|a|\n|1|", "expected:\n  |\ngot:\n  | a |\n  | 1 |");
}
END_TEST

START_TEST(lists_may_be_compared_without_their_order)
{
    COMPARE(", in any order:", "|a|\n|[1, 2]|", "|a|\n|[2, 1]|",
            "expected:\n  | a |\n  | [1, 2] |\ngot:\n  | a |\n  | [2, 1] |");
    COMPARE(" (ignoring element order for lists):", "|a|\n|[1, [2, 3]]|", "|a|\n|[[3, 2], 1]|",
            "same");
    COMPARE(", in order (ignoring element order for lists):", "|a|\n|[1, 2]|\n|3|",
            "|a|\n|[2, 1]|\n|3|", "same");
}
END_TEST

static bool failed_as(bool compiled, const char *message, const char *phase)
{
    struct tck_result result = {.compiled = compiled, .rows = g_ptr_array_new()};
    g_autoptr(GError) error = NULL;
    if (message)
        result.error = g_error_new_literal(ARK_ERROR, ARK_ERROR_PACK, message);
    bool ok = tck_result_failed(&result, phase, &error);
    ck_assert(ok == !error);
    tck_result_clear(&result);
    return ok;
}

START_TEST(an_error_belongs_to_its_phase)
{
    ck_assert(failed_as(false, "bad", "compile time: Anything"));
    ck_assert(!failed_as(true, "bad", "compile time: Anything"));
    ck_assert(failed_as(true, "bad", "runtime: Anything"));
    ck_assert(!failed_as(false, "bad", "runtime: Anything"));
    ck_assert(failed_as(false, "bad", "any time: *"));
    ck_assert(failed_as(true, "bad", "any time: *"));
    ck_assert(!failed_as(true, NULL, "any time: *"));
    ck_assert(!failed_as(true, "bad", "tea time: *"));
}
END_TEST

START_TEST(an_unknown_step_fails)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(GString) report = g_string_new(NULL);
    struct tck_feature feature =
        parse(arena, "Feature: F\nScenario: S\n Given any graph\n And no side effects\n"
                     "Scenario: T\n Given any graph\n And a brass band\n");
    ck_assert(tck_run("", feature.scenarios[0].runs, false, report));
    ck_assert_str_eq(report->str, "");
    ck_assert(!tck_run("", feature.scenarios[1].runs, false, report));
    ck_assert_str_eq(report->str, "line 7: a brass band\na step that the runner does not know\n");
}
END_TEST

/* The kit itself. */

static char *scope_path(void)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    return g_build_filename(root ? root : ".", "tests", "tck", "out_of_scope.tsv", NULL);
}

/* NULL, with a message, where there is none. */
static char *kit_path(void)
{
    const char *shared = g_getenv("ARK_SHARED"), *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *beside = g_build_filename(root ? root : ".", "..", "shared", NULL);
    g_autofree char *path = g_build_filename(shared ? shared : beside, "tck", "opencypher", NULL);
    if (tck_kit_exists(path))
        return g_steal_pointer(&path);
    printf("skipped: there is no compatibility kit at %s\n", path);
    return NULL;
}

static tck_scope *load_scope(void)
{
    g_autofree char *path = scope_path();
    g_autoptr(GError) error = NULL;
    tck_scope *scope = tck_scope_load(path, &error);
    ck_assert_msg(scope != NULL, "%s", error ? error->message : "");
    return scope;
}

START_TEST(the_whole_kit_passes)
{
    g_autofree char *folder = kit_path();
    if (!folder)
        return;
    g_autoptr(tck_scope) scope = load_scope();
    g_autoptr(GString) out = g_string_new(NULL);
    struct tck_kit kit = {.folder = folder, .scope = scope};
    g_autoptr(GPtrArray) entries = tck_kit_run(&kit);
    tck_report_failures(entries, 8, out);
    tck_report_sum(entries, out);
    fputs(out->str, stdout);
    ck_assert_uint_gt(tck_count(entries, NULL).scenarios, 0);
    ck_assert_uint_eq(tck_count(entries, NULL).failed, 0);
    ck_assert_double_ge(tck_share_in_scope(entries), LEAST_SHARE);
}
END_TEST

START_TEST(the_scope_is_a_table_of_reasons)
{
    g_autoptr(tck_scope) scope = load_scope();
    struct tck_scenario scenario = {.name = "Anything", .number = "1"};
    ck_assert_ptr_nonnull(
        tck_scope_reason(scope, "expressions/temporal/Temporal1.feature", &scenario));
    ck_assert_ptr_null(tck_scope_reason(scope, "clauses/match/Match1.feature", &scenario));
    ck_assert_ptr_null(tck_scope_reason(NULL, "clauses/match/Match1.feature", &scenario));
}
END_TEST

START_TEST(every_reason_is_there_in_danish)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *path =
        g_build_filename(root ? root : ".", "tests", "tck", "reasons.tsv", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(tck_scope) scope = load_scope();
    g_autoptr(tck_reasons) reasons = tck_reasons_load(path, &error);
    ck_assert_msg(reasons != NULL, "%s", error ? error->message : "");
    struct tck_scope_row row;
    for (uint32_t i = 0; tck_scope_at(scope, i, &row); i++)
        ck_assert_msg(tck_reasons_find(reasons, row.reason), "%s", row.reason);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        scenarios_have_steps_with_docs_and_tables,
        an_outline_is_one_scenario_with_a_run_per_row,
        a_bad_feature_is_refused_with_its_line,
        scalars_have_one_form,
        lists_maps_and_entities_have_one_form,
        a_bad_cell_is_refused,
        create_makes_what_it_describes,
        a_second_set_up_adds_to_the_first,
        a_bad_set_up_is_refused,
        deleted_relationships_are_gone,
        parameters_become_values,
        rows_are_a_multiset_or_a_sequence,
        columns_are_found_by_name,
        lists_may_be_compared_without_their_order,
        an_error_belongs_to_its_phase,
        an_unknown_step_fails,
        the_scope_is_a_table_of_reasons,
        every_reason_is_there_in_danish,
        the_whole_kit_passes, /* the last one: see WHOLE_KIT */
    };
    return run_suite("tck", tests, G_N_ELEMENTS(tests) - (WHOLE_KIT ? 0 : 1));
}
