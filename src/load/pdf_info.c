/* What pdfinfo and pdfimages say: facts, pages, tags, images. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "load/pdf_internal.h"

enum {
    LEAST_FIGURE = 40,    /* points: smaller ones are icons and ornaments */
    OFTEN = 3,            /* pages: what is shown on so many is a logo */
    FEW_LETTERS = 20,     /* on a page: a number, a stamp */
    SCANNED_PER_CENT = 60 /* of the page that is picture */
};

/* The value of the line that begins with `key`, plain. What the document says itself comes first,
 * and might imitate what pdfinfo says later: `last` takes the last such line. Caller frees. */
static char *value_of(const char *info, const char *key, bool last)
{
    const char *found = NULL;
    size_t len = strlen(key);
    for (const char *line = info; line; line = (line = strchr(line, '\n')) ? line + 1 : NULL) {
        if (strncmp(line, key, len) == 0 && line[len] == ':' && (last || !found))
            found = line + len + 1;
    }
    if (!found)
        return NULL;
    g_autofree char *valid = g_utf8_make_valid(found, (gssize)strcspn(found, "\n"));
    return ark_document_plain(valid, -1);
}

static bool fail_damaged(struct pdf *pdf, GError **error)
{
    return ark_fail_at(
        error, ARK_ERROR_INPUT, pdf->name, 0, 0,
        ark_say(pdf->load->lang,
                "Filen er en beskadiget eller afkortet PDF. Hent eller eksportér den "
                "igen, eller angiv dokumentet som docx.",
                "The file is a damaged or truncated PDF. Fetch or export it again, "
                "or hand in the document as docx."));
}

static bool fail_locked(struct pdf *pdf, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, pdf->name, 0, 0,
                       ark_say(pdf->load->lang,
                               "PDF'en kræver en adgangskode. Gem den uden adgangskode, eller "
                               "angiv dokumentet som docx.",
                               "The PDF needs a password. Save it without one, or hand in the "
                               "document as docx."));
}

static bool fail_protected(struct pdf *pdf, GError **error)
{
    return ark_fail_at(
        error, ARK_ERROR_INPUT, pdf->name, 0, 0,
        ark_say(pdf->load->lang,
                "PDF'en er beskyttet: den tillader ikke, at teksten kopieres. Gem "
                "den uden beskyttelse, eller angiv dokumentet som docx.",
                "The PDF is protected: it does not allow its text to be copied. Save "
                "it without protection, or hand in the document as docx."));
}

bool ark_pdf_fail_to_end(struct pdf *pdf, const struct ark_process_answer *answer, GError **error)
{
    if (answer->end == ARK_PROCESS_DONE)
        return strstr(answer->err, "ncorrect password") ? fail_locked(pdf, error)
                                                        : fail_damaged(pdf, error);
    return ark_fail_at(error, ARK_ERROR_LIMIT, pdf->name, 0, 0,
                       ark_say(pdf->load->lang,
                               "PDF'en kan ikke læses: %s. Del den op, eller angiv dokumentet som "
                               "docx.",
                               "The PDF can't be read: %s. Split it, or hand in the document as "
                               "docx."),
                       ark_pdf_end_reason(answer->end, pdf->load->lang));
}

static bool fail_pages(struct pdf *pdf, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_LIMIT, pdf->name, 0, 0,
                       ark_say(pdf->load->lang, "PDF'en har %u sider; højst %d læses. Del den op.",
                               "The PDF has %u pages; %d at the most are read. Split it."),
                       pdf->page_n, ARK_MAX_PDF_PAGES);
}

/* Titles that the tool made up of a file's name. */
static bool is_file_name(const char *title)
{
    static const char *const ends[] = {".docx", ".doc", ".dotx", ".pdf", ".odt", ".rtf",  ".md",
                                       ".tex",  ".dvi", ".html", ".htm", ".txt", ".pptx", ".xlsx"};
    static const char *const starts[] = {"microsoft word -",
                                         "microsoft powerpoint -",
                                         "untitled",
                                         "uden titel",
                                         "unavngivet",
                                         "document1",
                                         "dokument1",
                                         "powerpoint-præsentation",
                                         "powerpoint presentation"};
    g_autofree char *low = g_utf8_strdown(title, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        if (g_str_has_suffix(low, ends[i]))
            return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
        if (g_str_has_prefix(low, starts[i]))
            return true;
    }
    return false;
}

static void keep_fact(struct pdf *pdf, const char *info, const char *key, const char *fact)
{
    g_autofree char *value = value_of(info, key, false);
    if (!value || !*value || (strcmp(fact, "title") == 0 && is_file_name(value)))
        return;
    bool date = g_str_has_suffix(key, "Date");
    ark_vec_push(
        &pdf->facts,
        (struct pdf_fact){fact, ark_arena_strndup(pdf->arena, value,
                                                  date ? MIN(strlen(value), 10) : strlen(value))});
}

