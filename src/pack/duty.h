/* The arithmetic of obligation: what a level asks, what is known, and what follows. The one place
 * where that is decided; it knows nothing of how it became known. */
#pragma once

#include "pack/pack.h"

/* Is what a requirement speaks of there? Of a level of FORLADES that is what is to be gone. */
enum ark_presence { ARK_PRESENCE_UNKNOWN, ARK_PRESENT, ARK_ABSENT };

struct ark_standing {
    enum ark_presence presence;
    bool irrelevant;   /* the project says that the requirement has nothing to do with it */
    bool reason;       /* it is said why the requirement is not met, or not relevant */
    bool plan;         /* it is said how it will be met later */
    bool needs_plan;   /* without which the reason does not count */
    bool dispensation; /* approved, and not expired */
};

enum ark_duty {
    ARK_DUTY_MET,       /* opfyldt */
    ARK_DUTY_EXPLAINED, /* forklaret afvigelse */
    ARK_DUTY_BROKEN,    /* brudt: not met, and not explained as its level needs */
    ARK_DUTY_OPEN,      /* til vurdering: it is not known */
    ARK_DUTY_FREE,      /* frivilligt: a KAN that is not met breaks nothing */
    ARK_DUTY_NONE,      /* udgår: it does not hold here, or is not relevant for a stated reason */
    ARK_DUTIES
};

/* Not met means absent for SKAL, BØR and KAN, present for FORLADES. Explained it is with a reason
 * (and a plan, if one is needed); a SKAL or SKAL FORLADES needs a dispensation, too. A rule that is
 * skipped (N/A in the profile, switched off) asks nothing. */
enum ark_duty ark_duty(struct ark_effect effect, struct ark_standing standing);

/* What it means that the requirement is followed, or not, in terms of presence. */
enum ark_presence ark_presence_if(enum ark_level level, bool followed);

/* Stable key ("broken"), and the word for people ("brudt"). */
const char *ark_duty_key(enum ark_duty duty);
const char *ark_duty_name(enum ark_duty duty, enum ark_lang lang);
