/* HTML as a row of the loader table: the bytes as UTF-8, a tree of them, what the page says of
 * itself, and its text. What is left out of the text, and why, stands in html_marks.c. May not know
 * elements. */
#include "load/html.h"

#include <string.h>

#include "base/limits.h"
#include "load/html_charset.h"
#include "load/html_head.h"
#include "load/html_internal.h"

struct page {
    struct ark_load *load;
    struct ark_input *input;
    const char *name;
    ark_atom file;
    struct html_tree *tree;
};

static void note_skipped(struct page *page, const uint32_t skipped[HTML_SKIPS])
{
    static const struct ark_text whats[HTML_SKIPS] = {
        [HTML_SKIP_NAVIGATION] = {{"navigation", "navigation"}},
        [HTML_SKIP_PAGE_PART] = {{"sidehoved, sidefod eller sidespalte",
                                  "header, footer or side column of the page"}},
        [HTML_SKIP_HIDDEN] = {{"skjult indhold", "hidden content"}},
    };
    enum ark_lang lang = page->load->lang;
    for (int i = 0; i < HTML_SKIPS; i++) {
        for (uint32_t n = 0; n < skipped[i]; n++)
            ark_input_skip(page->input, page->load->arena, ark_text_in(whats[i], lang),
                           ark_say(lang, "hører til siden, ikke til dokumentet",
                                   "belongs to the page, not to the document"));
    }
}

/* Other files that a script or the browser would put in. */
static void note_included(struct page *page)
{
    enum { MOST_NAMES = 100 };
    enum ark_lang lang = page->load->lang;
    uint32_t seen = 0;
    ARK_VEC_EACH (const struct html_node, node, page->tree->nodes) {
        bool frame = strcmp(node->name, "iframe") == 0 || strcmp(node->name, "frame") == 0;
        const char *file = ark_html_attribute(node, frame ? "src" : "data-include");
        if (!file || !*file || node->tag == HTML_IMAGE)
            continue;
        g_autofree char *what = g_strdup_printf(ark_say(lang, "filen »%.*s«", "the file \"%.*s\""),
                                                ark_error_quoted(file, 200), file);
        ark_input_skip(page->input, page->load->arena,
                       seen++ < MOST_NAMES ? what : ark_say(lang, "flere filer", "more files"),
                       ark_say(lang, "sættes først ind i browseren; angiv den selv",
                               "is put in by the browser only; name it itself"));
    }
}

static void note_oddities(struct page *page, uint32_t lost)
{
    struct ark_diags *diags = page->load->diags;
    enum ark_lang lang = page->load->lang;
    const struct html_tree *tree = page->tree;
    if (tree->deep.line)
        ark_diag_add(diags, ARK_DIAG_WARNING, "deep-nesting", tree->deep,
                     ark_say(lang,
                             "elementer i mere end %d niveauer; de dybere er læst som søskende på "
                             "niveau %d",
                             "elements in more than %d levels; the deeper ones were read as "
                             "siblings on level %d"),
                     ARK_MAX_HTML_DEPTH, ARK_MAX_HTML_DEPTH);
    if (tree->unclosed.line)
        ark_diag_add(diags, ARK_DIAG_WARNING, "unclosed", tree->unclosed, "%s",
                     ark_say(lang,
                             "en kommentar, et script eller en titel bliver ikke lukket; resten af "
                             "filen hører til den og er ikke læst. Er filen hentet helt?",
                             "a comment, script or title is not closed; the rest of the file "
                             "belongs to it and was not read. Was the file fetched completely?"));
    if (lost)
        ark_diag_add(diags, ARK_DIAG_WARNING, "wide-table", (struct ark_loc){.file = page->file},
                     ark_say(lang,
                             "%u celler står i flere kolonner, end der læses i en tabel, og er "
                             "sprunget over",
                             "%u cells stand in more columns than are read of a table, and were "
                             "left out"),
                     lost);
}

static bool fail_too_many(const struct page *page, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_LIMIT, page->name, 0, 0,
                       ark_say(page->load->lang,
                               "Filen har mere end %u elementer og tekster, som er grænsen "
                               "(ARK_MAX_HTML_NODES). Del den.",
                               "The file has more than %u elements and texts, which is the limit "
                               "(ARK_MAX_HTML_NODES). Split it."),
                       ARK_MAX_HTML_NODES);
}

static bool read_page(struct page *page, GError **error)
{
    if (page->tree->too_many)
        return fail_too_many(page, error);
    uint32_t skipped[HTML_SKIPS] = {0};
    ark_html_mark(page->tree, true, skipped);
    struct ark_document *doc = ark_document_begin(page->load->builder, page->file, page->input);
    ark_html_facts(page->tree, doc, page->load->arena, page->input);
    uint32_t lost = ark_html_report(page->tree, doc, true);
    ark_document_end(doc);
    note_skipped(page, skipped);
    note_included(page);
    note_oddities(page, lost);
    return true;
}

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    size_t len;
    g_autofree char *bytes = ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error);
    if (!bytes)
        return false;
    struct page page = {.load = load,
                        .input = input,
                        .name = ark_source_name(source),
                        .file = ark_atom_intern(load->atoms, ark_source_name(source))};
    g_autofree char *text = ark_html_utf8(load, page.file, bytes, len, &len);
    page.tree = ark_html_tree_new(
        text, len, (struct ark_loc){.file = page.file, .line = 1, .column = 1}, load->atoms);
    bool done = read_page(&page, error);
    ark_html_tree_free(page.tree);
    return done;
}

const struct ark_loader ark_loader_html = {
    .name = "html",
    .title = {{"HTML-dokument", "HTML document"}},
    .bid = ark_html_bid,
    .load = load,
};
