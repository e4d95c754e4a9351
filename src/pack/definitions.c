/* Definitions: expressions that the rules of a pack use as functions (docs/packs.md). */
#include "pack/format.h"
#include "pack/loading.h"

#include <string.h>

struct raw {
    struct ark_pack_definition definition;
    const struct ark_yaml *of, *as;
};

static const struct ark_key KEYS[] = {
    {"name", true, offsetof(struct raw, definition.name), ark_key_text},
    {"of", false, offsetof(struct raw, of), ark_key_node},
    {"as", true, offsetof(struct raw, as), ark_key_node},
};
const struct ark_format ark_format_definition = {"definition", KEYS, G_N_ELEMENTS(KEYS)};

static bool fail_name(const struct ark_reading *reading, const struct ark_yaml *at, GError **error)
{
    return ark_yaml_fail(reading->file, at, error,
                         ark_say(reading->file->lang,
                                 "et navn i `define` er bogstaver, tal og _, med et bogstav først.",
                                 "a name in `define` is letters, digits and _, a letter first."));
}

static bool check_name(const struct ark_reading *reading, const struct ark_yaml *at,
                       const char *name, GError **error)
{
    enum ark_lang lang = reading->file->lang;
    const struct ark_yaml *first = g_hash_table_lookup(reading->rule_ids, name);
    if (!ark_key_is_name(name))
        return fail_name(reading, at, error);
    if (ark_query_has_function(name))
        return ark_yaml_fail(reading->file, at, error,
                             ark_say(lang,
                                     "sproget har en funktion, der hedder %s. Vælg et andet navn.",
                                     "the language has a function %s. Choose another name."),
                             name);
    if (first)
        return ark_yaml_fail(reading->file, at, error,
                             ark_say(lang, "%s er defineret før (linje %u). Giv hver sit navn.",
                                     "%s is already defined (line %u). Give each its own name."),
                             name, first->line);
    g_hash_table_insert(reading->rule_ids, (char *)name, (void *)at);
    return true;
}

static bool check_of(const struct ark_reading *reading, const struct ark_yaml *list,
                     const struct ark_pack_definition *definition, GError **error)
{
    for (uint32_t i = 0; i < definition->of_n; i++) {
        if (!ark_key_is_name(definition->of[i]))
            return fail_name(reading, list->items[i], error);
        for (uint32_t k = 0; k < i; k++) {
            if (strcmp(definition->of[i], definition->of[k]) == 0)
                return ark_yaml_fail(reading->file, list->items[i], error,
                                     ark_say(reading->file->lang,
                                             "`%s` står to gange i `of`. Giv hver sit navn.",
                                             "`%s` stands twice in `of`. Give each its own name."),
                                     definition->of[i]);
        }
    }
    return true;
}

static bool compile(const struct ark_reading *reading, const struct ark_yaml *as,
                    struct ark_pack_definition *definition, GError **error)
{
    GError *own = NULL;
    if (as->kind != ARK_YAML_SCALAR)
        return ark_yaml_fail(reading->file, as, error,
                             ark_say(reading->file->lang,
                                     "`as` er et udtryk, skrevet som en tekst.",
                                     "`as` is an expression, written as a text."));
    definition->as = as->text;
    definition->compiled =
        ark_definition_compile(reading->compile, definition->name, definition->of, definition->of_n,
                               ark_yaml_snippet(reading->file, as), &own);
    /* also when it is wrong, so that nothing is said of those that use it */
    g_hash_table_insert(reading->compile->definitions, (char *)definition->name,
                        definition->compiled);
    return !own || ark_yaml_fail_with(reading->file, as, error, own);
}

static bool read_definition(const struct ark_reading *reading, const struct ark_yaml *map,
                            void *target, GError **error)
{
    struct raw raw = {0};
    struct ark_pack_definition *definition = target;
    const char *what = ark_reading_name(reading, map, "definition");
    bool ok = ark_format_read(reading->file, map, what, &ark_format_definition, &raw, error);
    *definition = raw.definition;
    definition->loc = ark_reading_loc(reading, map);
    if (definition->name)
        ok = check_name(reading, ark_yaml_get(map, "name"), definition->name, error) && ok;
    ok = ark_reading_texts(reading, raw.of, &definition->of, &definition->of_n, error) && ok;
    ok = ok && check_of(reading, raw.of, definition, error);
    return ok && compile(reading, raw.as, definition, error);
}

bool ark_definitions_read(const struct ark_reading *reading, const struct ark_yaml *list,
                          GError **error)
{
    return ark_reading_list(reading, list, sizeof *reading->pack->definitions, read_definition,
                            (const void **)&reading->pack->definitions,
                            &reading->pack->definition_n, error);
}

void ark_definitions_warn(const struct ark_reading *reading)
{
    struct ark_diags *warnings = reading->compile->warnings;
    for (uint32_t i = 0; warnings && i < reading->pack->definition_n; i++) {
        const struct ark_pack_definition *definition = &reading->pack->definitions[i];
        if (definition->compiled && !ark_definition_is_used(definition->compiled))
            ark_diag_add(warnings, ARK_DIAG_WARNING, "unused-definition", definition->loc,
                         ark_say(reading->file->lang, "definitionen %s bruges ikke; slet den",
                                 "the definition %s is not used; delete it"),
                         definition->name);
    }
}
