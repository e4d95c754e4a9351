/* The commands, one row each, and what they share. */
#include <stdbool.h>
#include <string.h>

#include "base/escape.h"
#include "base/nearest.h"
#include "cli/rows.h"

static const struct ark_command rows[] = {
    {"check",
     {{"kontrollér en rapport og en model, og skriv resultatet",
       "check a report and a model, and write the result"}},
     ark_cmd_check},
    {"diagram",
     {{"tegn modellens visninger, eller et udvalg af modellen, som SVG, PNG eller PDF",
       "draw the views of the model, or a selection of it, as SVG, PNG or PDF"}},
     ark_cmd_diagram},
    {"diff",
     {{"vis, hvad der er ændret i en model, og hvilke fund det giver og fjerner",
       "show what has changed in a model, and which findings that adds and removes"}},
     ark_cmd_diff},
    {"inspect", {{"vis, hvad der blev læst", "show what was read"}}, ark_cmd_inspect},
    {"query",
     {{"spørg det læste i reglernes sprog", "ask what was read in the language of the rules"}},
     ark_cmd_query},
    {"requirements",
     {{"find de krav, som dokumenter stiller, og deres niveau",
       "find the requirements that documents state, and their levels"}},
     ark_cmd_requirements},
    {"rules",
     {{"vis, prøv, dokumentér eller begynd på regler (rules list, show, test, doc, new)",
       "show, test, document or begin rules (rules list, show, test, doc, new)"}},
     ark_cmd_rules},
};

const struct ark_command *ark_commands(unsigned *ret_n)
{
    *ret_n = G_N_ELEMENTS(rows);
    return rows;
}

static int unknown(const struct ark_command *commands, unsigned n, const char *word,
                   const char *above, enum ark_lang lang)
{
    const char *names[16];
    for (unsigned i = 0; i < n; i++)
        names[i] = commands[i].name;
    const char *meant = ark_nearest(word, names, n);
    if (meant)
        ark_say_error(ark_say(lang, "arkitjek: ukendt kommando »%s«. Mente du %s?",
                              "arkitjek: unknown command \"%s\". Did you mean %s?"),
                      word, meant);
    else
        ark_say_error(ark_say(lang, "arkitjek: ukendt kommando »%s«. Se %s --help.",
                              "arkitjek: unknown command \"%s\". See %s --help."),
                      word, above);
    return 2;
}

int ark_command_run(const struct ark_command *commands, unsigned n, int argc, char **argv,
                    const char *above, enum ark_lang lang)
{
    for (unsigned i = 0; i < n; i++) {
        if (strcmp(argv[0], commands[i].name) == 0)
            return commands[i].run(argc, argv, lang);
    }
    return unknown(commands, n, argv[0], above, lang);
}

void ark_commands_print(const struct ark_command *commands, unsigned n, enum ark_lang lang,
                        FILE *out)
{
    for (unsigned i = 0; i < n; i++)
        fprintf(out, "  %-12s %s\n", commands[i].name, ark_text_in(commands[i].summary, lang));
}

enum ark_lang ark_lang_of(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        bool apart = strcmp(argv[i], "--lang") == 0 && i + 1 < argc;
        if (strcmp(argv[i], "--lang=en") == 0 || (apart && strcmp(argv[i + 1], "en") == 0))
            return ARK_EN;
    }
    return ARK_DA;
}

void ark_say_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    g_autoptr(GString) safe = g_string_new(NULL);
    ark_escape_terminal(safe, text, -1);
    fprintf(stderr, "%s\n", safe->str);
}

int ark_complain(const GError *error)
{
    ark_say_error("arkitjek: %s", error->message);
    return ark_error_exit_code(error);
}
