/* The commands, one row each, and what they share. */
#include <stdbool.h>
#include <string.h>

#include "base/escape.h"
#include "cli/rows.h"

static const struct ark_command rows[] = {
    {"check",
     {{"kontrollér en rapport og en model, og skriv resultatet",
       "check a report and a model, and write the result"}},
     ark_cmd_check},
    {"inspect", {{"vis, hvad der blev læst", "show what was read"}}, ark_cmd_inspect},
};

const struct ark_command *ark_commands(unsigned *ret_n)
{
    *ret_n = G_N_ELEMENTS(rows);
    return rows;
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
