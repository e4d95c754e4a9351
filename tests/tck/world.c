/* Freezing, thawing and asking the graph of a scenario. Knows the graph and the entry points of the
 * query language; may not know the kit's files. */
#include "world.h"

#include "base/error.h"

void tck_world_init(struct tck_world *world)
{
    *world = (struct tck_world){.atoms = ark_atoms_new(), .arena = ark_arena_new()};
    world->builder = ark_builder_new(world->atoms);
}

void tck_world_clear(struct tck_world *world)
{
    if (world->graph)
        ark_graph_free(world->graph);
    ark_builder_free(world->builder);
    ark_arena_free(world->arena);
    ark_atoms_free(world->atoms);
}

const ark_graph *tck_world_frozen(struct tck_world *world)
{
    if (!world->graph)
        world->graph = ark_builder_freeze(g_steal_pointer(&world->builder));
    return world->graph;
}

static ark_labelset copy_labels(const ark_graph *graph, ark_builder *builder, ark_ref ref)
{
    uint32_t n;
    const ark_atom *labels = ark_graph_labels(graph, ark_graph_labelset(graph, ref), &n);
    return ark_builder_labelset_n(builder, labels, n);
}

static void copy_props(const ark_graph *graph, ark_builder *builder, ark_ref ref)
{
    struct ark_props props = ark_graph_props(graph, ref);
    for (uint32_t i = 0; i < props.n; i++)
        ark_builder_set(builder, ref, props.keys[i], props.values[i]);
}

ark_builder *tck_world_thawed(struct tck_world *world)
{
    if (world->builder)
        return world->builder;
    const ark_graph *graph = world->graph;
    ark_builder *builder = ark_builder_new(world->atoms);
    for (uint32_t i = 0; i < ark_graph_node_count(graph); i++) {
        ark_ref node = ARK_NODE(i);
        ark_builder_node(builder, copy_labels(graph, builder, node), ark_graph_loc(graph, node));
        copy_props(graph, builder, node);
    }
    for (uint32_t i = 0; i < ark_graph_edge_count(graph); i++) {
        ark_ref edge = ARK_EDGE(i);
        ark_builder_edge(builder, copy_labels(graph, builder, edge), ark_graph_from(graph, edge),
                         ark_graph_to(graph, edge), ark_graph_loc(graph, edge));
        copy_props(graph, builder, edge);
    }
    ark_graph_free(world->graph);
    world->graph = NULL;
    return world->builder = builder;
}

static struct ark_value keep_items(struct tck_world *world, struct ark_value value, uint32_t n)
{
    struct ark_value *items = ARK_NEW_ARRAY(world->arena, struct ark_value, n + 1);
    for (uint32_t i = 0; i < n; i++)
        items[i] = tck_world_keep(world, value.list[i]);
    value.list = items;
    return value;
}

struct ark_value tck_world_keep(struct tck_world *world, struct ark_value value)
{
    if (value.type == ARK_TEXT) {
        ark_atom atom = ark_atom_intern_n(world->atoms, value.text, value.len);
        return ark_value_text(ark_atom_text(world->atoms, atom), value.len);
    }
    if (value.type == ARK_LIST || value.type == ARK_PATH)
        return keep_items(world, value, value.len);
    return value.type == ARK_MAP ? keep_items(world, value, 2 * value.len) : value;
}

/* A failure that does not say why is a mistake of the engine. */
static void complain(GError **error, const char *what)
{
    if (!*error)
        ark_fail(error, ARK_ERROR_PACK, "%s without an error", what);
}

bool tck_world_ask(struct tck_world *world, const char *text, GHashTable *parameters, ark_row_fn fn,
                   void *user, const struct ark_query **ret_query, GError **error)
{
    struct ark_compile compile = {
        .arena = world->arena, .atoms = world->atoms, .lang = ARK_EN, .parameters = parameters};
    struct ark_snippet snippet = {
        .text = text, .file = "query", .line = 1, .column = 1, .source = text};
    const ark_graph *graph = tck_world_frozen(world);
    *ret_query = ark_query_compile(&compile, snippet, error);
    if (!*ret_query) {
        complain(error, "ark_query_compile failed");
        return false;
    }
    struct ark_matcher *matcher = ark_matcher_new(graph, ARK_EN);
    ark_matcher_begin(matcher);
    bool ok = ark_query_run(matcher, *ret_query, fn, user, error);
    if (!ok)
        complain(error, "ark_query_run failed");
    ark_matcher_free(matcher);
    return ok;
}
