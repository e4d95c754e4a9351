/* Running rules side by side on a large graph: the graph, the rules and the packs are only read;
 * each worker has a run of its own (matcher, findings), and what they found is put together in the
 * order of the rules, so that the result is the same as from one. */
#include "check/internal.h"

#include <string.h>

enum {
    MOST_WORKERS = 4,
    MUCH = 200000 /* entities times rules; less is done before a thread starts */
};

struct job {
    uint32_t weight; /* about what it costs, to be begun first */
    const struct ark_pack *pack;
    const struct ark_rule *rule;
    struct ark_effect effect;
    /* When it is done: whose it is, and where its part of that worker's result lies. */
    struct ark_run *by;
    uint32_t at, bindings_first, bindings_n;
};

struct jobs {
    ARK_VEC(struct job) all; /* in the order of the rules */
    uint32_t *order;         /* in which they are begun */
    int next;                /* atomic */
};

struct worker {
    struct jobs *jobs;
    struct ark_run *run;
    GThread *thread;
};

static void list_jobs(struct jobs *jobs, const struct ark_run *run, const struct ark_check *check)
{
    for (uint32_t i = 0; i < check->pack_n; i++) {
        const struct ark_pack *pack = check->packs[i];
        for (uint32_t j = 0; j < pack->rule_n; j++) {
            const struct ark_rule *rule = &pack->rules[j];
            ark_vec_push(&jobs->all,
                         (struct job){.pack = pack,
                                      .rule = rule,
                                      .effect = ark_rule_effect(rule, run->chosen, check->pack_n)});
        }
    }
}

static void do_job(struct ark_run *run, struct job *job)
{
    struct ark_result *result = &run->result;
    job->by = run;
    job->at = result->rules.n;
    job->bindings_first = result->bindings.n;
    ark_run_rule_as(run, job->pack, job->rule, job->effect);
    job->bindings_n = result->bindings.n - job->bindings_first;
}

static gpointer work(gpointer user)
{
    struct worker *worker = user;
    struct jobs *jobs = worker->jobs;
    for (;;) {
        int i = g_atomic_int_add(&jobs->next, 1);
        if (i >= (int)jobs->all.n)
            return NULL;
        do_job(worker->run, &jobs->all.v[jobs->order[i]]);
    }
}

static int heavier_first(const void *a, const void *b, void *jobs)
{
    const struct job *all = jobs;
    uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    if (all[i].weight != all[j].weight)
        return all[i].weight > all[j].weight ? -1 : 1;
    return i < j ? -1 : i > j;
}

/* One that takes long and is begun last is waited for by all. */
static void order_jobs(struct jobs *jobs)
{
    jobs->order = g_new(uint32_t, jobs->all.n + 1);
    for (uint32_t i = 0; i < jobs->all.n; i++) {
        struct job *job = &jobs->all.v[i];
        job->weight = ark_expr_weight(job->rule->where) + ark_expr_weight(job->rule->require) +
                      ark_expr_weight(job->rule->forbid);
        jobs->order[i] = i;
    }
    g_qsort_with_data(jobs->order, (gint)jobs->all.n, sizeof *jobs->order, heavier_first,
                      jobs->all.v);
}

static void take_findings(struct ark_result *to, const struct ark_result *from,
                          const struct job *job)
{
    const struct ark_rule_result *rule = &from->rules.v[job->at];
    uint32_t shift = to->bindings.n - job->bindings_first; /* modulo 2^32 */
    for (uint32_t i = 0; i < rule->n; i++) {
        struct ark_finding finding = from->findings.v[rule->first + i];
        finding.rule = to->rules.n;
        finding.row += shift;
        to->findings.v[to->findings.n++] = finding;
    }
    if (job->bindings_n)
        memcpy(to->bindings.v + to->bindings.n, from->bindings.v + job->bindings_first,
               job->bindings_n * sizeof *to->bindings.v);
    to->bindings.n += job->bindings_n;
}

static void take_evidence(struct ark_result *to, const struct ark_result *from,
                          const struct ark_rule_result *rule)
{
    for (uint32_t i = 0; i < rule->evidence_n; i++) {
        struct ark_evidence_item item = from->evidence.v[rule->evidence_first + i];
        item.rule = to->rules.n;
        ark_vec_push(&to->evidence, item);
    }
}

/* What a worker made of one rule, behind what is there already. */
static void take(struct ark_result *to, const struct job *job)
{
    const struct ark_result *from = &job->by->result;
    struct ark_rule_result rule = from->rules.v[job->at];
    rule.first = to->findings.n;
    rule.evidence_first = to->evidence.n;
    take_findings(to, from, job);
    take_evidence(to, from, &from->rules.v[job->at]);
    if (rule.evidence_total) {
        uint32_t *totals = ARK_NEW_ARRAY(to->arena, uint32_t, job->rule->evidence_n + 1);
        memcpy(totals, rule.evidence_total, job->rule->evidence_n * sizeof *totals);
        rule.evidence_total = totals;
    }
    if (rule.not_completed)
        rule.not_completed = ark_arena_strdup(to->arena, rule.not_completed);
    to->verdicts[rule.verdict]++;
    ark_vec_push(&to->rules, rule);
}

/* For what all of them found, so that nothing is moved twice. */
static void make_room(struct ark_result *to, const struct worker *workers, uint32_t n)
{
    uint32_t findings = to->findings.n, bindings = to->bindings.n;
    for (uint32_t i = 0; i < n; i++) {
        findings += workers[i].run->result.findings.n;
        bindings += workers[i].run->result.bindings.n;
    }
    ark_vec_reserve(&to->findings, findings);
    ark_vec_reserve(&to->bindings, bindings);
}

static uint32_t worker_count(const struct ark_check *check, uint32_t jobs)
{
    uint64_t size =
        (uint64_t)ark_graph_node_count(check->graph) + ark_graph_edge_count(check->graph);
    uint32_t cores = check->workers ? check->workers : g_get_num_processors();
    if (size * jobs < MUCH && !check->workers)
        return 1;
    return MIN(MIN(cores, (uint32_t)MOST_WORKERS), MAX(1, jobs));
}

void ark_run_all(struct ark_run *run, const struct ark_check *check)
{
    struct jobs jobs = {0};
    struct worker workers[MOST_WORKERS] = {0};
    list_jobs(&jobs, run, check);
    uint32_t n = worker_count(check, jobs.all.n);
    if (n == 1) {
        for (uint32_t i = 0; i < jobs.all.n; i++)
            do_job(run, &jobs.all.v[i]);
        ark_vec_clear(&jobs.all);
        return;
    }
    order_jobs(&jobs);
    for (uint32_t i = 0; i < n; i++)
        workers[i] = (struct worker){.jobs = &jobs, .run = ark_run_beside(run)};
    for (uint32_t i = 1; i < n; i++)
        workers[i].thread = g_thread_new("rules", work, &workers[i]);
    work(&workers[0]);
    for (uint32_t i = 1; i < n; i++)
        g_thread_join(workers[i].thread);
    make_room(&run->result, workers, n);
    for (uint32_t i = 0; i < jobs.all.n; i++)
        take(&run->result, &jobs.all.v[i]);
    for (uint32_t i = 0; i < n; i++)
        ark_run_free_beside(workers[i].run);
    g_free(jobs.order);
    ark_vec_clear(&jobs.all);
}
