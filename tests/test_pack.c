/* pack: what a good pack gives, and every way in which a pack can be wrong, with its exact error.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "graph/graph.h"
#include "pack/pack.h"

#include "pack_examples.h"

static ark_atoms *atoms;
static ark_arena *arena;
static ark_schema *schema;

static void setup(void)
{
    atoms = ark_atoms_new();
    arena = ark_arena_new();
    schema = NULL;
}

static void teardown(void)
{
    ark_schema_free(schema);
    ark_arena_free(arena);
    ark_atoms_free(atoms);
}

static const struct ark_pack *load(const char *text, enum ark_lang lang, GError **error)
{
    struct ark_compile compile = {.arena = arena, .atoms = atoms, .schema = schema, .lang = lang};
    return ark_pack_load(&compile, "p.yaml", text, strlen(text), error);
}

static const struct ark_pack *load_ok(const char *text)
{
    g_autoptr(GError) error = NULL;
    const struct ark_pack *pack = load(text, ARK_DA, &error);
    if (!pack)
        ck_abort_msg("%s", error->message);
    return pack;
}

/* GOOD with the first `old` replaced. */
static char *with(const char *old, const char *new)
{
    const char *at = strstr(GOOD, old);
    ck_assert_msg(at != NULL, "not in GOOD: %s", old);
    return g_strdup_printf("%.*s%s%s", (int)(at - GOOD), GOOD, new, at + strlen(old));
}

START_TEST(good_pack_gives_its_parts)
{
    const struct ark_pack *pack = load_ok(GOOD);
    ck_assert_str_eq(pack->id, "prøve");
    ck_assert_str_eq(pack->title.in[ARK_EN], "Trial");
    ck_assert_uint_eq(pack->principle_n, 1);
    ck_assert_uint_eq(pack->framework_rule_n, 1);
    ck_assert_int_eq(pack->framework_rules[0].level, ARK_BOER);
    ck_assert_int_eq(pack->framework_rules[0].sure, ARK_SURE_H);
    ck_assert_uint_eq(pack->rule_n, 1);
    const struct ark_rule *rule = ark_pack_rule(pack, "R-1-a");
    ck_assert_ptr_eq(rule, pack->rules);
    ck_assert_uint_eq(rule->loc.line, 9);
    ck_assert_str_eq(ark_scope_name(rule->scope, (uint32_t)rule->at), "f");
    ck_assert_uint_eq(rule->message[ARK_DA].n, 2);
    ck_assert_str_eq(rule->message[ARK_DA].literals[0], "");
    ck_assert_str_eq(rule->message[ARK_DA].literals[1], " sender {til} ");
    ck_assert_uint_eq(rule->test_n, 2);
    ck_assert_uint_eq(rule->tests[0].finds, 1);
    ck_assert_ptr_null(ark_pack_rule(pack, "R-2-a"));
}
END_TEST

START_TEST(every_shape_loads)
{
    g_autofree char *presence =
        with("    require: a.ejer = b.ejer\n    at: f\n    message: {da: \"{a.name} sender {{til} "
             "{b.name}\", en: \"{a.name} sends to {b.name}\"}\n",
             "    expect: 1..3\n    message: {da: D, en: E}\n");
    const struct ark_rule *rule = load_ok(presence)->rules;
    ck_assert(rule->expects && rule->expect_min == 1 && rule->expect_max == 3);
    ck_assert_int_eq(rule->at, -1);

    g_autofree char *abandon =
        with("    level: BØR\n    sure: ours", "    level: SKAL FORLADES\n    sure: ours");
    g_auto(GStrv) around = g_strsplit(abandon, "    require: a.ejer = b.ejer\n", 2);
    g_autofree char *without = g_strjoinv("", around);
    ck_assert_int_eq(load_ok(without)->rules->level, ARK_SKAL_FORLADES);

    g_autofree char *question = g_strdup_printf(
        "%.*s%s", (int)(strstr(GOOD, "    match:") - GOOD), GOOD,
        "    ask: {da: \"Er {a} god?\", en: \"Is {a} good?\"}\n"
        "    match: (a:X)\n"
        "    evidence:\n"
        "      - {title: {da: L, en: R}, match: \"(s:Section)-[:CONTAINS]->(p)\", show: p}\n"
        "    tests:\n"
        "      - {given: \"(:X)\", finds: 1}\n"
        "      - {given: \"(:Y)\", finds: 0}\n");
    rule = load_ok(question)->rules;
    ck_assert(rule->asks);
    ck_assert_int_eq(rule->at, 0);
    ck_assert_uint_eq(rule->evidence_n, 1);
    ck_assert_str_eq(ark_scope_name(rule->evidence[0].scope, (uint32_t)rule->evidence[0].show),
                     "p");
}
END_TEST

