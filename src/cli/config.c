/* Configuration: finding arkitjek.yaml and reading it with the same strictness as a pack. */
#include "cli/config.h"

#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/vec.h"
#include "load/loader.h"
#include "pack/keys.h"

struct keys {
    const struct ark_yaml *inputs, *packs, *fail_on, *profile, *parameters, *previous;
};

/* The nearest configuration upwards from `path`; NULL when there is none. Caller frees. */
static char *find_config(const char *path)
{
    g_autofree char *at = g_canonicalize_filename(path, NULL);
    if (!g_file_test(at, G_FILE_TEST_IS_DIR)) {
        char *dir = g_path_get_dirname(at);
        g_free(at);
        at = dir;
    }
    for (;;) {
        g_autofree char *file = g_build_filename(at, ARK_CONFIG_NAME, NULL);
        if (g_file_test(file, G_FILE_TEST_IS_REGULAR))
            return g_steal_pointer(&file);
        g_autofree char *parent = g_path_get_dirname(at);
        if (strcmp(parent, at) == 0)
            return NULL;
        g_free(at);
        at = g_steal_pointer(&parent);
    }
}

static bool read_list(const struct ark_yaml_file *file, const struct ark_yaml *node, char ***ret,
                      GError **error)
{
    if (!node)
        return true;
    if (node->kind != ARK_YAML_LIST || !node->n)
        return ark_yaml_fail(file, node, error, "%s",
                             ark_say(file->lang, "her skal stå en liste, fx [a.md, b.xml]",
                                     "a list is expected here, such as [a.md, b.xml]"));
    g_auto(GStrv) list = g_new0(char *, node->n + 1);
    for (uint32_t i = 0; i < node->n; i++) {
        if (node->items[i]->kind != ARK_YAML_SCALAR)
            return ark_yaml_fail(
                file, node->items[i], error, "%s",
                ark_say(file->lang, "her skal stå en tekst", "a text is expected"));
        list[i] = g_strdup(node->items[i]->text);
    }
    *ret = g_steal_pointer(&list);
    return true;
}

static bool fail_parameters(const struct ark_yaml_file *file, const struct ark_yaml *node,
                            GError **error)
{
    return ark_yaml_fail(file, node, error, "%s",
                         ark_say(file->lang,
                                 "her skal stå parametre efter regelpakke, fx "
                                 "`parameters: {rammearkitektur: {id: 3}}`",
                                 "parameters by rule pack are expected here, such as "
                                 "`parameters: {rammearkitektur: {id: 3}}`"));
}

/* Their types are the packs' business. */
static bool read_parameters(ark_config *config, const struct ark_yaml *packs, GError **error)
{
    const struct ark_yaml_file *file = config->yaml;
    uint32_t n = 0;
    if (!packs)
        return true;
    if (packs->kind != ARK_YAML_MAP)
        return fail_parameters(file, packs, error);
    for (uint32_t i = 0; i < packs->n; i++) {
        if (packs->pairs[i].value->kind != ARK_YAML_MAP)
            return fail_parameters(file, packs->pairs[i].value, error);
        n += packs->pairs[i].value->n;
    }
    config->settings = ARK_NEW_ARRAY(config->arena, struct ark_setting, n + 1);
    for (uint32_t i = 0; i < packs->n; i++) {
        const struct ark_yaml *key = packs->pairs[i].key, *values = packs->pairs[i].value;
        for (uint32_t k = 0; k < values->n; k++)
            config->settings[config->setting_n++] =
                (struct ark_setting){.pack = key->text,
                                     .id = values->pairs[k].key->text,
                                     .file = file,
                                     .pack_at = key,
                                     .id_at = values->pairs[k].key,
                                     .value = values->pairs[k].value};
    }
    return true;
}

static bool read_profile(ark_config *config, const struct ark_yaml *profile, GError **error)
{
    const char *text;
    config->profile = profile;
    return !profile || ark_key_text(config->yaml, profile, &text, error);
}

static bool read_previous(ark_config *config, const struct ark_yaml *previous, GError **error)
{
    const char *text;
    if (!previous)
        return true;
    if (!ark_key_text(config->yaml, previous, &text, error))
        return false;
    config->previous = g_strdup(text);
    return true;
}

