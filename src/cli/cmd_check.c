/* arkitjek check: load, check, report. */
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

struct options {
    char **packs, **formats, **inputs, **sets;
    char *output, *fail_on, *lang, *date, *template, *profile, *archimate, *previous, *assessments;
    gboolean stats, ask;
};

static void clear_options(struct options *options)
{
    g_strfreev(options->packs);
    g_strfreev(options->formats);
    g_strfreev(options->inputs);
    g_strfreev(options->sets);
    g_free(options->output);
    g_free(options->archimate);
    g_free(options->fail_on);
    g_free(options->lang);
    g_free(options->date);
    g_free(options->template);
    g_free(options->profile);
    g_free(options->previous);
    g_free(options->assessments);
}

static bool parse(struct options *o, int argc, char **argv, enum ark_lang lang, GError **error)
{
    g_autofree char *versions = ark_version_names("|");
    const GOptionEntry entries[] = {
        ARK_OPTIONS_CHECK(o, versions, lang),
        {"format", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->formats,
         ark_say(lang, "text, md, html, pdf, svg, json, sarif, junit, csv (uden FIL: stdout)",
                 "text, md, html, pdf, svg, json, sarif, junit, csv (no FILE: stdout)"),
         ark_say(lang, "F[=FIL]", "F[=FILE]")},
        {"output", 0, 0, G_OPTION_ARG_FILENAME, &o->output,
         ark_say(lang, "skriv rapport, resultat og diagrammer i en mappe",
                 "write report, result and diagrams into a folder"),
         ark_say(lang, "MAPPE", "DIR")},
        {"fail-on", 0, 0, G_OPTION_ARG_FILENAME, &o->fail_on,
         ark_say(lang, "skal, bør, kan eller never: hvornår exitkoden er 1 (ellers bør)",
                 "skal, bør, kan or never: when the exit code is 1 (else bør)"),
         ark_say(lang, "NIVEAU", "LEVEL")},
        {"template", 0, 0, G_OPTION_ARG_FILENAME, &o->template,
         ark_say(lang, "egen Mustache-skabelon til rapporten",
                 "a Mustache template of your own for the report"),
         ark_say(lang, "FIL", "FILE")},
        {"previous", 0, 0, G_OPTION_ARG_FILENAME, &o->previous,
         ark_say(lang, "rapporten, som den var før, så pakken hoering kan sammenligne",
                 "the report as it was before, for the pack hoering to compare"),
         ark_say(lang, "FIL", "FILE")},
        {"ask", 0, 0, G_OPTION_ARG_NONE, &o->ask,
         ark_say(lang, "stil de åbne spørgsmål ved terminalen, og gem vurderingerne",
                 "ask the open questions at the terminal and store the assessments"),
         NULL},
        {"assessments", 0, 0, G_OPTION_ARG_FILENAME, &o->assessments,
         ark_say(lang, "vurderinger (ellers vurderinger.yaml ved siden af arkitjek.yaml)",
                 "assessments (else vurderinger.yaml beside arkitjek.yaml)"),
         ark_say(lang, "FIL", "FILE")},
        {"stats", 0, 0, G_OPTION_ARG_NONE, &o->stats,
         ark_say(lang, "vis sidst i teksten, hvad hver regel fik fat i",
                 "show at the end of the text what each rule got hold of"),
         NULL},
        ARK_OPTION_LANG(&o->lang, lang),
        {0},
    };
    o->inputs = ark_options_parse(
        argc, argv, entries, "INPUT...",
        ark_say(
            lang,
            "Kontrollerer arkitekturrapporter og ArchiMate-modeller (filer, mapper eller - for "
            "standard input).\n\nExitkode:\n"
            "  0  intet brud på niveauet i --fail-on\n"
            "  1  mindst ét\n"
            "  2  forkert brug, opsætning eller regelpakke\n"
            "  3  et input kunne ikke læses, et resultat ikke skrives, eller en kontrol ikke "
            "gennemføres",
            "Checks architecture reports and ArchiMate models (files, folders or - for standard "
            "input).\n\nExit code:\n"
            "  0  no violation at the level of --fail-on\n"
            "  1  at least one\n"
            "  2  wrong usage, configuration or rule pack\n"
            "  3  an input could not be read, a result not written, or a check not completed"),
        lang, error);
    return o->inputs != NULL;
}

