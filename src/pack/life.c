/* The life of a rule: when it came, whether it is on its way out, what replaces it, what it was
 * called before. */
#include "pack/format.h"
#include "pack/loading.h"

#include <string.h>

static const struct ark_key KEYS[] = {
    {"since", true, offsetof(struct ark_deprecation, since), ark_key_text},
    {"reason", true, offsetof(struct ark_deprecation, reason), ark_key_pair},
};
const struct ark_format ark_format_deprecated = {"deprecated", KEYS, G_N_ELEMENTS(KEYS)};

bool ark_deprecated_read(const struct ark_reading *reading, const struct ark_yaml *map,
                         struct ark_rule *rule, const char *what, GError **error)
{
    if (!map)
        return true;
    struct ark_deprecation *deprecated = ARK_NEW(reading->compile->arena, struct ark_deprecation);
    rule->deprecated = deprecated;
    return ark_format_read(reading->file, map, what, &ark_format_deprecated, deprecated, error);
}

/* A rule whose place is taken is not run; so at the end there must be one that is. */
static bool check_replaced(const struct ark_reading *reading, const struct ark_yaml *map,
                           const struct ark_rule *rule, GError **error)
{
    const struct ark_pack *pack = reading->pack;
    const struct ark_yaml *at = ark_yaml_get(map, "replaced_by");
    enum ark_lang lang = reading->file->lang;
    if (!rule->replaced_by)
        return true;
    if (!rule->deprecated)
        return ark_yaml_fail(reading->file, at, error,
                             ark_say(lang,
                                     "regel %s: `replaced_by` hører til en udfaset regel. Skriv "
                                     "`deprecated` til.",
                                     "rule %s: `replaced_by` belongs to a deprecated rule. Add "
                                     "`deprecated`."),
                             rule->id);
    const struct ark_rule *next = ark_pack_rule(pack, rule->replaced_by);
    if (!next)
        return ark_yaml_fail(reading->file, at, error,
                             ark_say(lang, "regel %s: der er ingen regel `%s` i pakken.",
                                     "rule %s: there is no rule `%s` in the pack."),
                             rule->id, rule->replaced_by);
    for (uint32_t i = 0; i < pack->rule_n && next && next != rule && next->replaced_by; i++)
        next = ark_pack_rule(pack, next->replaced_by);
    if (next != rule)
        return true;
    return ark_yaml_fail(reading->file, at, error,
                         ark_say(lang,
                                 "regel %s: `replaced_by` fører tilbage til reglen selv; så kører "
                                 "ingen af dem.",
                                 "rule %s: `replaced_by` leads back to the rule itself; then none "
                                 "of them is run."),
                         rule->id);
}

/* An id that a rule had is never given to another. */
static bool check_former(const struct ark_reading *reading, const struct ark_yaml *map,
                         const struct ark_rule *rule, GHashTable *seen, GError **error)
{
    const struct ark_yaml *list = ark_yaml_get(map, "former");
    bool ok = true;
    for (uint32_t i = 0; i < rule->former_n; i++) {
        const char *id = rule->former[i];
        if (!ark_pack_rule(reading->pack, id) && g_hash_table_add(seen, (char *)id))
            continue;
        ok =
            ark_yaml_fail(reading->file, list->items[i], error,
                          ark_say(reading->file->lang,
                                  "regel %s: `%s` er eller var allerede en regels id. Et id bruges "
                                  "aldrig igen.",
                                  "rule %s: `%s` is or was the id of a rule already. An id is "
                                  "never used again."),
                          rule->id, id);
    }
    return ok;
}

bool ark_lives_check(const struct ark_reading *reading, const struct ark_yaml *rules,
                     GError **error)
{
    const struct ark_pack *pack = reading->pack;
    g_autoptr(GHashTable) former = g_hash_table_new(g_str_hash, g_str_equal);
    bool ok = true;
    for (uint32_t i = 0; i < pack->rule_n; i++) {
        ok = check_replaced(reading, rules->items[i], &pack->rules[i], error) && ok;
        ok = check_former(reading, rules->items[i], &pack->rules[i], former, error) && ok;
    }
    return ok;
}
