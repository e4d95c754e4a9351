/* Profiles: kinds of solutions that obligations differ by; and what level holds for a rule. */
#include "pack/format.h"
#include "pack/loading.h"

#include <string.h>

#include "base/nearest.h"

struct raw {
    struct ark_profile profile;
    const struct ark_yaml *when;
};

static const struct ark_key KEYS[] = {
    {"id", true, offsetof(struct raw, profile.id), ark_key_text},
    {"title", true, offsetof(struct raw, profile.title), ark_key_pair},
    {"when", false, offsetof(struct raw, when), ark_key_node},
};
const struct ark_format ark_format_profile = {"profile", KEYS, G_N_ELEMENTS(KEYS)};

static bool check_id(const struct ark_reading *reading, const struct ark_yaml *map, const char *id,
                     GError **error)
{
    const struct ark_yaml *first = g_hash_table_lookup(reading->rule_ids, id);
    if (first)
        return ark_yaml_fail(reading->file, ark_yaml_get(map, "id"), error,
                             ark_say(reading->file->lang,
                                     "id `%s` er brugt før (linje %u). Giv hver sit.",
                                     "id `%s` is already used (line %u). Give each its own."),
                             id, first->line);
    g_hash_table_insert(reading->rule_ids, (char *)id, (void *)map);
    return true;
}

static bool read_profile(const struct ark_reading *reading, const struct ark_yaml *map,
                         void *target, GError **error)
{
    struct raw raw = {0};
    struct ark_profile *profile = target;
    const char *what =
        ark_reading_name(reading, map, ark_say(reading->file->lang, "profil", "profile"));
    bool ok = ark_format_read(reading->file, map, what, &ark_format_profile, &raw, error);
    *profile = raw.profile;
    profile->pack = reading->pack;
    profile->loc = ark_reading_loc(reading, map);
    profile->scope = ark_reading_scope(reading);
    ok = ark_reading_pattern(reading, profile->scope, raw.when, &profile->when, error) && ok;
    if (ok)
        ark_reading_warn(reading, profile->scope, -1, raw.when, profile->when, NULL);
    return profile->id && check_id(reading, map, profile->id, error) && ok;
}

bool ark_profiles_read(const struct ark_reading *reading, const struct ark_yaml *list,
                       GError **error)
{
    struct ark_pack *pack = reading->pack;
    return ark_reading_list(reading, list, sizeof *pack->profiles, read_profile,
                            (const void **)&pack->profiles, &pack->profile_n, error);
}

/* The profiles that a pack knows: its own, and those of the packs it extends. */
static GPtrArray *known_ids(const struct ark_pack *pack)
{
    GPtrArray *ids = g_ptr_array_new();
    for (uint32_t i = 0; i <= pack->extend_n; i++) {
        const struct ark_pack *one = i < pack->extend_n ? pack->extends[i] : pack;
        for (uint32_t k = 0; k < one->profile_n; k++) {
            const char *id = one->profiles[k].id;
            if (id && !g_ptr_array_find_with_equal_func(ids, id, g_str_equal, NULL))
                g_ptr_array_add(ids, (char *)id);
        }
    }
    return ids;
}

static bool fail_unknown(const struct ark_reading *reading, const struct ark_yaml *key,
                         const char *what, GError **error)
{
    enum ark_lang lang = reading->file->lang;
    g_autoptr(GPtrArray) ids = known_ids(reading->pack);
    g_autofree char *all = ark_key_join((const char *const *)ids->pdata, ids->len, lang);
    return ark_yaml_fail(reading->file, key, error,
                         ark_say(lang, "%s: profilen `%s` står ikke under `profiles`. Der er: %s.",
                                 "%s: the profile `%s` is not among `profiles`. There are: %s."),
                         what, key->text, ids->len ? all : ark_say(lang, "ingen", "none"));
}

bool ark_reading_fits(const struct ark_reading *reading, const struct ark_yaml *at,
                      const struct ark_rule *rule, enum ark_level level, const char *id,
                      GError **error)
{
    bool any = rule->expects || rule->asks; /* their shape does not hang on the level */
    bool abandons = !rule->require && !rule->forbid;
    enum ark_lang lang = reading->file->lang;
    if (any || abandons == ark_level_abandons(level))
        return true;
    return ark_yaml_fail(reading->file, at, error,
                         abandons
                             ? ark_say(lang,
                                       "regel %s finder det, der skal forlades; dens niveau er "
                                       "SKAL FORLADES eller BØR FORLADES.",
                                       "rule %s finds what is to be abandoned; its level is "
                                       "SKAL FORLADES or BØR FORLADES.")
                             : ark_say(lang,
                                       "regel %s har `require` eller `forbid`; dens niveau er "
                                       "SKAL, BØR eller KAN.",
                                       "rule %s has `require` or `forbid`; its level is SKAL, "
                                       "BØR or KAN."),
                         id);
}