static bool read_keys(ark_config *config, const struct ark_yaml_file *file, char ***ret_inputs,
                      GError **error)
{
    static const struct ark_key rows[] = {
        {"inputs", false, G_STRUCT_OFFSET(struct keys, inputs), ark_key_node},
        {"packs", false, G_STRUCT_OFFSET(struct keys, packs), ark_key_node},
        {"previous", false, G_STRUCT_OFFSET(struct keys, previous), ark_key_node},
        {"fail-on", false, G_STRUCT_OFFSET(struct keys, fail_on), ark_key_node},
        {"profile", false, G_STRUCT_OFFSET(struct keys, profile), ark_key_node},
        {"parameters", false, G_STRUCT_OFFSET(struct keys, parameters), ark_key_node},
    };
    static const char *const levels[] = {"skal", "bør", "kan", "never"};
    struct keys keys = {0};
    if (!ark_keys_read(file, file->root, ARK_CONFIG_NAME, rows, G_N_ELEMENTS(rows), &keys, error) ||
        !read_list(file, keys.inputs, ret_inputs, error) ||
        !read_list(file, keys.packs, &config->packs, error) ||
        !read_profile(config, keys.profile, error) ||
        !read_previous(config, keys.previous, error) ||
        !read_parameters(config, keys.parameters, error))
        return false;
    if (!keys.fail_on)
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(levels) && keys.fail_on->kind == ARK_YAML_SCALAR; i++) {
        if (strcmp(keys.fail_on->text, levels[i]) == 0) {
            config->fail_on = g_strdup(levels[i]);
            return true;
        }
    }
    return ark_yaml_fail(file, keys.fail_on, error, "%s",
                         ark_say(file->lang, "fail-on er skal, bør, kan eller never",
                                 "fail-on is skal, bør, kan or never"));
}

/* Paths of the configuration are relative to its folder. `base` is how the user named the folder,
 * so that messages show paths as the user writes them. */
static void resolve(char **paths, const char *base, bool only_paths)
{
    for (char **path = paths; path && *path; path++) {
        bool named = only_paths && !strchr(*path, '/') && !g_str_has_suffix(*path, ".yaml");
        if (named || g_path_is_absolute(*path))
            continue;
        const char *plain = g_str_has_prefix(*path, "./") ? *path + 2 : *path;
        char *full = g_build_filename(base, plain, NULL);
        g_free(*path);
        *path = full;
    }
}

static bool read_file(ark_config *config, const char *base, enum ark_lang lang, char ***ret_inputs,
                      GError **error)
{
    g_autoptr(ark_source) source = ark_source_open(config->file, lang, error);
    size_t len;
    g_autofree char *bytes =
        source ? ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error) : NULL;
    if (!bytes)
        return false;
    config->arena = ark_arena_new();
    config->yaml = ark_yaml_read(config->arena, config->file, bytes, len, lang, error);
    if (!config->yaml || !read_keys(config, config->yaml, ret_inputs, error))
        return false;
    resolve(*ret_inputs, base, false);
    resolve(config->packs, base, true);
    char *previous[] = {config->previous, NULL};
    resolve(previous, base, false);
    config->previous = previous[0];
    return true;
}

/* The folder of the configuration, by the words of the input if it is the input or holds it. */
static char *folder_name(const char *folder, const char *input)
{
    g_autofree char *parent = g_path_get_dirname(input);
    const char *const names[] = {input, parent};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *whole = g_canonicalize_filename(names[i], NULL);
        if (strcmp(whole, folder) == 0)
            return g_strdup(names[i]);
    }
    return g_strdup(folder);
}

bool ark_config_read(ark_config *config, char **inputs, enum ark_lang lang, GError **error)
{
    g_auto(GStrv) own = NULL;
    bool stdin_only = inputs[0] && strcmp(inputs[0], "-") == 0;
    config->inputs = g_strdupv(inputs);
    config->file = inputs[0] && !stdin_only ? find_config(inputs[0]) : NULL;
    if (!config->file)
        return true;
    g_autofree char *folder = g_path_get_dirname(config->file);
    config->folder = folder_name(folder, inputs[0]);
    g_autofree char *given = g_canonicalize_filename(inputs[0], NULL);
    bool is_folder = strcmp(folder, given) == 0;
    if (!read_file(config, is_folder ? inputs[0] : folder, lang, &own, error))
        return false;
    if (!is_folder || !own)
        return true;
    GPtrArray *all = g_ptr_array_new();
    for (char **path = own; *path; path++)
        g_ptr_array_add(all, g_strdup(*path));
    for (char **path = inputs + 1; *path; path++)
        g_ptr_array_add(all, g_strdup(*path));
    g_ptr_array_add(all, NULL);
    g_strfreev(config->inputs);
    config->inputs = (char **)g_ptr_array_free(all, FALSE);
    return true;
}

void ark_config_clear(ark_config *config)
{
    g_free(config->file);
    g_free(config->folder);
    g_strfreev(config->inputs);
    g_strfreev(config->packs);
    g_free(config->fail_on);
    g_free(config->previous);
    ark_arena_free(config->arena);
    *config = (ark_config){0};
}
