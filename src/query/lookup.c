/* The index: nodes grouped by the hash of their keys, by counting sort, in order within a bucket.
 */
#include "query/lookup.h"

#include "query/eval.h"
#include "query/order.h"

typedef ARK_VEC(struct ark_hashed) hashes;

struct filling {
    struct ark_matcher *matcher;
    const struct ark_lookup *lookup;
    struct ark_value *row;
    hashes all;
};

/* Of what the expressions give, together. False when one of them gives null, which equals nothing.
 */
static bool hash_all(struct ark_matcher *matcher, const struct ark_expr *const *exprs, uint32_t n,
                     struct ark_value *row, uint32_t *ret_hash)
{
    struct ark_arena_mark mark = ark_arena_mark(matcher->arena);
    bool all = true;
    *ret_hash = 0;
    for (uint32_t i = 0; all && i < n; i++) {
        struct ark_value value = ark_eval_expr(matcher, exprs[i], row);
        all = value.type != ARK_NULL;
        if (all)
            *ret_hash = *ret_hash * 0x9e3779b1u ^ ark_value_hash(value);
    }
    ark_arena_rewind(matcher->arena, mark);
    return all;
}

static bool add(struct filling *filling, ark_ref ref)
{
    const struct ark_lookup *lookup = filling->lookup;
    uint32_t hash;
    filling->row[lookup->slot] = ark_value_entity(ref);
    if (hash_all(filling->matcher, lookup->keys, lookup->n, filling->row, &hash))
        ark_vec_push(&filling->all, (struct ark_hashed){ref, hash});
    return ark_matcher_step(filling->matcher);
}

static bool add_fitting(struct filling *filling, const uint8_t *sets, bool edges)
{
    const ark_graph *graph = filling->matcher->graph;
    uint32_t n = edges ? ark_graph_edge_count(graph) : ark_graph_node_count(graph);
    for (uint32_t i = 0; i < n; i++) {
        ark_ref ref = edges ? ARK_EDGE(i) : i;
        if ((!sets || sets[ark_graph_labelset(graph, ref)]) && !add(filling, ref))
            return false;
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
    lookup->all = ARK_NEW_ARRAY(matcher->kept, struct ark_hashed, MAX(1, all->n));
    for (uint32_t i = 0; i < all->n; i++)
        first[(all->v[i].hash & lookup->mask) + 2]++;
    for (uint32_t b = 0; b < buckets; b++)
        first[b + 2] += first[b + 1];
    for (uint32_t i = 0; i < all->n; i++)
        lookup->all[first[(all->v[i].hash & lookup->mask) + 1]++] = all->v[i];
    lookup->first = first;
}

/* In the row of the run, since a key may have forms of its own (`reduce`), with slots of their own.
 */
static void make(struct ark_matcher *matcher, struct ark_step *step, struct ark_value *row)
{
    struct ark_lookup *lookup = step->lookup;
    struct ark_value before = row[lookup->slot];
    struct filling filling = {.matcher = matcher, .lookup = lookup, .row = row};
    bool edges = step->right.element->ends_edge && step->scan_edges;
    bool done = add_fitting(&filling, step->right.sets, false) &&
                (!edges || add_fitting(&filling, step->right.sets, true));
    if (done)
        group(matcher, lookup, &filling.all);
    ark_vec_clear(&filling.all);
    row[lookup->slot] = before;
}

bool ark_lookup_ready(struct ark_matcher *matcher, struct ark_step *step, struct ark_value *row)
{
    if (!step->lookup->first && step->lookup->runs++ > 0)
        make(matcher, step, row);
    return step->lookup->first;
}

struct ark_found ark_lookup_find(struct ark_matcher *matcher, const struct ark_lookup *lookup,
                                 struct ark_value *row)
{
    uint32_t hash;
    if (!hash_all(matcher, lookup->probes, lookup->n, row, &hash))
        return (struct ark_found){NULL, 0, 0};
    uint32_t bucket = hash & lookup->mask;
    return (struct ark_found){lookup->all + lookup->first[bucket],
                              lookup->first[bucket + 1] - lookup->first[bucket], hash};
}
