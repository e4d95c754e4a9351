/* The facts of an HTML file. A key is called as the file calls it ("author", "dcterms.issued"). */
#include "load/html_head.h"

#include <string.h>

#include "load/html_internal.h"

static const char *const facts[] = {
    "author",  "description", "date",     "keywords", "subject",  "publisher", "copyright",
    "version", "revised",     "status",   "language", "title",    "rights",    "identifier",
    "owner",   "approver",    "modified", "created",  "doc-type",
};
static const char *const fact_prefixes[] = {"dcterms.", "dcterms:", "dc.", "dc:", "article:"};

static bool is_fact(const char *key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(fact_prefixes); i++) {
        if (g_ascii_strncasecmp(key, fact_prefixes[i], strlen(fact_prefixes[i])) == 0)
            return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++) {
        if (g_ascii_strcasecmp(key, facts[i]) == 0)
            return true;
    }
    return false;
}

static void meta(const struct html_node *node, struct ark_document *doc, struct ark_arena *arena,
                 struct ark_input *input)
{
    const char *key = ark_html_attribute(node, "name"),
               *value = ark_html_attribute(node, "content");
    if (!key)
        key = ark_html_attribute(node, "property");
    if (!key || !value)
        return;
    g_autofree char *plain = ark_document_plain(value, -1);
    if (g_ascii_strcasecmp(key, "generator") == 0)
        input->tool = ark_arena_strdup(arena, plain);
    else if (is_fact(key))
        ark_document_fact(doc, key, plain);
}

/* Word's own title, when the file itself has none. */
static void word_title(const struct html_tree *tree, struct ark_document *doc)
{
    for (uint32_t i = 1; i < tree->nodes.n; i++) {
        if (tree->nodes.v[i].tag != HTML_PARAGRAPH || !ark_html_word(tree, i).title)
            continue;
        g_autofree char *plain = ark_html_text_below(tree, i);
        if (*plain) {
            ark_document_fact(doc, "title", plain);
            return;
        }
    }
}

static void language(const struct html_node *node, struct ark_arena *arena, struct ark_input *input)
{
    const char *lang = ark_html_attribute(node, "lang");
    if (!lang)
        lang = ark_html_attribute(node, "xml:lang");
    if (lang && *lang && strlen(lang) < 40)
        ark_input_language(input, arena, lang);
}

void ark_html_facts(const struct html_tree *tree, struct ark_document *doc, struct ark_arena *arena,
                    struct ark_input *input)
{
    bool titled = false;
    for (uint32_t i = 1; i < tree->nodes.n; i++) {
        const struct html_node *node = &tree->nodes.v[i];
        if (node->tag == HTML_SVG) {
            uint32_t next = ark_html_after(tree, i, 0, true);
            i = next ? next - 1 : tree->nodes.n;
        } else if (node->tag == HTML_TITLE && !titled) {
            g_autofree char *plain = ark_html_text_below(tree, i);
            titled = *plain != '\0';
            ark_document_fact(doc, "title", plain);
        } else if (node->tag == HTML_META) {
            meta(node, doc, arena, input);
        } else if (node->tag == HTML_HTML) {
            language(node, arena, input);
        }
    }
    if (!titled)
        word_title(tree, doc);
}