/* `rule` NULL: what it is like is not known. */
static bool read_level(const struct ark_reading *reading, const struct ark_yaml_pair *pair,
                       const struct ark_rule *rule, const char *what,
                       struct ark_profile_level *level, GError **error)
{
    level->profile = ark_pack_profile(reading->pack, pair->key->text);
    if (!level->profile)
        return fail_unknown(reading, pair->key, what, error);
    if (!ark_reading_rival(reading, pair->key, pair->key->text, level->profile->pack,
                           ark_pack_own_profile, error))
        return false;
    level->applies = pair->value->kind != ARK_YAML_SCALAR || strcmp(pair->value->text, "N/A") != 0;
    return !level->applies ||
           (ark_key_level(reading->file, pair->value, &level->level, error) &&
            (!rule || ark_reading_fits(reading, pair->value, rule, level->level, rule->id, error)));
}

bool ark_levels_read(const struct ark_reading *reading, const struct ark_yaml *map,
                     struct ark_rule *rule, bool sound, const char *what, GError **error)
{
    bool ok = true;
    if (!map)
        return true;
    if (map->kind != ARK_YAML_MAP)
        return ark_yaml_fail(reading->file, map, error,
                             ark_say(reading->file->lang,
                                     "%s: her ventes profiler med niveauer (`F: SKAL`).",
                                     "%s: profiles with levels (`F: SKAL`) are expected here."),
                             what);
    struct ark_profile_level *levels =
        ARK_NEW_ARRAY(reading->compile->arena, struct ark_profile_level, map->n + 1);
    for (uint32_t i = 0; i < map->n; i++)
        ok =
            read_level(reading, &map->pairs[i], sound ? rule : NULL, what, &levels[i], error) && ok;
    rule->levels = levels;
    rule->level_n = map->n;
    return ok;
}

bool ark_packs_have_profile(const struct ark_pack *const *packs, uint32_t n, const char *id)
{
    for (uint32_t i = 0; i < n; i++) {
        if (ark_pack_own_profile(packs[i], id))
            return true;
    }
    return false;
}

void ark_packs_choose(const struct ark_pack *const *packs, uint32_t n, const char *id,
                      const struct ark_profile **ret_chosen)
{
    for (uint32_t i = 0; i < n; i++)
        ret_chosen[i] = id ? ark_pack_own_profile(packs[i], id) : NULL;
}

char *ark_packs_profiles(const struct ark_pack *const *packs, uint32_t n, enum ark_lang lang)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = 0; k < packs[i]->profile_n; k++) {
            if (g_hash_table_add(seen, (char *)packs[i]->profiles[k].id))
                g_ptr_array_add(ids, (char *)packs[i]->profiles[k].id);
        }
    }
    return ark_key_join((const char *const *)ids->pdata, ids->len, lang);
}

static const struct ark_profile_level *
chosen_level(const struct ark_rule *rule, const struct ark_profile *const *chosen, uint32_t n)
{
    for (uint32_t i = 0; i < rule->level_n; i++) {
        for (uint32_t k = 0; k < n; k++) {
            if (chosen[k] == rule->levels[i].profile)
                return &rule->levels[i];
        }
    }
    return NULL;
}

struct ark_effect ark_rule_effect(const struct ark_rule *rule,
                                  const struct ark_profile *const *chosen, uint32_t n)
{
    struct ark_effect effect = {.level = rule->level};
    const struct ark_override *override = rule->override;
    const struct ark_profile_level *level = chosen_level(rule, chosen, n);
    bool skipped = level && !level->applies;
    effect.skip = rule->deprecated && rule->replaced_by ? ARK_SKIP_DEPRECATED
                  : override && override->off           ? ARK_SKIP_OFF
                  : skipped                             ? ARK_SKIP_PROFILE
                                                        : ARK_RUN;
    if (override && !override->off) {
        effect.level = override->level;
        effect.from = ARK_LEVEL_OVERRIDE;
    } else if (level && level->applies) {
        effect.level = level->level;
        effect.from = ARK_LEVEL_PROFILE;
    }
    if (effect.skip == ARK_SKIP_PROFILE || effect.from == ARK_LEVEL_PROFILE)
        effect.profile = level->profile;
    return effect;
}
