/* `extends` and `overrides`: which packs a pack builds on, and what it changes in their rules. */
#include "pack/format.h"
#include "pack/loading.h"

#include <string.h>

#include "base/nearest.h"

bool ark_pack_extends(const struct ark_pack *pack, const struct ark_pack *other)
{
    for (uint32_t i = 0; i < pack->extend_n; i++) {
        if (pack->extends[i] == other)
            return true;
    }
    return false;
}

struct entry {
    const char *pack;
    const struct ark_yaml *set;
};

static const struct ark_key ENTRY_KEYS[] = {
    {"pack", true, offsetof(struct entry, pack), ark_key_text},
    {"set", false, offsetof(struct entry, set), ark_key_node},
};
const struct ark_format ark_format_extension = {"extension", ENTRY_KEYS, G_N_ELEMENTS(ENTRY_KEYS)};

/* "a.yaml → b.yaml → a.yaml", from where the circle begins. */
static bool fail_circle(const struct ark_loading *loading, const struct ark_unit *unit,
                        const struct ark_yaml *at, const struct ark_unit *first, GError **error)
{
    enum ark_lang lang = unit->yaml.lang;
    g_autoptr(GString) circle = g_string_new(NULL);
    bool inside = false;
    for (guint i = 0; i < loading->stack->len; i++) {
        const struct ark_unit *open = loading->stack->pdata[i];
        inside = inside || open == first;
        if (inside)
            g_string_append_printf(circle, "%s → ", open->yaml.name);
    }
    return ark_yaml_fail(&unit->yaml, at, error,
                         ark_say(lang, "`extends` går i ring: %s%s. Slet et af leddene.",
                                 "`extends` goes in a circle: %s%s. Delete one of the links."),
                         circle->str, first->yaml.name);
}

static bool open_named(const struct ark_loading *loading, const struct ark_unit *unit,
                       const char *name, const struct ark_yaml *at,
                       struct ark_pack_source *ret_source, GError **error)
{
    const struct ark_pack_options *options = loading->options;
    g_autoptr(GError) own = NULL;
    if (options->open && options->open(options->user, name, unit->yaml.name, ret_source, &own))
        return true;
    return ark_yaml_fail(&unit->yaml, at, error, "%s",
                         own ? own->message
                             : ark_say(unit->yaml.lang, "`extends` kan ikke bruges her.",
                                       "`extends` can't be used here."));
}

/* Opens one entry. Its own mistakes are noted in the unit; `error` is set when another file has
 * some, or all stops for another reason. */
static bool extend_one(struct ark_loading *loading, struct ark_unit *unit,
                       const struct ark_yaml *item, struct ark_extension *extension, GError **error)
{
    enum ark_lang lang = unit->yaml.lang;
    struct entry entry = {0};
    g_autoptr(GError) own = NULL;
    struct ark_pack_source source = {0};
    bool plain = item->kind == ARK_YAML_SCALAR;
    extension->at = plain ? item : ark_yaml_get(item, "pack");
    bool read =
        plain ? ark_key_text(&unit->yaml, item, &entry.pack, &own)
              : ark_format_read(&unit->yaml, item, "extends", &ark_format_extension, &entry, &own);
    if (!read || !open_named(loading, unit, entry.pack, extension->at, &source, &own))
        return true;
    struct ark_unit *known = g_hash_table_lookup(loading->by_key, source.key);
    extension->set = entry.set;
    if (known && known->open) {
        fail_circle(loading, unit, extension->at, known, &own);
        return true;
    }
    for (uint32_t i = 0; known && i < unit->extension_n; i++) {
        if (unit->extensions[i].unit == known)
            ark_yaml_fail(&unit->yaml, extension->at, &own,
                          ark_say(lang, "pakken står to gange under `extends`. Slet den ene.",
                                  "the pack stands twice under `extends`. Delete one."));
    }
    extension->unit = ark_unit_visit(loading, &source, error);
    return extension->unit != NULL;
}

