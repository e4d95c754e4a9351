/* Requirements: the checks, answers and deviations of each, put together by the arithmetic of
 * pack/duty.h. Knows the edges of docs/graph.md, not how linking found them. */
#include "check/matrix.h"

#include <string.h>

#include "check/internal.h"

bool ark_check_is_about(const struct ark_rule_result *check, const struct ark_pack *pack,
                        const char *id)
{
    const struct ark_rule *rule = check->rule;
    if (rule->covers)
        return strcmp(rule->covers, id) == 0 &&
               ark_pack_framework_rule(check->pack, id)->pack == pack;
    return rule->principle && strcmp(rule->principle, id) == 0 &&
           ark_pack_principle(check->pack, id)->pack == pack;
}

static bool weighs(const struct ark_rule_result *check)
{
    return check->verdict != ARK_NOT_APPLICABLE;
}

/* A check that had nothing to look at says nothing about the level, unless all are so. */
static void take_check(struct ark_matrix_row *requirement, const struct ark_rule_result *check,
                       bool *weighed)
{
    requirement->checks++;
    if (check->effect.skip != ARK_RUN)
        return;
    bool first = !requirement->applies || (weighs(check) && !*weighed);
    bool stronger = ark_level_rank(check->effect.level) < ark_level_rank(requirement->level);
    if (first || (stronger && weighs(check) == *weighed))
        requirement->level = check->effect.level;
    if (!requirement->applies || ark_verdict_is_worse(check->verdict, requirement->verdict))
        requirement->verdict = check->verdict;
    *weighed = *weighed || weighs(check);
    requirement->applies = true;
}

static bool has_type(const ark_graph *graph, ark_ref ref, const char *type)
{
    return g_strcmp0(ark_graph_type_text(graph, ref), type) == 0;
}

static bool is_stated_by(const ark_graph *graph, ark_ref node, const char *framework)
{
    struct ark_refs in = ark_graph_in(graph, node);
    for (uint32_t i = 0; i < in.n; i++) {
        ark_ref from = ark_graph_from(graph, in.v[i]);
        if (has_type(graph, from, "Framework") &&
            g_strcmp0(ark_graph_get_str(graph, from, "id"), framework) == 0)
            return true;
    }
    return false;
}

/* id -> node + 1 of the rules and principles that the pack states. */
static GHashTable *nodes_of(const ark_graph *graph, const struct ark_pack *pack)
{
    GHashTable *nodes = g_hash_table_new(g_str_hash, g_str_equal);
    static const char *const LABELS[] = {"Principle", "Rule"};
    for (size_t k = 0; k < G_N_ELEMENTS(LABELS); k++) {
        ark_atom label = ark_graph_atom(graph, LABELS[k]);
        for (uint32_t set = 0; label && set < ark_graph_labelset_count(graph); set++) {
            if (!ark_graph_labelset_has(graph, (ark_labelset)set, label))
                continue;
            struct ark_refs refs = ark_graph_nodes_of_set(graph, (ark_labelset)set);
            for (uint32_t i = 0; i < refs.n; i++) {
                const char *id = ark_graph_get_str(graph, refs.v[i], "id");
                if (id && is_stated_by(graph, refs.v[i], pack->id))
                    g_hash_table_insert(nodes, (char *)id, GUINT_TO_POINTER(refs.v[i] + 1));
            }
        }
    }
    return nodes;
}

/* Of two answers the one that admits more counts. */
static int admits(const char *status)
{
    static const char *const ORDER[] = {"følger", "ikke relevant", "følger delvist", "afviger"};
    for (size_t i = 0; i < G_N_ELEMENTS(ORDER); i++) {
        if (g_strcmp0(status, ORDER[i]) == 0)
            return (int)i + 1;
    }
    return 0;
}

static int worth(const struct ark_result *result, ark_ref deviation)
{
    struct ark_standing standing = ark_deviation_standing(result, deviation);
    return standing.reason + standing.plan + standing.dispensation;
}

static void read_edges(struct ark_matrix_row *requirement, const struct ark_result *result,
                       ark_ref node)
{
    const ark_graph *graph = result->graph;
    struct ark_refs in = ark_graph_in(graph, node);
    for (uint32_t i = 0; i < in.n; i++) {
        ark_ref edge = in.v[i], from = ark_graph_from(graph, edge);
        if (has_type(graph, edge, "ANSWERS")) {
            const char *status = ark_graph_get_str(graph, edge, "status");
            bool more = admits(status) > admits(requirement->status);
            if (requirement->answer != ARK_REF_NONE && !more)
                continue;
            requirement->answer = edge;
            requirement->status = status;
        } else if (has_type(graph, edge, "DEVIATES_FROM") &&
                   (requirement->deviation == ARK_REF_NONE ||
                    worth(result, from) > worth(result, requirement->deviation))) {
            requirement->deviation = from;
        }
    }
}

