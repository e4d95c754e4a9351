/* A look at the first bytes of a file: is it XML, and what is its root? No parsing, no errors. */
#include "load/xml.h"

#include <string.h>

static bool looks_wide(const struct ark_peek *peek, const char **ret_charset)
{
    if (peek->len < 4)
        return false;
    const unsigned char *b = (const unsigned char *)peek->bytes;
    if ((b[0] == 0xff && b[1] == 0xfe) || (b[0] == '<' && !b[1]))
        *ret_charset = "UTF-16LE";
    else if ((b[0] == 0xfe && b[1] == 0xff) || (!b[0] && b[1] == '<'))
        *ret_charset = "UTF-16BE";
    else
        return false;
    return true;
}

/* The bytes as text without NULs and without a byte order mark. */
static char *as_text(const struct ark_peek *peek)
{
    const char *charset;
    char *text = NULL;
    if (looks_wide(peek, &charset))
        text = g_convert(peek->bytes, (gssize)(peek->len & ~(size_t)1), "UTF-8", charset, NULL,
                         NULL, NULL);
    if (!text)
        text = g_strndup(peek->bytes, peek->len);
    if (strncmp(text, "\xef\xbb\xbf", 3) == 0)
        memmove(text, text + 3, strlen(text + 3) + 1);
    return text;
}

static const char *past(const char *at, const char *end)
{
    const char *found = strstr(at, end);
    return found ? found + strlen(end) : NULL;
}

/* Steps over declaration, comments, processing instructions and a DOCTYPE; NULL when the root is
 * not within the bytes. */
static const char *find_root(const char *at)
{
    while (at) {
        at += strspn(at, " \t\r\n");
        if (strncmp(at, "<?", 2) == 0) {
            at = past(at, "?>");
        } else if (strncmp(at, "<!--", 4) == 0) {
            at = past(at, "-->");
        } else if (strncmp(at, "<!DOCTYPE", 9) == 0) {
            const char *close = strchr(at, '>'), *subset = strchr(at, '[');
            at = subset && close && subset < close ? past(at, "]") : at;
            at = at ? past(at, ">") : NULL;
        } else {
            return *at == '<' ? at : NULL;
        }
    }
    return NULL;
}

void ark_xml_sniff(const struct ark_peek *peek, struct ark_xml_sniff *ret)
{
    *ret = (struct ark_xml_sniff){0};
    g_autofree char *text = as_text(peek);
    const char *first = text + strspn(text, " \t\r\n");
    ret->is_xml =
        *first == '<' && (first[1] == '?' || first[1] == '!' || g_ascii_isalpha(first[1]));
    const char *root = ret->is_xml ? find_root(text) : NULL;
    if (!root || !(g_ascii_isalpha(root[1]) || root[1] == '_' || (root[1] & 0x80)))
        return;
    ret->root = g_strndup(root + 1, strcspn(root + 1, " \t\r\n/>"));
    ret->tag = g_strndup(root, strcspn(root, ">"));
    const char *line = text;
    ret->line = 1;
    for (const char *at = text; at < root; at++) {
        if (*at == '\n') {
            ret->line++;
            line = at + 1;
        }
    }
    ret->column = (uint32_t)(root - line) + 1;
}

void ark_xml_sniff_clear(struct ark_xml_sniff *sniff)
{
    g_free(sniff->root);
    g_free(sniff->tag);
    *sniff = (struct ark_xml_sniff){0};
}

bool ark_xml_sniff_is(const struct ark_xml_sniff *sniff, const char *local,
                      const char *namespace_part)
{
    if (!sniff->root)
        return false;
    const char *colon = strchr(sniff->root, ':');
    return strcmp(colon ? colon + 1 : sniff->root, local) == 0 &&
           strstr(sniff->tag, namespace_part);
}