START_TEST(broken_packs_say_where_and_why)
{
    const struct broken *broken = &BROKEN[_i];
    g_autofree char *text = with(broken->old, broken->new);
    g_autoptr(GError) error = NULL;
    ck_assert_msg(!load(text, ARK_DA, &error), "loads: %s -> %s", broken->old, broken->new);
    ck_assert(g_error_matches(error, ARK_ERROR, ARK_ERROR_PACK));
    ck_assert_msg(strchr(error->message, '\n') != NULL, "no excerpt: %s", error->message);
    g_autofree char *line = g_strndup(error->message, strcspn(error->message, "\n"));
    ck_assert_str_eq(line, broken->error);
    g_clear_error(&error);
    ck_assert_ptr_null(load(text, ARK_EN, &error));
    ck_assert_str_ne(error->message, broken->error);
}
END_TEST

/* Errors of the query compiler: the place is ours, the words are the compiler's. */
static const struct broken QUERIES[] = {
    {"match: (a:X)-[f:Flow]->(b:X)", "match: (a:X)-[f:Flow]->(b:X", "p.yaml:15:"},
    {"require: a.ejer = b.ejer", "require: c.ejer = b.ejer", "p.yaml:16:14: "},
    {"require: a.ejer = b.ejer", "require: |\n      a.ejer = b.ejer AND\n      c.ejer = 'x'",
     "p.yaml:18:7: "},
    {"{{til} {b.name}\"", "{{til} {c.name}\"", "p.yaml:18:44: "},
};

START_TEST(query_errors_point_into_the_pack)
{
    const struct broken *broken = &QUERIES[_i];
    g_autofree char *text = with(broken->old, broken->new);
    g_autoptr(GError) error = NULL;
    ck_assert_msg(!load(text, ARK_DA, &error), "loads: %s", broken->new);
    ck_assert_msg(g_str_has_prefix(error->message, broken->error), "%s", error->message);
    ck_assert_ptr_nonnull(strchr(error->message, '^'));
}
END_TEST

/* GOOD with several mistakes, whatever their order of reading: told in the order of the file. */
START_TEST(all_mistakes_are_told_in_the_order_of_the_file)
{
    static const char *const CHANGES[][2] = {
        {"gist: {da: Et, en: One}", "gist: {da: Et}"},
        {"sure: H", "sure: nok"},
        {"covers: R 1", "covers: R 2"},
        {"level: BØR\n    sure: ours", "level: BØR\n    sure: us"},
        {"require: a.ejer = b.ejer", "require: c.ejer = b.ejer"},
        {"{a.name} sender", "{q.name} sender"},
        {"finds: 0", "finds: nul"},
    };
    static const char *const PLACES[] = {"5:46", "7:49", "10:13", "12:11", "16:14", "18:", "22:"};
    g_autofree char *text = g_strdup(GOOD);
    for (size_t i = 0; i < G_N_ELEMENTS(CHANGES); i++) {
        char *at = strstr(text, CHANGES[i][0]);
        ck_assert_msg(at != NULL, "%s", CHANGES[i][0]);
        char *changed = g_strdup_printf("%.*s%s%s", (int)(at - text), text, CHANGES[i][1],
                                        at + strlen(CHANGES[i][0]));
        g_free(text);
        text = changed;
    }
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(load(text, ARK_DA, &error));
    g_auto(GStrv) lines = g_strsplit(error->message, "\n", -1);
    uint32_t n = 0;
    for (char **line = lines; *line; line++) {
        if (!g_str_has_prefix(*line, "p.yaml:"))
            continue;
        ck_assert_msg(n < G_N_ELEMENTS(PLACES) && g_str_has_prefix(*line + 7, PLACES[n]), "%s",
                      error->message);
        n++;
    }
    ck_assert_uint_eq(n, G_N_ELEMENTS(PLACES));
}
END_TEST

