/* Levels as a user writes them. Knows their names from the packs, nothing of findings. */
#include "cli/level.h"

#include <string.h>

#include "base/error.h"
#include "pack/pack.h"

int ark_level_find(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1), *upper = g_utf8_strup(valid, -1);
    for (int i = 0; i < ARK_LEVELS; i++) {
        enum ark_level level = (enum ark_level)i;
        if (!ark_level_abandons(level) && strcmp(upper, ark_level_name(level)) == 0)
            return ark_level_rank(level);
    }
    return strcmp(upper, "BOER") == 0 ? ark_level_rank(ARK_BOER) : -1;
}

bool ark_level_read(const char *text, int *ret_rank, enum ark_lang lang, GError **error)
{
    int rank = ark_level_find(text);
    if (rank < 0)
        return ark_fail(error, ARK_ERROR_USAGE,
                        ark_say(lang, "ukendt niveau »%s«. Vælg skal, bør eller kan.",
                                "unknown level \"%s\". Choose skal, bør or kan."),
                        text);
    *ret_rank = rank;
    return true;
}

bool ark_level_gate(const char *text, int *ret_rank, enum ark_lang lang, GError **error)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1), *lower = g_utf8_strdown(valid, -1);
    bool never = strcmp(lower, "never") == 0 || strcmp(lower, "aldrig") == 0;
    int rank = never ? -1 : ark_level_find(text);
    if (!never && rank < 0)
        return ark_fail(error, ARK_ERROR_USAGE,
                        ark_say(lang, "ukendt niveau »%s«. Vælg skal, bør, kan eller never.",
                                "unknown level \"%s\". Choose skal, bør, kan or never."),
                        text);
    *ret_rank = rank;
    return true;
}
