/* Measuring and breaking text with pango. */
#include "diagram/measure.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "base/vec.h"
#include "diagram/scene.h"

/* Everything is measured at one size and scaled: without hinting widths are linear. */
#define UNIT_SIZE 100.0
/* No box on a page holds more; what is behind it is cut. */
#define MAX_TEXT 20000

struct ark_measure {
    struct ark_arena *arena;
    GHashTable *widths[2]; /* regular, bold: of word: double */
    PangoLayout *layout[2];
};

static PangoLayout *make_layout(PangoContext *context, bool bold)
{
    PangoFontDescription *font = pango_font_description_from_string(ARK_FONT_FAMILY);
    pango_font_description_set_absolute_size(font, UNIT_SIZE * PANGO_SCALE);
    pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_font_description_free(font);
    return layout;
}

struct ark_measure *ark_measure_new(struct ark_arena *arena)
{
    struct ark_measure *measure = ARK_NEW(arena, struct ark_measure);
    measure->arena = arena;
    PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    for (int bold = 0; bold < 2; bold++) {
        measure->widths[bold] = g_hash_table_new(g_str_hash, g_str_equal);
        measure->layout[bold] = make_layout(context, bold);
    }
    g_object_unref(context);
    return measure;
}

void ark_measure_free(struct ark_measure *measure)
{
    for (int bold = 0; measure && bold < 2; bold++) {
        g_hash_table_destroy(measure->widths[bold]);
        g_object_unref(measure->layout[bold]);
    }
}

/* In ems. */
static double word_width(struct ark_measure *measure, const char *word, bool bold)
{
    double *known = g_hash_table_lookup(measure->widths[bold], word);
    if (known)
        return *known;
    PangoRectangle ink, logical;
    pango_layout_set_text(measure->layout[bold], word, -1);
    pango_layout_get_extents(measure->layout[bold], &ink, &logical);
    known = ARK_NEW(measure->arena, double);
    *known = logical.width / (UNIT_SIZE * PANGO_SCALE);
    g_hash_table_insert(measure->widths[bold], ark_arena_strdup(measure->arena, word), known);
    return *known;
}

double ark_measure_width(struct ark_measure *measure, const char *text, bool bold, double size)
{
    return word_width(measure, text, bold) * size;
}

/* The text being broken. `line` is the current line; widths are in ems. */
struct breaking {
    struct ark_measure *measure;
    bool bold;
    double limit, space;
    uint32_t max_lines;
    GString *line;
    double width, widest;
    ARK_VEC(const char *) lines;
    ARK_VEC(double) widths;
    bool broke_word, broke_part, full;
};

/* Room for the "…" is made by dropping characters from the end of the last line. */
static void end_in_ellipsis(struct breaking *b)
{
    double dots = word_width(b->measure, "…", b->bold);
    while (b->line->len && word_width(b->measure, b->line->str, b->bold) + dots > b->limit) {
        const char *last = g_utf8_find_prev_char(b->line->str, b->line->str + b->line->len);
        g_string_truncate(b->line, last ? (gsize)(last - b->line->str) : 0);
    }
    g_string_append(b->line, "…");
    b->width = word_width(b->measure, b->line->str, b->bold);
}

static void end_line(struct breaking *b)
{
    while (b->line->len && b->line->str[b->line->len - 1] == ' ')
        g_string_truncate(b->line, b->line->len - 1);
    b->widest = fmax(b->widest, b->width);
    ark_vec_push(&b->widths, b->width);
    ark_vec_push(&b->lines, ark_arena_strndup(b->measure->arena, b->line->str, b->line->len));
    g_string_truncate(b->line, 0);
    b->width = 0;
}

/* False when there may be no further line; the current one then ends in "…". */
static bool next_line(struct breaking *b)
{
    bool last = b->max_lines && b->lines.n + 1 >= b->max_lines;
    if (last) {
        end_in_ellipsis(b);
        b->full = true;
    }
    end_line(b);
    return !last;
}

static bool is_vowel(gunichar c)
{
    return c && g_utf8_strchr("aeiouyæøåäöüéAEIOUYÆØÅÄÖÜÉ", -1, c);
}

/* Where to divide what stands on the line, as bytes: before a consonant that a vowel follows is
 * where a syllable begins, more often than not. `next` is the letter that did not fit. Looks back
 * a few letters only; else the line stays as it is. */
static size_t syllable_start(const GString *line, gunichar next)
{
    const char *start = line->str, *p = start + line->len;
    gunichar after = next;
    for (int back = 0; back < 6; back++) {
        p = g_utf8_find_prev_char(start, p);
        if (!p || p - start < 3)
            break;
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isalpha(c))
            break;
        if (is_vowel(after) && !is_vowel(c))
            return (size_t)(p - start);
        after = c;
    }
    return line->len;
}

/* Where the last part of a word like "husnummerTilVej" begins, as bytes; 0 where the line has none,
 * or it would be left with little. */
static size_t hump_start(const GString *line, gunichar next)
{
    const char *start = line->str, *p = start + line->len;
    for (gunichar after = next; p - start > (gssize)line->len / 3;) {
        const char *before = g_utf8_find_prev_char(start, p);
        if (!before)
            break;
        gunichar c = g_utf8_get_char(before);
        if (g_unichar_islower(c) && g_unichar_isupper(after))
            return (size_t)(p - start);
        after = c;
        p = before;
    }
    return 0;
}

