/* What the files of this folder share while a pack is read. Nothing outside may see it. */
#pragma once

#include "pack/keys.h"
#include "pack/mistakes.h"
#include "pack/pack.h"

struct ark_reading {
    const struct ark_compile *compile;
    const struct ark_yaml_file *file;
    struct ark_pack *pack;
    GHashTable *rule_ids;  /* id -> its YAML node */
    GHashTable *inherited; /* id -> rule of a pack that is extended */
    GHashTable *regexes;   /* of all rules; see ark_scope_share_regexes */
    /* A list or an id in it could not be read: then nothing can be said to be missing from it. */
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

/* Two packs that are extended and don't extend each other may use one id for different things: then
 * it is not known which `at` means. `owner` is the pack whose thing was found, `has` asks a pack
 * for its own. */
typedef const void *(*ark_own_fn)(const struct ark_pack *pack, const char *id);
const void *ark_pack_own_principle(const struct ark_pack *pack, const char *id);
const void *ark_pack_own_framework_rule(const struct ark_pack *pack, const char *id);
const void *ark_pack_own_profile(const struct ark_pack *pack, const char *id);
bool ark_reading_rival(const struct ark_reading *reading, const struct ark_yaml *at, const char *id,
                       const struct ark_pack *owner, ark_own_fn own, GError **error);

/* Is `id` (NULL: nothing to ask) a principle of the framework? `what` names who asks. */
bool ark_reading_principle(const struct ark_reading *reading, const struct ark_yaml *at,
                           const char *id, const char *what, GError **error);

bool ark_key_level(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                   GError **error);
bool ark_key_sure(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                  GError **error);

/* A word of an enumeration (format.h), as its number. */
bool ark_key_word(const struct ark_yaml_file *file, const struct ark_yaml *value,
                  const char *enumeration, void *field, GError **error);

/* A list of texts (NULL: none). */
bool ark_reading_texts(const struct ark_reading *reading, const struct ark_yaml *list,
                       const char *const **ret_texts, uint32_t *ret_n, GError **error);

/* Can the rule have that level? A rule whose findings are what is there (FORLADES) can't have one
 * of the others, nor the other way round. */
bool ark_reading_fits(const struct ark_reading *reading, const struct ark_yaml *at,
                      const struct ark_rule *rule, enum ark_level level, const char *id,
                      GError **error);

/* `levels` of a rule: by profile. `sound`: the rule was read without mistakes. */
bool ark_levels_read(const struct ark_reading *reading, const struct ark_yaml *map,
                     struct ark_rule *rule, bool sound, const char *what, GError **error);
/* `deprecated` of a rule. */
bool ark_deprecated_read(const struct ark_reading *reading, const struct ark_yaml *map,
                         struct ark_rule *rule, const char *what, GError **error);

/* A pattern or expression in a scope, which shares the regexes of all. */
struct ark_scope *ark_reading_scope(const struct ark_reading *reading);
bool ark_reading_pattern(const struct ark_reading *reading, struct ark_scope *scope,
                         const struct ark_yaml *node, const struct ark_pattern **ret_match,
                         GError **error);

/* A condition or another expression (NULL: none), in a scope that has its match. */
bool ark_reading_expr(const struct ark_reading *reading, struct ark_scope *scope,
                      const struct ark_yaml *node, const struct ark_expr **ret_expr,
                      GError **error);
bool ark_reading_condition(const struct ark_reading *reading, struct ark_scope *scope,
                           const struct ark_yaml *node, const struct ark_expr **ret_expr,
                           GError **error);

/* Warns of what is odd in a match, when all that shares its scope is compiled. `kept`: the slot
 * that is shown, or -1. */
void ark_reading_warn(const struct ark_reading *reading, struct ark_scope *scope, int kept,
                      const struct ark_yaml *match, const struct ark_pattern *pattern,
                      const struct ark_expr *where);

/* Is `id` one that no other rule has, and does it end as ids of checks do? */
bool ark_reading_rule_id(const struct ark_reading *reading, const struct ark_yaml *id,
                         const char *what, GError **error);
/* Is the label that is needed (NULL: none) a known one? */
bool ark_reading_needs(const struct ark_reading *reading, const struct ark_yaml *at,
                       const char *label, const char *what, GError **error);
/* Inline tests; there must be one that finds and one that does not. */
bool ark_reading_tests(const struct ark_reading *reading, const struct ark_yaml *tests,
                       struct ark_rule *rule, const char *what, GError **error);

/* One check. */
bool ark_rule_read(const struct ark_reading *reading, const struct ark_yaml *map, void *rule,
                   GError **error);

/* Cuts a text with placeholders, in each language, and compiles them in `scope`. Of a pack that was
 * tested before, only those in the language of the run: they stand for the others. */
bool ark_messages_compile(const struct ark_reading *reading, struct ark_scope *scope,
                          const struct ark_key_langs *texts,
                          struct ark_message ret_messages[ARK_LANGS], GError **error);
