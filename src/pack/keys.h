/* Binding a YAML mapping to a struct: one row per key, with the function that reads its value. */
#pragma once

#include "pack/yaml.h"

/* Reads `value` into `*field`. */
typedef bool (*ark_key_fn)(const struct ark_yaml_file *file, const struct ark_yaml *value,
                           void *field, GError **error);

struct ark_key {
    const char *name;
    bool required;
    size_t offset; /* of the field in the target */
    ark_key_fn read;
};

/* Reads each key of `map` into `target`. An unknown key, a missing one and anything but a mapping
 * are errors; `what` names the thing that is read ("regel AR-7.1-a"). Goes on after a mistake, so
 * that all of them are noted (yaml.h); what could not be read is left as it was. */
bool ark_keys_read(const struct ark_yaml_file *file, const struct ark_yaml *map, const char *what,
                   const struct ark_key *keys, uint32_t n, void *target, GError **error);

/* Readers. Field types: const char * (text that is not empty), struct ark_text (both languages),
 * uint32_t, const struct ark_yaml * (as it is, for a second look). */
bool ark_key_text(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                  GError **error);
bool ark_key_pair(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                  GError **error);
/* struct ark_text of Markdown: braces mean nothing. */
bool ark_key_markdown(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                      GError **error);
bool ark_key_count(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                   GError **error);
/* bool: true or false. */
bool ark_key_flag(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                  GError **error);
bool ark_key_node(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                  GError **error);

/* A text in both languages, as nodes (their places are needed for placeholders). */
struct ark_key_langs {
    const struct ark_yaml *in[ARK_LANGS];
};
bool ark_key_langs(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                   GError **error);

/* "a, b og c" of words, for messages. Caller frees. */
char *ark_key_join(const char *const *words, uint32_t n, enum ark_lang lang);

/* Whether the query language can have it as a name: letters, digits and _, a letter or _ first. */
bool ark_key_is_name(const char *id);
