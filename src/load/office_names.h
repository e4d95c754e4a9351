/* What styles are called, and how captions begin: names that tools and organisations made up. */
#pragma once

#include <stdbool.h>

/* `name` in small letters. */
bool office_is_caption_style(const char *name);
bool office_is_header_style(const char *name); /* of a table's header cells */

/* "Figur 3: ...": a text with a counter in it that begins as captions do. */
bool office_is_caption_text(const char *text);
bool office_is_table_caption(const char *text);
