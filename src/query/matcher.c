/* A run over one graph: its memory, its budget, and the entry points. */
#include "query/matcher.h"

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "query/eval.h"
#include "query/flow.h"

struct ark_matcher *ark_matcher_new(const ark_graph *graph, enum ark_lang lang)
{
    struct ark_matcher *matcher = g_new0(struct ark_matcher, 1);
    matcher->graph = graph;
    matcher->lang = lang;
    matcher->most_steps = ARK_MAX_QUERY_STEPS;
    matcher->deadline = INT64_MAX;
    matcher->arena = ark_arena_new();
    matcher->kept = ark_arena_new();
    matcher->regexes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    matcher->regex_run = ark_regex_run_new();
    return matcher;
}

void ark_matcher_free(struct ark_matcher *matcher)
{
    if (!matcher)
        return;
    if (matcher->plans)
        g_hash_table_unref(matcher->plans);
    for (int i = 0; i < ARK_MOST_REACHES; i++) {
        g_free(matcher->reaches[i].stamps);
        g_free(matcher->reaches[i].queue);
    }
    g_hash_table_unref(matcher->regexes);
    if (matcher->settled)
        g_hash_table_unref(matcher->settled);
    ark_regex_run_free(matcher->regex_run);
    ark_inflections_free(matcher->inflections);
    ark_arena_free(matcher->arena);
    ark_arena_free(matcher->kept);
    g_clear_error(&matcher->error);
    g_free(matcher);
}

void ark_matcher_set_today(struct ark_matcher *matcher, int64_t today)
{
    matcher->has_today = today >= ARK_FIRST_DAY && today <= ARK_LAST_DAY;
    matcher->today = today;
}

void ark_matcher_begin(struct ark_matcher *matcher)
{
    matcher->steps = matcher->regex_work = 0;
    matcher->next_pause = 1;
    matcher->deadline = g_get_monotonic_time() + ARK_MAX_QUERY_SECONDS * G_USEC_PER_SEC;
    g_clear_error(&matcher->error);
    if (matcher->settled)
        g_hash_table_remove_all(matcher->settled);
    ark_arena_reset(matcher->arena);
}

uint64_t ark_matcher_steps(const struct ark_matcher *matcher)
{
    return matcher->steps;
}

struct ark_reach *ark_matcher_enter_reach(struct ark_matcher *matcher)
{
    if (matcher->reach_depth == ARK_MOST_REACHES)
        return NULL;
    struct ark_reach *reach = &matcher->reaches[matcher->reach_depth++];
    size_t n = (size_t)ark_graph_node_count(matcher->graph) + ark_graph_edge_count(matcher->graph);
    if (!reach->stamps) {
        reach->stamps = g_new0(uint32_t, n);
        reach->queue = g_new(ark_ref, n + 1); /* the start may be reached again */
    }
    if (++reach->stamp == 0) { /* went round: old stamps would look new */
        memset(reach->stamps, 0, n * sizeof *reach->stamps);
        reach->stamp = 1;
    }
    return reach;
}

void ark_matcher_leave_reach(struct ark_matcher *matcher)
{
    matcher->reach_depth--;
}

void ark_matcher_fail_regex(struct ark_matcher *matcher)
{
    if (!matcher->error)
        ark_fail(&matcher->error, ARK_ERROR_LIMIT,
                 ark_say(matcher->lang,
                         "et regulært udtryk brugte mere end %u skridt på én tekst; gør det "
                         "enklere",
                         "a regular expression took more than %u steps on one text; make it "
                         "simpler"),
                 ARK_MAX_REGEX_STEPS);
}

void ark_matcher_fail_items(struct ark_matcher *matcher)
{
    if (!matcher->error)
        ark_fail(&matcher->error, ARK_ERROR_LIMIT,
                 ark_say(matcher->lang, "en funktion ville lave en liste på mere end %u værdier",
                         "a function would make a list of more than %u values"),
                 ARK_MAX_QUERY_ITEMS);
}

static void fail_regex_work(struct ark_matcher *matcher)
{
    if (!matcher->error)
        ark_fail(&matcher->error, ARK_ERROR_LIMIT,
                 ark_say(matcher->lang,
                         "regulære udtryk så på mere end %llu MiB tekst; sortér fra med andre "
                         "betingelser først",
                         "regular expressions looked at more than %llu MiB of text; sort out with "
                         "other conditions first"),
                 ARK_MAX_REGEX_WORK >> 20);
}

struct ark_value ark_matcher_test_regex(struct ark_matcher *matcher, const struct ark_regex *regex,
                                        struct ark_value text)
{
    enum ark_regex_result found = ark_regex_test(matcher->regex_run, regex, text.text, text.len);
    matcher->regex_work += text.len;
    if (found == ARK_REGEX_LIMIT)
        ark_matcher_fail_regex(matcher);
    else if (matcher->regex_work > ARK_MAX_REGEX_WORK)
        fail_regex_work(matcher);
    return matcher->error ? ARK_VALUE_NULL : ark_value_bool(found == ARK_REGEX_YES);
}

