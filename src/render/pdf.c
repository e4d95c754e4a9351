/* PDF from the Markdown report: the entry, the document's life, and its metadata. The steps are in
 * pdf_blocks.c (what stands in it), pdf_pages.c (where) and pdf_draw.c. */
#include <cairo-pdf.h>
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "render/pdf_internal.h"

static cmark_node *parse(const char *markdown, cmark_parser **ret_parser)
{
    static const char *const EXTENSIONS[] = {"table", "strikethrough", "autolink", "tasklist"};
    cmark_gfm_core_extensions_ensure_registered();
    *ret_parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES);
    for (size_t i = 0; i < G_N_ELEMENTS(EXTENSIONS); i++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(EXTENSIONS[i]);
        if (extension)
            cmark_parser_attach_syntax_extension(*ret_parser, extension);
    }
    cmark_parser_feed(*ret_parser, markdown, strlen(markdown));
    return cmark_parser_finish(*ret_parser);
}

/* Fonts as on paper: no grid fitting, and the same result whatever the screen. */
static PangoContext *new_context(PangoFontMap *map, enum ark_lang lang)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    pango_context_set_language(context, pango_language_from_string(lang == ARK_EN ? "en" : "da"));
    return context;
}

static void init(struct ark_pdf *pdf, const struct ark_render_job *job, PangoFontMap *map)
{
    *pdf = (struct ark_pdf){.job = job};
    pdf->arena = ark_arena_new();
    pdf->pango = new_context(map, job->lang);
    pdf->layouts = g_ptr_array_new_with_free_func(g_object_unref);
    pdf->anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    pdf->headings = g_hash_table_new(NULL, NULL);
    pdf->drawn = g_hash_table_new(g_str_hash, g_str_equal);
    ark_vec_push(&pdf->tags, (struct ark_pdf_tag){.name = "Document"});
}

static void release(struct ark_pdf *pdf)
{
    g_ptr_array_unref(pdf->layouts);
    g_hash_table_unref(pdf->anchors);
    g_hash_table_unref(pdf->headings);
    g_hash_table_unref(pdf->drawn);
    g_object_unref(pdf->pango);
    ark_vec_clear(&pdf->pieces);
    ark_vec_clear(&pdf->tags);
    ark_vec_clear(&pdf->places);
    ark_vec_clear(&pdf->pages);
    ark_vec_clear(&pdf->open);
    ark_vec_clear(&pdf->alts);
    ark_arena_free(pdf->arena);
}

static void set_metadata(const struct ark_pdf *pdf, cairo_surface_t *surface)
{
    const struct ark_render_job *job = pdf->job;
    const char *title = job->title && *job->title ? job->title : pdf->title;
    const char *date = job->result ? job->result->date : NULL;
    if (title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    if (job->author)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, job->author);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "arkitjek " ARK_VERSION);
    /* an empty date is no date; without this, cairo takes the clock's */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date ? date : "");
}

static cairo_status_t append(void *out, const unsigned char *bytes, unsigned int len)
{
    g_string_append_len(out, (const char *)bytes, len);
    return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t draw(struct ark_pdf *pdf, GString *out)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(append, out, PDF_PAGE_WIDTH, PDF_PAGE_HEIGHT);
    /* 1.4 has all that we use, and always the cross-reference table that pdf_catalog.c reads */
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
    set_metadata(pdf, surface);
    cairo_t *cr = cairo_create(surface);
    ark_pdf_draw(pdf, surface, cr);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status;
}

static cairo_status_t typeset(struct ark_pdf *pdf, cmark_node *document, GString *out)
{
    ark_pdf_find_anchors(pdf, document);
    ark_pdf_blocks(pdf, document);
    if (pdf->too_large)
        return CAIRO_STATUS_NO_MEMORY;
    ark_pdf_paginate(pdf);
    cairo_status_t status = draw(pdf, out);
    if (status == CAIRO_STATUS_SUCCESS)
        ark_pdf_catalog(out, pdf->job->lang == ARK_EN ? "en" : "da-DK", pdf->alts.v, pdf->alts.n);
    return status;
}

static bool fail(bool too_large, cairo_status_t status, enum ark_lang lang, GError **error)
{
    if (too_large)
        return ark_fail(error, ARK_ERROR_LIMIT,
                        ark_say(lang,
                                "PDF: en tabel har flere end %u celler. Del den i flere tabeller, "
                                "eller vælg et andet format.",
                                "PDF: a table has more than %u cells. Divide it into several "
                                "tables, or choose another format."),
                        ARK_MAX_TABLE_CELLS);
    return ark_fail(error, ARK_ERROR_OUTPUT,
                    ark_say(lang, "PDF'en kan ikke skrives: %s", "the PDF can't be written: %s"),
                    cairo_status_to_string(status));
}

bool ark_render_pdf(const struct ark_render_job *job, GString *out, GError **error)
{
    const char *markdown = job->markdown ? job->markdown : "";
    if (strlen(markdown) > ARK_MAX_TEXT_BYTES)
        return ark_fail(error, ARK_ERROR_LIMIT,
                        ark_say(job->lang, "rapporten er for stor til PDF (højst %llu byte)",
                                "the report is too large for PDF (at most %llu bytes)"),
                        ARK_MAX_TEXT_BYTES);
    cmark_parser *parser;
    cmark_node *document = parse(markdown, &parser);
    PangoFontMap *map = pango_cairo_font_map_new();
    struct ark_pdf pdf;
    init(&pdf, job, map);
    g_autoptr(GString) bytes = g_string_new(NULL);
    cairo_status_t status = typeset(&pdf, document, bytes);
    release(&pdf);
    g_object_unref(map);
    cmark_node_free(document);
    cmark_parser_free(parser);
    if (status != CAIRO_STATUS_SUCCESS)
        return fail(pdf.too_large, status, job->lang, error);
    g_string_append_len(out, bytes->str, (gssize)bytes->len);
    return true;
}
