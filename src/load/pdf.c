/* PDF as a row of the loader table: what is run on the document, and what is said when it can't be
 * read. A program of poppler-utils that fails or is stopped takes nothing of ours with it. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "load/pdf_internal.h"

enum { HEAD = 1024 }; /* where "%PDF-" may stand, behind what others have put before it */

/* Without the programs a PDF is a foreign file: load/foreign.c says what to install, and one that
 * lies in a folder is only mentioned. */
static bool is_readable(void)
{
    g_autofree char *info = g_find_program_in_path("pdfinfo");
    g_autofree char *text = g_find_program_in_path("pdftohtml");
    return info && text;
}

static int bid(const struct ark_peek *peek)
{
    enum { SURE = 100, BEHIND_SOMETHING = 60 };
    static const char magic[] = "%PDF-";
    size_t len = MIN(peek->len, HEAD);
    for (size_t i = 0; i + sizeof magic - 1 <= len; i++) {
        if (memcmp(peek->bytes + i, magic, sizeof magic - 1) == 0)
            return !is_readable() ? 0 : i == 0 ? SURE : BEHIND_SOMETHING;
    }
    return 0;
}

struct ark_loc ark_pdf_loc(const struct pdf *pdf, uint32_t page)
{
    return (struct ark_loc){.file = pdf->file, .line = page};
}

static bool fail_without(struct pdf *pdf, const char *program, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_INPUT, pdf->name, 0, 0,
                       ark_say(pdf->load->lang,
                               "PDF læses med programmet %s, som ikke findes her. Installér pakken "
                               "poppler-utils (apt install poppler-utils), eller angiv dokumentet "
                               "som docx.",
                               "PDF is read with the program %s, which is not here. Install the "
                               "package poppler-utils (apt install poppler-utils), or hand in the "
                               "document as docx."),
                       program);
}

const char *ark_pdf_end_reason(enum ark_process_end end, enum ark_lang lang)
{
    switch (end) {
    case ARK_PROCESS_TIMED_OUT:
        return ark_say(lang, "det tager for lang tid", "it takes too long");
    case ARK_PROCESS_TOO_MUCH:
        return ark_say(lang, "den er for stor", "it is too large");
    case ARK_PROCESS_CRASHED:
        return ark_say(lang, "programmet, der læser den, gik ned",
                       "the program that reads it crashed");
    case ARK_PROCESS_UNSTARTED:
        return ark_say(lang, "programmet, der læser den, kunne ikke startes",
                       "the program that reads it could not be started");
    case ARK_PROCESS_DONE:
        break;
    }
    return ark_say(lang, "programmet, der læser den, fejlede", "the program that reads it failed");
}

/* Tests can't wait for the real limit. */
static unsigned milliseconds(unsigned usual)
{
    const char *shorter = g_getenv("ARK_TEST_PDF_MILLISECONDS");
    return shorter ? MIN(usual, (unsigned)strtoul(shorter, NULL, 10)) : usual;
}

bool ark_pdf_run(struct pdf *pdf, const char *program, const char *const *args, unsigned time,
                 struct ark_process_answer *ret, GError **error)
{
    g_autofree char *path = g_find_program_in_path(program);
    g_autofree char *absolute = path ? g_canonicalize_filename(path, NULL) : NULL;
    const char *argv[16] = {absolute};
    uint32_t n = 1;
    if (!absolute)
        return fail_without(pdf, program, error);
    for (; *args && n + 2 < G_N_ELEMENTS(argv); args++)
        argv[n++] = *args;
    /* Not the name of the file: it might begin with "-", and the source may have none. */
    argv[n] = "/dev/stdin";
    struct ark_process process = {argv, pdf->fd, milliseconds(time), ARK_MAX_PDF_ANSWER,
                                  ARK_MAX_PDF_MEMORY};
    ark_process_run(&process, ret);
    return true;
}

