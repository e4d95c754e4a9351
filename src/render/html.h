/* A Markdown text as one self-contained HTML page. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/lang.h"

/* Where pictures come from: `svg` appends the SVG document of the picture that Markdown calls
 * `target`, or gives false. */
struct ark_html_pictures {
    bool (*svg)(const char *target, GString *out, void *user);
    void *user;
};

/* No scripts, nothing fetched from anywhere; HTML in the text is left out (but <br>), links go only
 * to the web, to mail and within the page. A picture that `pictures` (NULL: none) has is in the
 * page itself; any other is its alternative text. Headings get the anchors of ark_report_anchor and
 * never skip a level. */
void ark_render_html(const char *markdown, const char *title, enum ark_lang lang,
                     const struct ark_html_pictures *pictures, GString *out);
/* The page's style sheet. */
extern const char *const ark_html_style;
