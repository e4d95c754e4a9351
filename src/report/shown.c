/* Which findings a report for people shows, in which order, under which numbers. */
#include "report/report.h"

#include <stdlib.h>

#include "base/limits.h"

/* A chapter of the report: the checks of one rule of the framework. It weighs what its heaviest
 * check does. */
struct chapter {
    int ours;     /* the rule is ours, not the framework's */
    int level;    /* rank of its most obliging check */
    int sure;     /* of its surest check of that level */
    int findings; /* unexplained */
    uint32_t at;  /* of its first check */
};

struct weighed {
    const struct ark_rule_result *rule;
    struct chapter *chapter;
    uint32_t at;
};

static bool has_findings(const struct ark_rule_result *rule)
{
    return rule->verdict == ARK_VIOLATED || rule->verdict == ARK_EXPLAINED;
}

static int compare_keys(int keys[][2], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    }
    return 0;
}

/* What a council must decide on first: unexplained before explained; then, by chapter, the
 * obligation, the framework's own rules before ours, what the framework says outright before our
 * tests of it, and much before little; last the pack's order. A chapter stays together. */
static int by_weight(const void *a, const void *b)
{
    const struct weighed *x = a, *y = b;
    int keys[][2] = {
        {x->rule->verdict == ARK_EXPLAINED, y->rule->verdict == ARK_EXPLAINED},
        {x->chapter->level, y->chapter->level},
        {x->chapter->ours, y->chapter->ours},
        {x->chapter->sure, y->chapter->sure},
        {y->chapter->findings, x->chapter->findings},
        {(int)x->chapter->at, (int)y->chapter->at},
        {ark_level_rank(x->rule->effect.level), ark_level_rank(y->rule->effect.level)},
        {(int)x->rule->rule->sure, (int)y->rule->rule->sure},
        {(int)x->at, (int)y->at},
    };
    return compare_keys(keys, G_N_ELEMENTS(keys));
}

/* What its checks share: the framework's rule, else the principle, else the pack. */
static const void *chapter_key(const struct ark_rule_result *rule, int *ret_ours)
{
    const struct ark_framework_rule *covered =
        rule->rule->covers ? ark_pack_framework_rule(rule->pack, rule->rule->covers) : NULL;
    const struct ark_principle *principle =
        rule->rule->principle ? ark_pack_principle(rule->pack, rule->rule->principle) : NULL;
    *ret_ours = (covered ? covered->sure : rule->rule->sure) == ARK_SURE_OURS;
    return covered     ? (const void *)covered
           : principle ? (const void *)principle
                       : (const void *)rule->pack;
}

static struct chapter *chapter_of(GHashTable *chapters, const struct ark_rule_result *rule,
                                  uint32_t at)
{
    int ours;
    const void *key = chapter_key(rule, &ours);
    int level = ark_level_rank(rule->effect.level), sure = (int)rule->rule->sure;
    struct chapter *chapter = g_hash_table_lookup(chapters, key);
    if (!chapter) {
        chapter = g_new(struct chapter, 1);
        *chapter = (struct chapter){.ours = ours, .level = level, .sure = sure, .at = at};
        g_hash_table_insert(chapters, (void *)key, chapter);
    }
    if (rule->verdict == ARK_EXPLAINED)
        return chapter;
    bool first = !chapter->findings;
    if (first || level < chapter->level || (level == chapter->level && sure < chapter->sure)) {
        chapter->level = level;
        chapter->sure = sure;
    }
    chapter->findings += (int)(rule->n - rule->explained);
    return chapter;
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
    g_autoptr(GHashTable) chapters = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    uint32_t rule_n = 0, n = 0, room = 0;
    for (uint32_t i = 0; i < result->rules.n; i++) {
        const struct ark_rule_result *rule = &result->rules.v[i];
        if (!has_findings(rule))
            continue;
        rules[rule_n++] = (struct weighed){rule, chapter_of(chapters, rule, i), i};
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
        const struct ark_rule_result *rule = &result->rules.v[finding->rule];
        g_autofree char *message = ark_finding_message(result, finding, lang);
        const char *explained = finding->verdict == ARK_EXPLAINED
                                    ? ark_say(lang, " (forklaret afvigelse)", " (explained)")
                                    : "";
        marks[n++] = (struct ark_mark){
            .subject = finding->subject,
            .number = i + 1,
            .rank = ark_level_rank(rule->effect.level),
            .text = ark_arena_printf(arena, "%s%s: %s", rule->rule->id, explained, message),
        };
    }
    *ret_n = n;
    return marks;
}
