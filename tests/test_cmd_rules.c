/* arkitjek rules, as a user types it. The program runs in an empty folder: it needs no source tree.
 */
#include <jansson.h>
#include <stdbool.h>

#include "junit_check.h"
#include "program.h"
#include "render/grid.h"

/* A pack with one rule; %s: its keys from `match` on. */
#define PACK                                                                                       \
    "pack: p\nversion: \"1\"\ntitle: {da: T, en: T}\nframework:\n"                                 \
    "  - {id: B 1, level: BØR, sure: ours, source: s, title: {da: T, en: T}, gist: {da: G, en: "  \
    "G}}\n"                                                                                        \
    "rules:\n  - id: B-1-a\n    covers: B 1\n    level: BØR\n    sure: ours\n"                    \
    "    title: {da: Titel, en: Title}\n    source: {da: S, en: S}\n"                              \
    "    message: {da: M, en: M}\n    remedy: {da: R, en: R}\n"

static void put_pack(const char *name, const char *keys)
{
    g_autofree char *text = g_strconcat(PACK, keys, NULL);
    put(name, text, -1);
}

static void expect(struct outcome outcome, int code, const char *out, const char *err)
{
    ck_assert_msg(outcome.code == code, "exit %d, not %d: %s%.2000s", outcome.code, code,
                  outcome.err, outcome.out);
    ck_assert_msg(strstr(outcome.out, out) != NULL, "no \"%s\" in: %.2000s", out, outcome.out);
    ck_assert_msg(strstr(outcome.err, err) != NULL, "no \"%s\" in: %s", err, outcome.err);
    clear(&outcome);
}

static json_t *json_of(struct outcome outcome)
{
    json_error_t error;
    ck_assert_msg(outcome.code == 0, "%s", outcome.err);
    json_t *json = json_loads(outcome.out, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(json != NULL, "%s", error.text);
    clear(&outcome);
    return json;
}

static const char *text_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

START_TEST(every_command_has_help_in_both_languages)
{
    static const char *const commands[] = {"list", "show", "test", "doc", "new"};
    expect(RUN("rules", "--help"), 0, "Brug: arkitjek rules KOMMANDO", "");
    expect(RUN("rules", "--help", "--lang", "en"), 0, "Usage: arkitjek rules COMMAND", "");
    expect(RUN("rules"), 2, "", "arkitjek rules KOMMANDO");
    expect(RUN("rules", "lst"), 2, "", "Mente du list?");
    expect(RUN("rules", "xyzzyx"), 2, "", "Se arkitjek rules --help.");
    expect(RUN("--help"), 0, "rules list, show, test, doc, new", "");
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        g_autofree char *usage = g_strdup_printf("Brug: arkitjek rules %s [TILVALG]", commands[i]);
        struct outcome outcome = RUN("rules", commands[i], "--help");
        g_auto(GStrv) lines = g_strsplit(outcome.out, "\n", -1);
        for (char **line = lines; *line; line++)
            ck_assert_msg(g_utf8_strlen(*line, -1) <= 100, "%s", *line);
        expect(outcome, 0, usage, "");
        expect(RUN("rules", commands[i], "-h", "--lang=en"), 0, "Options:\n", "");
        expect(RUN("rules", commands[i], "--lang", "fr"), 2, "", "ukendt sprog »fr«");
        expect(RUN("rules", commands[i], "--langg=en"), 2, "", "Mente du --lang?");
        if (strcmp(commands[i], "new") != 0)
            expect(RUN("rules", commands[i], "AR-7.1-a", "--format", "x"), 2, "", "");
    }
    expect(RUN("rules", "test", "--strict=ja"), 2, "", "--strict tager ingen værdi");
}
END_TEST

