/* AsciiDoc as a row of the loader table: the bytes, the header of the document, then its blocks.
 * Our own reader, of the language as its documentation describes it; what a converter would put in
 * from elsewhere (other files, its own attributes) is not there. */
#include "load/asciidoc.h"

#include <string.h>

#include "base/limits.h"
#include "load/asciidoc_internal.h"
#include "load/utf8.h"

static void fact(struct asciidoc *a, const char *key, const char *value)
{
    g_autoptr(GString) resolved = g_string_new(NULL);
    ark_adoc_resolve(a, value, strlen(value), resolved);
    g_autofree char *plain = ark_document_plain(resolved->str, (gssize)resolved->len);
    ark_document_fact(a->doc, key, plain);
    if (strcmp(key, "lang") == 0 && *plain && strlen(plain) < 40)
        ark_input_language(a->input, a->load->arena, plain);
}

static bool attribute_entry(struct asciidoc *a)
{
    g_autofree char *name = NULL, *value = NULL;
    uint32_t used = ark_adoc_attribute_entry(&a->lines.v[a->at], a->lines.n - a->at, &name, &value);
    if (!used)
        return false;
    ark_adoc_set(a, name, value);
    if (value)
        fact(a, name, value);
    a->at += used;
    return true;
}

static bool comment(struct asciidoc *a)
{
    const struct adoc_line *line = &a->lines.v[a->at];
    if (!ark_adoc_starts(line, "//"))
        return false;
    a->at++;
    if (!ark_adoc_is_delimiter(line))
        return true;
    struct adoc_line end = *line;
    while (a->at < a->lines.n && (a->lines.v[a->at].len != end.len ||
                                  memcmp(a->lines.v[a->at].text, end.text, end.len) != 0))
        a->at++;
    a->at = MIN(a->at + 1, a->lines.n);
    return true;
}

/* "Kismet R. Lee <kismet@example.org>; Anna Bo" */
static void authors(struct asciidoc *a, const char *line)
{
    g_auto(GStrv) all = g_strsplit(line, ";", 20);
    for (char **one = all; *one; one++) {
        char *open = strchr(*one, '<'), *close = open ? strchr(open, '>') : NULL;
        if (close)
            *close = *open = '\0';
        g_strdelimit(*one, "_", ' ');
        fact(a, "author", *one);
        if (one == all)
            ark_adoc_set(a, "author", g_strstrip(*one));
        if (close)
            fact(a, "email", open + 1);
    }
}

/* "v1.0, 2024-02-01: Første udgave", "v1.0", "2024-02-01". */
static void revision(struct asciidoc *a, const char *line)
{
    const char *comma = strchr(line, ','), *rest = comma ? comma + 1 : line;
    bool versioned = comma || ((line[0] == 'v' || line[0] == 'V') && g_ascii_isdigit(line[1]));
    const char *colon = strchr(versioned && !comma ? line : rest, ':');
    const char *number = line + strcspn(line, "0123456789");
    const char *number_end = comma ? comma : colon ? colon : line + strlen(line);
    g_autofree char *version =
        g_strndup(number, versioned && number < number_end ? (gsize)(number_end - number) : 0);
    g_autofree char *date =
        comma || !versioned ? g_strndup(rest, colon ? (gsize)(colon - rest) : strlen(rest)) : NULL;
    fact(a, "version", version);
    ark_adoc_set(a, "revnumber", g_strstrip(version));
    if (date) {
        fact(a, "date", date);
        ark_adoc_set(a, "revdate", g_strstrip(date));
    }
    if (colon)
        fact(a, "remark", colon + 1);
}

/* The lines right below the title that are neither attributes nor comments. */
static void author_lines(struct asciidoc *a)
{
    for (unsigned n = 0; a->at < a->lines.n && a->lines.v[a->at].len;) {
        if (comment(a) || attribute_entry(a))
            continue;
        const struct adoc_line *line = &a->lines.v[a->at];
        g_autofree char *text = g_strndup(line->text, line->len);
        if (n == 2 || ark_adoc_is_attribute_line(line) || ark_adoc_is_delimiter(line))
            return;
        if (n++ == 0)
            authors(a, text);
        else
            revision(a, text);
        a->at++;
    }
}

