/* Applying assessments: questions that a person has decided. */
#include <string.h>

#include "check/assessment.h"
#include "check/internal.h"

void ark_result_assess(struct ark_result *result, uint32_t at,
                       const struct ark_assessment *assessment)
{
    struct ark_rule_result *rule = &result->rules.v[at];
    result->verdicts[rule->verdict]--;
    result->verdicts[assessment->verdict]++;
    rule->verdict = assessment->verdict;
    rule->assessment = assessment;
    for (uint32_t i = rule->first; i < rule->first + rule->n; i++)
        result->findings.v[i].verdict = assessment->verdict;
}

static bool has_rule(const struct ark_result *result, const char *id)
{
    ARK_VEC_EACH (const struct ark_rule_result, rule, result->rules) {
        if (strcmp(rule->rule->id, id) == 0)
            return true;
    }
    return false;
}

static void note_stale(const struct ark_assessment *assessment, ark_atom file,
                       struct ark_diags *diags)
{
    struct ark_loc loc = {.file = file, .line = assessment->line, .column = assessment->column};
    ark_diag_add(diags, ARK_DIAG_NOTE, "stale-assessment", loc,
                 ark_say(diags->lang,
                         "vurderingen af %s passer ikke til noget spørgsmål i denne kontrol og er "
                         "ikke brugt; spørgsmålet gælder noget andet nu, eller stilles ikke mere. "
                         "Vurdér igen med --ask, eller slet den.",
                         "the assessment of %s fits no question of this check and was not used; "
                         "the question is about something else now, or no longer asked. Assess "
                         "again with --ask, or delete it."),
                 assessment->rule);
}

/* The assessment of a question, by its fingerprint or one that it had under a former id. */
static const struct ark_assessment *find(const struct ark_result *result, uint32_t at,
                                         const struct ark_assessments *assessments)
{
    const struct ark_rule_result *rule = &result->rules.v[at];
    char fingerprint[33];
    ark_finding_fingerprint(result, rule->first, fingerprint);
    const struct ark_assessment *found =
        ark_assessments_find(assessments, rule->rule->id, fingerprint);
    for (uint32_t i = 0; !found && i < rule->rule->former_n; i++) {
        ark_finding_former_fingerprint(result, rule->first, i, fingerprint);
        found = ark_assessments_find(assessments, rule->rule->former[i], fingerprint);
    }
    return found;
}

void ark_result_assess_all(struct ark_result *result, const struct ark_assessments *assessments,
                           ark_atom file, struct ark_diags *diags)
{
    g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
    for (uint32_t i = 0; assessments->items.n && i < result->rules.n; i++) {
        const struct ark_rule_result *rule = &result->rules.v[i];
        const struct ark_assessment *found =
            rule->verdict == ARK_REVIEW && rule->n ? find(result, i, assessments) : NULL;
        if (found) {
            ark_result_assess(result, i, found);
            g_hash_table_add(used, (gpointer)found);
        }
    }
    ARK_VEC_EACH (const struct ark_assessment *, item, assessments->items) {
        if (diags && !g_hash_table_contains(used, *item) && has_rule(result, (*item)->rule))
            note_stale(*item, file, diags);
    }
}

char *ark_assessment_says(const struct ark_assessment *assessment, enum ark_lang lang)
{
    const char *remark = assessment->remark;
    return g_strdup_printf(
        ark_say(lang, "vurderet til %s af %s den %s%s%s", "assessed as %s by %s on %s%s%s"),
        ark_verdict_name(assessment->verdict, lang), assessment->by, assessment->date,
        remark ? ": " : "", remark ? remark : "");
}
