/* Where packs come from: built into the program by name, or files by path. */
#pragma once

#include "pack/pack.h"

/* What was opened; the bytes live as long as it does. */
struct ark_pack_files {
    enum ark_lang lang;
    bool with_tests;  /* built-in packs with their inline tests */
    bool data_model;  /* those for data models count as well */
    bool only_data;   /* those for architecture don't: there is none */
    bool every;       /* all that are built in, also those that are there on request only */
    GPtrArray *owned; /* of what was read from files; NULL before the first */
};

void ark_pack_files_clear(struct ark_pack_files *files);

/* An ark_pack_open_fn; `files` is a struct ark_pack_files. `from` NULL: the name is the user's, and
 * a path is relative to where the program runs. */
bool ark_pack_files_open(void *files, const char *name, const char *from,
                         struct ark_pack_source *ret_source, GError **error);

/* Those that are built in and used when none is named, in the order of the program; or every one.
 * Packs of rules/more/ are there on request, those of rules/data/ for data
 * models. Caller frees the array (g_free). */
struct ark_pack_source *ark_packs_built_in(const struct ark_pack_files *files, uint32_t *ret_n);
