/* A marked HTML tree to document blocks. May not know files, nor what a page is. */
#include "load/html_blocks.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "load/html_internal.h"

static void report_text(struct blocks *b, const char *plain, struct ark_loc loc)
{
    if (b->heading && *plain)
        ark_document_heading(b->doc, b->heading, plain, loc);
    else if (b->item && *plain)
        ark_document_item(b->doc, plain, loc);
    else if (*plain || b->references.items.n)
        ark_document_paragraph(b->doc, plain, loc);
    if (*plain)
        b->heading = 0;
}

void ark_html_empty_text(struct blocks *b)
{
    g_string_truncate(b->text, 0);
    b->href_from = 0;
}

void ark_html_flush(struct blocks *b)
{
    if (!b->text->len && !b->references.items.n)
        return;
    g_autofree char *plain = ark_document_plain(b->text->str, (gssize)b->text->len);
    g_autofree char *raw = b->code ? g_strdup(b->text->str) : NULL;
    struct ark_loc loc = b->text_loc;
    if (!loc.id)
        loc.id = b->id;
    ark_html_empty_text(b);
    if (raw && *plain)
        ark_document_code(b->doc, b->info, raw, loc);
    else
        report_text(b, plain, loc);
    if (*plain)
        b->id = ARK_ATOM_NONE;
    b->item &= !*plain;
    b->broken = false;
    ark_references_report(&b->references, b->doc);
}

void ark_html_boundary(struct blocks *b)
{
    if (b->table.in_cell || b->captioning)
        g_string_append_c(b->text, ' ');
    else
        ark_html_flush(b);
}

static void list_begin(struct blocks *b, bool ordered, struct ark_loc loc)
{
    if (b->lists++ < ARK_MAX_DOC_DEPTH)
        ark_document_list_begin(b->doc, ordered, loc);
    b->item = false;
}

static void list_end(struct blocks *b)
{
    if (b->lists && --b->lists < ARK_MAX_DOC_DEPTH)
        ark_document_list_end(b->doc);
    b->item = false;
}

void ark_html_word_lists(struct blocks *b, unsigned level, bool ordered, struct ark_loc loc)
{
    while (b->word_lists > level) {
        b->word_lists--;
        list_end(b);
    }
    while (b->word_lists < level) {
        b->word_lists++;
        list_begin(b, ordered, loc);
    }
}

static void list(struct blocks *b, const struct html_node *node, bool begins)
{
    ark_html_boundary(b);
    if (b->table.in_cell || b->captioning)
        return;
    if (begins)
        list_begin(b, node->name[0] == 'o', node->loc);
    else
        list_end(b);
    b->item = begins && strcmp(node->name, "dl") == 0;
}

static void anchor_end(struct blocks *b)
{
    if (b->href && b->href_from <= b->text->len)
        ark_references_add(&b->references, false, b->text->str + b->href_from, b->href,
                           b->anchor_loc);
    g_clear_pointer(&b->href, g_free);
}

static void anchor_begin(struct blocks *b, const struct html_node *node)
{
    anchor_end(b);
    b->href = g_strdup(ark_html_attribute(node, "href"));
    b->href_from = b->text->len;
    b->anchor_loc = node->loc;
}

static void add_figure(struct blocks *b, const struct html_node *node, const char *name)
{
    const char *target = ark_html_attribute(node, "src");
    if (!target)
        target = ark_html_attribute(node, "data-src");
    if (!b->text->len && !b->table.in_cell)
        b->text_loc = node->loc;
    ark_references_add(&b->references, true, name, target, node->loc);
    b->figure_seen = true;
}

static void image(struct blocks *b, const struct html_node *node)
{
    const char *name = ark_html_attribute(node, "alt");
    if (!name || !*name)
        name = ark_html_attribute(node, "aria-label");
    if (!name || !*name)
        name = ark_html_attribute(node, "title");
    add_figure(b, node, name);
}

/* A drawing is called what its own <title> says; the words in it are no text. */
static void drawing(struct blocks *b, uint32_t index)
{
    const struct html_node *svg = &b->tree->nodes.v[index];
    g_autofree char *name = g_strdup(ark_html_attribute(svg, "aria-label"));
    for (uint32_t at = svg->first; at && !name; at = b->tree->nodes.v[at].next) {
        if (b->tree->nodes.v[at].tag == HTML_TITLE)
            name = ark_html_text_below(b->tree, at);
    }
    add_figure(b, svg, name);
}

/* A caption that stands before what it belongs to waits until the figure ends. */
void ark_html_caption_end(struct blocks *b)
{
    g_autofree char *plain = ark_document_plain(b->text->str, (gssize)b->text->len);
    ark_html_empty_text(b);
    b->captioning = false;
    if (!*plain)
        return;
    if (b->figure_seen && ark_document_caption(b->doc, plain))
        return;
    g_free(b->caption);
    b->caption = g_steal_pointer(&plain);
}

