/* The inline tests of a rule: a small graph, and how many findings it must give; and whether the
 * tests would notice if a part of the rule were not there. */
#include "check/check.h"

#include "check/internal.h"

static const char *const TEST_DATE = "2026-01-01";

/* The graph of a test's `given`; NULL, and why in `ret_trouble`, when it can't be read. */
static ark_graph *graph_of(const struct ark_tester *tester, const struct ark_rule_test *test,
                           char **ret_trouble)
{
    g_autoptr(ark_builder) builder = ark_builder_new(tester->compile->atoms);
    g_autoptr(GError) error = NULL;
    if (ark_graph_from_text(tester->compile, test->text, tester->labels_of, builder, &error))
        return ark_builder_freeze(g_steal_pointer(&builder));
    *ret_trouble = g_strdup(error->message);
    return NULL;
}

static void run_on(const ark_graph *graph, const struct ark_tester *tester,
                   const struct ark_rule *rule, struct ark_test_run *run)
{
    struct ark_run *check = ark_run_new(graph, tester->compile->lang, TEST_DATE);
    ark_run_rule(check, tester->pack, rule);
    const struct ark_rule_result *got = &check->result.rules.v[0];
    run->found = got->n;
    run->matches = got->matches;
    run->trouble = g_strdup(got->not_completed);
    ark_result_free(&check->result);
}

void ark_rule_run_test(const struct ark_tester *tester, const struct ark_rule *rule, uint32_t test,
                       struct ark_test_run *ret_run)
{
    gint64 start = g_get_monotonic_time();
    struct ark_test_run run = {0};
    g_autoptr(ark_graph) graph = graph_of(tester, &rule->tests[test], &run.trouble);
    run.given_is_bad = !graph;
    if (graph)
        run_on(graph, tester, rule, &run);
    run.passed = !run.trouble && run.found == rule->tests[test].finds;
    run.microseconds = (uint64_t)(g_get_monotonic_time() - start);
    *ret_run = run;
}

void ark_test_run_clear(struct ark_test_run *run)
{
    g_free(run->trouble);
    run->trouble = NULL;
}

char *ark_test_run_describe(const struct ark_tester *tester, const struct ark_rule *rule,
                            uint32_t test, const struct ark_test_run *run)
{
    const struct ark_rule_test *its = &rule->tests[test];
    enum ark_lang lang = tester->compile->lang;
    if (run->given_is_bad)
        return g_strdup_printf(
            ark_say(lang, "regel %s, prøve %u: `given`: %s", "rule %s, test %u: `given`: %s"),
            rule->id, test + 1, run->trouble);
    if (run->trouble)
        return g_strdup_printf(ark_say(lang, "%s:%u: regel %s, prøve %u: ikke gennemført: %s",
                                       "%s:%u: rule %s, test %u: not completed: %s"),
                               its->text.file, its->text.line, rule->id, test + 1, run->trouble);
    return g_strdup_printf(
        ark_say(
            lang, "%s:%u: regel %s, prøve %u: ventede %u fund, fik %u (%u match)\n    given: %s",
            "%s:%u: rule %s, test %u: expected %u findings, got %u (%u matches)\n    given: %s"),
        its->text.file, its->text.line, rule->id, test + 1, its->finds, run->found, run->matches,
        its->given);
}

char *ark_rule_test_message(const struct ark_tester *tester, const struct ark_rule *rule,
                            uint32_t test)
{
    g_autofree char *trouble = NULL;
    g_autoptr(ark_graph) graph = graph_of(tester, &rule->tests[test], &trouble);
    if (!graph)
        return NULL;
    struct ark_run *run = ark_run_new(graph, tester->compile->lang, TEST_DATE);
    ark_run_rule(run, tester->pack, rule);
    const struct ark_result *result = &run->result;
    char *message = result->findings.n
                        ? ark_finding_message(result, result->findings.v, tester->compile->lang)
                        : NULL;
    ark_result_free(&run->result);
    return message;
}

bool ark_rule_run_tests(const struct ark_compile *compile, const struct ark_pack *pack,
                        const struct ark_rule *rule, ark_labels_fn labels_of, char **ret_message)
{
    struct ark_tester tester = {compile, pack, labels_of};
    bool passed = true;
    for (uint32_t i = 0; i < rule->test_n && passed; i++) {
        struct ark_test_run run;
        ark_rule_run_test(&tester, rule, i, &run);
        passed = run.passed;
        if (!passed)
            *ret_message = ark_test_run_describe(&tester, rule, i, &run);
        ark_test_run_clear(&run);
    }
    return passed;
}

/* The rule without one of its parts; false when it has no such part. That a `require` is always
 * met, or a `forbid` never, need not be tried: a pack can't be loaded without a test that finds. */
static bool without(struct ark_rule *rule, enum ark_rule_part part)
{
    switch (part) {
    case ARK_PART_WHERE:
        if (!rule->where)
            return false;
        rule->where = NULL;
        return true;
    case ARK_PART_REQUIRE:
    case ARK_PART_FORBID:
        if (!(part == ARK_PART_REQUIRE ? rule->require : rule->forbid))
            return false;
        rule->require = rule->forbid = NULL;
        return true;
    case ARK_PART_LEAST:
        if (!rule->expects || rule->expect_min == 0)
            return false;
        rule->expect_min = 0;
        return true;
    case ARK_PART_MOST:
        if (!rule->expects || rule->expect_max == UINT32_MAX)
            return false;
        rule->expect_max = UINT32_MAX;
        return true;
    case ARK_RULE_PARTS:
        break;
    }
    return false;
}

static bool notices(const struct ark_tester *tester, const struct ark_rule *changed,
                    const struct ark_rule_test *test)
{
    struct ark_test_run run = {0};
    g_autoptr(ark_graph) graph = graph_of(tester, test, &run.trouble);
    if (graph)
        run_on(graph, tester, changed, &run);
    bool noticed = run.trouble || run.found != test->finds;
    ark_test_run_clear(&run);
    return noticed;
}

unsigned ark_rule_unnoticed_parts(const struct ark_tester *tester, const struct ark_rule *rule)
{
    unsigned unnoticed = 0;
    for (int part = 0; part < ARK_RULE_PARTS; part++) {
        struct ark_rule changed = *rule;
        bool noticed = !without(&changed, (enum ark_rule_part)part);
        for (uint32_t i = 0; i < rule->test_n && !noticed; i++)
            noticed = notices(tester, &changed, &rule->tests[i]);
        unnoticed |= (noticed ? 0u : 1u) << part;
    }
    return unnoticed;
}

static const struct {
    const char *key;
    struct ark_text name;
} PARTS[ARK_RULE_PARTS] = {
    [ARK_PART_WHERE] = {"where", {{"`where`", "`where`"}}},
    [ARK_PART_REQUIRE] = {"require", {{"`require`", "`require`"}}},
    [ARK_PART_FORBID] = {"forbid", {{"`forbid`", "`forbid`"}}},
    [ARK_PART_LEAST] = {"least", {{"nedre grænse i `expect`", "the lower end of `expect`"}}},
    [ARK_PART_MOST] = {"most", {{"øvre grænse i `expect`", "the upper end of `expect`"}}},
};

const char *ark_rule_part_key(enum ark_rule_part part)
{
    return PARTS[part].key;
}

const char *ark_rule_part_name(enum ark_rule_part part, enum ark_lang lang)
{
    return ark_text_in(PARTS[part].name, lang);
}
