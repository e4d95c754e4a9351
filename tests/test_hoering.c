/* The pack hoering and --previous: the sample's planted faults are found, no ordinary document has
 * a response, and the other rules find the same with and without an earlier report. */
#include <stdio.h>

#include "planted.h"
#include "program.h"

#define SAMPLE "samples/dubu-hoering"

static char *source_path(const char *name)
{
    return g_build_filename(g_getenv("ARK_SOURCE_ROOT"), name, NULL);
}

static json_t *result_of(struct outcome outcome)
{
    json_error_t error;
    json_t *result = json_loads(outcome.out, 0, &error);
    ck_assert_msg(result != NULL, "%s: %s", error.text, outcome.err);
    clear(&outcome);
    return result;
}

START_TEST(findings_are_those_that_were_planted)
{
    g_autofree char *sample = source_path(SAMPLE);
    json_t *result = result_of(RUN("check", sample, "--format", "json", "--date", "2026-11-01"));
    g_autoptr(GPtrArray) rows = expected_rows(sample);
    ck_assert_uint_eq(rows->len, 11);
    ck_assert_uint_eq(differences(rows, json_object_get(result, "findings")), 0);
    json_decref(result);
}
END_TEST

static unsigned findings_with(const json_t *result, const char *rule)
{
    const json_t *findings = json_object_get(result, "findings");
    unsigned n = 0;
    for (size_t i = 0; i < json_array_size(findings); i++) {
        const json_t *id = json_object_get(json_array_get(findings, i), "rule");
        n += strcmp(json_string_value(id), rule) == 0;
    }
    return n;
}

/* Without it nobody can tell what has changed; all else is the same. */
START_TEST(what_changed_is_told_by_the_earlier_report_alone)
{
    put_copy("notat.md", SAMPLE "/hoeringsnotat.md");
    put_copy("rapport.md", SAMPLE "/arkitekturrapport.md");
    json_t *result =
        result_of(RUN("check", "notat.md", "rapport.md", "--pack", "hoering", "--format", "json"));
    ck_assert_uint_eq(findings_with(result, "HSV-2-c"), 0);
    ck_assert_uint_eq(findings_with(result, "HSV-2-d"), 0);
    ck_assert_uint_eq(findings_with(result, "HSV-2-b"), 1);
    ck_assert_uint_eq(json_array_size(json_object_get(result, "findings")), 9);
    json_decref(result);
    result = result_of(RUN("check", "notat.md", "rapport.md", "--pack", "hoering", "--previous",
                           "rapport.md", "--format", "json"));
    ck_assert_uint_eq(findings_with(result, "HSV-2-c"), 5);
    json_decref(result);
}
END_TEST

/* All of a result but its diagnostics, as text. */
static char *substance(struct outcome outcome)
{
    static const char *const keys[] = {"findings", "packs", "summary", "coverage", "inputs"};
    json_t *result = result_of(outcome);
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        char *part = json_dumps(json_object_get(result, keys[i]), JSON_SORT_KEYS | JSON_ENCODE_ANY);
        g_string_append(text, part ? part : "");
        free(part);
    }
    json_decref(result);
    return g_string_free(text, FALSE);
}

START_TEST(ordinary_rules_find_the_same_with_an_earlier_report)
{
    static const char *const earlier[] = {SAMPLE "/arkitekturrapport-0.9.md",
                                          "samples/dubu/arkitekturrapport.md",
                                          SAMPLE "/hoeringsnotat.md"};
    g_autofree char *report = source_path("samples/dubu/arkitekturrapport.md");
    g_autofree char *model = source_path("samples/dubu/dubu.xml");
#define PACKS                                                                                      \
    "--pack", "rammearkitektur", "--pack", "arkitekturrapport", "--pack", "fda-archimate",         \
        "--date", "2026-11-01", "--format", "json"
    g_autofree char *without = substance(RUN("check", report, model, PACKS));
    ck_assert_uint_gt(strlen(without), 10000);
    for (size_t i = 0; i < G_N_ELEMENTS(earlier); i++) {
        g_autofree char *path = source_path(earlier[i]);
        g_autofree char *with = substance(RUN("check", report, model, PACKS, "--previous", path));
        ck_assert_msg(strcmp(with, without) == 0, "%s", earlier[i]);
    }
}
END_TEST

