/* A child with its ends on pipes, both emptied until it is done or its time is up. The child is the
 * head of a process group, so that what it started is stopped with it. */
#define _GNU_SOURCE /* memfd_create, prlimit */
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NAP = 1000 /* microseconds */, PIECE = 64 * 1024 };

int ark_process_file(const char *name)
{
    return memfd_create(name, MFD_CLOEXEC);
}

void ark_process_clear(struct ark_process_answer *answer)
{
    if (answer->out)
        g_string_free(answer->out, TRUE);
    answer->out = NULL;
}

static void limit(pid_t pid, int what, rlim_t most)
{
    struct rlimit limits = {most, most};
    prlimit(pid, (__rlimit_resource_t)what, &limits, NULL);
}

static bool start(const struct ark_process *process, int out, int err, pid_t *ret)
{
    char *const environment[] = {(char *)"LC_ALL=C", NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    if (process->input >= 0)
        posix_spawn_file_actions_adddup2(&actions, process->input, STDIN_FILENO);
    else
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    bool ok = posix_spawn(ret, process->argv[0], &actions, &attributes,
                          (char *const *)process->argv, environment) == 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (!ok)
        return false;
    limit(*ret, RLIMIT_CPU, process->milliseconds / 1000 + 1);
    limit(*ret, RLIMIT_CORE, 0);
    if (process->memory)
        limit(*ret, RLIMIT_AS, process->memory);
    return true;
}

/* Takes what is there; false at the end. */
static bool take_answer(struct ark_process_answer *answer, int fd)
{
    char piece[PIECE];
    ssize_t n = read(fd, piece, sizeof piece);
    if (n > 0)
        g_string_append_len(answer->out, piece, n);
    return n > 0 || (n < 0 && errno == EINTR);
}

static bool take_complaint(struct ark_process_answer *answer, int fd)
{
    char piece[1024];
    size_t used = strlen(answer->err);
    ssize_t n = read(fd, piece, sizeof piece);
    size_t room = sizeof answer->err - 1 - used;
    if (n > 0)
        memcpy(answer->err + used, piece, MIN((size_t)n, room)); /* the rest is zero already */
    return n > 0 || (n < 0 && errno == EINTR);
}

/* Until both ends are closed. */
static enum ark_process_end listen_to(const struct ark_process *process, int out, int err,
                                      gint64 deadline, struct ark_process_answer *answer)
{
    struct pollfd ends[] = {{out, POLLIN, 0}, {err, POLLIN, 0}};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        gint64 left = (deadline - g_get_monotonic_time()) / 1000;
        if (left <= 0)
            return ARK_PROCESS_TIMED_OUT;
        if (poll(ends, G_N_ELEMENTS(ends), (int)MIN(left, 1000)) <= 0)
            continue;
        if (ends[0].revents && !take_answer(answer, out))
            ends[0].fd = -1;
        if (ends[1].revents && !take_complaint(answer, err))
            ends[1].fd = -1;
        if (answer->out->len > process->most)
            return ARK_PROCESS_TOO_MUCH;
    }
    return ARK_PROCESS_DONE;
}

static enum ark_process_end wait_for(pid_t pid, gint64 deadline, int *ret_status)
{
    pid_t done;
    while ((done = waitpid(pid, ret_status, WNOHANG)) == 0) {
        if (g_get_monotonic_time() > deadline)
            return ARK_PROCESS_TIMED_OUT;
        g_usleep(NAP);
    }
    return done == pid ? ARK_PROCESS_DONE : ARK_PROCESS_CRASHED;
}

static void follow(const struct ark_process *process, pid_t pid, int out, int err,
                   struct ark_process_answer *answer)
{
    gint64 deadline = g_get_monotonic_time() + (gint64)process->milliseconds * 1000;
    int status = 0;
    answer->end = listen_to(process, out, err, deadline, answer);
    if (answer->end == ARK_PROCESS_DONE)
        answer->end = wait_for(pid, deadline, &status);
    if (answer->end == ARK_PROCESS_TIMED_OUT || answer->end == ARK_PROCESS_TOO_MUCH) {
        kill(-pid, SIGKILL);
        waitpid(pid, &status, 0);
    } else if (WIFEXITED(status)) {
        answer->code = WEXITSTATUS(status);
    } else {
        answer->end = WTERMSIG(status) == SIGXCPU ? ARK_PROCESS_TIMED_OUT : ARK_PROCESS_CRASHED;
    }
}

bool ark_process_run(const struct ark_process *process, struct ark_process_answer *ret)
{
    int out[2], err[2];
    pid_t pid;
    *ret = (struct ark_process_answer){.end = ARK_PROCESS_UNSTARTED, .out = g_string_new(NULL)};
    if (process->input >= 0)
        lseek(process->input, 0, SEEK_SET);
    if (pipe2(out, O_CLOEXEC) != 0)
        return false;
    if (pipe2(err, O_CLOEXEC) != 0) {
        close(out[0]), close(out[1]);
        return false;
    }
    bool started = start(process, out[1], err[1], &pid);
    close(out[1]), close(err[1]);
    if (started)
        follow(process, pid, out[0], err[0], ret);
    close(out[0]), close(err[0]);
    return ret->end == ARK_PROCESS_DONE && ret->code == 0;
}
