/* Raw HTML to document blocks, with libxml2's forgiving parser as a stream of tags. */
#include "load/html_blocks.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "load/html_internal.h"

enum tag {
    OTHER,
    BLOCK,
    HEADING,
    ITEM,
    LIST,
    TABLE,
    TABLE_HEAD,
    TABLE_ROW,
    TABLE_CELL,
    BREAK,
    IMAGE,
    ANCHOR,
    BOLD,
    PREFORMATTED,
    HIDDEN
};

static const struct {
    const char *name;
    enum tag tag;
} tags[] = {
    {"a", ANCHOR},         {"address", BLOCK},    {"article", BLOCK},    {"aside", BLOCK},
    {"b", BOLD},           {"blockquote", BLOCK}, {"br", BREAK},         {"caption", BLOCK},
    {"center", BLOCK},     {"dd", BLOCK},         {"details", BLOCK},    {"div", BLOCK},
    {"dl", BLOCK},         {"dt", BLOCK},         {"figcaption", BLOCK}, {"figure", BLOCK},
    {"footer", BLOCK},     {"h1", HEADING},       {"h2", HEADING},       {"h3", HEADING},
    {"h4", HEADING},       {"h5", HEADING},       {"h6", HEADING},       {"head", HIDDEN},
    {"header", BLOCK},     {"hr", BLOCK},         {"img", IMAGE},        {"li", ITEM},
    {"main", BLOCK},       {"ol", LIST},          {"p", BLOCK},          {"pre", PREFORMATTED},
    {"script", HIDDEN},    {"section", BLOCK},    {"strong", BOLD},      {"style", HIDDEN},
    {"summary", BLOCK},    {"table", TABLE},      {"td", TABLE_CELL},    {"th", TABLE_CELL},
    {"thead", TABLE_HEAD}, {"tr", TABLE_ROW},     {"ul", LIST},
};

struct html {
    struct ark_document *doc;
    const char *source;
    size_t len, place; /* `loc` is that of `place` */
    struct ark_loc loc;
    htmlParserCtxtPtr parser;
    GString *text; /* of the block that is open */
    struct ark_loc text_loc, anchor_loc;
    struct ark_references references;
    char *href; /* of the open anchor */
    gsize href_from;
    struct html_table table;
    unsigned heading, lists, hidden, bold;
    bool item, code, weak;
};

/* The rows above are sorted by name. */
static enum tag tag_of(const char *name)
{
    size_t low = 0, high = G_N_ELEMENTS(tags);
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, tags[middle].name);
        if (order == 0)
            return tags[middle].tag;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return OTHER;
}

/* Places only grow, so that finding them all is one walk over the source. */
static struct ark_loc loc_at(struct html *html, size_t offset)
{
    for (; html->place < MIN(offset, html->len); html->place++) {
        char c = html->source[html->place];
        bool ends = c == '\n' || (c == '\r' && html->source[html->place + 1] != '\n');
        html->loc.line += ends;
        html->loc.column = ends ? 1 : html->loc.column + 1;
    }
    return html->loc;
}

/* Where the tag or text that is being reported ends. */
static size_t consumed(const struct html *html)
{
    long bytes = xmlByteConsumed(html->parser);
    return bytes < 0 ? html->place : MIN((size_t)bytes, html->len);
}

static struct ark_loc tag_loc(struct html *html)
{
    size_t at = consumed(html);
    while (at > html->place && (at == html->len || html->source[at] != '<'))
        at--;
    return loc_at(html, at);
}

static void flush(struct html *html)
{
    g_autofree char *plain = ark_document_plain(html->text->str, (gssize)html->text->len);
    g_autofree char *raw = html->code ? g_strdup(html->text->str) : NULL;
    g_string_truncate(html->text, 0);
    if (raw && *plain)
        ark_document_code(html->doc, NULL, raw, html->text_loc);
    else if (html->heading && *plain)
        ark_document_heading(html->doc, html->heading, plain, html->text_loc);
    else if (html->item && *plain)
        ark_document_item(html->doc, plain, html->text_loc);
    else if (*plain || html->references.items.n)
        ark_document_paragraph(html->doc, plain, html->text_loc);
    html->item &= !*plain;
    ark_references_report(&html->references, html->doc);
}

static void boundary(struct html *html)
{
    if (html->table.in_cell)
        g_string_append_c(html->text, ' ');
    else
        flush(html);
}

