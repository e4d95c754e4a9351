/* Check: runs the rules of packs on a graph and decides the verdicts. */
#pragma once

#include "check/result.h"

struct ark_check {
    enum ark_lang lang;
    const char *date; /* ISO; what `today()` gives and the report shows */
    const ark_graph *graph;
    const struct ark_input *inputs;
    uint32_t input_n;
    struct ark_diags *diags; /* gets a note of each pack that has profiles but none was chosen */
    const struct ark_pack *const *packs; /* as ark_packs_load gives them */
    uint32_t pack_n;
    /* The profile to use in each pack that has one of that id; NULL: by their `when`. */
    const char *profile;
    enum ark_profile_from profile_from;
};

/* Never NULL; a rule that could not be completed has that verdict. The graph, packs, inputs and
 * diags are borrowed and must outlive the result. */
struct ark_result *ark_check_run(const struct ark_check *check);
void ark_result_free(struct ark_result *result);
typedef struct ark_result ark_result;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ark_result, ark_result_free)

/* The gate: 0 or 1 by `fail_on` (rank as ark_level_rank; -1 never): 1 when a rule of at least that
 * rank is violated; 3 when any rule was not completed. */
int ark_check_exit_code(const struct ark_result *result, int fail_on);

/* Runs the inline tests of one rule, each on the graph of its `given` and nothing else, with
 * 2026-01-01 as today. On a failure, `ret_message` says which test, what was expected
 * and what came (caller frees). */
bool ark_rule_run_tests(const struct ark_compile *compile, const struct ark_pack *pack,
                        const struct ark_rule *rule, ark_labels_fn labels_of, char **ret_message);
