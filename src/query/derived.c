/* Derivation in a model. A search goes from one element over what has been derived so far and one
 * more drawn relationship at a time, shortest chains first. */
#include "query/derived.h"

#include <string.h>

/* A relationship that was found: of `kind` from the start to `at`, or the other way round. Or half
 * of one, that stands at a junction. */
struct found {
    ark_ref at, edge;
    uint32_t parent; /* the one it was carried from, + 1 */
    uint32_t before; /* of one at a junction: what stood before the first junction, + 1 */
    uint8_t kind, length;
    bool inverse, certain, halfway;
};

struct deriving {
    struct ark_matcher *matcher;
    const struct ark_metamodel *metamodel;
    const struct ark_version *version;
    ark_ref from;
    ark_relations
        of_use; /* kinds that rules read backwards, so that they are of use to the start */
    ARK_VEC(struct found) all;
    GHashTable *seen;
};

static uint32_t concept_at(const struct deriving *d, ark_ref ref)
{
    return d->metamodel->concepts[ark_graph_labelset(d->matcher->graph, ref)];
}

static uint32_t kind_of(const struct deriving *d, ark_ref edge)
{
    return d->metamodel->relations[ark_graph_labelset(d->matcher->graph, edge)];
}

/* Rules speak of elements; a grouping is anything, so nothing follows from it. */
static bool is_element(const struct deriving *d, ark_ref ref)
{
    uint32_t concept = concept_at(d, ref);
    return concept < ARK_Junction && concept != ARK_Grouping;
}

static bool may(const struct deriving *d, uint32_t kind, ark_ref from, ark_ref by, ark_ref to)
{
    return is_element(d, from) && is_element(d, by) && is_element(d, to) &&
           ark_derivation_may(
               d->version, (enum ark_relation)kind, (enum ark_concept)concept_at(d, from),
               (enum ark_concept)concept_at(d, by), (enum ark_concept)concept_at(d, to));
}

static void push_new(struct deriving *d, uint64_t key, struct found found)
{
    gint64 *kept = g_new(gint64, 1);
    *kept = (gint64)key;
    if (g_hash_table_add(d->seen, kept))
        ark_vec_push(&d->all, found);
}

static uint64_t key_of(const struct found *found)
{
    return (uint64_t)found->kind << 2 | (uint64_t)found->inverse << 1 | found->certain;
}

static void push(struct deriving *d, struct found found)
{
    push_new(d, (uint64_t)found.at << 8 | key_of(&found), found);
}

/* What leads on from a junction depends on what stood before it by its kind and its concept only,
 * so that a junction of many costs no more than they. */
static void push_halfway(struct deriving *d, struct found found)
{
    const struct found *before = found.before ? &d->all.v[found.before - 1] : NULL;
    uint64_t earlier = before ? concept_at(d, before->at) << 8 | key_of(before) : 0xffff;
    push_new(d, UINT64_C(1) << 63 | (uint64_t)found.at << 24 | earlier << 8 | key_of(&found),
             found);
}

static bool is_junction(const struct deriving *d, ark_ref ref)
{
    return concept_at(d, ref) == ARK_Junction;
}

static ark_ref other_end(const struct deriving *d, ark_ref edge, bool forwards)
{
    const ark_graph *graph = d->matcher->graph;
    return forwards ? ark_graph_to(graph, edge) : ark_graph_from(graph, edge);
}

/* What a rule makes of a relationship that was found and one behind it; ARK_RELATIONS: nothing. */
static uint32_t carried_by(const struct ark_derivation *rule, const struct found *found,
                           uint32_t edge_kind, bool edge_forwards)
{
    if (rule->carried_first) {
        bool through = ark_derivation_through(rule, found->kind) >> edge_kind & 1;
        bool fits = rule->carried >> found->kind & 1 && !found->inverse && through &&
                    edge_forwards != rule->backwards;
        return fits ? found->kind : ARK_RELATIONS;
    }
    bool through = rule->carried >> edge_kind & 1 &&
                   ark_derivation_through(rule, (enum ark_relation)edge_kind) >> found->kind & 1;
    return through && edge_forwards && found->inverse == rule->backwards ? edge_kind
                                                                         : ARK_RELATIONS;
}

