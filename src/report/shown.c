/* Which findings a report for people shows, in which order, under which numbers. */
#include "report/report.h"

#include <stdlib.h>

#include "base/limits.h"

struct weighed {
    const struct ark_rule_result *rule;
    uint32_t at;
};

static bool has_findings(const struct ark_rule_result *rule)
{
    return rule->verdict == ARK_VIOLATED || rule->verdict == ARK_EXPLAINED;
}

/* Unexplained before explained, then the obligation, then how sure we are, then the pack's order.
 */
static int by_weight(const void *a, const void *b)
{
    const struct weighed *x = a, *y = b;
    int keys[][2] = {
        {x->rule->verdict == ARK_EXPLAINED, y->rule->verdict == ARK_EXPLAINED},
        {ark_level_rank(x->rule->rule->level), ark_level_rank(y->rule->rule->level)},
        {(int)x->rule->rule->sure, (int)y->rule->rule->sure},
        {(int)x->at, (int)y->at},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    }
    return 0;
}

/* The rule's unexplained findings first, so that the cap never hides them behind explained ones. */
static uint32_t take(const struct ark_result *result, const struct ark_rule_result *rule,
                     uint32_t *list, uint32_t n)
{
    uint32_t most = n + ARK_SHOWN_PER_RULE;
    static const enum ark_verdict order[] = {ARK_VIOLATED, ARK_EXPLAINED};
    for (int k = 0; k < 2; k++) {
        for (uint32_t i = rule->first; i < rule->first + rule->n && n < most; i++) {
            if (result->findings.v[i].verdict == order[k])
                list[n++] = i;
        }
    }
    return n;
}

struct ark_shown ark_report_shown(const struct ark_result *result, struct ark_arena *arena)
{
    g_autofree struct weighed *rules = g_new(struct weighed, result->rules.n + 1);
    uint32_t rule_n = 0, n = 0, room = 0;
    for (uint32_t i = 0; i < result->rules.n; i++) {
        const struct ark_rule_result *rule = &result->rules.v[i];
        if (!has_findings(rule))
            continue;
        rules[rule_n++] = (struct weighed){rule, i};
        room += MIN(rule->n, ARK_SHOWN_PER_RULE);
    }
    qsort(rules, rule_n, sizeof *rules, by_weight);
    uint32_t *list = ARK_NEW_ARRAY(arena, uint32_t, room + 1);
    for (uint32_t i = 0; i < rule_n; i++)
        n = take(result, rules[i].rule, list, n);
    return (struct ark_shown){list, n};
}

const struct ark_mark *ark_report_marks(const struct ark_result *result, enum ark_lang lang,
                                        struct ark_arena *arena, uint32_t *ret_n)
{
    struct ark_shown shown = ark_report_shown(result, arena);
    struct ark_mark *marks = ARK_NEW_ARRAY(arena, struct ark_mark, shown.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < shown.n; i++) {
        const struct ark_finding *finding = &result->findings.v[shown.findings[i]];
        if (finding->subject == ARK_REF_NONE)
            continue;
        const struct ark_rule *rule = result->rules.v[finding->rule].rule;
        g_autofree char *message = ark_finding_message(result, finding, lang);
        marks[n++] = (struct ark_mark){
            .subject = finding->subject,
            .number = i + 1,
            .rank = ark_level_rank(rule->level),
            .text = ark_arena_printf(arena, "%s: %s", rule->id, message),
        };
    }
    *ret_n = n;
    return marks;
}
