/* Runs the openCypher Technology Compatibility Kit from the command line; `tck_run --help`. */
#include <stdio.h>
#include <stdlib.h>

#include "markdown.h"

enum { LINES_SHOWN = 16 };

struct options {
    char *scope, *only, *lang;
    gboolean verbose, list_failed, markdown;
    char **folders;
};

static bool read_options(int argc, char **argv, struct options *options)
{
    const GOptionEntry entries[] = {
        {"scope", 0, 0, G_OPTION_ARG_FILENAME, &options->scope,
         "what is out of scope (default: " TCK_SCOPE ")", "FILE"},
        {"only", 0, 0, G_OPTION_ARG_STRING, &options->only,
         "run where \"FEATURE [NUMBER] NAME\" has this part", "SUBSTRING"},
        {"verbose", 'v', 0, G_OPTION_ARG_NONE, &options->verbose, "say all of each scenario", NULL},
        {"list-failed", 0, 0, G_OPTION_ARG_NONE, &options->list_failed,
         "name what failed, and no more", NULL},
        {"markdown", 0, 0, G_OPTION_ARG_NONE, &options->markdown, "the table for the documentation",
         NULL},
        {"lang", 0, 0, G_OPTION_ARG_STRING, &options->lang, "of --markdown (default: en)", "da|en"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->folders, NULL, "FOLDER"},
        {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL},
    };
    g_autoptr(GError) error = NULL;
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_option_context_add_main_entries(context, entries, NULL);
    bool ok = g_option_context_parse(context, &argc, &argv, &error);
    if (!ok)
        fprintf(stderr, "%s\n", error->message);
    else if (!options->folders || options->folders[1])
        fprintf(stderr, "one FOLDER expected: where the kit's folder `features` lies\n");
    return ok && options->folders && !options->folders[1];
}

static void clear_options(struct options *options)
{
    g_free(options->scope);
    g_free(options->only);
    g_free(options->lang);
    g_strfreev(options->folders);
}

static void warn_unused(const tck_scope *scope)
{
    uint32_t at = 0;
    for (const char *title; (title = tck_scope_unused(scope, &at));)
        fprintf(stderr, "out of scope, but not in the kit: %s\n", title);
}

static void report(const GPtrArray *entries, const struct options *options)
{
    g_autoptr(GString) out = g_string_new(NULL);
    if (options->list_failed) {
        tck_report_failures(entries, 0, out);
    } else {
        if (options->verbose)
            tck_report_all(entries, out);
        else
            tck_report_failures(entries, LINES_SHOWN, out);
        tck_report_table(entries, out);
    }
    tck_report_sum(entries, out);
    fputs(out->str, stdout);
}

static bool print_markdown(const GPtrArray *entries, const tck_scope *scope,
                           const struct options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(tck_reasons) reasons = tck_reasons_load(TCK_REASONS, &error);
    if (!reasons) {
        fprintf(stderr, "%s\n", error->message);
        return false;
    }
    enum ark_lang lang = g_strcmp0(options->lang, "da") == 0 ? ARK_DA : ARK_EN;
    tck_report_markdown(entries, scope, reasons, lang, out);
    fputs(out->str, stdout);
    return true;
}

static int run(const struct options *options)
{
    const char *folder = options->folders[0];
    g_autoptr(GError) error = NULL;
    if (!tck_kit_exists(folder)) {
        printf("skipped: there is no kit at %s\n", folder);
        return EXIT_SUCCESS;
    }
    g_autoptr(tck_scope) scope =
        tck_scope_load(options->scope ? options->scope : TCK_SCOPE, &error);
    if (!scope) {
        fprintf(stderr, "%s\n", error->message);
        return EXIT_FAILURE;
    }
    struct tck_kit kit = {
        .folder = folder, .scope = scope, .only = options->only, .verbose = options->verbose};
    g_autoptr(GPtrArray) entries = tck_kit_run(&kit);
    if (!options->markdown)
        report(entries, options);
    else if (!print_markdown(entries, scope, options))
        return EXIT_FAILURE;
    warn_unused(scope);
    return tck_count(entries, NULL).failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    struct options options = {0};
    int code = read_options(argc, argv, &options) ? run(&options) : EXIT_FAILURE;
    clear_options(&options);
    return code;
}
