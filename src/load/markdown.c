/* Markdown: checks the bytes, cuts off what is not Markdown, and lets cmark-gfm make the tree that
 * markdown_walk.c reports. */
#include "load/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "load/front_matter.h"
#include "load/markdown_internal.h"
#include "load/utf8.h"

static const char *const extensions[] = {"table", "strikethrough", "autolink", "tasklist"};

struct ark_loc ark_markdown_loc(const struct markdown *md, cmark_node *node)
{
    return (struct ark_loc){.file = md->file,
                            .line = (uint32_t)MAX(cmark_node_get_start_line(node), 0),
                            .column = (uint32_t)MAX(cmark_node_get_start_column(node), 0)};
}

size_t ark_markdown_line(const struct markdown *md, uint32_t line)
{
    return line && line <= md->lines.n ? md->lines.v[line - 1] : line ? md->len : 0;
}

size_t ark_markdown_offset(const struct markdown *md, struct ark_loc loc)
{
    return MIN(ark_markdown_line(md, loc.line) + (loc.column ? loc.column - 1 : 0), md->len);
}

struct ark_loc ark_markdown_loc_at(const struct markdown *md, size_t offset)
{
    uint32_t low = 0, high = md->lines.n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (md->lines.v[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return (struct ark_loc){
        .file = md->file, .line = low + 1, .column = (uint32_t)(offset - md->lines.v[low]) + 1};
}

static void find_lines(struct markdown *md)
{
    ark_vec_push(&md->lines, 0);
    for (size_t i = 0; i < md->len; i++) {
        char c = md->source[i];
        if (c == '\n' || (c == '\r' && md->source[i + 1] != '\n'))
            ark_vec_push(&md->lines, i + 1);
    }
}

static cmark_parser *new_parser(void)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (size_t i = 0; i < G_N_ELEMENTS(extensions); i++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(extensions[i]);
        if (extension)
            cmark_parser_attach_syntax_extension(parser, extension);
    }
    return parser;
}

/* The front matter as blank lines, so that all lines keep their numbers. */
static char *blanked(const char *text, size_t len, size_t front)
{
    char *copy = g_malloc(len + 1);
    memcpy(copy, text, len);
    copy[len] = '\0';
    for (size_t i = 0; i < front; i++) {
        if (copy[i] != '\n' && copy[i] != '\r')
            copy[i] = ' ';
    }
    return copy;
}

static void walk_tree(struct markdown *md)
{
    cmark_parser *parser = new_parser();
    cmark_parser_feed(parser, md->source, md->len);
    cmark_node *root = cmark_parser_finish(parser);
    ark_markdown_walk(md, root);
    cmark_node_free(root);
    cmark_parser_free(parser);
}

bool ark_markdown_load_text(struct ark_load *load, const char *name, const char *text, size_t len,
                            struct ark_input *input, GError **error)
{
    if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        len -= 3;
    }
    if (!g_utf8_validate(text, (gssize)len, NULL))
        return ark_refuse_bytes(load, name, "Markdown", text, len, error);
    size_t front = ark_front_matter_length(text, len);
    g_autofree char *source = blanked(text, len, front);
    struct markdown md = {
        .load = load,
        .file = ark_atom_intern(load->atoms, name),
        .source = source,
        .len = len,
    };
    find_lines(&md);
    if (!ark_markdown_within_limits(&md, name, error)) {
        ark_vec_clear(&md.lines);
        return false;
    }
    md.doc = ark_document_begin(load->builder, md.file, input);
    if (front)
        ark_front_matter_facts(load, md.doc, md.file, text, front);
    walk_tree(&md);
    ark_document_end(md.doc);
    ark_vec_clear(&md.lines);
    ark_vec_clear(&md.notes);
    return true;
}
