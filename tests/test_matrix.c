/* The pack about ArchiMate on real models: the relationships that are not allowed are exactly those
 * that were counted independently, in number and in kind. */
#include <stdbool.h>
#include <stdio.h>

#include "program.h"

static const char *const PACK = "rules/more/archimate.yaml";

static char *shared_path(const char *name)
{
    const char *shared = g_getenv("ARK_SHARED");
    g_autofree char *beside = g_build_filename(g_getenv("ARK_SOURCE_ROOT"), "..", "shared", NULL);
    return g_build_filename(shared ? shared : beside, "corpus", name, NULL);
}

/* Rows such as "Node-Assignment->Path x6". */
static const char *const QUERY =
    "MATCH (a)-[r:Relationship]->(b) WHERE NOT allowed(a, r, b) "
    "WITH type(a) + '-' + type(r) + '->' + type(b) AS t, count(*) AS n RETURN t + ' x' + n AS t";

/* The number of findings of `rule` that a check gives. */
static uint32_t findings_of(const char *path, const char *rule)
{
    g_autofree char *name = g_strdup_printf("\"rule\": \"%s\"", rule);
    g_autofree char *pack = g_build_filename(g_getenv("ARK_SOURCE_ROOT"), PACK, NULL);
    struct outcome outcome =
        RUN("check", path, "--pack", pack, "--format", "json", "--fail-on", "never");
    bool empty = outcome.code == 3; /* an empty model, or none at all: nothing to find */
    ck_assert_msg(outcome.code == 0 || empty, "%s: %s", path, outcome.err);
    uint32_t n = empty ? 1 : 0;
    for (const char *at = outcome.out; (at = strstr(at, name)); at++)
        n++;
    clear(&outcome);
    return n - 1; /* once in the coverage */
}

static bool says_all(const char *path, const char *violations)
{
    struct outcome outcome = RUN("query", QUERY, path, "--format", "csv");
    g_auto(GStrv) rows = g_strsplit_set(outcome.out, "\r\n", -1);
    g_auto(GStrv) wanted = g_strsplit(violations, "; ", -1);
    bool all = outcome.code == 0;
    for (char **want = wanted; *want && **want; want++) {
        bool found = g_strv_contains((const char *const *)rows, g_strstrip(*want));
        if (!found)
            printf("%s: no %s among\n%s", path, *want, outcome.out);
        all = all && found;
    }
    clear(&outcome);
    return all;
}

START_TEST(findings_are_those_that_were_counted)
{
    g_autofree char *table = shared_path("MATRIX_CHECK.tsv");
    g_autofree char *text = NULL;
    if (!g_file_get_contents(table, &text, NULL, NULL)) {
        printf("skipped: there is no corpus at ../shared\n");
        return;
    }
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
    uint32_t files = 0, violations = 0, wrong = 0;
    for (char **line = lines + 1; *line; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, "\t", -1);
        if (g_strv_length(cells) < 6)
            continue;
        g_autofree char *path = shared_path(cells[1]);
        uint32_t expected = (uint32_t)atoi(cells[5]), got = findings_of(path, "AM-REL-a");
        if (got != expected)
            printf("%s: %u findings, %u were counted\n", cells[1], got, expected);
        bool types = !expected || says_all(path, cells[9]);
        wrong += got != expected || !types;
        violations += got;
        files++;
    }
    printf("%u files, %u relationships that are not allowed\n", files, violations);
    ck_assert_uint_gt(files, 60);
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

/* Models in ArchiMate 2 have its kinds, by names of then and now, and viewpoints that are not those
 * of 3. `version`: of the format. */
static bool is_of_archimate_2(const char *file, const char *version)
{
    return strstr(file, "oef21/") || (*version >= '1' && *version <= '3' && version[1] == '.');
}

START_TEST(older_models_are_held_against_their_own_kinds)
{
    g_autofree char *table = shared_path("MATRIX_CHECK.tsv");
    g_autofree char *text = NULL;
    if (!g_file_get_contents(table, &text, NULL, NULL)) {
        printf("skipped: there is no corpus at ../shared\n");
        return;
    }
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
    uint32_t files = 0;
    for (char **line = lines + 1; *line; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, "\t", -1);
        if (g_strv_length(cells) < 6 || !is_of_archimate_2(cells[1], cells[2]))
            continue;
        static const char *const rules[] = {"AM-KIND-a", "AM-KIND-b", "AM-VP-a"};
        g_autofree char *path = shared_path(cells[1]);
        for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
            ck_assert_msg(findings_of(path, rules[i]) == 0, "%s: %s", cells[1], rules[i]);
        files++;
    }
    printf("%u files in ArchiMate 2\n", files);
    ck_assert_uint_gt(files, 12);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {findings_are_those_that_were_counted,
                                  older_models_are_held_against_their_own_kinds};
    return run_suite_in_folder("matrix", tests, G_N_ELEMENTS(tests));
}
