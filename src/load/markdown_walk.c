/* The Markdown tree, block by block. Walks with an iterator, never by recursion: nesting in a
 * hostile file is as deep as the file is long. */
#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "base/limits.h"
#include "load/html_blocks.h"
#include "load/markdown_internal.h"

enum {
    MOST_SEARCHES = 32, /* tables without an end tag that we read the rest of the file for */
    LONGEST_HEADING = 250,
};

struct walk {
    struct markdown *md;
    struct ark_document *doc;
    struct inline_text text;
    uint32_t raw_until; /* the last line that an HTML table took */
    unsigned lists;     /* nested, open */
    unsigned unclosed;  /* tables that were searched for an end in vain */
    bool complained;
};

static bool is_type(cmark_node *node, const char *type)
{
    return strcmp(cmark_node_get_type_string(node), type) == 0;
}

static void report_paragraph(struct walk *walk, cmark_node *node);

/* Footnotes stand where they are used. */
static void flush_notes(struct walk *walk)
{
    while (walk->text.notes.n) {
        cmark_node *note = ark_vec_pop(&walk->text.notes);
        if (cmark_node_get_user_data(note))
            continue;
        cmark_node_set_user_data(note, walk);
        for (cmark_node *part = cmark_node_first_child(note); part; part = cmark_node_next(part)) {
            if (cmark_node_get_type(part) == CMARK_NODE_PARAGRAPH)
                report_paragraph(walk, part);
        }
    }
}

static void report_paragraph(struct walk *walk, cmark_node *node)
{
    ark_inline_collect(walk->md, &walk->text, node);
    g_autofree char *plain = ark_inline_take(&walk->text);
    if (*plain || walk->text.references.items.n)
        ark_document_paragraph(walk->doc, plain, ark_markdown_loc(walk->md, node));
    ark_references_report(&walk->text.references, walk->doc);
}

static void paragraph(struct walk *walk, cmark_node *node)
{
    if (cmark_node_get_user_data(node)) /* went with its list item */
        return;
    report_paragraph(walk, node);
    flush_notes(walk);
}

/* "---" right below a paragraph makes it a heading; nobody meant that. */
static void long_heading(struct walk *walk, cmark_node *node, const char *plain)
{
    const struct ark_load *load = walk->md->load;
    struct ark_loc loc = ark_markdown_loc(walk->md, node);
    ark_diag_add(load->diags, ARK_DIAG_NOTE, "long-heading", loc,
                 ark_say(load->lang,
                         "overskriften er på mere end %d tegn og er læst som et almindeligt "
                         "afsnit; skal »---« under en tekst være en streg, så sæt en blank linje "
                         "imellem",
                         "the heading is longer than %d characters and was read as an ordinary "
                         "paragraph; if \"---\" below a text is meant as a rule, put a blank line "
                         "between them"),
                 LONGEST_HEADING);
    ark_document_paragraph(walk->doc, plain, loc);
}

/* No section begins inside a list. */
static void heading(struct walk *walk, cmark_node *node)
{
    if (walk->lists) {
        paragraph(walk, node);
        return;
    }
    ark_inline_collect(walk->md, &walk->text, node);
    g_autofree char *plain = ark_inline_take(&walk->text);
    if (strlen(plain) > LONGEST_HEADING)
        long_heading(walk, node, plain);
    else if (*plain)
        ark_document_heading(walk->doc, (unsigned)cmark_node_get_heading_level(node), plain,
                             ark_markdown_loc(walk->md, node));
    else if (walk->text.references.items.n)
        ark_document_paragraph(walk->doc, "", ark_markdown_loc(walk->md, node));
    ark_references_report(&walk->text.references, walk->doc);
    flush_notes(walk);
}

