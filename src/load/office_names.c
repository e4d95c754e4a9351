/* Names of styles and beginnings of captions, in the languages that they come in. */
#include "load/office_names.h"

#include <glib.h>
#include <string.h>

static bool has_any(const char *name, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strstr(name, words[i]))
            return true;
    }
    return false;
}

bool office_is_caption_style(const char *name)
{
    static const char *const words[] = {"caption", "billedtekst",  "figurtekst", "tabeltekst",
                                        "legende", "beschriftung", "bildtext",   "tabelltext"};
    return has_any(name, words, G_N_ELEMENTS(words));
}

bool office_is_header_style(const char *name)
{
    static const char *const heads[] = {"kopf", "head", "overskrift", "hoved"};
    return strstr(name, "tab") && has_any(name, heads, G_N_ELEMENTS(heads));
}

static bool begins_with(const char *text, const char *const *words, size_t n)
{
    g_autofree char *folded = g_utf8_strdown(text, -1);
    for (size_t i = 0; i < n; i++) {
        if (g_str_has_prefix(folded, words[i]))
            return true;
    }
    return false;
}

bool office_is_caption_text(const char *text)
{
    static const char *const words[] = {"fig", "tab", "ill", "bil", "abb", "diag", "draw", "bild"};
    return begins_with(text, words, G_N_ELEMENTS(words));
}

bool office_is_table_caption(const char *text)
{
    static const char *const words[] = {"tab"};
    return begins_with(text, words, G_N_ELEMENTS(words));
}
