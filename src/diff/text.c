/* Texts as they are compared: blanks, line breaks and composed letters make no difference. */
#include "diff/internal.h"

#include "document/document.h"

/* Is the text its own plain form? Only a quick look: Latin letters between single blanks. */
static bool is_plain(const char *text, size_t len)
{
    bool blank = true;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < ' ' || (c == ' ' && blank) || (c >= 0x80 && c < 0xc3 && (c & 0xc0) != 0x80) ||
            c > 0xc3)
            return false;
        blank = c == ' ';
    }
    return !blank || !len;
}

static uint64_t key_of(const char *text, size_t len)
{
    uint64_t key = 0x9e3779b97f4a7c15u ^ len;
    for (; len >= 8; text += 8, len -= 8) {
        uint64_t word;
        memcpy(&word, text, 8);
        key = ark_mix(key, word);
    }
    uint64_t tail = 0;
    memcpy(&tail, text, len);
    return ark_mix(key, tail);
}

uint64_t ark_text_key(const char *text, size_t len)
{
    if (is_plain(text, len))
        return key_of(text, len);
    g_autofree char *plain = ark_document_plain(text, (gssize)len);
    return key_of(plain, strlen(plain));
}

int ark_by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int ark_by_number(const void *a_, const void *b_)
{
    uint32_t a = *(const uint32_t *)a_, b = *(const uint32_t *)b_;
    return a < b ? -1 : a > b;
}

bool ark_texts_equal(const char *a, size_t a_len, const char *b, size_t b_len)
{
    if (a_len == b_len && memcmp(a, b, a_len) == 0)
        return true;
    if (is_plain(a, a_len) && is_plain(b, b_len))
        return false;
    g_autofree char *plain_a = ark_document_plain(a, (gssize)a_len);
    g_autofree char *plain_b = ark_document_plain(b, (gssize)b_len);
    return strcmp(plain_a, plain_b) == 0;
}

enum { MOST_WORDS = 2000 };

static uint32_t words_of(const char *text, uint64_t *ret_keys)
{
    g_autofree char *folded = ark_folded_words(text);
    uint32_t n = 0;
    for (const char *at = folded; *at && n < MOST_WORDS;) {
        size_t len = strcspn(at, " ");
        ret_keys[n++] = key_of(at, len);
        at += len + (at[len] == ' ');
    }
    return n;
}

static int by_key(const void *a_, const void *b_)
{
    uint64_t a = *(const uint64_t *)a_, b = *(const uint64_t *)b_;
    return a < b ? -1 : a > b;
}

bool ark_texts_alike(const char *a, const char *b)
{
    g_autofree uint64_t *x = g_new(uint64_t, MOST_WORDS), *y = g_new(uint64_t, MOST_WORDS);
    uint32_t x_n = words_of(a, x), y_n = words_of(b, y), i = 0, k = 0, common = 0;
    qsort(x, x_n, sizeof *x, by_key);
    qsort(y, y_n, sizeof *y, by_key);
    while (i < x_n && k < y_n) {
        common += x[i] == y[k];
        if (x[i] == y[k])
            i++, k++;
        else if (x[i] < y[k])
            i++;
        else
            k++;
    }
    return 2 * common >= MAX(x_n, y_n) && common;
}
