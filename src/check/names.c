/* Whole names inside running text: runs of up to MOST_WORDS words, looked up in a hash table. */
#include "check/names.h"

#include <stdbool.h>
#include <string.h>

enum { MOST_WORDS = 12, LEAST_LETTERS = 3, FILTER_BITS = 1 << 16 };

struct ark_names {
    GHashTable *numbers; /* words joined by a blank -> number + 1 */
    uint32_t longest;    /* words */
    /* A bit per hash of a word of the texts: a word whose bit is unset is in none. */
    uint8_t filter[FILTER_BITS / 8];
};

struct ark_names *ark_names_new(void)
{
    struct ark_names *names = g_new0(struct ark_names, 1);
    names->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return names;
}

void ark_names_free(struct ark_names *names)
{
    g_hash_table_unref(names->numbers);
    g_free(names);
}

uint32_t ark_names_count(const struct ark_names *names)
{
    return g_hash_table_size(names->numbers);
}

static bool is_of_word(const char *at)
{
    return (unsigned char)*at < 0x80 ? g_ascii_isalnum(*at)
                                     : g_unichar_isalnum(g_utf8_get_char(at));
}

/* The next word at or after `text`; NULL at the end. */
static const char *next_word(const char *text, size_t *ret_len)
{
    while (*text && !is_of_word(text))
        text = g_utf8_next_char(text);
    const char *end = text;
    while (*end && is_of_word(end))
        end = g_utf8_next_char(end);
    *ret_len = (size_t)(end - text);
    return *text ? text : NULL;
}

static uint32_t hash_of(const char *word, size_t len)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    return (hash ^ hash >> 16) % FILTER_BITS;
}

static bool may_have(const struct ark_names *names, const char *word, size_t len)
{
    uint32_t hash = hash_of(word, len);
    return names->filter[hash / 8] & 1u << hash % 8;
}

void ark_names_expect(struct ark_names *names, const char *text)
{
    size_t len;
    for (const char *word = next_word(text, &len); word; word = next_word(word + len, &len)) {
        for (size_t n = len; n + 1 >= len && n > 0; n--) {
            uint32_t hash = hash_of(word, n);
            names->filter[hash / 8] |= (uint8_t)(1u << hash % 8);
            if (word[n - 1] != 's') /* the genitive */
                break;
        }
    }
}

uint32_t ark_names_add(struct ark_names *names, const char *name)
{
    char joined[1024];
    size_t used = 0, len;
    uint32_t words = 0;
    for (const char *word = next_word(name, &len); word; word = next_word(word + len, &len)) {
        if (!may_have(names, word, len) || ++words > MOST_WORDS || used + len + 2 > sizeof joined)
            return UINT32_MAX;
        if (used)
            joined[used++] = ' ';
        memcpy(joined + used, word, len);
        used += len;
    }
    joined[used] = '\0';
    if (g_utf8_strlen(joined, -1) < LEAST_LETTERS)
        return UINT32_MAX;
    gpointer known = g_hash_table_lookup(names->numbers, joined);
    if (known)
        return GPOINTER_TO_UINT(known) - 1;
    names->longest = MAX(names->longest, words);
    uint32_t number = g_hash_table_size(names->numbers);
    g_hash_table_insert(names->numbers, g_strdup(joined), GUINT_TO_POINTER(number + 1));
    return number;
}

static gpointer look_up(const struct ark_names *names, GString *run)
{
    gpointer known = g_hash_table_lookup(names->numbers, run->str);
    if (known || !g_str_has_suffix(run->str, "s"))
        return known;
    run->str[run->len - 1] = '\0';
    known = g_hash_table_lookup(names->numbers, run->str);
    run->str[run->len - 1] = 's';
    return known;
}

void ark_names_in(const struct ark_names *names, const char *text,
                  void (*fn)(uint32_t name, void *user), void *user)
{
    g_autoptr(GString) run = g_string_new(NULL);
    size_t first_len;
    const char *first = next_word(text, &first_len);
    while (first) {
        g_string_truncate(run, 0);
        gpointer found = NULL;
        const char *word = first, *end = first + first_len;
        size_t len = first_len;
        for (uint32_t i = 0; word && i < names->longest; i++) {
            g_string_append_printf(run, "%s%.*s", i ? " " : "", (int)len, word);
            gpointer known = look_up(names, run);
            if (known) {
                found = known;
                end = word + len;
            }
            word = next_word(word + len, &len);
        }
        if (found)
            fn(GPOINTER_TO_UINT(found) - 1, user);
        first = next_word(end, &first_len);
    }
}
