/* Word's HTML: what a paragraph is stands in its class and in styles that no browser knows. Lists
 * are paragraphs whose bullets are text (html_marks.c leaves those out). */
#include <stdlib.h>
#include <string.h>

#include "load/html_internal.h"

static unsigned number_behind(const char *text, const char *word)
{
    const char *at = text ? strstr(text, word) : NULL;
    at = at ? at + strlen(word) : NULL;
    while (at && *at == ' ')
        at++;
    return at && g_ascii_isdigit(*at) ? (unsigned)CLAMP(strtol(at, NULL, 10), 0, 9) : 0;
}

/* "MsoHeading1", "Heading2", "Overskrift3". */
static unsigned heading_class(const char *class)
{
    static const char *const names[] = {"MsoHeading", "Heading", "Overskrift", "MsoOverskrift"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        size_t len = strlen(names[i]);
        if (g_ascii_strncasecmp(class, names[i], len) == 0 && g_ascii_isdigit(class[len]) &&
            class[len] != '0' && !g_ascii_isalnum(class[len + 1]))
            return (unsigned)(class[len] - '0');
    }
    return 0;
}

/* "1." and "a)" count, "·" and "o" don't. */
static bool counts(const struct html_tree *tree, uint32_t paragraph)
{
    for (uint32_t at = ark_html_after(tree, paragraph, paragraph, false); at;
         at = ark_html_after(tree, at, paragraph, tree->nodes.v[at].left_out)) {
        if (!tree->nodes.v[at].left_out)
            continue;
        g_autofree char *marker = ark_html_text_below(tree, at);
        size_t len = strlen(marker);
        if (len)
            return len > 1 && strchr(".)", marker[len - 1]) && g_ascii_isalnum(marker[0]);
    }
    return false;
}

struct html_word ark_html_word(const struct html_tree *tree, uint32_t paragraph)
{
    const struct html_node *node = &tree->nodes.v[paragraph];
    const char *class = ark_html_attribute(node, "class"),
               *style = ark_html_attribute(node, "style");
    struct html_word word = {0};
    if (style && strstr(style, "mso-list:") && !strstr(style, "mso-list:none"))
        word.list = MAX(number_behind(strstr(style, "mso-list:"), "level"), 1u);
    if (class && g_str_has_prefix(class, "MsoListParagraph"))
        word.list = MAX(word.list, 1u);
    if (class)
        word.heading = heading_class(class);
    if (!word.heading)
        word.heading = number_behind(style, "mso-outline-level:");
    word.caption = class && strcmp(class, "MsoCaption") == 0;
    word.title = class && strcmp(class, "MsoTitle") == 0;
    word.list = word.heading ? 0 : word.list;
    word.ordered = word.list && counts(tree, paragraph);
    return word;
}