/* The packs that are extended, each once, in the order of loading. */
static void close_over(const struct ark_loading *loading, struct ark_unit *unit)
{
    const struct ark_pack **all =
        ARK_NEW_ARRAY(loading->compile->arena, const struct ark_pack *, loading->units->len + 1);
    uint32_t n = 0;
    for (guint i = 0; i < loading->units->len; i++) {
        const struct ark_unit *other = loading->units->pdata[i];
        bool reached = false;
        for (uint32_t k = 0; k < unit->extension_n && !reached; k++) {
            const struct ark_unit *direct = unit->extensions[k].unit;
            reached = direct == other || ark_pack_extends(direct->pack, other->pack);
        }
        if (reached)
            all[n++] = other->pack;
    }
    unit->pack->extends = all;
    unit->pack->extend_n = n;
}

bool ark_unit_extend(struct ark_loading *loading, struct ark_unit *unit, GError **error)
{
    const struct ark_yaml *list = unit->top.extends;
    g_autoptr(GError) own = NULL;
    if (!list)
        return true;
    if (list->kind != ARK_YAML_LIST)
        ark_yaml_fail(&unit->yaml, list, &own,
                      ark_say(unit->yaml.lang, "her ventes en liste (`- ...`).",
                              "a list (`- ...`) is expected here."));
    uint32_t n = list->kind == ARK_YAML_LIST ? list->n : 0;
    struct ark_extension *extensions =
        ARK_NEW_ARRAY(loading->compile->arena, struct ark_extension, n + 1);
    unit->extensions = extensions;
    bool broken = list->kind != ARK_YAML_LIST;
    for (uint32_t i = 0; i < n && !unit->mistakes.more; i++) {
        if (!extend_one(loading, unit, list->items[i], &extensions[unit->extension_n], error))
            return false;
        broken = broken || !extensions[unit->extension_n].unit;
        unit->extension_n++;
    }
    if (broken) /* what its rules refer to is not known */
        return ark_mistakes_tell(&unit->mistakes, unit->yaml.lang, error);
    close_over(loading, unit);
    return true;
}

struct raw_override {
    struct ark_override override;
    const struct ark_yaml *rule, *level, *off;
};

static const struct ark_key OVERRIDE_KEYS[] = {
    {"rule", true, offsetof(struct raw_override, rule), ark_key_node},
    {"level", false, offsetof(struct raw_override, level), ark_key_node},
    {"off", false, offsetof(struct raw_override, off), ark_key_node},
    {"reason", true, offsetof(struct raw_override, override.reason), ark_key_pair},
};
const struct ark_format ark_format_override = {"override", OVERRIDE_KEYS,
                                               G_N_ELEMENTS(OVERRIDE_KEYS)};

static bool fail_no_rule(const struct ark_reading *reading, const struct ark_yaml *at,
                         GError **error)
{
    const struct ark_pack *pack = reading->pack;
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    enum ark_lang lang = reading->file->lang;
    if (ark_pack_rule(pack, at->text))
        return ark_yaml_fail(
            reading->file, at, error,
            ark_say(lang, "reglen `%s` er pakkens egen. Ret den, hvor den står.",
                    "the rule `%s` is this pack's own. Change it where it stands."),
            at->text);
    for (uint32_t i = 0; i < pack->extend_n; i++) {
        for (uint32_t k = 0; k < pack->extends[i]->rule_n; k++)
            g_ptr_array_add(ids, (char *)pack->extends[i]->rules[k].id);
    }
    const char *nearest = ark_nearest(at->text, (const char *const *)ids->pdata, ids->len);
    return ark_yaml_fail(reading->file, at, error,
                         ark_say(lang, "ingen af de pakker, der udvides, har reglen `%s`%s%s%s",
                                 "none of the packs that are extended has the rule `%s`%s%s%s"),
                         at->text, nearest ? ark_say(lang, "; mente du `", "; did you mean `") : "",
                         nearest ? nearest : "", nearest ? "`?" : ".");
}

/* The rule of an extended pack, to be changed; NULL and `error` when there is none. */
static struct ark_rule *find_rule(const struct ark_loading *loading,
                                  const struct ark_reading *reading, const struct ark_yaml *at,
                                  GError **error)
{
    for (guint i = 0; i < loading->units->len; i++) {
        const struct ark_unit *unit = loading->units->pdata[i];
        if (!ark_pack_extends(reading->pack, unit->pack))
            continue;
        const struct ark_rule *rule = ark_pack_rule(unit->pack, at->text);
        if (rule)
            return &unit->rules[rule - unit->pack->rules];
    }
    fail_no_rule(reading, at, error);
    return NULL;
}