START_TEST(mistakes_are_bounded)
{
    g_autoptr(GString) list = g_string_new("principles:\n");
    for (int i = 0; i < ARK_MAX_PACK_ITEMS - 1; i++)
        g_string_append(list, "  - x\n");
    g_autofree char *text = with("principles:\n", list->str);
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(load(text, ARK_DA, &error));
    uint32_t n = 0;
    for (const char *at = error->message; (at = strstr(at, "p.yaml:")); at++)
        n++;
    ck_assert_uint_eq(n, ARK_MAX_ERRORS);
    ck_assert(g_str_has_suffix(error->message, "\n… og flere. Ret disse først."));
}
END_TEST

START_TEST(expect_is_a_range)
{
    static const char *const BAD[] = {"0..",   "3..1", "..3",   "-1", "1.",
                                      "1...2", "x",    "1..2x", "[1]"};
    for (size_t i = 0; i < G_N_ELEMENTS(BAD); i++) {
        g_autofree char *line = g_strdup_printf("    expect: \"%s\"\n", BAD[i]);
        g_autofree char *text = with("    require: a.ejer = b.ejer\n    at: f\n", line);
        g_autoptr(GError) error = NULL;
        ck_assert_msg(!load(text, ARK_DA, &error), "%s", BAD[i]);
        ck_assert_msg(g_str_has_prefix(error->message, "p.yaml:16:13: `expect` er et antal: "),
                      "%s", error->message);
    }
}
END_TEST

START_TEST(same_rule_id_twice)
{
    const char *rule = strstr(GOOD, "  - id: R-1-a");
    g_autofree char *text = g_strconcat(GOOD, rule, NULL);
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(load(text, ARK_DA, &error));
    ck_assert_ptr_nonnull(strstr(
        error->message, "p.yaml:23:9: regel R-1-a: id er brugt før (linje 9). Giv hver regel sit.\n"
                        "      - id: R-1-a\n"
                        "            ^"));
}
END_TEST

START_TEST(labels_are_checked_against_the_schema)
{
    schema = ark_schema_new();
    ark_schema_add(schema, ARK_SCHEMA_NODE_LABEL, "X");
    ark_schema_add(schema, ARK_SCHEMA_NODE_LABEL, "Element");
    ark_schema_add(schema, ARK_SCHEMA_EDGE_TYPE, "Flow");
    load_ok(GOOD);
    g_autofree char *text = with("    at: f\n", "    needs: Elemnt\n");
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(load(text, ARK_DA, &error));
    ck_assert_ptr_nonnull(strstr(error->message,
                                 "p.yaml:17:12: regel R-1-a: ukendt label `Elemnt`; mente du "
                                 "`Element`?\n        needs: Elemnt\n               ^"));
}
END_TEST

START_TEST(a_question_without_match_needs_one_test)
{
    g_autofree char *head = g_strndup(GOOD, (gsize)(strstr(GOOD, "    match:") - GOOD));
    const char *ask = "    ask: {da: D, en: E}\n    tests:\n      - {given: \"(:X)\", finds: 1}\n";
    g_autofree char *always = g_strconcat(head, ask, NULL);
    ck_assert_int_eq(load_ok(always)->rules->at, -1);
    g_autofree char *sometimes = g_strconcat(head, "    needs: X\n", ask, NULL);
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(load(sometimes, ARK_EN, &error));
    ck_assert_ptr_nonnull(strstr(error->message, "(`finds: 0`)"));
}
END_TEST

