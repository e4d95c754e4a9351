/* What the tests of loaders share: load text or a file, keep everything that came of it. */
#pragma once

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suite.h"
#include "graph/graph.h"
#include "load/loader.h"

/* Whether XML is parsed in a thread of its own. */
static bool loading_apart;

struct loaded {
    ark_atoms *atoms;
    ark_arena *arena;
    struct ark_diags diags;
    struct ark_inputs inputs;
    ark_builder *builder;
    ark_graph *graph; /* NULL if it failed */
    GError *error;
};

static inline void loaded_begin(struct loaded *l)
{
    *l = (struct loaded){.atoms = ark_atoms_new(), .arena = ark_arena_new()};
    ark_diags_init(&l->diags, ARK_DA);
    l->builder = ark_builder_new(l->atoms);
}

static inline void loaded_end(struct loaded *l, bool done)
{
    ck_assert_msg(done == !l->error, "result and error disagree");
    if (done)
        l->graph = ark_builder_freeze(l->builder);
    else
        ark_builder_free(l->builder);
    l->builder = NULL;
}

/* Several files or folders in one run; NULL closes. */
static inline void load_paths(struct loaded *l, const char *const *paths)
{
    bool done = true;
    loaded_begin(l);
    struct ark_load load = {.builder = l->builder,
                            .atoms = l->atoms,
                            .arena = l->arena,
                            .diags = &l->diags,
                            .lang = ARK_DA,
                            .apart = loading_apart};
    for (; *paths && done; paths++)
        done = ark_load_path(&load, *paths, &l->inputs, &l->error);
    ark_load_finish(&load, &l->inputs);
    loaded_end(l, done);
}

static inline void load_path(struct loaded *l, const char *path)
{
    const char *const paths[] = {path, NULL};
    load_paths(l, paths);
}

static inline void load_bytes(struct loaded *l, const char *bytes, size_t len)
{
    loaded_begin(l);
    struct ark_load load = {.builder = l->builder,
                            .atoms = l->atoms,
                            .arena = l->arena,
                            .diags = &l->diags,
                            .lang = ARK_DA,
                            .apart = loading_apart};
    g_autoptr(ark_source) source = ark_source_memory("m.xml", bytes, len);
    bool done = ark_load_source(&load, source, &l->inputs, &l->error);
    ark_load_finish(&load, &l->inputs);
    loaded_end(l, done);
}

static inline void load_text(struct loaded *l, const char *text)
{
    load_bytes(l, text, strlen(text));
}

static inline void loaded_clear(struct loaded *l)
{
    if (l->graph)
        ark_graph_free(l->graph);
    ark_inputs_clear(&l->inputs);
    ark_diags_clear(&l->diags);
    ark_arena_free(l->arena);
    ark_atoms_free(l->atoms);
    g_clear_error(&l->error);
}

/* The whole graph, for asserting on lines of it. */
static inline char *dump_of(const struct loaded *l)
{
    GString *out = g_string_new(NULL);
    ck_assert_msg(l->graph, "%s", l->error ? l->error->message : "no graph");
    ark_graph_dump(l->graph, true, out);
    return g_string_free(out, FALSE);
}

#define assert_has(text, part)                                                                     \
    ck_assert_msg(strstr((text), (part)), "\"%s\" is not in\n%s", (part), (text))
#define assert_lacks(text, part)                                                                   \
    ck_assert_msg(!strstr((text), (part)), "\"%s\" is in\n%s", (part), (text))

/* Pieces, closed by NULL, that are in the text; with a ! in front: that are not. */
static inline void assert_shows(const char *text, va_list pieces)
{
    for (const char *piece; (piece = va_arg(pieces, const char *));) {
        if (piece[0] == '!')
            assert_lacks(text, piece + 1);
        else
            assert_has(text, piece);
    }
}

static inline uint32_t diags_with(const struct loaded *l, const char *code)
{
    uint32_t n = 0;
    ARK_VEC_EACH (struct ark_diag, diag, l->diags.items)
        n += strcmp(diag->code, code) == 0;
    return n;
}

/* Loads text that must fail; the message has to contain the part. */
static inline void assert_fails(const char *bytes, size_t len, const char *part)
{
    struct loaded l;
    load_bytes(&l, bytes, len);
    ck_assert_msg(l.error, "expected an error with \"%s\"", part);
    assert_has(l.error->message, part);
    loaded_clear(&l);
}

/* The corpus folder beside the tree; NULL, with a word about it, when it is absent. */
static inline char *corpus_folder(void)
{
    const char *shared = g_getenv("ARK_SHARED"), *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *beside = g_build_filename(root ? root : ".", "..", "shared", NULL);
    char *corpus = g_build_filename(shared ? shared : beside, "corpus", NULL);
    if (g_file_test(corpus, G_FILE_TEST_IS_DIR))
        return corpus;
    printf("skipped: no corpus at %s\n", corpus);
    g_free(corpus);
    return NULL;
}
