/* Parameters: numbers and texts that rules name as `$id`, and who may give them a value. */
#include "pack/format.h"
#include "pack/loading.h"

#include <math.h>
#include <string.h>

#include "base/nearest.h"

const char *ark_parameter_type_name(enum ark_parameter_type type)
{
    static const char *const NAMES[ARK_PARAMETER_TYPES] = {
        [ARK_PARAMETER_INTEGER] = "integer", [ARK_PARAMETER_NUMBER] = "number",
        [ARK_PARAMETER_TEXT] = "text",       [ARK_PARAMETER_BOOLEAN] = "boolean",
        [ARK_PARAMETER_LIST] = "list",
    };
    return NAMES[type];
}

static const struct ark_text EXPECTED[ARK_PARAMETER_TYPES] = {
    [ARK_PARAMETER_INTEGER] = {{"et helt tal", "a whole number"}},
    [ARK_PARAMETER_NUMBER] = {{"et tal, fx 2.5", "a number, such as 2.5"}},
    [ARK_PARAMETER_TEXT] = {{"en tekst", "a text"}},
    [ARK_PARAMETER_BOOLEAN] = {{"true eller false", "true or false"}},
    [ARK_PARAMETER_LIST] = {{"en liste, fx [a, b]", "a list, such as [a, b]"}},
};

static bool read_number(const char *text, double *ret)
{
    char *end;
    *ret = g_ascii_strtod(text, &end);
    return *text && !*end && !text[strspn(text, "0123456789+-.eE")] && isfinite(*ret);
}

static bool read_boolean(const char *text, bool *ret)
{
    *ret = strcmp(text, "true") == 0;
    return *ret || strcmp(text, "false") == 0;
}

/* An item of a list: what it looks like, if it is not quoted. */
static struct ark_value item_value(const struct ark_yaml *node)
{
    gint64 integer;
    double real;
    bool yes, plain = node->style == ARK_YAML_PLAIN;
    if (plain && g_ascii_string_to_signed(node->text, 10, G_MININT64, G_MAXINT64, &integer, NULL))
        return ark_value_int(integer);
    if (plain && read_number(node->text, &real))
        return ark_value_real(real);
    if (plain && read_boolean(node->text, &yes))
        return ark_value_bool(yes);
    return ark_value_text(node->text, node->n);
}

static bool list_value(struct ark_arena *arena, const struct ark_yaml *node, struct ark_value *ret)
{
    if (node->kind != ARK_YAML_LIST)
        return false;
    struct ark_value *items = ARK_NEW_ARRAY(arena, struct ark_value, node->n + 1);
    for (uint32_t i = 0; i < node->n; i++) {
        if (node->items[i]->kind != ARK_YAML_SCALAR)
            return false;
        items[i] = item_value(node->items[i]);
    }
    *ret = ark_value_list(items, node->n);
    return true;
}

/* The value of `node` as one of the type; false when it is not. `ret` is then as it was. */
static bool value_of(struct ark_arena *arena, const struct ark_yaml *node,
                     enum ark_parameter_type type, struct ark_value *ret)
{
    gint64 integer;
    double real;
    bool yes, scalar = node->kind == ARK_YAML_SCALAR;
    bool plain = scalar && node->style == ARK_YAML_PLAIN;
    switch (type) {
    case ARK_PARAMETER_INTEGER:
        if (!plain ||
            !g_ascii_string_to_signed(node->text, 10, G_MININT64, G_MAXINT64, &integer, NULL))
            return false;
        *ret = ark_value_int(integer);
        return true;
    case ARK_PARAMETER_NUMBER:
        if (!plain || !read_number(node->text, &real))
            return false;
        *ret = ark_value_real(real);
        return true;
    case ARK_PARAMETER_BOOLEAN:
        if (!plain || !read_boolean(node->text, &yes))
            return false;
        *ret = ark_value_bool(yes);
        return true;
    case ARK_PARAMETER_TEXT:
        if (scalar)
            *ret = ark_value_text(node->text, node->n);
        return scalar;
    default:
        return list_value(arena, node, ret);
    }
}