static const char *attribute(const xmlChar **attributes, const char *name)
{
    for (; attributes && attributes[0]; attributes += 2) {
        if (strcmp((const char *)attributes[0], name) == 0)
            return attributes[1] ? (const char *)attributes[1] : "";
    }
    return NULL;
}

static uint32_t span(const xmlChar **attributes, const char *name)
{
    const char *value = attribute(attributes, name);
    return value ? (uint32_t)CLAMP(strtol(value, NULL, 10), 1, 200) : 1;
}

static void cell_end(struct html *html)
{
    if (!html->table.in_cell)
        return;
    struct html_cell *cell = &ark_vec_last(&html->table.cells);
    cell->text = ark_document_plain(html->text->str, (gssize)html->text->len);
    cell->bold = !html->weak && *cell->text;
    cell->references = html->references;
    html->references = (struct ark_references){0};
    g_string_truncate(html->text, 0);
    html->table.in_cell = false;
}

static void row_end(struct html *html)
{
    cell_end(html);
    if (html->table.in_row)
        ark_html_row_end(&html->table, html->doc);
}

static void table_begin(struct html *html)
{
    if (html->table.depth++)
        return;
    flush(html);
    ark_document_table_begin(html->doc, tag_loc(html));
}

static void table_end(struct html *html)
{
    if (!html->table.depth || --html->table.depth)
        return;
    row_end(html);
    flush(html);
    ark_document_table_end(html->doc);
    ark_html_table_clear(&html->table);
}

static void cell_begin(struct html *html, const char *name, const xmlChar **attributes)
{
    if (html->table.depth != 1) {
        boundary(html);
        return;
    }
    cell_end(html);
    flush(html);
    struct html_cell cell = {.loc = tag_loc(html),
                             .columns = span(attributes, "colspan"),
                             .rows = span(attributes, "rowspan"),
                             .header = strcmp(name, "th") == 0};
    if (!html->table.in_row)
        html->table.row_loc = cell.loc;
    html->table.in_row = html->table.in_cell = true;
    html->weak = false;
    ark_vec_push(&html->table.cells, cell);
}

static void row_begin(struct html *html)
{
    boundary(html);
    if (html->table.depth != 1)
        return;
    row_end(html);
    html->table.row_loc = tag_loc(html);
    html->table.in_row = true;
}

static void list(struct html *html, bool begins, bool ordered)
{
    boundary(html);
    if (html->table.in_cell)
        return;
    if (begins && html->lists++ < ARK_MAX_DOC_DEPTH)
        ark_document_list_begin(html->doc, ordered, tag_loc(html));
    if (!begins && html->lists && --html->lists < ARK_MAX_DOC_DEPTH)
        ark_document_list_end(html->doc);
    html->item = false;
}

static void anchor_end(struct html *html)
{
    if (html->href && html->href_from <= html->text->len)
        ark_references_add(&html->references, false, html->text->str + html->href_from, html->href,
                           html->anchor_loc);
    g_clear_pointer(&html->href, g_free);
}

static void anchor_begin(struct html *html, const xmlChar **attributes)
{
    anchor_end(html);
    html->href = g_strdup(attribute(attributes, "href"));
    html->href_from = html->text->len;
    html->anchor_loc = tag_loc(html);
}

static void image(struct html *html, const xmlChar **attributes)
{
    const char *target = attribute(attributes, "src");
    if (!html->text->len && !html->table.in_cell)
        html->text_loc = tag_loc(html);
    ark_references_add(&html->references, true, attribute(attributes, "alt"), target,
                       tag_loc(html));
}

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes)
{
    struct html *html = data;
    const char *tag = (const char *)name;
    switch (tag_of(tag)) {
    case HIDDEN:
        html->hidden++;
        break;
    case TABLE:
        table_begin(html);
        break;
    case TABLE_HEAD:
        html->table.in_head = html->table.depth == 1;
        break;
    case TABLE_ROW:
        row_begin(html);
        break;
    case TABLE_CELL:
        cell_begin(html, tag, attributes);
        break;
    case LIST:
        list(html, true, tag[0] == 'o');
        break;
    case ITEM:
        boundary(html);
        html->item = html->lists && !html->table.in_cell;
        break;
    case HEADING:
        boundary(html);
        html->heading = html->table.in_cell || html->lists ? 0 : (unsigned)(tag[1] - '0');
        break;
    case BLOCK:
        boundary(html);
        break;
    case PREFORMATTED:
        boundary(html);
        html->code = !html->table.in_cell;
        break;
    case BREAK:
        g_string_append_c(html->text, ' ');
        break;
    case IMAGE:
        image(html, attributes);
        break;
    case ANCHOR:
        anchor_begin(html, attributes);
        break;
    case BOLD:
        html->bold++;
        break;
    case OTHER:
        break;
    }
}

