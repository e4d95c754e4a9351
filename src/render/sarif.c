/* SARIF 2.1.0 (OASIS Standard, 27 March 2020): rules with their metadata, one result per finding
 * with region and fingerprint. An explained deviation is a suppressed result, a question one of
 * kind "review"; a rule that was not completed is a notification and an unsuccessful run. */
#include <string.h>

#include "check/assessment.h"
#include "base/escape.h"
#include "render/json_parts.h"
#include "render/rows.h"
#include "render/source_lines.h"

#define SCHEMA                                                                                     \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

static void put(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value);
}

static json_t *message(const char *text)
{
    return json_pack("{s:s}", "text", text && *text ? text : "-");
}

static const char *sarif_level(enum ark_level level)
{
    static const char *const levels[] = {"error", "warning", "note"};
    return levels[ark_level_rank(level)];
}

/* A rule that was not run in this configuration is not enabled in it. */
static json_t *configuration(const struct ark_rule_result *rule)
{
    json_t *item = json_pack("{s:s}", "level", sarif_level(rule->effect.level));
    if (rule->effect.skip != ARK_RUN)
        put(item, "enabled", json_false());
    return item;
}

static json_t *profile_levels(const struct ark_rule *rule)
{
    json_t *item = json_object();
    for (uint32_t i = 0; i < rule->level_n; i++) {
        const struct ark_profile_level *level = &rule->levels[i];
        put(item, level->profile->id,
            json_string(level->applies ? ark_level_name(level->level) : "N/A"));
    }
    return item;
}

static json_t *properties(const struct ark_result *result, const struct ark_rule_result *rule,
                          json_t *tags, enum ark_lang lang)
{
    const char *level = ark_result_level_reason(result, rule, lang);
    const char *skipped = ark_result_skip_reason(result, rule, lang);
    json_t *item = json_pack("{s:o}", "tags", tags);
    if (level)
        put(item, "levelReason", json_string(level));
    if (skipped)
        put(item, "notRun", json_string(skipped));
    if (rule->rule->level_n)
        put(item, "profileLevels", profile_levels(rule->rule));
    return item;
}

/* What to do, and what the pack says beside it. A viewer shows the Markdown, or the text alone. */
static json_t *help(const struct ark_rule *rule, enum ark_lang lang)
{
    const char *remedy = ark_text_in(rule->remedy, lang), *more = ark_text_in(rule->help, lang);
    json_t *item = message(remedy);
    g_autoptr(GString) markdown = g_string_new(NULL);
    ark_escape_markdown(markdown, remedy, -1);
    g_string_append_printf(markdown, "%s%s", markdown->len && *more ? "\n\n" : "", more);
    if (markdown->len)
        put(item, "markdown", json_string(markdown->str));
    return item;
}

static json_t *deprecated_ids(const struct ark_rule *rule)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < rule->former_n; i++)
        json_array_append_new(list, json_string(rule->former[i]));
    return list;
}

static json_t *descriptor(const struct ark_result *result, const struct ark_rule_result *rule,
                          enum ark_lang lang)
{
    const struct ark_rule *r = rule->rule;
    json_t *item = json_object(), *tags = json_array();
    put(item, "id", json_string(r->id));
    put(item, "shortDescription", message(ark_text_in(r->title, lang)));
    put(item, "fullDescription", message(ark_text_in(r->source, lang)));
    put(item, "help", help(r, lang));
    if (r->former_n)
        put(item, "deprecatedIds", deprecated_ids(r));
    if (r->url)
        put(item, "helpUri", json_string(r->url));
    put(item, "defaultConfiguration", configuration(rule));
    json_array_append_new(tags, json_string(rule->pack->id));
    json_array_append_new(tags, json_string(ark_level_name(rule->effect.level)));
    if (r->covers)
        json_array_append_new(tags, json_string(r->covers));
    put(item, "properties", properties(result, rule, tags, lang));
    return item;
}

