/* Raw HTML inside a document: headings, tables, lists, paragraphs, links and images. What is shown
 * counts, layout does not. No network, no scripts, no entity expansion beyond HTML's own. */
#pragma once

#include "document/document.h"
#include "load/references.h"

/* Reports what `html` (UTF-8) shows to `doc`. `start` is the place of its first byte. */
void ark_html_blocks(struct ark_document *doc, const char *html, size_t len, struct ark_loc start);

/* A single <img> tag as a figure. */
void ark_html_image(const char *tag, struct ark_loc loc, struct ark_references *references);
