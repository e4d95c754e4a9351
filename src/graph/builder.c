/* The builder: grows arrays while loading, keeps each entity's properties as a linked list in
 * insertion order. freeze.c turns them into the graph. */
#include "graph/builder.h"

#include <string.h>

#include "graph/building.h"

ark_builder *ark_builder_new(ark_atoms *atoms)
{
    ark_builder *builder = g_new0(ark_builder, 1);
    builder->atoms = atoms;
    builder->set_ids =
        g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    ark_builder_labelset_n(builder, NULL, 0);
    return builder;
}

void ark_builder_free(ark_builder *builder)
{
    if (!builder)
        return;
    g_hash_table_unref(builder->set_ids);
    ark_vec_clear(&builder->sets);
    ark_vec_clear(&builder->label_pool);
    ark_vec_clear(&builder->nodes);
    ark_vec_clear(&builder->edges);
    ark_vec_clear(&builder->ends);
    ark_vec_clear(&builder->props);
    g_free(builder);
}

void ark_builder_expect(ark_builder *builder, uint64_t bytes)
{
    enum { SMALL = 1 << 20, LARGE = 1 << 30, PER_ENTITY = 160, PER_PROPERTY = 80 };
    if (bytes < SMALL)
        return;
    uint32_t entities = (uint32_t)(MIN(bytes, LARGE) / PER_ENTITY);
    ark_vec_reserve(&builder->nodes, builder->nodes.n + entities);
    ark_vec_reserve(&builder->edges, builder->edges.n + entities);
    ark_vec_reserve(&builder->ends, builder->ends.n + entities);
    ark_vec_reserve(&builder->props,
                    builder->props.n + (uint32_t)(MIN(bytes, LARGE) / PER_PROPERTY));
}

ark_atoms *ark_builder_atoms(const ark_builder *builder)
{
    return builder->atoms;
}

ark_labelset ark_builder_labelset_n(ark_builder *builder, const ark_atom *labels, uint32_t n)
{
    g_autoptr(GBytes) key = g_bytes_new(labels, n * sizeof *labels);
    gpointer known;
    if (g_hash_table_lookup_extended(builder->set_ids, key, NULL, &known))
        return (ark_labelset)GPOINTER_TO_UINT(known);
    if (builder->sets.n >= MOST_LABELSETS)
        return n > 1 ? ark_builder_labelset_n(builder, labels, 1) : 0;
    struct ark_set set = {builder->label_pool.n, n};
    for (uint32_t i = 0; i < n; i++)
        ark_vec_push(&builder->label_pool, labels[i]);
    ark_labelset id = (ark_labelset)builder->sets.n;
    ark_vec_push(&builder->sets, set);
    g_hash_table_insert(builder->set_ids, g_steal_pointer(&key), GUINT_TO_POINTER(id));
    return id;
}

ark_labelset ark_builder_labelset(ark_builder *builder, const char *const *labels)
{
    ark_atom atoms[32];
    uint32_t n = 0;
    for (; labels[n] && n < G_N_ELEMENTS(atoms); n++)
        atoms[n] = ark_atom_intern(builder->atoms, labels[n]);
    return ark_builder_labelset_n(builder, atoms, n);
}

static struct building *entity(const ark_builder *builder, ark_ref ref)
{
    return ark_ref_is_edge(ref) ? &builder->edges.v[ark_ref_index(ref)] : &builder->nodes.v[ref];
}

ark_ref ark_builder_node(ark_builder *builder, ark_labelset labels, struct ark_loc loc)
{
    ark_vec_push(&builder->nodes, (struct building){.loc = loc, .labels = labels});
    return ARK_NODE(builder->nodes.n - 1);
}

ark_ref ark_builder_edge(ark_builder *builder, ark_labelset labels, ark_ref from, ark_ref to,
                         struct ark_loc loc)
{
    ark_vec_push(&builder->edges, (struct building){.loc = loc, .labels = labels});
    ark_vec_push(&builder->ends, (struct ends){from, to});
    return ARK_EDGE(builder->edges.n - 1);
}

void ark_builder_set_ends(ark_builder *builder, ark_ref edge, ark_ref from, ark_ref to)
{
    builder->ends.v[ark_ref_index(edge)] = (struct ends){from, to};
}

void ark_builder_drop_edge(ark_builder *builder, ark_ref edge)
{
    ark_builder_set_ends(builder, edge, ARK_REF_NONE, ARK_REF_NONE);
}

void ark_builder_set_labels(ark_builder *builder, ark_ref ref, ark_labelset labels)
{
    entity(builder, ref)->labels = labels;
}

void ark_builder_set_id(ark_builder *builder, ark_ref ref, ark_atom id)
{
    entity(builder, ref)->loc.id = id;
}

