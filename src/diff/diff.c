/* From two graphs to what has changed: reads both, pairs, compares, and puts in order what is told.
 */
#include "diff/internal.h"

struct work {
    struct ark_diff *diff;
    struct pairing pairing;
    struct side sides[SIDES];
    bool *filled[SIDES];     /* by thing: a folder that holds more than folders */
    uint32_t *change[SIDES]; /* by thing: the change it is; UINT32_MAX */
    struct comparing comparing;
};

const char *ark_detail_key(enum ark_detail_kind kind)
{
    static const char *const keys[ARK_DETAILS] = {
        [ARK_DETAIL_RENAMED] = "renamed",
        [ARK_DETAIL_RETYPED] = "retyped",
        [ARK_DETAIL_MOVED] = "moved",
        [ARK_DETAIL_PROPERTY] = "property",
        [ARK_DETAIL_END] = "end",
        [ARK_DETAIL_LINK] = "link",
        [ARK_DETAIL_SHOWS] = "shows",
        [ARK_DETAIL_PART_ADDED] = "part_added",
        [ARK_DETAIL_PART_REMOVED] = "part_removed",
        [ARK_DETAIL_LAYOUT] = "layout",
    };
    return keys[kind];
}

/* Formats that need no folders have none; and diagrams are not in every tool's export. */
static void find_left_out(struct work *work, bool other_format)
{
    static const enum ark_diff_group groups[] = {ARK_DIFF_FOLDER, ARK_DIFF_VIEW, ARK_DIFF_DIAGRAM};
    for (size_t i = 0; i < G_N_ELEMENTS(groups); i++) {
        bool old = work->sides[OLD].per_group[groups[i]];
        bool now = work->sides[NOW].per_group[groups[i]];
        bool alone = groups[i] == ARK_DIFF_FOLDER || other_format;
        if (alone && old != now)
            work->diff->left_out[groups[i]] = old ? ARK_ONLY_OLD : ARK_ONLY_NEW;
    }
}

/* A format may leave out a folder that holds nothing; so it is nothing here. */
static void find_filled(struct work *work, int side)
{
    const struct side *its = &work->sides[side];
    work->filled[side] = g_new0(bool, its->all.n + 1);
    ARK_VEC_EACH (const struct thing, thing, its->all) {
        uint32_t at = thing->kind->group == ARK_DIFF_FOLDER ? NO_THING : thing->parent;
        while (at != NO_THING && !work->filled[side][at]) {
            work->filled[side][at] = true;
            at = its->all.v[at].parent;
        }
    }
}

static bool is_told(const struct work *work, int side, uint32_t thing)
{
    const struct kind *kind = work->sides[side].all.v[thing].kind;
    bool empty = kind->group == ARK_DIFF_FOLDER && !work->filled[side][thing];
    return !kind->part && !work->diff->left_out[kind->group] && !empty;
}

static void add_change(struct work *work, enum ark_change_kind kind, uint32_t was, uint32_t is,
                       uint32_t first)
{
    const struct thing *old = was == NO_THING ? NULL : &work->sides[OLD].all.v[was];
    const struct thing *now = is == NO_THING ? NULL : &work->sides[NOW].all.v[is];
    struct ark_change change = {.kind = kind,
                                .group = (now ? now : old)->kind->group,
                                .was = old ? old->ref : ARK_REF_NONE,
                                .is = now ? now->ref : ARK_REF_NONE,
                                .inside = UINT32_MAX,
                                .detail_first = first,
                                .detail_n = work->diff->details.n - first};
    if (old && !now)
        work->change[OLD][was] = work->diff->changes.n;
    if (now)
        work->change[NOW][is] = work->diff->changes.n;
    work->diff->counts[change.group][kind]++;
    ark_vec_push(&work->diff->changes, change);
}

static void add_alone(struct work *work, int side)
{
    for (uint32_t i = 0; i < work->sides[side].all.n; i++) {
        if (work->sides[side].all.v[i].pair != NO_THING || !is_told(work, side, i))
            continue;
        if (side == OLD)
            add_change(work, ARK_REMOVED, i, NO_THING, work->diff->details.n);
        else
            add_change(work, ARK_ADDED, NO_THING, i, work->diff->details.n);
    }
}

static void count_details(struct ark_diff *diff, enum ark_diff_group group, uint32_t first)
{
    bool seen[ARK_DETAILS] = {false};
    for (uint32_t i = first; i < diff->details.n; i++) {
        const struct ark_detail *detail = &diff->details.v[i];
        bool own = detail->part_was == ARK_REF_NONE && detail->part_is == ARK_REF_NONE;
        if (own && !seen[detail->kind])
            diff->detailed[group][detail->kind]++;
        seen[detail->kind] = seen[detail->kind] || own;
    }
}

static void add_changed(struct work *work)
{
    struct ark_diff *diff = work->diff;
    for (uint32_t i = 0; i < work->sides[NOW].all.n; i++) {
        const struct thing *thing = &work->sides[NOW].all.v[i];
        uint32_t first = diff->details.n;
        if (thing->pair == NO_THING || !is_told(work, NOW, i))
            continue;
        ark_compare_things(&work->comparing, thing->pair, i);
        if (diff->details.n == first) {
            diff->same++;
            continue;
        }
        add_change(work, ARK_CHANGED, thing->pair, i, first);
        count_details(diff, thing->kind->group, first);
    }
}

static uint32_t key_of(const struct ark_change *change)
{
    return (uint32_t)change->group * ARK_CHANGE_KINDS + change->kind;
}

