/* The outcome of inline tests as JUnit XML: a suite per pack, a case per test. */
#include "render/tests.h"

#include "render/junit.h"

struct suite {
    const struct ark_tested *tested;
    const struct ark_pack *pack;
    struct ark_junit_suite junit;
};

static void put_case(const struct ark_tested_rule *rule, const char *what,
                     struct ark_junit_case its, GString *out)
{
    g_autofree char *name = g_strdup_printf("%s %s", rule->rule->id, what);
    its.classname = rule->pack->id;
    its.name = name;
    ark_junit_case(&its, out);
}

static void put_test(const struct suite *suite, const struct ark_tested_rule *rule, uint32_t i,
                     GString *out)
{
    enum ark_lang lang = suite->tested->compile->lang;
    const struct ark_test_run *run = &rule->runs[i];
    uint32_t finds = rule->rule->tests[i].finds;
    g_autofree char *what =
        g_strdup_printf(ark_say(lang, "prøve %u: finder %u", "test %u: finds %u"), i + 1, finds);
    if (run->passed) {
        put_case(rule, what, (struct ark_junit_case){.microseconds = run->microseconds}, out);
        return;
    }
    struct ark_tester tester = {suite->tested->compile, rule->pack, NULL};
    g_autofree char *body = ark_test_run_describe(&tester, rule->rule, i, run);
    g_autofree char *message =
        g_strdup_printf(ark_say(lang, "ventede %u fund, fik %u", "expected %u findings, got %u"),
                        finds, run->found);
    put_case(rule, what,
             (struct ark_junit_case){.microseconds = run->microseconds,
                                     .element = run->trouble ? "error" : "failure",
                                     .type = run->trouble ? "trouble" : "finds",
                                     .message = run->trouble ? run->trouble : message,
                                     .body = body},
             out);
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
        put_case(
            rule, what,
            (struct ark_junit_case){
                .element = "failure", .type = "unnoticed", .message = message, .body = message},
            out);
    }
}

static void count(struct ark_junit_suite *suite, const struct ark_tested_rule *rule, bool strict)
{
    for (uint32_t i = 0; i < rule->n; i++) {
        suite->tests++;
        suite->microseconds += rule->runs[i].microseconds;
        if (rule->runs[i].trouble)
            suite->errors++;
        else if (!rule->runs[i].passed)
            suite->failures++;
    }
    for (unsigned set = strict ? rule->unnoticed : 0; set; set &= set - 1) {
        suite->tests++;
        suite->failures++;
    }
}

static void put_suite(struct suite *suite, GString *out)
{
    const struct ark_tested *tested = suite->tested;
    g_autofree char *name = g_strdup_printf("%s %s", suite->pack->id, suite->pack->version);
    suite->junit.name = name;
    suite->junit.package = suite->pack->id;
    ARK_VEC_EACH (const struct ark_tested_rule, counted, tested->rules) {
        if (counted->pack == suite->pack)
            count(&suite->junit, counted, tested->strict);
    }
    ark_junit_begin_suite(&suite->junit, out);
    ARK_VEC_EACH (const struct ark_tested_rule, rule, tested->rules) {
        for (uint32_t i = 0; rule->pack == suite->pack && i < rule->n; i++)
            put_test(suite, rule, i, out);
        if (rule->pack == suite->pack)
            put_unnoticed(suite, rule, out);
    }
    ark_junit_end_suite(out);
}

/* With `strict`, what is odd in the packs fails too: a suite of its own, for not all of it is about
 * a rule. */
static void put_warnings(const struct ark_tested *tested, uint32_t id, GString *out)
{
    uint32_t n = tested->warnings->items.n;
    struct ark_junit_suite suite = {.name = "warnings",
                                    .package = "warnings",
                                    .timestamp = tested->timestamp,
                                    .id = id,
                                    .tests = n,
                                    .failures = n};
    ark_junit_begin_suite(&suite, out);
    ARK_VEC_EACH (const struct ark_diag, diag, tested->warnings->items) {
        g_autofree char *place = ark_diag_place(diag, tested->compile->atoms);
        struct ark_junit_case its = {.classname = "warnings",
                                     .name = place,
                                     .element = "failure",
                                     .type = diag->code,
                                     .message = diag->message};
        ark_junit_case(&its, out);
    }
    ark_junit_end_suite(out);
}

void ark_render_tests_junit(const struct ark_tested *tested, GString *out)
{
    const struct ark_pack *pack = NULL;
    uint32_t id = 0;
    ark_junit_begin(out);
    ARK_VEC_EACH (const struct ark_tested_rule, rule, tested->rules) {
        if (rule->pack == pack)
            continue;
        pack = rule->pack;
        struct suite suite = {
            .tested = tested, .pack = pack, .junit = {.timestamp = tested->timestamp, .id = id++}};
        put_suite(&suite, out);
    }
    if (tested->strict && tested->warnings->items.n)
        put_warnings(tested, id, out);
    ark_junit_end(out);
}