static void keep_facts(struct pdf *pdf, const char *info)
{
    g_autofree char *tool = value_of(info, "Creator", false);
    g_autofree char *version = value_of(info, "PDF version", true);
    keep_fact(pdf, info, "Title", "title");
    keep_fact(pdf, info, "Author", "author");
    keep_fact(pdf, info, "CreationDate", "created");
    keep_fact(pdf, info, "ModDate", "modified");
    if (tool && *tool)
        pdf->input->tool = ark_arena_strdup(pdf->load->arena, tool);
    if (version && *version)
        pdf->input->version = ark_arena_strdup(pdf->load->arena, version);
}

bool ark_pdf_read_info(struct pdf *pdf, GError **error)
{
    static const char *const args[] = {"-isodates", "-enc", "UTF-8", NULL};
    struct ark_process_answer answer = {0};
    g_autofree char *pages = NULL, *tags = NULL, *locks = NULL;
    bool done = ark_pdf_run(pdf, "pdfinfo", args, ARK_MAX_PDF_MILLISECONDS, &answer, error);
    if (done && (answer.end != ARK_PROCESS_DONE || answer.code))
        done = ark_pdf_fail_to_end(pdf, &answer, error);
    if (done) {
        pages = value_of(answer.out->str, "Pages", true);
        tags = value_of(answer.out->str, "Tagged", true);
        locks = value_of(answer.out->str, "Encrypted", true);
        pdf->page_n = pages ? (uint32_t)CLAMP(strtol(pages, NULL, 10), 0, INT32_MAX) : 0;
        pdf->tagged = tags && strcmp(tags, "yes") == 0;
        keep_facts(pdf, answer.out->str);
    }
    ark_process_clear(&answer);
    if (!done)
        return false;
    if (!pdf->page_n)
        return fail_damaged(pdf, error);
    if (locks && strstr(locks, "copy:no"))
        return fail_protected(pdf, error);
    return pdf->page_n <= ARK_MAX_PDF_PAGES || fail_pages(pdf, error);
}

/* A row of `pdfimages -list`; pictures inside a page's text have "[inline]" for two columns. */
static void take_image(struct pdf *pdf, const char *row, GHashTable *shown)
{
    enum { PAGE, TYPE = 2, WIDTH, HEIGHT, OBJECT = 10, X_PPI = 12 };
    g_auto(GStrv) all = g_strsplit_set(row, " \t", -1);
    const char *cells[16] = {0};
    uint32_t n = 0;
    for (char **cell = all; *cell && n < G_N_ELEMENTS(cells); cell++) {
        if (**cell)
            cells[n++] = *cell;
    }
    if (n <= X_PPI + 1 || strcmp(cells[TYPE], "image") != 0)
        return;
    uint32_t ppi = cells[OBJECT][0] == '[' ? X_PPI - 1 : X_PPI;
    double x_ppi = g_ascii_strtod(cells[ppi], NULL), y_ppi = g_ascii_strtod(cells[ppi + 1], NULL);
    if (x_ppi < 1 || y_ppi < 1)
        return;
    struct pdf_image image = {(uint32_t)strtoul(cells[PAGE], NULL, 10),
                              g_ascii_strtod(cells[WIDTH], NULL) * 72 / x_ppi,
                              g_ascii_strtod(cells[HEIGHT], NULL) * 72 / y_ppi, NULL, false};
    if (ppi == X_PPI)
        image.object = ark_arena_strdup(pdf->arena, cells[OBJECT]);
    ark_vec_push(&pdf->images, image);
    if (image.page && image.page <= pdf->pages.n)
        pdf->pages.v[image.page - 1].pictured += image.width * image.height;
    if (image.object)
        g_hash_table_insert(
            shown, (char *)image.object,
            GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(shown, image.object)) + 1));
}

bool ark_pdf_is_figure(const struct pdf_image *image)
{
    return !image->logo && image->width >= LEAST_FIGURE && image->height >= LEAST_FIGURE;
}

bool ark_pdf_read_images(struct pdf *pdf)
{
    static const char *const args[] = {"-list", NULL};
    struct ark_process_answer answer = {0};
    bool done = ark_pdf_run(pdf, "pdfimages", args, ARK_MAX_PDF_MILLISECONDS, &answer, NULL) &&
                answer.end == ARK_PROCESS_DONE && answer.code == 0;
    g_autoptr(GHashTable) shown = g_hash_table_new(g_str_hash, g_str_equal);
    g_auto(GStrv) rows = g_strsplit(done ? answer.out->str : "", "\n", -1);
    for (char **row = rows; *row; row++)
        take_image(pdf, *row, shown);
    ARK_VEC_EACH (struct pdf_image, image, pdf->images)
        image->logo =
            image->object && GPOINTER_TO_UINT(g_hash_table_lookup(shown, image->object)) >= OFTEN;
    ark_process_clear(&answer);
    return done;
}

bool ark_pdf_is_scanned(const struct pdf *pdf, uint32_t number)
{
    const struct pdf_page *page = &pdf->pages.v[number - 1];
    double whole = (double)page->width * page->height / (PDF_ZOOM * PDF_ZOOM);
    return page->letters < FEW_LETTERS && page->pictured * 100 >= whole * SCANNED_PER_CENT;
}
