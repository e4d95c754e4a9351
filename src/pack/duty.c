/* The arithmetic of obligation, and its words. Knows levels, not rules or findings. */
#include "pack/duty.h"

static const struct {
    const char *key;
    struct ark_text name;
} DUTIES[ARK_DUTIES] = {
    [ARK_DUTY_MET] = {"met", {{"opfyldt", "met"}}},
    [ARK_DUTY_EXPLAINED] = {"explained", {{"forklaret", "explained"}}},
    [ARK_DUTY_BROKEN] = {"broken", {{"brudt", "broken"}}},
    [ARK_DUTY_OPEN] = {"open", {{"til vurdering", "for review"}}},
    [ARK_DUTY_FREE] = {"free", {{"frivilligt", "optional"}}},
    [ARK_DUTY_NONE] = {"none", {{"udgår", "does not apply"}}},
};

const char *ark_duty_key(enum ark_duty duty)
{
    return DUTIES[duty].key;
}

const char *ark_duty_name(enum ark_duty duty, enum ark_lang lang)
{
    return ark_text_in(DUTIES[duty].name, lang);
}

enum ark_presence ark_presence_if(enum ark_level level, bool followed)
{
    return followed == ark_level_abandons(level) ? ARK_ABSENT : ARK_PRESENT;
}

enum ark_duty ark_duty(struct ark_effect effect, struct ark_standing standing)
{
    bool must = ark_level_rank(effect.level) == 0;
    bool may = !must && ark_level_rank(effect.level) != ark_level_rank(ARK_BOER);
    bool reason = standing.reason && (standing.plan || !standing.needs_plan);
    if (effect.skip != ARK_RUN)
        return ARK_DUTY_NONE;
    if (standing.irrelevant)
        return standing.reason || may ? ARK_DUTY_NONE : ARK_DUTY_OPEN;
    if (standing.presence == ARK_PRESENCE_UNKNOWN)
        return may ? ARK_DUTY_FREE : ARK_DUTY_OPEN;
    if (standing.presence == ark_presence_if(effect.level, true))
        return ARK_DUTY_MET;
    if (reason && (!must || standing.dispensation))
        return ARK_DUTY_EXPLAINED;
    return may ? ARK_DUTY_FREE : ARK_DUTY_BROKEN;
}
