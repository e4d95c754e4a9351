/* The parameters of packs, as a run sets them. Knows nothing of what they are about. */
#include "cli/settings.h"

#include <string.h>

#include "archimate/version.h"

bool ark_settings_check_archimate(const char *version, enum ark_lang lang, GError **error)
{
    if (!version || ark_version_find(version))
        return true;
    g_autofree char *versions = ark_version_names(", ");
    return ark_fail(error, ARK_ERROR_USAGE,
                    ark_say(lang, "ukendt version »%s« af ArchiMate. Vælg en af %s.",
                            "unknown version \"%s\" of ArchiMate. Choose one of %s."),
                    version, versions);
}

/* "PACK.ID=VALUE"; an id has no full stop. */
static bool read_set(struct ark_session *session, const char *text, struct ark_setting *setting,
                     GError **error)
{
    const char *value = strchr(text, '=');
    const char *dot = value ? g_strrstr_len(text, value - text, ".") : NULL;
    if (!dot || dot == text || dot + 1 == value || !g_utf8_validate(text, -1, NULL))
        return ark_fail(error, ARK_ERROR_USAGE,
                        ark_say(session->lang,
                                "--set %s: skriv PAKKE.ID=VÆRDI, fx --set min.antal=3.",
                                "--set %s: write PACK.ID=VALUE, such as --set mine.count=3."),
                        text);
    *setting = (struct ark_setting){
        .pack = ark_arena_strndup(session->arena, text, (size_t)(dot - text)),
        .id = ark_arena_strndup(session->arena, dot + 1, (size_t)(value - dot) - 1),
        .text = value + 1};
    return true;
}

bool ark_settings_gather(struct ark_session *session, const ark_config *config, char **packs,
                         char **sets, const char *archimate, GError **error)
{
    uint32_t n = sets ? g_strv_length(sets) : 0, configured = config->setting_n;
    struct ark_setting *all = ARK_NEW_ARRAY(session->arena, struct ark_setting, n + configured + 2);
    for (uint32_t i = 0; i < configured; i++) {
        all[i] = config->settings[i];
        all[i].if_loaded = packs && *packs;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (!read_set(session, sets[i], &all[configured + i], error))
            return false;
    }
    if (archimate)
        all[configured + n++] =
            (struct ark_setting){.pack = "archimate", .id = "version", .text = archimate};
    session->settings = all;
    session->setting_n = n + configured;
    return true;
}
