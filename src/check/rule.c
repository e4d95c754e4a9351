/* Running one rule: its matches become findings, its evidence is gathered, its verdict decided. */
#include "check/internal.h"

#include <string.h>

struct running {
    struct ark_run *run;
    const struct ark_rule *rule;
    struct ark_rule_result out;
    uint32_t enough;           /* matches; no need to go on then */
    uint32_t slots;            /* of a row */
    struct ark_value *row;     /* where the match starts: all unbound */
    struct ark_value *scratch; /* a copy that conditions may work on */
    GError *error;
};

static void add_finding(struct running *r, const struct ark_value *row)
{
    struct ark_result *result = &r->run->result;
    int at = r->rule->at;
    bool entity = row && at >= 0 && row[at].type == ARK_ENTITY;
    ark_vec_push(&result->findings,
                 (struct ark_finding){.rule = result->rules.n,
                                      .row = result->bindings.n,
                                      .subject = entity ? row[at].entity : ARK_REF_NONE,
                                      .deviation = ARK_REF_NONE,
                                      .verdict = r->rule->asks ? ARK_REVIEW : ARK_VIOLATED});
    uint32_t width = row && !r->rule->expects ? r->rule->width : 0;
    ark_vec_reserve(&result->bindings, result->bindings.n + width);
    for (uint32_t i = 0; i < width; i++)
        result->bindings.v[result->bindings.n++] =
            row[i].type == ARK_ENTITY ? row[i].entity : ARK_REF_NONE;
    r->out.n++;
}

static bool on_match(const struct ark_value *row, void *user)
{
    struct running *r = user;
    const struct ark_rule *rule = r->rule;
    r->out.matches++;
    bool broken = !rule->expects;
    const struct ark_expr *condition = rule->require ? rule->require : rule->forbid;
    if (condition) {
        struct ark_value value;
        memcpy(r->scratch, row, sizeof *row * r->slots);
        if (!ark_eval(r->run->matcher, condition, r->scratch, &value, &r->error))
            return false;
        bool holds = value.type == ARK_BOOL && value.yes;
        broken = rule->require ? !holds : holds;
    }
    if (broken)
        add_finding(r, row);
    return r->out.matches < r->enough;
}

static void match(struct running *r)
{
    const struct ark_rule *rule = r->rule;
    r->slots = ark_scope_size(rule->scope);
    r->row = g_new0(struct ark_value, r->slots + 1);
    r->scratch = g_new0(struct ark_value, r->slots + 1);
    r->enough = UINT32_MAX;
    if (rule->asks)
        r->enough = 1;
    else if (rule->expects)
        r->enough = rule->expect_max == UINT32_MAX ? rule->expect_min : rule->expect_max + 1;
    GError *error = NULL;
    if (!ark_match(r->run->matcher, rule->match, rule->where, r->row, on_match, r, &error) &&
        !r->error)
        r->error = g_steal_pointer(&error);
    g_clear_error(&error);
    g_free(r->row);
    g_free(r->scratch);
}

/* The matcher follows the order of loading, so most are sorted already. */
static bool are_sorted(const struct running *r)
{
    const struct ark_result *result = &r->run->result;
    const struct ark_finding *findings = result->findings.v + r->out.first;
    struct ark_placed last = ark_placed_at(r->run, findings[0].subject, findings[0].row, 0);
    for (uint32_t i = 1; i < r->out.n; i++) {
        struct ark_placed next = ark_placed_at(r->run, findings[i].subject, findings[i].row, i);
        if (!ark_placed_in_order(&last, &next, result->bindings.v, r->rule->width))
            return false;
        last = next;
    }
    return true;
}

static void sort_findings(struct running *r)
{
    struct ark_result *result = &r->run->result;
    if (r->out.n < 2 || are_sorted(r)) /* none at all: then no address to add to */
        return;
    struct ark_finding *findings = result->findings.v + r->out.first;
    g_autofree struct ark_placed *placed = g_new(struct ark_placed, r->out.n);
    for (uint32_t i = 0; i < r->out.n; i++)
        placed[i] = ark_placed_at(r->run, findings[i].subject, findings[i].row, i);
    ark_placed_sort(placed, r->out.n, result->bindings.v, r->rule->width);
    g_autofree struct ark_finding *sorted = g_new(struct ark_finding, r->out.n);
    for (uint32_t i = 0; i < r->out.n; i++)
        sorted[i] = findings[placed[i].index];
    memcpy(findings, sorted, sizeof *sorted * r->out.n);
}

/* The distinct things that one entry of evidence shows. */
struct gathering {
    const struct ark_evidence *evidence;
    GHashTable *seen;
    ARK_VEC(ark_ref) refs;
};

static bool on_evidence(const struct ark_value *row, void *user)
{
    struct gathering *g = user;
    struct ark_value value = row[g->evidence->show];
    if (value.type == ARK_ENTITY && g_hash_table_add(g->seen, GUINT_TO_POINTER(value.entity)))
        ark_vec_push(&g->refs, value.entity);
    return true;
}