static bool same_value(const struct ark_value *a, const struct ark_value *b)
{
    if (a->type != b->type)
        return false;
    switch (a->type) {
    case ARK_BOOL:
        return a->yes == b->yes;
    case ARK_INT:
        return a->integer == b->integer;
    case ARK_REAL:
        return memcmp(&a->real, &b->real, sizeof a->real) == 0;
    case ARK_TEXT:
        return strcmp(a->text, b->text) == 0;
    default:
        for (uint32_t i = 0; i < a->len && a->len == b->len; i++) {
            if (!same_value(&a->list[i], &b->list[i]))
                return false;
        }
        return a->len == b->len;
    }
}

/* The value of `node` as one that the parameter can have; false when it is none. */
static bool value_for(struct ark_arena *arena, const struct ark_yaml *node,
                      const struct ark_parameter *parameter, struct ark_value *ret)
{
    struct ark_value value;
    if (!value_of(arena, node, parameter->type, &value))
        return false;
    bool found = parameter->choice_n == 0;
    for (uint32_t i = 0; i < parameter->choice_n && !found; i++)
        found = same_value(&parameter->choices[i].value, &value);
    if (found)
        *ret = value;
    return found;
}

/* What values it can have, for messages. Caller frees. */
static char *expected_of(const struct ark_parameter *parameter, enum ark_lang lang)
{
    if (!parameter->choice_n)
        return g_strdup(ark_text_in(EXPECTED[parameter->type], lang));
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (uint32_t i = 0; i < parameter->choice_n; i++)
        g_ptr_array_add(words, (char *)parameter->choices[i].text);
    g_autofree char *all = ark_key_join((const char *const *)words->pdata, words->len, lang);
    return g_strdup_printf(ark_say(lang, "en af værdierne %s", "one of the values %s"), all);
}

static bool fail_value(const struct ark_yaml_file *file, const struct ark_yaml *node,
                       const struct ark_parameter *parameter, GError **error)
{
    g_autofree char *expected = expected_of(parameter, file->lang);
    return ark_yaml_fail(file, node, error,
                         ark_say(file->lang, "parameteren `%s`: her ventes %s.",
                                 "the parameter `%s`: %s is expected here."),
                         parameter->id, expected);
}

struct raw {
    struct ark_parameter parameter;
    const struct ark_yaml *value, *choices;
};

static bool read_type(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                      GError **error)
{
    return ark_key_word(file, value, "parameterType", field, error);
}

static const struct ark_key KEYS[] = {
    {"id", true, offsetof(struct raw, parameter.id), ark_key_text},
    {"type", true, offsetof(struct raw, parameter.type), read_type},
    {"default", true, offsetof(struct raw, value), ark_key_node},
    {"choices", false, offsetof(struct raw, choices), ark_key_node},
    {"title", true, offsetof(struct raw, parameter.title), ark_key_pair},
};
const struct ark_format ark_format_parameter = {"parameter", KEYS, G_N_ELEMENTS(KEYS)};

static bool check_id(const struct ark_reading *reading, const struct ark_yaml *at, const char *id,
                     GError **error)
{
    enum ark_lang lang = reading->file->lang;
    if (!ark_key_is_name(id))
        return ark_yaml_fail(reading->file, at, error,
                             ark_say(lang,
                                     "parameterens id skal kunne skrives efter `$`: bogstaver, tal "
                                     "og _, med et bogstav først.",
                                     "the id of a parameter must go after `$`: letters, digits and "
                                     "_, a letter first."));
    const struct ark_yaml *first = g_hash_table_lookup(reading->rule_ids, id);
    if (first)
        return ark_yaml_fail(reading->file, at, error,
                             ark_say(lang, "id `%s` er brugt før (linje %u). Giv hver sit.",
                                     "id `%s` is already used (line %u). Give each its own."),
                             id, first->line);
    g_hash_table_insert(reading->rule_ids, (char *)id, (void *)at);
    return true;
}

/* The only values it may have; of those that are written with a word or a number. */
static bool read_choices(const struct ark_reading *reading, const struct ark_yaml *list,
                         struct ark_parameter *parameter, GError **error)
{
    struct ark_arena *arena = reading->compile->arena;
    bool many = parameter->type == ARK_PARAMETER_LIST || parameter->type == ARK_PARAMETER_BOOLEAN;
    if (many || list->kind != ARK_YAML_LIST || !list->n)
        return ark_yaml_fail(
            reading->file, list, error,
            ark_say(reading->file->lang,
                    "`choices` er en liste med mindst én værdi, og kun for text, integer og "
                    "number.",
                    "`choices` is a list of at least one value, and only for text, integer and "
                    "number."));
    struct ark_choice *choices = ARK_NEW_ARRAY(arena, struct ark_choice, list->n);
    for (uint32_t i = 0; i < list->n; i++) {
        if (!value_of(arena, list->items[i], parameter->type, &choices[i].value))
            return fail_value(reading->file, list->items[i], parameter, error);
        choices[i].text = list->items[i]->text;
    }
    parameter->choices = choices;
    parameter->choice_n = list->n;
    return true;
}

