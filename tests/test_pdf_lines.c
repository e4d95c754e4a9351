/* load/pdf without tags: pages drawn for a trap each. */
#include <cairo-pdf.h>

#include "pdf_world.h"

/* Fontconfig keeps patterns for as long as the process lives. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

struct page {
    cairo_surface_t *surface;
    cairo_t *cr;
    GByteArray *bytes;
    double y;
};

static cairo_status_t write_bytes(void *closure, const unsigned char *data, unsigned len)
{
    g_byte_array_append(closure, data, len);
    return CAIRO_STATUS_SUCCESS;
}

static void begin(struct page *page)
{
    page->bytes = g_byte_array_new();
    page->surface = cairo_pdf_surface_create_for_stream(write_bytes, page->bytes, 595, 842);
    page->cr = cairo_create(page->surface);
    page->y = 100;
}

static void text_at(struct page *page, double x, double y, double size, bool bold, const char *text)
{
    cairo_select_font_face(page->cr, "Liberation Sans", CAIRO_FONT_SLANT_NORMAL,
                           bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(page->cr, size);
    cairo_move_to(page->cr, x, y);
    cairo_show_text(page->cr, text);
}

/* A line of the text, 14 points below the one before it. */
static void line(struct page *page, const char *text)
{
    text_at(page, 70, page->y += 14, 11, false, text);
}

static void heading(struct page *page, double size, const char *text)
{
    text_at(page, 70, page->y += 30, size, true, text);
    page->y += 8;
}

static void next_page(struct page *page)
{
    cairo_show_page(page->cr);
    page->y = 100;
}

static void load_pages(struct page *page, struct loaded *l)
{
    cairo_destroy(page->cr);
    cairo_surface_finish(page->surface);
    cairo_surface_destroy(page->surface);
    load_bytes(l, (const char *)page->bytes->data, page->bytes->len);
    g_byte_array_unref(page->bytes);
}

#define LONG "og en linje, der er lang nok til at vise, hvor bred teksten er på siden her og nu"

START_TEST(lines_become_paragraphs)
{
    struct page page;
    struct loaded l;
    if (!has_poppler())
        return;
    begin(&page);
    line(&page, "Rapporten beskriver en " LONG " i arkitek-");
    line(&page, "turen, som er fælles. Der er system- og " LONG " for it-");
    line(&page, "arkitektur, og der er system-");
    line(&page, "og dataejere.");
    page.y += 10;
    line(&page, "Et nyt afsnit begynder her, " LONG " KOMBIT-");
    line(&page, "løsninger bygger på it-arkitektur.");
    load_pages(&page, &l);
    g_autoptr(GPtrArray) texts = LINES(&l, "Paragraph", "text");
    ck_assert_uint_eq(texts->len, 2);
    assert_has(at(texts, 0), "i arkitekturen, som er fælles");
    assert_has(at(texts, 0), "Der er system- og og en linje");
    assert_has(at(texts, 0), "for it-arkitektur, og der er system- og dataejere.");
    assert_has(at(texts, 1), "KOMBIT-løsninger");
    loaded_clear(&l);
}
END_TEST

START_TEST(pages_have_headers_that_are_no_text)
{
    struct page page;
    struct loaded l;
    if (!has_poppler())
        return;
    begin(&page);
    for (int i = 1; i <= 4; i++) {
        g_autofree char *number = g_strdup_printf("Side %d af 4", i);
        g_autofree char *own = g_strdup_printf("Siden begynder med sit nummer %d, " LONG ".", i);
        text_at(&page, 70, 50, 9, false, "Arkitekturrapport for DUBU");
        text_at(&page, 480, 810, 9, false, number);
        line(&page, own);
        line(&page, i < 4 ? LONG " og fortsætter over" : LONG " til slut.");
        next_page(&page);
    }
    load_pages(&page, &l);
    g_autofree char *dump = dump_of(&l);
    assert_lacks(dump, "Arkitekturrapport for DUBU");
    assert_lacks(dump, "Side 2 af 4");
    assert_has(dump, "Siden begynder med sit nummer 3");
    loaded_clear(&l);
}
END_TEST

