/* Options: GOption does the parsing; unknown names are caught before it, so that the message can
 * suggest what was meant. */
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"

static const GOptionEntry *find_option(const GOptionEntry *entries, const char *name)
{
    for (; entries->long_name; entries++) {
        if (strcmp(entries->long_name, name) == 0)
            return entries;
    }
    return NULL;
}

static const char *nearest_option(const GOptionEntry *entries, const char *name)
{
    const char *names[64];
    uint32_t n = 0;
    for (; entries->long_name && n < G_N_ELEMENTS(names); entries++)
        names[n++] = entries->long_name;
    return ark_nearest(name, names, n);
}

/* `*i` is the option in `argv`; moves to its value if that stands apart. */
static bool check_value(const GOptionEntry *option, char **argv, int *i, enum ark_lang lang,
                        GError **error)
{
    const char *equals = strchr(argv[*i], '=');
    if (option->arg == G_OPTION_ARG_NONE)
        return !equals || ark_fail(error, ARK_ERROR_USAGE,
                                   ark_say(lang, "--%s tager ingen værdi. Skriv blot --%s.",
                                           "--%s takes no value. Write just --%s."),
                                   option->long_name, option->long_name);
    const char *value = equals ? equals + 1 : argv[++*i];
    return (value && *value) || ark_fail(error, ARK_ERROR_USAGE,
                                         ark_say(lang, "--%s mangler en værdi. Se --help.",
                                                 "--%s lacks a value. See --help."),
                                         option->long_name);
}

static bool check_names(int argc, char **argv, const GOptionEntry *entries, enum ark_lang lang,
                        GError **error)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (argv[i][0] != '-' || !argv[i][1])
            continue;
        if (argv[i][1] != '-')
            return ark_fail(error, ARK_ERROR_USAGE,
                            ark_say(lang,
                                    "ukendt tilvalg %s. Tilvalg skrives ud, fx --output; se "
                                    "--help. En fil med det navn skrives ./%s.",
                                    "unknown option %s. Options are written in full, such as "
                                    "--output; see --help. A file of that name is written ./%s."),
                            argv[i], argv[i]);
        size_t len = strcspn(argv[i] + 2, "=");
        g_autofree char *name = g_strndup(argv[i] + 2, len);
        if (strcmp(name, "help") == 0)
            continue;
        const GOptionEntry *option = find_option(entries, name);
        if (option) {
            if (!check_value(option, argv, &i, lang, error))
                return false;
            continue;
        }
        const char *meant = nearest_option(entries, name);
        return ark_fail(error, ARK_ERROR_USAGE, "%s --%s.%s%s%s",
                        ark_say(lang, "ukendt tilvalg", "unknown option"), name,
                        meant ? ark_say(lang, " Mente du --", " Did you mean --") : "",
                        meant ? meant : "",
                        meant ? "?" : ark_say(lang, " Se --help.", " See --help."));
    }
    return true;
}

bool ark_options_check_lang(const char *name, enum ark_lang lang, GError **error)
{
    if (!name || strcmp(name, "da") == 0 || strcmp(name, "en") == 0)
        return true;
    return ark_fail(error, ARK_ERROR_USAGE,
                    ark_say(lang, "ukendt sprog »%s«. Vælg da eller en.",
                            "unknown language \"%s\". Choose da or en."),
                    name);
}

bool ark_options_choose(const char *given, const char *const *known, enum ark_lang lang,
                        unsigned *ret_choice, GError **error)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (unsigned i = 0; known[i]; i++) {
        if (strcmp(known[i], given) == 0) {
            *ret_choice = i;
            return true;
        }
        g_string_append_printf(all, "%s%s",
                               i == 0         ? ""
                               : known[i + 1] ? ", "
                                              : ark_say(lang, " eller ", " or "),
                               known[i]);
    }
    return ark_fail(
        error, ARK_ERROR_USAGE,
        ark_say(lang, "ukendt format »%s«. Vælg %s.", "unknown format \"%s\". Choose %s."), given,
        all->str);
}

static void print_help(const GOptionEntry *entries, const char *command, const char *operands,
                       const char *summary, enum ark_lang lang)
{
    printf(ark_say(lang, "Brug: arkitjek %s [TILVALG] %s\n\n%s\n\nTilvalg:\n",
                   "Usage: arkitjek %s [OPTION] %s\n\n%s\n\nOptions:\n"),
           command, operands, summary);
    for (; entries->long_name; entries++) {
        g_autofree char *name =
            entries->arg_description
                ? g_strdup_printf("--%s %s", entries->long_name, entries->arg_description)
                : g_strdup_printf("--%s", entries->long_name);
        printf("  %-28s %s\n", name, entries->description);
    }
}

char **ark_options_parse(int argc, char **argv, const GOptionEntry *entries, const char *operands,
                         const char *summary, enum ark_lang lang, GError **error)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            print_help(entries, argv[0], operands, summary, lang);
            return NULL;
        }
    }
    if (!check_names(argc, argv, entries, lang, error))
        return NULL;
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    g_auto(GStrv) args = g_new0(char *, (gsize)argc + 1);
    for (int i = 0; i < argc; i++)
        args[i] = g_strdup(argv[i]);
    g_autoptr(GError) cause = NULL;
    if (!g_option_context_parse_strv(context, &args, &cause)) {
        ark_fail(error, ARK_ERROR_USAGE, "%s: %s. %s",
                 ark_say(lang, "tilvalgene kan ikke læses", "the options can't be read"),
                 cause->message, ark_say(lang, "Se --help.", "See --help."));
        return NULL;
    }
    char **operands_left = g_strdupv(args + 1);
    for (char **at = operands_left; *at; at++) {
        if (strcmp(*at, "--") == 0) {
            g_free(*at);
            memmove(at, at + 1, (g_strv_length(at + 1) + 1) * sizeof *at);
            break;
        }
    }
    return operands_left;
}

static bool add_target(struct ark_targets *targets, const char *given, const char *const *known,
                       enum ark_lang lang, GError **error)
{
    const char *equals = strchr(given, '=');
    g_autofree char *name = g_strndup(given, equals ? (gsize)(equals - given) : strlen(given));
    struct ark_target target = {0, equals && equals[1] ? equals + 1 : "-"};
    if (!ark_options_choose(name, known, lang, &target.format, error))
        return false;
    ARK_VEC_EACH (const struct ark_target, other, targets->items) {
        if (strcmp(other->path, target.path) == 0)
            return ark_fail(error, ARK_ERROR_USAGE,
                            ark_say(lang,
                                    "to formater skal samme sted hen (%s). Giv dem hver sin fil: "
                                    "--format %s=FIL.",
                                    "two formats go to the same place (%s). Give each a file: "
                                    "--format %s=FILE."),
                            target.path, name);
    }
    ark_vec_push(&targets->items, target);
    return true;
}

bool ark_options_targets(char **given, const char *const *known, enum ark_lang lang,
                         struct ark_targets *ret_targets, GError **error)
{
    for (; given && *given; given++) {
        if (!add_target(ret_targets, *given, known, lang, error))
            return false;
    }
    if (!ret_targets->items.n)
        ark_vec_push(&ret_targets->items, (struct ark_target){0, "-"});
    return true;
}
