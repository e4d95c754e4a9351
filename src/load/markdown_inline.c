/* Inline Markdown to plain text. Struck-out text is left out, as a deletion is; so are footnote
 * marks and tags. */
#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "load/html_blocks.h"
#include "load/markdown_internal.h"

struct collecting {
    const struct markdown *md;
    cmark_node *block;
    size_t searched; /* how far into the source bare addresses were looked for */
    struct inline_text *text;
    ARK_VEC(gsize) open; /* where open links, images and strikethroughs begin */
    unsigned bold;
};

void ark_inline_init(struct inline_text *text)
{
    *text = (struct inline_text){.raw = g_string_new(NULL)};
}

void ark_inline_clear(struct inline_text *text)
{
    g_string_free(text->raw, TRUE);
    ark_references_clear(&text->references);
    ark_vec_clear(&text->notes);
}

char *ark_inline_take(struct inline_text *text)
{
    char *plain = ark_document_plain(text->raw->str, (gssize)text->raw->len);
    g_string_truncate(text->raw, 0);
    return plain;
}

static bool is_span(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE ||
           strcmp(cmark_node_get_type_string(node), "strikethrough") == 0;
}

/* The parser gives no places for bare addresses; their text stands in the source as it is. */
static struct ark_loc find_loc(struct collecting *c, const char *text)
{
    struct ark_loc loc = ark_markdown_loc(c->md, c->block);
    size_t from = MAX(c->searched, ark_markdown_offset(c->md, loc));
    uint32_t last = (uint32_t)MAX(cmark_node_get_end_line(c->block), 0);
    size_t end = ark_markdown_line(c->md, last + 1);
    const char *at =
        from < end && *text ? g_strstr_len(c->md->source + from, (gssize)(end - from), text) : NULL;
    c->searched = at ? (size_t)(at - c->md->source) : end;
    return at ? ark_markdown_loc_at(c->md, c->searched++) : loc;
}

static void close_span(struct collecting *c, cmark_node *node)
{
    GString *raw = c->text->raw;
    gsize from = ark_vec_pop(&c->open);
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
        struct ark_loc loc = ark_markdown_loc(c->md, node);
        ark_references_add(&c->text->references, type == CMARK_NODE_IMAGE, raw->str + from,
                           cmark_node_get_url(node), loc.line ? loc : find_loc(c, raw->str + from));
    }
    if (type != CMARK_NODE_LINK)
        g_string_truncate(raw, from);
}

/* A line break is a blank; an image is a figure; other tags say nothing. */
static void inline_tag(struct collecting *c, cmark_node *node)
{
    const char *tag = cmark_node_get_literal(node);
    if (g_ascii_strncasecmp(tag, "<br", 3) == 0 || g_ascii_strncasecmp(tag, "</br", 4) == 0 ||
        g_ascii_strncasecmp(tag, "<p", 2) == 0 || g_ascii_strncasecmp(tag, "<li", 3) == 0)
        g_string_append_c(c->text->raw, ' ');
    if (g_ascii_strncasecmp(tag, "<img", 4) == 0)
        ark_html_image(tag, ark_markdown_loc(c->md, node), &c->text->references);
}

/* The parser numbers the notes that are used, and puts them last in that order. */
static void footnote(struct collecting *c, cmark_node *node)
{
    guint64 number = g_ascii_strtoull(cmark_node_get_literal(node), NULL, 10);
    if (number >= 1 && number <= c->md->notes.n)
        ark_vec_push(&c->text->notes, c->md->notes.v[number - 1]);
}

static void append(struct collecting *c, const char *literal)
{
    c->text->weak |= !c->bold && literal[strspn(literal, " \t")];
    g_string_append(c->text->raw, literal);
}

static void enter(struct collecting *c, cmark_node *node)
{
    if (is_span(node)) {
        ark_vec_push(&c->open, c->text->raw->len);
        return;
    }
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        append(c, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        g_string_append_c(c->text->raw, ' ');
        break;
    case CMARK_NODE_HTML_INLINE:
        inline_tag(c, node);
        break;
    case CMARK_NODE_STRONG:
        c->bold++;
        break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        footnote(c, node);
        break;
    default:
        break;
    }
}

void ark_inline_collect(const struct markdown *md, struct inline_text *text, cmark_node *block)
{
    struct collecting c = {.md = md, .block = block, .text = text};
    if (text->raw->len)
        g_string_append_c(text->raw, ' ');
    cmark_iter *iter = cmark_iter_new(block);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER)
            enter(&c, node);
        else if (is_span(node))
            close_span(&c, node);
        else if (cmark_node_get_type(node) == CMARK_NODE_STRONG)
            c.bold--;
    }
    cmark_iter_free(iter);
    ark_vec_clear(&c.open);
}
