/* Plain text: one form of every text, so that names can be compared. Knows nothing of the graph. */
#include <string.h>

#include "document/internal.h"

static bool is_blank(gunichar c)
{
    return c <= ' ' || c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
           c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

/* Soft hyphens, zero-width spaces and byte order marks can't be seen and would hide a name. */
static bool is_invisible(gunichar c)
{
    return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

/* Nothing below U+0300 changes under NFC, and no quotation mark or dash does. */
static bool may_be_decomposed(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c >= 0xcc && !(c == 0xe2 && i + 1 < len && (unsigned char)text[i + 1] == 0x80))
            return true;
    }
    return false;
}

static char *fold(const char *text, size_t len)
{
    char *out = g_malloc(len + 1), *to = out;
    bool gap = false;
    for (const char *at = text, *end = text + len, *after; at < end; at = after) {
        gunichar c = (unsigned char)*at;
        after = at + 1;
        if (c >= 0x80) {
            after = MIN(g_utf8_next_char(at), end);
            c = g_utf8_get_char_validated(at, end - at);
        }
        if (is_blank(c) || is_invisible(c)) {
            gap |= !is_invisible(c);
            continue;
        }
        if (gap && to > out)
            *to++ = ' ';
        gap = false;
        memcpy(to, at, (size_t)(after - at));
        to += after - at;
    }
    *to = '\0';
    return out;
}

char *ark_document_plain(const char *text, gssize len)
{
    size_t bytes = len < 0 ? strlen(text) : (size_t)len;
    if (may_be_decomposed(text, bytes)) {
        g_autofree char *composed = g_utf8_normalize(text, (gssize)bytes, G_NORMALIZE_NFC);
        if (composed)
            return fold(composed, strlen(composed));
    }
    return fold(text, bytes);
}

char *ark_folded_words(const char *text)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    GString *words = g_string_new(NULL);
    bool gap = false;
    for (const char *at = lower; *at; at = g_utf8_next_char(at)) {
        if (!g_unichar_isalnum(g_utf8_get_char(at))) {
            gap = words->len > 0;
            continue;
        }
        if (gap)
            g_string_append_c(words, ' ');
        gap = false;
        g_string_append_len(words, at, g_utf8_next_char(at) - at);
    }
    return g_string_free(words, FALSE);
}

uint32_t ark_document_words(const char *text)
{
    uint32_t words = 0;
    bool counted = false;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        if (*at == ' ')
            counted = false;
        else if (!counted && g_unichar_isalnum(g_utf8_get_char(at))) {
            words++;
            counted = true;
        }
    }
    return words;
}
