/* Makes the tree of html_tree.h from tokens. The few rules of HTML about tags that are left out or
 * stand in the wrong order are here; all look at the open elements only, of which there are at most
 * ARK_MAX_HTML_DEPTH: what lies deeper becomes a sibling, as in browsers. */
#include "load/html_tree.h"

#include <string.h>

#include "base/limits.h"
#include "document/document.h"
#include "load/html_lex.h"

struct making {
    struct html_tree *tree;
    struct html_lexer lexer;
    ark_atoms *atoms;
    size_t place; /* `loc` is that of `place` */
    struct ark_loc loc;
    uint32_t current, depth; /* `depth`: of `current` */
};

/* Places only grow, so that finding them all is one walk over the source. */
static struct ark_loc loc_at(struct making *m, size_t offset)
{
    const char *source = m->lexer.source;
    for (; m->place < MIN(offset, m->lexer.len); m->place++) {
        char c = source[m->place];
        bool ends = c == '\n' || (c == '\r' && source[m->place + 1] != '\n');
        m->loc.line += ends;
        m->loc.column = ends ? 1 : m->loc.column + 1;
    }
    return m->loc;
}

static uint32_t add_node(struct making *m, const struct html_node *node)
{
    struct html_tree *tree = m->tree;
    uint32_t index = tree->nodes.n;
    ark_vec_push(&tree->nodes, *node);
    struct html_node *parent = &tree->nodes.v[m->current];
    tree->nodes.v[index].parent = m->current;
    if (parent->last)
        tree->nodes.v[parent->last].next = index;
    else
        parent->first = index;
    parent->last = index;
    return index;
}

#define BIT(tag) (UINT64_C(1) << (tag))
G_STATIC_ASSERT(HTML_TAGS <= 64);

/* What ends an open paragraph by beginning. */
#define BLOCKS                                                                                     \
    (BIT(HTML_BLOCK) | BIT(HTML_FIGURE) | BIT(HTML_FIGURE_CAPTION) | BIT(HTML_HEADING) |           \
     BIT(HTML_ITEM) | BIT(HTML_LIST) | BIT(HTML_PAGE_PART) | BIT(HTML_NAVIGATION) |                \
     BIT(HTML_PARAGRAPH) | BIT(HTML_PART) | BIT(HTML_PREFORMATTED) | BIT(HTML_TABLE) |             \
     BIT(HTML_TERM) | BIT(HTML_DEFINITION))
#define IN_TABLE                                                                                   \
    (BIT(HTML_TABLE_BODY) | BIT(HTML_TABLE_HEAD) | BIT(HTML_TABLE_ROW) | BIT(HTML_TABLE_CELL) |    \
     BIT(HTML_CAPTION))
/* Nothing inside ends what is outside of these. */
#define WALLS (BIT(HTML_TABLE) | BIT(HTML_TABLE_CELL) | BIT(HTML_CAPTION) | BIT(HTML_UNSEEN))

static void close_element(struct making *m, uint32_t node)
{
    while (m->current != node) {
        m->current = m->tree->nodes.v[m->current].parent;
        m->depth--;
    }
    do {
        m->current = m->tree->nodes.v[m->current].parent;
        m->depth--;
    } while (m->current && m->tree->nodes.v[m->current].ended);
}

/* The innermost open element of the kinds `wanted`, not looked for beyond the kinds `walls`. */
static uint32_t find_open(const struct making *m, uint64_t wanted, uint64_t walls)
{
    for (uint32_t at = m->current; at; at = m->tree->nodes.v[at].parent) {
        uint64_t bit = BIT(m->tree->nodes.v[at].tag);
        if (bit & wanted)
            return at;
        if (bit & walls)
            return 0;
    }
    return 0;
}

static void close_open(struct making *m, uint64_t wanted, uint64_t walls)
{
    uint32_t open = find_open(m, wanted, walls);
    if (open)
        close_element(m, open);
}

