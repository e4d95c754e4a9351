/* Finding rules by id over all loaded packs. */
#include "cli/rule_find.h"

#include "base/nearest.h"

static bool fail_unknown(const struct ark_session *session, const char *id, GError **error)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    ARK_VEC_EACH (const struct ark_pack *, pack, session->packs) {
        for (uint32_t i = 0; i < (*pack)->rule_n; i++)
            g_ptr_array_add(ids, (char *)(*pack)->rules[i].id);
    }
    const char *meant = ark_nearest(id, (const char *const *)ids->pdata, ids->len);
    if (meant)
        return ark_fail(error, ARK_ERROR_USAGE,
                        ark_say(session->lang, "der er ingen regel »%s«. Mente du %s?",
                                "there is no rule \"%s\". Did you mean %s?"),
                        id, meant);
    return ark_fail(error, ARK_ERROR_USAGE,
                    ark_say(session->lang,
                            "der er ingen regel »%s«. Se dem alle med `arkitjek rules list`.",
                            "there is no rule \"%s\". See them all with `arkitjek rules list`."),
                    id);
}

/* By id, or by one that the rule had before. */
static bool is_called(const struct ark_rule *rule, const char *id, bool before)
{
    if (!before)
        return g_ascii_strcasecmp(rule->id, id) == 0;
    for (uint32_t i = 0; i < rule->former_n; i++) {
        if (g_ascii_strcasecmp(rule->former[i], id) == 0)
            return true;
    }
    return false;
}

static bool find(const struct ark_session *session, const char *id, bool before,
                 struct ark_found_rule *ret, GError **error)
{
    struct ark_found_rule found = {0};
    ARK_VEC_EACH (const struct ark_pack *, pack, session->packs) {
        for (uint32_t i = 0; i < (*pack)->rule_n; i++) {
            const struct ark_rule *rule = &(*pack)->rules[i];
            if (!is_called(rule, id, before))
                continue;
            if (found.rule)
                return ark_fail(error, ARK_ERROR_USAGE,
                                ark_say(session->lang,
                                        "både %s og %s har en regel »%s«. Vælg med --pack.",
                                        "both %s and %s have a rule \"%s\". Choose with --pack."),
                                found.pack->id, (*pack)->id, id);
            found = (struct ark_found_rule){*pack, rule};
        }
    }
    *ret = found;
    return true;
}

bool ark_rule_find(const struct ark_session *session, const char *id, struct ark_found_rule *ret,
                   GError **error)
{
    struct ark_found_rule found = {0};
    if (!find(session, id, false, &found, error) ||
        (!found.rule && !find(session, id, true, &found, error)))
        return false;
    if (!found.rule)
        return fail_unknown(session, id, error);
    *ret = found;
    return true;
}