/* The same towards the start: what is found is the second of the two. */
static uint32_t carried_back(const struct ark_derivation *rule, const struct found *found,
                             uint32_t edge_kind, bool edge_forwards)
{
    if (rule->carried_first) {
        bool through =
            rule->carried >> edge_kind & 1 &&
            ark_derivation_through(rule, (enum ark_relation)edge_kind) >> found->kind & 1;
        return through && !edge_forwards && found->inverse != rule->backwards ? edge_kind
                                                                              : ARK_RELATIONS;
    }
    bool fits = rule->carried >> found->kind & 1 && found->inverse &&
                ark_derivation_through(rule, found->kind) >> edge_kind & 1;
    return fits && edge_forwards == rule->backwards ? found->kind : ARK_RELATIONS;
}

/* A relationship of `kind` leads on from `before` to `next`, of which the end, the edge, the
 * parent, the length and the certainty are known. */
static void carry(struct deriving *d, struct found before, uint32_t kind, bool forwards,
                  struct found next)
{
    uint32_t n;
    const struct ark_derivation *rules = ark_derivations(&n);
    for (uint32_t i = 0; i < n; i++) {
        if (!ark_version_in(d->version, rules[i].versions))
            continue;
        struct found made = next;
        made.certain = next.certain && !rules[i].potential;
        made.kind = (uint8_t)carried_by(&rules[i], &before, kind, forwards);
        if (made.kind < ARK_RELATIONS && may(d, made.kind, d->from, before.at, next.at))
            push(d, made);
        made.kind = (uint8_t)carried_back(&rules[i], &before, kind, forwards);
        made.inverse = true;
        if (made.kind < ARK_RELATIONS && d->of_use >> made.kind & 1 &&
            may(d, made.kind, next.at, before.at, d->from))
            push(d, made);
    }
}

/* Over an edge at the start (`index` is none), at what was found, or at a junction on the way. A
 * junction hands on relationships of one kind, so its edges are one relationship; whether each of
 * them comes about is for the modeller to say. */
static void extend_over(struct deriving *d, uint32_t index, ark_ref edge, bool forwards)
{
    const struct found found = index < d->all.n ? d->all.v[index] : (struct found){.certain = true};
    uint32_t kind = kind_of(d, edge);
    struct found next = {.at = other_end(d, edge, forwards),
                         .edge = edge,
                         .parent = index < d->all.n ? index + 1 : 0,
                         .length = (uint8_t)(found.length + 1),
                         .certain = found.certain && !found.halfway};
    if (kind == ARK_RELATIONS || next.at == d->from || (found.length && edge == found.edge))
        return;
    uint32_t before = found.halfway ? found.before : next.parent;
    if (found.halfway && (kind != found.kind || forwards == found.inverse))
        return;
    if (is_junction(d, next.at)) {
        next.halfway = true;
        next.before = before;
        next.kind = (uint8_t)kind;
        next.inverse = !forwards;
        if (d->version->joined >> kind & 1)
            push_halfway(d, next);
    } else if (before) {
        carry(d, d->all.v[before - 1], kind, forwards, next);
    } else {
        next.kind = (uint8_t)kind;
        next.inverse = !forwards;
        push(d, next);
    }
}

static void extend(struct deriving *d, uint32_t index)
{
    const ark_graph *graph = d->matcher->graph;
    ark_ref at = index < d->all.n ? d->all.v[index].at : d->from;
    struct ark_refs out = ark_graph_out(graph, at), in = ark_graph_in(graph, at);
    for (uint32_t i = 0; i < out.n && ark_matcher_step(d->matcher); i++)
        extend_over(d, index, out.v[i], true);
    for (uint32_t i = 0; i < in.n && ark_matcher_step(d->matcher); i++)
        extend_over(d, index, in.v[i], false);
}

