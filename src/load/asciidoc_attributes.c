/* Attributes of AsciiDoc: their entries, and references to them. What a value refers to is resolved
 * when it is set; a text may not become more than a few times as long as the file. */
#include <string.h>

#include "load/asciidoc_internal.h"

enum { LONGEST_VALUE = 64 * 1024, LONGEST_NAME = 100 };

static const char *const built_in[][2] = {
    {"empty", ""},     {"sp", " "},          {"nbsp", "\u00a0"},
    {"zwsp", ""},      {"wj", ""},           {"apos", "'"},
    {"quot", "\""},    {"lsquo", "‘"},       {"rsquo", "’"},
    {"ldquo", "“"},    {"rdquo", "”"},       {"deg", "°"},
    {"plus", "+"},     {"brvbar", "¦"},      {"vbar", "|"},
    {"amp", "&"},      {"lt", "<"},          {"gt", ">"},
    {"startsb", "["},  {"endsb", "]"},       {"caret", "^"},
    {"asterisk", "*"}, {"tilde", "~"},       {"backslash", "\\"},
    {"backtick", "`"}, {"two-colons", "::"}, {"two-semicolons", ";;"},
    {"cpp", "C++"},    {"pp", "++"},         {"blank", ""},
};

GHashTable *ark_adoc_attributes_new(void)
{
    GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(built_in); i++)
        g_hash_table_insert(table, g_strdup(built_in[i][0]), g_strdup(built_in[i][1]));
    return table;
}

static bool is_name_char(char c)
{
    return g_ascii_isalnum(c) || c == '_' || c == '-';
}

/* A value that ends in " \" goes on in the next line. */
static uint32_t read_value(const struct adoc_line *line, uint32_t n, size_t from, GString *value)
{
    for (uint32_t i = 0; i < n; i++, from = 0) {
        const char *text = line[i].text + from;
        size_t len = line[i].len - from;
        while (len && (*text == ' ' || *text == '\t'))
            text++, len--;
        bool more = len >= 2 && text[len - 1] == '\\' && text[len - 2] == ' ';
        if (value->len < LONGEST_VALUE)
            g_string_append_len(value, text, (gssize)(more ? len - 1 : len));
        if (!more)
            return i + 1;
    }
    return n;
}

uint32_t ark_adoc_attribute_entry(const struct adoc_line *line, uint32_t n, char **ret_name,
                                  char **ret_value)
{
    if (!n || line->len < 3 || line->text[0] != ':')
        return 0;
    size_t from = 1, end;
    bool unset = line->text[1] == '!';
    from += unset;
    for (end = from; end < line->len && is_name_char(line->text[end]); end++)
        ;
    size_t name_end = end;
    if (end < line->len && line->text[end] == '!') {
        unset = true;
        end++;
    }
    bool closed =
        end < line->len && line->text[end] == ':' &&
        (end + 1 == line->len || line->text[end + 1] == ' ' || line->text[end + 1] == '\t');
    if (name_end == from || name_end - from > LONGEST_NAME || !closed)
        return 0;
    GString *value = g_string_new(NULL);
    uint32_t used = read_value(line, n, end + 1, value);
    *ret_name = g_ascii_strdown(line->text + from, (gssize)(name_end - from));
    *ret_value = g_string_free(value, unset);
    return used;
}

void ark_adoc_set(struct asciidoc *a, const char *name, const char *value)
{
    if (!value) {
        g_hash_table_remove(a->attributes, name);
        return;
    }
    GString *resolved = g_string_new(NULL);
    ark_adoc_resolve(a, value, strlen(value), resolved);
    if (resolved->len > LONGEST_VALUE)
        g_string_truncate(resolved, 0);
    g_hash_table_insert(a->attributes, g_strdup(name), g_string_free(resolved, FALSE));
}

/* How long the reference at `text`, which begins with "{", is; 0 if it is none. */
static size_t reference(const char *text, size_t len, char name[LONGEST_NAME + 1])
{
    size_t n = 0;
    while (n < LONGEST_NAME && n + 1 < len && is_name_char(text[n + 1])) {
        name[n] = g_ascii_tolower(text[n + 1]);
        n++;
    }
    name[n] = '\0';
    return n && n + 1 < len && text[n + 1] == '}' ? n + 2 : 0;
}

void ark_adoc_resolve(struct asciidoc *a, const char *text, size_t len, GString *out)
{
    for (size_t at = 0; at < len;) {
        const char *brace = memchr(text + at, '{', len - at);
        size_t stop = brace ? (size_t)(brace - text) : len;
        g_string_append_len(out, text + at, (gssize)(stop - at));
        at = stop;
        if (at == len)
            return;
        char name[LONGEST_NAME + 1];
        size_t used = reference(text + at, len - at, name);
        bool escaped = at && text[at - 1] == '\\';
        const char *value = used && !escaped ? g_hash_table_lookup(a->attributes, name) : NULL;
        size_t n = value ? strlen(value) : 0;
        if (value && n <= a->budget) {
            a->budget -= n;
            g_string_append(out, value);
        } else {
            if (escaped && used)
                g_string_truncate(out, out->len - 1);
            used = MAX(used, 1u);
            g_string_append_len(out, text + at, (gssize)used);
        }
        at += used;
    }
}