static void title(struct asciidoc *a, const char *text, size_t len, struct ark_loc loc)
{
    struct adoc_inline words;
    ark_adoc_inline(a, text, len, loc, &words);
    if (*words.plain)
        ark_document_heading(a->doc, 1, words.plain, loc);
    ark_adoc_set(a, "doctitle", words.plain);
    ark_adoc_report_inline(a, &words, loc);
    ark_adoc_inline_clear(&words);
}

static bool is_underline(const struct adoc_line *line, const struct adoc_line *above)
{
    long chars = g_utf8_strlen(above->text, (gssize)above->len), n = (long)line->len;
    if (n < 2 || chars - n > 1 || n - chars > 1)
        return false;
    for (uint32_t i = 0; i < line->len; i++) {
        if (line->text[i] != '=')
            return false;
    }
    return true;
}

/* Attributes and comments may stand before the title; other text means that there is none. */
static void header(struct asciidoc *a)
{
    while (a->at < a->lines.n && (!a->lines.v[a->at].len || comment(a) || attribute_entry(a)))
        a->at += a->at < a->lines.n && !a->lines.v[a->at].len;
    uint32_t begin = a->at;
    while (a->at < a->lines.n && a->lines.v[a->at].len &&
           ark_adoc_is_attribute_line(&a->lines.v[a->at]))
        ark_adoc_meta_line(a, &a->lines.v[a->at++]);
    const struct adoc_line *line = a->at < a->lines.n ? &a->lines.v[a->at] : NULL;
    bool one = line && (ark_adoc_starts(line, "= ") || ark_adoc_starts(line, "# "));
    bool two = line && !one && a->at + 1 < a->lines.n && line->len && is_underline(line + 1, line);
    if (!one && !two) {
        a->at = begin;
        ark_adoc_meta_clear(&a->meta);
        return;
    }
    struct ark_loc loc = ark_adoc_block_loc(a, line);
    ark_adoc_meta_clear(&a->meta);
    a->at += two ? 2 : 1;
    title(a, line->text + (one ? 2 : 0), line->len - (one ? 2 : 0), loc);
    author_lines(a);
}

static void read_document(struct asciidoc *a, const char *text, size_t len)
{
    a->attributes = ark_adoc_attributes_new();
    ark_adoc_read_lines(a, text, len);
    g_hash_table_unref(a->attributes);
    a->attributes = ark_adoc_attributes_new();
    a->doc = ark_document_begin(a->load->builder, a->file, a->input);
    header(a);
    ark_adoc_blocks(a);
    ark_document_end(a->doc);
    ark_adoc_meta_clear(&a->meta);
    ark_vec_clear(&a->lines);
    ark_vec_clear(&a->frames);
    g_hash_table_unref(a->attributes);
}

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    enum { TIMES = 4, LEAST = 1 << 20 };
    size_t len;
    const char *name = ark_source_name(source);
    g_autofree char *bytes = ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error);
    if (!bytes)
        return false;
    const char *text = bytes;
    if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        len -= 3;
    }
    if (!g_utf8_validate(text, (gssize)len, NULL))
        return ark_refuse_bytes(load, name, "AsciiDoc", text, len, error);
    struct asciidoc a = {.load = load,
                         .input = input,
                         .file = ark_atom_intern(load->atoms, name),
                         .budget = TIMES * len + LEAST};
    read_document(&a, text, len);
    return true;
}

const struct ark_loader ark_loader_asciidoc = {
    .name = "asciidoc",
    .title = {{"AsciiDoc-dokument", "AsciiDoc document"}},
    .bid = ark_asciidoc_bid,
    .load = load,
};