START_TEST(list_is_a_table_that_fits)
{
    struct outcome outcome = RUN("rules", "list");
    g_auto(GStrv) lines = g_strsplit(outcome.out, "\n", -1);
    for (char **line = lines; *line; line++)
        ck_assert_msg(ark_text_width(*line) <= 100, "%s", *line);
    expect(outcome, 0, "AR-7.1-a  BØR     ours  Systemer med hver sin ejer", "");
    expect(RUN("rules", "list", "--lang", "en"), 0, "Systems of different owners", "");
    expect(RUN("rules", "list", "AR-7.1-a"), 2, "", "arkitjek rules show");
}
END_TEST

START_TEST(list_takes_what_fits)
{
    expect(RUN("rules", "list", "--principle", "p7"), 0, "AR-7.2-a", "");
    expect(RUN("rules", "list", "--covers", "ar7.1"), 0, ": 3 regler", "");
    expect(RUN("rules", "list", "--level", "kan", "--pack", "rammearkitektur"), 0, ": 2 regler",
           "");
    expect(RUN("rules", "list", "--sure", "h"), 0, "AR-1.2-a", "");
    expect(RUN("rules", "list", "--search", "SNITFLADEN"), 0, "AR-7.1-a", "");
    expect(RUN("rules", "list", "--search", "xyzzyx"), 0, "", "Ingen regler passer.");
    expect(RUN("rules", "list", "--level", "måske"), 2, "", "Vælg skal, bør eller kan.");
    expect(RUN("rules", "list", "--sure", "X"), 2, "", "Vælg H, M eller ours.");
    expect(RUN("rules", "list", "--principle", "P77"), 2, "", "Mente du P7?");
    expect(RUN("rules", "list", "--covers", "AR 9.9"), 2, "", "Mente du AR ");
    expect(RUN("rules", "list", "--pack", "x"), 2, "", "ingen regelpakke, der hedder x");
}
END_TEST

START_TEST(list_as_json_is_sorted_and_whole)
{
    struct outcome one = RUN("rules", "list", "--format", "json");
    struct outcome two =
        RUN("rules", "list", "--format", "json", "--pack", "rammearkitektur", "--pack",
            "arkitekturrapport", "--pack", "archimate", "--pack", "brugerstyring", "--pack", "eira",
            "--pack", "fda-archimate", "--pack", "gdpr", "--pack", "grunddata-modelregler",
            "--pack", "grundlaeggende-standarder", "--pack", "hoering", "--pack", "sag-og-dokument",
            "--pack", "modelregler", "--pack", "sikkerhed");
    ck_assert_str_eq(one.out, two.out);
    clear(&two);
    json_t *rules = json_of(one);
    ck_assert_uint_gt(json_array_size(rules), 80);
    const char *before = "";
    for (size_t i = 0; i < json_array_size(rules); i++) {
        const json_t *rule = json_array_get(rules, i);
        ck_assert_int_ne(strcmp(before, text_at(rule, "id")), 0);
        before = text_at(rule, "id");
        ck_assert(text_at(rule, "pack") && text_at(rule, "level") && text_at(rule, "sure"));
        ck_assert_uint_ge(json_array_size(json_object_get(rule, "tests")), 1);
        ck_assert(text_at(json_object_get(rule, "title"), "en"));
    }
    json_decref(rules);
}
END_TEST