static bool read_parameter(const struct ark_reading *reading, const struct ark_yaml *map,
                           void *target, GError **error)
{
    struct raw raw = {0};
    struct ark_parameter *parameter = target;
    const char *what = ark_reading_name(reading, map, "parameter");
    bool ok = ark_format_read(reading->file, map, what, &ark_format_parameter, &raw, error);
    *parameter = raw.parameter;
    parameter->loc = ark_reading_loc(reading, map);
    if (parameter->id)
        ok = check_id(reading, ark_yaml_get(map, "id"), parameter->id, error) && ok;
    if (ok && raw.choices)
        ok = read_choices(reading, raw.choices, parameter, error);
    if (ok && !value_for(reading->compile->arena, raw.value, parameter, &parameter->value))
        ok = fail_value(reading->file, raw.value, parameter, error);
    parameter->by_default = parameter->value;
    return ok;
}

void ark_parameters_read(struct ark_loading *loading, struct ark_unit *unit)
{
    g_autoptr(GError) first = NULL;
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    const struct ark_reading reading = {
        .compile = loading->compile, .file = &unit->yaml, .pack = unit->pack, .rule_ids = ids};
    const void *items = NULL;
    ark_reading_list(&reading, unit->top.parameters, sizeof *unit->parameters, read_parameter,
                     &items, &unit->pack->parameter_n, &first);
    unit->parameters = (struct ark_parameter *)items;
    unit->pack->parameters = items;
    unit->set_by =
        ARK_NEW_ARRAY(loading->compile->arena, struct ark_set_by, unit->pack->parameter_n + 1);
}

const struct ark_parameter *ark_pack_parameter(const struct ark_pack *pack, const char *id)
{
    for (uint32_t i = 0; i < pack->parameter_n; i++) {
        if (g_strcmp0(pack->parameters[i].id, id) == 0)
            return &pack->parameters[i];
    }
    return NULL;
}

/* "; mente du `x`?" or ". Der er: x og y." of the parameters of `packs`. Caller frees. */
static char *what_there_is(const struct ark_pack *const *packs, uint32_t n, const char *id,
                           enum ark_lang lang)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = 0; k < packs[i]->parameter_n; k++) {
            if (packs[i]->parameters[k].id)
                g_ptr_array_add(ids, (char *)packs[i]->parameters[k].id);
        }
    }
    const char *const *names = (const char *const *)ids->pdata;
    const char *nearest = ark_nearest(id, names, ids->len);
    if (nearest)
        return g_strdup_printf(ark_say(lang, "; mente du `%s`?", "; did you mean `%s`?"), nearest);
    g_autofree char *all = ark_key_join(names, ids->len, lang);
    return ids->len ? g_strdup_printf(ark_say(lang, ". Der er: %s.", ". There are: %s."), all)
                    : g_strdup(ark_say(lang, ". Der er ingen.", ". There are none."));
}

/* Puts a value that `unit` gives on a parameter of `owner`. */
static void set_one(const struct ark_loading *loading, struct ark_unit *unit,
                    struct ark_unit *owner, uint32_t at, const struct ark_yaml *node)
{
    g_autoptr(GError) first = NULL;
    struct ark_parameter *parameter = &owner->parameters[at];
    struct ark_set_by *by = &owner->set_by[at];
    struct ark_value value = ARK_VALUE_NULL;
    if (!value_for(loading->compile->arena, node, parameter, &value)) {
        fail_value(&unit->yaml, node, parameter, &first);
        return;
    }
    bool rival = by->unit && !ark_pack_extends(unit->pack, by->unit->pack);
    if (rival && !same_value(&value, &parameter->value)) {
        ark_yaml_fail(&unit->yaml, node, &first,
                      ark_say(unit->yaml.lang,
                              "`%s` har fået en anden værdi før (%s:%u). Lad den ene pakke udvide "
                              "den anden, eller giv den kun ét sted.",
                              "`%s` was given another value before (%s:%u). Let one of the packs "
                              "extend the other, or give it in one place."),
                      parameter->id, by->unit->yaml.name, by->value->line);
        return;
    }
    parameter->value = value;
    parameter->from = ARK_PARAMETER_PACK;
    *by = (struct ark_set_by){unit, node};
}

