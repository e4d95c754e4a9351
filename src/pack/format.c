/* The tables of the format, in one list. Knows which there are, not what they mean. */
#include "pack/format.h"

#include <string.h>

#include "pack/pack.h"

static const struct ark_format *const FORMATS[] = {
    &ark_format_pack,     &ark_format_principle, &ark_format_framework_rule, &ark_format_rule,
    &ark_format_evidence, &ark_format_test,      &ark_format_deprecated,     &ark_format_extension,
    &ark_format_override, &ark_format_parameter, &ark_format_definition,     &ark_format_profile,
    &ark_format_entry,    &ark_format_mapping,   &ark_format_table,          &ark_format_column,
};

bool ark_format_read(const struct ark_yaml_file *file, const struct ark_yaml *map, const char *what,
                     const struct ark_format *format, void *target, GError **error)
{
    return ark_keys_read(file, map, what, format->keys, format->n, target, error);
}

const struct ark_format *const *ark_pack_format_keys(uint32_t *ret_n)
{
    *ret_n = G_N_ELEMENTS(FORMATS);
    return FORMATS;
}

const char *ark_pack_format_word(const char *name, uint32_t i)
{
    if (strcmp(name, "level") == 0)
        return i < ARK_LEVELS ? ark_level_name((enum ark_level)i) : NULL;
    if (strcmp(name, "sure") == 0)
        return i < ARK_CERTAINTIES ? ark_certainty_key((enum ark_certainty)i) : NULL;
    if (strcmp(name, "kind") == 0)
        return i < ARK_ENTRY_KINDS ? ark_entry_kind_name((enum ark_entry_kind)i) : NULL;
    if (strcmp(name, "status") == 0)
        return i < ARK_ENTRY_STATUSES ? ark_entry_status_name((enum ark_entry_status)i) : NULL;
    if (strcmp(name, "match") == 0)
        return i < ARK_MATCHES ? ark_match_name((enum ark_match)i) : NULL;
    if (strcmp(name, "parameterType") == 0)
        return i < ARK_PARAMETER_TYPES ? ark_parameter_type_name((enum ark_parameter_type)i) : NULL;
    return NULL;
}
