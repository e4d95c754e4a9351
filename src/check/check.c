/* A check: all rules of all packs on one graph; and the gate. */
#include "check/check.h"

#include "check/internal.h"

struct ark_run *ark_run_new(const ark_graph *graph, enum ark_lang lang, const char *date)
{
    struct ark_run *run = g_new0(struct ark_run, 1);
    run->result.lang = lang;
    run->result.graph = graph;
    run->result.arena = ark_arena_new();
    run->result.date = date ? ark_arena_strdup(run->result.arena, date) : "";
    run->file_ranks = g_hash_table_new(NULL, NULL);
    run->matcher = ark_matcher_new(graph, lang);
    if (date && ark_date_iso(date, &run->today))
        ark_matcher_set_today(run->matcher, run->today);
    return run;
}

struct ark_result *ark_check_run(const struct ark_check *check)
{
    struct ark_run *run = ark_run_new(check->graph, check->lang, check->date);
    struct ark_result *result = &run->result;
    result->inputs = check->inputs;
    result->input_n = check->input_n;
    result->diags = check->diags;
    result->packs = check->packs;
    result->pack_n = check->pack_n;
    ark_choose_profiles(run, check);
    ark_run_all(run, check);
    if (check->assessments)
        ark_result_assess_all(result, check->assessments, check->assessments_file, check->diags);
    return result;
}

/* `result` keeps what belongs to the whole check; only what rules add is its own. */
struct ark_run *ark_run_beside(const struct ark_run *run)
{
    const struct ark_result *whole = &run->result;
    struct ark_run *beside =
        ark_run_new(whole->graph, whole->lang, *whole->date ? whole->date : NULL);
    struct ark_result *result = &beside->result;
    result->inputs = whole->inputs;
    result->input_n = whole->input_n;
    result->packs = whole->packs;
    result->pack_n = whole->pack_n;
    result->profiles = whole->profiles;
    beside->chosen = run->chosen;
    return beside;
}

void ark_run_free_beside(struct ark_run *beside)
{
    beside->result.profiles = NULL;
    beside->chosen = NULL;
    ark_result_free(&beside->result);
}

void ark_result_free(struct ark_result *result)
{
    if (!result)
        return;
    struct ark_run *run = (struct ark_run *)result;
    ark_matcher_free(run->matcher);
    g_hash_table_unref(run->file_ranks);
    ark_deviations_free(run->deviations);
    g_free(run->ordinals);
    ark_vec_clear(&result->rules);
    ark_vec_clear(&result->findings);
    ark_vec_clear(&result->bindings);
    ark_vec_clear(&result->evidence);
    ark_arena_free(result->arena);
    g_free(run);
}

bool ark_rule_breaks_gate(const struct ark_rule_result *rule, int fail_on)
{
    return rule->verdict == ARK_VIOLATED && ark_level_rank(rule->effect.level) <= fail_on;
}

int ark_check_exit_code(const struct ark_result *result, int fail_on)
{
    if (result->verdicts[ARK_NOT_COMPLETED])
        return 3;
    ARK_VEC_EACH (struct ark_rule_result, rule, result->rules) {
        if (ark_rule_breaks_gate(rule, fail_on))
            return 1;
    }
    return 0;
}