static ark_relations read_backwards(const struct ark_version *version)
{
    uint32_t n;
    ark_relations kinds = 0;
    const struct ark_derivation *rules = ark_derivations(&n);
    for (uint32_t i = 0; i < n; i++) {
        if (rules[i].backwards && ark_version_in(version, rules[i].versions))
            kinds |= rules[i].through;
    }
    return kinds;
}

static struct ark_value chain_of(struct deriving *d, uint32_t index)
{
    uint32_t n = d->all.v[index].length;
    struct ark_value *edges = ARK_NEW_ARRAY(d->matcher->arena, struct ark_value, n);
    for (uint32_t i = n, at = index + 1; i-- > 0 && at; at = d->all.v[at - 1].parent)
        edges[i] = ark_value_entity(d->all.v[at - 1].edge);
    return ark_value_list(edges, n);
}

static struct ark_value text_of(const char *text)
{
    return ark_value_text(text, (uint32_t)strlen(text));
}

static struct ark_value map_of(struct deriving *d, uint32_t index)
{
    const struct found *found = &d->all.v[index];
    struct ark_value *pairs = ARK_NEW_ARRAY(d->matcher->arena, struct ark_value, 6);
    pairs[0] = text_of("by");
    pairs[1] = chain_of(d, index);
    pairs[2] = text_of("certain");
    pairs[3] = ark_value_bool(found->certain);
    pairs[4] = text_of("type");
    pairs[5] = text_of(ark_relation_name(found->kind));
    return (struct ark_value){.type = ARK_MAP, .len = 3, .list = pairs};
}

/* For each kind the first that was found, a certain one if there is any. */
static struct ark_value results(struct deriving *d, ark_ref to)
{
    uint32_t best[ARK_RELATIONS], n = 0;
    memset(best, 0, sizeof best);
    for (uint32_t i = 0; i < d->all.n; i++) {
        const struct found *found = &d->all.v[i];
        uint32_t *slot = &best[found->kind];
        bool better = !*slot || (found->certain && !d->all.v[*slot - 1].certain);
        if (found->at == to && found->length > 1 && !found->inverse && !found->halfway && better)
            *slot = i + 1;
    }
    struct ark_value *items = ARK_NEW_ARRAY(d->matcher->arena, struct ark_value, ARK_RELATIONS);
    for (uint32_t k = 0; k < ARK_RELATIONS; k++) {
        if (best[k])
            items[n++] = map_of(d, best[k] - 1);
    }
    return ark_value_list(items, n);
}

struct ark_value ark_derived_between(struct ark_matcher *matcher, const struct ark_version *version,
                                     ark_ref from, ark_ref to)
{
    struct deriving d = {.matcher = matcher,
                         .metamodel = ark_metamodel_of(matcher),
                         .version = ark_version_for_relationships(version),
                         .from = from};
    if (!is_element(&d, from) || !is_element(&d, to))
        return ARK_VALUE_NULL;
    d.seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    d.of_use = read_backwards(d.version);
    extend(&d, UINT32_MAX);
    for (uint32_t i = 0; i < d.all.n && !matcher->error; i++) {
        if (d.all.v[i].length < ARK_MOST_CHAIN)
            extend(&d, i);
    }
    struct ark_value list = results(&d, to);
    g_hash_table_unref(d.seen);
    ark_vec_clear(&d.all);
    return list;
}

/* Looking for two relationships instead of one: `first` from `from` and `second` to `to`, which may
 * point backwards. */
struct pair {
    struct deriving d;
    ark_ref relationship, from, to;
    ark_relations first, second;
    bool second_backwards;
    uint32_t kind;
    ark_ref found[2];
};

/* A relationship of these kinds between two, other than the one that is asked about. */
static ark_ref edge_between(struct pair *pair, ark_ref from, ark_ref to, ark_relations kinds)
{
    const ark_graph *graph = pair->d.matcher->graph;
    struct ark_refs out = ark_graph_out(graph, from), in = ark_graph_in(graph, to);
    struct ark_refs fewer = out.n <= in.n ? out : in;
    for (uint32_t i = 0; i < fewer.n && ark_matcher_step(pair->d.matcher); i++) {
        ark_ref edge = fewer.v[i];
        uint32_t kind = kind_of(&pair->d, edge);
        if (kind < ARK_RELATIONS && kinds >> kind & 1 && edge != pair->relationship &&
            ark_graph_from(graph, edge) == from && ark_graph_to(graph, edge) == to)
            return edge;
    }
    return ARK_REF_NONE;
}

