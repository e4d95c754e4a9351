/* Packs while they are loaded: each with its YAML and its mistakes, and what it extends. Nothing
 * outside of this folder may see it. */
#pragma once

#include "pack/reading.h"

struct ark_unit;

/* One entry of a pack's `extends`. */
struct ark_extension {
    const struct ark_yaml *at, *set;
    struct ark_unit *unit; /* NULL: it could not be opened */
};

/* The top of the file: what its keys hold. */
struct ark_top {
    const char *id, *version, *url;
    struct ark_text title;
    bool matrix;
    const struct ark_yaml *principles, *framework, *rules, *extends, *set, *overrides, *parameters,
        *define, *profiles, *catalogue, *tables;
};

/* What a parameter's value was set by, for the message about two that differ. */
struct ark_set_by {
    const struct ark_unit *unit; /* NULL: the default holds */
    const struct ark_yaml *value;
};

struct ark_unit {
    const char *key;
    struct ark_yaml_file yaml;
    struct ark_mistakes mistakes;
    struct ark_top top;
    struct ark_pack *pack;
    bool tests_elsewhere;
    bool open; /* what it extends is being visited */
    const struct ark_extension *extensions;
    uint32_t extension_n;
    struct ark_parameter *parameters; /* those of the pack, to be changed */
    struct ark_set_by *set_by;        /* by parameter */
    struct ark_rule *rules;           /* those of the pack, to be changed */
};

struct ark_loading {
    const struct ark_compile *compile;
    const struct ark_pack_options *options;
    GPtrArray *units;   /* of struct ark_unit: what is extended before what extends it */
    GHashTable *by_key; /* key -> unit */
    GPtrArray *stack;   /* of units whose `open` is set, outermost first */
};

/* Does `pack` extend `other`, be it through others? */
bool ark_pack_extends(const struct ark_pack *pack, const struct ark_pack *other);

/* The keys at the top of `unit`'s file. */
bool ark_top_read(struct ark_unit *unit, GError **error);

/* Opens what the unit extends, and all that these extend. False and `error` when it could not be:
 * with the unit's own mistakes, or those of another file. */
bool ark_unit_extend(struct ark_loading *loading, struct ark_unit *unit, GError **error);
/* The unit of a source, made if it is new, with all that it extends. NULL on failure. */
struct ark_unit *ark_unit_visit(struct ark_loading *loading, const struct ark_pack_source *source,
                                GError **error);

/* The parameters of one unit, with their defaults; and then, for all, the values that packs and
 * settings give them. The latter fails only for settings; the packs' mistakes are noted. */
void ark_parameters_read(struct ark_loading *loading, struct ark_unit *unit);
void ark_parameters_set(struct ark_loading *loading, struct ark_unit *unit);
bool ark_parameters_apply(struct ark_loading *loading, GError **error);
/* What `$name` means in the pack: name -> const struct ark_value *. Borrows from the pack. */
GHashTable *ark_parameters_table(const struct ark_pack *pack);

/* All else of the unit; what it extends was read. Mistakes are noted. */
void ark_unit_read(struct ark_loading *loading, struct ark_unit *unit);

/* Reads `overrides` and puts them on the rules of the other packs. */
bool ark_overrides_read(const struct ark_loading *loading, const struct ark_reading *reading,
                        const struct ark_unit *unit, GError **error);

/* Reads `define`, and adds each to the definitions of the reading's compile. */
bool ark_definitions_read(const struct ark_reading *reading, const struct ark_yaml *list,
                          GError **error);
/* When all of the pack is compiled: warns of those that nothing uses. */
void ark_definitions_warn(const struct ark_reading *reading);
/* Reads `profiles`. */
bool ark_profiles_read(const struct ark_reading *reading, const struct ark_yaml *list,
                       GError **error);
/* Reads `catalogue`. */
bool ark_catalogue_read(const struct ark_reading *reading, const struct ark_yaml *list,
                        GError **error);
/* Reads `tables`. */
bool ark_tables_read(const struct ark_reading *reading, const struct ark_yaml *list,
                     GError **error);
/* After all rules: `replaced_by` and `former`. */
bool ark_lives_check(const struct ark_reading *reading, const struct ark_yaml *rules,
                     GError **error);
