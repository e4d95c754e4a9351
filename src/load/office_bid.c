/* Archives of different programs begin alike. Where the first bytes don't settle it, the list of
 * the archive's parts is looked at, if there is a file to open. */
#define _GNU_SOURCE /* memmem */
#include "load/office_bid.h"

#include <string.h>

#include "load/package.h"

enum { LOCAL_HEADER = 30, SURE = 90, LIKELY = 60 };

static const char odt_type[] = "application/vnd.oasis.opendocument.text";

static bool is_zip(const struct ark_peek *peek)
{
    return peek->len > LOCAL_HEADER && memcmp(peek->bytes, "PK\3\4", 4) == 0;
}

static size_t number_at(const struct ark_peek *peek, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)peek->bytes + at;
    return bytes[0] | (size_t)bytes[1] << 8;
}

static bool first_is(const struct ark_peek *peek, const char *entry)
{
    size_t len = number_at(peek, 26);
    return len == strlen(entry) && peek->len >= LOCAL_HEADER + len &&
           memcmp(peek->bytes + LOCAL_HEADER, entry, len) == 0;
}

static bool has_suffix(const struct ark_peek *peek, const char *const *suffixes)
{
    g_autofree char *name = g_ascii_strdown(peek->name, -1);
    for (; *suffixes; suffixes++) {
        if (g_str_has_suffix(name, *suffixes))
            return true;
    }
    return false;
}

/* The archive itself, if it is a file that can be read; errors are for the loader to tell. */
static struct ark_package *open_quietly(const struct ark_peek *peek)
{
    if (!g_file_test(peek->name, G_FILE_TEST_IS_REGULAR))
        return NULL;
    g_autoptr(ark_source) source = ark_source_open(peek->name, ARK_DA, NULL);
    return source ? ark_package_open(source, ARK_DA, NULL) : NULL;
}

int ark_docx_bid(const struct ark_peek *peek)
{
    static const char *const suffixes[] = {".docx", ".docm", ".dotx", ".dotm", NULL};
    if (!is_zip(peek) || first_is(peek, "mimetype"))
        return 0;
    g_autoptr(ark_package) package = open_quietly(peek);
    const char *entry;
    for (uint64_t i = 0; package && (entry = ark_package_name(package, i)); i++) {
        if (g_str_has_prefix(entry, "word/"))
            return SURE;
    }
    if (package)
        return 0;
    if (memmem(peek->bytes, peek->len, "word/", 5))
        return SURE;
    return has_suffix(peek, suffixes) ? LIKELY : 0;
}

/* The first part is the type of the document, by rule not packed, so that it can be seen here. */
static bool says_odt(const struct ark_peek *peek)
{
    size_t at = LOCAL_HEADER + number_at(peek, 26) + number_at(peek, 28);
    size_t len = sizeof odt_type - 1;
    return first_is(peek, "mimetype") && peek->len > at + len &&
           memcmp(peek->bytes + at, odt_type, len) == 0;
}

int ark_odt_bid(const struct ark_peek *peek)
{
    static const char *const suffixes[] = {".odt", ".ott", NULL};
    if (!is_zip(peek))
        return 0;
    if (says_odt(peek))
        return SURE;
    if (!has_suffix(peek, suffixes))
        return 0;
    g_autoptr(ark_package) package = open_quietly(peek);
    return !package || ark_package_mentions(package, "mimetype", odt_type) ? LIKELY : 0;
}