static bool gather(struct running *r, uint32_t index, uint32_t *ret_total)
{
    const struct ark_evidence *evidence = &r->rule->evidence[index];
    struct ark_result *result = &r->run->result;
    struct gathering g = {.evidence = evidence, .seen = g_hash_table_new(NULL, NULL)};
    g_autofree struct ark_value *row =
        g_new0(struct ark_value, ark_scope_size(evidence->scope) + 1);
    bool ok = ark_match(r->run->matcher, evidence->match, evidence->where, row, on_evidence, &g,
                        &r->error);
    g_autofree struct ark_placed *placed = g_new(struct ark_placed, g.refs.n + 1);
    for (uint32_t i = 0; i < g.refs.n; i++)
        placed[i] = ark_placed_at(r->run, g.refs.v[i], i, i);
    ark_placed_sort(placed, g.refs.n, g.refs.v, 1);
    for (uint32_t i = 0; i < MIN(g.refs.n, (uint32_t)ARK_EVIDENCE_SHOWN); i++)
        ark_vec_push(&result->evidence,
                     (struct ark_evidence_item){result->rules.n, index, g.refs.v[placed[i].index]});
    *ret_total = g.refs.n;
    g_hash_table_unref(g.seen);
    ark_vec_clear(&g.refs);
    return ok;
}

static void gather_all(struct running *r)
{
    struct ark_result *result = &r->run->result;
    uint32_t *totals = ARK_NEW_ARRAY(result->arena, uint32_t, r->rule->evidence_n + 1);
    r->out.evidence_first = result->evidence.n;
    for (uint32_t i = 0; i < r->rule->evidence_n && !r->error; i++)
        gather(r, i, &totals[i]);
    r->out.evidence_n = result->evidence.n - r->out.evidence_first;
    r->out.evidence_total = totals;
}

bool ark_rule_has_needs(const ark_graph *graph, const struct ark_rule *rule)
{
    ark_atom label = rule->needs ? ark_graph_atom(graph, rule->needs) : 0;
    return !rule->needs || (label && ark_graph_label_count(graph, label) > 0);
}

static enum ark_verdict decide(const struct running *r)
{
    const struct ark_rule *rule = r->rule;
    const struct ark_rule_result *out = &r->out;
    if (r->error)
        return ARK_NOT_COMPLETED;
    if (out->n)
        return rule->asks ? ARK_REVIEW : out->explained == out->n ? ARK_EXPLAINED : ARK_VIOLATED;
    if (out->matches || rule->expects)
        return ARK_CONFORMS;
    /* What should be abandoned is not there: fulfilled, if we know that it was looked for in the
     * right kind of input. */
    return ark_level_abandons(r->out.effect.level) && rule->needs && !rule->asks
               ? ARK_CONFORMS
               : ARK_NOT_APPLICABLE;
}

static void look(struct running *r)
{
    const struct ark_rule *rule = r->rule;
    ark_matcher_begin(r->run->matcher);
    if (rule->match)
        match(r);
    else
        add_finding(r, NULL);
    if (rule->expects && !r->error &&
        (r->out.matches < rule->expect_min || r->out.matches > rule->expect_max))
        add_finding(r, NULL);
    sort_findings(r);
    if (rule->asks && r->out.n && !r->error)
        gather_all(r);
    else if (!rule->asks && r->out.n)
        ark_explain(r->run, &r->out);
    r->out.looked_at = ark_matcher_steps(r->run->matcher);
}

/* False: the rule is not run, and `out` says why. */
static bool is_to_run(struct running *r)
{
    const char *undecided = ark_undecided_profile(r->run, r->rule);
    r->out.verdict = ARK_NOT_APPLICABLE;
    if (r->out.effect.skip == ARK_RUN && undecided) {
        r->out.verdict = ARK_NOT_COMPLETED;
        r->out.not_completed = undecided;
        return false;
    }
    return r->out.effect.skip == ARK_RUN && ark_rule_has_needs(r->run->result.graph, r->rule);
}

void ark_run_rule_as(struct ark_run *run, const struct ark_pack *pack, const struct ark_rule *rule,
                     struct ark_effect effect)
{
    struct ark_result *result = &run->result;
    struct running r = {.run = run,
                        .rule = rule,
                        .out = {.pack = pack,
                                .rule = rule,
                                .effect = effect,
                                .first = result->findings.n,
                                .evidence_first = result->evidence.n}};
    if (is_to_run(&r)) {
        look(&r);
        r.out.verdict = decide(&r);
    }
    if (r.error)
        r.out.not_completed = ark_arena_strdup(result->arena, r.error->message);
    g_clear_error(&r.error);
    result->verdicts[r.out.verdict]++;
    ark_vec_push(&result->rules, r.out);
}

void ark_run_rule(struct ark_run *run, const struct ark_pack *pack, const struct ark_rule *rule)
{
    ark_run_rule_as(run, pack, rule, (struct ark_effect){.level = rule->level});
}
