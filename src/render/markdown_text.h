/* A Markdown text for a terminal. */
#pragma once

#include <glib.h>

/* As plain text in lines of at most `width` columns, each after `indent` blanks. Anything in it
 * that a terminal would act on is made visible. */
void ark_markdown_text(const char *markdown, unsigned indent, unsigned width, GString *out);
