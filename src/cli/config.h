/* Configuration: the nearest arkitjek.yaml, upwards from the first input. It is data and never runs
 * anything. `inputs` is a list of files, relative to the configuration, that a folder as input
 * stands for; `packs` a list of names and paths; `fail-on` a level; `profile` the id of one;
 * `parameters` has values for the packs' parameters, by pack and id. */
#pragma once

#include <stdbool.h>

#include <glib.h>

#include "pack/pack.h"

typedef struct ark_config {
    char *file;   /* the file itself, or NULL when there is none */
    char *folder; /* of the file, as the user would call it; NULL likewise */
    /* What to load: the given inputs, with a configured folder replaced by its files. */
    char **inputs;
    char **packs;   /* NULL: not configured */
    char *fail_on;  /* NULL: not configured */
    char *previous; /* the report as it was before; NULL: not configured */
    /* The rest lies in `arena`, with the file for messages about it. */
    struct ark_arena *arena;
    const struct ark_yaml_file *yaml;
    const struct ark_yaml *profile; /* a text; NULL: not configured */
    struct ark_setting *settings;
    uint32_t setting_n;
} ark_config;

/* Errors (ARK_ERROR_USAGE) carry file, line and column. */
bool ark_config_read(ark_config *config, char **inputs, enum ark_lang lang, GError **error);
void ark_config_clear(ark_config *config);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ark_config, ark_config_clear)
