/* The result as JSON, by docs/schema/result.schema.json: every finding, nothing shortened. */
#include <jansson.h>

#include "check/assessment.h"
#include "render/rows.h"
#include "report/rule_life.h"

static json_t *text_or_null(const char *text)
{
    g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : NULL; /* file names need not be */
    return valid ? json_string(valid) : json_null();
}

static void put(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value);
}

static void put_text(json_t *object, const char *key, const char *text)
{
    put(object, key, text_or_null(text));
}

static json_t *location_of(const struct ark_result *result, struct ark_loc loc)
{
    json_t *item = json_object();
    const ark_atoms *atoms = ark_graph_atoms(result->graph);
    const char *file = loc.file ? ark_atom_text(atoms, loc.file) : NULL;
    enum ark_place_unit unit =
        file ? ark_place_unit_of(result->inputs, result->input_n, file) : ARK_PLACE_LINE;
    put_text(item, "file", file);
    if (unit != ARK_PLACE_LINE)
        put_text(item, "unit", ark_place_unit_key(unit));
    put(item, "line", loc.line ? json_integer(loc.line) : json_null());
    put(item, "column", loc.column ? json_integer(loc.column) : json_null());
    return item;
}

static json_t *input_item(const struct ark_input *input)
{
    json_t *item = json_object(), *counts = json_object();
    put_text(item, "file", input->file);
    put_text(item, "format", input->format);
    put_text(item, "tool", input->tool);
    put_text(item, "version", input->version);
    for (int i = 0; i < ARK_COUNTS; i++) {
        if (input->has[i])
            put(counts, ark_count_key((enum ark_count)i), json_integer(input->counts[i]));
    }
    put(item, "counts", counts);
    return item;
}

static json_t *parameter_items(const struct ark_pack *pack)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < pack->parameter_n; i++) {
        const struct ark_parameter *parameter = &pack->parameters[i];
        json_t *item = json_object();
        put_text(item, "id", parameter->id);
        put(item, "value", ark_value_json(&parameter->value));
        put_text(item, "from", ark_parameter_from_key(parameter->from));
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
    put_text(item, "id", choice->profile ? choice->profile->id : NULL);
    put_text(item, "from", FROM[choice->from]);
    put_text(item, "reason", ark_result_profile_reason(result, pack, lang));
    return item;
}

/* What only some packs have is there only for them. */
static json_t *pack_item(const struct ark_result *result, uint32_t at, enum ark_lang lang)
{
    const struct ark_pack *pack = result->packs[at];
    json_t *item = json_object(), *extends = json_array();
    for (uint32_t i = 0; i < pack->extend_n; i++)
        json_array_append_new(extends, json_string(pack->extends[i]->id));
    put_text(item, "id", pack->id);
    put_text(item, "version", pack->version);
    put_text(item, "title", ark_text_in(pack->title, lang));
    put(item, "rules", json_integer(pack->rule_n));
    if (pack->extend_n)
        put(item, "extends", json_incref(extends));
    if (pack->parameter_n)
        put(item, "parameters", parameter_items(pack));
    if (pack->profile_n)
        put(item, "profile", profile_item(result, at, lang));
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
        put_text(item, "ownLevel", ark_level_name(rule->rule->level));
        put_text(item, "levelFrom", FROM[rule->effect.from]);
        if (reason)
            put_text(item, "levelReason", reason);
    }
    if (rule->effect.skip != ARK_RUN) {
        put_text(item, "notRun", SKIPS[rule->effect.skip]);
        put_text(item, "notRunReason", ark_result_skip_reason(result, rule, lang));
    }
}

static json_t *assessment_item(const struct ark_assessment *assessment)
{
    json_t *item = json_object();
    put_text(item, "verdict", ark_verdict_key(assessment->verdict));
    put_text(item, "by", assessment->by);
    put_text(item, "date", assessment->date);
    put_text(item, "remark", assessment->remark);
    return item;
}

static json_t *coverage_item(const struct ark_result *result, const struct ark_rule_result *rule,
                             enum ark_coverage coverage, enum ark_lang lang)
{
    json_t *item = json_object();
    put_text(item, "rule", rule->rule->id);
    put_text(item, "pack", rule->pack->id);
    put_text(item, "covers", rule->rule->covers);
    put_text(item, "level", ark_level_name(rule->effect.level));
    put_text(item, "verdict", ark_verdict_key(rule->verdict));
    put_text(item, "class", ark_coverage_key(coverage));
    put(item, "matches", json_integer(rule->matches));
    put(item, "lookedAt", json_integer((json_int_t)rule->looked_at));
    put(item, "findings", json_integer(rule->n));
    put(item, "explained", json_integer(rule->explained));
    if (rule->not_completed)
        put_text(item, "notCompleted", rule->not_completed);
    put_effect(item, result, rule, lang);
    if (rule->assessment)
        put(item, "assessment", assessment_item(rule->assessment));
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
        put(counts, ark_coverage_key((enum ark_coverage)i), json_integer(n[i]));
    put(coverage, "counts", counts);
    put(coverage, "rules", rules);
    return coverage;
}

