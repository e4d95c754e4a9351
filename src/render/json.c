/* The result as JSON, by docs/schema/result.schema.json: every finding, nothing shortened. */
#include "check/assessment.h"
#include "check/table.h"
#include "render/json_parts.h"
#include "render/rows.h"
#include "report/rule_life.h"

static json_t *parameter_items(const struct ark_pack *pack)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < pack->parameter_n; i++) {
        const struct ark_parameter *parameter = &pack->parameters[i];
        json_t *item = json_object();
        ark_json_put_text(item, "id", parameter->id);
        ark_json_put(item, "value", ark_value_json(&parameter->value));
        ark_json_put_text(item, "from", ark_parameter_from_key(parameter->from));
        json_array_append_new(list, item);
    }
    return list;
}

static json_t *profile_item(const struct ark_result *result, uint32_t pack, enum ark_lang lang)
{
    static const char *const FROM[ARK_PROFILE_FROMS] = {[ARK_PROFILE_ARGUMENT] = "argument",
                                                        [ARK_PROFILE_CONFIG] = "configuration",
                                                        [ARK_PROFILE_MATCHED] = "match",
                                                        [ARK_PROFILE_NONE] = "none"};
    const struct ark_profile_choice *choice = &result->profiles[pack];
    json_t *item = json_object();
    ark_json_put_text(item, "id", choice->profile ? choice->profile->id : NULL);
    ark_json_put_text(item, "from", FROM[choice->from]);
    ark_json_put_text(item, "reason", ark_result_profile_reason(result, pack, lang));
    return item;
}

static json_t *texts(const char *const *items, uint32_t n)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < n; i++)
        json_array_append_new(list, json_string(items[i]));
    return list;
}

static json_t *table_item(const struct ark_table *table, enum ark_lang lang)
{
    const struct ark_pack_table *of = table->of;
    json_t *item = json_object(), *columns = json_array(), *rows = json_array();
    for (uint32_t i = 0; i < of->column_n; i++)
        json_array_append_new(columns, json_string(ark_text_in(of->columns[i].title, lang)));
    for (uint32_t i = 0; i < table->n; i++)
        json_array_append_new(rows, texts(table->cells + i * of->column_n, of->column_n));
    ark_json_put_text(item, "id", of->rows.id);
    ark_json_put_text(item, "title", ark_text_in(of->rows.title, lang));
    ark_json_put(item, "columns", columns);
    ark_json_put(item, "rows", rows);
    if (table->not_completed)
        ark_json_put_text(item, "notCompleted", table->not_completed);
    return item;
}

/* Those that have something to show. */
static json_t *table_items(const struct ark_result *result, const struct ark_pack *pack,
                           enum ark_lang lang)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    json_t *list = json_array();
    for (uint32_t i = 0; i < pack->table_n; i++) {
        struct ark_table table;
        if (ark_result_table(result, &pack->tables[i], UINT32_MAX, lang, arena, &table))
            json_array_append_new(list, table_item(&table, lang));
    }
    return list;
}

/* What only some packs have is there only for them. */
static json_t *pack_item(const struct ark_result *result, uint32_t at, enum ark_lang lang)
{
    const struct ark_pack *pack = result->packs[at];
    json_t *item = json_object(), *extends = json_array();
    for (uint32_t i = 0; i < pack->extend_n; i++)
        json_array_append_new(extends, json_string(pack->extends[i]->id));
    ark_json_put_text(item, "id", pack->id);
    ark_json_put_text(item, "version", pack->version);
    ark_json_put_text(item, "title", ark_text_in(pack->title, lang));
    ark_json_put(item, "rules", json_integer(pack->rule_n));
    if (pack->extend_n)
        ark_json_put(item, "extends", json_incref(extends));
    if (pack->parameter_n)
        ark_json_put(item, "parameters", parameter_items(pack));
    if (pack->profile_n)
        ark_json_put(item, "profile", profile_item(result, at, lang));
    if (pack->table_n)
        ark_json_put(item, "tables", table_items(result, pack, lang));
    json_decref(extends);
    return item;
}

/* Why the level is not the rule's own, and why it was not run, if so. */
static void put_effect(json_t *item, const struct ark_result *result,
                       const struct ark_rule_result *rule, enum ark_lang lang)
{
    static const char *const FROM[] = {
        [ARK_LEVEL_PROFILE] = "profile", [ARK_LEVEL_OVERRIDE] = "override"};
    static const char *const SKIPS[] = {[ARK_SKIP_OFF] = "off",
                                        [ARK_SKIP_PROFILE] = "profile",
                                        [ARK_SKIP_DEPRECATED] = "deprecated"};
    if (rule->effect.from != ARK_LEVEL_OWN) {
        const char *reason = ark_result_level_reason(result, rule, lang);
        ark_json_put_text(item, "ownLevel", ark_level_name(rule->rule->level));
        ark_json_put_text(item, "levelFrom", FROM[rule->effect.from]);
        if (reason)
            ark_json_put_text(item, "levelReason", reason);
    }
    if (rule->effect.skip != ARK_RUN) {
        ark_json_put_text(item, "notRun", SKIPS[rule->effect.skip]);
        ark_json_put_text(item, "notRunReason", ark_result_skip_reason(result, rule, lang));
    }
}

