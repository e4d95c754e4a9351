/* Plain text from Markdown: cmark's own, made safe. */
#include "render/markdown_text.h"

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <stdlib.h>
#include <string.h>

#include "base/escape.h"

void ark_markdown_text(const char *markdown, unsigned indent, unsigned width, GString *out)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8);
    cmark_syntax_extension *table = cmark_find_syntax_extension("table");
    if (table)
        cmark_parser_attach_syntax_extension(parser, table);
    cmark_parser_feed(parser, markdown, strlen(markdown));
    cmark_node *document = cmark_parser_finish(parser);
    char *plain = cmark_render_plaintext(document, CMARK_OPT_DEFAULT,
                                         (int)(width > indent ? width - indent : 1));
    g_auto(GStrv) lines = g_strsplit(g_strchomp(plain), "\n", -1);
    for (char **line = lines; *line; line++) {
        g_string_append_printf(out, "%*s", **line ? (int)indent : 0, "");
        ark_escape_line(out, *line, -1);
        g_string_append_c(out, '\n');
    }
    free(plain);
    cmark_node_free(document);
    cmark_parser_free(parser);
}
