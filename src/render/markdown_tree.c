/* Markdown to cmark's tree. */
#include "render/markdown_tree.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

cmark_node *ark_markdown_tree(const char *markdown, cmark_parser **ret_parser)
{
    cmark_gfm_core_extensions_ensure_registered();
    *ret_parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8);
    cmark_syntax_extension *table = cmark_find_syntax_extension("table");
    if (table)
        cmark_parser_attach_syntax_extension(*ret_parser, table);
    cmark_parser_feed(*ret_parser, markdown, strlen(markdown));
    return cmark_parser_finish(*ret_parser);
}