START_TEST(nothing_of_the_earlier_report_is_in_the_graph)
{
    put("rapport.md", "# Rapport\n\n## 1 Drift\n\nNu.\n", -1);
    put("før.md", "# Rapport\n\n## 1 Drift\n\nFør.\n\n## 2 Væk\n\nTODO.\n", -1);
    put("p.yaml",
        "pack: p\nversion: '1'\ntitle: {da: p, en: p}\nrules:\n"
        "  - {id: P-1-a, principle: P1, level: KAN, sure: ours, title: {da: t, en: t},\n"
        "     source: {da: s, en: s}, match: '(x)', where: \"NOT x:Rule AND NOT x:Principle\", "
        "forbid: 'true', at: x,\n"
        "     message: {da: \"{type(x)} {coalesce(x.sincePrevious, '')}\", en: m},\n"
        "     remedy: {da: r, en: r}, tests: [{given: '(:Report)', finds: 1}, {given: '(:Rule)', "
        "finds: 0}]}\n"
        "principles: [{id: P1, title: {da: p, en: p}, gist: {da: g, en: g}}]\n",
        -1);
    json_t *result = result_of(RUN("check", "rapport.md", "--pack", "./p.yaml", "--previous",
                                   "før.md", "--format", "json"));
    const json_t *findings = json_object_get(result, "findings");
    for (size_t i = 0; i < json_array_size(findings); i++) {
        const json_t *place = json_object_get(json_array_get(findings, i), "location");
        const char *file = json_string_value(json_object_get(place, "file"));
        ck_assert(!file || !strstr(file, "før.md"));
    }
    char *text = json_dumps(findings, 0);
    ck_assert_ptr_nonnull(strstr(text, "Section ændret"));
    free(text);
    json_decref(result);
}
END_TEST

START_TEST(an_earlier_report_must_be_a_document)
{
    put("rapport.md", "# Rapport\n\n## 1 Drift\n\nNu.\n", -1);
    put("andet.md", "# Helt andet\n\n## 1 Noget\n\nTekst.\n", -1);
    put("tom.md", "", -1);
    put_copy("model.xml", "samples/dubu/dubu.xml");
    struct {
        const char *file, *said;
        int code;
    } cases[] = {
        {"er-her-ikke.md", "er-her-ikke.md", 3},
        {"model.xml", "den tidligere udgave af rapporten", 3},
        {"tom.md", "tom.md", 3},
        {".", ".", 3},
        {"andet.md", "har et afsnit til fælles", 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct outcome outcome = RUN("check", "rapport.md", "--pack", "hoering", "--fail-on",
                                     "never", "--previous", cases[i].file);
        ck_assert_msg(outcome.code == cases[i].code, "%s: %d %s", cases[i].file, outcome.code,
                      outcome.err);
        ck_assert_msg(strstr(outcome.err, cases[i].said) || strstr(outcome.out, cases[i].said),
                      "%s: %s%s", cases[i].file, outcome.out, outcome.err);
        clear(&outcome);
    }
}
END_TEST

/* Reports, guides and reference architectures have tables of all kinds, and none is a note. */
START_TEST(no_document_of_the_corpus_has_a_response)
{
    static const char *const folders[] = {"doc-md", "doc-docx", "doc-odt"};
    const char *shared = g_getenv("ARK_SHARED");
    g_autofree char *beside = source_path("../shared");
    unsigned seen = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path =
            g_build_filename(shared ? shared : beside, "corpus", folders[i], NULL);
        g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
        const char *name;
        while (folder && (name = g_dir_read_name(folder))) {
            g_autofree char *file = g_build_filename(path, name, NULL);
            struct outcome outcome =
                RUN("query", "MATCH (x:Report|Response|Party) RETURN labels(x)", file, "--format",
                    "csv");
            if (outcome.code == 0) {
                seen++;
                ck_assert_msg(!strstr(outcome.out, "Response") && !strstr(outcome.out, "Party"),
                              "%s: %s", name, outcome.out);
            }
            clear(&outcome);
        }
    }
    printf(seen ? "%u documents without a response\n" : "skipped: no corpus (%u)\n", seen);
}
END_TEST

START_TEST(ten_thousand_rows_are_checked)
{
    g_autoptr(GString) text = g_string_new("# Høringsnotat\n\n| Nr | Part | Bemærkning | Svar | "
                                           "Ændret |\n|---|---|---|---|---|\n");
    for (unsigned i = 0; i < 10000; i++)
        g_string_append_printf(
            text, "| %u | Kommune %u | Bemærkning %u om drift og adgang | %s | %s |\n",
            i % 9000 + 2, i % 98, i % 5000, i % 7 ? "Tak" : "", i % 3 ? "Ja, afsnit 1" : "Nej");
    put("notat.md", text->str, -1);
    put("rapport.md", "# Rapport\n\n## 1 Drift\n\nNu.\n", -1);
    gint64 start = g_get_monotonic_time();
    json_t *result =
        result_of(RUN("check", "notat.md", "rapport.md", "--pack", "hoering", "--previous",
                      "rapport.md", "--format", "json", "--fail-on", "never"));
    printf("10,000 rows checked: %.2f s\n",
           (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC);
    ck_assert_uint_eq(findings_with(result, "HSV-1-a"), 1429);
    ck_assert_uint_eq(findings_with(result, "HSV-1-c"), 1000);
    json_decref(result);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {findings_are_those_that_were_planted,
                                  what_changed_is_told_by_the_earlier_report_alone,
                                  ordinary_rules_find_the_same_with_an_earlier_report,
                                  nothing_of_the_earlier_report_is_in_the_graph,
                                  an_earlier_report_must_be_a_document,
                                  no_document_of_the_corpus_has_a_response,
                                  ten_thousand_rows_are_checked};
    return run_suite_in_folder("hoering", tests, G_N_ELEMENTS(tests));
}