static ark_ref second_between(struct pair *pair, ark_ref by)
{
    return pair->second_backwards ? edge_between(pair, pair->to, by, pair->second)
                                  : edge_between(pair, by, pair->to, pair->second);
}

/* `by` as the middle, with the edge on one side of it known. */
static bool try_middle(struct pair *pair, ark_ref by, ark_ref first, ark_ref second)
{
    if (by == pair->from || by == pair->to || !may(&pair->d, pair->kind, pair->from, by, pair->to))
        return false;
    pair->found[0] =
        first != ARK_REF_NONE ? first : edge_between(pair, pair->from, by, pair->first);
    if (pair->found[0] == ARK_REF_NONE)
        return false;
    pair->found[1] = second != ARK_REF_NONE ? second : second_between(pair, by);
    return pair->found[1] != ARK_REF_NONE;
}

/* From the end with fewer relationships, so that a hub does not cost its square. */
static bool find_pair(struct pair *pair)
{
    const ark_graph *graph = pair->d.matcher->graph;
    struct ark_refs out = ark_graph_out(graph, pair->from);
    struct ark_refs near =
        pair->second_backwards ? ark_graph_out(graph, pair->to) : ark_graph_in(graph, pair->to);
    bool first = out.n <= near.n;
    struct ark_refs fewer = first ? out : near;
    for (uint32_t i = 0; i < fewer.n && ark_matcher_step(pair->d.matcher); i++) {
        ark_ref edge = fewer.v[i];
        uint32_t kind = kind_of(&pair->d, edge);
        ark_relations wanted = first ? pair->first : pair->second;
        if (kind == ARK_RELATIONS || !(wanted >> kind & 1) || edge == pair->relationship)
            continue;
        bool forwards = first || pair->second_backwards;
        ark_ref by = forwards ? ark_graph_to(graph, edge) : ark_graph_from(graph, edge);
        if (try_middle(pair, by, first ? edge : ARK_REF_NONE, first ? ARK_REF_NONE : edge))
            return true;
    }
    return false;
}

static bool by_rule(struct pair *pair, const struct ark_derivation *rule)
{
    ark_relations kind = (ark_relations)(1u << pair->kind);
    if (rule->potential || !(rule->carried & kind) ||
        !ark_version_in(pair->d.version, rule->versions))
        return false;
    ark_relations through = ark_derivation_through(rule, (enum ark_relation)pair->kind);
    pair->first = rule->carried_first ? kind : through;
    pair->second = rule->carried_first ? through : kind;
    pair->second_backwards = rule->carried_first && rule->backwards;
    return find_pair(pair);
}

struct ark_value ark_derived_instead(struct ark_matcher *matcher, const struct ark_version *version,
                                     ark_ref relationship)
{
    if (!ark_ref_is_edge(relationship))
        return ARK_VALUE_NULL;
    struct pair pair = {.d = {.matcher = matcher,
                              .metamodel = ark_metamodel_of(matcher),
                              .version = ark_version_for_relationships(version)},
                        .relationship = relationship,
                        .from = ark_graph_from(matcher->graph, relationship),
                        .to = ark_graph_to(matcher->graph, relationship)};
    pair.kind = kind_of(&pair.d, relationship);
    if (pair.kind == ARK_RELATIONS)
        return ARK_VALUE_NULL;
    uint32_t n;
    const struct ark_derivation *rules = ark_derivations(&n);
    for (uint32_t i = 0; i < n && !matcher->error; i++) {
        if (!by_rule(&pair, &rules[i]))
            continue;
        struct ark_value *edges = ARK_NEW_ARRAY(matcher->arena, struct ark_value, 2);
        edges[0] = ark_value_entity(pair.found[0]);
        edges[1] = ark_value_entity(pair.found[1]);
        return ark_value_list(edges, 2);
    }
    return ARK_VALUE_NULL;
}
