/* Windows-1252 to UTF-8, with an eye on files that lie: bytes that mean nothing, and UTF-8 that is
 * called windows-1252. */
#include "load/xml_charset.h"

#include <string.h>

#include "load/html_charset.h"

bool ark_xml_is_windows_1252(const char *bytes, size_t len)
{
    static const char *const names[] = {"windows-1252", "cp1252"};
    const char *end = memchr(bytes, '>', len);
    if (len < 5 || memcmp(bytes, "<?xml", 5) != 0 || !end)
        return false;
    g_autofree char *head = g_ascii_strdown(bytes, end - bytes);
    const char *at = strstr(head, "encoding");
    at = at ? at + strlen("encoding") : "";
    at += strspn(at, " \t\r\n=");
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        size_t n = strlen(names[i]);
        if (*at && strncmp(at + 1, names[i], n) == 0 && at[1 + n] == *at)
            return true;
    }
    return false;
}

static void look_at(struct ark_xml_charset *charset, unsigned char byte, gunichar c)
{
    bool continues = byte >= 0x80 && byte < 0xc0;
    if (charset->last >= 0xc2 && charset->last < 0xf5 && continues)
        charset->pairs++;
    else if (!continues || charset->last < 0x80)
        charset->others++;
    if (c != byte || byte >= 0xa0)
        return;
    if (!charset->open_bytes++)
        charset->open_line = charset->line + 1;
}

size_t ark_xml_to_utf8(struct ark_xml_charset *charset, const char *bytes, size_t len, char *to)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte < 0x80) {
            charset->line += byte == '\n';
            to[n++] = bytes[i];
        } else {
            gunichar c = ark_windows_1252(byte);
            look_at(charset, byte, c);
            n += (size_t)g_unichar_to_utf8(c, to + n);
        }
        charset->last = byte;
    }
    return n;
}

void ark_xml_charset_tell(const struct ark_xml_charset *charset, struct ark_load *load,
                          const char *file)
{
    enum { LEAST = 3 };
    struct ark_loc loc = {.file = ark_atom_intern(load->atoms, file), .line = charset->open_line};
    if (charset->open_bytes)
        ark_diag_add(load->diags, ARK_DIAG_WARNING, "undefined-bytes", loc,
                     ark_say(load->lang,
                             "%u bytes betyder intet i windows-1252, som filen siger, den er i; de "
                             "er læst som styretegn. Eksportér filen som UTF-8.",
                             "%u bytes mean nothing in windows-1252, which the file says it is in; "
                             "they are read as control characters. Export the file as UTF-8."),
                     charset->open_bytes);
    loc.line = 0;
    /* Each lead byte is counted among the others, too, and so it is with what is no UTF-8. */
    if (charset->pairs >= LEAST && charset->others <= charset->pairs)
        ark_diag_add(load->diags, ARK_DIAG_WARNING, "charset-doubt", loc, "%s",
                     ark_say(load->lang,
                             "filen siger, at den er i windows-1252, men dens bytes ligner UTF-8; "
                             "læst som den siger, så æ kan være blevet til Ã¦. Eksportér den igen.",
                             "the file says it is in windows-1252, but its bytes look like UTF-8; "
                             "read as it says, so letters may be garbled. Export it again."));
}
