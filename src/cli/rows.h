/* The commands' entry points, for the table in commands.c. */
#pragma once

#include "cli/command.h"

int ark_cmd_check(int argc, char **argv, enum ark_lang lang);
int ark_cmd_inspect(int argc, char **argv, enum ark_lang lang);
