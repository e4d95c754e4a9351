/* arkitjek inspect: what was read: tool, dialect, version, counts, and what was skipped and why. */
#include <string.h>

#include "base/output.h"
#include "cli/config.h"
#include "cli/options.h"
#include "cli/rows.h"
#include "cli/session.h"
#include "report/inspect.h"
#include "uml/normal.h"

struct options {
    char **inputs;
    char *format, *lang;
};

static bool parse(struct options *o, int argc, char **argv, enum ark_lang lang, GError **error)
{
    const GOptionEntry entries[] = {
        {"format", 0, 0, G_OPTION_ARG_FILENAME, &o->format,
         ark_say(lang,
                 "text eller json (ellers text); dump for hele grafen; normal for en UML-model "
                 "på den form, der er ens, uanset hvilket værktøj der har skrevet filen",
                 "text or json (else text); dump for the whole graph; normal for a UML model in "
                 "the form that is the same whichever tool wrote the file"),
         "F"},
        ARK_OPTION_LANG(&o->lang, lang),
        {0},
    };
    o->inputs = ark_options_parse(argc, argv, entries, "INPUT...",
                                  ark_say(lang,
                                          "Viser, hvad der blev læst, og hvad der blev sprunget "
                                          "over.",
                                          "Shows what was read, and what was skipped."),
                                  lang, error);
    if (!o->inputs || !ark_options_check_lang(o->lang, lang, error))
        return false;
    static const char *const FORMATS[] = {"text", "json", "dump", "normal", NULL};
    unsigned choice;
    return !o->format || ark_options_choose(o->format, FORMATS, lang, &choice, error);
}

static bool describe(struct ark_session *session, const char *format, GString *out, GError **error)
{
    if (format && strcmp(format, "json") == 0) {
        json_t *data = ark_inspect_json(&session->inputs);
        g_autofree char *text = NULL;
        char *dumped = json_dumps(data, JSON_INDENT(2));
        g_string_append_printf(out, "%s\n", dumped);
        free(dumped);
        json_decref(data);
    } else if (format && strcmp(format, "text") != 0) {
        if (!ark_session_freeze(session, error))
            return false;
        if (strcmp(format, "dump") == 0)
            ark_graph_dump(session->graph, true, out);
        else
            ark_uml_normal(session->graph, ARK_ATOM_NONE, out);
    } else {
        ark_inspect_text(&session->inputs, session->lang, out);
    }
    return true;
}

static void show_diagnostics(const struct ark_session *session)
{
    ARK_VEC_EACH (const struct ark_diag, diag, session->diags.items) {
        const char *file = diag->loc.file ? ark_atom_text(session->atoms, diag->loc.file) : "-";
        enum ark_place_unit unit =
            ark_place_unit_of(session->inputs.items.v, session->inputs.items.n, file);
        g_autofree char *place =
            ark_place_text(unit, file, diag->loc.line, diag->loc.column, session->lang);
        ark_say_error("%s: %s", place, diag->message);
    }
    if (session->diags.dropped)
        fprintf(stderr,
                ark_say(session->lang, "… og %u bemærkninger mere\n", "… and %u notes more\n"),
                session->diags.dropped);
}

int ark_cmd_inspect(int argc, char **argv, enum ark_lang lang)
{
    g_autoptr(GError) error = NULL;
    struct options options = {0};
    if (parse(&options, argc, argv, lang, &error)) {
        struct ark_session session;
        g_auto(ark_config) config = {0};
        g_autoptr(GString) out = g_string_new(NULL);
        ark_session_init(&session, lang);
        if (ark_config_read(&config, options.inputs, lang, &error) &&
            ark_session_load_inputs(&session, config.inputs, &error)) {
            bool described = describe(&session, options.format, out, &error);
            show_diagnostics(&session);
            if (described)
                ark_output_write("-", out->str, out->len, lang, &error);
        }
        ark_session_clear(&session);
    }
    g_strfreev(options.inputs);
    g_free(options.format);
    g_free(options.lang);
    return error ? ark_complain(error) : 0;
}
