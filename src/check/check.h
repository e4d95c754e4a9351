/* Check: runs the rules of packs on a graph and decides the verdicts. */
#pragma once

#include "check/assessment.h"

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
    const struct ark_assessments *assessments; /* what people decided; NULL: nothing; borrowed */
    ark_atom assessments_file;                 /* for notes about them */
    uint32_t workers; /* threads that run rules; 0: as many as pay. The result is the same. */
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

/* Who runs inline tests: each runs on the graph of its `given` and nothing else, with 2026-01-01 as
 * today. */
struct ark_tester {
    const struct ark_compile *compile; /* as the pack was loaded with */
    const struct ark_pack *pack;
    ark_labels_fn labels_of; /* for `given`; NULL: labels as written */
};

/* What one test gave. */
struct ark_test_run {
    bool passed;
    uint32_t found;    /* findings; of a question 0 or 1 */
    uint32_t matches;  /* of `match`, as far as needed */
    char *trouble;     /* why there is no count, for a person; NULL otherwise */
    bool given_is_bad; /* the trouble is that `given` can't be read */
    uint64_t microseconds;
};

void ark_rule_run_test(const struct ark_tester *tester, const struct ark_rule *rule, uint32_t test,
                       struct ark_test_run *ret_run);
void ark_test_run_clear(struct ark_test_run *run);
/* Of a test that failed: which, what was expected and what came. Caller frees. */
char *ark_test_run_describe(const struct ark_tester *tester, const struct ark_rule *rule,
                            uint32_t test, const struct ark_test_run *run);

/* The message of the first finding of a test, in the language of the compile; NULL when it finds
 * nothing. Caller frees. */
char *ark_rule_test_message(const struct ark_tester *tester, const struct ark_rule *rule,
                            uint32_t test);

/* Runs all tests of one rule up to the first that fails, which `ret_message` describes (caller
 * frees). */
bool ark_rule_run_tests(const struct ark_compile *compile, const struct ark_pack *pack,
                        const struct ark_rule *rule, ark_labels_fn labels_of, char **ret_message);

/* The parts of a rule that say what is not a finding. */
enum ark_rule_part {
    ARK_PART_WHERE,
    ARK_PART_REQUIRE,
    ARK_PART_FORBID,
    ARK_PART_LEAST, /* lower and upper end of `expect` */
    ARK_PART_MOST,
    ARK_RULE_PARTS
};
/* "where" for programs; "`where`" for messages. */
const char *ark_rule_part_key(enum ark_rule_part part);
const char *ark_rule_part_name(enum ark_rule_part part, enum ark_lang lang);

/* The parts, as bits `1 << part`, without which every test would give the same: nothing shows that
 * they do what they should. Of a rule whose tests pass. */
unsigned ark_rule_unnoticed_parts(const struct ark_tester *tester, const struct ark_rule *rule);
