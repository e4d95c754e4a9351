/* Plain text from Markdown: cmark's own, made safe. */
#include "render/markdown_text.h"

#include <stdlib.h>

#include "base/escape.h"
#include "render/markdown_tree.h"

void ark_markdown_text(const char *markdown, unsigned indent, unsigned width, GString *out)
{
    cmark_parser *parser;
    cmark_node *document = ark_markdown_tree(markdown, &parser);
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
