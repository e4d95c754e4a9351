/* The CREATE clause of a set-up. */
#pragma once

#include "bindings.h"
#include "query/lexer.h"

/* Creates, for each row, what the patterns from `first` (behind the word CREATE) up to but not
 * including `end` describe; new variables become columns. What is computed beyond constants,
 * variables and their properties is asked of the engine. */
bool tck_create(struct tck_world *world, struct tck_bindings *bindings,
                const struct ark_token *first, const struct ark_token *end, GError **error);