/* A path as a relative URI reference, percent-encoded where it must be. */
static json_t *uri(const char *path)
{
    g_autofree char *escaped =
        g_uri_escape_string(path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
    if (g_path_is_absolute(path)) {
        g_autofree char *absolute = g_strconcat("file://", escaped, NULL);
        return json_string(absolute);
    }
    size_t first = strcspn(escaped, "/");
    bool like_scheme = memchr(escaped, ':', first) != NULL;
    g_autofree char *relative = g_strconcat(like_scheme ? "./" : "", escaped, NULL);
    return json_string(relative);
}

/* Our columns are bytes, SARIF's are characters here. Unknown when the line can't be read. */
static json_t *region(ark_source_lines *lines, const char *file, struct ark_loc loc)
{
    json_t *item = json_pack("{s:i}", "startLine", loc.line ? loc.line : 1);
    size_t len;
    const char *line = loc.column ? ark_source_line(lines, file, loc.line, &len) : NULL;
    if (line && loc.column - 1 <= len)
        put(item, "startColumn",
            json_integer(g_utf8_pointer_to_offset(line, line + loc.column - 1) + 1));
    return item;
}

static json_t *locations(const struct ark_result *result, const struct ark_finding *finding,
                         ark_source_lines *lines, enum ark_lang lang)
{
    struct ark_loc loc = ark_finding_loc(result, finding);
    json_t *item = json_object(), *physical = json_object();
    const char *file = ark_atom_text(ark_graph_atoms(result->graph), loc.file);
    bool in_lines =
        file && ark_place_unit_of(result->inputs, result->input_n, file) == ARK_PLACE_LINE;
    if (file) {
        put(physical, "artifactLocation", json_pack("{s:o}", "uri", uri(file)));
        if (in_lines)
            put(physical, "region", region(lines, file, loc));
        put(item, "physicalLocation", physical);
        if (!in_lines && finding->subject != ARK_REF_NONE) {
            g_autofree char *where = ark_result_where(result, finding->subject, file, lang);
            put(item, "message", json_pack("{s:s}", "text", where));
        }
    } else {
        json_decref(physical);
    }
    if (finding->subject != ARK_REF_NONE) {
        g_autofree char *title = ark_subject_title(result, finding->subject, lang);
        put(item, "logicalLocations",
            json_pack("[{s:s, s:s}]", "fullyQualifiedName", title, "kind",
                      ark_ref_is_edge(finding->subject) ? "relationship" : "element"));
    }
    return json_pack("[o]", item);
}

static json_t *suppressions(const struct ark_result *result, const struct ark_finding *finding)
{
    const char *reason = ark_graph_get_str(result->graph, finding->deviation, "reason");
    return json_pack("[{s:s, s:s, s:s}]", "kind", "external", "status", "accepted", "justification",
                     reason ? reason : "");
}

/* Questions are for review, until a person has decided them. */
static const char *sarif_kind(enum ark_verdict verdict)
{
    return verdict == ARK_REVIEW           ? "review"
           : verdict == ARK_CONFORMS       ? "pass"
           : verdict == ARK_NOT_APPLICABLE ? "notApplicable"
                                           : "fail";
}

static json_t *result_item(const struct ark_result *result, uint32_t at, ark_source_lines *lines,
                           enum ark_lang lang)
{
    const struct ark_finding *finding = &result->findings.v[at];
    const struct ark_rule_result *rule = &result->rules.v[finding->rule];
    g_autofree char *text = ark_finding_message(result, finding, lang);
    const char *kind = sarif_kind(finding->verdict);
    bool fails = strcmp(kind, "fail") == 0;
    char fingerprint[33];
    ark_finding_fingerprint(result, at, fingerprint);
    json_t *item = json_object();
    put(item, "ruleId", json_string(rule->rule->id));
    put(item, "ruleIndex", json_integer(finding->rule));
    put(item, "kind", json_string(kind));
    put(item, "level", json_string(fails ? sarif_level(rule->effect.level) : "none"));
    put(item, "message", message(text));
    put(item, "locations", locations(result, finding, lines, lang));
    put(item, "partialFingerprints", json_pack("{s:s}", "arkitjek/v1", fingerprint));
    if (rule->assessment) {
        g_autofree char *says = ark_assessment_says(rule->assessment, lang);
        put(item, "properties", json_pack("{s:s}", "assessment", says));
    }
    if (finding->deviation != ARK_REF_NONE)
        put(item, "suppressions", suppressions(result, finding));
    return item;
}

static json_t *invocation(const struct ark_result *result)
{
    json_t *item = json_object(), *notes = json_array();
    bool whole = true;
    ARK_VEC_EACH (const struct ark_rule_result, rule, result->rules) {
        if (!rule->not_completed)
            continue;
        whole = false;
        json_array_append_new(notes, json_pack("{s:s, s:o, s:{s:s}}", "level", "error", "message",
                                               message(rule->not_completed), "associatedRule", "id",
                                               rule->rule->id));
    }
    put(item, "executionSuccessful", json_boolean(whole));
    put(item, "toolExecutionNotifications", notes);
    return item;
}

static json_t *run(const struct ark_result *result, enum ark_lang lang)
{
    json_t *rules = json_array(), *results = json_array(), *item = json_object();
    g_autoptr(ark_source_lines) lines = ark_source_lines_new();
    ARK_VEC_EACH (const struct ark_rule_result, rule, result->rules)
        json_array_append_new(rules, descriptor(result, rule, lang));
    for (uint32_t i = 0; i < result->findings.n; i++)
        json_array_append_new(results, result_item(result, i, lines, lang));
    put(item, "tool",
        json_pack("{s:{s:s, s:s, s:s, s:o}}", "driver", "name", "arkitjek", "semanticVersion",
                  ARK_VERSION, "version", ARK_VERSION, "rules", rules));
    put(item, "language", json_string(lang == ARK_EN ? "en-GB" : "da-DK"));
    put(item, "columnKind", json_string("unicodeCodePoints"));
    put(item, "invocations", json_pack("[o]", invocation(result)));
    put(item, "results", results);
    return item;
}

bool ark_render_sarif(const struct ark_render_job *job, GString *out, GError **error)
{
    (void)error;
    json_t *root = json_pack("{s:s, s:s, s:[o]}", "$schema", SCHEMA, "version", "2.1.0", "runs",
                             run(job->result, job->lang));
    ark_json_write(root, out);
    return true;
}