void ark_matcher_fail_steps(struct ark_matcher *matcher)
{
    if (!matcher->error)
        ark_fail(&matcher->error, ARK_ERROR_LIMIT,
                 ark_say(matcher->lang,
                         "forespørgslen så på mere end %llu kandidater; gør mønstret snævrere",
                         "the query looked at more than %llu candidates; make the pattern "
                         "narrower"),
                 (unsigned long long)matcher->most_steps);
}

void ark_matcher_fail_rows(struct ark_matcher *matcher)
{
    if (!matcher->error)
        ark_fail(&matcher->error, ARK_ERROR_LIMIT,
                 ark_say(matcher->lang,
                         "forespørgslen skulle holde mere end %u rækker på én gang for at sortere "
                         "eller gruppere dem; sortér fra med WHERE først",
                         "the query had to keep more than %u rows at once to sort or group them; "
                         "sort out with WHERE first"),
                 ARK_MAX_QUERY_ROWS);
}

void ark_matcher_fail_hops(struct ark_matcher *matcher)
{
    if (!matcher->error)
        ark_fail(&matcher->error, ARK_ERROR_LIMIT,
                 ark_say(matcher->lang,
                         "en gentaget kant uden øvre grænse blev fulgt mere end %d led; skriv en "
                         "grænse, fx {1,20}",
                         "a repeated edge without an upper bound was followed for more than %d "
                         "hops; write a bound, such as {1,20}"),
                 ARK_MAX_QUERY_HOPS);
}

void ark_matcher_fail_count(struct ark_matcher *matcher)
{
    if (!matcher->error)
        ark_fail(&matcher->error, ARK_ERROR_LIMIT, "%s",
                 ark_say(matcher->lang, "SKIP og LIMIT skal have et helt tal fra 0",
                         "SKIP and LIMIT take a whole number from 0"));
}

static void fail_time(struct ark_matcher *matcher)
{
    ark_fail(&matcher->error, ARK_ERROR_LIMIT,
             ark_say(matcher->lang, "det tog mere end %d sekunder; gør mønstret snævrere",
                     "it took more than %d seconds; make the pattern narrower"),
             ARK_MAX_QUERY_SECONDS);
}

void ark_matcher_fail_memory(struct ark_matcher *matcher)
{
    if (!matcher->error)
        ark_fail(&matcher->error, ARK_ERROR_LIMIT,
                 ark_say(matcher->lang,
                         "udtrykkene lavede mere end %llu MiB tekst og lister; gør dem mindre",
                         "the expressions made more than %llu MiB of texts and lists; make them "
                         "smaller"),
                 ARK_MAX_QUERY_BYTES >> 20);
}

bool ark_matcher_pause(struct ark_matcher *matcher)
{
    enum { BETWEEN = 4096 };
    if (matcher->error)
        return false;
    if (matcher->steps > matcher->most_steps)
        ark_matcher_fail_steps(matcher);
    else if (g_get_monotonic_time() > matcher->deadline)
        fail_time(matcher);
    else if (ark_arena_size(matcher->arena) > ARK_MAX_QUERY_BYTES)
        ark_matcher_fail_memory(matcher);
    matcher->next_pause = MIN(matcher->steps + BETWEEN, matcher->most_steps + 1);
    return !matcher->error;
}

/* A failed run stays failed until the next `begin`, so the error is copied, not moved. */
static bool succeeded(struct ark_matcher *matcher, GError **error)
{
    if (matcher->error && error)
        *error = g_error_copy(matcher->error);
    return !matcher->error;
}

bool ark_match(struct ark_matcher *matcher, const struct ark_pattern *pattern,
               const struct ark_expr *where, struct ark_value *row, ark_row_fn fn, void *user,
               GError **error)
{
    if (!matcher->error)
        ark_matcher_run(matcher, pattern, where, row, fn, user, false);
    return succeeded(matcher, error);
}

bool ark_eval(struct ark_matcher *matcher, const struct ark_expr *expr, struct ark_value *row,
              struct ark_value *ret_value, GError **error)
{
    *ret_value = matcher->error ? ARK_VALUE_NULL : ark_eval_expr(matcher, expr, row);
    return succeeded(matcher, error);
}

bool ark_query_run(struct ark_matcher *matcher, const struct ark_query *query, ark_row_fn fn,
                   void *user, GError **error)
{
    g_autofree struct ark_value *row = g_new0(struct ark_value, query->scope->n + 1);
    if (!matcher->error)
        ark_query_flow(matcher, query, row, fn, user);
    return succeeded(matcher, error);
}
