/* The outcome of rules' inline tests, in the formats of test runners. */
#pragma once

#include "check/check.h"

/* A rule and what its tests gave. */
struct ark_tested_rule {
    const struct ark_pack *pack;
    const struct ark_rule *rule;
    struct ark_test_run *runs; /* of its first `n` tests */
    uint32_t n;
    unsigned unnoticed; /* ark_rule_unnoticed_parts; 0 when a test failed */
};

struct ark_tested {
    const struct ark_compile *compile;
    bool strict;  /* a part that no test notices, and a warning, count as failed tests */
    bool stopped; /* after the first failure: not every test was run */
    bool marks;   /* the reader's terminal shows ✓ and ✗ */
    /* When the run began, "2026-01-01T12:00:00"; for JUnit. */
    const char *timestamp;
    const struct ark_diags *warnings;      /* what is odd in the packs */
    ARK_VEC(struct ark_tested_rule) rules; /* packs in order, rules in order */
};

/* How many tests passed and failed; with `strict`, the parts that no test notices and the
 * warnings are among them. */
void ark_tested_count(const struct ark_tested *tested, uint32_t *ret_passed, uint32_t *ret_failed);
/* "12 passed, 0 failed": the same in both languages, for whoever looks for it in a log. */
void ark_render_tests_sum(const struct ark_tested *tested, GString *out);

void ark_render_tests_text(const struct ark_tested *tested, GString *out);
/* The dialect that both Ant's and Jenkins's schemas accept. The only output that holds times. */
void ark_render_tests_junit(const struct ark_tested *tested, GString *out);
void ark_render_tests_json(const struct ark_tested *tested, GString *out);
