/* Changes as Markdown, for a comment on a merge request. */
#include "base/escape.h"
#include "render/diff_words.h"
#include "render/styled.h"

static void put_text(GString *out, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1); /* file names need not be */
    ark_escape_markdown(out, valid, -1);
}

static void counts(const struct ark_diff_job *job, GString *out)
{
    const struct ark_diff *diff = job->diff;
    g_string_append(out,
                    ark_say(job->lang, "\n| | Tilføjet | Fjernet | Ændret |\n|---|--:|--:|--:|\n",
                            "\n| | Added | Removed | Changed |\n|---|--:|--:|--:|\n"));
    for (int group = 0; group < ARK_DIFF_GROUPS; group++) {
        const uint32_t *n = diff->counts[group];
        if (!n[ARK_ADDED] && !n[ARK_REMOVED] && !n[ARK_CHANGED])
            continue;
        g_autofree char *name =
            ark_diff_capital(ark_diff_group_name((enum ark_diff_group)group, true, job->lang));
        g_string_append_printf(out, "| %s | %u | %u | %u |\n", name, n[ARK_ADDED], n[ARK_REMOVED],
                               n[ARK_CHANGED]);
    }
}

static const char *word_of(enum ark_change_kind kind, enum ark_lang lang)
{
    return kind == ARK_ADDED     ? ark_say(lang, "tilføjet", "added")
           : kind == ARK_REMOVED ? ark_say(lang, "fjernet", "removed")
                                 : ark_say(lang, "ændret", "changed");
}

static void put_change(const struct ark_diff_job *job, const struct ark_diff_line *told,
                       GString *out)
{
    g_string_append_printf(out, "- **%s** ", word_of(told->change, job->lang));
    put_text(out, told->text);
    g_string_append(out, " (");
    put_text(out, told->place);
    g_string_append(out, ")\n");
}

static void put_finding(const struct ark_diff_job *job, const struct ark_diff_line *told,
                        GString *out)
{
    const struct ark_result *result = told->result;
    g_autofree char *message = ark_finding_message(result, told->finding, job->lang);
    g_autofree char *place = ark_finding_place(result, told->finding, job->lang);
    g_autofree char *label = ark_finding_label(result, told->finding, job->lang);
    g_string_append(out, "- **");
    put_text(out, label);
    g_string_append_c(out, ' ');
    put_text(out, result->rules.v[told->finding->rule].rule->id);
    g_string_append(out, "** ");
    put_text(out, message);
    g_string_append(out, " (");
    put_text(out, place);
    g_string_append(out, ")\n");
}

static void put(const struct ark_diff_job *job, const struct ark_diff_line *told, GString *out)
{
    switch (told->kind) {
    case ARK_LINE_HEADING:
        g_string_append(out, "\n### ");
        put_text(out, told->text);
        g_string_append(out, "\n\n");
        break;
    case ARK_LINE_CHANGE:
        put_change(job, told, out);
        break;
    case ARK_LINE_FINDING:
        put_finding(job, told, out);
        break;
    case ARK_LINE_NOTE:
        break;
    default:
        g_string_append(out, told->kind == ARK_LINE_DETAIL ? "  - " : "- ");
        put_text(out, told->text);
        g_string_append_c(out, '\n');
    }
}

static void notes(const struct ark_diff_lines *lines, enum ark_lang lang, GString *out)
{
    ARK_VEC_EACH (const struct ark_diff_line, told, lines->items) {
        if (told->kind != ARK_LINE_NOTE)
            continue;
        g_string_append(out, ark_say(lang, "\nBemærk: ", "\nNote: "));
        put_text(out, told->text);
        g_string_append_c(out, '\n');
    }
}

void ark_render_diff_markdown(const struct ark_diff_job *job, GString *out)
{
    struct ark_diff_lines lines;
    ark_diff_lines_init(&lines, job);
    g_string_append(out, "## ");
    put_text(out, lines.title);
    g_string_append(out, "\n\n");
    put_text(out, lines.summary);
    g_string_append_c(out, '\n');
    if (lines.findings) {
        g_string_append_c(out, '\n');
        put_text(out, lines.findings);
        g_string_append_c(out, '\n');
    }
    notes(&lines, job->lang, out);
    if (job->diff->changes.n)
        counts(job, out);
    ARK_VEC_EACH (const struct ark_diff_line, told, lines.items)
        put(job, told, out);
    ark_diff_lines_clear(&lines);
}