void ark_builder_add_label(ark_builder *builder, ark_ref ref, ark_atom label)
{
    if (ark_builder_has_label(builder, ref, label))
        return;
    struct ark_set set = builder->sets.v[entity(builder, ref)->labels];
    g_autofree ark_atom *labels = g_new(ark_atom, set.n + 1);
    if (set.n)
        memcpy(labels, builder->label_pool.v + set.first, set.n * sizeof *labels);
    labels[set.n] = label;
    entity(builder, ref)->labels = ark_builder_labelset_n(builder, labels, set.n + 1);
}

void ark_builder_set(ark_builder *builder, ark_ref ref, ark_atom key, struct ark_value value)
{
    if (value.type == ARK_NULL)
        return;
    ark_vec_push(&builder->props, (struct prop){value, key, 0});
    uint32_t added = builder->props.n; /* links are index + 1, so that 0 is none */
    struct building *owner = entity(builder, ref);
    if (owner->last_prop)
        builder->props.v[owner->last_prop - 1].next = added;
    else
        owner->first_prop = added;
    owner->last_prop = added;
}

static struct ark_value text_value(const ark_builder *builder, ark_atom text)
{
    return ark_value_text(ark_atom_text(builder->atoms, text),
                          (uint32_t)ark_atom_len(builder->atoms, text));
}

void ark_builder_set_text(ark_builder *builder, ark_ref ref, ark_atom key, ark_atom text)
{
    if (text != ARK_ATOM_NONE)
        ark_builder_set(builder, ref, key, text_value(builder, text));
}

void ark_builder_set_str(ark_builder *builder, ark_ref ref, const char *key, const char *text)
{
    ark_builder_set_text(builder, ref, ark_atom_intern(builder->atoms, key),
                         ark_atom_intern(builder->atoms, text));
}

void ark_builder_set_int(ark_builder *builder, ark_ref ref, const char *key, int64_t value)
{
    ark_builder_set(builder, ref, ark_atom_intern(builder->atoms, key), ark_value_int(value));
}

static struct prop *find_prop(const ark_builder *builder, ark_ref ref, ark_atom key)
{
    for (uint32_t at = entity(builder, ref)->first_prop; at; at = builder->props.v[at - 1].next) {
        if (builder->props.v[at - 1].key == key)
            return &builder->props.v[at - 1];
    }
    return NULL;
}

void ark_builder_replace(ark_builder *builder, ark_ref ref, ark_atom key, struct ark_value value)
{
    struct prop *prop = find_prop(builder, ref, key);
    if (prop)
        prop->value = value;
    else
        ark_builder_set(builder, ref, key, value);
}

uint32_t ark_builder_node_count(const ark_builder *builder)
{
    return builder->nodes.n;
}

uint32_t ark_builder_edge_count(const ark_builder *builder)
{
    return builder->edges.n;
}

bool ark_builder_has_label(const ark_builder *builder, ark_ref ref, ark_atom label)
{
    struct ark_set set = builder->sets.v[entity(builder, ref)->labels];
    for (uint32_t i = 0; i < set.n; i++) {
        if (builder->label_pool.v[set.first + i] == label)
            return true;
    }
    return false;
}

ark_atom ark_builder_type(const ark_builder *builder, ark_ref ref)
{
    struct ark_set set = builder->sets.v[entity(builder, ref)->labels];
    return set.n ? builder->label_pool.v[set.first] : ARK_ATOM_NONE;
}

struct ark_value ark_builder_get(const ark_builder *builder, ark_ref ref, ark_atom key)
{
    const struct prop *prop = find_prop(builder, ref, key);
    return prop ? prop->value : ARK_VALUE_NULL;
}

struct ark_value ark_builder_get_nth(const ark_builder *builder, ark_ref ref, ark_atom key,
                                     uint32_t n)
{
    for (uint32_t at = entity(builder, ref)->first_prop; at; at = builder->props.v[at - 1].next) {
        if (builder->props.v[at - 1].key == key && n-- == 0)
            return builder->props.v[at - 1].value;
    }
    return ARK_VALUE_NULL;
}

const char *ark_builder_get_str(const ark_builder *builder, ark_ref ref, const char *key)
{
    ark_atom atom = ark_atom_find(builder->atoms, key);
    struct ark_value value = atom ? ark_builder_get(builder, ref, atom) : ARK_VALUE_NULL;
    return value.type == ARK_TEXT ? value.text : NULL;
}

ark_ref ark_builder_from(const ark_builder *builder, ark_ref edge)
{
    return builder->ends.v[ark_ref_index(edge)].from;
}

ark_ref ark_builder_to(const ark_builder *builder, ark_ref edge)
{
    return builder->ends.v[ark_ref_index(edge)].to;
}

struct ark_loc ark_builder_loc(const ark_builder *builder, ark_ref ref)
{
    return entity(builder, ref)->loc;
}
