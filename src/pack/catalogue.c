/* Catalogues: standards, shared components, terms and registers, with the names they go by. */
#include "pack/format.h"
#include "pack/loading.h"

#include <string.h>

#include "graph/schema.h"

const char *ark_entry_kind_name(enum ark_entry_kind kind)
{
    static const char *const NAMES[ARK_ENTRY_KINDS] = {
        [ARK_ENTRY_STANDARD] = "Standard",
        [ARK_ENTRY_COMPONENT] = "Component",
        [ARK_ENTRY_TERM] = "Term",
        [ARK_ENTRY_REGISTER] = "Register",
        [ARK_ENTRY_BUILDING_BLOCK] = "BuildingBlock",
        [ARK_ENTRY_CONCEPT] = "Concept",
    };
    return NAMES[kind];
}

const char *ark_entry_status_name(enum ark_entry_status status)
{
    static const char *const NAMES[ARK_ENTRY_STATUSES] = {
        [ARK_ENTRY_CURRENT] = "current",
        [ARK_ENTRY_PHASED_OUT] = "phased_out",
        [ARK_ENTRY_PLANNED] = "planned",
        [ARK_ENTRY_WITHDRAWN] = "withdrawn",
    };
    return NAMES[status];
}

const char *ark_match_name(enum ark_match match)
{
    static const char *const NAMES[ARK_MATCHES] = {
        [ARK_MATCH_EXACT] = "exact",   [ARK_MATCH_CLOSE] = "close",     [ARK_MATCH_BROAD] = "broad",
        [ARK_MATCH_NARROW] = "narrow", [ARK_MATCH_RELATED] = "related",
    };
    return NAMES[match];
}

void ark_packs_register(ark_schema *schema)
{
    static const char *const PROPERTIES[] = {"id",      "name",  "status", "aliases",
                                             "version", "since", "url",    "abbreviations",
                                             "how",     "note",  "sure",   "note@en"};
    for (int i = 0; i < ARK_ENTRY_KINDS; i++)
        ark_schema_add(schema, ARK_SCHEMA_NODE_LABEL, ark_entry_kind_name((enum ark_entry_kind)i));
    ark_schema_add(schema, ARK_SCHEMA_EDGE_TYPE, "REPLACED_BY");
    ark_schema_add(schema, ARK_SCHEMA_EDGE_TYPE, "MAPS_TO");
    for (size_t i = 0; i < G_N_ELEMENTS(PROPERTIES); i++)
        ark_schema_add(schema, ARK_SCHEMA_PROPERTY, PROPERTIES[i]);
}

struct raw {
    struct ark_entry entry;
    const struct ark_yaml *aliases, *abbreviations, *maps_to;
};

static bool read_kind(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                      GError **error)
{
    return ark_key_word(file, value, "kind", field, error);
}

static bool read_status(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                        GError **error)
{
    return ark_key_word(file, value, "status", field, error);
}

static const struct ark_key KEYS[] = {
    {"id", true, offsetof(struct raw, entry.id), ark_key_text},
    {"kind", true, offsetof(struct raw, entry.kind), read_kind},
    {"title", true, offsetof(struct raw, entry.title), ark_key_pair},
    {"aliases", false, offsetof(struct raw, aliases), ark_key_node},
    {"abbreviations", false, offsetof(struct raw, abbreviations), ark_key_node},
    {"status", false, offsetof(struct raw, entry.status), read_status},
    {"since", false, offsetof(struct raw, entry.since), ark_key_text},
    {"replaced_by", false, offsetof(struct raw, entry.replaced_by), ark_key_text},
    {"maps_to", false, offsetof(struct raw, maps_to), ark_key_node},
    {"version", false, offsetof(struct raw, entry.version), ark_key_text},
    {"url", false, offsetof(struct raw, entry.url), ark_key_text},
    {"sure", true, offsetof(struct raw, entry.sure), ark_key_sure},
    {"source", true, offsetof(struct raw, entry.source), ark_key_text},
};
const struct ark_format ark_format_entry = {"entry", KEYS, G_N_ELEMENTS(KEYS)};

