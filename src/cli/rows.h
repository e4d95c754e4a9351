/* The commands' entry points, for the tables in commands.c and cmd_rules.c. */
#pragma once

#include "cli/command.h"

int ark_cmd_check(int argc, char **argv, enum ark_lang lang);
int ark_cmd_diagram(int argc, char **argv, enum ark_lang lang);
int ark_cmd_diff(int argc, char **argv, enum ark_lang lang);
int ark_cmd_inspect(int argc, char **argv, enum ark_lang lang);
int ark_cmd_query(int argc, char **argv, enum ark_lang lang);
int ark_cmd_requirements(int argc, char **argv, enum ark_lang lang);
int ark_cmd_rules(int argc, char **argv, enum ark_lang lang);
int ark_cmd_rules_list(int argc, char **argv, enum ark_lang lang);
int ark_cmd_rules_show(int argc, char **argv, enum ark_lang lang);
int ark_cmd_rules_test(int argc, char **argv, enum ark_lang lang);
int ark_cmd_rules_doc(int argc, char **argv, enum ark_lang lang);
int ark_cmd_rules_new(int argc, char **argv, enum ark_lang lang);