/* End tags that may be left out. */
static void imply_ends(struct making *m, enum html_tag tag)
{
    if (BIT(tag) & BLOCKS)
        close_open(m, BIT(HTML_PARAGRAPH), WALLS);
    if (tag == HTML_ITEM)
        close_open(m, BIT(HTML_ITEM), WALLS | BIT(HTML_LIST));
    else if (tag == HTML_TERM || tag == HTML_DEFINITION)
        close_open(m, BIT(HTML_TERM) | BIT(HTML_DEFINITION), WALLS | BIT(HTML_LIST));
    else if (tag == HTML_TABLE_CELL)
        close_open(m, BIT(HTML_TABLE_CELL) | BIT(HTML_CAPTION), BIT(HTML_TABLE));
    else if (tag == HTML_TABLE_ROW) {
        close_open(m, BIT(HTML_CAPTION), BIT(HTML_TABLE));
        close_open(m, BIT(HTML_TABLE_ROW), BIT(HTML_TABLE));
    } else if (tag == HTML_TABLE_BODY || tag == HTML_TABLE_HEAD) {
        close_open(m, BIT(HTML_CAPTION), BIT(HTML_TABLE));
        close_open(m, BIT(HTML_TABLE_BODY) | BIT(HTML_TABLE_HEAD), BIT(HTML_TABLE));
    } else if (tag == HTML_HEADING)
        close_open(m, BIT(HTML_HEADING), ~BIT(HTML_HEADING));
}