static bool read_match(const struct ark_yaml_file *file, const struct ark_yaml *value, void *field,
                       GError **error)
{
    return ark_key_word(file, value, "match", field, error);
}

static const struct ark_key MAPPING_KEYS[] = {
    {"to", true, offsetof(struct ark_mapping, to), ark_key_text},
    {"match", true, offsetof(struct ark_mapping, match), read_match},
    {"sure", true, offsetof(struct ark_mapping, sure), ark_key_sure},
    {"note", false, offsetof(struct ark_mapping, note), ark_key_pair},
};
const struct ark_format ark_format_mapping = {"mapping", MAPPING_KEYS, G_N_ELEMENTS(MAPPING_KEYS)};

static bool read_mapping(const struct ark_reading *reading, const struct ark_yaml *map,
                         void *target, GError **error)
{
    return ark_format_read(reading->file, map, "maps_to", &ark_format_mapping, target, error);
}

static bool read_entry(const struct ark_reading *reading, const struct ark_yaml *map, void *target,
                       GError **error)
{
    struct raw raw = {0};
    const char *what =
        ark_reading_name(reading, map, ark_say(reading->file->lang, "post", "entry"));
    bool ok = ark_format_read(reading->file, map, what, &ark_format_entry, &raw, error);
    struct ark_entry *entry = &raw.entry;
    entry->loc = ark_reading_loc(reading, map);
    ok = ark_reading_texts(reading, raw.aliases, &entry->aliases, &entry->alias_n, error) && ok;
    ok = ark_reading_texts(reading, raw.abbreviations, &entry->abbreviations,
                           &entry->abbreviation_n, error) &&
         ok;
    ok = ark_reading_list(reading, raw.maps_to, sizeof *entry->mappings, read_mapping,
                          (const void **)&entry->mappings, &entry->mapping_n, error) &&
         ok;
    *(struct ark_entry *)target = raw.entry;
    return ok;
}

/* Who goes by which name: a name that two entries have says nothing. */
struct names {
    const struct ark_reading *reading;
    GHashTable *ids;    /* id -> entry */
    GHashTable *folded; /* name in one case (owned) -> entry */
    GHashTable *exact;  /* abbreviation -> entry */
};

static bool fail_taken(const struct names *names, const struct ark_yaml *at, const char *name,
                       const struct ark_entry *first, GError **error)
{
    const struct ark_reading *reading = names->reading;
    return ark_yaml_fail(reading->file, at, error,
                         ark_say(reading->file->lang,
                                 "`%s` hører allerede til posten %s (%s:%u). Et navn er kun én "
                                 "posts.",
                                 "`%s` belongs to the entry %s (%s:%u) already. A name is one "
                                 "entry's only."),
                         name, first->id, ark_atom_text(reading->compile->atoms, first->loc.file),
                         first->loc.line);
}

/* `own`: the entry may have the name already (its title is the same in both languages). `at` NULL:
 * it is of a pack that is extended, and whoever comes first keeps the name. */
static bool take(const struct names *names, GHashTable *table, char *key, const struct ark_yaml *at,
                 const char *name, const struct ark_entry *entry, bool own, GError **error)
{
    const struct ark_entry *first = g_hash_table_lookup(table, key);
    if (!first) {
        g_hash_table_insert(table, key, (void *)entry);
        return true;
    }
    if (table == names->folded)
        g_free(key);
    return !at || (own && first == entry) || fail_taken(names, at, name, first, error);
}

static bool take_name(const struct names *names, const struct ark_yaml *at, const char *name,
                      const struct ark_entry *entry, bool own, GError **error)
{
    return take(names, names->folded, g_utf8_casefold(name, -1), at, name, entry, own, error);
}

