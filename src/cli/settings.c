/* The parameters of packs, as a run sets them. Knows nothing of what they are about. */
#include "cli/settings.h"

#include <string.h>

#include "archimate/version.h"
#include "cli/clock.h"
#include "cli/level.h"
#include "cli/options.h"
#include "pack/yaml.h"

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

bool ark_settings_check(const struct ark_given *given, enum ark_lang lang, GError **error)
{
    int gate;
    return ark_options_check_lang(given->lang, lang, error) &&
           (!given->fail_on || ark_level_gate(given->fail_on, &gate, lang, error)) &&
           (!given->date || ark_clock_check_date(given->date, lang, error)) &&
           ark_settings_check_archimate(given->archimate, lang, error);
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

static bool gather(struct ark_session *session, const ark_config *config,
                   const struct ark_given *given, GError **error)
{
    uint32_t n = given->sets ? g_strv_length(given->sets) : 0, configured = config->setting_n;
    struct ark_setting *all = ARK_NEW_ARRAY(session->arena, struct ark_setting, n + configured + 2);
    for (uint32_t i = 0; i < configured; i++) {
        all[i] = config->settings[i];
        all[i].if_loaded = given->packs && *given->packs;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (!read_set(session, given->sets[i], &all[configured + i], error))
            return false;
    }
    if (given->archimate)
        all[configured + n++] =
            (struct ark_setting){.pack = "archimate", .id = "version", .text = given->archimate};
    session->settings = all;
    session->setting_n = n + configured;
    return true;
}

bool ark_settings_load(struct ark_session *session, const ark_config *config,
                       const struct ark_given *given, char **inputs, GError **error)
{
    struct ark_diags warnings;
    ark_diags_init(&warnings, session->lang);
    session->warnings = &warnings;
    bool named = given->packs && *given->packs;
    bool ok = gather(session, config, given, error) &&
              ark_session_load(session, named ? given->packs : config->packs, inputs, error);
    session->warnings = NULL;
    if (ok)
        ark_session_say_warnings(session, &warnings);
    ark_diags_clear(&warnings);
    return ok;
}

bool ark_settings_choose_profile(const struct ark_session *session, const ark_config *config,
                                 const struct ark_given *given, struct ark_check *check,
                                 GError **error)
{
    bool configured = !given->profile && config->profile;
    const char *id = configured ? config->profile->text : given->profile;
    check->profile = id;
    check->profile_from = configured ? ARK_PROFILE_CONFIG : ARK_PROFILE_ARGUMENT;
    g_autofree char *unknown = ark_session_unknown_profile(session, id);
    if (!unknown || (configured && given->packs && *given->packs))
        return true;
    return configured ? ark_yaml_fail(config->yaml, config->profile, error, "%s", unknown)
                      : ark_fail(error, ARK_ERROR_USAGE, "%s", unknown);
}

int ark_settings_gate(const ark_config *config, const char *given)
{
    const char *text = given ? given : config->fail_on ? config->fail_on : "bør";
    int rank = -1;
    ark_level_gate(text, &rank, ARK_DA, NULL);
    return rank;
}
