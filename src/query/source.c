/* Faults in query text: maps a place in the snippet to the pack file and draws the caret. */
#include "query/source.h"

#include "base/limits.h"

static bool lies_in_file(const struct ark_snippet *snippet)
{
    return snippet->column != 0;
}

struct ark_place ark_source_place(const struct ark_source *source, struct ark_place place)
{
    const struct ark_snippet *snippet = &source->snippet;
    if (!lies_in_file(snippet))
        return (struct ark_place){snippet->line, 0};
    uint32_t left = place.line == 1 ? snippet->column - 1 : snippet->indent;
    return (struct ark_place){snippet->line + place.line - 1, left + place.column};
}

static void add_fault(struct ark_source *source, struct ark_place there, const char *text)
{
    GError **error = source->error;
    const char *file = source->snippet.file;
    if (source->faults++ == 0) {
        ark_fail_at(error, ARK_ERROR_PACK, file, there.line, there.column, "%s", text);
        return;
    }
    if (!error || !*error || source->faults > ARK_MAX_ERRORS)
        return;
    g_autoptr(GError) next = NULL;
    ark_fail_at(&next, ARK_ERROR_PACK, file, there.line, there.column, "%s", text);
    g_autofree char *before = (*error)->message;
    (*error)->message = g_strconcat(before, "\n", next->message, NULL);
}

void *ark_source_fault(struct ark_source *source, struct ark_place place, const char *format, ...)
{
    if (source->panic)
        return NULL;
    source->panic = source->parsing;
    const struct ark_snippet *snippet = &source->snippet;
    struct ark_place there = ark_source_place(source, place);
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    /* Text that was folded on the way has no columns in the file: show the text itself. */
    bool verbatim = snippet->source && lies_in_file(snippet);
    g_autofree char *excerpt = verbatim
                                   ? ark_error_excerpt(snippet->source, there.line, there.column)
                                   : ark_error_excerpt(snippet->text, place.line, place.column);
    g_autofree char *text = g_strconcat(message, excerpt ? "\n" : "", excerpt, NULL);
    add_fault(source, there, text);
    return NULL;
}

void ark_source_warn(struct ark_source *source, struct ark_place place, const char *code,
                     const char *format, ...)
{
    struct ark_diags *warnings = source->compile->warnings;
    if (!warnings)
        return;
    struct ark_place there = ark_source_place(source, place);
    struct ark_loc loc = {
        .file = ark_atom_intern(source->compile->atoms, source->snippet.file),
        .line = there.line,
        .column = there.column,
    };
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    ark_diag_add(warnings, ARK_DIAG_WARNING, code, loc, "%s", message);
}
