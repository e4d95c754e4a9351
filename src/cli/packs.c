/* Opening packs. Knows where they lie, not what is in them. */
#include "cli/packs.h"

#include <string.h>

#include "base/limits.h"
#include "embedded/embedded.h"
#include "load/loader.h"

#define PACK_PREFIX "rules/"
#define MORE_PREFIX "rules/more/" /* packs that are used when they are named */
#define DATA_PREFIX "rules/data/" /* when a data model was read */
#define PACK_ENDING ".yaml"

void ark_pack_files_clear(struct ark_pack_files *files)
{
    g_clear_pointer(&files->owned, g_ptr_array_unref);
}

/* Kept until the end; gives it back. */
static char *own(struct ark_pack_files *files, char *bytes)
{
    if (!files->owned)
        files->owned = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(files->owned, bytes);
    return bytes;
}

static struct ark_pack_source built_in(const struct ark_embedded *file, bool with_tests)
{
    return (struct ark_pack_source){.key = file->name,
                                    .file = file->name,
                                    .bytes = with_tests ? file->tested : file->bytes,
                                    .len = with_tests ? file->tested_len : file->len,
                                    .tests_elsewhere = !with_tests};
}

static bool is_pack(const struct ark_embedded *file)
{
    return g_str_has_prefix(file->name, PACK_PREFIX);
}

/* Is the pack used without being named? */
static bool is_used(const struct ark_pack_files *files, const struct ark_embedded *file)
{
    if (g_str_has_prefix(file->name, DATA_PREFIX))
        return files->every || files->data_model;
    return files->every || (!files->only_data && !g_str_has_prefix(file->name, MORE_PREFIX));
}

struct ark_pack_source *ark_packs_built_in(const struct ark_pack_files *files, uint32_t *ret_n)
{
    struct ark_pack_source *all = g_new(struct ark_pack_source, ark_embedded_count + 1);
    *ret_n = 0;
    for (unsigned i = 0; i < ark_embedded_count; i++) {
        const struct ark_embedded *file = &ark_embedded_files[i];
        if (is_pack(file) && is_used(files, file))
            all[(*ret_n)++] = built_in(file, files->with_tests);
    }
    return all;
}

/* The name that a user calls it by. */
static char *id_of(const struct ark_embedded *file)
{
    g_autofree char *base = g_path_get_basename(file->name);
    return g_strndup(base, strlen(base) - strlen(PACK_ENDING));
}

static bool open_built_in(const struct ark_pack_files *files, const char *name,
                          struct ark_pack_source *ret_source, GError **error)
{
    g_autoptr(GString) known = g_string_new(NULL);
    for (unsigned i = 0; i < ark_embedded_count; i++) {
        const struct ark_embedded *file = &ark_embedded_files[i];
        if (!is_pack(file))
            continue;
        g_autofree char *id = id_of(file);
        if (strcmp(id, name) == 0) {
            *ret_source = built_in(file, files->with_tests);
            return true;
        }
        g_string_append_printf(known, "%s%s", known->len ? ", " : "", id);
    }
    return ark_fail(
        error, ARK_ERROR_PACK,
        ark_say(files->lang,
                "der er ingen regelpakke, der hedder %s. Der er %s; en fil gives som sti, "
                "fx ./min.yaml.",
                "there is no rule pack called %s. There are %s; give a file as a path, "
                "such as ./mine.yaml."),
        name, known->str);
}

static bool open_file(struct ark_pack_files *files, const char *path,
                      struct ark_pack_source *ret_source, GError **error)
{
    g_autoptr(ark_source) source = ark_source_open(path, files->lang, error);
    size_t len;
    char *bytes = source ? ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error) : NULL;
    if (!bytes) {
        if (error && *error)
            (*error)->code = ARK_ERROR_PACK;
        return false;
    }
    *ret_source = (struct ark_pack_source){.key = own(files, g_canonicalize_filename(path, NULL)),
                                           .file = own(files, g_strdup(path)),
                                           .bytes = own(files, bytes),
                                           .len = len};
    return true;
}

bool ark_pack_files_open(void *user, const char *name, const char *from,
                         struct ark_pack_source *ret_source, GError **error)
{
    struct ark_pack_files *files = user;
    if (!strchr(name, '/') && !g_str_has_suffix(name, PACK_ENDING))
        return open_built_in(files, name, ret_source, error);
    if (!from)
        return open_file(files, name, ret_source, error);
    if (g_path_is_absolute(name))
        return ark_fail(error, ARK_ERROR_PACK, "%s",
                        ark_say(files->lang,
                                "skriv stien ud fra pakkens egen mappe, fx ./min.yaml.",
                                "write the path from the pack's own folder, such as ./mine.yaml."));
    g_autofree char *folder = g_path_get_dirname(from);
    const char *plain = g_str_has_prefix(name, "./") ? name + 2 : name;
    g_autofree char *path =
        strcmp(folder, ".") == 0 ? g_strdup(plain) : g_build_filename(folder, plain, NULL);
    return open_file(files, path, ret_source, error);
}
