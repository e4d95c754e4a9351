/* A Markdown text as one self-contained HTML page. */
#pragma once

#include <glib.h>

#include "base/lang.h"

/* No scripts, nothing fetched from anywhere; HTML in the text is left out (but <br>), links go only
 * to the web, to mail and within the page, and pictures are their alternative texts. Headings get
 * the anchors of ark_report_anchor and never skip a level. */
void ark_render_html(const char *markdown, const char *title, enum ark_lang lang, GString *out);
/* The page's style sheet. */
extern const char *const ark_html_style;
