/* The structure tree of the PDF and the destinations that links and bookmarks lead to. */
#include <cmark-gfm.h>
#include <string.h>

#include "render/pdf_internal.h"

/* A document that nests deeper than this is read flat from there. */
#define MAX_TAG_DEPTH 40

uint32_t ark_pdf_tag(struct ark_pdf *pdf, uint32_t parent, const char *name)
{
    uint32_t depth = pdf->tags.v[parent].depth + 1;
    if (depth > MAX_TAG_DEPTH)
        return parent;
    ark_vec_push(&pdf->tags, (struct ark_pdf_tag){parent, depth, name});
    return pdf->tags.n - 1;
}

static bool is_within(const struct ark_pdf *pdf, uint32_t tag, uint32_t ancestor)
{
    while (pdf->tags.v[tag].depth > pdf->tags.v[ancestor].depth)
        tag = pdf->tags.v[tag].parent;
    return tag == ancestor;
}

void ark_pdf_tag_enter(struct ark_pdf *pdf, cairo_t *cr, uint32_t tag)
{
    while (pdf->open.n > 1 && !is_within(pdf, tag, ark_vec_last(&pdf->open)))
        cairo_tag_end(cr, pdf->tags.v[ark_vec_pop(&pdf->open)].name);
    uint32_t path[MAX_TAG_DEPTH + 1];
    uint32_t n = 0;
    for (uint32_t t = tag; t != ark_vec_last(&pdf->open); t = pdf->tags.v[t].parent)
        path[n++] = t;
    while (n--) {
        cairo_tag_begin(cr, pdf->tags.v[path[n]].name, NULL);
        ark_vec_push(&pdf->open, path[n]);
    }
}

char *ark_pdf_dest(struct ark_pdf *pdf, const char *anchor)
{
    g_autofree char *escaped = g_uri_escape_string(anchor, NULL, FALSE);
    return ark_arena_strdup(pdf->arena, escaped);
}

/* As GitHub makes them: small letters, no punctuation, hyphens for spaces. */
static char *slug(const char *text)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    GString *out = g_string_new(NULL);
    for (const char *p = lower; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == ' ')
            g_string_append_c(out, '-');
        else if (g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '-' || c == '_')
            g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

/* A slug that was used before gets "-1", "-2" ... */
static char *unused(struct ark_pdf *pdf, GHashTable *counts, const char *text)
{
    g_autofree char *base = slug(text);
    uint32_t n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, base));
    char *name = n ? g_strdup_printf("%s-%u", base, n) : g_strdup(base);
    while (g_hash_table_contains(pdf->anchors, name)) {
        g_free(name);
        name = g_strdup_printf("%s-%u", base, ++n);
    }
    g_hash_table_insert(counts, g_strdup(base), GUINT_TO_POINTER(n + 1));
    return name;
}

static void find_heading(struct ark_pdf *pdf, GHashTable *counts, cmark_node *node)
{
    const char *text = ark_pdf_plain(pdf, node);
    char *name = unused(pdf, counts, text);
    char *dest = ark_pdf_dest(pdf, *name ? name : "-");
    g_hash_table_insert(pdf->anchors, name, dest);
    g_hash_table_insert(pdf->headings, node, dest);
    if (!pdf->title && cmark_node_get_heading_level(node) == 1)
        pdf->title = text;
}

char *ark_pdf_html_anchor(struct ark_pdf *pdf, const char *html)
{
    static const char *const STARTS[] = {"<a id=\"", "<a name=\""};
    for (size_t i = 0; html && i < G_N_ELEMENTS(STARTS); i++) {
        size_t n = strlen(STARTS[i]);
        if (g_ascii_strncasecmp(html, STARTS[i], n) != 0)
            continue;
        size_t len = strcspn(html + n, "\"<>&");
        if (len > 0 && len < 200 && html[n + len] == '"')
            return ark_arena_strndup(pdf->arena, html + n, len);
    }
    return NULL;
}

static void find_html(struct ark_pdf *pdf, cmark_node *node)
{
    const char *anchor = ark_pdf_html_anchor(pdf, cmark_node_get_literal(node));
    if (anchor && !g_hash_table_contains(pdf->anchors, anchor))
        g_hash_table_insert(pdf->anchors, g_strdup(anchor), ark_pdf_dest(pdf, anchor));
}

void ark_pdf_find_anchors(struct ark_pdf *pdf, cmark_node *document)
{
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event != CMARK_EVENT_ENTER)
            continue;
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HEADING)
            find_heading(pdf, counts, node);
        else if (type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK)
            find_html(pdf, node);
    }
    cmark_iter_free(iter);
}

const char *const *ark_pdf_anchors_of(struct ark_pdf *pdf, cmark_node *block, const char *own)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    if (own)
        g_ptr_array_add(found, (char *)own);
    cmark_iter *iter = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (type != CMARK_NODE_HTML_INLINE && type != CMARK_NODE_HTML_BLOCK)
            continue;
        const char *anchor = ark_pdf_html_anchor(pdf, cmark_node_get_literal(node));
        if (anchor)
            g_ptr_array_add(found, g_hash_table_lookup(pdf->anchors, anchor));
    }
    cmark_iter_free(iter);
    if (!found->len)
        return NULL;
    const char **list = ARK_NEW_ARRAY(pdf->arena, const char *, found->len + 1);
    memcpy(list, found->pdata, sizeof *list * found->len);
    return list;
}
