/* Which changes are told, in which order, and how many of each. */
#include "base/limits.h"
#include "render/diff_words.h"

enum { SHOWN_DETAILS = 12, SHOWN_FINDINGS = ARK_SHOWN_PER_RULE };

struct telling {
    const struct ark_diff_job *job;
    struct ark_diff_lines *lines;
};

/* Takes `text`. */
static const char *keep(struct telling *t, char *text)
{
    const char *kept = ark_arena_strdup(t->lines->arena, text);
    g_free(text);
    return kept;
}

static void add(struct telling *t, enum ark_diff_line_kind kind, char *text)
{
    ark_vec_push(&t->lines->items, (struct ark_diff_line){.kind = kind, .text = keep(t, text)});
}

static char *place_of(const struct ark_diff_job *job, const struct ark_diff_side *side,
                      const ark_graph *graph, ark_ref ref)
{
    struct ark_loc loc = ark_graph_loc(graph, ref);
    const char *file = loc.file ? ark_atom_text(ark_graph_atoms(graph), loc.file) : NULL;
    if (!file)
        return g_strdup(side->name);
    enum ark_place_unit unit = ark_place_unit_of(side->inputs, side->input_n, file);
    return ark_place_text(unit, file, loc.line, 0, job->lang);
}

static char *places_of(const struct ark_diff_job *job, const struct ark_change *change)
{
    const struct ark_diff *diff = job->diff;
    g_autofree char *old =
        change->was != ARK_REF_NONE ? place_of(job, &job->old, diff->old, change->was) : NULL;
    g_autofree char *now =
        change->is != ARK_REF_NONE ? place_of(job, &job->now, diff->now, change->is) : NULL;
    if (old && now)
        return g_strdup_printf("%s → %s", old, now);
    return g_strdup(old ? old : now);
}

/* "40 klasser og typer, 120 attributter" */
static char *with_text(const uint32_t *with, enum ark_lang lang)
{
    GString *out = g_string_new(NULL);
    for (int group = 0; group < ARK_DIFF_GROUPS; group++) {
        if (with[group])
            g_string_append_printf(
                out, "%s%u %s", out->len ? ", " : "", with[group],
                ark_diff_group_name((enum ark_diff_group)group, with[group] != 1, lang));
    }
    return g_string_free(out, FALSE);
}

static void tell_details(struct telling *t, const struct ark_change *change)
{
    const struct ark_diff *diff = t->job->diff;
    uint32_t shown = t->job->all ? change->detail_n : MIN(change->detail_n, SHOWN_DETAILS);
    for (uint32_t i = 0; i < shown; i++)
        add(t, ARK_LINE_DETAIL,
            ark_diff_detail(diff, &diff->details.v[change->detail_first + i], t->job->lang));
    if (change->detail_n > shown)
        add(t, ARK_LINE_DETAIL,
            g_strdup_printf(ark_say(t->job->lang, "… og %u mere (--all)", "… and %u more (--all)"),
                            change->detail_n - shown));
}

static void tell_change(struct telling *t, const struct ark_change *change)
{
    const struct ark_diff *diff = t->job->diff;
    enum ark_lang lang = t->job->lang;
    g_autofree char *title = change->is != ARK_REF_NONE
                                 ? ark_diff_line_title(diff->now, change->is, lang)
                                 : ark_diff_line_title(diff->old, change->was, lang);
    g_autofree char *with = change->with ? with_text(change->with, lang) : NULL;
    char *text = with ? g_strdup_printf(ark_say(lang, "%s med %s", "%s with %s"), title, with)
                      : g_strdup(title);
    ark_vec_push(&t->lines->items,
                 (struct ark_diff_line){.kind = ARK_LINE_CHANGE,
                                        .change = change->kind,
                                        .text = keep(t, text),
                                        .place = keep(t, places_of(t->job, change))});
    tell_details(t, change);
}

static void tell_more(struct telling *t, uint32_t n)
{
    if (n)
        add(t, ARK_LINE_MORE,
            g_strdup_printf(ark_say(t->job->lang, "… og %u mere (--all viser dem)",
                                    "… and %u more (--all shows them)"),
                            n));
}

