/* The tree of a Markdown text of ours, with tables, for those who write it as something else. */
#pragma once

#include <cmark-gfm.h>

/* Free the tree with cmark_node_free and then the parser with cmark_parser_free. */
cmark_node *ark_markdown_tree(const char *markdown, cmark_parser **ret_parser);
