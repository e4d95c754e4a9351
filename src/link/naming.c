/* What running text names besides rules and principles: elements of the models and entries of
 * catalogues, by name, alias or abbreviation. Reads the builder, adds MENTIONS. */
#include <string.h>

#include "link/internal.h"
#include "link/lexicon.h"

/* Which nodes have names that are looked for. */
static const struct {
    const char *label;
    enum lexicon_use use;
} named_kinds[] = {
    {"Standard", USED_PROPERLY},
    {"Component", USED_PROPERLY},
    {"Register", USED_PROPERLY},
    {"BuildingBlock", USED_PROPERLY},
    {"Term", USED_COMMONLY},
    {"ApplicationComponent", USED_PROPERLY},
    {"SystemSoftware", USED_PROPERLY},
    {"Node", USED_PROPERLY},
    {"Device", USED_PROPERLY},
    {"Product", USED_PROPERLY},
    {"Artifact", USED_PROPERLY},
    {"Path", USED_PROPERLY},
    {"CommunicationNetwork", USED_PROPERLY},
    {"BusinessProcess", USED_TO_ACT},
    {"BusinessFunction", USED_TO_ACT},
    {"BusinessInteraction", USED_TO_ACT},
    {"ApplicationProcess", USED_TO_ACT},
    {"ApplicationFunction", USED_TO_ACT},
    {"ApplicationInteraction", USED_TO_ACT},
    {"TechnologyProcess", USED_TO_ACT},
    {"TechnologyFunction", USED_TO_ACT},
    {"TechnologyInteraction", USED_TO_ACT},
    {"Element", USED_COMMONLY},
};

static const struct {
    const char *key;
    enum lexicon_how kind;
} name_keys[] = {
    {"name", FOUND_EXACT},
    {"name@en", FOUND_ALIAS},
    {"aliases", FOUND_ALIAS},
    {"abbreviations", FOUND_ABBREVIATION},
};

/* Where names are looked for; cells are in their rows. */
static const struct {
    const char *label, *property;
} places[] = {
    {"Paragraph", "text"}, {"ListItem", "text"}, {"Row", "text"},
    {"Section", "name"},   {"Table", "name"},    {"Table", "caption"},
    {"Table", "header"},   {"Figure", "name"},   {"Figure", "caption"},
};

struct naming {
    ark_builder *builder;
    struct lexicon *lexicon;
    ark_labelset mentions;
    ark_atom how, text, at;
    GHashTable *seen; /* targets of the node at hand */
};

/* "«Data Set» indeks" is called "indeks", "CPR (Det Centrale Personregister)" also "CPR". */
static void add_name(struct lexicon *lexicon, const char *name, enum lexicon_how kind,
                     enum lexicon_use use, ark_ref ref)
{
    static const char *const QUOTES[][2] = {{"<<", ">>"}, {"«", "»"}};
    for (size_t i = 0; i < G_N_ELEMENTS(QUOTES); i++) {
        const char *end = strstr(name, QUOTES[i][1]);
        if (g_str_has_prefix(name, QUOTES[i][0]) && end)
            name = end + strlen(QUOTES[i][1]);
    }
    lexicon_add(lexicon, name, kind, use, ref);
    const char *bracket = strstr(name, " (");
    if (bracket && bracket > name && g_str_has_suffix(name, ")")) {
        g_autofree char *before = g_strndup(name, (gsize)(bracket - name));
        lexicon_add(lexicon, before, FOUND_ALIAS, use, ref);
    }
}

/* A name that a tool gave: an Application Component is called "Application Component" until
 * somebody calls it something. */
static bool is_default_name(const char *name, const char *type)
{
    for (; *name && *type; name++) {
        if (*name == ' ')
            continue;
        if (*name != *type)
            return false;
        type++;
    }
    return !*type && (!*name || g_str_has_prefix(name, " ("));
}

static void add_names_of(const ark_builder *builder, struct lexicon *lexicon, ark_ref ref,
                         enum lexicon_use use)
{
    const ark_atoms *atoms = ark_builder_atoms(builder);
    const char *type = ark_atom_text(atoms, ark_builder_type(builder, ref));
    for (size_t i = 0; i < G_N_ELEMENTS(name_keys); i++) {
        ark_atom key = ark_atom_find(atoms, name_keys[i].key);
        struct ark_value value;
        for (uint32_t k = 0; key; k++) {
            value = ark_builder_get_nth(builder, ref, key, k);
            if (value.type != ARK_TEXT)
                break;
            if (is_default_name(value.text, type))
                continue;
            add_name(lexicon, value.text, name_keys[i].kind, use, ref);
        }
    }
}

