/* A JSON Schema, applied: the keywords that our schemas use, and no others; a keyword that is not
 * known here fails the test, so that none is taken for checked. */
#pragma once

#include <check.h>
#include <jansson.h>
#include <stdbool.h>
#include <string.h>

#include <glib.h>

struct schema {
    json_t *root;
    unsigned wrong; /* so far */
    bool quiet;
};

static inline bool schema_is_type(const json_t *value, const char *type)
{
    return strcmp(type, "object") == 0    ? json_is_object(value)
           : strcmp(type, "array") == 0   ? json_is_array(value)
           : strcmp(type, "string") == 0  ? json_is_string(value)
           : strcmp(type, "integer") == 0 ? json_is_integer(value)
           : strcmp(type, "number") == 0  ? json_is_number(value)
           : strcmp(type, "boolean") == 0 ? json_is_boolean(value)
           : strcmp(type, "null") == 0    ? json_is_null(value)
                                          : false;
}

static inline bool schema_is_of(const json_t *value, const json_t *type)
{
    if (json_is_string(type))
        return schema_is_type(value, json_string_value(type));
    for (size_t i = 0; i < json_array_size(type); i++) {
        if (schema_is_type(value, json_string_value(json_array_get(type, i))))
            return true;
    }
    return false;
}

static inline bool schema_is_among(const json_t *value, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (json_equal(value, json_array_get(list, i)))
            return true;
    }
    return false;
}

static inline void schema_wrong(struct schema *schema, const char *path, const char *why)
{
    if (!schema->quiet)
        printf("%s: %s\n", path, why);
    schema->wrong++;
}

static void schema_apply(struct schema *schema, const json_t *rule, const json_t *value,
                         const char *path);

static inline bool schema_fits(const struct schema *schema, const json_t *rule, const json_t *value)
{
    struct schema quiet = {schema->root, 0, true};
    schema_apply(&quiet, rule, value, "");
    return quiet.wrong == 0;
}

static inline void schema_apply_object(struct schema *schema, const json_t *rule,
                                       const json_t *value, const char *path)
{
    const json_t *required = json_object_get(rule, "required");
    const json_t *known = json_object_get(rule, "properties");
    const json_t *others = json_object_get(rule, "additionalProperties");
    for (size_t i = 0; i < json_array_size(required); i++) {
        const char *key = json_string_value(json_array_get(required, i));
        if (!json_object_get(value, key))
            schema_wrong(schema, path, key);
    }
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)value, key, member)
    {
        g_autofree char *below = g_strdup_printf("%s.%s", path, key);
        const json_t *its = json_object_get(known, key);
        if (its || others)
            schema_apply(schema, its ? its : others, member, below);
    }
}

static inline void schema_apply_scalar(struct schema *schema, const json_t *rule,
                                       const json_t *value, const char *path)
{
    const json_t *constant = json_object_get(rule, "const"), *list = json_object_get(rule, "enum");
    const json_t *least = json_object_get(rule, "minimum");
    const char *pattern = json_string_value(json_object_get(rule, "pattern"));
    if (constant && !json_equal(value, constant))
        schema_wrong(schema, path, "not the constant");
    if (list && !schema_is_among(value, list))
        schema_wrong(schema, path, "not in the enumeration");
    if (least && json_is_integer(value) && json_integer_value(value) < json_integer_value(least))
        schema_wrong(schema, path, "below the minimum");
    if (pattern && json_is_string(value) &&
        !g_regex_match_simple(pattern, json_string_value(value), 0, 0))
        schema_wrong(schema, path, "not by the pattern");
}

/* How many of the list's schemas fit; -1 without a list. */
static inline int schema_count(const struct schema *schema, const json_t *list, const json_t *value)
{
    int n = list ? 0 : -1;
    for (size_t i = 0; i < json_array_size(list); i++)
        n += schema_fits(schema, json_array_get(list, i), value);
    return n;
}

static inline void schema_apply_logic(struct schema *schema, const json_t *rule,
                                      const json_t *value, const char *path)
{
    const json_t *all = json_object_get(rule, "allOf"), *condition = json_object_get(rule, "if");
    int one = schema_count(schema, json_object_get(rule, "oneOf"), value);
    for (size_t i = 0; i < json_array_size(all); i++)
        schema_apply(schema, json_array_get(all, i), value, path);
    if (schema_count(schema, json_object_get(rule, "anyOf"), value) == 0)
        schema_wrong(schema, path, "none of anyOf");
    if (one != -1 && one != 1)
        schema_wrong(schema, path, one ? "several of oneOf" : "none of oneOf");
    if (condition && schema_fits(schema, condition, value))
        schema_apply(schema, json_object_get(rule, "then"), value, path);
}

static inline void schema_check_keywords(const json_t *rule)
{
    static const char *const KNOWN[] = {
        "$schema", "title",    "description", "format",     "definitions",
        "$defs",   "$ref",     "type",        "required",   "const",
        "enum",    "minimum",  "pattern",     "properties", "additionalProperties",
        "items",   "minItems", "maxItems",    "allOf",      "anyOf",
        "oneOf",   "if",       "then",        NULL};
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)rule, key, member)
    {
        ck_assert_msg(g_strv_contains(KNOWN, key), "keyword %s", key);
    }
}

static void schema_apply(struct schema *schema, const json_t *rule, const json_t *value,
                         const char *path)
{
    const char *ref = json_string_value(json_object_get(rule, "$ref"));
    if (json_is_false(rule))
        schema_wrong(schema, path, "not in the schema");
    schema_check_keywords(rule);
    if (ref) {
        g_auto(GStrv) steps = g_strsplit(ref, "/", -1);
        const json_t *to = schema->root;
        for (char **step = steps + 1; *step; step++)
            to = json_object_get(to, *step);
        ck_assert_msg(to != NULL, "%s", ref);
        schema_apply(schema, to, value, path);
    }
    const json_t *type = json_object_get(rule, "type");
    if (type && !schema_is_of(value, type)) {
        schema_wrong(schema, path, "of another type");
        return;
    }
    schema_apply_scalar(schema, rule, value, path);
    schema_apply_logic(schema, rule, value, path);
    if (json_is_object(value))
        schema_apply_object(schema, rule, value, path);
    const json_t *items = json_object_get(rule, "items"),
                 *least = json_object_get(rule, "minItems"),
                 *most = json_object_get(rule, "maxItems");
    if (least && json_is_array(value) && json_array_size(value) < (size_t)json_integer_value(least))
        schema_wrong(schema, path, "too few items");
    if (most && json_array_size(value) > (size_t)json_integer_value(most))
        schema_wrong(schema, path, "too many items");
    for (size_t i = 0; items && i < json_array_size(value); i++) {
        g_autofree char *below = g_strdup_printf("%s[%zu]", path, i);
        schema_apply(schema, items, json_array_get(value, i), below);
    }
}

static inline json_t *load_json(const char *path)
{
    json_error_t error;
    json_t *json = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(json != NULL, "%s:%d: %s", path, error.line, error.text);
    return json;
}

/* A schema of docs/schema; its root is to be freed. */
static inline struct schema load_schema(const char *name)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *path = g_build_filename(root ? root : ".", "docs", "schema", name, NULL);
    return (struct schema){.root = load_json(path)};
}
