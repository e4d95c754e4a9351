/* Binding YAML to structs by rows. Knows no key of any format. */
#include "pack/keys.h"

#include <string.h>

#include "graph/schema.h"

char *ark_key_join(const char *const *words, uint32_t n, enum ark_lang lang)
{
    GString *text = g_string_new(NULL);
    for (uint32_t i = 0; i < n; i++)
        g_string_append_printf(text, "%s%s",
                               i == 0      ? ""
                               : i + 1 < n ? ", "
                                           : ark_say(lang, " og ", " and "),
                               words[i]);
    return g_string_free(text, FALSE);
}

static const struct ark_key *find(const struct ark_key *keys, uint32_t n, const char *name)
{
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    }
    return NULL;
}

static bool fail_unknown(const struct ark_yaml_file *file, const struct ark_yaml *key,
                         const char *what, const struct ark_key *keys, uint32_t n, GError **error)
{
    g_autoptr(ark_schema) known = ark_schema_new();
    g_autofree const char **names = g_new(const char *, n);
    for (uint32_t i = 0; i < n; i++) {
        names[i] = keys[i].name;
        ark_schema_add(known, ARK_SCHEMA_PROPERTY, keys[i].name);
    }
    const char *nearest = ark_schema_nearest(known, ARK_SCHEMA_PROPERTY, key->text);
    if (nearest)
        return ark_yaml_fail(file, key, error,
                             ark_say(file->lang, "%s: ukendt nøgle `%s`; mente du `%s`?",
                                     "%s: unknown key `%s`; did you mean `%s`?"),
                             what, key->text, nearest);
    g_autofree char *all = ark_key_join(names, n, file->lang);
    return ark_yaml_fail(file, key, error,
                         ark_say(file->lang, "%s: ukendt nøgle `%s`. Kendte nøgler: %s.",
                                 "%s: unknown key `%s`. Known keys: %s."),
                         what, key->text, all);
}

bool ark_keys_read(const struct ark_yaml_file *file, const struct ark_yaml *map, const char *what,
                   const struct ark_key *keys, uint32_t n, void *target, GError **error)
{
    if (map->kind != ARK_YAML_MAP)
        return ark_yaml_fail(file, map, error,
                             ark_say(file->lang,
                                     "%s: her ventes nøgler med værdier (`nøgle: ...`).",
                                     "%s: keys with values (`key: ...`) are expected here."),
                             what);
    bool ok = true, known = true;
    for (uint32_t i = 0; i < map->n; i++) {
        const struct ark_yaml_pair *pair = &map->pairs[i];
        const struct ark_key *key = find(keys, n, pair->key->text);
        known = known && key;
        ok = (key ? key->read(file, pair->value, (char *)target + key->offset, error)
                  : fail_unknown(file, pair->key, what, keys, n, error)) &&
             ok;
    }
    /* A key that is missing may be the one that is not known. */
    for (uint32_t i = 0; known && i < n; i++) {
        if (keys[i].required && !ark_yaml_get(map, keys[i].name))
            ok = ark_yaml_fail(
                file, map, error,
                ark_say(file->lang, "%s: nøglen `%s` mangler.", "%s: the key `%s` is missing."),
                what, keys[i].name);
    }
    return ok;
}

static bool check_text(const struct ark_yaml_file *file, const struct ark_yaml *value,
                       GError **error)
{
    if (value->kind != ARK_YAML_SCALAR)
        return ark_yaml_fail(file, value, error,
                             ark_say(file->lang,
                                     "her ventes en tekst. Sæt den i anførselstegn, hvis den "
                                     "begynder med [ eller {.",
                                     "a text is expected here. Quote it if it begins with [ or "
                                     "{."));
    if (value->text[strspn(value->text, " \t\r\n")] == '\0')
        return ark_yaml_fail(file, value, error,
                             ark_say(file->lang, "teksten er tom.", "the text is empty."));
    return true;
}

bool ark_key_text(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                  GError **error)
{
    if (!check_text(file, value, error))
        return false;
    *(const char **)field = value->text;
    return true;
}

static bool read_text_node(const struct ark_yaml_file *file, const struct ark_yaml *value,
                           void *field, GError **error)
{
    if (!check_text(file, value, error))
        return false;
    *(const struct ark_yaml **)field = value;
    return true;
}

bool ark_key_langs(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                   GError **error)
{
    static const struct ark_key LANGS[] = {
        {"da", true, offsetof(struct ark_key_langs, in[ARK_DA]), read_text_node},
        {"en", true, offsetof(struct ark_key_langs, in[ARK_EN]), read_text_node},
    };
    return ark_keys_read(file, value, ark_say(file->lang, "tekst (da og en)", "text (da and en)"),
                         LANGS, G_N_ELEMENTS(LANGS), field, error);
}

bool ark_key_pair(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                  GError **error)
{
    struct ark_key_langs langs = {0};
    if (!ark_key_langs(file, value, &langs, error))
        return false;
    for (int i = 0; i < ARK_LANGS; i++) {
        const char *brace = strchr(langs.in[i]->text, '{');
        if (brace && g_ascii_isalpha(brace[1]))
            return ark_yaml_fail(file, langs.in[i], error,
                                 ark_say(file->lang,
                                         "pladsholderen `%.*s` virker ikke her, kun i `message` "
                                         "og `ask`, som hører til det enkelte fund.",
                                         "the placeholder `%.*s` does not work here, only in "
                                         "`message` and `ask`, which belong to one finding."),
                                 ark_error_quoted(brace, MIN(strcspn(brace, "}") + 1, 40)), brace);
        ((struct ark_text *)field)->in[i] = langs.in[i]->text;
    }
    return true;
}

bool ark_key_markdown(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                      GError **error)
{
    struct ark_key_langs langs = {0};
    if (!ark_key_langs(file, value, &langs, error))
        return false;
    for (int i = 0; i < ARK_LANGS; i++)
        ((struct ark_text *)field)->in[i] = langs.in[i]->text;
    return true;
}

bool ark_key_count(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                   GError **error)
{
    guint64 count;
    if (value->kind != ARK_YAML_SCALAR ||
        !g_ascii_string_to_unsigned(value->text, 10, 0, UINT32_MAX - 1, &count, NULL))
        return ark_yaml_fail(file, value, error,
                             ark_say(file->lang, "her ventes et antal: 0, 1, 2 ...",
                                     "a count is expected here: 0, 1, 2 ..."));
    *(uint32_t *)field = (uint32_t)count;
    return true;
}

bool ark_key_flag(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                  GError **error)
{
    bool plain = value->kind == ARK_YAML_SCALAR && value->style == ARK_YAML_PLAIN;
    bool yes = plain && strcmp(value->text, "true") == 0;
    if (!yes && !(plain && strcmp(value->text, "false") == 0))
        return ark_yaml_fail(
            file, value, error,
            ark_say(file->lang, "her ventes true eller false.", "true or false is expected here."));
    *(bool *)field = yes;
    return true;
}

bool ark_key_node(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                  GError **error)
{
    (void)file;
    (void)error;
    *(const struct ark_yaml **)field = value;
    return true;
}

bool ark_key_is_name(const char *id)
{
    for (const char *at = id; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c != '_' && !(at == id ? g_unichar_isalpha(c) : g_unichar_isalnum(c)))
            return false;
    }
    return *id;
}
