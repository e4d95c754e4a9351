/* What a Python script of this folder counted in a file, for tests that hold it against ours. */
#pragma once

#include <jansson.h>

#include "loading.h"

/* The script's answer for the file; ends the test when it can't be run. */
static inline json_t *counted_by(const char *script, const char *path)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *program = g_build_filename(root ? root : ".", "tests", script, NULL);
    const char *argv[] = {"python3", program, path, NULL};
    g_autofree char *out = NULL;
    int status = 1;
    g_autoptr(GError) error = NULL;
    bool ran = g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                            &status, &error);
    ck_assert_msg(ran && status == 0, "%s: %s", program, error ? error->message : "failed");
    json_t *json = json_loads(out, 0, NULL);
    ck_assert_msg(json != NULL, "%s: %s", program, out);
    return json;
}

static inline uint32_t counted(const json_t *json, const char *key)
{
    const json_t *value = json_object_get(json, key);
    ck_assert_msg(json_is_integer(value), "nothing counted as %s", key);
    return (uint32_t)json_integer_value(value);
}

static inline uint32_t labelled(const struct loaded *l, const char *label)
{
    return ark_graph_label_count(l->graph, ark_atom_intern(l->atoms, label));
}

/* The number behind `key` in the row of the corpus index whose column "local" is `local`: one of
 * its oddities ("headings=2; links=18"). */
static inline uint32_t indexed(const char *corpus, const char *local, const char *key)
{
    g_autofree char *index = g_build_filename(corpus, "INDEX.tsv", NULL), *text = NULL;
    ck_assert(g_file_get_contents(index, &text, NULL, NULL));
    g_autofree char *cell = g_strdup_printf("\t%s\t", local), *word = g_strdup_printf("%s=", key);
    const char *row = strstr(text, cell), *end = row ? strchr(row, '\n') : NULL;
    const char *at = end ? g_strstr_len(row, end - row, word) : NULL;
    ck_assert_msg(at != NULL, "the index has no %s of %s", key, local);
    return (uint32_t)atoi(at + strlen(word));
}

/* The files of a group of the corpus, one by one. */
static inline void each_file_of(const char *group,
                                void (*look)(const char *corpus, const char *local))
{
    g_autofree char *corpus = corpus_folder();
    g_autofree char *folder = corpus ? g_build_filename(corpus, group, NULL) : NULL;
    g_autoptr(GDir) dir = folder ? g_dir_open(folder, 0, NULL) : NULL;
    unsigned seen = 0;
    for (const char *name; dir && (name = g_dir_read_name(dir)); seen++) {
        g_autofree char *local = g_build_filename(group, name, NULL);
        look(corpus, local);
    }
    ck_assert(!corpus || seen > 0);
}
