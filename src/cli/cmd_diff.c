/* arkitjek diff: what has changed from one model or report to another, and which findings that adds
 * and removes. */
#include <string.h>

#include "archimate/version.h"
#include "cli/assess.h"
#include "cli/clock.h"
#include "cli/config.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/rows.h"
#include "cli/session.h"
#include "cli/settings.h"
#include "cli/terminal.h"
#include "render/diff.h"

struct options {
    char **packs, **formats, **inputs, **sets;
    char *output, *fail_on, *lang, *date, *profile, *archimate;
    gboolean all, layout, no_check;
};

enum { OLD, NEW, SIDES };

static const char *const FORMATS[] = {"text", "md", "json", NULL};
static void (*const WRITERS[])(const struct ark_diff_job *, GString *) = {
    ark_render_diff_text, ark_render_diff_markdown, ark_render_diff_json};

static void clear_options(struct options *o)
{
    g_strfreev(o->packs);
    g_strfreev(o->formats);
    g_strfreev(o->inputs);
    g_strfreev(o->sets);
    g_free(o->output);
    g_free(o->fail_on);
    g_free(o->lang);
    g_free(o->date);
    g_free(o->profile);
    g_free(o->archimate);
}

#define HELP_DA                                                                                     \
    "Viser, hvad der er ændret fra den ene til den anden: modeller og rapporter, filer eller "     \
    "mapper,\nog - for standard input. Det, der sammenlignes, er meningen: ikke id'er, "            \
    "rækkefølge, placering eller\nudseende, og ikke formatet.\n\n"                                \
    "  git show HEAD:model.xml | arkitjek diff - model.xml\n\n"                                     \
    "viser, hvad du har ændret, siden du sidst gemte i git. Opsætningen (arkitjek.yaml) er den, " \
    "der hører\ntil NY.\n\nExitkode:\n"                                                            \
    "  0  intet nyt fund på niveauet i --fail-on\n"                                                \
    "  1  mindst ét\n"                                                                             \
    "  2  forkert brug, opsætning eller regelpakke\n"                                              \
    "  3  et input kunne ikke læses, et resultat ikke skrives, eller en kontrol ikke gennemføres"
#define HELP_EN                                                                                    \
    "Shows what has changed from one to the other: models and reports, files or folders, and - "   \
    "for\nstandard input. Compared is what they mean: not ids, order, places or looks, and not "   \
    "the format.\n\n"                                                                              \
    "  git show HEAD:model.xml | arkitjek diff - model.xml\n\n"                                    \
    "shows what you have changed since your last commit. The configuration (arkitjek.yaml) is "    \
    "that of NEW.\n\nExit code:\n"                                                                 \
    "  0  no new finding at the level of --fail-on\n"                                              \
    "  1  at least one\n"                                                                          \
    "  2  wrong usage, configuration or rule pack\n"                                               \
    "  3  an input could not be read, a result not written, or a check not completed"

static bool parse(struct options *o, int argc, char **argv, enum ark_lang lang, GError **error)
{
    g_autofree char *versions = ark_version_names("|");
    const GOptionEntry entries[] = {
        {"format", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->formats,
         ark_say(lang, "text, md, json; kan gentages (uden FIL: stdout)",
                 "text, md, json; may be repeated (no FILE: stdout)"),
         ark_say(lang, "F[=FIL]", "F[=FILE]")},
        {"output", 0, 0, G_OPTION_ARG_FILENAME, &o->output,
         ark_say(lang, "skriv til en fil; uden --format efter dens endelse (.md, .json)",
                 "write to a file; without --format by its ending (.md, .json)"),
         ark_say(lang, "FIL", "FILE")},
        {"all", 0, 0, G_OPTION_ARG_NONE, &o->all,
         ark_say(lang, "vis også det, der fulgte med en pakke, og lange lister helt",
                 "show also what came with a package, and long lists whole"),
         NULL},
        {"layout", 0, 0, G_OPTION_ARG_NONE, &o->layout,
         ark_say(lang, "sig også, hvilke visninger der ser anderledes ud",
                 "say also which views look different"),
         NULL},
        {"no-check", 0, 0, G_OPTION_ARG_NONE, &o->no_check,
         ark_say(lang, "kontrollér ikke; vis kun ændringerne", "don't check; show only changes"),
         NULL},
        {"fail-on", 0, 0, G_OPTION_ARG_FILENAME, &o->fail_on,
         ark_say(lang, "skal, bør, kan eller never: hvilke nye fund der giver exitkode 1",
                 "skal, bør, kan or never: which new findings give exit code 1"),
         ark_say(lang, "NIVEAU", "LEVEL")},
        ARK_OPTIONS_CHECK(o, versions, lang),
        ARK_OPTION_LANG(&o->lang, lang),
        {0},
    };
    o->inputs = ark_options_parse(argc, argv, entries, ark_say(lang, "GAMMEL NY", "OLD NEW"),
                                  ark_say(lang, HELP_DA, HELP_EN), lang, error);
    return o->inputs != NULL;
}

