/* Verdicts: their keys and their words. */
#include "check/result.h"

static const struct {
    const char *key;
    struct ark_text name;
} VERDICTS[ARK_VERDICTS] = {
    [ARK_CONFORMS] = {"conforms", {{"opfyldt", "conforms"}}},
    [ARK_VIOLATED] = {"violated", {{"ikke opfyldt", "violated"}}},
    [ARK_EXPLAINED] = {"explained", {{"forklaret afvigelse", "explained deviation"}}},
    [ARK_REVIEW] = {"review", {{"til vurdering", "for review"}}},
    [ARK_NOT_APPLICABLE] = {"notApplicable", {{"ikke relevant", "not applicable"}}},
    [ARK_NOT_COMPLETED] = {"notCompleted", {{"ikke gennemført", "not completed"}}},
};

const char *ark_verdict_key(enum ark_verdict verdict)
{
    return VERDICTS[verdict].key;
}

const char *ark_verdict_name(enum ark_verdict verdict, enum ark_lang lang)
{
    return ark_text_in(VERDICTS[verdict].name, lang);
}
