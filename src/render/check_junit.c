/* The result as JUnit XML, for a CI that shows tests: a suite per pack, a case per rule. What the
 * gate lets through does not fail, but is not counted as passed either. No times: the same input
 * gives the same bytes. */
#include "check/assessment.h"
#include "base/limits.h"
#include "render/junit.h"
#include "render/rows.h"

struct cases {
    const struct ark_render_job *job;
    GString *out;
};

static enum ark_lang lang_of(const struct cases *c)
{
    return c->job->lang;
}

/* What a case is: NULL passed. */
static const char *element_of(const struct cases *c, const struct ark_rule_result *rule)
{
    switch (rule->verdict) {
    case ARK_NOT_COMPLETED:
        return "error";
    case ARK_VIOLATED:
        return ark_rule_breaks_gate(rule, c->job->gate) ? "failure" : "skipped";
    case ARK_REVIEW:
    case ARK_NOT_APPLICABLE:
        return "skipped";
    default:
        return NULL;
    }
}

/* "report.md:12:3: message", a line each. */
static void put_findings(const struct cases *c, const struct ark_rule_result *rule, GString *body)
{
    const struct ark_result *result = c->job->result;
    uint32_t shown = 0, all = rule->n - rule->explained;
    for (uint32_t i = rule->first; i < rule->first + rule->n && shown < ARK_SHOWN_PER_RULE; i++) {
        const struct ark_finding *finding = &result->findings.v[i];
        if (finding->verdict == ARK_EXPLAINED)
            continue;
        g_autofree char *place = ark_finding_place(result, finding, lang_of(c));
        g_autofree char *valid = g_utf8_make_valid(place, -1);
        g_autofree char *message = ark_finding_message(result, finding, lang_of(c));
        g_string_append_printf(body, "%s: %s\n", valid, message);
        shown++;
    }
    if (all > shown)
        g_string_append_printf(body, ark_say(lang_of(c), "… og %u fund mere\n", "… and %u more\n"),
                               all - shown);
}

static char *first_message(const struct cases *c, const struct ark_rule_result *rule)
{
    const struct ark_result *result = c->job->result;
    uint32_t all = rule->n - rule->explained;
    for (uint32_t i = rule->first; i < rule->first + rule->n; i++) {
        const struct ark_finding *finding = &result->findings.v[i];
        if (finding->verdict == ARK_EXPLAINED)
            continue;
        g_autofree char *message = ark_finding_message(result, finding, lang_of(c));
        if (all == 1)
            return g_steal_pointer(&message);
        return g_strdup_printf(ark_say(lang_of(c), "%s (og %u mere)", "%s (and %u more)"), message,
                               all - 1);
    }
    return g_strdup("");
}

static char *message_of(const struct cases *c, uint32_t at)
{
    const struct ark_result *result = c->job->result;
    const struct ark_rule_result *rule = &result->rules.v[at];
    const char *skipped = ark_result_skip_reason(result, rule, lang_of(c));
    if (rule->verdict == ARK_NOT_COMPLETED)
        return g_strdup(rule->not_completed);
    if (rule->assessment && rule->verdict == ARK_NOT_APPLICABLE)
        return ark_assessment_says(rule->assessment, lang_of(c));
    if (rule->verdict == ARK_NOT_APPLICABLE)
        return g_strdup(skipped ? skipped
                                : ark_coverage_name(ark_rule_coverage(result, at), lang_of(c)));
    g_autofree char *first = first_message(c, rule);
    const char *before = rule->verdict == ARK_REVIEW ? ark_verdict_name(ARK_REVIEW, lang_of(c))
                         : ark_rule_breaks_gate(rule, c->job->gate)
                             ? ark_level_name(rule->effect.level)
                             : ark_say(lang_of(c), "ikke opfyldt, men under grænsen (--fail-on)",
                                       "not met, but below the gate (--fail-on)");
    return g_strdup_printf("%s: %s", before, first);
}

static void put_case(const struct cases *c, uint32_t at)
{
    enum ark_lang lang = lang_of(c);
    const struct ark_rule_result *rule = &c->job->result->rules.v[at];
    const char *remedy = ark_text_in(rule->rule->remedy, lang);
    g_autofree char *name =
        g_strdup_printf("%s %s", rule->rule->id, ark_text_in(rule->rule->title, lang));
    g_autofree char *message = message_of(c, at);
    g_autoptr(GString) body = g_string_new(NULL);
    put_findings(c, rule, body);
    if (rule->assessment) {
        g_autofree char *says = ark_assessment_says(rule->assessment, lang);
        g_string_append_printf(body, "%s\n", says);
    }
    if (rule->verdict == ARK_VIOLATED && *remedy)
        g_string_append_printf(body, ark_say(lang, "gør dette: %s\n", "do this: %s\n"), remedy);
    struct ark_junit_case its = {.classname = rule->pack->id,
                                 .name = name,
                                 .element = element_of(c, rule),
                                 .type = rule->verdict == ARK_VIOLATED
                                             ? ark_level_name(rule->effect.level)
                                             : ark_verdict_key(rule->verdict),
                                 .message = message,
                                 .body = body->str};
    ark_junit_case(&its, c->out);
}

static void count(const struct cases *c, const struct ark_rule_result *rule,
                  struct ark_junit_suite *suite)
{
    const char *element = element_of(c, rule);
    suite->tests++;
    suite->failures += g_strcmp0(element, "failure") == 0;
    suite->errors += g_strcmp0(element, "error") == 0;
    suite->skipped += g_strcmp0(element, "skipped") == 0;
}

static void put_suite(const struct cases *c, const struct ark_pack *pack, uint32_t id)
{
    const struct ark_result *result = c->job->result;
    g_autofree char *name = g_strdup_printf("%s %s", pack->id, pack->version);
    g_autofree char *timestamp = g_strdup_printf("%sT00:00:00", result->date);
    struct ark_junit_suite suite = {
        .name = name, .package = pack->id, .timestamp = timestamp, .id = id};
    for (uint32_t i = 0; i < result->rules.n; i++) {
        if (result->rules.v[i].pack == pack)
            count(c, &result->rules.v[i], &suite);
    }
    ark_junit_begin_suite(&suite, c->out);
    for (uint32_t i = 0; i < result->rules.n; i++) {
        if (result->rules.v[i].pack == pack)
            put_case(c, i);
    }
    ark_junit_end_suite(c->out);
}

bool ark_render_junit(const struct ark_render_job *job, GString *out, GError **error)
{
    (void)error;
    const struct cases cases = {job, out};
    uint32_t id = 0;
    ark_junit_begin(out);
    for (uint32_t i = 0; i < job->result->pack_n; i++) {
        if (job->result->packs[i]->rule_n)
            put_suite(&cases, job->result->packs[i], id++);
    }
    ark_junit_end(out);
    return true;
}