static struct ark_given given_in(const struct options *o)
{
    return (struct ark_given){o->packs,   o->sets, o->profile, o->archimate,
                              o->fail_on, o->date, o->lang};
}

static bool check_operands(const struct options *o, enum ark_lang lang, GError **error)
{
    uint32_t n = g_strv_length(o->inputs);
    if (n != SIDES)
        return ark_fail(error, ARK_ERROR_USAGE,
                        n ? ark_say(lang, "diff tager to input, det gamle og det nye; her er %u.",
                                    "diff takes two inputs, the old and the new; here are %u.")
                          : ark_say(lang,
                                    "der er intet input. Giv det gamle og det nye: arkitjek diff "
                                    "GAMMEL NY.",
                                    "there is no input. Give the old and the new: arkitjek diff "
                                    "OLD NEW."),
                        n);
    if (strcmp(o->inputs[OLD], "-") == 0 && strcmp(o->inputs[NEW], "-") == 0)
        return ark_fail(error, ARK_ERROR_USAGE, "%s",
                        ark_say(lang, "kun den ene kan være standard input (-).",
                                "only one of them can be standard input (-)."));
    return true;
}

/* A run: the two sides, and what they are compared by. */
struct work {
    const struct options *options;
    enum ark_lang lang;
    ark_config config;    /* of the new side */
    char **inputs[SIDES]; /* what each side stands for */
    struct ark_session sessions[SIDES];
    uint32_t notes[SIDES]; /* on what was read */
    struct ark_targets targets;
    struct ark_assess assess;
    struct ark_result *results[SIDES]; /* NULL: not checked */
    struct ark_finding_changes findings;
};

/* The configuration of NEW; of OLD where NEW is standard input. Of the other one only its inputs
 * count. */
static bool read_configs(struct work *work, GError **error)
{
    char **given = work->options->inputs;
    int own = strcmp(given[NEW], "-") == 0 ? OLD : NEW;
    g_auto(ark_config) other = {0};
    char *owns[] = {given[own], NULL}, *others[] = {given[1 - own], NULL};
    if (!ark_config_read(&work->config, owns, work->lang, error) ||
        !ark_config_read(&other, others, work->lang, error))
        return false;
    work->inputs[own] = g_strdupv(work->config.inputs);
    work->inputs[1 - own] = g_strdupv(other.inputs);
    return true;
}

static bool find_targets(struct work *work, GError **error)
{
    const struct options *o = work->options;
    const char *file = o->output;
    if (!ark_options_targets(o->formats, FORMATS, work->lang, &work->targets, error))
        return false;
    ARK_VEC_EACH (struct ark_target, target, work->targets.items) {
        if (!file || strcmp(target->path, "-") != 0)
            continue;
        target->path = file;
        if (!o->formats)
            target->format = g_str_has_suffix(file, ".md")     ? 1
                             : g_str_has_suffix(file, ".json") ? 2
                                                               : 0;
        file = NULL;
    }
    if (!o->output || !file)
        return true;
    return ark_fail(error, ARK_ERROR_USAGE, "%s",
                    ark_say(work->lang,
                            "--output er til det format, der ikke har en fil, men alle i --format "
                            "har en.",
                            "--output is for the format that has no file, but all in --format "
                            "have one."));
}

/* The packs are those that NEW is checked with. */
static bool load(struct work *work, struct ark_check *check, GError **error)
{
    const struct options *o = work->options;
    struct ark_session *old = &work->sessions[OLD], *now = &work->sessions[NEW];
    const struct ark_given given = given_in(o);
    bool ok = o->no_check
                  ? ark_session_load_inputs(now, work->inputs[NEW], error)
                  : ark_settings_load(now, &work->config, &given, work->inputs[NEW], error) &&
                        ark_settings_choose_profile(now, &work->config, &given, check, error);
    if (!ok)
        return false;
    ark_session_init_beside(old, now);
    if (!ark_session_load_inputs(old, work->inputs[OLD], error) ||
        !ark_session_freeze(old, error) || !ark_session_freeze(now, error))
        return false;
    /* An export that failed has no findings, and must not pass for a model without faults. */
    if (!o->no_check && ark_session_require_content(old, NULL) &&
        !ark_session_require_content(now, error))
        return false;
    for (int side = 0; side < SIDES; side++)
        work->notes[side] = work->sessions[side].diags.items.n + work->sessions[side].diags.dropped;
    return true;
}

static void run_checks(struct work *work, struct ark_check *check)
{
    struct ark_session *sessions = work->sessions;
    for (int side = 0; side < SIDES; side++) {
        const struct ark_assess *assess = &work->assess;
        check->graph = sessions[side].graph;
        check->inputs = sessions[side].inputs.items.v;
        check->input_n = sessions[side].inputs.items.n;
        check->diags = &sessions[side].diags;
        check->packs = sessions[NEW].packs.v;
        check->pack_n = sessions[NEW].packs.n;
        check->assessments = &assess->known;
        check->assessments_file =
            assess->path ? ark_atom_find(sessions[NEW].atoms, assess->path) : ARK_ATOM_NONE;
        work->results[side] = ark_check_run(check);
    }
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Which formats and tools the inputs are of, in the order of their words. Caller frees. */
static char *origins_of(const struct ark_session *session)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    ARK_VEC_EACH (const struct ark_input, input, session->inputs.items)
        g_ptr_array_add(all, g_strdup_printf("%s %s %s", input->format,
                                             input->version ? input->version : "",
                                             input->tool ? input->tool : ""));
    g_ptr_array_sort(all, by_text);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < all->len; i++) {
        if (!i || strcmp(all->pdata[i], all->pdata[i - 1]) != 0)
            g_string_append_printf(text, "%s\n", (const char *)all->pdata[i]);
    }
    return g_string_free(text, FALSE);
}

