/* Runs the examples of a document as `arkitjek query` would, with every name of the models and
 * reports known; today is ARK_FUNCTION_EXAMPLES_TODAY. */
#pragma once

#include "document.h"

/* What the block behind the query should say. Caller frees. */
char *doc_answer(const struct doc_example *example, enum ark_lang lang);
/* Whether a block is a whole pack. */
bool doc_is_pack(const struct doc_block *block);
/* Loads the pack and runs its inline tests: NULL, or what is wrong. Caller frees. */
char *doc_try_pack(const struct doc_block *block, enum ark_lang lang);
