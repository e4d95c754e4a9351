/* What is no part of a document's text, though it stands in its HTML.
 *
 * Always: scripts, styles, templates, what is for browsers without scripts, what was struck out,
 * and fallbacks of films and frames.
 *
 * In a whole page also:
 * - navigation: <nav>, role=navigation, menu, search; tables of contents and breadcrumbs by the ids
 *   and classes that generators give them; the marks beside headings and the "edit" links;
 * - parts of the page: <header>, <footer> and <aside> (and the roles banner, contentinfo,
 *   complementary) that stand outside <main>, <article> and <section>. A header with a heading in
 * it stays, for there stands the title. When nothing but such parts has a text, they are the text;
 * - what is not shown: the attribute hidden, display:none, visibility:hidden; marks and icons that
 *   are aria-hidden; buttons, selections and fields;
 * - the marks of footnotes, but not the notes.
 *
 * A table that only places things on the page has role=presentation, or no header and no caption
 * and other tables, headings or parts of the text in it, or a single cell. */
#include <string.h>

#include "load/html_internal.h"

struct open_table {
    uint32_t index, rows, cells;
    bool named, holds_blocks;
};

struct marking {
    struct html_tree *tree;
    uint32_t *skipped;
    ARK_VEC(struct open_table) tables;
    uint32_t parts; /* main, article and section that are open */
    uint32_t texts; /* that stay */
    bool document, page_parts;
};

enum verdict { STAYS, GOES, GOES_NAVIGATION, GOES_PAGE_PART, GOES_HIDDEN };

static const char *const navigation_ids[] = {
    "toc",        "toc-nav",  "table-of-contents", "breadcrumb-section", "breadcrumbs",
    "breadcrumb", "mw-head",  "mw-navigation",     "mw-panel",           "jump-to-nav",
    "catlinks",   "siteSub",  "contentSub",        "sphinxsidebar",      "nav-bar",
    "toctitle",   "toc-list", "skip-to-content",
};
static const char *const navigation_classes[] = {
    "toc",        "toctitle",      "mw-editsection", "headerlink",      "self-link",    "selflink",
    "noprint",    "header-anchor", "anchorjs-link",  "printfooter",     "mw-jump-link", "skip-link",
    "breadcrumb", "breadcrumbs",   "sphinxsidebar",  "skip-to-content", "headeranchor", "zh-toc",
};
static const char *const navigation_roles[] = {"navigation", "search", "menu", "menubar",
                                               "doc-toc"};
static const char *const note_marks[] = {"footnote-ref", "footnoteref", "footnote-back",
                                         "reference", "mw-cite-backlink"};

static bool has_any(const struct html_node *node, const char *attribute, const char *const *words,
                    size_t n)
{
    const char *value = ark_html_attribute(node, attribute);
    for (size_t i = 0; value && *value && i < n; i++) {
        if (ark_html_has_word(node, attribute, words[i]))
            return true;
    }
    return false;
}
#define HAS_ANY(node, attribute, words) has_any((node), (attribute), (words), G_N_ELEMENTS(words))

/* "display: none" in a style, with or without blanks. */
static bool has_style(const char *style, const char *key, const char *value)
{
    for (const char *at = style; (at = strstr(at, key)); at++) {
        const char *rest = at + strlen(key);
        rest += strspn(rest, " :");
        if (g_str_has_prefix(rest, value))
            return true;
    }
    return false;
}

static bool is_hidden(const struct html_node *node)
{
    const char *style = ark_html_attribute(node, "style");
    const char *aria = ark_html_attribute(node, "aria-hidden");
    if (ark_html_attribute(node, "hidden") && node->tag != HTML_META)
        return true;
    if (style && (has_style(style, "display", "none") || has_style(style, "visibility", "hidden") ||
                  has_style(style, "mso-hide", "all") || has_style(style, "mso-list", "Ignore")))
        return true;
    bool phrase = node->tag == HTML_OTHER || node->tag == HTML_SVG || node->tag == HTML_ANCHOR;
    return aria && strcmp(aria, "true") == 0 && phrase;
}

