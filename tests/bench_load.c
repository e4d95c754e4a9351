/* Not a test: loads and freezes what it is given and says how much there was, for timing. */
#include <stdio.h>

#include "graph/graph.h"
#include "load/loader.h"

int main(int argc, char **argv)
{
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_arena) arena = ark_arena_new();
    struct ark_diags diags;
    ark_diags_init(&diags, ARK_EN);
    struct ark_inputs inputs = {0};
    ark_builder *builder = ark_builder_new(atoms);
    struct ark_load load = {
        .builder = builder, .atoms = atoms, .arena = arena, .diags = &diags, .lang = ARK_EN};
    for (int i = 1; i < argc; i++) {
        g_autoptr(GError) error = NULL;
        if (!ark_load_path(&load, argv[i], &inputs, &error)) {
            fprintf(stderr, "%s\n", error->message);
            return 3;
        }
    }
    g_autoptr(ark_graph) graph = ark_builder_freeze(builder);
    printf("%u nodes, %u edges, %u diagnostics\n", ark_graph_node_count(graph),
           ark_graph_edge_count(graph), diags.items.n + diags.dropped);
    ARK_VEC_EACH (struct ark_diag, diag, diags.items)
        fprintf(stderr, "%s:%u:%u: %s [%s]\n", ark_atom_text(atoms, diag->loc.file), diag->loc.line,
                diag->loc.column, diag->message, diag->code);
    ark_inputs_clear(&inputs);
    ark_diags_clear(&diags);
    return 0;
}
