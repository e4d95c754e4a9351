/* Running the program in a folder of its own: what it printed, and how it ended. */
#pragma once

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "suite.h"

static char *dir; /* of this process; holds the inputs, and is where the program runs */

struct outcome {
    int code; /* -1: ended by a signal */
    char *out, *err;
};

/* With `env` (NULL: ours) instead of our environment. */
static inline struct outcome run_in(char **env, const char *const *args)
{
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    struct outcome outcome = {0};
    int status;
    g_ptr_array_add(argv, (char *)g_getenv("ARK_PROGRAM"));
    for (; *args; args++)
        g_ptr_array_add(argv, (char *)*args);
    g_ptr_array_add(argv, NULL);
    ck_assert(g_spawn_sync(dir, (char **)argv->pdata, env, G_SPAWN_DEFAULT, NULL, NULL,
                           &outcome.out, &outcome.err, &status, NULL));
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    ck_assert_msg(strstr(outcome.err, "==ERROR") == NULL, "%s", outcome.err);
    return outcome;
}

static inline struct outcome run(const char *const *args)
{
    return run_in(NULL, args);
}

#define RUN(...) run((const char *const[]){__VA_ARGS__, NULL})

/* `check` of these files, with these options; both may be longer than one writes by hand. */
static inline struct outcome run_check(char **paths, guint n, const char *const *options)
{
    g_autoptr(GPtrArray) args = g_ptr_array_new();
    g_ptr_array_add(args, (char *)"check");
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(args, paths[i]);
    for (; *options; options++)
        g_ptr_array_add(args, (char *)*options);
    g_ptr_array_add(args, NULL);
    return run((const char *const *)args->pdata);
}

static inline void clear(struct outcome *outcome)
{
    g_free(outcome->out);
    g_free(outcome->err);
}

static inline char *path_of(const char *name)
{
    return g_build_filename(dir, name, NULL);
}

/* The exit code of a shell line, in which $A is the program. */
static inline int shell(const char *line)
{
    int status;
    g_autofree char *whole = g_strdup_printf("A=\"$ARK_PROGRAM\"; %s", line);
    const char *const argv[] = {"/bin/sh", "-c", whole, NULL};
    ck_assert(g_spawn_sync(dir, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                           &status, NULL));
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static inline void put(const char *name, const char *bytes, gssize len)
{
    g_autofree char *path = path_of(name), *parent = g_path_get_dirname(path);
    g_mkdir_with_parents(parent, 0755);
    ck_assert(g_file_set_contents(path, bytes, len, NULL));
}

static inline char *content_of(const char *name)
{
    g_autofree char *path = path_of(name);
    char *bytes = NULL;
    g_file_get_contents(path, &bytes, NULL, NULL);
    return bytes;
}

/* A copy of a file of the source tree. */
static inline void put_copy(const char *name, const char *source)
{
    g_autofree char *path = g_build_filename(g_getenv("ARK_SOURCE_ROOT"), source, NULL);
    g_autofree char *bytes = NULL;
    gsize len;
    ck_assert(g_file_get_contents(path, &bytes, &len, NULL));
    put(name, bytes, (gssize)len);
}

/* Runs the tests in a new folder, and removes it. */
static inline int run_suite_in_folder(const char *name, const TTest *const *tests, size_t n)
{
    dir = g_dir_make_tmp("ark-XXXXXX", NULL);
    int code = run_suite(name, tests, n);
    const char *const remove[] = {"rm", "-rf", dir, NULL};
    g_spawn_sync(NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    g_free(dir);
    return code;
}
