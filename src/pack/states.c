/* Packs as nodes of the graph (docs/graph.md, "Frameworks" and "Catalogues"). */
#include "pack/pack.h"

struct adding {
    ark_builder *builder;
    ark_atom file;
    ark_labelset states, replaced_by, maps_to;
    GHashTable *nodes; /* principle or entry -> its node, plus one */
};

static ark_labelset one_label(ark_builder *builder, const char *label)
{
    const char *const labels[] = {label, NULL};
    return ark_builder_labelset(builder, labels);
}

static ark_ref add(const struct adding *adding, const char *label, const char *id,
                   struct ark_text title, struct ark_loc loc)
{
    loc.file = adding->file;
    ark_ref node = ark_builder_node(adding->builder, one_label(adding->builder, label), loc);
    ark_builder_set_str(adding->builder, node, "id", id);
    ark_builder_set_str(adding->builder, node, "name", ark_text_in(title, ARK_DA));
    return node;
}

static void keep(const struct adding *adding, const void *what, ark_ref node)
{
    g_hash_table_insert(adding->nodes, (void *)what, GUINT_TO_POINTER(node + 1));
}

static ark_ref kept(const struct adding *adding, const void *what)
{
    guint node = what ? GPOINTER_TO_UINT(g_hash_table_lookup(adding->nodes, what)) : 0;
    return node ? node - 1 : ARK_REF_NONE;
}

static void link_to(const struct adding *adding, ark_labelset labels, ark_ref from, ark_ref to)
{
    if (from != ARK_REF_NONE && to != ARK_REF_NONE)
        ark_builder_edge(adding->builder, labels, from, to, ark_builder_loc(adding->builder, to));
}

static void add_framework(const struct adding *adding, const struct ark_pack *pack)
{
    ark_builder *builder = adding->builder;
    ark_ref framework =
        add(adding, "Framework", pack->id, pack->title, (struct ark_loc){.line = 1, .column = 1});
    ark_builder_set_str(builder, framework, "version", pack->version);
    for (uint32_t i = 0; i < pack->principle_n; i++) {
        const struct ark_principle *principle = &pack->principles[i];
        ark_ref node = add(adding, "Principle", principle->id, principle->title, principle->loc);
        keep(adding, principle, node);
        link_to(adding, adding->states, framework, node);
    }
    for (uint32_t i = 0; i < pack->framework_rule_n; i++) {
        const struct ark_framework_rule *rule = &pack->framework_rules[i];
        ark_ref node = add(adding, "Rule", rule->id, rule->title, rule->loc);
        ark_builder_set_str(builder, node, "level", ark_level_name(rule->level));
        link_to(adding, adding->states, framework, node);
        const struct ark_principle *of =
            rule->principle ? ark_pack_principle(pack, rule->principle) : NULL;
        link_to(adding, adding->states, kept(adding, of), node);
    }
}

static void set_all(ark_builder *builder, ark_ref node, const char *key, const char *const *values,
                    uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        ark_builder_set_str(builder, node, key, values[i]);
}

static void add_mappings(const struct adding *adding, const struct ark_pack *pack,
                         const struct ark_entry *entry)
{
    ark_builder *builder = adding->builder;
    for (uint32_t i = 0; i < entry->mapping_n; i++) {
        const struct ark_mapping *mapping = &entry->mappings[i];
        ark_ref from = kept(adding, entry), to = kept(adding, ark_pack_entry(pack, mapping->to));
        ark_ref edge =
            ark_builder_edge(builder, adding->maps_to, from, to, ark_builder_loc(builder, from));
        ark_builder_set_str(builder, edge, "how", ark_match_name(mapping->match));
        ark_builder_set_str(builder, edge, "sure", ark_certainty_key(mapping->sure));
        ark_builder_set_str(builder, edge, "note", mapping->note.in[ARK_DA]);
        ark_builder_set_str(builder, edge, "note@en", mapping->note.in[ARK_EN]);
    }
}

static void add_catalogue(const struct adding *adding, const struct ark_pack *pack)
{
    ark_builder *builder = adding->builder;
    for (uint32_t i = 0; i < pack->entry_n; i++) {
        const struct ark_entry *entry = &pack->catalogue[i];
        ark_ref node =
            add(adding, ark_entry_kind_name(entry->kind), entry->id, entry->title, entry->loc);
        keep(adding, entry, node);
        ark_builder_set_str(builder, node, "status", ark_entry_status_name(entry->status));
        set_all(builder, node, "aliases", entry->aliases, entry->alias_n);
        set_all(builder, node, "abbreviations", entry->abbreviations, entry->abbreviation_n);
        ark_builder_set_str(builder, node, "version", entry->version);
        ark_builder_set_str(builder, node, "since", entry->since);
        ark_builder_set_str(builder, node, "url", entry->url);
    }
    for (uint32_t i = 0; i < pack->entry_n; i++) {
        const struct ark_entry *entry = &pack->catalogue[i];
        const struct ark_entry *next =
            entry->replaced_by ? ark_pack_entry(pack, entry->replaced_by) : NULL;
        link_to(adding, adding->replaced_by, kept(adding, entry), kept(adding, next));
        add_mappings(adding, pack, entry);
    }
}

void ark_packs_add_to_graph(const struct ark_pack *const *packs, uint32_t n, ark_builder *builder)
{
    g_autoptr(GHashTable) nodes = g_hash_table_new(NULL, NULL);
    struct adding adding = {.builder = builder,
                            .states = one_label(builder, "STATES"),
                            .replaced_by = one_label(builder, "REPLACED_BY"),
                            .maps_to = one_label(builder, "MAPS_TO"),
                            .nodes = nodes};
    for (uint32_t i = 0; i < n; i++) {
        adding.file = ark_atom_intern(ark_builder_atoms(builder), packs[i]->file);
        add_framework(&adding, packs[i]);
        add_catalogue(&adding, packs[i]);
    }
}
