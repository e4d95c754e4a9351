/* Where the program is that lays out by graphviz. */
#pragma once

#include <stdio.h>

#include <glib.h>

/* NULL, and said, when it was not built. Caller frees. */
static inline char *helper_path(void)
{
    g_autofree char *folder = g_path_get_dirname(g_getenv("ARK_PROGRAM"));
    char *path = g_build_filename(folder, "arkitjek-layout", NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        return path;
    fprintf(stderr, "skipped: no arkitjek-layout was built\n");
    g_free(path);
    return NULL;
}