static json_t *assessment_item(const struct ark_assessment *assessment)
{
    json_t *item = json_object();
    ark_json_put_text(item, "verdict", ark_verdict_key(assessment->verdict));
    ark_json_put_text(item, "by", assessment->by);
    ark_json_put_text(item, "date", assessment->date);
    ark_json_put_text(item, "remark", assessment->remark);
    return item;
}

static json_t *coverage_item(const struct ark_result *result, const struct ark_rule_result *rule,
                             enum ark_coverage coverage, enum ark_lang lang)
{
    json_t *item = json_object();
    ark_json_put_text(item, "rule", rule->rule->id);
    ark_json_put_text(item, "pack", rule->pack->id);
    ark_json_put_text(item, "covers", rule->rule->covers);
    ark_json_put_text(item, "level", ark_level_name(rule->effect.level));
    ark_json_put_text(item, "verdict", ark_verdict_key(rule->verdict));
    ark_json_put_text(item, "class", ark_coverage_key(coverage));
    ark_json_put(item, "matches", json_integer(rule->matches));
    ark_json_put(item, "lookedAt", json_integer((json_int_t)rule->looked_at));
    ark_json_put(item, "findings", json_integer(rule->n));
    ark_json_put(item, "explained", json_integer(rule->explained));
    if (rule->not_completed)
        ark_json_put_text(item, "notCompleted", rule->not_completed);
    put_effect(item, result, rule, lang);
    if (rule->assessment)
        ark_json_put(item, "assessment", assessment_item(rule->assessment));
    return item;
}

static json_t *coverage_of(const struct ark_result *result, enum ark_lang lang)
{
    json_t *coverage = json_object(), *counts = json_object(), *rules = json_array();
    uint32_t n[ARK_COVERAGES] = {0};
    for (uint32_t i = 0; i < result->rules.n; i++) {
        enum ark_coverage its = ark_rule_coverage(result, i);
        json_array_append_new(rules, coverage_item(result, &result->rules.v[i], its, lang));
        n[its]++;
    }
    for (int i = 0; i < ARK_COVERAGES; i++)
        ark_json_put(counts, ark_coverage_key((enum ark_coverage)i), json_integer(n[i]));
    ark_json_put(coverage, "counts", counts);
    ark_json_put(coverage, "rules", rules);
    return coverage;
}

static json_t *summary_item(const struct ark_result *result)
{
    json_t *item = json_object();
    for (int i = 0; i < ARK_VERDICTS; i++)
        ark_json_put(item, ark_verdict_key((enum ark_verdict)i), json_integer(result->verdicts[i]));
    return item;
}

static json_t *result_tree(const struct ark_result *result, enum ark_lang lang)
{
    json_t *root = json_object(), *inputs = json_array(), *packs = json_array();
    json_t *findings = json_array(), *diagnostics = json_array();
    for (uint32_t i = 0; i < result->input_n; i++)
        json_array_append_new(inputs, ark_json_input(&result->inputs[i]));
    for (uint32_t i = 0; i < result->pack_n; i++)
        json_array_append_new(packs, pack_item(result, i, lang));
    for (uint32_t i = 0; i < result->findings.n; i++)
        json_array_append_new(findings, ark_json_finding(result, i, lang));
    for (uint32_t i = 0; result->diags && i < result->diags->items.n; i++)
        json_array_append_new(diagnostics,
                              ark_json_diagnostic(ark_graph_atoms(result->graph), result->inputs,
                                                  result->input_n, &result->diags->items.v[i]));
    ark_json_put_text(root, "schema", "arkitjek-result-1");
    ark_json_put_text(root, "tool", "arkitjek " ARK_VERSION);
    ark_json_put_text(root, "date", result->date);
    ark_json_put_text(root, "language", lang == ARK_EN ? "en" : "da");
    ark_json_put(root, "inputs", inputs);
    ark_json_put(root, "packs", packs);
    ark_json_put(root, "summary", summary_item(result));
    ark_json_put(root, "coverage", coverage_of(result, lang));
    ark_json_put(root, "findings", findings);
    ark_json_put(root, "diagnostics", diagnostics);
    return root;
}

bool ark_render_json(const struct ark_render_job *job, GString *out, GError **error)
{
    (void)error;
    ark_json_write(result_tree(job->result, job->lang), out);
    return true;
}
