/* What a run sets the parameters of its packs to: from the configuration, --set and --archimate. */
#pragma once

#include "cli/config.h"
#include "cli/session.h"

/* The row of --archimate; `at` gets its value, `versions` is what one can choose from. */
#define ARK_OPTION_ARCHIMATE(at, versions, lang)                                                   \
    {                                                                                              \
        "archimate", 0, 0, G_OPTION_ARG_FILENAME, at,                                              \
            ark_say(lang, "den version af ArchiMate, pakken archimate holder modellen op mod",     \
                    "the version of ArchiMate that the pack archimate holds the model against"),   \
            (versions)                                                                             \
    }

/* The rows of what decides how a check is run; `o` has `packs`, `profile`, `sets`, `archimate` and
 * `date`. */
#define ARK_OPTIONS_CHECK(o, versions, lang)                                                       \
    {"pack",                                                                                       \
     0,                                                                                            \
     0,                                                                                            \
     G_OPTION_ARG_FILENAME_ARRAY,                                                                  \
     &(o)->packs,                                                                                  \
     ark_say(lang, "regelpakke, ved navn eller sti; kan gentages (ellers de faste)",               \
             "rule pack, by name or path; may be repeated (else the standard ones)"),              \
     ark_say(lang, "NAVN", "NAME")},                                                               \
        {"profile",                                                                                \
         0,                                                                                        \
         0,                                                                                        \
         G_OPTION_ARG_FILENAME,                                                                    \
         &(o)->profile,                                                                            \
         ark_say(lang, "slags løsning, som regelpakkernes niveauer afhænger af",                   \
                 "kind of solution that the levels of the rule packs depend on"),                  \
         ark_say(lang, "PROFIL", "PROFILE")},                                                      \
        {"set",                                                                                    \
         0,                                                                                        \
         0,                                                                                        \
         G_OPTION_ARG_FILENAME_ARRAY,                                                              \
         &(o)->sets,                                                                               \
         ark_say(lang, "værdi for en parameter i en regelpakke; kan gentages",                     \
                 "value for a parameter of a rule pack; may be repeated"),                         \
         ark_say(lang, "PAKKE.ID=VÆRDI", "PACK.ID=VALUE")},                                        \
        ARK_OPTION_ARCHIMATE(&(o)->archimate, versions, lang),                                     \
    {                                                                                              \
        "date", 0, 0, G_OPTION_ARG_FILENAME, &(o)->date,                                           \
            ark_say(lang, "dagens dato i rapporten og for frister (ÅÅÅÅ-MM-DD)",                   \
                    "today's date in the report and for expiry (YYYY-MM-DD)"),                     \
            ark_say(lang, "DATO", "DATE")                                                          \
    }

/* Is it a version that --archimate knows? NULL is: then the pack's own holds. ARK_ERROR_USAGE. */
bool ark_settings_check_archimate(const char *version, enum ark_lang lang, GError **error);

/* What the user asked for on the command line; each NULL: nothing. Borrowed for as long as the
 * session lives. */
struct ark_given {
    char **packs, **sets; /* --pack; --set (PACK.ID=VALUE) */
    const char *profile, *archimate, *fail_on, *date, *lang;
};

/* Are they such that they can be used? What depends on the packs is not looked at.
 * ARK_ERROR_USAGE. */
bool ark_settings_check(const struct ark_given *given, enum ark_lang lang, GError **error);

/* Gives the session the settings of all three, and loads `inputs` and the packs that were named,
 * else those of the configuration, else those that are built in. The configuration may be about
 * packs that are not loaded when the user named some. What is odd in the packs is said on standard
 * error. */
bool ark_settings_load(struct ark_session *session, const ark_config *config,
                       const struct ark_given *given, char **inputs, GError **error);

/* Sets the profile of `check`; one that no pack has is a mistake. */
bool ark_settings_choose_profile(const struct ark_session *session, const ark_config *config,
                                 const struct ark_given *given, struct ark_check *check,
                                 GError **error);

/* The gate, as ark_check_exit_code takes it: `given` if it is, else the configuration's, else BØR.
 * Both have been found to be levels. */
int ark_settings_gate(const ark_config *config, const char *given);
