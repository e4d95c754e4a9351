/* Packs: the top of the file, the framework, and what is read in which order. Rules are read in
 * rule.c. */
#include "pack/pack.h"

#include <string.h>

#include "base/limits.h"
#include "pack/format.h"
#include "pack/loading.h"

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
    bool ok = true;
    for (uint32_t i = 0; i < list->n && !reading->file->mistakes->more; i++)
        ok = read(reading, list->items[i], items + size * i, error) && ok;
    *ret_items = items;
    *ret_n = list->n;
    return ok;
}

static bool read_text(const struct ark_reading *reading, const struct ark_yaml *item, void *target,
                      GError **error)
{
    return ark_key_text(reading->file, item, target, error);
}

bool ark_reading_texts(const struct ark_reading *reading, const struct ark_yaml *list,
                       const char *const **ret_texts, uint32_t *ret_n, GError **error)
{
    const void *items = NULL;
    bool ok = ark_reading_list(reading, list, sizeof(char *), read_text, &items, ret_n, error);
    *ret_texts = items;
    return ok;
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

bool ark_key_word(const struct ark_yaml_file *file, const struct ark_yaml *value,
                  const char *enumeration, void *field, GError **error)
{
    enum { MOST = 16 };
    const char *words[MOST];
    uint32_t n = 0;
    for (const char *word; n < MOST && (word = ark_pack_format_word(enumeration, n)); n++) {
        words[n] = word;
        if (value->kind == ARK_YAML_SCALAR && strcmp(value->text, word) == 0) {
            *(int *)field = (int)n;
            return true;
        }
    }
    g_autofree char *all = ark_key_join(words, n, file->lang);
    return ark_yaml_fail(
        file, value, error,
        ark_say(file->lang, "ukendt ord. Der er: %s.", "unknown word. There are: %s."), all);
}

/* A principle and a rule of one framework share the ids that reports refer to. */
static bool check_id_is_new(const struct ark_reading *reading, const struct ark_yaml *map,
                            const char *id, GError **error)
{
    const struct ark_yaml *first = id ? g_hash_table_lookup(reading->rule_ids, id) : NULL;
    const struct ark_yaml *at = ark_yaml_get(map, "id");
    if (!id)
        return false;
    if (first)
        return ark_yaml_fail(reading->file, at, error,
                             ark_say(reading->file->lang,
                                     "id `%s` er brugt før (linje %u). Giv hver sit.",
                                     "id `%s` is already used (line %u). Give each its own."),
                             id, first->line);
    g_hash_table_insert(reading->rule_ids, (char *)id, (void *)at);
    return true;
}

bool ark_reading_principle(const struct ark_reading *reading, const struct ark_yaml *at,
                           const char *id, const char *what, GError **error)
{
    const struct ark_principle *found = id ? ark_pack_principle(reading->pack, id) : NULL;
    if (found)
        return ark_reading_rival(reading, at, id, found->pack, ark_pack_own_principle, error);
    if (!id || reading->principles_lost)
        return true;
    return ark_yaml_fail(reading->file, at, error,
                         ark_say(reading->file->lang,
                                 "%s: princippet `%s` står ikke under `principles`.",
                                 "%s: the principle `%s` is not among `principles`."),
                         what, id);
}

static const struct ark_key PRINCIPLE_KEYS[] = {
    {"id", true, offsetof(struct ark_principle, id), ark_key_text},
    {"title", true, offsetof(struct ark_principle, title), ark_key_pair},
    {"gist", true, offsetof(struct ark_principle, gist), ark_key_pair},
    {"needs_plan", false, offsetof(struct ark_principle, needs_plan), ark_key_flag},
};
const struct ark_format ark_format_principle = {"principle", PRINCIPLE_KEYS,
                                                G_N_ELEMENTS(PRINCIPLE_KEYS)};

static bool read_principle(const struct ark_reading *reading, const struct ark_yaml *map,
                           void *target, GError **error)
{
    struct ark_principle *principle = target;
    principle->pack = reading->pack;
    principle->loc = ark_reading_loc(reading, map);
    const char *what =
        ark_reading_name(reading, map, ark_say(reading->file->lang, "princip", "principle"));
    bool ok = ark_format_read(reading->file, map, what, &ark_format_principle, principle, error);
    return check_id_is_new(reading, map, principle->id, error) && ok;
}

static const struct ark_key FRAMEWORK_KEYS[] = {
    {"id", true, offsetof(struct ark_framework_rule, id), ark_key_text},
    {"principle", false, offsetof(struct ark_framework_rule, principle), ark_key_text},
    {"level", true, offsetof(struct ark_framework_rule, level), ark_key_level},
    {"sure", true, offsetof(struct ark_framework_rule, sure), ark_key_sure},
    {"source", true, offsetof(struct ark_framework_rule, source), ark_key_text},
    {"title", true, offsetof(struct ark_framework_rule, title), ark_key_pair},
    {"gist", true, offsetof(struct ark_framework_rule, gist), ark_key_pair},
    {"needs_plan", false, offsetof(struct ark_framework_rule, needs_plan), ark_key_flag},
};
const struct ark_format ark_format_framework_rule = {"frameworkRule", FRAMEWORK_KEYS,
                                                     G_N_ELEMENTS(FRAMEWORK_KEYS)};

static bool read_framework_rule(const struct ark_reading *reading, const struct ark_yaml *map,
                                void *target, GError **error)
{
    struct ark_framework_rule *rule = target;
    rule->pack = reading->pack;
    rule->loc = ark_reading_loc(reading, map);
    const char *what = ark_reading_name(
        reading, map, ark_say(reading->file->lang, "rammeregel", "framework rule"));
    bool ok = ark_format_read(reading->file, map, what, &ark_format_framework_rule, rule, error);
    ok = check_id_is_new(reading, map, rule->id, error) && ok;
    return ark_reading_principle(reading, ark_yaml_get(map, "principle"), rule->principle, what,
                                 error) &&
           ok;
}

static const struct ark_key TOP_KEYS[] = {
    {"pack", true, offsetof(struct ark_top, id), ark_key_text},
    {"version", true, offsetof(struct ark_top, version), ark_key_text},
    {"title", true, offsetof(struct ark_top, title), ark_key_pair},
    {"url", false, offsetof(struct ark_top, url), ark_key_text},
    {"matrix", false, offsetof(struct ark_top, matrix), ark_key_flag},
    {"extends", false, offsetof(struct ark_top, extends), ark_key_node},
    {"set", false, offsetof(struct ark_top, set), ark_key_node},
    {"overrides", false, offsetof(struct ark_top, overrides), ark_key_node},
    {"parameters", false, offsetof(struct ark_top, parameters), ark_key_node},
    {"define", false, offsetof(struct ark_top, define), ark_key_node},
    {"profiles", false, offsetof(struct ark_top, profiles), ark_key_node},
    {"principles", false, offsetof(struct ark_top, principles), ark_key_node},
    {"framework", false, offsetof(struct ark_top, framework), ark_key_node},
    {"catalogue", false, offsetof(struct ark_top, catalogue), ark_key_node},
    {"rules", false, offsetof(struct ark_top, rules), ark_key_node},
    {"tables", false, offsetof(struct ark_top, tables), ark_key_node},
};
const struct ark_format ark_format_pack = {"", TOP_KEYS, G_N_ELEMENTS(TOP_KEYS)};

static bool check_top(const struct ark_unit *unit, GError **error)
{
    const struct ark_top *top = &unit->top;
    const struct ark_yaml_file *file = &unit->yaml;
    const struct ark_yaml *lonely = top->set ? top->set : top->overrides;
    if (lonely && !top->extends)
        return ark_yaml_fail(file, lonely, error,
                             ark_say(file->lang,
                                     "`set` og `overrides` ændrer i andre pakker; skriv med "
                                     "`extends`, hvilke.",
                                     "`set` and `overrides` change other packs; say which with "
                                     "`extends`."));
    if (top->framework || top->rules || top->catalogue || top->tables || top->extends)
        return true;
    return ark_yaml_fail(file, file->root, error,
                         ark_say(file->lang,
                                 "pakken har hverken `framework`, `rules`, `catalogue`, `tables` "
                                 "eller `extends`.",
                                 "the pack has none of `framework`, `rules`, `catalogue`, `tables` "
                                 "and `extends`."));
}

bool ark_top_read(struct ark_unit *unit, GError **error)
{
    const struct ark_yaml_file *file = &unit->yaml;
    return ark_format_read(file, file->root, ark_say(file->lang, "regelpakke", "pack"),
                           &ark_format_pack, &unit->top, error) &&
           check_top(unit, error);
}

/* The rules of the packs that are extended; two of one id could not be told apart in a result. */
static void inherit(const struct ark_reading *reading, const struct ark_yaml *extends,
                    GError **error)
{
    const struct ark_pack *pack = reading->pack;
    for (uint32_t i = 0; i < pack->extend_n; i++) {
        for (uint32_t k = 0; k < pack->extends[i]->rule_n; k++) {
            const struct ark_rule *rule = &pack->extends[i]->rules[k];
            const struct ark_rule *other = g_hash_table_lookup(reading->inherited, rule->id);
            if (other)
                ark_yaml_fail(reading->file, extends, error,
                              ark_say(reading->file->lang,
                                      "to af de pakker, der udvides, har en regel %s (%s:%u og "
                                      "%s:%u). Udvid kun den ene.",
                                      "two of the packs that are extended have a rule %s (%s:%u "
                                      "and %s:%u). Extend only one."),
                              rule->id, ark_atom_text(reading->compile->atoms, other->loc.file),
                              other->loc.line,
                              ark_atom_text(reading->compile->atoms, rule->loc.file),
                              rule->loc.line);
            g_hash_table_insert(reading->inherited, (char *)rule->id, (void *)rule);
        }
    }
}

/* The list, or one without an id: it may be the one that others name. */
static bool lost_principle(const struct ark_pack *pack)
{
    bool lost = !pack->principle_n;
    for (uint32_t i = 0; i < pack->principle_n; i++)
        lost = lost || !pack->principles[i].id;
    return lost;
}

static bool lost_framework_rule(const struct ark_pack *pack)
{
    bool lost = !pack->framework_rule_n;
    for (uint32_t i = 0; i < pack->framework_rule_n; i++)
        lost = lost || !pack->framework_rules[i].id;
    return lost;
}

static void read_framework(struct ark_reading *reading, const struct ark_top *top, GError **error)
{
    struct ark_pack *pack = reading->pack;
    bool ok = ark_reading_list(reading, top->principles, sizeof *pack->principles, read_principle,
                               (const void **)&pack->principles, &pack->principle_n, error);
    reading->principles_lost = !ok && lost_principle(pack);
    ok = ark_reading_list(reading, top->framework, sizeof *pack->framework_rules,
                          read_framework_rule, (const void **)&pack->framework_rules,
                          &pack->framework_rule_n, error);
    reading->framework_lost = !ok && lost_framework_rule(pack);
}

/* In the order of what refers to what, whatever their order in the file. */
static void read_parts(const struct ark_loading *loading, struct ark_reading *reading,
                       struct ark_unit *unit, GError **error)
{
    struct ark_pack *pack = unit->pack;
    const void *rules = NULL;
    inherit(reading, unit->top.extends, error);
    ark_definitions_read(reading, unit->top.define, error);
    g_hash_table_remove_all(reading->rule_ids);
    ark_profiles_read(reading, unit->top.profiles, error);
    g_hash_table_remove_all(reading->rule_ids);
    read_framework(reading, &unit->top, error);
    g_hash_table_remove_all(reading->rule_ids);
    ark_catalogue_read(reading, unit->top.catalogue, error);
    bool ok = ark_reading_list(reading, unit->top.rules, sizeof *pack->rules, ark_rule_read, &rules,
                               &pack->rule_n, error);
    unit->rules = (struct ark_rule *)rules;
    pack->rules = rules;
    if (ok)
        ark_lives_check(reading, unit->top.rules, error);
    ark_tables_read(reading, unit->top.tables, error);
    ark_overrides_read(loading, reading, unit, error);
    ark_definitions_warn(reading);
}

void ark_unit_read(struct ark_loading *loading, struct ark_unit *unit)
{
    g_autoptr(GError) first = NULL;
    g_autoptr(GHashTable) parameters = ark_parameters_table(unit->pack);
    g_autoptr(GHashTable) definitions = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) inherited = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) regexes = g_hash_table_new(g_str_hash, g_str_equal);
    struct ark_compile compile = *loading->compile;
    compile.parameters = parameters;
    compile.definitions = definitions;
    compile.tests_elsewhere = unit->tests_elsewhere;
    if (unit->tests_elsewhere) /* and so is what is odd in it */
        compile.warnings = NULL;
    struct ark_reading reading = {.compile = &compile,
                                  .file = &unit->yaml,
                                  .pack = unit->pack,
                                  .rule_ids = ids,
                                  .inherited = inherited,
                                  .regexes = regexes};
    read_parts(loading, &reading, unit, &first);
}
