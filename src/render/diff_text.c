/* Changes for a terminal: how many of what, then a line for each. */
#include "render/diff_words.h"
#include "render/grid.h"
#include "render/styled.h"

enum { WIDTH = 100 };

struct printer {
    const struct ark_diff_job *job;
    GString *out;
};

static void line(struct printer *p, enum ark_style style, const char *text)
{
    ark_put_styled(p->out, p->job->colour, style, text);
    g_string_append_c(p->out, '\n');
}

static void counts(struct printer *p)
{
    const struct ark_diff *diff = p->job->diff;
    enum ark_lang lang = p->job->lang;
    struct ark_grid grid;
    ark_grid_init(&grid, ARK_CHANGE_KINDS + 1);
    ark_grid_add(&grid, "");
    ark_grid_add(&grid, ark_say(lang, "Tilføjet", "Added"));
    ark_grid_add(&grid, ark_say(lang, "Fjernet", "Removed"));
    ark_grid_add(&grid, ark_say(lang, "Ændret", "Changed"));
    for (int group = 0; group < ARK_DIFF_GROUPS; group++) {
        const uint32_t *n = diff->counts[group];
        if (!n[ARK_ADDED] && !n[ARK_REMOVED] && !n[ARK_CHANGED])
            continue;
        g_autofree char *name =
            ark_diff_capital(ark_diff_group_name((enum ark_diff_group)group, true, lang));
        ark_grid_add(&grid, name);
        for (int kind = 0; kind < ARK_CHANGE_KINDS; kind++)
            ark_grid_add_number(&grid, n[kind]);
    }
    ark_grid_print(&grid, 2, WIDTH, p->out);
    ark_grid_clear(&grid);
}

static void sign(struct printer *p, enum ark_change_kind kind)
{
    static const struct {
        const char *text;
        enum ark_style style;
    } signs[ARK_CHANGE_KINDS] = {[ARK_ADDED] = {"+", ARK_GREEN},
                                 [ARK_REMOVED] = {"-", ARK_RED},
                                 [ARK_CHANGED] = {"~", ARK_YELLOW}};
    g_string_append(p->out, "  ");
    ark_put_styled(p->out, p->job->colour, signs[kind].style, signs[kind].text);
    g_string_append_c(p->out, ' ');
}

static void change(struct printer *p, const struct ark_diff_line *told)
{
    sign(p, told->change);
    ark_put_styled(p->out, p->job->colour, ARK_PLAIN, told->text);
    g_string_append(p->out, "  ");
    ark_put_styled(p->out, p->job->colour, ARK_DIM, told->place);
    g_string_append_c(p->out, '\n');
}

static void put(struct printer *p, const struct ark_diff_line *told)
{
    switch (told->kind) {
    case ARK_LINE_HEADING:
        g_string_append_c(p->out, '\n');
        line(p, ARK_BOLD, told->text);
        break;
    case ARK_LINE_CHANGE:
        change(p, told);
        break;
    case ARK_LINE_FINDING:
        sign(p, told->change);
        ark_put_finding(p->out, p->job->colour, told->result, told->finding, p->job->lang);
        break;
    case ARK_LINE_NOTE:
        break;
    default:
        ark_put_wrapped(p->out, told->kind == ARK_LINE_DETAIL ? "      " : "  ", told->text);
    }
}

static void notes(struct printer *p, const struct ark_diff_lines *lines)
{
    ARK_VEC_EACH (const struct ark_diff_line, told, lines->items) {
        if (told->kind == ARK_LINE_NOTE)
            ark_put_wrapped(p->out, ark_say(p->job->lang, "Bemærk: ", "Note: "), told->text);
    }
}

void ark_render_diff_text(const struct ark_diff_job *job, GString *out)
{
    struct printer p = {job, out};
    struct ark_diff_lines lines;
    ark_diff_lines_init(&lines, job);
    line(&p, ARK_BOLD, lines.title);
    line(&p, job->diff->changes.n ? ARK_PLAIN : ARK_GREEN, lines.summary);
    if (lines.findings)
        line(&p, ARK_PLAIN, lines.findings);
    notes(&p, &lines);
    if (job->diff->changes.n) {
        g_string_append_c(out, '\n');
        counts(&p);
    }
    ARK_VEC_EACH (const struct ark_diff_line, told, lines.items)
        put(&p, told);
    ark_diff_lines_clear(&lines);
}
