/* arkitjek rules: the commands about rules, one row each. */
#include <string.h>

#include "cli/rows.h"

static const struct ark_command rows[] = {
    {"list",
     {{"vis reglerne, alle eller et udvalg", "list the rules, all or some"}},
     ark_cmd_rules_list},
    {"show",
     {{"vis én regel: hvis ord den er, hvorfor, hvordan det rettes",
       "show one rule: whose words it is, why, how to fix"}},
     ark_cmd_rules_show},
    {"test",
     {{"kør reglernes prøver, og se efter, om de skelner",
       "run the rules' tests, and see whether they tell"}},
     ark_cmd_rules_test},
    {"doc",
     {{"skriv et opslagsværk over en regelpakke (Markdown eller HTML)",
       "write a reference of a rule pack (Markdown or HTML)"}},
     ark_cmd_rules_doc},
    {"new",
     {{"begynd på en ny regel med prøver", "begin a new rule with tests"}},
     ark_cmd_rules_new},
};

static int usage(FILE *out, enum ark_lang lang, int code)
{
    fprintf(out, "%s\n\n",
            ark_say(lang, "Brug: arkitjek rules KOMMANDO [TILVALG] ...",
                    "Usage: arkitjek rules COMMAND [OPTION] ..."));
    ark_commands_print(rows, G_N_ELEMENTS(rows), lang, out);
    fprintf(out, "\n%s\n",
            ark_say(lang, "`arkitjek rules KOMMANDO --help` viser kommandoens tilvalg.",
                    "`arkitjek rules COMMAND --help` shows the command's options."));
    return code;
}

int ark_cmd_rules(int argc, char **argv, enum ark_lang lang)
{
    if (argc < 2)
        return usage(stderr, lang, 2);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return usage(stdout, lang, 0);
    return ark_command_run(rows, G_N_ELEMENTS(rows), argc - 1, argv + 1, "arkitjek rules", lang);
}
