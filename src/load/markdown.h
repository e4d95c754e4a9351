/* Markdown: CommonMark with GitHub's tables, task items, strikethrough and footnotes, YAML front
 * matter and raw HTML. Becomes a document (docs/graph.md). */
#pragma once

#include "load/loader.h"

extern const struct ark_loader ark_loader_markdown;

/* Markdown has no magic bytes: low for any text, higher with its marks and for *.md. */
int ark_markdown_bid(const struct ark_peek *peek);

/* Loads `text` (NUL-terminated, `len` bytes without the NUL; any bytes). `name` is the file in
 * places and messages. */
bool ark_markdown_load_text(struct ark_load *load, const char *name, const char *text, size_t len,
                            struct ark_input *input, GError **error);
