/* arkitjek rules new: the beginning of a pack with one rule, which loads and whose tests pass. */
#include <string.h>
#include <sys/stat.h>

#include "base/escape.h"
#include "base/output.h"
#include "cli/options.h"
#include "cli/rows.h"
#include "embedded/embedded.h"
#include "report/report.h"

struct options {
    char **ids;
    char *pack, *lang;
};

static bool check_id(const char *id, enum ark_lang lang, GError **error)
{
    size_t len = strlen(id);
    bool ok = len && g_ascii_isalpha(id[0]) && g_ascii_isalpha(id[len - 1]);
    for (size_t i = 0; i < len; i++)
        ok = ok && (g_ascii_isalnum(id[i]) || strchr("-_.", id[i]));
    return ok || ark_fail(error, ARK_ERROR_USAGE,
                          ark_say(lang,
                                  "»%s« kan ikke være id for en regel. Brug bogstaver (a–z), tal, "
                                  "- . og _; det begynder og slutter med et bogstav, fx EGEN-1-a.",
                                  "\"%s\" can't be the id of a rule. Use letters (a–z), digits, "
                                  "- . and _; it begins and ends with a letter, such as OWN-1-a."),
                          id);
}

static bool parse(struct options *o, int argc, char **argv, enum ark_lang lang, GError **error)
{
    const GOptionEntry entries[] = {
        {"pack", 0, 0, G_OPTION_ARG_FILENAME, &o->pack,
         ark_say(lang, "skriv til en ny fil; ellers til standard output",
                 "write to a new file; else to standard output"),
         ark_say(lang, "FIL", "FILE")},
        ARK_OPTION_LANG(&o->lang, lang),
        {0},
    };
    o->ids = ark_options_parse(
        argc, argv, entries, "ID",
        ark_say(
            lang,
            "Begynder på en regelpakke med én regel og dens prøver. Den kan indlæses, og "
            "prøverne består;\nret den til. En fil, der er der i forvejen, røres ikke.",
            "Begins a rule pack with one rule and its tests. It loads, and the tests pass; make "
            "it yours.\nA file that is already there is left alone."),
        lang, error);
    if (!o->ids || !ark_options_check_lang(o->lang, lang, error))
        return false;
    if (g_strv_length(o->ids) != 1)
        return ark_fail(error, ARK_ERROR_USAGE, "%s",
                        ark_say(lang, "giv reglen ét id, fx `arkitjek rules new EGEN-1-a`.",
                                "give the rule one id, such as `arkitjek rules new OWN-1-a`."));
    return check_id(o->ids[0], lang, error);
}

/* What the check EGEN-1-a tests: EGEN 1. Caller frees. */
static char *framework_id(const char *id)
{
    const char *dash = strrchr(id, '-');
    char *framework = g_strdup(id);
    if (dash && dash > id)
        framework[dash - id] = '\0';
    return g_strdelimit(framework, "-", ' ');
}

/* After the file, where its name can be one. Caller frees. */
static char *pack_id(const char *file, enum ark_lang lang)
{
    g_autofree char *name = file ? g_path_get_basename(file) : g_strdup("");
    char *ending = strrchr(name, '.');
    if (ending)
        *ending = '\0';
    bool ok = g_ascii_isalpha(*name);
    for (const char *at = name; *at; at++)
        ok = ok && (g_ascii_isalnum(*at) || *at == '-' || *at == '_');
    return g_strdup(ok ? name : ark_say(lang, "egne-regler", "own-rules"));
}

static const char *scaffold(enum ark_lang lang)
{
    const char *name = ark_say(lang, "templates/regel.da.yaml", "templates/rule.en.yaml");
    for (unsigned i = 0; i < ark_embedded_count; i++) {
        if (strcmp(ark_embedded_files[i].name, name) == 0)
            return ark_embedded_files[i].bytes;
    }
    g_assert_not_reached();
}

static bool check_is_new(const char *path, enum ark_lang lang, GError **error)
{
    struct stat st;
    return lstat(path, &st) != 0 ||
           ark_fail_at(error, ARK_ERROR_USAGE, path, 0, 0, "%s",
                       ark_say(lang,
                               "findes allerede og røres ikke. Vælg et andet navn, eller skriv til "
                               "standard output (uden --pack) og sæt reglen ind.",
                               "is already there and is left alone. Choose another name, or write "
                               "to standard output (without --pack) and paste the rule in."));
}

static bool write_rule(const struct options *o, enum ark_lang lang, GError **error)
{
    if (o->pack && !check_is_new(o->pack, lang, error))
        return false;
    bool is_path = o->pack && (strchr(o->pack, '/') || g_str_has_suffix(o->pack, ".yaml"));
    g_autofree char *framework = framework_id(o->ids[0]), *pack = pack_id(o->pack, lang);
    g_autofree char *file = o->pack && g_utf8_validate(o->pack, -1, NULL) && !strchr(o->pack, '\n')
                                ? g_strconcat(is_path ? "" : "./", o->pack, NULL)
                                : g_strdup(ark_say(lang, "FIL.yaml", "FILE.yaml"));
    json_t *data = json_pack("{s:s, s:s, s:s, s:s}", "id", o->ids[0], "framework", framework,
                             "pack", pack, "file", file);
    g_autofree char *text =
        ark_mustache("regel", scaffold(lang), data, ark_escape_markdown, NULL, NULL, lang, error);
    json_decref(data);
    if (!text || !ark_output_write(o->pack ? o->pack : "-", text, strlen(text), lang, error))
        return false;
    if (o->pack)
        ark_say_error(ark_say(lang, "%s er skrevet. Prøv den: arkitjek rules test %s",
                              "%s is written. Test it: arkitjek rules test %s"),
                      o->pack, file);
    return true;
}

int ark_cmd_rules_new(int argc, char **argv, enum ark_lang lang)
{
    g_autoptr(GError) error = NULL;
    struct options options = {0};
    argv[0] = (char *)"rules new";
    if (parse(&options, argc, argv, lang, &error))
        write_rule(&options, lang, &error);
    g_strfreev(options.ids);
    g_free(options.pack);
    g_free(options.lang);
    return error ? ark_complain(error) : 0;
}
