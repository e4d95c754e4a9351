/* The results for other programs: JSON by docs/schema/result.schema.json, and SARIF, JUnit and CSV
 * by what their readers rely on. */
#include <jansson.h>
#include <stdbool.h>

#include "json_schema.h"
#include "junit_check.h"
#include "pack_examples.h"
#include "program.h"

/* Checks the inputs and gives the result in the format. */
static json_t *result_of(const char *format, const char *const *inputs, const char *lang)
{
    g_autoptr(GPtrArray) args = g_ptr_array_new();
    g_autofree char *to = g_strconcat(format, "=ud", NULL), *path = path_of("ud");
    const char *const fixed[] = {"check", "--format", to, "--lang", lang};
    for (size_t i = 0; i < G_N_ELEMENTS(fixed); i++)
        g_ptr_array_add(args, (char *)fixed[i]);
    for (; *inputs; inputs++)
        g_ptr_array_add(args, (char *)*inputs);
    g_ptr_array_add(args, NULL);
    struct outcome outcome = run((const char *const *)args->pdata);
    ck_assert_msg(outcome.code <= 1, "exit %d: %s", outcome.code, outcome.err);
    clear(&outcome);
    return load_json(path);
}

#define INPUTS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void put_sample(void)
{
    put_copy("rapport.md", "samples/dubu/arkitekturrapport.md");
    put_copy("model.xml", "samples/dubu/dubu.xml");
    put_copy("\xff.archimate", "samples/dubu/dubu.archimate");
    put("loes.xml",
        "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><elements>"
        "<element identifier=\"a\" xsi:type=\"Robot\"/><element identifier=\"a\" "
        "xsi:type=\"Node\"/></elements><relationships><relationship identifier=\"r\" source=\"a\" "
        "target=\"b\" xsi:type=\"Flow\"/></relationships></model>",
        -1);
}

/* The text with every `old` replaced. */
static void put_changed(const char *name, const char *text, const char *old, const char *new)
{
    g_auto(GStrv) parts = g_strsplit(text, old, -1);
    g_autofree char *changed = g_strjoinv(new, parts);
    put(name, changed, -1);
}

START_TEST(json_is_by_its_schema)
{
    struct schema schema = load_schema("result.schema.json");
    static const char *const runs[][4] = {{"rapport.md", "--pack", "top.yaml", NULL},
                                          {"rapport.md", "model.xml", NULL},
                                          {"model.xml", NULL},
                                          {"rapport.md", NULL},
                                          {"\xff.archimate", NULL},
                                          {"loes.xml", NULL}};
    put_sample();
    put_changed("base.yaml", BASE, "(a:X)", "(a:Report)");
    put_changed("top.yaml", TOP, "[base]", "[./base.yaml]");
    for (size_t i = 0; i < G_N_ELEMENTS(runs); i++) {
        json_t *result = result_of("json", runs[i], i % 2 ? "en" : "da");
        g_autofree char *name = g_strdup_printf("run %zu", i);
        schema_apply(&schema, schema.root, result, name);
        json_decref(result);
    }
    ck_assert_uint_eq(schema.wrong, 0);
    json_t *broken = json_pack("{s:s}", "schema", "arkitjek-result-2");
    schema_apply(&schema, schema.root, broken, "broken (expected)");
    ck_assert_uint_ge(schema.wrong, 9);
    json_decref(broken);
    json_decref(schema.root);
}
END_TEST

static const char *text_at(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    ck_assert_msg(text && *text, "no %s", key);
    return text;
}

static void check_location(const json_t *location)
{
    const json_t *physical = json_object_get(location, "physicalLocation");
    const char *uri = text_at(json_object_get(physical, "artifactLocation"), "uri");
    ck_assert_msg(!strpbrk(uri, " \\\"<>") && !g_path_is_absolute(uri), "%s", uri);
    const json_t *region = json_object_get(physical, "region");
    ck_assert_int_ge(json_integer_value(json_object_get(region, "startLine")), 1);
    const json_t *column = json_object_get(region, "startColumn");
    ck_assert(!column || json_integer_value(column) >= 1);
}

