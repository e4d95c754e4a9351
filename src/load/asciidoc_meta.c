/* The lines above a block of AsciiDoc that say something of it: [style#id%option,key=value],
 * [[id,text]] and .Title. */
#include <string.h>

#include "load/asciidoc_internal.h"

void ark_adoc_meta_clear(struct adoc_meta *meta)
{
    g_free(meta->title);
    g_free(meta->style);
    g_free(meta->second);
    g_free(meta->cols);
    g_free(meta->format);
    g_free(meta->separator);
    g_free(meta->alt);
    *meta = (struct adoc_meta){0};
}

static void put(char **slot, char *value)
{
    g_free(*slot);
    *slot = value;
}

static void set_id(struct asciidoc *a, const char *id, size_t len)
{
    g_autofree char *name = g_strndup(id, len);
    if (*name)
        a->meta.id = ark_atom_intern(a->load->atoms, name);
}

static void option(struct adoc_meta *meta, const char *name, size_t len)
{
    meta->header |= len == 6 && strncmp(name, "header", 6) == 0;
    meta->no_header |= len == 8 && strncmp(name, "noheader", 8) == 0;
}

static void options(struct adoc_meta *meta, const char *names)
{
    while (*names) {
        size_t n = strcspn(names, ", ");
        option(meta, names, n);
        names += n + (names[n] != '\0');
    }
}

/* "style#id.role%option" */
static void first_position(struct asciidoc *a, const char *value)
{
    size_t n = strcspn(value, "#.%");
    if (n)
        put(&a->meta.style, g_strndup(value, n));
    for (value += n; *value;) {
        char kind = *value++;
        n = strcspn(value, "#.%");
        if (kind == '#')
            set_id(a, value, n);
        else if (kind == '%')
            option(&a->meta, value, n);
        value += n;
    }
    a->meta.discrete |= a->meta.style && (strcmp(a->meta.style, "discrete") == 0 ||
                                          strcmp(a->meta.style, "float") == 0);
}

static void named(struct asciidoc *a, const char *key, char *value)
{
    struct adoc_meta *meta = &a->meta;
    char **slot = strcmp(key, "cols") == 0        ? &meta->cols
                  : strcmp(key, "format") == 0    ? &meta->format
                  : strcmp(key, "separator") == 0 ? &meta->separator
                  : strcmp(key, "alt") == 0       ? &meta->alt
                  : strcmp(key, "title") == 0     ? &meta->title
                  : strcmp(key, "language") == 0  ? &meta->second
                                                  : NULL;
    if (slot) {
        put(slot, value);
        return;
    }
    if (strcmp(key, "id") == 0)
        set_id(a, value, strlen(value));
    else if (strcmp(key, "options") == 0 || strcmp(key, "opts") == 0)
        options(meta, value);
    g_free(value);
}

/* One attribute: up to a comma outside quotes. Gives where it ends. */
static size_t one(struct asciidoc *a, const char *text, size_t len, size_t at, unsigned *position)
{
    while (at < len && text[at] == ' ')
        at++;
    size_t from = at, equals = 0;
    char quote = 0;
    for (; at < len && (quote || text[at] != ','); at++) {
        bool begins = at == from || (equals && at == equals + 1);
        if (!quote && begins && (text[at] == '"' || text[at] == '\''))
            quote = text[at];
        else if (quote && text[at] == quote)
            quote = 0;
        else if (!quote && !equals && text[at] == '=' && at > from)
            equals = at;
    }
    g_autofree char *key = g_strndup(text + from, equals ? equals - from : 0);
    size_t value_from = equals ? equals + 1 : from;
    char *value = g_strstrip(g_strndup(text + value_from, at - value_from));
    size_t n = strlen(value);
    if (n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n - 1] == value[0]) {
        value[n - 1] = '\0';
        memmove(value, value + 1, n - 1);
    }
    g_strstrip(key);
    if (equals) {
        named(a, key, value);
        return at + 1;
    }
    ++*position;
    if (*position == 1)
        first_position(a, value);
    if (*position == 2 && *value)
        put(&a->meta.second, g_steal_pointer(&value));
    g_free(value);
    return at + 1;
}

void ark_adoc_meta_attributes(struct asciidoc *a, const char *text, size_t len)
{
    unsigned position = 0;
    g_autoptr(GString) resolved = g_string_new(NULL);
    ark_adoc_resolve(a, text, len, resolved);
    for (size_t at = 0; at < resolved->len;)
        at = one(a, resolved->str, resolved->len, at, &position);
}

bool ark_adoc_is_attribute_line(const struct adoc_line *line)
{
    if (line->len < 2 || line->text[0] != '[' || line->text[line->len - 1] != ']')
        return false;
    char first = line->text[1];
    return g_ascii_isalnum(first) || strchr("[]_.#%{,\"'", first);
}

static bool anchor(struct asciidoc *a, const struct adoc_line *line)
{
    if (!ark_adoc_starts(line, "[[") || line->len < 5 || line->text[line->len - 2] != ']')
        return false;
    const char *id = line->text + 2;
    size_t n = 0;
    while (n < line->len - 4 && id[n] != ',')
        n++;
    set_id(a, id, n);
    return true;
}

static bool title(struct asciidoc *a, const struct adoc_line *line)
{
    if (line->len < 2 || line->text[0] != '.' || strchr(". \t", line->text[1]))
        return false;
    put(&a->meta.title, g_strndup(line->text + 1, line->len - 1));
    return true;
}

bool ark_adoc_meta_line(struct asciidoc *a, const struct adoc_line *line)
{
    if (title(a, line))
        return true;
    if (!ark_adoc_is_attribute_line(line))
        return false;
    if (!anchor(a, line))
        ark_adoc_meta_attributes(a, line->text + 1, line->len - 2);
    return true;
}