static json_t *subject_item(const struct ark_result *result, ark_ref subject, enum ark_lang lang)
{
    if (subject == ARK_REF_NONE)
        return json_null();
    json_t *item = json_object();
    struct ark_loc loc = ark_graph_loc(result->graph, subject);
    g_autofree char *title = ark_subject_title(result, subject, lang);
    put_text(item, "id", loc.id ? ark_atom_text(ark_graph_atoms(result->graph), loc.id) : NULL);
    put_text(item, "type", ark_graph_type_text(result->graph, subject));
    put_text(item, "name", ark_graph_get_str(result->graph, subject, "name"));
    put_text(item, "title", title);
    return item;
}

static json_t *explanation_item(const struct ark_result *result, ark_ref deviation)
{
    json_t *item = json_object();
    put_text(item, "reason", ark_graph_get_str(result->graph, deviation, "reason"));
    put(item, "location", location_of(result, ark_graph_loc(result->graph, deviation)));
    return item;
}

static json_t *former_items(const struct ark_result *result, uint32_t finding, uint32_t n)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < n; i++) {
        char fingerprint[33];
        ark_finding_former_fingerprint(result, finding, i, fingerprint);
        json_array_append_new(list, json_string(fingerprint));
    }
    return list;
}

static json_t *finding_item(const struct ark_result *result, uint32_t at, enum ark_lang lang)
{
    const struct ark_finding *finding = &result->findings.v[at];
    const struct ark_rule_result *rule = &result->rules.v[finding->rule];
    g_autofree char *message = ark_finding_message(result, finding, lang);
    char fingerprint[33];
    ark_finding_fingerprint(result, at, fingerprint);
    json_t *item = json_object();
    put_text(item, "rule", rule->rule->id);
    put_text(item, "level", ark_level_name(rule->effect.level));
    put_text(item, "verdict", ark_verdict_key(finding->verdict));
    put_text(item, "message", message);
    put(item, "subject", subject_item(result, finding->subject, lang));
    put(item, "location", location_of(result, ark_finding_loc(result, finding)));
    put_text(item, "fingerprint", fingerprint);
    if (rule->rule->former_n)
        put(item, "formerFingerprints", former_items(result, at, rule->rule->former_n));
    if (finding->deviation != ARK_REF_NONE)
        put(item, "explanation", explanation_item(result, finding->deviation));
    return item;
}

static json_t *diagnostic_item(const struct ark_result *result, const struct ark_diag *diag)
{
    json_t *item = json_object();
    put_text(item, "code", diag->code);
    put_text(item, "level", diag->level == ARK_DIAG_WARNING ? "warning" : "note");
    put_text(item, "message", diag->message);
    put(item, "location", location_of(result, diag->loc));
    return item;
}

static json_t *summary_item(const struct ark_result *result)
{
    json_t *item = json_object();
    for (int i = 0; i < ARK_VERDICTS; i++)
        put(item, ark_verdict_key((enum ark_verdict)i), json_integer(result->verdicts[i]));
    return item;
}

static json_t *result_tree(const struct ark_result *result, enum ark_lang lang)
{
    json_t *root = json_object(), *inputs = json_array(), *packs = json_array();
    json_t *findings = json_array(), *diagnostics = json_array();
    for (uint32_t i = 0; i < result->input_n; i++)
        json_array_append_new(inputs, input_item(&result->inputs[i]));
    for (uint32_t i = 0; i < result->pack_n; i++)
        json_array_append_new(packs, pack_item(result, i, lang));
    for (uint32_t i = 0; i < result->findings.n; i++)
        json_array_append_new(findings, finding_item(result, i, lang));
    for (uint32_t i = 0; result->diags && i < result->diags->items.n; i++)
        json_array_append_new(diagnostics, diagnostic_item(result, &result->diags->items.v[i]));
    put_text(root, "schema", "arkitjek-result-1");
    put_text(root, "tool", "arkitjek " ARK_VERSION);
    put_text(root, "date", result->date);
    put_text(root, "language", lang == ARK_EN ? "en" : "da");
    put(root, "inputs", inputs);
    put(root, "packs", packs);
    put(root, "summary", summary_item(result));
    put(root, "coverage", coverage_of(result, lang));
    put(root, "findings", findings);
    put(root, "diagnostics", diagnostics);
    return root;
}

static int append(const char *bytes, size_t len, void *out)
{
    g_string_append_len(out, bytes, (gssize)len);
    return 0;
}

bool ark_render_json(const struct ark_render_job *job, GString *out, GError **error)
{
    (void)error;
    json_t *root = result_tree(job->result, job->lang);
    json_dump_callback(root, append, out, JSON_INDENT(2));
    g_string_append_c(out, '\n');
    json_decref(root);
    return true;
}