/* One sentence over two pages, with a footnote between. */
START_TEST(a_sentence_goes_on_on_the_next_page)
{
    struct page page;
    struct loaded l;
    if (!has_poppler())
        return;
    begin(&page);
    line(&page, "Første side har en " LONG ", som ikke er slut og");
    text_at(&page, 70, 780, 8, false, "1 En note om AR 7.1.");
    next_page(&page);
    line(&page, "derfor fortsætter på den anden side.");
    load_pages(&page, &l);
    g_autoptr(GPtrArray) texts = LINES(&l, "Paragraph", "page", "text");
    ck_assert_uint_eq(texts->len, 2);
    assert_has(at(texts, 0), "ikke er slut og derfor fortsætter på den anden side.");
    ck_assert_str_eq(at(texts, 1), "1\tEn note om AR 7.1.\t");
    loaded_clear(&l);
}
END_TEST

START_TEST(contents_name_the_headings)
{
    struct page page;
    struct loaded l;
    if (!has_poppler())
        return;
    begin(&page);
    heading(&page, 11, "Indholdsfortegnelse");
    line(&page, "1 Indledning ........................................................ 2");
    line(&page, "1.1 Formål ............................................................ 2");
    line(&page, "2 Løsning .............................................................. 2");
    next_page(&page);
    line(&page, "1 Indledning");
    page.y += 14;
    line(&page, "Teksten handler om " LONG ".");
    page.y += 14;
    line(&page, "1.1 Formål");
    page.y += 14;
    line(&page, "Formålet er " LONG ".");
    page.y += 14;
    line(&page, "2 Løsning");
    page.y += 14;
    line(&page, "Løsningen er " LONG ".");
    load_pages(&page, &l);
    g_autoptr(GPtrArray) sections = LINES(&l, "Section", "level", "number", "name");
    ck_assert_uint_eq(sections->len, 3);
    ck_assert_str_eq(at(sections, 1), "2\t1.1\tFormål\t");
    g_autofree char *dump = dump_of(&l);
    assert_lacks(dump, "....");
    assert_lacks(dump, "Indholdsfortegnelse");
    loaded_clear(&l);
}
END_TEST

START_TEST(fonts_tell_headings_and_large_text_does_not)
{
    struct page page;
    struct loaded l;
    if (!has_poppler())
        return;
    begin(&page);
    text_at(&page, 70, page.y += 30, 28, true, "Arkitekturrapport for DUBU");
    for (int i = 0; i < 20; i++)
        line(&page, LONG ".");
    next_page(&page);
    heading(&page, 18, "1. Baggrund");
    for (int i = 0; i < 10; i++)
        line(&page, "Baggrunden er " LONG ".");
    heading(&page, 14, "1.1 Fagsystemer");
    for (int i = 0; i < 10; i++)
        line(&page, "Systemerne er " LONG ".");
    text_at(&page, 70, page.y += 30, 14, false, "et citat, som er sat med stor skrift.");
    page.y += 20;
    line(&page, "Efter citatet kommer " LONG ".");
    load_pages(&page, &l);
    g_autoptr(GPtrArray) sections = LINES(&l, "Section", "level", "number", "name");
    ck_assert_uint_eq(sections->len, 2);
    ck_assert_str_eq(at(sections, 0), "1\t1\tBaggrund\t");
    ck_assert_str_eq(at(sections, 1), "2\t1.1\tFagsystemer\t");
    g_autoptr(GPtrArray) reports = LINES(&l, "Report", "name");
    ck_assert_str_eq(at(reports, 0), "Arkitekturrapport for DUBU\t");
    loaded_clear(&l);
}
END_TEST

START_TEST(bullets_and_numbers_are_lists)
{
    struct page page;
    struct loaded l;
    if (!has_poppler())
        return;
    begin(&page);
    line(&page, "Løsningen har:");
    text_at(&page, 80, page.y += 14, 11, false, "•");
    text_at(&page, 98, page.y, 11, false, "et punkt, der er langt, " LONG);
    text_at(&page, 98, page.y += 14, 11, false, "og slutter her");
    text_at(&page, 80, page.y += 14, 11, false, "– et andet");
    page.y += 14;
    line(&page, "Trinene er:");
    line(&page, "1. det første");
    line(&page, "2. det andet");
    page.y += 14;
    line(&page, "2030 er målet for " LONG ".");
    load_pages(&page, &l);
    g_autoptr(GPtrArray) items = LINES(&l, "ListItem", "text");
    ck_assert_uint_eq(items->len, 4);
    assert_has(at(items, 0), "og nu og slutter her");
    ck_assert_str_eq(at(items, 1), "et andet\t");
    ck_assert_str_eq(at(items, 3), "det andet\t");
    ck_assert_uint_eq(has_label(&l, "List"), 2);
    loaded_clear(&l);
}
END_TEST

