/* Markdown as a row of the loader table. */
#include "base/limits.h"
#include "load/markdown.h"

/* Converters that only rename a file leave a text that no word processor opens. */
static void note_extension(struct ark_load *load, const char *name)
{
    static const char *const others[] = {".docx", ".docm", ".odt", ".pdf"};
    g_autofree char *folded = g_ascii_strdown(name, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (g_str_has_suffix(folded, others[i]))
            ark_diag_add(load->diags, ARK_DIAG_WARNING, "wrong-extension",
                         (struct ark_loc){.file = ark_atom_intern(load->atoms, name)},
                         ark_say(load->lang,
                                 "filen hedder %s, men er ren tekst; læst som Markdown. Kald den "
                                 ".md, eller hent dokumentet igen",
                                 "the file is called %s but is plain text; read as Markdown. Call "
                                 "it .md, or fetch the document again"),
                         others[i]);
    }
}

static bool load(struct ark_load *load, struct ark_source *source, struct ark_input *input,
                 GError **error)
{
    size_t len;
    g_autofree char *text = ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error);
    if (text)
        note_extension(load, ark_source_name(source));
    return text && ark_markdown_load_text(load, ark_source_name(source), text, len, input, error);
}

const struct ark_loader ark_loader_markdown = {
    .name = "markdown",
    .title = {{"Markdown-dokument", "Markdown document"}},
    .bid = ark_markdown_bid,
    .load = load,
};