static bool write_whole(int fd, const char *bytes, size_t len)
{
    while (len) {
        ssize_t n = write(fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes += n;
        len -= (size_t)n;
    }
    return true;
}

static bool fail_to_copy(struct pdf *pdf, GError **error)
{
    return ark_fail_at(
        error, ARK_ERROR_INPUT, pdf->name, 0, 0,
        ark_say(pdf->load->lang, "kan ikke mellemlagres: %s. Gem PDF'en som en fil, og angiv den.",
                "can't be kept for a while: %s. Save the PDF as a file, and name it."),
        g_strerror(errno));
}

/* A stream, or a part of an archive, becomes a file that has no name. */
static bool copy(struct pdf *pdf, struct ark_source *source, GError **error)
{
    char bytes[64 * 1024];
    uint64_t total = 0;
    gssize n;
    pdf->fd = ark_process_file("pdf");
    if (pdf->fd < 0)
        return fail_to_copy(pdf, error);
    while ((n = ark_source_read(source, bytes, sizeof bytes, error)) > 0) {
        total += (uint64_t)n;
        if (total > ARK_MAX_PDF_BYTES)
            return ark_fail_at(error, ARK_ERROR_LIMIT, pdf->name, 0, 0,
                               ark_say(pdf->load->lang,
                                       "PDF'en fylder mere end %llu MiB. Gem den som en fil, og "
                                       "angiv den.",
                                       "The PDF is larger than %llu MiB. Save it as a file, and "
                                       "name it."),
                               (unsigned long long)(ARK_MAX_PDF_BYTES >> 20));
        if (!write_whole(pdf->fd, bytes, (size_t)n))
            return fail_to_copy(pdf, error);
    }
    return n == 0;
}

static bool open_document(struct pdf *pdf, struct ark_source *source, GError **error)
{
    const char *path = ark_source_path(source);
    if (!path)
        return copy(pdf, source, error);
    pdf->fd = open(path, O_RDONLY | O_CLOEXEC);
    return pdf->fd >= 0 ||
           ark_fail_at(error, ARK_ERROR_INPUT, pdf->name, 0, 0,
                       ark_say(pdf->load->lang, "kan ikke åbnes: %s. Kontrollér sti og læseadgang.",
                               "cannot be opened: %s. Check the path and read "
                               "access."),
                       g_strerror(errno));
}

/* "3, 5-8 og 12" */
static char *list_pages(const uint32_t *pages, uint32_t n, enum ark_lang lang)
{
    GString *out = g_string_new(NULL);
    for (uint32_t i = 0, last; i < n; i = last + 1) {
        for (last = i; last + 1 < n && pages[last + 1] == pages[last] + 1;)
            last++;
        if (i)
            g_string_append(out, last + 1 < n ? ", " : ark_say(lang, " og ", " and "));
        g_string_append_printf(out, last > i ? "%u-%u" : "%u", pages[i], pages[last]);
    }
    return g_string_free(out, FALSE);
}

static bool fail_scanned(struct pdf *pdf, GError **error)
{
    return ark_fail_at(
        error, ARK_ERROR_INPUT, pdf->name, 0, 0,
        ark_say(pdf->load->lang,
                "PDF'en har ingen tekst, kun billeder af sider; det kræver OCR. "
                "Eksportér den fra det program, den er skrevet i, angiv dokumentet "
                "som docx, eller kør OCR på den (fx ocrmypdf -l dan).",
                "The PDF has no text, only pictures of pages; that needs OCR. Export "
                "it from the program it was written in, hand in the document as "
                "docx, or run OCR on it (such as ocrmypdf -l dan)."));
}

static bool fail_empty(struct pdf *pdf, GError **error)
{
    return ark_fail_at(
        error, ARK_ERROR_INPUT, pdf->name, 0, 0,
        ark_say(pdf->load->lang,
                "PDF'en har ingen tekst. Er siderne billeder eller tegnede bogstaver, "
                "så kræver den OCR; ellers eksportér den igen, eller angiv dokumentet "
                "som docx.",
                "The PDF has no text. If its pages are pictures or drawn letters, it "
                "needs OCR; else export it again, or hand in the document as docx."));
}

/* Names the pages that are only pictures; fails when there is nothing else. */
static bool judge_pages(struct pdf *pdf, GError **error)
{
    ARK_VEC(uint32_t) scanned = {0};
    uint64_t letters = 0;
    for (uint32_t i = 0; i < pdf->pages.n; i++) {
        letters += pdf->pages.v[i].letters;
        if (ark_pdf_is_scanned(pdf, i + 1))
            ark_vec_push(&scanned, i + 1);
    }
    uint32_t n = scanned.n;
    if (n && letters) {
        g_autofree char *pages = list_pages(scanned.v, n, pdf->load->lang);
        ark_diag_add(
            pdf->load->diags, ARK_DIAG_WARNING, "pdf-scanned", ark_pdf_loc(pdf, scanned.v[0]),
            n == 1 ? ark_say(pdf->load->lang,
                             "Side %s er et billede uden tekst og er ikke læst; det kræver "
                             "OCR.",
                             "Page %s is a picture without text and was not read; that "
                             "needs OCR.")
                   : ark_say(pdf->load->lang,
                             "Siderne %s er billeder uden tekst og er ikke læst; det kræver "
                             "OCR.",
                             "Pages %s are pictures without text and were not read; that "
                             "needs OCR."),
            pages);
    }
    ark_vec_clear(&scanned);
    if (letters)
        return true;
    return n ? fail_scanned(pdf, error) : fail_empty(pdf, error);
}

static bool has_title(const struct pdf *pdf)
{
    ARK_VEC_EACH (struct pdf_fact, fact, pdf->facts) {
        if (strcmp(fact->key, "title") == 0)
            return true;
    }
    return false;
}

static void report(struct pdf *pdf)
{
    pdf->doc = ark_document_begin(pdf->load->builder, pdf->file, pdf->input);
    ARK_VEC_EACH (struct pdf_fact, fact, pdf->facts)
        ark_document_file_fact(pdf->doc, fact->key, fact->value);
    g_autofree char *title = has_title(pdf) ? NULL : ark_pdf_find_title(pdf);
    ark_document_fact(pdf->doc, "title", title);
    if (!ark_pdf_blocks_by_tags(pdf))
        ark_pdf_blocks_by_lines(pdf);
    ark_pdf_report_blocks(pdf);
    ark_document_end(pdf->doc);
    pdf->input->has[ARK_COUNT_FIGURES] = pdf->sees_figures;
}

static bool read_all(struct pdf *pdf, GError **error)
{
    if (!ark_pdf_read_info(pdf, error) || !ark_pdf_read_text(pdf, error))
        return false;
    pdf->sees_figures = ark_pdf_read_images(pdf);
    return judge_pages(pdf, error);
}

static void clear(struct pdf *pdf)
{
    ark_vec_clear(&pdf->fonts);
    ark_vec_clear(&pdf->pages);
    ark_vec_clear(&pdf->fragments);
    ark_vec_clear(&pdf->links);
    ark_vec_clear(&pdf->bookmarks);
    ark_vec_clear(&pdf->images);
    ark_vec_clear(&pdf->facts);
    ark_vec_clear(&pdf->contents);
    ark_vec_clear(&pdf->lines);
    ark_pdf_clear_blocks(pdf);
    g_clear_pointer(&pdf->words, g_hash_table_unref);
    ark_arena_free(pdf->arena);
    if (pdf->fd >= 0)
        close(pdf->fd);
}

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    struct pdf pdf = {.load = load, .input = input, .fd = -1, .arena = ark_arena_new()};
    pdf.name = ark_source_name(source);
    pdf.file = ark_atom_intern(load->atoms, pdf.name);
    input->unit = ARK_PLACE_PAGE;
    bool done = open_document(&pdf, source, error) && read_all(&pdf, error);
    if (done) {
        ark_pdf_make_lines(&pdf);
        report(&pdf);
    }
    clear(&pdf);
    return done;
}

const struct ark_loader ark_loader_pdf = {
    .name = "pdf",
    .title = {{"PDF-dokument", "PDF document"}},
    .bid = bid,
    .load = load,
};
