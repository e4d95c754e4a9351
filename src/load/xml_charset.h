/* XML that says it is in windows-1252, as most files of Sparx Enterprise Architect do: as UTF-8,
 * for libxml2 refuses the five bytes that the charset leaves open. They are read as browsers read
 * them. Knows no XML but the declaration. */
#pragma once

#include "load/loader.h"

struct ark_xml_charset {
    unsigned char last;
    uint32_t open_line; /* of the first byte that means nothing; 0: there was none */
    uint32_t open_bytes, line;
    uint32_t pairs, others; /* high bytes that could be UTF-8, and those that could not */
};

enum { ARK_XML_CHARSET_GROWTH = 3 }; /* bytes of UTF-8 per byte, at the most */

/* Whether the beginning of a file declares windows-1252. */
bool ark_xml_is_windows_1252(const char *bytes, size_t len);
/* The next bytes as UTF-8 in `to`, which has room for ARK_XML_CHARSET_GROWTH times `len`. Gives how
 * many were written. */
size_t ark_xml_to_utf8(struct ark_xml_charset *charset, const char *bytes, size_t len, char *to);
/* Reports what was odd in the whole of it. */
void ark_xml_charset_tell(const struct ark_xml_charset *charset, struct ark_load *load,
                          const char *file);
