/* arkitjek rules doc: the reference of packs. */
#include "base/output.h"
#include "cli/labels.h"
#include "cli/options.h"
#include "cli/rows.h"
#include "cli/session.h"
#include "render/html.h"
#include "report/rules.h"

struct options {
    char **packs;
    char *format, *output, *lang;
};

enum format { MARKDOWN, HTML };

static bool parse(struct options *o, int argc, char **argv, enum ark_lang lang, GError **error)
{
    const GOptionEntry entries[] = {
        {"format", 0, 0, G_OPTION_ARG_FILENAME, &o->format,
         ark_say(lang, "md eller html (ellers md)", "md or html (else md)"), "F"},
        {"output", 0, 0, G_OPTION_ARG_FILENAME, &o->output,
         ark_say(lang, "skriv til en fil; ellers til standard output",
                 "write to a file; else to standard output"),
         ark_say(lang, "FIL", "FILE")},
        ARK_OPTION_LANG(&o->lang, lang),
        {0},
    };
    o->packs = ark_options_parse(
        argc, argv, entries, ark_say(lang, "[PAKKE]...", "[PACK]..."),
        ark_say(lang,
                "Skriver et opslagsværk over regelpakker: hver regel med kilde, begrundelse, "
                "vejledning og\neksempler. Uden PAKKE de indbyggede.",
                "Writes a reference of rule packs: each rule with its source, reason, remedy and "
                "examples.\nWithout PACK the built-in ones."),
        lang, error);
    return o->packs && ark_options_check_lang(o->lang, lang, error);
}

static bool document(struct ark_session *session, const struct options *o, enum format format,
                     GError **error)
{
    session->every_pack = true;
    session->with_tests = true;
    if (!ark_session_load_packs(session, o->packs, error))
        return false;
    struct ark_compile compile = ark_session_compile(session);
    g_autoptr(GString) markdown = g_string_new(NULL), html = g_string_new(NULL);
    g_autofree char *title = ark_reference_title(session->packs.v, session->packs.n, session->lang);
    ark_reference_markdown(&compile, session->packs.v, session->packs.n, ark_model_labels,
                           markdown);
    if (format == HTML)
        ark_render_html(markdown->str, title, session->lang, NULL, html);
    const GString *out = format == HTML ? html : markdown;
    return ark_output_write(o->output ? o->output : "-", out->str, out->len, session->lang, error);
}

int ark_cmd_rules_doc(int argc, char **argv, enum ark_lang lang)
{
    static const char *const FORMATS[] = {"md", "html", NULL};
    g_autoptr(GError) error = NULL;
    struct options options = {0};
    unsigned format = MARKDOWN;
    argv[0] = (char *)"rules doc";
    if (parse(&options, argc, argv, lang, &error) &&
        (!options.format || ark_options_choose(options.format, FORMATS, lang, &format, &error))) {
        struct ark_session session;
        ark_session_init(&session, lang);
        document(&session, &options, (enum format)format, &error);
        ark_session_clear(&session);
    }
    g_strfreev(options.packs);
    g_free(options.format);
    g_free(options.output);
    g_free(options.lang);
    return error ? ark_complain(error) : 0;
}
