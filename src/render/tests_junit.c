/* The outcome of inline tests as JUnit XML: a suite per pack, a case per test. */
#include "render/tests.h"

#include "base/escape.h"

enum { MICROSECONDS = 1000000 };

struct suite {
    const struct ark_tested *tested;
    const struct ark_pack *pack;
    uint32_t tests, failures, errors;
    uint64_t microseconds;
};

static void attribute(GString *out, const char *name, const char *value)
{
    g_string_append_printf(out, " %s=\"", name);
    ark_escape_xml(out, value, -1);
    g_string_append_c(out, '"');
}

static void number(GString *out, const char *name, uint32_t n)
{
    g_string_append_printf(out, " %s=\"%u\"", name, n);
}

static void time_attribute(GString *out, uint64_t microseconds)
{
    g_string_append_printf(out, " time=\"%u.%06u\"", (unsigned)(microseconds / MICROSECONDS),
                           (unsigned)(microseconds % MICROSECONDS));
}

static void begin_case(const struct ark_tested_rule *rule, const char *what, uint64_t microseconds,
                       GString *out)
{
    g_autofree char *name = g_strdup_printf("%s %s", rule->rule->id, what);
    g_string_append(out, "    <testcase");
    attribute(out, "classname", rule->pack->id);
    attribute(out, "name", name);
    time_attribute(out, microseconds);
}

static void bad_case(const char *element, const char *type, const char *message, const char *body,
                     GString *out)
{
    g_string_append_printf(out, ">\n      <%s", element);
    attribute(out, "type", type);
    attribute(out, "message", message);
    g_string_append_c(out, '>');
    ark_escape_xml(out, body, -1);
    g_string_append_printf(out, "</%s>\n    </testcase>\n", element);
}

static void put_test(const struct suite *suite, const struct ark_tested_rule *rule, uint32_t i,
                     GString *out)
{
    enum ark_lang lang = suite->tested->compile->lang;
    const struct ark_test_run *run = &rule->runs[i];
    uint32_t finds = rule->rule->tests[i].finds;
    g_autofree char *what =
        g_strdup_printf(ark_say(lang, "prøve %u: finder %u", "test %u: finds %u"), i + 1, finds);
    begin_case(rule, what, run->microseconds, out);
    if (run->passed) {
        g_string_append(out, "/>\n");
        return;
    }
    struct ark_tester tester = {suite->tested->compile, rule->pack, NULL};
    g_autofree char *body = ark_test_run_describe(&tester, rule->rule, i, run);
    g_autofree char *message =
        g_strdup_printf(ark_say(lang, "ventede %u fund, fik %u", "expected %u findings, got %u"),
                        finds, run->found);
    bad_case(run->trouble ? "error" : "failure", run->trouble ? "trouble" : "finds",
             run->trouble ? run->trouble : message, body, out);
}

/* Of each rule one case more with `strict`: do its tests tell? */
static void put_unnoticed(const struct suite *suite, const struct ark_tested_rule *rule,
                          GString *out)
{
    enum ark_lang lang = suite->tested->compile->lang;
    for (int part = 0; part < ARK_RULE_PARTS; part++) {
        if (!suite->tested->strict || !(rule->unnoticed & 1u << part))
            continue;
        const char *name = ark_rule_part_name((enum ark_rule_part)part, lang);
        g_autofree char *what =
            g_strdup_printf(ark_say(lang, "prøverne skelner: %s", "the tests tell: %s"), name);
        g_autofree char *message =
            g_strdup_printf(ark_say(lang, "%s kan fjernes, uden at en prøve fejler",
                                    "%s can be removed without a test that fails"),
                            name);
        begin_case(rule, what, 0, out);
        bad_case("failure", "unnoticed", message, message, out);
    }
}

static void count(struct suite *suite, const struct ark_tested_rule *rule)
{
    for (uint32_t i = 0; i < rule->n; i++) {
        suite->tests++;
        suite->microseconds += rule->runs[i].microseconds;
        if (rule->runs[i].trouble)
            suite->errors++;
        else if (!rule->runs[i].passed)
            suite->failures++;
    }
    for (unsigned set = suite->tested->strict ? rule->unnoticed : 0; set; set &= set - 1) {
        suite->tests++;
        suite->failures++;
    }
}

static void put_suite(struct suite *suite, uint32_t id, GString *out)
{
    const struct ark_tested *tested = suite->tested;
    g_autofree char *name = g_strdup_printf("%s %s", suite->pack->id, suite->pack->version);
    ARK_VEC_EACH (const struct ark_tested_rule, counted, tested->rules) {
        if (counted->pack == suite->pack)
            count(suite, counted);
    }
    g_string_append(out, "  <testsuite");
    attribute(out, "name", name);
    attribute(out, "package", suite->pack->id);
    number(out, "id", id);
    number(out, "tests", suite->tests);
    number(out, "failures", suite->failures);
    number(out, "errors", suite->errors);
    attribute(out, "hostname", "localhost"); /* asked for by the schema; nobody's business */
    attribute(out, "timestamp", tested->timestamp);
    time_attribute(out, suite->microseconds);
    g_string_append(out, ">\n    <properties/>\n");
    ARK_VEC_EACH (const struct ark_tested_rule, rule, tested->rules) {
        for (uint32_t i = 0; rule->pack == suite->pack && i < rule->n; i++)
            put_test(suite, rule, i, out);
        if (rule->pack == suite->pack)
            put_unnoticed(suite, rule, out);
    }
    g_string_append(out, "    <system-out/>\n    <system-err/>\n  </testsuite>\n");
}

void ark_render_tests_junit(const struct ark_tested *tested, GString *out)
{
    const struct ark_pack *pack = NULL;
    uint32_t id = 0;
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    ARK_VEC_EACH (const struct ark_tested_rule, rule, tested->rules) {
        if (rule->pack == pack)
            continue;
        pack = rule->pack;
        struct suite suite = {.tested = tested, .pack = pack};
        put_suite(&suite, id++, out);
    }
    g_string_append(out, "</testsuites>\n");
}
