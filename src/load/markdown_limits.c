/* Limits on Markdown: cmark-gfm takes time with the square of three things, which are counted here
 * before it sees the text. */
#include <string.h>

#include "base/limits.h"
#include "load/markdown_internal.h"

/* Images and addresses of the paragraph that is being counted. */
struct counted {
    guint64 images, addresses, work;
};

static void paragraph_end(struct counted *counted)
{
    /* An image costs about five times what an address does. */
    counted->work += 5 * counted->images * counted->images;
    counted->work += counted->addresses * counted->addresses;
    counted->images = counted->addresses = 0;
}

static void count_line(struct counted *counted, const char *line, size_t len)
{
    size_t blanks = 0;
    for (size_t i = 0; i < len; i++) {
        counted->images += line[i] == '!' && i + 1 < len && line[i + 1] == '[';
        counted->addresses += line[i] == '@';
        blanks += g_ascii_isspace(line[i]);
    }
    if (blanks == len)
        paragraph_end(counted);
}

/* The columns of the line below a table's header: "|---|:-:|". */
static uint32_t delimiter_columns(const char *line, size_t len)
{
    uint32_t bars = 0;
    for (size_t i = 0; i < len; i++) {
        if (!strchr("|:->+ \t\r\n", line[i]))
            return 0;
        bars += line[i] == '|';
    }
    return bars;
}

static bool too_wide(const struct markdown *md, const char *name, uint32_t line, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_LIMIT, name, line, 0,
                       ark_say(md->load->lang,
                               "tabellen har mere end %d kolonner, som er grænsen "
                               "(ARK_MAX_DOC_COLUMNS). Del tabellen.",
                               "the table has more than %d columns, which is the limit "
                               "(ARK_MAX_DOC_COLUMNS). Split the table."),
                       ARK_MAX_DOC_COLUMNS);
}

static bool too_much(const struct markdown *md, const char *name, uint32_t line, GError **error)
{
    return ark_fail_at(error, ARK_ERROR_LIMIT, name, line, 0, "%s",
                       ark_say(md->load->lang,
                               "for mange billeder (»![«) eller adresser (»@«) uden blanke linjer "
                               "imellem (grænsen ARK_MAX_DOC_WORK). Del teksten i afsnit.",
                               "too many images (\"![\") or addresses (\"@\") without blank lines "
                               "between them (the limit ARK_MAX_DOC_WORK). Split the text into "
                               "paragraphs."));
}

bool ark_markdown_within_limits(const struct markdown *md, const char *name, GError **error)
{
    struct counted counted = {0};
    for (uint32_t line = 1; line <= md->lines.n; line++) {
        size_t from = ark_markdown_line(md, line);
        size_t len = ark_markdown_line(md, line + 1) - from;
        if (delimiter_columns(md->source + from, len) > ARK_MAX_DOC_COLUMNS)
            return too_wide(md, name, line, error);
        count_line(&counted, md->source + from, len);
        if (counted.work > ARK_MAX_DOC_WORK)
            return too_much(md, name, line, error);
    }
    paragraph_end(&counted);
    return counted.work <= ARK_MAX_DOC_WORK || too_much(md, name, md->lines.n, error);
}