static struct ark_given given_in(const struct options *o)
{
    return (struct ark_given){o->packs,   o->sets, o->profile, o->archimate,
                              o->fail_on, o->date, o->lang};
}

/* The version that the pack archimate holds models against; NULL without that pack. */
static const struct ark_version *archimate_version(const struct ark_session *session)
{
    const struct ark_parameter *version = NULL;
    for (uint32_t i = 0; i < session->packs.n && !version; i++) {
        if (strcmp(session->packs.v[i]->id, "archimate") == 0)
            version = ark_pack_parameter(session->packs.v[i], "version");
    }
    return version && version->value.type == ARK_TEXT ? ark_version_find(version->value.text)
                                                      : NULL;
}

/* A version may be chosen whose table of relationships is not among ours. */
static void note_stand_in(struct ark_session *session, const struct ark_version *version)
{
    const struct ark_version *used = ark_version_for_relationships(version);
    if (used == version)
        return;
    ark_diag_add(&session->diags, ARK_DIAG_NOTE, "archimate-stand-in", (struct ark_loc){0},
                 ark_say(session->lang,
                         "ArchiMate %s er valgt, men dens tabel over relationer kendes ikke her; "
                         "relationerne er holdt op mod tabellen for %s.",
                         "ArchiMate %s is chosen, but its table of relationships is not known "
                         "here; relationships are held against the table of %s."),
                 version->name, used->name);
}

/* A model in ArchiMate 2 is held against a newer one. */
static void note_older_models(struct ark_session *session, const struct ark_version *version)
{
    const struct ark_version *used = ark_version_for_relationships(version);
    ARK_VEC_EACH (const struct ark_input, input, session->inputs.items) {
        const struct ark_version *its =
            input->archimate ? ark_version_find(input->archimate) : NULL;
        if (!its || !its->stand_in)
            continue;
        struct ark_loc loc = {.file = ark_atom_intern(session->atoms, input->file)};
        ark_diag_add(&session->diags, ARK_DIAG_NOTE, "older-archimate", loc,
                     ark_say(session->lang,
                             "modellen er skrevet i ArchiMate 2; dens navne er læst som dem i "
                             "3.x, og relationerne er holdt op mod %s. Vælg med --archimate.",
                             "the model is written in ArchiMate 2; its names are read as those of "
                             "3.x and its relationships held against %s. Choose with --archimate."),
                     used->name);
    }
}

static bool load(struct ark_session *session, const struct options *o,
                 const struct ark_config *config, struct ark_check *check, GError **error)
{
    const char *previous = o->previous ? o->previous : config->previous;
    const struct ark_given given = given_in(o);
    if (!ark_settings_load(session, config, &given, config->inputs, error) ||
        !ark_settings_choose_profile(session, config, &given, check, error) ||
        !ark_session_require_content(session, error) ||
        (previous && !ark_session_load_previous(session, previous, error)))
        return false;
    const struct ark_version *version = archimate_version(session);
    if (version) {
        note_stand_in(session, version);
        note_older_models(session, version);
    }
    return ark_session_freeze(session, error);
}

static bool prepare_outputs(struct ark_outputs *outputs, const struct options *o,
                            const struct ark_config *config, GError **error)
{
    outputs->gate = ark_settings_gate(config, o->fail_on);
    outputs->dir = g_strdup(o->output);
    outputs->template = g_strdup(o->template);
    outputs->coverage = o->stats;
    for (char **format = o->formats; format && *format; format++) {
        if (!ark_outputs_add(outputs, *format, error))
            return false;
    }
    bool nothing = !outputs->items.n && !outputs->dir;
    return !nothing || ark_outputs_add(outputs, "text", error);
}

static void say_report(const char *report, const struct ark_result *result, enum ark_lang lang)
{
    fprintf(stderr,
            ark_say(lang, "Kontroller: %u ikke opfyldt, %u forklaret, %u til vurdering.\n",
                    "Checks: %u not met, %u explained, %u for review.\n"),
            result->verdicts[ARK_VIOLATED], result->verdicts[ARK_EXPLAINED],
            result->verdicts[ARK_REVIEW]);
    ark_say_error("%s: %s", ark_say(lang, "Rapport", "Report"), report);
}