static struct ark_diff *compare(const struct work *work)
{
    g_autofree char *old = origins_of(&work->sessions[OLD]),
                    *now = origins_of(&work->sessions[NEW]);
    const struct ark_diff_options options = {.layout = work->options->layout,
                                             .other_format = strcmp(old, now) != 0};
    return ark_diff_new(work->sessions[OLD].graph, work->sessions[NEW].graph, &options);
}

static struct ark_diff_side side_of(const struct work *work, int side)
{
    const struct ark_session *session = &work->sessions[side];
    return (struct ark_diff_side){work->options->inputs[side], session->inputs.items.v,
                                  session->inputs.items.n, &session->diags, work->notes[side]};
}

static bool spares_inputs(const struct work *work, const char *path, GError **error)
{
    for (int side = 0; side < SIDES; side++) {
        const struct ark_inputs *inputs = &work->sessions[side].inputs;
        if (!ark_outputs_spare_inputs(inputs->items.v, inputs->items.n, path, work->lang, error))
            return false;
    }
    return true;
}

/* All is rendered before anything is written. */
static bool write_all(const struct work *work, struct ark_diff_job *job, GError **error)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func((GDestroyNotify)g_free);
    ARK_VEC_EACH (const struct ark_target, target, work->targets.items) {
        GString *text = g_string_new(NULL);
        job->colour = ark_terminal_wants_colour(target->path);
        WRITERS[target->format](job, text);
        g_ptr_array_add(texts, g_string_free(text, FALSE));
        if (!spares_inputs(work, target->path, error))
            return false;
    }
    return ark_outputs_write_texts(&work->targets, texts, work->lang, error);
}

static bool was(const void *diff, ark_ref is, ark_ref *ret_was)
{
    return ark_diff_was(diff, is, ret_was);
}

static int tell(struct work *work, GError **error)
{
    g_autoptr(ark_diff) diff = compare(work);
    bool checked = work->results[NEW] != NULL;
    if (checked)
        ark_finding_changes_init(&work->findings, work->results[OLD], work->results[NEW], was,
                                 diff);
    struct ark_diff_job job = {.diff = diff,
                               .findings = checked ? &work->findings : NULL,
                               .old = side_of(work, OLD),
                               .now = side_of(work, NEW),
                               .lang = work->lang,
                               .all = work->options->all};
    if (!write_all(work, &job, error))
        return -1;
    int gate = ark_settings_gate(&work->config, work->options->fail_on);
    return checked ? ark_finding_changes_exit_code(&work->findings, gate) : 0;
}

static int run(struct work *work, GError **error)
{
    struct ark_check check = {.lang = work->lang};
    g_autofree char *date = ark_clock_date(work->options->date);
    check.date = date;
    if (!find_targets(work, error) || !check_operands(work->options, work->lang, error) ||
        !read_configs(work, error))
        return -1;
    bool checks = !work->options->no_check;
    if (checks && !ark_assess_open(&work->assess, NULL, &work->config, false, error))
        return -1;
    if (work->assess.path)
        ark_atom_intern(work->sessions[NEW].atoms, work->assess.path);
    if (!load(work, &check, error))
        return -1;
    if (checks)
        run_checks(work, &check);
    return tell(work, error);
}

static void clear(struct work *work)
{
    ark_finding_changes_clear(&work->findings);
    for (int side = 0; side < SIDES; side++) {
        ark_result_free(work->results[side]);
        g_strfreev(work->inputs[side]);
        if (work->sessions[side].atoms)
            ark_session_clear(&work->sessions[side]);
    }
    ark_vec_clear(&work->targets.items);
    ark_assess_clear(&work->assess);
    ark_config_clear(&work->config);
}

int ark_cmd_diff(int argc, char **argv, enum ark_lang lang)
{
    g_autoptr(GError) error = NULL;
    struct options options = {0};
    int code = 0;
    bool parsed = parse(&options, argc, argv, lang, &error);
    const struct ark_given given = given_in(&options);
    if (parsed && ark_settings_check(&given, lang, &error)) {
        struct work work = {.options = &options, .lang = lang};
        ark_session_init(&work.sessions[NEW], lang);
        work.assess = (struct ark_assess){.lang = lang, .arena = work.sessions[NEW].arena};
        code = run(&work, &error);
        clear(&work);
    }
    clear_options(&options);
    return error ? ark_complain(error) : code;
}
