/* The inline tests of a rule: a small graph, and how many findings it must give. */
#include "check/check.h"

#include "check/internal.h"

static const char *const TEST_DATE = "2026-01-01";

static char *describe(const struct ark_compile *compile, const struct ark_rule *rule, uint32_t i,
                      const struct ark_rule_result *got)
{
    const struct ark_rule_test *test = &rule->tests[i];
    enum ark_lang lang = compile->lang;
    if (got->not_completed)
        return g_strdup_printf(ark_say(lang, "%s:%u: regel %s, prøve %u: ikke gennemført: %s",
                                       "%s:%u: rule %s, test %u: not completed: %s"),
                               test->text.file, test->text.line, rule->id, i + 1,
                               got->not_completed);
    return g_strdup_printf(
        ark_say(
            lang, "%s:%u: regel %s, prøve %u: ventede %u fund, fik %u (%u match)\n    given: %s",
            "%s:%u: rule %s, test %u: expected %u findings, got %u (%u matches)\n    given: %s"),
        test->text.file, test->text.line, rule->id, i + 1, test->finds, got->n, got->matches,
        test->given);
}

static bool run_test(const struct ark_compile *compile, const struct ark_pack *pack,
                     const struct ark_rule *rule, uint32_t i, ark_labels_fn labels_of,
                     char **ret_message)
{
    const struct ark_rule_test *test = &rule->tests[i];
    g_autoptr(ark_builder) builder = ark_builder_new(compile->atoms);
    GError *error = NULL;
    if (!ark_graph_from_text(compile, test->text, labels_of, builder, &error)) {
        *ret_message = g_strdup_printf(ark_say(compile->lang, "regel %s, prøve %u: `given`: %s",
                                               "rule %s, test %u: `given`: %s"),
                                       rule->id, i + 1, error->message);
        g_error_free(error);
        return false;
    }
    g_autoptr(ark_graph) graph = ark_builder_freeze(g_steal_pointer(&builder));
    struct ark_run *run = ark_run_new(graph, compile->lang, TEST_DATE);
    ark_run_rule(run, pack, rule);
    const struct ark_rule_result *got = &run->result.rules.v[0];
    bool ok = !got->not_completed && got->n == test->finds;
    if (!ok)
        *ret_message = describe(compile, rule, i, got);
    ark_result_free(&run->result);
    return ok;
}

bool ark_rule_run_tests(const struct ark_compile *compile, const struct ark_pack *pack,
                        const struct ark_rule *rule, ark_labels_fn labels_of, char **ret_message)
{
    for (uint32_t i = 0; i < rule->test_n; i++) {
        if (!run_test(compile, pack, rule, i, labels_of, ret_message))
            return false;
    }
    return true;
}