static void check_result(const json_t *result, const json_t *rules)
{
    static const char *const levels[] = {"none", "note", "warning", "error", NULL};
    const json_t *rule =
        json_array_get(rules, (size_t)json_integer_value(json_object_get(result, "ruleIndex")));
    const char *level = text_at(result, "level"), *kind = text_at(result, "kind");
    ck_assert_str_eq(text_at(result, "ruleId"), text_at(rule, "id"));
    text_at(json_object_get(result, "message"), "text");
    ck_assert(g_strv_contains(levels, level));
    ck_assert_int_eq(strcmp(kind, "fail") != 0, strcmp(level, "none") == 0);
    ck_assert_uint_eq(
        strlen(text_at(json_object_get(result, "partialFingerprints"), "arkitjek/v1")), 32);
    const json_t *locations = json_object_get(result, "locations");
    ck_assert_uint_ge(json_array_size(locations), 1);
    check_location(json_array_get(locations, 0));
    const json_t *suppressions = json_object_get(result, "suppressions");
    for (size_t i = 0; i < json_array_size(suppressions); i++) {
        const json_t *item = json_array_get(suppressions, i);
        ck_assert_str_eq(text_at(item, "kind"), "external");
        ck_assert_str_eq(text_at(item, "status"), "accepted");
        text_at(item, "justification");
    }
}

START_TEST(sarif_is_what_its_readers_rely_on)
{
    put_sample();
    json_t *log = result_of("sarif", INPUTS("rapport.md", "model.xml"), "da");
    ck_assert_str_eq(text_at(log, "version"), "2.1.0");
    ck_assert(g_str_has_suffix(text_at(log, "$schema"), "sarif-schema-2.1.0.json"));
    const json_t *run = json_array_get(json_object_get(log, "runs"), 0);
    const json_t *driver = json_object_get(json_object_get(run, "tool"), "driver");
    const json_t *rules = json_object_get(driver, "rules"),
                 *results = json_object_get(run, "results");
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    text_at(driver, "name");
    for (size_t i = 0; i < json_array_size(rules); i++) {
        const json_t *rule = json_array_get(rules, i);
        ck_assert_msg(g_hash_table_add(ids, (char *)text_at(rule, "id")), "twice: %s",
                      text_at(rule, "id"));
        text_at(json_object_get(rule, "shortDescription"), "text");
        text_at(json_object_get(rule, "help"), "text");
    }
    ck_assert_uint_ge(json_array_size(results), 20);
    for (size_t i = 0; i < json_array_size(results); i++)
        check_result(json_array_get(results, i), rules);
    const json_t *invocation = json_array_get(json_object_get(run, "invocations"), 0);
    ck_assert(json_is_true(json_object_get(invocation, "executionSuccessful")));
    json_decref(log);
}
END_TEST

/* What a pack says beside its rules is there for viewers. */
START_TEST(sarif_has_help_former_ids_and_levels)
{
    put_sample();
    put("hjælp.yaml",
        "pack: h\nversion: 1\ntitle: {da: H, en: H}\n"
        "profiles: [{id: F, title: {da: F, en: F}}, {id: A, title: {da: A, en: A}}]\n"
        "framework: [{id: H 1, level: BØR, sure: ours, source: s, title: {da: T, en: T}, gist: "
        "{da: g, en: g}}]\n"
        "rules:\n  - id: H-1-a\n    covers: H 1\n    level: BØR\n    sure: ours\n"
        "    levels: {F: SKAL, A: N/A}\n    former: [H-0-a]\n"
        "    title: {da: T, en: T}\n    source: {da: S, en: S}\n    match: (r:Report)\n"
        "    forbid: r.name <> ''\n    message: {da: M, en: M}\n    remedy: {da: 'Ret *den*', en: "
        "'Fix it'}\n    help: {da: 'Mere **om** den', en: More}\n"
        "    tests: [{given: \"(:Report {name: 'x'})\", finds: 1}, {given: '(:Report)', finds: "
        "0}]\n",
        -1);
    json_t *log = result_of("sarif", INPUTS("rapport.md", "--pack", "hjælp.yaml"), "da");
    const char *markdown, *text, *former, *f, *a;
    ck_assert_int_eq(json_unpack(log, "{s:[{s:{s:{s:[{s:{s:s, s:s}, s:[s], s:{s:{s:s, s:s}}}]}}}]}",
                                 "runs", "tool", "driver", "rules", "help", "text", &text,
                                 "markdown", &markdown, "deprecatedIds", &former, "properties",
                                 "profileLevels", "F", &f, "A", &a),
                     0);
    ck_assert_str_eq(text, "Ret *den*");
    ck_assert_str_eq(markdown, "Ret \\*den\\*\n\nMere **om** den");
    ck_assert_str_eq(former, "H-0-a");
    ck_assert_str_eq(f, "SKAL");
    ck_assert_str_eq(a, "N/A");
    json_decref(log);
}
END_TEST

