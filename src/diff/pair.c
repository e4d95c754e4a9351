/* Which thing of the old side is which of the new one: by id where ids can be trusted, then by kind
 * and name below what is paired, then by what is connected, and at last by where the parts went. */
#include "diff/internal.h"

enum { MOST_ROUNDS = 4 };

void ark_pair(struct pairing *pairing, uint32_t old, uint32_t now)
{
    pairing->sides[OLD].all.v[old].pair = now;
    pairing->sides[NOW].all.v[now].pair = old;
    ark_vec_push(&pairing->fresh, old);
}

/* By type and name; what is found in another way is left out. */
static bool by_name(const struct pairing *pairing, int side, uint32_t thing, uint64_t *ret_key)
{
    const struct thing *its = &pairing->sides[side].all.v[thing];
    *ret_key = ark_mix(ark_side_named(&pairing->sides[side], its), its->type);
    return !its->kind->global && !its->kind->by_ends;
}

static bool by_name_and_content(const struct pairing *pairing, int side, uint32_t thing,
                                uint64_t *ret_key)
{
    if (!by_name(pairing, side, thing, ret_key))
        return false;
    *ret_key = ark_mix(*ret_key, ark_content_key(pairing, side, thing));
    return true;
}

/* A class that has become an interface. */
static bool by_name_alone(const struct pairing *pairing, int side, uint32_t thing,
                          uint64_t *ret_key)
{
    const struct thing *its = &pairing->sides[side].all.v[thing];
    uint64_t name = ark_side_named(&pairing->sides[side], its);
    *ret_key = ark_mix(name, its->kind->group);
    return name && its->kind->of == A_DATA && its->kind->place;
}

/* Notes, constraints and the like: tools differ in where they keep them. */
static bool by_text_anywhere(const struct pairing *pairing, int side, uint32_t thing,
                             uint64_t *ret_key)
{
    const struct thing *its = &pairing->sides[side].all.v[thing];
    uint64_t name = ark_side_named(&pairing->sides[side], its);
    *ret_key = ark_mix(name, its->type);
    return name && its->kind->of == A_DATA && !its->kind->place && !its->kind->part &&
           !its->kind->by_ends;
}

/* Wherever it lies: a package or class that was moved. */
static bool by_name_anywhere(const struct pairing *pairing, int side, uint32_t thing,
                             uint64_t *ret_key)
{
    const struct thing *its = &pairing->sides[side].all.v[thing];
    enum ark_diff_group group = its->kind->group;
    bool moves = group == ARK_DIFF_PACKAGE || group == ARK_DIFF_CLASSIFIER ||
                 group == ARK_DIFF_INSTANCE || group == ARK_DIFF_DIAGRAM;
    uint64_t name = moves && !its->kind->part ? ark_side_named(&pairing->sides[side], its) : 0;
    *ret_key = ark_mix(name, its->type);
    return name;
}

uint64_t ark_content_key(const struct pairing *pairing, int side, uint32_t thing)
{
    const struct side *its = &pairing->sides[side];
    const char *text = ark_graph_get_str(its->graph, its->all.v[thing].ref, "text");
    if (its->all.v[thing].kind->of == A_DOCUMENT) /* the rest says where it stands */
        return text ? ark_text_key(text, strlen(text)) : 0;
    struct ark_props props = ark_graph_props(its->graph, its->all.v[thing].ref);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < props.n; i++) {
        const struct ark_value *value = &props.values[i];
        uint64_t key = value->type == ARK_TEXT  ? ark_text_key(value->text, value->len)
                       : value->type == ARK_INT ? (uint64_t)value->integer
                                                : value->type;
        sum += ark_mix(key, props.keys[i]);
    }
    struct things parts = ark_side_children(its, thing);
    for (uint32_t i = 0; i < parts.n; i++) {
        const struct thing *part = &its->all.v[parts.v[i]];
        const char *type = part->kind->part ? ark_graph_get_str(its->graph, part->ref, "type") : "";
        sum += ark_mix(ark_side_named(its, part), type ? ark_text_key(type, strlen(type)) : 0);
    }
    return sum;
}

/* `candidates` lie in one thing that is paired, or in none. */
static void pair_named(struct pairing *pairing, const struct things *candidates)
{
    if (!candidates[OLD].n || !candidates[NOW].n)
        return;
    ark_join(pairing, candidates, by_name, true);
    ark_join(pairing, candidates, by_name_and_content, false);
    ark_join(pairing, candidates, by_name, false);
    ark_join(pairing, candidates, by_name_alone, true);
}

static bool is_table(const struct pairing *pairing, int side, uint32_t thing, uint64_t *ret_key)
{
    *ret_key = 0;
    return pairing->sides[side].all.v[thing].kind->group == ARK_DIFF_TABLE;
}