START_TEST(framework_becomes_nodes)
{
    const struct ark_pack *pack = load_ok(GOOD);
    ark_builder *builder = ark_builder_new(atoms);
    ark_packs_add_to_graph(&pack, 1, builder);
    g_autoptr(ark_graph) graph = ark_builder_freeze(builder);
    g_autoptr(GString) dump = g_string_new(NULL);
    ark_graph_dump(graph, false, dump);
    ck_assert_ptr_nonnull(strstr(dump->str, "level: \"BØR\""));
    ck_assert_uint_eq(ark_graph_node_count(graph), 3);
    ck_assert_uint_eq(ark_graph_edge_count(graph), 3);
    ck_assert_uint_eq(ark_graph_loc(graph, ARK_NODE(2)).line, 7);
    ck_assert_str_eq(ark_graph_get_str(graph, ARK_NODE(2), "id"), "R 1");
}
END_TEST

/* Whatever is done to its bytes, a pack loads or says where it can't; never both or neither. */
START_TEST(damaged_packs_are_refused_with_a_place)
{
    static const char DAMAGE[] = "{}[]:'\"|>&*!#%@`\n\t- \xc3\x01";
    size_t len = strlen(GOOD);
    g_autofree char *text = g_strdup(GOOD);
    for (size_t i = 0; i < len; i++) {
        text[i] = DAMAGE[i % (sizeof DAMAGE - 1)];
        for (int cut = 0; cut < 2; cut++) {
            g_autoptr(GError) error = NULL;
            struct ark_compile compile = {
                .arena = arena, .atoms = atoms, .schema = schema, .lang = ARK_DA};
            const struct ark_pack *pack =
                ark_pack_load(&compile, "p.yaml", text, cut ? i : len, &error);
            ck_assert((pack == NULL) == (error != NULL));
            ck_assert(!error || g_str_has_prefix(error->message, "p.yaml:"));
        }
        text[i] = GOOD[i];
        ark_arena_reset(arena);
    }
}
END_TEST

START_TEST(large_files_are_read_in_one_pass)
{
    g_autoptr(GString) text = g_string_new("a:\n");
    for (int i = 0; i < 100000; i++)
        g_string_append_printf(text, "  - k%d: {æ: , b}\n", i);
    gint64 start = g_get_monotonic_time();
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(load(text->str, ARK_EN, &error));
    ck_assert_str_eq(
        error->message,
        "p.yaml:1:1: pack: unknown key `a`. Known keys: pack, version, "
        "title, url, matrix, extends, set, overrides, parameters, define, profiles, principles, "
        "framework, catalogue, rules and tables.\n    a:\n    ^");
    gint64 spent = g_get_monotonic_time() - start;
    ck_assert_msg(spent < 10 * G_USEC_PER_SEC, "%.1f ms", (double)spent / 1000);
}
END_TEST

START_TEST(lists_are_bounded)
{
    g_autoptr(GString) list = g_string_new("principles:\n");
    for (int i = 0; i <= ARK_MAX_PACK_ITEMS; i++)
        g_string_append(list, "  - x\n");
    g_autofree char *text = with("principles:\n", list->str);
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(load(text, ARK_EN, &error));
    ck_assert(g_str_has_prefix(
        error->message, "p.yaml:5:3: the list has 5002 items; at most 5000. Split the pack."));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pack");
    TCase *tc = tcase_create("all");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, good_pack_gives_its_parts);
    tcase_add_test(tc, every_shape_loads);
    tcase_add_loop_test(tc, broken_packs_say_where_and_why, 0, G_N_ELEMENTS(BROKEN));
    tcase_add_loop_test(tc, query_errors_point_into_the_pack, 0, G_N_ELEMENTS(QUERIES));
    tcase_add_test(tc, all_mistakes_are_told_in_the_order_of_the_file);
    tcase_add_test(tc, mistakes_are_bounded);
    tcase_add_test(tc, expect_is_a_range);
    tcase_add_test(tc, same_rule_id_twice);
    tcase_add_test(tc, labels_are_checked_against_the_schema);
    tcase_add_test(tc, a_question_without_match_needs_one_test);
    tcase_add_test(tc, framework_becomes_nodes);
    tcase_add_test(tc, damaged_packs_are_refused_with_a_place);
    tcase_add_test(tc, large_files_are_read_in_one_pass);
    tcase_add_test(tc, lists_are_bounded);
    tcase_set_timeout(tc, 60);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