static struct ark_unit *unit_of(const struct ark_loading *loading, const struct ark_pack *pack)
{
    for (guint i = 0; i < loading->units->len; i++) {
        struct ark_unit *unit = loading->units->pdata[i];
        if (unit->pack == pack)
            return unit;
    }
    return NULL;
}

/* The packs that a `set` may be about, NULL-terminated in effect by `n`: the one that is extended
 * with all that it extends itself, or all. */
static GPtrArray *packs_of_set(const struct ark_unit *unit, const struct ark_pack *direct)
{
    GPtrArray *packs = g_ptr_array_new();
    for (uint32_t i = 0; i < unit->pack->extend_n; i++) {
        const struct ark_pack *pack = unit->pack->extends[i];
        if (!direct || pack == direct || ark_pack_extends(direct, pack))
            g_ptr_array_add(packs, (void *)pack);
    }
    return packs;
}

/* One line of a `set`. The pack that is named itself comes before what it extends. */
static void set_pair(const struct ark_loading *loading, struct ark_unit *unit,
                     const struct ark_yaml_pair *pair, GPtrArray *packs,
                     const struct ark_pack *direct)
{
    g_autoptr(GError) first = NULL;
    enum ark_lang lang = unit->yaml.lang;
    const char *id = pair->key->text;
    const struct ark_parameter *found = direct ? ark_pack_parameter(direct, id) : NULL;
    const struct ark_pack *owner = found ? direct : NULL;
    for (guint i = 0; i < packs->len && !(direct && owner == direct); i++) {
        const struct ark_pack *pack = packs->pdata[i];
        const struct ark_parameter *its = ark_pack_parameter(pack, id);
        if (its && owner) {
            ark_yaml_fail(
                &unit->yaml, pair->key, &first,
                ark_say(lang,
                        "både %s og %s har parameteren `%s`. Skriv `set` under den pakke i "
                        "`extends`, som er ment.",
                        "both %s and %s have the parameter `%s`. Write `set` under the "
                        "pack in `extends` that is meant."),
                owner->id, pack->id, id);
            return;
        }
        found = its ? its : found;
        owner = its ? pack : owner;
    }
    if (owner) {
        struct ark_unit *its = unit_of(loading, owner);
        set_one(loading, unit, its, (uint32_t)(found - its->parameters), pair->value);
        return;
    }
    g_autofree char *there_is =
        what_there_is((const struct ark_pack *const *)packs->pdata, packs->len, id, lang);
    ark_yaml_fail(&unit->yaml, pair->key, &first,
                  ark_say(lang, "ukendt parameter `%s`%s", "unknown parameter `%s`%s"), id,
                  there_is);
}

static void set_all(const struct ark_loading *loading, struct ark_unit *unit,
                    const struct ark_yaml *map, const struct ark_pack *direct)
{
    g_autoptr(GError) first = NULL;
    if (!map)
        return;
    if (map->kind != ARK_YAML_MAP) {
        ark_yaml_fail(&unit->yaml, map, &first,
                      ark_say(unit->yaml.lang, "her ventes parametre med værdier (`id: værdi`).",
                              "parameters with values (`id: value`) are expected here."));
        return;
    }
    g_autoptr(GPtrArray) packs = packs_of_set(unit, direct);
    for (uint32_t i = 0; i < map->n; i++)
        set_pair(loading, unit, &map->pairs[i], packs, direct);
}

void ark_parameters_set(struct ark_loading *loading, struct ark_unit *unit)
{
    for (uint32_t i = 0; i < unit->extension_n; i++)
        set_all(loading, unit, unit->extensions[i].set, unit->extensions[i].unit->pack);
    if (unit->extension_n) /* else there is nothing to set, which is said there */
        set_all(loading, unit, unit->top.set, NULL);
}