/* Green but empty must not look like green. */
static void warn_if_nothing_applies(const struct ark_result *result, enum ark_lang lang)
{
    if (result->verdicts[ARK_NOT_APPLICABLE] == result->rules.n)
        ark_say_error(
            "arkitjek: %s",
            ark_say(lang,
                    "intet i det læste er dækket af reglerne, så der er ikke kontrolleret "
                    "noget. Se med `arkitjek inspect`, hvad der blev læst.",
                    "nothing of what was read is covered by the rules, so nothing was "
                    "checked. See what was read with `arkitjek inspect`."));
}

/* Where no text is written, what --stats asks for goes to standard error. */
static void show_stats(const struct ark_outputs *outputs, const struct ark_result *result)
{
    bool in_text = outputs->dir != NULL;
    ARK_VEC_EACH (const struct ark_output, output, outputs->items)
        in_text = in_text || strcmp(output->renderer->format, "text") == 0;
    if (!outputs->coverage || in_text)
        return;
    g_autoptr(GString) text = g_string_new(NULL);
    ark_render_coverage(result, outputs->lang, text);
    fputs(text->str, stderr);
}

/* Runs the check, and asks what is to be asked; NULL on failure. */
static struct ark_result *run_check(struct ark_session *session, const struct options *o,
                                    struct ark_check *check, struct ark_assess *assess,
                                    GError **error)
{
    check->graph = session->graph;
    check->inputs = session->inputs.items.v;
    check->input_n = session->inputs.items.n;
    check->packs = session->packs.v;
    check->pack_n = session->packs.n;
    check->assessments = &assess->known;
    check->assessments_file = assess->path ? ark_atom_find(session->atoms, assess->path) : 0;
    g_autoptr(ark_result) result = ark_check_run(check);
    if (o->ask && !ark_assess_ask(assess, result, error))
        return NULL;
    return g_steal_pointer(&result);
}

static int check(struct ark_session *session, const struct options *o,
                 const struct ark_config *config, struct ark_assess *assess,
                 struct ark_outputs *outputs, GError **error)
{
    struct ark_check check = {.lang = session->lang, .diags = &session->diags};
    if (!prepare_outputs(outputs, o, config, error) || !load(session, o, config, &check, error))
        return -1;
    g_autofree char *date = ark_clock_date(o->date), *report = NULL;
    check.date = date;
    g_autoptr(ark_result) result = run_check(session, o, &check, assess, error);
    if (!result || !ark_outputs_write(outputs, result, &report, error))
        return -1;
    show_stats(outputs, result);
    if (report)
        say_report(report, result, session->lang);
    warn_if_nothing_applies(result, session->lang);
    return ark_check_exit_code(result, outputs->gate);
}

static int run(struct ark_session *session, const struct options *o, GError **error)
{
    g_auto(ark_config) config = {0};
    if (!ark_config_read(&config, o->inputs, session->lang, error))
        return -1;
    struct ark_assess assess = {.lang = session->lang, .arena = session->arena};
    struct ark_outputs outputs;
    ark_outputs_init(&outputs, session->lang);
    bool ok = (!o->ask || ark_assess_can_ask(config.inputs, session->lang, error)) &&
              ark_assess_open(&assess, o->assessments, &config, o->ask, error);
    if (ok && assess.path)
        ark_atom_intern(session->atoms, assess.path);
    int code = ok ? check(session, o, &config, &assess, &outputs, error) : -1;
    ark_outputs_clear(&outputs);
    ark_assess_clear(&assess);
    return code;
}

int ark_cmd_check(int argc, char **argv, enum ark_lang lang)
{
    g_autoptr(GError) error = NULL;
    struct options options = {0};
    int code = 0;
    bool parsed = parse(&options, argc, argv, lang, &error);
    const struct ark_given given = given_in(&options);
    if (parsed && ark_settings_check(&given, lang, &error)) {
        struct ark_session session;
        ark_session_init(&session, lang);
        code = run(&session, &options, &error);
        ark_session_clear(&session);
    }
    clear_options(&options);
    return error ? ark_complain(error) : code;
}
