/* The result for a terminal, in the shape that compilers use: place, obligation, rule, message, the
 * line itself, and what to do. */
#include <string.h>

#include "check/assessment.h"
#include "base/escape.h"
#include "base/limits.h"
#include "render/rows.h"
#include "render/source_lines.h"
#include "render/styled.h"

enum { LONGEST_EXCERPT = 110, MOST_NOTES = 5 };

struct printer {
    const struct ark_render_job *job;
    GString *out;
    ark_source_lines *lines;
};

static void styled(struct printer *p, enum ark_style style, const char *text)
{
    ark_put_styled(p->out, p->job->colour, style, text);
}

/* The source line, trimmed and cut to one line of a terminal. */
static void excerpt(struct printer *p, const char *file, uint32_t line)
{
    size_t len;
    const char *whole = ark_source_line(p->lines, file, line, &len);
    if (!whole)
        return;
    g_autofree char *head = g_strndup(whole, MIN(len, (size_t)LONGEST_EXCERPT * 4));
    g_autofree char *text = g_utf8_make_valid(head, -1);
    g_strstrip(text);
    if (!*text)
        return;
    if (g_utf8_strlen(text, -1) > LONGEST_EXCERPT) {
        g_autofree char *cut = g_utf8_substring(text, 0, LONGEST_EXCERPT - 1);
        g_free(text);
        text = g_strconcat(cut, "…", NULL);
    }
    g_string_append(p->out, "    | ");
    styled(p, ARK_DIM, text);
    g_string_append_c(p->out, '\n');
}

static void finding(struct printer *p, const struct ark_finding *f)
{
    const struct ark_result *result = p->job->result;
    struct ark_loc loc = ark_finding_loc(result, f);
    const char *file = loc.file ? ark_atom_text(ark_graph_atoms(result->graph), loc.file) : NULL;
    ark_put_finding(p->out, p->job->colour, result, f, p->job->lang);
    if (file && ark_place_unit_of(result->inputs, result->input_n, file) == ARK_PLACE_LINE)
        excerpt(p, file, loc.line);
}

