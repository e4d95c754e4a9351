/* Mustache, against the specification's own test suite, and malformed templates. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/escape.h"
#include "report/report.h"
#include "suite.h"

static void escape_html(GString *out, const char *text, gssize len)
{
    ark_escape_xml(out, text, len);
}

static const char *find_partial(const char *name, void *user)
{
    return json_string_value(json_object_get(user, name));
}

static char *unquoted(const char *html)
{
    g_autoptr(GString) text = g_string_new(html);
    g_string_replace(text, "&#39;", "'", 0);
    return g_strdup(text->str);
}

static void run_case(const char *module, const json_t *test)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *got = ark_mustache(
        "test", json_string_value(json_object_get(test, "template")), json_object_get(test, "data"),
        escape_html, find_partial, json_object_get(test, "partials"), ARK_EN, &error);
    g_autofree char *plain = unquoted(got ? got : error->message);
    const char *want = json_string_value(json_object_get(test, "expected"));
    ck_assert_msg(strcmp(plain, want) == 0, "%s, %s: expected\n%s\ngot\n%s", module,
                  json_string_value(json_object_get(test, "name")), want, plain);
}

static char *spec_dir(void)
{
    const char *shared = g_getenv("ARK_SHARED");
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *beside = g_build_filename(root ? root : "..", "..", "shared", NULL);
    return g_build_filename(shared ? shared : beside, "tck", "mustache", "specs", NULL);
}

START_TEST(specification_passes)
{
    static const char *const modules[] = {"comments", "delimiters", "interpolation",
                                          "inverted", "partials",   "sections"};
    g_autofree char *dir = spec_dir();
    if (!g_file_test(dir, G_FILE_TEST_IS_DIR)) {
        printf("skipped: the Mustache specification is not beside the tree\n");
        return;
    }
    size_t n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(modules); i++) {
        g_autofree char *file = g_strdup_printf("%s/%s.json", dir, modules[i]);
        json_t *spec = json_load_file(file, 0, NULL);
        ck_assert_msg(spec != NULL, "%s", file);
        const json_t *tests = json_object_get(spec, "tests");
        for (size_t k = 0; k < json_array_size(tests); k++, n++)
            run_case(modules[i], json_array_get(tests, k));
        json_decref(spec);
    }
    ck_assert_uint_gt(n, 100);
}
END_TEST

static void expect_error(const char *text, const char *want)
{
    g_autoptr(GError) error = NULL;
    char *got =
        ark_mustache("rapport.md", text, json_null(), escape_html, NULL, NULL, ARK_EN, &error);
    ck_assert_ptr_null(got);
    ck_assert_msg(g_str_has_prefix(error->message, want), "%s", error->message);
}

START_TEST(malformed_templates_name_the_place)
{
    expect_error("a\n{{b", "rapport.md:2:1: The tag is not closed");
    expect_error("a {{#b}}", "rapport.md:1:3: The section is not closed");
    expect_error("{{#b}}{{/c}}", "rapport.md:1:7: This closes a section other");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {specification_passes, malformed_templates_name_the_place};
    return run_suite("mustache", tests, G_N_ELEMENTS(tests));
}
