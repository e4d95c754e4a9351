/* Verdicts: their keys, their words, and which is worse. */
#include "check/result.h"

#include <string.h>

static const struct {
    const char *key;
    int badness;
    struct ark_text name;
} VERDICTS[ARK_VERDICTS] = {
    [ARK_CONFORMS] = {"conforms", 1, {{"opfyldt", "conforms"}}},
    [ARK_VIOLATED] = {"violated", 4, {{"ikke opfyldt", "violated"}}},
    [ARK_EXPLAINED] = {"explained", 2, {{"forklaret afvigelse", "explained deviation"}}},
    [ARK_REVIEW] = {"review", 3, {{"til vurdering", "for review"}}},
    [ARK_NOT_APPLICABLE] = {"not_applicable", 0, {{"ikke relevant", "not applicable"}}},
    [ARK_NOT_COMPLETED] = {"not_completed", 5, {{"ikke gennemført", "not completed"}}},
};

const char *ark_verdict_key(enum ark_verdict verdict)
{
    return VERDICTS[verdict].key;
}

const char *ark_verdict_name(enum ark_verdict verdict, enum ark_lang lang)
{
    return ark_text_in(VERDICTS[verdict].name, lang);
}

bool ark_verdict_is_worse(enum ark_verdict a, enum ark_verdict b)
{
    return VERDICTS[a].badness > VERDICTS[b].badness;
}

bool ark_framework_verdict(const struct ark_result *result, const struct ark_pack *pack,
                           const char *id, enum ark_verdict *ret_verdict)
{
    bool covered = false;
    ARK_VEC_EACH (struct ark_rule_result, rule, result->rules) {
        const char *covers = rule->rule->covers;
        if (!covers || strcmp(covers, id) != 0 ||
            ark_pack_framework_rule(rule->pack, covers)->pack != pack)
            continue;
        if (!covered || ark_verdict_is_worse(rule->verdict, *ret_verdict))
            *ret_verdict = rule->verdict;
        covered = true;
    }
    return covered;
}
