/* The text of the pages, from pdftohtml -xml. It does not keep its tags in order and lets control
 * characters through, so what stands inside a line is rewritten before it is read as XML: its tags
 * become marks among the characters that no text may have. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "load/pdf_internal.h"
#include "load/xml.h"

/* C1 control characters, which are made blanks where the document has them itself. */
enum {
    BOLD_ON = 0x81,
    BOLD_OFF = 0x82,
    LINK_ON = 0x83,   /* the target stands between this ... */
    LINK_TEXT = 0x84, /* ... and this */
    LINK_OFF = 0x86,
};

static void mark(GString *out, unsigned char which)
{
    g_string_append_c(out, (char)0xc2);
    g_string_append_c(out, (char)which);
}

/* One character of the document, if it may stand in XML. */
static const char *copy_character(GString *out, const char *at, const char *end)
{
    gunichar c =
        (unsigned char)*at < 0x80 ? (unsigned char)*at : g_utf8_get_char_validated(at, end - at);
    if (c >= (gunichar)-2) {
        g_string_append_c(out, ' ');
        return at + 1;
    }
    const char *after = MIN(g_utf8_next_char(at), end);
    /* Where it is drawn, it is a hyphen. */
    if (c == 0xad) {
        g_string_append_c(out, '-');
        return after;
    }
    bool bad = (c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe;
    if (bad)
        g_string_append_c(out, ' ');
    else
        g_string_append_len(out, at, after - at);
    return after;
}

static bool begins(const char *at, const char *end, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(end - at) >= len && memcmp(at, word, len) == 0;
}

/* A tag inside a line; gives what follows it. */
static const char *copy_mark(GString *out, const char *at, const char *end)
{
    const char *close = memchr(at, '>', (size_t)(end - at));
    static const char link[] = "<a href=\"";
    if (begins(at, end, "<b>"))
        mark(out, BOLD_ON);
    else if (begins(at, end, "</b>"))
        mark(out, BOLD_OFF);
    else if (begins(at, end, "</a>"))
        mark(out, LINK_OFF);
    else if (begins(at, end, link) && close) {
        mark(out, LINK_ON);
        for (at += sizeof link - 1; at < close && *at != '"';)
            at = copy_character(out, at, close);
        mark(out, LINK_TEXT);
    }
    return close ? close + 1 : end;
}

/* What stands between a line's start tag and its end tag. */
static const char *copy_inside(GString *out, const char *at, const char *end, const char *stop)
{
    while (at < end && !begins(at, end, stop))
        at = *at == '<' ? copy_mark(out, at, end) : copy_character(out, at, end);
    return at;
}

static GString *rewrite(const GString *raw)
{
    GString *out = g_string_sized_new(raw->len + raw->len / 8);
    const char *at = raw->str, *end = at + raw->len;
    while (at < end) {
        const char *stop = begins(at, end, "<text ")   ? "</text>"
                           : begins(at, end, "<item ") ? "</item>"
                                                       : NULL;
        const char *close = stop ? memchr(at, '>', (size_t)(end - at)) : NULL;
        if (close) {
            while (at <= close)
                at = copy_character(out, at, close + 1);
            at = copy_inside(out, at, end, stop);
        } else {
            at = copy_character(out, at, end);
        }
    }
    return out;
}

enum { ROOT = ARK_XML_OWN, PAGE, TEXT, OUTLINE, ITEM, FONT, STATES };
enum {
    PDF2XML = 1,
    PAGE_NAME,
    FONTSPEC,
    TEXT_NAME,
    OUTLINE_NAME,
    ITEM_NAME,
    NUMBER,
    TOP,
    LEFT,
    WIDTH,
    HEIGHT,
    FONT_NAME,
    ID,
    SIZE,
    FAMILY,
    COLOUR,
    PAGE_ATTR = PAGE_NAME,
};
enum { NAMES = COLOUR + 1, FARTHEST = 1000000, MOST_FONTS = 100000 };

static const struct ark_xml_word words[] = {
    {"pdf2xml", PDF2XML, 0}, {"page", PAGE_NAME, 0}, {"fontspec", FONTSPEC, 0},
    {"text", TEXT_NAME, 0},  {"item", ITEM_NAME, 0}, {"outline", OUTLINE_NAME, 0},
    {"number", NUMBER, 0},   {"top", TOP, 0},        {"left", LEFT, 0},
    {"width", WIDTH, 0},     {"height", HEIGHT, 0},  {"font", FONT_NAME, 0},
    {"id", ID, 0},           {"size", SIZE, 0},      {"family", FAMILY, 0},
    {"color", COLOUR, 0},
};

struct reading {
    struct pdf *pdf;
    struct pdf_fragment fragment;
    uint32_t outline, item_page;
    bool bold;
};

static int number_of(const struct ark_xml_tag *tag, uint32_t name)
{
    char digits[16] = "";
    const struct ark_xml_attr *attr = ark_xml_attr(tag, name);
    if (attr)
        memcpy(digits, attr->value, MIN(attr->len, sizeof digits - 1));
    return (int)CLAMP(strtol(digits, NULL, 10), -FARTHEST, FARTHEST);
}

static void on_page(void *data, const struct ark_xml_tag *tag)
{
    struct pdf *pdf = ((struct reading *)data)->pdf;
    struct pdf_page page = {.width = number_of(tag, WIDTH),
                            .height = number_of(tag, HEIGHT),
                            .first = pdf->fragments.n};
    ark_vec_push(&pdf->pages, page);
}

static bool is_mono(const char *family)
{
    static const char *const names[] = {"courier",    "consolas", "mono", "menlo",
                                        "typewriter", "cmtt",     "sftt", "nimbusmon"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strstr(family, names[i]))
            return true;
    }
    return false;
}

