/* Levels of obligation as a user writes them: skal, bør (boer), kan, in small or large letters. */
#pragma once

#include <stdbool.h>

#include <glib.h>

#include "base/lang.h"

/* The rank, 0 for SKAL and 2 for KAN; -1 when the text is no level. */
int ark_level_find(const char *text);
/* The same into `ret_rank`; ARK_ERROR_USAGE when the text is no level. */
bool ark_level_read(const char *text, int *ret_rank, enum ark_lang lang, GError **error);
/* What a gate asks for (--fail-on): a level, or never (-1), into `ret_rank`. ARK_ERROR_USAGE. */
bool ark_level_gate(const char *text, int *ret_rank, enum ark_lang lang, GError **error);