static void row(struct page *page, bool bold, const char *a, const char *b, const char *c)
{
    page->y += 20;
    text_at(page, 70, page->y, 11, bold, a);
    text_at(page, 200, page->y, 11, bold, b);
    text_at(page, 400, page->y, 11, bold, c);
}

START_TEST(columns_with_gutters_are_tables)
{
    struct page page;
    struct loaded l;
    if (!has_poppler())
        return;
    begin(&page);
    line(&page, "Tabellen viser " LONG ".");
    row(&page, true, "Regel", "Status", "Begrundelse");
    row(&page, false, "AR 7.1", "Følger", "REST bruges");
    text_at(&page, 400, page.y += 13, 11, false, "i hele løsningen");
    row(&page, false, "AR 2.1", "Afviger", "Se afsnit 4");
    page.y += 20;
    line(&page, "Efter tabellen kommer " LONG ".");
    text_at(&page, 70, page.y += 40, 11, false, "Dato:");
    text_at(&page, 200, page.y, 11, false, "1. maj");
    load_pages(&page, &l);
    ck_assert_uint_eq(has_label(&l, "Table"), 1);
    g_autoptr(GPtrArray) rows = LINES(&l, "Row", "Regel", "Status", "Begrundelse");
    ck_assert_uint_eq(rows->len, 2);
    ck_assert_str_eq(at(rows, 0), "AR 7.1\tFølger\tREST bruges i hele løsningen\t");
    ck_assert_str_eq(at(rows, 1), "AR 2.1\tAfviger\tSe afsnit 4\t");
    loaded_clear(&l);
}
END_TEST

static void picture(struct page *page, double x, double y, double width, double height)
{
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 40, 40);
    cairo_t *cr = cairo_create(image);
    cairo_set_source_rgb(cr, x / 600, y / 900, 0.5);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_save(page->cr);
    cairo_translate(page->cr, x, y);
    cairo_scale(page->cr, width / 40, height / 40);
    cairo_set_source_surface(page->cr, image, 0, 0);
    cairo_paint(page->cr);
    cairo_restore(page->cr);
    cairo_surface_destroy(image);
}

START_TEST(images_of_a_size_are_figures)
{
    struct page page;
    struct loaded l;
    if (!has_poppler())
        return;
    begin(&page);
    picture(&page, 70, 50, 20, 20);
    line(&page, "Figuren viser " LONG ".");
    picture(&page, 70, 200, 300, 150);
    text_at(&page, 70, 370, 11, false, "Figur 1: Systemkontekst for DUBU");
    load_pages(&page, &l);
    g_autoptr(GPtrArray) figures = LINES(&l, "Figure", "caption");
    ck_assert_uint_eq(figures->len, 1);
    ck_assert_str_eq(at(figures, 0), "Figur 1: Systemkontekst for DUBU\t");
    ck_assert(l.inputs.items.v[0].has[ARK_COUNT_FIGURES]);
    loaded_clear(&l);
}
END_TEST

START_TEST(pages_without_text_are_named)
{
    struct page page;
    struct loaded l;
    if (!has_poppler())
        return;
    begin(&page);
    line(&page, "Kun den første side har " LONG ".");
    next_page(&page);
    for (int i = 0; i < 3; i++) {
        picture(&page, 0, 0, 595 - i, 842);
        next_page(&page);
    }
    load_pages(&page, &l);
    ck_assert_uint_eq(diags_with(&l, "pdf-scanned"), 1);
    assert_has(l.diags.items.v[0].message, "2-4");
    ck_assert_uint_eq(has_label(&l, "Figure"), 0);
    loaded_clear(&l);

    begin(&page);
    picture(&page, 0, 0, 595, 842);
    load_pages(&page, &l);
    assert_has(l.error->message, "kræver OCR");
    loaded_clear(&l);

    begin(&page);
    next_page(&page);
    load_pages(&page, &l);
    assert_has(l.error->message, "PDF'en har ingen tekst");
    loaded_clear(&l);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        lines_become_paragraphs,         pages_have_headers_that_are_no_text,
        contents_name_the_headings,      a_sentence_goes_on_on_the_next_page,
        bullets_and_numbers_are_lists,   fonts_tell_headings_and_large_text_does_not,
        columns_with_gutters_are_tables, images_of_a_size_are_figures,
        pages_without_text_are_named};
    return run_suite("pdf_lines", tests, G_N_ELEMENTS(tests));
}
