/* Which profile holds in each pack, and what to say of levels and rules that are not as the pack's
 * own text has them. */
#include "check/internal.h"

#include <string.h>

static bool on_match(const struct ark_value *row, void *user)
{
    (void)row;
    *(bool *)user = true;
    return false;
}

/* The first whose `when` matches; a limit that is hit is no "no". */
static void match_profiles(struct ark_run *run, const struct ark_pack *pack,
                           struct ark_profile_choice *choice)
{
    for (uint32_t i = 0; i < pack->profile_n; i++) {
        const struct ark_profile *profile = &pack->profiles[i];
        g_autoptr(GError) error = NULL;
        bool found = false;
        if (!profile->when)
            continue;
        g_autofree struct ark_value *row =
            g_new0(struct ark_value, ark_scope_size(profile->scope) + 1);
        ark_matcher_begin(run->matcher);
        bool done = ark_match(run->matcher, profile->when, NULL, row, on_match, &found, &error);
        if (!done && !found) {
            choice->not_completed = ark_arena_strdup(run->result.arena, error->message);
            return;
        }
        if (found) {
            choice->profile = profile;
            choice->from = ARK_PROFILE_MATCHED;
            return;
        }
    }
}

static void note_none(const struct ark_check *check, const struct ark_pack *pack,
                      const struct ark_profile_choice *choice)
{
    g_autofree char *known = ark_packs_profiles(&pack, 1, check->lang);
    if (choice->not_completed)
        ark_diag_add(check->diags, ARK_DIAG_WARNING, "profile-not-chosen", pack->profiles->loc,
                     ark_say(check->lang,
                             "Det kunne ikke afgøres, hvilken profil i regelpakken %s der gælder: "
                             "%s Vælg en med --profile: %s.",
                             "It could not be decided which profile of the rule pack %s holds: %s "
                             "Choose one with --profile: %s."),
                     pack->id, choice->not_completed, known);
    else
        ark_diag_add(check->diags, ARK_DIAG_NOTE, "profile-not-chosen", pack->profiles->loc,
                     ark_say(check->lang,
                             "Ingen profil i regelpakken %s passer på det læste, så reglernes egne "
                             "niveauer gælder. Vælg en med --profile: %s.",
                             "No profile of the rule pack %s fits what was read, so the rules' own "
                             "levels hold. Choose one with --profile: %s."),
                     pack->id, known);
}

void ark_choose_profiles(struct ark_run *run, const struct ark_check *check)
{
    struct ark_profile_choice *choices =
        ARK_NEW_ARRAY(run->result.arena, struct ark_profile_choice, check->pack_n + 1);
    run->chosen = ARK_NEW_ARRAY(run->result.arena, const struct ark_profile *, check->pack_n + 1);
    ark_packs_choose(check->packs, check->pack_n, check->profile, run->chosen);
    for (uint32_t i = 0; i < check->pack_n; i++) {
        const struct ark_pack *pack = check->packs[i];
        struct ark_profile_choice *choice = &choices[i];
        choice->profile = run->chosen[i];
        choice->from = choice->profile ? check->profile_from : ARK_PROFILE_NONE;
        if (!choice->profile)
            match_profiles(run, pack, choice);
        if (!choice->profile && pack->profile_n && check->diags)
            note_none(check, pack, choice);
        run->chosen[i] = choice->profile;
    }
    run->result.profiles = choices;
}

const char *ark_undecided_profile(const struct ark_run *run, const struct ark_rule *rule)
{
    const struct ark_result *result = &run->result;
    for (uint32_t i = 0; i < rule->level_n; i++) {
        for (uint32_t k = 0; k < result->pack_n; k++) {
            if (result->profiles[k].not_completed &&
                rule->levels[i].profile->pack == result->packs[k])
                return result->profiles[k].not_completed;
        }
    }
    return NULL;
}

static const char *profile_name(struct ark_arena *arena, const struct ark_profile *profile,
                                enum ark_lang lang)
{
    return ark_arena_printf(arena, "%s (%s)", profile->id, ark_text_in(profile->title, lang));
}

const char *ark_skip_reason(struct ark_arena *arena, const struct ark_rule *rule,
                            struct ark_effect effect, enum ark_lang lang)
{
    switch (effect.skip) {
    case ARK_SKIP_OFF:
        return ark_arena_printf(arena,
                                ark_say(lang, "slået fra af regelpakken %s: %s",
                                        "switched off by the rule pack %s: %s"),
                                rule->override->by->id, ark_text_in(rule->override->reason, lang));
    case ARK_SKIP_PROFILE:
        return ark_arena_printf(
            arena, ark_say(lang, "gælder ikke i profilen %s", "not for the profile %s"),
            profile_name(arena, effect.profile, lang));
    case ARK_SKIP_DEPRECATED:
        return ark_arena_printf(arena,
                                ark_say(lang, "udfaset fra version %s, %s er i stedet: %s",
                                        "deprecated since version %s, replaced by %s: %s"),
                                rule->deprecated->since, rule->replaced_by,
                                ark_text_in(rule->deprecated->reason, lang));
    default:
        return NULL;
    }
}

const char *ark_level_reason(struct ark_arena *arena, const struct ark_rule *rule,
                             struct ark_effect effect, enum ark_lang lang)
{
    const char *own = ark_level_name(rule->level);
    switch (effect.from) {
    case ARK_LEVEL_OVERRIDE:
        return ark_arena_printf(arena,
                                ark_say(lang, "ændret fra %s af regelpakken %s: %s",
                                        "changed from %s by the rule pack %s: %s"),
                                own, rule->override->by->id,
                                ark_text_in(rule->override->reason, lang));
    case ARK_LEVEL_PROFILE:
        if (effect.level == rule->level)
            return NULL;
        return ark_arena_printf(
            arena, ark_say(lang, "af profilen %s; ellers %s", "by the profile %s; else %s"),
            profile_name(arena, effect.profile, lang), own);
    default:
        return NULL;
    }
}

const char *ark_result_skip_reason(const struct ark_result *result,
                                   const struct ark_rule_result *rule, enum ark_lang lang)
{
    return ark_skip_reason(result->arena, rule->rule, rule->effect, lang);
}

const char *ark_result_level_reason(const struct ark_result *result,
                                    const struct ark_rule_result *rule, enum ark_lang lang)
{
    return ark_level_reason(result->arena, rule->rule, rule->effect, lang);
}

const char *ark_result_profile_reason(const struct ark_result *result, uint32_t pack,
                                      enum ark_lang lang)
{
    static const struct ark_text HOW[ARK_PROFILE_FROMS] = {
        [ARK_PROFILE_ARGUMENT] = {{"valgt med --profile", "chosen with --profile"}},
        [ARK_PROFILE_CONFIG] = {{"valgt i arkitjek.yaml", "chosen in arkitjek.yaml"}},
        [ARK_PROFILE_MATCHED] = {{"valgt, fordi den passer på det læste",
                                  "chosen since it fits what was read"}},
        [ARK_PROFILE_NONE] = {{"ingen er valgt; reglernes egne niveauer gælder",
                               "none was chosen; the rules' own levels hold"}},
    };
    const struct ark_profile_choice *choice = &result->profiles[pack];
    const char *how = ark_text_in(HOW[choice->from], lang);
    if (!result->packs[pack]->profile_n)
        return NULL;
    if (!choice->profile)
        return how;
    return ark_arena_printf(result->arena, "%s, %s",
                            profile_name(result->arena, choice->profile, lang), how);
}
