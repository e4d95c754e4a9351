/* Escaping, one function per target. All append to `out`; `text` is UTF-8, `len` bytes or -1.
 * Names and texts from a model are hostile: nothing reaches an output without one of these. */
#pragma once

#include <glib.h>

/* Text or attribute value of XML and HTML: & < > " ' and control characters (which become U+FFFD).
 */
void ark_escape_xml(GString *out, const char *text, gssize len);
/* Running text in Markdown: backslashes before everything that could start markup; line breaks
 * become spaces, so that the text can stand in a table cell or heading. `out` must hold the line so
 * far: what begins a block is escaped only where a block can begin. */
void ark_escape_markdown(GString *out, const char *text, gssize len);
/* A terminal: control characters and bidirectional overrides become visible escapes. */
void ark_escape_terminal(GString *out, const char *text, gssize len);
/* The same on one line: line breaks and tabs become blanks. */
void ark_escape_line(GString *out, const char *text, gssize len);
/* A field of CSV (RFC 4180): quoted where it must be. A text that a spreadsheet would run as a
 * formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe in front. */
void ark_escape_csv(GString *out, const char *text, gssize len);
/* A double-quoted scalar of YAML, quotes and all: on one line, whatever is in it. What YAML does
 * not allow, and what is not UTF-8, becomes U+FFFD. */
void ark_escape_yaml(GString *out, const char *text, gssize len);