struct lexicon *ark_names_lexicon(const ark_builder *builder)
{
    const ark_atoms *atoms = ark_builder_atoms(builder);
    struct lexicon *lexicon = lexicon_new();
    ark_atom labels[G_N_ELEMENTS(named_kinds)];
    ark_atom element = ark_atom_find(atoms, "Element");
    ark_atom principle = ark_atom_find(atoms, "Principle"), rule = ark_atom_find(atoms, "Rule");
    for (size_t i = 0; i < G_N_ELEMENTS(named_kinds); i++)
        labels[i] = ark_atom_find(atoms, named_kinds[i].label);
    uint32_t n = ark_builder_node_count(builder);
    for (ark_ref ref = 0; ref < n; ref++) {
        ark_atom type = ark_builder_type(builder, ref);
        bool stated = type == principle || type == rule; /* scan.c finds them by their ids */
        if (stated && !ark_builder_has_label(builder, ref, element))
            continue;
        for (size_t i = 0; i < G_N_ELEMENTS(named_kinds); i++) {
            if (labels[i] && ark_builder_has_label(builder, ref, labels[i])) {
                add_names_of(builder, lexicon, ref, named_kinds[i].use);
                break;
            }
        }
    }
    return lexicon;
}

/* Each target of a node once, where it is named first. */
static void mention(struct naming *naming, ark_ref ref, ark_atom property)
{
    struct ark_value value = ark_builder_get(naming->builder, ref, property);
    if (value.type != ARK_TEXT)
        return;
    uint32_t n;
    const struct lexicon_hit *hits = lexicon_scan(naming->lexicon, value.text, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (!g_hash_table_add(naming->seen, GUINT_TO_POINTER(hits[i].target + 1)))
            continue;
        ark_ref edge = ark_builder_edge(naming->builder, naming->mentions, ref, hits[i].target,
                                        ark_builder_loc(naming->builder, ref));
        const char *how = lexicon_how_name(hits[i].how), *words = value.text + hits[i].from;
        ark_atoms *atoms = ark_builder_atoms(naming->builder);
        g_autofree char *found = g_strndup(words, hits[i].len);
        ark_builder_set_text(naming->builder, edge, naming->how, ark_atom_intern(atoms, how));
        ark_builder_set_text(naming->builder, edge, naming->text, ark_atom_intern(atoms, found));
        ark_builder_set(naming->builder, edge, naming->at,
                        ark_value_int(g_utf8_pointer_to_offset(value.text, words)));
    }
}

static void find_mentions(struct naming *naming, uint32_t nodes)
{
    const ark_atoms *atoms = ark_builder_atoms(naming->builder);
    ark_atom labels[G_N_ELEMENTS(places)], properties[G_N_ELEMENTS(places)];
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        labels[i] = ark_atom_find(atoms, places[i].label);
        properties[i] = ark_atom_find(atoms, places[i].property);
    }
    for (ark_ref ref = 0; ref < nodes; ref++) {
        ark_atom type = ark_builder_type(naming->builder, ref);
        g_hash_table_remove_all(naming->seen);
        for (size_t i = 0; type && i < G_N_ELEMENTS(places); i++) {
            if (type == labels[i] && properties[i])
                mention(naming, ref, properties[i]);
        }
    }
}

void ark_link_names(ark_builder *builder, uint32_t nodes)
{
    ark_atoms *atoms = ark_builder_atoms(builder);
    struct naming naming = {
        .builder = builder,
        .lexicon = ark_names_lexicon(builder),
        .mentions = ark_builder_labelset(builder, (const char *[]){"MENTIONS", NULL}),
        .how = ark_atom_intern(atoms, "how"),
        .text = ark_atom_intern(atoms, "text"),
        .at = ark_atom_intern(atoms, "at"),
        .seen = g_hash_table_new(NULL, NULL),
    };
    if (!lexicon_is_empty(naming.lexicon))
        find_mentions(&naming, nodes);
    g_hash_table_unref(naming.seen);
    lexicon_free(naming.lexicon);
}