/* One of `level` and `off: true`. */
static bool read_change(const struct ark_reading *reading, const struct ark_yaml *map,
                        const struct raw_override *raw, struct ark_override *override,
                        GError **error)
{
    enum ark_lang lang = reading->file->lang;
    if (raw->level && raw->off)
        return ark_yaml_fail(reading->file, raw->off, error,
                             ark_say(lang, "både `level` og `off`. Behold det ene.",
                                     "both `level` and `off`. Keep one."));
    if (!raw->level && !raw->off)
        return ark_yaml_fail(reading->file, map, error,
                             ark_say(lang,
                                     "skriv, hvad der ændres: `level: ...` eller `off: true`.",
                                     "say what is changed: `level: ...` or `off: true`."));
    if (raw->level)
        return ark_key_level(reading->file, raw->level, &override->level, error);
    override->off = raw->off->kind == ARK_YAML_SCALAR && strcmp(raw->off->text, "true") == 0;
    return override->off ||
           ark_yaml_fail(reading->file, raw->off, error,
                         ark_say(lang, "`off` er altid `true`; ellers udelades den.",
                                 "`off` is always `true`; leave it out otherwise."));
}

static bool same_change(const struct ark_override *a, const struct ark_override *b)
{
    return a->off == b->off && (a->off || a->level == b->level);
}

/* Of two packs that change one rule the one that extends the other has the last word. */
static bool check_rival(const struct ark_reading *reading, const struct ark_yaml *at,
                        const struct ark_override *override, const struct ark_override *before,
                        GError **error)
{
    enum ark_lang lang = reading->file->lang;
    if (!before || (before->by != override->by &&
                    (ark_pack_extends(override->by, before->by) || same_change(override, before))))
        return true;
    if (before->by == override->by)
        return ark_yaml_fail(reading->file, at, error,
                             ark_say(lang, "reglen `%s` er ændret før (linje %u). Slet det ene.",
                                     "the rule `%s` is changed before (line %u). Delete one."),
                             at->text, before->loc.line);
    return ark_yaml_fail(
        reading->file, at, error,
        ark_say(lang,
                "pakken %s ændrer `%s` på en anden måde (%s:%u). Lad den ene pakke "
                "udvide den anden, eller brug kun den ene.",
                "the pack %s changes `%s` in another way (%s:%u). Let one of the "
                "packs extend the other, or use only one."),
        before->by->id, at->text, before->by->file, before->loc.line);
}

static bool read_override(const struct ark_loading *loading, const struct ark_reading *reading,
                          const struct ark_yaml *map, GError **error)
{
    struct raw_override raw = {0};
    struct ark_override *override = ARK_NEW(reading->compile->arena, struct ark_override);
    bool ok = ark_format_read(reading->file, map, "override", &ark_format_override, &raw, error);
    *override = raw.override;
    override->by = reading->pack;
    override->loc = ark_reading_loc(reading, map);
    if (!raw.rule || !ark_key_text(reading->file, raw.rule, &override->rule, error))
        return false;
    struct ark_rule *rule = find_rule(loading, reading, raw.rule, error);
    ok = ok && read_change(reading, map, &raw, override, error);
    if (!ok || !rule)
        return false;
    if (!override->off &&
        !ark_reading_fits(reading, raw.level, rule, override->level, raw.rule->text, error))
        return false;
    if (!check_rival(reading, raw.rule, override, rule->override, error))
        return false;
    rule->override = override;
    return true;
}

bool ark_overrides_read(const struct ark_loading *loading, const struct ark_reading *reading,
                        const struct ark_unit *unit, GError **error)
{
    const struct ark_yaml *list = unit->top.overrides;
    bool ok = true;
    if (!list || !unit->top.extends) /* then it is said there */
        return true;
    if (list->kind != ARK_YAML_LIST)
        return ark_yaml_fail(reading->file, list, error,
                             ark_say(reading->file->lang, "her ventes en liste (`- ...`).",
                                     "a list (`- ...`) is expected here."));
    for (uint32_t i = 0; i < list->n && !reading->file->mistakes->more; i++)
        ok = read_override(loading, reading, list->items[i], error) && ok;
    return ok;
}
