/* The elements of HTML that say something of a document's form. */
#include <string.h>

#include "load/html_tree.h"

static const struct {
    const char *name;
    enum html_tag tag;
} tags[] = {
    {"a", HTML_ANCHOR},
    {"address", HTML_BLOCK},
    {"annotation", HTML_UNSEEN},
    {"annotation-xml", HTML_UNSEEN},
    {"article", HTML_PART},
    {"aside", HTML_PAGE_PART},
    {"audio", HTML_UNSEEN},
    {"b", HTML_BOLD},
    {"blockquote", HTML_BLOCK},
    {"body", HTML_BLOCK},
    {"br", HTML_BREAK},
    {"button", HTML_INTERACTIVE},
    {"canvas", HTML_UNSEEN},
    {"caption", HTML_CAPTION},
    {"center", HTML_BLOCK},
    {"code", HTML_CODE},
    {"datalist", HTML_UNSEEN},
    {"dd", HTML_DEFINITION},
    {"del", HTML_STRUCK},
    {"details", HTML_BLOCK},
    {"dir", HTML_LIST},
    {"div", HTML_BLOCK},
    {"dl", HTML_LIST},
    {"dt", HTML_TERM},
    {"fieldset", HTML_BLOCK},
    {"figcaption", HTML_FIGURE_CAPTION},
    {"figure", HTML_FIGURE},
    {"footer", HTML_PAGE_PART},
    {"form", HTML_BLOCK},
    {"frameset", HTML_UNSEEN},
    {"h1", HTML_HEADING},
    {"h2", HTML_HEADING},
    {"h3", HTML_HEADING},
    {"h4", HTML_HEADING},
    {"h5", HTML_HEADING},
    {"h6", HTML_HEADING},
    {"head", HTML_BLOCK},
    {"header", HTML_PAGE_PART},
    {"hgroup", HTML_BLOCK},
    {"hr", HTML_BLOCK},
    {"html", HTML_HTML},
    {"iframe", HTML_UNSEEN},
    {"image", HTML_IMAGE},
    {"img", HTML_IMAGE},
    {"legend", HTML_BLOCK},
    {"li", HTML_ITEM},
    {"listing", HTML_PREFORMATTED},
    {"main", HTML_PART},
    {"menu", HTML_LIST},
    {"meta", HTML_META},
    {"nav", HTML_NAVIGATION},
    {"noframes", HTML_UNSEEN},
    {"noscript", HTML_UNSEEN},
    {"ol", HTML_LIST},
    {"optgroup", HTML_INTERACTIVE},
    {"option", HTML_INTERACTIVE},
    {"p", HTML_PARAGRAPH},
    {"pre", HTML_PREFORMATTED},
    {"rp", HTML_UNSEEN},
    {"s", HTML_STRUCK},
    {"script", HTML_SCRIPT},
    {"section", HTML_PART},
    {"select", HTML_INTERACTIVE},
    {"strike", HTML_STRUCK},
    {"strong", HTML_BOLD},
    {"style", HTML_UNSEEN},
    {"summary", HTML_BLOCK},
    {"svg", HTML_SVG},
    {"table", HTML_TABLE},
    {"tbody", HTML_TABLE_BODY},
    {"td", HTML_TABLE_CELL},
    {"template", HTML_UNSEEN},
    {"textarea", HTML_INTERACTIVE},
    {"tfoot", HTML_TABLE_BODY},
    {"th", HTML_TABLE_CELL},
    {"thead", HTML_TABLE_HEAD},
    {"title", HTML_TITLE},
    {"tr", HTML_TABLE_ROW},
    {"ul", HTML_LIST},
    {"video", HTML_UNSEEN},
    {"xmp", HTML_PREFORMATTED},
};

/* The rows above are sorted by name. */
enum html_tag ark_html_tag(const char *name)
{
    size_t low = 0, high = G_N_ELEMENTS(tags);
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, tags[middle].name);
        if (order == 0)
            return tags[middle].tag;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return HTML_OTHER;
}
