/* What each rule got hold of in the input: whether green means anything. */
#include "check/internal.h"

static const struct {
    const char *key;
    struct ark_text name;
} COVERAGES[ARK_COVERAGES] = {
    [ARK_FIRED] = {"fired", {{"fund", "findings"}}},
    [ARK_HELD] = {"held", {{"overholdt", "held"}}},
    [ARK_MATCHED_NOTHING] = {"matched_nothing",
                             {{"mønstret fandt intet", "the pattern found nothing"}}},
    [ARK_COULD_NOT_FAIL] = {"could_not_fail",
                            {{"kunne ikke fejle (where lod intet tilbage)",
                              "could not fail (where left nothing)"}}},
    [ARK_NOT_NEEDED] = {"not_applicable",
                        {{"ikke relevant (det, den kræver, er her ikke)",
                          "not applicable (what it needs is not here)"}}},
    [ARK_SKIPPED] = {"not_run", {{"ikke kørt", "not run"}}},
    [ARK_STOPPED] = {"not_completed", {{"ikke gennemført", "not completed"}}},
};

const char *ark_coverage_key(enum ark_coverage coverage)
{
    return COVERAGES[coverage].key;
}

const char *ark_coverage_name(enum ark_coverage coverage, enum ark_lang lang)
{
    return ark_text_in(COVERAGES[coverage].name, lang);
}

static bool on_first(const struct ark_value *row, void *user)
{
    (void)row;
    *(bool *)user = true;
    return false;
}

/* Has the pattern a solution when `where` is left out? Not when a limit is hit before the first. */
static bool finds_without_where(const struct ark_run *run, const struct ark_rule *rule)
{
    bool found = false;
    g_autofree struct ark_value *row = g_new0(struct ark_value, ark_scope_size(rule->scope) + 1);
    ark_matcher_begin(run->matcher);
    ark_match(run->matcher, rule->match, NULL, row, on_first, &found, NULL);
    return found;
}

enum ark_coverage ark_rule_coverage(const struct ark_result *result, uint32_t rule)
{
    const struct ark_run *run = (const struct ark_run *)result;
    const struct ark_rule_result *its = &result->rules.v[rule];
    if (its->not_completed)
        return ARK_STOPPED;
    if (its->effect.skip != ARK_RUN)
        return ARK_SKIPPED;
    if (!ark_rule_has_needs(result->graph, its->rule))
        return ARK_NOT_NEEDED;
    if (its->n)
        return ARK_FIRED;
    if (its->matches)
        return ARK_HELD;
    return its->rule->where && finds_without_where(run, its->rule) ? ARK_COULD_NOT_FAIL
                                                                   : ARK_MATCHED_NOTHING;
}