static bool is_void(const char *name)
{
    static const char *const names[] = {
        "area", "base",  "basefont", "bgsound", "br",   "col",   "embed",  "frame", "hr", "image",
        "img",  "input", "keygen",   "link",    "meta", "param", "source", "track", "wbr"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

static void start_tag(struct making *m, const struct html_token *token)
{
    struct html_node node = {.tag = ark_html_tag(token->name),
                             .name = ark_arena_strdup(m->tree->arena, token->name),
                             .attributes = token->attributes,
                             .loc = loc_at(m, token->from)};
    if (ark_html_has_word(&node, "role", "heading") &&
        (BIT(node.tag) & (BIT(HTML_OTHER) | BIT(HTML_BLOCK) | BIT(HTML_PARAGRAPH))))
        node.tag = HTML_HEADING;
    const char *id = ark_html_attribute(&node, "id");
    if (m->atoms && id && *id)
        node.loc.id = ark_atom_intern(m->atoms, id);
    const char *src = node.tag == HTML_SCRIPT ? ark_html_attribute(&node, "src") : NULL;
    m->tree->respec |= src && strstr(src, "respec") != NULL;
    imply_ends(m, node.tag);
    uint32_t index = add_node(m, &node);
    bool empty = token->empty && !m->lexer.raw->len;
    if (empty || is_void(token->name))
        return;
    if (m->depth >= ARK_MAX_HTML_DEPTH) {
        if (!m->tree->deep.line)
            m->tree->deep = node.loc;
        return;
    }
    m->current = index;
    m->depth++;
}

/* Its end tag came while a block in it was open, and ends it when that block does. */
static void end_later(struct making *m, uint32_t at, const char *name)
{
    for (; at && !(BIT(m->tree->nodes.v[at].tag) & WALLS); at = m->tree->nodes.v[at].parent) {
        if (strcmp(m->tree->nodes.v[at].name, name) == 0 && !m->tree->nodes.v[at].ended) {
            m->tree->nodes.v[at].ended = true;
            return;
        }
    }
}

/* An end tag of a phrase ("</b>") ends no block. */
static void end_tag(struct making *m, const struct html_token *token)
{
    enum html_tag tag = ark_html_tag(token->name);
    bool table = tag == HTML_TABLE || (BIT(tag) & IN_TABLE);
    bool block = table || (BIT(tag) & (BLOCKS | BIT(HTML_UNSEEN) | BIT(HTML_SVG)));
    uint64_t walls = tag == HTML_TABLE ? 0 : table ? BIT(HTML_TABLE) : WALLS & ~BIT(tag);
    if (tag == HTML_ITEM)
        walls |= BIT(HTML_LIST);
    if (!block)
        walls |= BLOCKS;
    if (tag == HTML_HTML || strcmp(token->name, "body") == 0)
        return;
    for (uint32_t at = m->current; at; at = m->tree->nodes.v[at].parent) {
        const struct html_node *node = &m->tree->nodes.v[at];
        if (strcmp(node->name, token->name) == 0 || (tag == HTML_HEADING && node->tag == tag)) {
            close_element(m, at);
            return;
        }
        if (BIT(node->tag) & walls) {
            if (!block)
                end_later(m, at, token->name);
            return;
        }
    }
}

static void text(struct making *m, const struct html_token *token)
{
    struct html_tree *tree = m->tree;
    uint32_t last = tree->nodes.v[m->current].last;
    enum html_tag inside = tree->nodes.v[m->current].tag;
    if (inside == HTML_SCRIPT || inside == HTML_UNSEEN) {
        tree->respec |=
            inside == HTML_SCRIPT && g_strstr_len(token->text, (gssize)token->len, "respecConfig");
        return;
    }
    if (!last || tree->nodes.v[last].tag != HTML_TEXT) {
        struct html_node node = {.name = "",
                                 .attributes = ark_html_no_attributes,
                                 .tag = HTML_TEXT,
                                 .from = tree->text->len};
        last = add_node(m, &node);
    }
    struct html_node *node = &tree->nodes.v[last];
    size_t blanks = 0;
    while (blanks < token->len && g_ascii_isspace(token->text[blanks]))
        blanks++;
    if (!node->loc.line && blanks < token->len)
        node->loc = loc_at(m, token->from + blanks);
    node->len += token->len;
    g_string_append_len(tree->text, token->text, (gssize)token->len);
}

static void read_tokens(struct making *m)
{
    struct html_token token;
    while (ark_html_lex(&m->lexer, &token)) {
        if (m->tree->nodes.n >= ARK_MAX_HTML_NODES) {
            m->tree->too_many = true;
            return;
        }
        if (token.kind == HTML_START_TAG)
            start_tag(m, &token);
        else if (token.kind == HTML_END_TAG)
            end_tag(m, &token);
        else
            text(m, &token);
    }
}

struct html_tree *ark_html_tree_new(const char *html, size_t len, struct ark_loc start,
                                    ark_atoms *atoms)
{
    struct html_tree *tree = g_new0(struct html_tree, 1);
    tree->arena = ark_arena_new();
    tree->text = g_string_new(NULL);
    tree->source_len = len;
    ark_vec_push(&tree->nodes, (struct html_node){
                                   .name = "", .attributes = ark_html_no_attributes, .loc = start});
    struct making m = {.tree = tree, .atoms = atoms, .loc = start};
    ark_html_lex_init(&m.lexer, html, len, tree->arena);
    read_tokens(&m);
    if (m.lexer.unclosed < len) {
        m.place = 0;
        m.loc = start;
        tree->unclosed = loc_at(&m, m.lexer.unclosed);
    }
    ark_html_lex_clear(&m.lexer);
    return tree;
}

void ark_html_tree_free(struct html_tree *tree)
{
    if (!tree)
        return;
    ark_vec_clear(&tree->nodes);
    g_string_free(tree->text, TRUE);
    ark_arena_free(tree->arena);
    g_free(tree);
}

const char *ark_html_attribute(const struct html_node *node, const char *name)
{
    for (const char *const *pair = node->attributes; *pair; pair += 2) {
        if (strcmp(pair[0], name) == 0)
            return pair[1];
    }
    return NULL;
}

bool ark_html_has_word(const struct html_node *node, const char *attribute, const char *word)
{
    const char *at = ark_html_attribute(node, attribute);
    size_t len = strlen(word);
    while (at && *at) {
        at += strspn(at, " \t\r\n");
        size_t n = strcspn(at, " \t\r\n");
        if (n == len && g_ascii_strncasecmp(at, word, len) == 0)
            return true;
        at += n;
    }
    return false;
}

uint32_t ark_html_after(const struct html_tree *tree, uint32_t index, uint32_t top, bool over)
{
    const struct html_node *nodes = tree->nodes.v;
    if (nodes[index].first && !over)
        return nodes[index].first;
    while (index != top && !nodes[index].next)
        index = nodes[index].parent;
    return index == top ? 0 : nodes[index].next;
}

char *ark_html_text_below(const struct html_tree *tree, uint32_t index)
{
    g_autoptr(GString) raw = g_string_new(NULL);
    for (uint32_t at = ark_html_after(tree, index, index, false); at;) {
        const struct html_node *node = &tree->nodes.v[at];
        bool unseen = node->tag == HTML_SCRIPT || node->tag == HTML_UNSEEN;
        if (node->tag == HTML_TEXT)
            g_string_append_len(raw, tree->text->str + node->from, (gssize)node->len);
        else if (node->tag != HTML_OTHER && node->tag != HTML_BOLD && node->tag != HTML_ANCHOR)
            g_string_append_c(raw, ' ');
        at = ark_html_after(tree, at, index, unseen);
    }
    return ark_document_plain(raw->str, (gssize)raw->len);
}
