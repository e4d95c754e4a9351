/* Runs the tests of one file as a libcheck suite; gives the exit code of the program. */
#pragma once

#include <check.h>
#include <stdlib.h>

enum { TEST_SECONDS = 120 };

static inline int run_tcase(const char *name, TCase *tc)
{
    Suite *suite = suite_create(name);
    tcase_set_timeout(tc, TEST_SECONDS);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

static inline int run_suite(const char *name, const TTest *const *tests, size_t n)
{
    TCase *tc = tcase_create("all");
    for (size_t i = 0; i < n; i++)
        tcase_add_test(tc, tests[i]);
    return run_tcase(name, tc);
}
