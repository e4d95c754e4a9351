/* The index: nodes grouped by the hash of their key, by counting sort, in order within a bucket. */
#include "query/lookup.h"

#include "query/eval.h"
#include "query/order.h"

struct hashed {
    ark_ref ref;
    uint32_t hash;
};

typedef ARK_VEC(struct hashed) hashes;

struct filling {
    struct ark_matcher *matcher;
    const struct ark_lookup *lookup;
    struct ark_value *row;
    hashes all;
};

static bool add(struct filling *filling, ark_ref ref)
{
    struct ark_matcher *matcher = filling->matcher;
    struct ark_arena_mark mark = ark_arena_mark(matcher->arena);
    filling->row[filling->lookup->slot] = ark_value_entity(ref);
    struct ark_value key = ark_eval_expr(matcher, filling->lookup->key, filling->row);
    if (key.type != ARK_NULL)
        ark_vec_push(&filling->all, (struct hashed){ref, ark_value_hash(key)});
    ark_arena_rewind(matcher->arena, mark);
    return ark_matcher_step(matcher);
}

static bool add_sets(struct filling *filling, const uint8_t *sets, bool edges)
{
    const ark_graph *graph = filling->matcher->graph;
    for (uint32_t set = 0; set < ark_graph_labelset_count(graph); set++) {
        if (sets && !sets[set])
            continue;
        struct ark_refs refs = edges ? ark_graph_edges_of_set(graph, (ark_labelset)set)
                                     : ark_graph_nodes_of_set(graph, (ark_labelset)set);
        for (uint32_t i = 0; i < refs.n; i++) {
            if (!add(filling, refs.v[i]))
                return false;
        }
    }
    return true;
}

static void group(struct ark_matcher *matcher, struct ark_lookup *lookup, const hashes *all)
{
    uint32_t buckets = 16;
    while (buckets < all->n)
        buckets *= 2;
    lookup->mask = buckets - 1;
    uint32_t *first = ARK_NEW_ARRAY(matcher->kept, uint32_t, buckets + 2);
    lookup->refs = ARK_NEW_ARRAY(matcher->kept, ark_ref, MAX(1, all->n));
    for (uint32_t i = 0; i < all->n; i++)
        first[(all->v[i].hash & lookup->mask) + 2]++;
    for (uint32_t b = 0; b < buckets; b++)
        first[b + 2] += first[b + 1];
    for (uint32_t i = 0; i < all->n; i++)
        lookup->refs[first[(all->v[i].hash & lookup->mask) + 1]++] = all->v[i].ref;
    lookup->first = first;
}

static void make(struct ark_matcher *matcher, struct ark_step *step)
{
    struct ark_lookup *lookup = step->lookup;
    struct ark_value *row = g_new0(struct ark_value, lookup->slot + 1);
    struct filling filling = {.matcher = matcher, .lookup = lookup, .row = row};
    bool edges = step->right.element->ends_edge && step->scan_edges;
    bool done = add_sets(&filling, step->right.sets, false) &&
                (!edges || add_sets(&filling, step->right.sets, true));
    if (done)
        group(matcher, lookup, &filling.all);
    ark_vec_clear(&filling.all);
    g_free(row);
}

bool ark_lookup_ready(struct ark_matcher *matcher, struct ark_step *step)
{
    if (!step->lookup->first && step->lookup->runs++ > 0)
        make(matcher, step);
    return step->lookup->first;
}

struct ark_refs ark_lookup_find(struct ark_matcher *matcher, const struct ark_lookup *lookup,
                                struct ark_value *row)
{
    struct ark_arena_mark mark = ark_arena_mark(matcher->arena);
    struct ark_value probe = ark_eval_expr(matcher, lookup->probe, row);
    uint32_t bucket = ark_value_hash(probe) & lookup->mask;
    ark_arena_rewind(matcher->arena, mark);
    if (probe.type == ARK_NULL)
        return (struct ark_refs){NULL, 0};
    return (struct ark_refs){lookup->refs + lookup->first[bucket],
                             lookup->first[bucket + 1] - lookup->first[bucket]};
}