static bool says(const struct ark_matrix_row *requirement, const char *status)
{
    return g_strcmp0(requirement->status, status) == 0;
}

static enum ark_presence presence_of(const struct ark_matrix_row *r, bool *ret_by_answer)
{
    bool found = r->verdict == ARK_VIOLATED || r->verdict == ARK_EXPLAINED;
    bool departs = says(r, "afviger") || says(r, "følger delvist") || r->deviation != ARK_REF_NONE;
    bool held = r->verdict == ARK_CONFORMS;
    *ret_by_answer = !found && !held;
    if (r->verdict == ARK_NOT_COMPLETED)
        return ARK_PRESENCE_UNKNOWN;
    if (found || departs)
        return ark_presence_if(r->level, false);
    if (held || says(r, "følger"))
        return ark_presence_if(r->level, true);
    return ARK_PRESENCE_UNKNOWN;
}

static void decide(struct ark_matrix_row *r, const struct ark_result *result, bool needs_plan)
{
    struct ark_standing standing = {0};
    if (r->deviation != ARK_REF_NONE)
        standing = ark_deviation_standing(result, r->deviation);
    standing.presence = presence_of(r, &r->by_answer);
    standing.irrelevant = r->by_answer && says(r, "ikke relevant");
    standing.needs_plan = needs_plan && !standing.irrelevant;
    if (r->answer != ARK_REF_NONE && ark_graph_get_str(result->graph, r->answer, "reason"))
        standing.reason = true;
    if (r->verdict == ARK_EXPLAINED)
        standing.reason = standing.plan = standing.dispensation = true;
    else if (r->verdict == ARK_VIOLATED)
        standing.reason = false;
    struct ark_effect effect = {.level = r->level, .skip = r->applies ? ARK_RUN : ARK_SKIP_PROFILE};
    r->duty = ark_duty(effect, standing);
    r->by_answer = r->by_answer && r->applies && r->duty != ARK_DUTY_OPEN &&
                   (r->duty != ARK_DUTY_FREE || standing.presence != ARK_PRESENCE_UNKNOWN);
}

static struct ark_matrix_row requirement_of(const struct ark_result *result,
                                            const struct ark_pack *pack, GHashTable *nodes,
                                            const char *id, struct ark_text title, bool needs_plan)
{
    struct ark_matrix_row requirement = {.id = id,
                                         .title = title,
                                         .verdict = ARK_NOT_APPLICABLE,
                                         .answer = ARK_REF_NONE,
                                         .deviation = ARK_REF_NONE};
    bool weighed = false;
    ARK_VEC_EACH (const struct ark_rule_result, check, result->rules) {
        if (ark_check_is_about(check, pack, id))
            take_check(&requirement, check, &weighed);
    }
    guint node = GPOINTER_TO_UINT(g_hash_table_lookup(nodes, id));
    if (node)
        read_edges(&requirement, result, node - 1);
    decide(&requirement, result, needs_plan);
    return requirement;
}

const struct ark_matrix_row *ark_matrix_rows(const struct ark_result *result,
                                             const struct ark_pack *pack, uint32_t *ret_n)
{
    g_autoptr(GHashTable) nodes = nodes_of(result->graph, pack);
    uint32_t n = 0, room = pack->principle_n + pack->framework_rule_n;
    struct ark_matrix_row *list = ARK_NEW_ARRAY(result->arena, struct ark_matrix_row, room + 1);
    for (uint32_t i = 0; i < pack->principle_n; i++) {
        const struct ark_principle *p = &pack->principles[i];
        list[n] = requirement_of(result, pack, nodes, p->id, p->title, p->needs_plan);
        n += list[n].checks > 0;
    }
    for (uint32_t i = 0; i < pack->framework_rule_n; i++) {
        const struct ark_framework_rule *rule = &pack->framework_rules[i];
        list[n++] = requirement_of(result, pack, nodes, rule->id, rule->title, rule->needs_plan);
    }
    *ret_n = n;
    return list;
}