void ark_pair_below(struct pairing *pairing)
{
    struct side *sides = pairing->sides;
    while (pairing->fresh.n) {
        uint32_t old = ark_vec_pop(&pairing->fresh);
        const struct thing *thing = &sides[OLD].all.v[old];
        const struct things candidates[SIDES] = {ark_side_children(&sides[OLD], old),
                                                 ark_side_children(&sides[NOW], thing->pair)};
        if (thing->kind->group == ARK_DIFF_REPORT)
            ark_pair_sections(pairing, old);
        pair_named(pairing, candidates);
        if (thing->kind->of == A_DOCUMENT) {
            ark_join(pairing, candidates, is_table, false);
            ark_pair_texts(pairing, old);
        }
    }
}

/* The only one of its kind at the top is the same model, whatever it is called. */
static bool is_whole(const struct pairing *pairing, int side, uint32_t thing, uint64_t *ret_key)
{
    enum ark_diff_group group = pairing->sides[side].all.v[thing].kind->group;
    *ret_key = group;
    return group == ARK_DIFF_MODEL || group == ARK_DIFF_PACKAGE || group == ARK_DIFF_REPORT ||
           group == ARK_DIFF_ANSWERS;
}

static bool by_file(const struct pairing *pairing, int side, uint32_t thing, uint64_t *ret_key)
{
    const struct side *its = &pairing->sides[side];
    if (!is_whole(pairing, side, thing, ret_key))
        return false;
    struct ark_loc loc = ark_graph_loc(its->graph, its->all.v[thing].ref);
    const char *file = ark_atom_text(ark_graph_atoms(its->graph), loc.file);
    g_autofree char *base = g_path_get_basename(file ? file : "");
    *ret_key = ark_mix(ark_text_key(base, strlen(base)), *ret_key);
    return true;
}

static void pair_tops(struct pairing *pairing)
{
    const struct things tops[SIDES] = {ark_side_children(&pairing->sides[OLD], NO_THING),
                                       ark_side_children(&pairing->sides[NOW], NO_THING)};
    ark_join(pairing, tops, by_file, true);
    pair_named(pairing, tops);
    ark_join(pairing, tops, is_whole, true);
}

/* The thing of the other side that more than half of what is paired in `thing` lies in; NO_THING.
 */
static uint32_t home_of_children(const struct pairing *pairing, int side, uint32_t thing)
{
    const struct side *its = &pairing->sides[side], *other = &pairing->sides[1 - side];
    struct things children = ark_side_children(its, thing);
    uint32_t home = NO_THING, lead = 0, paired = 0, votes = 0;
    for (uint32_t i = 0; i < children.n; i++) {
        uint32_t pair = its->all.v[children.v[i]].pair;
        if (pair == NO_THING)
            continue;
        uint32_t parent = other->all.v[pair].parent;
        home = lead ? home : parent;
        lead = parent == home ? lead + 1 : lead - 1;
    }
    for (uint32_t i = 0; i < children.n && home != NO_THING; i++) {
        uint32_t pair = its->all.v[children.v[i]].pair;
        paired += pair != NO_THING;
        votes += pair != NO_THING && other->all.v[pair].parent == home;
    }
    return 2 * votes > paired ? home : NO_THING;
}

/* A folder or package without an id has another name: it is where the things are that were in it.
 */
static uint32_t pair_renamed(struct pairing *pairing)
{
    struct side *old = &pairing->sides[OLD], *now = &pairing->sides[NOW];
    uint32_t found = 0;
    for (uint32_t i = 0; i < old->all.n; i++) {
        const struct thing *thing = &old->all.v[i];
        bool holds =
            thing->kind->group == ARK_DIFF_FOLDER || thing->kind->group == ARK_DIFF_PACKAGE;
        uint32_t home =
            holds && thing->pair == NO_THING ? home_of_children(pairing, OLD, i) : NO_THING;
        if (home == NO_THING || now->all.v[home].pair != NO_THING ||
            now->all.v[home].type != thing->type || home_of_children(pairing, NOW, home) != i)
            continue;
        ark_pair(pairing, i, home);
        found++;
    }
    return found;
}

void ark_pair_all(struct pairing *pairing)
{
    ark_pair_by_id(pairing);
    pair_tops(pairing);
    ark_pair_below(pairing);
    ark_pair_archimate(pairing);
    bool again = true;
    for (int round = 0; again && round < MOST_ROUNDS; round++) {
        again = ark_pair_by_ends(pairing);
        again = ark_join(pairing, NULL, by_name_anywhere, true) || again;
        again = ark_join(pairing, NULL, by_text_anywhere, false) || again;
        again = pair_renamed(pairing) || again;
        ark_pair_below(pairing);
    }
    ark_vec_clear(&pairing->fresh);
}