START_TEST(show_says_all)
{
    static const char *const SAID[] = {
        "pakkens egen læsning; rammen siger det ikke selv (ours)",
        "AR 7.1 Design og udstil snitflader",
        "P7 It-løsninger",
        "Hvorfor\n",
        "DUBU (KOMBIT) sender direkte til Lokalt ESDH (Kommunen)",
        "Sådan rettes det\n",
        "- finder 1 i: applikationskomponent »DUBU« (ejer: KOMBIT)",
        "- finder intet i: ",
        "match: (a:ApplicationComponent)-[f:Flow]->(b:ApplicationComponent)",
    };
    struct outcome outcome = RUN("rules", "show", "ar-7.1-a");
    for (size_t i = 0; i < G_N_ELEMENTS(SAID); i++)
        ck_assert_msg(strstr(outcome.out, SAID[i]) != NULL, "no \"%s\" in: %s", SAID[i],
                      outcome.out);
    clear(&outcome);
    expect(RUN("rules", "show", "AR-7.1-a", "--lang", "en"), 0, "finds nothing in: application",
           "");
    expect(RUN("rules", "show", "AR-7.2-a"), 0, "- spørger ved: applikationskomponent »Eget ", "");
    expect(RUN("rules", "show", "AR-71-a"), 2, "", "Mente du AR-7.1-a?");
    expect(RUN("rules", "show", "noget helt andet"), 2, "", "arkitjek rules list");
    expect(RUN("rules", "show"), 2, "", "giv netop én regel");
    expect(RUN("rules", "show", "AR-7.1-a", "AR-7.1-b"), 2, "", "giv netop én regel");
    json_t *rule = json_of(RUN("rules", "show", "AR-7.1-a", "--format", "json"));
    ck_assert_str_eq(text_at(rule, "at"), "f");
    ck_assert_str_eq(text_at(rule, "shape"), "universal");
    json_decref(rule);
}
END_TEST

#define TESTS "    tests:\n"
#define FINDS "      - {given: \"(:Node {name: 'a'})\", finds: 1}\n"
#define SILENT "      - {given: \"(:Node {name: 'a', ejer: 'x'})\", finds: 0}\n"
#define OTHER "      - {given: \"(:Node {name: ''})\", finds: 0}\n"
#define OWNER "    match: (n:Node)\n    where: n.name <> ''\n    require: n.ejer IS NOT NULL\n"

START_TEST(shipped_rules_pass_and_tell)
{
    struct outcome outcome = RUN("rules", "test", "--strict");
    ck_assert_msg(outcome.code == 0, "%s", outcome.out);
    ck_assert(g_str_has_suffix(outcome.out, " passed, 0 failed\n"));
    ck_assert_ptr_null(strstr(outcome.out, "✓")); /* not a terminal */
    clear(&outcome);
    expect(RUN("rules", "test", "rammearkitektur", "--rule", "AR-7.1-a"), 0,
           "\n4 passed, 0 failed\n", "");
    expect(RUN("rules", "test", "--rule", "AR-7.1-q"), 2, "", "Mente du AR-7.1-");
}
END_TEST

START_TEST(a_failing_test_is_told)
{
    put_pack("p.yaml",
             OWNER TESTS "      - {given: \"(:Node {name: 'a'})\", finds: 2}\n" FINDS SILENT OTHER
                         "      - {given: \"(:Nod\", finds: 0}\n");
    struct outcome outcome = RUN("rules", "test", "p.yaml");
    ck_assert_ptr_nonnull(strstr(outcome.out, "FEJL B-1-a        5 prøver, 2 fejlede\n"));
    ck_assert_ptr_nonnull(strstr(outcome.out, "p.yaml:19: prøve 1\n"));
    ck_assert_ptr_nonnull(
        strstr(outcome.out, "ventede: 2 fund\n        fik:     1 fund (1 match)"));
    expect(outcome, 1, "\n3 passed, 2 failed\n", "");
    expect(RUN("rules", "test", "p.yaml", "--lang", "en"), 1, "expected: 2 findings", "");
    expect(RUN("rules", "test", "p.yaml", "--fail-fast"), 1,
           "Stoppet ved den første fejl; resten er ikke kørt.\n0 passed, 1 failed\n", "");
    expect(RUN("rules", "test", "p.yaml", "--format", "json"), 1, "\"found\": 1", "");
    expect(RUN("rules", "test", "p.yaml", "--format", "junit=j.xml", "--format", "json=j.xml"), 2,
           "", "samme sted");
    put_pack("p.yaml", OWNER TESTS FINDS);
    expect(RUN("rules", "test", "p.yaml"), 2, "", "`finds: 0`");
    expect(RUN("rules", "test", "mangler.yaml"), 2, "", "findes ikke");
}
END_TEST