void ark_html_caption_begin(struct blocks *b, const struct html_node *node)
{
    ark_html_boundary(b);
    b->text_loc = node->loc;
    b->captioning = !b->table.in_cell;
}

static void figure_end(struct blocks *b)
{
    ark_html_boundary(b);
    g_autofree char *caption = g_steal_pointer(&b->caption);
    if (caption && !ark_document_caption(b->doc, caption))
        ark_document_paragraph(b->doc, caption, b->text_loc);
    b->figure_seen = false;
}

static unsigned heading_level(const struct blocks *b, const struct html_node *node)
{
    const char *told = ark_html_attribute(node, "aria-level");
    unsigned level = node->name[0] == 'h' && g_ascii_isdigit(node->name[1])
                         ? (unsigned)(node->name[1] - '0')
                         : 2;
    if (told && g_ascii_isdigit(*told))
        level = (unsigned)CLAMP(strtol(told, NULL, 10), 1, 6);
    return b->tree->respec && b->parts ? b->parts + 1 : level;
}

static void heading_begin(struct blocks *b, const struct html_node *node)
{
    ark_html_boundary(b);
    if (!b->table.in_cell)
        ark_html_word_lists(b, 0, false, node->loc);
    if (b->table.in_cell || b->lists || b->captioning)
        return;
    b->heading = heading_level(b, node);
    if (node->loc.id)
        b->id = node->loc.id;
}

/* "language-yaml", "sourceCode python", "brush: java". */
static const char *language_of(const struct html_node *node)
{
    static const char *const before[] = {"language-", "lang-", "sourceCode ", "highlight-source-"};
    const char *class = ark_html_attribute(node, "class"),
               *told = ark_html_attribute(node, "data-lang");
    for (size_t i = 0; class && !told && i < G_N_ELEMENTS(before); i++) {
        const char *at = strstr(class, before[i]);
        told = at ? at + strlen(before[i]) : NULL;
    }
    return told && *told ? told : NULL;
}

static void code_begin(struct blocks *b, const struct html_node *node)
{
    ark_html_boundary(b);
    b->code = !b->table.in_cell && !b->captioning;
    b->info = language_of(node);
}

static void code_end(struct blocks *b)
{
    ark_html_boundary(b);
    b->code = false;
    b->info = NULL;
}

static void paragraph_begin(struct blocks *b, uint32_t index)
{
    const struct html_node *node = &b->tree->nodes.v[index];
    ark_html_boundary(b);
    if (!b->document || b->table.in_cell || b->captioning)
        return;
    struct html_word word = ark_html_word(b->tree, index);
    ark_html_word_lists(b, word.list, word.ordered, node->loc);
    b->item |= word.list > 0;
    if (word.heading && !b->lists)
        b->heading = word.heading;
    b->captioning = b->word_caption = word.caption;
    b->figure_seen |= word.caption;
    if (word.caption)
        b->text_loc = node->loc;
}

static void paragraph_end(struct blocks *b)
{
    if (b->word_caption) {
        b->word_caption = false;
        ark_html_caption_end(b);
        figure_end(b);
    } else {
        ark_html_boundary(b);
    }
    if (!b->table.in_cell)
        b->heading = 0;
}

static void line_break(struct blocks *b)
{
    bool again = b->broken && b->document && !b->code && !b->table.in_cell && !b->heading;
    if (again)
        ark_html_boundary(b);
    g_string_append_c(b->text, b->code ? '\n' : ' ');
    b->broken = !again;
}

static void text(struct blocks *b, const struct html_node *node)
{
    const char *words = b->tree->text->str + node->from;
    size_t len = node->len;
    if (node->loc.line) {
        b->weak |= !b->bold;
        b->broken = false;
        if (b->text->str[strspn(b->text->str, " \t\r\n")] == '\0')
            b->text_loc = node->loc;
    }
    if (b->code && !b->text->len && len && words[0] == '\n') {
        words++; /* the line break behind <pre> is none */
        len--;
    }
    g_string_append_len(b->text, words, (gssize)len);
}

static void block_begin(struct blocks *b, const struct html_node *node)
{
    ark_html_boundary(b);
    if (node->loc.id && !b->table.in_cell)
        b->id = node->loc.id;
}

/* Items, terms and definitions. A definition without a term is an item of its own. */
static void item_begin(struct blocks *b, const struct html_node *node)
{
    block_begin(b, node);
    if (node->tag != HTML_DEFINITION)
        b->item = b->lists && !b->table.in_cell && !b->captioning;
}

