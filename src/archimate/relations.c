/* From seeds to the table: subtypes take over from supertypes, then the rules of derivation to a
 * fixpoint, first those that are certain, then all; then groupings, junctions and relationships as
 * ends. Rows are masks of targets, so a rule is a loop over rows. */
#include "archimate/relations.h"

#include <string.h>

#include <glib.h>

#include "archimate/seeds.h"

enum { ELEMENTS = ARK_Junction }; /* those that the rules are about come first, but see `apart` */

#define R(name) ARK_RELATION(name)
#define STRUCTURAL (R(COMPOSITION) | R(AGGREGATION) | R(ASSIGNMENT) | R(REALIZATION))
#define DEPENDENCY (R(SERVING) | R(ACCESS) | R(INFLUENCE))
#define DYNAMIC (R(TRIGGERING) | R(FLOW))
#define EVERY (STRUCTURAL | DEPENDENCY | DYNAMIC)

static const struct ark_derivation DERIVATIONS[] = {
    {"DR1", false, R(SPECIALIZATION), false, R(SPECIALIZATION), false},
    {"DR2", false, STRUCTURAL, false, 0, false},
    {"DR2", false, STRUCTURAL, true, 0, false},
    {"DR3", false, DEPENDENCY, false, STRUCTURAL, false},
    {"DR4", false, DEPENDENCY, true, STRUCTURAL, true},
    {"DR5", false, DYNAMIC, false, STRUCTURAL, false},
    {"DR6", false, R(FLOW), true, STRUCTURAL, true},
    {"DR7", false, R(TRIGGERING), true, STRUCTURAL, false},
    {"DR8", false, R(TRIGGERING), false, R(TRIGGERING), false},
    {"PDR1", true, EVERY, false, R(SPECIALIZATION), false},
    {"PDR2", true, EVERY, true, R(SPECIALIZATION), true},
    {"PDR3", true, EVERY, false, R(SPECIALIZATION), true},
    {"PDR4", true, EVERY, true, R(SPECIALIZATION), false},
    {"PDR5", true, DEPENDENCY, true, STRUCTURAL, false},
    {"PDR6", true, DEPENDENCY, false, STRUCTURAL, true},
    {"PDR7", true, DEPENDENCY, false, 0, false},
    {"PDR7", true, DEPENDENCY, true, 0, false},
    {"PDR8", true, R(FLOW), true, STRUCTURAL, false},
    {"PDR9", true, DYNAMIC, false, STRUCTURAL, true},
    {"PDR10", true, R(FLOW), false, R(FLOW), false},
    {"PDR11", true, R(TRIGGERING), true, STRUCTURAL, true},
};

const struct ark_derivation *ark_derivations(uint32_t *ret_n)
{
    *ret_n = G_N_ELEMENTS(DERIVATIONS);
    return DERIVATIONS;
}

/* Strongest first; the kinds of a category stand together, so "at least as strong" is a run. */
static const ark_relations STRENGTHS[] = {R(COMPOSITION),
                                          R(AGGREGATION),
                                          R(ASSIGNMENT),
                                          R(REALIZATION),
                                          0,
                                          R(SERVING),
                                          R(ACCESS),
                                          R(INFLUENCE),
                                          0};

ark_relations ark_derivation_through(const struct ark_derivation *rule, enum ark_relation relation)
{
    if (rule->through)
        return rule->through;
    ark_relations strong = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(STRENGTHS); i++) {
        strong = STRENGTHS[i] ? strong | STRENGTHS[i] : 0;
        if (STRENGTHS[i] == 1u << relation)
            return strong;
    }
    return 0;
}

static bool is_in(ark_concepts set, enum ark_concept concept)
{
    return set >> concept & 1;
}

static ark_concepts domain_of(enum ark_concept concept)
{
    const ark_concepts domains[] = {ark_core, ark_strategy, ark_motivation, ark_implementation};
    for (size_t i = 0; i < G_N_ELEMENTS(domains); i++) {
        if (is_in(domains[i], concept))
            return domains[i];
    }
    return 0;
}

