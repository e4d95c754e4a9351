/* What the files of this folder share while a pack is read. Nothing outside may see it. */
#pragma once

#include "pack/keys.h"
#include "pack/mistakes.h"
#include "pack/pack.h"

struct ark_reading {
    const struct ark_compile *compile;
    const struct ark_yaml_file *file;
    struct ark_pack *pack;
    GHashTable *rule_ids; /* id -> its YAML node */
    GHashTable *regexes;  /* of all rules; see ark_scope_share_regexes */
    /* A list could not be read at all: then nothing can be said to be missing from it. */
    bool principles_lost, framework_lost;
};

/* Reads the items of a list (NULL: none) into a new array in the arena. Goes on after a mistake: an
 * item may then be read in part, and have no id. */
typedef bool (*ark_item_fn)(const struct ark_reading *reading, const struct ark_yaml *item,
                            void *target, GError **error);
bool ark_reading_list(const struct ark_reading *reading, const struct ark_yaml *list, size_t size,
                      ark_item_fn read, const void **ret_items, uint32_t *ret_n, GError **error);

struct ark_loc ark_reading_loc(const struct ark_reading *reading, const struct ark_yaml *node);

/* "regel AR-7.1-a" in the arena, from the `id` of the mapping if it has one. */
const char *ark_reading_name(const struct ark_reading *reading, const struct ark_yaml *map,
                             const char *kind);

/* Is `id` (NULL: nothing to ask) a principle of the framework? `what` names who asks. */
bool ark_reading_principle(const struct ark_reading *reading, const struct ark_yaml *at,
                           const char *id, const char *what, GError **error);

bool ark_key_level(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                   GError **error);
bool ark_key_sure(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                  GError **error);

/* One check. */
bool ark_rule_read(const struct ark_reading *reading, const struct ark_yaml *map, void *rule,
                   GError **error);

/* Cuts a text with placeholders and compiles them in `scope`. */
bool ark_message_compile(const struct ark_reading *reading, struct ark_scope *scope,
                         const struct ark_yaml *text, struct ark_message *ret_message,
                         GError **error);
