/* What the tests of requirements share: a document's requirements, as the graph has them. */
#pragma once

#include "link/link.h"
#include "loading.h"

/* Loads, links and freezes. */
static inline void read_source(struct loaded *l, const char *path, const char *text,
                               enum ark_modals modals)
{
    loaded_begin(l);
    struct ark_load load = {.builder = l->builder,
                            .atoms = l->atoms,
                            .arena = l->arena,
                            .diags = &l->diags,
                            .lang = ARK_DA};
    g_autoptr(ark_source) source = path ? NULL : ark_source_memory("d.md", text, strlen(text));
    bool ok = path ? ark_load_path(&load, path, &l->inputs, &l->error)
                   : ark_load_source(&load, source, &l->inputs, &l->error);
    if (ok)
        ck_assert(ark_link(l->builder, modals, &l->diags, NULL));
    loaded_end(l, ok);
    ck_assert_msg(ok, "%s", l->error ? l->error->message : "");
}

struct found {
    ark_ref ref;
    const char *text, *level, *word, *id, *section, *parent;
    bool candidate;
    uint32_t line;
};

struct all {
    ARK_VEC(struct found) items;
};

static inline struct found found_of(const struct loaded *l, ark_ref ref)
{
    struct ark_value candidate = ark_graph_get(l->graph, ref, ark_atom_find(l->atoms, "candidate"));
    ck_assert_int_eq(candidate.type, ARK_BOOL);
    struct ark_refs in = ark_graph_in(l->graph, ref);
    ck_assert_uint_eq(in.n, 1);
    ck_assert_str_eq(ark_graph_type_text(l->graph, in.v[0]), "CONTAINS");
    return (struct found){.ref = ref,
                          .text = ark_graph_get_str(l->graph, ref, "text"),
                          .level = ark_graph_get_str(l->graph, ref, "level"),
                          .word = ark_graph_get_str(l->graph, ref, "word"),
                          .id = ark_graph_get_str(l->graph, ref, "id"),
                          .section = ark_graph_get_str(l->graph, ref, "section"),
                          .parent =
                              ark_graph_type_text(l->graph, ark_graph_from(l->graph, in.v[0])),
                          .candidate = candidate.yes,
                          .line = ark_graph_loc(l->graph, ref).line};
}

static inline struct all all_of(const struct loaded *l)
{
    struct all all = {0};
    ark_atom label = ark_atom_find(l->atoms, "TextRequirement");
    for (ark_ref ref = 0; label && ref < ark_graph_node_count(l->graph); ref++) {
        if (ark_graph_has_label(l->graph, ref, label))
            ark_vec_push(&all.items, found_of(l, ref));
    }
    return all;
}