/* Kinds that may be derived between two domains (Appendix B, restrictions on the ends). */
static ark_relations between_domains(enum ark_archimate_version version, ark_concepts from,
                                     ark_concepts to)
{
    bool new = version == ARK_ARCHIMATE_3_2;
    if (from == to)
        return EVERY | R(SPECIALIZATION);
    if (from == ark_motivation)
        return 0;
    if (to == ark_motivation)
        return R(REALIZATION) | R(INFLUENCE) | (new ? R(ASSIGNMENT) : 0);
    if (to == ark_strategy)
        return R(REALIZATION);
    if (from == ark_strategy)
        return 0;
    if (from == ark_implementation)
        return R(REALIZATION);
    return new ? R(ASSIGNMENT) : 0; /* core to implementation */
}

/* Kinds that may be derived between active and passive. */
static ark_relations between_aspects(enum ark_archimate_version version, bool from, bool to)
{
    if (from && to)
        return version == ARK_ARCHIMATE_3_2 ? R(REALIZATION) : 0;
    if (to)
        return R(ACCESS) | R(ASSIGNMENT);
    if (from)
        return R(REALIZATION) | R(INFLUENCE);
    return (EVERY | R(SPECIALIZATION)) & ~R(ACCESS);
}

static ark_relations between(enum ark_archimate_version version, enum ark_concept from,
                             enum ark_concept to)
{
    ark_relations kinds = between_domains(version, domain_of(from), domain_of(to));
    kinds &= between_aspects(version, is_in(ark_passive, from), is_in(ark_passive, to));
    return is_in(ark_motivation, to) ? kinds : kinds & ~R(INFLUENCE);
}

/* Targets that a path from `from` by way of `by` may lead to: no way through a domain that neither
 * end is in, but from implementation through the core. */
static ark_concepts reachable(enum ark_archimate_version version, enum ark_concept from,
                              enum ark_concept by)
{
    if (domain_of(from) == domain_of(by))
        return UINT64_MAX;
    bool bridge = version == ARK_ARCHIMATE_3_2 && is_in(ark_implementation, from) &&
                  is_in(ark_core, by) && by != ARK_Location;
    return domain_of(by) | (bridge ? ark_strategy | ark_motivation : 0);
}

bool ark_derivation_may(enum ark_archimate_version version, enum ark_relation relation,
                        enum ark_concept from, enum ark_concept by, enum ark_concept to)
{
    return between(version, from, to) >> relation & 1 && is_in(reachable(version, from, by), to);
}

/* The table while it grows: targets by kind and source, and sources by kind and target. */
struct growing {
    enum ark_archimate_version version;
    ark_concepts out[ARK_RELATIONS][ARK_CONCEPTS];
    ark_concepts in[ARK_RELATIONS][ARK_CONCEPTS];
    ark_concepts may[ARK_RELATIONS][ARK_CONCEPTS];      /* targets by kind and source */
    ark_concepts reachable[ARK_CONCEPTS][ARK_CONCEPTS]; /* targets by source and way */
    bool grew;
};

static void add(struct growing *g, enum ark_relation kind, enum ark_concept from, ark_concepts to)
{
    to &= ~g->out[kind][from];
    g->out[kind][from] |= to;
    g->grew = g->grew || to;
    for (; to; to &= to - 1)
        g->in[kind][__builtin_ctzll(to)] |= UINT64_C(1) << from;
}

static void sow(struct growing *g)
{
    uint32_t n;
    const struct ark_seed *seeds = ark_seeds(&n);
    for (uint32_t i = 0; i < n; i++) {
        ark_relations kinds = ark_seed_kinds(seeds[i].kinds);
        bool other = g->version == ARK_ARCHIMATE_3_2 ? seeds[i].only_3_1 : seeds[i].only_3_2;
        for (uint32_t k = 0; k < ARK_RELATIONS && !other; k++) {
            for (uint32_t from = 0; from < ELEMENTS && kinds >> k & 1; from++) {
                if (is_in(seeds[i].from, from))
                    add(g, k, from, seeds[i].to);
            }
        }
    }
    const ark_relations own = R(COMPOSITION) | R(AGGREGATION) | R(SPECIALIZATION);
    for (uint32_t k = 0; k < ARK_RELATIONS; k++) {
        for (uint32_t e = 0; e < ELEMENTS && own >> k & 1; e++) {
            if (domain_of(e))
                add(g, k, e, UINT64_C(1) << e);
        }
    }
}

