/* report: what comes first, how places are written, what a question shows. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "report/report.h"

static const char PACK[] =
    "pack: prøve\n"
    "version: \"1\"\n"
    "title: {da: Prøve, en: Trial}\n"
    "principles:\n"
    "  - {id: P1, title: {da: Et, en: One}, gist: {da: Et, en: One}}\n"
    "framework:\n"
    "  - {id: R 1, principle: P1, level: BØR, sure: ours, source: s, title: {da: Vores, en: Ours}, "
    "gist: {da: G, en: G}}\n"
    "  - {id: R 2, principle: P1, level: BØR, sure: H, source: s, title: {da: Lidt, en: Little}, "
    "gist: {da: G, en: G}}\n"
    "  - {id: R 3, principle: P1, level: BØR, sure: H, source: s, title: {da: Meget, en: Much}, "
    "gist: {da: G, en: G}}\n"
    "  - {id: R 4, principle: P1, level: KAN, sure: H, source: s, title: {da: Kan, en: May}, "
    "gist: {da: G, en: G}}\n"
    "rules:\n";

static const char RULE[] = "  - id: %s\n"
                           "    covers: %s\n"
                           "    level: %s\n"
                           "    sure: ours\n"
                           "    title: {da: T, en: T}\n"
                           "    source: {da: Kilden., en: Source}\n"
                           "    remedy: {da: Ret, en: Fix}\n"
                           "    tests: [{given: '(:%s)', finds: 1}, {given: '(:X)', finds: 0}]\n"
                           "    match: (a:%s)\n"
                           "    %s\n";

static const char VIOLATED[] = "require: false\n    message: {da: '{a.name}', en: '{a.name}'}";
static const char ASKED[] =
    "ask: {da: Hvorfor?, en: Why?}\n"
    "    evidence:\n"
    "      - {title: {da: Svar, en: Answer}, match: '(x:Row)-[:ANSWERS]->(y:Rule)'}\n"
    "      - {title: {da: Rækker, en: Rows}, match: '(x:Row)'}\n"
    "      - {title: {da: Mål, en: Goals}, match: '(x:Goal)'}";

static const struct {
    const char *id, *covers, *level, *label, *rest;
} RULES[] = {
    {"R-4-a", "R 4", "KAN", "A", VIOLATED}, {"R-1-a", "R 1", "BØR", "A", VIOLATED},
    {"R-2-a", "R 2", "BØR", "A", VIOLATED}, {"R-3-a", "R 3", "BØR", "A", VIOLATED},
    {"R-3-b", "R 3", "BØR", "A", VIOLATED}, {"R-3-c", "R 3", "BØR", "A", ASKED},
};

static const char GIVEN[] =
    "(:A {name:'DUBU'}), (:Row {text:'R 2 | Lidt | Følger |  | se afsnit 2'})-[:ANSWERS]->"
    "(:Rule {id:'R 2'}), (:Row {text:'en | to'})";

static ark_atoms *atoms;
static ark_arena *arena;
static ark_graph *graph;
static struct ark_result *result;

static ark_labelset labels_of(ark_builder *builder, const char *label, bool edge)
{
    (void)edge;
    const char *labels[] = {label, NULL};
    return ark_builder_labelset(builder, labels);
}

static const struct ark_pack *load(const struct ark_compile *compile)
{
    g_autoptr(GString) text = g_string_new(PACK);
    for (size_t i = 0; i < G_N_ELEMENTS(RULES); i++)
        g_string_append_printf(text, RULE, RULES[i].id, RULES[i].covers, RULES[i].level,
                               RULES[i].label, RULES[i].label, RULES[i].rest);
    g_autoptr(GError) error = NULL;
    const struct ark_pack *pack = ark_pack_load(compile, "p.yaml", text->str, text->len, &error);
    if (!pack)
        ck_abort_msg("%s", error->message);
    return pack;
}

static const struct ark_pack *packs[1];
static struct ark_input inputs[2];

/* Two inputs; the graph's nodes are in the first. */
static void setup(void)
{
    atoms = ark_atoms_new();
    arena = ark_arena_new();
    struct ark_compile *compile = ARK_NEW(arena, struct ark_compile);
    *compile = (struct ark_compile){.arena = arena, .atoms = atoms, .lang = ARK_DA};
    packs[0] = load(compile);
    ark_builder *builder = ark_builder_new(atoms);
    g_autoptr(GError) error = NULL;
    struct ark_snippet text = {.text = GIVEN, .file = "x/a.md", .line = 1, .column = 1};
    if (!ark_graph_from_text(compile, text, labels_of, builder, &error))
        ck_abort_msg("%s", error->message);
    graph = ark_builder_freeze(builder);
    inputs[0] = (struct ark_input){.file = "x/a.md", .format = "markdown"};
    inputs[1] = (struct ark_input){.file = "y/b.md", .format = "markdown"};
    struct ark_check check = {.lang = ARK_DA,
                              .date = "2026-06-15",
                              .graph = graph,
                              .inputs = inputs,
                              .input_n = 2,
                              .packs = packs,
                              .pack_n = 1};
    result = ark_check_run(&check);
}

