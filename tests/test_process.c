/* base/process: other programs, well-behaved and not. */
#include <check.h>
#include <string.h>
#include <unistd.h>

#include "suite.h"
#include "base/process.h"

static bool run_shell(const char *line, unsigned milliseconds, size_t most, int input,
                      struct ark_process_answer *ret)
{
    const char *const argv[] = {"/bin/sh", "-c", line, NULL};
    struct ark_process process = {argv, input, milliseconds, most, 0};
    return ark_process_run(&process, ret);
}

START_TEST(answers_and_complaints_are_kept_apart)
{
    struct ark_process_answer answer;
    ck_assert(run_shell("echo svar; echo klage >&2", 10000, 100, -1, &answer));
    ck_assert_str_eq(answer.out->str, "svar\n");
    ck_assert_str_eq(answer.err, "klage\n");
    ark_process_clear(&answer);
    ck_assert(!run_shell("echo svar; exit 7", 10000, 100, -1, &answer));
    ck_assert_int_eq(answer.end, ARK_PROCESS_DONE);
    ck_assert_int_eq(answer.code, 7);
    ark_process_clear(&answer);
    ck_assert(!run_shell("kill -SEGV $$", 10000, 100, -1, &answer));
    ck_assert_int_eq(answer.end, ARK_PROCESS_CRASHED);
    ark_process_clear(&answer);
}
END_TEST

START_TEST(of_a_long_complaint_the_beginning_is_kept)
{
    struct ark_process_answer answer;
    ck_assert(run_shell("head -c 9000 /dev/zero | tr '\\0' x >&2", 10000, 100, -1, &answer));
    ck_assert_uint_eq(strspn(answer.err, "x"), sizeof answer.err - 1);
    ck_assert_uint_eq(strlen(answer.err), sizeof answer.err - 1);
    ark_process_clear(&answer);
}
END_TEST

START_TEST(input_is_read_from_its_beginning)
{
    struct ark_process_answer answer;
    int fd = ark_process_file("prøve");
    ck_assert_int_eq(write(fd, "et to", 5), 5);
    ck_assert(run_shell("cat", 10000, 100, fd, &answer));
    ck_assert_str_eq(answer.out->str, "et to");
    ark_process_clear(&answer);
    ck_assert(run_shell("cat /dev/stdin", 10000, 100, fd, &answer));
    ck_assert_str_eq(answer.out->str, "et to");
    ark_process_clear(&answer);
    close(fd);
}
END_TEST

/* What the program started is stopped with it: the sleeper would hold the pipe open. */
START_TEST(what_takes_too_long_is_stopped)
{
    struct ark_process_answer answer;
    gint64 begun = g_get_monotonic_time();
    ck_assert(!run_shell("echo begyndt; sleep 60; echo slut", 200, 100, -1, &answer));
    ck_assert_int_eq(answer.end, ARK_PROCESS_TIMED_OUT);
    ck_assert_str_eq(answer.out->str, "begyndt\n");
    ck_assert_int_lt(g_get_monotonic_time() - begun, 20 * G_USEC_PER_SEC);
    ark_process_clear(&answer);
    ck_assert(!run_shell("exec >&- 2>&-; sleep 60", 200, 100, -1, &answer));
    ck_assert_int_eq(answer.end, ARK_PROCESS_TIMED_OUT);
    ark_process_clear(&answer);
}
END_TEST

START_TEST(what_never_ends_is_cut)
{
    struct ark_process_answer answer;
    ck_assert(!run_shell("while :; do echo mere; done", 30000, 1 << 20, -1, &answer));
    ck_assert_int_eq(answer.end, ARK_PROCESS_TOO_MUCH);
    ark_process_clear(&answer);
    ck_assert(run_shell("i=0; while [ $i -lt 2000 ]; do echo klage >&2; i=$((i+1)); done", 30000,
                        100, -1, &answer));
    ck_assert_uint_lt(strlen(answer.err), sizeof answer.err);
    ark_process_clear(&answer);
}
END_TEST

START_TEST(what_is_not_there_is_not_started)
{
    const char *const argv[] = {"/findes/ikke", NULL};
    struct ark_process process = {argv, -1, 1000, 100, 0};
    struct ark_process_answer answer;
    ck_assert(!ark_process_run(&process, &answer));
    ck_assert(answer.end != ARK_PROCESS_DONE || answer.code != 0);
    ark_process_clear(&answer);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {answers_and_complaints_are_kept_apart,
                                  of_a_long_complaint_the_beginning_is_kept,
                                  input_is_read_from_its_beginning,
                                  what_takes_too_long_is_stopped,
                                  what_never_ends_is_cut,
                                  what_is_not_there_is_not_started};
    return run_suite("process", tests, G_N_ELEMENTS(tests));
}