/* The direct relationships of the general kind are those of the special one too, at either end. */
static void inherit(struct growing *g)
{
    uint32_t n;
    const struct ark_is_a *rows = ark_is_a_rows(&n);
    for (uint32_t k = 0; k < ARK_RELATIONS; k++) {
        for (uint32_t i = 0; i < n; i++) {
            if (rows[i].only_3_1 && g->version != ARK_ARCHIMATE_3_1)
                continue;
            ark_concepts special = UINT64_C(1) << rows[i].special;
            add(g, k, rows[i].special, g->out[k][rows[i].general]);
            for (uint32_t from = 0; from < ELEMENTS; from++) {
                if (is_in(g->out[k][from], rows[i].general))
                    add(g, k, from, special);
            }
        }
    }
}

static void derive_from(struct growing *g, const struct ark_derivation *rule,
                        enum ark_relation kind, enum ark_concept from)
{
    ark_concepts steps = 0, found = 0;
    ark_relations through = ark_derivation_through(rule, kind);
    for (uint32_t k = 0; k < ARK_RELATIONS; k++) {
        if (through >> k & 1 && !rule->carried_first)
            steps |= rule->backwards ? g->in[k][from] : g->out[k][from];
    }
    if (rule->carried_first)
        steps = g->out[kind][from];
    for (; steps; steps &= steps - 1) {
        uint32_t by = (uint32_t)__builtin_ctzll(steps);
        ark_concepts to = rule->carried_first ? 0 : g->out[kind][by];
        for (uint32_t k = 0; rule->carried_first && k < ARK_RELATIONS; k++) {
            if (through >> k & 1)
                to |= rule->backwards ? g->in[k][by] : g->out[k][by];
        }
        found |= to & g->reachable[from][by];
    }
    add(g, kind, from, found & g->may[kind][from]);
}

static void derive(struct growing *g, bool potential)
{
    do {
        g->grew = false;
        for (size_t i = 0; i < G_N_ELEMENTS(DERIVATIONS); i++) {
            const struct ark_derivation *rule = &DERIVATIONS[i];
            for (uint32_t k = 0; k < ARK_RELATIONS && (potential || !rule->potential); k++) {
                for (uint32_t from = 0; from < ELEMENTS && rule->carried >> k & 1; from++)
                    derive_from(g, rule, k, from);
            }
        }
    } while (g->grew);
}

static void restrict_derivation(struct growing *g)
{
    for (uint32_t from = 0; from < ELEMENTS; from++) {
        for (uint32_t to = 0; to < ELEMENTS; to++) {
            bool both = domain_of(from) && domain_of(to);
            ark_relations kinds = both ? between(g->version, from, to) : 0;
            for (uint32_t k = 0; k < ARK_RELATIONS; k++)
                g->may[k][from] |= (ark_concepts)(kinds >> k & 1) << to;
            g->reachable[from][to] = both ? reachable(g->version, from, to) : 0;
        }
    }
}

typedef ark_relations square[ARK_CONCEPTS][ARK_CONCEPTS];

static void copy_square(const struct growing *g, square to)
{
    for (uint32_t k = 0; k < ARK_RELATIONS; k++) {
        for (uint32_t a = 0; a < ELEMENTS; a++) {
            for (ark_concepts left = g->out[k][a]; left; left &= left - 1)
                to[a][__builtin_ctzll(left)] |= (ark_relations)(1u << k);
        }
    }
}

