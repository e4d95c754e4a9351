/* Other programs, run for what they print: started without a shell, given a time, a memory and a
 * size of their answer, and stopped beyond that. Knows no program.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

struct ark_process {
    const char *const *argv; /* closed by NULL; argv[0] is the path of the program */
    int input;               /* its standard input, read from its beginning; -1: none */
    unsigned milliseconds;   /* for all of it; its share of the processor is limited to that, too */
    size_t most;             /* bytes of its answer */
    size_t memory;           /* bytes it may take; 0: no limit */
};

enum ark_process_end {
    ARK_PROCESS_DONE, /* ended by itself; its exit code is known */
    ARK_PROCESS_UNSTARTED,
    ARK_PROCESS_CRASHED, /* ended by a signal that was not ours */
    ARK_PROCESS_TIMED_OUT,
    ARK_PROCESS_TOO_MUCH, /* its answer is longer than `most` */
};

struct ark_process_answer {
    enum ark_process_end end;
    int code;      /* when it is done */
    GString *out;  /* what it printed until then */
    char err[512]; /* the beginning of what it complained about */
};

/* Fills `ret`, which the caller clears. True when the program is done with exit code 0. */
bool ark_process_run(const struct ark_process *process, struct ark_process_answer *ret);
void ark_process_clear(struct ark_process_answer *answer);

/* A nameless file in memory, closed in children; -1 when there is none to be had. */
int ark_process_file(const char *name);
