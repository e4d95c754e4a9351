/* Query text inside YAML: where each of its bytes stands in the file. Knows how scalars are
 * written, not what they mean. */
#include "pack/yaml.h"

#include <string.h>

/* The spaces that `line` begins with. */
static uint32_t spaces(const char *line)
{
    return (uint32_t)strspn(line, " ");
}

static const char *next_line(const char *line)
{
    line = strchr(line, '\n');
    return line ? line + 1 : NULL;
}

/* How far a literal block is indented: its first line that is not blank, in the file and in the
 * text. */
static uint32_t block_indent(const char *in_file, const char *in_text)
{
    while (in_file && in_text) {
        uint32_t n = spaces(in_text);
        if (in_text[n] != '\n' && in_text[n] != '\0')
            return spaces(in_file) >= n ? spaces(in_file) - n : 0;
        in_file = next_line(in_file);
        in_text = next_line(in_text);
    }
    return 0;
}

struct ark_snippet ark_yaml_snippet(const struct ark_yaml_file *file, const struct ark_yaml *scalar)
{
    struct ark_snippet snippet = {
        .text = scalar->text, .file = file->name, .line = scalar->line, .source = file->source};
    const char *start = file->source + scalar->offset;
    if (scalar->style == ARK_YAML_LITERAL) {
        const char *content = next_line(start);
        snippet.indent = block_indent(content, scalar->text);
        snippet.line++;
        snippet.column = snippet.indent + 1;
    } else if (scalar->style != ARK_YAML_FOLDED) {
        uint32_t quote = scalar->style == ARK_YAML_QUOTED;
        bool verbatim = strncmp(start + quote, scalar->text, scalar->n) == 0 &&
                        (!quote || start[1 + scalar->n] == start[0]);
        snippet.column = verbatim ? scalar->column + quote : 0;
    }
    return snippet;
}

struct ark_snippet ark_snippet_part(struct ark_snippet whole, uint32_t from, const char *text)
{
    struct ark_snippet part = whole;
    part.text = text;
    if (!whole.column)
        return part;
    part.column = whole.column + from;
    for (uint32_t i = 0; i < from; i++) {
        if (whole.text[i] == '\n') {
            part.line++;
            part.column = whole.indent + (from - i);
        }
    }
    return part;
}