static void too_deep(struct walk *walk, cmark_node *node)
{
    if (walk->complained)
        return;
    walk->complained = true;
    ark_diag_add(walk->md->load->diags, ARK_DIAG_WARNING, "deep-nesting",
                 ark_markdown_loc(walk->md, node),
                 ark_say(walk->md->load->lang,
                         "lister i mere end %d niveauer; de dybere punkter er læst som punkter på "
                         "niveau %d",
                         "lists in more than %d levels; the deeper items were read as items of "
                         "level %d"),
                 ARK_MAX_DOC_DEPTH, ARK_MAX_DOC_DEPTH);
}

static void list(struct walk *walk, cmark_node *node, bool begins)
{
    if (!begins) {
        if (--walk->lists < ARK_MAX_DOC_DEPTH)
            ark_document_list_end(walk->doc);
        return;
    }
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (walk->lists++ < ARK_MAX_DOC_DEPTH)
        ark_document_list_begin(walk->doc, ordered, ark_markdown_loc(walk->md, node));
    else
        too_deep(walk, node);
}

/* The paragraphs that an item begins with are its text. */
static void item(struct walk *walk, cmark_node *node)
{
    for (cmark_node *part = cmark_node_first_child(node);
         part && cmark_node_get_type(part) == CMARK_NODE_PARAGRAPH; part = cmark_node_next(part)) {
        ark_inline_collect(walk->md, &walk->text, part);
        cmark_node_set_user_data(part, walk);
    }
    g_autofree char *plain = ark_inline_take(&walk->text);
    ark_document_item(walk->doc, plain, ark_markdown_loc(walk->md, node));
    if (is_type(node, "tasklist"))
        ark_document_item_done(walk->doc, cmark_gfm_extensions_get_tasklist_item_checked(node));
    ark_references_report(&walk->text.references, walk->doc);
    flush_notes(walk);
}

static void code(struct walk *walk, cmark_node *node)
{
    ark_document_code(walk->doc, cmark_node_get_fence_info(node), cmark_node_get_literal(node),
                      ark_markdown_loc(walk->md, node));
}

struct cells {
    ARK_VEC(struct ark_document_cell) items;
    ARK_VEC(struct ark_references) references;
    bool empty, bold;
};

static void collect_row(struct walk *walk, cmark_node *row, struct cells *cells)
{
    cells->empty = cells->bold = true;
    for (cmark_node *cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell)) {
        walk->text.weak = false;
        ark_inline_collect(walk->md, &walk->text, cell);
        char *plain = ark_inline_take(&walk->text);
        cells->empty &= !*plain;
        cells->bold &= !walk->text.weak;
        ark_vec_push(&cells->items,
                     (struct ark_document_cell){plain, ark_markdown_loc(walk->md, cell)});
        ark_vec_push(&cells->references, walk->text.references);
        walk->text.references = (struct ark_references){0};
    }
}

static void clear_row(struct cells *cells)
{
    for (uint32_t i = 0; i < cells->items.n; i++) {
        g_free((char *)cells->items.v[i].text);
        ark_references_clear(&cells->references.v[i]);
    }
    cells->items.n = cells->references.n = 0;
}

static void report_row(struct walk *walk, cmark_node *row, const struct cells *cells, bool header)
{
    ark_document_row(walk->doc, header, cells->items.v, cells->items.n,
                     ark_markdown_loc(walk->md, row));
    for (uint32_t i = 0; i < cells->items.n; i++) {
        ark_document_in_cell(walk->doc, i);
        ark_references_report(&cells->references.v[i], walk->doc);
    }
}

/* Converters write a header row of blanks where the original had none, and the names in bold below
 * it. */
static void table(struct walk *walk, cmark_node *node)
{
    ark_document_table_begin(walk->doc, ark_markdown_loc(walk->md, node));
    struct cells cells = {0};
    bool named = false, first = true;
    for (cmark_node *row = cmark_node_first_child(node); row; row = cmark_node_next(row)) {
        collect_row(walk, row, &cells);
        bool header = cmark_gfm_extensions_get_table_row_is_header(row);
        bool bold_header =
            !header && first && !named && cells.bold && !cells.empty && cmark_node_next(row);
        if (!header || !cells.empty)
            report_row(walk, row, &cells, header || bold_header);
        named |= header && !cells.empty;
        first &= header;
        clear_row(&cells);
    }
    ark_vec_clear(&cells.items);
    ark_vec_clear(&cells.references);
    ark_document_table_end(walk->doc);
    flush_notes(walk);
}