static void teardown(void)
{
    ark_result_free(result);
    ark_graph_free(graph);
    ark_arena_free(arena);
    ark_atoms_free(atoms);
}

static const char *text_at(const json_t *list, size_t i, const char *key)
{
    return json_string_value(json_object_get(json_array_get(list, i), key));
}

START_TEST(the_worst_are_of_three_rules_and_come_in_a_councils_order)
{
    static const char *const ORDER[] = {"R-3-a", "R-2-a", "R-1-a"};
    json_t *data = ark_report_data(result, ARK_DA, NULL, 0);
    const json_t *worst = json_object_get(data, "worst");
    ck_assert_uint_eq(json_array_size(worst), G_N_ELEMENTS(ORDER));
    for (size_t i = 0; i < G_N_ELEMENTS(ORDER); i++) {
        const json_t *rule = json_object_get(json_array_get(worst, i), "rule");
        ck_assert_str_eq(json_string_value(json_object_get(rule, "id")), ORDER[i]);
        ck_assert_str_eq(json_string_value(json_object_get(rule, "source")), "Kilden");
    }
    ck_assert_int_eq(json_integer_value(json_object_get(json_array_get(worst, 0), "more")), 1);
    ck_assert_str_eq(text_at(json_object_get(data, "violated"), 3, "title"), "R 4 Kan");
    const json_t *counts = json_object_get(data, "counts");
    ck_assert(json_is_integer(json_object_get(counts, "not_applicable")));
    json_decref(data);
}
END_TEST

START_TEST(a_place_has_folders_only_when_it_needs_them)
{
    json_t *data = ark_report_data(result, ARK_DA, NULL, 0);
    const char *place = text_at(json_object_get(data, "worst"), 0, "place");
    ck_assert_msg(g_str_has_prefix(place, "a.md"), "%s", place);
    json_decref(data);
    inputs[1].file = "y/a.md";
    data = ark_report_data(result, ARK_DA, NULL, 0);
    place = text_at(json_object_get(data, "worst"), 0, "place");
    ck_assert_msg(g_str_has_prefix(place, "x/a.md"), "%s", place);
    json_decref(data);
}
END_TEST

START_TEST(a_question_shows_each_thing_once)
{
    json_t *data = ark_report_data(result, ARK_DA, NULL, 0);
    const json_t *question = json_array_get(json_object_get(data, "questions"), 0);
    const json_t *evidence = json_object_get(question, "evidence");
    const json_t *answers = json_object_get(json_array_get(evidence, 0), "items");
    const json_t *rows = json_object_get(json_array_get(evidence, 1), "items");
    ck_assert_str_eq(text_at(answers, 0, "title"), "Følger · se afsnit 2");
    ck_assert_uint_eq(json_array_size(rows), 1);
    ck_assert_str_eq(text_at(rows, 0, "title"), "en · to");
    ck_assert(json_is_true(json_object_get(json_array_get(evidence, 1), "one")));
    ck_assert_str_eq(json_string_value(json_object_get(question, "missing")), "Mål");
    json_decref(data);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("report");
    TCase *tc = tcase_create("all");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, the_worst_are_of_three_rules_and_come_in_a_councils_order);
    tcase_add_test(tc, a_place_has_folders_only_when_it_needs_them);
    tcase_add_test(tc, a_question_shows_each_thing_once);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
