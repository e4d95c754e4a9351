/* Linking: what the documents in the builder say about rules and principles, as labels, properties
 * and edges. May not know loaders, packs or findings. */
#include "link/link.h"

#include "link/internal.h"
#include "link/response.h"

/* Where ids are looked for, and in which property. Cells are in their rows. */
static const struct {
    const char *label, *property;
} places[] = {
    {"Paragraph", "text"},
    {"ListItem", "text"},
    {"Row", "text"},
    {"Section", "name"},
};

ark_ref *ark_link_parents(const ark_builder *builder)
{
    uint32_t nodes = ark_builder_node_count(builder);
    ark_ref *parents = g_new(ark_ref, MAX(nodes, 1));
    for (uint32_t i = 0; i < nodes; i++)
        parents[i] = ARK_REF_NONE;
    ark_atom contains = ark_atom_find(ark_builder_atoms(builder), "CONTAINS");
    for (uint32_t i = 0; i < ark_builder_edge_count(builder); i++) {
        ark_ref edge = ARK_EDGE(i), to = ark_builder_to(builder, edge);
        ark_ref from = ark_builder_from(builder, edge);
        /* Document parents come before their children, so that walks upwards end. */
        if (to < nodes && from < to && ark_builder_type(builder, edge) == contains)
            parents[to] = from;
    }
    return parents;
}

static void mention(const struct linking *linking, ark_labelset mentions, struct mentions *found,
                    ark_ref ref, ark_atom property)
{
    struct ark_value value = ark_builder_get(linking->builder, ref, property);
    if (value.type != ARK_TEXT)
        return;
    found->targets.n = 0;
    ark_scan_ids(linking->names, value.text, found);
    struct ark_loc loc = ark_builder_loc(linking->builder, ref);
    ARK_VEC_EACH (uint32_t, target, found->targets)
        ark_builder_edge(linking->builder, mentions, ref, linking->names->targets.v[*target].ref,
                         loc);
}

static void link_mentions(const struct linking *linking)
{
    const ark_atoms *atoms = ark_builder_atoms(linking->builder);
    ark_labelset mentions =
        ark_builder_labelset(linking->builder, (const char *[]){"MENTIONS", NULL});
    ark_atom labels[G_N_ELEMENTS(places)], properties[G_N_ELEMENTS(places)];
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        labels[i] = ark_atom_find(atoms, places[i].label);
        properties[i] = ark_atom_find(atoms, places[i].property);
    }
    struct mentions found = {0};
    for (ark_ref ref = 0; ref < linking->nodes; ref++) {
        ark_atom type = ark_builder_type(linking->builder, ref);
        for (size_t i = 0; type && i < G_N_ELEMENTS(places); i++) {
            if (type == labels[i])
                mention(linking, mentions, &found, ref, properties[i]);
        }
    }
    ark_vec_clear(&found.targets);
}

static bool link_documents(ark_builder *builder, const struct names *names, enum ark_modals modals,
                           struct ark_diags *diags, GError **error)
{
    ark_atoms *atoms = ark_builder_atoms(builder);
    struct linking linking = {
        .builder = builder,
        .names = names,
        .nodes = ark_builder_node_count(builder),
        .table = ark_atom_intern(atoms, "Table"),
        .row = ark_atom_intern(atoms, "Row"),
        .cell = ark_atom_intern(atoms, "Cell"),
        .section = ark_atom_intern(atoms, "Section"),
        .text = ark_atom_intern(atoms, "text"),
        .column = ark_atom_intern(atoms, "column"),
        .name = ark_atom_intern(atoms, "name"),
        .file = ark_atom_intern(atoms, "file"),
        .answers_file = ark_atom_intern(atoms, "Answers"),
        .answers = ark_builder_labelset(builder, (const char *[]){"ANSWERS", NULL}),
        .response = ark_atom_intern(atoms, "Response"),
        .deviates_from = ark_builder_labelset(builder, (const char *[]){"DEVIATES_FROM", NULL}),
    };
    linking.parents = ark_link_parents(builder);
    linking.titles = ark_titles_new(&linking);
    if (names->targets.n)
        link_mentions(&linking);
    ark_link_names(builder, linking.nodes);
    ark_link_responses(&linking);
    bool ok = ark_check_answers(&linking, diags, error);
    ark_link_concepts(&linking);
    ark_link_tables(&linking);
    ark_link_requirements(builder, linking.parents, linking.nodes, modals);
    ark_titles_free(linking.titles);
    g_free(linking.parents);
    return ok;
}

bool ark_link(ark_builder *builder, enum ark_modals modals, struct ark_diags *diags, GError **error)
{
    static const char *const documents[] = {"Report", "Answers", "Spreadsheet"};
    bool any = false;
    for (size_t i = 0; i < G_N_ELEMENTS(documents); i++)
        any |= ark_atom_find(ark_builder_atoms(builder), documents[i]) != 0;
    bool ok = true;
    if (any) {
        struct names names;
        ark_names_init(&names, builder);
        ok = link_documents(builder, &names, modals, diags, error);
        ark_names_clear(&names);
    }
    ark_link_correspondences(builder);
    return ok;
}