/* How many tables `text` opens and does not close. */
static int open_tables(const char *text, size_t len, int open)
{
    for (const char *at = text, *end = text + len; (at = memchr(at, '<', (size_t)(end - at)));
         at++) {
        if (g_ascii_strncasecmp(at, "<table", 6) == 0 && !g_ascii_isalnum(at[6]))
            open++;
        else if (g_ascii_strncasecmp(at, "</table", 7) == 0)
            open--;
    }
    return open;
}

/* Markdown ends an HTML block at a blank line; a table goes on to its end tag. The last line, or
 * `line` when no end tag comes. */
static uint32_t table_last_line(const struct markdown *md, uint32_t line, int open)
{
    for (uint32_t next = line + 1; next <= md->lines.n; next++) {
        size_t from = ark_markdown_line(md, next);
        open = open_tables(md->source + from, ark_markdown_line(md, next + 1) - from, open);
        if (open <= 0)
            return next;
    }
    return line;
}

static void html(struct walk *walk, cmark_node *node)
{
    const struct markdown *md = walk->md;
    struct ark_loc loc = ark_markdown_loc(md, node);
    const char *literal = cmark_node_get_literal(node);
    size_t len = strlen(literal);
    int open = open_tables(literal, len, 0);
    uint32_t last = open > 0 && walk->unclosed < MOST_SEARCHES
                        ? table_last_line(md, (uint32_t)cmark_node_get_end_line(node), open)
                        : loc.line;
    if (open > 0 && last > (uint32_t)cmark_node_get_end_line(node)) {
        size_t from = ark_markdown_line(md, loc.line);
        loc.column = 1;
        walk->raw_until = last;
        literal = md->source + from;
        len = ark_markdown_line(md, last + 1) - from;
    } else if (open > 0) {
        walk->unclosed++;
    }
    ark_html_blocks(walk->doc, literal, len, loc);
}

/* What needs nothing of its children's events. */
static bool leaf(struct walk *walk, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_PARAGRAPH)
        paragraph(walk, node);
    else if (type == CMARK_NODE_HEADING)
        heading(walk, node);
    else if (type == CMARK_NODE_CODE_BLOCK)
        code(walk, node);
    else if (type == CMARK_NODE_HTML_BLOCK)
        html(walk, node);
    else if (is_type(node, "table"))
        table(walk, node);
    else
        return type == CMARK_NODE_FOOTNOTE_DEFINITION;
    return true;
}

static bool enter(struct walk *walk, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (cmark_node_get_start_line(node) > 0 &&
        (uint32_t)cmark_node_get_start_line(node) <= walk->raw_until && type != CMARK_NODE_DOCUMENT)
        return true;
    if (type == CMARK_NODE_LIST) {
        cmark_node_set_user_data(node, walk);
        list(walk, node, true);
    } else if (type == CMARK_NODE_ITEM)
        item(walk, node);
    return leaf(walk, node);
}

static void find_notes(struct markdown *md, cmark_node *root)
{
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION)
            ark_vec_push(&md->notes, node);
    }
}

void ark_markdown_walk(struct markdown *md, cmark_node *root)
{
    struct walk walk = {.md = md, .doc = md->doc};
    ark_inline_init(&walk.text);
    find_notes(md, root);
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER && enter(&walk, node)) {
            if (cmark_node_first_child(node))
                cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
        } else if (event == CMARK_EVENT_EXIT && cmark_node_get_type(node) == CMARK_NODE_LIST &&
                   cmark_node_get_user_data(node)) {
            list(&walk, node, false);
        }
    }
    cmark_iter_free(iter);
    ark_inline_clear(&walk.text);
}
