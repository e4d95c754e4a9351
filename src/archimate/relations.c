/* From seeds to the table: subtypes take over from supertypes, then the rules of derivation to a
 * fixpoint, first those that are certain, then all; then groupings, junctions and relationships as
 * ends. Rows are masks of targets, so a rule is a loop over rows. */
#include "archimate/relations.h"

#include <string.h>

#include <glib.h>

#include "archimate/seeds.h"

enum { ELEMENTS = ARK_Junction }; /* those that the rules may be about come first */

#define R(name) ARK_RELATION(name)
#define STRUCTURAL (R(COMPOSITION) | R(AGGREGATION) | R(ASSIGNMENT) | R(REALIZATION))
#define DEPENDENCY (R(SERVING) | R(ACCESS) | R(INFLUENCE))
#define DYNAMIC (R(TRIGGERING) | R(FLOW))
#define EVERY (STRUCTURAL | DEPENDENCY | DYNAMIC)

static const struct ark_derivation DERIVATIONS[] = {
    {"DR1", false, R(SPECIALIZATION), false, R(SPECIALIZATION), false, ARK_ALWAYS},
    {"DR2", false, STRUCTURAL, false, 0, false, ARK_ALWAYS},
    {"DR2", false, STRUCTURAL, true, 0, false, ARK_ALWAYS},
    {"DR3", false, DEPENDENCY, false, STRUCTURAL, false, ARK_ALWAYS},
    {"DR4", false, DEPENDENCY, true, STRUCTURAL, true, ARK_ALWAYS},
    {"DR5", false, DYNAMIC, false, STRUCTURAL, false, ARK_ALWAYS},
    {"DR6", false, R(FLOW), true, STRUCTURAL, true, ARK_ALWAYS},
    {"DR7", false, R(TRIGGERING), true, STRUCTURAL, false, ARK_ALWAYS},
    {"DR8", false, R(TRIGGERING), false, R(TRIGGERING), false, ARK_ALWAYS},
    {"PDR1", true, EVERY, false, R(SPECIALIZATION), false, ARK_ALWAYS},
    {"PDR2", true, EVERY, true, R(SPECIALIZATION), true, ARK_ALWAYS},
    {"PDR3", true, EVERY, false, R(SPECIALIZATION), true, ARK_ALWAYS},
    {"PDR4", true, EVERY, true, R(SPECIALIZATION), false, ARK_ALWAYS},
    {"PDR5", true, DEPENDENCY, true, STRUCTURAL, false, ARK_ALWAYS},
    {"PDR6", true, DEPENDENCY, false, STRUCTURAL, true, ARK_ALWAYS},
    {"PDR7", true, DEPENDENCY, false, 0, false, ARK_ALWAYS},
    {"PDR7", true, DEPENDENCY, true, 0, false, ARK_ALWAYS},
    {"PDR8", true, R(FLOW), true, STRUCTURAL, false, ARK_ALWAYS},
    {"PDR9", true, DYNAMIC, false, STRUCTURAL, true, ARK_ALWAYS},
    {"PDR10", true, R(FLOW), false, R(FLOW), false, ARK_ALWAYS},
    {"PDR11", true, R(TRIGGERING), true, STRUCTURAL, true, ARK_ALWAYS},
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

/* The domain of an element; ARK_DOMAINS: none. */
static enum ark_domain domain_of(const struct ark_version *version, enum ark_concept concept)
{
    uint32_t domain = 0;
    while (domain < ARK_DOMAINS && !ark_concepts_have(version->domains[domain], concept))
        domain++;
    return domain;
}

/* Kinds that may be derived between two elements (Appendix B, restrictions on the ends). */
static ark_relations between(const struct ark_version *version, enum ark_concept from,
                             enum ark_concept to)
{
    enum ark_domain first = domain_of(version, from), last = domain_of(version, to);
    if (first == ARK_DOMAINS || last == ARK_DOMAINS)
        return 0;
    return version->between_domains[first][last] &
           version->between_aspects[ark_concepts_have(version->passive, from)]
                                   [ark_concepts_have(version->passive, to)];
}

/* Targets that a path from `from` by way of `by` may lead to: no way through a domain that neither
 * end is in, but over a bridge. */
static ark_concepts reachable(const struct ark_version *version, enum ark_concept from,
                              enum ark_concept by)
{
    enum ark_domain first = domain_of(version, from), middle = domain_of(version, by);
    if (first == ARK_DOMAINS || middle == ARK_DOMAINS)
        return 0;
    if (first == middle)
        return ~(ark_concepts)0;
    ark_concepts targets = version->domains[middle];
    for (size_t i = 0; i < G_N_ELEMENTS(version->bridges); i++) {
        const struct ark_bridge *bridge = &version->bridges[i];
        if (ark_concepts_have(bridge->from, from) && ark_concepts_have(bridge->by, by))
            targets |= bridge->to;
    }
    return targets;
}

bool ark_derivation_may(const struct ark_version *version, enum ark_relation relation,
                        enum ark_concept from, enum ark_concept by, enum ark_concept to)
{
    version = ark_version_for_relationships(version);
    return between(version, from, to) >> relation & 1 &&
           ark_concepts_have(reachable(version, from, by), to);
}

/* The table while it grows: targets by kind and source, and sources by kind and target. */
struct growing {
    const struct ark_version *version;
    ark_concepts elements; /* of the version: those that the rules are about */
    ark_concepts out[ARK_RELATIONS][ARK_CONCEPTS];
    ark_concepts in[ARK_RELATIONS][ARK_CONCEPTS];
    ark_concepts may[ARK_RELATIONS][ARK_CONCEPTS];      /* targets by kind and source */
    ark_concepts reachable[ARK_CONCEPTS][ARK_CONCEPTS]; /* targets by source and way */
    bool grew;
};

static void add(struct growing *g, enum ark_relation kind, enum ark_concept from, ark_concepts to)
{
    to &= ark_concepts_have(g->elements, from) ? g->elements & ~g->out[kind][from] : 0;
    g->out[kind][from] |= to;
    g->grew = g->grew || to;
    for (; to; to &= to - 1)
        g->in[kind][ark_concepts_first(to)] |= ARK_CONCEPT_BIT(from);
}

static void sow(struct growing *g)
{
    uint32_t n;
    const struct ark_seed *seeds = ark_seeds(&n);
    for (uint32_t i = 0; i < n; i++) {
        ark_relations kinds = ark_seed_kinds(seeds[i].kinds);
        bool is_in = ark_version_in(g->version, seeds[i].versions);
        for (uint32_t k = 0; k < ARK_RELATIONS && is_in; k++) {
            for (uint32_t from = 0; from < ELEMENTS && kinds >> k & 1; from++) {
                if (ark_concepts_have(seeds[i].from, from))
                    add(g, k, from, seeds[i].to);
            }
        }
    }
    for (uint32_t k = 0; k < ARK_RELATIONS; k++) {
        for (uint32_t e = 0; e < ELEMENTS && g->version->own >> k & 1; e++)
            add(g, k, e, ARK_CONCEPT_BIT(e));
    }
}

/* The direct relationships of the general kind are those of the special one too, at either end. */
static void inherit(struct growing *g)
{
    uint32_t n;
    const struct ark_is_a *rows = ark_is_a_rows(&n);
    for (uint32_t k = 0; k < ARK_RELATIONS; k++) {
        for (uint32_t i = 0; i < n; i++) {
            if (!ark_version_in(g->version, rows[i].versions))
                continue;
            ark_concepts special = ARK_CONCEPT_BIT(rows[i].special);
            add(g, k, rows[i].special, g->out[k][rows[i].general]);
            for (uint32_t from = 0; from < ELEMENTS; from++) {
                if (ark_concepts_have(g->out[k][from], rows[i].general))
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
        uint32_t by = ark_concepts_first(steps);
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
            bool holds =
                ark_version_in(g->version, rule->versions) && (potential || !rule->potential);
            for (uint32_t k = 0; k < ARK_RELATIONS && holds; k++) {
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
            ark_relations kinds = between(g->version, from, to);
            for (uint32_t k = 0; k < ARK_RELATIONS; k++)
                g->may[k][from] |= (ark_concepts)(kinds >> k & 1) << to;
            g->reachable[from][to] = reachable(g->version, from, to);
        }
    }
}

typedef ark_relations square[ARK_CONCEPTS][ARK_CONCEPTS];

static void copy_square(const struct growing *g, square to)
{
    for (uint32_t k = 0; k < ARK_RELATIONS; k++) {
        for (uint32_t a = 0; a < ELEMENTS; a++) {
            for (ark_concepts left = g->out[k][a]; left; left &= left - 1)
                to[a][ark_concepts_first(left)] |= (ark_relations)(1u << k);
        }
    }
}

/* The ends that are no elements of a domain: groupings, junctions, relationships. */
struct ends {
    const struct ark_version *version;
    ark_concepts domains, all; /* elements of the domains, and those with the grouping */
};

/* Grouping stands for anything. */
static void add_groupings(const struct ends *ends, square to)
{
    for (uint32_t a = 0; a < ELEMENTS; a++) {
        for (uint32_t b = 0; b < ELEMENTS; b++) {
            if (!ark_concepts_have(ends->domains, a) || !ark_concepts_have(ends->domains, b))
                continue;
            to[a][b] |= ends->version->any;
            if (ark_concepts_have(ends->all, ARK_Grouping)) {
                to[ARK_Grouping][b] |= to[a][b];
                to[a][ARK_Grouping] |= to[a][b];
            }
        }
    }
    if (ark_concepts_have(ends->all, ARK_Grouping))
        to[ARK_Grouping][ARK_Grouping] = (1u << ARK_RELATIONS) - 1;
}

static ark_relations held_by(const struct ends *ends, uint32_t concept)
{
    return ark_concepts_have(ends->version->holders, concept) ? ends->version->held : 0;
}

static void add_relationships(const struct ends *ends, square to)
{
    for (ark_concepts left = ends->all; left; left &= left - 1) {
        uint32_t a = ark_concepts_first(left);
        to[a][ARK_ANY_RELATIONSHIP] = ends->version->any | held_by(ends, a);
        to[ARK_ANY_RELATIONSHIP][a] = ends->version->any;
    }
}

/* A junction may carry on what one of its neighbours could have. */
static void add_junctions(const struct ends *ends, square to)
{
    const struct ark_version *version = ends->version;
    for (ark_concepts left = ends->all; left; left &= left - 1) {
        ark_relations into = 0, from = 0;
        uint32_t a = ark_concepts_first(left);
        for (uint32_t b = 0; b < ELEMENTS; b++) {
            into |= to[b][a];
            from |= to[a][b];
        }
        to[ARK_Junction][a] = into & version->joined;
        to[a][ARK_Junction] = (from & version->joined) | version->into_junctions | held_by(ends, a);
    }
    to[ARK_Junction][ARK_Junction] = version->between_junctions;
}

static void complete(const struct growing *g, square to)
{
    ark_concepts elements = ark_version_elements(g->version);
    const struct ends ends = {g->version, g->elements,
                              g->elements | (elements & ARK_CONCEPT(Grouping))};
    add_groupings(&ends, to);
    add_relationships(&ends, to);
    if (ark_concepts_have(elements, ARK_Junction))
        add_junctions(&ends, to);
}

void ark_relation_table_compute(const struct ark_version *version, struct ark_relation_table *table)
{
    struct growing *g = g_new0(struct growing, 1);
    g->version = version;
    for (uint32_t i = 0; i < ARK_DOMAINS; i++)
        g->elements |= version->domains[i] & ark_version_elements(version);
    restrict_derivation(g);
    sow(g);
    inherit(g);
    copy_square(g, table->direct);
    derive(g, false);
    copy_square(g, table->certain);
    derive(g, true);
    copy_square(g, table->allowed);
    complete(g, table->direct);
    complete(g, table->certain);
    complete(g, table->allowed);
    g_free(g);
}

const struct ark_relation_table *ark_relation_table(const struct ark_version *version)
{
    static struct ark_relation_table tables[ARK_VERSIONS];
    static gsize made[ARK_VERSIONS];
    version = ark_version_for_relationships(version);
    if (g_once_init_enter(&made[version->number])) {
        ark_relation_table_compute(version, &tables[version->number]);
        g_once_init_leave(&made[version->number], 1);
    }
    return &tables[version->number];
}
