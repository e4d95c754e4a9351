/* Loading packs: first the tops of all files, so that it is known who extends whom and who sets
 * which parameter; then each pack, what is extended before what extends it. */
#include "pack/loading.h"

#include <string.h>

#include "base/limits.h"

static void unit_free(gpointer data)
{
    struct ark_unit *unit = data;
    ark_mistakes_clear(&unit->mistakes);
    g_free(unit);
}

/* A new unit with its YAML and its top; NULL when it is not YAML. */
static struct ark_unit *unit_new(struct ark_loading *loading, const struct ark_pack_source *source,
                                 GError **error)
{
    const struct ark_compile *compile = loading->compile;
    const struct ark_yaml_file *file = ark_yaml_read(compile->arena, source->file, source->bytes,
                                                     source->len, compile->lang, error);
    if (!file)
        return NULL;
    struct ark_unit *unit = g_new0(struct ark_unit, 1);
    unit->key = ark_arena_strdup(compile->arena, source->key);
    unit->yaml = *file;
    unit->yaml.mistakes = &unit->mistakes;
    unit->tests_elsewhere = source->tests_elsewhere || compile->tests_elsewhere;
    g_autoptr(GError) first = NULL;
    ark_top_read(unit, &first);
    unit->pack = ARK_NEW(compile->arena, struct ark_pack);
    *unit->pack = (struct ark_pack){.id = unit->top.id,
                                    .file = unit->yaml.name,
                                    .version = unit->top.version,
                                    .title = unit->top.title,
                                    .url = unit->top.url,
                                    .matrix = unit->top.matrix};
    return unit;
}

static bool fail_too_many(const struct ark_loading *loading, const char *file, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_PACK, file, 0, 0,
                       ark_say(loading->compile->lang,
                               "for mange regelpakker: højst %d i én kørsel.",
                               "too many rule packs: at most %d in one run."),
                       ARK_MAX_PACKS);
}

struct ark_unit *ark_unit_visit(struct ark_loading *loading, const struct ark_pack_source *source,
                                GError **error)
{
    struct ark_unit *unit = g_hash_table_lookup(loading->by_key, source->key);
    if (unit)
        return unit;
    if (g_hash_table_size(loading->by_key) >= ARK_MAX_PACKS) {
        fail_too_many(loading, source->file, error);
        return NULL;
    }
    unit = unit_new(loading, source, error);
    if (!unit)
        return NULL;
    g_hash_table_insert(loading->by_key, (char *)unit->key, unit); /* owns it */
    g_ptr_array_add(loading->stack, unit);
    unit->open = true;
    bool ok = ark_unit_extend(loading, unit, error);
    unit->open = false;
    g_ptr_array_remove_index(loading->stack, loading->stack->len - 1);
    if (ok)
        g_ptr_array_add(loading->units, unit);
    return ok ? unit : NULL;
}

static bool fail_twice(const struct ark_loading *loading, const struct ark_unit *unit,
                       const char *other, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_PACK, unit->yaml.name, 0, 0,
                       ark_say(loading->compile->lang,
                               "regelpakken %s er taget med to gange%s%s. Giv den én gang.",
                               "the rule pack %s was given twice%s%s. Give it once."),
                       unit->pack->id,
                       other ? ark_say(loading->compile->lang, ", også som ", ", also as ") : "",
                       other ? other : "");
}

/* Two files of one id; their rules, nodes and settings could not be told apart. */
static bool check_ids(const struct ark_loading *loading, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < loading->units->len; i++) {
        const struct ark_unit *unit = loading->units->pdata[i], *other;
        if (!unit->pack->id)
            continue;
        other = g_hash_table_lookup(seen, unit->pack->id);
        if (other)
            return fail_twice(loading, unit, other->yaml.name, error);
        g_hash_table_insert(seen, (char *)unit->pack->id, (void *)unit);
    }
    return true;
}

static bool visit_all(struct ark_loading *loading, const struct ark_pack_source *named, uint32_t n,
                      GError **error)
{
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    for (uint32_t i = 0; i < n; i++) {
        const struct ark_unit *unit = ark_unit_visit(loading, &named[i], error);
        if (!unit)
            return false;
        if (!g_hash_table_add(names, (char *)unit->key))
            return fail_twice(loading, unit, NULL, error);
    }
    return true;
}

/* Then a setting may be wrong only because of them. */
static bool has_mistakes(const struct ark_loading *loading)
{
    for (guint i = 0; i < loading->units->len; i++) {
        if (((struct ark_unit *)loading->units->pdata[i])->mistakes.items.n)
            return true;
    }
    return false;
}

static bool read_all(struct ark_loading *loading, GError **error)
{
    GPtrArray *units = loading->units;
    if (!check_ids(loading, error))
        return false;
    for (guint i = 0; i < units->len; i++)
        ark_parameters_read(loading, units->pdata[i]);
    for (guint i = 0; i < units->len; i++)
        ark_parameters_set(loading, units->pdata[i]);
    if (!has_mistakes(loading) && !ark_parameters_apply(loading, error))
        return false;
    for (guint i = 0; i < units->len; i++) {
        struct ark_unit *unit = units->pdata[i];
        ark_unit_read(loading, unit);
        if (!ark_mistakes_tell(&unit->mistakes, loading->compile->lang, error))
            return false;
    }
    return true;
}

static const struct ark_pack *const *packs_of(const struct ark_loading *loading)
{
    guint n = loading->units->len;
    const struct ark_pack **packs =
        ARK_NEW_ARRAY(loading->compile->arena, const struct ark_pack *, n + 1);
    for (guint i = 0; i < n; i++)
        packs[i] = ((struct ark_unit *)loading->units->pdata[i])->pack;
    return packs;
}

bool ark_packs_load(const struct ark_compile *compile, const struct ark_pack_options *options,
                    const struct ark_pack_source *named, uint32_t n,
                    const struct ark_pack *const **ret_packs, uint32_t *ret_n, GError **error)
{
    struct ark_loading loading = {
        .compile = compile,
        .options = options,
        .units = g_ptr_array_new(),
        .by_key = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, unit_free),
        .stack = g_ptr_array_new()};
    bool ok = visit_all(&loading, named, n, error) && read_all(&loading, error);
    if (ok) {
        *ret_packs = packs_of(&loading);
        *ret_n = loading.units->len;
    }
    g_ptr_array_unref(loading.stack);
    g_ptr_array_unref(loading.units);
    g_hash_table_unref(loading.by_key);
    return ok;
}

const struct ark_pack *ark_pack_load(const struct ark_compile *compile, const char *file,
                                     const char *bytes, size_t len, GError **error)
{
    const struct ark_pack_options options = {0};
    const struct ark_pack_source source = {.key = file, .file = file, .bytes = bytes, .len = len};
    const struct ark_pack *const *packs;
    uint32_t n;
    return ark_packs_load(compile, &options, &source, 1, &packs, &n, error) ? packs[0] : NULL;
}
