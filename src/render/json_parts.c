/* The pieces that several JSON outputs are made of. */
#include "render/json_parts.h"

json_t *ark_json_text(const char *text)
{
    g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : NULL; /* file names need not be */
    return valid ? json_string(valid) : json_null();
}

void ark_json_put(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value);
}

void ark_json_put_text(json_t *object, const char *key, const char *text)
{
    ark_json_put(object, key, ark_json_text(text));
}

json_t *ark_json_location(const ark_atoms *atoms, const struct ark_input *inputs, uint32_t n,
                          struct ark_loc loc)
{
    json_t *item = json_object();
    const char *file = loc.file ? ark_atom_text(atoms, loc.file) : NULL;
    enum ark_place_unit unit = file ? ark_place_unit_of(inputs, n, file) : ARK_PLACE_LINE;
    ark_json_put_text(item, "file", file);
    if (unit != ARK_PLACE_LINE)
        ark_json_put_text(item, "unit", ark_place_unit_key(unit));
    ark_json_put(item, "line", loc.line ? json_integer(loc.line) : json_null());
    ark_json_put(item, "column", loc.column ? json_integer(loc.column) : json_null());
    return item;
}

json_t *ark_json_input(const struct ark_input *input)
{
    json_t *item = json_object(), *counts = json_object();
    ark_json_put_text(item, "file", input->file);
    ark_json_put_text(item, "format", input->format);
    ark_json_put_text(item, "tool", input->tool);
    ark_json_put_text(item, "version", input->version);
    for (int i = 0; i < ARK_COUNTS; i++) {
        if (input->has[i])
            ark_json_put(counts, ark_count_key((enum ark_count)i), json_integer(input->counts[i]));
    }
    ark_json_put(item, "counts", counts);
    return item;
}

static json_t *location_in(const struct ark_result *result, struct ark_loc loc)
{
    return ark_json_location(ark_graph_atoms(result->graph), result->inputs, result->input_n, loc);
}

static json_t *subject_item(const struct ark_result *result, ark_ref subject, enum ark_lang lang)
{
    if (subject == ARK_REF_NONE)
        return json_null();
    json_t *item = json_object();
    struct ark_loc loc = ark_graph_loc(result->graph, subject);
    g_autofree char *title = ark_subject_title(result, subject, lang);
    ark_json_put_text(item, "id",
                      loc.id ? ark_atom_text(ark_graph_atoms(result->graph), loc.id) : NULL);
    ark_json_put_text(item, "type", ark_graph_type_text(result->graph, subject));
    ark_json_put_text(item, "name", ark_graph_get_str(result->graph, subject, "name"));
    ark_json_put_text(item, "title", title);
    return item;
}

static json_t *explanation_item(const struct ark_result *result, ark_ref deviation)
{
    json_t *item = json_object();
    ark_json_put_text(item, "reason", ark_graph_get_str(result->graph, deviation, "reason"));
    ark_json_put(item, "location", location_in(result, ark_graph_loc(result->graph, deviation)));
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

json_t *ark_json_finding(const struct ark_result *result, uint32_t at, enum ark_lang lang)
{
    const struct ark_finding *finding = &result->findings.v[at];
    const struct ark_rule_result *rule = &result->rules.v[finding->rule];
    g_autofree char *message = ark_finding_message(result, finding, lang);
    char fingerprint[33];
    ark_finding_fingerprint(result, at, fingerprint);
    json_t *item = json_object();
    ark_json_put_text(item, "rule", rule->rule->id);
    ark_json_put_text(item, "level", ark_level_name(rule->effect.level));
    ark_json_put_text(item, "verdict", ark_verdict_key(finding->verdict));
    ark_json_put_text(item, "message", message);
    ark_json_put(item, "subject", subject_item(result, finding->subject, lang));
    ark_json_put(item, "location", location_in(result, ark_finding_loc(result, finding)));
    ark_json_put_text(item, "fingerprint", fingerprint);
    if (rule->rule->former_n)
        ark_json_put(item, "formerFingerprints", former_items(result, at, rule->rule->former_n));
    if (finding->deviation != ARK_REF_NONE)
        ark_json_put(item, "explanation", explanation_item(result, finding->deviation));
    return item;
}

json_t *ark_json_diagnostic(const ark_atoms *atoms, const struct ark_input *inputs, uint32_t n,
                            const struct ark_diag *diag)
{
    json_t *item = json_object();
    ark_json_put_text(item, "code", diag->code);
    ark_json_put_text(item, "level", diag->level == ARK_DIAG_WARNING ? "warning" : "note");
    ark_json_put_text(item, "message", diag->message);
    ark_json_put(item, "location", ark_json_location(atoms, inputs, n, diag->loc));
    return item;
}

static int append(const char *bytes, size_t len, void *out)
{
    g_string_append_len(out, bytes, (gssize)len);
    return 0;
}

void ark_json_write(json_t *root, GString *out)
{
    json_dump_callback(root, append, out, JSON_INDENT(2));
    g_string_append_c(out, '\n');
    json_decref(root);
}
