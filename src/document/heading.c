/* Headings: splits "3.2 Integrationer", "Kapitel 3: Løsning" and "Bilag A - Ordliste" in number and
 * name. Knows nothing of the graph. */
#include <string.h>

#include "document/internal.h"

static const struct {
    const char *word;
    bool kept; /* "Bilag A" is what people call it; "Kapitel 3" is just 3 */
} chapter_words[] = {
    {"Kapitel", false}, {"Afsnit", false},   {"Chapter", false}, {"Section", false},
    {"Bilag", true},    {"Appendiks", true}, {"Appendix", true}, {"Annex", true},
    {"Del", true},      {"Part", true},
};

/* "3", "3.2", "A.1": the length, or 0. Four digits are a year. */
static uint32_t number_length(const char *text, bool letter_alone)
{
    uint32_t at = 0;
    if (g_ascii_isupper(text[0])) {
        at = 1;
        if (text[1] != '.' || !g_ascii_isdigit(text[2]))
            return letter_alone && !g_ascii_isalnum(text[1]) && !(text[1] & 0x80) ? 1 : 0;
        at++;
    }
    for (;;) {
        uint32_t digits = 0;
        while (g_ascii_isdigit(text[at + digits]))
            digits++;
        if (!digits || digits > 3)
            return 0;
        at += digits;
        if (text[at] != '.' || !g_ascii_isdigit(text[at + 1]))
            return at;
        at++;
    }
}

/* Skips ".", ")", ":", dashes and blanks behind a number; 0 if the number runs into something. */
static uint32_t separator_length(const char *text)
{
    uint32_t at = 0;
    while (text[at] && strchr(".):", text[at]))
        at++;
    uint32_t dots = at;
    while (text[at] == ' ')
        at++;
    if (at == dots && !(dots && !text[at]))
        return 0;
    static const char *const dashes[] = {"- ", "– ", "— ", "| "};
    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
        if (g_str_has_prefix(text + at, dashes[i]))
            return at + (uint32_t)strlen(dashes[i]);
    }
    return at;
}

static struct heading_number after_chapter_word(const char *title)
{
    for (size_t i = 0; i < G_N_ELEMENTS(chapter_words); i++) {
        uint32_t len = (uint32_t)strlen(chapter_words[i].word);
        if (g_ascii_strncasecmp(title, chapter_words[i].word, len) != 0 || title[len] != ' ')
            continue;
        uint32_t number = number_length(title + len + 1, true);
        uint32_t end = len + 1 + number;
        uint32_t gap = number ? separator_length(title + end) : 0;
        if (!gap || !title[end + gap])
            return (struct heading_number){0};
        uint32_t from = chapter_words[i].kept ? 0 : len + 1;
        return (struct heading_number){from, end - from, end + gap};
    }
    return (struct heading_number){0};
}

struct heading_number ark_document_heading_number(const char *title)
{
    uint32_t number = number_length(title, false);
    if (!number)
        return after_chapter_word(title);
    uint32_t gap = separator_length(title + number);
    const char *name = title + number + gap;
    if (!gap || !*name)
        return (struct heading_number){0};
    /* "5 principper for data" counts something and "7. juli 2023" is a date. */
    bool single = !memchr(title, '.', number) && title[number] != ')';
    if (single && g_unichar_islower(g_utf8_get_char(name)))
        return (struct heading_number){0};
    return (struct heading_number){0, number, number + gap};
}
