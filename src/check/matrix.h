/* One requirement of a framework (a rule of it, or a principle that checks stand below) in a
 * result: the level that holds, what the documents answer, what the checks say, and what follows.
 */
#pragma once

#include "check/result.h"
#include "pack/duty.h"

struct ark_matrix_row {
    const char *id;
    struct ark_text title;
    uint32_t checks;          /* that are about it; with none all below is empty */
    enum ark_level level;     /* the strongest of those that had something to look at */
    bool applies;             /* false: N/A in the profile, or switched off */
    enum ark_verdict verdict; /* the worst of them */
    ark_ref answer;           /* the ANSWERS edge that counts, or ARK_REF_NONE */
    const char *status;       /* its status, or NULL */
    ark_ref deviation;        /* that names it, the one that explains it best, or ARK_REF_NONE */
    enum ark_duty duty;
    bool by_answer; /* the duty rests on what the project says alone */
};

/* All requirements of a pack, its principles first, each in the order of the pack; `ret_n` of them,
 * in the result's arena. */
const struct ark_matrix_row *ark_matrix_rows(const struct ark_result *result,
                                             const struct ark_pack *pack, uint32_t *ret_n);

/* Is the check about that requirement of the pack? */
bool ark_check_is_about(const struct ark_rule_result *check, const struct ark_pack *pack,
                        const char *id);

/* What a deviation gives (reason, plan, dispensation); its presence is not known. */
struct ark_standing ark_deviation_standing(const struct ark_result *result, ark_ref deviation);
