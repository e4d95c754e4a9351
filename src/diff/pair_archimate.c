/* Elements and views of ArchiMate that have no id in common: by type and name wherever they lie; of
 * several alike, by folder and by what they are related to. */
#include "diff/internal.h"

static bool by_name(const struct pairing *pairing, int side, uint32_t thing, uint64_t *ret_key)
{
    const struct side *its = &pairing->sides[side];
    const struct thing *at = &its->all.v[thing];
    if (!at->kind->global)
        return false;
    *ret_key = ark_mix(ark_side_named(its, at), at->type);
    return true;
}

static bool by_name_and_folder(const struct pairing *pairing, int side, uint32_t thing,
                               uint64_t *ret_key)
{
    if (!by_name(pairing, side, thing, ret_key))
        return false;
    uint32_t parent = ark_common(pairing, side, pairing->sides[side].all.v[thing].parent);
    *ret_key = ark_mix(*ret_key, parent);
    return true;
}

/* What `edge` connects `ref` with: what it is if that is known, else its type and name. */
static uint64_t neighbour(const struct pairing *pairing, int side, ark_ref edge, ark_ref ref)
{
    const struct side *its = &pairing->sides[side];
    ark_ref from = ark_graph_from(its->graph, edge), to = ark_graph_to(its->graph, edge);
    uint32_t other = ark_side_thing(its, from == ref ? to : from);
    uint64_t key = 0;
    if (other != NO_THING && its->all.v[other].pair != NO_THING)
        key = ark_common(pairing, side, other);
    else if (other == NO_THING || !by_name(pairing, side, other, &key))
        return 0;
    return ark_mix(ark_mix(key, ark_graph_type(its->graph, edge)), from == ref);
}

static bool by_neighbours(const struct pairing *pairing, int side, uint32_t thing,
                          uint64_t *ret_key)
{
    const struct side *its = &pairing->sides[side];
    if (!by_name(pairing, side, thing, ret_key))
        return false;
    ark_ref ref = its->all.v[thing].ref;
    const struct ark_refs around[] = {ark_graph_out(its->graph, ref),
                                      ark_graph_in(its->graph, ref)};
    uint64_t sum = 0;
    for (size_t way = 0; way < G_N_ELEMENTS(around); way++) {
        for (uint32_t i = 0; i < around[way].n; i++) {
            ark_ref edge = around[way].v[i];
            if (ark_side_thing(its, edge) != NO_THING)
                sum += neighbour(pairing, side, edge, ref);
        }
    }
    *ret_key = ark_mix(*ret_key, sum);
    return true;
}

static bool by_neighbours_and_content(const struct pairing *pairing, int side, uint32_t thing,
                                      uint64_t *ret_key)
{
    if (!by_neighbours(pairing, side, thing, ret_key))
        return false;
    *ret_key = ark_mix(*ret_key, ark_content_key(pairing, side, thing));
    return true;
}

void ark_pair_archimate(struct pairing *pairing)
{
    static const struct {
        key_fn key;
        bool only;
    } rounds[] = {
        {by_name, true},       {by_name_and_folder, true}, {by_neighbours_and_content, true},
        {by_neighbours, true}, {by_neighbours, false},     {by_name_and_folder, false},
        {by_name, false}};
    for (size_t i = 0; i < G_N_ELEMENTS(rounds); i++)
        ark_join(pairing, NULL, rounds[i].key, rounds[i].only);
    ark_pair_below(pairing);
}