static void line(struct printer *p, enum ark_style style, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static void line(struct printer *p, enum ark_style style, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    styled(p, style, text);
    g_string_append_c(p->out, '\n');
}

static void violated_rule(struct printer *p, const struct ark_rule_result *rule)
{
    enum ark_lang lang = p->job->lang;
    uint32_t shown = 0, all = rule->n - rule->explained;
    for (uint32_t i = rule->first; i < rule->first + rule->n && shown < ARK_SHOWN_PER_RULE; i++) {
        const struct ark_finding *f = &p->job->result->findings.v[i];
        if (f->verdict == ARK_VIOLATED) {
            finding(p, f);
            shown++;
        }
    }
    if (all > shown)
        line(p, ARK_PLAIN, ark_say(lang, "    … og %u fund mere", "    … and %u more"),
             all - shown);
    ark_put_wrapped(p->out, ark_say(lang, "    = gør dette: ", "    = do this: "),
                    ark_text_in(rule->rule->remedy, lang));
    if (rule->assessment) {
        g_autofree char *says = ark_assessment_says(rule->assessment, lang);
        ark_put_wrapped(p->out, "    = person: ", says);
    }
    const char *level = ark_result_level_reason(p->job->result, rule, lang);
    if (level)
        ark_put_wrapped(p->out, ark_say(lang, "    = niveau: ", "    = level: "), level);
    g_string_append_c(p->out, '\n');
}

static void review_rule(struct printer *p, const struct ark_rule_result *rule)
{
    enum ark_lang lang = p->job->lang;
    for (uint32_t i = rule->first; i < rule->first + rule->n; i++) {
        g_autofree char *question =
            ark_finding_message(p->job->result, &p->job->result->findings.v[i], lang);
        g_autofree char *head = g_strdup_printf("  %s: ", rule->rule->id);
        ark_put_wrapped(p->out, head, question);
    }
}

/* What people decided; what they found to be violated stands among the findings, too. */
static void assessed(struct printer *p)
{
    bool any = false;
    ARK_VEC_EACH (const struct ark_rule_result, rule, p->job->result->rules) {
        if (!rule->assessment)
            continue;
        if (!any)
            line(p, ARK_BOLD, "%s",
                 ark_say(p->job->lang, "Vurderet af en person:", "Assessed by a person:"));
        any = true;
        g_autofree char *head = g_strdup_printf("  %s: ", rule->rule->id);
        g_autofree char *says = ark_assessment_says(rule->assessment, p->job->lang);
        ark_put_wrapped(p->out, head, says);
    }
    if (any)
        g_string_append_c(p->out, '\n');
}

/* Which profile the levels are of. */
static void profiles(struct printer *p)
{
    const struct ark_result *result = p->job->result;
    for (uint32_t i = 0; i < result->pack_n; i++) {
        const char *reason = ark_result_profile_reason(result, i, p->job->lang);
        if (!reason || !result->profiles[i].profile)
            continue;
        g_autofree char *head = g_strdup_printf(
            ark_say(p->job->lang, "Profil i %s: ", "Profile in %s: "), result->packs[i]->id);
        ark_put_wrapped(p->out, head, reason);
    }
}

static void summary(struct printer *p)
{
    const struct ark_result *result = p->job->result;
    const uint32_t *n = result->verdicts;
    enum ark_lang lang = p->job->lang;
    line(p, n[ARK_VIOLATED] ? ARK_BOLD : ARK_GREEN,
         ark_say(
             lang,
             "%u kontroller: %u ikke opfyldt, %u forklaret, %u til vurdering, %u opfyldt, %u ikke "
             "relevante",
             "%u checks: %u not met, %u explained, %u for review, %u met, %u not applicable"),
         result->rules.n, n[ARK_VIOLATED], n[ARK_EXPLAINED], n[ARK_REVIEW], n[ARK_CONFORMS],
         n[ARK_NOT_APPLICABLE]);
}

/* Odd input: the first notes, for they may explain the findings; the report has them all. */
static void notes(struct printer *p)
{
    const struct ark_result *result = p->job->result;
    const struct ark_diags *diags = result->diags;
    uint32_t n = diags ? diags->items.n + diags->dropped : 0;
    uint32_t shown = MIN(n, (uint32_t)MOST_NOTES);
    if (!n)
        return;
    line(p, ARK_BOLD,
         ark_say(p->job->lang, "Bemærkninger til det læste: %u", "Notes on what was read: %u"), n);
    for (uint32_t i = 0; i < shown && i < diags->items.n; i++) {
        const struct ark_diag *diag = &diags->items.v[i];
        const char *file =
            diag->loc.file ? ark_atom_text(ark_graph_atoms(result->graph), diag->loc.file) : "-";
        g_autofree char *place =
            ark_place_text(ark_place_unit_of(result->inputs, result->input_n, file), file,
                           diag->loc.line, diag->loc.column, p->job->lang);
        styled(p, ARK_PLAIN, place);
        g_string_append(p->out, ": ");
        styled(p, ARK_PLAIN, diag->message);
        g_string_append_c(p->out, '\n');
    }
    if (n > shown)
        line(p, ARK_PLAIN,
             ark_say(p->job->lang, "… og %u mere i rapporten (--output)",
                     "… and %u more in the report (--output)"),
             n - shown);
    g_string_append_c(p->out, '\n');
}

bool ark_render_text(const struct ark_render_job *job, GString *out, GError **error)
{
    (void)error;
    struct printer p = {job, out, NULL};
    p.lines = ark_source_lines_new();
    const struct ark_result *result = job->result;
    ARK_VEC_EACH (const struct ark_rule_result, rule, result->rules) {
        if (rule->verdict == ARK_VIOLATED)
            violated_rule(&p, rule);
        if (rule->verdict == ARK_NOT_COMPLETED)
            line(&p, ARK_RED, "%s: %s: %s", rule->rule->id,
                 ark_say(job->lang, "ikke gennemført", "not completed"), rule->not_completed);
    }
    if (result->verdicts[ARK_REVIEW])
        line(&p, ARK_BOLD, "%s",
             ark_say(job->lang, "Til vurdering af en person:", "For a person to judge:"));
    ARK_VEC_EACH (const struct ark_rule_result, rule, result->rules) {
        if (rule->verdict == ARK_REVIEW)
            review_rule(&p, rule);
    }
    if (result->verdicts[ARK_REVIEW])
        g_string_append_c(out, '\n');
    assessed(&p);
    notes(&p);
    profiles(&p);
    summary(&p);
    if (job->coverage) {
        g_string_append_c(out, '\n');
        ark_render_coverage(result, job->lang, out);
    }
    ark_source_lines_free(p.lines);
    return true;
}
