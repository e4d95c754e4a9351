/* Junctions: what they join, also through each other, must be allowed to be joined directly. */
#include <string.h>

#include "query/derived.h"

/* What stands on one side of a junction: for each kind of relationship and each concept, one of
 * them. */
struct side {
    ark_ref example[ARK_RELATIONS][ARK_CONCEPTS];
    ark_concepts concepts[ARK_RELATIONS];
};

struct joining {
    struct ark_matcher *matcher;
    const struct ark_metamodel *metamodel;
    const struct ark_version *version;
    GHashTable *seen;
    ARK_VEC(ark_ref) queue;
};

static void note(struct side *side, uint32_t kind, uint32_t concept, ark_ref ref)
{
    if (!ark_concepts_have(side->concepts[kind], concept))
        side->example[kind][concept] = ref;
    side->concepts[kind] |= ARK_CONCEPT_BIT(concept);
}

static void look_at(struct joining *j, struct side *side, ark_ref edge, ark_ref other)
{
    const ark_graph *graph = j->matcher->graph;
    uint32_t kind = j->metamodel->relations[ark_graph_labelset(graph, edge)];
    uint32_t concept = j->metamodel->concepts[ark_graph_labelset(graph, other)];
    if (kind == ARK_RELATIONS || concept == ARK_CONCEPTS)
        return;
    if (ark_concepts_have(j->version->holders, concept) && j->version->held >> kind & 1)
        return;
    if (concept != ARK_Junction)
        note(side, kind, concept, other);
    else if (g_hash_table_add(j->seen, GUINT_TO_POINTER(other)))
        ark_vec_push(&j->queue, other);
}

/* What leads into the junction, or out of it, through as many junctions as there are. */
static void gather(struct joining *j, ark_ref junction, bool into, struct side *side)
{
    const ark_graph *graph = j->matcher->graph;
    j->seen = g_hash_table_new(NULL, NULL);
    j->queue.n = 0;
    g_hash_table_add(j->seen, GUINT_TO_POINTER(junction));
    ark_vec_push(&j->queue, junction);
    for (uint32_t i = 0; i < j->queue.n; i++) {
        struct ark_refs edges =
            into ? ark_graph_in(graph, j->queue.v[i]) : ark_graph_out(graph, j->queue.v[i]);
        for (uint32_t k = 0; k < edges.n && ark_matcher_step(j->matcher); k++)
            look_at(j, side, edges.v[k],
                    into ? ark_graph_from(graph, edges.v[k]) : ark_graph_to(graph, edges.v[k]));
    }
    g_hash_table_unref(j->seen);
}

static struct ark_value conflict(struct ark_matcher *matcher, ark_ref from, ark_ref to)
{
    struct ark_value *ends = ARK_NEW_ARRAY(matcher->arena, struct ark_value, 2);
    ends[0] = ark_value_entity(from);
    ends[1] = ark_value_entity(to);
    return ark_value_list(ends, 2);
}

struct ark_value ark_junction_conflicts(struct ark_matcher *matcher,
                                        const struct ark_version *version, ark_ref junction)
{
    enum { MOST = 20 };
    const struct ark_relation_table *table = ark_relation_table(version);
    struct joining j = {.matcher = matcher,
                        .metamodel = ark_metamodel_of(matcher),
                        .version = ark_version_for_relationships(version)};
    struct side *sides = ARK_NEW_ARRAY(matcher->arena, struct side, 2);
    struct ark_value *items = ARK_NEW_ARRAY(matcher->arena, struct ark_value, MOST);
    uint32_t n = 0;
    if (j.metamodel->concepts[ark_graph_labelset(matcher->graph, junction)] != ARK_Junction)
        return ARK_VALUE_NULL;
    gather(&j, junction, true, &sides[0]);
    gather(&j, junction, false, &sides[1]);
    for (uint32_t k = 0; k < ARK_RELATIONS; k++) {
        for (uint32_t a = 0; a < ARK_CONCEPTS; a++) {
            for (uint32_t b = 0; b < ARK_CONCEPTS && ark_concepts_have(sides[0].concepts[k], a);
                 b++) {
                bool both = ark_concepts_have(sides[1].concepts[k], b);
                if (both && !(table->allowed[a][b] >> k & 1) && n < MOST)
                    items[n++] = conflict(matcher, sides[0].example[k][a], sides[1].example[k][b]);
            }
        }
    }
    ark_vec_clear(&j.queue);
    return ark_value_list(items, n);
}
