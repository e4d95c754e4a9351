/* HTML from Markdown: a walk over cmark's tree that writes only what it knows. */
#include "render/html.h"

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <stdbool.h>
#include <string.h>

#include "base/escape.h"
#include "render/markdown_tree.h"
#include "report/report.h"

struct page {
    GString *out;
    GHashTable *anchors; /* anchor -> how many headings have it */
    int level;           /* of the last heading */
    bool in_head;        /* of a table */
    int row_cell;        /* index of the cell in its row */
    const uint8_t *alignments;
    int columns;
    unsigned image_depth;
    const struct ark_html_pictures *pictures;
    cmark_node *shown; /* a picture that stands in the page: its text is left out */
};

static void put(struct page *page, const char *markup)
{
    g_string_append(page->out, markup);
}

static void put_text(struct page *page, const char *text)
{
    ark_escape_xml(page->out, text ? text : "", -1);
}

static bool is(cmark_node *node, cmark_node_type type)
{
    return cmark_node_get_type(node) == type;
}

/* The text of a heading as a reader sees it. */
static char *plain(cmark_node *block)
{
    GString *text = g_string_new(NULL);
    cmark_iter *iter = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER && (is(node, CMARK_NODE_TEXT) || is(node, CMARK_NODE_CODE)))
            g_string_append(text, cmark_node_get_literal(node));
        else if (event == CMARK_EVENT_ENTER && is(node, CMARK_NODE_SOFTBREAK))
            g_string_append_c(text, ' ');
    }
    cmark_iter_free(iter);
    return g_string_free(text, FALSE);
}

static bool is_quoted(cmark_node *node)
{
    while ((node = cmark_node_parent(node))) {
        if (is(node, CMARK_NODE_BLOCK_QUOTE))
            return true;
    }
    return false;
}

/* A heading may go down one level at a time: who hears the page loses the way else. One in a
 * quotation is none of the page. */
static void put_heading(struct page *page, cmark_node *node, bool enter)
{
    if (is_quoted(node)) {
        put(page, enter ? "<p><strong>" : "</strong></p>\n");
        return;
    }
    if (!enter) {
        g_string_append_printf(page->out, "</h%d>\n", page->level);
        return;
    }
    g_autofree char *text = plain(node);
    g_autoptr(GString) anchor = g_string_new(NULL);
    ark_report_anchor(text, anchor);
    guint used = GPOINTER_TO_UINT(g_hash_table_lookup(page->anchors, anchor->str));
    g_hash_table_insert(page->anchors, g_strdup(anchor->str), GUINT_TO_POINTER(used + 1));
    if (used)
        g_string_append_printf(anchor, "-%u", used);
    page->level = MIN(cmark_node_get_heading_level(node), page->level + 1);
    g_string_append_printf(page->out, "<h%d id=\"", page->level);
    put_text(page, anchor->str);
    put(page, "\">");
}

static void put_list(struct page *page, cmark_node *node, bool enter)
{
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    int start = cmark_node_get_list_start(node);
    if (enter && ordered && start != 1)
        g_string_append_printf(page->out, "<ol start=\"%d\">\n", start);
    else
        g_string_append_printf(page->out, enter ? "<%s>\n" : "</%s>\n", ordered ? "ol" : "ul");
}

static bool is_tight(cmark_node *paragraph)
{
    cmark_node *item = cmark_node_parent(paragraph), *list = item ? cmark_node_parent(item) : NULL;
    return list && is(list, CMARK_NODE_LIST) && cmark_node_get_list_tight(list);
}

static bool is_allowed(const char *url)
{
    static const char *const STARTS[] = {"https://", "http://", "mailto:", "#"};
    for (size_t i = 0; i < G_N_ELEMENTS(STARTS); i++) {
        if (g_ascii_strncasecmp(url, STARTS[i], strlen(STARTS[i])) == 0)
            return true;
    }
    return false;
}

static void put_link(struct page *page, cmark_node *node, bool enter)
{
    const char *url = cmark_node_get_url(node);
    if (!url || !is_allowed(url) || page->image_depth)
        return;
    if (!enter) {
        put(page, "</a>");
        return;
    }
    put(page, "<a href=\"");
    put_text(page, url);
    put(page, "\">");
}

static void put_table(struct page *page, cmark_node *node, bool enter)
{
    if (!enter) {
        put(page, "</tbody>\n</table></div>\n");
        return;
    }
    page->columns = cmark_gfm_extensions_get_table_columns(node);
    page->alignments = cmark_gfm_extensions_get_table_alignments(node);
    put(page, "<div class=\"wide\"><table>\n");
}

static void put_row(struct page *page, cmark_node *node, bool enter)
{
    bool head = cmark_gfm_extensions_get_table_row_is_header(node);
    page->in_head = head;
    page->row_cell = 0;
    if (enter)
        put(page, head ? "<thead>\n<tr>" : "<tr>");
    else
        put(page, head ? "</tr>\n</thead>\n<tbody>\n" : "</tr>\n");
}

static void put_cell(struct page *page, bool enter)
{
    if (!enter) {
        put(page, page->in_head ? "</th>" : "</td>");
        return;
    }
    uint8_t align = page->row_cell < page->columns ? page->alignments[page->row_cell] : 0;
    page->row_cell++;
    put(page, page->in_head ? "<th scope=\"col\"" : "<td");
    put(page, align == 'r' ? " class=\"right\">" : align == 'c' ? " class=\"center\">" : ">");
}

