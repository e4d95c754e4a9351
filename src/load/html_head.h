/* What an HTML file says of itself: its title and <meta>, as facts. */
#pragma once

#include "document/document.h"
#include "graph/input.h"
#include "load/html_tree.h"

/* Reports the facts to `doc`; fills tool, version and languages of `input`. */
void ark_html_facts(const struct html_tree *tree, struct ark_document *doc, struct ark_arena *arena,
                    struct ark_input *input);
