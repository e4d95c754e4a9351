/* Reads the blocks and the marked parts of a document. */
#include "document.h"

#include <string.h>

#include "base/error.h"

static const char *const PATHS[] = {
    [ARK_DA] = "docs/regelsprog.md", [ARK_EN] = "docs/rule-language.md"};
static const char FENCE[] = "```";

bool doc_block_is(const struct doc_block *block, const char *word)
{
    size_t len = strlen(word);
    return strncmp(block->info, word, len) == 0 && (!block->info[len] || block->info[len] == ' ');
}

static const char *keep(struct doc *doc, const char *text)
{
    return g_string_chunk_insert(doc->strings, text);
}

static void read_blocks(struct doc *doc)
{
    g_auto(GStrv) lines = g_strsplit(doc->text, "\n", -1);
    g_autoptr(GString) text = g_string_new(NULL);
    struct doc_block block = {0};
    bool inside = false;
    for (uint32_t i = 0; lines[i]; i++) {
        bool fence = g_str_has_prefix(lines[i], FENCE);
        if (fence && !inside) {
            block = (struct doc_block){keep(doc, lines[i] + strlen(FENCE)), NULL, i + 1};
            g_string_truncate(text, 0);
        } else if (fence) {
            block.text = keep(doc, text->str);
            ark_vec_push(&doc->blocks, block);
        } else if (inside) {
            g_string_append_printf(text, "%s\n", lines[i]);
        }
        inside = inside != fence;
    }
}

/* Blocks that show what came out belong to the query before them, queries to the graph. */
static bool read_examples(struct doc *doc, GError **error)
{
    const char *graph_word = ark_say(doc->lang, "graf", "graph");
    const char *result_word = ark_say(doc->lang, "resultat", "result");
    const struct doc_block *graph = NULL, *query = NULL;
    ARK_VEC_EACH (const struct doc_block, block, doc->blocks) {
        bool result = doc_block_is(block, result_word), plan = doc_block_is(block, "plan");
        if (doc_block_is(block, graph_word)) {
            graph = block;
        } else if (doc_block_is(block, "gql")) {
            query = block;
        } else if ((result || plan) && (!query || !graph)) {
            return ark_fail_at(error, ARK_ERROR_INPUT, doc->path, block->line, 0,
                               "no query or no graph stands before this block");
        } else if (result || plan) {
            ark_vec_push(&doc->examples, (struct doc_example){graph->text, query->text, query->info,
                                                              block->text, plan, block->line});
        }
    }
    return true;
}

bool doc_load(struct doc *doc, enum ark_lang lang, GError **error)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    *doc = (struct doc){.lang = lang, .strings = g_string_chunk_new(1 << 16)};
    doc->path = g_build_filename(root ? root : ".", PATHS[lang], NULL);
    if (!g_file_get_contents(doc->path, &doc->text, NULL, error))
        return false;
    read_blocks(doc);
    return read_examples(doc, error);
}

void doc_clear(struct doc *doc)
{
    ark_vec_clear(&doc->blocks);
    ark_vec_clear(&doc->examples);
    if (doc->strings)
        g_string_chunk_free(doc->strings);
    g_free(doc->path);
    g_free(doc->text);
}

/* What lies between `<!-- name -->` and `<!-- /name -->`, each on a line of its own. */
static bool find_marked(const char *text, const char *name, const char **ret_from,
                        const char **ret_to)
{
    g_autofree char *open = g_strdup_printf("<!-- %s -->\n", name);
    g_autofree char *close = g_strdup_printf("<!-- /%s -->", name);
    const char *from = strstr(text, open);
    const char *to = from ? strstr(from, close) : NULL;
    if (!to)
        return false;
    *ret_from = from + strlen(open);
    *ret_to = to;
    return true;
}

char *doc_marked(const char *text, const char *name)
{
    const char *from, *to;
    return find_marked(text, name, &from, &to) ? g_strndup(from, (gsize)(to - from)) : NULL;
}

char *doc_with_marked(const char *text, const char *name, const char *content)
{
    const char *from, *to;
    if (!find_marked(text, name, &from, &to))
        return NULL;
    g_autofree char *before = g_strndup(text, (gsize)(from - text));
    return g_strconcat(before, content, to, NULL);
}
