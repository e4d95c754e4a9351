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

/* Is it a version that --archimate knows? NULL is: then the pack's own holds. ARK_ERROR_USAGE. */
bool ark_settings_check_archimate(const char *version, enum ark_lang lang, GError **error);

/* Gives the session the settings of all three; before its packs are loaded. The configuration may
 * be about packs that are not loaded when the user named some (`packs`). `sets` (PACK.ID=VALUE, or
 * NULL) and `archimate` (or NULL) are borrowed for as long as the session lives. ARK_ERROR_USAGE
 * for one that can't be read. */
bool ark_settings_gather(struct ark_session *session, const ark_config *config, char **packs,
                         char **sets, const char *archimate, GError **error);
