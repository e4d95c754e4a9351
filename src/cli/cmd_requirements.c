/* arkitjek requirements: what documents demand, as a list or as the beginning of a rule pack. */
#include <string.h>

#include "cli/config.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/rows.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "render/requirements.h"

struct options {
    char **inputs, **formats;
    char *modals, *lang;
};

static const char *const FORMATS[] = {"table", "md", "csv", "yaml", NULL};
static bool (*const WRITERS[])(const struct ark_requirement_job *, GString *, GError **) = {
    ark_requirements_table, ark_requirements_markdown, ark_requirements_csv, ark_requirements_pack};

static bool parse(struct options *o, int argc, char **argv, enum ark_lang lang, GError **error)
{
    const GOptionEntry entries[] = {
        {"format", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->formats,
         ark_say(lang, "table, md, csv eller yaml (en regelpakke); kan gentages, ellers table",
                 "table, md, csv or yaml (a rule pack); may be repeated, else table"),
         ark_say(lang, "F[=FIL]", "F[=FILE]")},
        {"modals", 0, 0, G_OPTION_ARG_FILENAME, &o->modals,
         ark_say(lang, "capital: kun SKAL, BØR ...; all: også »skal« som kandidater",
                 "capital: only MUST, SKAL ...; all: \"must\", too, as candidates"),
         "capital|all"},
        ARK_OPTION_LANG(&o->lang, lang),
        {0},
    };
    o->inputs = ark_options_parse(
        argc, argv, entries, "INPUT...",
        ark_say(lang,
                "Finder de krav, som dokumenter stiller: sætninger med SKAL, BØR, KAN og MÅ IKKE "
                "(MUST, SHOULD\nog MAY), og rækker i tabeller med en kolonne for niveauet. Uden "
                "--modals gælder versaler i et\ndokument, der har dem; i andre er ord med småt "
                "kandidater, som en person må se på.\n\n"
                "  arkitjek requirements krav.md --format yaml=krav.yaml\n\n"
                "skriver dem som en regelpakke, der kan rettes til.\n\n"
                "Exitkode:\n  0  listen er vist eller skrevet, også når den er tom\n"
                "  2  forkert brug\n"
                "  3  et input kunne ikke læses, eller et resultat ikke skrives",
                "Finds the requirements that documents state: sentences with MUST, SHOULD, MAY "
                "(SKAL, BØR, KAN\nand MÅ IKKE), and rows of tables with a column for the level. "
                "Without --modals, capitals count in a\ndocument that has them; in others, words "
                "in lower case are candidates for a person to look at.\n\n"
                "  arkitjek requirements requirements.md --format yaml=requirements.yaml\n\n"
                "writes them as a rule pack to go on from.\n\n"
                "Exit code:\n  0  the list was shown or written, even when it is empty\n"
                "  2  wrong usage\n"
                "  3  an input could not be read, or a result not written"),
        lang, error);
    return o->inputs && ark_options_check_lang(o->lang, lang, error);
}

static bool read_modals(const char *text, enum ark_modals *ret_modals, enum ark_lang lang,
                        GError **error)
{
    if (text && strcmp(text, "capital") != 0 && strcmp(text, "all") != 0)
        return ark_fail(error, ARK_ERROR_USAGE,
                        ark_say(lang, "--modals »%s« kendes ikke. Vælg capital eller all.",
                                "--modals \"%s\" is not known. Choose capital or all."),
                        text);
    *ret_modals = !text                      ? ARK_MODALS_AUTO
                  : strcmp(text, "all") == 0 ? ARK_MODALS_ALL
                                             : ARK_MODALS_CAPITAL;
    return true;
}

/* What was read, by the name of its first file without folder and ending. Caller frees. */
static char *name_of(const struct ark_session *session)
{
    char *name = g_path_get_basename(session->inputs.items.v[0].file);
    char *ending = strrchr(name, '.');
    if (ending && ending > name)
        *ending = '\0';
    char *valid = g_utf8_make_valid(name, -1);
    g_free(name);
    return valid;
}

/* All is rendered before anything is written. */
static bool write_all(const struct ark_session *session, const struct ark_targets *outputs,
                      const struct ark_requirement_job *job, GError **error)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func((GDestroyNotify)g_free);
    ARK_VEC_EACH (const struct ark_target, output, outputs->items) {
        GString *text = g_string_new(NULL);
        bool ok = WRITERS[output->format](job, text, error) &&
                  ark_outputs_spare_inputs(session->inputs.items.v, session->inputs.items.n,
                                           output->path, job->lang, error);
        g_ptr_array_add(texts, g_string_free(text, FALSE));
        if (!ok)
            return false;
    }
    return ark_outputs_write_texts(outputs, texts, job->lang, error);
}

static bool has_documents(const struct ark_session *session)
{
    ARK_VEC_EACH (const struct ark_input, input, session->inputs.items) {
        if (input->has[ARK_COUNT_SECTIONS])
            return true;
    }
    return false;
}

static bool list(struct ark_session *session, const struct options *o, GError **error)
{
    g_auto(ark_config) config = {0};
    struct ark_targets outputs = {0};
    bool ok = read_modals(o->modals, &session->modals, session->lang, error) &&
              ark_options_targets(o->formats, FORMATS, session->lang, &outputs, error) &&
              ark_config_read(&config, o->inputs, session->lang, error) &&
              ark_session_load_inputs(session, config.inputs, error);
    if (ok && !has_documents(session))
        ok = ark_fail(error, ARK_ERROR_INPUT, "%s",
                      ark_say(session->lang,
                              "der er intet dokument i det læste, kun modeller. Giv den tekst, som "
                              "kravene står i.",
                              "there is no document in what was read, only models. Give the text "
                              "that states the requirements."));
    ok = ok && ark_session_freeze(session, error);
    if (ok) {
        struct ark_requirements found;
        ark_requirements_of(session->graph, &found);
        g_autofree char *name = name_of(session);
        struct ark_requirement_job job = {&found, session->lang, name, ark_terminal_width()};
        ok = write_all(session, &outputs, &job, error);
        ark_requirements_clear(&found);
    }
    ark_vec_clear(&outputs.items);
    return ok;
}

int ark_cmd_requirements(int argc, char **argv, enum ark_lang lang)
{
    g_autoptr(GError) error = NULL;
    struct options options = {0};
    if (parse(&options, argc, argv, lang, &error)) {
        struct ark_session session;
        ark_session_init(&session, lang);
        list(&session, &options, &error);
        ark_session_clear(&session);
    }
    g_strfreev(options.inputs);
    g_strfreev(options.formats);
    g_free(options.modals);
    g_free(options.lang);
    return error ? ark_complain(error) : 0;
}