static const struct {
    const char *keys;
    const char *unnoticed; /* as JSON lists them */
} BLIND[] = {
    {OWNER TESTS FINDS SILENT OTHER, "[]"},
    {OWNER TESTS FINDS SILENT, "[\"where\"]"},
    {OWNER TESTS FINDS OTHER, "[\"require\"]"},
    {"    match: (n:Node)\n    forbid: n.ejer = 'x'\n" TESTS
     "      - {given: \"(:Node {ejer: 'x'})\", finds: 1}\n      - {given: \"(:Model)\", finds: "
     "0}\n",
     "[\"forbid\"]"},
    {"    match: (:Node)\n    expect: 1..2\n" TESTS
     "      - {given: \"(:Model)\", finds: 1}\n      - {given: \"(:Node)\", finds: 0}\n",
     "[\"most\"]"},
    {"    match: (:Node)\n    expect: 1..2\n" TESTS
     "      - {given: \"(:Node), (:Node), (:Node)\", finds: 1}\n      - {given: \"(:Node)\", "
     "finds: "
     "0}\n",
     "[\"least\"]"},
};

START_TEST(tests_that_do_not_tell_are_noticed)
{
    put_pack("p.yaml", BLIND[_i].keys);
    bool blind = strcmp(BLIND[_i].unnoticed, "[]") != 0;
    json_t *root = json_of(RUN("rules", "test", "p.yaml", "--format", "json"));
    const json_t *rule = json_array_get(json_object_get(root, "rules"), 0);
    char *unnoticed = json_dumps(json_object_get(rule, "unnoticed"), 0);
    ck_assert_str_eq(unnoticed, BLIND[_i].unnoticed);
    free(unnoticed);
    json_decref(root);
    expect(RUN("rules", "test", "p.yaml"), 0, blind ? "advarsel: prøverne skelner ikke: " : "", "");
    expect(RUN("rules", "test", "p.yaml", "--strict"), blind,
           blind ? " passed, 1 failed" : "0 failed", "");
}
END_TEST

START_TEST(junit_is_by_its_schema)
{
    put_pack("p.yaml", OWNER TESTS "      - {given: \"(:Node {name: '<&'})\", finds: 2}\n"
                                   "      - {given: \"(:Node {name: ''})\", finds: 0}\n"
                                   "      - {given: \"(:Nod\", finds: 0}\n");
    expect(RUN("rules", "test", "p.yaml", "rammearkitektur", "--format", "junit=j.xml"), 1, "",
           " passed, 2 failed\n");
    g_autofree char *bytes = content_of("j.xml");
    junit_check(bytes, 2);
    ck_assert_ptr_nonnull(strstr(bytes, "tests=\"3\" failures=\"1\" errors=\"1\""));
}
END_TEST

START_TEST(doc_has_every_rule)
{
    struct outcome md = RUN("rules", "doc", "rammearkitektur");
    json_t *rules = json_of(RUN("rules", "list", "--pack", "rammearkitektur", "--format", "json"));
    expect(RUN("rules", "doc", "rammearkitektur", "--format", "html", "--output", "r.html"), 0, "",
           "");
    g_autofree char *html = content_of("r.html");
    for (size_t i = 0; i < json_array_size(rules); i++) {
        g_autofree char *heading =
            g_strdup_printf("\n#### %s: ", text_at(json_array_get(rules, i), "id"));
        g_autofree char *title =
            g_strdup_printf("\">%s: ", text_at(json_array_get(rules, i), "id"));
        ck_assert_msg(strstr(md.out, heading) != NULL, "%s", heading);
        ck_assert_msg(strstr(html, title) != NULL, "%s", title);
    }
    json_decref(rules);
    expect(md, 0, "- [P7: It-løsninger samarbejder effektivt](#p7-it-løsninger", "");
    expect(RUN("rules", "doc", "--lang", "en"), 0, "# Rules\n\n## ", "");
}
END_TEST