static void on_font(void *data, const struct ark_xml_tag *tag)
{
    struct pdf *pdf = ((struct reading *)data)->pdf;
    const struct ark_xml_attr *family = ark_xml_attr(tag, FAMILY);
    const struct ark_xml_attr *colour = ark_xml_attr(tag, COLOUR);
    g_autofree char *name = family ? g_ascii_strdown(family->value, (gssize)family->len) : NULL;
    struct pdf_font font = {.size = (uint32_t)CLAMP(number_of(tag, SIZE), 0, 10000)};
    int id = number_of(tag, ID);
    font.mono = name && is_mono(name);
    if (colour && colour->len == 7)
        font.colour = (uint32_t)strtoul(colour->value + 1, NULL, 16);
    while (id >= 0 && id < MOST_FONTS && pdf->fonts.n <= (uint32_t)id)
        ark_vec_push(&pdf->fonts, (struct pdf_font){0});
    if (id >= 0 && id < MOST_FONTS)
        pdf->fonts.v[id] = font;
}

static void on_text(void *data, const struct ark_xml_tag *tag)
{
    struct reading *reading = data;
    struct pdf *pdf = reading->pdf;
    int font = number_of(tag, FONT_NAME);
    struct pdf_fragment fragment = {.page = pdf->pages.n,
                                    .font = font >= 0 ? (uint32_t)font : 0,
                                    .top = number_of(tag, TOP),
                                    .left = number_of(tag, LEFT)};
    fragment.right = fragment.left + MAX(number_of(tag, WIDTH), 0);
    fragment.bottom = fragment.top + MAX(number_of(tag, HEIGHT), 1);
    if (!pdf->fonts.n)
        ark_vec_push(&pdf->fonts, (struct pdf_font){0});
    if (fragment.font >= pdf->fonts.n)
        fragment.font = 0;
    reading->fragment = fragment;
}

/* What a line is made of: its text without marks, and what they say. */
struct marked {
    GString *text, *target;
    bool bold, link, in_target;
    size_t weak, strong, linked; /* characters */
    uint32_t link_from, jump;
};

/* "stdin.html#12" is page 12; anything with a scheme leads out. */
static uint32_t page_of(const char *target)
{
    const char *hash = strrchr(target, '#');
    return hash && !strstr(target, "://") ? (uint32_t)CLAMP(strtol(hash + 1, NULL, 10), 0, FARTHEST)
                                          : 0;
}

static bool leads_out(const char *target)
{
    return g_str_has_prefix(target, "http://") || g_str_has_prefix(target, "https://") ||
           g_str_has_prefix(target, "mailto:") || g_str_has_prefix(target, "ftp://");
}

static void link_ends(struct pdf *pdf, struct marked *marked)
{
    if (!marked->link)
        return;
    marked->link = false;
    if (leads_out(marked->target->str) && marked->text->len > marked->link_from) {
        g_autofree char *text = ark_document_plain(marked->text->str + marked->link_from, -1);
        struct pdf_link link = {pdf->fragments.n, pdf->fragments.n,
                                ark_arena_strdup(pdf->arena, text),
                                ark_arena_strdup(pdf->arena, marked->target->str)};
        ark_vec_push(&pdf->links, link);
    }
}

static void on_mark(struct pdf *pdf, struct marked *marked, gunichar which)
{
    if (which == BOLD_ON || which == BOLD_OFF)
        marked->bold = which == BOLD_ON;
    if (which == LINK_ON || which == LINK_OFF)
        link_ends(pdf, marked);
    if (which == LINK_ON) {
        g_string_truncate(marked->target, 0);
        marked->in_target = true;
    } else if (which == LINK_TEXT) {
        marked->in_target = false;
        marked->link = true;
        marked->link_from = (uint32_t)marked->text->len;
        if (page_of(marked->target->str))
            marked->jump = page_of(marked->target->str);
    }
}

static void take_character(struct marked *marked, gunichar c)
{
    if (marked->in_target) {
        g_string_append_unichar(marked->target, c);
        return;
    }
    g_string_append_unichar(marked->text, c);
    if (g_unichar_isspace(c))
        return;
    *(marked->bold ? &marked->strong : &marked->weak) += 1;
    marked->linked += marked->link;
}

