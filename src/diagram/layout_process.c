/* Starts arkitjek-layout with its ends on files in memory, so that neither side can wait for the
 * other; stops it when its time is up. */
#define _GNU_SOURCE
#include "diagram/layout_process.h"

#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define LARGEST_ANSWER (16 << 20)
#define FARTHEST 100000.0
#define MOST_BENDS 64
#define NAP 1000 /* microseconds */

static bool write_whole(int fd, const char *text)
{
    size_t len = strlen(text);
    while (len) {
        ssize_t n = write(fd, text, len);
        if (n <= 0)
            return false;
        text += n;
        len -= (size_t)n;
    }
    return lseek(fd, 0, SEEK_SET) == 0;
}

static char *read_whole(int fd)
{
    struct stat stat;
    if (fstat(fd, &stat) != 0 || stat.st_size > LARGEST_ANSWER || lseek(fd, 0, SEEK_SET) != 0)
        return NULL;
    char *text = g_malloc0((size_t)stat.st_size + 1);
    if (read(fd, text, (size_t)stat.st_size) == stat.st_size)
        return text;
    g_free(text);
    return NULL;
}

static bool start(const char *helper, const char *engine, int seconds, int in, int out, pid_t *ret)
{
    char limit[16];
    char *const argv[] = {(char *)helper, (char *)engine, limit, NULL};
    char *const environment[] = {(char *)"LC_ALL=C", NULL};
    posix_spawn_file_actions_t actions;
    g_snprintf(limit, sizeof limit, "%d", seconds);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    bool ok = posix_spawn(ret, helper, &actions, NULL, argv, environment) == 0;
    posix_spawn_file_actions_destroy(&actions);
    return ok;
}

/* True when it ended by itself, and well. */
static bool wait_for(pid_t pid, int seconds)
{
    gint64 deadline = g_get_monotonic_time() + seconds * G_USEC_PER_SEC;
    int status;
    pid_t done;
    while ((done = waitpid(pid, &status, WNOHANG)) == 0) {
        if (g_get_monotonic_time() > deadline) {
            kill(pid, SIGKILL);
            waitpid(pid, &status, 0);
            return false;
        }
        g_usleep(NAP);
    }
    return done == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

char *ark_layout_process(const char *helper, const char *engine, int seconds, const char *graph)
{
    int in = memfd_create("graph", MFD_CLOEXEC), out = memfd_create("places", MFD_CLOEXEC);
    char *answer = NULL;
    pid_t pid;
    if (in >= 0 && out >= 0 && write_whole(in, graph) &&
        start(helper, engine, seconds, in, out, &pid) && wait_for(pid, seconds))
        answer = read_whole(out);
    if (in >= 0)
        close(in);
    if (out >= 0)
        close(out);
    return answer;
}

static bool read_number(const char **p, double *ret)
{
    char *end;
    *ret = g_ascii_strtod(*p, &end);
    bool ok = end != *p && isfinite(*ret) && fabs(*ret) <= FARTHEST;
    *p = end;
    return ok;
}

static bool read_bends(struct ark_layout *layout, struct ark_layout_line *line, const char **p)
{
    double n, x, y;
    if (!read_number(p, &n) || n < 0 || n > MOST_BENDS)
        return false;
    line->bends = ARK_NEW_ARRAY(layout->arena, struct ark_point, (uint32_t)n + 1);
    for (line->bend_n = 0; line->bend_n < (uint32_t)n;) {
        if (!read_number(p, &x) || !read_number(p, &y))
            return false;
        line->bends[line->bend_n++] = (struct ark_point){x, y};
    }
    return true;
}

bool ark_layout_read(struct ark_layout *layout, const uint32_t *number, const char *answer)
{
    const char *p = answer;
    bool ok = true;
    for (uint32_t i = 0; ok && i < layout->box_n; i++) {
        struct ark_box *box = &layout->boxes[i];
        double x = 0, y = 0;
        if (number[i] == UINT32_MAX)
            continue;
        ok = read_number(&p, &x) && read_number(&p, &y);
        box->x = x - box->w / 2;
        box->y = y - box->h / 2;
    }
    for (uint32_t i = 0; ok && i < layout->line_n; i++)
        ok = read_bends(layout, &layout->lines[i], &p);
    for (uint32_t i = 0; !ok && i < layout->line_n; i++)
        layout->lines[i].bend_n = 0;
    return ok;
}
