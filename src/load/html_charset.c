/* Which charset an HTML file is in: byte order mark, then <meta> or the XML declaration, else a
 * guess: UTF-8, and windows-1252 when it can't be that. */
#include "load/html_charset.h"

#include <string.h>

enum { DECLARED_WITHIN = 4096 };

gunichar ark_windows_1252(unsigned char byte)
{
    static const guint16 middle[32] = {
        0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
    };
    return byte >= 0x80 && byte <= 0x9f ? middle[byte - 0x80] : byte;
}

static char *from_windows_1252(const char *bytes, size_t len)
{
    GString *out = g_string_sized_new(len + len / 8);
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte < 0x80)
            g_string_append_c(out, bytes[i]);
        else
            g_string_append_unichar(out, ark_windows_1252(byte));
    }
    return g_string_free(out, FALSE);
}

/* The value behind `key` and "=" in the beginning of the file, lower-case; NULL if there is none.
 * One reader for <meta charset>, http-equiv and the XML declaration. */
static char *declared_as(const char *head, const char *key)
{
    for (const char *at = head; (at = strstr(at, key)); at++) {
        const char *value = at + strlen(key);
        value += strspn(value, " \t");
        if (*value != '=')
            continue;
        value++;
        value += strspn(value, " \t\"'");
        size_t n = strcspn(value, " \t\r\n\"'>;?/");
        if (n && n < 40)
            return g_ascii_strdown(value, (gssize)n);
    }
    return NULL;
}

static char *declared_charset(const char *bytes, size_t len)
{
    g_autofree char *raw = g_strndup(bytes, MIN(len, (size_t)DECLARED_WITHIN));
    g_autofree char *head = g_ascii_strdown(raw, -1);
    const char *meta = strstr(head, "<meta");
    char *charset = NULL;
    if (g_str_has_prefix(head, "<?xml")) {
        char *end = strstr(head, "?>");
        g_autofree char *declaration = g_strndup(head, end ? (gsize)(end - head) : 0);
        charset = declared_as(declaration, "encoding");
    }
    return charset || !meta ? charset : declared_as(meta, "charset");
}

static bool is_utf8_name(const char *charset)
{
    return strcmp(charset, "utf-8") == 0 || strcmp(charset, "utf8") == 0;
}

/* What browsers read as windows-1252, under all its names. */
static bool is_windows_1252_name(const char *charset)
{
    static const char *const names[] = {"windows-1252", "cp1252", "x-cp1252",   "iso-8859-1",
                                        "iso8859-1",    "latin1", "iso_8859-1", "us-ascii",
                                        "ascii",        "l1",     "ansi"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(names[i], charset) == 0)
            return true;
    }
    return false;
}

static const char *wide_charset(const char *bytes, size_t len)
{
    if (len >= 2 && memcmp(bytes, "\xff\xfe", 2) == 0)
        return "UTF-16LE";
    if (len >= 2 && memcmp(bytes, "\xfe\xff", 2) == 0)
        return "UTF-16BE";
    if (len >= 4 && bytes[0] == '<' && !bytes[1] && bytes[2] && !bytes[3])
        return "UTF-16LE";
    if (len >= 4 && !bytes[0] && bytes[1] == '<' && !bytes[2] && bytes[3])
        return "UTF-16BE";
    return NULL;
}

struct decoding {
    struct ark_load *load;
    ark_atom file;
};

static struct ark_loc place_of(const struct decoding *d, const char *bytes, size_t offset)
{
    struct ark_loc loc = {.file = d->file, .line = 1};
    for (size_t i = 0; i < offset; i++)
        loc.line += bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
    return loc;
}

/* Has it letters that are surely UTF-8? Then single bytes that are not are mistakes. */
static bool has_utf8_letters(const char *bytes, size_t len)
{
    for (size_t i = 0; i + 1 < len; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c >= 0xc2 && c <= 0xf4 && ((unsigned char)bytes[i + 1] & 0xc0) == 0x80)
            return true;
    }
    return false;
}

static char *repaired(const struct decoding *d, const char *bytes, size_t len, const char *bad)
{
    ark_diag_add(
        d->load->diags, ARK_DIAG_WARNING, "bad-bytes", place_of(d, bytes, (size_t)(bad - bytes)),
        ark_say(d->load->lang,
                "byte 0x%02X er ikke gyldig UTF-8; den og andre som den er læst som »\ufffd«",
                "byte 0x%02X is not valid UTF-8; it and others like it were read as "
                "\"\ufffd\""),
        (unsigned)(unsigned char)*bad);
    return g_utf8_make_valid(bytes, (gssize)len);
}