/* One pixel makes room, or counts readers. */
static bool is_spacer(const struct html_node *node)
{
    const char *width = ark_html_attribute(node, "width"),
               *height = ark_html_attribute(node, "height");
    return node->tag == HTML_IMAGE &&
           (ark_html_has_word(node, "role", "presentation") ||
            (width && height && (strcmp(width, "1") == 0 || strcmp(height, "1") == 0)));
}

static bool is_navigation(const struct html_node *node)
{
    const char *class = ark_html_attribute(node, "class");
    return node->tag == HTML_NAVIGATION || HAS_ANY(node, "role", navigation_roles) ||
           HAS_ANY(node, "id", navigation_ids) || HAS_ANY(node, "class", navigation_classes) ||
           (class && node->tag == HTML_PARAGRAPH && g_ascii_strncasecmp(class, "MsoToc", 6) == 0);
}

static bool is_note_mark(const struct html_node *node)
{
    bool phrase = node->tag == HTML_OTHER || node->tag == HTML_ANCHOR;
    return phrase &&
           (HAS_ANY(node, "class", note_marks) || ark_html_has_word(node, "role", "doc-noteref") ||
            ark_html_has_word(node, "role", "doc-backlink"));
}

static bool has_heading(const struct html_tree *tree, uint32_t index)
{
    for (uint32_t at = ark_html_after(tree, index, index, false); at;) {
        const struct html_node *node = &tree->nodes.v[at];
        if (node->tag == HTML_HEADING)
            return true;
        at = ark_html_after(tree, at, index, is_navigation(node));
    }
    return false;
}

static bool is_page_part(const struct marking *m, uint32_t index)
{
    static const char *const roles[] = {"banner", "contentinfo", "complementary"};
    const struct html_node *node = &m->tree->nodes.v[index];
    bool footer = ark_html_has_word(node, "id", "footer") && !m->parts;
    bool part = (node->tag == HTML_PAGE_PART && !m->parts) || HAS_ANY(node, "role", roles);
    bool header = strcmp(node->name, "header") == 0 || ark_html_has_word(node, "role", "banner");
    return footer || (part && !(header && has_heading(m->tree, index)));
}

static enum verdict verdict(const struct marking *m, uint32_t index)
{
    const struct html_node *node = &m->tree->nodes.v[index];
    bool always = node->tag == HTML_SCRIPT || node->tag == HTML_UNSEEN || node->tag == HTML_TITLE ||
                  node->tag == HTML_META || node->tag == HTML_STRUCK;
    if (node->tag == HTML_TEXT)
        return STAYS;
    if (always)
        return GOES;
    if (!m->document || strcmp(node->name, "body") == 0 || node->tag == HTML_HTML)
        return STAYS;
    if (node->tag == HTML_INTERACTIVE || is_spacer(node) || is_note_mark(node) ||
        (m->tree->respec && ark_html_has_word(node, "class", "remove")))
        return GOES;
    if (is_hidden(node))
        return GOES_HIDDEN;
    if (is_navigation(node))
        return GOES_NAVIGATION;
    return m->page_parts && is_page_part(m, index) ? GOES_PAGE_PART : STAYS;
}

