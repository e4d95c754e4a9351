/* arkitjek: finds the command and runs it. */
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"

static int usage(FILE *out, enum ark_lang lang, int code)
{
    unsigned n;
    const struct ark_command *commands = ark_commands(&n);
    fprintf(
        out, "%s\n\n",
        ark_say(lang,
                "arkitjek kontrollerer it-arkitektur mod de rammer, som offentlige projekter skal "
                "følge eller forklare.\n\nBrug: arkitjek KOMMANDO [TILVALG] INPUT...",
                "arkitjek checks IT architecture against the frameworks that public projects must "
                "follow or explain.\n\nUsage: arkitjek COMMAND [OPTION] INPUT..."));
    ark_commands_print(commands, n, lang, out);
    fprintf(
        out, "\n%s\n",
        ark_say(
            lang,
            "`arkitjek KOMMANDO --help` viser kommandoens tilvalg, `arkitjek --version` udgaven.",
            "`arkitjek COMMAND --help` shows the command's options, `arkitjek --version` the "
            "version."));
    return code;
}

/* A run grows a few large arrays, hands them on and ends: memory that is given back to the system
 * in between only has to be cleared once more. Worth a tenth of the time on a large model. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 16 << 20);
#endif
}

int main(int argc, char **argv)
{
    keep_memory();
    enum ark_lang lang = ark_lang_of(argc, argv);
    unsigned n;
    const struct ark_command *commands = ark_commands(&n);
    if (argc < 2)
        return usage(stderr, lang, 2);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return usage(stdout, lang, 0);
    if (strcmp(argv[1], "--version") == 0) {
        puts("arkitjek " ARK_VERSION);
        return 0;
    }
    return ark_command_run(commands, n, argc - 1, argv + 1, "arkitjek", lang);
}
