/* What the fuzzers of loaders share: an input is loaded in process as a file of that content, if it
 * is one of the target's formats, and what came of it is frozen, looked through and dumped. */
#pragma once

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/graph.h"
#include "load/loader.h"

/* By abort(), which makes the fuzzer keep the input; g_error() does not. */
static inline void fuzz_assert_text(const char *text)
{
    if (text && g_utf8_validate(text, -1, NULL))
        return;
    g_autofree char *escaped = text ? g_strescape(text, NULL) : NULL;
    fprintf(stderr, "not UTF-8: %s\n", escaped ? escaped : "NULL");
    abort();
}

static inline void fuzz_look(const ark_graph *graph)
{
    g_autoptr(GString) dump = g_string_new(NULL);
    for (uint32_t i = 0; i < ark_graph_edge_count(graph); i++) {
        g_assert(ark_graph_from(graph, ARK_EDGE(i)) != ARK_REF_NONE);
        g_assert(ark_graph_to(graph, ARK_EDGE(i)) != ARK_REF_NONE);
    }
    for (uint32_t i = 0; i < ark_graph_node_count(graph); i++) {
        struct ark_props props = ark_graph_props(graph, ARK_NODE(i));
        for (uint32_t k = 0; k < props.n; k++) {
            if (props.values[k].type == ARK_TEXT)
                fuzz_assert_text(props.values[k].text);
        }
    }
    ark_graph_dump(graph, true, dump);
    fuzz_assert_text(dump->str);
}

static inline bool fuzz_is_ours(const struct ark_loader *const *loaders, const uint8_t *bytes,
                                size_t len)
{
    char first[4096 + 1];
    struct ark_peek peek = {.name = "f", .bytes = first, .len = MIN(len, sizeof first - 1)};
    memcpy(first, bytes, peek.len);
    first[peek.len] = '\0';
    for (; *loaders; loaders++) {
        if ((*loaders)->bid(&peek) > 0)
            return true;
    }
    return false;
}

/* The input's length says in which language, and whether XML is parsed in a thread of its own. */
static inline int fuzz_load(const struct ark_loader *const *loaders, const uint8_t *bytes,
                            size_t len)
{
    if (!len || !fuzz_is_ours(loaders, bytes, len))
        return 0;
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(GError) error = NULL;
    struct ark_diags diags;
    struct ark_inputs inputs = {0};
    enum ark_lang lang = len % 2 ? ARK_EN : ARK_DA;
    ark_builder *builder = ark_builder_new(atoms);
    ark_diags_init(&diags, lang);
    struct ark_load load = {.builder = builder,
                            .atoms = atoms,
                            .arena = arena,
                            .diags = &diags,
                            .lang = lang,
                            .apart = len % 16 == 0};
    g_autoptr(ark_source) source = ark_source_memory("f", (const char *)bytes, len);
    bool done = ark_load_source(&load, source, &inputs, &error);
    g_assert(done == !error);
    ARK_VEC_EACH (struct ark_diag, diag, diags.items)
        fuzz_assert_text(diag->message);
    ark_graph *graph = ark_builder_freeze(builder);
    if (done)
        fuzz_look(graph);
    else
        fuzz_assert_text(error->message);
    g_assert(done || error->message[0] == 'f');
    ark_graph_free(graph);
    ark_inputs_clear(&inputs);
    ark_diags_clear(&diags);
    return 0;
}