/* Every link within the page has its target, and headings never skip a level. */
START_TEST(html_pages_hold_together)
{
    struct outcome page = RUN("rules", "doc", "--format", "html");
    char level = '0';
    for (const char *at = page.out; (at = strstr(at, "<h")); at++) {
        if (!g_ascii_isdigit(at[2]))
            continue;
        ck_assert_msg(at[2] <= level + 1, "%.60s", at);
        level = at[2];
    }
    for (const char *at = page.out; (at = strstr(at, "href=\"#")); at++) {
        const char *name = at + strlen("href=\"#");
        g_autofree char *id = g_strdup_printf("id=\"%.*s\"", (int)(strchr(name, '"') - name), name);
        ck_assert_msg(strstr(page.out, id) != NULL, "%s", id);
    }
    clear(&page);
    g_autofree char *bad = g_strdup(PACK OWNER TESTS FINDS SILENT OTHER);
    char *title = strstr(bad, "da: Titel");
    memcpy(title, "da: <b> #", strlen("da: <b> #"));
    put("ond.yaml", bad, -1);
    page = RUN("rules", "doc", "ond.yaml", "--format", "html");
    ck_assert_msg(strstr(page.out, "<b>") == NULL, "%s", page.out);
    clear(&page);
}
END_TEST

START_TEST(a_new_rule_works_at_once)
{
    expect(RUN("rules", "new", "EGEN-1-a", "--pack", "egne.yaml"), 0, "", "egne.yaml er skrevet");
    expect(RUN("rules", "test", "egne.yaml", "--strict"), 0, "3 passed, 0 failed", "");
    expect(RUN("rules", "new", "EGEN-1-a", "--pack", "egne.yaml"), 2, "", "røres ikke");
    struct outcome outcome = RUN("rules", "new", "own.x_2", "--lang", "en");
    ck_assert_int_eq(outcome.code, 2);
    clear(&outcome);
    outcome = RUN("rules", "new", "OWN-2.1-b", "--lang", "en");
    put("own.yaml", outcome.out, -1);
    expect(outcome, 0, "covers: OWN 2.1\n", "");
    expect(RUN("rules", "test", "own.yaml", "--strict"), 0, "3 passed, 0 failed", "");
    expect(RUN("rules", "new", "1a"), 2, "", "kan ikke være id");
    expect(RUN("rules", "new", "a: b"), 2, "", "kan ikke være id");
    expect(RUN("rules", "new"), 2, "", "giv reglen ét id");
    put_copy("model.xml", "samples/dubu/dubu.xml");
    expect(RUN("check", "model.xml", "--pack", "egne.yaml"), 1, "EGEN-1-a", "");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cmd_rules");
    TCase *tc = tcase_create("all");
    dir = g_dir_make_tmp("ark-XXXXXX", NULL);
    tcase_set_timeout(tc, TEST_SECONDS);
    tcase_add_test(tc, every_command_has_help_in_both_languages);
    tcase_add_test(tc, list_is_a_table_that_fits);
    tcase_add_test(tc, list_takes_what_fits);
    tcase_add_test(tc, list_as_json_is_sorted_and_whole);
    tcase_add_test(tc, show_says_all);
    tcase_add_test(tc, shipped_rules_pass_and_tell);
    tcase_add_test(tc, a_failing_test_is_told);
    tcase_add_loop_test(tc, tests_that_do_not_tell_are_noticed, 0, G_N_ELEMENTS(BLIND));
    tcase_add_test(tc, junit_is_by_its_schema);
    tcase_add_test(tc, doc_has_every_rule);
    tcase_add_test(tc, html_pages_hold_together);
    tcase_add_test(tc, a_new_rule_works_at_once);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    const char *const remove[] = {"rm", "-rf", dir, NULL};
    g_spawn_sync(NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    g_free(dir);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