/* The value of a setting; of a list on the command line it is YAML. */
static bool setting_value(struct ark_arena *arena, const struct ark_setting *setting,
                          const struct ark_parameter *parameter, struct ark_value *ret)
{
    if (!setting->text)
        return value_for(arena, setting->value, parameter, ret);
    const char *text = ark_arena_strdup(arena, setting->text);
    const struct ark_yaml scalar = {.text = text, .n = (uint32_t)strlen(text)};
    if (parameter->type != ARK_PARAMETER_LIST)
        return value_for(arena, &scalar, parameter, ret);
    const struct ark_yaml_file *file =
        ark_yaml_read(arena, "--set", text, strlen(text), ARK_EN, NULL);
    return file && value_for(arena, file->root, parameter, ret);
}

static bool fail_setting(const struct ark_setting *setting, const struct ark_yaml *at,
                         const char *why, GError **error)
{
    if (!setting->text)
        return ark_yaml_fail(setting->file, at, error, "%s", why);
    return ark_fail(error, ARK_ERROR_USAGE, "--set %s.%s=%s: %s", setting->pack, setting->id,
                    setting->text, why);
}

static bool fail_no_pack(const struct ark_loading *loading, const struct ark_setting *setting,
                         GError **error)
{
    enum ark_lang lang = loading->compile->lang;
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    for (guint i = 0; i < loading->units->len; i++)
        g_ptr_array_add(ids, (char *)((struct ark_unit *)loading->units->pdata[i])->pack->id);
    const char *const *names = (const char *const *)ids->pdata;
    const char *nearest = ark_nearest(setting->pack, names, ids->len);
    g_autofree char *all = ark_key_join(names, ids->len, lang);
    g_autofree char *why =
        nearest ? g_strdup_printf(ark_say(lang, "regelpakken %s er ikke taget med; mente du %s?",
                                          "there is no rule pack %s here; did you mean %s?"),
                                  setting->pack, nearest)
                : g_strdup_printf(ark_say(lang, "regelpakken %s er ikke taget med. Der er: %s.",
                                          "there is no rule pack %s here. There are: %s."),
                                  setting->pack, all);
    return fail_setting(setting, setting->pack_at, why, error);
}

static bool apply_one(const struct ark_loading *loading, const struct ark_setting *setting,
                      GError **error)
{
    enum ark_lang lang = loading->compile->lang;
    struct ark_unit *unit = NULL;
    for (guint i = 0; i < loading->units->len && !unit; i++) {
        struct ark_unit *one = loading->units->pdata[i];
        unit = g_strcmp0(one->pack->id, setting->pack) == 0 ? one : NULL;
    }
    if (!unit)
        return setting->if_loaded || fail_no_pack(loading, setting, error);
    const struct ark_pack *pack = unit->pack;
    const struct ark_parameter *found = ark_pack_parameter(pack, setting->id);
    g_autofree char *why = NULL;
    if (!found) {
        g_autofree char *there_is = what_there_is(&pack, 1, setting->id, lang);
        why = g_strdup_printf(ark_say(lang, "ukendt parameter `%s`%s", "unknown parameter `%s`%s"),
                              setting->id, there_is);
        return fail_setting(setting, setting->id_at, why, error);
    }
    struct ark_parameter *parameter = &unit->parameters[found - unit->parameters];
    if (setting_value(loading->compile->arena, setting, parameter, &parameter->value)) {
        parameter->from = setting->text ? ARK_PARAMETER_ARGUMENT : ARK_PARAMETER_CONFIG;
        return true;
    }
    g_autofree char *expected = expected_of(parameter, lang);
    why = g_strdup_printf(ark_say(lang, "parameteren `%s`: her ventes %s.",
                                  "the parameter `%s`: %s is expected here."),
                          parameter->id, expected);
    return fail_setting(setting, setting->value, why, error);
}

bool ark_parameters_apply(struct ark_loading *loading, GError **error)
{
    const struct ark_pack_options *options = loading->options;
    for (int text = 0; text < 2; text++) { /* the command line has the last word */
        for (uint32_t i = 0; i < options->setting_n; i++) {
            const struct ark_setting *setting = &options->settings[i];
            if ((setting->text != NULL) == text && !apply_one(loading, setting, error))
                return false;
        }
    }
    return true;
}

GHashTable *ark_parameters_table(const struct ark_pack *pack)
{
    GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);
    for (uint32_t i = 0; i < pack->parameter_n; i++) {
        if (pack->parameters[i].id)
            g_hash_table_insert(table, (char *)pack->parameters[i].id,
                                (void *)&pack->parameters[i].value);
    }
    return table;
}