/* Grouping stands for anything, and association connects everything. */
static void add_groupings(square to)
{
    ark_relations every = 0;
    for (uint32_t a = 0; a < ELEMENTS; a++) {
        for (uint32_t b = 0; b < ELEMENTS; b++) {
            if (domain_of(a) && domain_of(b)) {
                to[a][b] |= R(ASSOCIATION);
                to[ARK_Grouping][b] |= to[a][b];
                to[a][ARK_Grouping] |= to[a][b];
            }
        }
    }
    for (uint32_t k = 0; k < ARK_RELATIONS; k++)
        every |= (ark_relations)(1u << k);
    to[ARK_Grouping][ARK_Grouping] = every;
}

static bool is_composite(uint32_t concept)
{
    return concept == ARK_Grouping || concept == ARK_Location || concept == ARK_Plateau;
}

static void add_relationships(square to)
{
    for (uint32_t a = 0; a < ELEMENTS; a++) {
        to[a][ARK_ANY_RELATIONSHIP] = R(ASSOCIATION);
        to[ARK_ANY_RELATIONSHIP][a] = R(ASSOCIATION);
        if (is_composite(a))
            to[a][ARK_ANY_RELATIONSHIP] |= R(COMPOSITION) | R(AGGREGATION);
    }
}

/* A junction may carry on what one of its neighbours could have. */
static void add_junctions(square to, enum ark_archimate_version version)
{
    const ark_relations joined = R(ACCESS) | R(FLOW) | R(ASSIGNMENT) | R(INFLUENCE) |
                                 R(ASSOCIATION) | R(REALIZATION) | R(TRIGGERING) | R(SERVING);
    ark_relations every = to[ARK_Grouping][ARK_Grouping];
    for (uint32_t a = 0; a < ELEMENTS; a++) {
        ark_relations into = 0, from = 0;
        for (uint32_t b = 0; b < ELEMENTS; b++) {
            into |= to[b][a];
            from |= to[a][b];
        }
        to[ARK_Junction][a] = into & joined;
        to[a][ARK_Junction] = version == ARK_ARCHIMATE_3_2 ? every : from & joined;
        if (is_composite(a))
            to[a][ARK_Junction] |= R(COMPOSITION) | R(AGGREGATION);
    }
    to[ARK_Junction][ARK_Junction] = version == ARK_ARCHIMATE_3_2 ? every : joined;
}

static void complete(square to, enum ark_archimate_version version)
{
    add_groupings(to);
    add_relationships(to);
    add_junctions(to, version);
}

static void compute(struct ark_relation_table *table, enum ark_archimate_version version)
{
    struct growing *g = g_new0(struct growing, 1);
    g->version = version;
    restrict_derivation(g);
    sow(g);
    inherit(g);
    copy_square(g, table->direct);
    derive(g, false);
    copy_square(g, table->certain);
    derive(g, true);
    copy_square(g, table->allowed);
    complete(table->direct, version);
    complete(table->certain, version);
    complete(table->allowed, version);
    g_free(g);
}

const struct ark_relation_table *ark_relation_table(enum ark_archimate_version version)
{
    static struct ark_relation_table tables[ARK_ARCHIMATE_VERSIONS];
    static gsize made[ARK_ARCHIMATE_VERSIONS];
    if (g_once_init_enter(&made[version])) {
        compute(&tables[version], version);
        g_once_init_leave(&made[version], 1);
    }
    return &tables[version];
}

bool ark_archimate_version_find(const char *text, enum ark_archimate_version *ret_version)
{
    static const struct {
        const char *name;
        enum ark_archimate_version version;
    } NAMES[] = {
        {"3.2", ARK_ARCHIMATE_3_2}, {"3.1", ARK_ARCHIMATE_3_1}, {"3.0", ARK_ARCHIMATE_3_1},
        {"2.1", ARK_ARCHIMATE_3_1}, {"2.0", ARK_ARCHIMATE_3_1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        if (strcmp(NAMES[i].name, text) == 0) {
            *ret_version = NAMES[i].version;
            return true;
        }
    }
    return false;
}
