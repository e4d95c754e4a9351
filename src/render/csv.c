/* The findings as CSV (RFC 4180), a row each, for a spreadsheet. The names of the columns are those
 * of the JSON, whatever the language. */
#include "check/assessment.h"
#include "base/escape.h"
#include "render/rows.h"

static const char *const COLUMNS[] = {"pack",    "rule",   "covers",      "level",      "verdict",
                                      "message", "type",   "name",        "id",         "file",
                                      "line",    "column", "explanation", "fingerprint"};

static void put_row(const char *const *fields, GString *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++) {
        g_autofree char *valid = g_utf8_make_valid(fields[i] ? fields[i] : "", -1);
        g_string_append(out, i ? "," : "");
        ark_escape_csv(out, valid, -1);
    }
    g_string_append(out, "\r\n");
}

static void put_finding(const struct ark_render_job *job, uint32_t at, GString *out)
{
    const struct ark_result *result = job->result;
    const ark_graph *graph = result->graph;
    const ark_atoms *atoms = ark_graph_atoms(graph);
    const struct ark_finding *finding = &result->findings.v[at];
    const struct ark_rule_result *rule = &result->rules.v[finding->rule];
    struct ark_loc loc = ark_finding_loc(result, finding);
    ark_ref subject = finding->subject;
    bool any = subject != ARK_REF_NONE;
    ark_atom id = any ? ark_graph_loc(graph, subject).id : 0;
    g_autofree char *message = ark_finding_message(result, finding, job->lang);
    g_autofree char *line = loc.line ? g_strdup_printf("%u", loc.line) : NULL;
    g_autofree char *column = loc.column ? g_strdup_printf("%u", loc.column) : NULL;
    g_autofree char *says =
        rule->assessment ? ark_assessment_says(rule->assessment, job->lang) : NULL;
    char fingerprint[33];
    ark_finding_fingerprint(result, at, fingerprint);
    const char *const fields[G_N_ELEMENTS(COLUMNS)] = {
        rule->pack->id,
        rule->rule->id,
        rule->rule->covers,
        ark_level_name(rule->effect.level),
        ark_verdict_key(finding->verdict),
        message,
        any ? ark_graph_type_text(graph, subject) : NULL,
        any ? ark_graph_get_str(graph, subject, "name") : NULL,
        id ? ark_atom_text(atoms, id) : NULL,
        loc.file ? ark_atom_text(atoms, loc.file) : NULL,
        line,
        column,
        rule->assessment ? says
        : finding->deviation != ARK_REF_NONE
            ? ark_graph_get_str(graph, finding->deviation, "reason")
            : NULL,
        fingerprint};
    put_row(fields, out);
}

bool ark_render_csv(const struct ark_render_job *job, GString *out, GError **error)
{
    (void)error;
    put_row(COLUMNS, out);
    for (uint32_t i = 0; i < job->result->findings.n; i++)
        put_finding(job, i, out);
    return true;
}