static void on_text_end(void *data, const char *text, size_t len)
{
    struct reading *reading = data;
    struct pdf *pdf = reading->pdf;
    struct marked marked = {.text = g_string_new(NULL), .target = g_string_new(NULL)};
    (void)len;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c >= BOLD_ON && c <= LINK_OFF)
            on_mark(pdf, &marked, c);
        else
            take_character(&marked, c);
    }
    link_ends(pdf, &marked);
    reading->fragment.bold = marked.strong && !marked.weak;
    bool all = marked.linked && marked.linked == marked.strong + marked.weak;
    reading->fragment.jump = all ? marked.jump : 0;
    reading->fragment.text = ark_arena_strdup(pdf->arena, marked.text->str);
    if (pdf->pages.n) {
        ark_vec_push(&pdf->fragments, reading->fragment);
        ark_vec_last(&pdf->pages).n++;
        ark_vec_last(&pdf->pages).letters += (uint32_t)(marked.strong + marked.weak);
    }
    g_string_free(marked.text, TRUE);
    g_string_free(marked.target, TRUE);
}

static void on_outline(void *data, const struct ark_xml_tag *tag)
{
    (void)tag;
    ((struct reading *)data)->outline++;
}

static void on_outline_end(void *data, const char *text, size_t len)
{
    (void)text, (void)len;
    ((struct reading *)data)->outline--;
}

static void on_item(void *data, const struct ark_xml_tag *tag)
{
    int page = number_of(tag, PAGE_ATTR);
    ((struct reading *)data)->item_page = page > 0 ? (uint32_t)page : 0;
}

static void on_item_end(void *data, const char *text, size_t len)
{
    struct reading *reading = data;
    struct pdf *pdf = reading->pdf;
    g_autofree char *title = ark_document_plain(text, (gssize)len);
    if (*title)
        ark_vec_push(&pdf->bookmarks, (struct pdf_bookmark){reading->outline, reading->item_page,
                                                            ark_arena_strdup(pdf->arena, title)});
}

static const struct ark_xml_rule rules[] = {
    {ARK_XML_START, PDF2XML, ROOT, NULL, NULL, false},
    {ROOT, PAGE_NAME, PAGE, on_page, NULL, false},
    {PAGE, FONTSPEC, FONT, on_font, NULL, false},
    {PAGE, TEXT_NAME, TEXT, on_text, on_text_end, true},
    {ROOT, OUTLINE_NAME, OUTLINE, on_outline, on_outline_end, false},
    {OUTLINE, OUTLINE_NAME, OUTLINE, on_outline, on_outline_end, false},
    {OUTLINE, ITEM_NAME, ITEM, on_item, on_item_end, true},
};

static const struct ark_xml_grammar grammar = {.words = words,
                                               .word_count = G_N_ELEMENTS(words),
                                               .rules = rules,
                                               .rule_count = G_N_ELEMENTS(rules),
                                               .states = STATES,
                                               .names = NAMES};

static bool fail_unreadable(struct pdf *pdf, GError **error)
{
    return ark_fail_at(
        error, ARK_ERROR_INPUT, pdf->name, 0, 0,
        ark_say(pdf->load->lang,
                "pdftohtml svarer ikke, som det plejer, så PDF'en kan ikke læses. "
                "Kontrollér, at pdftohtml er den fra pakken poppler-utils, eller "
                "angiv dokumentet som docx.",
                "pdftohtml does not answer as it usually does, so the PDF can't be "
                "read. Check that pdftohtml is that of the package poppler-utils, or "
                "hand in the document as docx."));
}

static bool parse(struct pdf *pdf, const GString *answer)
{
    struct reading reading = {.pdf = pdf};
    GString *text = rewrite(answer);
    g_autoptr(ark_source) source = ark_source_memory(pdf->name, text->str, text->len);
    bool done = ark_xml_parse(pdf->load, source, &grammar, &reading, NULL);
    g_string_free(text, TRUE);
    return done && pdf->pages.n;
}

bool ark_pdf_read_text(struct pdf *pdf, GError **error)
{
    static const char *const args[] = {"-xml",  "-i", "-q",      "-hidden",
                                       "-zoom", "3",  "-stdout", NULL};
    G_STATIC_ASSERT(PDF_ZOOM == 3);
    struct ark_process_answer answer = {0};
    bool done = ark_pdf_run(pdf, "pdftohtml", args, ARK_MAX_PDF_MILLISECONDS, &answer, error);
    if (done && (answer.end != ARK_PROCESS_DONE || answer.code))
        done = ark_pdf_fail_to_end(pdf, &answer, error);
    if (done && !parse(pdf, answer.out))
        done = fail_unreadable(pdf, error);
    ark_process_clear(&answer);
    return done;
}
