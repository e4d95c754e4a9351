/* For the tests of the query language: builds a graph from pattern text, asks it, and gives the
 * answer as text: one line per row. */
#pragma once

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "query/query.h"

struct world {
    ark_atoms *atoms;
    ark_arena *arena;
    struct ark_compile compile;
    ark_graph *graph;
    struct ark_matcher *matcher;
};

static inline struct ark_snippet snippet(const char *text)
{
    return (struct ark_snippet){
        .text = text, .file = "r.yaml", .line = 1, .column = 1, .source = text};
}

static inline struct world *world_new(const char *given)
{
    struct world *world = g_new0(struct world, 1);
    world->atoms = ark_atoms_new();
    world->arena = ark_arena_new();
    world->compile =
        (struct ark_compile){.arena = world->arena, .atoms = world->atoms, .lang = ARK_DA};
    ark_builder *builder = ark_builder_new(world->atoms);
    g_autoptr(GError) error = NULL;
    if (given)
        ark_graph_from_text(&world->compile, snippet(given), NULL, builder, &error);
    ck_assert_msg(!error, "%s", error ? error->message : "");
    world->graph = ark_builder_freeze(builder);
    world->matcher = ark_matcher_new(world->graph, ARK_DA);
    ark_matcher_begin(world->matcher);
    return world;
}

static inline void world_free(struct world *world)
{
    ark_matcher_free(world->matcher);
    ark_graph_free(world->graph);
    ark_arena_free(world->arena);
    ark_atoms_free(world->atoms);
    g_free(world);
}

struct asking {
    struct world *world;
    const struct ark_expr *show;
    uint32_t slots;
    GString *out;
};

static inline bool show_row(const struct ark_value *row, void *user)
{
    struct asking *asking = user;
    struct ark_value *copy = g_new(struct ark_value, asking->slots + 1);
    for (uint32_t i = 0; i < asking->slots; i++)
        copy[i] = row[i];
    struct ark_value value;
    GError *error = NULL;
    if (ark_eval(asking->world->matcher, asking->show, copy, &value, &error))
        ark_value_print(asking->world->graph, value, asking->out);
    else
        g_string_append(asking->out, error->message);
    g_string_append_c(asking->out, '\n');
    g_clear_error(&error);
    g_free(copy);
    return true;
}

/* The rows of `show`, each on a line; or the error message. */
static inline char *ask(struct world *world, const char *pattern, const char *where,
                        const char *show)
{
    struct ark_scope *scope = ark_scope_new(&world->compile);
    struct asking asking = {.world = world, .out = g_string_new(NULL)};
    GError *error = NULL;
    struct ark_pattern *p =
        pattern ? ark_pattern_compile(&world->compile, scope, snippet(pattern), &error) : NULL;
    struct ark_expr *w =
        where && !error ? ark_expr_compile(&world->compile, scope, snippet(where), &error) : NULL;
    if (!error)
        asking.show = ark_expr_compile(&world->compile, scope, snippet(show), &error);
    asking.slots = ark_scope_size(scope);
    struct ark_value *row = g_new0(struct ark_value, asking.slots + 1);
    if (!error)
        ark_match(world->matcher, p, w, row, show_row, &asking, &error);
    for (uint32_t i = 0; i < asking.slots; i++)
        ck_assert_int_eq(row[i].type, ARK_NULL);
    g_free(row);
    if (error)
        g_string_append(asking.out, error->message);
    g_clear_error(&error);
    return g_string_free(asking.out, FALSE);
}

/* One question to one graph. */
static inline char *answer(const char *given, const char *pattern, const char *where,
                           const char *show)
{
    struct world *world = world_new(given);
    char *out = ask(world, pattern, where, show);
    world_free(world);
    return out;
}

#define EXPECT(given, pattern, where, show, expected)                                              \
    do {                                                                                           \
        g_autofree char *answer_ = answer(given, pattern, where, show);                            \
        ck_assert_str_eq(answer_, expected);                                                       \
    } while (0)

static inline int run_tests(TCase *tc, const char *name)
{
    Suite *suite = suite_create(name);
    tcase_set_timeout(tc, 120);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