/* Ends the line inside a word. False when there is no next line. */
static bool divide_word(struct breaking *b, gunichar next)
{
    size_t at = hump_start(b->line, next);
    b->broke_part = b->broke_part || !at;
    at = at ? at : syllable_start(b->line, next);
    g_autofree char *tail = g_strdup(b->line->str + at);
    const char *last = g_utf8_find_prev_char(b->line->str, b->line->str + at);
    b->broke_word = true;
    g_string_truncate(b->line, at);
    if (last && g_unichar_isalpha(g_utf8_get_char(last)))
        g_string_append_c(b->line, '-');
    b->width = word_width(b->measure, b->line->str, b->bold);
    if (!next_line(b))
        return false;
    g_string_append(b->line, tail);
    b->width = word_width(b->measure, tail, b->bold);
    return true;
}

/* A word that is wider than a whole line goes in character by character. */
static void add_long_word(struct breaking *b, const char *word)
{
    double hyphen = word_width(b->measure, "-", b->bold);
    for (const char *p = word, *next; *p && !b->full; p = next) {
        char one[8] = {0};
        next = g_utf8_next_char(p);
        memcpy(one, p, (size_t)(next - p));
        double w = word_width(b->measure, one, b->bold);
        double room = b->limit - (*next ? hyphen : 0);
        if (b->line->len && b->width + w > room && !divide_word(b, g_utf8_get_char(p)))
            return;
        g_string_append(b->line, one);
        b->width += w;
    }
}

static void add_word(struct breaking *b, const char *word, bool space_before)
{
    double w = word_width(b->measure, word, b->bold);
    double gap = space_before && b->line->len ? b->space : 0;
    if (b->line->len && b->width + gap + w > b->limit) {
        if (!next_line(b))
            return;
        gap = 0;
    }
    if (w > b->limit) {
        add_long_word(b, word);
        return;
    }
    if (gap > 0)
        g_string_append_c(b->line, ' ');
    g_string_append(b->line, word);
    b->width += gap + w;
}

static bool ends_word(gunichar c)
{
    return c == '-' || c == '/' || c == '_' || c == 0x2013 || c == 0xAD || c == 0x200B;
}

static const char *word_end(const char *p, const char *end)
{
    while (p < end) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c) || g_unichar_iscntrl(c))
            return p;
        p = g_utf8_next_char(p);
        if (ends_word(c) || (g_unichar_iswide(c)))
            return p;
    }
    return end;
}

static void break_text(struct breaking *b, const char *text)
{
    text += strspn(text, " \t\r\n");
    size_t len = strlen(text);
    while (len && strchr(" \t\r\n", text[len - 1]))
        len--;
    const char *end = text + MIN(len, MAX_TEXT);
    while (end > text && ((unsigned char)*end & 0xC0) == 0x80)
        end--;
    g_autoptr(GString) word = g_string_new(NULL);
    bool space = false;
    for (const char *p = text; p < end && !b->full;) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\n' && !next_line(b))
            return;
        if (g_unichar_isspace(c) || g_unichar_iscntrl(c)) {
            space = true;
            p = g_utf8_next_char(p);
            continue;
        }
        const char *q = word_end(p, end);
        g_string_truncate(word, 0);
        g_string_append_len(word, p, q - p);
        add_word(b, word->str, space);
        space = false;
        p = q;
    }
    if (end < text + len && !b->full) {
        end_in_ellipsis(b);
        b->full = true;
    }
    if (b->line->len)
        end_line(b);
}

/* Empty lines at the end are dropped: they would push the text off the middle. */
static void drop_empty_tail(struct breaking *b)
{
    while (b->lines.n && !*ark_vec_last(&b->lines))
        b->lines.n--;
}

struct ark_lines ark_measure_wrap(struct ark_measure *measure, const char *text, bool bold,
                                  double size, double width, uint32_t max_lines)
{
    struct breaking b = {
        .measure = measure,
        .bold = bold,
        .limit = width / size,
        .space = word_width(measure, " ", bold),
        .max_lines = max_lines,
        .line = g_string_new(NULL),
    };
    if (width > 0)
        break_text(&b, text);
    drop_empty_tail(&b);
    struct ark_lines lines = {
        .v = ARK_NEW_ARRAY(measure->arena, const char *, b.lines.n),
        .widths = ARK_NEW_ARRAY(measure->arena, double, b.lines.n),
        .n = b.lines.n,
        .width = b.widest * size,
        .height = b.lines.n * size * ARK_LINE_HEIGHT,
        .size = size,
        .broke_word = b.broke_word,
        .broke_part = b.broke_part,
        .cut = b.full,
    };
    for (uint32_t i = 0; i < b.lines.n; i++) {
        lines.v[i] = b.lines.v[i];
        lines.widths[i] = b.widths.v[i] * size;
    }
    ark_vec_clear(&b.lines);
    ark_vec_clear(&b.widths);
    g_string_free(b.line, TRUE);
    return lines;
}
