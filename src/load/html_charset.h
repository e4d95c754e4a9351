/* The bytes of an HTML file as UTF-8. Knows byte order marks, <meta> and the XML declaration, no
 * elements. */
#pragma once

#include "load/loader.h"

/* What byte 0x80-0x9f means in windows-1252, as browsers read it; other bytes mean themselves. */
gunichar ark_windows_1252(unsigned char byte);

/* The whole file as valid UTF-8 without NULs and byte order mark; lines keep their numbers. Says in
 * `diags` when it had to guess, or when bytes did not fit. Caller frees. */
char *ark_html_utf8(struct ark_load *load, ark_atom file, const char *bytes, size_t len,
                    size_t *ret_len);
/* The beginning of a file as UTF-8, or as bytes when it can't be told. Caller frees. */
char *ark_html_peek(const struct ark_peek *peek);
