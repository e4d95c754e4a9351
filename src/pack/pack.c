/* Packs: the top of the file, the framework, and looking things up. Rules are read in rule.c. */
#include "pack/pack.h"

#include <string.h>

#include "base/limits.h"
#include "pack/reading.h"

bool ark_reading_list(const struct ark_reading *reading, const struct ark_yaml *list, size_t size,
                      ark_item_fn read, const void **ret_items, uint32_t *ret_n, GError **error)
{
    if (!list)
        return true;
    if (list->kind != ARK_YAML_LIST)
        return ark_yaml_fail(reading->file, list, error,
                             ark_say(reading->file->lang, "her ventes en liste (`- ...`).",
                                     "a list (`- ...`) is expected here."));
    if (list->n > ARK_MAX_PACK_ITEMS)
        return ark_yaml_fail(reading->file, list, error,
                             ark_say(reading->file->lang,
                                     "listen har %u punkter; højst %d. Del pakken op.",
                                     "the list has %u items; at most %d. Split the pack."),
                             list->n, ARK_MAX_PACK_ITEMS);
    char *items = ark_arena_alloc(reading->compile->arena, size * MAX(list->n, 1));
    for (uint32_t i = 0; i < list->n; i++) {
        if (!read(reading, list->items[i], items + size * i, error))
            return false;
    }
    *ret_items = items;
    *ret_n = list->n;
    return true;
}

struct ark_loc ark_reading_loc(const struct ark_reading *reading, const struct ark_yaml *node)
{
    return (struct ark_loc){.file = ark_atom_intern(reading->compile->atoms, reading->file->name),
                            .line = node->line,
                            .column = node->column};
}

const char *ark_reading_name(const struct ark_reading *reading, const struct ark_yaml *map,
                             const char *kind)
{
    const struct ark_yaml *id = ark_yaml_get(map, "id");
    if (!id || id->kind != ARK_YAML_SCALAR || !*id->text)
        return kind;
    return ark_arena_printf(reading->compile->arena, "%s %s", kind, id->text);
}

bool ark_key_level(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                   GError **error)
{
    for (int i = 0; value->kind == ARK_YAML_SCALAR && i < ARK_LEVELS; i++) {
        if (strcmp(value->text, ark_level_name((enum ark_level)i)) == 0) {
            *(enum ark_level *)field = (enum ark_level)i;
            return true;
        }
    }
    return ark_yaml_fail(file, value, error,
                         ark_say(file->lang,
                                 "ukendt niveau. Skriv SKAL, BØR, KAN, SKAL FORLADES eller BØR "
                                 "FORLADES.",
                                 "unknown level. Write SKAL, BØR, KAN, SKAL FORLADES or BØR "
                                 "FORLADES."));
}

bool ark_key_sure(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                  GError **error)
{
    for (int i = 0; value->kind == ARK_YAML_SCALAR && i < ARK_CERTAINTIES; i++) {
        if (strcmp(value->text, ark_certainty_key((enum ark_certainty)i)) == 0) {
            *(enum ark_certainty *)field = (enum ark_certainty)i;
            return true;
        }
    }
    return ark_yaml_fail(file, value, error,
                         ark_say(file->lang,
                                 "ukendt sikkerhed. Skriv H (rammen siger præcis det), M "
                                 "(sekundær kilde) eller ours (vores egen prøve).",
                                 "unknown certainty. Write H (the framework says exactly this), M "
                                 "(a secondary source) or ours (our own heuristic)."));
}

/* A principle and a rule of one framework share the ids that reports refer to. */
static bool check_id_is_new(const struct ark_reading *reading, const struct ark_yaml *map,
                            const char *id, GError **error)
{
    const struct ark_yaml *first = g_hash_table_lookup(reading->rule_ids, id);
    const struct ark_yaml *at = ark_yaml_get(map, "id");
    if (first)
        return ark_yaml_fail(reading->file, at, error,
                             ark_say(reading->file->lang,
                                     "id `%s` er brugt før (linje %u). Giv hver sit.",
                                     "id `%s` is already used (line %u). Give each its own."),
                             id, first->line);
    g_hash_table_insert(reading->rule_ids, (char *)id, (void *)at);
    return true;
}

static bool read_principle(const struct ark_reading *reading, const struct ark_yaml *map,
                           void *target, GError **error)
{
    static const struct ark_key KEYS[] = {
        {"id", true, offsetof(struct ark_principle, id), ark_key_text},
        {"title", true, offsetof(struct ark_principle, title), ark_key_pair},
        {"gist", true, offsetof(struct ark_principle, gist), ark_key_pair},
    };
    struct ark_principle *principle = target;
    principle->loc = ark_reading_loc(reading, map);
    const char *what =
        ark_reading_name(reading, map, ark_say(reading->file->lang, "princip", "principle"));
    return ark_keys_read(reading->file, map, what, KEYS, G_N_ELEMENTS(KEYS), principle, error) &&
           check_id_is_new(reading, map, principle->id, error);
}