static void begin_block(struct blocks *b, uint32_t index)
{
    const struct html_node *node = &b->tree->nodes.v[index];
    switch (node->tag) {
    case HTML_PART:
        b->parts += strcmp(node->name, "section") == 0;
        block_begin(b, node);
        break;
    case HTML_FIGURE:
        block_begin(b, node);
        b->figure_seen = false;
        break;
    case HTML_FIGURE_CAPTION:
        ark_html_caption_begin(b, node);
        break;
    case HTML_LIST:
        list(b, node, true);
        break;
    case HTML_ITEM:
    case HTML_TERM:
    case HTML_DEFINITION:
        item_begin(b, node);
        break;
    case HTML_HEADING:
        heading_begin(b, node);
        break;
    case HTML_PARAGRAPH:
        paragraph_begin(b, index);
        break;
    case HTML_PREFORMATTED:
        code_begin(b, node);
        break;
    case HTML_BLOCK:
    case HTML_HTML:
    case HTML_PAGE_PART:
    case HTML_NAVIGATION:
        block_begin(b, node);
        break;
    default:
        ark_html_begin_in_table(b, node);
        break;
    }
}

static void begin(struct blocks *b, uint32_t index)
{
    const struct html_node *node = &b->tree->nodes.v[index];
    switch (node->tag) {
    case HTML_TEXT:
        text(b, node);
        break;
    case HTML_BREAK:
        line_break(b);
        break;
    case HTML_IMAGE:
        image(b, node);
        break;
    case HTML_SVG:
        drawing(b, index);
        break;
    case HTML_ANCHOR:
        anchor_begin(b, node);
        break;
    case HTML_BOLD:
        b->bold++;
        break;
    case HTML_CODE:
        if (b->code && !b->info)
            b->info = language_of(node);
        break;
    default:
        begin_block(b, index);
        break;
    }
}

static void end(struct blocks *b, const struct html_node *node)
{
    switch (node->tag) {
    case HTML_LIST:
        list(b, node, false);
        break;
    case HTML_HEADING:
        ark_html_boundary(b);
        b->heading = 0;
        break;
    case HTML_FIGURE:
        figure_end(b);
        break;
    case HTML_FIGURE_CAPTION:
        if (b->captioning)
            ark_html_caption_end(b);
        else
            ark_html_boundary(b);
        break;
    case HTML_PARAGRAPH:
        paragraph_end(b);
        break;
    case HTML_PREFORMATTED:
        code_end(b);
        break;
    case HTML_ANCHOR:
        anchor_end(b);
        break;
    case HTML_BOLD:
        b->bold -= b->bold > 0;
        break;
    case HTML_PART:
        b->parts -= strcmp(node->name, "section") == 0;
        ark_html_boundary(b);
        break;
    case HTML_BLOCK:
    case HTML_HTML:
    case HTML_ITEM:
    case HTML_TERM:
    case HTML_DEFINITION:
    case HTML_PAGE_PART:
    case HTML_NAVIGATION:
        ark_html_boundary(b);
        break;
    default:
        ark_html_end_in_table(b, node);
        break;
    }
}

/* Without recursion: how deep the tree is stands in the file. */
static void walk(struct blocks *b)
{
    const struct html_node *nodes = b->tree->nodes.v;
    for (uint32_t at = nodes[0].first; at;) {
        if (!nodes[at].left_out) {
            begin(b, at);
            if (nodes[at].first && nodes[at].tag != HTML_SVG) {
                at = nodes[at].first;
                continue;
            }
            end(b, &nodes[at]);
        }
        while (at && !nodes[at].next) {
            at = nodes[at].parent;
            if (at)
                end(b, &nodes[at]);
        }
        at = at ? nodes[at].next : 0;
    }
}

uint32_t ark_html_report(const struct html_tree *tree, struct ark_document *doc, bool document)
{
    enum { REPEATED = 4, LEAST_BUDGET = 1 << 20 };
    struct blocks b = {.tree = tree,
                       .doc = doc,
                       .document = document,
                       .budget = REPEATED * tree->source_len + LEAST_BUDGET,
                       .text = g_string_new(NULL)};
    walk(&b);
    ark_html_flush(&b);
    while (b.lists)
        list_end(&b);
    g_free(b.href);
    g_free(b.caption);
    g_string_free(b.text, TRUE);
    ark_references_clear(&b.references);
    ark_span_table_clear(&b.table);
    ark_vec_clear(&b.tables);
    return b.lost;
}

void ark_html_blocks(struct ark_document *doc, const char *source, size_t len, struct ark_loc start)
{
    struct html_tree *tree = ark_html_tree_new(source, len, start, NULL);
    ark_html_mark(tree, false, NULL);
    ark_html_report(tree, doc, false);
    ark_html_tree_free(tree);
}

void ark_html_image(const char *source, struct ark_loc loc, struct ark_references *references)
{
    struct html_tree *tree = ark_html_tree_new(source, strlen(source), loc, NULL);
    for (uint32_t i = 1; i < tree->nodes.n; i++) {
        const struct html_node *node = &tree->nodes.v[i];
        if (node->tag == HTML_IMAGE)
            ark_references_add(references, true, ark_html_attribute(node, "alt"),
                               ark_html_attribute(node, "src"), loc);
    }
    ark_html_tree_free(tree);
}