static void end_element(void *data, const xmlChar *name)
{
    struct html *html = data;
    switch (tag_of((const char *)name)) {
    case HIDDEN:
        html->hidden -= html->hidden > 0;
        break;
    case TABLE:
        table_end(html);
        break;
    case TABLE_HEAD:
        row_end(html);
        html->table.in_head = false;
        break;
    case TABLE_ROW:
        if (html->table.depth == 1)
            row_end(html);
        break;
    case TABLE_CELL:
        if (html->table.depth == 1)
            cell_end(html);
        break;
    case LIST:
        list(html, false, false);
        break;
    case HEADING:
        boundary(html);
        html->heading = 0;
        break;
    case BLOCK:
    case ITEM:
        boundary(html);
        break;
    case PREFORMATTED:
        boundary(html);
        html->code = false;
        break;
    case ANCHOR:
        anchor_end(html);
        break;
    case BOLD:
        html->bold -= html->bold > 0;
        break;
    default:
        break;
    }
}

static void characters(void *data, const xmlChar *bytes, int len)
{
    struct html *html = data;
    const char *text = (const char *)bytes;
    size_t blanks = strspn(text, " \t\r\n");
    bool blank = blanks >= (size_t)len;
    if (html->hidden)
        return;
    html->weak |= !blank && !html->bold;
    bool first = !blank && html->text->str[strspn(html->text->str, " ")] == '\0';
    if (first) {
        size_t end = consumed(html);
        html->text_loc = loc_at(html, end > (size_t)len ? end - (size_t)len + blanks : blanks);
    }
    g_string_append_len(html->text, text, len);
}

static htmlParserCtxtPtr new_parser(const char *source, size_t len, htmlSAXHandler *sax, void *data)
{
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(source, (int)len);
    if (!parser)
        return NULL;
    htmlCtxtUseOptions(parser, HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                   HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    if (parser->sax)
        xmlFree(parser->sax);
    parser->sax = g_memdup2(sax, sizeof *sax);
    parser->userData = data;
    return parser;
}

static void parse(struct html *html, htmlSAXHandler *sax)
{
    html->parser = new_parser(html->source, html->len, sax, html);
    if (!html->parser)
        return;
    htmlParseDocument(html->parser);
    g_free(html->parser->sax);
    html->parser->sax = NULL;
    htmlFreeParserCtxt(html->parser);
}

void ark_html_blocks(struct ark_document *doc, const char *source, size_t len, struct ark_loc start)
{
    if (!len || len > G_MAXINT)
        return;
    htmlSAXHandler sax = {
        .startElement = start_element,
        .endElement = end_element,
        .characters = characters,
        .ignorableWhitespace = characters,
    };
    struct html html = {.doc = doc,
                        .source = source,
                        .len = len,

                        .loc = start,
                        .text = g_string_new(NULL)};
    parse(&html, &sax);
    while (html.table.depth)
        table_end(&html);
    flush(&html);
    while (html.lists)
        list(&html, false, false);
    g_free(html.href);
    g_string_free(html.text, TRUE);
    ark_references_clear(&html.references);
    ark_html_table_clear(&html.table);
}

struct image_tag {
    struct ark_references *references;
    struct ark_loc loc;
};

static void image_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
    struct image_tag *tag = data;
    if (strcmp((const char *)name, "img") == 0)
        ark_references_add(tag->references, true, attribute(attributes, "alt"),
                           attribute(attributes, "src"), tag->loc);
}

void ark_html_image(const char *source, struct ark_loc loc, struct ark_references *references)
{
    htmlSAXHandler sax = {.startElement = image_start};
    struct image_tag tag = {references, loc};
    htmlParserCtxtPtr parser = new_parser(source, strlen(source), &sax, &tag);
    if (!parser)
        return;
    htmlParseDocument(parser);
    g_free(parser->sax);
    parser->sax = NULL;
    htmlFreeParserCtxt(parser);
}
