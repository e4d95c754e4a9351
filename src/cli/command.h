/* Commands: one file each, one row in commands.c. Everything that is printed is printed here. */
#pragma once

#include <stdio.h>

#include "base/error.h"

struct ark_command {
    const char *name;
    struct ark_text summary;
    /* `argv[0]` is the command's name. Gives the exit code of the process. */
    int (*run)(int argc, char **argv, enum ark_lang lang);
};

const struct ark_command *ark_commands(unsigned *ret_n);

/* Runs the command that argv[0] names; "did you mean" and 2 when there is none in `rows`. `above`
 * is what is typed before it. */
int ark_command_run(const struct ark_command *rows, unsigned n, int argc, char **argv,
                    const char *above, enum ark_lang lang);
/* A line per command. */
void ark_commands_print(const struct ark_command *rows, unsigned n, enum ark_lang lang, FILE *out);

/* The language that --lang in `argv` asks for; Danish without it. */
enum ark_lang ark_lang_of(int argc, char **argv);

/* Prints a line on standard error, safe for a terminal whatever the names in it hold. */
void ark_say_error(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Prints "arkitjek: MESSAGE" on standard error and gives the exit code that belongs to the error.
 */
int ark_complain(const GError *error);