static bool read_framework_rule(const struct ark_reading *reading, const struct ark_yaml *map,
                                void *target, GError **error)
{
    static const struct ark_key KEYS[] = {
        {"id", true, offsetof(struct ark_framework_rule, id), ark_key_text},
        {"principle", false, offsetof(struct ark_framework_rule, principle), ark_key_text},
        {"level", true, offsetof(struct ark_framework_rule, level), ark_key_level},
        {"sure", true, offsetof(struct ark_framework_rule, sure), ark_key_sure},
        {"source", true, offsetof(struct ark_framework_rule, source), ark_key_text},
        {"title", true, offsetof(struct ark_framework_rule, title), ark_key_pair},
        {"gist", true, offsetof(struct ark_framework_rule, gist), ark_key_pair},
    };
    struct ark_framework_rule *rule = target;
    rule->loc = ark_reading_loc(reading, map);
    const char *what = ark_reading_name(
        reading, map, ark_say(reading->file->lang, "rammeregel", "framework rule"));
    if (!ark_keys_read(reading->file, map, what, KEYS, G_N_ELEMENTS(KEYS), rule, error) ||
        !check_id_is_new(reading, map, rule->id, error))
        return false;
    if (!rule->principle || ark_pack_principle(reading->pack, rule->principle))
        return true;
    return ark_yaml_fail(reading->file, ark_yaml_get(map, "principle"), error,
                         ark_say(reading->file->lang,
                                 "%s: princippet `%s` står ikke under `principles`.",
                                 "%s: the principle `%s` is not among `principles`."),
                         what, rule->principle);
}

struct top {
    struct ark_pack pack;
    const struct ark_yaml *principles, *framework, *rules;
};

static bool read_top(const struct ark_yaml_file *file, struct top *top, GError **error)
{
    static const struct ark_key KEYS[] = {
        {"pack", true, offsetof(struct top, pack.id), ark_key_text},
        {"version", true, offsetof(struct top, pack.version), ark_key_text},
        {"title", true, offsetof(struct top, pack.title), ark_key_pair},
        {"url", false, offsetof(struct top, pack.url), ark_key_text},
        {"principles", false, offsetof(struct top, principles), ark_key_node},
        {"framework", false, offsetof(struct top, framework), ark_key_node},
        {"rules", false, offsetof(struct top, rules), ark_key_node},
    };
    if (!ark_keys_read(file, file->root, ark_say(file->lang, "regelpakke", "pack"), KEYS,
                       G_N_ELEMENTS(KEYS), top, error))
        return false;
    if (top->framework || top->rules)
        return true;
    return ark_yaml_fail(file, file->root, error,
                         ark_say(file->lang, "pakken har hverken `framework` eller `rules`.",
                                 "the pack has neither `framework` nor `rules`."));
}

/* In the order of what refers to what, whatever their order in the file. */
static bool read_parts(struct ark_reading *reading, const struct top *top, GError **error)
{
    struct ark_pack *pack = reading->pack;
    if (!ark_reading_list(reading, top->principles, sizeof *pack->principles, read_principle,
                          (const void **)&pack->principles, &pack->principle_n, error) ||
        !ark_reading_list(reading, top->framework, sizeof *pack->framework_rules,
                          read_framework_rule, (const void **)&pack->framework_rules,
                          &pack->framework_rule_n, error))
        return false;
    g_hash_table_remove_all(reading->rule_ids);
    return ark_reading_list(reading, top->rules, sizeof *pack->rules, ark_rule_read,
                            (const void **)&pack->rules, &pack->rule_n, error);
}

const struct ark_pack *ark_pack_load(const struct ark_compile *compile, const char *file,
                                     const char *bytes, size_t len, GError **error)
{
    const struct ark_yaml_file *yaml =
        ark_yaml_read(compile->arena, file, bytes, len, compile->lang, error);
    struct top top = {0};
    if (!yaml || !read_top(yaml, &top, error))
        return NULL;
    struct ark_pack *pack = ARK_NEW(compile->arena, struct ark_pack);
    *pack = top.pack;
    pack->file = yaml->name;
    struct ark_reading reading = {compile, yaml, pack, g_hash_table_new(g_str_hash, g_str_equal),
                                  g_hash_table_new(g_str_hash, g_str_equal)};
    bool ok = read_parts(&reading, &top, error);
    g_hash_table_unref(reading.rule_ids);
    g_hash_table_unref(reading.regexes);
    return ok ? pack : NULL;
}

const struct ark_rule *ark_pack_rule(const struct ark_pack *pack, const char *id)
{
    for (uint32_t i = 0; i < pack->rule_n; i++) {
        if (strcmp(pack->rules[i].id, id) == 0)
            return &pack->rules[i];
    }
    return NULL;
}

const struct ark_framework_rule *ark_pack_framework_rule(const struct ark_pack *pack,
                                                         const char *id)
{
    for (uint32_t i = 0; i < pack->framework_rule_n; i++) {
        if (strcmp(pack->framework_rules[i].id, id) == 0)
            return &pack->framework_rules[i];
    }
    return NULL;
}

const struct ark_principle *ark_pack_principle(const struct ark_pack *pack, const char *id)
{
    for (uint32_t i = 0; i < pack->principle_n; i++) {
        if (strcmp(pack->principles[i].id, id) == 0)
            return &pack->principles[i];
    }
    return NULL;
}