/* `map` NULL: an entry of a pack that is extended. */
static bool take_names(const struct names *names, const struct ark_yaml *map,
                       const struct ark_entry *entry, GError **error)
{
    const struct ark_yaml *aliases = map ? ark_yaml_get(map, "aliases") : NULL;
    const struct ark_yaml *abbreviations = map ? ark_yaml_get(map, "abbreviations") : NULL;
    const struct ark_yaml *title = map ? ark_yaml_get(map, "title") : NULL;
    bool ok = take(names, names->ids, (char *)entry->id, map ? ark_yaml_get(map, "id") : NULL,
                   entry->id, entry, false, error);
    for (int i = 0; i < ARK_LANGS; i++)
        ok = take_name(names, title, entry->title.in[i], entry, true, error) && ok;
    for (uint32_t i = 0; i < entry->alias_n; i++)
        ok = take_name(names, aliases ? aliases->items[i] : NULL, entry->aliases[i], entry, false,
                       error) &&
             ok;
    for (uint32_t i = 0; i < entry->abbreviation_n; i++)
        ok = take(names, names->exact, (char *)entry->abbreviations[i],
                  abbreviations ? abbreviations->items[i] : NULL, entry->abbreviations[i], entry,
                  false, error) &&
             ok;
    return ok;
}

/* Is `other` (NULL: nothing to ask) another entry? `own` is said when it is the same. */
static bool check_other(const struct ark_reading *reading, const struct ark_yaml *at,
                        const struct ark_entry *entry, const char *other, struct ark_text own,
                        GError **error)
{
    enum ark_lang lang = reading->file->lang;
    const struct ark_entry *found = other ? ark_pack_entry(reading->pack, other) : NULL;
    if (!other || (found && found != entry))
        return true;
    if (found)
        return ark_yaml_fail(reading->file, at, error, "%s %s: %s (`%s`).",
                             ark_say(lang, "post", "entry"), entry->id, ark_text_in(own, lang),
                             other);
    return ark_yaml_fail(reading->file, at, error,
                         ark_say(lang, "post %s: der er ingen post `%s` i kataloget.",
                                 "entry %s: there is no entry `%s` in the catalogue."),
                         entry->id, other);
}

static bool check_others(const struct ark_reading *reading, const struct ark_yaml *map,
                         const struct ark_entry *entry, GError **error)
{
    static const struct ark_text replaced = {
        {"den kan ikke erstatte sig selv", "it can't replace itself"}};
    static const struct ark_text mapped = {
        {"den kan ikke svare til sig selv", "it can't correspond to itself"}};
    const struct ark_yaml *list = ark_yaml_get(map, "maps_to");
    bool ok = check_other(reading, ark_yaml_get(map, "replaced_by"), entry, entry->replaced_by,
                          replaced, error);
    for (uint32_t i = 0; i < entry->mapping_n; i++)
        ok = check_other(reading, ark_yaml_get(list->items[i], "to"), entry, entry->mappings[i].to,
                         mapped, error) &&
             ok;
    return ok;
}

static bool check_all(const struct names *names, const struct ark_yaml *list, GError **error)
{
    const struct ark_pack *pack = names->reading->pack;
    bool ok = true;
    for (uint32_t i = 0; i < pack->entry_n; i++) {
        ok = take_names(names, list->items[i], &pack->catalogue[i], error) && ok;
        ok = check_others(names->reading, list->items[i], &pack->catalogue[i], error) && ok;
    }
    return ok;
}

bool ark_catalogue_read(const struct ark_reading *reading, const struct ark_yaml *list,
                        GError **error)
{
    struct ark_pack *pack = reading->pack;
    if (!list)
        return true;
    if (!ark_reading_list(reading, list, sizeof *pack->catalogue, read_entry,
                          (const void **)&pack->catalogue, &pack->entry_n, error))
        return false;
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) exact = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const struct names names = {reading, ids, folded, exact};
    for (uint32_t i = 0; i < pack->extend_n; i++) {
        for (uint32_t k = 0; k < pack->extends[i]->entry_n; k++)
            take_names(&names, NULL, &pack->extends[i]->catalogue[k], NULL);
    }
    return check_all(&names, list, error);
}