static void put_code_block(struct page *page, cmark_node *node)
{
    put(page, "<pre><code>");
    put_text(page, cmark_node_get_literal(node));
    put(page, "</code></pre>\n");
}

static bool put_block(struct page *page, cmark_node *node, bool enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        put_heading(page, node, enter);
        return true;
    case CMARK_NODE_PARAGRAPH:
        if (!is_tight(node))
            put(page, enter ? "<p>" : "</p>\n");
        return true;
    case CMARK_NODE_LIST:
        put_list(page, node, enter);
        return true;
    case CMARK_NODE_ITEM:
        put(page, enter ? "<li>" : "</li>\n");
        return true;
    case CMARK_NODE_BLOCK_QUOTE:
        put(page, enter ? "<blockquote>\n" : "</blockquote>\n");
        return true;
    case CMARK_NODE_CODE_BLOCK:
        put_code_block(page, node);
        return true;
    case CMARK_NODE_THEMATIC_BREAK:
        put(page, "<hr>\n");
        return true;
    default:
        return false;
    }
}

/* As data, so that nothing in it can reach the page. */
static bool put_picture(struct page *page, cmark_node *node)
{
    g_autoptr(GString) svg = g_string_new(NULL);
    const char *url = cmark_node_get_url(node);
    if (!page->pictures || !url || !page->pictures->svg(url, svg, page->pictures->user))
        return false;
    g_autofree char *data = g_base64_encode((const guchar *)svg->str, svg->len);
    g_autofree char *alt = plain(node);
    put(page, "<img alt=\"");
    put_text(page, alt);
    put(page, "\" src=\"data:image/svg+xml;base64,");
    put(page, data);
    put(page, "\">");
    return true;
}

/* What is not at hand is not fetched: what it shows is said. */
static void put_image(struct page *page, cmark_node *node, bool enter)
{
    if (!enter && page->shown == node) {
        page->shown = NULL;
        return;
    }
    if (enter && put_picture(page, node)) {
        page->shown = node;
        return;
    }
    put(page, enter ? "<span>[" : "]</span>");
    page->image_depth += enter ? 1u : -1u;
}

static void put_inline(struct page *page, cmark_node *node, bool enter)
{
    if (page->shown && page->shown != node)
        return;
    const char *literal = cmark_node_get_literal(node);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        put_text(page, literal);
        break;
    case CMARK_NODE_CODE:
        put(page, "<code>");
        put_text(page, literal);
        put(page, "</code>");
        break;
    case CMARK_NODE_SOFTBREAK:
        put(page, "\n");
        break;
    case CMARK_NODE_LINEBREAK:
        put(page, "<br>\n");
        break;
    case CMARK_NODE_HTML_INLINE:
        if (literal && g_ascii_strncasecmp(literal, "<br", 3) == 0 && !g_ascii_isalnum(literal[3]))
            put(page, "<br>");
        break;
    case CMARK_NODE_EMPH:
        put(page, enter ? "<em>" : "</em>");
        break;
    case CMARK_NODE_STRONG:
        put(page, enter ? "<strong>" : "</strong>");
        break;
    case CMARK_NODE_LINK:
        put_link(page, node, enter);
        break;
    case CMARK_NODE_IMAGE:
        put_image(page, node, enter);
        break;
    default:
        break;
    }
}

static void visit(struct page *page, cmark_node *node, bool enter)
{
    const char *type = cmark_node_get_type_string(node);
    if (strcmp(type, "table") == 0)
        put_table(page, node, enter);
    else if (strcmp(type, "table_header") == 0 || strcmp(type, "table_row") == 0)
        put_row(page, node, enter);
    else if (strcmp(type, "table_cell") == 0)
        put_cell(page, enter);
    else if (!put_block(page, node, enter))
        put_inline(page, node, enter);
}

static void put_body(struct page *page, const char *markdown)
{
    cmark_parser *parser;
    cmark_node *document = ark_markdown_tree(markdown, &parser);
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
        visit(page, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
    cmark_iter_free(iter);
    cmark_node_free(document);
    cmark_parser_free(parser);
}

void ark_render_html(const char *markdown, const char *title, enum ark_lang lang,
                     const struct ark_html_pictures *pictures, GString *out)
{
    struct page page = {.out = out, .pictures = pictures};
    page.anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_string_append_printf(out,
                           "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta "
                           "charset=\"utf-8\">\n<meta name=\"viewport\" "
                           "content=\"width=device-width, initial-scale=1\">\n<title>",
                           lang == ARK_EN ? "en" : "da");
    put_text(&page, title);
    g_string_append_printf(out,
                           "</title>\n<style>\n%s</style>\n</head>\n<body>\n<a class=\"skip\" "
                           "href=\"#main-content\">%s</a>\n"
                           "<main id=\"main-content\" tabindex=\"-1\">\n",
                           ark_html_style,
                           ark_say(lang, "Gå til indholdet", "Skip to the content"));
    put_body(&page, markdown);
    put(&page, "</main>\n</body>\n</html>\n");
    g_hash_table_unref(page.anchors);
}
