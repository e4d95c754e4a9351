/* The graph of one scenario while it is being set up: frozen when it is asked, thawed when it
 * grows. */
#pragma once

#include "base/arena.h"
#include "query/query.h"

struct tck_world {
    ark_atoms *atoms;
    ark_arena *arena; /* lives as long as the world: values, what is compiled */
    /* One of them is there; the other is NULL. */
    ark_graph *graph;
    ark_builder *builder;
};

void tck_world_init(struct tck_world *world);
void tck_world_clear(struct tck_world *world);

/* Both keep the refs of nodes and edges. */
const ark_graph *tck_world_frozen(struct tck_world *world);
ark_builder *tck_world_thawed(struct tck_world *world);

/* The value with its lists and texts in the world's arena and atoms. */
struct ark_value tck_world_keep(struct tck_world *world, struct ark_value value);

/* Asks the frozen graph. `parameters` as in ark_compile, or NULL. What `fn` gets it has to keep
 * itself. `ret_query` is NULL after an error when compiling, so that the phases can be told
 * apart; it is there from the first row on. `error` must not be NULL. */
bool tck_world_ask(struct tck_world *world, const char *text, GHashTable *parameters, ark_row_fn fn,
                   void *user, const struct ark_query **ret_query, GError **error);