/* By group, then by kind; else in the order they have. */
static void sort_changes(struct work *work)
{
    enum { KEYS = ARK_DIFF_GROUPS * ARK_CHANGE_KINDS };
    struct ark_diff *diff = work->diff;
    uint32_t next[KEYS + 1] = {0}, n = diff->changes.n;
    g_autofree uint32_t *moved = g_new(uint32_t, n + 1);
    g_autofree struct ark_change *from = g_new(struct ark_change, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        from[i] = diff->changes.v[i];
        next[key_of(&from[i]) + 1]++;
    }
    for (int key = 0; key < KEYS; key++)
        next[key + 1] += next[key];
    for (uint32_t i = 0; i < n; i++) {
        moved[i] = next[key_of(&from[i])]++;
        diff->changes.v[moved[i]] = from[i];
    }
    for (int side = 0; side < SIDES; side++) {
        for (uint32_t i = 0; i < work->sides[side].all.n; i++) {
            uint32_t *change = &work->change[side][i];
            *change = *change == UINT32_MAX ? UINT32_MAX : moved[*change];
        }
    }
}

/* The outermost container that came or went whole, and the thing with it. A folder is no container
 * here: what lies in it matters more than it does. */
static uint32_t outermost(const struct work *work, int side, uint32_t thing)
{
    const struct side *its = &work->sides[side];
    uint32_t found = NO_THING;
    for (uint32_t at = its->all.v[thing].parent; at != NO_THING; at = its->all.v[at].parent) {
        if (its->all.v[at].kind->group == ARK_DIFF_FOLDER)
            continue;
        if (its->all.v[at].pair != NO_THING)
            break;
        found = at;
    }
    return found;
}

static void count_with(struct ark_diff *diff, uint32_t container, enum ark_diff_group group)
{
    struct ark_change *change = &diff->changes.v[container];
    uint32_t *with = (uint32_t *)change->with;
    if (!with) {
        with = ARK_NEW_ARRAY(diff->arena, uint32_t, ARK_DIFF_GROUPS);
        change->with = with;
    }
    with[group]++;
}

static void find_insides(struct work *work, int side)
{
    for (uint32_t i = 0; i < work->sides[side].all.n; i++) {
        const struct thing *thing = &work->sides[side].all.v[i];
        uint32_t change = work->change[side][i];
        if (change == UINT32_MAX || thing->pair != NO_THING)
            continue;
        uint32_t container = outermost(work, side, i);
        container = container == NO_THING ? UINT32_MAX : work->change[side][container];
        work->diff->changes.v[change].inside = container;
        if (container != UINT32_MAX)
            count_with(work->diff, container, thing->kind->group);
    }
}

static void remember_pairs(struct work *work)
{
    const struct side *old = &work->sides[OLD], *now = &work->sides[NOW];
    uint32_t nodes = ark_graph_node_count(now->graph);
    uint32_t slots = nodes + ark_graph_edge_count(now->graph);
    work->diff->was = g_new(ark_ref, slots + 1);
    work->diff->compared = g_new(bool, slots + 1);
    for (uint32_t i = 0; i < slots; i++) {
        uint32_t thing = now->of[i];
        uint32_t pair = thing == NO_THING ? NO_THING : now->all.v[thing].pair;
        work->diff->compared[i] = thing != NO_THING;
        work->diff->was[i] = pair == NO_THING ? ARK_REF_NONE : old->all.v[pair].ref;
    }
}

static void init_changes(struct work *work)
{
    for (int side = 0; side < SIDES; side++) {
        uint32_t n = work->sides[side].all.n;
        find_filled(work, side);
        work->change[side] = g_new(uint32_t, n + 1);
        memset(work->change[side], 0xff, sizeof(uint32_t) * (n + 1));
    }
}

struct ark_diff *ark_diff_new(const ark_graph *old, const ark_graph *now,
                              const struct ark_diff_options *options)
{
    struct ark_diff *diff = g_new0(struct ark_diff, 1);
    struct work work = {.diff = diff, .pairing.sides = work.sides};
    g_assert(ark_graph_atoms(old) == ark_graph_atoms(now));
    diff->old = old;
    diff->now = now;
    diff->arena = ark_arena_new();
    ark_side_init(&work.sides[OLD], old, options->other_format);
    ark_side_init(&work.sides[NOW], now, options->other_format);
    ark_pair_all(&work.pairing);
    diff->by_name = work.pairing.by_name;
    work.comparing = (struct comparing){diff, &work.pairing, options};
    init_changes(&work);
    find_left_out(&work, options->other_format);
    add_alone(&work, NOW);
    add_alone(&work, OLD);
    add_changed(&work);
    sort_changes(&work);
    find_insides(&work, OLD);
    find_insides(&work, NOW);
    remember_pairs(&work);
    for (int side = 0; side < SIDES; side++) {
        g_free(work.filled[side]);
        g_free(work.change[side]);
        ark_side_clear(&work.sides[side]);
    }
    return diff;
}

void ark_diff_free(struct ark_diff *diff)
{
    if (!diff)
        return;
    ark_vec_clear(&diff->changes);
    ark_vec_clear(&diff->details);
    ark_arena_free(diff->arena);
    g_free(diff->was);
    g_free(diff->compared);
    g_free(diff);
}

bool ark_diff_was(const struct ark_diff *diff, ark_ref is, ark_ref *ret_was)
{
    uint32_t nodes = ark_graph_node_count(diff->now);
    uint32_t slot = ark_ref_is_edge(is) ? nodes + ark_ref_index(is) : is;
    if (is == ARK_REF_NONE || !diff->compared[slot])
        return false;
    *ret_was = diff->was[slot];
    return true;
}
