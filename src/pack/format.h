/* The format as tables: which keys each kind of mapping in a pack has, and the words that some of
 * them take. For the reader, and for the test that holds docs/schema/pack.schema.json to it. */
#pragma once

#include "pack/keys.h"

struct ark_format {
    const char *name; /* as under `$defs` of the schema; "" is the whole pack */
    const struct ark_key *keys;
    uint32_t n;
};

extern const struct ark_format ark_format_pack;
extern const struct ark_format ark_format_principle;
extern const struct ark_format ark_format_framework_rule;
extern const struct ark_format ark_format_rule;
extern const struct ark_format ark_format_evidence;
extern const struct ark_format ark_format_test;
extern const struct ark_format ark_format_deprecated;
extern const struct ark_format ark_format_extension;
extern const struct ark_format ark_format_override;
extern const struct ark_format ark_format_parameter;
extern const struct ark_format ark_format_definition;
extern const struct ark_format ark_format_profile;
extern const struct ark_format ark_format_entry;
extern const struct ark_format ark_format_mapping;
extern const struct ark_format ark_format_table;
extern const struct ark_format ark_format_column;

/* As ark_keys_read. */
bool ark_format_read(const struct ark_yaml_file *file, const struct ark_yaml *map, const char *what,
                     const struct ark_format *format, void *target, GError **error);

/* All of them. */
const struct ark_format *const *ark_pack_format_keys(uint32_t *ret_n);

/* The words of an enumeration of the schema's `$defs` ("level", "sure", "kind", "status",
 * "match", "parameterType"), by number; NULL after the last, and for another name. */
const char *ark_pack_format_word(const char *name, uint32_t i);
