/* The shipped packs on documents and models that are no project's: guides, reference architectures,
 * a municipal sector model. A check that finds a violation there cries wolf. Reads the corpus
 * beside the tree; says so and passes where that is absent. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <glib.h>

static const struct {
    const char *folder;
    const char *begins; /* of the file name */
    bool passes;        /* nothing is violated */
} CASES[] = {
    {"doc-md", "DK_", true},
    {"doc-md", "arc42_", true},
    {"archi-native", "digst-sharing", true},
    {"archi-native", "Fornorsking", true},
    {"archi-native", "kommunal_sektor", true},
};

static char *shared_dir(void)
{
    const char *shared = g_getenv("ARK_SHARED"), *root = g_getenv("ARK_SOURCE_ROOT");
    return shared ? g_strdup(shared) : g_build_filename(root ? root : ".", "..", "shared", NULL);
}

static int run(const char *path)
{
    const char *const argv[] = {g_getenv("ARK_PROGRAM"),   "check",     path, "--fail-on=kan",
                                "--format=json=/dev/null", "--lang=da", NULL};
    g_autofree char *out = NULL, *err = NULL;
    int status;
    ck_assert(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err,
                           &status, NULL));
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) <= 1, "%s: %s%s", path, out, err);
    return WEXITSTATUS(status);
}

static unsigned run_folder(const char *folder, const char *begins, bool passes)
{
    g_autofree char *shared = shared_dir();
    g_autofree char *path = g_build_filename(shared, "corpus", folder, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    unsigned n = 0;
    while (dir && (name = g_dir_read_name(dir))) {
        if (!g_str_has_prefix(name, begins))
            continue;
        g_autofree char *file = g_build_filename(path, name, NULL);
        int status = run(file);
        ck_assert_msg(!passes || status == 0, "%s: a violation was found", name);
        n++;
    }
    return n;
}

START_TEST(documents_that_are_no_report_pass)
{
    if (!g_getenv("ARK_PROGRAM")) {
        puts("skipped: ARK_PROGRAM is not set");
        return;
    }
    unsigned n = run_folder(CASES[_i].folder, CASES[_i].begins, CASES[_i].passes);
    if (n == 0)
        printf("skipped: no %s/%s* in the corpus\n", CASES[_i].folder, CASES[_i].begins);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("false_alarms");
    TCase *tc = tcase_create("all");
    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, documents_that_are_no_report_pass, 0, G_N_ELEMENTS(CASES));
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