START_TEST(junit_has_a_case_per_rule)
{
    put_sample();
    struct outcome bad =
        RUN("check", "rapport.md", "model.xml", "--format", "junit", "--date", "2026-01-01");
    ck_assert_int_eq(bad.code, 1);
    junit_check(bad.out, 2);
    ck_assert_ptr_nonnull(strstr(bad.out, "<failure type=\"BØR\" message=\"BØR: "));
    ck_assert_ptr_nonnull(strstr(bad.out, "<skipped type=\"review\" message=\"til vurdering: "));
    ck_assert_ptr_nonnull(strstr(bad.out, "<skipped type=\"not_applicable\" message=\""));
    ck_assert_ptr_nonnull(strstr(bad.out, "timestamp=\"2026-01-01T00:00:00\" time=\"0.000000\""));
    ck_assert_ptr_nonnull(strstr(bad.out, "rapport.md:"));
    clear(&bad);
    struct outcome never = RUN("check", "rapport.md", "model.xml", "--format", "junit", "--fail-on",
                               "never", "--lang", "en");
    ck_assert_int_eq(never.code, 0);
    junit_check(never.out, 2);
    ck_assert_ptr_null(strstr(never.out, "<failure"));
    ck_assert_ptr_nonnull(strstr(never.out, "message=\"not met, but below the gate (--fail-on): "));
    clear(&never);
}
END_TEST

/* Quoted fields of the samples hold no line breaks. */
static unsigned csv_fields(const char *line)
{
    unsigned n = 1;
    bool quoted = false;
    for (; *line; line++) {
        quoted = quoted != (*line == '"');
        n += !quoted && *line == ',';
    }
    return n;
}

START_TEST(csv_has_a_row_per_finding)
{
    put_sample();
    json_t *result = result_of("json", INPUTS("rapport.md", "model.xml"), "da");
    struct outcome outcome = RUN("check", "rapport.md", "model.xml", "--format", "csv");
    g_auto(GStrv) lines = g_strsplit(outcome.out, "\r\n", -1);
    ck_assert(g_str_has_prefix(lines[0], "pack,rule,covers,level,verdict,message,"));
    for (char **line = lines; **line; line++)
        ck_assert_msg(csv_fields(*line) == csv_fields(lines[0]), "%s", *line);
    ck_assert_uint_eq(g_strv_length(lines) - 2,
                      json_array_size(json_object_get(result, "findings")));
    json_decref(result);
    clear(&outcome);
}
END_TEST

/* The template's names for the verdicts are those of the data: no count is left out. */
START_TEST(the_report_counts_every_verdict)
{
    put_sample();
    struct outcome outcome = RUN("check", "rapport.md", "model.xml", "--format", "md");
    g_auto(GStrv) lines = g_strsplit(outcome.out, "\n", -1);
    unsigned rows = 0;
    for (char **line = lines; *line; line++) {
        unsigned counts[6];
        bool row = g_str_has_prefix(*line, "| BØR | ") &&
                   sscanf(*line, "| BØR | %u | %u | %u | %u | %u | %u |", &counts[0], &counts[1],
                          &counts[2], &counts[3], &counts[4], &counts[5]) == 6;
        if (!row)
            continue;
        rows++;
        ck_assert_uint_eq(counts[0] + counts[1] + counts[2] + counts[3] + counts[4], counts[5]);
    }
    ck_assert_uint_eq(rows, 1);
    clear(&outcome);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {json_is_by_its_schema,
                                  sarif_is_what_its_readers_rely_on,
                                  sarif_has_help_former_ids_and_levels,
                                  junit_has_a_case_per_rule,
                                  csv_has_a_row_per_finding,
                                  the_report_counts_every_verdict};
    return run_suite_in_folder("results", tests, G_N_ELEMENTS(tests));
}