/* The changes of one group, from the index `first`; gives where the next group begins. */
static uint32_t tell_group(struct telling *t, uint32_t first)
{
    const struct ark_diff *diff = t->job->diff;
    enum ark_diff_group group = diff->changes.v[first].group;
    uint32_t at = first, told = 0, left = 0;
    for (; at < diff->changes.n && diff->changes.v[at].group == group; at++) {
        const struct ark_change *change = &diff->changes.v[at];
        if (change->inside != UINT32_MAX && !t->job->all)
            continue;
        if (!told)
            add(t, ARK_LINE_HEADING,
                ark_diff_capital(ark_diff_group_name(group, true, t->job->lang)));
        if (told >= ARK_SHOWN_PER_RULE && !t->job->all) {
            left++;
            continue;
        }
        tell_change(t, change);
        told++;
    }
    tell_more(t, left);
    return at;
}

static void tell_left_out(struct telling *t, enum ark_diff_group group, enum ark_left_out which)
{
    enum ark_lang lang = t->job->lang;
    const char *has = which == ARK_ONLY_OLD ? t->job->old.name : t->job->now.name;
    add(t, ARK_LINE_NOTE,
        g_strdup_printf(ark_say(lang,
                                "kun %s har %s; de er ikke sammenlignet, for det kan være "
                                "formatet eller værktøjet.",
                                "only %s has %s; they were not compared, for that may be due to "
                                "the format or the tool."),
                        has, ark_diff_group_name(group, true, lang)));
}

static bool is_empty(const struct ark_diff_side *side)
{
    for (uint32_t i = 0; i < side->input_n; i++) {
        if (!ark_input_is_empty(&side->inputs[i]))
            return false;
    }
    return true;
}

/* An export that went wrong must not look as if somebody had cleared up. */
static void tell_empty(struct telling *t)
{
    if (!is_empty(&t->job->old) && is_empty(&t->job->now))
        add(t, ARK_LINE_NOTE,
            g_strdup_printf(ark_say(t->job->lang, "%s er tom.", "%s is empty."), t->job->now.name));
}

static void tell_not_completed(struct telling *t, const struct ark_result *result,
                               const struct ark_diff_side *side)
{
    ARK_VEC_EACH (const struct ark_rule_result, rule, result->rules) {
        if (rule->verdict == ARK_NOT_COMPLETED)
            add(t, ARK_LINE_NOTE,
                g_strdup_printf(ark_say(t->job->lang, "%s er ikke gennemført på %s: %s",
                                        "%s was not completed on %s: %s"),
                                rule->rule->id, side->name, rule->not_completed));
    }
}

static void tell_notes(struct telling *t)
{
    const struct ark_diff *diff = t->job->diff;
    if (t->job->findings) {
        tell_not_completed(t, t->job->findings->old, &t->job->old);
        tell_not_completed(t, t->job->findings->now, &t->job->now);
    }
    tell_empty(t);
    for (int group = 0; group < ARK_DIFF_GROUPS; group++) {
        if (diff->left_out[group])
            tell_left_out(t, (enum ark_diff_group)group, diff->left_out[group]);
    }
    if (diff->by_name)
        add(t, ARK_LINE_NOTE,
            g_strdup(ark_say(t->job->lang,
                             "de to har ikke de samme id'er; der er sammenlignet efter navne.",
                             "the two do not have the same ids; they were compared by names.")));
    uint32_t odd = t->job->old.notes + t->job->now.notes;
    if (odd)
        add(t, ARK_LINE_NOTE,
            g_strdup_printf(ark_say(t->job->lang,
                                    "bemærkninger til det læste: %u; se dem med `arkitjek "
                                    "inspect`.",
                                    "notes on what was read: %u; see them with `arkitjek "
                                    "inspect`."),
                            odd));
}

static void tell_findings(struct telling *t, const struct ark_result *result,
                          enum ark_change_kind kind, const struct ark_finding_change *changes,
                          uint32_t n)
{
    uint32_t told = 0, left = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = kind == ARK_ADDED ? changes[i].is : changes[i].was;
        if (told >= SHOWN_FINDINGS && !t->job->all) {
            left++;
            continue;
        }
        ark_vec_push(&t->lines->items, (struct ark_diff_line){.kind = ARK_LINE_FINDING,
                                                              .change = kind,
                                                              .result = result,
                                                              .finding = &result->findings.v[at]});
        told++;
    }
    tell_more(t, left);
}

