/* Looking things up in a pack and in those that it extends. */
#include "pack/loading.h"

#include <string.h>

const struct ark_rule *ark_pack_rule(const struct ark_pack *pack, const char *id)
{
    for (uint32_t i = 0; i < pack->rule_n; i++) {
        if (g_strcmp0(pack->rules[i].id, id) == 0)
            return &pack->rules[i];
    }
    return NULL;
}

const void *ark_pack_own_framework_rule(const struct ark_pack *pack, const char *id)
{
    for (uint32_t i = 0; i < pack->framework_rule_n; i++) {
        if (g_strcmp0(pack->framework_rules[i].id, id) == 0)
            return &pack->framework_rules[i];
    }
    return NULL;
}

const void *ark_pack_own_principle(const struct ark_pack *pack, const char *id)
{
    for (uint32_t i = 0; i < pack->principle_n; i++) {
        if (g_strcmp0(pack->principles[i].id, id) == 0)
            return &pack->principles[i];
    }
    return NULL;
}

const void *ark_pack_own_profile(const struct ark_pack *pack, const char *id)
{
    for (uint32_t i = 0; i < pack->profile_n; i++) {
        if (g_strcmp0(pack->profiles[i].id, id) == 0)
            return &pack->profiles[i];
    }
    return NULL;
}

static const void *own_entry(const struct ark_pack *pack, const char *id)
{
    for (uint32_t i = 0; i < pack->entry_n; i++) {
        if (g_strcmp0(pack->catalogue[i].id, id) == 0)
            return &pack->catalogue[i];
    }
    return NULL;
}

/* The pack's own, else of those it extends: the last that was loaded is the nearest. */
static const void *nearest(const struct ark_pack *pack, const char *id, ark_own_fn own)
{
    const void *found = own(pack, id);
    for (uint32_t i = pack->extend_n; i-- > 0 && !found;)
        found = own(pack->extends[i], id);
    return found;
}

const struct ark_framework_rule *ark_pack_framework_rule(const struct ark_pack *pack,
                                                         const char *id)
{
    return nearest(pack, id, ark_pack_own_framework_rule);
}

const struct ark_principle *ark_pack_principle(const struct ark_pack *pack, const char *id)
{
    return nearest(pack, id, ark_pack_own_principle);
}

const struct ark_profile *ark_pack_profile(const struct ark_pack *pack, const char *id)
{
    return nearest(pack, id, ark_pack_own_profile);
}

const struct ark_entry *ark_pack_entry(const struct ark_pack *pack, const char *id)
{
    return nearest(pack, id, own_entry);
}

bool ark_reading_rival(const struct ark_reading *reading, const struct ark_yaml *at, const char *id,
                       const struct ark_pack *owner, ark_own_fn own, GError **error)
{
    const struct ark_pack *pack = reading->pack;
    for (uint32_t i = 0; i < pack->extend_n && owner != pack; i++) {
        const struct ark_pack *other = pack->extends[i];
        if (other == owner || !own(other, id) || ark_pack_extends(owner, other))
            continue;
        return ark_yaml_fail(reading->file, at, error,
                             ark_say(reading->file->lang,
                                     "`%s` findes både i %s og i %s; det er uvist, hvilken der "
                                     "menes. Udvid kun den ene.",
                                     "`%s` is in %s and in %s; it is not clear which is meant. "
                                     "Extend only one."),
                             id, other->id, owner->id);
    }
    return true;
}