/* `charset` is what the file says of itself, or NULL. */
static char *guessed(const struct decoding *d, const char *bytes, size_t len, const char *charset)
{
    const char *bad;
    if (g_utf8_validate(bytes, (gssize)len, &bad))
        return g_strndup(bytes, len);
    if (has_utf8_letters(bytes, len))
        return repaired(d, bytes, len, bad);
    struct ark_loc loc = place_of(d, bytes, (size_t)(bad - bytes));
    g_autofree char *shown = charset ? g_utf8_make_valid(charset, -1) : NULL;
    if (shown)
        ark_diag_add(d->load->diags, ARK_DIAG_WARNING, "wrong-charset", loc,
                     ark_say(d->load->lang,
                             "filen siger, at den er i »%.*s«, men byte 0x%02X passer ikke; læst "
                             "som windows-1252",
                             "the file says that it is in \"%.*s\", but byte 0x%02X does not fit; "
                             "read as windows-1252"),
                     ark_error_quoted(shown, 40), shown, (unsigned)(unsigned char)*bad);
    else
        ark_diag_add(d->load->diags, ARK_DIAG_NOTE, "guessed-charset", loc, "%s",
                     ark_say(d->load->lang,
                             "filen siger ikke, hvilket tegnsæt den er i, og er ikke UTF-8; læst "
                             "som windows-1252",
                             "the file does not say which charset it is in, and is not UTF-8; "
                             "read as windows-1252"));
    return from_windows_1252(bytes, len);
}

static char *converted(const struct decoding *d, const char *bytes, size_t len, const char *charset)
{
    gsize written;
    char *text = g_convert(bytes, (gssize)len, "UTF-8", charset, NULL, &written, NULL);
    if (text && strlen(text) == written)
        return text;
    g_free(text);
    return guessed(d, bytes, len, charset);
}

static char *decode(const struct decoding *d, const char *bytes, size_t len)
{
    const char *wide = wide_charset(bytes, len);
    if (wide) {
        g_autofree char *text = g_convert_with_fallback(bytes, (gssize)(len & ~(size_t)1), "UTF-8",
                                                        wide, "?", NULL, NULL, NULL);
        if (text)
            return g_steal_pointer(&text);
    }
    if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
        return guessed(d, bytes + 3, len - 3, "utf-8");
    g_autofree char *charset = declared_charset(bytes, len);
    /* A file whose bytes could be read far enough to find "utf-16" is not in it. */
    if (!charset || is_utf8_name(charset) || g_str_has_prefix(charset, "utf-16"))
        return guessed(d, bytes, len, charset);
    if (is_windows_1252_name(charset))
        return has_utf8_letters(bytes, len) && g_utf8_validate(bytes, (gssize)len, NULL)
                   ? g_strndup(bytes, len)
                   : from_windows_1252(bytes, len);
    return converted(d, bytes, len, charset);
}

/* NULs as blanks: they end texts. */
static char *without_nuls(const struct decoding *d, const char *bytes, size_t len)
{
    char *copy = g_malloc(len + 1);
    memcpy(copy, bytes, len);
    copy[len] = '\0';
    char *nul = wide_charset(bytes, len) ? NULL : memchr(copy, 0, len);
    if (nul)
        ark_diag_add(d->load->diags, ARK_DIAG_WARNING, "binary-bytes",
                     place_of(d, bytes, (size_t)(nul - copy)), "%s",
                     ark_say(d->load->lang,
                             "filen har byte 0x00, som ikke hører til i en tekst; læst som blanke",
                             "the file has byte 0x00, which does not belong in a text; read as "
                             "blanks"));
    for (; nul; nul = memchr(nul, 0, (size_t)(copy + len - nul)))
        *nul = ' ';
    return copy;
}

static char *without_mark(char *text)
{
    if (!g_str_has_prefix(text, "\xef\xbb\xbf"))
        return text;
    char *rest = g_strdup(text + 3);
    g_free(text);
    return rest;
}

char *ark_html_utf8(struct ark_load *load, ark_atom file, const char *bytes, size_t len,
                    size_t *ret_len)
{
    struct decoding d = {load, file};
    g_autofree char *clean = without_nuls(&d, bytes, len);
    char *text = without_mark(decode(&d, clean, len));
    *ret_len = strlen(text);
    return text;
}

char *ark_html_peek(const struct ark_peek *peek)
{
    const char *wide = wide_charset(peek->bytes, peek->len);
    char *text = NULL;
    if (wide)
        text = g_convert_with_fallback(peek->bytes, (gssize)(peek->len & ~(size_t)1), "UTF-8", wide,
                                       "?", NULL, NULL, NULL);
    if (!text)
        text = g_strndup(peek->bytes, peek->len);
    return without_mark(text);
}