static void tell_finding_changes(struct telling *t)
{
    const struct ark_finding_changes *changes = t->job->findings;
    enum ark_lang lang = t->job->lang;
    if (changes->added.n) {
        add(t, ARK_LINE_HEADING, g_strdup(ark_say(lang, "Nye fund", "New findings")));
        tell_findings(t, changes->now, ARK_ADDED, changes->added.v, changes->added.n);
    }
    if (changes->gone.n) {
        add(t, ARK_LINE_HEADING, g_strdup(ark_say(lang, "Fund, der er væk", "Findings gone")));
        tell_findings(t, changes->old, ARK_REMOVED, changes->gone.v, changes->gone.n);
    }
    bool danish = lang == ARK_DA;
    t->lines->findings = ark_arena_printf(
        t->lines->arena,
        ark_say(lang, "Fund: %u %s, %u væk, %u %s", "Findings: %u %s, %u gone, %u %s"),
        changes->added.n,
        !danish                 ? "new"
        : changes->added.n == 1 ? "nyt"
                                : "nye",
        changes->gone.n, changes->same,
        !danish              ? "unchanged"
        : changes->same == 1 ? "uændret"
                             : "uændrede");
}

static uint32_t sum(const struct ark_diff *diff, enum ark_change_kind kind)
{
    uint32_t n = 0;
    for (int group = 0; group < ARK_DIFF_GROUPS; group++)
        n += diff->counts[group][kind];
    return n;
}

static uint32_t sum_detailed(const struct ark_diff *diff, enum ark_detail_kind kind)
{
    uint32_t n = 0;
    for (int group = 0; group < ARK_DIFF_GROUPS; group++)
        n += diff->detailed[group][kind];
    return n;
}

/* "2 tilføjet, 1 fjernet, 5 ændret (2 omdøbt, 1 flyttet)" */
static char *summary(const struct ark_diff *diff, enum ark_lang lang)
{
    static const struct {
        enum ark_detail_kind kind;
        struct ark_text words;
    } rows[] = {{ARK_DETAIL_RENAMED, {{"omdøbt", "renamed"}}},
                {ARK_DETAIL_MOVED, {{"flyttet", "moved"}}},
                {ARK_DETAIL_RETYPED, {{"med anden type", "of another type"}}}};
    if (!diff->changes.n)
        return g_strdup(ark_say(lang, "Ingen ændringer.", "No changes."));
    GString *out = g_string_new(NULL), *kinds = g_string_new(NULL);
    g_string_append_printf(
        out,
        ark_say(lang, "%u tilføjet, %u fjernet, %u ændret", "%u added, %u removed, %u changed"),
        sum(diff, ARK_ADDED), sum(diff, ARK_REMOVED), sum(diff, ARK_CHANGED));
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        uint32_t n = sum_detailed(diff, rows[i].kind);
        if (n)
            g_string_append_printf(kinds, "%s%u %s", kinds->len ? ", " : "", n,
                                   ark_text_in(rows[i].words, lang));
    }
    if (kinds->len)
        g_string_append_printf(out, " (%s)", kinds->str);
    g_string_free(kinds, TRUE);
    return g_string_free(out, FALSE);
}

void ark_diff_lines_init(struct ark_diff_lines *lines, const struct ark_diff_job *job)
{
    *lines = (struct ark_diff_lines){.arena = ark_arena_new()};
    struct telling t = {job, lines};
    lines->title = ark_arena_printf(
        lines->arena, ark_say(job->lang, "Ændringer fra %s til %s", "Changes from %s to %s"),
        job->old.name, job->now.name);
    lines->summary = keep(&t, summary(job->diff, job->lang));
    for (uint32_t at = 0; at < job->diff->changes.n;)
        at = tell_group(&t, at);
    if (job->findings)
        tell_finding_changes(&t);
    tell_notes(&t);
}

void ark_diff_lines_clear(struct ark_diff_lines *lines)
{
    ark_vec_clear(&lines->items);
    ark_arena_free(lines->arena);
}
