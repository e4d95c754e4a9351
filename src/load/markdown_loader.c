/* Markdown as a row of the loader table. */
#include "base/limits.h"
#include "load/markdown.h"

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    size_t len;
    g_autofree char *text = ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error);
    return text && ark_markdown_load_text(load, ark_source_name(source), text, len, input, error);
}

const struct ark_loader ark_loader_markdown = {
    .name = "markdown",
    .title = {{"Markdown-dokument", "Markdown document"}},
    .bid = ark_markdown_bid,
    .load = load,
};
