/* A pack of one rule on a small graph, checked: what the tests of verdicts and findings stand on.
 */
#pragma once

#include <check.h>
#include <string.h>

#include "check/check.h"

static const char HEAD[] =
    "pack: prøve\n"
    "version: \"1\"\n"
    "title: {da: Prøve, en: Trial}\n"
    "principles:\n"
    "  - {id: P1, title: {da: Et, en: One}, gist: {da: Et, en: One}}\n"
    "framework:\n"
    "  - {id: R 1, principle: P1, level: BØR, sure: H, source: s, title: {da: Regel, en: Rule}, "
    "gist: {da: G, en: G}}\n"
    "  - {id: R 2, principle: P1, level: BØR, sure: H, source: s, title: {da: To, en: Two}, "
    "gist: {da: G, en: G}}\n"
    "rules:\n";

static const char RULE[] = "  - id: %s\n"
                           "    covers: R 1\n"
                           "    level: %s\n"
                           "    sure: ours\n"
                           "    title: {da: T, en: T}\n"
                           "    source: {da: S, en: S}\n"
                           "    remedy: {da: Ret, en: Fix}\n"
                           "    tests: [{given: '(:C)', finds: 1}, {given: '(:D)', finds: 0}]\n"
                           "    %s\n";

#define TEXT "message: {da: '{a.name} mangler ejer', en: '{a.name} has no owner'}"
#define OWNED "match: (a:C)\n    require: a.ejer IS NOT NULL\n    " TEXT

static ark_atoms *atoms;
static ark_arena *arena;
static GPtrArray *graphs; /* freed last: results borrow them */

static void setup(void)
{
    atoms = ark_atoms_new();
    arena = ark_arena_new();
    graphs = g_ptr_array_new_with_free_func((GDestroyNotify)ark_graph_free);
}

static void teardown(void)
{
    g_ptr_array_unref(graphs);
    ark_arena_free(arena);
    ark_atoms_free(atoms);
}

static const struct ark_compile *compile(void)
{
    struct ark_compile *compile = ARK_NEW(arena, struct ark_compile);
    *compile = (struct ark_compile){.arena = arena, .atoms = atoms, .lang = ARK_DA};
    return compile;
}

static const struct ark_pack *pack_of(const char *level, const char *keys)
{
    g_autofree char *rule = g_strdup_printf(RULE, "R-1-a", level, keys);
    g_autofree char *text = g_strconcat(HEAD, rule, NULL);
    g_autoptr(GError) error = NULL;
    const struct ark_pack *pack = ark_pack_load(compile(), "p.yaml", text, strlen(text), &error);
    if (!pack)
        ck_abort_msg("%s", error->message);
    return pack;
}

/* C and D are kinds of Element, a Dev is a row of a table. */
static ark_labelset labels_of(ark_builder *builder, const char *label, bool edge)
{
    bool element = !edge && (strcmp(label, "C") == 0 || strcmp(label, "D") == 0);
    bool row = strcmp(label, "Dev") == 0;
    const char *labels[] = {row ? "Row" : label,
                            element ? "Element"
                            : row   ? "Deviation"
                                    : NULL,
                            NULL};
    return ark_builder_labelset(builder, labels);
}

static const ark_graph *graph_of(const char *given)
{
    ark_builder *builder = ark_builder_new(atoms);
    g_autoptr(GError) error = NULL;
    struct ark_snippet text = {.text = given, .file = "g", .line = 1, .column = 1};
    if (!ark_graph_from_text(compile(), text, labels_of, builder, &error))
        ck_abort_msg("%s", error->message);
    ark_graph *graph = ark_builder_freeze(builder);
    g_ptr_array_add(graphs, graph);
    return graph;
}

static struct ark_result *run_on(const struct ark_pack *pack, const ark_graph *graph)
{
    const struct ark_pack **packs = ARK_NEW_ARRAY(arena, const struct ark_pack *, 1);
    packs[0] = pack;
    struct ark_check check = {
        .lang = ARK_DA, .date = "2026-06-15", .graph = graph, .packs = packs, .pack_n = 1};
    return ark_check_run(&check);
}

static struct ark_result *run(const char *level, const char *keys, const char *given)
{
    return run_on(pack_of(level, keys), graph_of(given));
}
