/* The ids that documents give their requirements. Knows texts only. */
#include <string.h>

#include "link/requirement.h"

enum { LONGEST_ID = 24 };

/* "Krav 3.1", "Requirement 7": the word is a part of the id. */
static uint32_t kind_word(const char *text)
{
    static const char *const WORDS[] = {"Krav",        "KRAV", "Requirement",
                                        "REQUIREMENT", "Req.", "Req"};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        size_t len = strlen(WORDS[i]);
        if (strncmp(text, WORDS[i], len) != 0)
            continue;
        const char *at = text + len;
        if (g_str_has_prefix(at, " nr. "))
            at += strlen(" nr. ");
        else if (strchr(" -_", *at) && *at)
            at++;
        if (g_ascii_isdigit(*at) || (g_ascii_isupper(*at) && g_ascii_isdigit(at[1])))
            return (uint32_t)(at - text);
    }
    return 0;
}

/* "K12", "BK-04", "FR-1.2a", "3.1". `letters` may be 0. */
static uint32_t code(const char *text, uint32_t *ret_letters, bool *ret_parts)
{
    uint32_t at = 0, letters = 0;
    *ret_parts = false;
    while (g_ascii_isupper(text[at]) || (at && strchr("-_", text[at]) && text[at])) {
        letters += g_ascii_isupper(text[at]) != 0;
        at++;
    }
    *ret_letters = letters;
    uint32_t digits_from = at;
    while (g_ascii_isdigit(text[at]) ||
           (at > digits_from && strchr(".-_", text[at]) && g_ascii_isdigit(text[at + 1]))) {
        *ret_parts |= !g_ascii_isdigit(text[at]);
        at++;
    }
    if (at == digits_from || at > LONGEST_ID)
        return 0;
    return at + (g_ascii_islower(text[at]) && !g_ascii_isalnum(text[at + 1]));
}

/* Behind an id comes a mark, or a sentence. "SAML2 SKAL ..." has none, and "MD5 er ...". */
static bool is_parted(const char *after, bool open)
{
    if (open)
        return *after == ']' || *after == ')';
    if (*after == ':' || *after == ')' || (*after == '.' && after[1] == ' '))
        return true;
    if (*after != ' ')
        return false;
    after++;
    if (g_str_has_prefix(after, "– ") || g_str_has_prefix(after, "- ") ||
        g_str_has_prefix(after, "— "))
        return true;
    bool capital = g_unichar_isupper(g_utf8_get_char(after));
    return capital && !g_unichar_isupper(g_utf8_get_char(g_utf8_next_char(after)));
}

uint32_t ark_requirement_id(const char *text, uint32_t *ret_from)
{
    bool open = *text == '[' || *text == '(';
    const char *at = text + open;
    uint32_t word = kind_word(at), letters;
    bool parts;
    uint32_t len = code(at + word, &letters, &parts);
    if (!len || (!word && !letters && !parts) || letters > 8)
        return 0;
    if (!is_parted(at + word + len, open))
        return 0;
    *ret_from = open;
    return word + len;
}

bool ark_is_requirement_id(const char *text)
{
    uint32_t letters;
    bool parts;
    uint32_t word = kind_word(text), len = code(text + word, &letters, &parts);
    if (!len)
        return false;
    const char *after = text + word + len;
    return !after[strspn(after, ".:) ")];
}
