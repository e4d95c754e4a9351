/* Writing JUnit XML. Knows the format, not what was tested. */
#include "render/junit.h"

#include "base/escape.h"

enum { MICROSECONDS = 1000000 };

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

void ark_junit_begin(GString *out)
{
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
}

void ark_junit_end(GString *out)
{
    g_string_append(out, "</testsuites>\n");
}

void ark_junit_begin_suite(const struct ark_junit_suite *suite, GString *out)
{
    g_string_append(out, "  <testsuite");
    attribute(out, "name", suite->name);
    attribute(out, "package", suite->package);
    number(out, "id", suite->id);
    number(out, "tests", suite->tests);
    number(out, "failures", suite->failures);
    number(out, "errors", suite->errors);
    if (suite->skipped)
        number(out, "skipped", suite->skipped);
    attribute(out, "hostname", "localhost"); /* asked for by the schema; nobody's business */
    attribute(out, "timestamp", suite->timestamp);
    time_attribute(out, suite->microseconds);
    g_string_append(out, ">\n    <properties/>\n");
}

void ark_junit_end_suite(GString *out)
{
    g_string_append(out, "    <system-out/>\n    <system-err/>\n  </testsuite>\n");
}

void ark_junit_case(const struct ark_junit_case *its, GString *out)
{
    g_string_append(out, "    <testcase");
    attribute(out, "classname", its->classname);
    attribute(out, "name", its->name);
    time_attribute(out, its->microseconds);
    if (!its->element) {
        g_string_append(out, "/>\n");
        return;
    }
    g_string_append_printf(out, ">\n      <%s", its->element);
    attribute(out, "type", its->type);
    attribute(out, "message", its->message);
    g_string_append_c(out, '>');
    ark_escape_xml(out, its->body ? its->body : "", -1);
    g_string_append_printf(out, "</%s>\n    </testcase>\n", its->element);
}