/* Word without its own styles: the bullet is the first thing in the paragraph. */
static void mark_bullet(struct marking *m, uint32_t paragraph)
{
    static const char *const bullets[] = {"·", "o", "§", "-", "–", "•", "", "v", "Ø"};
    struct html_tree *tree = m->tree;
    const char *class = ark_html_attribute(&tree->nodes.v[paragraph], "class");
    uint32_t first = tree->nodes.v[paragraph].first;
    if (!class || !g_str_has_prefix(class, "MsoListParagraph") || !first)
        return;
    if (tree->nodes.v[first].tag == HTML_TEXT && !tree->nodes.v[first].loc.line)
        first = tree->nodes.v[first].next;
    if (!first || tree->nodes.v[first].tag != HTML_OTHER)
        return;
    g_autofree char *marker = ark_html_text_below(tree, first);
    size_t len = strlen(marker);
    bool is_bullet = len > 1 && len < 6 && strchr(".)", marker[len - 1]);
    for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++)
        is_bullet |= strcmp(marker, bullets[i]) == 0;
    tree->nodes.v[first].left_out = is_bullet;
}

static void note_in_table(struct marking *m, const struct html_node *node)
{
    struct open_table *table = m->tables.n ? &ark_vec_last(&m->tables) : NULL;
    if (!table)
        return;
    table->rows += node->tag == HTML_TABLE_ROW;
    table->cells += node->tag == HTML_TABLE_CELL;
    table->named |= node->tag == HTML_TABLE_HEAD || node->tag == HTML_CAPTION ||
                    (node->tag == HTML_TABLE_CELL && strcmp(node->name, "th") == 0);
    table->holds_blocks |=
        node->tag == HTML_TABLE || node->tag == HTML_HEADING || node->tag == HTML_PART;
}

static bool enter(struct marking *m, uint32_t index)
{
    struct html_node *node = &m->tree->nodes.v[index];
    enum verdict what = node->left_out && m->document ? GOES : verdict(m, index);
    node->left_out = what != STAYS;
    if (m->skipped && what >= GOES_NAVIGATION && node->first)
        m->skipped[what - GOES_NAVIGATION]++;
    if (what != STAYS)
        return false;
    note_in_table(m, node);
    m->texts += (node->tag == HTML_TEXT && node->loc.line) || node->tag == HTML_IMAGE;
    m->parts += node->tag == HTML_PART;
    if (node->tag == HTML_TABLE)
        ark_vec_push(&m->tables, (struct open_table){.index = index});
    if (node->tag == HTML_PARAGRAPH && m->document)
        mark_bullet(m, index);
    return node->first && node->tag != HTML_SVG;
}

static void leave(struct marking *m, uint32_t index)
{
    struct html_node *node = &m->tree->nodes.v[index];
    m->parts -= node->tag == HTML_PART;
    if (node->tag != HTML_TABLE)
        return;
    struct open_table table = ark_vec_pop(&m->tables);
    const struct html_node *parent = &m->tree->nodes.v[node->parent];
    table.holds_blocks |= ark_html_has_word(parent, "class", "admonitionblock");
    node->layout = m->document && (ark_html_has_word(node, "role", "presentation") ||
                                   ark_html_has_word(node, "role", "none") ||
                                   (!table.named && (table.holds_blocks || table.cells <= 1)));
}

static void walk(struct marking *m)
{
    const struct html_node *nodes = m->tree->nodes.v;
    m->texts = 0;
    for (uint32_t at = nodes[0].first; at;) {
        if (enter(m, at)) {
            at = nodes[at].first;
            continue;
        }
        if (!nodes[at].left_out)
            leave(m, at);
        while (at && !nodes[at].next) {
            at = nodes[at].parent;
            if (at)
                leave(m, at);
        }
        at = at ? nodes[at].next : 0;
    }
}

void ark_html_mark(struct html_tree *tree, bool document, uint32_t skipped[HTML_SKIPS])
{
    struct marking m = {
        .tree = tree, .skipped = skipped, .document = document, .page_parts = document};
    walk(&m);
    if (document && !m.texts) {
        for (uint32_t i = 0; i < tree->nodes.n; i++)
            tree->nodes.v[i].left_out = false;
        if (skipped)
            memset(skipped, 0, HTML_SKIPS * sizeof *skipped);
        m.page_parts = false;
        walk(&m);
    }
    ark_vec_clear(&m.tables);
}
