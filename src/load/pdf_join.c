/* Lines to running text: where a line ends, a word may have been broken. What else the document
 * says decides whether its hyphen belongs to it. */
#include <string.h>

#include "load/pdf_internal.h"

static bool is_word_character(gunichar c)
{
    return g_unichar_isalnum(c) || c == '-' || c == 0x2010 || c == 0x2011;
}

static void learn(struct pdf *pdf, const char *from, const char *to)
{
    g_autofree char *low = g_utf8_strdown(from, to - from);
    if (!g_hash_table_contains(pdf->words, low))
        g_hash_table_add(pdf->words, g_steal_pointer(&low));
}

/* The last word of a line may be a part of one. */
void ark_pdf_learn_words(struct pdf *pdf)
{
    pdf->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    ARK_VEC_EACH (struct pdf_line, line, pdf->lines) {
        const char *from = NULL;
        for (const char *at = line->text; *at; at = g_utf8_next_char(at)) {
            bool inside = is_word_character(g_utf8_get_char(at));
            if (inside && !from)
                from = at;
            else if (!inside && from)
                learn(pdf, from, at), from = NULL;
        }
        if (from && !g_str_has_suffix(from, "-"))
            learn(pdf, from, from + strlen(from));
    }
}

/* "system- og dataejer": the hyphen stands for the rest of a word. */
static bool is_conjunction(const char *word)
{
    static const char *const words[] = {"og", "eller", "samt", "til", "and", "or",
                                        "to", "und",   "oder", "hhv", "men", NULL};
    return g_strv_contains(words, word);
}

static bool is_known(const struct pdf *pdf, const char *head, const char *between, const char *tail)
{
    g_autofree char *word = g_strconcat(head, between, tail, NULL);
    return g_hash_table_contains(pdf->words, word);
}

/* "it-arkitektur", "e-mail", "API-kald": short words and abbreviations keep their hyphen. */
static bool is_prefix(const char *head)
{
    glong letters = g_utf8_strlen(head, -1);
    g_autofree char *low = g_utf8_strdown(head, -1);
    return letters <= 2 ||
           (strcmp(low, head) != 0 &&
            !g_unichar_islower(g_utf8_get_char(g_utf8_prev_char(head + strlen(head)))));
}

enum hyphen { HYPHEN_WITH_BLANK, HYPHEN_ALONE, HYPHEN_NONE };

static enum hyphen judge(const struct pdf *pdf, const char *head, const char *tail)
{
    g_autofree char *low_head = g_utf8_strdown(head, -1), *low_tail = g_utf8_strdown(tail, -1);
    if (is_conjunction(low_tail))
        return HYPHEN_WITH_BLANK;
    if (!g_unichar_islower(g_utf8_get_char(tail)) || strchr(tail, '-') ||
        is_known(pdf, low_head, "-", low_tail))
        return HYPHEN_ALONE;
    if (is_known(pdf, low_head, "", low_tail))
        return HYPHEN_NONE;
    return is_prefix(head) ? HYPHEN_ALONE : HYPHEN_NONE;
}

static const char *word_begin(const char *text, const char *end)
{
    while (end > text) {
        const char *before = g_utf8_prev_char(end);
        if (!is_word_character(g_utf8_get_char(before)))
            break;
        end = before;
    }
    return end;
}

static const char *word_end(const char *text, const char *end)
{
    while (text < end && is_word_character(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return text;
}

/* Not g_str_has_suffix, which would walk through a text that grows line by line. */
static bool ends_with(const GString *text, const char *end)
{
    size_t len = strlen(end);
    return text->len >= len && memcmp(text->str + text->len - len, end, len) == 0;
}

/* The length of the hyphen that the text ends with. */
static size_t final_hyphen(const GString *text)
{
    static const char *const hyphens[] = {"-", "\u2010", "\u2011"};
    for (size_t i = 0; i < G_N_ELEMENTS(hyphens); i++) {
        size_t len = strlen(hyphens[i]);
        if (ends_with(text, hyphens[i]) && text->len > len &&
            g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(text->str + text->len - len))))
            return len;
    }
    return 0;
}

void ark_pdf_join(const struct pdf *pdf, GString *text, const char *next, size_t len)
{
    size_t hyphen = final_hyphen(text);
    const char *tail_end = word_end(next, next + len);
    if (hyphen && tail_end > next) {
        g_autofree char *tail = g_strndup(next, (gsize)(tail_end - next));
        const char *end = text->str + text->len - hyphen;
        const char *begin = word_begin(text->str, end);
        g_autofree char *head = g_strndup(begin, (gsize)(end - begin));
        enum hyphen how = judge(pdf, head, tail);
        if (how == HYPHEN_NONE)
            g_string_truncate(text, text->len - hyphen);
        else if (how == HYPHEN_WITH_BLANK)
            g_string_append_c(text, ' ');
    } else if (text->len && !ends_with(text, " ")) {
        g_string_append_c(text, ' ');
    }
    g_string_append_len(text, next, (gssize)len);
}

size_t ark_pdf_bullet(const char *text)
{
    /* The last three are what Word's symbol fonts give. */
    static const char *const bullets[] = {"•", "–", "—", "-",      "*",      "▪",
                                          "■", "●", "○", "◦",      "‣",      "➢",
                                          "✓", "·", "o", "\uf0b7", "\uf0a7", "\uf0d8"};
    for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++) {
        size_t len = strlen(bullets[i]);
        if (g_str_has_prefix(text, bullets[i]) && text[len] == ' ')
            return len + 1;
    }
    return 0;
}
