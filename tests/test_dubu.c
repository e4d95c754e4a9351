/* samples/dubu, end to end: the run finds exactly what FORVENTET.md lists, the Archi twin gives the
 * same findings, and two runs give the same bytes in every format. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>
#include <jansson.h>

#include "planted.h"

static char *dir;    /* for outputs */
static char *sample; /* the folder */

/* Runs `arkitjek check INPUTS --date ... --format F=DIR/NAME`; gives the path. Caller frees. */
static char *check_to(const char *const *inputs, const char *format, const char *name)
{
    g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);
    char *path = g_build_filename(dir, name, NULL);
    g_autofree char *err = NULL;
    int status;
    g_ptr_array_add(argv, g_strdup(g_getenv("ARK_PROGRAM")));
    g_ptr_array_add(argv, g_strdup("check"));
    for (; *inputs; inputs++)
        g_ptr_array_add(argv, g_strdup(*inputs));
    g_ptr_array_add(argv, g_strdup("--date=2026-11-01"));
    g_ptr_array_add(argv, g_strdup("--format"));
    g_ptr_array_add(argv, g_strdup_printf("%s=%s", format, path));
    g_ptr_array_add(argv, NULL);
    ck_assert(g_spawn_sync(g_getenv("ARK_SOURCE_ROOT"), (char **)argv->pdata, NULL, G_SPAWN_DEFAULT,
                           NULL, NULL, NULL, &err, &status, NULL));
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 1, "exit %d: %s",
                  WIFEXITED(status) ? WEXITSTATUS(status) : -1, err);
    return path;
}

static json_t *findings_of(const char *const *inputs, const char *name)
{
    g_autofree char *path = check_to(inputs, "json", name);
    json_error_t error;
    json_t *result = json_load_file(path, 0, &error);
    ck_assert_msg(result != NULL, "%s", error.text);
    json_t *findings = json_incref(json_object_get(result, "findings"));
    json_decref(result);
    return findings;
}

START_TEST(findings_are_those_that_were_planted)
{
    const char *const inputs[] = {sample, NULL};
    json_t *findings = findings_of(inputs, "resultat.json");
    g_autoptr(GPtrArray) rows = expected_rows(sample);
    ck_assert_uint_gt(rows->len, 15);
    ck_assert_uint_eq(differences(rows, findings), 0);
    json_decref(findings);
}
END_TEST

START_TEST(archi_twin_gives_the_same_findings)
{
    g_autofree char *report = g_build_filename(sample, "arkitekturrapport.md", NULL);
    g_autofree char *exchange = g_build_filename(sample, "dubu.xml", NULL);
    g_autofree char *archi = g_build_filename(sample, "dubu.archimate", NULL);
    const char *const first[] = {report, exchange, NULL}, *const second[] = {report, archi, NULL};
    json_t *a = findings_of(first, "a.json"), *b = findings_of(second, "b.json");
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    ck_assert_uint_eq(json_array_size(a), json_array_size(b));
    for (size_t i = 0; i < json_array_size(a); i++)
        g_hash_table_add(
            known, (char *)json_string_value(json_object_get(json_array_get(a, i), "fingerprint")));
    ck_assert_uint_eq(g_hash_table_size(known), json_array_size(a));
    for (size_t i = 0; i < json_array_size(b); i++) {
        const json_t *finding = json_array_get(b, i);
        ck_assert_msg(g_hash_table_contains(
                          known, json_string_value(json_object_get(finding, "fingerprint"))),
                      "%s", json_string_value(json_object_get(finding, "message")));
    }
    json_decref(a);
    json_decref(b);
}
END_TEST

START_TEST(two_runs_give_the_same_bytes)
{
    static const char *const formats[] = {"md", "html", "json", "sarif", "svg", "pdf", "text"};
    const char *const inputs[] = {sample, NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *one = check_to(inputs, formats[i], "en"), *first = NULL;
        g_autofree char *two = check_to(inputs, formats[i], "to"), *second = NULL;
        gsize n, m;
        ck_assert(g_file_get_contents(one, &first, &n, NULL));
        ck_assert(g_file_get_contents(two, &second, &m, NULL));
        ck_assert_msg(n > 200 && n == m && memcmp(first, second, n) == 0, "%s differs", formats[i]);
    }
}
END_TEST

static void remove_dir(void)
{
    const char *const args[] = {"rm", "-rf", dir, NULL};
    g_spawn_sync(NULL, (char **)args, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    g_free(dir);
    g_free(sample);
}

int main(void)
{
    Suite *suite = suite_create("dubu");
    TCase *tc = tcase_create("all");
    dir = g_dir_make_tmp("ark-XXXXXX", NULL);
    sample = g_build_filename("samples", "dubu", NULL);
    if (chdir(g_getenv("ARK_SOURCE_ROOT")) != 0)
        return EXIT_FAILURE;
    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, findings_are_those_that_were_planted);
    tcase_add_test(tc, archi_twin_gives_the_same_findings);
    tcase_add_test(tc, two_runs_give_the_same_bytes);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    remove_dir();
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
